"""The grammar of time expressions in English reports: where the words of a date stand and what they say by themselves.

Nothing is read against a day of publication here; `dates` does that. A rule is one pattern with a function that turns
its match into expressions. All patterns are joined into one, so that a text is walked once; every repetition in them
is bounded, so that no text makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.annotating.date_words import (
    FIXED_DAYS,
    ORDINALS,
    Calendar,
    Point,
    Shift,
    Unit,
    Weekday,
    count_turn,
    count_words,
    number_day,
    number_month,
    number_weekday,
    shape,
)
from dragoman.annotating.date_years import is_year


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time at [start, end): from `first` to `last`, or `first` alone; `rule` names the rule that found it."""

    start: int
    end: int
    rule: str
    first: Point
    last: Point | None = None


CORE = re.compile(
    r"\d|day|DAY|week|month|year|s Eve|morrow|summer|autumn|(?:his|ast|ext) fall|spring"
    r"|night|morning|afternoon|evening|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
)
BEFORE_CORE, AFTER_CORE = 60, 90
"""No expression begins further before its first core ("the very beginning of the same year") or ends further after its
last one ("Sunday evening")."""

Readings = Iterator[Expression]
Reader = Callable[[re.Match[str], str], Readings]
RULES: list[tuple[str, str, Reader]] = []


def rule(name: str, *patterns: str) -> Callable[[Reader], Reader]:
    """Enter a reader for the patterns; where two begin at one place, the one entered first reads."""

    def enter(reader: Reader) -> Reader:
        RULES.extend((name, shape(pattern), reader) for pattern in patterns)
        return reader

    return enter


def find_expressions(text: str) -> Iterator[Expression]:
    """The time expressions of a text, in order, none overlapping another."""
    scanner, patterns = join_rules()
    for position, end in find_stretches(text):
        while match := scanner.search(text, position, end):
            number = (match.lastindex or 1) - 1
            name, _, reader = RULES[number]
            if exact := patterns[number].match(text, match.start()):
                yield from reader(exact, name)
            position = max(match.end(), position + 1)


def find_stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which an expression can stand: around each word that no expression is without."""
    start = end = 0
    for core in CORE.finditer(text):
        if core.start() - BEFORE_CORE > end:
            if end:
                yield max(start, 0), end
            start = core.start() - BEFORE_CORE
        end = core.end() + AFTER_CORE
    if end:
        yield max(start, 0), end


@cache
def join_rules() -> tuple[re.Pattern[str], list[re.Pattern[str]]]:
    """One pattern of all rules, in which group n tells that rule n matched, and the pattern of each rule."""
    unnamed = [re.sub(r"\(\?P<\w+>", "(?:", pattern) for _, pattern, _ in RULES]
    joined = shape(r"(?<!\w)(?=<GATE>)(?:") + "|".join(f"({pattern})" for pattern in unnamed) + ")"
    return re.compile(joined), [re.compile(pattern) for _, pattern, _ in RULES]


def complete(match: re.Match[str], month: int | None, day: int | None = None) -> Calendar:
    """The date with the year that the match gives it, if any."""
    if match["year"]:
        return Calendar(int(match["year"]), month, day)
    if match["turn_year"]:
        turn, basis = count_turn(match["turn_year"])
        return Calendar(None, month, day, turn, basis)
    return Calendar(None, month, day)


def precede(match: re.Match[str], last: Calendar, month: int, day: int | None = None) -> Calendar:
    """The first date of a range, in its own year or that of the last ("28 December – 3 January 2026": 2025)."""
    if match["early_year"]:
        return Calendar(int(match["early_year"]), month, day)
    year = last.year
    if year and last.month and month > last.month:
        year -= 1
    return Calendar(year, month, day, last.turn, last.basis)


@rule(
    "iso-date",
    r"(?<![\w./-])(?P<iso>\d{4}-[01]\d-[0-3]\d)(?!\d|-\d)"
    r"(?:(?:/|<s>–<s>|<S>to<S>)(?P<iso_last>\d{4}-[01]\d-[0-3]\d)(?!\d))?",
)
def read_iso(match: re.Match[str], name: str) -> Readings:
    first = split_iso(match["iso"])
    yield Expression(
        match.start(), match.end(), name, first, split_iso(match["iso_last"]) if match["iso_last"] else None
    )


def split_iso(words: str) -> Calendar:
    year, month, day = words.split("-")
    return Calendar(int(year), int(month), int(day))


@rule(
    "numeric-date",
    r"(?<![\w./-])(?P<one>\d{1,2})<s>(?P<mark>/)<s>(?P<two>\d{1,2})<s>/<s>(?P<number_year>\d{4}|\d\d)(?![\w/]|[.,-]\d)",
    r"(?<![\w./-])(?P<one>\d{1,2})(?P<mark>\.)<s>(?P<two>\d{1,2})\.<s>(?P<number_year>\d{4})(?![\w/]|[.,-]\d)",
)
def read_numbers(match: re.Match[str], name: str) -> Readings:
    """11/08/2025 is read month first where nothing tells, as most of our sources write; 8.11.2025 day first."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["number_year"])
    if year < 100:
        year += 1900 if year > 40 else 2000  # 13/4/70: archives of the last century are read, forecasts are not
    day, month = (one, two) if match["mark"] == "." or one > 12 else (two, one)
    is_open = match["mark"] == "/" and one <= 12 and two <= 12
    yield Expression(match.start(), match.end(), name, Calendar(year, month, day, either_order=is_open))


