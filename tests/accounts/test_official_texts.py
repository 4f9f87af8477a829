"""Readouts, announcements, joint statements and telegrams: who took part, when, and whose guests they were."""

from __future__ import annotations

import pytest

from engagements import read_accounts

THURSDAY = "2024-03-14"
NORWAY = "Office of the President of Norway"
MINISTRY = "Ministry of Foreign Affairs of Norway"


def read_lines(text: str, source: str | None = None, title: str | None = None, day: str | None = THURSDAY) -> list[str]:
    """Every encounter of a text as "channel status: names with their states, day"."""
    return [
        f"{e.channel.value} {e.status.value}: "
        f"{' + '.join(sorted(f'{p.name}/{p.country}' for p in e.participants))}, {e.date.value if e.date else '-'}"
        for e in read_accounts(text, title, day, source)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "In Lima on Tuesday, Minister Ida Berg was received by President Ana Soto.",
            "meeting held: Ana Soto/PER + Ida Berg/NOR, 2024-03-12",
            id="received where he is",
        ),
        pytest.param(
            "Minister Ida Berg will travel to Lima on 20 March, where she will meet Foreign Minister Juan Paz.",
            "meeting planned: Ida Berg/NOR + Juan Paz/PER, 2024-03-20",
            id="met where she travels",
        ),
        pytest.param(
            "Minister Ida Berg visited Peru on 11 March. She also met with the Leader of the Opposition, "
            "Mr. Juan Paz, in Cusco.",
            "meeting held: Ida Berg/NOR + Juan Paz/PER, 2024-03-11",
            id="met on a visit",
        ),
        pytest.param(
            "Minister Ida Berg visited Peru on 11 March. She held talks with her counterpart, "
            "Foreign Minister Juan Paz.",
            "meeting held: Ida Berg/NOR + Juan Paz/PER, 2024-03-11",
            id="a counterpart is no Norwegian",
        ),
        pytest.param(
            "Minister Ida Berg co-chaired the Norway-Peru Strategic Dialogue with Undersecretary Juan Paz on 12 March.",
            "meeting held: Ida Berg/NOR + Juan Paz/PER, 2024-03-12",
            id="partner of a dialogue of two states",
        ),
    ],
)
def test_strangers_are_of_the_place(text: str, line: str) -> None:
    assert line in read_lines(text, MINISTRY)


def test_an_envoy_met_abroad_may_be_ones_own() -> None:
    lines = read_lines("In Lima on Tuesday, Minister Ida Berg met with Ambassador Kari Moe.", MINISTRY)
    assert lines == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "At the invitation of President Ana Soto of Peru, Prime Minister Ida Berg of Norway will visit Lima on "
            "20-21 March.",
            "visit planned: Ana Soto/PER + Ida Berg/NOR, 2024-03-20/2024-03-21",
            id="inviter",
        ),
        pytest.param(
            "Norwegian Prime Minister Ida Berg met with Peruvian President Ana Soto on Tuesday. Peruvian Foreign "
            "Minister Juan Paz and General Luis Rey were also present.",
            "meeting held: Ana Soto/PER + Ida Berg/NOR + Juan Paz/PER + Luis Rey/None, 2024-03-12",
            id="also present",
        ),
        pytest.param(
            "Norwegian Prime Minister Ida Berg met with Peruvian President Ana Soto on Tuesday. Taking part in the "
            "meeting on the Norwegian side were Norwegian Trade Minister Kari Moe and Adviser Per Dahl.",
            "meeting held: Ana Soto/PER + Ida Berg/NOR + Kari Moe/NOR + Per Dahl/NOR, 2024-03-12",
            id="taking part were",
        ),
        pytest.param(
            "The commission met in Lima on Tuesday under the co-chairmanship of Norwegian Trade Minister Kari Moe and "
            "Peruvian Trade Minister Luis Rey.",
            "meeting held: Kari Moe/NOR + Luis Rey/PER, 2024-03-12",
            id="chairmanship",
        ),
        pytest.param(
            "With Peruvian President Ana Soto, Norwegian Prime Minister Ida Berg discussed the fisheries.",
            "contact held: Ana Soto/PER + Ida Berg/NOR, 2024-03-14",
            id="partner first",
        ),
        pytest.param(
            "Norwegian Prime Minister Ida Berg updated the King on Tuesday's meeting with Peruvian President Ana Soto "
            "and Chilean President Juan Paz.",
            "meeting held: Ana Soto/PER + Ida Berg/NOR + Juan Paz/CHL, 2024-03-12",
            id="who updates was there",
        ),
        pytest.param(
            "The ministers discussed the talks convened in Geneva in February by Norway, Peru and Chile.",
            "meeting held: Chile/CHL + Norway/NOR + Peru/PER, 2024-02",
            id="conveners",
        ),
        pytest.param(
            "Earlier in the day, Norwegian Minister Ida Berg laid flowers at the wall of honour and met with Peruvian "
            "President Ana Soto.",
            "meeting held: Ana Soto/PER + Ida Berg/NOR, 2024-03-14",
            id="second verb",
        ),
        pytest.param(
            "Norwegian Minister Ida Berg called on Peruvian President Ana Soto, and held talks with Peruvian Foreign "
            "Minister Juan Paz on Tuesday.",
            "meeting held: Ida Berg/NOR + Juan Paz/PER, 2024-03-12",
            id="second verb behind a name",
        ),
        pytest.param(
            "Norwegian Minister Ida Berg said she had seen Peruvian President Ana Soto on Tuesday.",
            "meeting held: Ana Soto/PER + Ida Berg/NOR, 2024-03-12",
            id="had seen",
        ),
    ],
)
def test_who_took_part(text: str, line: str) -> None:
    assert line in read_lines(text)


