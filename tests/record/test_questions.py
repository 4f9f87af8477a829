"""The review queue: what is asked, which judgements answer it, and that nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from dragoman.errors import NotInRecord
from dragoman.record import Record, open_record
from dragoman.record.tables import history
from dragoman.resolving.questions import Choice, Question
from record.filed_reports import (
    CLOSE,
    DOUBTFUL,
    HELD_CALL,
    MEETING_AT_HOME,
    MEETING_ELSEWHERE,
    PLANNED_CALL,
    UNDATED,
    UNNAMED,
    file_reports,
)


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        yield opened


def find_question(record: Record, part: str) -> Question:
    (found,) = (q for q in record.list_questions() if part in q.id)
    return found


def answer(record: Record, question: Question, choice: Choice, value: str | None = None) -> list[str]:
    """Enter the judgements of an answer; their ids."""
    (chosen,) = (a for a in question.answers if a.choice == choice)
    return [
        record.judge(
            draft.verb,
            draft.subject,
            other=draft.other,
            field=draft.field,
            value=value if draft.verb == "correct" and draft.value is None else draft.value,
            by="Eva Holm",
            why="looked at the words",
        ).id
        for draft in chosen.judgements
    ]


def list_ids(record: Record) -> set[str]:
    return {question.id for question in record.list_questions()}


def test_where_accounts_differ_a_person_is_asked(record: Record) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    (question,) = (q for q in record.list_questions() if q.kind == "value")
    (engagement,) = record.engagements()
    assert (question.subject, question.field) == (engagement.id, "date")
    assert (question.value, question.told) == ("2031-04-10", "10 April 2031")
    assert question.words.text == "10 April 2031"
    assert question.document.given_id == "est-meeting"
    (other,) = question.alternatives
    assert (other.value, other.words.text, other.document.given_id) == ("2031-04-11", "11 April 2031", "nga-meeting")
    assert question.why == (
        "The accounts differ on the date: Government of Estonia says 10 April 2031; "
        "Government of Nigeria says 11 April 2031."
    )
    assert record.load_question(question.id) == question


@pytest.mark.parametrize(
    ("choice", "given", "date"),
    [("accept", None, "2031-04-10"), ("edit", "2031-04-09", "2031-04-09"), ("reject", None, "2031-04-11")],
)
def test_an_answer_is_a_judgement_and_the_question_is_gone_until_it_is_withdrawn(
    record: Record, choice: Choice, given: str | None, date: str
) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
    question = find_question(record, ".date")
    (judged,) = answer(record, question, choice, given)
    assert record.load_engagement(question.subject).date == date
    assert question.id not in list_ids(record)
    with pytest.raises(NotInRecord, match="question"):
        record.load_question(question.id)
    record.withdraw(judged, by="Eva Holm", why="a slip")
    assert find_question(record, ".date") == question


def test_nothing_is_asked_of_what_was_judged_as_a_whole(record: Record) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, UNNAMED)
    for engagement in record.engagements():
        record.judge("accept", engagement.id, by="Eva Holm", why="all right")
    assert not [q for q in record.list_questions() if q.kind == "value"]
    (rejected,) = (e for e in record.engagements() if len(e.accounts) == 1)
    record.judge("reject", rejected.id, by="Eva Holm", why="it never was")
    assert not [q for q in record.list_questions() if q.subject == rejected.id]


def test_values_that_are_not_sure_are_asked_about(record: Record) -> None:
    file_reports(record, *DOUBTFUL)
    asked = {q.document.given_id: q for q in record.list_questions()}
    assert {given: (q.kind, q.field) for given, q in asked.items()} == {
        "undated": ("value", "date"),
        "unnamed": ("value", "participants"),
        "day-counted": ("value", "date"),
        "boats-delivered": ("follow-up", "state"),
    }
    assert asked["undated"].value is None
    assert asked["undated"].why == "It is told to have taken place, and no account tells the day."
    assert asked["unnamed"].words.text == "the Foreign Minister of Peru"
    assert asked["unnamed"].value == "Foreign Minister of Peru | Foreign Minister | PER"
    assert asked["day-counted"].why == ("The date is not sure: counted from 2031-06-02, the date spoken of before it.")
    closing = asked["boats-delivered"]
    assert closing.why.startswith("It was taken for kept because two texts speak of boats, coast, guards")
    assert closing.alternatives[0].document.given_id == "boats-promised"
    for question in asked.values():
        assert record.load_text(question.document.id)[question.words.start : question.words.end] == question.words.text
        assert record.load_question(question.id) == question


def test_that_a_day_is_not_told_can_be_accepted(record: Record) -> None:
    file_reports(record, UNDATED)
    question = find_question(record, ".date")
    answer(record, question, "accept")
    assert record.load_engagement(question.subject).date is None
    assert not list_ids(record)


def test_a_name_comes_in_the_place_of_an_office(record: Record) -> None:
    file_reports(record, UNNAMED)
    question = find_question(record, ".participants.")
    answer(record, question, "edit", "Rosa Quispe | Foreign Minister | PER")
    people = {p.name for p in record.load_engagement(question.subject).participants}
    assert people == {"Ida Lind", "Rosa Quispe"}
    assert not list_ids(record)


def test_a_participant_that_was_accepted_is_not_asked_about(record: Record) -> None:
    file_reports(record, UNNAMED)
    question = find_question(record, ".participants.")
    answer(record, question, "accept")
    assert not list_ids(record)
    assert len(record.load_engagement(question.subject).participants) == 2


@pytest.mark.parametrize(("choice", "state"), [("accept", "kept"), ("reject", "open")])
def test_a_closing_is_accepted_or_undone(record: Record, choice: Choice, state: str) -> None:
    file_reports(record, *DOUBTFUL)
    question = find_question(record, "follow-up.")
    (judged,) = answer(record, question, choice)
    (follow_up,) = (f for f in record.follow_ups() if f.id == question.subject)
    assert (follow_up.state, follow_up.reviewed) == (state, True)
    assert question.id not in list_ids(record)
    record.withdraw(judged, by="Eva Holm", why="a slip")
    assert find_question(record, "follow-up.") == question


def test_close_merges_are_asked_about_with_the_reasons(record: Record) -> None:
    file_reports(record, *CLOSE)
    asked = [q for q in record.list_questions() if q.kind == "merge"]
    joined, apart = sorted(asked, key=lambda q: q.id)
    assert {joined.document.given_id, joined.alternatives[0].document.given_id} == {"planned-call", "held-call"}
    assert joined.subject.startswith("a-")
    assert joined.score == 4.1
    assert joined.why == "These two were only just taken for one encounter: 4.1 points, and 4 are needed."
    assert {apart.document.given_id, apart.alternatives[0].document.given_id} == {
        "planned-video-call",
        "held-video-call",
    }
    assert apart.subject.startswith("e-")
    assert apart.score == 3.6
    for question in asked:
        assert round(sum(reason.weight for reason in question.reasons), 2) == question.score
        assert record.load_question(question.id) == question


@pytest.mark.parametrize(("choice", "left"), [("same", 3 - 1), ("not-same", 3)])
def test_two_that_only_just_were_not_joined_are_joined_or_kept_apart(record: Record, choice: Choice, left: int) -> None:
    file_reports(record, *CLOSE)
    question = find_question(record, "merge.e-")
    (judged,) = answer(record, question, choice)
    assert len(record.engagements()) == left
    assert question.id not in list_ids(record)
    record.withdraw(judged, by="Eva Holm", why="a slip")
    assert find_question(record, "merge.e-") == question


@pytest.mark.parametrize(("choice", "left"), [("same", 1), ("not-same", 2)])
def test_two_that_were_only_just_joined_are_kept_or_parted(record: Record, choice: Choice, left: int) -> None:
    file_reports(record, PLANNED_CALL, HELD_CALL)
    question = find_question(record, "merge.a-")
    (judged,) = answer(record, question, choice)
    assert len(record.engagements()) == left
    assert not [q for q in record.list_questions() if q.kind == "merge"]
    record.withdraw(judged, by="Eva Holm", why="a slip")
    assert find_question(record, "merge.a-").id == question.id


def test_what_matters_most_comes_first(record: Record) -> None:
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, *CLOSE, *DOUBTFUL)
    asked = record.list_questions()
    weights = [q.weight for q in asked]
    assert weights == sorted(weights, reverse=True)
    assert asked[0].why.startswith("The accounts differ")
    assert asked[1].kind == "merge"
    assert record.list_questions(limit=2) == asked[:2]
    assert {q.kind for q in record.list_questions(kinds=["merge"])} == {"merge"}
    assert {q.kind for q in record.list_questions(kinds=["follow-up"])} == {"follow-up"}


def test_only_what_has_changed_is_asked_about_since_a_version(record: Record) -> None:
    file_reports(record, UNNAMED)
    with record.database.read() as connection:
        before = connection.execute(select(func.max(history.c.id))).scalar_one()
    assert record.list_questions(since_version=before) == []
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, *DOUBTFUL[3:])
    assert {q.document.given_id for q in record.list_questions(since_version=before)} == {
        "est-meeting",
        "boats-delivered",
    }
    assert len(record.list_questions(since_version=0)) == len(record.list_questions()) == 3


def test_what_is_older_comes_up_when_what_is_newer_gives_too_few(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most in ("MOST_COMPARED", "MOST_RECENT", "MOST_UNDATED"):
        monkeypatch.setattr(f"dragoman.record.questions.{most}", 1)
    file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE, UNNAMED, UNDATED)
    assert len(record.list_questions(limit=1)) == 1
    assert {q.field for q in record.list_questions()} == {"date", "participants"}


@pytest.mark.parametrize(
    "question_id",
    ["", "value.e-none.date", "merge.a-none.a-none", "merge.e-none", "follow-up.f-none", "other.e-1.date"],
)
def test_there_is_no_question_of_an_unknown_id(record: Record, question_id: str) -> None:
    with pytest.raises(NotInRecord):
        record.load_question(question_id)


def test_an_empty_record_asks_nothing(record: Record) -> None:
    assert record.list_questions() == []


def test_the_record_tells_which_fields_can_be_corrected(record: Record) -> None:
    assert {field.subject for field in record.list_correctable_fields()} == {"engagement", "follow-up", "actor"}
