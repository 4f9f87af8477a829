"""Which accounts are one encounter: invented reports of many years, publishers and channels."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Channel
from dragoman.model.record import FiledAccount
from dragoman.resolving.engagements import link_account, link_accounts
from dragoman.resolving.keys import list_keys, list_search_keys
from dragoman.resolving.likeness import compare_profiles, draw_profile
from resolving.engagement_cases import engage, file_account, judge, link_all

NOR, PER = "Ida Berg|Prime Minister|NOR", "Luis Quispe|President|PER"
KEN, IND = "Amina Otieno|President|KEN", "Ravi Menon|Foreign Minister|IND"


def sort_groups(groups: list[list[str]]) -> list[list[str]]:
    return sorted(sorted(group) for group in groups)


# One encounter, told in several reports.


def test_two_readouts_of_a_call_are_one() -> None:
    ours = file_account(NOR, PER, doc=1, published="2011-03-02", channel="call", date="2011-03-02")
    theirs = file_account(
        PER, NOR, doc=2, published="2011-03-03", channel="call", date="2011-03-03", basis="publication"
    )
    assert link_all([[ours], [theirs]]) == [["a-1-1", "a-2-1"]]


def test_an_announcement_a_readout_and_a_look_back_are_one() -> None:
    ahead = file_account(KEN, IND, doc=1, published="2016-07-05", channel="call", status="planned", date="2016-07-08")
    held = file_account(KEN, IND, doc=2, published="2016-07-08", channel="call", date="2016-07-08")
    back = file_account(IND, KEN, doc=3, published="2016-07-14", channel="call", date="2016-07-08")
    for order in ([ahead, held, back], [back, held, ahead], [held, back, ahead]):
        assert len(link_all([[account] for account in order])) == 1


def test_an_announcement_a_month_ahead_is_found() -> None:
    ahead = file_account(KEN, IND, doc=1, published="2016-06-05", status="planned", date="2016-07-08")
    held = file_account(KEN, IND, doc=2, published="2016-07-09", date="2016-07-08")
    assert len(link_all([[ahead], [held]])) == 1


def test_an_announcement_without_a_day_is_found_from_the_week_before() -> None:
    ahead = file_account(NOR, PER, doc=1, published="2020-02-03", status="planned")
    held = file_account(NOR, PER, doc=2, published="2020-02-09", date="2020-02-09")
    assert len(link_all([[ahead], [held]])) == 1
    assert len(link_all([[held], [ahead]])) == 1


def test_a_call_on_two_days_by_time_zones_is_one_where_two_publishers_tell_it() -> None:
    west = file_account(NOR, PER, doc=1, published="2012-12-30", channel="call", date="2012-12-30", source="Oslo")
    east = file_account(NOR, PER, doc=2, published="2012-12-31", channel="call", date="2012-12-31", source="Lima")
    assert len(link_all([[west], [east]])) == 1
    same = replace(east, document=replace(east.document, source="Oslo"))
    assert len(link_all([[west], [same]])) == 2


def test_a_month_holds_the_day() -> None:
    day = file_account(NOR, PER, doc=1, published="2013-10-09", date="2013-10-08")
    month = file_account(NOR, PER, doc=2, published="2014-02-01", date="2013-10")
    assert len(link_all([[day], [month]])) == 1


def test_an_unnamed_office_is_its_holder_and_a_state_its_people() -> None:
    named = file_account(NOR, PER, doc=1, date="2019-05-13")
    office = file_account("President of Peru|President|PER", NOR, doc=2, date="2019-05-13")
    state = file_account("*Norway||NOR", "*Peru||PER", doc=3, date="2019-05-13")
    assert len(link_all([[named], [office], [state]])) == 1
    other = file_account("Foreign Minister of Peru|Foreign Minister|PER", NOR, doc=4, date="2019-05-13")
    assert len(link_all([[named], [other]])) == 2


def test_spellings_of_a_name_are_one_person() -> None:
    one = file_account("Oleksandr Zhytskyi|President|UKR", PER, doc=1, date="2019-05-13")
    other = file_account("Zhytsky|President|UKR", PER, doc=2, date="2019-05-13")
    assert len(link_all([[one], [other]])) == 1


def test_a_virtual_meeting_told_as_a_meeting_is_one() -> None:
    video = file_account(NOR, PER, doc=1, channel="video-call", date="2019-05-13")
    meeting = file_account(NOR, PER, doc=2, channel="meeting", date="2019-05-13")
    assert len(link_all([[video], [meeting]])) == 1


def test_reports_of_a_summit_list_other_guests() -> None:
    states = "NOR PER KEN IND FRA DEU ITA CAN JPN BRA ZAF EGY IDN MEX ARG AUS KOR TUR SAU GBR".split()
    full = file_account(*(f"*{code}||{code}" for code in states), doc=1, channel="summit", date="2019-05-13/2019-05-14")
    some = file_account(*(f"*{code}||{code}" for code in states[4:16]), doc=2, channel="summit", date="2019-05-13")
    assert len(link_all([[full], [some]])) == 1
    host = file_account("*G20||G20", NOR, doc=3, channel="summit", date="2019-05-13/2019-05-14")
    group = file_account("G20 leaders||G20", KEN, doc=4, channel="summit", date="2019-05-14")
    assert len(link_all([[host], [group]])) == 1
    assert len(link_all([[full], [host]])) == 1


# Two encounters, however alike.


@pytest.mark.parametrize("days", [3, 5, 9])
def test_two_calls_some_days_apart_stay_two(days: int) -> None:
    later = (date(2022, 3, 2) + timedelta(days)).isoformat()
    first = file_account(NOR, PER, doc=1, published="2022-03-02", channel="call", date="2022-03-02", topics=["grain"])
    second = file_account(NOR, PER, doc=2, published=later, channel="call", date=later, topics=["grain"])
    assert len(link_all([[first], [second]])) == 2
    reported = [
        file_account(NOR, PER, doc=3, published="2022-03-02", channel="call", date="2022-03-02", basis="publication"),
        file_account(NOR, PER, doc=4, published=later, channel="call", date=later, basis="publication"),
    ]
    assert len(link_all([[account] for account in reported])) == 2


def test_call_meeting_visit_and_letter_of_one_day_stay_apart() -> None:
    channels: list[Channel] = ["call", "meeting", "visit", "correspondence"]
    told = [[file_account(NOR, PER, doc=n, channel=c, date="2019-05-13")] for n, c in enumerate(channels)]
    assert len(link_all(told)) == 4


def test_two_accounts_of_one_document_are_two_encounters() -> None:
    one = file_account(NOR, PER, doc=1, date="2019-05-13", number=1)
    other = file_account(NOR, PER, doc=1, date="2019-05-13", number=2)
    assert len(link_all([[one, other]])) == 2
    assert link_account(other, [engage("e-1", one)], ()).engagement is None


def test_other_people_of_the_same_states_meet_apart() -> None:
    leaders = file_account(NOR, PER, doc=1, date="2019-05-13")
    ministers = file_account("Kari Dahl|Foreign Minister|NOR", PER, doc=2, date="2019-05-13")
    assert len(link_all([[leaders], [ministers]])) == 2


def test_another_place_in_another_state_is_another_meeting() -> None:
    oslo = file_account(NOR, PER, doc=1, date="2019-05-13", place="Oslo")
    lima = file_account(NOR, PER, doc=2, date="2019-05-14", place="Lima")
    assert len(link_all([[oslo], [lima]])) == 2


def test_a_bilateral_beside_a_trilateral_stays_apart() -> None:
    three = file_account(NOR, PER, KEN, doc=1, date="2019-05-13", place="Geneva")
    two = file_account(NOR, PER, doc=2, date="2019-05-13", place="Geneva")
    assert len(link_all([[three], [two]])) == 2


def test_letters_crossing_on_one_day_stay_two() -> None:
    there = file_account(NOR, PER, doc=1, channel="correspondence", date="1964-11-19", source="Archive")
    back = file_account(PER, NOR, doc=2, channel="correspondence", date="1964-11-19", source="Archive")
    assert len(link_all([[there], [back]])) == 2


def test_a_mere_proposal_is_not_the_meeting_held_since() -> None:
    proposed = file_account(NOR, PER, doc=1, published="2019-05-01", status="proposed")
    held = file_account(NOR, PER, doc=2, published="2019-05-14", date="2019-05-13")
    assert len(link_all([[proposed], [held]])) == 2


def test_cancelled_is_what_was_planned_and_never_what_was_held() -> None:
    planned = file_account(NOR, PER, doc=1, published="2019-05-01", status="planned", date="2019-05-13")
    off = file_account(NOR, PER, doc=2, published="2019-05-10", status="cancelled", date="2019-05-13")
    held = file_account(NOR, PER, doc=3, published="2019-05-14", date="2019-05-13")
    assert len(link_all([[planned], [off]])) == 1
    assert len(link_all([[held], [off]])) == 2


def test_a_report_that_runs_two_meetings_together_does_not_join_them() -> None:
    first = file_account(NOR, PER, doc=1, date="2019-05-13")
    again = file_account(NOR, PER, doc=2, date="2019-05-13")
    both = file_account(NOR, PER, KEN, "*India||IND", doc=3, date="2019-05-13")
    other = file_account(NOR, KEN, doc=4, date="2019-05-13")
    groups = link_all([[first], [again], [both], [other]])
    assert not any({"a-1-1", "a-4-1"} <= set(group) for group in groups)


def test_a_day_told_ahead_but_already_over_is_not_believed() -> None:
    misread = file_account(NOR, PER, doc=1, published="2019-05-10", status="planned", date="2019-05-07")
    held = file_account(NOR, PER, doc=2, published="2019-05-14", date="2019-05-14")
    assert len(link_all([[misread], [held]])) == 1


# The best of several, merging, a document as a whole.


def test_the_nearest_call_before_a_look_back_is_meant() -> None:
    early = file_account(NOR, PER, doc=1, published="2022-03-02", channel="call", date="2022-03-02")
    late = file_account(NOR, PER, doc=2, published="2022-03-07", channel="call", date="2022-03-07")
    back = file_account(NOR, PER, doc=3, published="2022-03-08", channel="call")
    assert sort_groups(link_all([[early], [late], [back]])) == [["a-1-1"], ["a-2-1", "a-3-1"]]


def test_the_account_of_a_document_that_fits_best_is_linked_first() -> None:
    known = file_account(NOR, PER, doc=1, channel="call", date="2019-05-13")
    loose = file_account(NOR, PER, doc=2, channel="contact", number=1)
    exact = file_account(NOR, PER, doc=2, channel="call", date="2019-05-13", number=2)
    groups = link_all([[known], [loose, exact]])
    assert sort_groups(groups) == [["a-1-1", "a-2-2"], ["a-2-1"]]


def test_an_account_that_fits_two_engagements_merges_them() -> None:
    ahead = file_account(NOR, PER, doc=1, published="2019-04-10", status="planned", place="Oslo")
    held = file_account(NOR, PER, doc=2, published="2019-05-13", date="2019-05-13")
    assert compare_profiles(draw_profile(ahead), draw_profile(held)).score < 4
    telling = file_account(
        NOR,
        PER,
        doc=3,
        published="2019-04-20",
        status="planned",
        date="2019-05-13",
        place="Oslo",
        topics=["trade deal"],
    )
    link = link_account(telling, [engage("e-1", ahead), engage("e-2", held)], ())
    assert (link.engagement, link.merged) == ("e-2", ())  # four weeks without a day are too little
    ahead = file_account(NOR, PER, doc=1, published="2019-05-08", status="planned", place="Oslo", topics=["trade deal"])
    link = link_account(telling, [engage("e-1", ahead), engage("e-2", held)], ())
    assert (link.engagement, link.merged) == ("e-2", ("e-1",))
    assert link.reasons[-1].why.startswith("e-1 proves to be the same")


# Judgements.


def test_a_judgement_joins_what_nothing_else_would() -> None:
    one, other = file_account(NOR, PER, doc=1), file_account(KEN, IND, doc=2)
    link = link_account(other, [engage("e-1", one)], [judge("same", "a-2-1", "e-1")])
    assert link.engagement == "e-1"
    assert link.reasons[0].feature == "judgement"
    assert "desk" in link.reasons[0].why
    assert link_account(other, [engage("e-1", one)], [judge("same", "a-2-1", "e-1", withdrawn=True)]).engagement is None


def test_a_judgement_parts_what_all_speaks_for() -> None:
    one = file_account(NOR, PER, doc=1, date="2019-05-13")
    other = file_account(NOR, PER, doc=2, date="2019-05-13")
    for names in (("a-2-1", "e-1"), ("a-1-1", "a-2-1"), ("e-0", "a-2-1")):
        engagement = engage("e-1", one, merged_ids=("e-0",))
        assert link_account(other, [engagement], [judge("not-same", *names)]).engagement is None


def test_the_later_of_two_judgements_counts() -> None:
    one, other = file_account(NOR, PER, doc=1), file_account(KEN, IND, doc=2)
    same, apart = judge("same", "a-2-1", "a-1-1", 2), judge("not-same", "a-1-1", "a-2-1", 1)
    assert link_account(other, [engage("e-1", one)], [apart, same]).engagement == "e-1"
    apart = judge("not-same", "a-1-1", "a-2-1", 3)
    assert link_account(other, [engage("e-1", one)], [same, apart]).engagement is None


def test_a_judgement_keeps_two_engagements_from_being_merged() -> None:
    one = file_account(NOR, PER, doc=1, date="2019-05-13")
    again = file_account(NOR, PER, doc=2, date="2019-05-13")
    third = file_account(NOR, PER, doc=3, date="2019-05-13")
    candidates = [engage("e-1", one), engage("e-2", again)]
    assert link_account(third, candidates, ()).merged == ("e-2",)
    assert link_account(third, candidates, [judge("not-same", "e-1", "e-2")]).merged == ()


def test_a_judgement_puts_two_accounts_of_one_document_together() -> None:
    one = file_account(NOR, PER, doc=1, date="2019-05-13", number=1)
    other = file_account(NOR, PER, doc=1, date="2019-05-15", number=2)
    judgements = [judge("same", "a-1-1", "a-1-2")]
    assert link_account(other, [engage("e-1", one)], judgements).engagement == "e-1"
    known = file_account(NOR, PER, doc=2, date="2019-05-13")
    engagement = engage("e-1", known)
    both = [judge("same", "a-1-1", "e-1", 1), judge("same", "a-1-2", "e-1", 2)]
    links = link_accounts([one, other], {"a-1-1": [engagement], "a-1-2": [engagement]}, both)
    assert {link.engagement for link in links.values()} == {"e-1"}


# What holds of any accounts.

PEOPLE = st.sampled_from(
    [(NOR, PER), (PER, NOR), (NOR, KEN), ("*Norway||NOR", PER), (NOR, PER, KEN), ("*G7||G7", NOR), (IND, "Somebody||")]
)
DAYS = st.dates(date(2018, 1, 1), date(2018, 2, 20)).map(date.isoformat)


@st.composite
def accounts(draw: st.DrawFn, doc: int = 1) -> FiledAccount:
    return file_account(
        *draw(PEOPLE),
        doc=doc,
        published=draw(st.one_of(st.none(), DAYS)),
        source=draw(st.sampled_from(["Oslo Gazette", "Lima Post"])),
        channel=draw(
            st.sampled_from(["call", "video-call", "meeting", "visit", "summit", "correspondence", "contact"])
        ),
        status=draw(st.sampled_from(["held", "planned", "proposed", "cancelled"])),
        date=draw(st.one_of(st.none(), DAYS, st.sampled_from(["2018-01", "2018", "2018-02-01/2018-02-03"]))),
        basis=draw(st.sampled_from(["text", "publication"])),
        place=draw(st.sampled_from([None, "Oslo", "Norway", "Lima"])),
        topics=draw(st.lists(st.sampled_from(["trade in fish", "defence", "fish quotas"]), max_size=2)),
    )


@given(accounts(doc=1), accounts(doc=2))
def test_likeness_is_the_same_both_ways(one: FiledAccount, other: FiledAccount) -> None:
    there = compare_profiles(draw_profile(one), draw_profile(other))
    back = compare_profiles(draw_profile(other), draw_profile(one))
    assert there.score == back.score
    assert (there.conflict is None) == (back.conflict is None)


@given(accounts(doc=9), st.tuples(*(accounts(doc=n) for n in range(1, 6))), st.randoms(use_true_random=False))
def test_the_order_of_candidates_makes_no_difference(new: FiledAccount, told: tuple, random) -> None:  # type: ignore[no-untyped-def, type-arg]
    candidates = [engage(f"e-{n}", account) for n, account in enumerate(told)]
    first = link_account(new, candidates, ())
    random.shuffle(candidates)
    assert link_account(new, candidates, ()) == first


@given(accounts(doc=1))
def test_a_copy_always_joins(account: FiledAccount) -> None:
    copy = replace(account, id="a-2-1", document=replace(account.document, id="d-2", number=2, copy_of="d-1"))
    assert link_account(copy, [engage("e-1", account)], ()).engagement == "e-1"
    assert set(list_search_keys(copy)) & set(list_keys(account))


@given(PEOPLE, st.sampled_from(["call", "meeting", "summit"]), DAYS, st.integers(3, 40))
def test_held_on_days_told_more_than_two_apart_never_joins(people, channel, day, apart) -> None:  # type: ignore[no-untyped-def]
    later = (date.fromisoformat(day) + timedelta(apart)).isoformat()
    one = file_account(*people, doc=1, published=later, channel=channel, date=day, topics=["trade in fish"])
    other = file_account(*people, doc=2, published=later, channel=channel, date=later, topics=["trade in fish"])
    assert link_account(other, [engage("e-1", one)], ()).engagement is None


@given(accounts(doc=1), accounts(doc=2))
def test_what_would_join_is_found_by_its_keys(one: FiledAccount, other: FiledAccount) -> None:
    if link_account(other, [engage("e-1", one)], ()).engagement is None:
        return
    assert set(list_search_keys(other)) & set(list_keys(one))


@given(accounts())
def test_keys_are_few(account: FiledAccount) -> None:
    assert 0 < len(list_keys(account)) <= 24
    assert 0 < len(list_search_keys(account)) <= 24
    assert len(set(list_keys(account))) == len(list_keys(account))


def test_keys_of_a_large_gathering_are_few() -> None:
    full = file_account(*(f"*{n}||X{n:02}" for n in range(60)), channel="summit", date="2019-05-13/2019-05-14")
    assert len(list_keys(full)) <= 24
    assert len(list_search_keys(full)) <= 24


def test_an_engagement_of_many_accounts_is_known_by_its_first_and_last() -> None:
    told = [file_account(NOR, PER, doc=n, date="2019-05-13") for n in range(1, 400)]
    engagement = engage("e-1", *told)
    assert link_account(file_account(NOR, PER, doc=500, date="2019-05-13"), [engagement], ()).engagement == "e-1"
    assert link_account(file_account(NOR, PER, doc=200, date="2019-05-13"), [engagement], ()).engagement is None


def test_linking_with_fifty_candidates_takes_milliseconds() -> None:
    told = [
        file_account(NOR, PER, doc=n, published="2019-05-14", date=f"2019-05-{n % 27 + 1:02}") for n in range(1, 51)
    ]
    candidates = [engage(f"e-{n}", account) for n, account in enumerate(told)]
    new = file_account(NOR, PER, doc=99, date="2019-05-13")
    link_account(new, candidates, ())
    began = time.perf_counter()
    for _ in range(20):
        link_account(new, candidates, ())
    assert (
        time.perf_counter() - began
    ) / 20 < 0.05  # measured: 2 ms; ten times that is still a fault on a slow machine
