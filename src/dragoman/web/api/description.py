"""The description of the API as an OpenAPI 3.1 document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response

from dragoman.contract import Json
from dragoman.web.api.routing import SIGNED_IN
from dragoman.web.api.service import is_known
from dragoman.web.settings import WebSettings

router = APIRouter(include_in_schema=False)

ABOUT = """The record of `dragoman serve`: who engaged whom, when, where and how; what was said and promised; every
value with the words it came from. Names and meanings are those of the public contract and of `dragoman export`.

Offsets count Unicode code points into the text of a document, the end exclusive. Dates are EDTF level 0, moments
ISO 8601 in UTC, states ISO 3166-1 alpha-3. What no text tells is null. Keys are only ever added.

Long lists come in pages: follow `next` until it is null. Every GET has a strong ETag; send it in If-None-Match and
nothing comes that you have already. Problems are `application/problem+json` (RFC 9457)."""

TAGS = {
    "Record": "Its state, what has changed, and a search through all of it.",
    "Engagements": "Encounters, each with the accounts of all documents that tell of it.",
    "Documents": "The stored texts and what was taken from them; texts to be read or added.",
    "Actors": "People, states, organisations and bodies; and pairs of them.",
    "Instruments": "Programmes, funds, plans, treaties and formats, with the figures claimed of them.",
    "Sayings": "Commitments, quotations, sums and figures, and what is due.",
    "Judgements": "What people have decided; it outlives every reading.",
    "Briefs": "Papers made of the record.",
}
ENTITY_TAG = {
    "description": "A hash of this very answer; of what can be judged it begins with its version.",
    "schema": {"type": "string"},
}
RETRY_AFTER = {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}}
LOCATION = {"description": "The address of what was made.", "schema": {"type": "string"}}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "ETags of answers that you have.",
    "schema": {"type": "string"},
}


@router.get("/openapi.json")
def describe(request: Request) -> Response:
    """The description of this API; it holds nothing of the record, so anybody who reaches the server may read it."""
    body = json.dumps(describe_api(request.app), ensure_ascii=False).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if is_known(tag, request.headers.get("if-none-match")):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type="application/json", headers={"ETag": tag})


def describe_api(app: FastAPI) -> Json:
    """The OpenAPI document of an application, made once."""
    if app.openapi_schema is None:
        settings: WebSettings = app.state.settings
        app.openapi_schema = complete(
            get_openapi(
                title="Dragoman",
                version=app.version,
                summary="An auditable record of diplomacy",
                description=ABOUT,
                routes=app.routes,
                tags=[{"name": name, "description": words} for name, words in TAGS.items()],
                servers=[{"url": "/"}],
            ),
            settings,
        )
    return app.openapi_schema


def complete(described: Json, settings: WebSettings) -> Json:
    """What FastAPI can't tell: who may ask, headers, and of which kind problems are."""
    described.setdefault("components", {})["securitySchemes"] = {
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token of a user, which an admin makes with `dragoman users add`. A reader's may “read”, "
            "an editor's and an admin's also “edit”."
            + (" On this server, which only its own machine reaches, none is needed." if is_open(settings) else ""),
        }
    }
    for method, operation in iter_operations(described):
        if is_open(settings):
            operation["security"] = [{}, *operation["security"]]
        if operation.get("description", "").rstrip(".") == operation["summary"]:
            del operation["description"]  # FastAPI takes the docstring, of which the summary is all there is
        if is_open(settings):
            sample = operation["x-codeSamples"][0]
            sample["source"] = sample["source"].replace(f"{SIGNED_IN} \\\n  ", "").replace("curl \\\n  '", "curl '")
        if method == "get":
            operation.setdefault("parameters", []).append(IF_NONE_MATCH)
        for status, response in operation["responses"].items():
            complete_response(method, int(status), response)
    return described


def is_open(settings: WebSettings) -> bool:
    """Whether no token is needed."""
    return settings.entrance == "local"


def iter_operations(described: Json) -> Iterator[tuple[str, Json]]:
    """Every method of every address."""
    for address in described["paths"].values():
        yield from address.items()


def complete_response(method: str, status: int, response: Json) -> None:
    headers: dict[str, Any] = response.setdefault("headers", {})
    if method == "get" and status in (200, 304):
        headers["ETag"] = ENTITY_TAG
    if status == 201:
        headers["Location"] = LOCATION
    if status in (429, 503):
        headers["Retry-After"] = RETRY_AFTER
    if status >= 400 and "content" in response:
        response["content"] = {"application/problem+json": response["content"]["application/json"]}
    if not headers:
        del response["headers"]
