"""Readouts of palaces and ministries, and officials whom somebody meets abroad."""

from __future__ import annotations

import pytest

from engagements import list_told


@pytest.mark.parametrize(
    ("source", "text", "lines"),
    [
        (
            "President of Russia (en.kremlin.ru)",
            "The President of Russia received in the Kremlin Foreign Minister of the Islamic Republic of Iran "
            "Ali Karimi, who is in Moscow on a working visit. Taking part in the meeting on the Russian side "
            "were Foreign Minister Igor Belov and Presidential Aide Pavel Orlov.",
            [
                "meeting held: Ali Karimi/IRN + Igor Belov/RUS + Pavel Orlov/RUS + President of Russia/RUS, "
                "Moscow, 2024-03-14",
                "visit held: Ali Karimi/IRN + President of Russia/RUS, -, 2024-03-14",
            ],
        ),
        (
            "President of Russia (en.kremlin.ru)",
            "Vladimir Putin sent a message of greetings to participants in the meeting of BRICS foreign "
            "ministers in Nizhny Novgorod.",
            [
                "meeting held: BRICS foreign ministers/BRICS + Russia/RUS, Nizhny Novgorod, 2024-03-14",
            ],
        ),
        (
            "President of Russia (en.kremlin.ru)",
            "Vladimir Putin took part, via videoconference, in the SCO summit chaired by Prime Minister of "
            "India Arun Lal.",
            [
                "summit held: Arun Lal/IND + SCO/SCO + Vladimir Putin/RUS, -, 2024-03-14",
            ],
        ),
        (
            "Office of the President of Ukraine (president.gov.ua)",
            "Earlier today, the President of Ukraine held talks with King Harald V of Norway. First Lady Olena "
            "Zelenska took part in the meeting.",
            [
                "meeting held: Harald V/NOR + Olena Zelenska/UKR + President of Ukraine/UKR, -, 2024-03-14",
            ],
        ),
        (
            "Office of the President of Ukraine (president.gov.ua)",
            "Head of the Office of the President Andriy Bondar held a phone call with U.S. National Security "
            "Advisor John Roe ahead of the meeting of the leaders of Ukraine and the United States.",
            [
                "call held: Andriy Bondar/UKR + John Roe/USA, -, 2024-03-14",
                "meeting planned: Ukraine/UKR + United States/USA, -, -",
            ],
        ),
    ],
)
def test_readouts_of_a_palace(source: str | None, text: str, lines: list[str]) -> None:
    assert list_told(text, source) == lines


@pytest.mark.parametrize(
    ("source", "text", "lines"),
    [
        (
            "TASS",
            "Russian Foreign Minister Igor Belov met Peruvian President Ana Soto in Lima on Monday. He also met"
            " with Prime Minister Eva Paz.",
            [
                "meeting held: Ana Soto/PER + Igor Belov/RUS, Lima, 2024-03-11",
                "meeting held: Eva Paz/PER + Igor Belov/RUS, -, 2024-03-14",
            ],
        ),
        (
            "TASS",
            "Russian Foreign Minister Igor Belov, who is on a two-day visit to Lima, has been received by "
            "Peruvian Prime Minister Eva Paz.",
            [
                "visit held: Eva Paz/PER + Igor Belov/RUS, Lima, 2024-03-14",
                "meeting held: Eva Paz/PER + Igor Belov/RUS, -, 2024-03-14",
            ],
        ),
        (
            None,
            "Norwegian Foreign Minister Ida Berg will meet with her Danish colleague in Copenhagen on June 20.",
            [
                "meeting planned: Foreign Minister of Denmark/DNK + Ida Berg/NOR, Copenhagen, 2024-06-20",
            ],
        ),
        (
            None,
            "Norway's oil minister, Kari Moe, and her Saudi counterpart, Prince Khalid Saud, met in Vienna on Monday.",
            [
                "meeting held: Kari Moe/NOR + Khalid Saud/SAU, Vienna, 2024-03-11",
            ],
        ),
        (
            None,
            "Canadian Finance Minister Paul Roy said he had a “very productive” one-on-one with U.S. Treasury "
            "Secretary John Roe.",
            [
                "meeting held: John Roe/USA + Paul Roy/CAN, -, 2024-03-14",
            ],
        ),
        (
            None,
            "Norwegian Trade Minister Paul Roy met British Business Secretary Jane Poe on Monday. They are "
            "expected to resume free trade talks that stalled last year.",
            [
                "meeting held: Jane Poe/GBR + Paul Roy/NOR, -, 2024-03-11",
                "meeting planned: Jane Poe/GBR + Paul Roy/NOR, -, -",
            ],
        ),
        (
            None,
            "Talks between Norway and Peru collapsed in May.",
            [
                "meeting held: Norway/NOR + Peru/PER, -, 2023-05",
            ],
        ),
        (
            None,
            "Norwegian adviser Jon Moe met on Monday with Deputy Chief of Staff of the President of the "
            "Republic of Kazakhstan and Special Representative of the President for International Cooperation "
            "Erlan Kazym.",
            [
                "meeting held: Erlan Kazym/KAZ + Jon Moe/NOR, -, 2024-03-11",
            ],
        ),
        (
            None,
            "Norwegian Prime Minister Ola Lind met on Monday with leaders of the Caribbean Community (CARICOM) "
            "and the Dominican Republic.",
            [
                "meeting held: Dominican Republic/DOM + Ola Lind/NOR + leaders of the Caribbean "
                "Community/CARICOM, -, 2024-03-11",
            ],
        ),
        (
            None,
            "Canadian Foreign Minister Laura Tremblay is in New Delhi for talks with her Indian counterpart "
            "Rajesh Menon. She spoke of “no easy days”.",
            [
                "meeting held: Laura Tremblay/CAN + Rajesh Menon/IND, New Delhi, 2024-03-14",
            ],
        ),
    ],
)
def test_officials_met_abroad(source: str | None, text: str, lines: list[str]) -> None:
    assert list_told(text, source) == lines
