"""The HTTP API under /api/v1: one module a family of routes, described by OpenAPI 3.1."""

from __future__ import annotations

from collections import defaultdict

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import Route

from dragoman.web.api import (
    actors,
    briefs,
    description,
    documents,
    engagements,
    instruments,
    judgements,
    record,
    sayings,
)
from dragoman.web.api.service import API

FAMILIES = tuple(
    family.router
    for family in (record, engagements, documents, actors, instruments, sayings, judgements, briefs, description)
)


def open_api() -> APIRouter:
    """All routes of the API, and its description, beneath their common address."""
    router = APIRouter(prefix=API)
    for family in FAMILIES:
        router.include_router(family)
    return router


class OtherMethods:
    """Answers what an address is not made for, and names in `Allow` all that it is: each route knows only its own."""

    def __init__(self, allowed: set[str]) -> None:
        self.allowed = ", ".join(sorted(allowed))

    async def __call__(self, *_: object) -> None:
        raise HTTPException(405, f"This address takes {self.allowed}.", {"Allow": self.allowed})


def list_refusals() -> list[Route]:
    """For each address a route for all other methods; they must come after those of `open_api`."""
    methods: dict[str, set[str]] = defaultdict(set)
    for family in FAMILIES:
        for route in family.routes:
            if isinstance(route, APIRoute):
                methods[route.path] |= route.methods or set()
    return [Route(API + path, OtherMethods(allowed)) for path, allowed in methods.items()]