MONTH_DAY = r"(?P<month><MONTH>)<S>(?P<day><DAY>)(?:(?:,<s>|<S>)(?P<early_year><YEAR>))?"
DAY_MONTH = r"(?P<day><DAY>)(?:<OF>(?P<month><MONTH>)(?:(?:,<s>|<S>)(?P<early_year><YEAR>))?)?"
TO_DAY = r"<ON>(?:(?P<month2><MONTH>)<S>)?(?P<day2><DAY>)<OF_YEAR>?"
TO_MONTH = r"<ON>(?:the<S>)?(?P<day2><DAY>)<OF>(?P<month2><MONTH>)<OF_YEAR>?"


@rule(
    "day-range",
    r"<ON>" + MONTH_DAY + "<DASH>" + TO_DAY,
    r"(?<=[Bb]etween )<ON>" + MONTH_DAY + ",?<S>and<S>" + TO_DAY,
    r"<FREE><ON>(?:the<S>)?" + DAY_MONTH + "<DASH>" + TO_MONTH,
    r"(?<=[Bb]etween )<ON>" + DAY_MONTH + "<S>and<S>" + TO_MONTH,
)
def read_day_range(match: re.Match[str], name: str) -> Readings:
    month, month2 = match["month"] or match["month2"], match["month2"] or match["month"]
    last = complete(match, number_month(month2), number_day(match["day2"]))
    first = precede(match, last, number_month(month), number_day(match["day"]))
    yield Expression(match.start(), match.end(), name, first, last)


@rule(
    "day-list",
    r"(?P<month><MONTH>)<S>(?P<days><DAY>(?:,<S><DAY>){0,4},?<S>(?:and|or)<S><DAY>)(?!<S>[a-z]{3,12}s\b)<OF_YEAR>?",
    r"<FREE><ON>(?P<days><DAY>(?:,<S><ON><DAY>){0,4},?<S>(?:and|or)<S><ON><DAY>)<OF>(?P<month><MONTH>)<OF_YEAR>?",
)
def read_days(match: re.Match[str], name: str) -> Readings:
    """Days of one month: an interval where they follow one another ("7, 8 and 9 May"), else one expression each."""
    month = number_month(match["month"])
    found = list(re.finditer(r"\d+", match["days"]))
    days = [int(f.group()) for f in found]
    if days == list(range(days[0], days[0] + len(days))):
        first, last = complete(match, month, days[0]), complete(match, month, days[-1])
        yield Expression(match.start(), match.end(), name, first, last)
        return
    base = match.start("days")
    for day, f in zip(days, found, strict=True):
        start = match.start() if f is found[0] else base + f.start()
        end = match.end() if f is found[-1] else base + f.end()
        yield Expression(start, end, name, complete(match, month, day))


