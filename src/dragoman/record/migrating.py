"""Bring a record to the shape that this version reads and writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from dragoman import __version__
from dragoman.errors import NewerRecord, NoRecord, NotARecord
from dragoman.record.migrations import REVISIONS, VERSION_TABLE, find_version

STEPS = [Path(__file__).parent / "migrations" / "versions"]
"""The folders of the steps, one module each."""
BEFORE_DIFFERENCES = REVISIONS[:3]
"""The shapes that did not keep in which fields accounts differ."""


def read_revision(connection: Connection) -> str | None:
    """The record's revision; None where the database holds no record (yet)."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revision: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return revision


def is_current(connection: Connection, address: str, *, create: bool) -> bool:
    """True if the record has this version's shape, False if it can be brought to it.

    `address` names the record in errors. Raises NewerRecord; NotARecord for a database of other tables; NoRecord for
    an empty one where none may be made (`create`).
    """
    revision = read_revision(connection)
    if revision == REVISIONS[-1]:
        return True
    if revision is None:
        if inspect(connection).get_table_names():
            raise NotARecord(address, "it holds other data, not a record of Dragoman", "name another file or database")
        if not create:
            raise explain_absence(address)
    elif revision not in REVISIONS:
        raise explain_newer(address, revision)
    return False


def check_unchanged(connection: Connection, address: str) -> None:
    """Raise NewerRecord where somebody has upgraded the record since it was opened."""
    revision = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    if revision != REVISIONS[-1]:
        raise explain_newer(address, str(revision))


def explain_newer(address: str, revision: str) -> NewerRecord:
    """The error for a record of a revision that this version doesn't know."""
    return NewerRecord(
        address,
        f"Dragoman {find_version(revision)} or newer made it, this is {__version__}",
        "upgrade: pip install --upgrade dragoman",
    )


def explain_absence(address: str) -> NoRecord:
    """The error for an address where there is no record yet."""
    return NoRecord(address, "there is no record", "make one with: dragoman add PATH… --record " + address)


def migrate(connection: Connection) -> None:
    """Run the steps from the record's revision to the newest, inside the connection's transaction."""
    # Alembic is imported only where there is something to do: it would double the time that a look-up takes.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    before = read_revision(connection)
    script = ScriptDirectory(str(STEPS[0].parent), version_locations=[str(folder) for folder in STEPS])

    def list_steps(revision: Any, _: Any) -> Any:
        return script._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), script, fn=list_steps) as environment:
        # Batches: SQLite alters a table by making it anew.
        environment.configure(connection=connection, version_table=VERSION_TABLE, render_as_batch=True)
        with environment.begin_transaction():
            environment.run_migrations()
    if before in BEFORE_DIFFERENCES:
        # No step can: it takes what resolving knows, and all tables in the shape that the code reads.
        from dragoman.record.differences import fill_differences

        fill_differences(connection)
