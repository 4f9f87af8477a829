"""Unnamed groups of one state: "White House officials", "the Russian delegation", "Ukrainian and US negotiators"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.annotating.cast import Cast
from dragoman.annotating.page import Mention, Page
from dragoman.lexicon.diplomacy import BODY_NOUNS
from dragoman.lexicon.names import NameMatch

NOUN = "|".join(sorted(map(re.escape, BODY_NOUNS), key=len, reverse=True))
MODIFIER = r"(?:(?:senior|top|high-level|high-ranking|foreign|defen[cs]e|military|diplomatic|negotiating|government|presidential|peace|security|trade|special|technical|national|economic|official|ministerial|interagency|intelligence|new)\s+){0,3}"
AFTER = re.compile(rf"(?:['’]s?)?\s+{MODIFIER}(?:{NOUN})\b")
JOINT = re.compile(r"\s*(?:,\s*and|,|and|-|–|&|/)\s*")
OF = re.compile(rf"\b(?:{NOUN})\s+(?:of|from)\s+(?:the\s+)?$")


def find_bodies(page: Page, cast: Cast, names: Sequence[NameMatch], used: list[tuple[int, int]]) -> list[Mention]:
    """The groups that a state's or organisation's name makes with a noun such as "delegation" or "officials"."""
    text, found = page.text, []
    endings: dict[int, int] = {}
    for name in reversed(names):
        if name.kind in ("city", "region", "place") or any(s <= name.start < e for s, e in used):
            continue
        after = AFTER.match(text, name.end)
        joint = JOINT.match(text, name.end)
        if after:
            end = after.end()
        elif joint and joint.end() in endings:
            end = endings[joint.end()]
        else:
            of = OF.search(text, max(0, name.start - 40), name.start)
            if of and not any(s <= of.start() < e for s, e in used):
                found.append(make_body(page, cast, name, of.start(), name.end, text[of.start() : name.end]))
            continue
        endings[name.start] = end
        tokens = page.tokens_in(name.start, end)
        if not tokens:
            continue
        words = text[name.start : end] if after else f"{text[name.start:name.end]} {text[:end].split()[-1]}"
        stop = end if after else name.end
        found.append(make_body(page, cast, name, name.start, stop, words))
    return found


def make_body(page: Page, cast: Cast, name: NameMatch, start: int, end: int, words: str) -> Mention:
    tokens = page.tokens_in(start, end)
    actor = cast.body(re.sub(r"\s+", " ", words), name.code)
    return Mention(start, end, "body", tokens[-1].i, (actor,), None, name.code, why=f"“{words}”")
