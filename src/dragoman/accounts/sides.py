"""Who takes part in an encounter: the mentions that a trigger's sentence puts into it."""

from __future__ import annotations

from dragoman.accounts.neighbours import ATTENDED
from dragoman.accounts.noun_sides import fill_noun
from dragoman.accounts.partners import (
    Search,
    Sides,
    distinct_countries,
    find_mediators,
)
from dragoman.accounts.seats import Seats
from dragoman.accounts.triggers import Trigger
from dragoman.accounts.verb_sides import fill_verb
from dragoman.annotating.page import Page, Sentence


def find_sides(page: Page, seats: Seats, trigger: Trigger, sentence: Sentence, rivals: frozenset[int]) -> Sides:
    """The two sides of the trigger, as far as its sentence tells; `rivals` are the tokens of its other triggers."""
    sides = Sides()
    search = Search(page, seats, trigger, sentence, rivals)
    if trigger.is_noun:
        fill_noun(search, sides)
    else:
        fill_verb(search, sides)
    if (
        trigger.channel in ("meeting", "summit", "contact", "video-call")
        and len(distinct_countries(sides.actors())) > 1
    ):
        sides.second += find_mediators(search)
    if not ATTENDED.search(page.text, sentence.start, sentence.end):
        drop_reporters(sides)
    for side in (sides.first, sides.second):
        side[:] = [m for n, m in enumerate(side) if all(m is not before for before in side[:n])]
    return sides


def drop_reporters(sides: Sides) -> None:
    """Spokespersons report, they take no part; but whoever speaks with one names them behind "with"."""
    sides.first[:] = [
        m for m in sides.first if not (m.actors and all(a.role and "spokes" in a.role.lower() for a in m.actors))
    ]
