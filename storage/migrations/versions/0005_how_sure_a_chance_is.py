"""How sure a chance is"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("chances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sure", Int(), server_default="1", nullable=False))
