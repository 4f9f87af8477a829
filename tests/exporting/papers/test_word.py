from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from dragoman.errors import MissingExtra
from dragoman.exporting.papers import word
from dragoman.exporting.papers.apparatus import build_apparatus
from dragoman.exporting.papers.word import set_word
from dragoman.model.paper import Paper
from dragoman.wording import plain
from hostile_words import papers
from sample_paper import build_paper

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@pytest.fixture(scope="module")
def made() -> bytes:
    return set_word(build_paper())


def read_part(made: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


def read_footnotes(made: bytes) -> dict[str, str]:
    root = read_part(made, "word/footnotes.xml")
    return {
        note.get(qn("w:id")): "".join(note.itertext()).strip()
        for note in root.iterfind("w:footnote", W)
        if note.get(qn("w:type")) is None
    }


def test_each_footnote_holds_the_words_of_its_note(made: bytes) -> None:
    apparatus = build_apparatus(build_paper())
    told = read_footnotes(made)
    assert told == {str(number): apparatus.write_long_note(note) for note, number in apparatus.numbers.items()}
    body = read_part(made, "word/document.xml")
    cited = [e.get(qn("w:id")) for e in body.iter(qn("w:footnoteReference"))]
    assert cited == list(told), "Word counts in the order of the references"


def test_a_note_cited_again_refers_to_the_same_footnote(made: bytes) -> None:
    body = read_part(made, "word/document.xml")
    assert [e.text for e in body.iter(qn("w:instrText"))] == [" NOTEREF _Note1 \\h "]
    assert "_Note1" in [e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))]


def test_word_finds_the_footnotes_and_their_separators(made: bytes) -> None:
    types = read_part(made, "[Content_Types].xml")
    assert "/word/footnotes.xml" in [e.get("PartName") for e in types]
    notes = read_part(made, "word/footnotes.xml")
    separators = [e.get(qn("w:id")) for e in notes if e.get(qn("w:type"))]
    settings_part = read_part(made, "word/settings.xml")
    assert (
        [e.get(qn("w:id")) for e in settings_part.iterfind("w:footnotePr/w:footnote", W)] == separators == ["-1", "0"]
    )
    styles = {e.get(qn("w:styleId")) for e in read_part(made, "word/styles.xml").iter(qn("w:style"))}
    used = {
        e.get(qn("w:val"))
        for part in (notes, read_part(made, "word/document.xml"))
        for e in part.iter(qn("w:pStyle"), qn("w:rStyle"))
    }
    assert used <= styles


def test_what_is_read_back(made: bytes) -> None:
    document = Document(BytesIO(made))
    assert document.paragraphs[0].text == "Brief: Ratna Wijaya, President of Sundara"
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        *(section.title for section in build_paper().sections),
        "Sources",
    ]
    due = document.tables[0]
    assert [cell.text for cell in due.rows[0].cells] == ["What", "By", "Due", "Crowns"]
    assert due.rows[1].cells[3].paragraphs[0].alignment == 2
    assert document.tables[1].rows[0].cells[0].text == "Helen Marsh"
    section = document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    assert section.footer.paragraphs[0].text.startswith("Brief: Ratna Wijaya")
    assert "✓ reviewed by a person" in "\n".join(p.text for p in document.paragraphs)
    assert len(document.inline_shapes) == 1


def test_heads_are_repeated_and_rows_are_whole(made: bytes) -> None:
    body = read_part(made, "word/document.xml")
    assert len(body.findall(".//w:tblHeader", W)) == 2
    assert all(row.find("w:trPr/w:cantSplit", W) is not None for row in body.iter(qn("w:tr")))


def test_links_lead_to_the_web_only(made: bytes) -> None:
    relations = read_part(made, "word/_rels/document.xml.rels")
    outside = [e.get("Target") for e in relations if e.get("TargetMode") == "External"]
    assert outside == [s.link for s in build_apparatus(build_paper()).sources.values() if s.link]


def test_the_same_bytes_each_time_of_the_day_of_the_paper(made: bytes) -> None:
    assert set_word(build_paper()) == made
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2031, 6, 20, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    told = Document(BytesIO(made)).core_properties
    assert (f"{told.created:%Y-%m-%d}", f"{told.modified:%Y-%m-%d}") == ("2031-06-20", "2031-06-20")
    assert (told.title, told.author) == ("Brief: Ratna Wijaya, President of Sundara", "Dragoman")


def test_without_the_extra_a_picture_is_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise MissingExtra("not there")

    monkeypatch.setattr(word, "write_png", refuse)
    document = Document(BytesIO(set_word(build_paper())))
    assert [[cell.text for cell in row.cells] for row in document.tables[-1].rows] == [
        ["Year", "Encounters"],
        ["2030", "4"],
        ["2031", "8.5"],
        ["2032", "–"],
    ]


@settings(max_examples=25)  # python-docx takes a third of a second for a file
@given(papers)
def test_hostile_words_stay_words(paper: Paper) -> None:
    made = set_word(paper)
    document = Document(BytesIO(made))
    assert document.paragraphs[0].text == plain(paper.title)
    apparatus = build_apparatus(paper)
    if apparatus.numbers:
        expected = {str(n): apparatus.write_long_note(note) for note, n in apparatus.numbers.items()}
        assert read_footnotes(made) == expected
