"""The index keys of accounts: two sides and a stretch of days, so that only accounts nearby are ever compared.

A key is "week|AAA BBB|number" or "month|…": the stretch is the number of the week or of the four weeks since the first
day of the calendar. `many` in place of the sides holds the encounters of three or more sides, of which no report need
list the same two. An account with a date stands in the months as well, where those without one look for it.
"""

from __future__ import annotations

from dragoman.model.record import FiledAccount
from dragoman.resolving.participants_likeness import list_formats, list_sides
from dragoman.resolving.times_likeness import REACH, Time, bound_days, tell_time

WEEK, MONTH = 7, 28
NEAR = 3
"""Days by which two accounts' dates of one encounter may differ."""
MOST_WEEKS = 3
MOST_MONTHS = 4
ALL_PAIRS = 3
"""So many sides give a key for each two of them; of more, the first told is paired with the next ones."""
KEPT_PAIRS, SEARCHED_PAIRS = 6, 3


def list_pairs(filed: FiledAccount, most: int) -> tuple[str, ...]:
    """At most so many pairs of an account's sides, each in the order of the alphabet, and `many` for a gathering."""
    sides = list(list_sides(filed))
    if len(sides) <= ALL_PAIRS:
        pairs = [(a, b) for n, a in enumerate(sides) for b in sides[n + 1 :]]
    else:
        pairs = [(sides[0], side) for side in sides[1:]]
    pairs = pairs[:most] or [(side, side) for side in sides]
    told = [" ".join(sorted(pair)) for pair in pairs]
    if len(sides) >= ALL_PAIRS or not list_formats().isdisjoint(sides):
        told.append("many")
    return tuple(told)


def list_stretch(name: str, size: int, pairs: tuple[str, ...], first: int, last: int, most: int) -> list[str]:
    """The keys of the pairs in the stretches of `size` days that touch the days from first to last, at most `most`."""
    numbers = range(first // size, min(last // size, first // size + most - 1) + 1)
    return [f"{name}|{pair}|{number}" for pair in pairs for number in numbers]


def published_day(filed: FiledAccount) -> int:
    """The number of the day of publication, 0 where it is unknown."""
    return bound_days(filed.document.published[:10])[0] if filed.document.published else 0


def is_dated(time: Time) -> bool:
    """Whether it names a day or a few, or its publication is taken for one."""
    return time.kind in ("told", "assumed")


def list_keys(filed: FiledAccount) -> tuple[str, ...]:
    """The keys that an account is kept under."""
    pairs, time = list_pairs(filed, KEPT_PAIRS), tell_time(filed)
    if is_dated(time):
        keys = list_stretch("week", WEEK, pairs, time.first, time.last, MOST_WEEKS)
        return tuple(keys + list_stretch("month", MONTH, pairs, time.first, time.first, 1))
    day = (time.first + time.last) // 2 if time.kind == "wide" else published_day(filed)
    return tuple(list_stretch("loose", MONTH, pairs, day, day, 1) + list_stretch("month", MONTH, pairs, day, day, 1))


def list_search_keys(filed: FiledAccount) -> tuple[str, ...]:
    """The keys under which the accounts that may tell of the same encounter are kept."""
    pairs, time = list_pairs(filed, SEARCHED_PAIRS), tell_time(filed)
    if is_dated(time):
        near = list_stretch("week", WEEK, pairs, time.first - NEAR, time.last + NEAR, MOST_WEEKS)
        return tuple(near + list_stretch("loose", MONTH, pairs, time.first - REACH, time.last + REACH, MOST_MONTHS))
    if time.kind == "wide":
        return tuple(list_stretch("month", MONTH, pairs, time.first - NEAR, time.last + NEAR, MOST_MONTHS))
    day = published_day(filed)
    back, ahead = (REACH, NEAR) if filed.account.status.value == "held" else (MONTH, REACH)
    return tuple(list_stretch("month", MONTH, pairs, day - back, day + ahead, MOST_MONTHS))
