"""When two words for a participant mean one: an office and its holder, a state and a person of it."""

from __future__ import annotations

from dragoman.annotating.page import Actor
from dragoman.annotating.ranks import GENERIC, describes, fits_office, fold_title, is_leading
from dragoman.lexicon.diplomacy import word_set

GATHERED = 3
"""Sides named one by one that make a group's own name too little to tell."""


def is_unnamed(actor: Actor) -> bool:
    """Whether the actor is an office only ("Foreign minister of India"), which a name told later may fill."""
    return actor.role is not None and actor.name.lower().startswith(actor.role.lower() + " of ")


def is_regional(actor: Actor) -> bool:
    """Whether a part of the world is meant, or its leaders: "Africa", "European leaders"."""
    return actor.name in word_set("sides", "regions") or (actor.kind == "body" and actor.country is None)


def can_hold(person: Actor, office: Actor, listed: bool) -> bool:
    """Whether a named person stands for the unnamed holder of an office of the same state.

    Of one whose own office is not told only where nobody is `listed`: "Lind and the Foreign Minister" may be one then.
    """
    if person.country != office.country:
        return False
    if person.role is None or office.role is None:
        return not listed
    return fits_office(office.role, person.role) or (not listed and not are_apart(office.role, person.role))


def are_apart(office: str, role: str) -> bool:
    """Whether two offices are two people's: "the foreign minister" beside "President Lind"."""
    if office.lower() in GENERIC or fits_office(role, office) or describes(office, role):
        return False
    return is_leading(fold_title(role)) or is_leading(fold_title(office))


def trim_actors(actors: list[Actor], listed: bool = False) -> list[Actor]:
    """Each actor once; a state or body goes where a person of it is named, an office where its holder is.

    Of several unnamed bodies of one state the last stays. Where people are `listed`, as in a memorandum, an office
    stays beside others of its state.
    """
    named = [a for a in actors if a.kind == "person" and not is_unnamed(a)]
    actors = [a for a in actors if not (is_unnamed(a) and any(can_hold(b, a, listed) for b in named))]
    bodies = {a.country: a for a in actors if a.kind == "body" and a.country}
    actors = [a for a in actors if a.kind != "body" or bodies.get(a.country or "", a) is a]
    persons = {a.country for a in actors if a.kind == "person" and a.country}
    if len(persons) > GATHERED:  # "a call with European leaders", who are then named one by one
        actors = [a for a in actors if not is_regional(a)]
    kept: list[Actor] = []
    for actor in actors:
        if actor in kept or (actor.kind != "person" and actor.country in persons):
            continue
        if actor.kind == "state" and any(a.kind == "state" and a.country == actor.country for a in kept):
            continue
        if actor.kind in ("state", "organisation") and any(
            a.kind == "body" and a.country == actor.country for a in actors
        ):
            continue
        kept.append(actor)
    return kept
