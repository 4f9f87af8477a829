"""The pages, one module each; `list_routers` gives them in the order in which addresses are looked up."""

from __future__ import annotations

from fastapi import APIRouter

from dragoman.web.pages import adding, briefs, digests, engagements, signing_in


def list_routers() -> list[APIRouter]:
    return [signing_in.router, engagements.router, briefs.router, digests.router, adding.router]
