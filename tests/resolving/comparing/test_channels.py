"""Channels and statuses: what is told less exactly agrees, and a status has its course."""

from __future__ import annotations

import pytest

from accounts_told import tell, verdicts, whys
from dragoman.model import Channel, Status


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("call", "call", "agrees"),
        ("call", "contact", "agrees"),
        ("meeting", "contact", "agrees"),
        ("meeting", "visit", "agrees"),
        ("meeting", "summit", "agrees"),
        ("call", "video-call", "differs"),
        ("video-call", "meeting", "differs"),
        ("correspondence", "call", "differs"),
    ],
)
def test_channels(left: Channel, right: Channel, verdict: str) -> None:
    assert verdicts([tell("A", channel=left), tell("B", channel=right)], "channel") == [verdict] * 2


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("planned", "held", "agrees"),
        ("proposed", "planned", "agrees"),
        ("planned", "cancelled", "agrees"),
        ("held", "cancelled", "differs"),
    ],
)
def test_statuses_over_time(left: Status, right: Status, verdict: str) -> None:
    told = [tell("A", status=left, published="2021-02-01"), tell("B", status=right, published="2021-02-05")]
    assert verdicts(told, "status") == [verdict] * 2


def test_what_is_still_ahead_after_it_was_held_differs() -> None:
    told = [
        tell("A", status="held", published="2021-02-01"),
        tell("B", status="planned", published="2021-02-05"),
    ]
    assert verdicts(told, "status") == ["differs", "differs"]
    assert "still ahead after it was told as held" in whys(told, "status")[0]
