"""Who asks: the user of a request, by local mode, a session of the browser, a token, or a trusted proxy."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Literal, cast

from starlette.requests import HTTPConnection

from dragoman.record import Record
from dragoman.web.security.addresses import name_host
from dragoman.web.security.sessions import Session, Sessions
from dragoman.web.settings import WebSettings

Role = Literal["reader", "editor", "admin"]
RANKS: dict[str, int] = {"reader": 0, "editor": 1, "admin": 2}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, with the role they have.

    `session` is the browser's, None where it has none yet; a `programme` that sends a token never gets one.
    """

    name: str
    role: Role
    session: Session | None = None
    programme: bool = False

    def may(self, role: Role) -> bool:
        """Whether the visitor has this role, or one above it."""
        return RANKS[self.role] >= RANKS[role]


def find_visitor(request: HTTPConnection, settings: WebSettings, record: Record, sessions: Sessions) -> Visitor | None:
    """The user of a request, None for nobody we know.

    Roles and tokens are looked up anew for each request: who is disabled, or whose token was renewed, is out at once.
    """
    bearer = read_bearer(request)
    if bearer is not None:
        holder = record.desk.find_token_holder(bearer)
        return Visitor(holder.name, holder.role, programme=True) if holder else None
    session = sessions.find(request.cookies.get(sessions.cookie))
    if settings.entrance == "token":
        proof = session.token_sha256 if session else None
        holder = record.desk.find_hash_holder(proof) if proof else None
        return Visitor(holder.name, holder.role, session) if holder else None
    name = settings.user if settings.entrance == "local" else read_proxy(request, settings)
    if session is not None and session.user != name:
        session = None  # somebody else at the same browser: what waits there for one is not for the other
    if settings.entrance == "local":
        return Visitor(settings.user, "admin", session)
    known = record.desk.find_user(name) if name else None
    return Visitor(known.name, known.role, session) if known and known.disabled_at is None else None


def read_bearer(request: HTTPConnection) -> str | None:
    """The token of `Authorization: Bearer …`; headers of other kinds are for a proxy before us."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def read_proxy(request: HTTPConnection, settings: WebSettings) -> str | None:
    """The name that the proxy tells; None where the request comes from anybody else, or tells several names."""
    if request.client is None or not settings.is_proxy(name_client(request.client.host)):
        return None
    told = request.headers.getlist(settings.proxy_header)
    if len(told) != 1:
        return None  # a proxy that adds its header to the visitor's own, in place of setting it, must let nobody in
    try:
        return told[0].encode("latin-1").decode("utf-8")  # HTTP tells bytes, read as Latin-1; proxies mean UTF-8
    except UnicodeDecodeError:
        return told[0]


def name_client(host: str) -> str:
    """The address that a request comes from; an IPv4 address that came over an IPv6 socket as what it is."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


def same_site(request: HTTPConnection) -> bool:
    """Whether a request comes from this server's own page, as far as the browser tells; programmes tell nothing."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    # Without HTTPS browsers keep that header back, but they tell the origin of a form.
    origin = request.headers.get("origin")
    settings = cast(WebSettings, request.app.state.settings)
    return origin is None or name_host(origin.partition("://")[2]) in settings.host_names
