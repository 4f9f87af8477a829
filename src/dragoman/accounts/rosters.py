"""Who was at an encounter, told in a list below the words that announce it: "Joining the call were:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.accounts.candidates import Candidate, list_actors
from dragoman.accounts.company import make_company
from dragoman.accounts.seats import Seats
from dragoman.annotating.page import Mention, Page, Sentence
from dragoman.lexicon.diplomacy import encounter_nouns

NOUN = r"(?:[\w-]+ ){0,2}?(?P<noun%d>call|meeting|talks|conversation|summit|session|conference|video[ -]?conference)"
ANNOUNCED = re.compile(
    rf"(?:also )?(?:joining|attending|participating in|taking part in|present (?:at|on|in)) (?:the|this) {NOUN % 1}"
    r"[^:\n]*:"
    rf"|[^:\n]*\b(?:joined|attended|participated in|took part in|were present at) (?:the|this) {NOUN % 2}[^:\n]*:"
    rf"|(?:other |the )?(?:participants|attendees|leaders participating)(?: (?:in|at|of|on) (?:the|this) {NOUN % 3})?"
    r"[^:\n]{0,40}:"
    rf"|[^:\n]*\binvit(?:ed|es|ing) (?:the )?following (?:[\w-]+ ){{0,3}}?(?:to|for)\b[^:\n]*?"
    rf"(?:the|this|a) {NOUN % 4}[^:\n]*:"
    r"|(?:the )?following (?:[\w-]+ ){0,2}"
    r"(?:leaders|ministers|officials|guests|heads of (?:state|government|delegations?))"
    r" (?:will|have|are|were|took|also)\b[^:\n]*:",
    re.IGNORECASE,
)
STATES = re.compile(
    rf"(?:the )?(?:countries|states|nations|members)(?: that were)? (?:participating|represented|taking part|present) "
    rf"(?:in|at|on) (?:the|this|today['’]s) {NOUN % 1} (?:were|included):? (?:the )?",
    re.IGNORECASE,
)
"""Before the states whose people were there: "Countries participating in today's call were A, B and C."."""
JOINING = re.compile(
    rf"(?:also )?(?:joining|accompanying) (?:[\w.’'-]+ ){{1,5}}?(?:on|at|in|for) (?:the|this|today['’]s) {NOUN % 1}"
    r"(?: today)? (?:were|was|included):? (?:the )?(?=\S)",
    re.IGNORECASE,
)
"""Before those listed as there: "Joining President Lind on the call were Prime Minister Berg of Norway and …"."""
ITEM = re.compile(r"\s*(?:[-–—•*·▪]\s+|\(?\d{1,2}[.)]\s+)?")
LINE = re.compile(r"[^\n]*")


def read_roster(page: Page, seats: Seats, sentence: Sentence) -> Candidate | None:
    """The candidate that only tells who else was there, where a list of two persons or more is announced."""
    inline = STATES.match(page.text, sentence.start) or JOINING.match(page.text, sentence.start)
    first = seats.starting(inline.end()) if inline else None
    announced = inline or ANNOUNCED.match(page.text, sentence.start)
    if announced is None:
        return None
    if first is not None:
        mentions = seats.list_from(first)
        actors = [a for a in list_actors(mentions) if a.kind in ("state", "organisation", "person")]
    else:
        mentions = list(list_members(page, seats, announced.end()))
        actors = [a for a in list_actors(mentions) if a.kind == "person"]
    if len(actors) < 2:
        return None
    noun: str | None = next((n for n in announced.groupdict().values() if n), None)
    channel = encounter_nouns().get(noun.lower(), "meeting") if noun else "meeting"
    roster = make_company(page, sentence, announced, actors, mentions)
    roster.channel, roster.soft, roster.weak = channel, noun is None, False
    roster.definite = roster.roster = True
    return roster


def list_members(page: Page, seats: Seats, offset: int) -> Iterator[Mention]:
    """The persons of the lines below, as long as each begins with somebody; titles stand before or behind them."""
    while True:
        item = ITEM.match(page.text, offset)
        start = item.end() if item else offset
        first = seats.starting(start)
        line = LINE.match(page.text, start)
        if first is None or first.kind not in ("name", "office") or line is None:
            return
        yield from (m for m in page.mentions_in(first.start, line.end()) if m.kind == "name")
        offset = line.end()
