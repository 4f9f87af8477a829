"""One encounter told twice in a sentence, and the day and place that another one gives it."""

from __future__ import annotations

import pytest

from dragoman.model import Account
from engagements import read_accounts

A, B, C = "Norwegian Prime Minister Ola Dahl", "Ghanaian President Kofi Mensah", "Kenyan President Peter Otieno"


def tell(account: Account) -> str:
    """An account as "channel status: surnames, place, day"."""
    names = " ".join(sorted(p.name.split()[-1] for p in account.participants))
    place, date = account.place.value if account.place else "-", account.date.value if account.date else "-"
    return f"{account.channel.value} {account.status.value}: {names}, {place}, {date}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{A} visited Accra on Monday, where he met with {B}.",
            {"visit held: Dahl Mensah, Accra, 2023-09-18", "meeting held: Dahl Mensah, Accra, 2023-09-18"},
        ),
        (
            f"{A} met with {B} in Accra on Monday, after talks with {C}.",
            {"meeting held: Dahl Mensah, Accra, 2023-09-18", "meeting held: Dahl Otieno, Accra, 2023-09-18"},
        ),
        (
            f"On Sunday, {A} said that he was glad, after a call with {B}.",
            {"call held: Dahl Mensah, -, 2023-09-17"},
        ),
        (
            f"{A} and {C} agreed in a phone call on Friday to meet at the African Union summit in Lusaka next month.",
            {"call held: Dahl Otieno, -, 2023-09-15", "meeting planned: Dahl Otieno, Lusaka, 2023-10"},
        ),
        (
            f"{A} hosted {B} and Danish Prime Minister Ida Berg in Oslo on Monday for a fisheries summit.",
            {"summit held: Berg Dahl Mensah, Oslo, 2023-09-18"},
        ),
        (
            f"{A} travelled to Ghana on Monday in his first official visit.",
            {"visit held: Dahl Ghana, Ghana, 2023-09-18"},
        ),
        (
            f"{A} cancelled his trip to Ghana, where he was to meet {B}.",
            {"visit cancelled: Dahl Mensah, Ghana, -", "meeting cancelled: Dahl Mensah, Ghana, -"},
        ),
        (
            f"{A} spoke on Monday with {B} to congratulate him on his victory.",
            {"contact held: Dahl Mensah, -, 2023-09-18"},
        ),
        (
            f"{A} spoke to {B} and {C} separately by phone on Monday.",
            {"call held: Dahl Mensah, -, 2023-09-18", "call held: Dahl Otieno, -, 2023-09-18"},
        ),
        (f"{A} and {B} spoke by phone Sunday night, an aide said.", {"call held: Dahl Mensah, -, 2023-09-17"}),
        (
            f"{A} met {B} on 18 September. “Today I met with President Mensah in Accra,” Dahl wrote.",
            {"meeting held: Dahl Mensah, Accra, 2023-09-18"},
        ),
        (f"{A} invited {B} to visit Oslo later this summer.", {"visit proposed: Dahl Mensah, Oslo, 2023"}),
        (
            f"{A} expressed satisfaction with the latest meeting of the Thai-Lao Border Council held in Paris on "
            "12 September.",
            {"meeting held: Laos Thailand, Paris, 2023-09-12"},
        ),
        (f"{A} and {B} discussed the elections of 2025.", {"contact held: Dahl Mensah, -, 2023-09-20"}),
    ],
)
def test_the_encounters_of_a_text(text: str, told: set[str]) -> None:
    assert {tell(account) for account in read_accounts(text)} == told


def test_a_visit_of_long_ago_is_not_the_news() -> None:
    told = {tell(a) for a in read_accounts(f"{A} arrived in Ghana. He visited Ghana on 21 June as well.")}
    assert told == {"visit held: Dahl Ghana, Ghana, 2023-09-20", "visit held: Dahl Ghana, Ghana, 2023-06-21"}


def test_an_earlier_round_is_of_the_same_sides_and_its_mediator() -> None:
    text = "The sixth round of Kenya-Uganda talks will be held in Lusaka on Sunday. "
    rounds = read_accounts(f"{text}The fifth round of talks, mediated by Oman, took place in Rome on September 3.")
    assert {tell(a) for a in rounds} == {
        "meeting planned: Kenya Uganda, Lusaka, 2023-09-24",
        "meeting held: Kenya Oman Uganda, Rome, 2023-09-03",
    }


def test_a_first_visit_is_the_visit_told_before() -> None:
    (visit,) = read_accounts(f"{A} will visit Ghana on Monday. It will be his first visit to the country.")
    assert tell(visit) == "visit planned: Dahl Ghana, Ghana, 2023-09-25"


def test_this_meeting_is_the_one_told_before() -> None:
    (talks,) = read_accounts(f"{A} will meet {B} on Monday. This meeting of Norway and Ghana is part of a dialogue.")
    assert tell(talks) == "meeting planned: Dahl Mensah, -, 2023-09-25"


def test_words_spoken_at_a_meeting_are_of_their_day() -> None:
    text = "PRESIDENT DAHL: Welcome, Mr. President. We met in Accra in May.\n\nPRESIDENT MENSAH: Thank you.\n"
    title = "Remarks by President Ola Dahl of Norway and President Kofi Mensah of Ghana before bilateral meeting"
    told = {tell(account) for account in read_accounts(text, title=title)}
    assert told == {"meeting held: Dahl Mensah, -, 2023-09-20", "meeting held: Dahl Mensah, Accra, 2023-05"}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "Letter From President Ola Dahl of Norway to President Kofi Mensah of Ghana",
            {"correspondence held: Dahl Mensah, -, 2023-09-20", "correspondence held: Dahl Mensah, -, 2023-09-05"},
        ),
        ("Statement by President Ola Dahl of Norway on fisheries", set()),
    ],
)
def test_your_letter_is_of_whoever_is_written_to(title: str, told: set[str]) -> None:
    text = "Dear Mr. President: Thank you for your letter of September 5. The fish are well."
    assert {tell(account) for account in read_accounts(text, title=title)} == told
