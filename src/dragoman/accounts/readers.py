"""What one trigger tells: its people, time, place, channel and status as candidates."""

from __future__ import annotations

import re

from dragoman.accounts.bodies import BODY, is_joint_body, list_pair, seat_body
from dragoman.accounts.candidates import Candidate, list_actors, list_states
from dragoman.accounts.clauses import find_praised, find_subject
from dragoman.accounts.company import add_company, is_along, read_company
from dragoman.accounts.holders import trim_actors
from dragoman.accounts.likeness import is_international
from dragoman.accounts.partners import Sides, is_for_talk
from dragoman.accounts.rosters import read_roster
from dragoman.accounts.seats import Seats
from dragoman.accounts.series import ON_A, join_settings, share_days, share_month, share_sides, share_stays
from dragoman.accounts.setting import Place, choose_date, choose_place, is_vague
from dragoman.accounts.settling import LEAD, is_ahead, look_ahead, settle_channel, settle_status
from dragoman.accounts.sides import find_sides
from dragoman.accounts.status import read_status
from dragoman.accounts.stops import split_occasions, split_stops
from dragoman.accounts.triggers import Trigger, find_barriers, find_triggers
from dragoman.accounts.verb_sides import IN_EACH
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.diplomacy import word_set
from dragoman.model import DateMention, Span, Status, cut_span

OTHER = re.compile(
    r"\b(?:earlier|previous|last|first|second|third|fourth|fifth|another|next|follow-up|subsequent|recent|prior|further"
    r"|future|upcoming|forthcoming)\s+(?:[\w,’'-]+\s+){0,3}$",
    re.I,
)
PASSED = re.compile(
    r"\b(?:(?:earlier|previous|last|recent|prior|past)\s+(?:[\w-]+\s+){0,2}"
    r"|(?:outcomes?|results?|success|wake|conclusions?|decisions?|commitments?) (?:of|from|at) (?:the|their|that)\s+"
    r"(?:[\w.-]+\s+){0,3}"
    r"|(?:following|since|reflected on|recalled)\s+the\s+(?:[\w.’'-]+\s+){0,3})$",
    re.IGNORECASE,
)
INDEFINITE = re.compile(r"\b(?:an?|their|our|another|your)\s+(?:[\w,’'-]+\s+){0,3}$", re.I)
APART = re.compile(
    r"\b(?:ahead of|before|prior to|after|following|on the (?:sidelines|margins|fringes) of|earlier)\s+"
    r"(?:the|this|that|their)\s+(?:[\w-]+\s+){0,3}(?:meeting|talks|summit|session|conference|visit|ceremony|call)\b",
    re.I,
)
BACK = re.compile(r"\b(?:the|this|that|their|these|our|bilateral)\s+(?:[\w-]+\s+)?$")
WHICH = re.compile(
    r"(?:,|—|–)\s+(?:his|her|their|its|the)\s+(?:very\s+)?(?:first|second|third|fourth|fifth|sixth|last|latest)(?:\s+\w+){0,2}\s+$"
)
ONE = re.compile(r"\ban?\s+(?:[\w-]+\s+){0,2}$")
ALSO_ATTENDED = re.compile(r",?(?: that| which)? (?:was|were) also (?:attended|joined) by ")
"""Behind an encounter told before: who else was there."""
GUESTS = re.compile(
    r"\b(?:[Pp]articipants (?:in|of|at)|[Aa]lso (?:attending|participating in|joining)"
    r"|[Oo]thers? (?:who )?(?:attend\w+|join\w+)|[Aa]ttending|[Jj]oining) (?:the|this) (?:[\w-]+ ){0,2}[\w-]+$"
)
NAMED = re.compile(r",\s+an?\s+(?:[a-z-]+\s+){0,2}$")
"""Before a noun that is in apposition to what was told."""
WE = re.compile(r"\b[Ww]e (?:also |last |first |had )?$")
JUST = re.compile(r"\bI(?: have|['’]ve)? just $")
OURS = re.compile(r"\b[Oo]ur (?:[\w-]+ ){0,4}$")
UNTOLD = re.compile(r"\s+(?:[a-z]+ )?with\s")
"""Behind an encounter of one side: it was with people who are no side of their own ("with local businesses")."""
WE_MET = re.compile(r"\b(?:[Ww]hen|[Ss]ince) we (?:last |first )?$|\b[Ww]e (?:last|first) $")
"""Before a verb: the speaker and whoever was spoken of, at another time."""
DAY = 10
"""Characters of a date that tells the day."""
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
OCCASION = re.compile(r"\b(?:[Dd]uring|[Ii]n the course of|[Aa]s part of|[Tt]hroughout) (?:the|this) (?:[\w-]+ ){0,2}$")
GOING_TO = re.compile(r" (?:to|in|of|by) ")
"""Behind a visit: the words say which one it is."""
WHO = re.compile(r"\bwho (?:\w+ )?$")
GIVEN_UP = re.compile(r"\bwas (?:\w+ly )?(?:(?:due|scheduled|set|supposed|expected|meant) )?to [^.;]*\bbut\b[^.;]*$")
"""Before "the trip": the one that was given up in the same sentence."""


