"""Write the next step from the difference between `record/tables` and what the steps so far make.

    python -m dragoman.record.migrations.draft "Tell stages of sums"   # the next step, to be read and completed
    python -m dragoman.record.migrations.draft --first                 # the first anew: only before its release

A new step's revision must be added to REVISIONS.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from dragoman import __version__
from dragoman.record.migrating import STEPS, migrate
from dragoman.record.migrations import REVISIONS, VERSION_TABLE
from dragoman.record.search_tables import UNMANAGED
from dragoman.record.tables import metadata

_FIRST = '''"""The first shape of the record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.record.search_tables import create_search_tables

revision = "{revision}"
down_revision = None


def upgrade() -> None:
{code}
    create_search_tables(op.get_bind())
'''

_NEXT = '''"""{title}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
{code}
'''


def is_managed(_: object, name: str | None, kind: str, *__: object) -> bool:
    """Whether the metadata speak of a table or index: not of those of search, nor of the version's."""
    return not (kind in ("table", "index") and name is not None and name.startswith((*UNMANAGED, VERSION_TABLE)))


def write_changes(*, first: bool) -> str:
    """The body of a step, as Alembic drafts it."""
    with create_engine("sqlite://").connect() as connection:
        if not first:
            migrate(connection)
        options = {"target_metadata": metadata, "include_object": is_managed, "version_table": VERSION_TABLE}
        changes = produce_migrations(MigrationContext.configure(connection, opts=options), metadata).upgrade_ops
        code = render_python_code(changes, render_as_batch=not first) if changes else "pass"
    lines = (line.removeprefix("    ") for line in code.splitlines())
    return "\n".join("    " + line for line in lines if not line.startswith("# ###"))


def write_first() -> Path:
    """Write the first step anew."""
    path = STEPS[0] / "0001_record.py"
    path.write_text(_FIRST.format(revision=REVISIONS[0], code=write_changes(first=True)), "utf-8")
    return path


def write_next(title: str) -> Path:
    """Write a step after the last one."""
    number = f"{len(REVISIONS) + 1:04}"
    code = write_changes(first=False)
    step = _NEXT.format(title=title, revision=f"{number}_dragoman_{__version__}", before=REVISIONS[-1], code=code)
    path = STEPS[0] / f"{number}_{re.sub('[^a-z0-9]+', '_', title.lower())}.py"
    path.write_text(step, "utf-8")
    return path


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(write_first() if sys.argv[1] == "--first" else write_next(sys.argv[1]))
