from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Instrument, Span
from dragoman.model.record import DocumentHead, RecordedInstrument, SourcedFigure
from dragoman.resolving.instrument_keys import find_number, find_points, fold_name, is_generic, list_lookup_keys, slug
from dragoman.resolving.instruments import InstrumentResolution, resolve_instrument
from dragoman.resolving.shares import derive_shares, order_figures


@dataclass
class Shelf:
    """A record of instruments in memory."""

    instruments: dict[str, RecordedInstrument] = field(default_factory=dict)
    keys: dict[str, dict[str, None]] = field(default_factory=dict)

    def find_instruments(self, keys: Sequence[str]) -> Sequence[RecordedInstrument]:
        ids = {id for key in keys for id in self.keys.get(key, ())}
        return [found for id, found in self.instruments.items() if id in ids]

    def add(
        self,
        name: str,
        acronym: str | None = None,
        *,
        published: str | None = "2024-03-01",
        sides: Sequence[str] = (),
        spans: Sequence[str] = (),
        kind: str = "plan",
        document: str = "d-1",
        made_by: str = "",
    ) -> InstrumentResolution:
        said = tuple(Span(0, len(words), words) for words in (name, *spans))
        instrument = Instrument(name, acronym, kind, (), said, made_by)
        resolved = resolve_instrument(instrument, self, DocumentHead(document, 1, "r", published=published), sides)
        before = self.instruments.get(resolved.id)
        names = tuple(dict.fromkeys((*(before.names if before else ()), *resolved.names)))
        self.instruments[resolved.id] = RecordedInstrument(
            resolved.id, resolved.name, resolved.acronym, resolved.kind, names
        )
        for key in resolved.keys:
            self.keys.setdefault(key, {})[resolved.id] = None
        return resolved

    def look_up(self, words: str) -> list[str]:
        return [found.id for found in self.find_instruments(list_lookup_keys(words))]


