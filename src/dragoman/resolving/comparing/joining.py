"""Join what several accounts tell of one thing, whatever the order of the accounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")


def join_alike(items: Sequence[T], is_alike: Callable[[T, T], bool]) -> list[list[T]]:
    """The items in groups: two that are alike are in one, and so are two alike to a third."""
    home = list(range(len(items)))

    def find_root(place: int) -> int:
        while home[place] != place:
            place = home[place]
        return place

    for one, other in combinations(range(len(items)), 2):
        first, second = sorted((find_root(one), find_root(other)))
        if first != second and is_alike(items[one], items[other]):
            home[second] = first
    groups: dict[int, list[T]] = {}
    for place, item in enumerate(items):
        groups.setdefault(find_root(place), []).append(item)
    return list(groups.values())
