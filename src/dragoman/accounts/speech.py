"""Who "I", "we" and "you" are inside quotations and in the turns of a transcript."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.accounts.turns import Turns
from dragoman.annotating.page import Actor, Mention, Page

FIRST = frozenset({"i", "me", "my", "myself", "we", "us"})
SECOND = frozenset({"you", "your"})


def settle_speech(page: Page) -> None:
    """Give the pronouns of direct speech their actors; "he" inside somebody's words is never that speaker."""
    turns = Turns(page)
    direct = sorted((q for q in page.quotations if q.kind != "indirect"), key=lambda q: q.start)
    starts = [q.start for q in direct]
    people = {a.name: a for a in reversed(page.actors) if a.kind == "person"}
    for mention in page.mentions:
        if mention.kind != "pronoun":
            continue
        word = mention.words.lower()
        inside = bisect_right(starts, mention.start) - 1
        quoted = inside >= 0 and mention.start < direct[inside].end
        speaker = people.get(direct[inside].speaker or "") if quoted else None
        turn = turns.at(mention.start) if speaker is None else None
        if word in FIRST and (speaker or turn) is not None:
            settle(mention, speaker or turn)
        elif word in SECOND and turn is not None:
            settle(mention, find_other(page, turns, turn))
        elif word not in FIRST and word not in SECOND and speaker is not None and speaker in mention.actors:
            mention.actors = ()


def settle(mention: Mention, actor: Actor | None) -> None:
    """Let a pronoun mean the actor, if there is one."""
    if actor is not None:
        mention.actors, mention.why = (actor,), f"“{mention.words}” in the words of {actor.name}"


def find_other(page: Page, turns: Turns, speaker: Actor) -> Actor | None:
    """Whom a speaker addresses: the other side's first speaker, else the first person of another state in the title."""
    others = [a for _, a in turns.turns if a is not None and a.country not in (None, speaker.country)]
    if page.headline is not None:
        others += [a for m in page.headline.mentions for a in m.actors if a.kind == "person"]
    return next((a for a in others if a.country not in (None, speaker.country)), None)
