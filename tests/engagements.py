"""Short ways for tests to read the engagements of a text and to compare them with what was meant."""

from __future__ import annotations

from functools import cache

from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.model import Account, Document

PUBLISHED = "2023-09-20"
"""A Wednesday; the day that relative dates of the test sentences are read against."""


@cache
def read_accounts(
    text: str, title: str | None = None, published: str | None = PUBLISHED, source: str | None = None
) -> tuple[Account, ...]:
    """The engagements of a text, each text parsed once a run."""
    return find_engagements(annotate_document(Document("test", text, "", title, published, source)))


def who(account: Account) -> set[str]:
    """The participants as "Name, country"."""
    return {f"{p.name}, {p.country}" for p in account.participants}


def sides(account: Account) -> set[str | None]:
    """The countries and organisations that take part."""
    return {p.country for p in account.participants}


def outline(accounts: tuple[Account, ...]) -> list[tuple[str, str, str]]:
    """Of each engagement its channel, its status and its sides in the order of the alphabet ("BRA CHL")."""
    return [(a.channel.value, a.status.value, " ".join(sorted(str(s) for s in sides(a)))) for a in accounts]


def list_told(text: str, source: str | None = None, published: str = "2024-03-14") -> list[str]:
    """Every encounter of a text as "channel status: names with their states, place, day"; a Thursday's news."""
    return [
        f"{a.channel.value} {a.status.value}: {' + '.join(sorted(f'{p.name}/{p.country}' for p in a.participants))}"
        f", {a.place.value if a.place else '-'}, {a.date.value if a.date else '-'}"
        for a in read_accounts(text, None, published, source)
    ]
