"""Targets that are told, and files that were sent"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("games_changes", sa.Column("said", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "notice_targets",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("from_change_id", Int(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_change_id"],
            ["games_changes.id"],
            name="fk_notice_targets_from_change_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name="fk_notice_targets_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("notice_id", name="pk_notice_targets"),
        sqlite_strict=True,
    )
    op.create_table(
        "sent_files",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("at", Int(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_sent_files"),
        sqlite_strict=True,
    )
    op.create_index("ix_sent_files_at", "sent_files", ["at"])
