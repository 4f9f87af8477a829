"""Sums and figures: only those of the same thing can contradict each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts_told import rows_of, tell, words_at
from dragoman.model import Amount, Figure, Instrument
from dragoman.resolving.comparing.sums import is_rounded


def euros(value: float, of: str | None, start: int = 0) -> Amount:
    text = f"€{value:g}"
    return Amount(text, start, start + len(text), value, "EUR", of)


def compare(left: list[Amount], right: list[Amount]) -> dict[str, list[str]]:
    rows = rows_of([tell("A", amounts=left), tell("B", amounts=right)], "sum: ")
    return {name: list(row) for name, row in rows.items()}


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [(150e9, 150e9, "agrees"), (150e9, 127e9, "differs"), (127.4e9, 127e9, "agrees"), (5e9, 2e6, "silent")],
)
def test_sums_of_one_thing(left: float, right: float, verdict: str) -> None:
    rows = compare([euros(left, "port loan")], [euros(right, "loan for the port")])
    assert list(rows.values()) == [[verdict, verdict]]


def test_sums_of_two_things_do_not_meet() -> None:
    rows = compare([euros(150e9, "port")], [euros(127e9, "railway")])
    assert rows == {"port": ["agrees", "silent"], "railway": ["silent", "agrees"]}


def test_a_sum_without_its_thing_stands_with_its_equal() -> None:
    assert compare([euros(150e6, "port")], [euros(150e6, None)]) == {"port": ["agrees", "agrees"]}
    assert len(compare([euros(150e6, "port")], [euros(120e6, None)])) == 2


def test_several_sums_of_one_account_contradict_nobody() -> None:
    rows = compare([euros(5e6, "port aid"), euros(3e6, "port aid", 20)], [euros(4e6, "port aid")])
    assert rows == {"port aid": ["silent", "silent"]}


def test_a_conversion_in_brackets_is_no_difference() -> None:
    dollars = Amount("$176", 10, 14, 176.0, "USD", "port", restates=0)
    rows = compare([euros(150, "port"), dollars], [Amount("$176", 0, 4, 176.0, "USD", "port")])
    assert rows == {"port": ["agrees", "agrees"]}


def instrument(value: float, as_of: str | None = None) -> Instrument:
    figure = Figure("envelope", value, "EUR", words_at(f"an envelope of {value:g}"), as_of)
    return Instrument("Harbour Fund", "HF", "fund", (figure,), ())


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        (instrument(150e9, "2021"), "agrees"),
        (instrument(127e9, "2021"), "differs"),
        (instrument(127e9, "2022"), "silent"),
    ],
)
def test_figures_of_an_instrument(right: Instrument, verdict: str) -> None:
    told = [tell("A", instruments=[instrument(150e9, "2021")]), tell("B", instruments=[right])]
    assert rows_of(told, "figure: ") == {"HF, envelope": [verdict, verdict]}


def test_a_figure_is_not_told_again_as_a_sum() -> None:
    told = [tell("A", instruments=[instrument(150e9)], amounts=[euros(150e9, "envelope")])]
    assert rows_of(told, "sum: ") == {}


@given(st.floats(1, 1e12), st.floats(1, 1e12))
def test_rounding_has_no_direction(left: float, right: float) -> None:
    assert is_rounded(left, right) == is_rounded(right, left)
    assert is_rounded(left, left)
