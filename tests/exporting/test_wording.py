"""What exports and pages call an engagement."""

from __future__ import annotations

import pytest

from dragoman.exporting.wording import summarise_engagement
from dragoman.model.record import EngagementParticipant
from sample_record import build_engagement


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"channel": "call", "place": None},
            "A telephone call between Macky Sall (SEN) and Adama Barrow (GMB) took place,",
        ),
        ({"status": "planned", "date": "2024-06"}, "is planned, Banjul, June 2024."),
        ({"status": "cancelled", "date": None, "place": None}, "Adama Barrow (GMB) was cancelled."),
        ({"participants": ()}, "A meeting of nobody named took place"),
        (
            {"participants": tuple(EngagementParticipant(f"P{n}", None, "GMB", "person", None, ()) for n in range(8))},
            "A meeting of P0 (GMB), P1 (GMB), P2 (GMB), P3 (GMB), P4 (GMB) and 3 others took place",
        ),
    ],
)
def test_an_engagement_in_one_sentence(values: dict[str, object], words: str) -> None:
    assert words in summarise_engagement(build_engagement(**values))