def test_name_and_acronym_are_joined() -> None:
    shelf = Shelf()
    first = shelf.add("Coral Reefs Protection Fund", "CRPF", kind="fund")
    assert (first.id, first.is_new) == ("i-crpf", True)
    again = shelf.add("Coral Reefs Protection Fund", None, kind="fund")
    assert (again.id, again.is_new, again.acronym) == ("i-crpf", False, "CRPF")
    assert again.why
    assert (
        shelf.look_up("crpf")
        == shelf.look_up("the Coral Reefs Protection Fund")
        == shelf.look_up("i-crpf")
        == ["i-crpf"]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Delta Roads Programme", "Delta Roads Programs"),
        ("Delta Defence Compact", "the Delta Defense Compact"),
        ("U.N. Ferry Charter", "United Nations Ferry Charter"),
        ("Séné-Gambia Accord", "Sene-Gambia Accord"),
        ("Prioritised Delta List", "Prioritized Delta List"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)
    shelf = Shelf()
    assert shelf.add(one).id == shelf.add(other).id


def test_one_acronym_of_contradicting_names_is_two_things() -> None:
    shelf = Shelf()
    ports = shelf.add("Harbour Works for Trade", "HWT", kind="fund")
    hills = shelf.add("Highland Water Treaty", "HWT", kind="treaty")
    assert (ports.id, hills.id) == ("i-hwt", "i-highland-water-treaty")
    assert hills.is_new
    assert shelf.add("Highland Water Treaty", "HWT").id == "i-highland-water-treaty"
    assert shelf.add("Harbour Works for Regional Trade", "HWT").id == "i-hwt"


@pytest.mark.parametrize(
    ("name", "body", "number"),
    [
        ("UNSCR 1540", "unsc", "1540"),
        ("UN Resolution 425", "unsc", "425"),
        ("Security Council resolution 1325 (2000)", "unsc", "1325"),
        ("UN General Assembly Resolution 68/262", "unga", "68/262"),
    ],
)
def test_resolutions_are_known_by_their_number(name: str, body: str, number: str) -> None:
    assert find_number(name) == (body, number)


def test_resolution_under_all_its_names() -> None:
    shelf = Shelf()
    first = shelf.add("UN Security Council Resolution 1540", kind="resolution", spans=["UNSCR 1540"])
    assert first.id == "i-unscr-1540"
    assert shelf.add("Security Council resolution 1540 (2004)", kind="resolution").id == first.id
    assert shelf.look_up("UN Resolution 1540") == shelf.look_up("UNSCR 1540") == ["i-unscr-1540"]
    assert shelf.add("UN General Assembly Resolution 68/262", kind="resolution").id == "i-unga-resolution-68-262"
    assert shelf.look_up("resolution 999") == []


def test_plans_by_their_points_are_one_for_a_time() -> None:
    shelf = Shelf()
    first = shelf.add("14-point plan", published="2024-03-01")
    assert first.id == "i-14-point-plan"
    assert shelf.add("fourteen-point peace framework", published="2025-01-10").id == first.id
    assert shelf.add("12-point plan", published="2024-03-02").id == "i-12-point-plan"
    other = shelf.add("14-point plan", published="2031-05-01")
    assert (other.id, other.is_new) == ("i-14-point-plan-2031", True)
    assert shelf.add("14-point plan", published=None).is_new
    assert "i-14-point-plan" in shelf.look_up("the fourteen-point proposal")


def test_consensus_by_its_points_is_one_for_all_time() -> None:
    shelf = Shelf()
    assert shelf.add("five-point consensus", published="2021-04-24").id == "i-5-point-consensus"
    assert shelf.add("5-point consensus", published="2029-04-24").id == "i-5-point-consensus"
    assert shelf.add("five-point plan", published="2021-04-24").id == "i-5-point-plan"


def test_points() -> None:
    assert find_points("a nine-point peace framework") == ("9", "framework")
    assert find_points("talking points") is None


def test_name_that_any_two_states_may_give_is_kept_between_its_own() -> None:
    shelf = Shelf()
    assert is_generic("High-Level Strategic Dialogue")
    first = shelf.add("Strategic Partnership Agreement", sides=["PER", "NOR"])
    assert first.id == "i-strategic-partnership-agreement-nor-per"
    assert shelf.add("Strategic Partnership Agreement", sides=["NOR", "PER"], document="d-2").id == first.id
    assert shelf.add("Strategic Partnership Agreement", sides=["KEN", "CHL"], document="d-3").id != first.id
    alone = shelf.add("Strategic Partnership Agreement", document="d-4")
    assert alone.is_new
    assert alone.id == "i-strategic-partnership-agreement-d-4"


def test_short_form_within_one_text_is_not_another_texts_name() -> None:
    shelf = Shelf()
    shelf.add("Lagoon Fishing Rights Compact", spans=["Fishing Rights Compact"])
    assert shelf.add("Fishing Rights Compact").is_new


def test_known_instrument_brings_all_names_of_its_text() -> None:
    shelf = Shelf()
    shelf.add("Paris Agreement", spans=["Paris climate accord"], kind="treaty", made_by="rule:known-instrument")
    assert shelf.look_up("Paris climate accord") == ["i-paris-agreement"]
    assert shelf.look_up("Paris Climate Accord") == ["i-paris-agreement"]


@given(st.text(max_size=120))
def test_slug_is_plain_and_bounded(name: str) -> None:
    made = slug(name)
    assert 1 <= len(made) <= 60
    assert made.isascii()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(
    st.lists(st.sampled_from(["Reef Fund", "Reef Funds", "14-point plan", "Reef Fund (RF)", "UNSCR 1540", "Öst Pact"]))
)
def test_same_order_gives_the_same_ids_and_few_things(names: list[str]) -> None:
    one, other = Shelf(), Shelf()
    assert [one.add(name).id for name in names] == [other.add(name).id for name in names]
    assert len(one.instruments) <= 5


ENVELOPE = "The Harbour Fund, a $90 billion (€82.1 billion) low-interest credit scheme, opened."
INTEREST = "As of June 2023, 11 states, including Oman, had voiced interest in $70 billion worth of credits."
PAID = "By March 2024 the Harbour Fund had disbursed $9 billion."


def figure(
    property: str,
    value: float,
    unit: str,
    evidence: str,
    as_of: str | None = None,
    document: str = "d-1",
    published: str | None = "2023-09-01",
) -> SourcedFigure:
    return SourcedFigure(property, value, unit, as_of, document, Span(0, len(evidence), evidence), published)


WHOLE = figure("low-interest credit scheme", 90e9, "USD", ENVELOPE)
CONVERTED = figure("low-interest credit scheme", 82.1e9, "EUR", ENVELOPE)
PART = figure("credits", 70e9, "USD", INTEREST, "2023-06")
COUNT = figure("states that voiced interest", 11, "states", INTEREST, "2023-06")
LATER = figure("sum", 9e9, "USD", PAID, "2024-03", "d-2", "2024-03-20")


def test_share_shows_its_sum() -> None:
    (share,) = derive_shares([WHOLE, CONVERTED, PART, COUNT])
    assert share.words == "$70 bn of $90 bn: 77.8 %"
    assert (share.part, share.whole) == (PART, WHOLE)


def test_share_of_the_whole_that_another_text_tells() -> None:
    assert [s.words for s in derive_shares([WHOLE, PART, LATER])] == [
        "$70 bn of $90 bn: 77.8 %",
        "$9 bn of $90 bn: 10.0 %",
    ]


def test_no_share_where_texts_disagree_on_the_whole() -> None:
    other = figure("size", 95e9, "USD", "The $95 billion Harbour Fund opened.", document="d-3")
    assert [s.part for s in derive_shares([WHOLE, other, PART, LATER])] == [PART]


@pytest.mark.parametrize(
    "figures",
    [
        [CONVERTED, figure("credits", 64e9, "EUR", "States had voiced interest in €64 billion of credits.")],
        [WHOLE, figure("credits", 70e9, "CHF", "States had voiced interest in CHF 70 billion of credits.")],
        [WHOLE, figure("credits", 99e9, "USD", "States had voiced interest in $99 billion of credits.")],
        [WHOLE, figure("roads", 9e9, "USD", "The Harbour Fund builds roads for $9 billion.")],
        [WHOLE, COUNT],
        [PART],
        [],
    ],
)
def test_no_share(figures: list[SourcedFigure]) -> None:
    assert derive_shares(figures) == ()


def test_series_are_in_the_order_of_their_days() -> None:
    grown = figure("credits", 75e9, "USD", "States had voiced interest in $75 billion of credits.", "2023-08")
    series = order_figures([LATER, grown, CONVERTED, WHOLE, PART, COUNT])
    assert [(s.name, s.unit, [f.value for f in s.figures]) for s in series] == [
        ("interest", "states", [11]),
        ("interest", "USD", [70e9, 75e9]),
        ("envelope", "USD", [90e9]),
        ("envelope (converted)", "EUR", [82.1e9]),
        ("disbursed", "USD", [9e9]),
    ]


@given(st.permutations([WHOLE, CONVERTED, PART, COUNT, LATER]))
def test_series_and_shares_do_not_depend_on_the_order_given(figures: list[SourcedFigure]) -> None:
    assert order_figures(figures) == order_figures([WHOLE, CONVERTED, PART, COUNT, LATER])
    assert derive_shares(figures) == derive_shares([WHOLE, CONVERTED, PART, COUNT, LATER])
