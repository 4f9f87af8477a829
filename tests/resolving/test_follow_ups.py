from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import LexiconError
from dragoman.lexicon.follow_ups import shape_words
from dragoman.model import CommitmentKind
from dragoman.model.record import (
    DocumentHead,
    Engagement,
    EngagementParticipant,
    FiledAccount,
    FiledCommitment,
    FollowUp,
    FollowUpKind,
)
from dragoman.pipeline import read
from dragoman.resolving.closings import (
    EngagementTold,
    close_follow_up,
    list_event_keys,
    list_follow_up_keys,
    repeats_follow_up,
)
from dragoman.resolving.follow_ups import follow_engagement, is_overdue, open_follow_up
from dragoman.resolving.undertakings import LONGEST_WHAT, shorten
from resolving.follow_up_texts import account, commit, engage, head

BERG = {"Ida Berg": "NOR", "Juan Soto": "PER"}


@pytest.mark.parametrize(
    ("kind", "by", "to", "words", "more"),
    [
        ("pledge", "NOR", "KEN", "Oslo will present its legal opinion to Kenya once the audit is over", {}),
        ("pledge", "NOR", "KEN", "Norway will give Kenya 30 million kroner for wells", {"amount": "30 million kroner"}),
        ("pledge", "NOR", "KEN", "She announced 30 million kroner for wells in Kenya", {"amount": "30 million kroner"}),
        ("pledge", "NOR", None, "Norway will deliver nine patrol boats by June", {"due": "2024-06"}),
        ("offer", "PER", "CHL", "Peru is ready to send rescue teams to Chile", {}),
        ("offer", "PER", "CHL", "Peru offered Chile to finance ferries under the Reef Fund and agreed to pay a third",
         {"instrument": "Reef Fund"}),
        ("request", "PER", "CHL", "Peru asked Chile, urged to sign the fisheries protocol, for it by May",
         {"due": "2024-05"}),
        ("agreement", "PER", "CHL", "Peru and Chile agreed to reopen the border bridge soon", {}),
        ("invitation", "PER", "CHL", "Peru invited Chile's finance chief to open the Lima port expo", {}),
    ],
)  # fmt: skip
def test_opens(kind: CommitmentKind, by: str, to: str | None, words: str, more: dict[str, str]) -> None:
    filed = commit(kind, by, to, words, **more)  # type: ignore[arg-type]
    found = open_follow_up(filed)
    assert found is not None
    assert (found.kind, found.by, found.to, found.state) == (kind, by, to, "open")
    assert (found.document, found.opened, found.opened_on) == ("d-1", filed.commitment.evidence, "2024-03-01")
    assert found.due == more.get("due")
    assert found.why


@pytest.mark.parametrize(
    ("kind", "by", "to", "words", "more"),
    [
        ("delivered", "NOR", "KEN", "Norway gave Kenya nine patrol boats and radar", {}),
        ("pledge", "NOR", "KEN", "Norway will not send patrol boats to Kenya this decade", {}),
        ("pledge", "NOR", "KEN", "We’re not going to send patrol boats to Kenya", {}),
        ("pledge", "NOR", "KEN", "Norway will continue its cooperation with Kenya on fish stocks", {}),
        ("pledge", "NOR", "KEN", "Norway will provide support to Kenya on coastal matters", {}),
        ("pledge", "NOR", "KEN", "Q Will Norway send patrol boats to Kenya?", {}),
        ("pledge", "NOR", "KEN", "When Norway will send patrol boats to Kenya, nobody knows", {}),
        ("pledge", "NOR", "KEN", "If asked, Norway will send patrol boats to Kenya", {}),
        ("pledge", "NOR", "KEN", "We will deliver nine patrol boats and radar sets", {}),
        ("pledge", "NOR", "KEN", "Norway has already given Kenya 5 million kroner since 2019",
         {"amount": "5 million kroner"}),
        ("pledge", "NOR", "KEN", "Norway will deliver nine patrol boats to Kenya by May 2023", {"due": "2023-05"}),
        ("pledge", "NOR", None, "The minister will open the fish hall on Monday", {"due": "2024-03-04"}),
        ("pledge", "NOR", "KEN", "Norway will sign it for Kenya", {}),
        ("pledge", "NOR", "KEN", "Norway's leader will sign an executive order on Kenya boats radar", {}),
        ("request", "PER", "CHL", "Peru urged Chile to sign the fisheries protocol", {}),
        ("agreement", "PER", "CHL", "Peru and Chile agreed on the importance of fisheries", {}),
        ("invitation", "PER", "CHL", "The envoy of Chile thanked Peru for the invitation to Lima", {}),
        ("invitation", "PER", None, "Peru invited its own governors to Lima for the expo", {}),
        ("invitation", "PER", "CHL", "We invited forty leaders to the expo of the ports", {}),
        ("offer", "NOR", "NOR", "Norway is ready to send rescue teams to Norway", {}),
    ],
)  # fmt: skip
def test_opens_nothing(kind: CommitmentKind, by: str, to: str | None, words: str, more: dict[str, str]) -> None:
    assert open_follow_up(commit(kind, by, to, words, **more)) is None  # type: ignore[arg-type]


