"""Opening, making and migrating a record, on both databases."""

from __future__ import annotations

import re
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, String, func, inspect, select, text
from sqlalchemy.exc import IntegrityError

from dragoman.errors import MissingExtra, NewerRecord, NoRecord, NotARecord, RecordError, RecordLocked
from dragoman.record import migrating
from dragoman.record.database import open_database
from dragoman.record.migrations import REVISIONS, VERSION_TABLE, draft
from dragoman.record.tables import captures, metadata, runs

RUN = {"version": "1", "command": "add", "started_at": "2026-01-02T03:04:05Z"}


def count_runs(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(runs)) or 0


def test_a_record_is_made_and_opened_again(record_address: str) -> None:
    database = open_database(record_address)
    with database.write() as connection:
        connection.execute(runs.insert().values(RUN))
    database.close()
    again = open_database(record_address, create=False)
    with again.read() as connection:
        assert count_runs(connection) == 1
    again.close()


def test_nothing_is_kept_of_a_block_that_fails(record_address: str) -> None:
    database = open_database(record_address)

    def write_in_vain() -> None:
        with database.write() as connection:
            connection.execute(runs.insert().values(RUN))
            connection.execute(text("CREATE TABLE left_over (id integer)"))
            raise KeyError("a fault of ours")

    with pytest.raises(KeyError, match="a fault of ours"):
        write_in_vain()
    with database.read() as connection:
        assert count_runs(connection) == 0
        assert not inspect(connection).has_table("left_over")
    database.close()


def test_reading_sees_one_state_throughout(record_address: str) -> None:
    database = open_database(record_address)
    with database.read() as reader:
        before = count_runs(reader)
        with database.write() as writer:
            writer.execute(runs.insert().values(RUN))
        assert count_runs(reader) == before
    with database.read() as reader:
        assert count_runs(reader) == before + 1
    database.close()


def test_rows_must_point_to_something(record_address: str) -> None:
    database = open_database(record_address)
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(captures.insert().values(document_id="none", given_id="a", run_id=1))
    database.close()


def test_two_writers_take_turns(record_address: str) -> None:
    first, second = open_database(record_address), open_database(record_address, patience=0.2)
    with first.write() as connection:
        connection.execute(runs.insert().values(RUN))
        with pytest.raises(RecordLocked, match="somebody else is writing"), second.write():
            pass
        with second.read() as reader:
            assert count_runs(reader) == 0
    with second.write() as connection:
        connection.execute(runs.insert().values(RUN))
        assert count_runs(connection) == 2
    first.close()
    second.close()


def test_many_may_make_the_record_at_once(record_address: str) -> None:
    def add_run(_: int) -> None:
        database = open_database(record_address)
        with database.write() as connection:
            connection.execute(runs.insert().values(RUN))
        database.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add_run, range(4)))
    database = open_database(record_address, create=False)
    with database.read() as connection:
        assert count_runs(connection) == 4
    database.close()


