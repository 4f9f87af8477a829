"""A candidate: what one trigger tells of an encounter, before the text's other words on it are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.annotating.page import Actor, Mention
from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import is_state
from dragoman.model import Channel, DateMention, Span, Status

GROUPS: dict[str, str] = {
    "call": "remote",
    "video-call": "remote",
    "meeting": "in person",
    "summit": "in person",
    "visit": "visit",
    "correspondence": "written",
    "contact": "any",
}


@dataclass(slots=True)
class Candidate:
    """One encounter as one trigger tells it; `definite` for "the call": it may only come back to one told before."""

    channel: Channel
    status: Status
    actors: list[Actor]
    mentions: list[Mention]
    date: DateMention | None
    place: Span | None
    evidence: list[Span]
    trigger: Span
    sentence: int
    channel_why: str
    status_why: str
    definite: bool = False
    soft: bool = False
    weak: bool = False
    """The word tells of an encounter only where both sides are named with it ("discussed", "congratulated")."""
    other: bool = False
    """The words set it apart from the one spoken of: "an earlier call", "the next meeting"."""
    series: bool = False
    """It stands for several encounters of the same kind: "a series of phone calls"."""
    listed: bool = False
    """Its people come from a list at the head of the document."""
    apart: bool = False
    """Told beside another one: "ahead of the meeting, he met …"."""
    indefinite: bool = False
    """ "a meeting", "their next call": one of its own, though it names nobody."""
    guests: bool = False
    """It only tells who else was there: "participants in the call included A and B"."""
    present: bool = False
    """It only tells who was present, beside whomever the encounter told last was between."""
    roster: bool = False
    """It lists who was there, person by person: a group told before ("the Bucharest Nine") goes."""
    passed: bool = False
    """Told in passing as of another time: "his recent visit", "their earlier call"."""
    same_day: bool = False
    """It took place on the day of the news, told with it: "earlier in the day he met C"."""
    timeless: bool = False
    """A visit of which the words do not tell whether it is past or ahead."""
    delegated: bool = False
    """Others of their states meet: "a meeting at ministerial level"."""
    received: bool = False
    """A letter of the one to whom the document is written: "your letter of 5 May"."""
    quoted_day: bool = False
    """Its day is a "today" inside somebody's words, which may have been said some days before the publication."""
    news: str | None = None
    """The ISO day of publication, where the text reports it as its news and names no day."""
    today: str | None = None
    """The ISO day of publication, where the document's own words were spoken at it."""
    both: bool = False
    """Its people are "the sides", "the delegations" of an encounter told before."""
    spoken_of: Candidate | None = None
    """The encounter told before from which its words set it apart."""
    latest: int = -1
    """The last sentence that came back to it, -1 for none."""

    @property
    def group(self) -> str:
        return "any" if self.soft or self.weak else GROUPS[self.channel]

    @property
    def day(self) -> str | None:
        """When it takes place, in EDTF: as the words tell, else the day on which they were spoken at it."""
        return self.date.value if self.date is not None else self.today

    @property
    def last(self) -> int:
        """The last sentence that speaks of it."""
        return max(self.sentence, self.latest)

    def countries(self) -> set[str]:
        return {a.country for a in self.actors if a.country}


def list_actors(mentions: Iterable[Mention]) -> list[Actor]:
    """The actors of mentions, each once, in their order."""
    found: list[Actor] = []
    for mention in mentions:
        found += [a for a in mention.actors if a not in found]
    return found


def list_states(actors: list[Actor]) -> list[Actor]:
    """The states and organisations of actors, each once: for whom others of theirs meet."""
    codes = dict.fromkeys(a.country for a in actors if a.country)
    return [Actor(-1, "state" if is_state(code) else "organisation", name_of(code), None, code) for code in codes]
