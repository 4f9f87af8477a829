"""What people type as a side: a state, an organisation or an actor of the record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.errors import NotInRecord
from dragoman.lexicon.names import find_code, name_of
from dragoman.model.record import Actor
from dragoman.record import Record

ACTOR_ID = re.compile(r"[bops]-\S+")


@dataclass(frozen=True, slots=True)
class Side:
    """What words mean as a side: `key` is the code or the actor's id that filters take, None where it can't be told.

    `choices` are the actors that the words may mean where there are several.
    """

    words: str
    key: str | None = None
    name: str = ""
    choices: tuple[Actor, ...] = ()


def key_of(actor: Actor) -> str:
    """What filters take for an actor: the code of a state or organisation, so that all who act for it are found."""
    return actor.country if actor.kind in ("state", "organisation") and actor.country else actor.id


def find_side(record: Record, words: str) -> Side:
    """The side of a code, a name in any script, or an actor's id."""
    words = words.strip()
    if not words:
        return Side(words)
    if ACTOR_ID.fullmatch(words):
        try:
            actor = record.load_actor(words)
        except NotInRecord:
            return Side(words)
        return Side(words, key_of(actor), actor.name if actor.kind in ("person", "body") else name_of(key_of(actor)))
    if code := find_code(words):
        return Side(words, code, name_of(code))
    found = record.find_actors(words)
    same = [actor for actor in found if actor.name.casefold() == words.casefold()]
    # A body may be called after its members ("the Vogt government").
    members = [actor for actor in found if actor.kind != "body"]
    found = next((alone for alone in (same, members) if len(alone) == 1), found)
    if len(found) == 1:
        return Side(words, key_of(found[0]), found[0].name)
    return Side(words, choices=tuple(found))
