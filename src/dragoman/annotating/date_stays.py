"""How long an encounter lasts: "arrived on Wednesday for a three-day visit" is Wednesday to Friday."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dragoman.annotating.date_tense import in_one_sentence
from dragoman.annotating.date_words import CARDINALS, count_words
from dragoman.model import DateMention

STAY = re.compile(
    rf"\b(?P<count>{'|'.join(CARDINALS[1:])}|\d{{1,2}})-day (?:[a-z]{{3,12}} ){{0,2}}"
    r"(?:visit|trip|tour|stay|summit|meeting|conference|forum|talks)\b",
    re.IGNORECASE,
)
BEGINNING = re.compile(
    r"\b(?:arriv\w+|land(?:s|ed|ing)?|beg[aiu]n\w*|start\w*|open(?:s|ed|ing)?|kick\w*|embark\w*|from)\b", re.IGNORECASE
)
ENDING = re.compile(
    r"\b(?:end(?:s|ed|ing)?|wrap\w*|conclu\w+|complet\w+|finish\w*|clos\w+|after|last day)\b", re.IGNORECASE
)
REACH = 150
"""How far the day may stand from the length of the stay, in characters."""


def find_stays(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """The intervals of stays whose length and first day one sentence tells; `mentions` are the dates of the text."""
    days = [m for m in mentions if len(m.value) == 10]
    starts = [m.start for m in days]
    for match in STAY.finditer(text) if days else ():
        near = days[bisect_left(starts, match.start() - REACH) : bisect_left(starts, match.start() + REACH)]
        for day in sorted(near, key=lambda m: abs(m.start - match.start())):
            start, end = min(day.start, match.start()), max(day.end, match.end())
            words = text[max(0, start - 60) : end]
            if not in_one_sentence(text, start, end) or ENDING.search(words) or not BEGINNING.search(words):
                continue
            last = date.fromisoformat(day.value) + timedelta(days=count_words(match["count"]) - 1)
            why = f"it begins on {day.value} ({day.text!r}) and lasts so many days"
            value = f"{day.value}/{last}"
            yield DateMention(match.group(), match.start(), match.end(), value, day.value, "rule:date-stay", why)
            break
