"""Remarks made at a meeting show the meeting; remarks to nobody show none."""

from __future__ import annotations

import pytest

from engagements import read_accounts, who

TITLE = "Remarks by President Ivan Horvat of Croatia and Prime Minister Aru Tamm of Estonia Before {word}"
WELCOME = (
    "Oval Office\n\nPRESIDENT HORVAT: Welcome, Mr. Prime Minister. It is a pleasure to have you here.\n\n"
    "PRIME MINISTER TAMM: Thank you, Mr. President. Our people are close friends.\n"
)


@pytest.mark.parametrize(
    ("word", "channel"), [("Bilateral Meeting", "meeting"), ("Lunch", "meeting"), ("Call", "call")]
)
def test_remarks_at_a_meeting_show_it(word: str, channel: str) -> None:
    (account,) = read_accounts(WELCOME, title=TITLE.format(word=word))
    assert (account.channel.value, account.status.value) == (channel, "held")
    assert who(account) == {"Ivan Horvat, HRV", "Aru Tamm, EST"}
    assert account.date is not None
    assert account.date.value == "2023-09-20"
    assert (account.place and account.place.value) == ("Oval Office" if channel == "meeting" else None)
    assert account.evidence[0].text.startswith(("PRESIDENT HORVAT", "Welcome", "It is a pleasure"))


@pytest.mark.parametrize(
    "title",
    [
        "Remarks by President Ivan Horvat of Croatia on the Budget",
        "Remarks by President Ivan Horvat of Croatia Before Cabinet Meeting",
        None,
    ],
)
def test_remarks_on_a_subject_show_no_meeting(title: str | None) -> None:
    assert (
        read_accounts("PRESIDENT HORVAT: Good morning. The budget is sound. Schools will get more.\n", title=title)
        == ()
    )


def test_what_speakers_look_forward_to_is_the_meeting_they_are_at() -> None:
    text = (
        "PRESIDENT SOTO: Welcome to Lima, Prime Minister.\n\nPRIME MINISTER BERG: Thank you. I’m looking forward to "
        "talking with you, President Soto, about the lighthouse."
    )
    title = "Remarks by President Ana Soto of Chile and Prime Minister Ida Berg of Norway Before Bilateral Meeting"
    (meeting,) = read_accounts(text, title=title)
    assert (meeting.channel.value, meeting.status.value) == ("meeting", "held")
