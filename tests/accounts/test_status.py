"""Held, planned, proposed, cancelled, or no encounter at all: by tense, mood, adjectives and the words around."""

from __future__ import annotations

import pytest

from engagements import read_accounts

HELD = [
    "Chilean President Gabriel Boric met with Argentine President Alberto Fernandez in Mendoza.",
    "Icelandic Foreign Minister Thordis Gylfadottir hosted Maltese Foreign Minister Ian Borg in Reykjavik.",
    "Swedish Prime Minister Ulf Kristersson held a phone call with Turkish President Recep Tayyip Erdogan.",
    "South African President Cyril Ramaphosa paid a state visit to Botswana in August 2023.",
    "The aim was to meet old friends: Fijian President Jone Tora met Samoan Prime Minister Sina Leota in Apia.",
    "Qatar's Emir Sheikh Tamim bin Hamad Al Thani sent a letter to Omani Sultan Haitham bin Tariq on Monday.",
]
PLANNED = [
    "Ghana's President Esi Owusu rang three colleagues, two days before she is to meet President Ali Diallo of Mali.",
    "The foreign ministers of Kenya and Uganda are to meet in Nairobi on Thursday.",
    "Kenyan President William Ruto will meet his Ugandan counterpart Yoweri Museveni in Kampala on Friday.",
    "Indian Foreign Minister Subrahmanyam Jaishankar plans to visit Sri Lanka in October 2023.",
    "The foreign ministers of Japan and South Korea are scheduled to hold talks in Seoul on September 28, 2023.",
    "Rwandan President Paul Kagame was expected to meet Burundian President Evariste Ndayishimiye in Arusha.",
    "The upcoming summit between Pakistan and Iran will be held in Islamabad.",
    "The two sides agreed to hold the next round of talks between Bolivia and Chile in La Paz in November.",
]
PROPOSED = [
    "Norwegian Prime Minister Jonas Gahr Store invited Ghanaian President Nana Akufo-Addo to visit Norway.",
    "Mexican President Andres Manuel Lopez Obrador proposed a meeting with Guatemalan President Bernardo Arevalo.",
    "Brazilian President Luiz Inacio Lula da Silva is ready to meet Venezuelan President Nicolas Maduro.",
    "Austrian Chancellor Karl Nehammer could meet Slovenian Prime Minister Robert Golob.",
]
CANCELLED = [
    "Peruvian President Dina Boluarte cancelled her meeting with Colombian President Gustavo Petro.",
    "Thai Prime Minister Srettha Thavisin called off his visit to Myanmar.",
    "Turkish President Recep Tayyip Erdogan postponed his visit to Israel.",
    "Serbian President Aleksandar Vucic will not attend the summit in Tirana with Albanian Prime Minister Edi Rama.",
    "Polish President Andrzej Duda refused to meet Hungarian President Katalin Novak.",
    "The Kremlin denied that Russian President Vladimir Putin had met Kazakh President Kassym-Jomart Tokayev.",
]
NONE = [
    "Danish Prime Minister Mette Frederiksen did not meet Chinese President Xi Jinping.",
    "Irish Prime Minister Leo Varadkar has not met Belgian Prime Minister Alexander De Croo since May.",
    "If Greek President Katerina Sakellaropoulou meets Turkish President Recep Tayyip Erdogan, trade could grow.",
    "Lebanese President Michel Aoun stressed the need for talks between Iraq and Syria.",
    "Egypt and Sudan continued consultations on the river.",
]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (sentence, status)
        for status, sentences in (
            ("held", HELD),
            ("planned", PLANNED),
            ("proposed", PROPOSED),
            ("cancelled", CANCELLED),
        )
        for sentence in sentences
    ],
)
def test_a_status_is_told_by_the_words_around(sentence: str, status: str) -> None:
    (account,) = read_accounts(sentence)
    assert account.status.value == status
    assert account.status.why


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_denied_supposed_needed_or_lasting_is_no_encounter(sentence: str) -> None:
    assert read_accounts(sentence) == ()


def test_a_day_after_the_publication_is_ahead() -> None:
    text = "Peruvian President Dina Boluarte met Panamanian President Laurentino Cortizo in Lima on 2 November 2023."
    (ahead,) = read_accounts(text, published="2023-10-01")
    (past,) = read_accounts(text, published="2023-12-01")
    assert (ahead.status.value, past.status.value) == ("planned", "held")
    assert ahead.date is not None
    assert ahead.date.value == "2023-11-02"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ola Dahl, the prime minister of Norway, is delighted to host Kwame Boateng, the president of Ghana.", "held"),
        ("Prime Minister Ola Dahl of Norway would be happy to host President Kwame Boateng of Ghana.", "proposed"),
        (
            "Prime Minister Ola Dahl of Norway is travelling to Accra to meet President Kwame Boateng of Ghana.",
            "planned",
        ),
        (
            "Prime Minister Ola Dahl of Norway accepted in principle a meeting with President Kwame Boateng of Ghana.",
            "planned",
        ),
        (
            "Prime Minister Ola Dahl of Norway thanked President Ama Owusu of Ghana for hosting Berit Lind of Norway.",
            "held",
        ),
        ("The visit of Prime Minister Ola Dahl of Norway to Ghana will highlight their friendship.", "planned"),
    ],
)
def test_courtesies_journeys_and_thanks(text: str, status: str) -> None:
    statuses = {a.channel.value: a.status.value for a in read_accounts(text)}
    assert statuses.get("meeting", statuses.get("visit")) == status


def test_a_visit_of_no_told_time_is_the_one_announced() -> None:
    (visit,) = read_accounts(
        "Prime Minister Ola Dahl of Norway will visit Ghana from 4 to 6 October 2023. Prime Minister Dahl’s visit "
        "shows how close the two are. During his visit, agreements will be signed."
    )
    assert visit.status.value == "planned"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They discussed the November visit of President Kwame Boateng of Ghana to Norway.", "planned"),
        ("They discussed the August visit of President Kwame Boateng of Ghana to Norway.", "held"),
    ],
)
def test_a_month_after_the_publication_is_ahead(text: str, status: str) -> None:
    (visit,) = read_accounts(text)
    assert visit.status.value == status
