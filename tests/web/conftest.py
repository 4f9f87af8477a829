"""A served record of made-up reports: for requests in the process, and in a real browser over a real socket."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from dragoman.record import Record, open_record, tables
from dragoman.web.app import build_app
from dragoman.web.serving import serve_in_background
from dragoman.web.settings import WebSettings

OWN = "http://127.0.0.1"


def build_client(record: Record, settings: WebSettings | None = None) -> TestClient:
    """A client in the process, which asks as a browser on this machine does."""
    return TestClient(build_app(record, settings), base_url=OWN, follow_redirects=False)


@pytest.fixture(scope="session")
def example_record(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample reports, read once; tests that write copy it."""
    path = tmp_path_factory.mktemp("web") / "examples.db"
    with open_record(path) as record:
        record.add([root / "examples" / "reports"])
    return path


@pytest.fixture
def record(example_record: Path, tmp_path: Path) -> Iterator[Record]:
    """A record of the sample reports that a test may change."""
    path = tmp_path / "desk.db"
    path.write_bytes(example_record.read_bytes())
    with open_record(path, create=False) as opened:
        yield opened


@pytest.fixture
def client(record: Record) -> Iterator[TestClient]:
    """A browser's requests to that record, in local mode."""
    with build_client(record) as opened:
        yield opened


def mark_differing(record: Record, engagement_id: str) -> None:
    """Let the accounts of an engagement differ on the date and the place."""
    mine = tables.engagements.c.id == engagement_id
    with record.database.write() as connection:
        connection.execute(update(tables.engagements).where(mine).values(differing="date place"))


@dataclass(frozen=True)
class Served:
    """A record served on a real socket."""

    address: str
    record: Record


@contextmanager
def serve_in_thread(record: Record, settings: WebSettings | None = None) -> Iterator[Served]:
    """Serve a record on a free port of this machine, in a thread."""
    with serve_in_background(record, settings) as address:
        yield Served(address, record)


@pytest.fixture
def served(record: Record) -> Iterator[Served]:
    """The record of a test, on a real socket."""
    with serve_in_thread(record) as at:
        yield at


@pytest.fixture
def send(client: TestClient) -> Callable[..., object]:
    """Send a form as a page of ours would: with the token of the session."""

    def send_form(address: str, /, **fields: object) -> object:
        token = client.app.state.sessions.find(client.cookies.get("dragoman")) if client.cookies else None  # type: ignore[attr-defined]
        if token is None:
            client.get("/engagements")
            token = client.app.state.sessions.find(client.cookies.get("dragoman"))  # type: ignore[attr-defined]
        return client.post(address, data={"form_token": token.form_token, **fields})

    return send_form
