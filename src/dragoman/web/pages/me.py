"""What is kept for who looks: name and role, what they follow, the pages they saved."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from dragoman.lexicon.names import name_of
from dragoman.web.desk import Desk, Reader, SentForm, take_field
from dragoman.web.pages.history import find_address
from dragoman.web.routing import open_router, page
from dragoman.web.security.addresses import choose_own_address

router = open_router()


@dataclass(frozen=True, slots=True)
class Followed:
    """Something followed: the code or id that is kept, what to call it, its page."""

    subject: str
    name: str
    kind: str
    address: str


@page(router, "/me")
def show_me(desk: Reader) -> Response:
    """Name, role, what is followed, saved pages."""
    told = {
        "name": desk.visitor.name,
        "role": desk.visitor.role,
        "follows": list_followed(desk),
        "views": desk.record.desk.list_views(desk.visitor.name),
        "look": desk.record.desk.load_look(desk.visitor.name),
    }
    return desk.show("me.html.jinja", "You", told)


def list_followed(desk: Desk) -> list[Followed]:
    """What the visitor follows, by name; what the record has no more keeps its id, so that it can be taken out."""
    kept = desk.record.desk.list_follows(desk.visitor.name)
    subjects = desk.record.name_subjects(kept)
    found = [
        Followed(key, subjects[key].name, subjects[key].kind, find_address(subjects[key]))
        if key in subjects
        else Followed(key, name_of(key), "state or organisation", choose_own_address(f"/actors/{key}", "/actors"))
        for key in kept
    ]
    return sorted(found, key=lambda one: one.name.casefold())


@router.post("/me/unfollow")
def unfollow(desk: Reader, form: SentForm) -> Response:
    """Follow something no more."""
    desk.record.desk.unfollow(desk.visitor.name, take_field(form, "subject"))
    return desk.go("/me", "Taken out: its news stand on your first page no more.")


@router.post("/me/views/remove")
def remove_view(desk: Reader, form: SentForm) -> Response:
    """Take a saved page out."""
    name = take_field(form, "name")
    desk.record.desk.remove_view(desk.visitor.name, name)
    return desk.go("/me", f"“{name}” is taken out of your saved pages.")
