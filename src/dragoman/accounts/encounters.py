"""From annotations to accounts: which encounters a text tells of, and what it says of each."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.memoranda import read_memorandum
from dragoman.accounts.merging import absorb, agree_date, find_home, is_international, is_unnamed, merge_candidates
from dragoman.accounts.setting import REMOTE, choose_date, choose_place
from dragoman.accounts.sides import Seats, Sides, find_sides
from dragoman.accounts.speech import settle_speech
from dragoman.accounts.status import read_status
from dragoman.accounts.topics import find_topics
from dragoman.accounts.transcripts import read_transcript
from dragoman.accounts.triggers import Trigger, find_barriers, find_triggers
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.names import NameMatch, name_of
from dragoman.lexicon.states import is_state
from dragoman.model import Account, Channel, Claim, DateBasis, DateMention, Participant, Span, Status, cut_span

OTHER = re.compile(
    r"\b(?:earlier|previous|last|first|second|third|fourth|fifth|another|next|follow-up|subsequent|recent|prior|further|future|upcoming|forthcoming)\s+"
    r"(?:[\w,’'-]+\s+){0,3}$",
    re.I,
)
INDEFINITE = re.compile(r"\b(?:an?|their|our|another|your)\s+(?:[\w,’'-]+\s+){0,3}$", re.I)
SETTING = re.compile(r"\b(?:in|during|at|via|by|over)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}$")
APART = re.compile(
    r"\b(?:ahead of|before|prior to|after|following|on the (?:sidelines|margins|fringes) of|earlier)\s+(?:the|this|that|their)\s+(?:[\w-]+\s+){0,3}"
    r"(?:meeting|talks|summit|session|conference|visit|ceremony|call)\b",
    re.I,
)
BESIDE = re.compile(r"\bon the (?:margins|sidelines|fringes) of\b|\bat the (?:G7|G20|NATO|UN|United Nations|[A-Z]\w+ Summit)\b|\bin person\b|\bface-to-face\b")
LEAD = 2
"""Sentences at the head of a text in which its news stands; an encounter told there without a day is dated by it."""


def find_engagements(page: Page) -> tuple[Account, ...]:
    """The accounts of all encounters that the text tells of, in the order in which it does."""
    settle_speech(page)
    seats = Seats(page)
    candidates: list[Candidate] = []
    memorandum = read_memorandum(page)
    transcript = read_transcript(page)
    candidates += [c for c in (memorandum, transcript) if c is not None]
    for sentence in page.sentences:
        triggers = [t for t in find_triggers(page, sentence) if not in_title(seats, t)]
        told = [c for trigger in triggers for c in read_candidates(page, seats, trigger, sentence, triggers)]
        candidates += join_settings(page, told)
    spread_series(candidates)
    seat_hosts(page, candidates)
    merged = merge_candidates(candidates)
    add_headline(page, merged)
    merged = drop_summaries(merged)
    name_hosts(page, merged)
    spread_plans(merged)
    return tuple(write_account(page, n, c) for n, c in enumerate(merged, start=1))


def in_title(seats: Seats, trigger: Trigger) -> bool:
    """Whether the word is part of how somebody is called: "visiting Cambodian Prime Minister Hun Manet"."""
    mention = seats.at(trigger.token)
    return mention is not None and mention.kind == "name" and not trigger.is_noun


def join_settings(page: Page, told: list[Candidate]) -> list[Candidate]:
    """ "spoke with A in a virtual summit of B": the verb and the noun in which it took place are one encounter."""
    for noun in told:
        for verb in told:
            if verb.channel != "contact" or noun is verb or verb.trigger.start > noun.trigger.start or verb.status != noun.status:
                continue
            if SETTING.search(page.text, verb.trigger.end, noun.trigger.start) and noun.trigger.start - verb.trigger.end < 140:
                noun.actors = verb.actors + [a for a in noun.actors if a not in verb.actors]
                noun.mentions = verb.mentions + noun.mentions
                noun.date = noun.date or verb.date
                noun.definite = False
                return [c for c in told if c is not verb]
    return told


def seat_hosts(page: Page, candidates: list[Candidate]) -> None:
    """Give "the NATO Summit in Madrid", which names one body only, its other side: the host, else the publisher's state;
    and a visit on a state's own site its host.
    """
    for candidate in candidates:
        guests = {a.country for a in candidate.actors if a.country not in (None, page.home)}
        if candidate.channel == "visit" and page.home and len(candidate.countries()) == 1 and guests and candidate.place is None:
            candidate.actors.append(find_state(page, page.home))
            continue
        formats = [a for a in candidate.actors if a.country and a.kind in ("organisation", "body") and not is_state(a.country)]
        if len(candidate.actors) != 1 or not formats or candidate.channel not in ("summit", "meeting", "video-call"):
            continue
        if candidate.date is None and candidate.place is None and candidate.status == "held":
            continue
        place = candidate.place
        code = next((n.code for n in page.names if place is not None and n.start == place.start), None) or page.home
        if code is not None and is_state(code):
            candidate.actors.append(find_state(page, code))
            candidate.definite = False


def find_state(page: Page, code: str) -> Actor:
    """The state as an actor of the page, or a new one."""
    state = next((a for a in page.actors if a.kind == "state" and a.country == code), None)
    return state or Actor(-1, "state", name_of(code), None, code)


def spread_series(candidates: list[Candidate]) -> None:
    """ "On Friday he held a series of phone calls": what is then told of each of them took place so, and on that day."""
    for position, series in enumerate(candidates):
        if not series.series or series.soft or series.channel in ("contact", "visit") or not series.actors:
            continue
        for later in candidates[position + 1 :]:
            if later.status != series.status or later.actors[:1] != series.actors[:1]:
                continue
            if series.date is not None and later.date is None and later.group in ("any", series.group):
                later.date = series.date
            if later.soft or later.channel == "contact":
                later.channel, later.soft = series.channel, False
                later.channel_why = f"“{series.trigger.text}” tells how all of these took place"


def add_headline(page: Page, merged: list[Candidate]) -> None:
    """Let the title say its part: "Readout of President X's Call with Y" tells the channel where the text does not."""
    if page.headline is None:
        return
    seats = Seats(page.headline)
    told: list[Candidate] = []
    for sentence in page.headline.sentences:
        triggers = find_triggers(page.headline, sentence)
        for trigger in triggers:
            told += read_candidates(page.headline, seats, trigger, sentence, triggers)
    for candidate in told:
        candidate.sentence = -1
        if candidate.date is None and page.document.published is None:
            candidate.date = next((d for d in page.dates if d.start < 400 and len(d.value) == 10), None)
        complete_sides(page, candidate)
        candidate.evidence, candidate.mentions = find_words(page, candidate), []
        candidate.trigger = candidate.evidence[0] if candidate.evidence else candidate.trigger
        candidate.channel_why = f"{candidate.channel_why}, in the title"
        home = find_home(merged, candidate)
        if home is not None:
            candidate.evidence = []
            absorb(home, candidate)
        elif candidate.evidence and is_international(candidate.actors) and not any(told_already(c, candidate) for c in merged):
            merged.insert(0, candidate)


def told_already(known: Candidate, candidate: Candidate) -> bool:
    """Whether the text tells of what a title names in passing, as "travel to" what the text says is ahead."""
    return known.channel == candidate.channel and known.countries() == candidate.countries()


def drop_summaries(merged: list[Candidate]) -> list[Candidate]:
    """Without "calls with European and G7 leaders" where the text then tells of each of them."""
    kept = []
    for candidate in merged:
        vague = [a for a in candidate.actors[1:] if a.kind in ("body", "organisation")]
        alike = [
            c
            for c in merged
            if c is not candidate
            and c.actors[0] is candidate.actors[0]
            and c.status == candidate.status
            and any(a.kind == "person" for a in c.actors[1:])
            and agree_date(candidate, c)
        ]
        if len(vague) == len(candidate.actors) - 1 and len(alike) > 1 and any("leaders" in a.name or candidate.series for a in vague):
            continue
        kept.append(candidate)
    return kept


def spread_plans(merged: list[Candidate]) -> None:
    """ "On Friday A, B and C will meet. A will also have talks with B": the same day, unless another one is named."""
    for position, candidate in enumerate(merged):
        if candidate.date is not None or candidate.status != "planned":
            continue
        for known in merged[:position]:
            near = 0 <= candidate.sentence - known.sentence <= 2
            if near and known.status == "planned" and known.date and candidate.countries() <= known.countries():
                candidate.date, candidate.place = known.date, candidate.place or known.place


def name_hosts(page: Page, merged: list[Candidate]) -> None:
    """Who received a visitor is the host: the state visited gives way to the one of it whom the visitor met."""
    for visit in merged:
        if visit.channel != "visit":
            continue
        for state in [a for a in visit.actors if a.kind == "state"]:
            guests = [a for a in visit.actors if a is not state]
            for met in merged:
                if met.channel not in ("meeting", "summit") or met.status != visit.status or not any(g in met.actors for g in guests):
                    continue
                hosts = [a for a in met.actors if a.kind == "person" and a.country == state.country]
                near = abs(met.sentence - visit.sentence) <= 1 and len(guests) == 1
                if hosts and agree_date(met, visit) and (state.country == page.home or (near and page.home is None)):
                    met.place = met.place or visit.place
                    visit.actors = [*guests, hosts[0]]
                    break


def complete_sides(page: Page, candidate: Candidate) -> None:
    """Add the publisher's own side where only the other one is named: "Telephone conversation with X"."""
    if page.home is None or page.home in candidate.countries() or not candidate.countries():
        return
    own = next((a for m in page.mentions for a in m.actors if a.country == page.home and a.kind == "person"), None)
    if own is not None:
        candidate.actors.insert(0, own)


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
    return []


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
        definite = heading or not is_international(actors) and is_definite(page, trigger)
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


