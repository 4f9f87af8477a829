"""Ministers' gatherings, standing bodies of two, and visits spoken of at a meeting itself."""

from __future__ import annotations

import pytest

from dragoman import read
from dragoman.model import Account

PRESS = {"published": "2025-05-21"}
REMARKS = {
    "title": "Remarks by President Stone and Prime Minister Nikos Pappas of Greece Before Bilateral Meeting",
    "source": "The White House",
    "published": "2022-05-16",
}


def tell(account: Account) -> tuple[str, str, list[str | None]]:
    return account.channel.value, account.status.value, sorted(p.country or "" for p in account.participants)


@pytest.mark.parametrize(
    "text",
    [
        "Finance ministers from the Group of 7 nations gathered in Banff, Canada, this week. Canada's finance minister,"
        " Luc Roy, who is hosting the gathering, said tariffs were on the agenda. Treasury Secretary John Hill of the "
        "United States is attending the meetings.",
        "G7 finance ministers are meeting in Banff, Canada. Canadian Finance Minister Luc Roy opened the meeting. U.S. "
        "Treasury Secretary John Hill attended the meeting.",
    ],
)
def test_who_is_at_the_gathering_of_a_group_takes_part(text: str) -> None:
    found = read(text, **PRESS).engagements
    assert [tell(e) for e in found] == [("meeting", "held", ["CAN", "G7", "USA"])]
    assert {p.name for p in found[0].participants} >= {"Luc Roy", "John Hill"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Bondar of Ukraine proposed to hold a meeting of the NATO-Ukraine Commission in June.", "proposed"),
        ("Bondar noted the importance of convening the NATO-Ukraine Commission meeting in June.", "proposed"),
        ("Ukraine is interested in a meeting of the NATO-Ukraine Commission in June.", "proposed"),
        ("A meeting of the NATO-Ukraine Commission is planned for June.", "planned"),
    ],
)
def test_standing_body_meets_with_its_own_sides(text: str, status: str) -> None:
    found = read(text, **PRESS).engagements
    assert [(tell(e), e.date.value if e.date else None) for e in found] == [
        (("meeting", status, ["NATO", "UKR"]), "2025-06")
    ]


def test_standing_body_is_the_subject() -> None:
    found = read("The NATO-Russia Council will meet next week.", **PRESS).engagements
    assert [tell(e) for e in found] == [("meeting", "planned", ["NATO", "RUS"])]


@pytest.mark.parametrize(
    "said",
    [
        "It is a great honor for me to visit the White House.",
        "My visit to the United States marks a new chapter.",
        "This visit is a chance to deepen our ties.",
    ],
)
def test_visit_spoken_of_at_the_meeting(said: str) -> None:
    text = f"PRESIDENT STONE: Welcome to the White House.\n\nPRIME MINISTER PAPPAS: Thank you. {said}"
    visits = [e for e in read(text, **REMARKS).engagements if e.channel.value == "visit"]
    assert [(tell(e), e.date.value if e.date else None) for e in visits] == [
        (("visit", "held", ["GRC", "USA"]), "2022-05-16")
    ]


def test_first_to_visit_has_visited_and_will_be_the_first_has_not() -> None:
    first = read("Norwegian Prime Minister Ida Berg is the first leader to visit Chile since May.", **PRESS).engagements
    assert [tell(e) for e in first] == [("visit", "held", ["CHL", "NOR"])]
    ahead = read("Norwegian Prime Minister Ida Berg will be the first leader to visit Chile.", **PRESS).engagements
    assert [e.status.value for e in ahead] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        # with others together, of whom none is a side; the same talks in a wider circle
        "Norwegian Prime Minister Ida Berg met Chilean President Juan Soto in Lima. Then the two leaders will meet with"
        " media representatives.",
        "Norwegian Prime Minister Ida Berg is meeting Chilean President Juan Soto in Lima. After the tête-à-tête, "
        "negotiations between the Norwegian and Chilean delegations will be held.",
    ],
)
def test_one_meeting_is_not_told_as_two(text: str) -> None:
    assert [tell(e) for e in read(text, **PRESS).engagements] == [("meeting", "held", ["CHL", "NOR"])]


def test_matters_are_discussed_with_people() -> None:
    text = "Norwegian Prime Minister Ida Berg discussed trade with Chilean President Juan Soto."
    assert [tell(e) for e in read(text, **PRESS).engagements] == [("contact", "held", ["CHL", "NOR"])]
    assert not read(
        "Norwegian Prime Minister Ida Berg discussed relations with Chile in parliament.", **PRESS
    ).engagements


def test_the_minister_is_a_minister_before_the_prime_minister() -> None:
    text = (
        "Russian Foreign Minister Sergey Orlov arrived in Yerevan. The meeting with Armenian Prime Minister Aram "
        'Sarkisian was short. "I am glad to be here," the minister noted.'
    )
    assert [q.speaker for q in read(text, **PRESS).quotes] == ["Sergey Orlov"]


def test_we_of_a_joint_statement_is_the_statement() -> None:
    text = "We, the leaders of Norway and Chile, met today. We commit “to leave no one behind.”"
    found = read(text, title="Joint Statement by Norway and Chile", **PRESS).quotes
    assert [q.speaker for q in found] == ["joint statement"]
