"""The About-me page, and the picture on it."""

from __future__ import annotations

from sqlalchemy import select

from companion.domain.about import ABOUT_FIELDS, AboutMe, Portrait, PortraitFile
from companion.storage.codec import from_json, moment, to_json
from companion.storage.repositories.base import Repository
from companion.storage.tables import about_me, portrait

PORTRAIT_ID = "portrait"

_PAGE = select(about_me)
_PORTRAIT = select(portrait.c.added, portrait.c.size, portrait.c.width, portrait.c.height)
_DATA = select(portrait.c.data)


class SqlAbout(Repository):
    """The one About-me page."""

    __slots__ = ()

    def get(self) -> AboutMe:
        """The page; an empty one before it was written."""
        row = self._row(_PAGE)
        if row is None:
            return AboutMe()
        texts = {name: getattr(row, name) for name in ABOUT_FIELDS}
        ticks = from_json(row.printed)
        shared = {(topic, place) for topic in ticks for place, tick in enumerate(ticks[topic]) if tick}
        return AboutMe(**texts, shared=frozenset(shared))

    def put(self, about: AboutMe) -> None:
        """Keep the page. Ticks of lines that are not there are dropped."""
        texts = {name: getattr(about, name) for name in ABOUT_FIELDS}
        ticks = {topic: [line.shared for line in about.lines_of(topic)] for topic in ABOUT_FIELDS}
        told = {topic: ticks[topic] for topic in ABOUT_FIELDS if texts[topic] or any(ticks[topic])}
        self._put(about_me, {"id": 1, **texts, "printed": to_json(told)})

    def portrait(self) -> Portrait | None:
        """What is known of the picture, if there is one. It is not read."""
        row = self._row(_PORTRAIT)
        return None if row is None else Portrait(moment(row.added), row.size, row.width, row.height)

    def portrait_data(self) -> bytes | None:
        """The bytes of the picture, if there is one."""
        row = self._row(_DATA)
        return None if row is None else bytes(row.data)

    def put_portrait(self, file: PortraitFile) -> None:
        """Insert or replace."""
        about = file.portrait
        self._put(
            portrait,
            {
                "id": PORTRAIT_ID,
                "size": about.size,
                "width": about.width,
                "height": about.height,
                "added": about.added.text(),
                "data": file.data,
            },
        )
