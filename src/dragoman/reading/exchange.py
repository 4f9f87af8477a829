"""One request to a server and its answer: to an address that was checked, within limits of time and size."""

from __future__ import annotations

import re
import socket
import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException, IncompleteRead
from threading import Event, Timer

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ProtocolError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse

from dragoman.config import FetchSettings
from dragoman.errors import FetchError
from dragoman.reading.addresses import Address

FAULTS = (OSError, HTTPException, HTTPError)
CHUNK = 65_536
GZIP = 31
"""The window bits by which zlib knows gzip's own header."""
CHARSET = re.compile(r"""(?i)charset\s*=\s*["']?([\w.:-]{2,40})""")
WITH_BODY = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; the body, unpacked, is there for statuses 200 and 203 only."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def charset(self) -> str | None:
        """What the header says of the body's encoding."""
        found = CHARSET.search(self.headers.get("Content-Type", ""))
        return found[1] if found else None


def ask_server(
    address: Address, numbers: list[str], headers: Mapping[str, str], settings: FetchSettings, limit: int, cut: bool
) -> Answer:
    """Ask for an address at the first of the numeric addresses that takes the connection.

    A body beyond `limit` bytes is a fault, or cut off there if `cut`. Raises FetchError.
    """
    connection = connect(address, numbers, settings)
    sock = connection.sock
    try:
        with limit_time(sock, settings.total_seconds) as expired:
            try:
                connection.request(
                    "GET",
                    address.target,
                    headers={"Host": address.place, **headers},
                    preload_content=False,
                    decode_content=False,
                )
                response = connection.getresponse()
                try:
                    body = read_body(response, address, limit, cut) if response.status in WITH_BODY else b""
                finally:
                    response.close()
            except FAULTS as fault:
                if expired.is_set():
                    raise explain_expiry(address, settings) from None
                raise explain_fault(address, fault, settings) from None
            # What has no length told just ends when the time is up.
            if expired.is_set():
                raise explain_expiry(address, settings)
    finally:
        connection.close()
    return Answer(response.status, response.reason or "", response.headers, body)


def connect(address: Address, numbers: list[str], settings: FetchSettings) -> HTTPConnection:
    """A connection to the first of the numeric addresses that takes one; the certificate is that of the host's name."""
    fault: Exception | None = None
    for number in numbers:
        connection = (
            HTTPSConnection(
                number,
                address.port,
                timeout=settings.connect_seconds,
                server_hostname=address.host,
                ssl_context=ssl.create_default_context(),
            )
            if address.scheme == "https"
            else HTTPConnection(number, address.port, timeout=settings.connect_seconds)
        )
        try:
            connection.connect()
        except FAULTS as refused:
            connection.close()
            fault = refused
            continue
        connection.timeout = settings.read_seconds
        connection.sock.settimeout(settings.read_seconds)
        return connection
    raise explain_fault(address, fault or OSError("no address"), settings)


@contextmanager
def limit_time(sock: socket.socket, seconds: float) -> Iterator[Event]:
    """Break the connection when the time is up, and say so by the event: a server that sends a byte now and then keeps
    within every time limit of a single read.
    """
    expired = Event()

    def break_off() -> None:
        expired.set()
        with suppress(OSError):  # it has ended in the meantime
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = Timer(seconds, break_off)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()


def read_body(response: BaseHTTPResponse, address: Address, limit: int, cut: bool) -> bytes:
    """The body, unpacked; no more than `limit` bytes are ever held, packed or unpacked. Raises FetchError."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError(str(address), f"the server packs it as {encoding[:40]!r}, which was not asked for")
    told = response.headers.get("Content-Length", "")
    if told.isdecimal() and int(told) > limit and not cut:
        raise explain_size(address, limit)
    unpacker = zlib.decompressobj(GZIP) if "gzip" in encoding else None
    body, packed = bytearray(), 0
    while chunk := response.read1(CHUNK):
        packed += len(chunk)
        if unpacker and not unpacker.eof:
            try:
                body += unpacker.decompress(chunk, limit + 1 - len(body))
            except zlib.error as fault:
                raise FetchError(str(address), f"the gzip data is broken: {fault}", "try again later") from None
        elif unpacker is None:
            body += chunk
        if len(body) > limit or packed > limit:
            if cut:
                return bytes(body[:limit])
            raise explain_size(address, limit)
    if (told.isdecimal() and packed < int(told)) or (unpacker and packed and not unpacker.eof):
        raise explain_break(address)
    return bytes(body)


def explain_size(address: Address, limit: int) -> FetchError:
    return FetchError(
        str(address), f"there are more than {limit:,} bytes", "save it as a file if it is a report, and add that"
    )


def explain_expiry(address: Address, settings: FetchSettings) -> FetchError:
    return FetchError(
        str(address), f"the server was not done within {settings.total_seconds:g} seconds", "try again later"
    )


def explain_break(address: Address) -> FetchError:
    return FetchError(str(address), "the server broke off before the end", "try again later")


def explain_fault(address: Address, fault: Exception, settings: FetchSettings) -> FetchError:
    """Why a connection failed, in words."""
    named, remedy = str(address), "try again later"
    cause = fault.__cause__ if isinstance(fault, NewConnectionError) else None
    reason = getattr(cause or fault, "strerror", None) or str(cause or fault)
    if isinstance(fault, ssl.SSLCertVerificationError):
        return FetchError(named, f"its certificate is not valid: {fault.verify_message}", "check the address")
    if isinstance(fault, ssl.SSLError):
        return FetchError(named, f"no secure connection: {reason}", "check the address")
    if isinstance(fault, NewConnectionError):
        return FetchError(named, f"no connection: {reason}", remedy)
    if isinstance(fault, ConnectTimeoutError):
        return FetchError(named, f"no connection within {settings.connect_seconds:g} seconds", remedy)
    if isinstance(fault, TimeoutError | ReadTimeoutError):
        return FetchError(named, f"the server was silent for {settings.read_seconds:g} seconds", remedy)
    if isinstance(fault, ConnectionError | IncompleteRead | ProtocolError):
        return explain_break(address)
    if isinstance(fault, HTTPException | HTTPError):
        return FetchError(named, f"what the server answers is no HTTP: {fault!r:.100}", "check the address")
    return FetchError(named, f"the connection failed: {reason}", remedy)
