"""What goes wrong with a record is told in words, never with a password, and what was written before stands."""

from __future__ import annotations

import os
import pwd
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, insert, select, text

from dragoman.errors import (
    AccessRefused,
    BrokenRecord,
    NoRecord,
    ReadOnlyRecord,
    RecordError,
    RecordFull,
    RecordLocked,
    RecordUnreachable,
)
from dragoman.record.database import Database, open_database
from dragoman.record.faults import explain_faults, mask_password
from dragoman.record.tables import history, runs

if TYPE_CHECKING:
    from record.conftest import PostgresServer

RUN = {"version": "1", "command": "add", "started_at": "2026-01-02T03:04:05Z"}


def add_run(database: Database) -> None:
    with database.write() as connection:
        connection.execute(runs.insert().values(RUN))


def count_runs(database: Database) -> int:
    with database.read() as connection:
        return connection.scalar(select(func.count()).select_from(runs)) or 0


def fill_history(database: Database, rows: int) -> None:
    with database.write() as connection:
        connection.execute(
            insert(history),
            [{"at": "x", "subject": f"s{n}", "event": "e", "detail": "words " * 50} for n in range(rows)],
        )


@contextmanager
def someone_without_rights() -> Iterator[None]:
    """Act as a user who may write only where everybody may: root may write everywhere."""
    if os.getuid() != 0:
        yield
        return
    os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose parents everybody may enter, unlike those of tmp_path."""
    with tempfile.TemporaryDirectory(prefix="dragoman-") as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


def test_a_file_locked_by_another_program(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_database(path).close()
    database = open_database(path, patience=0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RecordLocked, match=r"record\.db: somebody else is writing.*try again"):
        add_run(database)
    assert count_runs(database) == 0
    other.rollback()
    other.close()
    add_run(database)
    assert count_runs(database) == 1
    database.close()


def test_no_record_is_made_in_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    with someone_without_rights(), pytest.raises(ReadOnlyRecord, match="folder can't be written"):
        open_database(folder / "record.db")
    assert not list(folder.iterdir())


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o400)])
def test_a_record_that_can_not_be_written(folder: Path, folder_mode: int, file_mode: int) -> None:
    path = folder / "record.db"
    database = open_database(path)
    add_run(database)
    database.close()
    before = path.read_bytes()
    path.chmod(file_mode)
    folder.chmod(folder_mode)

    def write() -> None:
        add_run(open_database(path))

    with someone_without_rights(), pytest.raises(ReadOnlyRecord, match="give this user the right to write"):
        write()
    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_entered(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir(mode=0o700)
    inner.chmod(0o600 if os.getuid() else 0o700)
    with someone_without_rights(), pytest.raises(ReadOnlyRecord, match="may not look into its folder"):
        open_database(inner / "record.db")
    inner.chmod(0o700)


def test_a_path_that_can_be_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="it is a folder"):
        open_database(tmp_path)
    with pytest.raises(NoRecord, match="there is no folder"):
        open_database(tmp_path / "none" / "record.db")


@pytest.mark.parametrize(
    "content", [b"Minutes of a meeting, no database.\n" * 200, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_a_file_with_a_garbled_beginning(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(content)
    with pytest.raises(BrokenRecord, match=r"record\.db: .*restore it from a copy"):
        open_database(path)
    assert path.read_bytes() == content


def test_a_file_damaged_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    database = open_database(path)
    fill_history(database, 5_000)
    database.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xa5" * (size // 4))
    database = open_database(path)
    with pytest.raises(BrokenRecord, match=r"the file is damaged.*\.recover"), database.read() as connection:
        connection.execute(select(history)).all()
    database.close()


def test_a_file_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    database = open_database(path)
    fill_history(database, 5_000)
    database.close()
    os.truncate(path, path.stat().st_size // 2)

    def look_through() -> None:
        damaged = open_database(path)
        with damaged.read() as connection:
            connection.execute(select(history)).all()

    with pytest.raises(BrokenRecord, match="damaged"):
        look_through()


def test_a_full_disk(tmp_path: Path) -> None:
    database = open_database(tmp_path / "record.db")
    add_run(database)
    with database.read() as connection:
        # Holds for the one connection of the pool, which is the next one, too.
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordFull, match=r"no room is left.*make room"):
        fill_history(database, 5_000)
    assert count_runs(database) == 1
    database.close()


def test_a_server_that_ends_the_connection(postgres_address: str) -> None:
    database, administrator = open_database(postgres_address), open_database(postgres_address)
    add_run(database)

    def write_while_cut_off() -> None:
        with database.write() as connection:
            connection.execute(runs.insert().values(RUN))
            process = connection.scalar(text("SELECT pg_backend_pid()"))
            with administrator.read() as other:
                other.execute(text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})
            connection.execute(runs.insert().values(RUN))

    with pytest.raises(RecordUnreachable, match=r"the server went away.*what was written before stands"):
        write_while_cut_off()
    assert count_runs(database) == 1
    add_run(database)
    assert count_runs(database) == 2
    database.close()
    administrator.close()


def test_a_server_that_stops(own_postgres_server: PostgresServer) -> None:
    address = own_postgres_server.create("record")
    database = open_database(address)
    add_run(database)

    def write_while_it_stops() -> None:
        with database.write() as connection:
            connection.execute(runs.insert().values(RUN))
            own_postgres_server.stop()

    with pytest.raises(RecordUnreachable, match="the server went away") as raised:
        write_while_it_stops()
    assert "wise-owl" not in str(raised.value)
    with pytest.raises(RecordUnreachable, match=r"can't be reached.*check host and port"):
        count_runs(database)
    with pytest.raises(RecordUnreachable, match="can't be reached") as raised:
        open_database(address)
    assert "wise-owl" not in str(raised.value)
    own_postgres_server.start()
    assert count_runs(database) == 1
    database.close()


def test_a_wrong_password_is_not_shown(postgres_address: str) -> None:
    address = postgres_address.replace("wise-owl", "hidden-fox")
    with pytest.raises(AccessRefused, match=r"postgres:\*\*\*@127.*refuses this user.*check user name") as raised:
        open_database(address)
    assert "hidden-fox" not in str(raised.value) + repr(raised.value)


def test_a_database_that_is_not_there(postgres_address: str) -> None:
    with pytest.raises(NoRecord, match=r"no such database.*createdb"):
        open_database(postgres_address + "_none")


def test_a_user_who_may_only_read(postgres_address: str) -> None:
    database = open_database(postgres_address)
    with database.write() as connection:
        connection.execute(text("CREATE ROLE clerk LOGIN PASSWORD 'wise-owl'"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO clerk"))
    database.close()
    reader = open_database(postgres_address.replace("//postgres:", "//clerk:"))
    assert count_runs(reader) == 0
    with pytest.raises(ReadOnlyRecord, match=r"lacks a right.*ask its administrator"):
        add_run(reader)
    reader.close()


def test_a_user_without_rights(postgres_address: str) -> None:
    database = open_database(postgres_address)
    with database.write() as connection:
        connection.execute(text("CREATE ROLE visitor LOGIN PASSWORD 'wise-owl'"))
        connection.execute(text("REVOKE USAGE ON SCHEMA public FROM PUBLIC"))
    database.close()
    with pytest.raises(ReadOnlyRecord, match=r"may not use the database's schema.*ask its administrator"):
        open_database(postgres_address.replace("//postgres:", "//visitor:"))


def test_a_user_who_may_not_make_the_trigrams(postgres_address: str) -> None:
    administrator = open_database(postgres_address)
    with administrator.write() as connection:
        connection.execute(text("CREATE ROLE archivist LOGIN PASSWORD 'wise-owl'"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public AUTHORIZATION archivist"))
    administrator.close()
    with pytest.raises(RecordError, match=r"pg_trgm can't be made.*CREATE EXTENSION pg_trgm") as raised:
        open_database(postgres_address.replace("//postgres:", "//archivist:"))
    assert "wise-owl" not in str(raised.value)


def test_faults_of_others_pass_unchanged(tmp_path: Path) -> None:
    with pytest.raises(KeyError), explain_faults(tmp_path):
        raise KeyError("x")
    with pytest.raises(sqlite3.OperationalError, match="syntax"), explain_faults(tmp_path):
        sqlite3.connect(":memory:").execute("SELEKT")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("dragoman.db", "dragoman.db"),
        ("postgresql://ana:s3cret@db.example/record", "postgresql://ana:***@db.example/record"),
        ("postgresql+psycopg://ana:s3%40cret@db.example:5432/record", "postgresql://ana:***@db.example:5432/record"),
        ("postgresql://ana@db.example/record?password=s3cret", "postgresql://ana@db.example/record?password=***"),
        ("postgresql://ana:s3@cret@db.example:port/record", "postgresql://***@db.example:port/record"),
        ("postgresql://db.example/record", "postgresql://db.example/record"),
    ],
)
def test_passwords_are_masked(address: str, shown: str) -> None:
    assert mask_password(address) == shown
