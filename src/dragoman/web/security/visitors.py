"""Who asks: the user of a request, by local mode, a session of the browser, a token, or a trusted proxy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from starlette.requests import HTTPConnection

from dragoman.record import Record
from dragoman.web.security.sessions import Session, Sessions
from dragoman.web.settings import WebSettings

Role = Literal["reader", "editor", "admin"]
RANKS: dict[str, int] = {"reader": 0, "editor": 1, "admin": 2}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, with the role they have; `session` is the browser's, None for a programme with a token."""

    name: str
    role: Role
    session: Session | None = None

    def may(self, role: Role) -> bool:
        """Whether the visitor has this role, or one above it."""
        return RANKS[self.role] >= RANKS[role]


def find_visitor(request: HTTPConnection, settings: WebSettings, record: Record, sessions: Sessions) -> Visitor | None:
    """The user of a request, None for nobody we know.

    A role is looked up anew for each request: who is disabled is out at once.
    """
    session = sessions.find(request.cookies.get(sessions.cookie))
    bearer = read_bearer(request)
    if bearer is not None:
        holder = record.desk.find_token_holder(bearer)
        return Visitor(holder.name, holder.role) if holder else None
    if settings.entrance == "local":
        return Visitor(settings.user, "admin", session)
    name = session.user if session else None
    if settings.entrance == "proxy":
        name = read_proxy(request, settings)
    known = record.desk.find_user(name) if name else None
    return Visitor(known.name, known.role, session) if known and known.disabled_at is None else None


def read_bearer(request: HTTPConnection) -> str | None:
    """The token of `Authorization: Bearer …`; an empty one for a header of another kind, which nobody holds."""
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def read_proxy(request: HTTPConnection, settings: WebSettings) -> str | None:
    """The name that the proxy tells; None where the request comes from anybody else."""
    if request.client is None or request.client.host not in settings.proxies:
        return None
    return request.headers.get(settings.proxy_header)


def same_site(request: HTTPConnection) -> bool:
    """Whether a request comes from this server's own page, as far as the browser tells; programmes tell nothing."""
    return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
