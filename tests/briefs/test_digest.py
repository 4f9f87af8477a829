"""The digest of what is new: groups, changes, differences, what is due, and its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefs.conftest import write_rows
from briefs.test_brief import iter_statements, list_items
from dragoman.briefs.digest import DigestRequest, find_days, write_digest
from dragoman.model.paper import number_notes
from dragoman.record import EngagementFilters, Record

ALL = DigestRequest(since="2000-01-01T00:00:00+00:00", since_words="1 January 2000", today="2031-04-05")
NEVER = "2999-01-01T00:00:00+00:00"


def test_engagements_stand_under_the_region_that_tells_them_apart(record: Record) -> None:
    paper = write_digest(record, ALL)
    assert paper.subtitle == "4 new engagements, 0 changed"
    titles = [section.title for section in paper.sections]
    assert titles == ["Northern and Western Europe", "South America", "Accounts that differ", "Due"]
    due = list_items(paper, "Due")
    assert [day for day, _ in due] == ["10 April 2031", "14 April 2031"]
    assert due[0][1].startswith("NOR to CHL, engagement: Norwegian Prime Minister Ida Lind will meet")
    assert due[0][1].endswith(" Open.")
    assert "$40 million (Government of Norway)" in list_items(paper, "Accounts that differ")[0][1]


def test_it_can_be_grouped_by_state(record: Record) -> None:
    paper = write_digest(record, DigestRequest(ALL.since, ALL.since_words, ALL.today, by="state"))
    assert {"Norway", "Peru"} <= {section.title for section in paper.sections}


def test_every_statement_leads_to_words_at_their_place(record: Record) -> None:
    paper = write_digest(record, ALL)
    assert all(any(phrase.notes for phrase in statement) for statement in iter_statements(paper))
    for note in number_notes(paper):
        assert record.load_text(note.document.id)[note.span.start : note.span.end] == note.span.text != ""


def test_nothing_new_is_said(record: Record) -> None:
    paper = write_digest(record, DigestRequest(NEVER, "1 January 2999", "2031-06-30"))
    assert paper.subtitle == "0 new engagements, 0 changed"
    assert not paper.sections
    assert "Nothing has come into the record since then." in paper.about


def test_what_was_judged_or_told_again_is_changed(record: Record, tmp_path: Path) -> None:
    news = {
        "id": "news",
        "published": "2031-03-21",
        "source": "Andes Wire",
        "text": "President Rosa Quispe of Peru met President Mateo Soto of Chile in Lima on 19 March 2031.",
    }
    known = max(at for events in record.find_changes().values() for at in (event.at for event in events))
    record.add([write_rows(tmp_path / "news.jsonl", [news])])
    later = [events for subject, events in record.find_changes(since=known).items() if subject.startswith("e-")]
    assert later, "the moment is that of the last run; the news came at it or after it"
    paper = write_digest(record, DigestRequest(known, "then", ALL.today))
    told = [words for section in paper.sections for _, words in list_items(paper, section.title)]
    assert any("2 independent sources" in words for words in told)


def test_what_a_digest_has_no_room_for_is_counted_and_not_loaded(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write_digest(record, ALL)
    monkeypatch.setattr("dragoman.briefs.digest.MOST_IN_GROUP", 1)
    loaded: list[list[str]] = []
    load_engagements = type(record).load_engagements
    monkeypatch.setattr(
        type(record), "load_engagements", lambda self, ids: loaded.append(list(ids)) or load_engagements(self, ids)
    )
    paper = write_digest(record, ALL)
    groups = [section.title for section in paper.sections[:-2]]
    assert groups == [section.title for section in whole.sections[:-2]]
    for title in groups:
        assert list_items(paper, title) == list_items(whole, title)[:1]
    (differing,) = record.page_engagements(EngagementFilters(differing="sum")).items
    assert len(loaded[0]) == len(groups)
    assert loaded[1] == [differing.id]
    assert any("2 engagements more" in words for words in paper.about)


def test_an_engagement_without_a_day_goes_by_its_first_report(record: Record) -> None:
    line = next(line for line in record.page_engagements().items if line.accounts > 1)
    first = min(filed.document.published or "9999" for filed in record.load_accounts(line.id))
    lines = [line, replace(line, date=None), replace(line, id="e-none", date=None)]
    assert [find_days(record, [one])[one.id] for one in lines] == ["2031-03-05", first, "9999"]
