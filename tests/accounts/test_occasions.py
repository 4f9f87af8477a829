"""An encounter as the occasion on which somebody spoke or went somewhere."""

from __future__ import annotations

import pytest

from engagements import read_accounts

THURSDAY = "2024-03-14"


def read_lines(text: str) -> list[str]:
    """Every encounter of a text as "channel status: names, place, day"."""
    return [
        f"{e.channel.value} {e.status.value}: {' + '.join(sorted(p.name for p in e.participants))}"
        f", {e.place.value if e.place else '-'}, {e.date.value if e.date else '-'}"
        for e in read_accounts(text, published=THURSDAY)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Turkish Foreign Minister Orhan Kaya said on Tuesday that Ankara was ready to host a new round of "
            "negotiations during a meeting with his Dutch counterpart Pieter Visser in The Hague.",
            "meeting held: Orhan Kaya + Pieter Visser, The Hague, 2024-03-14",
        ),
        (
            "The two countries should restore trade quickly, Kenyan Foreign Minister Grace Odhiambo said after meeting "
            "with Ugandan Prime Minister David Okello in Kampala on 6 March.",
            "meeting held: David Okello + Grace Odhiambo, Kampala, 2024-03-06",
        ),
        (
            "In a meeting with Omani Foreign Minister Salim Habsi in Muscat, Iranian Deputy Foreign Minister Reza "
            "Karimi said the talks would go on.",
            "meeting held: Reza Karimi + Salim Habsi, Muscat, 2024-03-14",
        ),
        (
            "The gas pipeline must be finished by 2027, Azerbaijani President Elchin Mammadov stressed at talks with "
            "Bulgarian Energy Minister Petar Ivanov in Baku.",
            "meeting held: Elchin Mammadov + Petar Ivanov, Baku, 2024-03-14",
        ),
        (
            "Pakistani Prime Minister Imran Qureshi made the remarks in a meeting with visiting Tajik Foreign Minister "
            "Rustam Nazarov in Islamabad.",
            "meeting held: Imran Qureshi + Rustam Nazarov, Islamabad, 2024-03-14",
        ),
        (
            "Kuwaiti Foreign Minister Fahad Mutairi, received here today by his Algerian counterpart Karim Haddad, "
            "praised the relations.",
            "meeting held: Fahad Mutairi + Karim Haddad, -, 2024-03-14",
        ),
        (
            "Moroccan Prime Minister Yassine Alami was welcomed at the airport in Dakar by Senegalese Prime Minister "
            "Moussa Diop.",
            "meeting held: Moussa Diop + Yassine Alami, Dakar, 2024-03-14",
        ),
        (
            "Canadian Foreign Minister Laura Tremblay is due in New Delhi next week for talks with her Indian "
            "counterpart Rajesh Menon.",
            "meeting planned: Laura Tremblay + Rajesh Menon, New Delhi, 2024-03",
        ),
    ],
)
def test_who_spoke_on_the_occasion_takes_part(text: str, line: str) -> None:
    assert read_lines(text) == [line]


def test_a_person_in_the_words_said_takes_part_and_not_who_says_it() -> None:
    text = (
        "Polish Foreign Minister Jan Wolski said that Polish President Marek Sowa had raised the tolls during a "
        "meeting with Czech President Tomas Dvorak."
    )
    assert read_lines(text) == ["meeting held: Marek Sowa + Tomas Dvorak, -, 2024-03-14"]


@pytest.mark.parametrize(
    ("text", "earlier", "later"),
    [
        (
            "Following their meeting in Bratislava last week, Slovak President Milan Horak and Hungarian President "
            "Gabor Nagy spoke by phone on Monday.",
            "meeting held: Gabor Nagy + Milan Horak, Bratislava, 2024-03",
            "call held: Gabor Nagy + Milan Horak, -, 2024-03-11",
        ),
        (
            "In follow-up to talks held in Doha the day before, Afghan Foreign Minister Hamid Noori had a telephone "
            "conversation with Qatari Prime Minister Khalid Marri on 3 March 2024.",
            "meeting held: Hamid Noori + Khalid Marri, Doha, 2024-03-02",
            "call held: Hamid Noori + Khalid Marri, -, 2024-03-03",
        ),
        (
            "As a follow-up to their meeting in Lome on 20 February, Togolese Foreign Minister Kossi Mensah spoke by "
            "phone with Beninese Foreign Minister Paul Agossou on Tuesday.",
            "meeting held: Kossi Mensah + Paul Agossou, Lome, 2024-02-20",
            "call held: Kossi Mensah + Paul Agossou, -, 2024-03-12",
        ),
    ],
)
def test_what_is_followed_up_has_the_same_people_and_its_own_day(text: str, earlier: str, later: str) -> None:
    assert read_lines(text) == [earlier, later]


