"""All that an application answers: walked, so that no page added later is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Route

from dragoman.record import Record

PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True)
class Endpoint:
    """A method at an address, which may hold parameters; `query` are those of its query."""

    method: str
    address: str
    query: tuple[str, ...]

    def fill(self, values: dict[str, str], otherwise: str = "x") -> str:
        """The address with values for its parameters."""
        return PARAMETER.sub(lambda found: quote(values.get(found[1], otherwise), safe=""), self.address)


def list_endpoints(app: FastAPI) -> list[Endpoint]:
    found = list(walk(app.router.routes))
    assert len(found) > 90
    return found


def walk(routes: Iterable[BaseRoute]) -> Iterator[Endpoint]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from walk(inner.routes)
        elif isinstance(route, Route):
            query = tuple(list_queries(route.dependant)) if isinstance(route, APIRoute) else ()
            yield from (Endpoint(method, route.path, query) for method in sorted(route.methods or ()))


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
