"""The text of papers that are not plain text: PDF, Word and HTML.

Paragraphs become lines with an empty line between them, list items begin with ``- ``, and a table row is one line
with a tab between its cells: the layout that `nlp.layout.parts` and `nlp.layout.passages` read.
"""

from __future__ import annotations

import io
import logging
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.errors import SkippedPaper, UnreadablePaper
from nlp.files.decoding import decode, quoted, shown, unreadable

if TYPE_CHECKING:
    from pypdf import PageObject

_log = logging.getLogger(__name__)

#: Fewer letters and digits than this, on average, and a PDF page has no text layer worth the name.
_FEW = 12
_OCR_SECONDS = 180
#: The most that a Word file may hold unpacked: more is an attack, not a paper.
_UNPACKED = 300_000_000


def _clean(text: str) -> str:
    """`text` with ``\\n`` line ends, and without the lone surrogates and NULs that broken files yield."""
    text = re.sub(r"\r\n?", "\n", text).replace("\0", "")
    return text.encode("utf-8", "replace").decode("utf-8")


# --- PDF -----------------------------------------------------------------------------------------------------------


def pdf_text(path: Path, data: bytes, ocr: bool = True) -> str:
    """The text of a PDF, its pages one after another. Pages that are pictures are read with Tesseract.

    Raises `UnreadablePaper` where it is broken, locked, or has no text and cannot be read by OCR either, and
    `SkippedPaper` where it is a scan and `ocr` is off.
    """
    from pypdf.errors import PyPdfError

    try:
        pages = _pages(path, data)
        texts = [_clean(page.extract_text()) for page in pages]
    except UnreadablePaper:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OSError) as error:
        # A broken PDF surfaces as any of these, depending on where it is broken.
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        problem = f"not a PDF that can be read ({reason}). Fetch it again, or print it to PDF anew."
        raise unreadable(path, problem) from error
    scanned = [i for i, text in enumerate(texts) if sum(c.isalnum() for c in text) < _FEW and _has_image(pages[i])]
    if len(scanned) == len(texts) or (scanned and ocr and shutil.which("tesseract")):
        for i in scanned:
            texts[i] = _ocr(path, pages[i], ocr)
    elif scanned:
        _log.warning("%s: %d of %d pages are pictures and were left out.", shown(path), len(scanned), len(texts))
    text = "\n\n".join(text.strip("\n") for text in texts) + "\n"
    if not re.search(r"\w", text):
        raise unreadable(path, "no text in it. Fetch it again, or print it to PDF anew.")
    return text


def _pages(path: Path, data: bytes) -> list[PageObject]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks on small faults are no news to a user
    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True  # an encryption that needs a library for it: as good as locked
    if locked:
        mend = f"Save a copy without it: qpdf --decrypt --password=PASSWORD {quoted(path)} OUT.pdf"
        raise unreadable(path, f"protected by a password. {mend}")
    return list(reader.pages)


