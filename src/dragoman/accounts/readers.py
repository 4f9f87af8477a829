"""What one trigger tells: its people, time, place, channel and status as candidates."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.accounts.candidates import Candidate, list_actors, list_states
from dragoman.accounts.clauses import only_tells
from dragoman.accounts.company import add_company, is_along, read_company
from dragoman.accounts.hosts import find_state
from dragoman.accounts.merging import is_international, trim_actors
from dragoman.accounts.rosters import read_roster
from dragoman.accounts.seats import Seats
from dragoman.accounts.series import join_settings, share_days, share_sides, share_stays
from dragoman.accounts.setting import Place, choose_date, choose_place, is_hung
from dragoman.accounts.sides import Sides, find_sides
from dragoman.accounts.status import read_status
from dragoman.accounts.triggers import Trigger, find_barriers, find_triggers
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.names import NameMatch
from dragoman.model import Channel, DateMention, Span, Status, cut_span

OTHER = re.compile(
    r"\b(?:earlier|previous|last|first|second|third|fourth|fifth|another|next|follow-up|subsequent|recent|prior|further"
    r"|future|upcoming|forthcoming)\s+(?:[\w,’'-]+\s+){0,3}$",
    re.I,
)
PASSED = re.compile(
    r"\b(?:(?:earlier|previous|last|recent|prior|past)\s+(?:[\w-]+\s+){0,2}"
    r"|(?:outcomes?|results?|success|wake|conclusions?|decisions?|commitments?) (?:of|from|at) (?:the|their|that)\s+"
    r"(?:[\w.-]+\s+){0,3}"
    r"|(?:following|since|reflected on|recalled)\s+the\s+(?:[\w.-]+\s+){0,3})$",
    re.IGNORECASE,
)
INDEFINITE = re.compile(r"\b(?:an?|their|our|another|your)\s+(?:[\w,’'-]+\s+){0,3}$", re.I)
APART = re.compile(
    r"\b(?:ahead of|before|prior to|after|following|on the (?:sidelines|margins|fringes) of|earlier)\s+"
    r"(?:the|this|that|their)\s+(?:[\w-]+\s+){0,3}(?:meeting|talks|summit|session|conference|visit|ceremony|call)\b",
    re.I,
)
BESIDE = re.compile(
    r"\bon the (?:margins|sidelines|fringes) of\b|\bat the (?:G7|G20|NATO|UN|United Nations|[A-Z]\w+ Summit)\b"
    r"|\bin person\b|\bface-to-face\b"
)
GOING = re.compile(r"[^.;]*?\bto\s+(?:the\s+)?")
ROUTE = re.compile(
    r"[^.;]{0,60}?\b(?:to|visit(?:s|ed|ing)?|in)\s+(?:the\s+)?(?:(?:[A-Z][\w-]+,?\s+){1,3}including\s+(?:the\s+)?)?"
)
NEXT_STOP = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+)(?:to\s+|in\s+)?(?:the\s+)?")
BACK = re.compile(r"\b(?:the|this|that|their|these|our|bilateral)\s+(?:[\w-]+\s+)?$")
ONE = re.compile(r"\ban?\s+(?:[\w-]+\s+){0,2}$")
GUESTS = re.compile(
    r"\b(?:[Pp]articipants (?:in|of|at)|[Aa]lso (?:attending|participating in|joining)"
    r"|[Oo]thers? (?:who )?(?:attend\w+|join\w+)|[Aa]ttending|[Jj]oining) (?:the|this) (?:[\w-]+ ){0,2}[\w-]+$"
)
NAMED = re.compile(r",\s+an?\s+(?:[a-z-]+\s+){0,2}$")
"""Before a noun that is in apposition to what was told."""
VISIT_WORD = re.compile(r"(?:['’]s?|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|a)) (?:[a-z-]+ ){0,2}visit\b")
"""A visit spoken of, whosever it is."""
WE = re.compile(r"\b[Ww]e (?:also |last |first |had )?$")
UNTOLD = re.compile(r"\s+(?:[a-z]+ )?with\s")
"""Behind an encounter of one side: it was with people who are no side of their own ("with local businesses")."""
WE_MET = re.compile(r"\b(?:[Ww]hen|[Ss]ince) we (?:last |first )?$|\b[Ww]e (?:last|first) $")
"""Before a verb: the speaker and whoever was spoken of, at another time."""
BODY = re.compile(
    r"\s+of\s+(?:the|their|a)\s+(?:[\w.-]+\s+){0,5}(?:[Cc]ommission|[Cc]ouncil|[Cc]ommittee|[Gg]roup|[Tt]ask [Ff]orce"
    r"|[Dd]ialogue|[Ff]orum)\b"
)
"""Behind a meeting to come: a standing body's, not of those who speak of it."""
LEVEL = re.compile(
    r"\s+at (?:the )?"
    r"(?:level of (?:the )?(?:[\w-]+ )?[Mm]inisters|(?:ministerial|expert|working|official)s?['’]? level)\b"
)
"""Behind an encounter: of their ministers or officials, not of those who speak of it."""
BEING = frozenset({"is", "are", "was", "were", "be", "been"})
"""Of a stay: "is in Oslo for talks with the king" tells of the talks only."""
ASKED = re.compile(
    r"(?:Q:?\s+)?(?:\W*(?:and|so|but|well|also|okay|sir|ma'am|(?:Mr|Madam|Mrs|Ms)\.? [A-Z]\w+)[,\s–—-]+)*"
    r"(?:do|does|did|is|are|was|were|will|would|have|has|had|can|could|should|may|any)\b",
    re.IGNORECASE,
)
"""How a question begins that asks whether: "Mr. President, will you meet …?"."""
HELD_IN = re.compile(r"\s+(?:held\s+)?in\s+(?=[A-Z])")
TALKING = frozenset({"speak", "talk", "consult", "confer", "converse"})
"""Verbs that leave open how it was spoken."""
COMING = re.compile(r"(?:early |late )?next (?:week|month|year)\b|tomorrow\b|(?:in )?the coming (?:days|weeks)\b", re.I)
MONTH = 7
"""Characters of a date that tells the month."""
GUEST = 30
"""Characters behind "welcomed" within which the guest's words begin: "warmly welcomed His Excellency Ola Dahl"."""
LEAD = 2
"""Sentences at the head of a text in which its news stands; an encounter told there without a day is dated by it."""


