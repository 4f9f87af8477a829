from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dragoman.config import DEFAULTS
from dragoman.errors import EmptyDocument, NotText, TooLong
from dragoman.reading import word
from dragoman.reading.documents import make_document
from dragoman.reading.word import capture_word

CALL = "The foreign minister of Ghana spoke by telephone with his counterpart in Togo on Friday."


def save(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_paragraphs_lists_tables_and_boxes_become_lines() -> None:
    document = docx.Document()
    document.add_heading("Call with Togo", 1)
    paragraph = document.add_paragraph("The minister ")
    paragraph.add_run("spoke").bold = True
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> gladly</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText> never</w:delText></w:r></w:del>"))
    paragraph.add_run("\tby\nphone.")
    document.add_paragraph("a ferry", style="List Bullet")
    document.add_paragraph("a road", style="List Number")
    table = document.add_table(2, 2)
    for number, cell in enumerate(["Ghana", "€5 million", "Togo", ""]):
        table.cell(number // 2, number % 2).text = cell
    assert capture_word(save(document), "a.docx").text.split("\n\n") == [
        "Call with Togo",
        "The minister spoke gladly by phone.",
        "- a ferry",
        "- a road",
        "Ghana | €5 million",
        "Togo",
    ]


def test_title_and_day_come_from_the_properties_where_the_text_has_none() -> None:
    document = docx.Document()
    document.add_heading("Heading", 0)
    document.add_paragraph(CALL)
    assert capture_word(save(document), "a.docx").title == "Heading"
    assert capture_word(save(document), "a.docx").made is None
    document.core_properties.title = "Call with Togo"
    document.core_properties.created = datetime(2024, 5, 3, 10, 0)
    captured = capture_word(save(document), "a.docx")
    assert captured.title == "Call with Togo"
    made = make_document(captured, DEFAULTS)
    assert made.published == "2024-05-03"
    assert "its file is of 2024-05-03" in made.notes[0]
    document.add_paragraph("Published: 6 May 2024")
    assert make_document(capture_word(save(document), "a.docx"), DEFAULTS).published == "2024-05-06"


def test_broken_and_empty_documents_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EmptyDocument):
        capture_word(save(docx.Document()), "a.docx")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<w:document>")
    with pytest.raises(NotText, match="broken"):
        capture_word(stream.getvalue(), "a.docx")
    monkeypatch.setattr(word, "MAX_UNPACKED", 1_000)
    with pytest.raises(TooLong):
        capture_word(save(docx.Document()), "a.docx")
