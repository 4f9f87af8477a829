"""The day and the place that a text prints of itself: "KYIV, 8 November 2025 –", "Published: 27 December 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dragoman.model import Span, cut_span

HEAD_LINES, FOOT_LINES = 10, 6
LINE_HEAD = 200
"""A dateline stands at the beginning of its line; what comes after so many characters is running text."""
REMOTE_DAYS = 60
"""Texts are published within two months of being written; archives tell by a place or a label that they are older."""

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
GAP = r"[^\S\n]{1,3}"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
YEAR = r"(?:1[89]|20|21)\d\d(?!\d)"
DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<month>{MONTH}){GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)(?:,?[^\S\n]{{0,2}}(?P<year>{YEAR}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?{GAP}(?:of{GAP})?(?P<month2>{MONTH})(?:,?{GAP}(?P<year2>{YEAR}))?"
    rf"|(?P<iso>{YEAR}-[01]\d-[0-3]\d)(?:T[\d:.+Z-]{{2,20}})?"
    rf"|(?P<one>\d{{1,2}})[^\S\n]?(?P<mark>[/.])[^\S\n]?(?P<two>\d{{1,2}})[^\S\n]?[/.][^\S\n]?(?P<number>{YEAR}|\d\d(?!\d)))",
    re.IGNORECASE,
)
TIME = (
    r"(?:(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?|\d{1,2}(?:[-–—]\d{1,2})?\s?[ap]\.?\s?m\b\.?|noon)"
    r"(?:\s?(?:GMT|UTC|[A-Z]{2,4}T|local time)\b)?(?:[-–—]\d{1,2}[:.]?\d{0,2}\s?[ap]\.?m\.?|\s?[+-]\d\d:?\d\d)?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
EDGE = re.compile(
    rf"(?:{TIME}|{WEEKDAY}|\([^()]{{1,30}}\)|P\.\s?M\.|No\.?\s?[\d/ ]{{1,12}}|[\s,;:|•·./–—-]{{1,8}})", re.IGNORECASE
)
"""What may stand beside a date that has a line for itself: a clock time, the weekday, "(Paris)", separators."""
LABEL = re.compile(
    r"(?P<later>(?:last\s)?(?:updated|modified|revised))|(?:date\s(?:of\s)?)?(?:publi(?:shed|cation)|issued?|posted|released?|created)"
    r"|dated?|for\s(?:immediate\s)?(?:release|press|media|publication)|press\srelease|statement",
    re.IGNORECASE,
)
LABEL_LINE = re.compile(
    rf"(?:{LABEL.pattern})(?:\s(?:date|on|at|by\s[\w .]{{2,40}}))?\s{{0,3}}(?P<colon>[:|–—-]?)", re.IGNORECASE
)
NAME = r"[A-Z][\w’'.-]{0,24}"
CITY = rf"{NAME}(?:[^\S\n/]{{1,2}}(?:(?:de|del|of|al|el|la)[^\S\n])?{NAME}){{0,3}}"
PLACE = rf"(?P<place>{CITY})(?:,{GAP}{NAME}(?:{GAP}{NAME}){{0,2}}|/{CITY})?"
AGENCY = r"(?:[^\S\n]{0,2}(?:\([A-Z][\w ./&-]{1,24}\)|/[A-Z]{2,12}/))"
CITY_HEAD = re.compile(rf"\(?{PLACE}\)?{AGENCY}?(?:[,.]|[^\S\n]?[-–—]{{1,2}})?{GAP}(?:{WEEKDAY},?{GAP})?")
WIRE = r"(?:\.[^\S\n][A-Z][\w/]{1,15}(?:[^\S\n][A-Z]\w{1,15})?[^\S\n][-–—])"
CITY_TAIL = re.compile(
    rf"{AGENCY}?\.?[^\S\n]{{0,3}}(?:[-–—]{{1,2}}(?=\s|$)|{AGENCY}|:\s)|{WIRE}|\.?\s*$|,[^\S\n]{{0,2}}(?i:{TIME})\.?\s*$"
)
CITY_ALONE = re.compile(
    rf"\(?{PLACE}\)?(?:{AGENCY}[^\S\n]{{0,2}}[-–—]{{1,2}}\s|(?<=[A-Z]{{4}})[^\S\n]{{1,2}}[–—-]{{1,2}}\s(?=[“\"]?[A-Z]))"
)
HEADING = re.compile(
    r"(?:\d{1,4}\.\s)?(?:Memorandum|Telegram|Letter|Message|Transcript|Record|Minutes|Notes?|Report"
    r"|Joint\s(?:Statement|Communiqu[eé]|Declaration))\b"
)
HEADING_PLACE = re.compile(rf",{GAP}(?P<place>{CITY}),{GAP}$")

NO_CITY = frozenset(
    "on since in by from until till at for before after during as and but this that with between to around "
    "today yesterday tomorrow updated published posted issued released statement memorandum press release remarks note "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday mr mrs president minister".split()
)
"""Words that begin lines as cities do: "On June 19, 1865 — nearly nine decades after …"."""
BYLINE = re.compile(r"(?:By|BY)\s[\w .,’'-]{2,60}\s?[|•·]\s?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a text prints of its own day (`published`, an ISO date) and place (a city), with the words."""

    published: str | None = None
    place: str | None = None
    spans: tuple[Span, ...] = ()
    kind: str = field(default="", compare=False)
    """What makes it one: "city", "labelled", "alone", "heading", "foot", "updated" or "place"."""


