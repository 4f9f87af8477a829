"""Remember which briefs were made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_dragoman_0.1.0"
down_revision = "0001_dragoman_0.1.0"


def upgrade() -> None:
    op.create_table(
        "briefs",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("made_on", sa.String(), nullable=False),
        sa.Column("last_event", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "made_on", name=op.f("pk_briefs")),
    )
