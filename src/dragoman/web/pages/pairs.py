"""Two sides: their contacts a month, what is open between them, what each said last, where their accounts differ."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.lexicon.names import name_of
from dragoman.model.record import FollowUp
from dragoman.record import EngagementFilters, FollowUpFilters
from dragoman.web.desk import Desk, Reader
from dragoman.web.embedding import describe_picture
from dragoman.web.pages.actors import draw_contacts
from dragoman.web.routing import open_router, page
from dragoman.web.sides import Side, find_side

router = open_router()
SHOWN = 50
"""Engagements that are listed, of the latest and of those whose accounts differ."""
SHOWN_WORDS = 4
Who = Annotated[str, Query(max_length=200)]


@page(router, "/pair")
def show_pair(desk: Reader, one: Who = "", other: Who = "") -> Response:
    """Two sides by codes, names or ids; without two that are known, where to choose them."""
    sides = find_side(desk.record, one), find_side(desk.record, other)
    first, second = (side.key for side in sides)
    if first is None or second is None or first == second:
        return show_chooser(desk, sides)
    names = sides[0].name, sides[1].name
    both = (first, second)
    filters = EngagementFilters(with_=both)
    counts = desk.record.count_contacts(filters)
    months = draw_contacts(counts, f"Contacts of {names[0]} and {names[1]} a month")
    lines = desk.record.page_engagements(filters, size=SHOWN).items
    due = desk.record.page_follow_ups(FollowUpFilters(with_=both, status="open", today=desk.today), size=SHOWN).items
    told = {
        "one": {"key": first, "name": names[0]},
        "other": {"key": second, "name": names[1]},
        "engagements": sum(count.engagements for count in counts),
        "held": sum(count.engagements for count in counts if count.status == "held"),
        "latest": lines,
        "months": describe_picture(months),
        "follow_ups": due,
        "last_words": {
            key: [
                {"document": head, "quotation": quotation}
                for head, quotation in desk.record.load_last_words(key, among=both, limit=SHOWN_WORDS)
            ]
            for key in both
        },
        "differing": desk.record.page_engagements(replace(filters, differing="any"), size=SHOWN).items,
    }
    aids = {"picture": months, "owed": sort_by_direction(due, *both)}
    return desk.show("pair.html.jinja", f"{names[0]} and {names[1]}", told, aids)


def show_chooser(desk: Desk, sides: tuple[Side, Side]) -> Response:
    """Where to choose two sides; who is asked for by a name that several bear, or nobody, is told."""
    pairs = desk.record.count_pairs()
    told = {
        "sides": sides,
        "frequent": [
            {
                "one": {"key": pair.one, "name": name_of(pair.one)},
                "other": {"key": pair.other, "name": name_of(pair.other)},
                "held": pair.engagements,
            }
            for pair in pairs
        ],
    }
    same = sides[0].key is not None and sides[0].key == sides[1].key
    return desk.show("pair_chooser.html.jinja", "Two sides", told, {"same": same})


def sort_by_direction(follow_ups: tuple[FollowUp, ...], one: str, other: str) -> dict[str, list[FollowUp]]:
    """What `one` owes the `other`, what the other owes, and what is open between them all the same."""
    found: dict[str, list[FollowUp]] = {"one": [], "other": [], "both": []}
    for follow_up in follow_ups:
        way = {(one, other): "one", (other, one): "other"}.get((follow_up.by, follow_up.to or ""), "both")
        found[way].append(follow_up)
    return found
