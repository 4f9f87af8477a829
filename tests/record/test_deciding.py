"""Answers of several judgements: they are entered and taken back together; and passages, to judge words by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.errors import JudgementError, Overtaken
from dragoman.model import Span
from dragoman.record import Record, open_record
from dragoman.record.surroundings import MOST, cut_passage
from dragoman.resolving.questions import JudgementDraft
from record.filed_reports import MEETING_AT_HOME, MEETING_ELSEWHERE, UNNAMED, file_reports


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        yield opened


def draft_name(subject: str) -> list[JudgementDraft]:
    """A name in the place of an office, as the review enters it."""
    return [
        JudgementDraft("reject", subject, "participants", "Foreign Minister of Peru | Foreign Minister | PER"),
        JudgementDraft("correct", subject, "participants", "Rosa Quispe | Foreign Minister | PER"),
    ]


def list_people(record: Record, subject: str) -> set[str]:
    return {one.name for one in record.load_engagement(subject).participants}


def test_judgements_of_one_answer_are_entered_and_taken_back_together(record: Record) -> None:
    file_reports(record, UNNAMED)
    (engagement,) = record.engagements()
    before = list_people(record, engagement.id)
    version = record.load_version(engagement.id)
    entered = record.judge_together(draft_name(engagement.id), by="Eva Holm", why="asked", expected=version)
    assert [judgement.verb for judgement in entered] == ["reject", "correct"]
    assert list_people(record, engagement.id) == {"Ida Lind", "Rosa Quispe"}
    ids = [judgement.id for judgement in entered]
    withdrawn = record.withdraw_together(ids, by="Eva Holm", why="a slip")
    assert [judgement.id for judgement in withdrawn] == ids[::-1]
    assert list_people(record, engagement.id) == before


def test_where_one_can_not_be_none_is_entered_or_taken_back(record: Record) -> None:
    file_reports(record, UNNAMED)
    (engagement,) = record.engagements()
    first, second = draft_name(engagement.id)
    with pytest.raises(JudgementError):
        record.judge_together([first, JudgementDraft("correct", engagement.id, "date", "x")], by="Eva Holm", why="-")
    with pytest.raises(Overtaken):
        record.judge_together([first, second], by="Eva Holm", why="-", expected=0)
    assert record.find_judgements() == []

    entered = [one.id for one in record.judge_together([first, second], by="Eva Holm", why="asked")]
    record.withdraw(entered[0], by="Eva Holm", why="a slip")
    with pytest.raises(JudgementError, match="withdrawn"):
        record.withdraw_together(entered, by="Eva Holm", why="a slip")
    assert [judgement.stands for judgement in record.find_judgements()] == [False, True]


def test_passages_hold_the_words_and_what_is_around_them(record: Record) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    one, other = (record.load_document(name).id for name in ("est-meeting", "nga-meeting"))
    text = record.load_text(one)
    start = text.index("Tallinn")
    near, none, whole = record.load_passages(
        [(one, Span(start, start + 7, "Tallinn")), (other, Span(0, 0, "")), ("d-none", Span(0, 1, "x"))], around=12
    ) + record.load_passages([(one, Span(start, start + 7, "Tallinn"))], around=len(text))
    assert (near.before, near.words, near.after) == ("of Nigeria in ", "Tallinn", " on 10 April")
    assert (near.begins, near.ends) == (False, False)
    assert (none.words, none.before) == ("", "")
    assert none.begins
    assert f"{whole.before}{whole.words}{whole.after}" == text
    assert (whole.begins, whole.ends) == (True, True)


def test_of_words_without_end_a_part_is_told() -> None:
    passage = cut_passage("d-1", "x" * 1_000_000, Span(10, 999_990, ""), 300)
    assert (passage.before, len(passage.words), passage.after) == ("x" * 10, MOST, "")
    assert not passage.ends