def test_a_date_before_the_comma_is_of_the_talks_before_it() -> None:
    text = (
        "After talks with Italian President Paolo Greco in Rome on 2 March, Libyan Prime Minister Omar Zintani met "
        "Maltese Foreign Minister Joseph Borg on Tuesday."
    )
    assert "meeting held: Joseph Borg + Omar Zintani, -, 2024-03-12" in read_lines(text)


def test_the_inviter_receives_a_visitor() -> None:
    text = (
        "Malaysian Prime Minister Rashid Osman arrived in Tashkent on Monday at the official invitation of President "
        "Anvar Karimov of Uzbekistan. At the airport he was welcomed by Foreign Minister Timur Aliev."
    )
    assert read_lines(text) == ["visit held: Anvar Karimov + Rashid Osman, Tashkent, 2024-03-11"]


def test_whom_one_meets_ahead_of_a_meeting_is_met_apart() -> None:
    text = (
        "Ghanaian President Kofi Asante took part in a meeting with Togolese President Edem Lawson in Accra on "
        "Tuesday. Ahead of the meeting, Asante met with Togolese Prime Minister Afi Kponton."
    )
    assert read_lines(text) == [
        "meeting held: Edem Lawson + Kofi Asante, Accra, 2024-03-12",
        "meeting held: Afi Kponton + Kofi Asante, -, 2024-03-14",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Chilean Foreign Minister Pablo Rojas will hold talks with President of the Republic of Korea Kim "
            "Min-ho, via videoconference.",
            "video-call planned: Kim Min-ho + Pablo Rojas, -, -",
        ),
        (
            "Qatari Emir Khalid Marri received a delegation led by the Minister of Defence of Greece, General "
            "Nikos Pappas.",
            "meeting held: Khalid Marri + Nikos Pappas, -, 2024-03-14",
        ),
        (
            "Peruvian President Luis Quispe sent a message wishing Bolivian President Ana Mamani a quick recovery.",
            "correspondence held: Ana Mamani + Luis Quispe, -, 2024-03-14",
        ),
        (
            "Jordanian King Faris met with Lebanese President Elie Khoury and senior officials, including Prime "
            "Minister Rami Haddad, in Beirut.",
            "meeting held: Elie Khoury + Faris + Rami Haddad, Beirut, 2024-03-14",
        ),
        (
            "British Prime Minister Alan Ward arrives in Ankara on 20 March.",
            "visit planned: Alan Ward + Türkiye, Ankara, 2024-03-20",
        ),
        (
            "Malian Defence Minister Sadio Keita and Nigerien Defence Minister Ali Maiga underlined their ties. "
            "During the meeting, the two sides agreed on joint training.",
            "meeting held: Ali Maiga + Sadio Keita, -, 2024-03-14",
        ),
        (
            "Danish Foreign Minister Ida Holm proposed a meeting with Swedish Foreign Minister Nils Ek in Malmo.",
            "meeting proposed: Ida Holm + Nils Ek, Malmo, -",
        ),
        (
            "Omani Foreign Minister Salim Habsi said he had written to Indian Foreign Minister Rajesh Menon.",
            "correspondence held: Rajesh Menon + Salim Habsi, -, 2024-03-14",
        ),
    ],
)
def test_words_of_newswire_around_an_encounter(text: str, line: str) -> None:
    assert read_lines(text) == [line]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "EU commissioner Maros Kolar spoke to US Commerce Secretary Mark Hill on Friday and is due to meet him "
            "again in Paris next week.",
            [
                "contact held: Mark Hill + Maros Kolar, -, 2024-03-08",
                "meeting planned: Mark Hill + Maros Kolar, Paris, 2024-03",
            ],
        ),
        (
            "Kenyan President Daniel Otieno and Ugandan President Moses Okello had their third phone call this "
            "year on Monday.",
            ["call held: Daniel Otieno + Moses Okello, -, 2024-03-11"],
        ),
        (
            "Speaking at a joint press conference with Azerbaijani President Elchin Mammadov in Lachin, Turkish "
            "President Orhan Kaya hailed the ties.",
            ["meeting held: Elchin Mammadov + Orhan Kaya, Lachin, 2024-03-14"],
        ),
        (
            "Mexican Economy Secretary Luis Vega held talks with his US counterparts in Washington.",
            ["meeting held: Luis Vega + US counterparts, Washington, 2024-03-14"],
        ),
        (
            "Pakistan's army chief Asif Malik accompanied Prime Minister Imran Qureshi to Tehran, where they met "
            "Iranian President Reza Karimi.",
            ["meeting held: Asif Malik + Imran Qureshi + Reza Karimi, Tehran, 2024-03-14"],
        ),
        (
            "Canadian Prime Minister Laura Tremblay invited Indian Prime Minister Rajesh Menon to the G7 summit.",
            ["summit proposed: G7 + Laura Tremblay + Rajesh Menon, -, -"],
        ),
    ],
)
def test_several_words_of_newswire(text: str, lines: list[str]) -> None:
    assert read_lines(text) == lines


