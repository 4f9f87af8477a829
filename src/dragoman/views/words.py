"""Values in words that are safe to print."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from dragoman.model import Participant
from dragoman.model.record import EngagementParticipant

# A text may hold terminal codes: nothing below a space ever reaches the terminal.
UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def name_participant(participant: Participant | EngagementParticipant) -> str:
    """“Ida Berg, Prime Minister (DNK)”."""
    role = f", {participant.role}" if participant.role else ""
    country = f" ({participant.country})" if participant.country else ""
    return plain(f"{participant.name}{role}{country}")


def write_number(value: float) -> str:
    """A number with its thousands told apart ("150,000,000,000", "84.75")."""
    return f"{value:,.2f}".removesuffix(".00")


def write_date(value: str) -> str:
    """An EDTF date in words ("7 November 2025", "November 2025", "7 November 2025 to 9 November 2025")."""
    return " to ".join(write_day(part) for part in value.split("/"))


def write_day(value: str) -> str:
    try:
        if len(value) == 10:
            return str(format_date(date.fromisoformat(value), "d MMMM y", locale="en"))
        if len(value) == 7:
            return str(format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale="en"))
    except ValueError:
        return value  # an open or uncertain date ("..", "2025-2X") stands as it is written
    return value


def plain(words: str, *, edges: bool = False) -> str:
    """The words on one line, with nothing that a terminal would obey."""
    line = UNPRINTABLE.sub(" ", words)
    return line if edges else line.strip()
