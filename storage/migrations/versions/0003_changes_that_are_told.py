"""Changes that are told"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_changes",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("from_change_id", Int(), nullable=False),
        sa.Column("begun_at", Int(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_change_id"],
            ["tournament_changes.id"],
            name="fk_notice_changes_from_change_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name="fk_notice_changes_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("notice_id", name="pk_notice_changes"),
        sqlite_strict=True,
    )
