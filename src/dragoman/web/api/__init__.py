"""The HTTP API under /api/v1: one module a family of routes, described by OpenAPI 3.1."""

from __future__ import annotations

from fastapi import APIRouter

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


def open_api() -> APIRouter:
    """All routes of the API, and its description, beneath their common address."""
    router = APIRouter(prefix=API)
    for family in (record, engagements, documents, actors, instruments, sayings, judgements, briefs, description):
        router.include_router(family.router)
    return router
