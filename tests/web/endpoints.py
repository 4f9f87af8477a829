"""All that an application answers: walked, so that no page added later is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant

from dragoman.record import Record

PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True)
class Endpoint:
    """A method at an address, which may hold parameters; `query` are those of its query."""

    method: str
    address: str
    query: tuple[str, ...]

    @property
    def parameters(self) -> list[str]:
        """The parameters of the address; the API's "id" by what it is the id of."""
        told = re.findall(r"(?:/([\w-]+)/)?\{(\w+)(?::\w+)?\}", self.address)
        return [f"{part.replace('-', '_').removesuffix('s')}_id" if name == "id" else name for part, name in told]

    def fill(self, values: Mapping[str, str], otherwise: str = "x") -> str:
        """The address with values for its parameters."""
        given = iter([values.get(name, otherwise) for name in self.parameters])
        return PARAMETER.sub(lambda _: quote(next(given), safe=""), self.address)

    def fill_all(self, values: Mapping[str, Sequence[str]], otherwise: str) -> list[str]:
        """The address with each value of its parameters."""
        names = self.parameters
        return [
            self.fill(dict(zip(names, chosen, strict=True)), otherwise)
            for chosen in product(*(values.get(name, [otherwise]) for name in names))
        ]


def list_endpoints(app: FastAPI) -> list[Endpoint]:
    found = list(walk(app.router.routes))
    assert len(found) > 90
    return found


def walk(routes: Iterable[Any]) -> Iterator[Endpoint]:
    for route in routes:
        if hasattr(route, "effective_route_contexts"):
            yield from walk(route.effective_route_contexts())
        elif hasattr(route, "path") and getattr(route, "methods", None):
            query = tuple(list_queries(route.dependant)) if hasattr(route, "dependant") else ()
            yield from (Endpoint(method, route.path, query) for method in sorted(route.methods))


def list_queries(dependant: Dependant) -> Iterator[str]:
    yield from (parameter.alias for parameter in dependant.query_params)
    for other in dependant.dependencies:
        yield from list_queries(other)


def name_subjects(record: Record) -> dict[str, str]:
    """Ids of the record for the parameters of addresses."""
    engagement = next(one for one in record.engagements() if one.participants)
    follow_up = next(iter(record.follow_ups()), None)
    instruments = record.page_instruments().items
    return {
        "engagement_id": engagement.id,
        "document_id": record.page_documents(size=1).items[0].id,
        "actor_id": next((p.actor for p in engagement.participants if p.actor), "x"),
        "instrument_id": instruments[0].id if instruments else "x",
        "follow_up_id": follow_up.id if follow_up else "x",
        "ending": "md",
    }
