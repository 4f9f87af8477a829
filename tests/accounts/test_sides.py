"""Who takes part in an encounter: subject, object, "with", "between", counterparts, hosts, and who does not."""

from __future__ import annotations

import pytest

from engagements import read_accounts, sides, who


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "French President Emmanuel Macron met his Romanian counterpart Klaus Iohannis in Paris.",
            {"Emmanuel Macron, FRA", "Klaus Iohannis, ROU"},
        ),
        (
            "The talks between Cuban President Miguel Diaz-Canel and Chinese President Xi Jinping were held in Havana.",
            {"Miguel Diaz-Canel, CUB", "Xi Jinping, CHN"},
        ),
        (
            "Finnish President Sauli Niinisto and Estonian President Alar Karis held a video conference.",
            {"Sauli Niinisto, FIN", "Alar Karis, EST"},
        ),
        (
            "The foreign ministers of Japan and South Korea held talks in Seoul.",
            {"Foreign minister of Japan, JPN", "Foreign minister of South Korea, KOR"},
        ),
        (
            "Slovak President Zuzana Caputova, who met Czech President Petr Pavel on Sunday, said trade had grown.",
            {"Zuzana Caputova, SVK", "Petr Pavel, CZE"},
        ),
        (
            "Lithuanian President Gitanas Nauseda arrived in Chisinau for a visit.",
            {"Gitanas Nauseda, LTU", "Moldova, MDA"},
        ),
        (
            "British Foreign Secretary James Cleverly visited Bogota on 14 September 2023.",
            {"James Cleverly, GBR", "Colombia, COL"},
        ),
        (
            "Nigerian President Bola Tinubu was received by Zambian President Hakainde Hichilema in Lusaka.",
            {"Bola Tinubu, NGA", "Hakainde Hichilema, ZMB"},
        ),
        (
            "Greek Foreign Minister Giorgos Gerapetritis visited Cyprus at the invitation of Cypriot Foreign Minister "
            "Constantinos Kombos.",
            {"Giorgos Gerapetritis, GRC", "Constantinos Kombos, CYP"},
        ),
        (
            "In talks on a trade deal, Bolivian President Luis Arce met Chilean President Gabriel Boric.",
            {"Luis Arce, BOL", "Gabriel Boric, CHL"},
        ),
    ],
)
def test_the_people_of_an_encounter(text: str, people: set[str]) -> None:
    (account,) = read_accounts(text)
    assert who(account) == people


@pytest.mark.parametrize(
    "text",
    [
        "Bolivian President Luis Arce discussed a trade agreement with Paraguay.",
        "Moroccan Foreign Minister Nasser Bourita announced negotiations on the border with Algeria.",
        "Omani Foreign Minister Badr Albusaidi praised the partnership with Tanzania during a cabinet meeting.",
    ],
)
def test_a_phrase_with_another_noun_puts_nobody_in(text: str) -> None:
    assert read_accounts(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin spokesperson Dmitry Peskov said Russian President Vladimir Putin met Belarusian President Alexander "
        "Lukashenko in Sochi on Friday.",
        "Ugandan Foreign Minister Jeje Odongo met Somali Foreign Minister Abshir Omar Huruse, spokesperson Margaret "
        "Kafeero said.",
    ],
)
def test_a_spokesperson_takes_no_part(text: str) -> None:
    (account,) = read_accounts(text)
    assert len(account.participants) == 2
    assert not any("spokes" in (p.role or "").lower() for p in account.participants)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            "Malaysian Prime Minister Anwar Ibrahim spoke separately by phone with Indonesian President Joko Widodo, "
            "Thai Prime Minister Srettha Thavisin and Philippine President Ferdinand Marcos.",
            ["IDN", "THA", "PHL"],
        ),
        (
            "Ukrainian President Volodymyr Zelensky held separate phone calls with the leaders of Latvia, Croatia and "
            "Ireland.",
            ["LVA", "HRV", "IRL"],
        ),
    ],
)
def test_separate_calls_of_one_sentence_are_one_each(text: str, others: list[str]) -> None:
    accounts = read_accounts(text)
    assert {a.channel.value for a in accounts} == {"call"}
    assert [sides(a) - {"MYS", "UKR"} for a in accounts] == [{other} for other in others]


def test_one_call_of_all_is_one() -> None:
    text = (
        "Malaysian Prime Minister Anwar Ibrahim held a conference call with Indonesian President Joko Widodo and Thai "
        "Prime Minister Srettha Thavisin."
    )
    (account,) = read_accounts(text)
    assert sides(account) == {"MYS", "IDN", "THA"}


def test_a_visit_of_several_stops_is_one_for_each_state() -> None:
    text = "New Zealand Prime Minister Chris Hipkins will travel to Warsaw, Poland and Bucharest, Romania next week."
    warsaw, bucharest = read_accounts(text)
    assert (sides(warsaw), warsaw.place and warsaw.place.value) == ({"NZL", "POL"}, "Warsaw")
    assert (sides(bucharest), bucharest.place and bucharest.place.value) == ({"NZL", "ROU"}, "Bucharest")
