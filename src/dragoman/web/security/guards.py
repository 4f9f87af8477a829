"""What every request passes: names of the host, size, number; and the headers that every answer bears."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.problems import Problem, answer_problem
from dragoman.web.security.limits import RateLimit
from dragoman.web.settings import WebSettings

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


class TooLarge(Exception):
    """More bytes come in than may."""


class Guard:
    """The outermost layer: refuses what no page should see, and puts the headers of safety on every answer."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self.app, self.settings = app, settings
        self.asks, self.changes = RateLimit(settings.asks), RateLimit(settings.changes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answered = False

        async def send_guarded(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        problem = self.find_problem(scope)
        if problem:
            await answer_problem(scope, problem)(scope, receive, send_guarded)
            return
        try:
            await self.app(scope, self.measure(scope, receive), send_guarded)
        except TooLarge:
            if answered:
                raise
            await answer_problem(scope, self.tell_size(scope))(scope, receive, send_guarded)

    def find_problem(self, scope: Scope) -> Problem | None:
        """Why a request is refused before anything looks at it, None where it may go on."""
        headers = Headers(scope=scope)
        if name_host(headers.get("host", "")) not in self.settings.host_names:
            # A page elsewhere whose name was made to lead here would else read the record (DNS rebinding).
            return Problem(421, "Wrong host", "This server does not answer to that name; start it with --host-name.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.most_bytes(scope):
            return self.tell_size(scope)
        client = scope["client"][0] if scope.get("client") else ""
        limit = self.asks if scope["method"] in SAFE else self.changes
        waits = limit.take(client) if not scope["path"].startswith("/static/") else 0.0
        if waits:
            seconds = max(1, round(waits + 0.5))
            return Problem(
                429, "Too many requests", f"Wait {seconds} seconds, then ask again.", (("Retry-After", str(seconds)),)
            )
        return None

    def most_bytes(self, scope: Scope) -> int:
        """How many bytes a request may bring: files only where files are added."""
        adds = scope["path"].startswith("/add") or scope["path"] == "/api/v1/documents"
        return self.settings.upload_bytes if adds else self.settings.form_bytes

    def tell_size(self, scope: Scope) -> Problem:
        most = self.most_bytes(scope)
        return Problem(413, "Too large", f"At most {most:,} bytes can be sent here; send less at a time.")

    def measure(self, scope: Scope, receive: Receive) -> Receive:
        """The bytes as they come, counted: a request need not tell its length."""
        came = 0

        async def receive_counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self.most_bytes(scope):
                raise TooLarge
            return message

        return receive_counted


def name_host(header: str) -> str:
    """The name in a Host header, without its port."""
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].lower()
