"""What time expressions are made of: points in time as far as words tell them, and the words and shapes for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "year"]
Basis = Literal["publication", "context", "either"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as far as its words tell it: "July 7" has no year, "the 7th" no month either.

    `turn` stands for the year where words name it: -1 "of last year", 0 "of that year", 1 "next year", from `basis`.
    `either_order` marks 5/6/2025, of which `month` is the first number, but may be the second.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    turn: int | None = None
    basis: Basis = "either"
    either_order: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0; `turn` is -1 for "last Friday", 0 for "this Friday", 1 for "next Friday", None where
    nothing is said; `week` tells the same of its week ("Friday of last week" -1).
    """

    number: int
    turn: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from a day: "yesterday" is -1 day from the publication, "the next day" 1 day from the date before.

    `only_ahead` marks "in three days", a date only where it speaks of what is ahead ("it fell in three days" is none),
    `rough` "about ten days ago".
    """

    unit: Unit
    count: int
    basis: Basis
    only_ahead: bool = False
    rough: bool = False


Point = Calendar | Weekday | Shift

MONTH_NAMES = "january february march april may june july august september october november december".split()
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
FIXED_DAYS = {
    "new year's day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
TURNS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}

SHAPES = {
    "S": r"[^\S\n]{1,3}",
    "s": r"[^\S\n]{0,3}",
    "MONTH": r"(?=[A-Z])(?i:Jan(?:uary|\.|\b)|Feb(?:ruary|\.|\b)|Mar(?:ch|\.|\b)|Apr(?:il|\.|\b)|May|Jun(?:e|\.|\b)"
    r"|Jul(?:y|\.|\b)|Aug(?:ust|\.|\b)|Sept?(?:ember|\.|\b)|Oct(?:ober|\.|\b)|Nov(?:ember|\.|\b)|Dec(?:ember|\.|\b))"
    r"(?![A-Za-z])",
    "DAY": r"(?:[12]\d|3[01]|0?[1-9])(?:<s>(?:st|nd|rd|th)\b)?"
    r"(?![\d:%]|[.,]\d(?!\d{3}\b)|<s>(?:percent|per<S>cent|million|billion|[ap]\.?m\b|km\b))",
    "YEAR": r"(?:1[2-9]|20|21)\d\d(?![\w%]|-\d\d-\d|,\d{3}\b|\.\d|[’']s?<S>?s\b|<s>B\.?<s>C\b)",
    "WEEKDAY": r"(?=[A-Z])(?i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?i:day)(?![A-Za-z])",
    "PART": r"(?:<S>(?:early<S>|late<S>)?(?:morning|afternoon|evening|night)\b)?",
    "ON": r"(?:(?:<WEEKDAY><PART>|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?),?<S>(?:the<S>)?)?",
    "DASH": r"(?:<s>[-–—]<s>|<S>(?:to|through|thru|until|till)<S>(?:the<S>)?)",
    "TURN_YEAR": r"(?:last|next|this|that|(?:the|that)<S>(?:same|following|next|previous|preceding))<S>year\b",
    "OF_YEAR": r"(?:(?:,<s>|,?<S>(?:of<S>|in<S>)?)(?P<year><YEAR>)|,?<S>(?:of<S>|in<S>)?(?P<turn_year><TURN_YEAR>))",
    "OF": r"<S>(?:(?:day<S>)?of<S>)?",
    "WITHIN": r"(?:(?:the<S>)?(?:very<S>)?(?:end|start|beginning|middle|close)<S>of<S>"
    r"|(?:the<S>)?(?:[Ee]arly|[Ll]ate|[Mm]id)(?:<s>-<s>|<S>))",
    "COUNT": rf"(?:\d{{1,3}}|an?|a<S>couple<S>of|(?:{'|'.join(TENS)})-(?:{'|'.join(CARDINALS[:9])})"
    rf"|{'|'.join([*reversed(CARDINALS), *TENS])})",
    "UNIT": r"(?P<unit>day|week|month|year)s?\b",
    "GATE": r"\d|[JFMASOND][aepuco][nbryglptvc]|JAN|FEB|MAR|APR|MAY|JU[NL]|AUG|SEP|OCT|NOV|DEC"
    r"|[MTWFS](?:on|ue|ed|hu|ri|at|un)|[MTWFS][A-Z]{2}"
    r"|[QH][1-4]|New|Chr|Box|(?i:a|an|the|that|last|next|this|in|over|at|during|early|late|earlier|later|mid|end|start|beginning|middle"
    r"|close|first|second|third|fourth|final|today|yesterday|tomorrow|tonight|month|year|"
    + "|".join(CARDINALS + TENS)
    + r")(?!\w)",
    "FREE": r"(?<![\w$€£¥/.:-])",
}


def shape(pattern: str) -> str:
    """The pattern with each <NAME> replaced by the shape of that name."""
    while True:
        filled = re.sub(r"(?<!P)<([A-Za-z_]+)>", lambda m: SHAPES[m.group(1)], pattern)
        if filled == pattern:
            return filled
        pattern = filled


def number_month(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return next(i for i, name in enumerate(MONTH_NAMES, 1) if name.startswith(word[:3].lower()))


def number_weekday(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name."""
    return WEEKDAY_NAMES.index(word.lower())


def number_day(word: str) -> int:
    """The day of the month in "7", "07", "7th"."""
    return int(word.rstrip("stndrh \t\xa0"))


def count_words(words: str) -> int:
    """The number in "3", "three", "thirty-one", "a", "a couple of"."""
    if words.isdigit():
        return int(words)
    words = words.lower()
    if "couple" in words:
        return 2
    total = 0
    for word in words.split("-"):
        total += CARDINALS.index(word) + 1 if word in CARDINALS else 10 * (TENS.index(word) + 2) if word in TENS else 1
    return total


def count_turn(words: str) -> tuple[int, Basis]:
    """How far and from where "last year" (-1, publication) or "the following year" (1, context) turns."""
    parts = words.lower().split()
    turn = next((TURNS[part] for part in parts if part in TURNS), 0)
    return turn, "context" if parts[0] in ("the", "that") else "publication"
