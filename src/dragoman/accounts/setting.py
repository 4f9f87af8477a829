"""When and where an encounter takes place: the date and the place that belong to its trigger."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.diplomacy import list_words, word_set
from dragoman.lexicon.names import NameMatch
from dragoman.model import DateMention

IN = re.compile(
    r"\b(?:in|at|near|outside|In|At)\s+(?:(?:the|downtown|central|sunny|nearby|his|her|capital|city|state|of|town|resort)\s+){0,4}$"
)
TO = re.compile(
    r"\b(?:to|To|visit(?:s|ed|ing)?|in|In|reached|tour(?:ed|ing)?|at|through|into"
    r"|(?:left|leaves?|leaving|depart(?:s|ed|ing)?) (?:on \w+ )?for)\s+"
    r"(?:(?:the|his|her|capital|city|state|of|neighbou?ring|war-torn|nearby)\s+){0,4}$"
)
BUILDING = re.compile(
    rf"\b(?:at|in|inside|to)\s+(?:the\s+)?((?:{'|'.join(list_words('places', 'buildings'))}"
    rf"|[A-Z][\w'’-]+ (?:{'|'.join(list_words('places', 'building_nouns'))})))\b"
)
SINCE = re.compile(r"\bsince\b[^,;.]{0,60}$")
BESIDE = re.compile(r",?\s+(?:held\s+)?(?:(?:earlier|late|early)\s+)?(?:on\s+)?")
"""Between an encounter and its day: "agreed in a call on Friday to meet"."""
WHERE = re.compile(r"(?:,\s+[A-Z][\w .'’-]{2,30})?,?\s+where\b")
NEAR = 80
"""Characters within which a clause tells what took place "in Oslo, where"."""
UNTIL = re.compile(r"\b(?:until|till|(?:deadline|extended|postponed|delayed|back)(?: \w+)? (?:to|of|by)|by)\s+$")
YEAR = 4
"""Characters of a date that tells the year only, as in "their third call this year, on Monday"."""
AGO = re.compile(r"\b(?:(?:hour|day|week|month|year)s|an? (?:hour|day|week|month|year)) (?:after|before|since)\b")
"""Between the day of one encounter and another: "hosted Lind on Monday, days after she phoned Berg"."""
VAGUE = re.compile(
    r"\b(?:recently|lately|previously|in recent (?:\w+ )?(?:days|weeks|months|years|times)"
    r"|(?:a few|several|some|many|a couple of) (?:days|weeks|months|years) (?:ago|earlier|before)"
    r"|(?:earlier )?(?:last|this|the previous|the same) week|the (?:day|week|month|year) before"
    r"|(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears) later"
    r"|(?:several|many|multiple|numerous|countless|a number of|two|three|four|five|six|seven|eight|nine|ten) times"
    r"|on (?:several|many|numerous) occasions)\b"
)
"""Times that no date tells: not the day of the news."""
ONGOING = re.compile(r"\b(?:has|have) been (?:\w+ly )?$")
"""Before "visiting": a stay that began some time before."""
REMOTE = frozenset({"call", "video-call", "correspondence", "contact"})
"""Channels of an encounter that has no place."""


Place = NameMatch | tuple[int, int]
"""A place by name, or the offsets of a building."""


def choose_date(page: Page, trigger: Trigger, sentence: Sentence, others: list[Trigger]) -> DateMention | None:
    """The date of the sentence that hangs on the trigger or its carrier, else the nearest that no other trigger has."""
    anchors = {trigger.token} | ({trigger.carrier} if trigger.carrier is not None else set())
    best: tuple[int, int] | None = None
    chosen: DateMention | None = None
    for date in page.dates_in(sentence.start, sentence.end):
        tokens = page.tokens_in(date.start, date.end)
        if not tokens:
            continue
        if is_of_other(page, date, trigger) or (
            date.end <= trigger.start and AGO.search(page.text, date.end, trigger.start)
        ):
            continue
        begin = trigger.end if date.start > trigger.end else sentence.start  # "since her visit in May" has its date
        if SINCE.search(page.text[begin : date.start]) or is_before_clause(page, date, trigger, others):
            continue
        head = min(tokens, key=lambda t: sum(1 for _ in t.ancestors))
        hung = hangs_on(page, head.i, anchors, {t.token for t in others} - anchors)
        hung = hung or BESIDE.fullmatch(page.text, trigger.end, max(trigger.end, date.start)) is not None
        distance = abs(date.start - trigger.start)
        rival = min((abs(date.start - t.start) for t in others if t.token != trigger.token), default=10**6)
        apart = in_other_clause(page, head.i, trigger) and not follows_plainly(page, date, trigger)
        # "Ties grow this year, she said at a meeting with him": what tells the year only must hang on the encounter.
        loose = len(date.value) <= YEAR and date.text.lower().startswith("this") and date.start < trigger.start
        if not hung and (rival < distance or apart or loose):
            continue
        stay = trigger.channel == "visit" and date.made_by == "rule:date-stay"
        beside = date.start < trigger.start and not page.text[date.end : trigger.start].strip(
            " '’s"
        )  # "her 2012 visit"
        rank = (-2 if beside else -1 if stay else 0 if hung and len(date.value) > YEAR else 1, distance)
        if best is None or rank < best:
            best, chosen = rank, date
    return chosen


def is_vague(page: Page, trigger: Trigger, sentence: Sentence, others: list[Trigger]) -> bool:
    """Whether the time told with the trigger is one that no date tells: "recently met", "has been visiting"."""
    if page.doc[trigger.token].tag_ == "VBG" and ONGOING.search(page.text, sentence.start, trigger.start):
        return True
    if AGO.search(page.text, max(sentence.start, trigger.start - NEAR), trigger.start) and not trigger.is_noun:
        return True
    anchors = {trigger.token} | ({trigger.carrier} if trigger.carrier is not None else set())
    rivals = {t.token for t in others} - anchors
    told = VAGUE.finditer(page.text, sentence.start, sentence.end)
    return any(hangs_on(page, token.i, anchors, rivals) for m in told for token in page.tokens_in(m.start(), m.end()))


def is_before_clause(page: Page, date: DateMention, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether a comma parts the date from the trigger, but from no earlier one: "After talks on Monday, A met B"."""
    if date.start > trigger.start or "," not in page.text[date.end : trigger.start]:
        return False
    return any(
        o.token != trigger.token and o.end <= date.start and "," not in page.text[o.end : date.start] for o in others
    )