def settle_channel(page: Page, trigger: Trigger) -> tuple[Channel, str]:
    """The trigger's channel; "spoke with" that opens an official readout is a telephone call, the form's usual sense."""
    if trigger.verb and trigger.verb.lemma == "welcome":
        going = re.compile(r"[^.;]*?\bto\s+(?:the\s+)?").match(page.text, trigger.end)
        while going and going.end() - trigger.end < 160:
            if any(n.start == going.end() and n.kind in ("state", "capital", "city") for n in page.names):
                return "visit", f"“{trigger.words} … to {page.text[going.end():].split()[0]}”"
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
    return [(sides.first, [*guests, find_state(page, c)], next(s for s in stops if s.code == c)) for c in codes] if guests else []


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


def trim_actors(actors: list[Actor]) -> list[Actor]:
    """Each actor once; a state or body goes where a person of it is named, an office where its holder is."""
    named = {a.country for a in actors if a.kind == "person" and not is_unnamed(a)}
    actors = [a for a in actors if not (is_unnamed(a) and a.country in named)]
    persons = {a.country for a in actors if a.kind == "person" and a.country}
    kept: list[Actor] = []
    for actor in actors:
        if actor in kept or (actor.kind != "person" and actor.country in persons):
            continue
        if actor.kind in ("state", "organisation") and any(a.kind == "body" and a.country == actor.country for a in actors):
            continue
        kept.append(actor)
    return kept


