"""Serve the application until it is stopped."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from dragoman.errors import ServingError
from dragoman.record import Record
from dragoman.web.app import build_app
from dragoman.web.settings import WebSettings

MOST_CONNECTIONS = 500
"""Open at once; whoever comes then is told to come again."""
START_SECONDS = 20.0
"""How long a server may take to come up, or to end."""


def bind_socket(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; port 0 is any free one. Raises ServingError where that can't be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host.strip("[]"), port))
    except (OSError, UnicodeError) as fault:  # a name that is too long can't be written for the name service
        bound.close()
        remedy = "choose another --port, or 0 for any that is free"
        raise ServingError(f"{host}:{port}", getattr(fault, "strerror", None) or str(fault), remedy) from fault
    return bound


def name_address(bound: socket.socket, host: str) -> str:
    """The address to type into a browser."""
    port = bound.getsockname()[1]
    return f"http://[{host.strip('[]')}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve_record(record: Record, settings: WebSettings, bound: socket.socket) -> None:
    """Answer requests at a bound socket until the programme is told to stop."""
    make_server(record, settings).run(sockets=[bound])


@contextmanager
def serve_in_background(record: Record, settings: WebSettings | None = None) -> Iterator[str]:
    """Serve an open record on a free port of this machine, in a thread, until the block ends; gives the address.

    Raises ServingError where it does not come up.
    """
    bound = bind_socket("127.0.0.1", 0)
    address = name_address(bound, "127.0.0.1")
    server = make_server(record, settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    try:
        until = time.monotonic() + START_SECONDS
        while not server.started:
            if time.monotonic() > until or not thread.is_alive():
                raise ServingError(address, "the server did not start", "its log tells why")
            time.sleep(0.02)
        yield address
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)
        bound.close()


def make_server(record: Record, settings: WebSettings | None) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
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
    )