def test_copy_opens_nothing() -> None:
    copy = head(2, copy_of="d-1")
    assert open_follow_up(commit("offer", "PER", "CHL", "Peru is ready to send rescue teams to Chile", copy)) is None


def test_words_that_name_nobody_count_between_two_only() -> None:
    filed = commit(
        "pledge", "NOR", "KEN", "She announced nine patrol boats and 4 million kroner", amount="4 million kroner"
    )
    between = account("held", {"Ida Berg": "NOR", "Amina Odhiambo": "KEN"}, "They met.", start=300)
    third = account("held", BERG, "She met him.", start=400)
    assert open_follow_up(filed, [between]) is not None
    assert open_follow_up(filed, [between, third]) is None


def test_invitation_and_proposed_visit_are_one() -> None:
    words = "Ida Berg invited Juan Soto to visit Norway"
    filed = commit("invitation", "NOR", "PER", words)
    visit = account("proposed", BERG, words, place="Norway", commitments=(filed,))
    assert open_follow_up(filed, [visit]) is None
    found = follow_engagement(engage(visit), [visit])
    assert found is not None
    assert (found.kind, found.by, found.to, found.engagement) == ("invitation", "NOR", "PER", "e-1")
    assert found.what == "visit to Norway by Juan Soto (invitation)"


def test_planned_engagement_opens_with_its_day() -> None:
    told = account(
        "planned", BERG, "They will meet in Lima on 9 March", date="2024-03-09", channel="meeting", place="Lima"
    )
    found = follow_engagement(engage(told), [told])
    assert found is not None
    assert (found.kind, found.state, found.due, found.id) == ("engagement", "open", "2024-03-09", "f-e-1")
    assert found.what == "meeting of Ida Berg and Juan Soto in Lima"
    assert not is_overdue(found, date(2024, 3, 9))
    assert is_overdue(found, date(2024, 3, 10))


def test_engagement_is_kept_by_the_words_that_say_so_in_either_order() -> None:
    plan = account("planned", BERG, "They will meet on 9 March", head(1), date="2024-03-09", channel="meeting")
    held = account("held", BERG, "They met in Lima", head(2, "2024-03-10"), date="2024-03-09", channel="meeting")
    found = follow_engagement(engage(plan, held), [plan, held])
    assert found is not None
    assert (found.state, found.closing_document, found.closed_on) == ("kept", "d-2", "2024-03-10")
    assert found.closed is not None
    assert found.closed.text == "They met in Lima"
    assert follow_engagement(engage(held, status="held"), [held, plan], found) == found


def test_engagement_told_first_as_held_was_never_due() -> None:
    held = account("held", BERG, "They met in Lima", head(1, "2024-03-10"), channel="meeting")
    plan = account("planned", BERG, "They will meet", head(2, "2024-03-12"), channel="meeting")
    assert follow_engagement(engage(held), [held, plan]) is None
    assert follow_engagement(engage(held), [held]) is None


def test_engagement_is_kept_by_an_account_that_does_not_look_ahead() -> None:
    plan = account("planned", BERG, "They will meet on 9 March", head(1), date="2024-03-09", channel="meeting")
    preview = account("held", BERG, "She will host him in Lima today", head(2, "2024-03-09"), channel="meeting")
    held = account("held", BERG, "They met in Lima", head(3, "2024-03-10"), date="2024-03-09", channel="meeting")
    found = follow_engagement(engage(plan, preview, held), [plan, preview, held])
    assert found is not None
    assert found.closing_document == "d-3"


def test_somebody_of_no_state_is_no_side() -> None:
    told = account("planned", {"Ida Berg": "NOR", "Elders of the Reef": None}, "They will meet", channel="meeting")
    found = follow_engagement(engage(told), [told])
    assert found is not None
    assert (found.by, found.to) == ("NOR", None)


def test_cancelled_engagement() -> None:
    plan = account("planned", BERG, "They will meet on 9 March", head(1), date="2024-03-09", channel="meeting")
    off = account("cancelled", BERG, "The Lima meeting was called off", head(2, "2024-03-08"), channel="meeting")
    found = follow_engagement(engage(plan, off), [plan, off])
    assert found is not None
    assert (found.state, found.closing_document) == ("cancelled", "d-2")


