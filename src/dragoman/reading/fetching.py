"""Fetch pages politely: robots.txt is obeyed, no host is asked too often, each step of a redirect is checked."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dragoman import __version__
from dragoman.config import FETCHING, FetchSettings
from dragoman.errors import FetchError
from dragoman.reading.addresses import Address, LookUp, find_numbers, look_up_host, parse_address
from dragoman.reading.exchange import WITH_BODY, Answer, ask_server
from dragoman.reading.robots import ALLOWED, MAX_ROBOTS, REFUSED, Robots, parse_robots

AGENT = "Dragoman"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
PREFERENCES = {"Accept": "*/*", "Accept-Language": "en", "Accept-Encoding": "gzip", "Connection": "close"}
TRIES = 3
"""Of one address that is busy, if it says for how long."""
ROBOTS_SECONDS = 3_600.0
UNREAD_ROBOTS_SECONDS = 300.0
"""How long a site is left alone whose robots.txt can't be read."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of an address: `address` is where the redirects led, `charset` what the server says of the encoding.

    `unchanged`: it is as it was when `etag` and `last_modified` were told; there is no body then.
    """

    asked: str
    address: str
    body: bytes = b""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


@dataclass(slots=True)
class Site:
    """What is known of a host: its rules and until when they hold, when it may be asked next (by the clock)."""

    robots: Robots = ALLOWED
    robots_until: float = float("-inf")
    robots_fault: str | None = None
    free_at: float = float("-inf")


class Fetcher:
    """Fetches one page after the other, and remembers of each site its rules and when it was asked last.

    `clock` tells seconds that only grow, `sleep` waits for some, `look_up` gives the numeric addresses of a host.
    """

    def __init__(
        self,
        settings: FetchSettings = FETCHING,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        look_up: LookUp = look_up_host,
    ) -> None:
        self.settings, self.clock, self.sleep, self.look_up = settings, clock, sleep, look_up
        self.sites: dict[str, Site] = {}

    def fetch(self, written: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Fetch the page at an address; with what was told of it before, only if it has changed.

        Raises FetchError that names the address, the fault and what to do.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        given = {name: value for name, value in headers.items() if value}
        address, answer = self.walk(parse_address(written), given, self.settings.max_bytes)
        if answer.status == 304 and given:
            return Fetched(written, str(address), etag=etag, last_modified=last_modified, unchanged=True)
        if answer.status not in WITH_BODY:
            raise explain_status(address, answer)
        return Fetched(
            written,
            str(address),
            answer.body,
            answer.charset,
            read_validator(answer.headers.get("ETag")),
            read_validator(answer.headers.get("Last-Modified")),
        )

    def walk(
        self, address: Address, headers: dict[str, str], limit: int, *, for_robots: bool = False
    ) -> tuple[Address, Answer]:
        """Follow redirects to where they end; every step is checked as the first is. Raises FetchError."""
        asked = address
        for _ in range(self.settings.max_redirects + 1):
            numbers = find_numbers(address, self.look_up, allow_private=self.settings.allow_private)
            if not for_robots:
                self.check_robots(address)
            answer = self.ask(address, numbers, headers, limit, cut=for_robots)
            if answer.status not in REDIRECTS:
                return address, answer
            location = answer.headers.get("Location")
            if not location:
                raise FetchError(str(address), "the server leads elsewhere, but does not say where")
            address = parse_address(read_location(location), address)
        raise FetchError(str(asked), f"more than {self.settings.max_redirects} redirects", "check the address")

    def ask(self, address: Address, numbers: list[str], headers: dict[str, str], limit: int, *, cut: bool) -> Answer:
        """Ask for one address when it is its site's turn; again where it is busy and says for how long."""
        site = self.find_site(address)
        identity = {"User-Agent": self.name_agent(), **PREFERENCES}
        for tried in range(1, TRIES + 1):
            self.wait_turn(address, site)
            try:
                answer = ask_server(address, numbers, {**identity, **headers}, self.settings, limit, cut)
            finally:
                site.free_at = self.clock() + max(self.settings.pause, site.robots.delay or 0.0)
            if answer.status not in BUSY:
                break
            wait = read_retry_after(answer.headers.get("Retry-After"))
            site.free_at = max(site.free_at, self.clock() + (wait or 0.0))
            if wait is None or wait > self.settings.patience or tried == TRIES:
                break
        return answer

    def find_site(self, address: Address) -> Site:
        return self.sites.setdefault(address.place, Site())

    def wait_turn(self, address: Address, site: Site) -> None:
        """Wait until the site may be asked again. Raises FetchError where that takes longer than our patience."""
        wait = site.free_at - self.clock()
        if wait > self.settings.patience:
            raise FetchError(str(address), f"the site asks to wait {wait:,.0f} seconds", "try again then", wait)
        if wait > 0:
            self.sleep(wait)

    def check_robots(self, address: Address) -> None:
        """Raise FetchError where the site's robots.txt asks us to leave the address, or can't be read."""
        site = self.find_site(address)
        if self.clock() >= site.robots_until:
            self.read_robots(address, site)
        if site.robots_fault:
            raise FetchError(str(address), f"its robots.txt can't be read, so nothing is fetched: {site.robots_fault}")
        if not site.robots.allows(address.target):
            raise FetchError(
                str(address),
                "the site's robots.txt asks programmes not to fetch it",
                "save it as a file, or ask the publisher",
            )

    def read_robots(self, address: Address, site: Site) -> None:
        """Learn the rules of a site. One that answers that it has none allows everything; one that fails, nothing."""
        seconds = ROBOTS_SECONDS
        site.robots, site.robots_fault = ALLOWED, None
        try:
            _, answer = self.walk(parse_address("/robots.txt", address), {}, MAX_ROBOTS, for_robots=True)
            if answer.status in WITH_BODY:
                site.robots = parse_robots(answer.body.decode("utf-8", errors="replace"), AGENT)
            elif answer.status >= 500 or answer.status == 429:
                site.robots_fault = f"the server answers {name_status(answer)}"
        except FetchError as fault:
            site.robots_fault = fault.fault
        if site.robots_fault:
            site.robots, seconds = REFUSED, UNREAD_ROBOTS_SECONDS
        site.robots_until = self.clock() + seconds
        site.free_at = max(site.free_at, self.clock() + max(self.settings.pause, site.robots.delay or 0.0))

    def name_agent(self) -> str:
        """How we make ourselves known to servers."""
        contact = f" (+{self.settings.contact})" if self.settings.contact else ""
        return f"{AGENT}/{__version__}{contact}"


