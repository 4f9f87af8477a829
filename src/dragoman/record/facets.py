"""What engagements can be narrowed down by: the values of each facet, and how many engagements each would leave."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dragoman.record.contact_counts import MONTH
from dragoman.record.listing import EngagementFilters, list_conditions
from dragoman.record.tables import actors, engagement_participants, engagement_topics, engagements
from dragoman.resolving.likeness import list_topic_words
from dragoman.when import When

MOST_COUNTRIES = 30
MOST_PERSONS = 20
MOST_TOPICS = 20
MANY_SOURCES = 3
WORD = re.compile(r"[^\W\d_]{4,}")
ACTOR_ID = re.compile(r"[a-z]-.")
"""How the id of an actor begins; the codes of countries and organisations begin with a capital."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, and how many engagements have it; `name` is that of an actor whose id the value is."""

    value: str
    count: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow engagements down.

    `name` is channel, status, year, country, person, topic, sources, differing or reviewed. Of years the latest comes
    first, of sources the fewest ("1", "2", "3+"), of differing "any", of reviewed "yes" before "no", of the others the
    value of most engagements.
    """

    name: str
    values: tuple[FacetValue, ...]


def count_facets(connection: Connection, filters: EngagementFilters) -> tuple[Facet, ...]:
    """Each facet counted under all filters but its own; a value that is filtered by is always among the values.

    ValueError where a date of the filters is no EDTF.
    """
    return tuple(Facet(name, tuple(count(connection, filters))) for name, count in COUNTERS.items())


def count_months(connection: Connection, filters: EngagementFilters) -> tuple[tuple[str, int], ...]:
    """How many engagements began in each month ("2022-03"), the earliest first; those of no known month left out."""
    found = count_values(connection, MONTH, filters, MONTH.is_not(None))
    return tuple(sorted(found.items()))


def count_values(
    connection: Connection, value: ColumnElement[Any], filters: EngagementFilters, *wanted: ColumnElement[bool]
) -> dict[Any, int]:
    """How many of the engagements that the filters let through have each value."""
    query = select(value.label("value"), func.count().label("number")).where(*list_conditions(filters), *wanted)
    return {row.value: row.number for row in connection.execute(query.group_by(value))}


def rank_values(found: dict[str, int], chosen: Iterable[str | None]) -> list[FacetValue]:
    """The values by their numbers, those that are filtered by among them."""
    counted = {value: 0 for value in chosen if value is not None} | found
    return [FacetValue(v, n) for v, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]


def count_channels(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    found = count_values(connection, engagements.c.channel, replace(filters, channel=None))
    return rank_values(found, [filters.channel])


def count_statuses(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    found = count_values(connection, engagements.c.status, replace(filters, status=None))
    return rank_values(found, [filters.status])


def count_years(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    """The years in which engagements began."""
    year = func.substr(engagements.c.date_from, 1, 4)
    found = count_values(
        connection, year, replace(filters, since=None, until=None), engagements.c.date_from.is_not(None)
    )
    if filters.since and filters.until:
        first, last = When.parse(filters.since).earliest, When.parse(filters.until).latest
        if first.year == last.year:
            found.setdefault(f"{first.year:04}", 0)
    return [FacetValue(value, number) for value, number in sorted(found.items(), reverse=True)]


def count_countries(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    """Whose representatives take part."""
    chosen = [value for value in filters.with_ if not ACTOR_ID.match(value)]
    others = replace(filters, with_=tuple(value for value in filters.with_ if value not in chosen))
    return count_sides(connection, engagement_participants.c.country, others, chosen, MOST_COUNTRIES)


def count_persons(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    """Which persons take part; an organisation or state that is filtered by as an actor is among them, too."""
    chosen = [value for value in filters.with_ if ACTOR_ID.match(value)]
    others = replace(filters, with_=tuple(value for value in filters.with_ if value not in chosen))
    found = count_sides(connection, engagement_participants.c.actor_id, others, chosen, MOST_PERSONS, persons=True)
    query = select(actors.c.id, actors.c.name).where(actors.c.id.in_([value.value for value in found]))
    names = {row.id: row.name for row in connection.execute(query)}
    return [replace(value, name=names.get(value.value)) for value in found]


def count_sides(
    connection: Connection,
    side: ColumnElement[Any],
    filters: EngagementFilters,
    chosen: Sequence[str],
    most: int,
    *,
    persons: bool = False,
) -> list[FacetValue]:
    """The countries or actors that take part most often, and those chosen."""
    part = engagement_participants.c
    number = func.count(part.engagement_id.distinct())
    counted: Select[Any] = (
        select(side.label("value"), number.label("number"))
        .join(engagements, engagements.c.id == part.engagement_id)
        .where(*list_conditions(filters), side.is_not(None))
        .group_by(side)
    )
    often = counted.where(part.kind == "person") if persons else counted
    found = {
        row.value: row.number for row in connection.execute(often.order_by(number.desc(), side.asc()).limit(most)).all()
    }
    if chosen:
        found |= {row.value: row.number for row in connection.execute(counted.where(side.in_(chosen)))}
    return rank_values(found, chosen)


def count_topics(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    """The words that topics have in common, and in how many engagements a topic holds each, as the filter looks."""
    query = (
        select(func.aggregate_strings(engagement_topics.c.topic, "\n"))
        .join(engagements, engagements.c.id == engagement_topics.c.engagement_id)
        .where(*list_conditions(replace(filters, topic=None)))
        .group_by(engagement_topics.c.engagement_id)
    )
    told = [topics.lower() for topics in connection.execute(query).scalars()]
    found = {word: sum(word in topics for topics in told) for word in choose_words(told)}
    if filters.topic and filters.topic not in found:
        asked = filters.topic.lower().split()
        found[filters.topic] = sum(
            any(all(word in topic for word in asked) for topic in topics.split("\n")) for topics in told
        )
    return rank_values(found, [])


def choose_words(told: Iterable[str]) -> Iterator[str]:
    """The words that most engagements have in their topics; singular and plural are one, spelt as it is more often."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    words: Counter[str] = Counter()
    for topics in told:
        words.update(set(WORD.findall(topics)))
    for word, number in words.items():
        for root in list_topic_words(word):
            spelt[root][word] = number
    often = sorted(spelt, key=lambda root: (-spelt[root].total(), root))
    return (max(sorted(spelt[root]), key=lambda word: spelt[root][word]) for root in often[:MOST_TOPICS])


