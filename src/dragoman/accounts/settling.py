"""The channel and status of an encounter, settled by the words around it and by the calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.accounts.setting import is_hung
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Page, Sentence
from dragoman.model import Channel, DateMention, Status

BESIDE = re.compile(
    r"\bon the (?:margins|sidelines|fringes) of\b|\bat the (?:G7|G20|NATO|UN|United Nations|[A-Z]\w+ Summit)\b"
    r"|\bin person\b|\bface-to-face\b"
)
GOING = re.compile(r"[^.;]*?\bto\s+(?:the\s+)?")
COMING = re.compile(r"(?:early |late )?next (?:week|month|year)\b|tomorrow\b|(?:in )?the coming (?:days|weeks)\b", re.I)
MONTH = 7
"""Characters of a date that tells the month."""
GUEST = 30
"""Characters behind "welcomed" within which the guest's words begin: "warmly welcomed His Excellency Ola Dahl"."""
YEAR_TOLD = re.compile(r"\b\d{4}\b|\b(?:last|past|ago)\b", re.I)
MONTH_NAMED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
HELD_IN = re.compile(r"\s+(?:held\s+)?in\s+(?=[A-Z])")
TALKING = frozenset({"speak", "talk", "consult", "confer", "converse"})
"""Verbs that leave open how it was spoken."""
VISIT_WORD = re.compile(r"(?:['’]s?|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|a)) (?:[a-z-]+ ){0,2}visit\b")
"""A visit spoken of, whosever it is."""
LEAD = 2
"""Sentences at the head of a text in which its news stands; an encounter told there without a day is dated by it."""


def settle_channel(page: Page, trigger: Trigger) -> tuple[Channel, str]:
    """The trigger's channel; "spoke with" that opens an official readout is a telephone call, its usual sense."""
    if trigger.is_noun and trigger.channel == "contact":
        seated = HELD_IN.match(page.text, trigger.end)
        names = page.names_in(seated.end(), seated.end() + 1) if seated else ()
        if any(n.kind in ("capital", "city") for n in names):
            return "meeting", f"“{trigger.words} in {names[0].name}”, where both were"
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


def look_ahead(date: DateMention | None, status: Status, published: str | None) -> DateMention | None:
    """The date of what is only proposed, which lies ahead: "proposed a meeting in June" of a text of May."""
    if date is None or published is None or status != "proposed" or YEAR_TOLD.search(date.text):
        return date
    if not MONTH_NAMED.search(date.text) or date.value[: len(published)] >= published[: len(date.value)]:
        return date
    value = re.sub(r"\d{4}(?=-)", lambda year: str(int(year.group()) + 1), date.value)
    return replace(date, value=value, why=f"{date.why}; what is proposed lies ahead")