@rule(
    "day-of-month",
    r"<ON>(?P<month><MONTH>)<S>(?:the<S>)?(?P<day><DAY>)<OF_YEAR>?",
    r"<FREE><ON>(?:the<S>)?(?P<day><DAY>)<OF>(?P<month><MONTH>)<OF_YEAR>?",
)
def read_day(match: re.Match[str], name: str) -> Readings:
    day = complete(match, number_month(match["month"]), number_day(match["day"]))
    yield Expression(match.start(), match.end(), name, day)


FROM_MONTH = r"<WITHIN>?(?P<month><MONTH>)(?:,?<S>(?P<early_year><YEAR>))?"
TO_LAST_MONTH = r"<WITHIN>?(?P<month2><MONTH>)"


@rule(
    "month-range",
    FROM_MONTH + "(?P<link><DASH>)" + TO_LAST_MONTH + "<OF_YEAR>?",
    r"(?<=[Bb]etween )" + FROM_MONTH + "(?P<link><S>and<S>)" + TO_LAST_MONTH + "<OF_YEAR>?",
    FROM_MONTH + "(?P<link><S>(?:and|or)<S>)" + TO_LAST_MONTH + "<OF_YEAR>",
)
def read_months(match: re.Match[str], name: str) -> Readings:
    """An interval for "July to September"; two months for "January and February 1937"."""
    last = complete(match, number_month(match["month2"]))
    first = precede(match, last, number_month(match["month"]))
    if match["link"].strip() in ("and", "or") and match.string[max(0, match.start() - 8) : match.start()] != "between ":
        yield Expression(match.start(), match.end("month"), name, first)
        yield Expression(match.start("month2"), match.end(), name, last)
    else:
        yield Expression(match.start(), match.end(), name, first, last)


@rule(
    "month-of-year",
    r"<WITHIN>?(?P<month><MONTH>)<OF_YEAR>",
    r"(?P<year>)(?P<turn_year><TURN_YEAR>),?<S>in<S><WITHIN>?(?P<month><MONTH>)",
    r"(?P<year>)(?P<turn_year><TURN_YEAR>)['’]s<S>(?P<month><MONTH>)(?!<S>\d)",
)
def read_month(match: re.Match[str], name: str) -> Readings:
    yield Expression(match.start(), match.end(), name, complete(match, number_month(match["month"])))


@rule("turned-month", r"(?:(?<!the )[Ll]ast|[Nn]ext|[Tt]his(?:<S>(?:past|coming))?)<S>(?P<month><MONTH>)(?!<S>\d)")
def read_turned_month(match: re.Match[str], name: str) -> Readings:
    """ "Last June": the last June before the publication; "this June" that of its year; "next June" the one ahead."""
    turn, _ = count_turn(match.group())
    yield Expression(match.start(), match.end(), name, Calendar(None, number_month(match["month"]), None, turn))


def follow(words: str) -> str:
    """What stands after one of the words, in small letters or with a capital."""
    return "(?:" + "|".join(rf"(?<=\b[{w[0].upper()}{w[0]}]{w[1:]} )" for w in words.split()) + ")"


# "March" and "May" are verbs and names too, "April", "June" and "August" names: alone they need a word before them.
AFTER_TIME_WORD = follow("in since by until till through during before after between around")
AFTER_ANY_LINK = follow("from to of for and or")
AFTER_DETERMINER = follow("a an the its his her their our") + r"|(?<=['’]s )"
GATHERING = r"(?:G\d|[A-Z]{2,}|Quad|State|Summit|Ministerial|Meeting|Conference|Leaders|Foreign|European|North)\b"


