"""Words that tell of an encounter, who takes part by them, and words of the same form that tell of none."""

from __future__ import annotations

import pytest

from engagements import outline, read_accounts, who

A, B, C = "Norwegian Prime Minister Ola Dahl", "Ghanaian President Kofi Mensah", "Kenyan President Peter Otieno"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # courtesy calls, envoys summoned
        (f"Danish Foreign Minister Ida Berg called on {B} in Accra on Tuesday.", ("meeting", "held", "DNK GHA")),
        ("The Danish envoy in Accra was summoned to the Foreign Ministry.", ("meeting", "held", "DNK GHA")),
        ("Norway's ambassador was summoned by the Ghanaian Foreign Ministry.", ("meeting", "held", "GHA NOR")),
        # talks that are wrapped up, greetings that are sent, talks on a day
        ("Kenyan and Ugandan negotiators wrapped up two days of talks in Lusaka.", ("meeting", "held", "KEN UGA")),
        (f"{C} sent a message of greetings to {B}.", ("correspondence", "held", "GHA KEN")),
        (f"{A} is due in Accra on Tuesday for talks with {B}.", ("meeting", "planned", "GHA NOR")),
        (f"{A} looks forward to welcoming {B} to Oslo in the weeks ahead.", ("visit", "planned", "GHA NOR")),
        (f"{A} hosted a working dinner for {B}.", ("meeting", "held", "GHA NOR")),
        # mediators take part
        ("Kenyan and Ugandan delegations met under Tanzanian mediation.", ("meeting", "held", "KEN TZA UGA")),
        ("Kenyan and Ugandan negotiators met in talks mediated by Peru.", ("meeting", "held", "KEN PER UGA")),
        # a people's name stands for its side, a plural office for each of its states
        (f"{A} had talks with the Danes in Oslo.", ("meeting", "held", "DNK NOR")),
        ("The Danish and Thai Presidents Ida Berg and Somchai Rattana will meet.", ("meeting", "planned", "DNK THA")),
        ("NATO leaders will hold a summit in The Hague on 24 June.", ("summit", "planned", "NATO NLD")),
        (f"{A} spoke with Ghanaian Spokesperson Kwame Osei.", ("contact", "held", "GHA NOR")),
        # only wished for, expected, denied
        (f"{A} said that he would like to host {B} in Oslo.", ("meeting", "proposed", "GHA NOR")),
        ("The Kenya-Uganda summit is expected in Lusaka.", ("meeting", "planned", "KEN UGA")),
        (f"Norway denied reports that {A} had spoken with {B} on Monday.", ("contact", "cancelled", "GHA NOR")),
    ],
)
def test_an_encounter_is_told(text: str, told: tuple[str, str, str]) -> None:
    assert outline(read_accounts(text)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        f"Danish Foreign Minister Ida Berg called on {B} to end the war.",
        "The ministry summoned its engineers.",
        "Norway hosts the African Union next year.",
        f"{A} welcomed Finland and Sweden's decision.",
        f"I extend my warm congratulations to {B}, said {A}.",
        "The anti-Dahl vote grew in Ghana.",
        f"No preparations for a meeting between {A} and {B} are underway.",
    ],
)
def test_words_of_the_same_form_tell_of_none(text: str) -> None:
    assert read_accounts(text) == ()


def test_a_visitor_is_received_by_whoever_is_thanked() -> None:
    (visit,) = read_accounts(f"{A} thanked {B} for the warm hospitality during his visit to Accra on 6 September.")
    assert who(visit) == {"Ola Dahl, NOR", "Kofi Mensah, GHA"}


def test_a_truce_that_somebody_brokered_brings_nobody_in() -> None:
    (talk,) = read_accounts(f"{A} and {B} discussed the UN-brokered truce in Accra on Monday.")
    assert who(talk) == {"Ola Dahl, NOR", "Kofi Mensah, GHA"}


def test_respective_conversations_are_nobodys() -> None:
    (talk,) = read_accounts(f"{A} and {B} discussed their respective conversations with {C}.")
    assert who(talk) == {"Ola Dahl, NOR", "Kofi Mensah, GHA"}


def test_the_leaders_are_all_who_were_told_together() -> None:
    first, second = read_accounts(
        f"{A} spoke on Monday with Danish Prime Minister Ida Berg and {B}. The leaders agreed to meet in Accra in May."
    )
    assert who(first) == who(second) == {"Ola Dahl, NOR", "Ida Berg, DNK", "Kofi Mensah, GHA"}


def test_the_two_leaders_are_two() -> None:
    _, second = read_accounts(
        f"{A} spoke on Monday with Danish Prime Minister Ida Berg and {B}. The two leaders agreed to meet in May."
    )
    assert len(second.participants) == 2
