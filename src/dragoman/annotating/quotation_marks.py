"""Pair quotation marks: which stretches of a text stand between marks, never across a paragraph but by the rules.

A stretch ends with its block. Two exceptions, both of print: a quotation of several paragraphs opens each with a mark
and closes only the last (one stretch a paragraph), and a line break inside a quotation joins a block to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.annotating.page import Block

Side = Literal["open", "close", "either"]

DOUBLE = re.compile(r"''|``|[\"“”„«»]")
SINGLE_OPEN = re.compile(r"(?<![\w.,!?…’'\"])[‘'](?=[^\W\d]|[“\"\[])")
SINGLE_CLOSE = re.compile(r"(?<=[^\s‘(\[])[’'](?!\w)")
ENDS = tuple(".!?…")
LONGEST_SINGLE = 1500
"""Characters after which an opening single mark is taken for an apostrophe: three long paragraphs."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One double mark and the side it stands on, as far as its neighbours tell."""

    start: int
    end: int
    side: Side


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: [start, end) without the marks, [outer_start, outer_end) with them.

    `closed` is False where the paragraph ended first; `block` is the index of the block in which it opens.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    block: int


def find_marked(text: str, blocks: Sequence[Block]) -> tuple[Marked, ...]:
    """The outermost marked stretches of a text, in order, free of overlaps."""
    found: list[Marked] = []
    last: list[Marked] = []
    unclosed: Mark | None = None
    for number, block in enumerate(blocks):
        marks = list(place_marks(text, block))
        if unclosed is not None and marks:
            if marks[0].side == "close" and not re.search(r"\n\s*\n", text[blocks[number - 1].end : block.start]):
                whole = Marked(unclosed.end, marks[0].start, unclosed.start, marks[0].end, True, number - 1)
                last = [*(m for m in last if m.start < unclosed.start), whole]
                marks = marks[1:]
            elif marks[0].side == "open" and marks[0].start == block.start:
                last = end_with_block(last, unclosed, number - 1, blocks[number - 1])
        found.extend(last)
        last, unclosed = pair_marks(text, number, marks)
        if unclosed is not None and unclosed.start == block.start and text[block.end - 1] in ENDS:
            last = end_with_block(last, unclosed, number, block)
    found.extend(last)
    found.extend(find_single(text, blocks, found))
    return tuple(sorted((m for m in found if text[m.start : m.end].strip()), key=lambda m: m.start))


def end_with_block(paired: Sequence[Marked], unclosed: Mark, number: int, block: Block) -> list[Marked]:
    """The pairs of a block in which a stretch that is never closed runs to the block's end."""
    before = [m for m in paired if m.start < unclosed.start]
    return [*before, Marked(unclosed.end, block.end, unclosed.start, block.end, False, number)]


def place_marks(text: str, block: Block) -> Iterator[Mark]:
    """The double marks of a block; the side of a straight mark is told by the white space around it."""
    for mark in DOUBLE.finditer(text, block.start, block.end):
        before = text[mark.start() - 1] if mark.start() > block.start else " "
        after = text[mark.end()] if mark.end() < block.end else " "
        leads = before.isspace() or before in "([{—–-/‘"
        trails = after.isspace() or after in ".,;:!?)]}—–-/’"
        side: Side = "either"
        if mark.group() in "“«``":
            side = "close" if trails and not leads else "open"
        elif mark.group() == "„":
            side = "open"
        elif mark.group() in "”»":
            side = "open" if leads and not trails else "close"
        elif leads != trails:
            side = "open" if leads else "close"
        yield Mark(mark.start(), mark.end(), side)


def pair_marks(text: str, number: int, marks: Sequence[Mark]) -> tuple[list[Marked], Mark | None]:
    """The outermost pairs of one block, and the first mark that is never closed in it.

    A mark that opens a new sentence while one is open ends the first: paragraphs run together into one line.
    """
    opened: list[Mark] = []
    pairs: list[Marked] = []
    for mark in marks:
        if mark.side == "open" or (mark.side == "either" and not opened):
            before = text[max(0, mark.start - 4) : mark.start].rstrip()
            if opened and before[-1:] in ENDS and text[mark.end : mark.end + 1].isupper():
                pairs.append(Marked(opened[0].end, mark.start, opened[0].start, mark.start, False, number))
                opened = []
            opened.append(mark)
        elif opened:
            outer = opened.pop()
            pairs.append(Marked(outer.end, mark.start, outer.start, mark.end, True, number))
    outermost: list[Marked] = []
    for pair in sorted(pairs, key=lambda m: m.start):
        if not outermost or pair.start >= outermost[-1].outer_end:
            outermost.append(pair)
    return outermost, opened[0] if opened else None


def find_single(text: str, blocks: Sequence[Block], doubles: Sequence[Marked]) -> Iterator[Marked]:
    """The stretches between single marks outside of double ones; an apostrophe is taken for no mark.

    After an s a mark may be the genitive's ("the ministers’ talks"): it closes only before punctuation.
    """
    taken = sorted((d.outer_start, d.outer_end) for d in doubles)
    for number, block in enumerate(blocks):
        closings = [
            mark.start()
            for mark in SINGLE_CLOSE.finditer(text, block.start, block.end)
            if not (text[mark.start() - 1] == "s" and text[mark.end() : mark.end() + 1].isspace())
        ]
        at = block.start
        while closings and (opening := SINGLE_OPEN.search(text, at, block.end)):
            at = opening.end()
            i = bisect_right(taken, (opening.start(), len(text))) - 1
            if i >= 0 and taken[i][1] > opening.start():
                at = taken[i][1]
                continue
            limit = min(at + LONGEST_SINGLE, taken[i + 1][0] if i + 1 < len(taken) else len(text))
            k = bisect_right(closings, at)
            if k < len(closings) and closings[k] < limit:
                yield Marked(at, closings[k], opening.start(), closings[k] + 1, True, number)
                at = closings[k] + 1
