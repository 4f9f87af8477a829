"""The brief before the encounter that the two seed reports lead up to: what a desk officer must find in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefs.test_brief import iter_statements, write
from dragoman.briefs.brief import write_brief
from dragoman.briefs.matter import BriefRequest
from dragoman.model.paper import Paper, number_notes
from dragoman.record import Record, open_record


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with open_record(tmp_path_factory.mktemp("seeds") / "seeds.db") as record:
        assert record.add([shared / "gold" / "seeds.jsonl"]).added == 2
        yield record


@pytest.fixture(scope="module")
def paper(seeds: Record) -> Paper:
    return write_brief(seeds, BriefRequest(with_=("UKR", "USA"), on="2025-12-28", made_on="2025-12-27"))


def test_it_names_every_call_of_two_days_before(seeds: Record, paper: Paper) -> None:
    words = [write(statement) for statement in iter_statements(paper)]
    calls = [e for e in seeds.engagements() if e.channel == "call" and e.date == "2025-12-26"]
    assert len(calls) == 6
    for call in calls:
        (other,) = (p for p in call.participants if p.country != "UKR")
        assert any(told.startswith("Telephone call: ") and f"{other.name} ({other.country})" in told for told in words)


def test_it_lists_programmes_sums_and_what_is_promised(paper: Paper) -> None:
    words = "\n".join(write(statement) for statement in iter_statements(paper))
    titles = [section.title for section in paper.sections]
    assert "What they said" in titles
    labels = {
        label for section in paper.sections for block in section.blocks for label, _ in getattr(block, "items", ())
    }
    assert {"SAFE", "NB8"} <= labels
    assert "$106-billion" in words
    assert "RUSUSAPledge: Moscow will present" in words
    assert "–open" in words


def test_every_note_stands_at_its_place(seeds: Record, paper: Paper) -> None:
    notes = number_notes(paper)
    assert len(notes) > 20
    for note in notes:
        assert seeds.load_text(note.document.id)[note.span.start : note.span.end] == note.span.text
    assert all(any(phrase.notes for phrase in statement) for statement in iter_statements(paper))