def test_new_day_keeps_it_open() -> None:
    first = account("planned", BERG, "They will meet on 9 March", head(1), date="2024-03-09", channel="meeting")
    later = account(
        "planned", BERG, "They meet on 20 March", head(2, "2024-03-07"), date="2024-03-20", channel="meeting"
    )
    vague = account("planned", BERG, "They meet in March", head(3, "2024-03-08"), date="2024-03", channel="meeting")
    found = follow_engagement(engage(later), [vague, later, first])
    assert found is not None
    assert (found.state, found.due, found.document) == ("open", "2024-03-20", "d-1")
    assert "put from 2024-03-09 to 2024-03-20 by report-2" in found.why


def test_day_behind_its_own_text_is_no_day() -> None:
    told = account("planned", BERG, "They will meet", head(1), date="2023-12-02", channel="meeting")
    found = follow_engagement(engage(told), [told])
    assert found is not None
    assert found.due is None


def test_question_and_vague_contact_are_not_followed() -> None:
    asked = account("planned", BERG, "Will Ida Berg meet Juan Soto?", channel="meeting")
    vague = account("planned", BERG, "Ida Berg means to talk to Juan Soto", channel="contact")
    assert follow_engagement(engage(asked), [asked]) is None
    assert follow_engagement(engage(vague), [vague]) is None


def test_what_a_person_decided_stays() -> None:
    plan = account("planned", BERG, "They will meet", head(1), channel="meeting")
    found = follow_engagement(engage(plan), [plan])
    assert found is not None
    decided = replace(found, state="cancelled", why="called off by telephone", reviewed=True)
    assert follow_engagement(engage(plan), [plan], decided) == decided
    assert close_follow_up(replace(decided, state="open"), EngagementTold(engage(plan), (plan,))) is None


def open_invitation(words: str = "Norway's prime minister invited Juan Soto of Peru to visit Oslo") -> FollowUp:
    found = open_follow_up(commit("invitation", "NOR", "PER", words))
    assert found is not None
    return found


def visit(date: str | None, place: str | None, people: dict[str, str], published: str = "2024-07-02") -> EngagementTold:
    words = " and ".join(people) + " met"
    told = account("held", people, words, head(7, published), date=date, place=place)
    return EngagementTold(engage(told, id="e-9"), (told,))


def test_invitation_is_kept_by_the_invited_at_the_inviters() -> None:
    invitation = open_invitation()
    event = visit("2024-07-01", "Oslo", BERG)
    closed = close_follow_up(invitation, event)
    assert closed is not None
    assert (closed.state, closed.engagement, closed.closing_document) == ("kept", "e-9", "d-7")
    assert closed.closed is not None
    assert closed.closed.text == "Ida Berg and Juan Soto met"
    assert "Juan Soto, who was invited, was in Oslo on 2024-07-01" in closed.why
    assert set(list_follow_up_keys(invitation)) & set(list_event_keys(event))
    assert close_follow_up(closed, event) is None


@pytest.mark.parametrize(
    "event",
    [
        visit("2024-07-01", "Lima", BERG),
        visit("2024-07-01", None, BERG),
        visit("2024-07", "Oslo", BERG),
        visit(None, "Oslo", BERG),
        visit("2024-02-20", "Oslo", BERG),
        visit("2025-07-01", "Oslo", BERG, "2025-07-02"),
        visit("2024-07-01", "Oslo", {"Ida Berg": "NOR", "Rosa Quispe": "PER"}),
        visit("2024-07-01", "Oslo", {"Elin Dahl": "SWE", "Juan Soto": "PER"}),
        visit("2024-07-01", "Oslo", BERG, "2024-02-01"),
    ],
)
def test_invitation_stays_open(event: EngagementTold) -> None:
    assert close_follow_up(open_invitation(), event) is None


def test_announced_visit_keeps_no_invitation() -> None:
    told = account("held", BERG, "Juan Soto will visit Oslo", head(7, "2024-07-01"), date="2024-07-01", place="Oslo")
    assert close_follow_up(open_invitation(), EngagementTold(engage(told, id="e-9"), (told,))) is None


