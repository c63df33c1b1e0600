"""From files to extractions: read, learn from every paper, then read each again with what all have taught.

The order of steps is the whole of this module; each step lives in a module of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from nlp.errors import CorruptStatement, MinutegraphError, UnreadablePaper
from nlp.files.reading import find_papers, read_document
from nlp.learning import Learnt, first_reading
from nlp.learning.knowledge import Knowledge
from nlp.model import Document, Extraction
from nlp.parse import DEFAULT_MODEL

Progress = Callable[[str, int, int], None]
Mapper = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a run: extractions in order of file name, failures by path, and how many were read anew."""

    extractions: list[Extraction] = field(default_factory=list)
    failures: list[tuple[Path, MinutegraphError]] = field(default_factory=list)
    extracted: int = 0


def second_reading(learnt: Learnt, corpus: Knowledge, model: str = DEFAULT_MODEL) -> Extraction:
    """Everything that one document says, read with what the whole corpus taught."""
    from nlp.extract import extract

    return extract(learnt, corpus, model)


def extract_documents(
    documents: Sequence[Document],
    *,
    mapper: Mapper | None = None,
    model: str = DEFAULT_MODEL,
    progress: Progress | None = None,
) -> list[Extraction]:
    """The extractions of `documents`, in their order. `mapper` spreads the work (default: here and now)."""
    run: Mapper = mapper or map
    learnt = _tracked(run(first_reading, documents), "reading", len(documents), progress)
    corpus = Knowledge()
    for one in learnt:
        corpus.add(one.knowledge)
    found: list[Extraction] = _tracked(
        run(partial(second_reading, corpus=corpus, model=model), learnt), "extracting", len(documents), progress
    )
    return unique_parts(found)


def _tracked(results: Iterable[Any], step: str, total: int, progress: Progress | None) -> list[Any]:
    done = []
    for result in results:
        done.append(result)
        if progress is not None:
            progress(step, len(done), total)
    return done


