"""Where Alembic meets our connection; `storage.migration` opens it and holds the transaction."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller's one transaction holds it all
)
context.run_migrations()
