"""Groups: of a part of the world, of a format, of counterparts named one by one."""

from __future__ import annotations

import pytest

from engagements import list_told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Norwegian Prime Minister Ola Lind spoke with European leaders on Monday.",
            [
                "contact held: European leaders/None + Ola Lind/NOR, -, 2024-03-11",
            ],
        ),
        (
            "Norwegian Foreign Minister Ida Berg met Arab foreign ministers in Cairo on Monday.",
            [
                "meeting held: Arab foreign ministers/None + Ida Berg/NOR, Cairo, 2024-03-11",
            ],
        ),
        (
            "Norwegian Prime Minister Ola Lind hosted the leaders of the three Baltic states in Oslo.",
            [
                "meeting held: Ola Lind/NOR + leaders of the three Baltic states/None, Oslo, 2024-03-14",
            ],
        ),
        (
            "Foreign ministers of the Nordic countries met in Oslo on Monday.",
            [
                "meeting held: Foreign ministers of the Nordic countries/None + Norway/NOR, Oslo, 2024-03-11",
            ],
        ),
        (
            "French President Luc Moreau held a call with European leaders on Tuesday. Participants in the call"
            " included Polish President Marek Sowa and Czech President Tomas Dvorak.",
            [
                "call held: Luc Moreau/FRA + Marek Sowa/POL + Tomas Dvorak/CZE, -, 2024-03-12",
            ],
        ),
        (
            "Norway, Peru and Chile stayed away from the North American Leaders' Summit.",
            [],
        ),
    ],
)
def test_leaders_of_a_part_of_the_world_take_part(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Leaders of the ten ASEAN countries and Australia met in Melbourne on Monday for a special summit.",
            [
                "meeting held: Australia/AUS + Leaders of the ten ASEAN/ASEAN, Melbourne, 2024-03-11",
            ],
        ),
        (
            "President Ola Lind of Norway joined a virtual summit of the G7 countries on Monday, hosted by "
            "Prime Minister Eva Paz of Italy.",
            [
                "summit held: Eva Paz/ITA + G7/G7 + Ola Lind/NOR, -, 2024-03-11",
            ],
        ),
        (
            "Norwegian Prime Minister Ola Lind took part in a video conference of the G7 leaders on Monday. At "
            "the G7 summit, he proposed a fund.",
            [
                "summit held: G7 leaders/G7 + Ola Lind/NOR, -, 2024-03-11",
            ],
        ),
    ],
)
def test_members_of_a_format_are_told(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The foreign ministers of Norway and Peru, Ida Berg and Luis Rey, met on Monday in New York.",
            [
                "meeting held: Ida Berg/NOR + Luis Rey/PER, New York, 2024-03-11",
            ],
        ),
        (
            "The presidents of Norway, Chile and Peru, Ida Berg, Ana Soto and Luis Rey, met on Monday.",
            [
                "meeting held: Ana Soto/CHL + Ida Berg/NOR + Luis Rey/PER, -, 2024-03-11",
            ],
        ),
        (
            "Danish Prime Minister Ole Holm hosted his Norwegian and Swedish counterparts, Ola Lind and Eva "
            "Alm, in Aarhus on Monday.",
            [
                "meeting held: Eva Alm/SWE + Ola Lind/NOR + Ole Holm/DNK, Aarhus, 2024-03-11",
            ],
        ),
        (
            "Norwegian adviser Jim Moe spoke on Monday with his Peruvian and Chilean counterparts, Secretary "
            "General Luis Rey of the National Security Secretariat of Peru and National Security Office "
            "Director Ana Soto of Chile. In both calls, the advisers consulted on trade.",
            [
                "contact held: Jim Moe/NOR + Luis Rey/PER, -, 2024-03-11",
                "contact held: Ana Soto/CHL + Jim Moe/NOR, -, 2024-03-11",
            ],
        ),
        (
            "Norwegian envoy Ann Poe led a delegation to Peru on Monday. Poe was joined by John Roe, Chief "
            "Operating Officer of the Norwegian Development Bank, Mary Major, Director of the Fisheries Agency,"
            " and Luke Moe, Senior Director.",
            [
                "visit held: Ann Poe/NOR + John Roe/NOR + Luke Moe/NOR + Mary Major/NOR + Peru/PER, Peru, 2024-03-11",
            ],
        ),
        (
            "Peru's foreign minister, Luis Rey, will meet with lawmakers on Capitol Hill and IMF chief Eva Paz.",
            [
                "meeting planned: Eva Paz/IMF + Luis Rey/PER, -, -",
            ],
        ),
    ],
)
def test_those_named_in_a_list_are_each_of_their_own_state(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Talks between Norway and Peru were held in Geneva on Monday. The Norwegian side was led by State "
            "Secretary Ida Berg and the Peruvian side by Deputy Minister Luis Rey.",
            [
                "meeting held: Ida Berg/NOR + Luis Rey/PER, Geneva, 2024-03-11",
            ],
        ),
        (
            "Norway and Peru will hold talks in Geneva on Friday. Norway's delegation will be led by State "
            "Secretary Ida Berg.",
            [
                "meeting planned: Ida Berg/NOR + Peru/PER, Geneva, 2024-03-15",
            ],
        ),
        (
            "Norwegian Prime Minister Ola Lind hosted Peruvian President Ana Soto in Oslo on Monday. Norwegian "
            "Foreign Minister Ida Berg also took part.",
            [
                "meeting held: Ana Soto/PER + Ida Berg/NOR + Ola Lind/NOR, Oslo, 2024-03-11",
            ],
        ),
    ],
)
def test_heads_of_delegations_take_part(text: str, lines: list[str]) -> None:
    assert list_told(text) == lines
