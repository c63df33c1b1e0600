"""The program as a user meets it: data on standard output, one line of talk for what is wrong, an exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.export import FORMATS as EXPORT_FORMATS
from minutegraph.cli import app, showing
from minutegraph.reference import reference

COMMANDS = {
    "build", "trace", "changes", "query", "queries", "serve", "show", "export", "validate", "evaluate", "explain",
    "review", "stats",
}  # fmt: skip


def test_help_answers_at_once_and_loads_nothing_heavy(root: Path) -> None:
    program = (
        "import sys\nfrom minutegraph.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('spacy', 'rdflib', 'networkx', 'pyoxigraph', 'rich', 'uvicorn') if m in sys.modules])"
    )
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.endswith("[]\n")
    assert time.perf_counter() - began < 2  # 0.1 s on a quiet machine; the list above is what keeps it so


def test_all_commands_are_there_with_help_and_a_store() -> None:
    import typer.main

    commands = typer.main.get_command(app).commands

    assert set(commands) == COMMANDS
    for name, command in commands.items():
        assert command.help, name
        options = {flag for parameter in command.params for flag in parameter.opts}
        assert "--store" in options, name
        assert all(parameter.help for parameter in command.params if parameter.name != "help"), name


def test_the_reference_is_what_the_program_says(root: Path) -> None:
    assert (root / "docs" / "cli.md").read_text(encoding="utf8") == reference()


def test_export_names_every_format_there_is() -> None:
    assert showing.FORMATS.split("|") == list(EXPORT_FORMATS)


def test_build_reports_what_came_of_it(built: Path, papers: Path, run: Callable) -> None:
    again = run("build", papers, "--store", built)

    assert again.status == 0
    assert "2 papers, 2 meetings" in again.out
    assert "2 files unchanged, none read again, the graph was up to date" in again.out
    assert again.err == ""


def test_a_bad_file_is_named_and_the_rest_lands(papers: Path, tmp_path: Path, run: Callable) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))

    said = run(
        "build", papers / "june.txt", tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "gone.txt",
        "--store", tmp_path / "s.db",
    )  # fmt: skip

    assert said.status == 1
    assert "1 papers" in said.out
    lines = said.err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("minutegraph: ") for line in lines)
    assert all(any(name in line for line in lines) for name in ("empty.txt", "binary.txt", "gone.txt"))


def test_a_build_of_nothing_readable_leaves_the_old_graph(built: Path, tmp_path: Path, run: Callable) -> None:
    before = run("query", "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", "--store", built)

    said = run("build", tmp_path / "gone.txt", "--store", built)

    assert said.status == 1
    assert "Nothing was written" in said.out
    assert run("query", "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", "--store", built).out == before.out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["trace", "Operation Kestrel", "--from", "2030-02-31"], "is not a date"),
        (["changes", "--since", "yesterday"], "is not a date"),
        (["changes"], "Missing option '--since'"),
        (["trace", "Operation Kestral"], "Operation Kestrel"),
        (["export", "--format", "pdf", "--output", "x"], "use nquads, trig"),
        (["export", "--format", "csv"], "Missing option '--output'"),
        (["build", "--workers", "0"], "workers is 0: expected 1 or more"),
        (["build", "--workers", "many"], "Invalid value for '--workers'"),
        (["build", "--base-iri", "nonsense"], "base_iri"),
        (["show", "--output", "no/such/folder/x.html"], "no/such/folder"),
        (["show", "--depth", "9", "--output", "x.html"], "depth"),
        (["query", "SELECT nonsense"], "minutegraph: "),
        (["query", "no_such_query"], "no_such_query"),
        (["bild"], "Did you mean 'build'?"),
        (["evaluate", "--gold", "nowhere"], "nowhere: no such folder"),
        (["serve", "--port", "70000"], "port is 70000"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_one_line_and_status_2(
    arguments: list[str], complaint: str, built: Path, run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    said = run(*arguments, *([] if arguments == ["bild"] else ["--store", built]))

    assert said.status == 2
    assert complaint in said.err
    assert said.err.startswith("minutegraph: ")
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command", [["trace", "X"], ["queries"], ["validate"], ["stats"], ["review"], ["explain", "X"]]
)
def test_without_a_graph_the_user_is_told_how_to_build_one(command: list[str], tmp_path: Path, run: Callable) -> None:
    said = run(*command, "--store", tmp_path / "none.db")

    if command == ["queries"]:  # the questions are there before any graph is
        assert said.status == 0
        return
    assert said.status == 2
    assert "no graph here. Build one with: minutegraph build --store" in said.err


def test_an_unwritable_store_is_named(papers: Path, tmp_path: Path, run: Callable) -> None:
    (tmp_path / "file").write_text("not a folder")

    said = run("build", papers, "--store", tmp_path / "file" / "graph.db")

    assert said.status == 2
    assert "graph.db" in said.err
    assert said.err.count("\n") == 1


def test_trace_tells_a_person_and_a_machine_the_same(built: Path, run: Callable) -> None:
    text = run("trace", "Operation Kestrel", "--store", built)
    data = run("trace", "operation kestrel", "--store", built, "--format", "json")

    assert text.status == data.status == 0
    assert "59 arrests" in text.out
    assert "Roads Team" in text.out
    assert "59" in json.dumps(json.loads(data.out))
    assert "September" in text.out or "Sep 2030" in text.out


def test_trace_as_of_a_day_knows_nothing_later(built: Path, run: Callable) -> None:
    assert "Sep" not in run("trace", "Operation Kestrel", "--as-of", "2030-07", "--store", built).out


def test_changes_between_two_meetings(built: Path, run: Callable) -> None:
    news = json.loads(run("changes", "--since", "2030-06-05", "--json", "--store", built).out)

    assert ("new", "Operation Heron") in {(piece["kind"], piece["label"]) for piece in news}


def test_query_formats_agree(built: Path, run: Callable) -> None:
    question = """PREFIX mg: <https://w3id.org/minutegraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT DISTINCT ?l { GRAPH ?g { ?o a mg:Operation ; rdfs:label ?l } } ORDER BY ?l"""

    rows = json.loads(run("query", question, "--format", "json", "--store", built).out)["results"]["bindings"]
    csv = run("query", question, "--format", "csv", "--store", built).out.splitlines()

    assert [row["l"]["value"] for row in rows] == ["Operation Falcon", "Operation Heron", "Operation Kestrel"]
    assert csv == ["l", *[row["l"]["value"] for row in rows]]


