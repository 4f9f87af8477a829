"""Whose turn it is to speak in a transcript: "Prime Minister Petra Novak: …", "THE PRESIDENT: …", "K: …"."""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.annotating.page import Actor, Page

LABEL = re.compile(r"(?:^|(?<=[.!?*…”\"\])]\s)|(?<=\n))(?:Q\b:?|([A-Z][^\n:.!?]{0,90}?):)(?=\s)", re.M)
INITIAL = re.compile(r"[A-Z]$")


class Turns:
    """The turns of a page; `at` gives the speaker at an offset. A page has turns where two labels open its speeches."""

    def __init__(self, page: Page) -> None:
        turns = [(m.end(), read_label(page, m)) for m in LABEL.finditer(page.text)]
        told = [turn for turn in turns if turn[1] is not None]
        self.turns = turns if len(told) > 1 or len(turns) == len(told) == 1 else []
        self.offsets = [offset for offset, _ in self.turns]

    def at(self, offset: int) -> Actor | None:
        """Who speaks at the offset, as far as a label before it tells."""
        i = bisect_right(self.offsets, offset) - 1
        return self.turns[i][1] if i >= 0 else None


def read_label(page: Page, label: re.Match[str]) -> Actor | None:
    """The actor that a label names: by a mention in it, by the initial of one surname, by an office in capitals."""
    words = label.group(1)
    if words is None:
        return None
    for mention in page.mentions_in(label.start(1), label.end(1)):
        if mention.actors and mention.end >= label.end(1) - 1 and mention.kind in ("name", "office"):
            return mention.actors[0]
    if INITIAL.match(words):
        fitting = [a for a in page.actors if a.kind == "person" and a.name.split()[-1].startswith(words)]
        return fitting[0] if len(fitting) == 1 else None
    if words.isupper():
        return match_capitals(page, words)
    return None


def match_capitals(page: Page, words: str) -> Actor | None:
    """ "PRESIDENT NOVAK", "THE PRESIDENT": a person of that surname, else the author, else the home state's holder."""
    spoken = {w.strip(".,").casefold() for w in words.split()}
    for actor in page.actors:
        if actor.kind == "person" and actor.name.split()[-1].casefold() in spoken:
            return actor
    if page.author is not None:
        return page.author
    return next((a for a in page.actors if a.role and a.country == page.home and a.role.casefold() in spoken), None)
