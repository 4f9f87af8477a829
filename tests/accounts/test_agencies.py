"""How agencies place an encounter in a sentence: after which somebody spoke, who was told, invited or is due."""

from __future__ import annotations

import pytest

from engagements import list_told, outline, read_accounts, who


@pytest.mark.parametrize(
    "text",
    [
        "Stocks are low, Danish Defence Minister Ida Berg said on Tuesday after talks with her Ghanaian counterpart "
        "Kofi Mensah in Accra.",
        'Danish Defence Minister Ida Berg made promises. "Expect no miracles," Berg told a press conference following '
        "a meeting with her Ghanaian counterpart Kofi Mensah in Accra.",
        "It was the first meeting between Danish Defence Minister Ida Berg and Ghanaian President Kofi Mensah.",
        "Danish Defence Minister Ida Berg was in Accra. In a meeting with Ghanaian President Kofi Mensah on Monday, "
        "the Danish official called for calm.",
    ],
)
def test_talks_that_tell_when_somebody_spoke(text: str) -> None:
    assert ("meeting", "held", "DNK GHA") in outline(read_accounts(text))


def test_words_about_talks_are_no_encounter() -> None:
    text = "Danish Defence Minister Ida Berg spoke to reporters on the course of talks with Ghana."
    assert outline(read_accounts(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Danish Prime Minister Ida Berg told Ghanaian President Kofi Mensah by phone that the ships would sail.",
        "Danish Prime Minister Ida Berg warned Ghanaian President Kofi Mensah on Monday over the phone of a strike.",
        "Danish Prime Minister Ida Berg agreed with Ghanaian President Kofi Mensah during a phone call to act.",
    ],
)
def test_what_is_told_or_agreed_by_telephone_is_a_call(text: str) -> None:
    assert outline(read_accounts(text)) == [("call", "held", "DNK GHA")]


def test_what_is_told_in_a_newspaper_is_none() -> None:
    text = "Danish Prime Minister Ida Berg told Ghanaian President Kofi Mensah in an open column that ships would sail."
    assert outline(read_accounts(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Danish Prime Minister Ida Berg met Ghanaian President Kofi Mensah in Accra. Berg extended an invitation to "
        "President Mensah to visit Denmark, which was accepted.",
        "Queen Ida Berg has invited Ghanaian President Kofi Mensah to Copenhagen for a state visit, the palace said.",
    ],
)
def test_an_invitation_to_visit(text: str) -> None:
    assert ("visit", "proposed", "DNK GHA") in outline(read_accounts(text))


def test_an_invitation_accepted_is_ahead_with_its_day() -> None:
    told = list_told("Ghanaian President Kofi Mensah accepted an invitation to visit Oslo in May.")
    assert told == ["visit planned: Kofi Mensah/GHA + Norway/NOR, Oslo, 2024-05"]


def test_who_invites_is_of_the_state_visited() -> None:
    text = (
        "At the invitation of President Kofi Mensah, the Prime Minister of Denmark, Ida Berg, paid an official visit "
        "to Ghana on 4 March. The two leaders met in Accra."
    )
    assert [sorted(who(a)) for a in read_accounts(text)] == [["Ida Berg, DNK", "Kofi Mensah, GHA"]] * 2


