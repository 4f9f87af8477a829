"""FollowTheMoney entities, validated by its own package where that is installed (it needs a compiler)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from dragoman.exporting.ftm import write_entities
from dragoman.exporting.heading import Told
from dragoman.model import Tenure
from dragoman.model.record import FiledTenure
from dragoman.resolving.entities import hash_id
from dragoman.resolving.register import parse_entities
from told_engagements import BERG, NATO, TOGO, VIK, Library, build_heading, hostile_records

Entities = dict[str, dict[str, Any]]


def write(library: Library, told: Sequence[Told], tenures: Iterable[FiledTenure] = ()) -> str:
    stream = io.StringIO()
    write_entities(
        told,
        build_heading(),
        stream,
        load_imprint=library.load_imprint,
        find_tenures=lambda actors: [filed for filed in tenures if filed.actor in actors],
    )
    return stream.getvalue()


def read_entities(words: str) -> Entities:
    entities = [json.loads(line) for line in words.split("\n") if line]
    assert len({entity["id"] for entity in entities}) == len(entities), "each entity once"
    return {entity["id"]: entity for entity in entities}


def find(entities: Entities, schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in entities.values() if entity["schema"] == schema]


def load_model() -> Any:
    reason = "followthemoney is not installed: make checks (it needs a compiler)"
    return pytest.importorskip("followthemoney", reason=reason).model


def check(entities: Entities) -> None:
    """Every value is one that FollowTheMoney leaves as it is; every reference leads to an entity of the right kind."""
    model = load_model()
    for entity in entities.values():
        schema = model.get(entity["schema"])
        schema.validate(entity)
        cleaned = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        assert {key: set(values) for key, values in entity["properties"].items()} == {
            key: set(values) for key, values in cleaned.items()
        }
        for key, values in entity["properties"].items():
            wanted = schema.get(key)
            if wanted.type.name == "entity":
                assert all(model.get(entities[value]["schema"]).is_a(wanted.range) for value in values), (key, values)


def test_an_engagement_is_an_event_with_those_involved_and_its_proof() -> None:
    library = Library()
    entities = read_entities(write(library, [library.tell(participants=(BERG, NATO, TOGO), date="2024-05")]))
    (event,) = find(entities, "Event")
    assert event["date"] == ["2024-05"]
    assert event["keywords"] == ["call", "held", "cables"]
    assert event["recordId"] == ["e-1"]
    assert event["notes"] == ["not reviewed"]
    assert [entities[i]["schema"] for i in event["involved"]] == ["Person", "Organization", "PublicBody"]
    assert entities[event["involved"][0]]["properties"]["position"] == ["Prime Minister"]
    assert entities[event["involved"][2]]["properties"] == {
        "name": ["Togo"],
        "country": ["tg"],
        "proof": [hash_id("document", "d-1")],
    }
    assert event["involved"][1] == hash_id("organization", "NATO"), "as in an exported register"
    (article,) = find(entities, "Article")
    assert article["sourceUrl"] == ["https://example.org/1"]
    assert article["language"] == ["eng"]


def test_an_interval_has_its_two_ends() -> None:
    library = Library()
    (event,) = find(read_entities(write(library, [library.tell(date="2024-05-20/2024-05-22")])), "Event")
    assert (event["startDate"], event["endDate"], event.get("date")) == (["2024-05-20"], ["2024-05-22"], None)


def test_every_claim_leads_to_its_document_and_words() -> None:
    library = Library()
    entities = read_entities(write(library, [library.tell(place="Oslo")]))
    (place,) = [told for told in find(entities, "Documentation") if told["role"] == ["place"]]
    assert place["summary"] == ["Oslo"]
    assert place["description"] == ["Berg rang Vik on 3 May 2024"]
    assert place["document"] == place["proof"] == [hash_id("document", "d-1")]
    assert json.loads(place["indexText"][0]) == {
        "spans": [{"start": 13, "end": 40}],
        "made_by": "rule:place",
        "why": "",
    }


def test_offices_come_with_those_who_hold_them_and_can_be_read_as_a_register() -> None:
    library = Library()
    told = library.tell()
    berg = Tenure("Ida Berg", "Prime Minister", "DNK", "2022-12", source="told")
    holt = Tenure("Ada Holt", "President", "ISL", "2020", source="told")
    tenures = [FiledTenure(berg, "p-ida-berg", told[1][0].document), FiledTenure(holt, "p-ada-holt")]
    words = write(library, [told], tenures)
    (occupancy,) = find(read_entities(words), "Occupancy")
    assert occupancy["proof"] == [hash_id("document", "d-1")]
    (tenure,) = parse_entities(words, "export.ftm")
    assert (tenure.person, tenure.office, tenure.country, tenure.start) == (
        "Ida Berg",
        "Prime Minister",
        "DNK",
        "2022-12",
    )
    check(read_entities(words))


def test_a_person_of_several_engagements_is_one_entity() -> None:
    library = Library()
    told = [library.tell(1), library.tell(2, participants=(BERG, VIK))]
    entities = read_entities(write(library, told))
    assert [person["name"] for person in find(entities, "Person")] == [["Ida Berg"], ["Lars Vik"]]
    check(entities)


def test_the_note_says_what_the_export_is_of() -> None:
    library = Library()
    entities = read_entities(write(library, [library.tell()]))
    (note,) = find(entities, "Note")
    assert json.loads(note["description"][0])["record_version"] == "3.14"
    check(entities)


@settings(max_examples=25)
@given(hostile_records())
def test_hostile_words_make_no_other_entities(record: tuple[Library, list[Told]]) -> None:
    library, told = record
    entities = read_entities(write(library, told))
    assert [event["recordId"] for event in find(entities, "Event")] == [["e-1"], ["e-2"]]
    model = load_model()
    for entity in entities.values():
        if entity["properties"].get("name") or entity["schema"] not in ("Person", "PublicBody"):
            model.get(entity["schema"]).validate(entity)
    for article in find(entities, "Article"):
        assert all(url.lower().startswith(("http://", "https://")) for url in article.get("sourceUrl", ()))
