"""An envoy who is called in: the envoy, the state, and who spoke for it."""

from __future__ import annotations

import pytest

from engagements import list_told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Peru's foreign ministry said it had summoned the Danish ambassador over the remarks.",
            [
                "meeting held: Ambassador of Denmark/DNK + Peru/PER, -, 2024-03-14",
            ],
        ),
        (
            "The Danish charge d'affaires in Lima was summoned on Monday by Peru's Foreign Ministry.",
            [
                "meeting held: Charge d'affaires of Denmark/DNK + Peru/PER, Lima, 2024-03-11",
            ],
        ),
        (
            "The Danish ambassador in Lima was summoned on Monday by Deputy Foreign Minister Ana Soto.",
            [
                "meeting held: Ambassador of Denmark/DNK + Ana Soto/PER, Lima, 2024-03-11",
            ],
        ),
        (
            "Peru summoned the Danish ambassador on Monday. During the meeting, Deputy Foreign Minister Ana "
            "Soto handed him a note of protest.",
            [
                "meeting held: Ambassador of Denmark/DNK + Ana Soto/PER, -, 2024-03-11",
            ],
        ),
        (
            "Peru summoned the Danish ambassador on Monday. Deputy Foreign Minister Ana Soto was in Oslo that day.",
            [
                "meeting held: Ambassador of Denmark/DNK + Peru/PER, -, 2024-03-11",
            ],
        ),
    ],
)
def test_who_calls_an_envoy_in_is_told(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines
