"""The pages, one module each; `list_routers` gives them in the order in which addresses are looked up."""

from __future__ import annotations

from fastapi import APIRouter

from dragoman.web.pages import (
    actor_judging,
    actors,
    api_reference,
    calendar,
    engagements,
    help,
    history,
    instruments,
    network,
    pairs,
    signing_in,
    sources,
)


def list_routers() -> list[APIRouter]:
    return [
        signing_in.router,
        engagements.router,
        actors.router,
        actor_judging.router,
        pairs.router,
        instruments.router,
        network.router,
        calendar.router,
        sources.router,
        history.router,
        help.router,
        api_reference.router,
    ]
