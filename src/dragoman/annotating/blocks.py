"""Cut a text into blocks that no sentence crosses: headings, bullets, labels, paragraphs; broken lines are joined."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.annotating.page import Block, BlockKind
from dragoman.model import Span

LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"\s*(?:[-–—•*·▪]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)(?=\S)")
NEXT_BULLET = re.compile(r"(?<=[;.])(?: (?:and|or))? (?=[-–—•] [A-Z])")
"""Where one line of a list goes on with its next entry: "- Lend two ships; - Close the port; and - Lift the ban"."""
LABEL = re.compile(r"[A-Z][\w .,'’()/-]{1,60}:$")
ENDED = re.compile(r"[.!?…:;][\"”’')\]]*$")
OPEN_END = re.compile(
    r"(?:,|\b(?:of|the|a|an|and|or|to|with|by|for|in|on|at|from|his|her|their|that|which|as|is|are|was|were|will|be|been"
    r"|has|have|had|who|when|into|between|during|through|than"
    r"|His|Her|Excellency|Mr\.?|Mrs\.?|Dr\.?))$"
)
CLOSED = re.compile(r"[.!?…:;,\"”’)]$")
DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,30}(?:, [A-Z][\w .]{2,20})?"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?\.?)?"
    r"(?: ?/[A-Z]{2,12}/\.? (?:[–—-]{1,2} ?)?| ?\([A-Z][\w /.-]{1,24}\) ?[–—-]{1,2} ?| [–—-]{1,2} )(?=[\w“\"'‘])"
)
"""Place, day and agency before the first words of a report: "OSLO, May 21. /NTB/. ", "ACCRA, Ghana (GNA) — "."""
SHORTEST_NEWS = 40
"""Characters of news behind a dateline; less is a heading ("JOINT STATEMENT – Oslo")."""
GAP = 3
"""Line breaks over which a sentence may run on: scanned texts part their lines by an empty one."""


def cut_blocks(text: str, asides: Iterable[Span] = ()) -> tuple[Block, ...]:
    """Every line with words is a block, or goes on with the block before it; its kind is told by its shape.

    Lines that are set aside are blocks of kind boilerplate, apart from all others.
    """
    set_aside = {aside.start for aside in asides}
    blocks: list[Block] = []
    for line in LINE.finditer(text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        end = line.start() + len(words.rstrip())
        if start >= end:
            continue
        if start in set_aside:
            blocks.append(Block(start, end, "boilerplate"))
            continue
        if blocks and blocks[-1].kind != "boilerplate" and runs_on(text, blocks[-1], start, end):
            whole = text[blocks[-1].start : end]
            kind = blocks[-1].kind if blocks[-1].kind == "bullet" else name_kind(whole)
            blocks[-1] = Block(blocks[-1].start, end, kind)
            continue
        wired = DATELINE.match(text, start, end)
        if wired and end - wired.end() > SHORTEST_NEWS:
            blocks.append(Block(start, start + len(wired.group().rstrip()), "dateline"))
            start = wired.end()
        bullet = BULLET.match(text, start, end)
        if bullet:
            blocks += cut_entries(text, bullet.end(), end)
        else:
            blocks.append(Block(start, end, name_kind(text[start:end])))
    return tuple(blocks)


def cut_entries(text: str, start: int, end: int) -> list[Block]:
    """The entries of a list that stand in one line, each a bullet of its own."""
    blocks = []
    for gap in NEXT_BULLET.finditer(text, start, end):
        blocks.append(Block(start, gap.start(), "bullet"))
        start = gap.end() + 2
    return [*blocks, Block(start, end, "bullet")]


def runs_on(text: str, block: Block, start: int, end: int) -> bool:
    """Whether the line text[start:end] goes on with the sentence that the block leaves open."""
    gap = text[block.end : start]
    before = text[max(block.start, block.end - 200) : block.end]
    entries = block.kind == "bullet" and BULLET.match(text, start, end)  # "- a port, and\n- a road"
    if gap.count("\n") > GAP or ENDED.search(before) or entries:
        return False
    if text[start].islower() and not BULLET.match(text, start, end):
        return True
    return bool(OPEN_END.search(before)) and block.kind != "label" and gap.count("\n") <= 2


def smooth_text(text: str, blocks: tuple[Block, ...]) -> str:
    """The text, of the same length, with the line breaks inside blocks as blanks, and boilerplate all blank."""
    parts, done = [], 0
    for block in blocks:
        words = text[block.start : block.end].replace("\n", " ")
        parts += [text[done : block.start], " " * len(words) if block.kind == "boilerplate" else words]
        done = block.end
    return "".join((*parts, text[done:]))


def name_kind(words: str) -> BlockKind:
    """The kind of a block that is no bullet: a heading is up to 160 characters long and has no mark at its end."""
    if LABEL.fullmatch(words):
        return "label"
    if len(words) <= 160 and not CLOSED.search(words):
        return "heading"
    return "paragraph"
