"""The team: users with their roles and tokens, and what was done lately; for admins."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.responses import Response

from dragoman.record.desk import ROLES, NewUser, Role
from dragoman.web.desk import Admin, Desk, SentForm, take_field
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router, page

router = open_router()

SHOWN = 10
"""Actions on the page; the audit log has all."""


@page(router, "/team")
def show_team(desk: Admin) -> Response:
    """All users, and what was done last."""
    told = {"users": desk.record.desk.list_users(), "actions": desk.record.desk.list_actions(limit=SHOWN)}
    return desk.show("team.html.jinja", "Team", told, {"roles": ROLES})


@router.post("/team/add")
def add_user(desk: Admin, form: SentForm) -> Response:
    """Enter a user, and show the token that lets them in."""
    new = desk.record.desk.create_user(
        take_field(form, "name"), take_role(form), by=desk.visitor.name, remote=desk.remote or None
    )
    return show_token(desk, new)


@router.post("/team/renew")
def renew_token(desk: Admin, form: SentForm) -> Response:
    """Make a user another token, and show it; whoever came in with the one before is out."""
    name = take_field(form, "name")
    return show_token(desk, desk.record.desk.renew_token(name, by=desk.visitor.name, remote=desk.remote or None))


def show_token(desk: Desk, new: NewUser) -> Response:
    """The page that shows a token; no browser keeps it."""
    response = desk.show("token.html.jinja", f"Token of {new.user.name}", {"user": new.user, "token": new.token})
    response.headers["Cache-Control"] = "no-store"
    return response


@router.post("/team/role")
def change_role(desk: Admin, form: SentForm) -> Response:
    """Give a user another role."""
    name = take_other(desk, form)
    user = desk.record.desk.change_role(name, take_role(form), by=desk.visitor.name, remote=desk.remote or None)
    return desk.go("/team", f"{user.name} is {user.role} from now on.")


@router.post("/team/disable")
def disable_user(desk: Admin, form: SentForm) -> Response:
    """Let a user in no more."""
    name = take_other(desk, form)
    user = desk.record.desk.disable_user(name, by=desk.visitor.name, remote=desk.remote or None)
    return desk.go("/team", f"{user.name} is let in no more; what they did stays.")


@router.post("/team/enable")
def enable_user(desk: Admin, form: SentForm) -> Response:
    """Let a user in again, with the token they had."""
    name = take_field(form, "name")
    user = desk.record.desk.enable_user(name, by=desk.visitor.name, remote=desk.remote or None)
    return desk.go("/team", f"{user.name} is let in again.")


def take_other(desk: Desk, form: FormData) -> str:
    """The name of a user besides the visitor. Raises Problem: so the last admin never locks everybody out."""
    name = take_field(form, "name")
    if name == desk.visitor.name and desk.settings.entrance != "local":
        raise Problem(422, "Not yourself", "Your own rights are for another admin to change.")
    return name


def take_role(form: FormData) -> Role:
    """The role that a form gives. Raises Problem for none."""
    asked = take_field(form, "role")
    for role in ROLES:
        if role == asked:
            return role
    raise Problem(422, "No such role", f"A user is one of {', '.join(ROLES)}.")
