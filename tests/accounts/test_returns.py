"""A meeting that a text only comes back to is of the two told before it."""

from __future__ import annotations

import pytest

from engagements import read_accounts, who

BOTH = "Norwegian Prime Minister Ola Dahl and Ghanaian President Kofi Mensah stressed the need for trade. "
RETURN = "During the meeting, which was held on Monday, fisheries were discussed."


def test_the_meeting_is_of_the_two_who_open_the_sentence_before() -> None:
    (meeting,) = read_accounts(BOTH + RETURN)
    assert who(meeting) == {"Ola Dahl, NOR", "Kofi Mensah, GHA"}
    assert (meeting.channel.value, meeting.status.value) == ("meeting", "held")
    assert meeting.date is not None
    assert meeting.date.value == "2023-09-18"


@pytest.mark.parametrize(
    "text",
    [
        BOTH,
        f"Norwegian Prime Minister Ola Dahl stressed the need for trade. {RETURN}",
        f"Norwegian Prime Minister Ola Dahl and Norwegian Trade Minister Kari Moe stressed the need. {RETURN}",
    ],
)
def test_without_two_of_two_states_it_is_nobodys(text: str) -> None:
    assert read_accounts(text) == ()
