"""Labels tell who speaks, also in capitals alone on their line and longer than a line."""

from __future__ import annotations

import pytest

from dragoman.accounts.turns import Turns
from dragoman.annotating import annotate_document
from dragoman.model import Document
from engagements import read_accounts, who

TITLE = "Remarks by Prime Minister Helen Marsh of Australia and President Ratna Wijaya of Indonesia before talks"
ALONE = (
    "PRIME MINISTER MARSH:\nWelcome, President Wijaya.\n\nPRESIDENT WIJAYA:\nThank you. I visited Canberra in May.\n"
)
LONG = (
    "Q: Thanks.\n\nTHE MINISTER FOR FOREIGN AFFAIRS AND FOR TRADE OF THE COMMONWEALTH OF AUSTRALIA, SENATOR HELEN "
    "MARSH: I met with Foreign Minister Ratna Wijaya of Indonesia on Monday.\n\nQ: And?\n\n"
    "PRESIDENT WIJAYA: I spoke to the Prime Minister of Japan on Sunday.\n"
)


def test_labels_alone_on_their_line_begin_a_turn() -> None:
    visit = next(a for a in read_accounts(ALONE, title=TITLE) if a.channel.value == "visit")
    assert who(visit) == {"Ratna Wijaya, IDN", "Australia, AUS"}


def test_a_salutation_in_capitals_begins_no_turn() -> None:
    text = "Canberra, May 3.\n\nDEAR MR. PRESIDENT: I met with Foreign Minister Ratna Wijaya of Indonesia on Monday.\n"
    page = annotate_document(Document("t", text, "", title="Letter From Prime Minister Marsh to President Lee"))
    assert Turns(page).at(text.index("I met")) is None


@pytest.mark.parametrize(
    ("channel", "people"),
    [
        ("meeting", {"Helen Marsh, AUS", "Ratna Wijaya, IDN"}),
        ("contact", {"Ratna Wijaya, IDN", "Prime Minister of Japan, JPN"}),
    ],
)
def test_a_label_longer_than_a_line_begins_a_turn(channel: str, people: set[str]) -> None:
    title = "Press conference of Australia's Foreign Minister Helen Marsh and President Ratna Wijaya of Indonesia"
    account = next(a for a in read_accounts(LONG, title=title) if a.channel.value == channel)
    assert who(account) == people


def test_a_heading_in_capitals_is_no_turn() -> None:
    text = "FISHERIES AND TRADE:\nThe two sides said nothing. I visited Canberra in May.\n"
    assert read_accounts(text) == ()
