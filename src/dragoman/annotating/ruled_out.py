"""Whom an office or a group can't mean: who acts on it, who is named right behind it."""

from __future__ import annotations

import re

from dragoman.annotating.page import Actor, Mention, Page

CLAUSE_END = re.compile(r"[,;:.]|\b(?:that|when|after|before|because|while|who|which)\b")
BOTH = re.compile(r"(?:both|the two)\b")
SUBJECT = ("nsubj", "nsubj:pass")


def list_acting(page: Page, mention: Mention, inside: list[Mention]) -> tuple[Actor, ...]:
    """Whoever acts on "both leaders" is none of them: "Lind spoke by phone with both leaders"."""
    if not BOTH.match(page.text, mention.start) or page.doc[mention.head].dep_ in SUBJECT:
        return ()
    before = [m for m in inside if m.end < mention.start and m.kind in ("name", "office", "pronoun")]
    return before[-1].actors if before and page.doc[before[-1].head].dep_ in SUBJECT else ()


def is_named_next(page: Page, mention: Mention, actor: Actor, inside: list[Mention]) -> bool:
    """Whether somebody is named behind an office in the same clause, and so isn't meant: "The king saw Lind"."""
    behind = [m for m in inside if m.kind == "name" and actor in m.actors and m.start > mention.end]
    return bool(behind) and not CLAUSE_END.search(page.text, mention.end, behind[0].start)