@rule(
    "month",
    r"<WITHIN>(?P<month><MONTH>)(?!<S>(?:Day\b|<DAY>))",
    r"(?P<month>(?i:January|February|July|September|October|November|December))(?<![a-z][a-z]{8})(?![A-Za-z]|<S>Revolution)",
    AFTER_TIME_WORD + r"(?P<month><MONTH>)(?!<S>(?:Madness|Day|Fools|\d{1,4}<S>B\.?C|[a-z]{2,9}<S>(?:be|not|have))\b)",
    AFTER_ANY_LINK + r"(?P<month><MONTH>)(?!<S>(?:[A-Z]|\d{1,4}<S>B\.?C|[a-z]{2,9}<S>(?:be|not|have)\b))",
    rf"(?:{AFTER_DETERMINER})(?P<month><MONTH>)(?=<S>(?:[a-z]{{4}}|{GATHERING}))",
    r"(?P<month>April|June|August)(?=['’]s<S>)",
)
def read_bare_month(match: re.Match[str], name: str) -> Readings:
    if match["month"][0].isupper() and (len(match["month"]) > 3 or match["month"] == "May"):
        yield Expression(match.start(), match.end(), name, Calendar(None, number_month(match["month"])))


@rule(
    "part-of-year",
    r"(?:the<S>)?(?P<ordinal>first|second|third|fourth|last|final)(?:-|<S>)(?P<part>quarter|half)<S>(?:of<S>)?"
    r"(?:(?P<year><YEAR>)|(?P<turn_year><TURN_YEAR>))",
    r"(?P<part>[QH])(?P<ordinal>[1-4])<S>(?:of<S>)?(?:(?P<year><YEAR>)|(?P<turn_year><TURN_YEAR>))",
)
def read_part_of_year(match: re.Match[str], name: str) -> Readings:
    """Quarters and halves of a year, as intervals of months."""
    ordinal = ORDINALS.get(match["ordinal"]) or int(match["ordinal"])
    months = 6 if match["part"] in ("half", "H") else 3
    last = min(ordinal, 12 // months) * months
    yield Expression(match.start(), match.end(), name, complete(match, last - months + 1), complete(match, last))


@rule(
    "year-range",
    r"<FREE>(?P<year><YEAR>)<s>[-–—]<s>(?P<year2><YEAR>|\d\d(?![\w%]|[.,-]\d))",
    r"(?<=[Ff]rom )(?P<year><YEAR>)<S>(?:to|until|till|through)<S>(?P<year2><YEAR>)",
    r"(?<=[Bb]etween )(?P<year><YEAR>)<S>and<S>(?P<year2><YEAR>)",
)
def read_years(match: re.Match[str], name: str) -> Readings:
    """ "1939-45" is a range, "2025-11" a month as ISO 8601 writes it."""
    first, words = int(match["year"]), match["year2"]
    last = int(words) if len(words) == 4 else first - first % 100 + int(words)
    if last > first:
        yield Expression(match.start(), match.end(), name, Calendar(first), Calendar(last))
    elif len(words) == 2 and "-" in match.group() and 1 <= int(words) <= 12:
        yield Expression(match.start(), match.end(), name, Calendar(first, int(words)))


@rule("year", r"(?<![\w$€£¥/.:,–])<WITHIN>?(?P<year><YEAR>)(?![-/]\d)")
def read_year(match: re.Match[str], name: str) -> Readings:
    if match.end() - match.start() > 4 or is_year(match.string, match.start(), match.end()):
        yield Expression(match.start(), match.end(), name, Calendar(int(match["year"])))


@rule("fixed-day", r"(?P<name>New<S>Year['’]s<S>(?:Day|Eve)|Christmas<S>(?:Day|Eve)|Boxing<S>Day)<OF_YEAR>?")
def read_fixed_day(match: re.Match[str], name: str) -> Readings:
    month, day = FIXED_DAYS[" ".join(match["name"].lower().replace("’", "'").split())]
    yield Expression(match.start(), match.end(), name, complete(match, month, day))


@rule(
    "weekday",
    r"(?<!\b[Ee]very )(?<!\b[Ee]ach )(?<!\bGood )(?<!\bBlack )(?<!\bBloody )(?<!\bEaster )(?<!\bPalm )(?<!\bAsh )"
    r"(?:(?P<turn>[Ll]ast|[Nn]ext|[Tt]his(?:<S>(?:past|coming))?|[Tt]he<S>(?:previous|following|coming))<S>)?"
    r"(?P<weekday><WEEKDAY>)<PART>(?:(?:<DASH>|(?P<link>,?<S>and<S>)(?:on<S>)?)(?P<weekday2><WEEKDAY>)<PART>)?"
    r"(?:,?<S>(?:of<S>)?(?P<week>last|this|next)<S>week\b)?"
    r"(?!<S>(?:Times|Telegraph|Mirror|Mail|Prayers|prayers|Night<S>Live)\b)",
)
def read_weekdays(match: re.Match[str], name: str) -> Readings:
    turn = count_turn(match["turn"])[0] if match["turn"] else None
    week = count_turn(match["week"])[0] if match["week"] else None
    first = Weekday(number_weekday(match["weekday"]), turn, week)
    last = Weekday(number_weekday(match["weekday2"]), turn, week) if match["weekday2"] else None
    if last and match["link"] and (last.number - first.number) % 7 != 1:
        yield Expression(match.start(), match.start("link"), name, first)
        yield Expression(match.start("weekday2"), match.end(), name, last)
    else:
        yield Expression(match.start(), match.end(), name, first, last)


DAYS_AWAY = {"the day before": -2, "yesterday": -1, "last": -1, "the day after": 2, "tomorrow": 1}


@rule(
    "day-word",
    r"(?:(?i:earlier|later)<S>)?(?P<word>(?i:the<S>day<S>(?:before<S>yesterday|after<S>tomorrow)|(?:today|yesterday|tomorrow)<PART>"
    r"|tonight|last<S>(?:night|evening)|this<S>(?:morning|afternoon|evening)))\b",
)
def read_day_word(match: re.Match[str], name: str) -> Readings:
    words = " ".join(match["word"].lower().split())
    count = next((n for key, n in DAYS_AWAY.items() if words.startswith(key)), 0)
    yield Expression(match.start(), match.end(), name, Shift("day", count, "publication"))


IN_PART = r"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)<S>(?:in<S>)?|<WITHIN>)?"


@rule("season", IN_PART + r"[Tt]his<S>(?:(?:past|coming)<S>)?(?:spring|summer|autumn|fall)(?![\w-])")
def read_season(match: re.Match[str], name: str) -> Readings:
    """ "later this summer" is sure of the year only; a winter has two of them."""
    yield Expression(match.start(), match.end(), name, Shift("year", 0, "publication"))


MIDDLES = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10}
"""Months in the middle of the seasons of the north."""


