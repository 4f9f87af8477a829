"""Sign in with a token, sign out."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Query, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record import Record
from dragoman.record.desk.users import hash_token
from dragoman.web.desk import Reader, SentForm, take_field
from dragoman.web.noting import note_done
from dragoman.web.problems import Problem
from dragoman.web.rendering import templates
from dragoman.web.routing import open_router
from dragoman.web.security.addresses import choose_own_address
from dragoman.web.security.forms import parse_form
from dragoman.web.security.limits import RateLimit
from dragoman.web.security.sessions import Sessions
from dragoman.web.security.visitors import same_site

router = open_router()

NOBODY = "(nobody known)"
"""Who tried to sign in and could not: no user can have this name."""
MOST_BYTES = 10_000


@router.get("/sign-in")
def show_sign_in(request: Request, then: Annotated[str, Query(max_length=4_000)] = "/") -> Response:
    """Ask for a token; in a mode without tokens there is nothing to sign in to."""
    if request.app.state.settings.entrance != "token":
        return RedirectResponse("/", 303)
    return HTMLResponse(write_sign_in(choose_own_address(then)))


async def read_sign_in(request: Request) -> FormData:
    """The form of somebody who has no session yet whose form token could be asked for. Raises Problem."""
    if request.app.state.settings.entrance != "token":
        raise Problem(404, "Not found", "There is no such page.")
    if not same_site(request):
        raise Problem(403, "Not from here", "Sign in from this server's own page.")
    return await parse_form(request, most_bytes=MOST_BYTES, fields=10, files=0)


@router.post("/sign-in")
def sign_in(request: Request, form: Annotated[FormData, Depends(read_sign_in)]) -> Response:
    """Open a session for who holds the token."""
    state = request.app.state
    record, sessions = cast(Record, state.record), cast(Sessions, state.sessions)
    client = request.client.host if request.client else ""
    token, address = take_field(form, "token"), choose_own_address(take_field(form, "then"))
    holder = record.desk.find_token_holder(token)
    if holder is None:
        waits = cast(RateLimit, state.sign_ins).take(client)
        if waits:
            headers = (("Retry-After", str(max(1, round(waits + 0.5)))),)
            raise Problem(429, "Too many attempts", f"Wait {waits:.0f} seconds, then try again.", headers)
        note_done(record, NOBODY, "sign-in refused", None, "", client)
        return HTMLResponse(write_sign_in(address, "No user has this token."), 401)
    if before := sessions.find(request.cookies.get(sessions.cookie)):
        sessions.close(before)
    session = sessions.open(holder.name, hash_token(token))
    note_done(record, holder.name, "signed in", None, "", client)
    response = RedirectResponse(address, 303)
    sessions.write_cookie(response, session)
    return response


@router.post("/sign-out")
def sign_out(desk: Reader, _: SentForm) -> Response:
    """End the session; over HTTPS the browser also forgets the pages that it has kept."""
    desk.sessions.close(desk.session)
    desk.note("signed out")
    address = "/sign-in" if desk.settings.entrance == "token" else "/"
    response = RedirectResponse(address, 303, {"Clear-Site-Data": '"cache"'})
    desk.sessions.clear_cookie(response)
    return response


def write_sign_in(then: str, fault: str = "") -> str:
    return templates.get_template("sign_in.html.jinja").render(title="Sign in", then=then, fault=fault, bare=True)
