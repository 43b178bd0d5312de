"""Who keeps a channel"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel_keepers",
        sa.Column("chat_id", Int(), nullable=False),
        sa.Column("person", Int(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_channel_keepers_chat_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("chat_id", "person", name="pk_channel_keepers"),
        sqlite_strict=True,
    )
    op.create_index("ix_channel_keepers_person", "channel_keepers", ["person"])
