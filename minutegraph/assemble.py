"""From papers to a graph in its store: read what changed, build what differs, and tell what came of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from minutegraph.settings import Settings
from minutegraph.sources import bundled, corrections
from nlp.errors import MinutegraphError, SkippedPaper, StoreError

if TYPE_CHECKING:
    from graph.store import Readable

#: Called with (what is being done, papers done, papers in all) while papers are read.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What a build did.

    Of `files` papers `read` were read anew; the others were as they were at an earlier build. `failures` names each
    file that was left out, and why. `written` is False where the store already held just this graph, or where no paper
    could be read. `counts` are of things in the graph, by the local name of their class.
    """

    files: int
    read: int
    failures: tuple[tuple[Path, MinutegraphError], ...]
    seconds: float
    build: str = ""
    written: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether a file could not be read; one left out on purpose, such as a second copy, has not failed."""
        return any(not isinstance(error, SkippedPaper) for _, error in self.failures)


def assemble(
    sources: Sequence[Path] = (),
    *,
    settings: Settings | None = None,
    decisions: Path | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Assembly:
    """Read the papers that `sources` name (the bundled ones where none is) and write their graph to the store.

    A paper that cannot be read is left out and reported; where none can, nothing is written. `decisions` is a file of
    people's corrections (default: ``corrections.toml`` in a source folder). `force` reads and writes all anew.
    Raises CorruptStatement where a quote does not stand at its offsets, StoreError where the store cannot be written,
    and UsageError for an unknown model or cluster; the graph that was there stays whole then.
    """
    from graph import build
    from graph.corrections import load
    from graph.store import open_read
    from nlp.pipeline import extract_files

    began = time.perf_counter()
    settings = settings or Settings()
    if not settings.is_remote():
        _check_writable(Path(settings.store))
    sources = list(sources) or [bundled()]
    decisions = decisions or corrections(sources)
    corrected = load(decisions) if decisions else None
    result = extract_files(
        sources,
        cache=settings.cache_directory(),
        workers=settings.workers,
        cluster=settings.cluster,
        model=settings.model,
        ocr=settings.ocr,
        force=force,
        progress=progress,
    )
    failures = tuple(result.failures)
    files = len(result.extractions)
    if not files:
        return Assembly(0, 0, failures, time.perf_counter() - began)
    report = build.build(result.extractions, settings.store, base=settings.base_iri, corrections=corrected, force=force)
    counts = census(open_read(settings.store))
    seconds = time.perf_counter() - began
    return Assembly(files, result.extracted, failures, seconds, report.build, report.written, counts)


def _check_writable(store: Path) -> None:
    """Raise StoreError where the store can never be written: better before papers are read than after."""
    nearest = next(path for path in (store.absolute(), *store.absolute().parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise StoreError(f"{store}: cannot be written under {nearest}. Mend its rights or choose another --store.")


def census(store: Readable) -> dict[str, int]:
    """How many things of each of the vocabulary's own classes the graph holds, by the class's local name."""
    from ontology.terms import MG_IRI

    query = (resources.files("minutegraph") / "census.rq").read_text(encoding="utf8")
    rows = ((row["type"].value, int(row["things"].value)) for row in store.query(query))
    return {type_.removeprefix(MG_IRI): things for type_, things in rows if type_.startswith(MG_IRI)}
