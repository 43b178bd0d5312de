"""What Telegram refuses"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("morning_retries", sa.Column("state", sa.Text(), server_default="ready", nullable=False))
    op.execute("UPDATE morning_retries SET state = 'plain', reason = '' WHERE reason = 'plain'")
    op.create_table(
        "notice_faults",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("refused_id", Int(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name="fk_notice_faults_notice_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["refused_id"], ["notices.id"], name="fk_notice_faults_refused_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("notice_id", name="pk_notice_faults"),
        sqlite_strict=True,
    )
    op.create_table(
        "notice_chats",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("chat_id", Int(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name="fk_notice_chats_notice_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_notice_chats_chat_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("notice_id", name="pk_notice_chats"),
        sqlite_strict=True,
    )
