"""Memoranda of conversation and telephone transcripts are records of their own encounter."""

from __future__ import annotations

import pytest

from engagements import read_accounts, who

HEAD = "MEMORANDUM OF CONVERSATION\n\nSUBJECT: Fisheries\n\nPARTICIPANTS:\n"
PEOPLE = "Prime Minister Ola Dahl of Norway\nForeign Minister Kwame Boateng of Ghana\n"
TALK = "\nThe Prime Minister said that the catch had fallen. The Foreign Minister asked for two ships.\n"


def test_all_who_are_listed_take_part() -> None:
    (account,) = read_accounts(f"{HEAD}{PEOPLE}\nDATE: March 4, 1974\n{TALK}", published=None)
    assert account.channel.value == "meeting"
    assert account.status.value == "held"
    assert {"Ola Dahl, NOR", "Kwame Boateng, GHA"} <= who(account)
    assert account.date is not None
    assert account.date.value == "1974-03-04"


@pytest.mark.parametrize(
    ("form", "channel"),
    [
        ("Memorandum of Telephone Conversation", "call"),
        ("Memorandum of Conversation", "meeting"),
        ("Record of Meeting", "meeting"),
        ("Transcript of Telephone Conversation", "call"),
    ],
)
def test_the_form_tells_the_channel(form: str, channel: str) -> None:
    text = f"{form}\n\nOslo, March 4, 1974\n\nPARTICIPANTS:\n{PEOPLE}{TALK}"
    account = read_accounts(text, published=None)[0]
    assert account.channel.value == channel
    assert form.split()[0] in account.channel.why
    assert (account.place and account.place.value) == ("Oslo" if channel == "meeting" else None)


def test_a_line_that_names_a_state_gives_it_to_those_below() -> None:
    text = f"{HEAD}Norway\nOla Dahl\nPer Moe\nGhana\nKwame Boateng\n\nDATE: March 4, 1974\n{TALK}"
    account = read_accounts(text, published=None)[0]
    assert who(account) == {"Ola Dahl, NOR", "Per Moe, NOR", "Kwame Boateng, GHA"}


def test_a_text_without_the_form_is_no_memorandum() -> None:
    assert read_accounts(f"PARTICIPANTS:\n{PEOPLE}{TALK}", published=None) == ()


def test_offices_without_names_are_listed_beside_people_of_their_state() -> None:
    listed = "PARTICIPANTS\n\nNorway\n\nThe Prime Minister of Norway\n\nPer Moe, Adviser\n\nGhana\n\nKwame Boateng\n"
    account = read_accounts(f"Memorandum of Conversation\n\nOslo, March 4, 1974\n\n{listed}{TALK}", published=None)[0]
    assert who(account) == {"Prime Minister of Norway, NOR", "Per Moe, NOR", "Kwame Boateng, GHA"}


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("EUR—Mr. Per Moe, Director", "Per Moe, NOR"),
        ("Per Moe, Interpreter, Ghanaian Foreign Ministry", "Per Moe, GHA"),
        ("Col. Per Moe, Personal Aide to General Kwame Boateng of Ghana", "Per Moe, GHA"),
    ],
)
def test_a_line_of_the_list_tells_whose_somebody_is(line: str, person: str) -> None:
    listed = f"PARTICIPANTS\n\nForeign Minister Yaw Mensah of Ghana\n\nOla Dahl, Minister of Norway\n\n{line}\n"
    account = read_accounts(f"Memorandum of Conversation\n\nOslo, March 4, 1974\n\n{listed}{TALK}", published=None)[0]
    assert person in who(account)


def test_a_side_as_a_heading_needs_no_more_than_its_adjective() -> None:
    text = f"{HEAD}Norwegian side\nOla Dahl\nGhanaian side\nKwame Boateng\n\nDATE: March 4, 1974\n{TALK}"
    assert who(read_accounts(text, published=None)[0]) == {"Ola Dahl, NOR", "Kwame Boateng, GHA"}


def test_a_letter_to_a_turkish_minister_is_no_letter_to_come() -> None:
    title = "Letter From President Carter to Turkish Prime Minister Ecevit"
    text = f"112. {title}\n\nWashington, March 27, 1978\n\nDear Mr. Prime Minister:\n\nWe see you.\n\nJimmy Carter"
    (letter,) = read_accounts(text, title, None)
    assert (letter.channel.value, letter.status.value) == ("correspondence", "held")
    assert letter.date is not None
    assert letter.date.value == "1978-03-27"