def test_a_missing_record_is_not_made_unasked(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(NoRecord, match="make one with: dragoman add"):
        open_database(path, create=False)
    assert not path.exists()


def test_an_empty_database_is_no_record_yet(record_address: str) -> None:
    if "://" not in record_address:
        Path(record_address).touch()
    with pytest.raises(NoRecord, match="there is no record"):
        open_database(record_address, create=False)
    open_database(record_address, create=True).close()
    open_database(record_address, create=False).close()


def test_a_record_of_a_newer_version_is_left_alone(record_address: str) -> None:
    database = open_database(record_address)
    with database.write() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0999_dragoman_9.8.7'"))
    database.close()
    with pytest.raises(NewerRecord, match=r"Dragoman 9\.8\.7 or newer made it.*pip install --upgrade dragoman"):
        open_database(record_address)


def test_nothing_is_written_to_a_record_upgraded_meanwhile(record_address: str) -> None:
    database = open_database(record_address)
    with database.write() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0999_dragoman_9.8.7'"))
    with pytest.raises(NewerRecord, match=r"Dragoman 9\.8\.7"), database.write():
        pass
    database.close()


def test_other_data_is_left_alone(tmp_path: Path, postgres_address: str) -> None:
    path = tmp_path / "recipes.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name text)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="other data"):
        open_database(path)
    # Its journal's mode, told at byte 18, is its owner's, too.
    assert path.read_bytes() == before

    database = open_database(postgres_address)
    with database.write() as connection:
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
    database.close()
    with pytest.raises(NotARecord, match="other data"):
        open_database(postgres_address)


STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0002_dragoman_9.0.0"
down_revision = "{last}"


def upgrade():
    with op.batch_alter_table("runs"{how}) as batch:
        batch.add_column(sa.Column("machine", sa.String))
    {then}
"""


def add_step(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str, how: str = "") -> None:
    """Let this version know one step more than the record has taken."""
    (folder / "0002_next.py").write_text(STEP.format(last=REVISIONS[-1], then=then, how=how))
    monkeypatch.setattr(migrating, "STEPS", [*migrating.STEPS, folder])
    monkeypatch.setattr(migrating, "REVISIONS", (*REVISIONS, "0002_dragoman_9.0.0"))


def make_filled_record(address: str) -> None:
    database = open_database(address)
    with database.write() as connection:
        connection.execute(runs.insert().values(id=1, **RUN))
        connection.execute(
            metadata.tables["documents"].insert(),
            {
                "id": "d1",
                "number": 1,
                "given_id": "a",
                "text": "words",
                "text_sha256": "0",
                "added_in_run": 1,
                "read_in_run": 1,
                "read_by_version": "1",
            },
        )
    database.close()


def test_an_older_record_is_brought_up_to_date(
    record_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_filled_record(record_address)
    with monkeypatch.context() as later:
        # Made anew, as SQLite must for most changes: documents point to runs, and must not hinder it.
        how = "" if "://" in record_address else ", recreate='always'"
        add_step(tmp_path, later, 'op.execute("UPDATE runs SET machine = command")', how)
        database = open_database(record_address)
        with database.read() as connection:
            assert connection.scalar(text("SELECT machine FROM runs")) == "add"
            assert connection.scalar(text("SELECT count(*) FROM documents")) == 1
        database.close()
    with pytest.raises(NewerRecord, match=r"Dragoman 9\.0\.0"):
        open_database(record_address)


def test_a_failed_upgrade_leaves_the_record_as_it_was(
    record_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_filled_record(record_address)
    with monkeypatch.context() as later:
        add_step(tmp_path, later, 'raise ValueError("no such luck")')
        with pytest.raises(ValueError, match="no such luck"):
            open_database(record_address)
    database = open_database(record_address)
    with database.read() as connection:
        assert count_runs(connection) == 1
        assert "machine" not in {column["name"] for column in inspect(connection).get_columns("runs")}
    database.close()


def test_an_upgrade_that_loses_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    make_filled_record(str(path))
    folder = tmp_path / "steps"
    folder.mkdir()
    with monkeypatch.context() as later:
        add_step(folder, later, 'op.execute("DELETE FROM runs")')
        with pytest.raises(RecordError, match="left as it was"):
            open_database(path)
    open_database(path).close()


def find_differences(address: str) -> list[object]:
    """What a record's shape is other than what the tables say."""
    database = open_database(address)
    with database.read() as connection:
        opts = {"include_object": draft.is_managed, "version_table": VERSION_TABLE, "compare_type": True}
        differences = compare_metadata(MigrationContext.configure(connection, opts=opts), metadata)
    database.close()
    return list(differences)


def test_migrations_make_what_the_tables_say(record_address: str) -> None:
    assert not find_differences(record_address)


def test_a_drafted_first_step_makes_what_the_tables_say(
    record_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "STEPS", [tmp_path])
    monkeypatch.setattr(migrating, "STEPS", [tmp_path])
    assert "op.create_table('documents'" in draft.write_first().read_text("utf-8")
    assert not find_differences(record_address)


def test_a_drafted_next_step_holds_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(changed)
    changed.tables["runs"].append_column(Column("machine", String))
    with monkeypatch.context() as later:
        later.setattr(draft, "metadata", changed)
        step = draft.write_changes(first=False)
    assert re.fullmatch(
        r"""    with op.batch_alter_table\('runs', schema=None\) as batch_op:
\s+batch_op.add_column\(sa.Column\('machine', sa.String\(\), nullable=True\)\)\s*""",
        step,
    )
    monkeypatch.setattr(draft, "STEPS", [tmp_path])
    path = draft.write_next("Name the machine")
    assert path.name.endswith("_name_the_machine.py")
    assert f'down_revision = "{REVISIONS[-1]}"' in path.read_text("utf-8")


def test_the_revisions_known_are_those_of_the_steps() -> None:
    script = ScriptDirectory(str(migrating.STEPS[0].parent), version_locations=[str(f) for f in migrating.STEPS])
    assert [step.revision for step in script.walk_revisions()][::-1] == list(REVISIONS)
    # The version table's column holds 32 characters.
    assert all(re.fullmatch(r"\d{4}_dragoman_\d+\.\d+\.\d+", r) and len(r) <= 32 for r in REVISIONS)


def test_postgresql_needs_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'dragoman[postgres]'")):
        open_database("postgresql://clerk:secret@127.0.0.1:1/record")


@pytest.mark.parametrize(
    "address", ["mysql://clerk:secret@host/db", "postgresql://clerk:secret@host:port/db", "ftp://clerk:secret@x"]
)
def test_other_addresses_are_refused_without_their_password(address: str) -> None:
    with pytest.raises(RecordError, match="postgresql://USER@HOST:PORT/DATABASE") as raised:
        open_database(address)
    assert "secret" not in str(raised.value) + repr(raised.value)


def test_paths_may_hold_any_characters(tmp_path: Path) -> None:
    folder = tmp_path / "100 % sure? #1 – ёж"
    folder.mkdir()
    open_database(folder / "my record?.db").close()
    assert (folder / "my record?.db").stat().st_size > 0
