"""An event as dyads: who does what to whom, one side at a time, as CAMEO's data sets count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product

from dragoman.exporting.events import Event, Party, list_sides
from dragoman.lexicon.events import load_event_tables


@dataclass(frozen=True, slots=True)
class Dyad:
    """One side doing something to another: all of a side's people together, and CAMEO's code of it."""

    source: tuple[Party, ...]
    target: tuple[Party, ...]
    cameo: str


def list_dyads(event: Event) -> Iterator[Dyad]:
    """The dyads of an event, in the order of its parties; people whose side is not told are in none.

    An event of n sides that is reciprocal has n(n-1) of them. A visit has two for each visitor: the visit (042) and its
    mirror (043). What might be or is not has none, as CAMEO has no code for it.
    """
    if event.coding.auxiliary:
        return
    people = {code: gather_people(event, code) for code in list_sides((*event.actors, *event.recipients))}
    for source, target in pair_sides(event):
        yield Dyad(people[source], people[target], code_pair(event, source, target))


def gather_people(event: Event, code: str) -> tuple[Party, ...]:
    """The parties of one side, each once."""
    return tuple(dict.fromkeys(p for p in (*event.actors, *event.recipients) if p.code == code))


def pair_sides(event: Event) -> Iterator[tuple[str, str]]:
    """The sides of an event by twos, each with its counterpart where the event is mutual."""
    actors, recipients = list_sides(event.actors), list_sides(event.recipients)
    if event.reciprocal:
        yield from permutations(actors, 2)
        return
    for actor, recipient in product(actors, recipients):
        if actor != recipient:
            yield actor, recipient
            if event.coding.type == "CONSULT":
                yield recipient, actor


def code_pair(event: Event, source: str, target: str) -> str:
    """CAMEO's code of what one side does to the other."""
    if event.coding.cameo:
        return event.coding.cameo
    pairs = load_event_tables().pairs
    if event.pair == "negotiation":
        return pairs["negotiation"]
    if event.host in (source, target):
        return pairs["visitor_to_host" if target == event.host else "host_to_visitor"]
    return pairs[event.pair]
