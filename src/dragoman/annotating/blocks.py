"""Cut a text into blocks that no sentence crosses: headings, datelines, bullets, labels, paragraphs."""

from __future__ import annotations

import re

from dragoman.annotating.page import Block, BlockKind

LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"\s*(?:[-–—•*·▪]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)(?=\S)")
LABEL = re.compile(r"[A-Z][\w .,'’()/-]{1,60}:$")


def cut_blocks(text: str) -> tuple[Block, ...]:
    """Every line with words is a block; its kind is told by its shape."""
    blocks = []
    for line in LINE.finditer(text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        end = line.start() + len(words.rstrip())
        if start >= end:
            continue
        bullet = BULLET.match(text, start, end)
        if bullet:
            start = bullet.end()
        blocks.append(Block(start, end, "bullet" if bullet else name_kind(text[start:end])))
    return tuple(blocks)


def name_kind(words: str) -> BlockKind:
    """The kind of a line that is no bullet."""
    if LABEL.fullmatch(words):
        return "label"
    if len(words) <= 160 and not re.search(r"[.!?…:;,\"”’)]$", words):
        return "heading"
    return "paragraph"