def is_of_other(page: Page, date: DateMention, trigger: Trigger) -> bool:
    """Whether a date says of what year something else is ("the 2015 deal"), or until when ("extended it to 9 July")."""
    governor = next((a for a in page.doc[page.token_at(date.start)].ancestors if a.pos_ == "VERB"), None)
    if governor is not None and governor.dep_ == "acl:relcl" and governor.lemma_ in word_set("status", "stalling"):
        return True  # "talks that stalled last year"
    after = page.doc[page.token_at(date.end - 1) + 1 : page.token_at(date.end - 1) + 2]
    if len(date.value) == YEAR and any(t.pos_ == "NOUN" and t.i != trigger.token for t in after):
        return page.text[date.end : date.end + 1] == " "
    return date.start < trigger.start and bool(UNTIL.search(page.text[max(0, date.start - 30) : date.start]))


def follows_plainly(page: Page, date: DateMention, trigger: Trigger) -> bool:
    """Whether a date stands behind the trigger with no verb, comma or colon between, whatever the parse hangs it on."""
    between = page.tokens_in(trigger.end, date.start) if date.start > trigger.end else []
    return bool(between) and not any(t.pos_ in ("VERB", "AUX") or t.text in (",", ";", ":", "—", "–") for t in between)


def in_other_clause(page: Page, token: int, trigger: Trigger) -> bool:
    """Whether a date belongs to another statement: its verb is neither the trigger's nor above it, or only reports."""
    verb = next((a for a in page.doc[token].ancestors if a.pos_ == "VERB"), None)
    if verb is None or verb.i in (trigger.token, trigger.carrier) or tells_of(verb, trigger):
        return False
    if not any(a.i == verb.i for a in page.doc[trigger.token].ancestors):
        return True
    return verb.lemma_.lower() in word_set("carriers", "reporting")


