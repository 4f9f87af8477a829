"""Who said the words between marks: the cue around them in their own sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.annotating.attribution import Attribution
from dragoman.annotating.cues_after import cue_after, cue_by_agent, sign
from dragoman.annotating.cues_before import (
    cue_before,
    cue_by_colon,
    cue_by_phrase,
    cue_governing,
    cue_leading,
    cue_told,
    cue_within,
    label_before,
)
from dragoman.annotating.page import Page
from dragoman.annotating.quotation_marks import Marked

if TYPE_CHECKING:
    from spacy.tokens import Token

TERMINATORS = frozenset(".!?…")


def find_cue(page: Page, marks: Sequence[Marked], index: int) -> Attribution | None:
    """The cue of marked words in their own sentence; None if there is none."""
    after, before = tokens_after(page, marks, index), tokens_before(page, marks, index)
    behind = cue_after(page, marks[index], after) or cue_by_agent(page, before, after)
    return (
        cue_told(page, marks, index, before, behind)
        or behind
        or cue_leading(page, marks[index], before)
        or cue_governing(page, marks, index, before, after)
        or cue_within(page, marks, index, before)
        or cue_before(page, before, after)
        or cue_by_phrase(page, [*before, *after])
        or cue_by_colon(page, marks[index], before)
        or sign(page, marks, index)
        or label_before(page, before)
    )


def tokens_after(page: Page, marks: Sequence[Marked], index: int) -> list[Token]:
    """The tokens from the closing mark to the end of the sentence, the end of the block or the next mark."""
    mark = marks[index]
    end = page.blocks[mark.block].end
    if index + 1 < len(marks):
        end = min(end, marks[index + 1].outer_start)
    found: list[Token] = []
    for token in page.tokens_in(mark.outer_end, max(end, mark.outer_end)):
        if token.text in TERMINATORS:
            break
        if page.start_of(token) >= mark.outer_end:
            found.append(token)
    return found


def tokens_before(page: Page, marks: Sequence[Marked], index: int) -> list[Token]:
    """The tokens from the beginning of the sentence or block to the opening mark, other marked words left out."""
    mark = marks[index]
    start = page.blocks[mark.block].start
    skipped = [m for m in marks[max(0, index - 4) : index] if m.block == mark.block]
    found: list[Token] = []
    i = page.token_at(mark.outer_start - 1) if mark.outer_start > start else -1
    while i >= 0 and page.starts[i] >= start:
        token = page.doc[i]
        inside = next((m for m in skipped if m.outer_start <= page.starts[i] < m.outer_end), None)
        if inside is not None:
            if page.text[inside.start : inside.end].rstrip()[-1:] in TERMINATORS:
                break
        elif token.text in TERMINATORS:
            break
        else:
            found.append(token)
        i -= 1
    found.reverse()
    return found