def read_sentence(page: Page, seats: Seats, sentence: Sentence) -> list[Candidate]:
    """All that one sentence tells; a question tells nothing."""
    if ASKED.match(page.text, sentence.start, sentence.end) and page.text[sentence.end - 1] == "?":
        return []
    roster = read_roster(page, seats, sentence)
    if roster is not None:
        return [roster]
    triggers = [t for t in find_triggers(page, sentence) if not in_title(seats, t) and not is_along(page, t)]
    triggers = [t for t in triggers if not is_purpose(page, t, triggers) and not is_apposition(page, t, triggers)]
    rivals = find_barriers(page, sentence) | {t.token for t in triggers} if triggers else frozenset[int]()
    told = [c for trigger in triggers for c in read_candidates(page, seats, trigger, sentence, triggers, rivals)]
    told = join_settings(page, told)
    held = [c for c in told if c.group in ("in person", "any") and is_international(c.actors)]
    told = [c for c in told if not (c.trigger.text in BEING and any(c.actors[0] in h.actors for h in held if c.actors))]
    share_sides(page, told)
    share_stays(page, told)
    share_days(page, told)
    add_company(page, seats, sentence, told)
    company = read_company(page, seats, sentence)
    if company is not None and all(company.trigger.end < c.trigger.start for c in told):
        return [company, *told]
    return told


