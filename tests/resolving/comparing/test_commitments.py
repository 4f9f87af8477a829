"""Commitments: one undertaking in two tellings, or told by one side only."""

from __future__ import annotations

import pytest

from accounts_told import rows_of, tell, whys, words_at
from dragoman.model import Commitment

BOATS = Commitment("DNK", "NOR", "pledge", words_at("Denmark will deliver 20 patrol boats to Norway"))


@pytest.mark.parametrize(
    "other",
    [
        Commitment("DNK", "NOR", "pledge", words_at("Patrol boats for the coast guard will be delivered by Denmark")),
        Commitment("DNK", None, "agreement", words_at("they agreed that Denmark delivers patrol boats")),
    ],
)
def test_one_undertaking_in_two_tellings(other: Commitment) -> None:
    rows = rows_of([tell("A", commitments=[BOATS]), tell("B", commitments=[other])], "commitment: ")
    assert list(rows.values()) == [["agrees", "agrees"]]


@pytest.mark.parametrize(
    "other",
    [
        Commitment("NOR", "DNK", "pledge", words_at("Norway will deliver 20 patrol boats to Denmark")),
        Commitment("DNK", "NOR", "pledge", words_at("Denmark will build a hospital in Norway")),
        Commitment("DNK", "NOR", "request", words_at("Denmark asked Norway to deliver 20 patrol boats")),
    ],
)
def test_two_undertakings(other: Commitment) -> None:
    rows = rows_of([tell("A", commitments=[BOATS]), tell("B", commitments=[other])], "commitment: ")
    assert sorted(rows.values()) == [["agrees", "silent"], ["silent", "agrees"]]


def test_sums_and_days_of_one_undertaking_may_differ() -> None:
    def pledge(amount: str, due: str | None) -> Commitment:
        return Commitment("DNK", "NOR", "pledge", words_at(f"Denmark pays {amount} for demining"), amount, None, due)

    sums = [tell("A", commitments=[pledge("€5 million", None)]), tell("B", commitments=[pledge("€4 million", None)])]
    rows = rows_of(sums, "commitment: ")
    assert list(rows.values()) == [["differs", "differs"]]
    assert "€4 million by one account, €5 million by another" in whys(sums, f"commitment: {next(iter(rows))}")[0]
    days = [
        tell("A", commitments=[pledge("€5 million", "2022-06")]),
        tell("B", commitments=[pledge("€5 million", "2023")]),
    ]
    assert list(rows_of(days, "commitment: ").values()) == [["differs", "differs"]]


def test_an_invitation_between_the_same_sides_is_one() -> None:
    told = [
        tell("A", commitments=[Commitment("DNK", "NOR", "invitation", words_at("invited him to Aarhus"))]),
        tell("B", commitments=[Commitment("DNK", "NOR", "invitation", words_at("he was asked to visit"))]),
    ]
    assert list(rows_of(told, "commitment: ").values()) == [["agrees", "agrees"]]
