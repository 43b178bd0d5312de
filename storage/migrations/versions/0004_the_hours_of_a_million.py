"""The hours of a million"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_chats_morning", "chats")
    awake = sa.text("subscribed_at IS NOT NULL AND paused = ''")
    op.create_index(
        "ix_chats_morning",
        "chats",
        ["zone", "remind_at", "quiet_from", "quiet_to", "told_on", "id"],
        sqlite_where=awake,
        postgresql_where=awake,
    )
