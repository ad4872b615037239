"""The notebook file: one SQLite file per person, through SQLAlchemy Core. Start at ``notebook.open_notebook``."""