def test_two_builds_give_the_same_bytes(papers: Path, built: Path, tmp_path: Path, run: Callable) -> None:
    run("build", papers, "--store", tmp_path / "other.db", "--force")
    for store, name in ((built, "one"), (tmp_path / "other.db", "two")):
        assert run("export", "--format", "nquads", "--output", tmp_path / name, "--store", store).status == 0

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_export_to_standard_output_gives_the_same_bytes(built: Path, tmp_path: Path, run: Callable) -> None:
    run("export", "--format", "turtle", "--output", tmp_path / "file", "--store", built)
    piped = run("export", "--format", "turtle", "--output", "-", "--store", built)

    assert piped.status == 0
    assert piped.out == (tmp_path / "file").read_text(encoding="utf-8")
    assert run("export", "--format", "csv", "--output", "-", "--store", built).status == 2


def test_show_writes_one_page(built: Path, tmp_path: Path, run: Callable) -> None:
    said = run("show", "Operation Kestrel", "--output", tmp_path / "page.html", "--store", built)

    assert said.status == 0
    assert said.out == ""
    assert "Operation Kestrel" in (tmp_path / "page.html").read_text(encoding="utf8")


def test_validate_finds_a_built_graph_sound(built: Path, run: Callable) -> None:
    said = run("validate", "--store", built)

    assert (said.status, said.out.split(":")[0]) == (0, "The graph is sound")


def test_a_reader_who_has_seen_enough_is_no_error(built: Path, root: Path) -> None:
    command = f'"{sys.executable}" -m minutegraph stats --json --store "{built}" | head -c 10'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=root, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_settings_of_the_environment_reach_the_commands(built: Path, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "minutegraph", "stats", "--json"], cwd=root, capture_output=True, text=True, check=True,
        env={**os.environ, "MINUTEGRAPH_STORE": str(built)},
    )  # fmt: skip

    assert "central" in json.loads(done.stdout)


def test_documents_name_only_commands_that_exist(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").glob("*.md"), *(root / "tests").glob("*/README.md")]

    named = {
        (page.name, command)
        for page in pages
        for number, piece in enumerate(page.read_text(encoding="utf8").split("```"))
        for line in (piece.splitlines() if number % 2 else re.findall(r"`([^`]+)`", piece))
        for command in re.findall(r"^(?:\$ )?(?:\.venv/bin/)?minutegraph ([a-z]+)", line)
    }

    assert {command for _, command in named} >= {"build", "trace", "query", "serve", "show"}
    assert sorted(pair for pair in named if pair[1] not in COMMANDS) == []