def find_dateline(text: str, title: str | None = None, published: str | None = None) -> Dateline:
    """The dateline of a text: in its first lines, or in a labelled line at its end; never from running prose.

    `published` (ISO) gives the year where the dateline has none ("TEHRAN, May 21 (MNA) –"): without it such a day is
    None. A line that only repeats the `title` is passed over.
    """
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text[:8000]))[:HEAD_LINES]
    found: dict[str, Dateline] = {}
    for number, line in enumerate(lines):
        if title and line.group().strip() == title.strip() and not HEADING.match(title):
            continue
        for rank, dateline in read_line(text, line.start(), line.end(), number, published):
            found.setdefault(rank, dateline)
    tail = max(len(text) - 1500, lines[-1].end() if lines else 0)
    for line in list(re.finditer(r"[^\n]*\S[^\n]*", text[tail:]))[-FOOT_LINES:]:
        for rank, dateline in read_line(text, tail + line.start(), tail + line.end(), HEAD_LINES, published):
            if rank == "labelled":
                found.setdefault("foot", dateline)
    city = found.get("city") or found.get("place")
    kind = next((r for r in ("city", "labelled", "alone", "heading", "foot", "updated") if r in found), None)
    if kind is None:
        return city or Dateline()
    best = replace(found[kind], kind=kind)
    if city and found[kind] is not city:
        return Dateline(best.published, city.place, (*best.spans, *city.spans), kind)
    return best


def read_line(text: str, start: int, end: int, number: int, published: str | None) -> Iterator[tuple[str, Dateline]]:
    """The datelines in one line, each with the kind of line that makes it one."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    for match in DATE.finditer(text, start, min(end, start + LINE_HEAD)):
        head, tail = text[start : match.start()], text[match.end() : end]
        day = date_match(match, published)
        span = cut_span(text, match.start(), match.end())
        city = CITY_HEAD.fullmatch(head)
        label = LABEL_LINE.match(head)
        if label and (label["colon"] or is_edge(tail)) and is_edge(re.sub(r"\b(?:on|at)\b", "", head[label.end() :])):
            yield ("updated" if label["later"] else "labelled"), Dateline(day, None, (span,))
        elif is_edge(BYLINE.sub("", head, count=1)) and is_edge(tail) and not is_remote(day, published):
            yield "alone", Dateline(day, None, (span,))
        elif number < 4 and HEADING.match(head) and is_edge(tail):
            at = HEADING_PLACE.search(head)
            places = (cut_place(text, start + at.start("place"), start + at.end("place")),) if at else ()
            yield "heading", Dateline(day, places[0].text if places else None, (*places, span))
        elif city and is_city(city["place"]) and CITY_TAIL.match(tail):
            place = cut_place(text, start + city.start("place"), start + city.end("place"))
            yield "city", Dateline(day, name_place(place.text), (place, span))
    alone = CITY_ALONE.match(text, start, end)
    if alone and is_city(alone["place"]):
        place = cut_place(text, alone.start("place"), alone.end("place"))
        yield "place", Dateline(None, name_place(place.text), (place,))


def is_remote(day: str | None, published: str | None) -> bool:
    """Whether a day is no day of writing: a lone "June 6, 1944" in an article of today is a heading of its story."""
    if day is None or published is None:
        return False
    return abs((date.fromisoformat(published[:10]) - date.fromisoformat(day)).days) > REMOTE_DAYS


def is_edge(words: str) -> bool:
    """Whether the words beside a date leave it standing alone."""
    if len(words) > 80:
        return False
    position = 0
    while position < len(words):
        match = EDGE.match(words, position)
        if not match:
            return False
        position = match.end()
    return True


def cut_place(text: str, start: int, end: int) -> Span:
    """The span of a city, without the full stop that ends it as a dateline ("Moscow. January 5 …")."""
    return cut_span(text, start, end - text[start:end].endswith("."))


def is_city(words: str) -> bool:
    """Whether capitalised words at the head of a line can name a city."""
    return not any(word.strip(".,").lower() in NO_CITY for word in words.split())


def name_place(words: str) -> str:
    """A city as one writes it outside datelines: "NEW YORK" is New York."""
    return words.title() if words.isupper() and len(words) > 3 else words


def date_match(match: re.Match[str], published: str | None) -> str | None:
    """The ISO date of the match; None where it has no year and nothing tells, or where the calendar has no such day."""
    if match["iso"]:
        return valid_day(*map(int, match["iso"].split("-")))
    if match["one"]:
        one, two, year = int(match["one"]), int(match["two"]), int(match["number"])
        if year < 100:
            year += 1900 if year > 40 else 2000
        month, day = (two, one) if match["mark"] == "." or one > 12 else (one, two)
        return valid_day(year, month, day)
    month = MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
    day = int(match["day"] or match["day2"])
    words = match["year"] or match["year2"]
    if words:
        return valid_day(int(words), month, day)
    if published is None:
        return None
    latest = date.fromisoformat(published[:10]) + timedelta(days=2)  # the day may turn between writing and publishing
    found = [valid_day(year, month, day) for year in (latest.year, latest.year - 1)]
    return next((iso for iso in found if iso and iso <= latest.isoformat()), None)


def valid_day(year: int, month: int, day: int) -> str | None:
    """The day in ISO, or None where there is none."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
