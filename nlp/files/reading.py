"""From files to documents: which files are papers, and the text of each.

A text file's text is its bytes decoded as UTF-8 and nothing else: no line end is changed, and a byte order mark stays
as the first character, so that every offset counts what ``open(path, encoding="utf8", newline="")`` gives anybody.
Papers in other formats have no text of their own; theirs is what `nlp.files.formats` makes of them, the same on every
run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from nlp.errors import SkippedPaper, UnreadablePaper
from nlp.files.decoding import decode, shown, unreadable
from nlp.model import Document

#: Endings that are read, without regard to case. A file without any ending is read as text where it is named itself.
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
SUFFIXES = TEXT_SUFFIXES | {".pdf", ".docx", ".html", ".htm"}
_BESIDE = ("readme", "licence", "license", "corrections.toml")


def find_papers(sources: Sequence[Path]) -> tuple[list[Path], list[tuple[Path, UnreadablePaper]]]:
    """The papers that `sources` name, in order and each once, and what was left out with the reason.

    A folder stands for the files of known endings in it and below, sorted by path, without hidden ones, READMEs,
    licences and ``corrections.toml``. A file that is named itself is taken whatever its ending. Of files with the same
    bytes the first is taken and the others are reported as `SkippedPaper`.
    """
    found: dict[Path, None] = {}
    left_out: list[tuple[Path, UnreadablePaper]] = []
    for source in sources:
        if source.is_dir():
            inside = sorted(_below(source))
            if not inside:
                known = " ".join(sorted(SUFFIXES))
                left_out.append((source, unreadable(source, f"no papers in this folder. Known endings: {known}.")))
            found.update(dict.fromkeys(inside))
        elif source.exists():
            found[source] = None
        else:
            left_out.append((source, _missing(source)))
    papers: list[Path] = []
    by_digest: dict[str, Path] = {}
    for path in found:
        digest = _digest(path)
        if digest and digest in by_digest:
            first = shown(by_digest[digest])
            left_out.append(
                (path, SkippedPaper(f"{shown(path)}: the same content as {first}, which is read. Remove one."))
            )
            continue
        if digest:
            by_digest[digest] = path
        papers.append(path)
    return papers, left_out


def read_document(path: Path, *, ocr: bool = True) -> Document:
    """The document in the file at `path`, without parts.

    `ocr` allows scanned pages to be read with Tesseract where that is installed. Raises `UnreadablePaper` where the
    file is missing, empty, binary, wrongly encoded, locked by a password or holds no text; the message says which, and
    the mend.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _missing(path) from None
    except IsADirectoryError:
        raise unreadable(path, "this is a folder. Name a file in it.") from None
    except OSError as error:
        raise unreadable(path, f"{error.strerror or error}. Check the file and its permissions.") from None
    if not data:
        raise unreadable(path, "the file is empty. Fetch it again, or remove it.")
    text = _reader(path)(path, data, ocr)
    if not re.search(r"\w", text):
        raise unreadable(path, "no words in it. Fetch it again, or remove it.")
    return Document(path.name, hashlib.sha256(data).hexdigest(), text)


def _reader(path: Path) -> Callable[[Path, bytes, bool], str]:
    from nlp.files import formats  # the libraries behind it are heavy, and most papers are plain text

    readers: dict[str, Callable[[Path, bytes, bool], str]] = {
        ".pdf": formats.pdf_text,
        ".docx": lambda path, data, _: formats.docx_text(path, data),
        ".html": lambda path, data, _: formats.html_text(path, data),
        ".htm": lambda path, data, _: formats.html_text(path, data),
    }
    suffix = path.suffix.lower()
    if suffix in readers:
        return readers[suffix]
    if suffix in TEXT_SUFFIXES or not suffix:
        return lambda path, data, _: decode(path, data)
    known = " ".join(sorted(SUFFIXES))
    raise unreadable(path, f"not a kind of paper that can be read. Known endings: {known}. Convert it to one.")


def _missing(path: Path) -> UnreadablePaper:
    return unreadable(path, "no such file. Check the path.")


def _below(folder: Path) -> Iterable[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        beside = path.name.lower().startswith(_BESIDE)
        if path.suffix.lower() in SUFFIXES and not (hidden or beside) and path.is_file():
            yield path


def _digest(path: Path) -> str | None:
    """The digest of the file's bytes; None where it is empty or cannot be read, which reading it will tell."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest() if path.stat().st_size else None
    except OSError:
        return None
