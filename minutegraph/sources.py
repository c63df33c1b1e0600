"""Which files a build reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

#: Files that lie beside papers and are none: explanations, and people's decisions on what was read.
BESIDE = ("readme*", "licence*", "license*", "corrections.toml")
CORRECTIONS = "corrections.toml"


def bundled() -> Path:
    """The folder of the bundled papers: in the package where it is installed, beside it in a checkout."""
    here = Path(__file__).parent
    packaged = here / "corpus"
    return packaged if packaged.is_dir() else here.parent / "corpus"


def papers(sources: Sequence[Path], store: Path | None = None) -> list[Path]:
    """Every file that `sources` name, in a stable order and each once.

    A folder stands for all files in it and below, without hidden ones, those of the `store`, and those that lie beside
    papers. A file that is named itself is always taken, also where it is missing: reading it says what is wrong.
    """
    found: dict[Path, None] = {}
    for source in sources:
        for path in sorted(_below(source, store)) if source.is_dir() else [source]:
            found.setdefault(path)
    return list(found)


def corrections(sources: Sequence[Path]) -> Path | None:
    """The file of people's decisions in the first of the folders `sources` that has one."""
    return next((s / CORRECTIONS for s in sources if (s / CORRECTIONS).is_file()), None)


def _below(folder: Path, store: Path | None) -> Iterable[Path]:
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        beside = any(Path(path.name.lower()).match(pattern) for pattern in BESIDE)
        stored = store is not None and path.resolve().is_relative_to(store.resolve())
        if path.is_file() and not (hidden or beside or stored):
            yield path
