"""Where the endpoint's data comes from, and the copy of it that is served.

SPARQL clients expect the default graph to be the *merge* of all named graphs. Oxigraph can pretend so at query
time, but then yields a triple once for each graph that holds it, which makes every COUNT wrong. So the server keeps
a copy of its own in which the merged triples really are the default graph: exact, and faster to query. The files
that hold the data are immutable and shared with the original by hard links where the file system allows it.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol, cast

import pyoxigraph as ox

from nlp.errors import StoreError, UnreadablePaper

RDF_SUFFIXES = (".nq", ".nt", ".ttl", ".trig", ".rdf", ".xml", ".owl", ".jsonld", ".n3")


class Source(Protocol):
    """Tells which directory holds the graph now. Each answer is a generation: its files never change again."""

    def current(self) -> Path:
        """Return the directory of the current generation. Raises StoreError where there is none."""
        ...


class DirectorySource:
    """The store that `minutegraph build` writes, or a plain Oxigraph directory."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def current(self) -> Path:
        if not self._path.is_dir():
            raise StoreError(f"{self._path}: no store there. Make one with `minutegraph build --store {self._path}`.")
        if _is_oxigraph(self._path):
            return self._path
        from graph.store import current

        return Path(current(self._path))


def _is_oxigraph(path: Path) -> bool:
    return (path / "IDENTITY").is_file()


class FixedSource:
    """A directory that never changes, such as the one that `load_files` fills."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def current(self) -> Path:
        return self._path


def load_files(paths: Sequence[Path], into: Path, base_iri: str) -> None:
    """Load RDF files into a new store at `into`. The format is told by the suffix, with or without `.gz`.

    Relative IRIs resolve against `base_iri` and the file's name, never against a path of this machine.
    Raises UnreadablePaper for a file that is missing, of an unknown kind, or not valid.
    """
    store = ox.Store(str(into))
    for path in paths:
        plain = path.with_suffix("") if path.suffix == ".gz" else path
        if plain.suffix.lower() not in RDF_SUFFIXES:
            raise UnreadablePaper(
                f"{path}: not a known RDF suffix. Known: {' '.join(RDF_SUFFIXES)}, each also with .gz."
            )
        kind = ox.RdfFormat.from_extension(plain.suffix[1:].lower())
        try:
            with _opened(path) as stream:
                store.bulk_load(stream, kind, base_iri=base_iri + plain.name)
        except SyntaxError as error:
            raise UnreadablePaper(f"{path}: not valid {kind}: {error}") from error
        except OSError as error:
            raise UnreadablePaper(f"{path}: {error.strerror or error}. Check the path and the file.") from error
    store.flush()


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def make_serving_copy(generation: Path, into: Path) -> int:
    """Make at `into` a store with the quads of `generation` and their merge as default graph; return its size.

    `generation` is only read. Takes about 5 s and no notable memory for a million quads. Raises StoreError.
    """
    into.mkdir(parents=True)
    try:
        for file in sorted(generation.iterdir()):
            if file.suffix == ".sst":
                _link(file, into / file.name)
            elif file.is_file() and file.name != "LOCK":
                shutil.copyfile(file, into / file.name)
        store = ox.Store(str(into))
        store.bulk_extend(_merged(store))
        store.flush()
        store.optimize()
        return sum(1 for _ in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    except OSError as error:
        raise StoreError(f"{generation}: cannot be opened as a store: {error}") from error


def _link(file: Path, copy: Path) -> None:
    try:
        os.link(file, copy)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(file, copy)


def _merged(store: ox.Store) -> Iterator[ox.Quad]:
    default = ox.DefaultGraph()
    for quad in store:
        if quad.graph_name != default:
            yield ox.Quad(quad.subject, quad.predicate, quad.object)


if __name__ == "__main__":
    # Run as a process of its own, so that the server's event loop never waits for it.
    sys.stdout.write(f"{make_serving_copy(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
