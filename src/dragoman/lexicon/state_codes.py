"""The numbers that political science counts states by, by date: Correlates of War, Gleditsch and Ward."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.lexicon.states import is_state
from dragoman.lexicon.tables import Row, read_table
from dragoman.when import When

FILE = "state_codes.tsv"
COLUMNS = ("alpha3", "cow", "cow_abbreviation", "cow_member", "gw", "gw_member")
OPEN = ".."


@dataclass(frozen=True, slots=True)
class StateCodes:
    """The codes of a state at a time: the Correlates of War's number and letters, Gleditsch and Ward's number.

    None where the state was no member of that list then.
    """

    cow: int | None = None
    cow_abbreviation: str | None = None
    gw: int | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A number that a state bears from `start` to `end`, both included."""

    alpha3: str
    number: int
    abbreviation: str | None
    start: date
    end: date


def find_state_codes(alpha3: str | None, time: When | None) -> StateCodes:
    """The codes that a state bears all the time; what changes within it is None ("Germany in 1990").

    All None without a time, and for territories and organisations.
    """
    if alpha3 is None or time is None:
        return StateCodes()
    cow, gw = (find_membership(members.get(alpha3, ()), time) for members in group_memberships())
    return StateCodes(
        cow=cow.number if cow else None,
        cow_abbreviation=cow.abbreviation if cow else None,
        gw=gw.number if gw else None,
    )


def find_membership(members: Iterable[Membership], time: When) -> Membership | None:
    return next((m for m in members if m.start <= time.earliest and time.latest <= m.end), None)


@cache
def group_memberships() -> tuple[dict[str, list[Membership]], dict[str, list[Membership]]]:
    """The memberships of each state in the two lists."""
    grouped: tuple[dict[str, list[Membership]], dict[str, list[Membership]]] = ({}, {})
    for members, by_state in zip(read_memberships(), grouped, strict=True):
        for member in members:
            by_state.setdefault(member.alpha3, []).append(member)
    return grouped


@cache
def read_memberships() -> tuple[tuple[Membership, ...], tuple[Membership, ...]]:
    """All memberships: of the Correlates of War's list, of Gleditsch and Ward's. LexiconError on a fault in it."""
    cow: list[Membership] = []
    gw: list[Membership] = []
    for row in read_table(FILE, COLUMNS, required=1):
        if not is_state(row["alpha3"]):
            raise row.fault(f"{row['alpha3']!r} is no alpha-3 code of states.tsv")
        cow += parse_memberships(row, "cow", row["cow_abbreviation"])
        gw += parse_memberships(row, "gw", None)
    return tuple(cow), tuple(gw)


def parse_memberships(row: Row, column: str, abbreviation: str | None) -> list[Membership]:
    """The memberships that a row tells of one list. LexiconError on a number or day that is none."""
    times = row.values(f"{column}_member")
    if bool(row[column]) != bool(times):
        raise row.fault(f"{column} and {column}_member are told together or not at all")
    found = []
    for time in times:
        first, _, last = time.partition("/")
        try:
            start, end = date.fromisoformat(first), date.max if last == OPEN else date.fromisoformat(last)
            found.append(Membership(row["alpha3"], int(row[column]), abbreviation, start, end))
        except ValueError as fault:
            raise row.fault(f"{column}: {fault}") from fault
        if end < start:
            raise row.fault(f"{column}: {time} ends before it starts")
    return found
