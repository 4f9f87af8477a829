"""Words of texts and values told in words, safe to print and to set."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from dragoman.model import Span
from dragoman.model.record import DocumentHead

# A text may hold terminal codes: nothing below a space ever reaches the terminal. Lone surrogates and the two last
# code points have no place in UTF-8 or XML 1.0 (section 2.2).
UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


def plain(words: str, *, edges: bool = False) -> str:
    """The words on one line, with nothing that a terminal would obey."""
    line = UNPRINTABLE.sub(" ", words)
    return line if edges else line.strip()


def write_date(value: str) -> str:
    """An EDTF date in words ("7 November 2025", "November 2025", "7 November 2025 to 9 November 2025")."""
    return " to ".join(write_day(part) for part in value.split("/"))


def write_period(value: str) -> str:
    """An EDTF date in words, an interval as short as can be ("16–18 September 2024", "30 May – 2 June 2024")."""
    start, _, end = value.partition("/")
    if not end:
        return write_day(start)
    first, last = write_day(start).split(), write_day(end).split()
    shared = next((n for n in range(len(first)) if first[-1 - n] != last[-1 - n]), len(first) - 1)
    first = first[: len(first) - shared]
    return ("–" if len(first) == 1 and first[0].isdigit() else " – ").join((" ".join(first), " ".join(last)))


def write_day(value: str) -> str:
    try:
        if len(value) == 10:
            return str(format_date(date.fromisoformat(value), "d MMMM y", locale="en"))
        if len(value) == 7:
            return str(format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale="en"))
    except ValueError:
        return value  # an open or uncertain date ("..", "2025-2X") stands as it is written
    return value


def write_document(head: DocumentHead) -> str:
    """“Gazette, 4 May 2024: A call on the river”."""
    told = [head.source, write_date(head.published) if head.published else "day not told"]
    return plain(f"{', '.join(part for part in told if part)}: {head.title or head.given_id}")


def write_words(span: Span) -> str:
    """The words of a span in quotation marks, and where they stand."""
    return f"“{plain(span.text)}” [{span.start}–{span.end}]"
