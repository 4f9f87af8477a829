"""Linked data: two readers of JSON-LD get the same triples, and every selector leads to its words."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from dragoman.exporting.heading import Told
from dragoman.exporting.jsonld import write_jsonld
from dragoman.exporting.linked_terms import CONTEXT
from dragoman.model.record import Judgement
from told_engagements import Library, build_heading, hostile_records

pyld = pytest.importorskip("pyld.jsonld", reason="pyld reads JSON-LD: pip install pyld")


def write(library: Library, told: Sequence[Told], judgements: Sequence[Judgement] = ()) -> str:
    stream = io.StringIO()
    write_jsonld(
        told,
        build_heading(),
        stream,
        load_text=library.load_text,
        load_imprint=library.load_imprint,
        load_judgements=lambda _: judgements,
    )
    return stream.getvalue()


def list_nodes(words: str) -> dict[str, Any]:
    return {node["@id"].removeprefix("urn:dragoman:"): node for node in json.loads(words)["@graph"]}


def test_an_event_in_the_words_of_schema_org() -> None:
    library = Library()
    nodes = list_nodes(write(library, [library.tell(channel="video-call", status="cancelled", date="2024-06")]))
    event = nodes["e-1"]
    assert event["startDate"] == {"@type": "xsd:gYearMonth", "@value": "2024-06"}
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert [attendee["attendee"] for attendee in event["attendee"]] == [
        "urn:dragoman:p-ida-berg",
        "urn:dragoman:p-lars-vik",
    ]
    assert event["attendee"][0]["roleName"] == "Prime Minister"
    assert event["wasDerivedFrom"] == ["urn:dragoman:d-1"]
    assert nodes["d-1"]["url"] == "https://example.org/1"


def test_what_is_only_proposed_has_no_status_of_schema_org() -> None:
    library = Library()
    event = list_nodes(write(library, [library.tell(status="proposed")]))["e-1"]
    assert "eventStatus" not in event
    assert event["status"] == "proposed"


def test_every_value_says_who_made_it_of_which_words() -> None:
    library = Library()
    nodes = list_nodes(write(library, [library.tell(place="Oslo", time="17:40")]))
    fields = {node["field"] for node in nodes.values() if "claimOf" in node}
    assert fields == {"channel", "status", "date", "time", "place", "participant", "topic", "evidence"}
    claim = nodes["a-1/date/0"]
    agent = nodes["agent/rule%3Adate/1.2.3"]
    assert claim["wasGeneratedBy"]["wasAssociatedWith"] == agent["@id"]
    assert (agent["name"], agent["softwareVersion"]) == ("rule:date", "1.2.3")
    quote, position = claim["annotations"][0]["hasTarget"]["hasSelector"]
    text = library.texts["d-1"]
    assert quote["exact"] == text[position["start"] : position["end"]] == "Berg rang Vik on 3 May 2024"
    assert text.startswith(quote["prefix"] + quote["exact"] + quote["suffix"])
    assert nodes["a-1/participant/0"]["actor"] == "urn:dragoman:p-ida-berg"


def test_a_persons_judgement_is_told_with_its_reason() -> None:
    library = Library()
    judgement = Judgement("j-1", "correct", "e-1", "Ann Lee", "the diary", "2024-06-01T10:00:00+00:00", field="date", value="2024-05-03")  # fmt: skip  # noqa: E501
    nodes = list_nodes(write(library, [library.tell(reviewed=("date",))], [judgement]))
    assert nodes["j-1"]["wasGeneratedBy"]["wasAssociatedWith"]["name"] == "Ann Lee"
    assert nodes["j-1"]["value"] == "2024-05-03"
    assert nodes["e-1"]["reviewed"] == ["date"]
    # One that stands on an engagement which nothing marks as judged is not looked up.
    assert "j-1" not in list_nodes(write(library, [library.tell()], [judgement]))


def test_it_says_what_it_is_of() -> None:
    about = next(iter(list_nodes(write(Library(), [])).values()))
    assert about["version"] == "3.14"
    assert about["filters"] == ["with: Denmark"]
    assert about["description"] == "no value was reviewed by a person"


def count_quads(words: str) -> int:
    quads: str = pyld.to_rdf(json.loads(words), {"format": "application/n-quads"})
    return len(set(quads.strip().split("\n")))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own
def test_two_readers_get_the_same_triples_and_every_key_is_a_term() -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib reads JSON-LD, too: pip install rdflib")
    library = Library()
    words = write(library, [library.tell(number, place="Oslo") for number in (1, 2)])
    assert count_quads(words) == len(rdflib.Graph().parse(data=words, format="json-ld")) > 100
    # A key that the context does not know would vanish without a word.
    keys = set()

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            keys.update(value)
            list(map(collect, value.values()))
        elif isinstance(value, list):
            list(map(collect, value))

    collect(json.loads(words)["@graph"])
    assert {key for key in keys if not key.startswith("@")} <= set(CONTEXT)


@settings(max_examples=25)
@given(hostile_records())
def test_hostile_words_stay_what_they_are(record: tuple[Library, list[Told]]) -> None:
    library, told = record
    words = write(library, told)
    assert count_quads(words) > 100
    nodes = list_nodes(words)
    for engagement, _ in told:
        assert nodes[engagement.id]["location"]["name"] == engagement.place
    for node in nodes.values():
        for annotation in node.get("annotations", ()):
            quote, position = annotation["hasTarget"]["hasSelector"]
            text = library.texts[node["wasDerivedFrom"].removeprefix("urn:dragoman:")]
            assert text[position["start"] : position["end"]] == quote["exact"]
        assert node.get("url", "https://").lower().startswith(("http://", "https://"))