def tells_of(verb: Token, trigger: Trigger) -> bool:
    """Whether a verb's clause is the trigger's: "the letter, which arrived on", "the meeting of the Board held on"."""
    if not verb.dep_.startswith("acl"):
        return False
    whole = verb.lemma_ in word_set("status", "holding") and any(a.i == trigger.token for a in verb.head.ancestors)
    return verb.head.i == trigger.token or whole


def hangs_on(page: Page, token: int, anchors: set[int], rivals: set[int]) -> bool:
    """Whether the token's chain of heads reaches an anchor before another trigger or clause begins."""
    current = page.doc[token]
    for _ in range(5):
        if current.i in anchors or current.head.i in anchors:
            return True
        if current.i in rivals or current.head.i in rivals:
            return False
        if current.head.i == current.i or current.pos_ == "VERB":
            return False
        current = current.head
    return False


def is_hung(page: Page, trigger: Trigger, offset: int) -> bool:
    """Whether the parse hangs the word at the offset on the trigger itself."""
    return page.doc[page.token_at(offset)].head.i == trigger.token


def choose_place(page: Page, trigger: Trigger, sentence: Sentence, others: list[Trigger]) -> Place | None:
    """The place named for the encounter: a city, a building, for a visit also a state; none for what is remote."""
    if trigger.channel in REMOTE:
        return None
    welcomed = trigger.verb is not None and trigger.verb.lemma == "welcome"  # "welcomed Lind to Oslo"
    pattern = TO if trigger.channel == "visit" or welcomed else IN
    ranked: list[tuple[int, int, Place]] = []
    for name in page.names_in(sentence.start, sentence.end):
        there = WHERE.match(page.text, name.end, sentence.end) and 0 < trigger.start - name.end < NEAR
        if name.kind not in ("city", "capital", "region", "place", "state") or not (
            there or pattern.search(page.text[max(sentence.start, name.start - 45) : name.start])
        ):
            continue
        if there:
            ranked.append((0, 1 if name.kind == "state" else 0, name))
            continue
        if page.text[name.end : name.end + 2] in ("'s", "’s") or page.text[name.end : name.end + 1] in ("-", "–"):
            continue  # "at the Peru-EU summit"
        rank = rank_place(page, trigger, others, name.start)
        if rank > 15 and name.kind == "state" and trigger.channel not in ("visit", "summit"):
            continue
        ranked.append((rank, 1 if name.kind == "state" else 0, name))
    buildings = [b.span(1) for b in BUILDING.finditer(page.text, sentence.start, sentence.end)]
    inside = [b for b in buildings if trigger.end < b[0]]
    ranked = [r for r in ranked if not (inside and is_of_noun(page, r[2], trigger, inside[0][0]))]
    ranked += [(rank_place(page, trigger, others, b[0]), 1, b) for b in buildings]
    ranked = [r for r in ranked if r[0] < 1000]
    if not ranked:
        return None
    ranked.sort(key=lambda r: (r[1], r[0]) if trigger.channel != "visit" else (0, r[0]))
    return ranked[0][2]


def is_of_noun(page: Page, place: Place, trigger: Trigger, building: int) -> bool:
    """Whether a place tells where something else was done: "met at the palace to build on the plan made in Lima"."""
    if isinstance(place, tuple) or not trigger.end < building < place.start:
        return False
    verb = next((a for a in page.doc[page.token_at(place.start)].ancestors if a.pos_ == "VERB"), None)
    return verb is not None and verb.dep_.startswith("acl") and not tells_of(verb, trigger)


def rank_place(page: Page, trigger: Trigger, others: list[Trigger], start: int) -> int:
    """Distance in characters; over 1000 where another trigger stands nearer or the phrase hangs elsewhere."""
    distance = abs(start - trigger.start)
    anchors = {trigger.token} | ({trigger.carrier} if trigger.carrier is not None else set())
    index = page.token_at(start)
    if hangs_on(page, index, anchors, {t.token for t in others} - anchors):
        return distance // 10
    rival = min((abs(start - t.start) for t in others if t.token != trigger.token), default=10**6)
    if rival < distance or distance > 150:
        return 2000
    return distance
