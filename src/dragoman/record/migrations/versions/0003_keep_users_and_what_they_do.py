"""Keep users and what they do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_dragoman_0.1.0"
down_revision = "0002_dragoman_0.1.0"


def upgrade() -> None:
    op.create_table(
        "actions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("remote", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_actions")),
    )
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.create_index("ix_actions_subject_number", ["subject", "number"], unique=False)
        batch_op.create_index("ix_actions_user_number", ["user", "number"], unique=False)

    op.create_table(
        "follows",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("user", "subject", name=op.f("pk_follows")),
    )
    op.create_table(
        "looks",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_looks")),
    )
    op.create_table(
        "saved_views",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("user", "name", name=op.f("pk_saved_views")),
    )
    op.create_table(
        "users",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("disabled_at", sa.String(), nullable=True),
        sa.CheckConstraint("role IN ('reader', 'editor', 'admin')", name=op.f("ck_users_role")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_users")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_users_token_sha256")),
    )
    with op.batch_alter_table("figures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_figures_document_id"))
        batch_op.create_index("ix_figures_document_id", ["document_id", "instrument_id"], unique=False)

    with op.batch_alter_table("instrument_mentions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_instrument_mentions_instrument_id"))
        batch_op.create_index("ix_instrument_mentions_instrument_id", ["instrument_id", "document_id"], unique=False)
