"""The first shape of the record."""

from __future__ import annotations

from alembic import op

from dragoman.record.search_tables import create_search_tables
from dragoman.record.tables import metadata

revision = "0001_dragoman_0.1.0"
down_revision = None


def upgrade() -> None:
    # While the first shape still changes; `make first-migration` writes it out before the release.
    metadata.create_all(op.get_bind())
    create_search_tables(op.get_bind())
