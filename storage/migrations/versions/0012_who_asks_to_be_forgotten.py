"""Who asks to be forgotten: numbers are given once, and a history's writer gives way to a stand-in"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# Of each history, what is never changed.
FIXED = {
    "ledger": (
        *("id", "licence_id", "step", "places_change", "counted_on", "estimated"),
        *("used_by", "reason", "source_url", "update_id", "at", "takes_back"),
    ),
    "tournament_changes": (
        *("id", "tournament_id", "known_on", "estimated", "status", "start_on", "end_on", "precision"),
        *("city", "country", "zone", "reason", "source_url", "update_id", "at", "places_go", "places_to"),
    ),
    "games_changes": (
        *("id", "games", "known_on", "estimated", "opening_on", "closing_on"),
        *("target", "reason", "said", "source_url", "update_id", "at"),
    ),
    "audit": ("id", "at", "update_id", "verb"),
}


def refuse(table: str, name: str, of: str, when: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{name}_refused BEFORE UPDATE OF {of} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def upgrade() -> None:
    # The number of a row that was deleted may still be under way somewhere: it is nobody else's.
    for table in ("chats", "dialogues"):
        with op.batch_alter_table(
            table, recreate="always", table_kwargs={"sqlite_autoincrement": True, "sqlite_strict": True}
        ):
            pass
    # What is answered is nobody's any more.
    op.execute("UPDATE inbox SET chat = 0 WHERE state IN ('done', 'parked')")
    for table, columns in FIXED.items():
        op.execute(f"DROP TRIGGER {table}_update_refused")
        refuse(table, "update", ", ".join(columns))
        refuse(table, "writer", "actor", "WHEN NEW.actor IS NULL OR NEW.actor >= 0 OR OLD.actor <= 0")
    refuse(
        "audit", "object", "object", "WHEN NOT (OLD.object GLOB 'person [0-9]*' AND NEW.object GLOB 'person -*')"
    )
