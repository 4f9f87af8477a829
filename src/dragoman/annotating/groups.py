"""Who may be among "the leaders", "the two presidents", "they"."""

from __future__ import annotations

import re

from dragoman.annotating.cast import Cast
from dragoman.annotating.page import Actor, Mention
from dragoman.annotating.pronouns import Spoken
from dragoman.annotating.ranks import GENERIC, fold_title, is_leading

PLURAL_END = re.compile(r"s(?=$|\s+(?:of|for)\b)")


def rank_spoken(recent: list[Spoken], cast: Cast, mention: Mention, official: bool) -> list[Actor]:
    """Who may be among "the leaders": those named last first, then those named in passing.

    "Lind told of his talks with Berg. The leaders agreed" is of Lind and whom he told. Of "the leaders" only those who
    lead, of "the ministers" none who does, if there are two.
    """
    known = [
        s
        for s in recent
        if "spokes" not in (s.actor.role or "").lower()
        and not (s.actor.country is None and s.actor.role is None and s.actor.name[:1].islower())
    ]
    title = PLURAL_END.sub("", mention.role or "", count=1)
    if title and official and (title.lower() in GENERIC or not is_leading(fold_title(title))):
        holders_of = [s for s in known if holds_title(cast, s.actor, title)]
        known = holders_of if len({s.actor.country for s in holders_of}) > 1 else known
    known.reverse()
    known.sort(key=lambda s: s.passing)
    return [s.actor for s in known]


def holds_title(cast: Cast, actor: Actor, title: str) -> bool:
    """Whether somebody may be one of "the leaders"; "the ministers" are of any but such."""
    roles = cast.roles[actor.index] or ([actor.role] if actor.role else [])
    if title.lower() in GENERIC:
        return not roles or any(is_leading(fold_title(role)) for role in roles)
    return not all(is_leading(fold_title(role)) for role in roles)


def is_unnamed(actor: Actor) -> bool:
    """Whether an office stands for its holder, who is named nowhere."""
    return actor.role is not None and actor.name.lower().startswith(f"{actor.role.lower()} of ")


def is_leading_plural(title: str) -> bool:
    singular = PLURAL_END.sub("", title, count=1).lower()
    return singular in GENERIC or is_leading(fold_title(singular))
