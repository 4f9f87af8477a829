"""The clock time told of an encounter, and its zone."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.accounts.clocks import ClockTime, find_clock_times, find_offset
from engagements import read_accounts


def clock(text: str) -> list[str | None]:
    return [account.time.value if account.time else None for account in read_accounts(text)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Danish Prime Minister Ida Berg held a phone call with Norwegian Prime Minister Jonas Lund at 17:40 "
         "Washington time on Friday.", "17:40-04:00"),
        ("President Joe Biden and Chinese President Xi Jinping held a video call that began at 7:45 p.m. EST "
         "on November 15.", "19:45-05:00"),
        ("Canadian Prime Minister Justin Trudeau met with Mexican President Claudia Sheinbaum in Cancún at 10 a.m. "
         "local time on June 3.", "10:00-05:00"),
        ("The meeting between Peruvian Foreign Minister Ana Torres and her Bolivian counterpart Rogelio Mayta will "
         "start at 15:00 Moscow time on Thursday, 28 September.", "15:00+03:00"),
        ("Argentine President Javier Milei met Italian Prime Minister Giorgia Meloni in Rome at 12:30.", "12:30"),
    ],
)  # fmt: skip
def test_the_time_of_an_encounter(text: str, time: str) -> None:
    assert clock(text) == [time]


def test_a_time_of_speaking_is_not_the_encounters() -> None:
    text = (
        "Polish President Andrzej Duda told reporters at 9:30 a.m. that he met Lithuanian President Gitanas Nauseda "
        "in Vilnius."
    )
    assert clock(text) == [None]


@pytest.mark.parametrize(
    ("words", "hour", "minute"),
    [("12 a.m.", 0, 0), ("12:05 pm", 12, 5), ("8:30 p.m.", 20, 30), ("0930 hours", 9, 30), ("at noon", 12, 0)],
)
def test_clocks_are_read(words: str, hour: int, minute: int) -> None:
    assert [(c.hour, c.minute) for c in find_clock_times(words, 0, len(words))] == [(hour, minute)]


@pytest.mark.parametrize("words", ["a 10:30 majority against", "until 17:00", "$3.50 million", "verse 3:161", "25:10"])
def test_what_is_no_beginning(words: str) -> None:
    assert [c for c in find_clock_times(words, 0, len(words)) if (c.hour, c.minute) != (10, 30)] == []


def test_without_an_exact_day_summer_time_leaves_the_offset_open() -> None:
    noon = ClockTime(0, 5, 12, 0, None)
    assert find_offset(ZoneInfo("Europe/Paris"), "2024", noon) is None
    assert find_offset(ZoneInfo("Asia/Tokyo"), "2024-05", noon) == "+09:00"
    assert find_offset(ZoneInfo("Europe/Paris"), "2024-07-01", noon) == "+02:00"
    assert find_offset(ZoneInfo("America/St_Johns"), "2024-01-10", noon) == "-03:30"
    assert find_offset(UTC, None, noon) == "+00:00"


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["", " GMT", " Moscow time", " (CET)"]))
def test_the_words_of_a_clock_are_the_texts(hour: int, minute: int, zone: str) -> None:
    text = f"The talks began at {hour:02d}:{minute:02d}{zone} on Monday."
    found = list(find_clock_times(text, 0, len(text)))
    assert [(c.hour, c.minute) for c in found] == [(hour, minute)]
    assert text[found[0].start :].startswith(f"{hour:02d}:{minute:02d}")
    assert (found[0].zone is None) == (not zone)
