"""Whose officials a visitor met where the text names their office but not their state: those of the state visited."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.annotating.page import Actor, Page
from dragoman.lexicon.offices import find_offices

REACH = 4
"""Sentences behind a visit within which the visitor's meetings are part of it."""
OF_STATE = frozenset({"head_of_state", "head_of_government", "monarch", "minister", "deputy"})
"""Kinds of office that tell of a state: "Prime Minister Lind", but not "Director Lind"."""


def seat_receivers(page: Page, candidates: list[Candidate]) -> None:
    """Give "In Ghana, she will meet with President Boateng" the state of the place, or of the visit told before."""
    for candidate in candidates:
        if candidate.group == "remote" or candidate.channel == "correspondence" or len(candidate.countries()) != 1:
            continue
        unknown = [a for a in candidate.actors if a.country is None and a.kind == "person" and is_of_state(a)]
        code = find_seat(page, candidate, candidates) if unknown else None
        for actor in unknown if code is not None and code not in candidate.countries() else []:
            actor.country = code
        candidate.definite = candidate.definite and not unknown


def is_of_state(actor: Actor) -> bool:
    """Whether somebody's office is one of a state."""
    return actor.role is not None and any(o.kind in OF_STATE for o in find_offices(actor.role))


def find_seat(page: Page, candidate: Candidate, candidates: list[Candidate]) -> str | None:
    """The state that a place is, or the one that the same visitor was said to go to."""
    place = candidate.place
    names = page.names_in(place.start, place.start + 1) if place is not None else ()
    state = next((n.code for n in names if n.kind == "state"), None)
    if state is not None:
        return state
    inside = {n.code for n in names if n.kind in ("capital", "city", "region")}
    for visit in reversed(candidates):
        known = next((a for a in candidate.actors if a.country), None)
        if (
            visit.channel != "visit"
            or known not in visit.actors
            or not 0 <= candidate.sentence - visit.sentence < REACH
        ):
            continue
        hosts = {a.country for a in visit.actors if a.kind == "state" and a.country != known.country}
        if len(hosts) == 1 and (not inside or hosts == inside):
            return next(iter(hosts))
    return None
