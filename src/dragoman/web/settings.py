"""How the record is served: who may come in, from where, and how much they may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal

Entrance = Literal["local", "token", "proxy"]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the record is served.

    `entrance` is how people come in: "local" without a password, from this machine only; "token" with a token of a
    user of the record; "proxy" by the name that a reverse proxy tells in the header `proxy_header`, which is believed
    only of requests from the addresses `proxies`. `user` is the name that judgements bear in local mode. `hosts` are
    the names by which the server may be asked for; empty: loopback names only. `secure` marks cookies for HTTPS only.

    `may_fetch` lets editors give web addresses to be read. Limits: `asks` and `changes` are requests a minute of one
    user or address, `sign_ins` attempts a minute of one address, `form_bytes` the size of an ordinary request,
    `upload_bytes` that of files.
    """

    entrance: Entrance = "local"
    user: str = "desk"
    hosts: tuple[str, ...] = ()
    proxy_header: str = "X-Forwarded-User"
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    secure: bool = False
    may_fetch: bool = False
    asks: int = 600
    changes: int = 120
    sign_ins: int = 10
    form_bytes: int = 2_000_000
    upload_bytes: int = 50_000_000

    @property
    def host_names(self) -> tuple[str, ...]:
        """Names without ports that requests may be addressed to."""
        return self.hosts or LOOPBACK


def is_loopback(host: str) -> bool:
    """Whether an address or name to listen on is one of this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