def test_ministers_of_the_place_that_an_agency_reports_from() -> None:
    text = (
        "ACCRA, March 12 (Press Wire) - Ghana and Denmark agreed on ships. The deal was struck at a meeting between "
        "Finance Minister Kofi Mensah and his Danish counterpart Ida Berg."
    )
    assert ("meeting", "held", "DNK GHA") in outline(read_accounts(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Danish envoy Ida Berg arrived in Accra on Friday and met with Ghanaian President Kofi Mensah. She was due "
            "to see Prime Minister Yaw Asante later in the day.",
            ("meeting", "planned", "DNK GHA"),
        ),
        (
            "Danish President Ida Berg spoke in a joint meeting of the high-ranking delegations of Denmark and Ghana.",
            ("meeting", "held", "DNK GHA"),
        ),
        (
            "Danish Foreign Minister Ida Berg met African Union Commission chair Kofi Mensah.",
            ("meeting", "held", "AU DNK"),
        ),
        (
            "Denmark's deputy foreign minister Ida Berg said that the next round of talks with Ghana will be in Rome.",
            ("meeting", "planned", "DNK GHA"),
        ),
        (
            "Danish President Ida Berg took part in the second Denmark–Southeast Asia Summit in Hanoi.",
            ("summit", "held", "DNK None"),
        ),
    ],
)
def test_who_the_sides_are(text: str, told: tuple[str, str, str]) -> None:
    assert told in outline(read_accounts(text))


def test_greetings_to_be_conveyed_are_no_letter() -> None:
    text = (
        "Danish President Ida Berg received Ghanaian Foreign Minister Yaw Asante in Copenhagen. “Please convey my "
        "greetings to President Kofi Mensah,” Berg said at the beginning of the meeting."
    )
    assert outline(read_accounts(text)) == [("meeting", "held", "DNK GHA")]
    assert "Yaw Asante, GHA" in who(read_accounts(text)[0])


CALL = "Danish Prime Minister Ida Berg spoke by phone with President Kofi Mensah of Ghana. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "They look forward to seeing each other at the G7 Summit on 13 October and in Oslo on 9 November.",
            [
                "meeting planned: Ida Berg/DNK + Kofi Mensah/GHA, -, 2023-10-13",
                "meeting planned: Ida Berg/DNK + Kofi Mensah/GHA, Oslo, 2023-11-09",
            ],
        ),
        (
            "The leaders will be together in Oslo on 9 November.",
            ["meeting planned: Ida Berg/DNK + Kofi Mensah/GHA, Oslo, 2023-11-09"],
        ),
        (
            "Their teams will reconvene in Geneva on 10 October.",
            ["meeting planned: Denmark/DNK + Ghana/GHA, Geneva, 2023-10-10"],
        ),
        (
            "President Mensah will be in Copenhagen on 10 October.",
            ["visit planned: Denmark/DNK + Kofi Mensah/GHA, Copenhagen, 2023-10-10"],
        ),
        (
            "Prime Minister Berg will go to Accra in November.",
            ["visit planned: Ghana/GHA + Ida Berg/DNK, Accra, 2023-11"],
        ),
        ("A third of the aid will go to Accra in November.", []),
        ("The two leaders will be joined by President Ana Soto of Peru.", []),
    ],
)
def test_what_is_ahead_after_a_call(text: str, told: list[str]) -> None:
    call, *ahead = list_told(CALL + text, published="2023-09-20")
    assert call == "call held: Ida Berg/DNK + Kofi Mensah/GHA, -, 2023-09-20"
    assert ahead == told


@pytest.mark.parametrize(
    "text",
    [
        "Danish Prime Minister Ida Berg held a call to discuss ships with Ghanaian President Kofi Mensah.",
        "Danish Prime Minister Ida Berg and Ghanaian President Kofi Mensah held a call on Monday to discuss ships.",
    ],
)
def test_a_call_held_to_discuss_something(text: str) -> None:
    assert outline(read_accounts(text)) == [("call", "held", "DNK GHA")]


def test_a_call_on_somebody_to_act_is_none() -> None:
    assert outline(read_accounts("The Danish government had a call on Ghana to leave.")) == []


def test_a_title_that_tells_no_tense_is_of_what_is_ahead() -> None:
    text = "Prime Minister Ida Berg of Denmark and President Kofi Mensah of Ghana will hold a call on Friday."
    title = "Statement on the Call Between Prime Minister Berg and President Mensah"
    assert outline(read_accounts(text, title)) == [("call", "planned", "DNK GHA")]
