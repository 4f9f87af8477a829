"""The desk at which a request is answered: the record, who asks, and the ways to answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, cast
from urllib.parse import quote, urlencode

from fastapi import Depends
from pydantic_core import to_json
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record import Record
from dragoman.web.noting import note_done
from dragoman.web.problems import Problem, wants_page
from dragoman.web.rendering import templates
from dragoman.web.security.forms import parse_form
from dragoman.web.security.guards import SAFE
from dragoman.web.security.sessions import Session, Sessions
from dragoman.web.security.visitors import Role, Visitor, find_visitor, read_bearer
from dragoman.web.settings import WebSettings


@dataclass(slots=True)
class Desk:
    """What answers one request."""

    request: Request
    record: Record
    settings: WebSettings
    sessions: Sessions
    visitor: Visitor
    session: Session
    today: str = field(default_factory=lambda: date.today().isoformat())
    """The day of the officer who looks, an ISO date of the server's clock."""

    @property
    def remote(self) -> str:
        """The address that the request came from."""
        return self.request.client.host if self.request.client else ""

    @property
    def wants_json(self) -> bool:
        """Whether the JSON twin of a page is asked for."""
        return self.request.url.path.endswith(".json")

    def show(
        self,
        template: str,
        title: str,
        told: Mapping[str, Any],
        aids: Mapping[str, Any] | None = None,
        status: int = 200,
    ) -> Response:
        """A page, or its JSON twin: `told` is in both, `aids` (forms, choices) on the page alone."""
        if self.wants_json:
            return Response(to_json(dict(told)), status, media_type="application/json")
        page = templates.get_template(template).render(
            title=title,
            desk=self,
            visitor=self.visitor,
            form_token=self.session.form_token,
            notices=self.session.take_notices(),
            twin=self.name_twin(),
            here=self.request.url.path,
            **told,
            **(aids or {}),
        )
        return self.keep_session(HTMLResponse(page, status))

    def go(self, address: str, notice: str = "") -> Response:
        """Send the browser to another page of ours, which says `notice` once."""
        if notice:
            self.session.tell(notice)
        return self.keep_session(RedirectResponse(address, 303))

    def keep_session(self, response: Response) -> Response:
        """Let a browser that is new here keep the key of its session."""
        if self.visitor.session is None and not self.visitor.programme:
            self.sessions.keep(self.session)
            self.sessions.write_cookie(response, self.session)
        return response

    def name_twin(self) -> str:
        """The address of this page's JSON twin."""
        path = self.request.url.path
        query = self.request.url.query
        return ("/today" if path == "/" else path) + ".json" + (f"?{query}" if query else "")

    def note(self, action: str, subject: str | None = None, detail: str = "") -> None:
        """Enter what the visitor did into the audit log."""
        note_done(self.record, self.visitor.name, action, subject, detail, self.remote)


def open_desk(request: Request) -> Desk:
    """The desk for a request of somebody who may read. Raises Problem for nobody we know."""
    state = request.app.state
    settings, sessions = cast(WebSettings, state.settings), cast(Sessions, state.sessions)
    visitor = find_visitor(request, settings, state.record, sessions)
    if visitor is None:
        raise refuse_stranger(request, settings)
    return Desk(request, state.record, settings, sessions, visitor, visitor.session or sessions.make(visitor.name))


def refuse_stranger(request: Request, settings: WebSettings) -> Problem:
    """Send a browser to where one signs in; tell a programme what is missing."""
    reads_pages = wants_page(request.scope) and "text/html" in request.headers.get("accept", "")
    if settings.entrance == "token" and reads_pages and read_bearer(request) is None:
        then = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        address = "/sign-in" + (f"?{urlencode({'then': then}, quote_via=quote)}" if request.method in SAFE else "")
        return Problem(303, "Sign in", "You are not signed in.", (("Location", address),))
    detail = (
        "Send Authorization: Bearer TOKEN; an admin makes a token with dragoman users add."
        if settings.entrance == "token"
        else "Your proxy names nobody whom the record knows; an admin adds users with dragoman users add."
    )
    return Problem(401, "Not signed in", detail, (("WWW-Authenticate", "Bearer"),))


def require_role(desk: Desk, role: Role) -> Desk:
    """The desk, for somebody who has this role. Raises Problem for others."""
    if not desk.visitor.may(role):
        raise Problem(403, "Not allowed", f"This needs the role “{role}”; yours is “{desk.visitor.role}”.")
    return desk


Reader = Annotated[Desk, Depends(open_desk)]


def open_editing_desk(desk: Reader) -> Desk:
    return require_role(desk, "editor")


def open_admin_desk(desk: Reader) -> Desk:
    return require_role(desk, "admin")


Editor = Annotated[Desk, Depends(open_editing_desk)]
Admin = Annotated[Desk, Depends(open_admin_desk)]


async def read_form(request: Request, desk: Reader) -> AsyncIterator[FormData]:
    """The fields of a form that one of our own pages sent. Raises Problem for one from anywhere else."""
    form = await parse_form(request, most_bytes=desk.settings.upload_bytes)
    try:
        if not desk.sessions.is_token(desk.visitor.session, form.get("form_token")):
            raise Problem(
                403,
                "This form is too old",
                "The page was made before the server started, or elsewhere. Go back, load the page again and send it "
                "anew.",
            )
        yield form
    finally:
        await form.close()


SentForm = Annotated[FormData, Depends(read_form)]


def take_field(form: FormData, name: str, most: int = 2_000) -> str:
    """A field of a form as words, empty where it is missing. Raises Problem for one that is too long."""
    value = form.get(name)
    words = value.strip() if isinstance(value, str) else ""
    if len(words) > most:
        raise Problem(422, "Too long", f"“{name}” has {len(words):,} characters; {most:,} can be sent.")
    return words
