"""A record that can't be written or reached: a clear page, the right status, and nothing half entered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from dragoman.errors import RecordLocked
from dragoman.record import Record, open_record
from dragoman.web.settings import WebSettings
from record.conftest import own_postgres_server
from web.conftest import build_client

if TYPE_CHECKING:
    from httpx2 import Response

    from record.conftest import PostgresServer

__all__ = ["own_postgres_server"]

TOKENS = WebSettings(entrance="token")


@pytest.fixture
def impatient(example_record: Path, tmp_path: Path) -> Iterator[Record]:
    """The sample record, opened by somebody who waits for other writers for a moment only."""
    path = tmp_path / "desk.db"
    path.write_bytes(example_record.read_bytes())
    with open_record(path, create=False, patience=0.1) as record:
        yield record


@contextmanager
def holding_the_lock(record: Record) -> Iterator[None]:
    with closing(sqlite3.connect(record.database.address, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def prepare_connections(record: Record, pragma: str) -> None:
    """Have each connection that is opened from now on run a pragma."""
    event.listen(record.database.engine, "connect", lambda connection, _: connection.execute(pragma))
    record.database.engine.dispose()


def judge(client: TestClient, record: Record) -> tuple[str, Response]:
    call = next(iter(record.engagements(with_=("IDN", "AUS"), channel="call"))).id
    client.get("/help")
    token = client.app.state.sessions.find(client.cookies["dragoman"]).form_token  # type: ignore[attr-defined]
    fields = {"verb": "correct", "field": "place", "value": "Darwin " * 250, "why": "the log " * 200}
    return call, client.post(f"/engagements/{call}/judge", data={"form_token": token, **fields})


FAILURES: dict[str, tuple[Callable[[Record], None], int, str]] = {
    "read only": (lambda record: prepare_connections(record, "PRAGMA query_only = ON"), 403, "be written"),
    "full": (lambda record: prepare_connections(record, "PRAGMA max_page_count = 1"), 507, "disk is full"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_what_can_not_be_written_is_told_and_nothing_is_entered(impatient: Record, failure: str) -> None:
    prepare, status, title = FAILURES[failure]
    before = impatient.count_all()
    with build_client(impatient) as client:
        client.get("/help")
        prepare(impatient)
        call, answer = judge(client, impatient)
        assert answer.status_code == status
        assert title in answer.text
        assert "Back" in answer.text
        assert client.get(f"/engagements/{call}").status_code == 200
    assert impatient.count_all() == before
    assert impatient.load_engagement(call).place is None or "Darwin" not in str(impatient.load_engagement(call).place)
    assert impatient.page_judgements().items == ()


def test_who_meets_another_writer_is_asked_to_come_again(impatient: Record) -> None:
    with build_client(impatient) as client:
        with holding_the_lock(impatient):
            call, answer = judge(client, impatient)
            assert answer.status_code == 503
            assert answer.headers["retry-after"] == "5"
            assert "Somebody else is writing" in answer.text
            assert client.get(f"/engagements/{call}").status_code == 200
            asked = client.post("/me/unfollow", headers={"accept": "application/json"})
            assert asked.headers["content-type"] == "application/problem+json"
        assert impatient.page_judgements().items == ()
        assert judge(client, impatient)[1].status_code == 303
    assert len(impatient.page_judgements().items) == 1


def test_who_only_reads_comes_in_although_nothing_can_be_noted(
    impatient: Record, caplog: pytest.LogCaptureFixture
) -> None:
    token = impatient.desk.create_user("Rhea Moss", "reader").token
    prepare_connections(impatient, "PRAGMA query_only = ON")
    with build_client(impatient, TOKENS) as client:
        assert client.post("/sign-in", data={"token": token}).status_code == 303
        assert client.get("/help").status_code == 200
    assert "not entered into the audit log" in caplog.text
    assert "Rhea Moss: signed in" in caplog.text
    assert token not in caplog.text


def test_what_was_done_stands_where_only_its_note_fails(impatient: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecordLocked(impatient.database.address, "somebody else is writing to it")

    monkeypatch.setattr("dragoman.record.desk.desk.enter_action", fail)
    with build_client(impatient) as client:
        assert judge(client, impatient)[1].status_code == 303
    assert len(impatient.page_judgements().items) == 1


def test_a_team_is_not_told_where_the_record_lies(impatient: Record) -> None:
    token = impatient.desk.create_user("Ann Lee", "editor").token
    with build_client(impatient, TOKENS) as client:
        client.post("/sign-in", data={"token": token})
        with holding_the_lock(impatient):
            answer = judge(client, impatient)[1]
    assert answer.status_code == 503
    assert impatient.database.address not in answer.text
    assert "Nothing was entered" in answer.text


def test_a_database_that_goes_away_and_comes_back(
    own_postgres_server: PostgresServer, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    address = own_postgres_server.create("desk")
    with open_record(address) as record:
        record.add([root / "examples" / "reports" / "2-readout-canberra.md"])
        token = record.desk.create_user("Ann Lee", "editor").token
        with build_client(record, TOKENS) as client:
            assert client.post("/sign-in", data={"token": token}).status_code == 303
            assert client.get("/documents").status_code == 200
            own_postgres_server.stop()
            for path in ("/documents", "/documents.json", "/me"):
                answer = client.get(path)
                assert answer.status_code == 503
                assert answer.headers["retry-after"] == "5"
                assert str(own_postgres_server.port) not in answer.text
                assert "what was recorded is safe" in answer.text
            assert client.get("/static/desk.css").status_code == 200
            assert client.post("/sign-in", data={"token": token}).status_code == 503
            own_postgres_server.start()
            assert client.get("/documents").status_code == 200
    assert "wise-owl" not in caplog.text