def _has_image(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return bool(objects is not None and objects.get_object())


def _ocr(path: Path, page: PageObject, ocr: bool) -> str:
    if not ocr:
        mend = "Leave out --no-ocr to read scans with Tesseract."
        raise SkippedPaper(f"{shown(path)}: no text layer, and OCR is off. {mend}")
    program = shutil.which("tesseract")
    if program is None:
        mend = "Install tesseract-ocr, or pass --no-ocr to skip scans."
        raise unreadable(path, f"no text layer, and Tesseract is not installed. {mend}")
    command = [program, "stdin", "stdout", "-l", "eng"]
    texts = []
    for image in page.images:
        try:
            # no shell: the picture comes by standard input
            done = subprocess.run(command, input=image.data, capture_output=True, timeout=_OCR_SECONDS, check=True)  # noqa: S603
        except (subprocess.SubprocessError, OSError) as error:
            problem = f"Tesseract failed on it ({type(error).__name__}). See whether it works: tesseract --list-langs"
            raise unreadable(path, problem) from error
        texts.append(done.stdout.decode("utf-8", "replace").replace("\f", ""))
    return _clean("\n".join(texts))


# --- Word ----------------------------------------------------------------------------------------------------------


def docx_text(path: Path, data: bytes) -> str:
    """The text of a Word document in reading order. Raises `UnreadablePaper` where it is none, or locked."""
    import docx
    from docx.table import Table

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise unreadable(path, "locked by a password, or an old .doc. Save it as .docx without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > _UNPACKED:
            raise unreadable(path, f"unpacks to {size // 1_000_000} MB, too much for a paper. Save it anew in Word.")
        blocks: list[str] = []
        for item in docx.Document(io.BytesIO(data)).iter_inner_content():
            blocks.append("\n".join(_docx_rows(item)) if isinstance(item, Table) else _docx_paragraph(item))
    except UnreadablePaper:
        raise
    except (ValueError, KeyError, AttributeError, zipfile.BadZipFile, OSError, SyntaxError) as error:
        # lxml's errors are SyntaxErrors
        raise unreadable(path, "not a Word document that can be read. Save it in Word as .docx.") from error
    return _clean("\n\n".join(block for block in blocks if block.strip()) + "\n")


def _docx_paragraph(paragraph: Any) -> str:
    text = str(paragraph.text).strip()
    properties = paragraph._p.pPr
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    listed = style.startswith("List") or (properties is not None and properties.numPr is not None)
    if not text or not listed or style.startswith(("Heading", "Title")):
        return text
    return f"- {text}"


def _docx_rows(table: Any) -> Iterator[str]:
    """One line a row. A cell that spans several rows or columns is given once, the rest of its room left empty."""
    seen: set[int] = set()
    kept: list[Any] = []  # the elements stay alive, so that their ids stay theirs
    for row in table.rows:
        texts = []
        for cell in row.cells:
            texts.append("" if id(cell._tc) in seen else re.sub(r"\s+", " ", cell.text).strip())
            seen.add(id(cell._tc))
            kept.append(cell._tc)
        yield "\t".join(texts)


# --- HTML ----------------------------------------------------------------------------------------------------------

_DROP = frozenset({"script", "style", "template", "noscript", "nav", "head", "svg", "iframe", "form", "-comment"})
_PARAGRAPH = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "details", "div", "dl", "fieldset"}
    | {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol", "p", "pre"}
    | {"section", "summary", "table", "ul"}
)
_LINE = frozenset({"dd", "dt", "li", "tbody", "td", "tfoot", "th", "thead", "tr"})


def html_text(path: Path, data: bytes) -> str:
    """The text of a web page: what is shown of its body, decoded as it says or else as UTF-8.

    Raises `UnreadablePaper` where it is in neither encoding.
    """
    from selectolax.lexbor import LexborHTMLParser

    charset = re.search(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)", data[:4096], re.IGNORECASE)
    try:
        text = data.decode(charset[1].decode("ascii")) if charset else decode(path, data)
    except (LookupError, UnicodeError):
        text = decode(path, data)
    body = LexborHTMLParser(_clean(text)).body
    lines = _html_lines(body) if body is not None else []
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip(" ") for line in lines)).strip("\n") + "\n"


def _html_lines(body: Any) -> list[str]:
    """The lines of an element, walked with a stack of its own: pages may be nested deeper than Python recurses."""
    lines: list[str] = [""]
    stack: list[tuple[Any, bool]] = [(body, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag
        if leaving:
            _end_block(lines, tag)
        elif tag == "-text":
            _append(lines, node.text(deep=False))
        elif tag == "br":
            lines.append("")
        elif tag == "tr" and node.css_first("table") is None:
            _end_block(lines, tag)
            lines[-1] = "\t".join(re.sub(r"\s+", " ", cell.text(separator=" ")).strip() for cell in _html_cells(node))
            lines.append("")
        elif tag not in _DROP:
            if tag in _PARAGRAPH or tag in _LINE:
                _end_block(lines, tag)
                stack.append((node, True))
            if tag == "li":
                lines[-1] = "- "
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    return lines


def _html_cells(row: Any) -> Iterator[Any]:
    for node in row.iter():
        if node.tag in {"td", "th"}:
            yield node


def _end_block(lines: list[str], tag: str) -> None:
    """Begin a new line where the last one holds anything; paragraphs and tables get an empty line between them."""
    if lines[-1] == "- ":
        return  # a list item whose text is a paragraph
    if lines[-1].strip():
        lines.append("")
    if tag in _PARAGRAPH and len(lines) > 1 and lines[-2]:
        lines.append("")


def _append(lines: list[str], text: str) -> None:
    text = re.sub(r"\s+", " ", text)
    if lines[-1] in {"", "- "} or lines[-1].endswith(" "):
        text = text.lstrip(" ")
    lines[-1] += text
