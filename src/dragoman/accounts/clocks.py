"""The clock time told of an encounter, with its offset from UTC where the words tell the zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from spacy.tokens import Token

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.triggers import Trigger, find_triggers
from dragoman.annotating.page import Page, Sentence
from dragoman.lexicon.diplomacy import word_set
from dragoman.lexicon.zones import list_abbreviations, zone_of_place, zone_of_words
from dragoman.model import Claim, cut_span

CLOCK = re.compile(
    r"(?<![\w.:,$€£¥-])(?:"
    r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?[ \u202f]?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:]|\s?[ap]\.?m\b)"
    r"|(?P<hours>(?:[01]\d|2[0-3])[0-5]\d)(?=\s(?:hours|hrs)\b)"
    r"|(?<=\bat )(?P<word>noon|midnight)\b)",
    re.I,
)
UNTIL = re.compile(r"\b(?:until|till|by|since|ended at|deadline of|before|after)\s+(?:about\s+)?$")
"""Words before a clock time at which nothing begins."""
ABBREVIATION = re.compile(rf"(?:\s?hours|\s?hrs)?[\s,(]{{1,2}}(?P<zone>{'|'.join(list_abbreviations())})\b")
NAMED = re.compile(
    r"(?:\s?hours|\s?hrs)?[\s,(]{1,2}"
    r"(?P<name>(?:U\.S\. |US )?[A-Z][\w.'’-]*(?: [A-Z][\w'’-]+){0,3}|local)(?:['’]s)? [Tt]ime\b"
    r"(?: \(?in (?P<place>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}))?"
)
STARTING = frozenset("begin start open commence schedule set take hold occur follow convene arrive kick".split())
"""Verbs whose time is that of their subject or object: "the call began at", "took place at", "is set for"."""


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time in the text: its offsets with the words of its zone, hour and minute, and the zone where told."""

    start: int
    end: int
    hour: int
    minute: int
    zone: tzinfo | None
    local: bool = False
    """ "local time", and no word says where."""


def find_clock_times(text: str, start: int, end: int) -> Iterator[ClockTime]:
    """The clock times in text[start:end], but for those up to which or after which something is."""
    for match in CLOCK.finditer(text, start, end):
        if UNTIL.search(text[max(start, match.start() - 30) : match.start()]):
            continue
        hour, minute = read_clock(match)
        abbreviation = ABBREVIATION.match(text, match.end(), end)
        named = NAMED.match(text, match.end(), end)
        if abbreviation:
            zone = zone_of_words(abbreviation["zone"])
            yield ClockTime(match.start(), abbreviation.end(), hour, minute, zone)
        elif named and named["name"] == "local":
            zone = zone_of_place(named["place"]) if named["place"] else None
            yield ClockTime(match.start(), named.end(), hour, minute, zone, local=zone is None)
        elif named:
            yield ClockTime(match.start(), named.end(), hour, minute, zone_of_words(named["name"]))
        else:
            yield ClockTime(match.start(), match.end(), hour, minute, None)


def read_clock(match: re.Match[str]) -> tuple[int, int]:
    """The hour (0 to 23) and the minute of a match of CLOCK."""
    if match["word"]:
        return (12, 0) if match["word"].lower() == "noon" else (0, 0)
    if match["hours"]:
        return int(match["hours"][:2]), int(match["hours"][2:])
    if match["hour24"]:
        return int(match["hour24"]), int(match["minute24"])
    afternoon = 12 if match["half"][0].lower() == "p" else 0
    return int(match["hour"]) % 12 + afternoon, int(match["minute"] or 0)


def find_clock(page: Page, candidate: Candidate, place: str | None) -> Claim[str] | None:
    """The time of day at which the encounter began, "17:40", or "17:40-05:00" where its zone can be told.

    Taken from the sentences that show the encounter, where the time hangs on its word or on a verb of beginning.
    """
    for start in sorted({span.start for span in candidate.evidence}):
        sentence = page.sentence_at(start)
        if sentence is None:
            continue
        for clock in find_clock_times(page.text, sentence.start, sentence.end):
            if tells_beginning(page, sentence, candidate, clock):
                return write_clock(page, candidate, clock, place)
    return None


def write_clock(page: Page, candidate: Candidate, clock: ClockTime, place: str | None) -> Claim[str]:
    words = f"{clock.hour:02d}:{clock.minute:02d}"
    zone = clock.zone
    why = "the clock time told with it"
    if clock.local and place:
        zone = zone_of_place(place)
        why = f"{why}, local time in {place}"
    day = candidate.date.value if candidate.date is not None else page.document.published
    offset = find_offset(zone, day, clock) if zone is not None else None
    return Claim(f"{words}{offset or ''}", (cut_span(page.text, clock.start, clock.end),), "rule:clock-time", why)


def find_offset(zone: tzinfo, day: str | None, clock: ClockTime) -> str | None:
    """The zone's offset from UTC at a clock time of an EDTF day, "-05:00".

    Without a day that is exact only the offset that holds all year; None where summer time would change it.
    """
    days = [day] if day and len(day) == 10 else [f"{(day or '2000')[:4]}-01-15", f"{(day or '2000')[:4]}-07-15"]
    found = set()
    for iso in days:
        moment = datetime.fromisoformat(iso).replace(hour=clock.hour, minute=clock.minute, tzinfo=zone)
        width = int((moment - moment.astimezone(UTC).replace(tzinfo=zone)).total_seconds() // 60)
        found.add(f"{'-' if width < 0 else '+'}{abs(width) // 60:02d}:{abs(width) % 60:02d}")
    return found.pop() if len(found) == 1 else None


def tells_beginning(page: Page, sentence: Sentence, candidate: Candidate, clock: ClockTime) -> bool:
    """Whether the clock time is the encounter's: it hangs on a word for it, and on no speech or other deed."""
    triggers = find_triggers(page, sentence)
    here = [t for t in triggers if t.start < candidate.trigger.end and candidate.trigger.start < t.end]
    tokens = page.tokens_in(clock.start, clock.end)
    if not tokens or not triggers:
        return False
    head = min(tokens, key=lambda t: sum(1 for _ in t.ancestors))
    return any(hangs_on_trigger(head, trigger) for trigger in here or triggers)


def hangs_on_trigger(token: Token, trigger: Trigger) -> bool:
    """Whether the way up from a token meets the trigger, its carrier or a verb of beginning that has it beside it."""
    for above in [token.head, *token.head.ancestors]:
        if above.i in (trigger.token, trigger.carrier):
            return above.lemma_.lower() not in word_set("carriers", "reporting")
        if above.pos_ == "VERB":
            beside = {above.head.i, *(child.i for child in above.children)}
            return above.lemma_.lower() in STARTING and bool(beside & {trigger.token, trigger.carrier})
    return False
