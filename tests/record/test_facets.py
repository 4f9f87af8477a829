"""What engagements can be narrowed down by, counted the same in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.record import EngagementFilters, Record, open_record, tables
from record_rows import add_actor, add_engagement, add_row, add_run


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        with opened.database.write() as connection:
            add_run(connection)
            add_actor(connection, "p-1", "Ida Berg", country="DNK")
            add_actor(connection, "p-2", "Kofi Asare", country="GHA")
            add_row(connection, tables.actors, id="s-dnk", kind="state", name="Denmark", country="DNK")
            first = {"topics": ("Grain exports", "a new harbour"), "actors": ("p-1", "p-2")}
            add_engagement(connection, 1, "DNK GHA", "2024-05-01", **first)
            second = {
                "topics": ("the export of grain", "grain exports"),
                "actors": ("p-1",),
                "sources": 2,
                "differing": "date place",
            }
            add_engagement(connection, 2, "DNK TGO", "2024-05-20", channel="meeting", reviewed=True, **second)
            third = {"topics": ("exports of cocoa",), "actors": ("p-1", None, "p-1"), "sources": 5, "differing": "date"}
            add_engagement(connection, 3, "DNK GHA DNK", "2023", date_from="2023-01-01", date_to="2023-12-31", **third)
            add_engagement(connection, 4, "GHA TGO", None, status="planned")
            add_engagement(connection, 5, "GHA TGO", "2024-05-20", rejected=True, topics=("grain",))
            add_engagement(connection, 6, "GHA TGO", "2024-05-20", accounts=0)
            add_row(
                connection,
                tables.engagement_participants,
                engagement_id="e-4",
                ordinal=5,
                name="Denmark",
                kind="state",
                country="DNK",
                actor_id="s-dnk",
            )
        yield opened


def count(record: Record, **asked: Any) -> dict[str, dict[str, int]]:
    return {
        facet.name: {value.value: value.count for value in facet.values}
        for facet in record.count_facets(EngagementFilters(**asked))
    }


def test_every_facet_counts_each_engagement_once(record: Record) -> None:
    assert count(record) == {
        "channel": {"call": 3, "meeting": 1},
        "status": {"held": 3, "planned": 1},
        "year": {"2024": 2, "2023": 1},
        "country": {"DNK": 4, "GHA": 3, "TGO": 2},
        "person": {"p-1": 3, "p-2": 1},
        "topic": {"exports": 3, "grain": 2, "cocoa": 1, "harbour": 1},
        "sources": {"1": 2, "2": 1, "3+": 1},
        "differing": {"any": 2, "date": 2, "place": 1},
        "reviewed": {"yes": 1, "no": 3},
    }


def test_values_come_in_their_order_and_actors_with_their_names(record: Record) -> None:
    facets = {facet.name: facet.values for facet in record.count_facets()}
    assert list(facets) == [
        "channel",
        "status",
        "year",
        "country",
        "person",
        "topic",
        "sources",
        "differing",
        "reviewed",
    ]
    assert [v.value for v in facets["topic"]] == ["exports", "grain", "cocoa", "harbour"]
    assert [v.value for v in facets["year"]] == ["2024", "2023"]
    assert [v.value for v in facets["reviewed"]] == ["yes", "no"]
    assert [v.name for v in facets["person"]] == ["Ida Berg", "Kofi Asare"]
    assert facets["country"][0].name is None


@pytest.mark.parametrize(
    ("asked", "name", "values"),
    [
        ({"channel": "meeting"}, "channel", {"call": 3, "meeting": 1}),
        ({"channel": "meeting"}, "country", {"DNK": 1, "TGO": 1}),
        ({"channel": "letter"}, "channel", {"call": 3, "meeting": 1, "letter": 0}),
        ({"status": "cancelled"}, "status", {"held": 3, "planned": 1, "cancelled": 0}),
        ({"since": "2023", "until": "2023"}, "year", {"2024": 2, "2023": 1}),
        ({"since": "2021-02", "until": "2021-03"}, "year", {"2024": 2, "2023": 1, "2021": 0}),
        ({"since": "2024"}, "channel", {"call": 1, "meeting": 1}),
        ({"with_": ("TGO",)}, "country", {"DNK": 4, "GHA": 3, "TGO": 2}),
        ({"with_": ("TGO", "p-1")}, "country", {"DNK": 3, "GHA": 2, "TGO": 1}),
        ({"with_": ("TGO", "p-1")}, "person", {"p-1": 1}),
        ({"with_": ("KEN",)}, "country", {"DNK": 4, "GHA": 3, "TGO": 2, "KEN": 0}),
        ({"with_": ("s-dnk",)}, "person", {"p-1": 3, "p-2": 1, "s-dnk": 1}),
        ({"topic": "cocoa"}, "topic", {"exports": 3, "grain": 2, "cocoa": 1, "harbour": 1}),
        ({"topic": "GRAIN export"}, "topic", {"exports": 3, "grain": 2, "GRAIN export": 2, "cocoa": 1, "harbour": 1}),
        ({"topic": "harbour grain"}, "topic", {"exports": 3, "grain": 2, "cocoa": 1, "harbour": 1, "harbour grain": 0}),
        ({"min_sources": 2}, "sources", {"1": 2, "2": 1, "3+": 1}),
        ({"min_sources": 4, "status": "planned"}, "sources", {"1": 1, "3+": 0}),
        ({"min_sources": 2}, "status", {"held": 2}),
        ({"differing": "place"}, "differing", {"any": 2, "date": 2, "place": 1}),
        ({"differing": "place"}, "channel", {"meeting": 1}),
        ({"differing": "any", "status": "planned"}, "differing", {"any": 0}),
        ({"status": "planned"}, "differing", {}),
        ({"reviewed": True}, "reviewed", {"yes": 1, "no": 3}),
        ({"reviewed": True, "status": "planned"}, "reviewed", {"yes": 0, "no": 1}),
        ({"rejected": True}, "topic", {"grain": 1}),
    ],
)
def test_a_facet_is_counted_under_all_filters_but_its_own(
    record: Record, asked: dict[str, Any], name: str, values: dict[str, int]
) -> None:
    assert count(record, **asked)[name] == values


@pytest.mark.parametrize("name", ["channel", "status", "topic", "differing"])
def test_a_count_is_what_the_filter_lets_through(record: Record, name: str) -> None:
    for value, number in count(record)[name].items():
        assert len(record.page_engagements(EngagementFilters(**{name: value})).items) == number, value  # type: ignore[arg-type]


def test_what_is_chosen_is_there_beside_the_most_frequent(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.record.facets.MOST_COUNTRIES", 1)
    monkeypatch.setattr("dragoman.record.facets.MOST_TOPICS", 1)
    monkeypatch.setattr("dragoman.record.facets.MOST_PERSONS", 1)
    narrowed = count(record, with_=("TGO", "p-1"), topic="grain")
    assert narrowed["country"] == {"DNK": 2, "TGO": 1}
    assert narrowed["topic"] == {"export": 1, "grain": 1}
    assert count(record, with_=("p-2",))["person"] == {"p-1": 3, "p-2": 1}


def test_months_are_those_in_which_engagements_began(record: Record) -> None:
    assert record.count_months() == (("2024-05", 2),)
    with record.database.write() as connection:
        add_engagement(connection, 7, "DNK TGO", "2022-03")
        add_engagement(connection, 8, "DNK TGO", "2022-12-30/2023-01-02", date_from="2022-12-30", date_to="2023-01-02")
    assert record.count_months() == (("2022-03", 1), ("2022-12", 1), ("2024-05", 2))
    assert record.count_months(EngagementFilters(channel="meeting")) == (("2024-05", 1),)
    with pytest.raises(ValueError, match="no EDTF"):
        record.count_months(EngagementFilters(since="soon"))