def read_validator(header: str | None) -> str | None:
    """A header that is sent back as it came; None where it can't be."""
    return header if header and re.fullmatch(r"[ -~\xa0-\xff]{1,1000}", header) else None


def read_location(location: str) -> str:
    """A Location header as it was meant: headers come as Latin-1, addresses in them are UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def read_retry_after(header: str | None) -> float | None:
    """The seconds that a Retry-After header asks to wait, from its number or date; None where it tells neither."""
    if header is None:
        return None
    header = header.strip()
    if header.isdecimal() and len(header) < 10:
        return float(header)
    try:
        told = parsedate_to_datetime(header)
    except ValueError:
        return None
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    return max((told - datetime.now(UTC)).total_seconds(), 0.0)


def name_status(answer: Answer) -> str:
    """A status with the server's words for it."""
    reason = re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", answer.reason[:80])
    return f"{answer.status} {reason}".strip()


def explain_status(address: Address, answer: Answer) -> FetchError:
    """What a status other than success means for who wants the page."""
    remedy = "try again later"
    if answer.status in (401, 403, 451):
        remedy = "the site does not let programmes in; save the page as a file"
    elif answer.status in (404, 410):
        remedy = "check the address"
    wait = read_retry_after(answer.headers.get("Retry-After")) if answer.status in BUSY else None
    return FetchError(str(address), f"the server answers {name_status(answer)}", remedy, wait)