def read_candidates(
    page: Page, seats: Seats, trigger: Trigger, sentence: Sentence, triggers: list[Trigger], rivals: frozenset[int]
) -> list[Candidate]:
    """The encounters that one trigger tells of: several where the text says that they were separate.

    `rivals` are the tokens of the sentence that have sides of their own, those of the trigger among them.
    """
    told = read_status(page, trigger, sentence)
    if told.status is None:
        return []
    sides = find_sides(page, seats, trigger, sentence, rivals - {trigger.token, trigger.carrier or -1})
    praised = trigger.verb is not None and trigger.verb.lemma == "congratulate"  # a date is that of what was done
    date = None if praised else choose_date(page, trigger, sentence, triggers)
    quoted_day = date is not None and date.made_by == "rule:date-day-word" and is_quoted(page, date.start)
    place = choose_place(page, trigger, sentence, triggers)
    if (
        trigger.weak
        and trigger.channel == "contact"
        and told.status == "held"
        and date is not None
        and is_ahead(page, date)
    ):
        date = None  # "discussed the elections of next year"
    status, why = settle_status(page, told.status, told.why, date)
    channel, channel_why = settle_channel(page, trigger)
    heading = page.block_of(sentence).kind == "heading" and trigger.is_noun and page.headline is not None
    found = []
    stops = split_stops(page, sides, trigger)
    told_of: list[tuple[list[Mention], list[Actor], Place | None]] = []
    told_of += stops or [(mentions, actors, place) for mentions, actors in split_sides(sides)]
    for mentions, everybody, stop in told_of:
        actors = trim_actors(everybody)
        if (
            channel == "visit"
            and trigger.is_noun
            and not sides.first
            and actors
            and all(a.kind == "state" for a in actors)
        ):
            continue  # "this week's travel to A and B": who travels is not told
        predicate = is_predicate(page, trigger)
        earlier = date is not None and told.status == "held" and is_earlier(page, date) and met_before(page, trigger)
        other = not predicate and (earlier or is_other(page, trigger, sentence, status))
        body = BODY.match(page.text, trigger.end, sentence.end) if trigger.is_noun else None
        if other and not sides.second and body:
            continue
        carried = trigger.carrier is not None and not only_tells(page.doc[trigger.carrier])
        pair = list_pair(page, body) if body else []
        if body and not carried and not sides.second:  # "praised the latest meeting of the Thai-Lao Council"
            actors = pair
        elif any(a.country == p.country for a in actors for p in pair):  # "led a meeting of the Thai-Lao Council"
            actors = [*actors, *(p for p in pair if all(a.country != p.country for a in actors))]
        delegated = LEVEL.match(page.text, trigger.end) is not None
        actors = list_states(actors) if delegated and not sides.second else actors
        if other and not is_international(actors) and not sides.second and UNTOLD.match(page.text, trigger.end):
            continue
        this = trigger.is_noun and page.text[max(0, trigger.start - 5) : trigger.start].lower() == "this "
        definite = heading or predicate or this or (not is_international(actors) and is_definite(page, trigger))
        found.append(
            Candidate(
                channel=channel,
                status=status,
                actors=actors,
                mentions=mentions,
                date=date,
                received=channel == "correspondence" and any(m.words.lower() == "your" for m in mentions),
                quoted_day=quoted_day,
                news=page.document.published if sentence.index < LEAD and status == "held" and date is None else None,
                place=name_place(page, stop),
                evidence=[cut_span(page.text, sentence.start, sentence.end)],
                trigger=Span(trigger.start, trigger.end, trigger.words),
                sentence=sentence.index,
                channel_why=channel_why,
                status_why=why,
                definite=definite,
                soft=trigger.soft,
                weak=trigger.weak and channel != "visit" and not is_addressed(sides, trigger),
                other=other,
                delegated=delegated,
                passed=trigger.is_noun and bool(PASSED.search(page.text, sentence.start, trigger.start)),
                apart=bool(APART.search(page.text, sentence.start, trigger.start)) and not trigger.is_noun,
                series=sides.separate,
                guests=is_guest_list(page, trigger, sentence),
                timeless=told.timeless and status == "held" and date is None,
                indefinite=bool(INDEFINITE.search(page.text, max(sentence.start, trigger.start - 45), trigger.start)),
            )
        )
    return found


def list_pair(page: Page, body: re.Match[str]) -> list[Actor]:
    """The two states whose standing body is named by their demonyms, "the Thai-Lao Council"; [] for another."""
    names = [n for n in page.names_in(body.start(), body.end()) if n.kind in ("demonym", "state")]
    pairs = [p for p in pairwise(names) if page.text[p[0].end : p[1].start] in ("-", "–")]
    return [find_state(page, name.code) for name in pairs[0]] if pairs else []


def is_quoted(page: Page, offset: int) -> bool:
    """Whether an offset lies in words that are quoted."""
    return any(q.start <= offset < q.end for q in page.quotations if q.kind != "indirect")


