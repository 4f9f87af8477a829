"""Read a PDF file: its words with their places on the pages, by pdfium; the layout is undone in `pdf_layout`."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from math import hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from dragoman.config import ReadingSettings
from dragoman.errors import EmptyDocument, NotText, TooLong
from dragoman.reading.documents import Captured
from dragoman.reading.parts import MAX_RATIO, RATIO_FROM
from dragoman.reading.pdf_layout import Piece, undo_layout

MAX_PAGES = 5_000
END = re.compile(rb"%%EOF")
END_WITHIN = 4_096
"""Bytes from the end of the file: what stands behind its end mark is a server's or mail programme's doing."""
HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
"""What pdfium gives for the hyphen at the end of a line."""
MIN_GAP = 0.8
"""Of the size of the letters: blanks of justified lines are narrower, the gap between columns is not."""
STREAM = re.compile(rb"stream\r?\n")
PACKED_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")
HEADER = 600
"""Bytes before a stream in which its way of packing stands."""
CHUNK = 65_536
PASSWORD = re.compile(r"(?i)password")
JUNK_TITLE = re.compile(
    r"(?i)\s*(?:microsoft (?:word|powerpoint).*|untitled.*|document\s?\d*|slide \d+"
    r"|.*\.(?:docx?|pdf|indd|odt|qxd|rtf|txt))\s*"
)
"""Titles that programmes make up."""


def capture_pdf(raw: bytes, name: str, settings: ReadingSettings) -> Captured:
    """The text of a PDF file in reading order, one line a paragraph.

    Raises NotText where it is broken, cut off or under a password, EmptyDocument where it holds no text (a scan),
    TooLong.
    """
    if not END.search(raw.rstrip(b"\x00\r\n \t")[-END_WITHIN:]):
        raise NotText(name, "the PDF is cut off: its end is missing", "fetch the file again")
    refuse_bomb(raw, name)
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as fault:
        if PASSWORD.search(str(fault)):
            raise NotText(name, "the PDF is under a password", "save it without one and give that file") from None
        raise NotText(name, f"the PDF is broken: {fault}", "fetch the file again") from None
    try:
        return read_pages(pdf, name, settings)
    finally:
        pdf.close()


def refuse_bomb(raw: bytes, name: str) -> None:
    """Raise TooLong where a stream unpacks to so much that no text or picture of a page does."""
    if PACKED_TWICE.search(raw):
        raise TooLong(name, "a part of it is packed twice, as bombs are", "print it to a new PDF if you trust it")
    for found in STREAM.finditer(raw):
        if b"Fl" not in raw[max(0, found.start() - HEADER) : found.start()]:
            continue
        unpack, place, size = zlib.decompressobj(), found.end(), 0
        while place < len(raw) and not unpack.eof:
            try:
                size += len(unpack.decompress(unpack.unconsumed_tail or raw[place : place + CHUNK], 16 * CHUNK))
            except zlib.error:
                break
            if not unpack.unconsumed_tail:
                place += CHUNK
            if size > RATIO_FROM * 50 and size > MAX_RATIO * (place - found.end()):
                raise TooLong(
                    name,
                    f"a part of it unpacks to more than {size:,} bytes: no text packs so small",
                    "print it to a new PDF if you trust it",
                )


def read_pages(pdf: Any, name: str, settings: ReadingSettings) -> Captured:
    """The text of an opened PDF."""
    count = len(pdf)
    if count > MAX_PAGES:
        raise TooLong(name, f"{count:,} pages, more than {MAX_PAGES:,}", "split it")
    pages: list[list[Piece]] = []
    characters = 0
    pictures = broken = 0
    for number in range(count):
        try:
            page = pdf[number]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            broken += 1
            continue
        pieces = list(iter_pieces(text_page))
        characters += sum(len(piece.text) for piece in pieces)
        if not pieces and any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
            pictures += 1
        pages.append(pieces)
        text_page.close()
        page.close()
        if characters > settings.max_characters:
            raise TooLong(
                name,
                f"more than {settings.max_characters:,} characters on {number + 1:,} of {count:,} pages",
                "split it, or raise the limit with --max-characters",
            )
    if not characters:
        if pictures:
            raise EmptyDocument(
                name, "this PDF is a scan: pictures of pages, no text in it", "run it through OCR and give the result"
            )
        raise EmptyDocument(name, "there is no text in this PDF", "if it shows text, run it through OCR")
    layout = undo_layout(pages)
    notes = [f"page numbers and running heads left out: {', '.join(layout.left_out)}"] if layout.left_out else []
    notes += [f"{pictures} of {count} pages are pictures without text; not read"] if pictures else []
    notes += [f"{broken} of {count} pages are broken; not read"] if broken else []
    return Captured(
        id=name,
        text=layout.text,
        title=read_title(pdf, layout.text) or layout.title,
        url=layout.url,
        notes=tuple(notes),
    )


def read_title(pdf: Any, text: str) -> str | None:
    """The title among the file's properties, where a person wrote it: it stands in the text as well."""
    title = " ".join(str(pdf.get_metadata_value("Title")).split())
    if len(title.split()) < 2 or JUNK_TITLE.fullmatch(title):
        return None
    return title if fold(title) in fold(text[:3000]) else None


def fold(words: str) -> str:
    return re.sub(r"\W+", " ", words).lower()


def iter_pieces(text_page: Any) -> Iterator[Piece]:
    """The runs of words of a page with their places; a gap wider than a blank, or a step to another line, ends one."""
    raw = text_page.raw
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    letters: list[str] = []
    x0 = x1 = line = size = 0.0
    turned = False
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in (0x0A, 0x0D) or (code == 0x20 and not letters):
            if letters and code != 0x20:
                yield from finish(letters, x0, x1, line, size, turned)
                letters = []
            continue
        if code == 0x20:
            letters.append(" ")
            continue
        if not pdfium.FPDFText_GetCharOrigin(raw, index, x, y):
            continue
        pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
        if letters and (
            abs(y.value - line) > 0.4 * max(size, 1.0)
            or x.value - x1 > MIN_GAP * max(size, 1.0)
            or x.value < x0 - max(size, 1.0)
        ):
            yield from finish(letters, x0, x1, line, size, turned)
            letters = []
        if not letters:
            x0, line, size = x.value, y.value, measure_size(raw, index)
            turned = abs(pdfium.FPDFText_GetCharAngle(raw, index)) > 0.1
            x1 = x0
        letters.append(HYPHENS.get(code) or (chr(code) if code and not 0xD800 <= code <= 0xDFFF else ""))
        x1 = max(x1, right.value, x.value)
    yield from finish(letters, x0, x1, line, size, turned)


def measure_size(raw: Any, index: int) -> float:
    """The size of a letter in points as it is printed: many programmes set it by the scale, at a font size of 1."""
    size = float(pdfium.FPDFText_GetFontSize(raw, index))
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(raw, index, matrix):
        size *= hypot(matrix.c, matrix.d)
    return max(size, 1.0)


def finish(letters: list[str], x0: float, x1: float, line: float, size: float, turned: bool) -> Iterator[Piece]:
    """The piece of these letters, where there are any and they are not turned (a watermark, a stamp at the margin)."""
    words = "".join(letters).strip()
    if words and not turned:
        yield Piece(x0, x1, line, size, words)
