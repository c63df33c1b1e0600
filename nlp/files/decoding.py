"""Bytes to text, and what is wrong where they are none."""

from __future__ import annotations

import codecs
import re
import shlex
from pathlib import Path

from nlp.errors import UnreadablePaper

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a Word file or another archive", ".docx"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", ".docx, once saved in that format"),
)


def shown(path: Path) -> str:
    """`path` as one line of a message: control characters and bytes that are no text are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in str(path))


def quoted(path: Path) -> str:
    """`path` as one word of a shell command."""
    return shlex.quote(shown(path))


def unreadable(path: Path, problem: str) -> UnreadablePaper:
    """The error that `path` has `problem`: what is wrong, and the mend."""
    return UnreadablePaper(f"{shown(path)}: {problem}")


def decode(path: Path, data: bytes) -> str:
    """`data` as UTF-8. Raises `UnreadablePaper` that tells binary from wrongly encoded, with place, guess and mend."""
    for magic, kind, suffix in _MAGIC:
        if data.startswith(magic):
            raise unreadable(path, f"not a text but {kind}. Rename it to end in {suffix}.")
    mark = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if mark:
        raise unreadable(path, f"not UTF-8 but {mark.upper()} by its first bytes. {_mend(path, mark)}")
    if wide := _utf16_without_mark(data):
        raise unreadable(path, f"not UTF-8; it looks like {wide.upper()}. {_mend(path, wide)}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _binary(data):
            raise _is_binary(path) from None
        line, guess = data.count(b"\n", 0, error.start) + 1, _guess(data)
        wrong = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} (line {line})"
        raise unreadable(path, f"{wrong}; it looks like {guess}. {_mend(path, guess)}") from None
    if _binary(data):
        raise _is_binary(path)
    return text


def _is_binary(path: Path) -> UnreadablePaper:
    return unreadable(path, "a binary file, not a text. Export the paper as text, PDF, DOCX or HTML.")


def _mend(path: Path, encoding: str) -> str:
    new = quoted(path.with_suffix(".utf8" + (path.suffix or ".txt")))
    return f"Convert it: iconv -f {encoding.upper()} -t UTF-8 {quoted(path)} > {new}"


def _binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding: NULs, or many control characters."""
    sample = data[:200_000]
    control = sum(sample.count(code) for code in (*range(1, 8), *range(14, 27), 28, 29, 30, 31))
    return b"\0" in sample or control > len(sample) / 50


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly ASCII text has a NUL in every second byte."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16le"
    return "utf-16be" if even > half * 0.7 and odd < half * 0.1 else None


def _guess(data: bytes) -> str:
    """The single-byte encoding that the bytes most likely are in: Windows' where it uses its own signs."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin1"
    return "cp1252" if re.search(rb"[\x80-\x9f]", data) else "latin1"
