"""Changes told together, what becomes of the places of what is cancelled, Games that move"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tournament_changes", sa.Column("places_go", sa.Text(), server_default="", nullable=False))
    op.add_column("tournament_changes", sa.Column("places_to", Int(), nullable=True))
    # One notice may tell of many tournaments: its key takes the tournament in.
    op.rename_table("notice_changes", "notice_changes_before")
    op.create_table(
        "notice_changes",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("tournament_id", Int(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["tournament_id"],
            ["tournaments.id"],
            name="fk_notice_changes_tournament_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("notice_id", "tournament_id", name="pk_notice_changes"),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO notice_changes (notice_id, tournament_id, from_change_id, begun_at) "
        "SELECT told.notice_id, state.tournament_id, told.from_change_id, told.begun_at "
        "FROM notice_changes_before AS told "
        "JOIN tournament_changes AS state ON state.id = told.from_change_id"
    )
    op.drop_table("notice_changes_before")
    op.create_index("ix_notice_changes_tournament_id", "notice_changes", ["tournament_id"])
    op.create_table(
        "notice_games",
        sa.Column("notice_id", Int(), nullable=False),
        sa.Column("from_change_id", Int(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_change_id"], ["games_changes.id"], name="fk_notice_games_from_change_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name="fk_notice_games_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("notice_id", name="pk_notice_games"),
        sqlite_strict=True,
    )
