"""How a chat is told: the digest, licences in quiet hours, what rings"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("tells_digest", Int(), server_default="0", nullable=False))
    op.add_column("chats", sa.Column("tells_at_night", Int(), server_default="0", nullable=False))
    op.add_column("chats", sa.Column("sound", sa.Text(), server_default="all", nullable=False))
