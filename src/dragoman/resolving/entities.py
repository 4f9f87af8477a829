"""FollowTheMoney entities (followthemoney.tech): their ids and shape, and those that a tenure is told by."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import is_state, read_states
from dragoman.model.record import FiledTenure

Entity = dict[str, Any]
"""`id`, `schema`, and `properties`, each a list of strings."""
_WITH_ARTICLE = re.compile(r"United|Netherlands|Philippines|European|Czech Republic")


def hash_id(*parts: str | None) -> str:
    """The id of an entity: the same parts give the same id."""
    told = json.dumps(parts, ensure_ascii=False)
    return "dragoman-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def make_entity(entity_id: str, schema: str, **told: str | Iterable[str] | None) -> Entity:
    """An entity with the properties that are told, each value once."""
    values = {key: [value] if isinstance(value, str) else list(value or ()) for key, value in told.items()}
    properties = {key: list(dict.fromkeys(v for v in several if v)) for key, several in values.items()}
    return {"id": entity_id, "schema": schema, "properties": {key: told for key, told in properties.items() if told}}


def make_tenure_entities(filed: FiledTenure, proof: str | None = None) -> Iterator[Entity]:
    """The person, the organisation, the position and the occupancy of a tenure.

    The record's actor tells persons apart, else the name. `proof` is the id of the document that tells of the tenure,
    if it is an entity, too.
    """
    tenure, person = filed.tenure, filed.actor or filed.tenure.person
    code = tenure.country
    holder, post = hash_id("person", person), hash_id("position", tenure.office, code)
    yield make_entity(holder, "Person", name=tenure.person)
    if code is None:
        yield make_entity(post, "Position", name=tenure.office)
    elif is_state(code):
        position = f"{tenure.office} of {spell_state(code)}"
        yield make_entity(post, "Position", name=position, country=list_alpha2()[code])
    else:
        body = hash_id("organization", code)
        yield make_entity(body, "Organization", name=code)
        yield make_entity(post, "Position", name=tenure.office, organization=body)
    yield make_entity(
        hash_id("occupancy", person, tenure.office, code, tenure.start, tenure.end, tenure.source),
        "Occupancy",
        holder=holder,
        post=post,
        startDate=tenure.start,
        endDate=tenure.end,
        publisher=tenure.source,
        proof=proof,
    )


def spell_state(code: str) -> str:
    """A state's name within a sentence: "the United States"."""
    return f"the {name_of(code)}" if _WITH_ARTICLE.match(name_of(code)) else name_of(code)


@cache
def list_alpha2() -> dict[str, str]:
    """The two small letters of ISO 3166-1 for each code of three, where there are any."""
    return {state.alpha3: state.alpha2.lower() for state in read_states()}
