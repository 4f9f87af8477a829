"""Routes of the API: each with its shape, what can go wrong, and an example for the shell and for Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from dragoman.client.shapes import Problem
from dragoman.web.api.service import API

F = TypeVar("F", bound=Callable[..., Response])

READING_PROBLEMS = (401, 403, 421, 422, 429, 503)
EDITING_PROBLEMS = (*READING_PROBLEMS, 400, 409, 412, 413, 415, 507)
BASE = "http://127.0.0.1:8765/"
"""Where `dragoman serve` is unless told otherwise."""
SIGNED_IN = "-H 'Authorization: Bearer TOKEN'"
WORDS = {
    304: "You have it already: it is what `If-None-Match` names.",
    400: "The body can't be read.",
    401: "Nobody we know: no token, or one that lets nobody in.",
    403: "You may not do this, or not from where you are.",
    404: "The record has nothing of this id.",
    409: "Others have changed it meanwhile: the version is not the one in `expected`. `changes` tells what happened.",
    412: "Others have changed it meanwhile: its ETag is none of those in `If-Match`. `changes` tells what happened.",
    413: "The request is too large.",
    415: "The body is no JSON.",
    421: "This server does not answer to the name it was asked by.",
    422: "The request can't be read, or can't be done; `errors` names each fault and its place.",
    429: "Too many requests: wait as many seconds as `Retry-After` says.",
    503: "The record can't be reached, or somebody else is writing: try again after `Retry-After` seconds.",
    507: "The disk is full.",
}
"""What each status means here."""


@dataclass(frozen=True, slots=True)
class Example:
    """How a route is called: `path` beneath the API with its query, the `body` sent, and the same in Python."""

    path: str
    python: str
    body: str = ""
    method: str = "GET"

    def write_curl(self) -> str:
        """The call for a shell."""
        lines = [f"curl -X {self.method}" if self.method != "GET" else "curl"]
        lines.append(SIGNED_IN)
        if self.body:
            lines += ["-H 'Content-Type: application/json'", f"-d '{self.body}'"]
        lines.append(f"'{BASE}{API.removeprefix('/')}{self.path}'")
        return " \\\n  ".join(lines)


def serve(
    router: APIRouter,
    method: str,
    address: str,
    gives: type[BaseModel],
    *,
    call: str,
    python: str,
    sends: str = "",
    status: int = 200,
    also: tuple[int, ...] = (),
    otherwise: str = "",
) -> Callable[[F], F]:
    """Serve a function at an address beneath the API.

    `gives` is the shape of its answer, `otherwise` says when it comes with 200 in the place of `status`, `also` what
    else than that of its kind can go wrong; `call`, `sends` and `python` are the example. The summary is the first line
    of the function's docstring, the rest the description.
    """
    edits = method != "GET"
    example = Example(call, python, sends, method)
    told = list_responses((*(EDITING_PROBLEMS if edits else READING_PROBLEMS), *also), cached=not edits)
    if otherwise:
        told[200] = {"model": gives, "description": otherwise}

    def register(function: F) -> F:
        summary, _, description = (function.__doc__ or "").strip().partition("\n")
        router.add_api_route(
            address,
            function,
            methods=[method],
            response_model=gives,
            status_code=status,
            summary=summary.rstrip("."),
            description=" ".join(description.split()),
            operation_id=function.__name__,
            responses=told,
            openapi_extra={
                "security": [{"bearer": ["edit" if edits else "read"]}],
                "x-codeSamples": [
                    {"lang": "Shell", "label": "curl", "source": example.write_curl()},
                    {"lang": "Python", "label": "dragoman.client", "source": example.python},
                ],
            },
        )
        return function

    return register


def list_responses(problems: tuple[int, ...], *, cached: bool) -> dict[int | str, dict[str, Any]]:
    """What a route may answer beside its shape."""
    told: dict[int | str, dict[str, Any]] = {304: {"description": WORDS[304]}} if cached else {}
    return told | {status: {"model": Problem, "description": WORDS[status]} for status in sorted(problems)}