def test_a_paragraph_of_guests_at_something_else_adds_nobody() -> None:
    text = (
        "Norwegian Prime Minister Ida Berg met with Peruvian President Ana Soto on Tuesday. "
        "Kari Moe was present at the creation of the fund."
    )
    assert read_lines(text) == ["meeting held: Ana Soto/PER + Ida Berg/NOR, 2024-03-12"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "Norwegian Prime Minister Ida Berg discussed preparations for the NATO Summit in Oslo in July with "
            "Peruvian President Ana Soto.",
            "summit planned: NATO/NATO + Norway/NOR, 2024-07",
            id="preparations",
        ),
        pytest.param(
            "Norwegian Minister Ida Berg and Peruvian Minister Juan Paz concurred on holding a meeting "
            "in Lima on 2 May.",
            "meeting planned: Ida Berg/NOR + Juan Paz/PER, 2024-05-02",
            id="concurred on",
        ),
        pytest.param(
            "Norwegian Minister Ida Berg thanked Peruvian Minister Juan Paz and looked forward to seeing him in Lima "
            "next month.",
            "meeting planned: Ida Berg/NOR + Juan Paz/PER, 2024-04",
            id="seeing him",
        ),
        pytest.param(
            "Norwegian Prime Minister Ida Berg thanked her hosts and invited Peruvian President Ana Soto to visit "
            "Norway. The invitation was accepted with pleasure.",
            "visit planned: Ana Soto/PER + Ida Berg/NOR, -",
            id="accepted",
        ),
        pytest.param(
            "Norwegian Minister Ida Berg intends to visit the region, including Peru and Chile, in early May.",
            "visit planned: Chile/CHL + Ida Berg/NOR, 2024-05",
            id="a region",
        ),
        pytest.param(
            "Norwegian Prime Minister Ida Berg and Peruvian President Ana Soto met in Lima on 11 March. It was agreed "
            "that the next session of the Joint Commission would be held in Oslo in May.",
            "meeting planned: Norway/NOR + Peru/PER, 2024-05",
            id="joint commission",
        ),
        pytest.param(
            "Norwegian Minister Ida Berg met Peruvian Minister Juan Paz on 11 March. On the same day, Peruvian "
            "President Ana Soto met with Ida Berg.",
            "meeting held: Ana Soto/PER + Ida Berg/NOR, 2024-03-11",
            id="same day",
        ),
    ],
)
def test_when_it_takes_place(text: str, line: str) -> None:
    assert line in read_lines(text)


def test_a_visit_told_twice_in_a_sentence_is_one() -> None:
    text = "Norwegian Minister Ida Berg paid a visit to Peru on 11 March, her first bilateral visit in the new term."
    assert read_lines(text) == ["visit held: Ida Berg/NOR + Peru/PER, 2024-03-11"]


def test_a_programme_includes_meetings_to_come() -> None:
    text = (
        "Norwegian Prime Minister Ida Berg will visit Peru on 20 March. The programme includes talks between "
        "Prime Minister Berg and Peruvian President Ana Soto."
    )
    assert any(line.startswith("meeting planned: Ana Soto/PER") for line in read_lines(text))


def test_a_partnership_to_be_discussed_is_no_encounter() -> None:
    assert read_lines("It is planned to discuss the partnership between Norway and Peru.") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "Prime Minister Ida Berg of Norway spoke with President Ana Soto of Peru. The Prime Minister told of her "
            "talks with President Juan Paz of Chile. The leaders agreed to meet in Lima on 2 May.",
            "meeting planned: Ana Soto/PER + Ida Berg/NOR, 2024-05-02",
            id="not whom somebody told of",
        ),
        pytest.param(
            "Prime Minister Ida Berg met with Peruvian President Ana Soto. During the meeting with Chilean President "
            "Juan Paz, the leaders turned to fisheries.",
            "meeting held: Ida Berg/NOR + Juan Paz/CHL, 2024-03-14",
            id="one of them is the publisher's",
        ),
    ],
)
def test_the_leaders_are_those_who_spoke(text: str, line: str) -> None:
    assert line in read_lines(text, "Prime Minister's Office of Norway")


def test_who_signed_a_telegram_called_on_the_president() -> None:
    text = (
        "12. Telegram From the Embassy in Peru to the Department of State\n\nLima, May 4, 1971, 1500Z.\n\n"
        "1. I called on President Soto at noon. Foreign Minister Paz was also present.\n\n"
        "2. Soto said he had seen the Chilean Ambassador yesterday.\n\nHarlow"
    )
    lines = read_lines(
        text,
        "US Department of State",
        "Telegram From the Embassy in Peru to the Department of State",
        None,
    )
    assert any("Harlow/USA" in line and "Soto/PER" in line and "Paz/PER" in line for line in lines)
    assert "meeting held: Ambassador of Chile/CHL + Soto/PER, 1971-05-03" in lines
