"""What the accounts of one encounter come to, and what judgements make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.record import Engagement, FiledAccount
from dragoman.resolving.engagement_fields import MOST_TOPICS, compute_engagement
from resolving.engagement_cases import file_account, judge

NOR, PER = "Ida Berg|Prime Minister|NOR", "Luis Quispe|President|PER"


def compute(*accounts: FiledAccount, judgements: tuple = ()) -> Engagement:  # type: ignore[type-arg]
    return compute_engagement("e-1", accounts, judgements)


def names(engagement: Engagement) -> list[str]:
    return [participant.name for participant in engagement.participants]


# Status over time.


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (["planned", "held"], "held"),
        (["held", "planned"], "held"),
        (["planned", "cancelled"], "cancelled"),
        (["planned", "cancelled", "planned"], "planned"),
        (["proposed", "planned"], "planned"),
        (["planned", "proposed"], "planned"),
        (["proposed"], "proposed"),
        (["proposed", "cancelled"], "cancelled"),
        (["cancelled", "held"], "held"),
    ],
)
def test_status_is_the_latest_word_and_held_stays(told: list, status: str) -> None:  # type: ignore[type-arg]
    filed = [
        file_account(NOR, PER, doc=n, published=f"2019-05-{14 + n}", status=s, date="2019-05-14")
        for n, s in enumerate(told)
    ]
    found = compute(*filed)
    assert found.status == status
    assert [row[1] for row in found.history] == told
    assert compute(*reversed(filed)).status == status


def test_held_told_before_the_day_does_not_outdo_an_announcement() -> None:
    early = file_account(NOR, PER, doc=1, published="2019-05-02", status="held", date="2019-05-14")
    ahead = file_account(NOR, PER, doc=2, published="2019-05-03", status="planned", date="2019-05-14")
    assert compute(early, ahead).status == "planned"


# Date, channel, place, sources.


def test_a_day_of_the_text_goes_before_publication_and_a_day_before_a_month() -> None:
    published = file_account(NOR, PER, doc=1, date="2019-05-15", basis="publication")
    day = file_account(NOR, PER, doc=2, date="2019-05-14")
    month = file_account(NOR, PER, doc=3, date="2019-05")
    found = compute(published, month, day)
    assert (found.date, found.date_basis) == ("2019-05-14", "text")
    assert (compute(month, published).date, compute(month, published).date_basis) == ("2019-05-15", "publication")
    assert compute(file_account(NOR, PER)).date is None


def test_the_date_of_most_independent_sources_counts() -> None:
    right = [file_account(NOR, PER, doc=n, date="2019-05-14") for n in (1, 2)]
    wrong = file_account(NOR, PER, doc=3, date="2019-05-13")
    copies = [file_account(NOR, PER, doc=n, date="2019-05-13", copy_of="d-3") for n in (4, 5, 6)]
    found = compute(wrong, *copies, *right)
    assert found.date == "2019-05-14"
    assert found.sources == 3


def test_a_journey_keeps_its_days_and_a_meeting_its_day() -> None:
    days = [file_account(NOR, PER, doc=1, channel="visit", date="2019-05-13/2019-05-15")]
    days += [file_account(NOR, PER, doc=2, channel="visit", date="2019-05-13")]
    assert compute(*days).date == "2019-05-13/2019-05-15"
    assert (
        compute(
            *(replace(f, account=replace(f.account, channel=replace(f.account.channel, value="meeting"))) for f in days)
        ).date
        == "2019-05-13"
    )


def test_the_channel_told_most_counts_and_the_one_that_tells_more() -> None:
    def channel(*told: str) -> str:
        return compute(*(file_account(NOR, PER, doc=n, channel=c) for n, c in enumerate(told))).channel  # type: ignore[arg-type]

    assert channel("contact", "contact", "call") == "call"
    assert channel("call", "call", "video-call") == "video-call"
    assert channel("meeting", "meeting", "video-call") == "meeting"
    assert channel("meeting", "summit") == "summit"
    assert channel("contact") == "contact"


def test_the_place_is_a_city_of_the_state_told_most() -> None:
    told = ["Peru", "Lima", "Peru", "Oslo"]
    found = compute(*(file_account(NOR, PER, doc=n, place=place) for n, place in enumerate(told)))
    assert found.place == "Lima"
    assert compute(file_account(NOR, PER, channel="call", place="Lima")).place is None


# Participants and topics.


def test_a_person_is_told_once_under_the_fullest_name_with_the_office_told_most() -> None:
    found = compute(
        file_account("Berg|PM|NOR", PER, doc=1),
        file_account("Ida Berg|Prime Minister|NOR", PER, doc=2),
        file_account("Ida Marie Berg|Prime Minister|NOR", PER, doc=3),
    )
    assert names(found) == ["Ida Marie Berg", "Luis Quispe"]
    assert found.participants[0].role == "Prime Minister"
    assert found.participants[0].accounts == ("a-1-1", "a-2-1", "a-3-1")


def test_offices_and_states_become_the_people_who_stand_for_them() -> None:
    found = compute(
        file_account("*Norway||NOR", "President of Peru|President|PER", doc=1),
        file_account(NOR, PER, doc=2),
        file_account("Foreign Minister of Peru|Foreign Minister|PER", NOR, doc=3),
    )
    assert sorted(names(found)) == ["Foreign Minister of Peru", "Ida Berg", "Luis Quispe"]
    assert next(p for p in found.participants if p.name == "Ida Berg").accounts == ("a-1-1", "a-2-1", "a-3-1")


def test_a_name_that_begins_with_its_office_is_a_name() -> None:
    found = compute(
        file_account("King Olav II|King|NOR", "Queen Liv|Queen|NOR", PER, doc=1), file_account(NOR, PER, doc=2)
    )
    assert names(found) == ["King Olav II", "Queen Liv", "Luis Quispe", "Ida Berg"]


def test_who_is_told_by_one_account_only_stays() -> None:
    found = compute(file_account(NOR, PER, doc=1), file_account(NOR, PER, "Kari Dahl|Ambassador|NOR", doc=2))
    assert names(found) == ["Ida Berg", "Luis Quispe", "Kari Dahl"]


def test_topics_are_folded_and_the_most_told_come_first() -> None:
    found = compute(
        file_account(NOR, PER, doc=1, topics=["fish quotas", "green shipping"]),
        file_account(NOR, PER, doc=2, topics=["Green shipping", "hydropower plants"]),
    )
    assert found.topics == ("green shipping", "fish quotas", "hydropower plants")
    words = [f"{a}{b}ing policy" for a in "bcdfg" for b in ("arm", "ick", "ump", "ell")]
    assert len(compute(file_account(NOR, PER, topics=words)).topics) == MOST_TOPICS


# Judgements.


def test_a_correction_replaces_the_value_and_is_marked() -> None:
    filed = file_account(NOR, PER, date="2019-05-14", channel="call")
    found = compute(
        filed,
        judgements=(
            judge("correct", "e-1", field="date", value="2019-05-13"),
            judge("correct", "e-1", number=2, field="channel", value="video-call"),
            judge("correct", "e-1", number=3, field="place", value=None),
        ),
    )
    assert (found.date, found.date_basis, found.channel) == ("2019-05-13", None, "video-call")
    assert found.reviewed == ("channel", "date", "place")


def test_the_later_correction_counts_and_a_withdrawn_one_does_not() -> None:
    filed = file_account(NOR, PER, date="2019-05-14")
    first = judge("correct", "e-1", field="date", value="2019-05-12", number=1)
    second = judge("correct", "e-1", field="date", value="2019-05-13", number=2)
    assert compute(filed, judgements=(second, first)).date == "2019-05-13"
    found = compute(filed, judgements=(judge("correct", "e-1", withdrawn=True, field="date", value="2019-05-12"),))
    assert (found.date, found.reviewed) == ("2019-05-14", ())


def test_an_accepted_value_holds_when_more_accounts_come() -> None:
    one = file_account(NOR, PER, doc=1, date="2019-05-14")
    others = [file_account(NOR, PER, doc=n, date="2019-05-13") for n in (2, 3)]
    accept = judge("accept", "e-1", field="date", value="2019-05-14")
    assert compute(one, *others).date == "2019-05-13"
    assert compute(one, *others, judgements=(accept,)).date == "2019-05-14"
    assert compute(one, judgements=(judge("accept", "e-1", field="date"),)).reviewed == ("date",)


def test_a_rejected_value_leaves_the_next_one() -> None:
    told = [file_account(NOR, PER, doc=n, date="2019-05-14", place="Lima", channel="call") for n in (1, 2)]
    told.append(file_account(NOR, PER, doc=3, date="2019-05-13", channel="contact", status="planned"))
    found = compute(*told, judgements=(judge("reject", "e-1", field="date", value="2019-05-14"),))
    assert found.date == "2019-05-13"
    assert compute(*told, judgements=(judge("reject", "e-1", field="channel", value="call"),)).channel == "contact"
    assert compute(*told, judgements=(judge("reject", "e-1", field="status", value="held"),)).status == "planned"
    assert compute(*told, judgements=(judge("reject", "e-1", field="date"),)).date is None


def test_participants_are_rejected_replaced_and_added() -> None:
    filed = file_account(NOR, PER, "Jon Doe|Aide|NOR")
    found = compute(
        filed,
        judgements=(
            judge("reject", "e-1", number=1, field="participants", value="Jon Doe"),
            judge("correct", "e-1", number=2, field="participants", value="Luis Alberto Quispe | President | PER"),
            judge("correct", "e-1", number=3, field="participants", value="Amina Otieno | Envoy | KEN"),
        ),
    )
    assert names(found) == ["Ida Berg", "Luis Alberto Quispe", "Amina Otieno"]
    assert found.participants[1].accounts == ("a-1-1",)
    assert (found.participants[2].role, found.participants[2].country) == ("Envoy", "KEN")


def test_topics_are_rejected_and_added() -> None:
    filed = file_account(NOR, PER, topics=["fish quotas", "green shipping"])
    judgements = (
        judge("reject", "e-1", number=1, field="topics", value="Fish quotas"),
        judge("correct", "e-1", number=2, field="topics", value="sea lanes"),
    )
    assert compute(filed, judgements=judgements).topics == ("sea lanes", "green shipping")


def test_the_whole_is_rejected_and_accepted_again() -> None:
    filed = file_account(NOR, PER)
    reject, accept = judge("reject", "e-1", number=1), judge("accept", "e-1", number=2)
    assert compute(filed, judgements=(reject,)).rejected
    found = compute(filed, judgements=(reject, accept))
    assert (found.rejected, found.reviewed) == (False, ("engagement",))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("channel", "pigeon"),
        ("status", None),
        ("date", "last May"),
        ("participants", " | President"),
        ("participants", "A | B | C | D"),
        ("weather", "rain"),
    ],
)
def test_what_a_field_cannot_be_is_an_error(field: str, value: str | None) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compute(file_account(NOR, PER), judgements=(judge("correct", "e-1", field=field, value=value),))


@given(st.lists(st.tuples(st.integers(1, 28), st.sampled_from(["held", "planned"])), min_size=1, max_size=6))
def test_every_value_comes_from_an_account(told: list) -> None:  # type: ignore[type-arg]
    filed = [
        file_account(NOR, PER, doc=n, published=f"2019-05-{day:02}", date=f"2019-05-{day:02}", status=status)
        for n, (day, status) in enumerate(told)
    ]
    found = compute(*filed)
    assert found.date in {f.account.date.value for f in filed if f.account.date}
    assert found.status in {f.account.status.value for f in filed}
    assert found.accounts == tuple(f.id for f in filed)
    assert found.sources == len(filed)
