"""Requests to a served record: sent, tried again where the server asks for it, and their faults told."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError

from dragoman import __version__
from dragoman.errors import (
    NotServed,
    RequestRejected,
    ServiceError,
    ServiceOvertaken,
    ServiceRefused,
    ServiceUnreachable,
)
from dragoman.wording import plain

API = "/api/v1"
LONGEST_WAIT = 60.0
"""Seconds that are waited before an attempt; a server that asks for more is not asked again."""
FIRST_WAIT = 0.5
"""Seconds before the second attempt where the server doesn't say; each next one waits twice as long."""
BUSY = (429, 503)
"""Statuses that say: not now. Nothing was done, so that any request can be sent again."""
REMEDIES = {
    401: "give a token: Client(address, token=…); an admin makes one with dragoman users add",
    403: "ask an admin for the role that this needs",
    404: "look the id up with search()",
    409: "load it again, look at what happened, then decide",
    412: "load it again, look at what happened, then decide",
    413: "send less at a time",
    421: "use a name that the server answers to, or start it with --host-name",
}

Query = Mapping[str, Any]


class Connection:
    """A served record: where it is, and with which token one comes in."""

    def __init__(
        self,
        address: str,
        token: str | None,
        *,
        timeout: float,
        attempts: int,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = check_address(address)
        self.attempts, self.wait = max(1, attempts), wait
        self.headers = {"Accept": "application/json", "User-Agent": f"dragoman/{__version__}"}
        if token is not None:
            if not token.isascii() or not token.isprintable() or " " in token:
                raise ServiceError(self.address, "this is no token", "copy it as dragoman users add has shown it")
            self.headers["Authorization"] = f"Bearer {token}"
        # We wait as the server asks, and follow no redirect: it would take the token elsewhere.
        self.pool = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(timeout))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.pool.clear()

    def ask(
        self, method: str, path: str, query: Query | str = "", body: object = None, headers: Query | None = None
    ) -> bytes:
        """The body of the answer to a request beneath the API. Raises ServiceError."""
        told = query if isinstance(query, str) else write_query(query)
        address = f"{self.address}{API}{path}" + (f"?{told}" if told else "")
        sent = None if body is None else json.dumps(body).encode()
        kind = {} if sent is None else {"Content-Type": "application/json"}
        for attempt in range(1, self.attempts + 1):
            last = attempt == self.attempts
            try:
                answer = self.pool.request(
                    method, address, body=sent, headers={**self.headers, **kind, **(headers or {})}, redirect=False
                )
            except LocationParseError as fault:
                raise ServiceError(self.address, "this is no address of a server", "write http://HOST:PORT") from fault
            except (HTTPError, OSError) as fault:
                # Whether a change that was cut off has been made can't be told; reading again does no harm.
                if last or method != "GET":
                    raise self.explain_silence(address, fault) from fault
                self.wait(wait_longer(attempt))
                continue
            if answer.status in BUSY and not last:
                waits = read_wait(answer.headers.get("Retry-After"), attempt)
                if waits <= LONGEST_WAIT:
                    self.wait(waits)
                    continue
            if 200 <= answer.status < 300:
                return bytes(answer.data)
            raise explain_answer(address, answer.status, bytes(answer.data))
        raise AssertionError("the last attempt answers or raises")

    def explain_silence(self, address: str, fault: Exception) -> ServiceUnreachable:
        said = plain(str(fault)) or type(fault).__name__
        return ServiceUnreachable(address, f"no answer: {said}", "is dragoman serve running there?")


def check_address(address: str) -> str:
    """The address of a server without a slash at its end. Raises ServiceError for what is none."""
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        fits = False
    if not fits:
        raise ServiceError(plain(address), "this is no address of a server", "write http://HOST:PORT")
    return address.rstrip("/")


def write_query(query: Query) -> str:
    """A query of what is given; None and empty lists are left out, a list gives one pair each."""
    pairs: list[tuple[str, str]] = []
    for name, value in query.items():
        values: Sequence[Any] = value if isinstance(value, list | tuple) else [value]
        pairs += [(name.rstrip("_"), write_value(one)) for one in values if one is not None]
    return urlencode(pairs)


def write_value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_wait(header: str | None, attempt: int) -> float:
    """Seconds to wait: what Retry-After says, in seconds or as a date; else longer with each attempt."""
    if header and header.strip().isdigit():
        return float(header)
    if header:
        try:
            until: datetime = parsedate_to_datetime(header)
            return max((until - datetime.now(UTC)).total_seconds(), 0.0)
        except (TypeError, ValueError):
            return wait_longer(attempt)  # neither of the two: as if nothing had been said
    return wait_longer(attempt)


def wait_longer(attempt: int) -> float:
    """Seconds before the attempt after this one, counted from 1."""
    return float(FIRST_WAIT * 2 ** (attempt - 1))


def explain_answer(address: str, status: int, body: bytes) -> ServiceError:
    """The error that an answer is."""
    try:
        told = json.loads(body)
    except ValueError:
        told = None
    told = told if isinstance(told, dict) else {}
    fault = plain(str(told.get("detail") or f"the server answers with status {status}"))
    remedy = REMEDIES.get(status, "")
    if status in (401, 403, 421):
        return ServiceRefused(address, fault, remedy, status)
    if status == 404:
        return NotServed(address, fault, remedy, status)
    if status in (409, 412) and isinstance(told.get("changes"), list):
        return ServiceOvertaken(address, fault, remedy, status, tuple(plain(str(change)) for change in told["changes"]))
    if status in BUSY or status in (502, 504):
        return ServiceUnreachable(address, fault, "try again later", status)
    if 400 <= status < 500:
        errors = told.get("errors") or []
        faults = tuple(plain(f"{e.get('where')}: {e.get('what')}") for e in errors if isinstance(e, dict))
        return RequestRejected(address, fault, remedy, status, faults)
    return ServiceError(address, fault, remedy or "see the log of the server", status)
