"""Read a Word document: one line a paragraph, list item and table row; title and day of making from its properties."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from dragoman.errors import EmptyDocument, NotText, TooLong
from dragoman.reading.documents import Captured

BROKEN = (
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    ValueError,
    KeyError,
    AttributeError,
    TypeError,
    IndexError,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    AssertionError,
)
"""What python-docx raises for packages that lack parts, or hold broken ones."""
MAX_UNPACKED = 200_000_000
"""Bytes of all parts: python-docx holds them in memory. Pictures make most of a long report's, some 50 million."""
TEMPLATE_DAYS = frozenset({date(2013, 12, 23)})
"""Days on which the templates of programmes that write DOCX were made (python-docx)."""
LEFT_OUT = frozenset(qn(tag) for tag in ("w:del", "w:moveFrom", "w:txbxContent", "w:footnoteReference", "w:pPr"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def capture_word(raw: bytes, name: str) -> Captured:
    """The text of a DOCX file. Raises NotText where it is broken, EmptyDocument and TooLong."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            size = sum(member.file_size for member in package.infolist())
        if size > MAX_UNPACKED:
            raise TooLong(name, f"{size:,} bytes unpacked, more than {MAX_UNPACKED:,}", "take the pictures out of it")
        document = docx.Document(BytesIO(raw))
        body = document.element.body
        headings = {style.style_id for style in document.styles if is_heading(style.name or "")}
        listed = {style.style_id for style in document.styles if (style.name or "").lower().startswith("list")}
        lines = list(iter_lines(body, listed))
        title = (document.core_properties.title or "").strip() or find_heading(body, headings)
        made = document.core_properties.created
    except BROKEN as fault:
        raise NotText(name, f"the Word document is broken: {fault}", "open it in Word and save it anew") from None
    if not any(line.strip() for line in lines):
        raise EmptyDocument(name, "there is no text in this Word document")
    return Captured(
        id=name,
        text="\n\n".join(lines),
        title=" ".join(title.split()) or None if title else None,
        author=None,
        made=made.date().isoformat() if isinstance(made, datetime) and made.date() not in TEMPLATE_DAYS else None,
    )


def is_heading(style: str) -> bool:
    """Whether paragraphs of the style are the title or a heading of the first rank."""
    return style.lower() in ("title", "heading 1")


def iter_lines(parent: Any, listed: set[str]) -> Iterator[str]:
    """The lines of a body, cell or text box in order; what was deleted under tracked changes is left out."""
    for element in parent:
        if element.tag == qn("w:p"):
            words = read_paragraph(element)
            if words:
                yield f"- {words}" if is_item(element, listed) else words
            for box in iter_boxes(element):
                yield from iter_lines(box, listed)
        elif element.tag == qn("w:tbl"):
            for row in element.iter(qn("w:tr")):
                cells = [" ".join(iter_lines(cell, set())) for cell in row if cell.tag == qn("w:tc")]
                line = " | ".join(cell for cell in cells if cell)
                if line and not is_nested(row, element):
                    yield line
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from iter_lines(element, listed)


def is_nested(row: Any, table: Any) -> bool:
    """Whether a row belongs to a table in a cell of this table."""
    return next(row.iterancestors(qn("w:tbl"))) is not table


def iter_boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if next(box.iterancestors(FALLBACK), None) is None:
            yield box


def read_paragraph(paragraph: Any) -> str:
    """The words of a paragraph, tabs and line breaks as blanks."""
    parts: list[str] = []
    collect_words(paragraph, parts)
    return " ".join("".join(parts).split())


def collect_words(element: Any, parts: list[str]) -> None:
    """Put the words under an element on the list, in order."""
    for child in element:
        if child.tag in LEFT_OUT or child.tag == FALLBACK:
            continue
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            parts.append(" ")
        elif child.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        else:
            collect_words(child, parts)


def is_item(paragraph: Any, listed: set[str]) -> bool:
    """Whether a paragraph is an item of a list, by its numbering or its style."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return False
    style = properties.find(qn("w:pStyle"))
    return properties.find(qn("w:numPr")) is not None or (style is not None and style.get(qn("w:val")) in listed)


def find_heading(body: Any, headings: set[str]) -> str | None:
    """The words of the first paragraph in a heading's style."""
    for style in body.iter(qn("w:pStyle")):
        if style.get(qn("w:val")) in headings:
            words = read_paragraph(style.getparent().getparent())
            if words:
                return words
    return None