def test_a_press_conference_of_one_side_is_no_encounter() -> None:
    assert read_lines("Turkish President Orhan Kaya gave a press conference on ties with Azerbaijan.") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Kenyan President Daniel Otieno left for Japan on Tuesday to attend the TICAD summit.",
            [
                "visit held: Daniel Otieno + Japan, Japan, 2024-03-12",
                "summit held: Daniel Otieno + TICAD, Japan, 2024-03-14",
            ],
        ),
        (
            "Indian Prime Minister Rajesh Menon will be in Johannesburg from November 21 to 23 for the NATO Summit.",
            ["summit planned: NATO + Rajesh Menon, Johannesburg, 2024-11-21/2024-11-23"],
        ),
        (
            "Canadian Prime Minister Laura Tremblay is heading to Brussels next week for the NATO summit.",
            [
                "visit planned: Belgium + Laura Tremblay, Brussels, 2024-03",
                "summit planned: Laura Tremblay + NATO, Brussels, 2024-03",
            ],
        ),
        (
            "French President Luc Moreau held a call with European leaders on Tuesday. Participants in the call "
            "included Polish President Marek Sowa and Czech President Tomas Dvorak.",
            ["call held: Luc Moreau + Marek Sowa + Tomas Dvorak, -, 2024-03-12"],
        ),
        (
            "Danish Foreign Minister Ida Holm phoned South African National Security Adviser Sydney Moloi.",
            ["call held: Ida Holm + Sydney Moloi, -, 2024-03-14"],
        ),
        (
            "Danish Foreign Minister Ida Holm phoned Chadian President Idris Saleh on Tuesday. They discussed ongoing "
            "negotiations over fishing rights.",
            ["call held: Ida Holm + Idris Saleh, -, 2024-03-12"],
        ),
    ],
)
def test_who_goes_to_a_gathering_takes_part(text: str, lines: list[str]) -> None:
    assert read_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Danish Prime Minister Ida Holm will pay a visit to Kenya on 20-22 March. The programme is "
            "full. Trade has grown since. Farmers hope for more. Ports were built. Holm will meet Kenyan "
            "President Daniel Otieno.",
            [
                "visit planned: Ida Holm + Kenya, Kenya, 2024-03-20/2024-03-22",
                "meeting planned: Daniel Otieno + Ida Holm, Kenya, 2024-03-20/2024-03-22",
            ],
        ),
        (
            "Israeli Prime Minister Dan Levi met US Secretary of State Mark Hill in Jerusalem on Tuesday. Hill "
            "praised the talks. Earlier in the day, Levi met with Sen. Ruth Berg, D-Ohio.",
            [
                "meeting held: Dan Levi + Mark Hill, Jerusalem, 2024-03-12",
                "meeting held: Dan Levi + Ruth Berg, -, 2024-03-12",
            ],
        ),
        (
            "Chadian President Idris Saleh phoned Kenyan President Daniel Otieno. They discussed the elections "
            "of this year.",
            ["call held: Daniel Otieno + Idris Saleh, -, 2024-03-14"],
        ),
        (
            "Iran has held talks with Norway in Oslo on a replacement for the 2015 deal.",
            ["meeting held: Iran + Norway, Oslo, 2024-03-14"],
        ),
        (
            "Polish President Marek Sowa spoke today on the margins of the NATO Summit with Czech President "
            "Tomas Dvorak.",
            ["meeting held: Marek Sowa + Tomas Dvorak, -, 2024-03-14"],
        ),
        (
            "Danish Foreign Minister Ida Holm met with Emile Bernard, Chief of Staff to the Prime Minister of Chad.",
            ["meeting held: Emile Bernard + Ida Holm, -, 2024-03-14"],
        ),
        (
            "Danish Foreign Minister Ida Holm met with ASEAN Chair Prime Minister Sok Vann of Cambodia.",
            ["meeting held: Ida Holm + Sok Vann, -, 2024-03-14"],
        ),
    ],
)
def test_the_day_is_the_encounters_own(text: str, lines: list[str]) -> None:
    assert read_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The Thai and Cambodian prime ministers are to meet in Kuala Lumpur on 20 March, an official said.",
            ["meeting planned: Prime minister of Cambodia + Prime minister of Thailand, Kuala Lumpur, 2024-03-20"],
        ),
        (
            "EU envoy Ana Kolar sat down with Iranian Foreign Minister Reza Karimi in Geneva.",
            ["meeting held: Ana Kolar + Reza Karimi, Geneva, 2024-03-14"],
        ),
        (
            "Experts from Japan and South Korea will sit down for talks in Busan on 20 March.",
            ["meeting planned: Japan + South Korea, Busan, 2024-03-20"],
        ),
        (
            "A Ukrainian delegation led by Defence Minister Taras Bondar held talks with Polish President Marek Sowa "
            "in Warsaw.",
            ["meeting held: Marek Sowa + Taras Bondar, Warsaw, 2024-03-14"],
        ),
        (
            "US Defense Secretary Mark Hill called off a meeting with his Chinese counterpart Li Bo in Singapore.",
            ["meeting cancelled: Li Bo + Mark Hill, Singapore, -"],
        ),
        (
            "Kenyan President Daniel Otieno accepted an invitation from Indian Prime Minister Rajesh Menon to "
            "visit India.",
            ["visit planned: Daniel Otieno + Rajesh Menon, India, -"],
        ),
        (
            "The Qatari prime minister told Iranian Foreign Minister Reza Karimi in a call that Doha would "
            "keep mediating.",
            ["call held: Prime minister of Qatar + Reza Karimi, -, 2024-03-14"],
        ),
    ],
)
def test_groups_delegations_and_bids(text: str, lines: list[str]) -> None:
    assert read_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The agreements were reached at the first Kenya-Africa Summit in Nairobi in 2019.",
            "summit held: Africa + Kenya, Nairobi, 2019",
        ),
        (
            "Italian Prime Minister Paolo Greco attended the EU-Central Asia summit in Samarkand on 4 March.",
            "summit held: Central Asia + EU + Paolo Greco, Samarkand, 2024-03-04",
        ),
    ],
)
def test_a_part_of_the_world_is_a_side(text: str, line: str) -> None:
    assert read_lines(text) == [line]


