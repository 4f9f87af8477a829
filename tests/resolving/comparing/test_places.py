"""Places: a city lies in its state, a building in its city."""

from __future__ import annotations

import pytest

from accounts_told import tell, verdicts


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Geneva", "Geneva", "agrees"),
        ("Geneva", "Switzerland", "agrees"),
        ("Geneva", "Bern", "differs"),
        ("Geneva", "Austria", "differs"),
        ("the White House", "Washington", "agrees"),
        ("Élysée Palace", "Paris", "agrees"),
        ("Kremlin", "Moscow", "agrees"),
        ("Kremlin", "Sochi", "differs"),
        ("Mar-a-Lago", "Palm Beach", "agrees"),
        ("Catshuis", "The Hague", "agrees"),
        ("Camp David", "Washington", "silent"),
        ("Florida", "Palm Beach", "silent"),
        ("the Old Mill Inn", "Washington", "silent"),
        ("Kiev", "Kyiv", "agrees"),
    ],
)
def test_places(left: str, right: str, verdict: str) -> None:
    told = [tell("A", channel="meeting", place=left), tell("B", channel="meeting", place=right)]
    assert verdicts(told, "place") == [verdict] * 2
