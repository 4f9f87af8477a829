"""Dates in a text as EDTF values, read against the day of publication and against the dates that came before them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.annotating.date_grammar import Expression, find_expressions
from dragoman.annotating.date_stays import find_stays
from dragoman.annotating.date_tense import Tense, in_one_sentence, judge_by_parse, judge_by_words
from dragoman.annotating.date_words import Calendar, Point, Shift, Weekday
from dragoman.annotating.page import Page
from dragoman.model import DateMention
from dragoman.reading.dateline import find_dateline
from dragoman.when import When

OPENS_SENTENCE = re.compile(r"(?:^|\n|[.!?][”\"’)]?\s)(?:(?:[A-Z][a-z]+\s(?:the\s\w+\sof\s)?)?)$")
UNSPELT = frozenset({"rule:date-part-of-year", "rule:date-turned-unit", "rule:date-stay"})
DATE_LINE = re.compile(
    r"[A-Z][\w.'’ -]{2,40}, ((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
    r"(?:[,—–-].{0,40})?\.?"
)
"""A place and a day alone on a line, the hour behind them."""
BEGUN = re.compile(r"\b(?:in|(?:at|during|following|after) (?:the|his|her|their|our)) $", re.IGNORECASE)
"""Before a month in which something took place: "in November", "at the November summit" of a text of October."""
HEAD = 8
"""Lines from the top among which it stands."""
DAY = 10
"""Characters of a date that tells a day."""
NEAR_CONTEXT = 600
"""How many characters after a day "the next day" may still be counted from it: the length of a long paragraph."""
JudgeTense = Callable[[int, int], Tense | None]


def annotate_dates(page: Page) -> tuple[DateMention, ...]:
    """The dates of a page, its parse telling what is past and what is ahead."""
    titled = page.headline.dates if page.headline is not None else ()
    day = page.document.published or next((d.value for d in titled if len(d.value) == DAY), None)
    day = day or read_date_line(page)
    return find_dates(page.text, day, lambda start, end: judge_by_parse(page, start, end))


def read_date_line(page: Page) -> str | None:
    """The day of a line such as "Oslo, March 19, 1971, 1145Z." at the head of a letter, telegram or memorandum."""
    for block in page.blocks[:HEAD]:
        line = DATE_LINE.fullmatch(page.text[block.start : block.end].strip())
        dates = find_dates(line.group(1)) if line else ()
        full = next((d.value for d in dates if len(d.value) == DAY), None)
        if full is not None:
            return full
    return None


def find_dates(
    text: str, published: str | None = None, judge_tense: JudgeTense | None = None
) -> tuple[DateMention, ...]:
    """The dates of a text, in order.

    `published` is the ISO day of publication (ValueError where it is none); a day printed in the text's own dateline
    goes before it, since the words were written on that day. `judge_tense` tells for the words at [start, end) whether
    they speak of what is past or ahead; without it the words around them tell.
    """
    expressions = list(find_expressions(text))
    if not expressions:
        return ()
    anchor = choose_anchor(text, published)
    judge = judge_tense or (lambda start, end: judge_by_words(text, start, end))
    reader = DateReader(text, anchor, judge, tells_the_past(expressions, anchor))
    mentions = [mention for mention in map(reader.read, expressions) if mention]
    return tuple(sorted([*mentions, *find_stays(text, mentions)], key=lambda mention: mention.start))


def choose_anchor(text: str, published: str | None) -> date | None:
    """The day that the text was written: that of its dateline, else that of publication."""
    day = date.fromisoformat(published[:10]) if published else None
    printed = find_dateline(text, None, published).published
    if printed and (day is None or date.fromisoformat(printed) <= day + timedelta(days=1)):
        day = date.fromisoformat(printed)
    return day if day and 1000 < day.year < 9000 else None  # beyond, counting could leave the calendar


def tells_the_past(expressions: list[Expression], anchor: date | None) -> bool:
    """Whether the text is a history: most of the years it names lie two or more back, and it hardly says "today"."""
    if anchor is None:
        return True
    far = near = deictic = 0
    for expression in expressions:
        point = expression.first
        if isinstance(point, Calendar):
            if point.year is not None:
                far, near = (far + 1, near) if point.year <= anchor.year - 2 else (far, near + 1)
        elif isinstance(point, Weekday) or point.basis == "publication":
            deictic += 1
    return far >= 6 and far > near and far > 5 * deictic


@dataclass(frozen=True, slots=True)
class Settled:
    """An EDTF date (no interval), the ISO day it was read against, and why it is this one."""

    value: str
    against: str | None
    why: str


@dataclass(slots=True)
class DateReader:
    """Reads the expressions of one text in order, keeping the date last spoken of as the context of the next."""

    text: str
    anchor: date | None
    judge_tense: JudgeTense
    narrative: bool
    context: str = ""
    context_year: str = ""
    context_end: int = 0
    context_spans: bool = False
    context_day: str = ""
    context_day_end: int = 0
    context_past_day: str = ""

    def read(self, expression: Expression) -> DateMention | None:
        """The mention that an expression makes, or None where nothing tells which date it is."""
        settled = self.settle(expression.first, expression)
        if settled is None:
            return None
        value = settled.value
        if expression.last is not None:
            last = self.settle_last(expression.last, settled, expression)
            if last is None:
                return None
            value = f"{value}/{last}"
        try:
            when = When.parse(value)
        except ValueError:  # "June 31", "9–7 May": the calendar has no such time
            return None
        self.remember(when, expression)
        words = self.text[expression.start : expression.end]
        made_by = f"rule:date-{expression.rule}"
        return DateMention(words, expression.start, expression.end, when.edtf, settled.against, made_by, settled.why)

    def remember(self, when: When, expression: Expression) -> None:
        """Make this date the context of the next ones, unless it is a year named in passing ("planned since 1917")."""
        if expression.rule == "day-word":  # "today" goes through a text and is not what "that day" speaks of
            return
        self.context_year = when.end[:4]
        if len(when.end) == 4 and len(self.context) > 4:
            opening = self.text[max(0, expression.start - 24) : expression.start]
            if when.end == self.context[:4] or not OPENS_SENTENCE.search(opening):
                return
        self.context, self.context_end = when.start if len(when.end) == 4 else when.end, expression.end
        self.context_spans = "/" in when.edtf
        if len(when.end) == 10:
            self.context_day, self.context_day_end = when.end, expression.end
            if self.anchor and when.latest <= self.anchor:
                self.context_past_day = when.end

    def settle(self, point: Point, expression: Expression) -> Settled | None:
        if isinstance(point, Calendar):
            return self.settle_calendar(point, expression)
        if isinstance(point, Weekday):
            return self.settle_weekday(point, expression)
        return self.settle_shift(point, expression)

    def settle_last(self, point: Point, first: Settled, expression: Expression) -> str | None:
        """The end of a range that begins with `first`."""
        if isinstance(point, Calendar):
            year = point.year or int(first.value[:4])
            if not point.year and point.month and first.value[5:7] > f"{point.month:02}":
                year += 1
            return write_edtf(year, point.month, point.day)
        if isinstance(point, Weekday) and isinstance(expression.first, Weekday):
            days = (point.number - expression.first.number) % 7
            return (date.fromisoformat(first.value) + timedelta(days=days)).isoformat()
        return None

    # a date of the calendar

    def settle_calendar(self, point: Calendar, expression: Expression) -> Settled | None:
        month, day = point.month, point.day
        if point.either_order and self.anchor is not None:
            value = choose_order(point, self.anchor)
            return Settled(value, self.anchor.isoformat(), "day and month in the order nearer to the publication")
        if point.year is not None:
            return Settled(write_edtf(point.year, month, day), None, "the words give the whole date")
        if month is None:
            if len(self.context) < 7:
                return None
            year, month = int(self.context[:4]), int(self.context[5:7])
            return Settled(write_edtf(year, month, day), self.context, f"the month is that of {self.context} before it")
        if expression.rule == "turned-season":
            return self.settle_season(point, month)
        if point.turn is not None:
            return self.settle_turned(point, month)
        if self.narrative or self.continues_the_past(expression):
            return self.settle_in_context(month, day)
        if self.anchor is None:
            return None
        tense = self.judge_tense(expression.start, expression.end)
        begun = BEGUN.search(self.text, max(0, expression.start - 16), expression.start)
        sure = tense == "past" and begun is not None
        value = choose_year(month, day, self.anchor, tense, sure)
        told = {"past": "past", "ahead": "still ahead", None: "near"}[tense]
        return Settled(value, self.anchor.isoformat(), f"the year in which it is {told} on the day of publication")

    def continues_the_past(self, expression: Expression) -> bool:
        """Whether the sentence has named an earlier year before ("In 2016 the treaty was signed, and in October …")."""
        return (
            self.anchor is not None
            and self.context != ""
            and int(self.context[:4]) < self.anchor.year - 1
            and in_one_sentence(self.text, self.context_end, expression.start)
        )

    def settle_turned(self, point: Calendar, month: int) -> Settled | None:
        """ "May of last year", "last May", "August of that year"."""
        turn = point.turn or 0
        if point.basis == "context" and self.context_year:
            year = int(self.context_year) + turn
            return Settled(write_edtf(year, month, point.day), self.context_year, f"counted from {self.context_year}")
        if self.anchor is None or self.narrative:
            return None
        year = self.anchor.year + turn
        if point.basis == "either":
            behind, ahead = month < self.anchor.month, month > self.anchor.month
            year = self.anchor.year + (turn if (turn < 0 and not behind) or (turn > 0 and not ahead) else 0)
        why = "the year is counted from the day of publication"
        return Settled(write_edtf(year, month, point.day), self.anchor.isoformat(), why)

    def settle_season(self, point: Calendar, month: int) -> Settled | None:
        """The year of "last summer", "next spring"; None in autumn, when it may be this year's or the one before."""
        turn = point.turn or 0
        if self.anchor is None or self.narrative or (month - self.anchor.month) * turn >= 0:
            return None
        why = "the year is counted from the day of publication"
        return Settled(write_edtf(self.anchor.year + turn, None, None), self.anchor.isoformat(), why)

    def settle_in_context(self, month: int, day: int | None) -> Settled | None:
        """A date without a year in a history: in the year last spoken of, or in the next where that year has passed."""
        if not self.context:
            return None
        year = int(self.context[:4])
        # After November comes the February of the next year; from June a story jumps back to April of the same one.
        if len(self.context) >= 7 and int(self.context[5:7]) - month >= 7:
            year += 1
        return Settled(write_edtf(year, month, day), self.context, f"the year is that of {self.context} before it")

    # a day of the week

    def settle_weekday(self, point: Weekday, expression: Expression) -> Settled | None:
        if self.anchor is None or self.narrative:
            return None
        today = self.anchor.weekday()
        ahead = (point.number - today) % 7
        if point.week is not None:
            days, why = 7 * point.week + point.number - today, "such a day of the week that is named"
        elif point.turn == -1:
            days, why = ahead - 7, "the last such day before the day of publication"
        elif point.turn == 1:
            days, why = 7 + point.number - today, "such a day of the week after the day of publication"
        elif point.turn == 0 and point.number >= today:
            days, why = ahead, "such a day still to come in this week"
        elif self.judge_tense(expression.start, expression.end) == "ahead":
            days, why = ahead, "the next such day, since it is still ahead"
        else:
            days, why = ahead - 7 if ahead else 0, "the last such day on or before the day of publication"
        return Settled((self.anchor + timedelta(days=days)).isoformat(), self.anchor.isoformat(), why)

    # a distance from a day

    def settle_shift(self, point: Shift, expression: Expression) -> Settled | None:
        counts_from_context = point.basis == "context" or (point.basis == "either" and self.narrative)
        if counts_from_context:
            origin = self.context_year if point.unit == "year" else self.context
            if expression.rule == "same-month" and self.context_spans:  # "the same period" as a quarter is no month
                return None
            if point.unit in ("day", "week"):
                origin = self.choose_context_day(expression)
            # A readout of the day that names none: "In follow-up to talks held in Oslo the day before, …".
            if not origin and point.unit == "day" and point.count == -1 and self.anchor and not self.narrative:
                why = "counted from the day of publication, since no other day is told before it"
                return Settled(move(self.anchor.isoformat(), point) or "", self.anchor.isoformat(), why)
            value = move(origin, point)
            return Settled(value, origin, f"counted from {origin}, the date spoken of before it") if value else None
        if self.anchor is None or self.narrative:
            return None
        if point.only_ahead and self.judge_tense(expression.start, expression.end) != "ahead":
            return None
        if point.unit == "weekend":
            tense = self.judge_tense(expression.start, expression.end)
            value = choose_weekend(self.anchor, point.count, tense)
        else:
            value = move(self.anchor.isoformat(), point)
        return Settled(value, self.anchor.isoformat(), "counted from the day of publication") if value else None

    def choose_context_day(self, expression: Expression) -> str:
        """The day last spoken of; of what is past, the last that is not ahead ("deadline of 1 June … the same day")."""
        if expression.start - self.context_day_end > NEAR_CONTEXT:
            return ""
        is_ahead = self.anchor is not None and self.context_day > self.anchor.isoformat()
        if is_ahead and self.judge_tense(expression.start, expression.end) == "past":
            return self.context_past_day
        return self.context_day


