"""The stops of one journey: "will travel to Warsaw, Poland and Bucharest, Romania" is a visit to each."""

from __future__ import annotations

import re

from dragoman.accounts.candidates import list_actors
from dragoman.accounts.hosts import find_state
from dragoman.accounts.partners import Sides
from dragoman.accounts.setting import Place
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Actor, Mention, Page
from dragoman.lexicon.names import NameMatch

ROUTE = re.compile(
    r"[^.;]{0,60}?\b(?:to|visit(?:s|ed|ing)?(?! to\b)|in)\s+(?:the\s+)?"
    r"(?:(?:(?:[A-Z][\w-]+,?\s+){1,3}|(?:region|continent|area|(?:[\w-]+\s+){0,3}(?:countries|states))[^.;]{0,20}?,?\s+)"
    r"(?:including|namely)\s+(?:the\s+)?)?"
)
NEXT_STOP = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+)(?:to\s+|in\s+)?(?:the\s+)?")


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
