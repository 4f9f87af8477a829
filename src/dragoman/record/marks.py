"""What was taken from a document, mark by mark with its place; and the text cut so that marks can be shown in it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.model import Span
from dragoman.model.record import DocumentHead

MarkKind = Literal[
    "channel",
    "status",
    "date",
    "time",
    "place",
    "participant",
    "initiator",
    "topic",
    "evidence",
    "quotation",
    "statement",
    "amount",
    "commitment",
    "figure",
    "instrument",
    "tenure",
    "follow-up",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """One value that was taken from a text, and the words it rests on.

    `start` and `end` are code points, `end` exclusive; `words` what was recorded there; `value` what it was taken for,
    in words. `owners` are the ids that a page can lead to, the nearest first: of an engagement, actor, instrument,
    commitment or follow-up; `accounts` the accounts that claim it. Not `anchored`: the text does not hold these words
    at this place.
    """

    number: int
    kind: MarkKind
    value: str
    start: int
    end: int
    words: str
    owners: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    why: str = ""
    made_by: str = ""
    anchored: bool = True

    @property
    def owner(self) -> str | None:
        """Whom or what it leads to first."""
        return self.owners[0] if self.owners else None

    @property
    def account(self) -> str | None:
        """The first account that claims it."""
        return self.accounts[0] if self.accounts else None


@dataclass(frozen=True, slots=True)
class DocumentMarks:
    """A document with its text and all marks in it: by start, the longer first; numbered from 1 in that order.

    `asides` are the lines that are no part of the report (captions, copyright): they were not read.
    """

    document: DocumentHead
    text: str
    marks: tuple[Mark, ...]
    asides: tuple[Span, ...]

    @property
    def orphans(self) -> tuple[Mark, ...]:
        """The marks whose words the text does not hold at their place. Nothing looks for another place for them."""
        return tuple(mark for mark in self.marks if not mark.anchored)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text that no border of a mark divides: `marks` are the numbers of those that lie over all of it, in
    order, `begins` of those among them that begin with it; `aside` tells that it is no part of the report."""

    start: int
    end: int
    text: str
    marks: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    aside: bool = False


def cut_segments(text: str, marks: Iterable[Mark], asides: Sequence[Span] = ()) -> tuple[Segment, ...]:
    """The text cut at all borders of the anchored marks and of the asides; the segments join to the text.

    Takes one pass over the borders: 5 MB with thousands of marks are a matter of a tenth of a second.
    """
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for mark in marks:
        if mark.anchored and 0 <= mark.start < mark.end <= len(text):
            begins[mark.start].append(mark.number)
            ends[mark.end].append(mark.number)
    turns: dict[int, int] = defaultdict(int)
    for aside in asides:
        start, end = max(0, aside.start), min(aside.end, len(text))
        if start < end:
            turns[start] += 1
            turns[end] -= 1
    borders = sorted({0, *begins, *ends, *turns, len(text)})
    standing: list[int] = []
    within = 0
    cut = []
    for start, end in pairwise(borders):
        for number in ends.get(start, ()):
            del standing[bisect_left(standing, number)]
        for number in begins.get(start, ()):
            insort(standing, number)
        within += turns.get(start, 0)
        begun = tuple(sorted(begins.get(start, ())))
        cut.append(Segment(start, end, text[start:end], tuple(standing), begun, within > 0))
    return tuple(cut)
