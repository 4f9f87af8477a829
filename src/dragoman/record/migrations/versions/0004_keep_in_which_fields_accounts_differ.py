"""Keep in which fields accounts differ."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_dragoman_0.1.0"
down_revision = "0003_dragoman_0.1.0"


def upgrade() -> None:
    with op.batch_alter_table("engagements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("differing", sa.String(), server_default="", nullable=False))
