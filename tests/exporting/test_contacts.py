"""Who met whom, as counts, as GraphML and as GEXF."""

from __future__ import annotations

import io

import networkx
import pytest
from hypothesis import given

from dragoman.exporting.contacts import NodeKind, count_contacts
from dragoman.exporting.gexf import write_gexf
from dragoman.exporting.graphml import write_graphml
from dragoman.exporting.heading import Told
from dragoman.wording import plain
from told_engagements import BERG, MOE, NATO, NOBODY, TOGO, VIK, Library, build_heading, hostile_records


def list_engagements() -> list[Told]:
    library = Library()
    return [
        library.tell(1, participants=(BERG, MOE, VIK), date="2024-05"),
        library.tell(2, participants=(VIK, BERG), date="2024-05-20/2024-05-22", channel="visit", reviewed=("date",)),
        library.tell(3, participants=(BERG, VIK, NATO, TOGO), date=None, date_basis=None, channel="summit"),
        library.tell(4, participants=(BERG, TOGO), status="planned", date="2024-09-01"),
        library.tell(5, participants=(BERG, NOBODY), date="2024-06-01", channel="video-call"),
    ]


def read_graphml(told: list[Told], of: NodeKind = "actors") -> networkx.Graph:
    stream = io.StringIO()
    write_graphml(told, build_heading(), stream, of)
    return networkx.read_graphml(io.BytesIO(stream.getvalue().encode()))


def read_gexf(told: list[Told], of: NodeKind = "actors") -> networkx.Graph:
    stream = io.StringIO()
    write_gexf(told, build_heading(), stream, of)
    return networkx.read_gexf(io.BytesIO(stream.getvalue().encode()))


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_a_tie_counts_what_was_held_by_channel_with_the_first_and_the_last(read) -> None:  # type: ignore[no-untyped-def]
    graph = read(list_engagements())
    tie = graph.edges["p-ida-berg", "p-lars-vik"]
    assert tie["weight"] == 3
    assert (tie["first"], tie["last"]) == ("2024-05", "2024-05")  # the month goes on when the visit is over
    assert (tie["channel_call"], tie["channel_visit"], tie["channel_summit"]) == (1, 1, 1)
    assert tie.get("channel_meeting", 0) == 0
    assert (tie["bilateral"], tie["reviewed"]) == (2, 1)
    assert tie["engagement_ids"] == "e-1 e-2 e-3"
    assert graph.edges["p-ida-berg", "s-TGO"]["weight"] == 1  # what is planned is no meeting yet


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_who_sat_at_one_side_of_the_table_has_not_met(read) -> None:  # type: ignore[no-untyped-def]
    graph = read(list_engagements())
    assert graph.nodes["p-nils-moe"]["office"] == "Minister of Defence"
    assert not graph.has_edge("p-ida-berg", "p-nils-moe")
    assert graph.has_edge("p-nils-moe", "p-lars-vik")


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_states_stand_for_those_who_act_for_them(read) -> None:  # type: ignore[no-untyped-def]
    graph = read(list_engagements(), "states")
    assert {n: (told["label"], told["kind"]) for n, told in graph.nodes(data=True)} == {
        "DNK": ("Denmark", "state"),
        "NOR": ("Norway", "state"),
        "NATO": ("NATO", "organisation"),
        "TGO": ("Togo", "state"),
    }
    assert graph.edges["DNK", "NOR"]["weight"] == 3
    assert graph.nodes["DNK"]["engagements"] == 4


def test_an_actor_that_the_record_cannot_tell_apart_goes_by_name() -> None:
    assert read_graphml(list_engagements()).has_edge("p-ida-berg", "person::a harbour pilot")


def test_the_graph_says_what_it_is_of() -> None:
    about = read_graphml(list_engagements()).graph
    assert about["record_version"] == "3.14"
    assert about["filters"] == "with Denmark"
    assert about["reviewed_values"] == "no value was reviewed by a person"
    assert (about["held"], about["not_held_left_out"]) == (4, 1)
    stream = io.StringIO()
    write_gexf(list_engagements(), build_heading(), stream)
    assert "record_version: 3.14; " in stream.getvalue()
    assert 'lastmodifieddate="2024-05-20"' in stream.getvalue()


def test_each_dated_engagement_is_a_spell_of_the_timeline() -> None:
    tie = read_gexf(list_engagements()).edges["p-ida-berg", "p-lars-vik"]
    assert tie["spells"] == [("2024-05-01", "2024-05-31"), ("2024-05-20", "2024-05-22")]


def test_an_empty_record_is_an_empty_graph() -> None:
    assert len(read_graphml([])) == len(read_gexf([])) == 0


@given(hostile_records())
def test_hostile_words_come_back_as_they_went(record: tuple[Library, list[Told]]) -> None:
    _, told = record
    expected = {node.id: node.label for node in count_contacts(told).nodes.values()}
    for graph in (read_graphml(told), read_gexf(told)):
        assert {plain(n): data.get("label", "") for n, data in graph.nodes(data=True)} == {
            plain(n): label for n, label in expected.items()
        }
