"""What must hold of the project as a whole: layers, packaging, documents, and no name or path where none belongs."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: From the bottom to the top: a package imports only from those before it.
LAYERS = ["ontology", "nlp", "graph", "queries", "viz", "minutegraph"]
#: The scoring scheme names names; reading never sees them.
SCHEME = ROOT / "minutegraph" / "scheme.toml"


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))


def package_files(*suffixes: str) -> list[Path]:
    """The packages' own files, without what Python leaves beside them."""
    found = (path for layer in LAYERS for path in (ROOT / layer).rglob("*") if path.is_file())
    return sorted(p for p in found if "__pycache__" not in p.parts and (not suffixes or p.suffix in suffixes))


def text_files() -> Iterator[tuple[Path, str]]:
    """Every text file of the project but the papers, the annotation and the lock."""
    skipped = {"corpus", "gold", "minutegraph.db", "node_modules", "build", "dist", "__pycache__"}
    for folder, names, files in os.walk(ROOT):
        names[:] = [n for n in names if n == ".ci" or not (n in skipped or n.startswith("."))]
        for name in sorted(files):
            path = Path(folder) / name
            if name in ("requirements.lock", "briefing.html") or path == Path(__file__):
                continue
            try:
                yield path, path.read_text(encoding="utf8")
            except UnicodeDecodeError:
                continue


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_run_one_way(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :])

    upward = {str(p.relative_to(ROOT)): imported(p) & above for p in sorted((ROOT / layer).rglob("*.py"))}

    assert {path: names for path, names in upward.items() if names} == {}


def test_only_nlp_imports_spacy() -> None:
    others = [p for p in package_files(".py") if p.relative_to(ROOT).parts[0] != "nlp"]

    assert [str(p) for p in others if "spacy" in imported(p)] == []


def test_plain_data_costs_no_spacy() -> None:
    program = "import sys, nlp.model, nlp.errors; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_no_name_from_the_papers_is_written_into_the_code() -> None:
    names = annotated_names()
    pattern = re.compile(r"(?<!\w)(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?!\w)")

    found = {
        f"{path.relative_to(ROOT)}: {match[1]}"
        for path in package_files(".py", ".toml", ".yaml", ".yml", ".ttl", ".rq", ".html", ".j2", ".js", ".css", ".md")
        if path != SCHEME and "vendor" not in path.parts
        for match in pattern.finditer(path.read_text(encoding="utf8"))
    }

    assert sorted(found) == []


def annotated_names() -> set[str]:
    """Names of operations, people, teams and places in the annotation that are nobody else's words."""
    names: set[str] = set()
    for path in (ROOT / "tests" / "gold").glob("*.json"):
        for entity in json.loads(path.read_text(encoding="utf8"))["entities"]:
            surfaces = {entity["label"], *entity["surfaces"]}
            if entity["type"] in ("OPERATION", "INITIATIVE", "TEAM"):
                names |= {s for s in surfaces if " " in s}
            elif entity["type"] in ("PERSON", "PLACE"):
                names |= surfaces
    return names - GENERIC


#: Annotated surfaces that are words of the trade and of no particular place.
GENERIC = {
    "England", "England and Wales", "Wales", "UK", "London", "Middle East", "Russia", "Houses of Parliament",
    "Control Room", "Police and Crime Panel", "Senior Leadership Team", "Special Constabulary",
}  # fmt: skip


def test_no_path_of_a_machine_and_no_host_of_a_registry() -> None:
    unwanted = re.compile(r"(?<![\w.])/(work|root|home|farm|tmp|opt|Users)/\w|pypi\.org|pythonhosted|extra-index-url")

    found = [f"{p.relative_to(ROOT)}: {m[0]}" for p, text in text_files() if (m := unwanted.search(text))]

    assert found == []
    assert not re.search(r"https?://|file:|/(work|opt|root)/", (ROOT / "requirements.lock").read_text(encoding="utf8"))


def test_every_dependency_is_locked_with_its_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf8")
    settings = project()["project"]
    assert isinstance(settings, dict)
    wanted = [*settings["dependencies"], *settings["optional-dependencies"]["dev"]]

    names = [re.split(r"[<>=~! \[;]", line)[0].lower().replace("_", "-") for line in wanted]

    locked = set(re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE))
    assert [name for name in names if name not in locked] == []
    assert all("--hash=sha256:" in block for block in re.split(r"^(?=[a-z0-9.-]+==)", lock, flags=re.MULTILINE)[1:])


def test_the_wheel_carries_every_file(tmp_path: Path) -> None:
    build = "import hatchling.build, sys; hatchling.build.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")

    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())

    wanted = {str(path.relative_to(ROOT)) for path in package_files()}
    wanted |= {f"minutegraph/corpus/{path.name}" for path in (ROOT / "corpus").iterdir()}
    assert sorted(wanted - packed) == []
    assert sorted(n for n in packed if not n.startswith((*LAYERS, "minutegraph-"))) == []


def test_the_version_is_written_once() -> None:
    settings = project()["project"]
    assert isinstance(settings, dict)
    version = settings["version"]

    holders = [str(p.relative_to(ROOT)) for p in package_files(".py", ".toml") if f'"{version}"' in p.read_text("utf8")]

    assert holders == []
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf8"), re.MULTILINE)
    assert headings[:2] == ["Unreleased", version]


def test_links_between_documents_lead_somewhere() -> None:
    pages = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "corpus/README.md",
        ROOT / "tests/gold/README.md",
    ]

    targets = {(page, t) for page in pages for t in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text("utf8"))}

    assert sorted(f"{page.name}: {t}" for page, t in targets if not (page.parent / t).exists()) == []
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf8")
    assert [
        page.name for page in (ROOT / "docs").glob("*.md") if f"({page.name})" not in index and page.stem != "index"
    ] == []


def test_no_file_is_too_long_to_read() -> None:
    files = [*package_files(".py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]

    lengths = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf8").splitlines()) for p in files}

    assert {path: length for path, length in lengths.items() if length >= 500} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(p.relative_to(ROOT)) for p in package_files(".py") if not ast.get_docstring(ast.parse(p.read_text("utf8")))
    ]

    assert silent == []