@rule("turned-season", r"(?P<turn>[Ll]ast|[Nn]ext)<S>(?P<season>spring|summer|autumn|fall)(?![\w-])")
def read_turned_season(match: re.Match[str], name: str) -> Readings:
    """ "last summer" is sure of the year only, and of that only before this year's summer."""
    turn = count_turn(match["turn"])[0]
    yield Expression(match.start(), match.end(), name, Calendar(month=MIDDLES[match["season"]], turn=turn))


@rule(
    "turned-unit",
    IN_PART + r"(?<!the )(?P<turn>[Ll]ast|[Tt]his(?:<S>(?:past|coming))?|[Nn]ext|the<S>(?:coming|current))<S>"
    r"(?P<unit>weekend|week|month|year)(?![\w-])",
    r"(?P<turn>)(?:over|at|during)<S>the<S>(?P<unit>weekend)\b",
)
def read_turned_unit(match: re.Match[str], name: str) -> Readings:
    unit: Unit = match["unit"]  # type: ignore[assignment]
    turn = count_turn(match["turn"])[0] if match["turn"] else 0
    if unit in ("month", "year") and match["turn"].split()[-1] == "past":  # "this past year" is parts of two
        return
    yield Expression(match.start(), match.end(), name, Shift(unit, turn, "publication"))


@rule(
    "same-month",
    r"[Tt]he<S>same<S>(?:month|period|time)<S>(?:(?:of<S>)?last<S>year|a<S>year<S>(?:ago|earlier|before))\b",
)
def read_same_month(match: re.Match[str], name: str) -> Readings:
    yield Expression(match.start(), match.end(), name, Shift("month", -12, "context"))


OVER_NEXT = r"(?<!\b[Oo]ver )(?<!\b[Ww]ithin )(?<!\bfor )(?<!\bthroughout )"
"""The words of a duration: "over the next year" names no year."""


