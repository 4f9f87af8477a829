"""Open the database that holds a record: one SQLite file, or a PostgreSQL database for a team."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.errors import MissingExtra, ReadOnlyRecord, RecordError
from dragoman.record.faults import explain_faults, explain_unopened, mask_password
from dragoman.record.migrating import check_unchanged, explain_absence, is_current, migrate

DEFAULT_ADDRESS = "dragoman.db"

# Any number that no other program is likely to lock in the same database.
_WRITER_LOCK = 0x4472_6167


@dataclass(frozen=True, slots=True)
class Database:
    """An open record: `address` as it may be shown, `engine` to reach it."""

    address: str
    engine: Engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the record throughout; RecordError where the database fails."""
        with explain_faults(self.address), _begin(self.engine, writing=False) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection in a transaction of the only writer: all of the block is kept, or nothing.

        Raises RecordLocked if another writer doesn't end in time; NewerRecord if somebody has upgraded the record
        meanwhile; RecordError where the database fails.
        """
        with explain_faults(self.address), _begin(self.engine, writing=True) as connection:
            check_unchanged(connection, self.address)
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_database(address: str | Path = DEFAULT_ADDRESS, *, create: bool = True, patience: float = 10.0) -> Database:
    """Open the record at `address`, the path of a SQLite file or postgresql://USER:PASSWORD@HOST:PORT/DATABASE.

    A missing or empty record is made if `create`; one of an older version is brought to this one's shape, as a whole
    or not at all. `patience` is the number of seconds to wait for another writer. Raises NoRecord, NotARecord,
    NewerRecord and the other kinds of RecordError; MissingExtra for PostgreSQL without its driver.
    """
    if "://" in str(address):
        engine = _reach_server(str(address), patience)
    else:
        engine = _open_file(Path(address), create, patience)
    database = Database(mask_password(address), engine)
    try:
        with database.read() as connection:
            ready = is_current(connection, database.address, create=create)
        if not ready:
            _bring_up_to_date(database, create=create)
    except BaseException:
        engine.dispose()
        raise
    return database


@contextmanager
def _begin(engine: Engine, *, writing: bool) -> Iterator[Connection]:
    options: dict[str, Any] = {"writing": writing}
    if engine.dialect.name == "postgresql" and not writing:
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _bring_up_to_date(database: Database, *, create: bool) -> None:
    """Make the record or migrate it, in one transaction that others wait for."""
    with explain_faults(database.address), database.engine.connect().execution_options(writing=True) as connection:
        file = connection.connection.driver_connection
        if isinstance(file, sqlite3.Connection):
            # A step may make a table anew under its old name, which rows of others point to meanwhile.
            file.execute("PRAGMA foreign_keys = OFF")
            file.execute("PRAGMA journal_mode = WAL")  # lasts; not before we know that the file is ours
        with connection.begin():
            # Somebody else may have done it while we waited for the lock.
            if not is_current(connection, database.address, create=create):
                migrate(connection)
            if isinstance(file, sqlite3.Connection) and file.execute("PRAGMA foreign_key_check").fetchone():
                raise RecordError(database.address, "rows would point to nothing after the upgrade; left as it was")
    # What comes next gets a fresh connection, with foreign keys.
    database.engine.dispose()


def _open_file(path: Path, create: bool, patience: float) -> Engine:
    try:
        exists, unfit = path.exists(), path.is_dir() or not path.parent.is_dir()
    except PermissionError as error:
        raise ReadOnlyRecord(str(path), "this user may not look into its folder", "ask its owner") from error
    if unfit:
        kind, fault, remedy = explain_unopened(path)
        raise kind(str(path), fault, remedy)
    if not exists and not create:
        raise explain_absence(str(path))
    query = {"uri": "true", "mode": "rwc" if create else "rw"}
    url = URL.create("sqlite", database="file:" + quote(str(path.absolute())), query=query)
    engine = create_engine(url, connect_args={"timeout": patience})
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin_in_file)
    return engine


def _prepare_file(connection: sqlite3.Connection, _: object) -> None:
    # The driver's own handling of transactions leaves SELECT and CREATE TABLE outside of them.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_in_file(connection: Connection) -> None:
    # A transaction that reads first and then writes would fail at once, without waiting, where another has written.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _reach_server(address: str, patience: float) -> Engine:
    shown = mask_password(address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise RecordError(shown, "the address can't be read", "write postgresql://USER@HOST:PORT/DATABASE") from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise RecordError(shown, "no such kind of record", "name a file, or postgresql://USER@HOST:PORT/DATABASE")
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            # A server whose machine is gone sends nothing, not even an end: wait 30 seconds for an answer, not hours.
            connect_args={"connect_timeout": 10, "tcp_user_timeout": 30_000, "application_name": "dragoman"},
        )
    except ImportError as error:
        raise MissingExtra("PostgreSQL needs its driver: pip install 'dragoman[postgres]'") from error

    def take_lock(connection: Connection) -> None:
        if connection.get_execution_options().get("writing", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(patience * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")

    event.listen(engine, "begin", take_lock)
    return engine
