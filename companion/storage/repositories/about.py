"""The About-me page."""

from __future__ import annotations

from sqlalchemy import select

from companion.domain.about import AboutMe
from companion.storage.codec import from_json, to_json
from companion.storage.repositories.base import Repository
from companion.storage.tables import about_me

_PAGE = select(about_me)


class SqlAbout(Repository):
    """The one About-me page."""

    __slots__ = ()

    def get(self) -> AboutMe:
        """The page; an empty one before it was written."""
        row = self._row(_PAGE)
        if row is None:
            return AboutMe()
        return AboutMe(row.name, row.matters, row.enjoy, row.clinician, frozenset(from_json(row.printed)))

    def put(self, about: AboutMe) -> None:
        """Keep the page."""
        self._put(
            about_me,
            {
                "id": 1,
                "name": about.name,
                "matters": about.matters,
                "enjoy": about.enjoy,
                "clinician": about.clinician,
                "printed": to_json(sorted(about.printed)),
            },
        )
