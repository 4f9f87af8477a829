"""Encounters as events: who is actor and recipient, PLOVER's modes and auxiliary modes, the day."""

from __future__ import annotations

import pytest

from dragoman.exporting.event_lists import list_recorded_events
from dragoman.exporting.events import Event, list_sides
from event_records import commit, tell


def only(*told: object) -> Event:
    (event,) = list_recorded_events(told)  # type: ignore[arg-type]
    return event


@pytest.mark.parametrize(
    ("sides", "values", "mode", "directed"),
    [
        (("GHA", "TGO"), {"channel": "call"}, "phone", False),
        (("GHA", "TGO"), {"channel": "video-call"}, "phone", False),
        (("GHA", "TGO"), {"channel": "correspondence"}, None, False),
        (("GHA", "TGO"), {"channel": "contact", "place": "Accra"}, None, False),
        (("GHA", "TGO"), {}, None, False),
        (("GHA", "TGO"), {"place": "Lomé"}, "visit", True),
        (("GHA", "TGO"), {"channel": "visit", "place": "Togo"}, "visit", True),
        (("GHA", "TGO"), {"channel": "visit"}, "visit", False),
        (("GHA", "TGO"), {"place": "Geneva, Switzerland"}, "third-party", False),
        (("GHA", "TGO"), {"place": "the riverside"}, None, False),
        (("GHA", "ECOWAS"), {"place": "Abuja"}, None, False),
        (("GHA", "TGO", "BEN"), {"channel": "summit", "place": "Accra"}, "multilateral", False),
        (("GHA", "TGO", "BEN"), {"channel": "call"}, "phone", False),
        (("GHA", "BEN", "TGO"), {"channel": "visit", "place": "Lomé"}, "visit", True),
    ],
)
def test_modes(sides: tuple[str, ...], values: dict[str, str], mode: str | None, directed: bool) -> None:
    event = only(tell(sides, **values))
    assert (event.coding.type, event.coding.mode, event.auxiliary) == ("CONSULT", mode, ())
    assert event.reciprocal is not directed
    if directed:
        assert list_sides(event.actors) == tuple(s for s in sides if s != "TGO"), "the visitors"
        assert list_sides(event.recipients) == ("TGO",), "the host"
    else:
        assert event.actors == event.recipients
        assert list_sides(event.actors) == sides


def test_who_is_posted_to_a_state_does_not_visit_it() -> None:
    assert only(tell(place="Lomé", role="Ambassador")).coding.mode is None


def test_what_is_ahead_is_an_agreement_on_the_day_it_is_told() -> None:
    event = only(tell(status="planned", channel="visit", place="Togo", date="2024-06"))
    assert (event.coding.type, event.coding.mode, event.coding.cameo) == ("AGREE", None, "036")
    assert (event.date, event.date_basis, event.planned_for) == ("2024-05-04", "publication", "2024-06")
    assert list_sides(event.actors) == ("GHA",)
    assert only(tell(status="planned", place="Lomé")).reciprocal, "both mean to meet"
    assert only(tell(status="planned", published=None)).date is None


def test_a_proposal_is_its_proposers() -> None:
    event = only(tell(status="proposed", initiator="TGO"))
    assert (event.coding.type, event.coding.cameo) == ("AGREE", "036")
    assert list_sides(event.actors) == ("TGO",)
    assert list_sides(event.recipients) == ("GHA",)


def test_a_proposal_of_nobody_named_might_be() -> None:
    event = only(tell(status="proposed", channel="call"))
    assert (event.coding.type, event.coding.mode, event.auxiliary) == ("CONSULT", "phone", ("hypothetical",))


def test_an_invitation_and_the_visit_that_it_proposes_are_one_event() -> None:
    invitation = commit("President Mensah invited his colleague to Accra.", "invitation")
    event = only(tell(status="proposed", commitments=[invitation]))
    assert (event.source, event.coding.type, event.coding.cameo) == ("commitment", "AGREE", "036")
    stranger = commit("Benin invited Nigeria to talks.", "invitation", "BEN", "NGA")
    assert [e.source for e in list_recorded_events([tell(status="proposed", commitments=[stranger])])] == [
        "encounter",
        "commitment",
    ]


def test_what_is_cancelled_is_negated() -> None:
    event = only(tell(status="cancelled", place="Lomé"))
    assert (event.coding.type, event.coding.mode, event.auxiliary) == ("CONSULT", "visit", ("negated",))


@pytest.mark.parametrize(
    ("day", "historical"), [("2023-05-04", True), ("2023-05-05", False), ("2022", True), (None, False)]
)
def test_what_is_long_ago_is_historical(day: str | None, historical: bool) -> None:
    assert only(tell(date=day)).historical is historical
    assert ("historical" in only(tell(date=day)).auxiliary) is historical


@pytest.mark.parametrize(
    ("edtf", "day"), [("2024-05-03/2024-05-05", "2024-05-03"), ("2024-05", None), ("2024", None), (None, None)]
)
def test_the_day_is_one_that_is_told(edtf: str | None, day: str | None) -> None:
    assert only(tell(date=edtf)).day == day


def test_sectors_come_from_roles() -> None:
    event = only(tell(("GHA", "BEN", "ECOWAS", None)))
    assert [party.sector for party in event.actors] == ["GOV", "LEG", "IGO", None]
    assert [(p.country, p.organisation) for p in event.actors][1:3] == [("BEN", None), (None, "ECOWAS")]


def test_an_event_shows_its_words_and_reports() -> None:
    event = only(tell(told_twice=True, sources=2, reviewed=("date",)))
    assert [(w.document, w.document_id, w.span.text) for w in event.words] == [
        ("11.txt", "d-11", "The envoys met at noon."),
        ("12.txt", "d-12", "The envoys met at noon."),
    ]
    assert (event.engagement, event.sources, event.reviewed) == ("e-1", 2, ("date",))
