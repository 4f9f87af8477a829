"""What can go wrong with a request, as a page for people and as RFC 9457's problem+json for programmes."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from dragoman.errors import (
    DragomanError,
    JudgementError,
    MissingExtra,
    NameTaken,
    NotInRecord,
    Overtaken,
    ReadingError,
    ReadOnlyRecord,
    RecordError,
    RecordFull,
    RecordLocked,
    UnknownUser,
)
from dragoman.web.rendering import templates
from dragoman.wording import plain

log = logging.getLogger("dragoman.web")


@dataclass(eq=False)  # not frozen: raising writes the traceback into it
class Problem(Exception):
    """A request that can't be answered as it was asked: an HTTP status, a title, what is wrong and what to do."""

    status: int
    title: str
    detail: str
    headers: tuple[tuple[str, str], ...] = ()
    more: tuple[tuple[str, Any], ...] = ()

    def describe(self) -> dict[str, Any]:
        """The members of RFC 9457, and those of our own."""
        told = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        return {**told, **dict(self.more)}


STATUS: tuple[tuple[type[DragomanError], int, str], ...] = (
    (NotInRecord, 404, "Not in the record"),
    (UnknownUser, 404, "No such user"),
    (NameTaken, 409, "This name is taken"),
    (Overtaken, 409, "Somebody else was faster"),
    (JudgementError, 422, "This judgement can't be entered"),
    (ReadingError, 422, "This document can't be read"),
    (RecordLocked, 503, "Somebody else is writing"),
    (ReadOnlyRecord, 403, "The record can't be written"),
    (RecordFull, 507, "The disk is full"),
    (RecordError, 503, "The record can't be reached"),
    (MissingExtra, 501, "A part is not installed"),
)
"""Which of our errors is which status; the first that fits counts."""
TOLD_TO_ALL: tuple[tuple[type[RecordError], str], ...] = (
    (RecordLocked, "Nothing was entered. Try again when they are done, in a few seconds."),
    (ReadOnlyRecord, "The server may only read it; nothing was entered. Whoever keeps the server can change that."),
    (RecordFull, "Nothing was entered; what was recorded before is safe. Whoever keeps the server must make room."),
    (RecordError, "Its database does not answer; what was recorded is safe. Try again in a minute."),
)
"""What a team is told of a record that fails: not where it lies, nor what its database says; that is in the log."""


EXPLAINED = {
    404: "There is no such page.",
    405: "This address can't be asked for in that way.",
}
"""What the framework's own refusals mean, where its words say nothing."""
DEFECT = Problem(
    500,
    "Something went wrong",
    "This is a defect of Dragoman; what was recorded is safe. The server's log tells more.",
)


def name_request(scope: Scope) -> str:
    """A request in the log, on one line whatever it asks for."""
    return plain(f"{scope['method']} {scope['path']}")[:300]


def wants_page(scope: Scope) -> bool:
    """Whether who asks looks at pages: not for `.json`, the API, or a client that doesn't take HTML."""
    path = scope["path"]
    if path.startswith("/api/") or path.endswith(".json"):
        return False
    accept = Headers(scope=scope).get("accept", "text/html")
    return "text/html" in accept or "*/*" in accept


def answer_problem(scope: Scope, problem: Problem) -> Response:
    """The answer to a request that has a problem."""
    headers = dict(problem.headers)
    if 300 <= problem.status < 400:
        return Response(None, problem.status, headers)
    if wants_page(scope):
        page = templates.get_template("problem.html.jinja").render(
            problem=problem, title=problem.title, bare=True, typed=scope["method"] == "POST"
        )
        return HTMLResponse(page, problem.status, headers)
    body = json.dumps(problem.describe(), ensure_ascii=False)
    return Response(body, problem.status, headers, media_type="application/problem+json")


def explain_error(fault: DragomanError, *, whole: bool = True) -> Problem:
    """The problem that one of our own errors is; without `whole` nothing of where the record lies."""
    for kind, status, title in STATUS:
        if isinstance(fault, kind):
            headers = (("Retry-After", "5"),) if status == 503 else ()
            told = None if whole else next((words for one, words in TOLD_TO_ALL if isinstance(fault, one)), None)
            return Problem(status, title, told or plain(str(fault)), headers)
    return Problem(422, "This can't be done", plain(str(fault)))


def explain_validation(fault: RequestValidationError) -> Problem:
    """All faults of a request at once, each with its place in it."""
    found = [
        {"where": plain(".".join(str(part) for part in error["loc"])), "what": plain(str(error["msg"]))}
        for error in fault.errors()
    ]
    told = "; ".join(f"{error['where']}: {error['what']}" for error in found)
    return Problem(422, "The request can't be read", plain(told), more=(("errors", found),))


def catch_problems(app: FastAPI) -> None:
    """Turn every error into an answer, in one place."""

    @app.exception_handler(Problem)
    def answer_own(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, Problem)
        return answer_problem(request.scope, fault)

    @app.exception_handler(DragomanError)
    def answer_ours(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, DragomanError)
        problem = explain_error(fault, whole=request.app.state.settings.entrance == "local")
        if isinstance(fault, RecordError):
            log.error("%s: %s", name_request(request.scope), fault)
        return answer_problem(request.scope, problem)

    @app.exception_handler(RequestValidationError)
    def answer_validation(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, RequestValidationError)
        return answer_problem(request.scope, explain_validation(fault))

    @app.exception_handler(HTTPException)
    def answer_http(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, HTTPException)
        phrase = HTTPStatus(fault.status_code).phrase
        told = EXPLAINED.get(fault.status_code) if fault.detail == phrase else None
        title, detail = phrase.capitalize(), told or plain(str(fault.detail))
        return answer_problem(
            request.scope, Problem(fault.status_code, title, detail, tuple((fault.headers or {}).items()))
        )