def is_other(page: Page, trigger: Trigger, sentence: Sentence, status: Status) -> bool:
    """Whether the words set the encounter apart from the one spoken of: "an earlier call", "proposed a meeting"."""
    before = page.text[max(sentence.start, trigger.start - 45) : trigger.start]
    if OTHER.search(before):
        return trigger.channel != "summit"
    return trigger.is_noun and status in ("planned", "proposed") and bool(re.search(r"\ban?\s+(?:[\w-]+\s+){0,2}$", before))


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
    in_text = place is not None and page.text[place.start : place.end] == place.text
    channel, why = candidate.channel, candidate.channel_why
    if channel == "summit" and len(candidate.actors) < 3 and all(a.kind in ("person", "state", "body") for a in candidate.actors):
        channel, why = "meeting", f"{why}; of two sides only, which is a meeting"
    return Account(
        f"e{number}",
        Claim(channel, (candidate.trigger,), "rule:encounter-word", why),
        Claim(candidate.status, (candidate.trigger,), "rule:tense-and-mood", candidate.status_why),
        date,
        basis,
        Claim(place.text, (place,) if in_text else (), "rule:place-phrase", "the place named with it") if place else None,
        tuple(write_participant(page, a, candidate) for a in trim_actors(candidate.actors)),
        find_topics(page, candidate),
        tuple(sorted(candidate.evidence)[:3]),
    )


def write_date(page: Page, candidate: Candidate) -> tuple[Claim[str] | None, DateBasis | None]:
    if candidate.date is not None:
        d = candidate.date
        told = page.text[d.start : d.end] == d.text
        spans = (Span(d.start, d.end, d.text),) if told else ()
        return Claim(d.value, spans, d.made_by, d.why if told else f"{d.why}, in the title"), "text"
    published = page.document.published
    if candidate.status == "held" and published and candidate.sentence < LEAD:
        return Claim(published, (), "rule:news-of-the-day", "the text reports it as its news and names no day"), "publication"
    return None, None


def write_participant(page: Page, actor: Actor, candidate: Candidate) -> Participant:
    spans = tuple(cut_span(page.text, m.start, m.end) for m in candidate.mentions if actor in m.actors)
    return Participant(actor.name, actor.role, actor.country, spans, actor.kind, "rule:sides", "the text puts them into it")
