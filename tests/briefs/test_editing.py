"""A brief edited: what is left out is gone and told to be, what an officer wrote is marked as the officer's."""

from __future__ import annotations

import pytest

from dragoman.briefs.editing import WHOLE, edit_paper, iter_keys, key_block, key_section, sign_parts
from dragoman.model import Span
from dragoman.model.paper import Listing, Note, Paper, Paragraph, Phrase, Picture, Section, Sentence, Table
from dragoman.model.record import DocumentHead

WORDS = Note(DocumentHead("d-1", 1, "a.txt", "Readout", "2031-03-05"), Span(0, 5, "Ferry"))


def tell(words: str) -> Sentence:
    return (Phrase(words, (WORDS,)),)


CONTACTS = Section("Last contacts", (Listing((("5 March", tell("A call.")), ("4 March", tell("A visit.")))),))
OWED = Section("Owed", (Table(("From", "What"), ((tell("NOR"), tell("Two ships")), (tell("CHL"), tell("A reply")))),))
SHORT = Section(
    "In short",
    (
        Listing(
            (("Contacts", tell("First.")), ("", tell("Second.")), ("Owed", tell("Third."))),
        ),
    ),
)
PEOPLE = Section(
    "Who is who", (Paragraph(tell("Ida Lind, Prime Minister.")), Picture("Months", "<svg/>", ("a",), ((1,),)))
)
PAPER = Paper("Norway and Chile", "Brief", (CONTACTS, OWED, PEOPLE), "2031-03-07", ("Made on 7 March.",))


def words_of(paper: Paper) -> list[str]:
    return ["".join(phrase.text for phrase in sentence) for sentence in paper.iter_sentences()]


def keys_of(section: Section) -> tuple[str, ...]:
    return tuple(key for block in section.blocks for key in key_block(section, block))


def test_what_is_kept_stays_as_it_was() -> None:
    assert edit_paper(PAPER, set(iter_keys(PAPER)), {}, "Ann Lee") == PAPER


def test_what_is_left_out_is_gone_and_told() -> None:
    keep = set(iter_keys(PAPER)) - {keys_of(CONTACTS)[1], keys_of(OWED)[0]}
    edited = edit_paper(PAPER, keep, {}, "Ann Lee")
    assert words_of(edited) == ["A call.", "CHL", "A reply", "Ida Lind, Prime Minister."]
    assert edited.about == ("Made on 7 March.", "2 parts of it left out by Ann Lee.")


def test_a_section_of_nothing_goes() -> None:
    edited = edit_paper(PAPER, set(keys_of(OWED)), {}, "Ann Lee")
    assert [section.title for section in edited.sections] == ["Owed"]


def test_a_label_goes_to_the_first_that_is_left_below_it() -> None:
    paper = Paper("Norway", "", (SHORT,), "2031-03-07")
    _, second, third = keys_of(SHORT)
    [section] = edit_paper(paper, {second, third}, {}, "Ann Lee").sections
    assert section.blocks == (Listing((("Contacts", tell("Second.")), ("Owed", tell("Third.")))),)
    [section] = edit_paper(paper, {third}, {}, "Ann Lee").sections
    assert section.blocks == (Listing((("Owed", tell("Third.")),)),)


def test_notes_are_the_officers_and_rest_on_nothing() -> None:
    notes = {key_section(OWED): "Ask for the timetable.\r\nTwice.", WHOLE: "Bring the map.\x07"}
    edited = edit_paper(PAPER, set(iter_keys(PAPER)), notes, "Ann Lee")
    owed, last = edited.sections[1], edited.sections[-1]
    assert owed.blocks[1:] == (
        Paragraph((Phrase("Note by Ann Lee: ", style="strong"), Phrase("Ask for the timetable."))),
        Paragraph((Phrase(""), Phrase("Twice."))),
    )
    assert (last.title, words_of(Paper("", "", (last,), ""))) == (
        "Notes by Ann Lee",
        ["Note by Ann Lee: Bring the map."],
    )
    assert edited.about[-1] == "What stands under “Note by Ann Lee” is that person's own words: it rests on no report."
    assert not any(phrase.notes for block in owed.blocks[1:] for phrase in block.sentence)  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["", " \n \t"])
def test_an_empty_note_is_none(words: str) -> None:
    assert edit_paper(PAPER, set(iter_keys(PAPER)), {WHOLE: words}, "Ann Lee") == PAPER


def test_a_section_left_out_keeps_the_note_on_it() -> None:
    edited = edit_paper(PAPER, set(keys_of(CONTACTS)), {key_section(OWED): "Nothing is owed."}, "Ann Lee")
    assert words_of(edited) == ["A call.", "A visit.", "Note by Ann Lee: Nothing is owed."]


def test_the_print_of_a_paper_changes_with_its_words() -> None:
    other = Paper("Norway and Chile", "Brief", (CONTACTS, PEOPLE), "2031-03-07")
    assert sign_parts(PAPER) == sign_parts(Paper("x", "", PAPER.sections, "2031-03-08")) != sign_parts(other)
    assert len(set(iter_keys(PAPER))) == 6
