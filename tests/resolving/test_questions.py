"""What is asked of engagements: unsure dates, closings by words alone, and what each question weighs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accounts_told import person, tell
from dragoman.model import Claim, Span
from dragoman.model.record import FiledAccount, FollowUp
from dragoman.resolving.closings import tell_weak_closing
from dragoman.resolving.doubts import tell_date_doubt, tell_doubt
from dragoman.resolving.engagement_fields import compute_engagement
from dragoman.resolving.engagements import FiledEngagement
from dragoman.resolving.questions import Case, name_in_id, weigh_attention
from dragoman.resolving.value_questions import ask_values

LIND, SOTO = person("Ida Lind", "NOR", "Prime Minister"), person("Mateo Soto", "CHL", "President")


def make_case(*accounts: FiledAccount) -> Case:
    known = tuple(replace(filed, actors=tuple(f"p-{n}" for n in range(len(filed.actors)))) for filed in accounts)
    return Case(compute_engagement("e-1", known, ()), FiledEngagement("e-1", known))


@pytest.mark.parametrize(
    ("why", "doubted"),
    [
        ("counted from 2031-06-02, the date spoken of before it", True),
        ("the month is that of 2031-06 before it", True),
        ("the year is that of 2030-11 before it", True),
        ("day and month in the order nearer to the publication", True),
        ("the year in which it is near on the day of publication", True),
        ("counted from the day of publication, since no other day is told before it", True),
        ("the words give the whole date, in the title", True),
        ("counted from the day of publication", False),
        ("the words give the whole date", False),
        ("the year in which it is past on the day of publication", False),
    ],
)
def test_rules_tell_of_what_they_are_not_sure(why: str, doubted: bool) -> None:
    assert (tell_doubt(Claim("2031-06-03", (), "rule:date", why)) is not None) == doubted


def test_a_day_of_publication_and_a_day_ahead_that_is_over_are_not_sure() -> None:
    published = tell("Gazette", LIND, SOTO, date="2031-03-05", basis="publication", published="2031-03-05")
    assert tell_date_doubt(published) == "no text names the day, and the day of publication stands for it"
    over = tell("Gazette", LIND, SOTO, status="planned", date="2031-02-01", published="2031-03-05")
    assert "before the text" in (tell_date_doubt(over) or "")
    assert tell_date_doubt(tell("Gazette", LIND, SOTO, date="2031-03-05", published="2031-03-05")) is None
    assert tell_date_doubt(tell("Gazette", LIND, SOTO)) is None


def test_one_account_that_is_sure_of_the_day_is_enough() -> None:
    unsure = tell("Gazette", LIND, SOTO, date="2031-03-05", basis="publication", published="2031-03-05")
    sure = tell("Herald", LIND, SOTO, date="2031-03-05", published="2031-03-06")
    assert [q.field for q in ask_values(make_case(unsure))] == ["date"]
    assert list(ask_values(make_case(unsure, sure))) == []


def test_a_planned_encounter_without_a_day_is_not_asked_about() -> None:
    assert list(ask_values(make_case(tell("Gazette", LIND, SOTO, status="planned")))) == []


def test_of_a_call_no_place_is_asked_for() -> None:
    one = tell("Gazette", LIND, SOTO, date="2031-03-05", place="Oslo")
    other = tell("Herald", LIND, SOTO, date="2031-03-05", place="Santiago")
    assert list(ask_values(make_case(one, other))) == []


def test_accounts_that_differ_name_all_values_told() -> None:
    accounts = [
        tell("Gazette", LIND, SOTO, channel="meeting", date="2031-03-05", place="Oslo"),
        tell("Herald", LIND, SOTO, channel="meeting", date="2031-03-05", place="Bergen"),
        tell("Post", LIND, SOTO, channel="meeting", date="2031-03-05", place="Norway"),
    ]
    (question,) = ask_values(make_case(*accounts))
    assert question.field == "place"
    assert {question.value, *(a.value for a in question.alternatives)} == {"Oslo", "Bergen", "Norway"}
    assert [a.choice for a in question.answers] == ["accept", "edit", "reject"]


def test_somebody_whom_the_record_could_not_tell_is_asked_about() -> None:
    filed = replace(tell("Gazette", LIND, SOTO, date="2031-03-05"), actors=("p-lind", None))
    case = Case(compute_engagement("e-1", (filed,), ()), FiledEngagement("e-1", (filed,)))
    (question,) = ask_values(case)
    assert question.value == "Mateo Soto | President | CHL"
    assert question.why == "Who in the record Mateo Soto is could not be told."


@pytest.mark.parametrize(
    ("state", "why", "weak"),
    [
        ("kept", "to be done by 2031; kept: both speak of boats, guards", "two texts speak of boats, guards"),
        ("moved", "planned; moved: “postponed”: now planned for 2031-05-01 (e-2)", "a later text says “postponed”"),
        ("kept", "to be done by 2031; kept: the same sum; both speak of boats, guards", None),
        ("moved", "to be done by 2031; moved: the same sum; both speak of boats", None),
        ("kept", "planned, then told as held", None),
        ("open", "to be done by 2031", None),
    ],
)
def test_a_closing_by_words_alone_is_weak(state: str, why: str, weak: str | None) -> None:
    opened = Span(0, 5, "boats")
    due = FollowUp("f-1", "pledge", "ISL", "GHA", "boats", state, "d-1", opened, why=why)  # type: ignore[arg-type]
    doubt = tell_weak_closing(due)
    assert doubt == weak or (weak and doubt and doubt.startswith(weak))


def test_attention_grows_with_sources_and_contacts_and_fades_with_age() -> None:
    assert weigh_attention(1, 0, 0) == 1
    assert weigh_attention(4, 0, 0) == 3
    assert weigh_attention(1, 9, 0) == 2
    assert weigh_attention(1, 0, 365) == 0.5
    assert weigh_attention(0, 0, -20) == 1, "what is still ahead is as new as can be"


def test_ids_hold_letters_and_figures_alone() -> None:
    assert name_in_id("Minister of Peru / “Trade”\n?") == "minister-of-peru-trade"