def unique_parts(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions with part ids made unique in the corpus: colliding ones take the start of their file's digest."""
    owners: dict[str, set[str]] = {}
    for extraction in extractions:
        for part in extraction.document.parts:
            owners.setdefault(part.id, set()).add(extraction.document.sha256)
    clashing = {ident for ident, digests in owners.items() if len(digests) > 1}
    return [_renamed(e, clashing) if any(p.id in clashing for p in e.document.parts) else e for e in extractions]


def _renamed(extraction: Extraction, clashing: set[str]) -> Extraction:
    """`extraction` with the clashing part ids replaced wherever they stand: ids and keys begin with them."""
    suffix = extraction.document.sha256[:6]
    new = {p.id: f"{p.id}-{suffix}" for p in extraction.document.parts if p.id in clashing}
    raw = json.loads(extraction.to_json())

    def fix(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: fix(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [fix(v, key) for v in value]
        if isinstance(value, str) and key in {"part", "id", "section", "key", "entity"}:
            for old, made in new.items():
                if value == old or value.startswith(f"{old}/") or f"/{old}-" in value or f"/{old}/" in value:
                    return value.replace(old, made)
        return value

    return Extraction.from_json(json.dumps(fix(raw)))


# --- files, cache, workers -----------------------------------------------------------------------------------------


def extract_files(
    sources: Sequence[Path],
    *,
    cache: Path | None = None,
    workers: int = 1,
    cluster: str | None = None,
    model: str = DEFAULT_MODEL,
    ocr: bool = True,
    progress: Progress | None = None,
    force: bool = False,
) -> Result:
    """Read the papers at `sources` (files or folders). A file that cannot be read is a failure; the rest lands.

    `cache` is a folder for extractions: with the same papers, code and model nothing is read again, unless `force`.
    `workers` processes share the work, or the Dask cluster at `cluster`. Raises UsageError for an unknown model.
    """
    paths, failures = find_papers(sources)
    documents: list[Document] = []
    missing: list[tuple[Path, MinutegraphError]] = list(failures)
    seen: dict[str, str] = {}
    for path in paths:
        try:
            document = read_document(path, ocr=ocr)
        except UnreadablePaper as error:
            missing.append((path, error))
            continue
        if document.sha256 not in seen:
            seen[document.sha256] = document.name
            documents.append(document)
    key = _key(documents, model)
    if cache is not None and not force and (kept := _cached(cache / key, len(documents))) is not None:
        return Result(kept, missing, 0)
    with _mapper(workers, cluster) as mapper:
        extractions = extract_documents(documents, mapper=mapper, model=model, progress=progress)
    for extraction in extractions:
        check(extraction)
    if cache is not None:
        _keep(cache / key, extractions)
    return Result(extractions, missing, len(extractions))


def check(extraction: Extraction) -> None:
    """Raise CorruptStatement unless every quote stands at its offsets."""
    text = extraction.document.text
    for statement in extraction.statements:
        if not statement.quote.strip() or text[statement.start : statement.end] != statement.quote:
            raise CorruptStatement(
                f"{extraction.document.name}: the quote of a {statement.relation} statement is not at "
                f"{statement.start}:{statement.end}. Rebuild with --force; if it stays, report the file."
            )


@cache
def code_digest() -> str:
    """A digest of everything that decides what is extracted: this package's code and word lists."""
    digest = hashlib.sha256()
    for name, data in sorted(_sources(resources.files("nlp"))):
        digest.update(name.encode() + b"\0" + data)
    return digest.hexdigest()


def _sources(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Every module and word list below `folder`, by its path."""
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, f"{name}/")
        elif name.endswith((".py", ".toml")):
            yield name, entry.read_bytes()


def _key(documents: Sequence[Document], model: str) -> str:
    digest = hashlib.sha256(f"{code_digest()}\0{model}\0".encode())
    for document in documents:
        digest.update(f"{document.name}\0{document.sha256}\0".encode())
    return digest.hexdigest()[:32]


def _cached(folder: Path, expected: int) -> list[Extraction] | None:
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if len(files) != expected or not (folder / "complete").exists():
        return None
    try:
        return [Extraction.from_json(path.read_text(encoding="utf8")) for path in files]
    except ValueError:
        return None


def _keep(folder: Path, extractions: Sequence[Extraction]) -> None:
    """Write the cache of this run and drop those of earlier ones."""
    import shutil

    folder.parent.mkdir(parents=True, exist_ok=True)
    for old in folder.parent.iterdir():
        if old.is_dir():
            shutil.rmtree(old)
    folder.mkdir()
    for number, extraction in enumerate(extractions):
        (folder / f"{number:06d}.json").write_text(extraction.to_json(), encoding="utf8")
    (folder / "complete").touch()


class _mapper:  # noqa: N801 - used as a function
    """A context that gives a function like ``map``: in this process, in several, or on a Dask cluster."""

    def __init__(self, workers: int, cluster: str | None) -> None:
        self.workers, self.cluster = workers, cluster
        self.pool: Any = None

    def __enter__(self) -> Mapper:
        if self.cluster is not None:
            return self._dask(self.cluster)
        if self.workers > 1:
            self.pool = ProcessPoolExecutor(self.workers)
            return self.pool.map  # type: ignore[no-any-return]
        return map

    def _dask(self, address: str) -> Mapper:
        from nlp.errors import UsageError

        try:
            from distributed import Client
        except ImportError as error:
            raise UsageError("--cluster needs Dask. Install it with: pip install 'minutegraph[cluster]'") from error
        try:
            self.pool = client = Client(address, timeout=10)
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {address}. Start one with: dask scheduler") from error
        return lambda function, items: client.gather(client.map(function, list(items), pure=False))

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            (self.pool.close if self.cluster is not None else self.pool.shutdown)()