def is_guest_list(page: Page, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a sentence tells who was at an encounter told before: "participants in the call included A and B"."""
    return (
        is_definite(page, trigger) and trigger.is_noun and bool(GUESTS.search(page.text, sentence.start, trigger.end))
    )


def is_addressed(sides: Sides, trigger: Trigger) -> bool:
    """Whether somebody is said to have written to somebody: "he had written to President Lind"."""
    return trigger.verb is not None and trigger.verb.lemma == "write" and bool(sides.first and sides.second)


def is_purpose(page: Page, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether somebody is congratulated at another encounter: "spoke today with her to congratulate her on …"."""
    if trigger.verb is None or trigger.verb.lemma != "congratulate":
        return False
    above = {a.i for a in page.doc[trigger.token].ancestors}
    return any(t is not trigger and t.token in above for t in triggers)


def is_apposition(page: Page, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a noun only says what an encounter told before it is: "will welcome the king on Monday, a visit that"."""
    named = trigger.is_noun and NAMED.search(page.text, max(0, trigger.start - 30), trigger.start)
    return bool(named) and any(t.end < trigger.start for t in triggers)


def in_title(seats: Seats, trigger: Trigger) -> bool:
    """Whether the word is part of how somebody is called: "visiting Cambodian Prime Minister Hun Manet"."""
    mention = seats.at(trigger.token)
    return mention is not None and mention.kind == "name" and not trigger.is_noun


def settle_channel(page: Page, trigger: Trigger) -> tuple[Channel, str]:
    """The trigger's channel; "spoke with" that opens an official readout is a telephone call, its usual sense."""
    if trigger.is_noun and trigger.channel == "contact":
        seated = HELD_IN.match(page.text, trigger.end)
        there = page.names_in(seated.end(), seated.end() + 1) if seated else ()
        if any(n.kind in ("capital", "city") for n in there):
            return "meeting", f"“{trigger.words} in {there[0].name}”, where both were"
    if trigger.verb is None or trigger.verb.lemma not in TALKING | {"welcome", "discuss"}:
        return trigger.channel, trigger.why
    if trigger.verb.lemma == "welcome":
        there = find_destination(page, trigger)
        if there:
            return "visit", f"“{trigger.words} … to {there}”"
        told = find_visit(page, trigger)
        return ("visit", f"“{told}”, told of the guest who is welcomed") if told else (trigger.channel, trigger.why)
    if trigger.channel != "contact":
        return trigger.channel, trigger.why
    sentence = page.sentences[trigger.sentence]
    near = BESIDE.search(page.text, trigger.end, min(sentence.end, trigger.end + 120))
    if near:
        return "meeting", f"“{near.group()}”: both were there"
    city = find_city(page, trigger, sentence) if trigger.verb.lemma in TALKING else None
    if city is not None:
        return "meeting", f"in {city}, where both were"
    opens = page.home is not None and page.author is None and trigger.sentence < LEAD
    if opens and trigger.verb.lemma in ("speak", "talk"):
        return "call", f"“{trigger.words}” opens an official readout, which means by telephone"
    return trigger.channel, trigger.why


def find_city(page: Page, trigger: Trigger, sentence: Sentence) -> str | None:
    """The city that hangs on the verb, or stands behind whom it was spoken with: "consulted with Lind in Oslo"."""
    for name in page.names_in(trigger.end, sentence.end):
        if name.kind not in ("capital", "city") or page.text[name.start - 4 : name.start] != " in ":
            continue
        met = any(m.kind == "name" and m.end == name.start - 4 for m in page.mentions_in(trigger.end, name.start))
        if met or is_hung(page, trigger, name.start):
            return page.text[name.start : name.end]
    return None


def find_destination(page: Page, trigger: Trigger) -> str | None:
    """The first word of the state or city in "welcomed the king to Japan"."""
    guest = next(iter(page.mentions_in(trigger.end, trigger.end + GUEST)), None)
    if guest is None or not any(a.kind == "person" for a in guest.actors):
        return None
    going = GOING.match(page.text, trigger.end)
    while going and going.end() - trigger.end < 160:
        names = page.names_in(going.end(), going.end() + 1)
        if any(n.kind in ("state", "capital", "city") for n in names):
            return page.text[going.end() : going.end() + 80].split()[0]
        going = GOING.match(page.text, going.end())
    return None


def find_visit(page: Page, trigger: Trigger) -> str | None:
    """The words that call it a visit that somebody is to be welcomed: "Premier Lind's visit will strengthen …"."""
    if page.doc[trigger.token].tag_ in ("VBD", "VBN"):
        return None
    after = min(trigger.sentence + 1, len(page.sentences) - 1)
    told = VISIT_WORD.search(page.text, trigger.end, page.sentences[after].end)
    return told.group().lstrip("'’s ") if told else None


def settle_status(page: Page, status: Status, why: str, date: DateMention | None) -> tuple[Status, str]:
    """The status against the calendar: what lies after the publication is ahead, what lies before it is past."""
    published = page.document.published
    if date is None or published is None or status in ("proposed", "cancelled"):
        return status, why
    if status == "held" and COMING.match(date.text):
        return "planned", f"“{date.text}” is ahead"
    first, _, last = date.value.partition("/")
    if status == "held" and len(first) == 10 and first > published:
        return "planned", f"“{date.text}” lies after the publication"
    if status == "held" and len(first) == MONTH and first > published[:MONTH]:
        return "planned", f"“{date.text}” lies after the publication"
    if status == "planned" and (last or first) < published[: len(last or first)]:
        return "held", f"“{date.text}” lies before the publication"
    return status, why


def is_ahead(page: Page, date: DateMention) -> bool:
    """Whether a date lies after the publication."""
    published = page.document.published
    return published is not None and date.value.partition("/")[0] > published[: len(date.value)]


def is_other(page: Page, trigger: Trigger, sentence: Sentence, status: Status) -> bool:
    """Whether the words set the encounter apart from the one spoken of: "an earlier call", "proposed a meeting"."""
    before = page.text[max(sentence.start, trigger.start - 45) : trigger.start]
    if trigger.verb is not None and trigger.verb.frame == "mutual" and WE_MET.search(before):
        return status == "held"
    if trigger.channel == "summit" and (status != "proposed" or OTHER.search(before)):
        return False
    if OTHER.search(before):
        return True
    return trigger.is_noun and status in ("planned", "proposed") and bool(ONE.search(before))


def met_before(page: Page, trigger: Trigger) -> bool:
    """Whether "we met" tells of the speaker and whoever is spoken to, at another time."""
    mutual = trigger.verb is not None and trigger.verb.frame == "mutual" and trigger.channel == "meeting"
    return mutual and bool(WE.search(page.text, max(0, trigger.start - 12), trigger.start))


def is_earlier(page: Page, date: DateMention) -> bool:
    """Whether a date lies before the day of publication."""
    published = page.document.published
    return (
        published is not None
        and date.value.partition("/")[2][:10] < published
        and date.value < published[: len(date.value)]
    )


def is_predicate(page: Page, trigger: Trigger) -> bool:
    """Whether the words only say of an encounter told before which one it is: "It will be her first visit to Oslo"."""
    children = list(page.doc[trigger.token].children) if trigger.is_noun else []
    copula = any(c.dep_ == "cop" for c in children)
    return copula and any(c.dep_ == "nsubj" and c.lower_ in ("it", "this", "that") for c in children)


def is_definite(page: Page, trigger: Trigger) -> bool:
    """Whether the words come back to an encounter told before: "the call", "during their meeting", "they discussed"."""
    if not trigger.is_noun:
        return trigger.channel == "contact" or trigger.words.lower() in ("met", "meeting")
    before = page.text[max(0, trigger.start - 30) : trigger.start].lower()
    return bool(BACK.search(before))


def name_place(page: Page, place: Place | None) -> Span | None:
    if place is None:
        return None
    start, end = place if isinstance(place, tuple) else (place.start, place.end)
    return cut_span(page.text, start, end)


def split_stops(page: Page, sides: Sides, trigger: Trigger) -> list[tuple[list[Mention], list[Actor], Place]]:
    """One visit for each state on the way: "will travel to Warsaw, Poland and Bucharest, Romania"."""
    route = ROUTE.match(page.text, trigger.start) if trigger.channel == "visit" else None
    stops: dict[str, NameMatch] = {}
    offset = route.end() if route else None
    while offset is not None:
        names = [n for n in page.names_in(offset, offset + 1) if n.kind not in ("demonym", "organisation")]
        if not names:
            break
        stops.setdefault(names[0].code, names[0])
        joint = NEXT_STOP.match(page.text, names[0].end)
        offset = joint.end() if joint else None
    guests = [a for a in list_actors(sides.first) if a.country not in stops]
    if len(stops) < 2 or not guests:
        return []
    return [(sides.first, [*guests, find_state(page, code)], stop) for code, stop in stops.items()]


def split_sides(sides: Sides) -> list[tuple[list[Mention], list[Actor]]]:
    """One list of actors for each encounter."""
    if sides.separate and sides.first and len(list_actors(sides.second)) > 1:
        return [(sides.first + sides.second, [*list_actors(sides.first), actor]) for actor in list_actors(sides.second)]
    mentions = [m for m in sides.all() if not is_echo(m, sides)]
    return [(mentions, list_actors(mentions))]


def is_echo(mention: Mention, sides: Sides) -> bool:
    """Whether "them" on the second side was read as people of the first one too, and so stands for nobody sure."""
    if mention.kind != "group" or mention.role is not None or mention not in sides.second:
        return False
    return not sides.first or any(a in mention.actors for m in sides.first if m is not mention for a in m.actors)
