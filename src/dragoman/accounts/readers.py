"""What one trigger tells: its people, time, place, channel and status as candidates."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.hosts import find_state
from dragoman.accounts.merging import is_international, trim_actors
from dragoman.accounts.seats import Seats
from dragoman.accounts.series import join_settings
from dragoman.accounts.setting import choose_date, choose_place
from dragoman.accounts.sides import Sides, find_sides
from dragoman.accounts.status import read_status
from dragoman.accounts.triggers import Trigger, find_barriers, find_triggers
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.names import NameMatch
from dragoman.model import Channel, DateMention, Span, Status, cut_span

OTHER = re.compile(
    r"\b(?:earlier|previous|last|first|second|third|fourth|fifth|another|next|follow-up|subsequent|recent|prior|further|future|upcoming|forthcoming)\s+"
    r"(?:[\w,’'-]+\s+){0,3}$",
    re.I,
)


INDEFINITE = re.compile(r"\b(?:an?|their|our|another|your)\s+(?:[\w,’'-]+\s+){0,3}$", re.I)


APART = re.compile(
    r"\b(?:ahead of|before|prior to|after|following|on the (?:sidelines|margins|fringes) of|earlier)\s+(?:the|this|that|their)\s+(?:[\w-]+\s+){0,3}"
    r"(?:meeting|talks|summit|session|conference|visit|ceremony|call)\b",
    re.I,
)


BESIDE = re.compile(
    r"\bon the (?:margins|sidelines|fringes) of\b|\bat the (?:G7|G20|NATO|UN|United Nations|[A-Z]\w+ Summit)\b|\bin person\b|\bface-to-face\b"
)


LEAD = 2
"""Sentences at the head of a text in which its news stands; an encounter told there without a day is dated by it."""


def read_sentence(page: Page, seats: Seats, sentence: Sentence) -> list[Candidate]:
    """All that one sentence tells."""
    triggers = [t for t in find_triggers(page, sentence) if not in_title(seats, t)]
    told = [c for trigger in triggers for c in read_candidates(page, seats, trigger, sentence, triggers)]
    return join_settings(page, told)


def read_candidates(
    page: Page, seats: Seats, trigger: Trigger, sentence: Sentence, triggers: list[Trigger]
) -> list[Candidate]:
    """The encounters that one trigger tells of: several where the text says that they were separate."""
    told = read_status(page, trigger, sentence)
    if told.status is None:
        return []
    rivals = find_barriers(page, sentence) | {t.token for t in triggers}
    sides = find_sides(page, seats, trigger, sentence, rivals - {trigger.token, trigger.carrier or -1})
    date = choose_date(page, trigger, sentence, triggers)
    place = choose_place(page, trigger, sentence, triggers)
    status, why = settle_status(page, told.status, told.why, date)
    channel, channel_why = settle_channel(page, trigger)
    found = []
    for mentions, actors, stop in split_stops(page, sides, trigger) or [(m, a, place) for m, a in split_sides(sides)]:
        actors = trim_actors(actors)
        heading = page.block_of(sentence).kind == "heading" and trigger.is_noun and page.headline is not None
        definite = heading or (not is_international(actors) and is_definite(page, trigger))
        found.append(
            Candidate(
                channel,
                status,
                actors,
                mentions,
                date,
                name_place(page, stop),
                [cut_span(page.text, sentence.start, sentence.end)],
                Span(trigger.start, trigger.end, trigger.words),
                sentence.index,
                channel_why,
                why,
                definite,
                trigger.soft,
                trigger.weak,
                is_other(page, trigger, sentence, status),
                apart=bool(APART.search(page.text, sentence.start, trigger.start)) and not trigger.is_noun,
                series=sides.separate,
                indefinite=bool(INDEFINITE.search(page.text, max(sentence.start, trigger.start - 45), trigger.start)),
            )
        )
    return found


def in_title(seats: Seats, trigger: Trigger) -> bool:
    """Whether the word is part of how somebody is called: "visiting Cambodian Prime Minister Hun Manet"."""
    mention = seats.at(trigger.token)
    return mention is not None and mention.kind == "name" and not trigger.is_noun


def settle_channel(page: Page, trigger: Trigger) -> tuple[Channel, str]:
    """The trigger's channel; "spoke with" that opens an official readout is a telephone call, the form's usual sense."""
    if trigger.verb and trigger.verb.lemma == "welcome":
        going = re.compile(r"[^.;]*?\bto\s+(?:the\s+)?").match(page.text, trigger.end)
        while going and going.end() - trigger.end < 160:
            if any(n.start == going.end() and n.kind in ("state", "capital", "city") for n in page.names):
                return "visit", f"“{trigger.words} … to {page.text[going.end() :].split()[0]}”"
            going = re.compile(r"[^.;]*?\bto\s+(?:the\s+)?").match(page.text, going.end())
    if trigger.verb and trigger.verb.lemma in ("speak", "talk", "discuss") and trigger.channel == "contact":
        sentence = page.sentences[trigger.sentence]
        near = BESIDE.search(page.text, trigger.end, min(sentence.end, trigger.end + 120))
        if near:
            return "meeting", f"“{near.group()}”: both were there"
    if page.home and trigger.sentence < LEAD and trigger.verb and trigger.verb.lemma in ("speak", "talk"):
        if trigger.channel == "contact" and page.author is None:
            return "call", f"“{trigger.words}” opens an official readout, which means by telephone"
    return trigger.channel, trigger.why


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


def is_other(page: Page, trigger: Trigger, sentence: Sentence, status: Status) -> bool:
    """Whether the words set the encounter apart from the one spoken of: "an earlier call", "proposed a meeting"."""
    before = page.text[max(sentence.start, trigger.start - 45) : trigger.start]
    if OTHER.search(before):
        return trigger.channel != "summit"
    return (
        trigger.is_noun
        and status in ("planned", "proposed")
        and bool(re.search(r"\ban?\s+(?:[\w-]+\s+){0,2}$", before))
    )


def is_definite(page: Page, trigger: Trigger) -> bool:
    """Whether the words come back to an encounter told before: "the call", "during their meeting", "the two discussed"."""
    if not trigger.is_noun:
        return trigger.channel == "contact" or trigger.words.lower() in ("met", "meeting")
    before = page.text[max(0, trigger.start - 30) : trigger.start].lower()
    return bool(re.search(r"\b(?:the|this|that|their|these|our|bilateral)\s+(?:[\w-]+\s+)?$", before))


def name_place(page: Page, place: NameMatch | tuple[int, int] | None) -> Span | None:
    if place is None:
        return None
    start, end = place if isinstance(place, tuple) else (place.start, place.end)
    return cut_span(page.text, start, end)


def split_stops(page: Page, sides: Sides, trigger: Trigger) -> list[tuple[list[Mention], list[Actor], NameMatch]]:
    """One visit for each state on the way: "will travel to Warsaw, Poland and Bucharest, Romania"."""
    if trigger.channel != "visit":
        return []
    going = re.compile(r"[^.;]{0,60}?\b(?:to|visit(?:s|ed|ing)?|in)\s+(?:the\s+)?").match(page.text, trigger.start)
    stops: list[NameMatch] = []
    pos = going.end() if going else -1
    while pos >= 0:
        name = next((n for n in page.names if n.start == pos and n.kind not in ("demonym", "organisation")), None)
        if name is None:
            break
        stops.append(name)
        joint = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+)(?:to\s+|in\s+)?(?:the\s+)?").match(page.text, name.end)
        pos = joint.end() if joint else -1
    codes = list(dict.fromkeys(s.code for s in stops))
    if len(codes) < 2:
        return []
    guests = [a for a in flatten(sides.first) if a.country not in codes]
    return (
        [(sides.first, [*guests, find_state(page, c)], next(s for s in stops if s.code == c)) for c in codes]
        if guests
        else []
    )


def split_sides(sides: Sides) -> list[tuple[list[Mention], list[Actor]]]:
    """One list of actors for each encounter."""
    if sides.separate and sides.first and len(flatten(sides.second)) > 1:
        return [(sides.first + sides.second, flatten(sides.first) + [actor]) for actor in flatten(sides.second)]
    mentions = [m for m in sides.all() if not is_echo(m, sides)]
    return [(mentions, flatten(mentions))]


def is_echo(mention: Mention, sides: Sides) -> bool:
    """Whether "them" on the second side was read as people of the first one too, and so stands for nobody sure."""
    if mention.kind != "group" or mention.role is not None or mention not in sides.second:
        return False
    return not sides.first or any(a in mention.actors for m in sides.first if m is not mention for a in m.actors)


def flatten(mentions: list[Mention]) -> list[Actor]:
    found: list[Actor] = []
    for mention in mentions:
        found += [a for a in mention.actors if a not in found]
    return found
