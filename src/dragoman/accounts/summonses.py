"""An envoy who is called in by a ministry: the envoy, the state that summons, and who spoke for it."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.hosts import ENVOY
from dragoman.accounts.partners import Search
from dragoman.annotating.page import Mention, Page

MINISTRY = re.compile(
    r"\b(?:(?:[Ff]oreign|External Affairs) [Mm]inistry"
    r"|[Mm]inistry (?:of|for) (?:[Ff]oreign|[Ee]xternal) [Aa]ffairs|Foreign Office)\b"
)
OWNER_REACH = 40
"""Characters before or behind a ministry within which its state is named."""
POSTED = re.compile(r"\b(?:in|to) $")
AT_MEETING = re.compile(r"(?:In|During|At|Throughout) the (?:meeting|conversation|talks|encounter)\b")
"""How a sentence comes back to what was said to the envoy."""
REACH = 3
"""Sentences behind the summons in which the text may do so."""


def find_envoy(search: Search) -> list[Mention]:
    """The envoy of a sentence on a summons whom the parse lost: "charge d'affaires" may be a clause to it."""
    told = search.page.mentions_in(search.sentence.start, search.sentence.end)
    return [m for m in told if m.kind in ("office", "name") and ENVOY.match((m.role or "").capitalize())][:1]


def find_summoner(search: Search) -> list[Mention]:
    """The state whose ministry summons an envoy: named with it, else the one where the envoy serves.

    "Iran's Foreign Ministry summoned the Danish ambassador"; "The Danish ambassador in Tehran was summoned".
    """
    page, sentence = search.page, search.sentence
    for ministry in MINISTRY.finditer(page.text, sentence.start, sentence.end):
        near = page.names_in(max(sentence.start, ministry.start() - OWNER_REACH), ministry.end() + OWNER_REACH)
        for name in near:
            before = page.text[name.end : ministry.start()] if name.end <= ministry.start() else None
            behind = page.text[ministry.end() : name.start] if name.start >= ministry.end() else None
            if before in (" ", "'s ", "’s ") or behind in (" of ", " of the "):
                return [search.seats.state_of(name.code, name.start, name.end)]
    posts = [n for n in page.names_in(sentence.start, sentence.end) if n.kind == "capital"]
    post = next((n for n in posts if POSTED.search(page.text[max(0, n.start - 8) : n.start])), None)
    if post is not None:
        return [search.seats.state_of(post.code, post.start, post.end)]
    if page.home is not None and MINISTRY.search(page.text, sentence.start, sentence.end):
        return [search.seats.state_of(page.home, sentence.start, sentence.start)]
    return []


def name_summoners(page: Page, merged: list[Candidate]) -> None:
    """Who called an envoy in stands for the state: "was summoned by Minister Soto", "In the meeting, Ana Soto …"."""
    for summons in merged:
        state = next((a for a in summons.actors if a.kind == "state"), None)
        if state is None or not summons.trigger.text.lower().startswith("summon"):
            continue
        by = (m for m in summons.mentions if may_speak(m, state.country) and m.actors[0].role is not None)
        speaker = next(by, None)
        behind = page.sentences[summons.sentence + 1 : summons.sentence + 1 + REACH]
        told = [s for s in behind if AT_MEETING.match(page.text, s.start)] if speaker is None else []
        first = (next((m for m in page.mentions_in(s.start, s.end) if m.kind == "name"), None) for s in told)
        speaker = speaker or next((m for m in first if m is not None and may_speak(m, state.country)), None)
        if speaker is None:
            continue
        official = speaker.actors[0]
        official.country, official.guessed = state.country, False
        summons.actors = [a for a in summons.actors if a not in (state, official)] + [official]
        summons.mentions = [*summons.mentions, *([speaker] if speaker not in summons.mentions else [])]


def may_speak(mention: Mention, code: str | None) -> bool:
    """Whether somebody is named, of the state that summons or of none that is told."""
    return mention.kind == "name" and len(mention.actors) == 1 and mention.actors[0].country in (None, code)
