"""Tell the lines of a text that are no part of its report: copyright, "read more", market data, captions, headlines of
other reports. They stay in the text; the document names them as set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.tables import read_toml
from dragoman.model import Span, cut_span

LINE = re.compile(r"[^\n]*\S[^\n]*")
LONGEST = 450
"""Characters; a longer line is a paragraph, whatever it begins with."""
LONGEST_HEADLINE = 160
SENTENCE_END = re.compile(r"[.!?:;,][\"”’)]*$")
MAX_SHARE = 0.8
"""Of the words of a text that can be set aside: a page that is all captions is a report of captions."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that is no part of the report, and what it is ("copyright", "caption")."""

    kind: str
    span: Span


@cache
def load_shapes() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], tuple[tuple[str, re.Pattern[str]], ...]]:
    """The shapes of lines, and of headings that open a list of other headlines, each with its kind."""
    table = read_toml("boilerplate.toml")
    lines, opens = (
        tuple((kind, re.compile(shape, re.IGNORECASE)) for kind, entry in table.items() for shape in entry.get(key, ()))
        for key in ("lines", "opens")
    )
    return lines, opens


def find_asides(text: str, captions: Iterable[str] = (), related: Iterable[str] = ()) -> tuple[Aside, ...]:
    """The lines of a text that are no part of the report, in order.

    `captions` and `related` are words that a page's markup tells to be captions and links to other reports. A text of
    which more than four fifths would be set aside keeps all its lines.
    """
    known = {
        fold_line(words): kind
        for kind, lines in (("caption", captions), ("related headlines", related))
        for words in lines
    }
    found = tuple(iter_asides(text, known))
    if sum(len(aside.span.text) for aside in found) > MAX_SHARE * len(text):
        return ()
    return found


def iter_asides(text: str, known: dict[str, str]) -> Iterator[Aside]:
    """Each line that is no part of the report."""
    shapes, openings = load_shapes()
    listing = False
    for line in LINE.finditer(text):
        words = line.group().strip()
        span = cut_span(text, line.start(), line.end())
        kind = known.get(fold_line(words))
        if len(words) <= LONGEST:
            kind = kind or next((kind for kind, shape in shapes if shape.fullmatch(words)), None)
            opened = next((kind for kind, shape in openings if shape.fullmatch(words)), None)
            if opened:
                listing = True
                kind = opened
            elif listing and kind is None and is_headline(words):
                kind = "related headlines"
        if kind is None:
            listing = False
        else:
            yield Aside(kind, span)


def is_headline(words: str) -> bool:
    """Whether a line is shaped as a headline: short, without a full stop, more than one word."""
    return len(words) <= LONGEST_HEADLINE and len(words.split()) > 2 and not SENTENCE_END.search(words)


def fold_line(words: str) -> str:
    """A line as it is compared: letters and figures only, in small letters."""
    return re.sub(r"[\W_]+", " ", words).strip().lower()
