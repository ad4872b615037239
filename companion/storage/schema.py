"""Which file is ours, and which shape of it this program knows."""

from __future__ import annotations

APPLICATION_ID = 0x436D706E
"""Written in the file header (bytes 68-71, "Cmpn"), so that another program's SQLite file is never taken for ours."""

SCHEMA_VERSION = 12
"""The ``user_version`` of the header: the newest shape in ``migrations/versions``."""