def read_sentence(page: Page, seats: Seats, sentence: Sentence) -> list[Candidate]:
    """All that one sentence tells; a question tells nothing."""
    if ASKED.match(page.text, sentence.start, sentence.end) and page.text[sentence.end - 1] == "?":
        return []
    if IN_EACH.match(page.text, sentence.start, sentence.end):
        return []  # "In both calls, they consulted": of encounters told one by one
    roster = read_roster(page, seats, sentence)
    if roster is not None:
        return [roster]
    triggers = [t for t in find_triggers(page, sentence) if not in_title(seats, t) and not is_along(page, t)]
    triggers = [t for t in triggers if not is_purpose(page, t, triggers) and not is_apposition(page, t, triggers)]
    triggers = [t for t in triggers if not is_same_stay(page, t, triggers)]
    rivals = find_barriers(page, sentence) | {t.token for t in triggers} if triggers else frozenset[int]()
    told = [c for trigger in triggers for c in read_candidates(page, seats, trigger, sentence, triggers, rivals)]
    told = [
        c
        for c in told
        if not (c.definite and not c.actors and GIVEN_UP.search(page.text, sentence.start, c.trigger.start))
    ]
    told = [one for c in join_settings(page, told) for one in split_occasions(page, sentence, c)]
    share_sides(page, told)
    share_stays(page, told)
    held = [c for c in told if c.group in ("in person", "any") and is_international(c.actors)]
    stays = [c for c in told if c.trigger.text in BEING and c.channel == "visit" and c.actors]
    told = [c for c in told if c not in stays or not any(c.actors[0] in h.actors for h in held)]
    share_days(page, told)
    share_month(page, told)
    add_company(page, seats, sentence, told)
    company = read_company(page, seats, sentence)
    if company is None:
        return told
    beside = [c for c in told if c.actors or not c.definite]  # "taking part in the talks were": the talks told before
    behind = (company.trigger.end < c.trigger.start or not is_international(c.actors) for c in beside)
    return [company, *beside] if company.present or all(behind) else told


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
    passed = trigger.is_noun and bool(PASSED.search(page.text, sentence.start, trigger.start))
    passed = passed or (date is None and is_vague(page, trigger, sentence, triggers))
    carrier = page.doc[trigger.carrier] if trigger.carrier is not None else None
    passed = passed or (
        carrier is not None and find_praised(carrier) is not None
    )  # "thanked Peru for hosting the talks"
    fresh = sentence.index < LEAD and not passed
    if (
        trigger.weak
        and trigger.channel == "contact"
        and told.status == "held"
        and date is not None
        and is_ahead(page, date)
    ):
        date = None  # "discussed the elections of next year"
    sent = sides.sent and told.status == "proposed"
    why = f"{told.why}; their own side sends them" if sent else told.why
    status, why = settle_status(page, "planned" if sent else told.status, why, date)
    date = look_ahead(date, status, page.document.published)
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
        earlier = earlier and (not trigger.is_noun or (date is not None and len(date.value) < DAY))
        again = passed and not trigger.is_noun and told.status == "held"  # "they had met recently in Oslo"
        other = not predicate and (earlier or again or is_other(page, trigger, sentence, status))
        body = BODY.match(page.text, trigger.end, sentence.end) if trigger.is_noun else None
        joint = is_joint_body(page, trigger, sentence) and not sides.second and (date is not None or stop is not None)
        if joint and not (body and list_pair(page, body)):
            actors, other, body = [], True, None
        if other and not sides.second and body:
            continue
        actors = seat_body(page, trigger, sentence, sides, actors, body, proposed=told.status == "proposed")
        delegated = joint or LEVEL.match(page.text, trigger.end) is not None
        actors = list_states(actors) if delegated and not sides.second else actors
        if other and not is_international(actors) and not sides.second and UNTOLD.match(page.text, trigger.end):
            continue
        this = trigger.is_noun and page.text[max(0, trigger.start - 5) : trigger.start].lower() == "this "
        told_whole = is_international(actors) and channel != "visit"  # "It was the first meeting between Lind and Soto"
        definite = heading or (predicate and not told_whole) or this
        definite = definite or (not is_international(actors) and is_definite(page, trigger))
        definite = (definite or is_occasion(page, trigger)) and not joint
        found.append(
            Candidate(
                channel=channel,
                status=status,
                actors=actors,
                mentions=mentions,
                date=date,
                received=channel == "correspondence" and any(m.words.lower() == "your" for m in mentions),
                quoted_day=quoted_day,
                news=page.document.published if fresh and status == "held" and date is None else None,
                place=name_place(page, stop),
                evidence=[cut_span(page.text, sentence.start, sentence.end)],
                trigger=Span(trigger.start, trigger.end, trigger.words),
                sentence=sentence.index,
                channel_why=channel_why,
                status_why=why,
                definite=definite,
                soft=trigger.soft,
                weak=trigger.weak
                and channel != "visit"
                and not is_addressed(sides, trigger)
                and not is_held(page, trigger),
                other=other,
                delegated=delegated,
                both=not actors and are_both(page, trigger),
                passed=passed,
                apart=bool(APART.search(page.text, sentence.start, trigger.start)) and not trigger.is_noun,
                series=sides.separate,
                same_day=told.status == "held" and date is None and is_just_now(page, trigger),
                guests=is_guest_list(page, trigger, sentence),
                timeless=told.timeless and status == "held" and date is None,
                indefinite=joint
                or trigger.words.lower() == "round"
                or bool(INDEFINITE.search(page.text, max(sentence.start, trigger.start - 45), trigger.start)),
            )
        )
    return found


