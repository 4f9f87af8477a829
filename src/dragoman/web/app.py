"""The application: the record, its pages and its API behind one guard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dragoman import __version__
from dragoman.record import Record
from dragoman.web.api import list_refusals, open_api
from dragoman.web.pages import list_routers
from dragoman.web.problems import catch_problems
from dragoman.web.rendering import STATIC
from dragoman.web.review_queue import ReviewQueue
from dragoman.web.security.guards import Guard
from dragoman.web.security.limits import RateLimit
from dragoman.web.security.sessions import Sessions
from dragoman.web.settings import WebSettings
from dragoman.web.works import Works

SWEPT_EVERY = 60.0
"""Seconds between two looks at what waits for too long."""
FOR_EVER = "public, max-age=31536000, immutable"


class OwnFiles(StaticFiles):
    """Our own style sheet and script; an address with a print of the bytes may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if Request(scope).query_params.get("v"):
            response.headers["Cache-Control"] = FOR_EVER
        return response


@asynccontextmanager
async def run_works(app: FastAPI) -> AsyncIterator[None]:
    """The work beside the pages, as long as the server runs; at its end all work is ended, and what it read is kept."""
    state = app.state

    async def sweep() -> None:
        while True:
            await asyncio.sleep(SWEPT_EVERY)
            await asyncio.to_thread(state.works.sweep, state.sessions.is_open)

    sweeping = asyncio.create_task(sweep())
    try:
        yield
    finally:
        sweeping.cancel()
        await asyncio.to_thread(state.works.close)


def build_app(record: Record, settings: WebSettings | None = None) -> FastAPI:
    """The application over an open record, which stays the caller's to close."""
    settings = settings or WebSettings()
    app = FastAPI(
        title="Dragoman",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,  # it would name this server by what the request says of it
        lifespan=run_works,
    )
    app.state.record, app.state.settings = record, settings
    app.state.sessions = Sessions(secure=settings.secure)
    app.state.works = Works(record)
    app.state.review = ReviewQueue()
    app.state.sign_ins = RateLimit(settings.sign_ins)
    catch_problems(app)
    app.mount("/static", OwnFiles(directory=str(STATIC)), name="static")
    app.include_router(open_api())
    app.router.routes += list_refusals()
    for router in list_routers():
        app.include_router(router)
    app.add_middleware(Guard, settings=settings, sessions=app.state.sessions)
    return app
