"""From each released shape of the notebook to the next.

A file in ``versions`` describes its tables itself and never imports the live ones: it must do the same in ten
years. To add one: name it here, raise ``SCHEMA_VERSION``, change ``tables.py``, and keep a populated notebook of
the version before in ``tests/storage/fixtures``. A table with a trigger loses it when rebuilt: create it again
(the search index and its triggers are taken away before the first step and made anew after the last).
Names are listed, not searched for, so that a packaged program finds them too.
"""

VERSIONS = (
    "0001_first",
    "0002_goal_order",
    "0003_own_movements",
    "0004_reminders",
    "0005_tense_parts",
    "0006_measures",
    "0007_goals",
    "0008_visits",
    "0009_sheets",
    "0010_search",
    "0011_rhythms",
    "0012_about_lines",
)
"""The n-th file leads to ``user_version`` n."""