def is_quoted(page: Page, offset: int) -> bool:
    """Whether an offset lies in words that are quoted."""
    return any(q.start <= offset < q.end for q in page.quotations if q.kind != "indirect")


def is_just_now(page: Page, trigger: Trigger) -> bool:
    """Whether a speaker has "just" met somebody: on the day on which they say so."""
    return not trigger.is_noun and JUST.search(page.text, max(0, trigger.start - 16), trigger.start) is not None


def is_guest_list(page: Page, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a sentence tells who was at an encounter told before: "participants in the call included A and B"."""
    if trigger.is_noun and ALSO_ATTENDED.match(page.text, trigger.end):
        return True
    return (
        is_definite(page, trigger) and trigger.is_noun and bool(GUESTS.search(page.text, sentence.start, trigger.end))
    )


def is_held(page: Page, trigger: Trigger) -> bool:
    """Whether discussions are said to be held with somebody, which is as good as talks."""
    held = trigger.carrier is not None and page.doc[trigger.carrier].lemma_ in ("hold", "conduct")
    return held and trigger.words.lower().endswith("discussions") and page.text.startswith(" with ", trigger.end)


def is_addressed(sides: Sides, trigger: Trigger) -> bool:
    """Whether somebody is said to have written to somebody: "he had written to President Lind"."""
    return trigger.verb is not None and trigger.verb.lemma == "write" and bool(sides.first and sides.second)


def is_purpose(page: Page, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a verb only tells what another encounter was for.

    "Spoke today with her to congratulate her on …", "held a call to discuss trade with her".
    """
    if trigger.verb is None:
        return False
    verb = page.doc[trigger.token]
    if is_for_talk(verb) and any(t.is_noun and verb.head.i in (t.token, t.carrier) for t in triggers):
        return True
    above = {a.i for a in verb.ancestors} if trigger.verb.lemma == "congratulate" else set[int]()
    return any(t is not trigger and t.token in above for t in triggers)


def is_apposition(page: Page, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a noun only says what an encounter told before it is: "will welcome the king on Monday, a visit that"."""
    named = trigger.is_noun and NAMED.search(page.text, max(0, trigger.start - 30), trigger.start)
    return bool(named) and any(t.end < trigger.start for t in triggers)


def is_same_stay(page: Page, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a visit is that of somebody said to be there: "is in Lima on a visit"."""
    if not trigger.is_noun or trigger.channel != "visit":
        return False
    stays = [t for t in triggers if t.words.lower() in BEING and t.end < trigger.start]
    told = [
        t for t in stays if not WHO.search(page.text, max(0, t.start - 12), t.start)
    ]  # of whom, the noun's rule finds
    return any(ON_A.fullmatch(page.text, stay.end, trigger.start) for stay in told)


def in_title(seats: Seats, trigger: Trigger) -> bool:
    """Whether the word is part of how somebody is called: "visiting Cambodian Prime Minister Hun Manet"."""
    mention = seats.at(trigger.token)
    return mention is not None and mention.kind == "name" and not trigger.is_noun


def is_other(page: Page, trigger: Trigger, sentence: Sentence, status: Status) -> bool:
    """Whether the words set the encounter apart from the one spoken of: "an earlier call", "proposed a meeting"."""
    before = page.text[max(sentence.start, trigger.start - 45) : trigger.start]
    if trigger.verb is not None and trigger.verb.frame == "mutual" and WE_MET.search(before):
        return status == "held"
    if trigger.channel == "summit" and (status != "proposed" or OTHER.search(before)):
        return False
    if OTHER.search(before):
        return True
    meant = trigger.is_noun and trigger.channel != "contact"  # "now we're going to have a conversation"
    return meant and status in ("planned", "proposed") and bool(ONE.search(before))


def met_before(page: Page, trigger: Trigger) -> bool:
    """Whether "we met", "our talks" tell of the speaker and whoever is spoken to, at another time."""
    if trigger.is_noun:
        return OURS.search(page.text, max(0, trigger.start - 40), trigger.start) is not None
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
    if trigger.is_noun and which_one(page, trigger):
        return True
    copula = any(c.dep_ == "cop" for c in children)
    return copula and any(c.dep_ == "nsubj" and c.lower_ in ("it", "this", "that") for c in children)


def which_one(page: Page, trigger: Trigger) -> bool:
    """Whether the words stand beside a visit to say which one it is: "paid a visit to Peru, her first in office"."""
    sentence = page.sentences[trigger.sentence]
    told = WHICH.search(page.text, sentence.start, trigger.start)
    return told is not None and trigger.words.split()[-1] in page.text[sentence.start : told.start()]


def is_definite(page: Page, trigger: Trigger) -> bool:
    """Whether the words come back to an encounter told before: "the call", "during their meeting", "they discussed"."""
    if not trigger.is_noun:
        return trigger.channel == "contact" or trigger.words.lower() in ("met", "meeting")
    before = page.text[max(0, trigger.start - 30) : trigger.start].lower()
    return bool(BACK.search(before))


def are_both(page: Page, trigger: Trigger) -> bool:
    """Whether "the sides", "the two countries' delegations" meet: those of an encounter told before."""
    if trigger.verb is None or trigger.verb.frame != "mutual":
        return False
    subject = find_subject(page.doc[trigger.token])
    return subject is not None and subject.lemma_.lower() in word_set("sides", "both") and subject.tag_ == "NNS"


def is_occasion(page: Page, trigger: Trigger) -> bool:
    """Whether a visit told before is only when something else takes place: "During the visit, she will meet Berg"."""
    if trigger.channel != "visit" or not trigger.is_noun or GOING_TO.match(page.text, trigger.end):
        return False
    return OCCASION.search(page.text, max(0, trigger.start - 40), trigger.start) is not None


def name_place(page: Page, place: Place | None) -> Span | None:
    if place is None:
        return None
    start, end = place if isinstance(place, tuple) else (place.start, place.end)
    return cut_span(page.text, start, end)


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
