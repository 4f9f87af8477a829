"""A real web server on a free port of this machine, whose pages are functions."""

from __future__ import annotations

import gzip
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

Page = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request; pages write their answer with `answer`, or by hand."""

    protocol_version = "HTTP/1.1"
    site: WebSite

    def do_GET(self) -> None:
        self.site.asked.append((self.path, dict(self.headers)))
        page = self.site.pages.get(self.path.partition("?")[0])
        if page is None:
            self.answer(404, b"gone")
        else:
            page(self)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer; `_` in names of headers stands for a hyphen."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@dataclass
class WebSite:
    """Path → page; what was asked for with its headers; `over` is set when the test has ended."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def at(self, path: str) -> str:
        return self.address + path

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> None:
        raw = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda request: request.answer(status, raw, **headers)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def run_site(context: ssl.SSLContext | None = None) -> Iterator[WebSite]:
    """Run a server until the block ends; with TLS where a context is given."""

    class Bound(Request):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Bound)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that break off are what we test
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = WebSite(f"http{'s' if context else ''}://127.0.0.1:{server.server_address[1]}")
    Bound.site = site
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def drip(request: Request) -> None:
    """A byte of the body now and then, without end: every single read is in time."""
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.send_header("Connection", "close")
    request.end_headers()
    send_slowly(request)


def drip_header(request: Request) -> None:
    """A byte of the header now and then."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    send_slowly(request)


def send_slowly(request: Request) -> None:
    try:
        while not request.site.over.wait(0.02):
            request.wfile.write(b"x")
    except OSError:
        request.close_connection = True


def keep_silent(request: Request) -> None:
    request.site.over.wait(2)
    request.close_connection = True


def break_off(request: Request) -> None:
    """Promise more than what comes."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<p>The two ministers")
    request.close_connection = True


def break_off_chunk(request: Request) -> None:
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"40\r\n<p>The two")
    request.close_connection = True


def send_chunks(request: Request) -> None:
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")


def talk_nonsense(request: Request) -> None:
    request.wfile.write(b"220 mail.example ready\r\n")
    request.close_connection = True


def send_endlessly(request: Request) -> None:
    """Chunks without end, as fast as they are taken."""
    request.send_response(200)
    request.send_header("Connection", "close")
    request.end_headers()
    try:
        while not request.site.over.is_set():
            request.wfile.write(b"y" * 65_536)
    except OSError:
        request.close_connection = True


def make_bomb(size: int) -> bytes:
    """So many zeros, packed a thousandfold."""
    return gzip.compress(bytes(size), 9)


class Clock:
    """Time that passes only while one sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = time.monotonic(), list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
