"""Engagements: all of the record, narrowed down by facets, with a strip of months and views to save."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from dragoman.record.facets import Facet, FacetValue
from dragoman.web.desk import Reader, SentForm, take_field
from dragoman.web.downloads import answer_csv, answer_filtered_calendar
from dragoman.web.parameters import Asked, AskedFor, Cursor
from dragoman.web.routing import open_router, page
from dragoman.web.security.addresses import choose_own_address

router = open_router()

HERE = "/engagements"
SHOWN_AT_ONCE = 8
"""Values of a facet that are shown before it is unfolded."""
STRIP = 120
"""Months in the strip, the latest: ten years are 960 pixels of bars that can be told apart."""
TITLES = {
    "channel": "Channel",
    "status": "Status",
    "year": "Year",
    "country": "States and organisations",
    "person": "People",
    "topic": "Topics",
    "sources": "Independent sources",
    "differing": "Accounts differ on",
    "reviewed": "Reviewed",
}


NAMES = {("differing", "any"): "any field"}
"""What values of facets are called that don't say it themselves."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet on the page: what it is called, how many have it, where choosing or dropping it leads."""

    name: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A month in the strip: x and height in the units of its drawing, and where it leads."""

    month: str
    count: int
    x: int
    height: float
    address: str


@page(router, HERE)
def list_engagements(desk: Reader, asked: AskedFor, after: Cursor = None) -> Response:
    """The newest first, undated ones last."""
    found = desk.record.page_engagements(asked.filters, after=after)
    facets = desk.record.count_facets(asked.filters)
    months = desk.record.count_months(asked.filters)
    told = {"engagements": found.items, "next": found.next, "asked": asked.query, "facets": facets, "months": months}
    aids = {
        "choices": [(TITLES[facet.name], list(list_choices(facet, asked))) for facet in facets if facet.values],
        "at_once": SHOWN_AT_ONCE,
        "bars": draw_bars(months[-STRIP:], asked),
        "number": sum(value.count for facet in facets if facet.name == "channel" for value in facet.values)
        if not asked.filters.channel
        else None,
        "after": after,
        "views": desk.record.desk.list_views(desk.visitor.name),
        "address": asked.name_address(HERE),
    }
    return desk.show("engagements.html.jinja", "Engagements", told, aids)


def list_choices(facet: Facet, asked: Asked) -> Iterator[Choice]:
    """The values of a facet; choosing one keeps the other filters, choosing it again drops it."""
    for value in add_up(facet.values) if facet.name == "sources" else facet.values:
        chosen, changed = change_query(facet.name, value, asked)
        name = value.name or NAMES.get((facet.name, value.value), value.value)
        yield Choice(name, value.count, asked.name_address(HERE, **changed), chosen)


def change_query(facet: str, value: FacetValue, asked: Asked) -> tuple[bool, dict[str, object]]:
    """Whether a value is filtered by, and what of the query choosing it changes."""
    if facet in ("country", "person"):
        sides: list[str] = asked.query["with"]
        chosen = value.value in asked.filters.with_
        kept = [one for one, key in zip(sides, asked.filters.with_, strict=True) if key != value.value]
        return chosen, {"with": kept if chosen else [*sides, value.value]}
    if facet == "year":
        chosen = asked.query["since"] == asked.query["until"] == value.value
        year = None if chosen else value.value
        return chosen, {"since": year, "until": year}
    if facet == "sources":
        least = value.value.removesuffix("+")
        chosen = asked.filters.min_sources > 1 and str(asked.filters.min_sources) == least
        return chosen, {"sources": None if chosen or least == "1" else least}
    chosen = asked.query[facet] == value.value
    return chosen, {facet: None if chosen else value.value}


def add_up(values: Sequence[FacetValue]) -> list[FacetValue]:
    """Numbers of sources as the filter takes them: "2 or more" has those of three, too."""
    return [
        FacetValue(value.value, sum(more.count for more in values[number:]), f"{value.value.removesuffix('+')} or more")
        for number, value in enumerate(values)
    ]


def draw_bars(months: Sequence[tuple[str, int]], asked: Asked) -> list[Bar]:
    """One bar for each month from the first to the last, those without an engagement left empty."""
    if not months:
        return []
    most = max(number for _, number in months)
    first = place_month(months[0][0])
    return [
        Bar(
            month,
            number,
            (place_month(month) - first) * 8,
            round(40 * number / most, 1),
            asked.name_address(HERE, since=month, until=month),
        )
        for month, number in months
    ]


def place_month(month: str) -> int:
    """The number of a month ("2022-03") since the year 0."""
    return int(month[:4]) * 12 + int(month[5:7])


@router.get(f"{HERE}.csv")
def give_table(desk: Reader, asked: AskedFor) -> Response:
    """All engagements that the filters let through, as a table."""
    found = desk.record.engagements(asked.filters)
    return answer_csv(found.table, found.tell())


@router.get(f"{HERE}.ics")
def give_calendar(desk: Reader, asked: AskedFor) -> Response:
    """All of them that have a day, for a calendar."""
    return answer_filtered_calendar(desk, "engagements", asked.filters, past=True)


@router.post("/views")
def save_view(desk: Reader, form: SentForm) -> Response:
    """Keep a list with its filters under a name, or forget it."""
    address = choose_own_address(take_field(form, "address"), HERE)
    name = take_field(form, "name", 200)
    if take_field(form, "remove"):
        desk.record.desk.remove_view(desk.visitor.name, name)
        return desk.go(address, f"“{name}” is no longer among your views.")
    desk.record.desk.save_view(desk.visitor.name, name, address)
    return desk.go(address, f"Saved as “{name}”.")