def test_invited_by_office_and_state() -> None:
    invitation = open_invitation("Ida Berg invited the President of Peru to visit Norway")
    words = "Juan Soto came to Oslo"
    told = account(
        "held", BERG, words, head(7, "2024-07-02"), date="2024-07-01", place="Oslo", roles={"Juan Soto": "President"}
    )
    assert close_follow_up(invitation, EngagementTold(engage(told, id="e-9"), (told,))) is not None
    other = account(
        "held",
        BERG,
        words,
        head(7, "2024-07-02"),
        date="2024-07-01",
        place="Oslo",
        roles={"Juan Soto": "Foreign Minister"},
    )
    assert close_follow_up(invitation, EngagementTold(engage(other, id="e-9"), (other,))) is None


def test_declined_invitation_is_cancelled() -> None:
    told = account("cancelled", BERG, "Juan Soto called off his trip to Oslo", head(8, "2024-04-02"), place="Oslo")
    closed = close_follow_up(open_invitation(), EngagementTold(engage(told, id="e-9"), (told,)))
    assert closed is not None
    assert closed.state == "cancelled"


def test_planned_meeting_is_moved_by_its_postponed_self() -> None:
    plan = account("planned", BERG, "They will meet on 9 March", head(1), date="2024-03-09", channel="meeting")
    found = follow_engagement(engage(plan), [plan])
    assert found is not None
    again = account(
        "planned",
        BERG,
        "The meeting was postponed to 30 April",
        head(2, "2024-03-05"),
        date="2024-04-30",
        channel="meeting",
    )
    closed = close_follow_up(found, EngagementTold(engage(again, id="e-2"), (again,)))
    assert closed is not None
    assert (closed.state, closed.engagement) == ("moved", "e-1")
    other = account(
        "planned", BERG, "They meet again on 30 April", head(2, "2024-03-05"), date="2024-04-30", channel="meeting"
    )
    assert close_follow_up(found, EngagementTold(engage(other, id="e-2"), (other,))) is None


PROMISE = "Norway will deliver nine patrol boats with coastal radar to Kenya"


def promise(words: str = PROMISE, **more: str) -> FollowUp:
    found = open_follow_up(commit("pledge", "NOR", "KEN", words, **more))  # type: ignore[arg-type]
    assert found is not None
    return found


def later(kind: CommitmentKind, words: str, by: str = "NOR", to: str | None = "KEN", **more: str) -> FiledCommitment:
    return commit(kind, by, to, words, head(5, "2024-09-01"), **more)  # type: ignore[arg-type]


def test_pledge_is_kept_by_the_same_things_delivered() -> None:
    event = later("delivered", "Kenya got the nine patrol boats with their coastal radar from Norway")
    closed = close_follow_up(promise(), event)
    assert closed is not None
    assert (closed.state, closed.closing_document, closed.closed) == ("kept", "d-5", event.commitment.evidence)
    assert "boats, coastal, nine, patrol, radar" in closed.why
    assert set(list_follow_up_keys(promise())) & set(list_event_keys(event))


def test_pledge_is_kept_by_the_same_sum() -> None:
    owed = promise("Norway will give Kenya 30 million euros for village wells", amount="30 million euros")
    paid = later("delivered", "Norway paid Kenya €30 million for the wells", amount="€30 million")
    part = later("delivered", "Norway paid Kenya €10 million for the village wells of Turkana", amount="€10 million")
    assert close_follow_up(owed, paid) is not None
    assert close_follow_up(owed, part) is None


@pytest.mark.parametrize(
    "event",
    [
        later("delivered", "Norway gave Kenya nine tractors for coastal farms"),
        later("delivered", "Kenya got nine patrol boats with coastal radar", by="SWE"),
        later("delivered", "Tanzania got nine patrol boats with coastal radar", to="TZA"),
        later("delivered", "Nine patrol boats with coastal radar were delivered to twenty ports", to=None),
        later("pledge", "Norway will deliver nine patrol boats with coastal radar"),
        later("delivered", "Norway announced nine patrol boats with coastal radar for Kenya"),
        commit("delivered", "NOR", "KEN", "Kenya got nine patrol boats with coastal radar", head(6, "2024-02-01")),
        commit("delivered", "NOR", "KEN", "Kenya got nine patrol boats with coastal radar", head(6, None)),
    ],
)
def test_pledge_stays_open(event: FiledCommitment) -> None:
    assert close_follow_up(promise(), event) is None


def test_part_of_what_was_pledged_keeps_nothing() -> None:
    owed = promise("Norway will deliver 90 patrol boats with coastal radar to Kenya")
    assert close_follow_up(owed, later("delivered", "Norway delivered 40 patrol boats with coastal radar")) is None
    assert close_follow_up(owed, later("delivered", "Norway delivered 90 patrol boats with coastal radar")) is not None


