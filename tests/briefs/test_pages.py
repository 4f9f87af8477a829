"""How much of a page a brief takes, as a PDF and as a Word file read back."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest

from briefs.test_brief import BEFORE
from dragoman.briefs.brief import write_brief
from dragoman.briefs.fitting import measure_paper
from dragoman.errors import MissingExtra
from dragoman.exporting.papers import set_paper
from dragoman.model.paper import Paper, number_notes
from dragoman.record import Record


def set_pages(paper: Paper) -> list[str]:
    """The words of each page of a paper as PDF; skipped where what sets it is missing."""
    try:
        made = set_paper(paper, "pdf")
    except MissingExtra as fault:
        pytest.skip(str(fault))
    assert isinstance(made, bytes)
    document = pypdfium2.PdfDocument(io.BytesIO(made))
    return [page.get_textpage().get_text_bounded() for page in document]


def test_a_full_brief_takes_two_pages_at_the_most(record: Record) -> None:
    paper = write_brief(record, BEFORE)
    pages = set_pages(paper)
    assert len(pages) <= 2
    assert "Meeting: Ida Lind (NOR) and Mateo Soto (CHL)" in " ".join(pages[0].split())
    words = " ".join(" ".join(pages).split())
    assert "version" in words, "it says from which state of the record it is made"


def test_a_short_brief_takes_one(record: Record) -> None:
    paper = write_brief(record, replace(BEFORE, length="short"))
    assert len(set_pages(paper)) == 1


def test_what_measures_as_two_pages_takes_two(record: Record) -> None:
    paper = write_brief(record, BEFORE)
    section = next(s for s in paper.sections if s.title == "Last contacts")
    longer = paper
    while measure_paper(longer) < 103:
        longer = replace(longer, sections=(*longer.sections, section))
    assert measure_paper(longer) < 112
    assert len(set_pages(longer)) == 2


def test_a_word_file_holds_what_the_brief_says(record: Record) -> None:
    paper = write_brief(record, BEFORE)
    made = set_paper(paper, "docx")
    assert isinstance(made, bytes)
    document = docx.Document(io.BytesIO(made))
    words = [paragraph.text for paragraph in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = " ".join(" ".join(words).split())
    for sentence in paper.iter_sentences():
        for phrase in sentence:
            assert " ".join(phrase.text.split()) in told
    (part,) = (part for part in document.part.package.parts if str(part.partname) == "/word/footnotes.xml")
    footnotes = " ".join(part.blob.decode("utf-8").split())
    for note in number_notes(paper):
        assert f"[{note.span.start}–{note.span.end}]" in footnotes
