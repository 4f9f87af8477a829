"""From annotations to accounts: which encounters a text tells of, and what it says of each."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.merging import is_international, merge_candidates
from dragoman.accounts.setting import REMOTE, choose_date, choose_place
from dragoman.accounts.sides import Seats, Sides, find_sides
from dragoman.accounts.status import read_status
from dragoman.accounts.topics import find_topics
from dragoman.accounts.triggers import Trigger, find_triggers
from dragoman.annotating.page import Actor, Page, Sentence
from dragoman.lexicon.names import NameMatch
from dragoman.model import Account, Claim, DateBasis, DateMention, Participant, Span, Status, cut_span

LEAD = 2
"""Sentences at the head of a text in which its news stands; an encounter told there without a day is dated by it."""


def find_engagements(page: Page) -> tuple[Account, ...]:
    """The accounts of all encounters that the text tells of, in the order in which it does."""
    seats = Seats(page)
    candidates: list[Candidate] = []
    for sentence in page.sentences:
        triggers = find_triggers(page, sentence)
        for trigger in triggers:
            candidates += read_candidates(page, seats, trigger, sentence, triggers)
    merged = merge_candidates(candidates)
    return tuple(write_account(page, n, c) for n, c in enumerate(merged, start=1))


def read_candidates(
    page: Page, seats: Seats, trigger: Trigger, sentence: Sentence, triggers: list[Trigger]
) -> list[Candidate]:
    """The encounters that one trigger tells of: several where the text says that they were separate."""
    told = read_status(page, trigger, sentence)
    if told.status is None:
        return []
    sides = find_sides(page, seats, trigger, sentence)
    date = choose_date(page, trigger, sentence, triggers)
    place = choose_place(page, trigger, sentence, triggers)
    status, why = settle_status(page, told.status, told.why, date)
    found = []
    for mentions, actors in split_sides(sides):
        actors = trim_actors(actors)
        definite = not is_international(actors) and is_definite(page, trigger)
        found.append(
            Candidate(
                trigger.channel,
                status,
                actors,
                mentions,
                date,
                name_place(page, place),
                [cut_span(page.text, sentence.start, sentence.end)],
                Span(trigger.start, trigger.end, trigger.words),
                sentence.index,
                trigger.why,
                why,
                definite,
            )
        )
    return found


def split_sides(sides: Sides) -> list[tuple[list, list[Actor]]]:  # type: ignore[type-arg]
    """One list of actors for each encounter."""
    if sides.separate and sides.first and len(flatten(sides.second)) > 1:
        return [(sides.first + sides.second, flatten(sides.first) + [actor]) for actor in flatten(sides.second)]
    return [(sides.all(), sides.actors())]


def flatten(mentions: list) -> list[Actor]:  # type: ignore[type-arg]
    found: list[Actor] = []
    for mention in mentions:
        found += [a for a in mention.actors if a not in found]
    return found


def trim_actors(actors: list[Actor]) -> list[Actor]:
    """Each actor once; a state or body goes where a person of it is named."""
    persons = {a.country for a in actors if a.kind == "person" and a.country}
    kept: list[Actor] = []
    for actor in actors:
        if actor in kept or (actor.kind != "person" and actor.country in persons):
            continue
        if actor.kind in ("state", "organisation") and any(a.kind == "body" and a.country == actor.country for a in actors):
            continue
        kept.append(actor)
    return kept


def is_definite(page: Page, trigger: Trigger) -> bool:
    """Whether the words come back to an encounter told before: "the call", "during their meeting", "the two discussed"."""
    if not trigger.is_noun:
        return trigger.channel == "contact" or trigger.words.lower() in ("met", "meeting")
    before = page.text[max(0, trigger.start - 30) : trigger.start].lower()
    return bool(re.search(r"\b(?:the|this|that|their|these|our|bilateral)\s+(?:[\w-]+\s+)?$", before))


def settle_status(page: Page, status: Status, why: str, date: DateMention | None) -> tuple[Status, str]:
    """The status against the calendar: what lies after the publication is ahead, what lies before it is past."""
    published = page.document.published
    if date is None or published is None or status in ("proposed", "cancelled"):
        return status, why
    first, _, last = date.value.partition("/")
    if status == "held" and len(first) == 10 and first > published:
        return "planned", f"“{date.text}” lies after the publication"
    if status == "planned" and (last or first) < published[: len(last or first)]:
        return "held", f"“{date.text}” lies before the publication"
    return status, why


def name_place(page: Page, place: NameMatch | tuple[int, int] | None) -> Span | None:
    if place is None:
        return None
    start, end = place if isinstance(place, tuple) else (place.start, place.end)
    return cut_span(page.text, start, end)


def write_account(page: Page, number: int, candidate: Candidate) -> Account:
    """The account of one merged candidate."""
    date, basis = write_date(page, candidate)
    place = candidate.place if candidate.channel not in REMOTE else None
    return Account(
        f"e{number}",
        Claim(candidate.channel, (candidate.trigger,), "rule:encounter-word", candidate.channel_why),
        Claim(candidate.status, (candidate.trigger,), "rule:tense-and-mood", candidate.status_why),
        date,
        basis,
        Claim(place.text, (place,), "rule:place-phrase", "the place named with it") if place else None,
        tuple(write_participant(a, candidate) for a in trim_actors(candidate.actors)),
        find_topics(page, candidate),
        tuple(sorted(candidate.evidence)[:3]),
    )


def write_date(page: Page, candidate: Candidate) -> tuple[Claim[str] | None, DateBasis | None]:
    if candidate.date is not None:
        d = candidate.date
        return Claim(d.value, (Span(d.start, d.end, d.text),), d.made_by, d.why), "text"
    published = page.document.published
    if candidate.status == "held" and published and candidate.sentence < LEAD:
        return Claim(published, (), "rule:news-of-the-day", "the text reports it as its news and names no day"), "publication"
    return None, None


def write_participant(actor: Actor, candidate: Candidate) -> Participant:
    spans = tuple(
        Span(m.start, m.end, "") for m in candidate.mentions if actor in m.actors
    )
    return Participant(actor.name, actor.role, actor.country, spans, actor.kind, "rule:sides", "the text puts them into it")
