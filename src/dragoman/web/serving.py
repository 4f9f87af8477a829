"""Serve the application until it is stopped."""

from __future__ import annotations

import socket

import uvicorn

from dragoman.errors import ServingError
from dragoman.record import Record
from dragoman.web.app import build_app
from dragoman.web.settings import WebSettings

MOST_CONNECTIONS = 500
"""Open at once; whoever comes then is told to come again."""


def bind_socket(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; port 0 is any free one. Raises ServingError where that can't be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host.strip("[]"), port))
    except (OSError, UnicodeError) as fault:  # a name that is too long can't be written for the name service
        remedy = "choose another --port, or 0 for any that is free"
        raise ServingError(f"{host}:{port}", getattr(fault, "strerror", None) or str(fault), remedy) from fault
    return bound


def name_address(bound: socket.socket, host: str) -> str:
    """The address to type into a browser."""
    port = bound.getsockname()[1]
    return f"http://[{host.strip('[]')}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve_record(record: Record, settings: WebSettings, bound: socket.socket) -> None:
    """Answer requests at a bound socket until the programme is told to stop."""
    config = uvicorn.Config(
        build_app(record, settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        http="h11",  # it bounds headers
        ws="none",
        limit_concurrency=MOST_CONNECTIONS,
        proxy_headers=False,  # who comes in is our own affair: see security.visitors
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[bound])
