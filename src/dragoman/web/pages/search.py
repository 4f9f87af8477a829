"""Search in any script: names of actors and instruments, and the words of documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.record import Hit
from dragoman.web.desk import Reader
from dragoman.web.routing import open_router, page

router = open_router()

MOST_HITS = 20
MOST_OF_A_QUERY = 400
MOST_ENGAGEMENTS = 3
"""Engagements named under a document; its own page lists the rest."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a snippet; a `marked` one matches the words asked for."""

    text: str
    marked: bool


@page(router, "/search")
def search(desk: Reader, q: Annotated[str, Query(max_length=MOST_OF_A_QUERY)] = "") -> Response:
    """What holds all the words, the best first."""
    hits = desk.record.search(q, MOST_HITS) if q.strip() else []
    named = desk.record.load_lines([i for hit in hits for i in hit.engagements[:MOST_ENGAGEMENTS]])
    told = {"words": q, "hits": hits}
    aids = {
        "cuts": {hit.id: list(cut_snippet(hit)) for hit in hits if hit.kind == "document"},
        "lines": named,
        "most": MOST_ENGAGEMENTS,
        "full": len(hits) == MOST_HITS,
    }
    return desk.show("search.html.jinja", f"{q} – search" if q.strip() else "Search", told, aids)


def cut_snippet(hit: Hit) -> Iterator[Cut]:
    """The snippet of a document, parted where words match."""
    base, at = hit.start or 0, 0
    for mark in sorted(hit.marks, key=lambda mark: mark.start):
        start, end = mark.start - base, mark.end - base
        if start < at or end > len(hit.snippet):
            continue
        if start > at:
            yield Cut(hit.snippet[at:start], False)
        yield Cut(hit.snippet[start:end], True)
        at = end
    if at < len(hit.snippet):
        yield Cut(hit.snippet[at:], False)
