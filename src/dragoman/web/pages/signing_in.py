"""Sign in with a token, sign out."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.web.desk import Reader, SentForm
from dragoman.web.problems import Problem
from dragoman.web.rendering import templates
from dragoman.web.routing import open_router
from dragoman.web.security.addresses import choose_own_address
from dragoman.web.security.visitors import same_site

router = open_router()


@router.get("/sign-in")
def show_sign_in(request: Request, then: str = "/") -> Response:
    """Ask for a token; in a mode without tokens there is nothing to sign in to."""
    if request.app.state.settings.entrance != "token":
        return RedirectResponse("/", 303)
    return HTMLResponse(write_sign_in(choose_own_address(then)))


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Open a session for who holds the token."""
    state = request.app.state
    if state.settings.entrance != "token":
        raise Problem(404, "Not found", "There is no such page.")
    # There is no session yet whose form token could be asked for; a browser tells where the form stood.
    if not same_site(request):
        raise Problem(403, "Not from here", "Sign in from this server's own page.")
    client = request.client.host if request.client else ""
    waits = state.sign_ins.take(client)
    if waits:
        raise Problem(429, "Too many attempts", f"Wait {waits:.0f} seconds, then try again.")
    form = await request.form()
    token, then = form.get("token"), form.get("then")
    address = choose_own_address(then if isinstance(then, str) else "/")
    holder = state.record.desk.find_token_holder(token.strip()) if isinstance(token, str) and token.strip() else None
    if holder is None:
        state.record.desk.note_action("", "sign-in refused", None, "", client)
        return HTMLResponse(write_sign_in(address, "No user has this token."), 401)
    session = state.sessions.open(holder.name)
    state.record.desk.note_action(holder.name, "signed in", None, "", client)
    response = RedirectResponse(address, 303)
    response.set_cookie(
        state.sessions.cookie,
        session.key,
        httponly=True,
        samesite="strict",
        secure=state.settings.secure,
        path="/",
    )
    return response


@router.post("/sign-out")
def sign_out(desk: Reader, _: SentForm) -> Response:
    """End the session."""
    desk.sessions.close(desk.session)
    response = RedirectResponse("/sign-in" if desk.settings.entrance == "token" else "/", 303)
    response.delete_cookie(
        desk.sessions.cookie, path="/", secure=desk.settings.secure, httponly=True, samesite="strict"
    )
    return response


def write_sign_in(then: str, fault: str = "") -> str:
    return templates.get_template("sign_in.html.jinja").render(title="Sign in", then=then, fault=fault, bare=True)
