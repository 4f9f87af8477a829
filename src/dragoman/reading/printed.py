"""The moments that a page prints beside its headline: "07:10 | 27 December 2025", "Published 8 Nov 2025, 14:30 EET"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from dragoman.reading.dateline import DATE, date_match, read_line
from dragoman.reading.moments import Moment, parse_clock, parse_moment
from dragoman.reading.publication import Place, Telling

LONGEST = 160
"""Characters; a longer element is running text."""
FURNITURE = re.compile(
    r"related|sidebar|side-bar|widget|comment|latest|most-|menu|breadcrumb|popular|recommend|teaser|calendar|cookie|"
    r"newsletter|footer|navbar|topbar|top-bar|masthead|toolbar|current|today|ticker|archive|gallery|upcoming|search",
    re.IGNORECASE,
)
DATED = re.compile(r"date|time|publi|posted|stamp|byline|meta|info|released", re.IGNORECASE)
"""Classes and ids of elements that hold the day of publication."""
PASSED = frozenset({"script", "style", "nav", "footer", "aside", "form", "template", "noscript", "select", "figure"})
NEAR = 3
"""Elements around the headline that are one part of the page with it."""
MONTH_NAMED = re.compile(r"(?<![\w/])(\d{1,2})[/-]([A-Z][a-z]{2,8})[/-]((?:1[89]|20|21)\d\d)(?!\d)")
YEAR_FIRST = re.compile(r"(?<![\w.])((?:1[89]|20|21)\d\d)[./-](\d{1,2})[./-](\d{1,2})(?![\d.])")
MOMENTS = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-published", "data-date", "title")
"""Attributes in which elements of publication hold a moment."""
LATER = re.compile(r"(?i)\b(?:(?:last\s+)?(?:updated?|modified|revised|changed)|last\s+review(?:ed)?)\b")
PARTS = re.compile(r"(?i)(?<=\S)\s+(?=(?:last\s+)?(?:updated?|modified|revised|published|posted|first\s+published)\b)")


def find_printed(tree: Any, headline: Any, home: str | None, day_first: bool = False) -> list[Telling]:
    """The moments that a page prints of its publication, the nearest to its headline first; none of its updates.

    `headline` is its element, None where there is none; `home` the publisher's state: it tells what 3/4/2025 and "IST"
    are; `day_first` tells the former outright.
    """
    before: list[Telling] = []
    seen = headline is None
    for element, words in iter_short(tree, headline):
        if element is headline:
            seen = True
            continue
        hinted = bool(
            DATED.search(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}")
        )
        marked = read_marked(element)
        for part in [words] if marked else PARTS.split(words):
            telling = marked or read_printed(part, home, day_first, hinted or element.tag == "time")
            if telling and seen:
                return [telling, *before[-1:]]
            if telling and (telling.moment.time or hinted or is_near(element, headline)):
                before.append(telling)
    return before[-1:]


def is_near(element: Any, headline: Any) -> bool:
    """Whether an element stands in the same part of the page as its headline: a day at the top of all is today's."""
    parts = [part for part in islice(headline.iterancestors(), NEAR) if part.tag not in ("body", "html")]
    return any(ancestor in parts for ancestor in element.iterancestors())


def read_marked(element: Any) -> Telling | None:
    """The moment, with its clock time, in the `datetime` of a `<time>` element within an element, or None."""
    for time in element.xpath("descendant-or-self::time[@datetime]"):
        moment = parse_moment(time.get("datetime"))
        if moment and moment.time and not LATER.search(f"{describe_element(time)} {join_words(time)}"):
            return Telling("time element", moment, time.get("datetime"))
    return None


def describe_element(element: Any) -> str:
    """Tag, class, id, itemprop and the like of an element in one string."""
    kept = (str(value) for name, value in element.items() if name not in MOMENTS)
    return " ".join([str(element.tag), *kept, *element.keys()]).lower()


def iter_short(element: Any, headline: Any) -> Iterator[tuple[Any, str]]:
    """The largest elements that hold no more than a line of words, in order, furniture left out; and the headline."""
    around = set(headline.iterancestors()) if headline is not None else set()
    stack = [element]
    while stack:
        current = stack.pop()
        if current is headline:
            yield current, ""
            continue
        if not isinstance(current.tag, str) or (current not in around and is_furniture(current)):
            continue
        words = join_words(current)
        if len(words) <= LONGEST and current not in around:
            if any(character.isdigit() for character in words):
                yield current, words
            continue
        stack.extend(reversed(current))


def is_furniture(element: Any) -> bool:
    """Whether an element is no part of the report by its tag, class or id; a frame around the headline never is."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in PASSED or (element.tag not in ("html", "body") and bool(FURNITURE.search(named)))


def join_words(element: Any) -> str:
    """The words of an element, its parts with a blank between; no more of them than a line holds and one."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        words = " ".join(part.split())
        if words:
            parts.append(words)
            length += len(words)
            if length > LONGEST:
                break
    return " ".join(parts)


def read_printed(
    words: str, home: str | None, day_first: bool, hinted: bool, place: Place = "printed"
) -> Telling | None:
    """The moment in a line that stands alone or is labelled; None for running text and for the day of an update.

    `hinted`: the page's markup says that this is a date, so that other words may stand beside it.
    """
    if LATER.search(words):
        return None
    words = MONTH_NAMED.sub(r"\1 \2 \3", words)
    words = YEAR_FIRST.sub(lambda d: f"{d[1]}-{int(d[2]):02}-{int(d[3]):02}", words)
    dates = list(DATE.finditer(words))
    if not dates or (hinted and len({date_match(d, None) for d in dates}) != 1):
        return None
    if not hinted and not any(
        rank in ("labelled", "alone", "city") for rank, _ in read_line(words, 0, len(words), 0, None)
    ):
        return None
    found = dates[0]
    day, other = read_both(found, home, day_first)
    if day is None:
        return None
    rest = f"{words[: found.start()]} \n {words[found.end() :]}"
    if found["iso"]:
        rest = words[found.start() + 10 :].lstrip("T")
    time, zone = parse_clock(rest, home)
    offset = zone if zone and zone[0] in "+-" else None
    return Telling(place, Moment(day, time, offset), words, None if offset else zone, other)


def read_both(found: re.Match[str], home: str | None, day_first: bool) -> tuple[str | None, str | None]:
    """The day of a date, and its other reading where it is one like 3/4/2025 and nothing tells which comes first."""
    day = date_match(found, None)
    if day is None or not found["one"] or found["mark"] != "/" or int(found["one"]) > 12 or int(found["two"]) > 12:
        return day, None
    year, month, number = day.split("-")
    swapped = f"{year}-{number}-{month}"
    if day_first or (home and home != "USA"):
        return swapped, None
    return day, swapped if home is None and swapped != day else None