def test_whom_one_tells_during_a_visit_elsewhere_is_no_host() -> None:
    text = (
        "Danish Foreign Minister Ida Holm told Polish President Marek Sowa about the ports during her visit to Kenya."
    )
    assert read_lines(text) == ["visit held: Ida Holm + Kenya, Kenya, 2024-03-14"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The Prime Minister of Greece, Kostas Pappas, will visit Kenya from 21 to 26 March. He will be "
            "accompanied by the Greek Minister for Foreign Affairs, Ms Dora Nikolaou.",
            ["visit planned: Dora Nikolaou + Kenya + Kostas Pappas, Kenya, 2024-03-21/2024-03-26"],
        ),
        (
            "Danish Foreign Minister Ida Holm met Polish President Marek Sowa in Warsaw on Tuesday. She was joined "
            "by Danish Defence Minister Nils Ek.",
            ["meeting held: Ida Holm + Marek Sowa + Nils Ek, Warsaw, 2024-03-12"],
        ),
        (
            "Danish Foreign Minister Ida Holm led a delegation to Peru and Chile. Holm was joined by Danish Defence "
            "Minister Nils Ek.",
            [
                "visit held: Ida Holm + Nils Ek + Peru, Peru, 2024-03-14",
                "visit held: Chile + Ida Holm + Nils Ek, Chile, 2024-03-14",
            ],
        ),
        (
            "Danish Foreign Minister Ida Holm met with Jurgen Vogt, German Chancellery Chief of Division for Trade.",
            ["meeting held: Ida Holm + Jurgen Vogt, -, 2024-03-14"],
        ),
    ],
)
def test_who_came_along_takes_part(text: str, lines: list[str]) -> None:
    assert read_lines(text) == lines


def test_company_of_somebody_else_joins_no_encounter() -> None:
    text = (
        "Danish Foreign Minister Ida Holm met Polish President Marek Sowa in Warsaw on Tuesday. Kenyan President "
        "Daniel Otieno was joined by Kenyan Defence Minister Ali Maiga."
    )
    assert read_lines(text) == ["meeting held: Ida Holm + Marek Sowa, Warsaw, 2024-03-12"]
