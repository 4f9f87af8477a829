"""Where somebody is, goes or is sent, and whom they meet there."""

from __future__ import annotations

import pytest

from engagements import list_told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Norwegian Prime Minister Ola Lind returned from Lima, where he met President Ana Soto.",
            [
                "meeting held: Ana Soto/PER + Ola Lind/NOR, Lima, 2024-03-14",
            ],
        ),
        (
            "Norwegian Foreign Minister Ida Berg was in Accra, where President John Doe received her.",
            [
                "meeting held: Ida Berg/NOR + John Doe/GHA, Accra, 2024-03-14",
            ],
        ),
        (
            "Norwegian envoy Ida Berg came back from Accra, where she saw President Doe.",
            [
                "meeting held: Doe/GHA + Ida Berg/NOR, Accra, 2024-03-14",
            ],
        ),
        (
            "Norwegian Foreign Minister Ida Berg attended the forum in Geneva, where she met UN chief Ann Poe.",
            [
                "meeting held: Ann Poe/UN + Ida Berg/NOR, Geneva, 2024-03-14",
            ],
        ),
        (
            "Norwegian Foreign Minister Ida Berg will hold talks with Peruvian Foreign Minister Luis Rey and "
            "meet with President Ana Soto.",
            [
                "meeting planned: Ida Berg/NOR + Luis Rey/PER, -, -",
                "meeting planned: Ana Soto/PER + Ida Berg/NOR, -, -",
            ],
        ),
        (
            "Norwegian adviser Jim Moe traveled to Peru on Monday. Moe met with President Ana Soto and Foreign "
            "Secretary Luis Rey.",
            [
                "visit held: Ana Soto/PER + Jim Moe/NOR, Peru, 2024-03-11",
                "meeting held: Ana Soto/PER + Jim Moe/NOR + Luis Rey/PER, Peru, 2024-03-11",
            ],
        ),
        (
            "Norwegian Foreign Minister Ida Berg met with Prime Minister Eva Paz on Monday. Berg is in Lima on "
            "an official visit on March 11-12.",
            [
                "meeting held: Eva Paz/PER + Ida Berg/NOR, Lima, 2024-03-11",
                "visit held: Eva Paz/PER + Ida Berg/NOR, Lima, 2024-03-11/2024-03-12",
            ],
        ),
    ],
)
def test_who_is_met_abroad_is_of_that_state(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Danish Foreign Minister Ole Holm is due in Lima on Tuesday before heading to Bolivia on Thursday.",
            [
                "visit planned: Ole Holm/DNK + Peru/PER, Lima, 2024-03-19",
                "visit planned: Bolivia/BOL + Ole Holm/DNK, Bolivia, 2024-03-14",
            ],
        ),
        (
            "Danish Foreign Minister Ole Holm is expected in Lima on Tuesday.",
            [
                "visit planned: Ole Holm/DNK + Peru/PER, Lima, 2024-03-19",
            ],
        ),
        (
            "Danish Foreign Minister Ole Holm is in Lima on an official visit on March 13-14.",
            [
                "visit held: Ole Holm/DNK + Peru/PER, Lima, 2024-03-13/2024-03-14",
            ],
        ),
        (
            "US Secretary of State John Roe met in Cairo with President Omar Salih of Egypt on Tuesday and was "
            "expected in Jerusalem later in the day for talks with Israeli leaders.",
            [
                "meeting held: John Roe/USA + Omar Salih/EGY, Cairo, 2024-03-12",
                "meeting held: Israeli leaders/ISR + John Roe/USA, -, 2024-03-12",
            ],
        ),
    ],
)
def test_a_stay_is_a_visit(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Norwegian Prime Minister Ola Lind has asked Norwegian Foreign Minister Ida Berg to travel to Lima "
            "next week.",
            [
                "visit planned: Ida Berg/NOR + Peru/PER, Lima, 2024-03",
            ],
        ),
        (
            "Norwegian Prime Minister Ola Lind has dispatched Norwegian Foreign Minister Ida Berg to meet "
            "Peruvian President Ana Soto.",
            [
                "meeting planned: Ana Soto/PER + Ida Berg/NOR, -, -",
            ],
        ),
        (
            "Peruvian President Ana Soto asked Norwegian Prime Minister Ola Lind to visit Lima.",
            [
                "visit proposed: Ana Soto/PER + Ola Lind/NOR, Lima, -",
            ],
        ),
    ],
)
def test_own_side_sends_somebody(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Norwegian adviser Jim Moe welcomed Chilean Foreign Minister Ana Soto’s visit to Sweden on Monday.",
            [
                "visit held: Ana Soto/CHL + Sweden/SWE, Sweden, 2024-03-11",
            ],
        ),
        (
            "Norwegian Prime Minister Ola Lind praised Peruvian President Luis Rey's visit to Oslo on Monday.",
            [
                "visit held: Luis Rey/PER + Norway/NOR, Oslo, 2024-03-11",
            ],
        ),
        (
            "Norwegian Foreign Minister Ida Berg arrived in Lima on Monday. During the visit, she will hold "
            "talks with her Peruvian counterpart Luis Rey and will be received by President Ana Soto.",
            [
                "visit held: Ida Berg/NOR + Peru/PER, Lima, 2024-03-11",
                "meeting planned: Ida Berg/NOR + Luis Rey/PER, -, -",
                "meeting planned: Ana Soto/PER + Ida Berg/NOR, -, -",
            ],
        ),
        (
            "Iranian Foreign Minister Ali Karimi spoke to reporters. The Iranian diplomat expressed his "
            "gratitude to Oman for hosting the talks between Tehran and Washington.",
            [
                "meeting held: Iran/IRN + Oman/OMN + United States/USA, -, -",
            ],
        ),
    ],
)
def test_who_only_speaks_of_a_visit_takes_no_part(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines
