"""Requests as only an enemy or a broken programme sends them: an answer each, and never a failure."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from lxml import html

from dragoman.record import Record, open_record
from dragoman.web.app import build_app
from dragoman.web.security import guards
from dragoman.web.security.guards import HEADERS, Guard
from dragoman.web.security.sessions import Sessions
from dragoman.web.settings import WebSettings
from record.conftest import postgres_address, postgres_server, shared_postgres_address
from web.conftest import OWN, Served, build_client
from web.endpoints import list_endpoints, name_subjects

__all__ = ["postgres_address", "postgres_server", "shared_postgres_address"]

ODD = (
    "\x01\x1b[31m",
    "\u202e\u2066",
    "\ufffe",
    "'\"`;--",
    "%",
    "%_\\",
    "../../../etc/passwd",
    "{{7*7}}",
    "9" * 400,
    "-1",
    "1e309",
    "²",
    "0001-01-01/9999-12-31",
    "9999-99-99",
    "e-" + "x" * 1_500,
    "(((((((((" * 30,
    "\U0001f600" * 200,
    "[]",
    "NaN",
)
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def read(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of two sample reports in each database, for tests that change nothing."""
    path = tmp_path_factory.mktemp("odd") / "odd.db"
    address = path if request.param == "sqlite" else request.getfixturevalue("postgres_server").create("odd")
    with open_record(address) as record:
        record.add(sorted((root / "examples" / "reports").glob("*.txt"))[:2])
        yield record


def test_whatever_is_asked_for_is_answered(read: Record) -> None:
    subjects = name_subjects(read)
    with build_client(read, WebSettings(asks=1_000_000)) as client:
        for endpoint in list_endpoints(client.app):  # type: ignore[arg-type]
            if endpoint.method != "GET":
                continue
            asked = [endpoint.fill({}, odd) for odd in ODD] if "{" in endpoint.address else []
            for name in endpoint.query:
                asked += [f"{endpoint.fill(subjects)}?{urlencode({name: odd})}" for odd in ODD[::3]]
            for address in asked:
                answer = client.get(address)
                assert answer.status_code < 500, address
                assert answer.status_code != 200 or "etc/passwd:" not in answer.text


def test_ids_that_no_database_takes_are_refused(read: Record) -> None:
    with build_client(read, WebSettings(asks=1_000_000)) as client:
        for endpoint in list_endpoints(client.app):  # type: ignore[arg-type]
            address = endpoint.fill({}, "a\x00b")
            if "{" not in endpoint.address:
                address += "?q=a%00b"
            answer = client.request(endpoint.method, address)
            assert answer.status_code == 422, address
            assert "U+0000" in answer.text


def test_forms_hold_nothing_that_no_text_holds(read: Record) -> None:
    with build_client(read) as client:
        client.get("/add")
        token = client.app.state.sessions.find(client.cookies["dragoman"]).form_token  # type: ignore[attr-defined]
        for body in (f"form_token={token}&text=a%00b", f"form_token={token}&a%00b=c"):
            answer = client.post("/add/text", content=body, headers=FORM)
            assert answer.status_code == 422
            assert "U+0000" in answer.text
        for charset in ("undefined", "punycode", "unicode_escape", "utf-7", "zlib"):
            kind = {"content-type": f"multipart/form-data; boundary=b; charset={charset}"}
            body = f'--b\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n{token}\\ud800\r\n--b--\r\n'
            answer = client.post("/add/text", content=body, headers=kind)
            assert answer.status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b",
        b"--b\r\n\r\n\r\n--b--",
        b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
        b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
        b"--b\r\n" + b"X: y\r\n" * 50 + b"\r\nx\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="'
        + b"n" * 100_000
        + b'"\r\n\r\nx\r\n--b--\r\n',
        b"".join(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n' for _ in range(1_100)) + b"--b--\r\n",
        b"".join(b'--b\r\nContent-Disposition: form-data; name="a"; filename="f"\r\n\r\n\r\n' for _ in range(1_100))
        + b"--b--\r\n",
    ],
)
def test_broken_and_endless_forms_are_refused(client: TestClient, body: bytes) -> None:
    client.get("/add")
    answer = client.post("/add/files", content=body, headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.status_code in (400, 403)
    assert "content-security-policy" in answer.headers


def test_too_many_fields_are_refused(client: TestClient) -> None:
    client.get("/add")
    assert client.post("/add/text", content="&".join(["a=1"] * 1_100), headers=FORM).status_code == 400


def test_a_file_name_of_any_length_is_taken_short(client: TestClient) -> None:
    client.get("/add")
    token = client.app.state.sessions.find(client.cookies["dragoman"]).form_token  # type: ignore[attr-defined]
    name = "../../" + "n" * 3_000 + "\u202e.txt"
    files = {"files": (name, b"The ministers met in Ambon on 4 May 2025.")}
    answer = client.post("/add/files", data={"form_token": token}, files=files)
    assert answer.status_code == 303
    (waiting,) = client.get("/add.json").json()["waiting"]
    assert len(waiting["label"]) == 200
    assert "/" not in waiting["label"]
    assert "\u202e" not in waiting["label"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:99", 200),
        ("localhost.", 200),
        ("[::1]", 200),
        ("desk.example.org:443", 200),
        ("[fd00::1]:8765", 200),
        ("", 421),
        ("localhost.evil.example", 421),
        ("localhost:80@evil.example", 421),
        ("user@localhost", 421),
        ("localhost:80:90", 421),
        ("localhost:99999999", 421),
        ("localhost/", 421),
        ("[::1", 421),
        ("::1", 421),
        ("127.0.0.1, evil.example", 421),
        ("2130706433", 421),
    ],
)
def test_only_its_own_names_are_answered(record: Record, host: str, status: int) -> None:
    with build_client(record, WebSettings(hosts=("Desk.Example.org", "fd00::1"))) as client:
        assert client.get("/help.json", headers={"host": host}).status_code == status


def test_two_names_at_once_are_refused(record: Record) -> None:
    with build_client(record) as client:
        answer = client.get("/help", headers=[("host", "localhost"), ("host", "evil.example")])
        assert answer.status_code == 421


def test_head_is_get_without_a_body(client: TestClient) -> None:
    for address in ("/help", "/help.json", "/follow-ups.csv", "/static/desk.css"):
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-type"] == whole.headers["content-type"]
    assert client.head("/no-such-page").status_code == 404


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    for address in ("/", "/help", "/engagements/e-1", "/static/desk.css"):
        answer = client.request(method, address)
        assert answer.status_code in (404, 405), address
        assert "access-control-allow-origin" not in answer.headers
        assert "content-security-policy" in answer.headers


def test_nothing_is_redirected_by_what_a_request_says_of_us(client: TestClient) -> None:
    for address in ("/help/", "//evil.example/", "//evil.example/help", "/%5cevil.example/", "/\\evil.example"):
        answer = client.get(OWN + address)
        assert answer.status_code == 404, address
        assert "location" not in answer.headers


@pytest.mark.parametrize("length", ["-1", "1 ", "²", "9" * 5_000, "0x10", "1,1", ""])
def test_odd_lengths_are_refused(record: Record, length: str) -> None:
    answer = ask_guard(record, [(b"host", b"localhost"), (b"content-length", length.encode("latin-1"))])
    assert answer["status"] == 413


def ask_guard(record: Record, headers: list[tuple[bytes, bytes]], app: Any = None, **more: Any) -> dict[str, Any]:
    """The head of what the guard answers to a raw request."""
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/add/text",
        "query_string": b"",
        "headers": headers,
        "client": None,
        **more,
    }

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {}

    async def send(message: Any) -> None:
        sent.append(message)

    guard = Guard(app or build_app(record), WebSettings(), Sessions(secure=False))
    asyncio.run(guard(scope, receive, send))  # type: ignore[arg-type]
    return sent[0]


def test_a_body_that_does_not_come_is_waited_for_in_vain(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "BODY_SECONDS", 0.05)

    async def read_body(_: Any, receive: Any, __: Any) -> None:
        await receive()

    answer = ask_guard(record, [(b"host", b"localhost")], read_body)
    assert answer["status"] == 408
    assert (b"content-security-policy", HEADERS["Content-Security-Policy"].encode()) in answer["headers"]


def test_a_defect_tells_nothing_and_bears_all_headers(record: Record, caplog: pytest.LogCaptureFixture) -> None:
    app = build_app(record)

    @app.get("/broken/{words}")
    def break_down(words: str) -> None:
        raise LookupError(f"the secret of {words}")

    with TestClient(app, base_url=OWN, raise_server_exceptions=False) as client:
        answer = client.get("/broken/a%0Ab")
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert html.fromstring(answer.text).xpath("//h1/text()") == ["Something went wrong"]
        assert answer.headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items()
        assert answer.headers["cache-control"] == "private, no-cache"
        assert client.get("/broken/x", headers={"accept": "application/json"}).json()["status"] == 500
    assert "GET /broken/a b failed" in caplog.text  # on one line: nobody writes lines of their own into the log


def test_all_answers_bear_the_headers(client: TestClient) -> None:
    answers = [
        client.get(address)
        for address in (
            "/help",
            "/help.json",
            "/follow-ups.csv",
            "/follow-ups.ics",
            "/digest.md?since=2020-01-01",
            "/digest.html?since=2020-01-01",
            "/no-such-page",
            "/engagements/e-none",
            "/static/desk.css",
            "/static/none.css",
            "/actors?after=x",
            "/add/staged/x?after=-1",
        )
    ]
    answers += [client.post("/sign-out"), client.put("/help"), client.get("/help", headers={"host": "evil.example"})]
    assert {answer.status_code for answer in answers} == {200, 403, 404, 405, 421, 422}
    for answer in answers:
        assert answer.headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items(), answer.url
        assert answer.headers["cache-control"], answer.url


def test_files_are_kept_and_never_shown(client: TestClient) -> None:
    for address in (
        "/follow-ups.csv",
        "/follow-ups.ics",
        "/digest.md?since=2020-01-01",
        "/digest.html?since=2020-01-01",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith('attachment; filename="')
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "private" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET /help HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"POST /sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET /help\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET http://evil.example/help HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ],
)
def test_no_request_at_all_is_refused_by_the_server(served: Served, request_bytes: bytes) -> None:
    host, _, port = served.address.removeprefix("http://").rstrip("/").partition(":")

    answer = b""
    with socket.create_connection((host, int(port)), 20) as connection, suppress(OSError):
        # The server need not read to the end: then sending fails, or the end of it finds nobody.
        connection.sendall(request_bytes)
        connection.shutdown(socket.SHUT_WR)
        while piece := connection.recv(65_536):
            answer += piece
    assert answer.split(b" ", 2)[1:2] in ([], [b"400"], [b"421"])
    asked = HTTPConnection(host, int(port), timeout=20)
    asked.request("GET", "/help")
    assert asked.getresponse().status == 200
    asked.close()
