"""One file per released version, in Alembic's form."""
