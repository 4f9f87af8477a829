"""Routes of pages: each page under its address, and its JSON twin beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter
from starlette.responses import Response

F = TypeVar("F", bound=Callable[..., Response])


def open_router() -> APIRouter:
    """A router of pages; they are for people, and so not in the description of the API."""
    return APIRouter(include_in_schema=False)


def page(router: APIRouter, address: str) -> Callable[[F], F]:
    """Serve a function at an address, and at that address with `.json`; the function asks its desk which it is."""

    def register(function: F) -> F:
        # The twin first: an id in the address takes every letter but "/", and so ".json" too.
        router.add_api_route(("/today" if address == "/" else address) + ".json", function, methods=["GET"])
        router.add_api_route(address, function, methods=["GET"])
        return function

    return register
