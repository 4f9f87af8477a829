"""How a request of a programme is answered: who asks, with which right, and the answer with its ETag."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, cast
from urllib.parse import urlencode

from fastapi import Depends
from fastapi.dependencies.models import Dependant
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import Overtaken
from dragoman.record import Record
from dragoman.web.desk import refuse_stranger
from dragoman.web.problems import Problem
from dragoman.web.security.guards import SAFE
from dragoman.web.security.visitors import Visitor, find_visitor, same_site
from dragoman.web.settings import WebSettings
from dragoman.wording import plain

API = "/api/v1"
ENTITY_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]*"')
VERSIONED = re.compile(r'"v(\d{1,10})-[0-9a-f]+"')
MOST_OF_A_DETAIL = 1_000
"""Characters of the audit log's remarks: what was sent stands in the record itself."""


@dataclass(frozen=True, slots=True)
class Service:
    """What answers one request of a programme: the record, and who asks."""

    request: Request
    record: Record
    settings: WebSettings
    visitor: Visitor

    def answer(self, shape: BaseModel, *, version: int | None = None, at: str | None = None) -> Response:
        """The shape as JSON, or 304 where the caller has it already.

        The ETag is a hash of the very bytes; that of what can be judged begins with its `version`, so that it can be
        sent back in If-Match. `at` is the address of what is told where another one was asked for.
        """
        body = shape.model_dump_json().encode()
        if self.request.method not in SAFE:
            return Response(body, media_type="application/json")
        digest = hashlib.sha256(body).hexdigest()[:32]
        tag = f'"{digest}"' if version is None else f'"v{version}-{digest}"'
        headers = {"ETag": tag} | ({"Content-Location": f"{API}{at}"} if at else {})
        if is_known(tag, self.request.headers.get("if-none-match")):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type="application/json", headers=headers)

    def link_next(self, cursor: str | None) -> str | None:
        """The address of the page that a cursor begins: this one's, with `after` put in."""
        if cursor is None:
            return None
        asked = [(name, value) for name, value in self.request.query_params.multi_items() if name != "after"]
        return (
            f"{self.request.scope.get('root_path', '')}{self.request.url.path}?{urlencode([*asked, ('after', cursor)])}"
        )

    def note(self, action: str, subject: str, detail: str = "") -> None:
        """Enter what was done into the audit log."""
        remote = self.request.client.host if self.request.client else ""
        words = plain(detail)[:MOST_OF_A_DETAIL]
        self.record.desk.note_action(self.visitor.name, action, subject, words, remote or None)


def open_service(request: Request) -> Service:
    """The service for somebody who may read. Raises Problem for nobody we know."""
    state = request.app.state
    settings = cast(WebSettings, state.settings)
    visitor = find_visitor(request, settings, state.record, state.sessions)
    if visitor is None:
        raise refuse_stranger(request, settings)
    check_query(request)
    return Service(request, state.record, settings, visitor)


def check_query(request: Request) -> None:
    """Raise Problem where a query asks for what there is none of: a filter that was misspelt would let all through."""
    known = set(list_parameters(request.scope["route"].dependant))
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        offered = f"it has {', '.join(sorted(known))}" if known else "it has none"
        faults = [{"where": plain(f"query.{name}"), "what": "There is no such parameter"} for name in unknown]
        told = plain(", ".join(unknown))
        raise Problem(
            422,
            "The request can't be read",
            f"There is no parameter {told} here; {offered}.",
            more=(("errors", faults),),
        )


def list_parameters(dependant: Dependant) -> Iterator[str]:
    """The names that a query may hold for a function, and for those that it depends on."""
    yield from (parameter.alias for parameter in dependant.query_params)
    for other in dependant.dependencies:
        yield from list_parameters(other)


def open_editing_service(request: Request) -> Service:
    """The service for somebody who may change the record.

    A page elsewhere can make a browser send a form or plain text here, with its cookies and from this machine, but no
    JSON: that its server would have to allow. Raises Problem for what such a page could send, and for a reader.
    """
    service = open_service(request)
    if not same_site(request):
        raise Problem(403, "Not from here", "A page of another site may not change the record.")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and kind != "application/json":
        raise Problem(415, "Not JSON", "Send the body as JSON, with Content-Type: application/json.")
    if not service.visitor.may("editor"):
        role = service.visitor.role
        raise Problem(403, "Not allowed", f"This needs the role “editor”; yours is “{role}”.")
    return service


Reading = Annotated[Service, Depends(open_service)]
Editing = Annotated[Service, Depends(open_editing_service)]


def is_known(tag: str, header: str | None) -> bool:
    """Whether If-None-Match names a tag; weakly, as RFC 9110 has it."""
    if header is None:
        return False
    return header.strip() == "*" or tag in (known.removeprefix("W/") for known in ENTITY_TAG.findall(header))


@contextmanager
def expect_version(service: Service, subject: str, expected: int | None, if_match: str | None) -> Iterator[int | None]:
    """The version that a change is made on: that of `expected`, or one of those that If-Match names, if it is current.

    Raises Problem where others have changed the subject meanwhile: 412 for If-Match, else 409.
    """
    matched = if_match is not None and if_match.strip() != "*"
    if matched:
        current = service.record.load_version(subject)
        versions = [int(version) for version in VERSIONED.findall(if_match or "")]
        if not versions:
            raise Problem(412, "Overtaken", "If-Match names no ETag that this server gave to what can be judged.")
        expected = current if current in versions else versions[-1]
    try:
        yield expected
    except Overtaken as fault:
        more = (("subject", fault.subject), ("changes", list(fault.changes)))
        raise Problem(412 if matched else 409, "Overtaken", plain(str(fault)), more=more) from fault
