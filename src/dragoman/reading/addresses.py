"""Addresses of pages: taken apart, their hosts looked up, those of private networks told."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import quote, urljoin, urlsplit

from dragoman.errors import FetchError

LookUp = Callable[[str, int], list[str]]
"""Gives the numeric addresses of a host and port. Raises OSError."""
DEFAULT_PORTS = {"http": 80, "https": 443}
LOOK_UP_SECONDS = 10.0
MAX_ADDRESS = 2_000
"""Characters. Browsers and servers take little more."""
KEPT = "!#$%&'()*+,/:;=?@[]~"
"""Signs that stay as they are in a path or query; a percent sign begins what is quoted already."""
NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a page: `host` in ASCII as it is looked up, `target` the path and query that are asked for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """Host and port as they stand in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """What comes before the path."""
        return f"{self.scheme}://{self.place}"

    def __str__(self) -> str:
        return self.site + self.target


def parse_address(written: str, base: Address | None = None) -> Address:
    """The address that is written, read from the page at `base` where it is relative; its fragment is left out.

    Raises FetchError for one that can't be fetched: no http or https, no host, a password in it.
    """
    # A Location header comes as Latin-1; real ones hold UTF-8.
    written = re.sub(r"[\x00-\x20\x7f]", lambda sign: quote(sign[0]), written.strip())
    try:
        whole = urljoin(str(base), written) if base else written
        parts = urlsplit(whole)
        port = parts.port
    except ValueError as fault:
        raise FetchError(written, f"this is no address: {fault}") from None
    if len(whole) > MAX_ADDRESS:
        raise FetchError(whole[:100] + "…", f"the address has more than {MAX_ADDRESS:,} characters")
    if parts.scheme not in DEFAULT_PORTS:
        raise FetchError(whole, "only http:// and https:// are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchError(re.sub("//[^/]*@", "//…@", whole), "there is a user name in the address", "leave it out")
    path, query = (quote(part, safe=KEPT, errors="replace") for part in (parts.path or "/", parts.query))
    target = f"{path}?{query}" if query else path
    return Address(parts.scheme, fold_host(parts.hostname, whole), port or DEFAULT_PORTS[parts.scheme], target)


def fold_host(host: str | None, written: str) -> str:
    """A host in small letters and ASCII. Raises FetchError where there is none."""
    try:
        folded = (host or "").rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        folded = ""
    if not re.fullmatch(r"[\w.-]+|[\da-f:.]*:[\da-f:.]*(?:%\w+)?", folded, re.ASCII):
        raise FetchError(written, "there is no host in this address")
    return folded


def look_up_host(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system tells them. Raises OSError, also where that takes too long."""
    told: SimpleQueue[list[str] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as fault:
            told.put(fault)
        else:
            told.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))

    # The system's own look-up knows no limit of time.
    Thread(target=ask, daemon=True).start()
    try:
        answer = told.get(timeout=LOOK_UP_SECONDS)
    except Empty:
        raise TimeoutError(f"the name servers were silent for {LOOK_UP_SECONDS:g} seconds") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def find_numbers(address: Address, look_up: LookUp, *, allow_private: bool) -> list[str]:
    """The numeric addresses to connect to; only public ones, unless private ones are allowed. Raises FetchError."""
    try:
        found = look_up(address.host, address.port)
    except (OSError, UnicodeError) as fault:
        told = fault.strerror if isinstance(fault, OSError) else None
        raise FetchError(
            str(address), f"the host {address.host} is not found: {told or fault}", "check the address"
        ) from None
    allowed = [number for number in found if allow_private or is_public(number)]
    if not allowed:
        raise FetchError(
            str(address),
            f"the host {address.host} is at {', '.join(found) or 'no address'}, which is no public address",
            "allow it with --allow-private if it is a server of your own",
        )
    return allowed


def is_public(number: str) -> bool:
    """Whether a numeric address is one of the public internet, also where an IPv4 address is wrapped in IPv6."""
    address = ip_address(number)
    return all(each.is_global and not each.is_multicast for each in (address, *unwrap(address)))


def unwrap(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses inside an IPv6 address, by which it may lead to them."""
    if isinstance(address, IPv4Address):
        return []
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        inner.append(IPv4Address(int(address) & 0xFFFF_FFFF))
    return [each for each in inner if each is not None]
