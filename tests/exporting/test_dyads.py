"""Events as dyads: how many rows, and CAMEO's code of each."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.exporting.dyads import list_dyads
from dragoman.exporting.event_lists import list_recorded_events
from dragoman.lexicon.states import read_states
from dragoman.model import CommitmentKind
from event_records import commit, tell

STATES = [state.alpha3 for state in read_states() if state.kind == "state"]
SIDES = st.lists(st.sampled_from(STATES), min_size=1, max_size=20, unique=True)


def pairs(**values: object) -> list[tuple[str | None, str | None, str]]:
    (event,) = list_recorded_events([tell(**values)])  # type: ignore[arg-type]
    return [(d.source[0].code, d.target[0].code, d.cameo) for d in list_dyads(event)]


@given(SIDES, st.sampled_from(["call", "video-call", "meeting", "summit", "correspondence", "contact"]))
def test_n_sides_that_meet_make_n_times_n_less_one_rows(sides: list[str], channel: str) -> None:
    told = pairs(sides=sides, channel=channel)
    assert sorted((s, t) for s, t, _ in told) == sorted(permutations(sides, 2))
    assert {code for _, _, code in told} <= {"041" if "call" in channel else "040"}


@given(SIDES.filter(lambda sides: len(sides) > 1), st.data())
def test_each_visit_has_its_mirror(sides: list[str], data: st.DataObject) -> None:
    host = data.draw(st.sampled_from(sides))
    place = next(state.name for state in read_states() if state.alpha3 == host)
    told = pairs(sides=sides, channel="visit", place=place)
    assert len(told) == 2 * (len(sides) - 1)
    assert {(s, t) for s, t, code in told if code == "042"} == {(s, host) for s in sides if s != host}
    assert {(s, t) for s, t, code in told if code == "043"} == {(host, s) for s in sides if s != host}


@given(SIDES, st.integers(1, 3))
def test_people_of_one_side_make_no_rows_among_themselves(sides: list[str], times: int) -> None:
    assert len(pairs(sides=sides * times)) == len(sides) * (len(sides) - 1)


def test_at_a_summit_the_host_receives_and_the_guests_meet_abroad() -> None:
    told = pairs(sides=("GHA", "TGO", "BEN"), channel="summit", place="Accra")
    assert told == [
        ("GHA", "TGO", "043"), ("GHA", "BEN", "043"), ("TGO", "GHA", "042"),
        ("TGO", "BEN", "044"), ("BEN", "GHA", "042"), ("BEN", "TGO", "044"),
    ]  # fmt: skip


def test_codes_by_place_and_words() -> None:
    assert {code for *_, code in pairs(place="Geneva")} == {"044"}
    assert {code for *_, code in pairs(trigger="negotiated", place="Lomé")} == {"046"}
    assert {code for *_, code in pairs(status="planned")} == {"036"}
    assert pairs(status="planned", channel="visit", place="Togo") == [("GHA", "TGO", "036")]
    assert pairs(status="proposed", initiator="TGO") == [("TGO", "GHA", "036")]


def test_what_is_not_and_who_has_no_side_make_no_rows() -> None:
    assert not pairs(status="cancelled")
    assert not pairs(status="proposed")
    assert pairs(sides=("GHA", None, "TGO")) == [("GHA", "TGO", "040"), ("TGO", "GHA", "040")]
    assert not pairs(sides=("GHA", None))


def test_a_commitment_goes_one_way_and_an_agreement_both() -> None:
    def rows(kind: CommitmentKind, to: str | None = "TGO") -> list[tuple[str | None, str | None]]:
        _, event = list_recorded_events([tell(commitments=[commit("It is about trade.", kind, to=to)])])
        return [(d.source[0].code, d.target[0].code) for d in list_dyads(event)]

    assert rows("pledge") == rows("delivered") == [("GHA", "TGO")]
    assert rows("agreement") == [("GHA", "TGO"), ("TGO", "GHA")]
    assert rows("pledge", to=None) == []
