"""An announced delegation is a visit of all its members; the people are invented."""

from __future__ import annotations

import pytest

from engagements import read_accounts, who

SENT = (
    "The President today announced a Presidential Delegation to Accra, Ghana, to attend the Inauguration of His "
    "Excellency Kwame Boateng on October 4, 2023.\n\n"
)
LED = "The Honorable Helen Marsh, Secretary of Labor, will lead the delegation.\n\n"
MEMBERS = (
    "Members of the Presidential Delegation:\n\nThe Honorable Ida Berg, United States Ambassador to Ghana\n\n"
    "Mr. Tom Carver, Director for Africa\n\nThe delegation leaves on Monday.\n"
)


def test_all_who_are_listed_travel() -> None:
    (visit,) = read_accounts(SENT + LED + MEMBERS, source="The White House")
    assert (visit.channel.value, visit.status.value) == ("visit", "planned")
    assert who(visit) == {"Helen Marsh, USA", "Ida Berg, USA", "Tom Carver, USA", "Ghana, GHA"}
    assert visit.date is not None
    assert visit.date.value == "2023-10-04"
    assert visit.place is not None
    assert visit.place.value == "Accra"


def test_a_leader_alone_is_enough() -> None:
    (visit,) = read_accounts(SENT + LED, source="The White House")
    assert who(visit) == {"Helen Marsh, USA", "Ghana, GHA"}


@pytest.mark.parametrize("text", [LED + MEMBERS, SENT + MEMBERS])
def test_where_destination_or_leader_are_not_told_there_is_none(text: str) -> None:
    accounts = read_accounts(text, source="The White House")
    assert not any("Tom Carver, USA" in who(account) for account in accounts)
