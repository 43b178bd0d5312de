"""Names, programme, staff and single tournaments"""

import sqlalchemy as sa
from alembic import op


def Int() -> sa.types.TypeEngine[int]:  # noqa: N802 (a type)
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", Int(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("sports", sa.Text(), server_default="", nullable=False),
        sa.Column("created_by", Int(), nullable=False),
        sa.Column("created_at", Int(), nullable=False),
        sa.Column("expires_at", Int(), nullable=False),
        sa.Column("used_by", Int(), nullable=True),
        sa.Column("used_at", Int(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("token_hash", name="uq_invitations_token_hash"),
        sqlite_strict=True,
    )
    op.create_table(
        "staff",
        sa.Column("person", Int(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("all_sports", Int(), nullable=False),
        sa.Column("added_by", Int(), nullable=False),
        sa.Column("added_at", Int(), nullable=False),
        sa.Column("removed_at", Int(), nullable=True),
        sa.PrimaryKeyConstraint("person", name="pk_staff"),
        sqlite_strict=True,
    )
    op.create_table(
        "athletes",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("name_ru", sa.Text(), server_default="", nullable=False),
        sa.Column("name_kk", sa.Text(), server_default="", nullable=False),
        sa.Column("sport", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["sport"], ["sports.code"], name="fk_athletes_sport", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("name", name="pk_athletes"),
        sqlite_strict=True,
    )
    op.create_table(
        "events",
        sa.Column("games", sa.Text(), nullable=False),
        sa.Column("sport", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_ru", sa.Text(), server_default="", nullable=False),
        sa.Column("name_kk", sa.Text(), server_default="", nullable=False),
        sa.Column("also", sa.Text(), server_default="", nullable=False),
        sa.Column("places", Int(), nullable=False),
        sa.ForeignKeyConstraint(["games"], ["games.code"], name="fk_events_games", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["sport"], ["sports.code"], name="fk_events_sport", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("games", "sport", "name_en", name="pk_events"),
        sqlite_strict=True,
    )
    op.create_table(
        "staff_sports",
        sa.Column("person", Int(), nullable=False),
        sa.Column("sport", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["staff.person"], name="fk_staff_sports_person", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["sport"], ["sports.code"], name="fk_staff_sports_sport", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("person", "sport", name="pk_staff_sports"),
        sqlite_strict=True,
    )
    op.create_table(
        "chances",
        sa.Column("tournament_id", Int(), nullable=False),
        sa.Column("next_id", Int(), nullable=False),
        sa.ForeignKeyConstraint(["next_id"], ["tournaments.id"], name="fk_chances_next_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["tournament_id"], ["tournaments.id"], name="fk_chances_tournament_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("tournament_id", "next_id", name="pk_chances"),
        sqlite_strict=True,
    )
    op.create_table(
        "chat_tournaments",
        sa.Column("chat_id", Int(), nullable=False),
        sa.Column("tournament_id", Int(), nullable=False),
        sa.Column("follows", Int(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name="fk_chat_tournaments_chat_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["tournament_id"], ["tournaments.id"], name="fk_chat_tournaments_tournament_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("chat_id", "tournament_id", name="pk_chat_tournaments"),
        sqlite_strict=True,
    )
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tells_licences", Int(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("tells_changes", Int(), server_default="1", nullable=False))

    with op.batch_alter_table("tournaments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("places_ru", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("places_kk", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("places_number", Int(), nullable=True))
