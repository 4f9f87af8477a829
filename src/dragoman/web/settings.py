"""How the record is served: who may come in, from where, and how much they may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Literal

Entrance = Literal["local", "token", "proxy"]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the record is served.

    `entrance` is how people come in: "local" without a password, from this machine only; "token" with a token of a user
    of the record; "proxy" by the name that a reverse proxy tells in the header `proxy_header`, which is believed only
    of requests from the addresses or networks `proxies` ("10.0.0.7", "172.18.0.0/16"). `user` is the name that
    judgements bear in local mode. `hosts` are the names by which the server may be asked for, besides those of this
    machine. `secure` marks cookies for HTTPS only.

    `may_fetch` lets editors give web addresses to be read. Limits: `asks` and `changes` are requests a minute of one
    browser that is known, else of one address; `sign_ins` wrong tokens a minute of one address, `form_bytes` the size
    of an ordinary request, `upload_bytes` that of files.
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
        """Names without ports that requests may be addressed to, in small letters; those of this machine always."""
        return (*LOOPBACK, *(write_host(host) for host in self.hosts))

    def is_proxy(self, address: str) -> bool:
        """Whether a request from this address may say who it is."""
        try:
            asked = ip_address(address)
        except ValueError:
            return False
        return any(asked in network for network in map(read_network, self.proxies))


@cache
def read_network(words: str) -> IPv4Network | IPv6Network:
    """The network of an address or of "ADDRESS/BITS". Raises ValueError for what is none."""
    return ip_network(words, strict=False)


def write_host(host: str) -> str:
    """A name or address as a Host header has it: IPv6 in brackets."""
    bare = host.strip().strip("[]").rstrip(".").lower()
    return f"[{bare}]" if ":" in bare else bare


def is_loopback(host: str) -> bool:
    """Whether an address or name to listen on is one of this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
