"""What a title tells of the encounter that its text reports."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.holders import GATHERED
from dragoman.annotating.page import Page
from dragoman.model import Span, cut_span

TOGETHER = frozenset({"meeting", "summit", "video-call"})
STATED = re.compile(
    r"^(?:[\w ]*\b(?:[Ss]tatement|[Rr]emarks|[Ll]etter|[Mm]essage|[Pp]roclamation|FACT SHEET)\b).*?\b(?:on|regarding)\b"
)
"""A title of what somebody says on a subject: the encounter it names need not be theirs."""

OWN = re.compile(
    r"\bon (?:(?:the|a|[Hh]is|[Hh]er|[Mm]y) )?(?:(?:Phone|Telephone|Video|Bilateral) )?"
    r"(?:Call|Conversation|Meeting) with\b"
)
"""The subject is the speaker's own encounter: "Statement by President Berg on Call with President Lind"."""

PARLIAMENT = re.compile(
    r"\b(?:[Ll]etter|[Mm]essage|[Cc]ommunication|[Rr]eport)s? (?:from [^,]+? )?to (?:the )?"
    r"(?:(?:Speaker|President(?: [Pp]ro [Tt]empore)?|Chair\w*|Members|Leaders|Leadership) of (?:the |both )?)?"
    r"(?:House|Houses|Senate|Congress(?:ional)?|Parliament|National Assembly|Federal Assembly|Legislature)\b"
)
"""A title of what is sent to a parliament."""


def complete_sides(page: Page, candidate: Candidate) -> None:
    """Add the publisher's own side where only the other one is named: "Telephone conversation with X"."""
    if page.home is None or page.home in candidate.countries() or not candidate.countries():
        return
    title = page.document.title or ""
    if STATED.search(title) and not OWN.search(title):
        return
    own = next((a for m in page.mentions for a in m.actors if a.country == page.home and a.kind == "person"), None)
    if own is not None:
        candidate.actors.insert(0, own)


def seat_author(page: Page, candidates: list[Candidate]) -> None:
    """ "NATO leaders met today", in a president's statement on the NATO summit: the president was there."""
    if page.author is None or page.author.country is None or page.headline is None:
        return
    named = {a.country for m in page.headline.mentions for a in m.actors if a.kind != "person"}
    for candidate in candidates:
        group = candidate.actors[0] if len(candidate.actors) == 1 and candidate.channel in TOGETHER else None
        if group is None or group.kind != "body" or not group.name.lower().endswith("leaders"):
            continue
        if candidate.status == "held" and group.country in named and group.country != page.author.country:
            candidate.actors, candidate.definite = [page.author, group], False


def is_domestic(page: Page, candidate: Candidate) -> bool:
    """Whether it is a letter to one's own parliament: "Letter to the Speaker of the House"."""
    title = page.document.title or ""
    told = PARLIAMENT.search(title) if candidate.channel == "correspondence" else None
    if told is None or page.headline is None:
        return False
    return not any(n.code != page.home for n in page.headline.names_in(told.start(), len(title)))


def told_already(merged: list[Candidate], candidate: Candidate) -> bool:
    """Whether the text tells of what a title names in passing, as "travel to A and B" what the text says is ahead."""
    joint = candidate.timeless and candidate.channel in TOGETHER
    alike = [c for c in merged if c.channel == candidate.channel or (joint and c.channel in TOGETHER | {"visit"})]
    group = candidate.actors and all(a.kind != "person" for a in candidate.actors[1:])
    if group and any(len(c.countries()) > GATHERED and candidate.actors[0] in c.actors for c in alike):
        return True  # "Call with the Leaders of the Nordic Five", who are named one by one
    told = [c.countries() for c in alike if c.countries() & candidate.countries() and not c.received]
    return set().union(*told) >= candidate.countries()


def find_words(page: Page, candidate: Candidate) -> list[Span]:
    """The first sentence of the text that names the other side, or else its state, or both sides as a group."""
    others = [a for a in candidate.actors if a.country != page.home]
    for sentence in page.sentences:
        if any(a in others for m in page.mentions_in(sentence.start, sentence.end) for a in m.actors):
            return [cut_span(page.text, sentence.start, sentence.end)]
    codes = candidate.countries() - {page.home}
    for sentence in page.sentences:
        if any(m.country in codes or m.kind == "group" for m in page.mentions_in(sentence.start, sentence.end)):
            return [cut_span(page.text, sentence.start, sentence.end)]
    if candidate.channel == "correspondence" and page.sentences:  # "Dear Mr. President" names nobody
        first = page.sentences[0]
        return [cut_span(page.text, first.start, first.end)]
    return []