def test_pledge_is_cancelled_or_moved_where_a_text_says_so() -> None:
    cancelled = close_follow_up(
        promise(), later("pledge", "Norway scrapped the patrol boats with coastal radar for Kenya")
    )
    moved = close_follow_up(
        promise(), later("pledge", "Norway postponed the patrol boats with coastal radar for Kenya")
    )
    assert cancelled is not None
    assert cancelled.state == "cancelled"
    assert moved is not None
    assert moved.state == "moved"


def test_request_is_kept_by_the_side_asked() -> None:
    asked = open_follow_up(
        commit("request", "PER", "CHL", "Peru asked to return the stolen Inca textiles from Chile soon", due="2024-08")
    )
    assert asked is not None
    words = "Chile returned the stolen Inca textiles to Peru"
    assert close_follow_up(asked, later("delivered", words, "CHL", "PER")) is not None
    assert close_follow_up(asked, later("delivered", words, "PER", "CHL")) is None


def test_repeated_promise_is_told_again() -> None:
    again = replace(promise(), id="f-2", opened_on="2024-03-20")
    assert repeats_follow_up(promise(), again)
    assert not repeats_follow_up(promise(), replace(again, opened_on="2024-12-20"))
    assert not repeats_follow_up(promise(), replace(again, to="TZA"))
    assert not repeats_follow_up(promise(due="2024-05"), replace(again, due="2024-09"))
    assert not repeats_follow_up(promise(), promise("Norway will send Kenya engineers for a harbour crane"))


@given(st.text(alphabet="ab will send, and that—\n“”Q?é🙂", max_size=600))
def test_short_words_are_short_and_whole(words: str) -> None:
    short = shorten(words)
    assert len(short) <= LONGEST_WHAT + 2
    assert "\n" not in short


def test_short_words_begin_with_the_clause_of_the_act() -> None:
    words = (
        "Her spokesman said on Monday that the ministry is reading long papers which an envoy brought from Nairobi, "
        "and that Oslo will answer Kenya in writing once the reading is over."
    )
    assert shorten(words) == "Oslo will answer Kenya in writing once the reading is over."


@given(st.sampled_from(["pledge", "offer", "request", "agreement"]), st.integers(1, 40))
def test_keys_are_bounded(kind: FollowUpKind, times: int) -> None:
    words = PROMISE + "".join(f" fruitbasket{i} " for i in range(times))
    filed = commit("pledge", "NOR", "KEN", words)
    found = open_follow_up(filed)
    assert found is not None
    assert len(list_follow_up_keys(replace(found, kind=kind))) <= 80
    assert len(list_event_keys(commit("delivered", "NOR", "KEN", words))) <= 40


def test_fault_in_the_table_is_named() -> None:
    with pytest.raises(LexiconError, match="missing"):
        shape_words({"ahead": {}, "acts": {}, "closing": {}})


def test_seed_reports_leave_these_follow_ups(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/seeds.jsonl").read_text(encoding="utf-8").splitlines()]
    found: list[FollowUp] = []
    for number, row in enumerate(rows, 1):
        reading = read(row["text"], published=row["published"], title=row["title"])
        document = DocumentHead(f"d-{number}", number, row["id"], row["title"], row["published"])
        accounts = [
            FiledAccount(
                f"a-{number}-{a.id}", document, a, (None,) * len(a.participants), commitments=reading.commitments
            )
            for a in reading.engagements
        ]
        for told in accounts:
            found += filter(None, [follow_engagement(describe(told), [told])])
        for index, commitment in enumerate(reading.commitments):
            filed = FiledCommitment(f"c-{number}-{index}", document, commitment)
            found += filter(None, [open_follow_up(filed, accounts)])
    told_of = [(f.kind, f.by, f.to, f.due, f.what) for f in found if f.kind in ("engagement", "invitation", "pledge")]
    assert told_of == [
        ("invitation", "UKR", "ROU", None, "visit to Ukraine by Nicușor Dan (invitation)"),
        ("engagement", "UKR", "USA", "2025-12-28", "meeting of Volodymyr Zelensky and Donald Trump in Florida"),
        (
            "pledge", "RUS", "USA", None,
            "Moscow will present its official considerations to the US once this analysis is complete.",
        ),
    ]  # fmt: skip
    assert len(found) <= 6


def describe(told: FiledAccount) -> Engagement:
    """The engagement of one account."""
    value = told.account
    return Engagement(
        f"e-{told.id}",
        value.channel.value,
        value.status.value,
        value.date.value if value.date else None,
        value.date_basis,
        value.place.value if value.place else None,
        tuple(EngagementParticipant(p.name, p.role, p.country, p.kind, None, (told.id,)) for p in value.participants),
        (),
        (told.id,),
        1,
    )
