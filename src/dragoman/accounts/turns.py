"""Whose turn it is to speak in a transcript: "Prime Minister Petra Novak: …", "THE PRESIDENT: …", "K: …"."""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.annotating.page import Actor, Page

LABEL = re.compile(
    r"(?:^|(?<=[.!?*…”\"\])]\s))"
    r"(?:Q\b:?|(?!(?i:dear|my dear)\b)([A-Z](?:[^\n:.!?]|\b(?:Mr|Mrs|Ms|Dr|Gen)\.){0,90}?):)(?=[ \t]+\S)"
    r"|^(?!(?i:dear|my dear)\b)([A-Z](?:[^\na-z:.!?]|\b(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|GEN|HON)\.){2,180})"
    r":(?=[ \t]*(?:\n|\S))"
    r"|^(?:\*{2}|__)?(?:Question|QUESTION|Journalist|JOURNALIST|Reporter|REPORTER)(?:\*{2}|__)?:?[ \t]*$",
    re.M,
)
"""A speaker's name and a colon at the head of a line or sentence; in capitals also alone on its line, and longer."""
SALUTATION = re.compile(r"\bdear\s+\S+\s*$", re.I)
INITIAL = re.compile(r"[A-Z]$")


class Turns:
    """The turns of a page; `at` gives the speaker at an offset. A page has turns where two labels open its speeches."""

    def __init__(self, page: Page) -> None:
        labels = [
            m for m in LABEL.finditer(page.text) if not SALUTATION.search(page.text, max(0, m.start() - 12), m.start())
        ]
        turns = [(m.end(), read_label(page, m)) for m in labels]
        told = [turn for turn in turns if turn[1] is not None]
        self.turns = turns if len(told) > 1 or len(turns) == len(told) == 1 else []
        self.offsets = [offset for offset, _ in self.turns]

    def at(self, offset: int) -> Actor | None:
        """Who speaks at the offset, as far as a label before it tells."""
        i = bisect_right(self.offsets, offset) - 1
        return self.turns[i][1] if i >= 0 else None


def read_label(page: Page, label: re.Match[str]) -> Actor | None:
    """The actor that a label names: by a mention in it, by the initial of one surname, by an office in capitals."""
    words = label.group(1) or label.group(2)
    if words is None:
        return None
    named = [m for m in page.mentions_in(label.start(), label.end()) if m.actors and m.kind in ("name", "office")]
    if named:
        return named[-1 if label.group(2) else 0].actors[0]
    if INITIAL.match(words):
        fitting = [a for a in page.actors if a.kind == "person" and a.name.split()[-1].startswith(words)]
        return fitting[0] if len(fitting) == 1 else None
    if words.isupper() or len(words.split()) < 3:
        return match_office(page, words)
    return None


def match_office(page: Page, words: str) -> Actor | None:
    """ "PRESIDENT NOVAK", "THE PRESIDENT": a person of that surname, else the author, else who holds the office."""
    spoken = {w.strip(".,").casefold() for w in words.split()}
    for actor in page.actors:
        if actor.kind == "person" and actor.name.split()[-1].casefold() in spoken:
            return actor
    if page.author is not None:
        return page.author
    return next((a for a in page.actors if a.role and spoken & set(a.role.casefold().split()) - {"the", "of"}), None)
