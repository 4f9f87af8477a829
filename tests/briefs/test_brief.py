"""The brief before an encounter: what stands in it, and that every sentence leads to its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefs.conftest import REPORTS, write_rows
from dragoman.briefs.brief import LINES, write_brief
from dragoman.briefs.fitting import measure_paper
from dragoman.briefs.matter import BriefRequest
from dragoman.errors import NotInRecord
from dragoman.model.paper import Listing, Paper, Phrase, Section, Sentence, Table, number_notes
from dragoman.record import Record, open_record

BEFORE = BriefRequest(with_=("NOR", "CHL"), on="2031-04-10", made_on="2031-04-08")


def write(sentence: Sentence) -> str:
    return "".join(phrase.text for phrase in sentence)


def find_section(paper: Paper, title: str) -> Section:
    return next(section for section in paper.sections if section.title.startswith(title))


def list_items(paper: Paper, title: str) -> list[tuple[str, str]]:
    (block,) = find_section(paper, title).blocks
    assert isinstance(block, Listing)
    return [(label, write(sentence)) for label, sentence in block.items]


def list_rows(paper: Paper, title: str) -> list[list[str]]:
    (block,) = find_section(paper, title).blocks
    assert isinstance(block, Table)
    return [[write(cell) for cell in row] for row in block.rows]


def iter_statements(paper: Paper) -> Iterator[tuple[Phrase, ...]]:
    """Sentences and rows: a row of a table is one statement."""
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (tuple(phrase for cell in row for phrase in cell) for row in block.rows)
            elif isinstance(block, Listing):
                yield from (sentence for _, sentence in block.items)
            else:
                yield block.sentence  # type: ignore[union-attr]


def test_a_brief_tells_the_encounter_the_contacts_and_what_is_owed(record: Record) -> None:
    paper = write_brief(record, BEFORE)
    assert paper.title == "Meeting: Ida Lind (NOR) and Mateo Soto (CHL)"
    (opening,) = find_section(paper, "The encounter").blocks
    assert write(opening.sentence).startswith(  # type: ignore[union-attr]
        "Planned for 10 April 2031. Meeting: Ida Lind, Prime Minister (NOR) and Mateo Soto, President (CHL), Valparaíso"
    )
    contacts = list_items(paper, "Last contacts")
    assert [label for label, _ in contacts] == ["19 March 2031", "5 March 2031"]
    assert "2 independent sources" in contacts[1][1]
    assert "Sums named: $40 million (ports), $60 million (ports)" in contacts[1][1]
    assert "Agreed: They agreed to set up a joint committee" in contacts[1][1]
    assert [row[:2] + row[3:] for row in list_rows(paper, "Owed")] == [
        ["CHL", "NOR", "€2 billion", "May 2031", "open"],
        ["NOR", "CHL", "–", "June 2031", "open"],
        ["NOR", "PER", "–", "14 April 2031", "open"],
    ]
    assert list_items(paper, "Where accounts differ") == [
        (
            "Telephone call, 5 March 2031",
            "Sum: ports: $40 million (Government of Norway); $60 million (Presidency of Chile).",
        )
    ]
    assert list_items(paper, "Next on the calendar")[0][0] == "14 April 2031"
    (people,) = find_section(paper, "Who is who").blocks
    assert write(people.sentence) == (  # type: ignore[union-attr]
        "Ida Lind, Prime Minister (NOR); Mateo Soto, President (CHL); Rosa Quispe, President (PER)."
    )
    assert list_items(paper, "Instruments in play") == [("Southern Seas Fund", "Fund: €2 bn fund.")]


def test_positions_are_in_the_words_of_the_sides_alone(record: Record) -> None:
    said = [words for _, words in list_items(write_brief(record, BEFORE), "What they said")]
    assert said == [
        "Mateo Soto, 6 March 2031: We expect the first ship of the new fleet to reach Punta Arenas before the winter",
        "Ida Lind, 5 March 2031: Norway will deliver two research vessels to Chile by June 2031",
    ]


@pytest.mark.parametrize(
    "request_",
    [
        BEFORE,
        replace(BEFORE, length="short"),
        replace(BEFORE, about="Southern Seas Fund"),
        BriefRequest(with_=("PER",), on="2031-04-02", made_on="2031-04-02"),
    ],
)
def test_every_statement_leads_to_words_at_their_place(record: Record, request_: BriefRequest) -> None:
    paper = write_brief(record, request_)
    notes = number_notes(paper)
    assert list(notes.values()) == list(range(1, len(notes) + 1))
    for note in notes:
        assert record.load_text(note.document.id)[note.span.start : note.span.end] == note.span.text != ""
    statements = list(iter_statements(paper))
    assert statements
    assert all(any(phrase.notes for phrase in statement) for statement in statements)


def test_a_brief_on_a_counterpart_needs_no_encounter(record: Record) -> None:
    paper = write_brief(record, BriefRequest(with_=("PER",), on="2031-04-02", made_on="2031-04-02"))
    assert paper.title == "Peru"
    assert not [section for section in paper.sections if section.title == "The encounter"]
    assert [label for label, _ in list_items(paper, "Last contacts")] == ["19 March 2031"]
    assert list_items(paper, "What they said") == [
        (
            "In general",
            "Rosa Quispe, 20 March 2031 (press conference): Our fishermen need certainty for the next ten years",
        )
    ]


def test_a_person_can_be_the_counterpart(record: Record) -> None:
    (soto,) = record.find_actors("Mateo Soto")
    paper = write_brief(record, BriefRequest(with_=(soto.id,), on="2031-04-05", made_on="2031-04-05"))
    assert paper.title == "Mateo Soto"
    assert len(list_items(paper, "Last contacts")) == 2


def test_what_came_after_the_day_is_no_contact_yet(record: Record) -> None:
    paper = write_brief(record, BriefRequest(with_=("CHL",), on="2031-03-10", made_on="2031-03-10"))
    assert [label for label, _ in list_items(paper, "Last contacts")] == ["5 March 2031"]


def test_about_keeps_to_its_subject(record: Record) -> None:
    paper = write_brief(record, replace(BEFORE, about="Southern Seas Fund"))
    assert [label for label, _ in list_items(paper, "Last contacts")] == ["5 March 2031"]
    assert [row[4] for row in list_rows(paper, "Owed")] == ["May 2031"]


def test_a_short_brief_is_one_list_of_half_a_page(record: Record) -> None:
    full, short = write_brief(record, BEFORE), write_brief(record, replace(BEFORE, length="short"))
    assert measure_paper(short) <= LINES["short"] < measure_paper(full) <= LINES["full"]
    items = list_items(short, "In short")
    assert items[0][0] == "The encounter"
    owed = "Request: He called on Norway to sign the Southern Seas Fund, a €2 billion fund for ports, by May 2031."
    assert ("Owed and asked for", f"CHL · NOR · {owed} · €2 billion · May 2031 · open") in items


def test_a_page_holds_what_matters_of_many_contacts(tmp_path: Path) -> None:
    goods = "salmon copper timber lithium apples wool cod nickel wine paper grain ferries turbines steel zinc".split()
    calls = [
        {
            "id": f"call-{week}",
            "published": (date(2031, 1, 1) + timedelta(weeks=week)).isoformat(),
            "source": "Government of Norway",
            "text": (
                f"Norwegian Prime Minister Ida Lind phoned Chilean President Mateo Soto today. They spoke of {one} and "
                f"of the duty on {two}, and of ships that shall bring {three} to Bergen in the autumn of next year."
            ),
        }
        for week, (one, two, three) in enumerate(zip(goods, goods[1:] + goods[:1], goods[5:] + goods[:5], strict=True))
    ]
    with open_record(tmp_path / "record.db") as record:
        record.add([write_rows(tmp_path / "calls.jsonl", calls)])
        paper = write_brief(record, BriefRequest(with_=("NOR", "CHL"), on="2031-05-01", made_on="2031-05-01"))
    contacts = list_items(paper, "Last contacts")
    assert contacts[0][0] == "9 April 2031"
    assert 5 <= len(contacts) < len(calls)
    assert "earlier contacts left out" in paper.about[-1]


def test_the_next_brief_tells_what_has_changed(record: Record, tmp_path: Path) -> None:
    write_brief(record, BEFORE, remember=True)
    again = write_brief(record, BEFORE)
    assert not [section for section in again.sections if section.title.startswith("Changed")], "on the same day"
    news = {
        "id": "news",
        "published": "2031-04-08",
        "source": "Andes Wire",
        "text": "Chilean President Mateo Soto phoned Norwegian Prime Minister Ida Lind on 7 April 2031.",
    }
    record.add([write_rows(tmp_path / "news.jsonl", [news])])
    told = list_items(
        write_brief(record, replace(BEFORE, made_on="2031-04-09")), "Changed since the brief of 8 April 2031"
    )
    assert told == [("New", "Telephone call, 7 April 2031: Mateo Soto (CHL) and Ida Lind (NOR).")]


def test_a_correction_is_told_as_a_change_and_marked_as_reviewed(record: Record) -> None:
    write_brief(record, BEFORE, remember=True)
    (call,) = (e for e in record.engagements() if e.channel == "call")
    record.judge("correct", call.id, field="topics", value="salmon", by="Ann Lee", why="the protocol")
    paper = write_brief(record, replace(BEFORE, made_on="2031-04-09"))
    ((label, words),) = list_items(paper, "Changed since the brief of 8 April 2031")
    assert label == "Changed"
    assert "judged correct" in words
    reviewed = [phrase.text for sentence in paper.iter_sentences() for phrase in sentence if phrase.reviewed]
    assert "salmon" in reviewed


def test_an_engagement_can_be_named(record: Record) -> None:
    (lima,) = (e for e in record.engagements() if e.date == "2031-04-14")
    paper = write_brief(record, BriefRequest(with_=(), on="2031-04-10", made_on="2031-04-08", engagement=lima.id))
    assert paper.title == "Meeting: Ida Lind (NOR) and Rosa Quispe (PER)"
    with pytest.raises(NotInRecord):
        write_brief(record, BriefRequest(with_=(), on="2031-04-10", made_on="2031-04-08", engagement="e-none"))


def test_the_reports_are_all_told_somewhere(record: Record) -> None:
    named = {note.document.given_id for note in number_notes(write_brief(record, BEFORE))}
    assert named == {row["id"] for row in REPORTS}
