"""About me, and the small facts of the notebook."""

from __future__ import annotations

from companion.domain.about import ABOUT_FIELDS, AboutMe
from companion.domain.history import Thing
from companion.services.base import Desk, kept


class AboutService:
    """Reads and keeps the About-me page."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self) -> AboutMe:
        """The page as it is; empty at first."""
        with self._desk.notebook.read() as unit:
            return unit.about.get()

    def save(self, about: AboutMe, draft: str = "") -> AboutMe:
        """Keep the page; earlier words stay in the history."""
        clean = AboutMe(
            **{name: kept(getattr(about, name)) for name in ABOUT_FIELDS}, printed=frozenset(about.printed)
        )
        with self._desk.notebook.write() as unit:
            before = unit.about.get()
            earlier = {
                name: getattr(before, name)
                for name in ABOUT_FIELDS
                if getattr(before, name) and getattr(before, name) != getattr(clean, name)
            }
            if earlier:
                self._desk.revise(unit, Thing.ABOUT, "about", earlier)
            unit.about.put(clean)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return clean

    def is_welcomed(self) -> bool:
        """Whether the first two questions were already asked."""
        with self._desk.notebook.read() as unit:
            return unit.settings.get("welcomed") != ""

    def set_welcomed(self) -> None:
        """Do not ask the first questions again."""
        with self._desk.notebook.write() as unit:
            unit.settings.put("welcomed", "yes")
            unit.commit()

    def is_sample(self) -> bool:
        """Whether this is a made-up sample notebook."""
        with self._desk.notebook.read() as unit:
            return unit.settings.get("sample") != ""
