"""Questions about results, the life of a place, celebrations"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("id", Int(), nullable=False),
        sa.Column("tournament_id", Int(), nullable=False),
        sa.Column("last_on", sa.Text(), nullable=False),
        sa.Column("round", Int(), nullable=False),
        sa.Column("asked_at", Int(), nullable=False),
        sa.Column("next_at", Int(), nullable=True),
        sa.Column("asked", sa.Text(), server_default="", nullable=False),
        sa.Column("said", sa.Text(), server_default="", nullable=False),
        sa.Column("number", Int(), nullable=True),
        sa.Column("said_by", Int(), nullable=True),
        sa.Column("said_at", Int(), nullable=True),
        sa.Column("closed_at", Int(), nullable=True),
        sa.Column("recording_id", Int(), nullable=True),
        sa.Column("alarmed_at", Int(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tournament_id"], ["tournaments.id"], name="fk_questions_tournament_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recording_id"], ["recordings.id"], name="fk_questions_recording_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sa.UniqueConstraint("tournament_id", "last_on", name="uq_questions_tournament_id_last_on"),
        sqlite_strict=True,
    )
    link("notice_questions", "question_id", "questions", ["notice_id"])
    op.add_column("ledger", sa.Column("takes_back", Int(), nullable=True))
    op.create_index(
        "uq_ledger_taken_back_once",
        "ledger",
        ["takes_back"],
        unique=True,
        sqlite_where=sa.text("takes_back IS NOT NULL"),
        postgresql_where=sa.text("takes_back IS NOT NULL"),
    )
    link("notice_entries", "entry_id", "ledger", ["notice_id", "entry_id"])
    op.add_column("chats", sa.Column("tells_celebrations", Int(), server_default="1", nullable=False))


def link(name: str, column: str, target: str, primary: list[str]) -> None:
    """What a notice speaks of."""
    op.create_table(
        name,
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column(column, Int(), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=f"fk_{name}_notice_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{name}_{column}", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint(*primary, name=f"pk_{name}"),
        sqlite_strict=True,
    )