def count_sources(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    """How many independent sources tell of engagements."""
    counted: dict[str, int] = {}
    for sources, number in count_values(connection, engagements.c.sources, replace(filters, min_sources=1)).items():
        value = tell_sources(sources)
        counted[value] = counted.get(value, 0) + number
    if filters.min_sources > 1:
        counted.setdefault(tell_sources(filters.min_sources), 0)
    return [FacetValue(value, number) for value, number in sorted(counted.items())]


def tell_sources(sources: int) -> str:
    return str(sources) if sources < MANY_SOURCES else f"{MANY_SOURCES}+"


def count_differing(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    """In which fields accounts contradict each other, and in any of them; nothing where they never do."""
    others = replace(filters, differing=None)
    counted: Counter[str] = Counter()
    for fields, number in count_values(
        connection, engagements.c.differing, others, engagements.c.differing != ""
    ).items():
        for field in ("any", *fields.split()):
            counted[field] += number
    return rank_values(counted, [filters.differing])


def count_reviewed(connection: Connection, filters: EngagementFilters) -> list[FacetValue]:
    found = count_values(connection, engagements.c.reviewed, replace(filters, reviewed=None))
    if filters.reviewed is not None:
        found.setdefault(filters.reviewed, 0)
    return [FacetValue("yes" if value else "no", number) for value, number in sorted(found.items(), reverse=True)]


COUNTERS: dict[str, Callable[[Connection, EngagementFilters], list[FacetValue]]] = {
    "channel": count_channels,
    "status": count_statuses,
    "year": count_years,
    "country": count_countries,
    "person": count_persons,
    "topic": count_topics,
    "sources": count_sources,
    "differing": count_differing,
    "reviewed": count_reviewed,
}