def spell_ends(mentions: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """The mentions, each that names two dates ("June 15 to 17") followed by both under the same words.

    A quarter, a weekend and a stay are intervals too, but their ends are not in the words.
    """
    spelt: list[DateMention] = []
    for mention in mentions:
        spelt.append(mention)
        if "/" in mention.value and mention.made_by not in UNSPELT:
            spelt.extend(replace(mention, value=end) for end in mention.value.split("/"))
    return tuple(spelt)


def write_edtf(year: int, month: int | None, day: int | None) -> str:
    """The parts of a date in EDTF."""
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def choose_order(point: Calendar, anchor: date) -> str:
    """A date such as 5/6/2025 with day and month in the order that lies nearer to the anchor; else the month first."""
    orders = [
        write_edtf(point.year or anchor.year, *pair) for pair in ((point.month, point.day), (point.day, point.month))
    ]
    return min(orders, key=lambda value: abs((date.fromisoformat(value) - anchor).days))


def choose_year(month: int, day: int | None, anchor: date, tense: Tense | None, sure: bool = False) -> str:
    """The date in the year that is meant: nobody leaves out the year of what is not the nearest of its name.

    `sure`: the tense is that of what took place "in November", a month that must have begun.
    """
    found: list[tuple[int, str]] = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            when = When.parse(write_edtf(year, month, day))
        except ValueError:  # 29 February
            continue
        distance = 0
        if when.latest < anchor:
            distance = (when.latest - anchor).days
        elif when.earliest > anchor:
            distance = (when.earliest - anchor).days
        found.append((distance, when.edtf))
    if not found:
        return write_edtf(anchor.year, month, day)
    nearest = min(found, key=lambda pair: abs(pair[0]))
    # Within six weeks the nearest is meant whatever the verb ("the talks planned for May 28", a week later).
    unbegun = sure and day is None and nearest[0] > 0
    if tense is None or (abs(nearest[0]) <= 45 and not unbegun):
        return nearest[1]
    fitting = [pair for pair in found if (pair[0] <= 0 if tense == "past" else pair[0] >= 0)]
    return min(fitting or [nearest], key=lambda pair: abs(pair[0]))[1]


def choose_weekend(anchor: date, turn: int, tense: Tense | None) -> str | None:
    """Saturday and Sunday of this week or the last, as an interval; which one "next weekend" is, nobody can tell."""
    saturday = anchor + timedelta(days=5 - anchor.weekday())
    if turn > 0:
        return None
    if turn < 0 or (tense != "ahead" and anchor < saturday):
        saturday -= timedelta(days=7)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def move(origin: str, shift: Shift) -> str | None:
    """The EDTF date that lies so far from `origin`; None where that one is too coarse to count from.

    A week is given by its month, where all of it lies in one; so is "about ten days ago"; of "about two months ago" not
    even the month is sure.
    """
    if shift.rough and shift.unit in ("month", "year"):
        return None
    if shift.unit == "year":
        return write_edtf(int(origin[:4]) + shift.count, None, None) if origin else None
    if shift.unit == "month":
        if len(origin) < 7:
            return None
        months = int(origin[:4]) * 12 + int(origin[5:7]) - 1 + shift.count
        return write_edtf(months // 12, months % 12 + 1, None)
    if len(origin) < 10:
        return None
    day = date.fromisoformat(origin) + timedelta(days=shift.count * (7 if shift.unit == "week" else 1))
    if shift.unit == "day" and not shift.rough:
        return day.isoformat()
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return monday.isoformat()[:7] if monday.month == sunday.month else None
