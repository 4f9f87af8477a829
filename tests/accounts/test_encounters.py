"""Which encounters a text tells of, by which channel, when and where; every value keeps its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Account, Document
from dragoman.pipeline import read_document
from engagements import outline, read_accounts, sides, who


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Canadian Foreign Minister Melanie Joly spoke by phone with Indian Foreign Minister S. Jaishankar.", "call"),
        ("Spanish King Felipe VI phoned Jordanian King Abdullah II on Monday.", "call"),
        ("Nepal's prime minister and Bhutan's king spoke via video link.", "video-call"),
        ("Mongolian President Ukhnaa Khurelsukh met with Kyrgyz President Sadyr Japarov in Bishkek.", "meeting"),
        ("Senegalese President Macky Sall paid a visit to Cape Verde in March 2023.", "visit"),
        (
            "Nigerian President Bola Tinubu wrote a letter to Zambian President Hakainde Hichilema.",
            "correspondence",
        ),
        ("The leaders of Armenia, Azerbaijan and Georgia held a summit in Tbilisi on 3 September 2023.", "summit"),
        ("Danish Foreign Minister Lars Lokke Rasmussen spoke with Swiss Foreign Minister Ignazio Cassis.", "contact"),
    ],
)
def test_the_channel_of_an_encounter(text: str, channel: str) -> None:
    (account,) = read_accounts(text)
    assert account.channel.value == channel


def test_a_summit_of_two_sides_is_a_meeting() -> None:
    (account,) = read_accounts("The summit between Pakistan and Iran was held in Islamabad on 4 September 2023.")
    assert account.channel.value == "meeting"
    assert "two sides" in account.channel.why


def test_spoke_with_at_the_head_of_a_readout_is_a_call() -> None:
    text = "Secretary of State Antony Blinken spoke with Omani Foreign Minister Badr Albusaidi."
    (account,) = read_accounts(text, source="U.S. Department of State")
    assert account.channel.value == "call"


@pytest.mark.parametrize(
    "text",
    [
        "Australian Prime Minister Anthony Albanese met his ministers in Canberra.",
        "Dutch Prime Minister Mark Rutte met with business leaders in Rotterdam.",
        "Japanese Prime Minister Fumio Kishida gave an interview to a newspaper about relations with India.",
        "Portugal's president gave a press conference on ties with Angola.",
        "Argentina's government called for restraint between Israel and Lebanon.",
        "The army reported an exchange of fire on the border between Pakistan and Afghanistan.",
        "Canada imposed a travel ban on officials of Iran.",
        "The weather in Oslo was fine.",
        "",
    ],
)
def test_what_is_no_encounter_of_two_sides(text: str) -> None:
    assert read_accounts(text) == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Kenyan President William Ruto met Ugandan President Yoweri Museveni on Monday.", "2023-09-18"),
        ("Kenyan President William Ruto will meet Ugandan President Yoweri Museveni on Monday.", "2023-09-25"),
        (
            "On Thursday, Moldovan President Maia Sandu said she had met Romanian President Klaus Iohannis in Iasi on "
            "September 8.",
            "2023-09-08",
        ),
        ("Fijian Prime Minister Sitiveni Rabuka visited Tonga from 5 to 7 July 2023.", "2023-07-05/2023-07-07"),
        ("South African President Cyril Ramaphosa paid a state visit to Botswana in August 2023.", "2023-08"),
        (
            "Libyan Foreign Minister Najla Mangoush met Maltese Foreign Minister Ian Borg on 4 May 2022, the first "
            "meeting since January 2021.",
            "2022-05-04",
        ),
    ],
)
def test_the_day_of_the_encounter(text: str, date: str) -> None:
    account = read_accounts(text)[0]
    assert account.date is not None
    assert (account.date.value, account.date_basis) == (date, "text")
    assert account.date.spans
    assert all(text[s.start : s.end] == s.text for s in account.date.spans)


def test_the_news_of_a_text_is_dated_by_its_publication_and_what_is_ahead_is_not() -> None:
    (news,) = read_accounts("Chilean President Gabriel Boric met Argentine President Alberto Fernandez.")
    assert news.date is not None
    assert (news.date.value, news.date_basis, news.date.spans) == ("2023-09-20", "publication", ())
    (ahead,) = read_accounts("Chilean President Gabriel Boric will meet Argentine President Alberto Fernandez.")
    assert (ahead.date, ahead.date_basis) == (None, None)
    (undated,) = read_accounts(
        "Chilean President Gabriel Boric met Argentine President Alberto Fernandez.", published=None
    )
    assert (undated.date, undated.date_basis) == (None, None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chilean President Gabriel Boric met with Argentine President Alberto Fernandez in Mendoza.", "Mendoza"),
        ("Lithuanian President Gitanas Nauseda arrived in Chisinau for a visit.", "Chisinau"),
        ("Senegalese President Macky Sall paid a visit to Cape Verde in March 2023.", "Cape Verde"),
        (
            "Estonian President Alar Karis met French President Emmanuel Macron at the Elysée Palace.",
            "Elysée Palace",
        ),
        (
            "Indonesian President Joko Widodo hosted Palauan President Surangel Whipps at Bogor Palace.",
            "Bogor Palace",
        ),
        ("Spanish King Felipe VI phoned Jordanian King Abdullah II from Madrid.", None),
    ],
)
def test_the_place_of_the_encounter(text: str, place: str | None) -> None:
    (account,) = read_accounts(text)
    assert (account.place and account.place.value) == place


LATER = (
    "Vietnamese Prime Minister Pham Minh Chinh met Lao Prime Minister Sonexay Siphandone in Vientiane on "
    "6 January 2023. "
)


@pytest.mark.parametrize(
    "sentence",
    [
        "During the meeting, the two prime ministers discussed hydropower.",
        "The talks lasted three hours.",
        "They discussed rail links.",
        "Chinh told Siphandone at their meeting that Vietnam would build a school.",
        "The two leaders exchanged views on fisheries.",
        "The meeting took place at the government house.",
    ],
)
def test_later_words_come_back_to_the_same_encounter(sentence: str) -> None:
    (account,) = read_accounts(LATER + sentence)
    assert sides(account) == {"VNM", "LAO"}


@pytest.mark.parametrize(
    "text",
    [
        "The meeting lasted three hours. The talks were frank.",
        "They discussed rail links with great interest.",
        "During the call, she thanked him.",
    ],
)
def test_words_that_come_back_to_nothing_tell_of_nothing(text: str) -> None:
    assert read_accounts(text) == ()


def test_a_series_tells_the_channel_and_day_of_what_follows() -> None:
    text = (
        "On Monday Croatian Prime Minister Andrej Plenkovic held a series of phone calls. He spoke with Slovenian "
        "Prime Minister Robert Golob about floods. He also spoke with Austrian Chancellor Karl Nehammer about rail."
    )
    accounts = read_accounts(text)
    assert outline(accounts) == [("call", "held", "HRV SVN"), ("call", "held", "AUT HRV")]
    assert [a.date and a.date.value for a in accounts] == ["2023-09-18", "2023-09-18"]


def test_another_channel_or_day_is_another_encounter() -> None:
    text = LATER + "On 9 January 2023, Chinh and Siphandone spoke by phone about hydropower."
    assert outline(read_accounts(text)) == [("meeting", "held", "LAO VNM"), ("call", "held", "LAO VNM")]


def test_an_earlier_call_takes_its_people_from_the_one_spoken_of() -> None:
    text = LATER + "In an earlier phone call on 2 January 2023 with Siphandone, Chinh had offered help."
    assert outline(read_accounts(text)) == [("meeting", "held", "LAO VNM"), ("call", "held", "LAO VNM")]


def test_the_title_tells_the_channel_that_the_text_leaves_open() -> None:
    text = "The President spoke today with Prime Minister Kostadinka Vara of Bulgaria. They discussed gas storage."
    (account,) = read_accounts(
        text, title="Readout of President Ivan Horvat of Croatia's Call with Prime Minister Kostadinka Vara of Bulgaria"
    )
    assert account.channel.value == "call"
    assert sides(account) == {"HRV", "BGR"}


READOUT = (
    "Philippine Secretary of Foreign Affairs Enrique Manalo met with Vietnamese Foreign Minister Bui Thanh Son in "
    "Hanoi on 2 August 2023. The ministers discussed fisheries and the protection of the sea. During the meeting, "
    "Manalo thanked Son for the reception.\n\nManalo also spoke by phone with Australian Foreign Minister Penny Wong "
    "on 4 August 2023. He will travel to Jakarta, Indonesia next week."
)
BLANKS = [i for i, character in enumerate(READOUT) if character == " "]


def spans_of(account: Account) -> list[tuple[int, int, str]]:
    claims = [account.channel, account.status, account.date, account.place, *account.topics]
    found = [s for claim in claims if claim is not None for s in claim.spans]
    found += [s for p in account.participants for s in p.spans] + list(account.evidence)
    return [(s.start, s.end, s.text) for s in found]


def read_anchored(text: str) -> tuple[Account, ...]:
    return read_document(Document("test", text, "", None, "2023-08-05")).engagements


@settings(max_examples=12, deadline=None, database=None)
@given(st.sets(st.sampled_from(BLANKS), max_size=12))
def test_broken_lines_change_no_engagement_and_every_span_keeps_its_words(breaks: set[int]) -> None:
    text = "".join("\n" if i in breaks and READOUT[i + 1].islower() else c for i, c in enumerate(READOUT))
    accounts = read_anchored(text)
    assert outline(accounts) == [
        ("meeting", "held", "PHL VNM"),
        ("call", "held", "AUS PHL"),
        ("visit", "planned", "IDN PHL"),
    ]
    whole = read_anchored(READOUT)
    assert [who(a) for a in accounts] == [who(a) for a in whole]
    for account, same in zip(accounts, whole, strict=True):
        told = spans_of(account)
        assert [(start, end) for start, end, _ in told] == [(start, end) for start, end, _ in spans_of(same)]
        assert all(text[start:end] == words for start, end, words in told)
