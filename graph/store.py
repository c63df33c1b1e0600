"""The graph's store: a directory of generations of which one is current, or any SPARQL 1.1 server.

Layout of the directory::

    CURRENT                 the name of the current generation, swapped atomically
    lock                    held while a build writes; names the process and when it began
    generations/NAME/store  an Oxigraph directory, never changed once it is current
    generations/NAME/build.json

Readers open the current generation read-only. A build that dies leaves CURRENT, and so the old graph, as it was.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Protocol

import pyoxigraph as ox

from nlp.errors import StoreError

CURRENT = "CURRENT"
LOCK = "lock"
GENERATIONS = "generations"
#: The current generation and the one before it stay, so that a reader who opened the latter is not cut off.
KEPT = 2


class Readable(Protocol):
    """What every reader of the graph needs of a store, local or remote."""

    def query(
        self,
        query: str,
        *,
        use_default_graph_as_union: bool = False,
        default_graph: Any = None,
        named_graphs: Any = None,
        substitutions: Any = None,
    ) -> Any:
        """The result of a SPARQL query, as `pyoxigraph.Store.query` gives it."""
        ...


@dataclass(frozen=True, slots=True)
class Build:
    """What is known of one generation: its id (a hash of what went in), base IRI and number of quads."""

    id: str
    base: str
    quads: int


def is_remote(location: str | Path) -> bool:
    """Whether `location` names a SPARQL server and not a directory."""
    return str(location).startswith(("http://", "https://"))


def generation(path: Path) -> Path:
    """The directory of the current generation. Raises StoreError where there is none."""
    try:
        name = (path / CURRENT).read_text(encoding="utf8").strip()
    except FileNotFoundError:
        raise StoreError(f"{path}: no graph here. Build one with: minutegraph build --store {path}") from None
    except (NotADirectoryError, UnicodeDecodeError):
        raise StoreError(f"{path}: not a minutegraph store. Choose another --store.") from None
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be read ({error.strerror}). Mend its rights or choose another --store."
        ) from None
    found = path / GENERATIONS / name
    if not name or "/" in name or not found.is_dir():
        raise StoreError(f"{path}: its current generation is gone. Build again with: minutegraph build --store {path}")
    return found


def current(path: Path | str) -> Path:
    """The Oxigraph directory of the current generation. Raises StoreError where there is none."""
    return generation(Path(path)) / "store"


def build_of(path: Path | str) -> Build | None:
    """The current build, or None where nothing was built yet."""
    try:
        return Build(**json.loads((generation(Path(path)) / "build.json").read_text(encoding="utf8")))
    except (StoreError, OSError, ValueError, TypeError):
        return None


def open_read(location: Path | str) -> Readable:
    """The current graph, opened read-only: an Oxigraph store, or a client of the SPARQL server at `location`.

    Raises StoreError where there is no graph or it is no store. A server is not contacted before the first query.
    """
    if is_remote(location):
        from graph.remote import RemoteStore

        return RemoteStore(str(location))
    directory = current(location)
    try:
        return ox.Store.read_only(str(directory))
    except (OSError, ValueError) as error:
        raise StoreError(f"{location}: cannot be opened as a graph ({error}). Build it again with --force.") from error


def memory(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store in memory that holds `quads`: for tests, for graphs as of a day, for files given by the user."""
    store = ox.Store()
    store.bulk_extend(quads)
    return store


class Writer:
    """The new generation while it is written; becomes current only when its `writing` block ends well."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.build: Build | None = None

    def write(self, quads: list[ox.Quad], build: Build) -> None:
        """Write all quads of this generation. Raises StoreError where the disk refuses."""
        try:
            store = ox.Store(str(self.directory / "store"))
            store.bulk_extend(quads)
            store.flush()
            store.optimize()
            text = json.dumps(asdict(build), sort_keys=True)
            (self.directory / "build.json").write_text(text + "\n", encoding="utf8")
        except OSError as error:
            raise StoreError(
                f"{self.directory.parent.parent}: cannot be written ({error}). Free space or choose another --store."
            ) from error
        self.build = build


@contextmanager
def writing(path: Path | str) -> Iterator[Writer]:
    """A writer of a new generation under `path`. It becomes current if the block ends without an error.

    Raises StoreError where another process is writing or the directory cannot be written.
    """
    root = Path(path)
    with _locked(root):
        fresh = Path(tempfile.mkdtemp(prefix="new-", dir=root / GENERATIONS))
        try:
            writer = Writer(fresh)
            yield writer
            if writer.build is not None:
                _swap(root, fresh, writer.build)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _swap(root: Path, fresh: Path, build: Build) -> None:
    """Give the new generation its name, point CURRENT at it, and drop generations that nobody needs."""
    numbers = [int(p.name.split("-")[0]) for p in (root / GENERATIONS).iterdir() if p.name[:1].isdigit()]
    name = f"{max(numbers, default=0) + 1:06d}-{build.id[:12]}"
    fresh.rename(root / GENERATIONS / name)
    pointer = root / f"{CURRENT}.new"
    with pointer.open("w", encoding="utf8") as handle:
        handle.write(name + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    pointer.replace(root / CURRENT)
    old = sorted(p for p in (root / GENERATIONS).iterdir() if p.name != name)
    for stale in [p for p in old if not p.name[:1].isdigit()] + [p for p in old if p.name[:1].isdigit()][: 1 - KEPT]:
        shutil.rmtree(stale, ignore_errors=True)


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """Hold the store's lock. The system frees it when the process dies, so no lock is ever stale."""
    try:
        (root / GENERATIONS).mkdir(parents=True, exist_ok=True)
        handle = (root / LOCK).open("a+", encoding="utf8")
    except OSError as error:
        raise StoreError(
            f"{root}: cannot be written ({error.strerror}). Mend its rights or choose another --store."
        ) from None
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreError(
                f"{root}: is being written by {_holder(handle)}. Wait, or build into another --store."
            ) from None
        handle.seek(0)
        handle.truncate()
        handle.write(f"process {os.getpid()} since {datetime.now(UTC).strftime('%H:%M:%S UTC')}")
        handle.flush()
        try:
            yield
        finally:
            handle.seek(0)
            handle.truncate()


def _holder(handle: IO[str]) -> str:
    handle.seek(0)
    return handle.read().strip() or "another process"
