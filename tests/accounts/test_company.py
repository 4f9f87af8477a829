"""Who travels with a visitor is part of the visit told before."""

from __future__ import annotations

import pytest

from engagements import read_accounts, who

VISIT = "Norwegian Foreign Minister Ida Berg will visit Ghana on Monday. "


@pytest.mark.parametrize(
    "fellow",
    [
        "Norwegian Trade Minister Kari Moe will travel with her.",
        "She will be accompanied by Norwegian Trade Minister Kari Moe.",
    ],
)
def test_fellow_travellers_are_part_of_the_visit(fellow: str) -> None:
    (visit,) = read_accounts(VISIT + fellow)
    assert who(visit) == {"Ida Berg, NOR", "Kari Moe, NOR", "Ghana, GHA"}


def test_who_travels_elsewhere_is_not() -> None:
    first, second = read_accounts(VISIT + "Norwegian Trade Minister Kari Moe will travel to Peru.")
    assert who(first) == {"Ida Berg, NOR", "Ghana, GHA"}
    assert who(second) == {"Kari Moe, NOR", "Peru, PER"}
