"""How much of a page a brief takes, as a PDF and as a Word file read back."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest

from briefs.test_brief import BEFORE
from dragoman.briefs.brief import write_brief
from dragoman.briefs.fitting import measure_paper
from dragoman.exporting.papers import set_paper
from dragoman.record import Record

pytest.importorskip("weasyprint", reason="papers as PDF need WeasyPrint and Pango", exc_type=OSError)


def read_pages(made: str | bytes) -> list[str]:
    assert isinstance(made, bytes)
    document = pypdfium2.PdfDocument(io.BytesIO(made))
    return [page.get_textpage().get_text_bounded() for page in document]


def test_a_full_brief_takes_two_pages_at_the_most(record: Record) -> None:
    paper = write_brief(record, BEFORE)
    pages = read_pages(set_paper(paper, "pdf"))
    assert len(pages) <= 2
    assert "Meeting: Ida Lind (NOR) and Mateo Soto (CHL)" in " ".join(pages[0].split())
    words = " ".join(" ".join(pages).split())
    assert "version" in words, "it says from which state of the record it is made"


def test_a_short_brief_takes_one(record: Record) -> None:
    paper = write_brief(record, replace(BEFORE, length="short"))
    assert len(read_pages(set_paper(paper, "pdf"))) == 1


def test_what_measures_as_two_pages_takes_two(record: Record) -> None:
    paper = write_brief(record, BEFORE)
    section = next(s for s in paper.sections if s.title == "Last contacts")
    longer = paper
    while measure_paper(longer) < 103:
        longer = replace(longer, sections=(*longer.sections, section))
    assert measure_paper(longer) < 112
    assert len(read_pages(set_paper(longer, "pdf"))) == 2
