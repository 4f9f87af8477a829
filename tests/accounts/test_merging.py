"""What makes two tellings one encounter, and what keeps them apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.days import agree_date
from dragoman.accounts.holders import trim_actors
from dragoman.accounts.likeness import compare
from dragoman.accounts.merging import merge_candidates
from dragoman.annotating.page import Actor
from dragoman.model import Channel, DateMention, Span, Status

COUNTRIES = ("BRA", "FIN", "KEN", "THA")
PEOPLE = tuple(Actor(n, "person", f"Person {c}", "President", c) for n, c in enumerate(COUNTRIES))
STATES = tuple(Actor(10 + n, "state", c, None, c) for n, c in enumerate(COUNTRIES))


def make_candidate(
    actors: list[Actor],
    sentence: int = 0,
    channel: Channel = "meeting",
    status: Status = "held",
    date: str | None = None,
    definite: bool = False,
) -> Candidate:
    words = Span(sentence * 100, sentence * 100 + 7, "meeting")
    day = DateMention(date, sentence * 100 + 20, sentence * 100 + 30, date) if date else None
    return Candidate(channel, status, list(actors), [], day, None, [words], words, sentence, "", "", definite=definite)


dates = st.sampled_from([None, "2022-03", "2022-03-04", "2022-03-09", "2022-03-03/2022-03-05", "2021"])
channels: st.SearchStrategy[Channel] = st.sampled_from(["meeting", "call", "visit", "contact", "summit"])
statuses: st.SearchStrategy[Status] = st.sampled_from(["held", "planned", "proposed"])
told = st.lists(
    st.builds(
        lambda actors, channel, status, date, definite: make_candidate(actors, 0, channel, status, date, definite),
        st.lists(st.sampled_from(PEOPLE + STATES), max_size=3, unique_by=lambda a: a.index),
        channels,
        statuses,
        dates,
        st.booleans(),
    ),
    max_size=8,
).map(lambda candidates: [replace(c, sentence=n) for n, c in enumerate(candidates)])


def copy(candidates: list[Candidate]) -> list[Candidate]:
    return [replace(c, actors=list(c.actors), mentions=[], evidence=list(c.evidence)) for c in candidates]


@given(told)
def test_merged_encounters_are_of_two_sides_and_told_once(candidates: list[Candidate]) -> None:
    merged = merge_candidates(copy(candidates))
    assert all(len(m.countries()) >= 2 for m in merged)
    assert len(merged) <= sum(len(c.countries()) >= 2 for c in candidates)
    assert [m.sentence for m in merged] == sorted(m.sentence for m in merged)


@given(told)
def test_telling_all_of_it_again_adds_no_actor_and_no_people(candidates: list[Candidate]) -> None:
    once = merge_candidates(copy(candidates))
    known = {a.index for c in candidates for a in c.actors}
    assert {a.index for m in once for a in m.actors} <= known


@given(dates, dates)
def test_dates_agree_in_both_directions(left: str | None, right: str | None) -> None:
    a, b = make_candidate([*PEOPLE[:2]], date=left), make_candidate([*PEOPLE[:2]], date=right)
    assert agree_date(a, b) == agree_date(b, a)
    assert agree_date(a, a)


@pytest.mark.parametrize(
    ("new", "same"),
    [
        (make_candidate([*PEOPLE[:2]], 1), True),
        (make_candidate([*STATES[:2]], 1), True),
        (make_candidate([PEOPLE[0], STATES[1]], 1, date="2022-03"), True),
        (make_candidate([*PEOPLE[:2]], 1, date="2022-03-03/2022-03-05"), True),
        (make_candidate([], 1, definite=True), True),
        (make_candidate([], 9, definite=True), False),
        (make_candidate([*PEOPLE[:2]], 1, date="2022-03-09"), False),
        (make_candidate([*PEOPLE[:2]], 1, channel="call"), False),
        (make_candidate([*PEOPLE[:2]], 1, channel="contact"), True),
        (make_candidate([*PEOPLE[:2]], 1, channel="visit"), False),
        (make_candidate([*PEOPLE[:2]], 1, status="planned"), False),
        (make_candidate([*PEOPLE[1:3]], 1), False),
        (make_candidate([PEOPLE[0], replace(PEOPLE[1], index=77, name="Another Finn")], 1), False),
    ],
)
def test_two_tellings_are_one_encounter_or_not(new: Candidate, same: bool) -> None:
    known = make_candidate([*PEOPLE[:2]], 0, date="2022-03-04")
    assert (compare(known, new) >= 1) is same
    assert len(merge_candidates(copy([known, new]))) == (1 if same or not new.actors else 2)


def test_words_that_are_definite_never_create_an_encounter() -> None:
    assert merge_candidates([make_candidate([*PEOPLE[:2]], definite=True)]) == []


def test_what_is_told_later_completes_what_was_told_before() -> None:
    first = make_candidate([*PEOPLE[:2]], 0, channel="contact")
    (merged,) = merge_candidates([first, make_candidate([*PEOPLE[:2]], 3, channel="call", date="2022-03-04")])
    assert (merged.channel, merged.date and merged.date.value, merged.last) == ("call", "2022-03-04", 3)
    assert len(merged.evidence) == 2


def test_a_state_goes_where_its_person_is_named() -> None:
    assert trim_actors([STATES[0], PEOPLE[0], STATES[1], PEOPLE[0]]) == [PEOPLE[0], STATES[1]]


def test_an_office_goes_where_its_holder_is_named() -> None:
    office = Actor(20, "person", "President of Finland", "President", "FIN")
    assert trim_actors([office, PEOPLE[1], PEOPLE[0]]) == [PEOPLE[1], PEOPLE[0]]


@pytest.mark.parametrize(
    ("told", "one"),
    [
        ("2022-04-30", True),
        ("2022-05", True),
        ("2022", True),
        ("2022-04-12", False),
        ("2022-03", False),
        ("2021", False),
        ("2022-04-01/2022-04-03", False),
    ],
)
def test_the_news_of_the_day_was_not_long_ago(told: str, one: bool) -> None:
    news = replace(make_candidate([PEOPLE[0]]), news="2022-05-02")
    assert agree_date(news, make_candidate([PEOPLE[0]], 2, date=told)) is one
    assert agree_date(news, make_candidate([PEOPLE[0]], 2, date=told, definite=True))
