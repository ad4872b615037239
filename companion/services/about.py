"""About me, and the small facts of the notebook."""

from __future__ import annotations

from pathlib import Path

from companion.domain.about import ABOUT_FIELDS, AboutMe, Portrait, PortraitFile
from companion.domain.history import Thing
from companion.domain.media import FORMATS, MediaKind
from companion.domain.recycled import Kind
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, gone, kept
from companion.services.ports import MediaReader

PORTRAIT = "portrait"
"""The one picture's id in the recycle list."""


class AboutService:
    """Reads and keeps the About-me page. ``take_in`` makes a photo free of place and time."""

    def __init__(self, desk: Desk, take_in: MediaReader) -> None:
        self._desk = desk
        self._take_in = take_in

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

    def portrait(self) -> Portrait | None:
        """What is known of the picture of me, if there is one. It is not read."""
        with self._desk.notebook.read() as unit:
            return unit.about.portrait()

    def portrait_data(self) -> bytes:
        """The picture as JPEG. Raises ``CompanionError`` when there is none."""
        with self._desk.notebook.read() as unit:
            data = unit.about.portrait_data()
        if data is None:
            raise gone()
        return data

    def set_portrait(self, path: Path) -> Portrait:
        """Take in a photo as the picture of me. One that was there is put away first, and can come back.

        Raises ``MediaError`` for a file that is no picture, ``InvalidEntryError`` for a video. Slow: a photo is made
        anew from its pixels, so that no place and time stays.
        """
        taken = self._take_in(path)
        if FORMATS[taken.format] is not MediaKind.PHOTO:
            raise InvalidEntryError(tr("That is a video."), tr("Choose a photo for this page."))
        portrait = Portrait(self._desk.clock.now(), len(taken.data), taken.width, taken.height)
        with self._desk.notebook.write() as unit:
            if unit.about.portrait() is not None:
                self._desk.put_away(unit, Kind.PORTRAIT, PORTRAIT, "")
            unit.about.put_portrait(PortraitFile(portrait, taken.data))
            unit.commit()
        return portrait

    def remove_portrait(self) -> None:
        """Put the picture away; :meth:`put_back_portrait` undoes it."""
        with self._desk.notebook.write() as unit:
            self._desk.put_away(unit, Kind.PORTRAIT, PORTRAIT, "")
            unit.commit()

    def put_back_portrait(self) -> None:
        """Undo :meth:`remove_portrait`. A picture that is there by now stays."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.PORTRAIT, PORTRAIT)
            unit.commit()

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
