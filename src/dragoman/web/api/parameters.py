"""What requests may ask for: types, bounds and words for the description of each parameter."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated, TypeAlias

from fastapi import Path, Query
from pydantic import AfterValidator, Field, WithJsonSchema

from dragoman.model import Channel, Status
from dragoman.model.record import DifferingField
from dragoman.record import EngagementFilters
from dragoman.record.paging import MOST_ON_PAGE
from dragoman.when import When

MOST_OF_AN_ID = 200
MOST_OF_WORDS = 200
MOST_SIDES = 10
LARGEST = 2**31 - 1
"""What a column of whole numbers holds in PostgreSQL."""
SEEN = r"^[^\x00-\x1f\x7f]+$"
"""Words on one line; no stored text holds NUL, which PostgreSQL refuses."""


def check_edtf(value: str) -> str:
    """The value if it is EDTF level 0; ValueError says what is wrong with it."""
    When.parse(value)
    return value


def read_moment(value: str) -> str:
    """A day or moment in ISO 8601 as the record writes moments, in UTC; ValueError for anything else.

    A day begins at midnight in UTC, and so counts a moment that names no zone.
    """
    if len(value) == len("2025-03-14"):
        at = datetime.combine(date.fromisoformat(value), time(0), UTC)
    else:
        at = datetime.fromisoformat(value)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
    try:
        return at.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        raise ValueError("this moment lies outside of the years 1 to 9999") from None


Id: TypeAlias = Annotated[str, Field(min_length=1, max_length=MOST_OF_AN_ID, pattern=SEEN)]
Words: TypeAlias = Annotated[str, Field(min_length=1, max_length=MOST_OF_WORDS, pattern=SEEN)]
Edtf: TypeAlias = Annotated[
    str,
    Field(max_length=21),
    AfterValidator(check_edtf),
    WithJsonSchema({"type": "string", "format": "edtf", "maxLength": 21, "minLength": 4}),
]
Moment: TypeAlias = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9:.]{5,15}([Zz]|[+-][0-9]{2}:[0-9]{2})?)?$"),
    AfterValidator(read_moment),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}),
]

After = Annotated[
    Annotated[
        str,
        Field(min_length=1, max_length=2_000, pattern=r"^[A-Za-z0-9_-]+$"),
        WithJsonSchema({"type": "string", "format": "cursor", "minLength": 1, "maxLength": 2_000}),
    ]
    | None,
    Query(description="Go on after the page that gave this cursor; take it from `next`, as it is."),
]
Size = Annotated[int, Query(ge=1, le=MOST_ON_PAGE, description="Items of a page.")]
With = Annotated[
    list[Id],
    Query(
        alias="with",
        max_length=MOST_SIDES,
        description="A country code (ISO 3166-1 alpha-3), an organisation's acronym, or the id of an actor; repeat it "
        "for several, all of which take part.",
        examples=[["NOR"]],
    ),
]
Since = Annotated[Edtf | None, Query(description="EDTF: what was not over before.", examples=["2025-03"])]
Until = Annotated[Edtf | None, Query(description="EDTF: what had begun by then.", examples=["2025-04-30"])]
Source = Annotated[Words | None, Query(description="A publisher, by its name as the record has it.")]
EngagementId = Annotated[Id, Path(alias="id", description="The id of an engagement (`e-…`).", examples=["e-4f21"])]


def ask_engagements(
    with_: With = [],  # noqa: B006  # a list of FastAPI's own, made anew for each request
    since: Since = None,
    until: Until = None,
    channel: Annotated[Channel | None, Query(description="By which channel.")] = None,
    status: Annotated[Status | None, Query(description="In which state.")] = None,
    topic: Annotated[Words | None, Query(description="Words that must all occur in one topic.")] = None,
    place: Annotated[Words | None, Query(description="Words that must all occur in the place.")] = None,
    instrument: Annotated[
        list[Id],
        Query(max_length=50, description="The id of an instrument that came up (`i-…`); of several one."),
    ] = [],  # noqa: B006
    source: Annotated[Words | None, Query(description="A publisher that tells of it.")] = None,
    min_sources: Annotated[int, Query(ge=1, le=LARGEST, description="Independent sources at the least.")] = 1,
    differing: Annotated[
        DifferingField | None,
        Query(description="Whose accounts contradict each other on this field, or on any of them."),
    ] = None,
    reviewed: Annotated[
        bool | None, Query(description="Only what a person has accepted or corrected; `false`: only the rest.")
    ] = None,
    rejected: Annotated[bool, Query(description="What a person has rejected, which is else left out.")] = False,
    oldest_first: Annotated[bool, Query(description="The oldest first; else the newest.")] = False,
) -> EngagementFilters:
    """The filters on engagements that a request asks for."""
    return EngagementFilters(
        with_=tuple(with_),
        since=since,
        until=until,
        channel=channel,
        status=status,
        topic=topic,
        place=place,
        instruments=tuple(instrument) or None,
        source=source,
        min_sources=min_sources,
        differing=differing,
        reviewed=reviewed,
        rejected=rejected,
        oldest_first=oldest_first,
    )
