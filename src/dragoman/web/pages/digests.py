"""The digest: what has come into the record since a day, as a page and as files."""

from __future__ import annotations

from datetime import date
from typing import Annotated, get_args

from fastapi import Query
from starlette.responses import Response

from dragoman.briefs.digest import Grouping, ask_since, find_day, write_digest
from dragoman.model.paper import Paper
from dragoman.web.desk import Desk, Reader
from dragoman.web.papers import FILES, aid_paper, answer_paper, describe_paper
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router, page

router = open_router()

Since = Annotated[str, Query(max_length=20)]


@page(router, "/digest")
def show_digest(desk: Reader, since: Since = "yesterday", by: Grouping = "region") -> Response:
    """What is new since a day, by region or state."""
    paper = write(desk, since, by)
    told = {"since": since, "by": by, "heading": paper.title, **describe_paper(paper)}
    told.pop("title")
    aids = {**aid_paper(paper), "files": FILES, "groupings": get_args(Grouping)}
    return desk.show("digest.html.jinja", paper.title, told, aids)


@router.get("/digest.{ending}")
def download_digest(desk: Reader, ending: str, since: Since = "yesterday", by: Grouping = "region") -> Response:
    """The same as a file."""
    return answer_paper(write(desk, since, by), ending, "digest")


def write(desk: Desk, since: str, by: Grouping) -> Paper:
    """The digest asked for. Raises Problem for words that name no day."""
    try:
        day = find_day(since, date.fromisoformat(desk.today))
    except ValueError as fault:
        raise Problem(422, "No day", str(fault)) from None
    return write_digest(desk.record, ask_since(day, desk.today, by))
