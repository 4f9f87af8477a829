"""What every request passes: names of the host, size, number; and the headers that every answer bears."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from urllib.parse import unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.record.paging import NOT_STORED
from dragoman.web.problems import DEFECT, Problem, answer_problem, name_request
from dragoman.web.security.addresses import name_host
from dragoman.web.security.limits import RateLimit
from dragoman.web.security.sessions import Sessions
from dragoman.web.security.visitors import name_client, read_proxy
from dragoman.web.settings import WebSettings

log = logging.getLogger("dragoman.web")

SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing but this server's own files: a script in a report can't run, and nothing leaves the machine."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ONLY_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""What proxies add: where nobody is asked for a password, nobody may come through one."""
LENGTH = re.compile(r"[0-9]{1,15}")
BODY_SECONDS = 60.0
BODY_BYTES_A_SECOND = 10_000
"""A body may take a minute, and a second more for each so many bytes that have come: a poor line, no standstill."""


class TooLarge(Exception):
    """More bytes come in than may."""


class TooSlow(Exception):
    """A body comes in more slowly than may be."""


class Guard:
    """The outermost layer: refuses what no page should see, and puts the headers of safety on every answer."""

    def __init__(self, app: ASGIApp, settings: WebSettings, sessions: Sessions) -> None:
        self.app, self.settings, self.sessions = app, settings, sessions
        self.asks, self.changes = RateLimit(settings.asks), RateLimit(settings.changes)
        self.headers = HEADERS | (ONLY_HTTPS if settings.secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answered = False
        bodiless = scope["method"] == "HEAD"

        async def send_guarded(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = True
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
            elif bodiless and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        if bodiless:  # the same as GET but for the body, which goes no further than here
            scope = {**scope, "method": "GET"}
        try:
            problem = self.find_problem(scope)
            if problem is None:
                await self.app(scope, self.measure(scope, receive), send_guarded)
                return
        except (TooLarge, TooSlow) as fault:
            if answered:
                raise
            problem = self.tell_size(scope) if isinstance(fault, TooLarge) else tell_slowness()
        except Exception:
            log.error("%s failed", name_request(scope))
            if not answered:
                await answer_problem(scope, DEFECT)(scope, receive, send_guarded)
            raise  # the server's log shows where
        await answer_problem(scope, problem)(scope, receive, send_guarded)

    def find_problem(self, scope: Scope) -> Problem | None:
        """Why a request is refused before anything looks at it, None where it may go on."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or name_host(hosts[0]) not in self.settings.host_names:
            # A page elsewhere whose name was made to lead here would else read the record (DNS rebinding).
            return Problem(421, "Wrong host", "This server does not answer to that name; start it with --host-name.")
        if self.settings.entrance == "local" and any(name in headers for name in FORWARDED):
            told = "It came through a proxy, but there are no passwords here: start the server with --entrance proxy."
            return Problem(403, "For this machine alone", told)
        if NOT_STORED.search(scope["path"]) or NOT_STORED.search(unquote(scope["query_string"].decode("latin-1"))):
            return Problem(422, "The address can't be read", "It holds a character that no text has (U+0000).")
        length = headers.get("content-length", "0")
        if not LENGTH.fullmatch(length) or int(length) > self.most_bytes(scope):
            return self.tell_size(scope)
        limit = self.asks if scope["method"] in SAFE else self.changes
        waits = limit.take(self.name_visitor(scope)) if not scope["path"].startswith("/static/") else 0.0
        if waits:
            seconds = max(1, round(waits + 0.5))
            return Problem(
                429, "Too many requests", f"Wait {seconds} seconds, then ask again.", (("Retry-After", str(seconds)),)
            )
        return None

    def name_visitor(self, scope: Scope) -> str:
        """Whose requests are counted together: those of a user with a session or told by the proxy, else of an address.

        Behind a proxy all who are not known yet have one address; that shall hold up nobody who is known.
        """
        request = HTTPConnection(scope)
        session = self.sessions.find(request.cookies.get(self.sessions.cookie))
        if session is not None:
            return f"user {session.user}"
        told = read_proxy(request, self.settings) if self.settings.entrance == "proxy" else None
        return f"user {told}" if told else name_client(scope["client"][0] if scope.get("client") else "")

    def most_bytes(self, scope: Scope) -> int:
        """How many bytes a request may bring: files only where files are added."""
        adds = scope["path"].startswith("/add") or scope["path"] in ("/api/v1/documents", "/api/v1/readings")
        return self.settings.upload_bytes if adds else self.settings.form_bytes

    def tell_size(self, scope: Scope) -> Problem:
        most = self.most_bytes(scope)
        return Problem(413, "Too large", f"At most {most:,} bytes can be sent here; send less at a time.")

    def measure(self, scope: Scope, receive: Receive) -> Receive:
        """The bytes as they come, counted: a request need not tell its length, nor come to an end."""
        came, whole = 0, False
        begun: float | None = None

        async def receive_counted() -> Message:
            nonlocal came, whole, begun
            if whole:  # what follows the body is word that the visitor has gone, whenever that is
                return await receive()
            begun = begun or time.monotonic()
            patience = begun + BODY_SECONDS + came / BODY_BYTES_A_SECOND - time.monotonic()
            try:
                message = await asyncio.wait_for(receive(), max(patience, 0.0))
            except TimeoutError:
                raise TooSlow from None
            came += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if came > self.most_bytes(scope):
                raise TooLarge
            return message

        return receive_counted


def tell_slowness() -> Problem:
    told = "What you sent came too slowly. Send less at a time, or over a better line."
    return Problem(408, "Too slow", told, (("Connection", "close"),))
