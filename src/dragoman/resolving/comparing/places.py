"""Compare where it took place: a city lies in its state, a building in its city."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.buildings import city_of_building
from dragoman.lexicon.names import find_names, name_of
from dragoman.model.record import FiledAccount
from dragoman.resolving.comparing.telling import SAME, Relation, Told


@dataclass(frozen=True, slots=True)
class Place:
    """A place as told, and what is known of it; None where the tables don't tell."""

    words: str
    state: str | None
    region: str | None
    city: str | None
    building: str | None

    @property
    def is_state(self) -> bool:
        return self.state is not None and not (self.region or self.city or self.building)


def tell_place(filed: FiledAccount) -> Told[Place] | None:
    """The place that an account tells."""
    claim = filed.account.place
    return Told(locate(claim.value), claim.value, claim.spans) if claim else None


@lru_cache(maxsize=16384)
def locate(words: str) -> Place:
    """What the tables know of a place by its words: "the White House" is a building in Washington, USA."""
    names = [n for n in find_names(f"in {words}") if n.kind not in ("organisation", "demonym")]
    buildings = [n for n in names if n.kind in ("place", "metonym")]
    cities = [n.name for n in names if n.kind in ("city", "capital")]
    cities += [city for city in map(city_of_building, buildings) if city]
    return Place(
        words,
        names[0].code if names else None,
        next((n.name for n in names if n.kind == "region"), None),
        cities[0] if cities else None,
        buildings[0].name if buildings else None,
    )


def relate_places(left: Place, right: Place) -> Relation:
    """Whether two places can be one. A building in a city that is not known can't be told from the city named."""
    if fold_place(left.words) == fold_place(right.words):
        return SAME
    unclear = Relation("open", f"whether {left.words} and {right.words} are one place is not known")
    if left.words > right.words:
        unclear = Relation("open", f"whether {right.words} and {left.words} are one place is not known")
    if left.state is None or right.state is None:
        return unclear
    if left.state != right.state:
        return Relation("differs")
    for wide, narrow in ((left, right), (right, left)):
        if wide.is_state:
            return SAME if narrow.is_state else Relation("agrees", f"{narrow.words} is in {name_of(left.state)}")
    if left.city and right.city:
        if left.city != right.city:
            return Relation("differs")
        return SAME if left.building == right.building else Relation("agrees", f"both are in {left.city}")
    if left.region and right.region:
        return SAME if left.region == right.region else Relation("differs")
    if left.building and left.building == right.building:
        return SAME
    return unclear


def fold_place(words: str) -> str:
    return words.casefold().removeprefix("the ")