@rule(
    "context-unit",
    IN_PART + OVER_NEXT + r"[Tt]he<S>(?:very<S>)?(?P<turn>next|following|previous|preceding|same)<S>"
    r"(?P<unit>day|morning|afternoon|evening|night|week|month|year)(?![\w-])",
    IN_PART
    + r"(?P<turn>[Tt]hat)<S>(?:same<S>|very<S>)?(?P<unit>day|morning|afternoon|evening|night|week|month|year)(?![\w-])",
    r"[Tt]he<S>(?P<unit>day|night|week|month|year)<S>(?P<turn>before|after|earlier|later|previous)"
    r"(?=<s>(?:[.,;:)”\"]|\n|$)|<S>(?:and|but|in|at|with)\b)",
)
def read_context_unit(match: re.Match[str], name: str) -> Readings:
    unit: Unit = match["unit"] if match["unit"] in ("week", "month", "year") else "day"  # type: ignore[assignment]
    turn = {"before": -1, "earlier": -1, "previous": -1, "after": 1, "later": 1}.get(match["turn"]) or count_turn(
        match["turn"]
    )[0]
    yield Expression(match.start(), match.end(), name, Shift(unit, turn, "context"))


@rule(
    "end-of-unit",
    r"(?:(?:[Tt]he<S>)?(?:end|start|beginning|middle|close)<S>of<S>the|(?:[Ee]arlier|[Ll]ater|[Ll]ate)<S>in<S>the)<S>(?P<unit>week|month|year)"
    r"(?![\w-])",
    r"(?:[Tt]he<S>)?(?P<unit>month|year)['’]s<S>end\b",
)
def read_end_of_unit(match: re.Match[str], name: str) -> Readings:
    unit: Unit = match["unit"]  # type: ignore[assignment]
    yield Expression(match.start(), match.end(), name, Shift(unit, 0, "either"))


ROUGH = re.compile(
    r"\b(?:almost|nearly|about|some|around|over|more than|less than|roughly|approximately|under)\s$", re.IGNORECASE
)


@rule(
    "distance-to-month",
    r"(?P<count>(?i:<COUNT>))<S>years?<S>ago<S>(?:today|to<S>the<S>day|this<S>(?:week|month))\b",
)
def read_years_to_the_month(match: re.Match[str], name: str) -> Readings:
    """ "Two years ago today", "a year ago this month"."""
    yield Expression(match.start(), match.end(), name, Shift("month", -12 * count_words(match["count"]), "publication"))


@rule(
    "distance",
    r"(?<!-)(?<!\bhundred and )(?<!\bhundred )(?P<count>(?i:<COUNT>))<S><UNIT><S>(?P<turn>ago"
    r"|earlier|later|before|beforehand|afterwards|from<S>now)\b(?!<S>than\b|(?<=before)(?!<s>(?:[.,;:)”\"]|\n|$)))",
    r"(?:[Ii]n)<S>(?P<count><COUNT>)<S><UNIT>(?P<turn>)(?!['’]|<S>(?:of|ago|that|to)\b)",
)
def read_distance(match: re.Match[str], name: str) -> Readings:
    unit: Unit = match["unit"]  # type: ignore[assignment]
    count, turn = count_words(match["count"]), match["turn"].split()[0] if match["turn"] else ""
    before = match.string[max(0, match.start() - 16) : match.start()]
    rough = "couple" in match["count"] or ROUGH.search(before) is not None
    if turn in ("ago", "from", ""):
        shift = Shift(unit, -count if turn == "ago" else count, "publication", only_ahead=not turn, rough=rough)
    else:
        shift = Shift(unit, count if turn in ("later", "afterwards") else -count, "context", rough=rough)
    yield Expression(match.start(), match.end(), name, shift)


@rule(
    "day-of-context",
    r"(?<=\b[Oo]n )the<S>(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=<s>[.,;)]|<S>(?:and|at|in|was|were)\b)",
)
def read_day_of_context(match: re.Match[str], name: str) -> Readings:
    yield Expression(match.start(), match.end(), name, Calendar(day=int(match["day"]), basis="context"))
