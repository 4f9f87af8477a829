"""Encounters that come one after another: rounds, sides that meet again, ministers of those who met."""

from __future__ import annotations

import pytest

from engagements import list_told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Norway and Peru will hold talks in Istanbul next week. The delegations last met in Istanbul on "
            "February 16.",
            [
                "meeting planned: Norway/NOR + Peru/PER, Istanbul, 2024-03",
                "meeting held: Norway/NOR + Peru/PER, Istanbul, 2024-02-16",
            ],
        ),
        (
            "Norway and Peru held talks in Istanbul on Friday. The sides will meet again in Oslo on April 5.",
            [
                "meeting held: Norway/NOR + Peru/PER, Istanbul, 2024-03-08",
                "meeting planned: Norway/NOR + Peru/PER, Oslo, 2024-04-05",
            ],
        ),
        (
            "Norway and Peru held talks in Istanbul on Friday. The sides met for two hours.",
            [
                "meeting held: Norway/NOR + Peru/PER, Istanbul, 2024-03-08",
            ],
        ),
        (
            "Norwegian Prime Minister Ola Lind called Peruvian President Ana Soto on Monday. The two countries'"
            " delegations will meet in Geneva on May 3.",
            [
                "call held: Ana Soto/PER + Ola Lind/NOR, -, 2024-03-11",
                "meeting planned: Norway/NOR + Peru/PER, Geneva, 2024-05-03",
            ],
        ),
    ],
)
def test_both_sides_meet_again(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Norway and Peru held talks in Lima on Monday. A second round will be held in Oslo on May 3.",
            [
                "meeting held: Norway/NOR + Peru/PER, Lima, 2024-03-11",
                "meeting planned: Norway/NOR + Peru/PER, Oslo, 2024-05-03",
            ],
        ),
        (
            "Norway and Peru are expected to hold another round of talks. The first round took place in "
            "Istanbul on February 16.",
            [
                "meeting planned: Norway/NOR + Peru/PER, -, -",
                "meeting held: Norway/NOR + Peru/PER, Istanbul, 2024-02-16",
            ],
        ),
        (
            "Norway announced a new round of sanctions against Peru.",
            [],
        ),
    ],
)
def test_rounds_of_talks(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Norwegian Prime Minister Ola Lind met Peruvian President Ana Soto in Oslo on Monday. They recalled"
            " the meeting of their foreign ministers in Lima in January.",
            [
                "meeting held: Ana Soto/PER + Ola Lind/NOR, Oslo, 2024-03-11",
                "meeting held: Foreign minister of Norway/NOR + Foreign minister of Peru/PER, Lima, 2024-01",
            ],
        ),
        (
            "Norwegian Prime Minister Ola Lind met Peruvian President Ana Soto in Oslo on Monday. Their foreign"
            " ministers will meet in Lima on Friday.",
            [
                "meeting held: Ana Soto/PER + Ola Lind/NOR, Oslo, 2024-03-11",
                "meeting planned: Foreign minister of Norway/NOR + Foreign minister of Peru/PER, Lima, 2024-03-15",
            ],
        ),
        (
            "Norwegian Parliament Speaker Oleg Dahl met Serbian Parliament Speaker Ana Brnic on Monday. He "
            "recalled that the two presidents met in Oslo on May 9.",
            [
                "meeting held: Ana Brnic/SRB + Oleg Dahl/NOR, -, 2024-03-11",
                "meeting held: President of Norway/NOR + President of Serbia/SRB, Oslo, 2023-05-09",
            ],
        ),
    ],
)
def test_ministers_of_those_who_met(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Danish Foreign Minister Ole Holm met Peruvian President Ana Soto in Lima on Monday. They had met "
            "recently in Oslo.",
            [
                "meeting held: Ana Soto/PER + Ole Holm/DNK, Lima, 2024-03-11",
                "meeting held: Ana Soto/PER + Ole Holm/DNK, Oslo, -",
            ],
        ),
        (
            "Norwegian adviser Jim Moe met with Peruvian minister Luis Rey in Oslo. They have worked on the "
            "roadmap since their first meeting in August 2023.",
            [
                "meeting held: Jim Moe/NOR + Luis Rey/PER, Oslo, 2024-03-14",
                "meeting held: Jim Moe/NOR + Luis Rey/PER, -, 2023-08",
            ],
        ),
    ],
)
def test_another_place_is_another_meeting(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Danish Foreign Minister Ole Holm recently met Peruvian President Ana Soto in Lima.",
            [
                "meeting held: Ana Soto/PER + Ole Holm/DNK, Lima, -",
            ],
        ),
        (
            "Danish Foreign Minister Ole Holm met Peruvian President Ana Soto in Lima a few days ago.",
            [
                "meeting held: Ana Soto/PER + Ole Holm/DNK, Lima, -",
            ],
        ),
        (
            "Danish Foreign Minister Ole Holm met Peruvian President Ana Soto in Lima in January. Weeks later they met "
            "again, in Oslo.",
            [
                "meeting held: Ana Soto/PER + Ole Holm/DNK, Lima, 2024-01",
                "meeting held: Ana Soto/PER + Ole Holm/DNK, Oslo, -",
            ],
        ),
        (
            "Danish Foreign Minister Ole Holm met Peruvian President Ana Soto in Lima several times.",
            [
                "meeting held: Ana Soto/PER + Ole Holm/DNK, Lima, -",
            ],
        ),
        (
            "This week Norwegian Prime Minister Ola Lind met Chilean President Ana Soto, who has been visiting "
            "Oslo for a conference on whales.",
            [
                "meeting held: Ana Soto/CHL + Ola Lind/NOR, Oslo, 2024-03",
                "visit held: Ana Soto/CHL + Ola Lind/NOR, Oslo, -",
            ],
        ),
        (
            "US President Ann Poe hosted Norwegian Prime Minister Ola Lind on Monday, days after she phoned "
            "Danish Prime Minister Ole Holm.",
            [
                "meeting held: Ann Poe/USA + Ola Lind/NOR, -, 2024-03-11",
                "call held: Ann Poe/USA + Ole Holm/DNK, -, -",
            ],
        ),
    ],
)
def test_times_that_no_date_tells(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Negotiations between Norwegian Foreign Minister Ida Berg and Peruvian President Ana Soto have "
            "kicked off in Lima.",
            [
                "meeting held: Ana Soto/PER + Ida Berg/NOR, Lima, 2024-03-14",
            ],
        ),
        (
            "Norway and Peru are preparing a meeting of their presidents.",
            [
                "meeting planned: Norway/NOR + Peru/PER, -, -",
            ],
        ),
        (
            "Norway and Peru are working on a new round of consultations.",
            [
                "meeting planned: Norway/NOR + Peru/PER, -, -",
            ],
        ),
    ],
)
def test_talks_ahead(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Ties have warmed since, with Norwegian Foreign Minister Ida Berg meeting Chilean President Ana "
            "Soto in Oslo in February.",
            [
                "meeting held: Ana Soto/CHL + Ida Berg/NOR, Oslo, 2024-02",
            ],
        ),
        (
            "Officials held contacts before, with the head of Norway's intelligence service, Ola Lind, meeting "
            "with Peruvian President Ana Soto in January.",
            [
                "meeting held: Ana Soto/PER + Ola Lind/NOR, -, 2024-01",
            ],
        ),
        (
            "Norwegian Foreign Minister Ida Berg left the meeting early.",
            [],
        ),
    ],
)
def test_a_clause_beside_the_main_one(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines
