"""Files to documents: every format, and one clear line for each that cannot be read."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.errors import SkippedPaper, UnreadablePaper
from nlp.files.decoding import decode
from nlp.files.reading import find_papers, read_document, shown
from nlp.layout.parts import split_parts
from nlp.layout.passages import passages_of
from nlp.meetings import find_meetings

LINES = ["Minutes of the Fenshire Board Meeting", "Date: 3 March 2025", "Present:", "Jane Roe, Chair, Fenshire Board"]


def pdf(pages: list[list[str]], image: bool = False) -> bytes:
    """A PDF with one line of text below another on each page; with `image`, an empty page is a picture."""
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    font = 3 + 2 * len(pages)
    picture = f"/XObject << /Im0 {font + 1} 0 R >>" if image else ""
    for i, lines in enumerate(pages):
        shown_text = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
        drawn = (
            "q 100 0 0 100 50 600 cm /Im0 Do Q" if image and not lines else f"BT /F1 12 Tf 50 780 Td {shown_text} ET"
        )
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 {font} 0 R >> {picture} >> /Contents {4 + 2 * i} 0 R >>")  # fmt: skip
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    if image:
        objects.append("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x7f\nendstream")  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return out + f"{trailer}startxref\n{len(out)}\n%%EOF\n".encode()


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def problem(path: Path, **options: bool) -> str:
    with pytest.raises(UnreadablePaper) as caught:
        read_document(path, **options)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message or not str(path).isprintable()
    return message.removeprefix(f"{path}: ")


# --- plain text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["plain\n", "one\r\ntwo\rthree\u2028four\x0c", "\ufeffwith a mark\n", "é – “x”\n", "no end of line"]
)
def test_text_is_the_bytes_and_nothing_else(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, "paper.txt", text)
    document = read_document(path)
    assert document.text == text
    with path.open(encoding="utf8", newline="") as handle:
        assert document.text == handle.read()
    assert (document.name, document.sha256) == ("paper.txt", hashlib.sha256(text.encode()).hexdigest())


def test_byte_order_mark_does_not_hide_the_first_line(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "paper.txt", "\ufeff" + "\n\n".join(LINES) + "\n"))
    (part,) = split_parts(document.text, document.name)
    assert (part.kind, part.start, part.title) == ("minutes", 0, LINES[0])


@pytest.mark.parametrize("name", ["paper.md", "PAPER.TXT", "paper"])
def test_text_under_other_names(tmp_path: Path, name: str) -> None:
    assert read_document(write(tmp_path, name, "words")).text == "words"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "no words in it"),
        (b"\x00\x01\x02words\x00" * 40, "a binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "a binary file"),
        (b"%PDF-1.7 and so on", "not a text but a PDF. Rename it to end in .pdf"),
        (b"PK\x03\x04 and so on", "Rename it to end in .docx"),
        ("First line\nthe Commissioner\u2019s report".encode("cp1252"), "byte 0x92 at offset 27 (line 2); it looks like cp1252. Convert it: iconv -f CP1252 -t UTF-8 "),
        ("café words".encode("latin1"), "it looks like latin1"),
        ("minutes of the board".encode("utf-16"), "not UTF-8 but UTF-16"),
        ("minutes of the board".encode("utf-16-le"), "it looks like UTF-16LE"),
        ("minutes of the board".encode("utf-32"), "not UTF-8 but UTF-32"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_text(tmp_path: Path, data: bytes, expected: str) -> None:
    assert expected in problem(write(tmp_path, "paper.txt", data))


def test_mend_quotes_awkward_names(tmp_path: Path) -> None:
    message = problem(write(tmp_path, "my paper; rm.txt", "café".encode("latin1")))
    assert f"'{tmp_path}/my paper; rm.txt' > '{tmp_path}/my paper; rm.utf8.txt'" in message


def test_missing_folder_unknown_kind(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.txt") == "no such file. Check the path."
    assert "this is a folder" in problem(tmp_path)
    assert "not a kind of paper that can be read. Known endings: .docx" in problem(write(tmp_path, "paper.xlsx", "x"))


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problem(write(tmp_path, "paper.txt", "words")) == "Permission denied. Check the file and its permissions."


def test_message_is_one_line_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[31m.txt"
    assert problem(path)
    assert "\\n" in shown(path)
    assert shown(path).isprintable()


@given(st.binary(max_size=60))
def test_any_bytes_are_a_text_or_a_clear_error(data: bytes) -> None:
    error = None
    try:
        assert decode(Path("paper.txt"), data).encode() == data
    except UnreadablePaper as caught:
        error = str(caught)
    assert error is None or (error.startswith("paper.txt: ") and "\n" not in error)


# --- other formats -------------------------------------------------------------------------------------------------


def test_pdf_pages_one_after_another(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "paper.pdf", pdf([LINES, ["Operation Kestrel goes on."]])))
    assert document.text == "\n".join(LINES) + "\n\nOperation Kestrel goes on.\n"


def test_pdf_locked_by_a_password(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([LINES])))
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "paper.pdf"
    writer.write(path)
    assert "protected by a password. Save a copy without it: qpdf --decrypt" in problem(path)


def test_pdf_locked_with_an_empty_password_is_read(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([LINES])))
    writer.encrypt("", "owner", algorithm="RC4-128")
    path = tmp_path / "paper.pdf"
    writer.write(path)
    assert LINES[0] in read_document(path).text


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"words", pdf([LINES])[:200], b"%PDF-1.4\n" + b"\xff" * 300])
def test_broken_pdf(tmp_path: Path, data: bytes) -> None:
    assert problem(write(tmp_path, "paper.pdf", data))


def test_pdf_without_words(tmp_path: Path) -> None:
    assert "no text in it" in problem(write(tmp_path, "paper.pdf", pdf([[]])))


def test_scan_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = write(tmp_path, "scan.pdf", pdf([[]], image=True))
    assert (
        problem(path)
        == "no text layer, and Tesseract is not installed. Install tesseract-ocr, or pass --no-ocr to skip scans."
    )


def test_scan_is_skipped_where_ocr_is_off(tmp_path: Path) -> None:
    path = write(tmp_path, "scan.pdf", pdf([[]], image=True))
    with pytest.raises(SkippedPaper, match="OCR is off"):
        read_document(path, ocr=False)


def test_pictures_among_pages_of_text_are_not_dropped_silently(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    document = read_document(write(tmp_path, "paper.pdf", pdf([LINES, []], image=True)), ocr=False)
    assert document.text == "\n".join(LINES) + "\n\n\n"
    assert "1 of 2 pages are pictures and were left out." in caplog.text


def test_scan_is_read_with_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PIL")
    program = write(tmp_path, "tesseract", "#!/bin/sh\ncat > /dev/null\necho 'Minutes of the Fenshire Board Meeting'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    path = write(tmp_path, "scan.pdf", pdf([[]], image=True))
    assert read_document(path).text == "Minutes of the Fenshire Board Meeting\n"


def test_word_paragraphs_lists_and_tables(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Minutes of the Fenshire Board Meeting")
    made.add_paragraph("Date: 3 March 2025")
    made.add_paragraph("Chair – Jane Roe, Fenshire Board", style="List Bullet")
    table = made.add_table(rows=3, cols=3)
    for i, row in enumerate([("Crime", "Indicator", "2025"), ("Burglary", "Crimes", "120"), ("", "% Solved", "8.5%")]):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    made.add_paragraph("After the table.")
    path = tmp_path / "paper.docx"
    made.save(str(path))
    assert read_document(path).text == (
        "Minutes of the Fenshire Board Meeting\n\nDate: 3 March 2025\n\n- Chair – Jane Roe, Fenshire Board\n\n"
        "Crime\tIndicator\t2025\nBurglary\tCrimes\t120\n\t% Solved\t8.5%\n\nAfter the table.\n"
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04 broken", "not a Word document"),
        (b"\xd0\xcf\x11\xe0 old", "locked by a password, or an old .doc"),
        (b"words", "not a Word document"),
    ],
)
def test_broken_word(tmp_path: Path, data: bytes, expected: str) -> None:
    assert expected in problem(write(tmp_path, "paper.docx", data))


HTML = """<!doctype html><html><head><title>Site</title><style>p {color: red}</style></head><body>
<nav>Home | News</nav><h1>Minutes of the Fenshire Board Meeting</h1><p>Date: 3&nbsp;March 2025</p>
<p>One <b>bold</b>
word.<br>Next line</p><ul><li>Chair – Jane Roe</li><li><p>Clerk – Sam Hill</p></li></ul>
<table><thead><tr><th>Month<th>Calls</tr></thead><tbody><tr><td>January <em>2025</em></td><td>9,377</td></tr></tbody></table>
<script>alert("x")</script><div>Tail &lt;3</div></body></html>"""


def test_html(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, "paper.html", HTML)).text == (
        "Minutes of the Fenshire Board Meeting\n\nDate: 3 March 2025\n\nOne bold word.\nNext line\n\n- Chair – Jane Roe\n"
        "- Clerk – Sam Hill\n\nMonth\tCalls\nJanuary 2025\t9,377\n\nTail <3\n"
    )


def test_html_in_the_encoding_it_names(tmp_path: Path) -> None:
    data = '<meta charset="windows-1252"><p>Café – ok'.encode("cp1252")
    assert read_document(write(tmp_path, "paper.htm", data)).text == "Café – ok\n"
    assert "not UTF-8" in problem(write(tmp_path, "other.htm", "<p>Café – ok".encode("cp1252")))


def test_deeply_nested_html(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, "paper.html", "<div>" * 20_000 + "words")).text == "words\n"


@pytest.mark.parametrize("name", ["paper.pdf", "paper.html"])
def test_other_formats_are_read_the_same_every_time_and_into_parts(tmp_path: Path, name: str) -> None:
    data = pdf([LINES]) if name.endswith("pdf") else "".join(f"<p>{line}</p>" for line in LINES).encode()
    first, second = (read_document(write(tmp_path, name, data)) for _ in range(2))
    assert first == second
    (part,) = split_parts(first.text, name)
    passages, sections = passages_of(first.text, part)
    (meeting,) = find_meetings(first, part, passages, sections)[0]
    assert (meeting.key, meeting.status) == ("meeting/2025-03-03-fenshire-board-meeting", "held")


# --- which files are papers ----------------------------------------------------------------------------------------


def test_folder_stands_for_its_papers(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in [
        "b.txt",
        "a.md",
        "sub/c.TXT",
        "README.md",
        "readme.txt",
        ".hidden.txt",
        ".git/x.txt",
        "corrections.toml",
        "pic.png",
        "LICENSE.txt",
    ]:
        write(tmp_path, name, f"words of {name}")
    papers, left_out = find_papers([tmp_path])
    assert [p.relative_to(tmp_path).as_posix() for p in papers] == ["a.md", "b.txt", "sub/c.TXT"]
    assert left_out == []


def test_missing_and_empty_sources_are_reported(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    papers, left_out = find_papers([tmp_path / "none.txt", tmp_path / "empty"])
    assert papers == []
    assert [str(e).removeprefix(f"{p}: ") for p, e in left_out] == [
        "no such file. Check the path.",
        "no papers in this folder. Known endings: .docx .htm .html .md .pdf .text .txt.",
    ]


def test_second_copy_is_reported_and_read_once(tmp_path: Path) -> None:
    first, second = write(tmp_path, "a.txt", "same words"), write(tmp_path, "b.txt", "same words")
    papers, ((path, error),) = find_papers([second, tmp_path, first])
    assert papers == [second]
    assert path == first
    assert isinstance(error, SkippedPaper)
    assert str(error) == f"{first}: the same content as {second}, which is read. Remove one."


def test_empty_files_are_left_for_reading_to_report(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path, name, "")
    assert len(find_papers([tmp_path])[0]) == 2


def test_file_named_itself_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    path = write(tmp_path, "paper.xlsx", "words")
    assert find_papers([path]) == ([path], [])
