"""Who stands on which side of an engagement: states and organisations, or the actors themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from dragoman.lexicon.names import name_of
from dragoman.model.record import Engagement, EngagementParticipant

SidesBy = Literal["states", "actors"]
"""states: states and organisations, whoever speaks for them; actors: each person or body by itself."""


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """A side: its code, else an actor's id, else a name; what to call it, and the code it belongs to, if any."""

    key: str
    name: str
    country: str | None = None


def list_sides(engagement: Engagement, by: SidesBy) -> tuple[Side, ...]:
    """The sides of an engagement, each once, in the order of the participants."""
    found: dict[str, Side] = {}
    for participant in engagement.participants:
        side = name_side(participant, by)
        found.setdefault(side.key, side)
    return tuple(found.values())


def name_side(participant: EngagementParticipant, by: SidesBy) -> Side:
    code = participant.country
    if code and (by == "states" or participant.kind in ("state", "organisation")):
        return Side(code, write_code(code), code)
    key = participant.actor or participant.name
    return Side(key, f"{participant.name} ({code})" if code else participant.name, code)


def write_code(code: str) -> str:
    """ "Ghana (GHA)"; an organisation's acronym alone."""
    name = name_of(code)
    return name if name == code else f"{name} ({code})"


def pair_sides(engagement: Engagement, by: SidesBy) -> Iterator[tuple[Side, Side]]:
    """Every two sides that met each other; members of one delegation meet others, not each other."""
    for one, other in combinations(list_sides(engagement, by), 2):
        if one.country is None or one.country != other.country:
            yield one, other


def name_sides(engagements: Iterable[Engagement], by: SidesBy) -> dict[str, Side]:
    """The sides of all engagements by their keys, each under the longest name told of it."""
    found: dict[str, Side] = {}
    for engagement in engagements:
        for side in list_sides(engagement, by):
            known = found.get(side.key)
            if known is None or (-len(known.name), known.name) > (-len(side.name), side.name):
                found[side.key] = side
    return found


def write_participants(engagement: Engagement) -> str:
    """ "Ida Berg (DNK); Norway (NOR)"."""
    return "; ".join(name_side(participant, "actors").name for participant in engagement.participants)
