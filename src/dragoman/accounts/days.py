"""Whether the days told of two encounters allow them to be one."""

from __future__ import annotations

from datetime import date

from dragoman.accounts.candidates import Candidate
from dragoman.when import When

DAY = 10
"""Characters of a date that tells a day; "they discussed the elections of this year" tells no time of the talks."""
QUOTED_AGO = 3
"""Days that a quoted "today" may lie before the publication."""
NEWS_AGO = 10
"""Days within which a text still reports something as its news."""


def agree_date(known: Candidate, new: Candidate) -> bool:
    """Whether the dates allow one encounter: one of them untold, one in the other, or the same first day."""
    a, b = known.day, new.day
    if a is None or b is None:
        return not (is_stale(known, new) or is_stale(new, known))
    if (known.quoted_day or new.quoted_day) and len(a) == len(b) == DAY:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= QUOTED_AGO
    return a.startswith(b) or b.startswith(a) or a.split("/")[0] == b.split("/")[0] or within(a, b) or within(b, a)


def is_stale(undated: Candidate, dated: Candidate) -> bool:
    """Whether a time named later is too long ago for the news of the day: "visited the capital in March as well"."""
    if undated.news is None or undated.sentence >= dated.sentence:
        return False
    if dated.definite and not dated.other:  # but "since their first meeting in August"
        return False
    if undated.day is not None or dated.day is None:
        return False
    latest = When.parse(dated.day).latest
    return (date.fromisoformat(undated.news) - latest).days > NEWS_AGO


def within(day: str, interval: str) -> bool:
    """Whether the (first) day lies in a range of days."""
    first, _, last = interval.partition("/")
    return bool(last) and first <= day.split("/")[0] <= last
