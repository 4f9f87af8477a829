"""How an actor is called: the name to show, the name in its id."""

from __future__ import annotations

import re

from anyascii import anyascii

from dragoman.lexicon.name_folding import fold_person_name, is_given_name, romanise_name
from dragoman.model.record import Actor

_SLUG = re.compile(r"[^a-z0-9]+")
_SHOUTED = re.compile(r"\b[A-ZÀ-ÖØ-ÞŁŚŽŠČŻĐ]{4,}\b")


def slug_name(name: str) -> str:
    """A name for an id: "Ștefan Lupu" -> "stefan-lupu"; "x" where it has no letter or digit."""
    return _SLUG.sub("-", anyascii(romanise_name(name)).replace("'", "").lower()).strip("-") or "x"


def choose_name(actor: Actor, name: str) -> str:
    """The name to show, now that texts use this one as well: the register's; else the first full one in Latin letters.

    A form with more parts between the same first and last ones takes its place, and one with fewer after them: what
    stands after a name may be other words ("Ida Berg En Route").
    """
    if actor.known:
        return actor.known
    name = lower_capitals(name)
    old, new = (fold_person_name(form, actor.country) for form in (actor.name, name))
    if not new.full or new.is_bare or (not name.isascii() and romanise_name(name) != name):
        return name if old.is_bare and not new.is_bare else actor.name
    if old.is_bare or romanise_name(actor.name) != actor.name:
        return name
    if new.full == old.full[: len(new.full)] and len(new.full) < len(old.full) and not is_given_name(new.full[-1]):
        return name
    ends = (new.full[0], new.full[-1]) == (old.full[0], old.full[-1])
    return name if ends and len(new.full) > len(old.full) else actor.name


def lower_capitals(name: str) -> str:
    """A name without words all in capitals: "Ida BERG" -> "Ida Berg"; initials ("RFK") stay."""
    return _SHOUTED.sub(lambda match: match.group().title(), name)
