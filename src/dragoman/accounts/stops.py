"""The stops of one journey: "will travel to Warsaw, Poland and Bucharest, Romania" is a visit to each."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.accounts.candidates import Candidate, list_actors
from dragoman.accounts.hosts import find_state
from dragoman.accounts.partners import Sides
from dragoman.accounts.setting import Place
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.names import NameMatch
from dragoman.model import cut_span

ROUTE = re.compile(
    r"[^.;]{0,60}?\b(?:to|visit(?:s|ed|ing)?(?! to\b)|in)\s+(?:the\s+)?"
    r"(?:(?:(?:[A-Z][\w-]+,?\s+){1,3}|(?:region|continent|area|(?:[\w-]+\s+){0,3}(?:countries|states))[^.;]{0,20}?,?\s+)"
    r"(?:including|namely)\s+(?:the\s+)?)?"
)
NEXT_STOP = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+)(?:to\s+|in\s+)?(?:the\s+)?")

NEXT_TIME = re.compile(r",? and (?:then |again |later )?(?:at|in|on) [^;]*$|,? and (?:on )?$")
"""Between the days of two meetings that are told at once."""
DAY = len("2023-10-05")


def split_occasions(page: Page, sentence: Sentence, candidate: Candidate) -> list[Candidate]:
    """ "Look forward to meeting at the summit on 3 May and in Oslo on 9 June": two meetings, each on its day."""
    if candidate.status != "planned" or candidate.channel != "meeting":
        return [candidate]
    days = [d for d in page.dates_in(candidate.trigger.end, sentence.end) if len(d.value) == DAY]
    if len(days) != 2 or not NEXT_TIME.fullmatch(page.text, days[0].end, days[1].start):
        return [candidate]
    edges = (candidate.trigger.end, days[0].end, days[1].end)
    found: list[Candidate] = []
    for day, start, end in zip(days, edges, edges[1:], strict=False):
        there = [n for n in page.names_in(start, end) if n.kind in ("city", "capital")]
        place = cut_span(page.text, there[0].start, there[0].end) if there else None
        found.append(replace(candidate, date=day, place=place, actors=list(candidate.actors), other=bool(found)))
    return found


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
