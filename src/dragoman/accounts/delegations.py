"""A delegation that is announced: where it goes, who leads it, and its members, one a line."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.hosts import CITIES, find_state
from dragoman.accounts.memoranda import first_of_line
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.model import Span, cut_span

LEADING = re.compile(r"\bwill (?:lead|head) the (?:[\w-]+ )?delegation\b")
SENT = re.compile(r"\b[Dd]elegation\b(?= (?:to|which|that|for)\b)")
MEMBERS = re.compile(r"(?:<[^>]*>\s*)?Members? of the (?:[\w-]+ )?[Dd]elegation\b\s*:?")
DELEGATION = re.compile(r"\bdelegations?$")
THERE = re.compile(r"\b(?:to|in) (?:the )?(?:(?:[A-Z]\w+ ){1,4}of (?:the )?)?$")
TITLE = 60
"""Characters before a state's name within which "the Democratic Republic of" begins."""
REACH = 4
"""Sentences before the leader is named within which the delegation is announced."""


def read_delegation(page: Page) -> Candidate | None:
    """The visit of a delegation that the text announces and whose leader it names, or None where it announces none."""
    heads = (s for s in page.sentences if LEADING.search(page.text, s.start, s.end))
    head = next(heads, None)
    begin = next((n for n, b in enumerate(page.blocks) if MEMBERS.match(page.text, b.start, b.end)), None)
    if head is None:
        return None
    leader = next((m for m in page.mentions_in(head.start, head.end) if m.kind == "name"), None)
    announced = find_announcement(page, head)
    if leader is None or announced is None:
        return None
    names = [n for n in page.names_in(announced.start, announced.end) if n.kind in CITIES | {"state"}]
    there = [n for n in names if THERE.search(page.text[max(0, n.start - TITLE) : n.start]) and n.code != page.home]
    if not there:
        return None
    mentions = [leader, *(read_members(page, begin) if begin is not None else [])]
    actors: list[Actor] = []
    for mention in mentions:
        for actor in mention.actors:
            actor.country = actor.country or page.home
            actors += [actor] if actor not in actors else []
    dates = [d for d in page.dates_in(announced.start, announced.end) if d.made_by != "rule:date-day-word"]
    words = SENT.search(page.text, announced.start, announced.end)
    trigger = Span(words.start(), words.end(), words.group()) if words else cut_span(page.text, head.start, head.end)
    city = next((n for n in there if n.kind in CITIES), there[0])
    return Candidate(
        channel="visit",
        status="planned",
        actors=[*actors, find_state(page, there[0].code)],
        mentions=mentions,
        date=dates[-1] if dates else None,
        place=cut_span(page.text, city.start, city.end),
        evidence=[cut_span(page.text, s.start, s.end) for s in (announced, head)],
        trigger=trigger,
        sentence=announced.index,
        channel_why="a delegation goes there",
        status_why="it is announced",
    )


def name_delegates(merged: list[Candidate]) -> None:
    """ "She will travel to Peru. The Thai and Peruvian delegations will discuss fish": who travels is of them."""
    for position, candidate in enumerate(merged):
        if not candidate.actors or not all(DELEGATION.search(a.name) for a in candidate.actors):
            continue
        visits = [k for k in merged[:position] if k.channel == "visit" and k.status == candidate.status]
        visit = next((k for k in reversed(visits) if k.countries() == candidate.countries()), None)
        if visit is None or candidate.sentence - visit.sentence > REACH:
            continue
        people = [a for a in visit.actors if a.kind == "person"]
        named = {a.country for a in people}
        candidate.actors = [*people, *(a for a in candidate.actors if a.country not in named)]


def find_announcement(page: Page, head: Sentence) -> Sentence | None:
    """The sentence before the leader is named that tells where the delegation goes."""
    before = page.sentences[max(0, head.index - REACH) : head.index]
    return next((s for s in before if SENT.search(page.text, s.start, s.end)), None)


def read_members(page: Page, begin: int) -> list[Mention]:
    """Who is named first in each line below the heading, or behind it, up to a line without a name."""
    found: list[Mention] = []
    for block in page.blocks[begin:]:
        heading = MEMBERS.match(page.text, block.start, block.end)
        listed = first_of_line(page, heading.end() if heading else block.start, block.end)
        if listed is not None and listed.kind == "name":
            found.append(listed)
        elif heading is None:
            break
    return found
