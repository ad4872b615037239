"""About me, and the small facts of the notebook."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from companion.domain.about import ABOUT_FIELDS, AboutMe, Portrait, PortraitFile, texts_lost
from companion.domain.history import Thing
from companion.domain.media import FORMATS, MediaKind
from companion.domain.recycled import Kind, Recycled
from companion.domain.sheet import PORTRAIT_KEY
from companion.domain.sheet_choices import LineChoice, Standing
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, gone, kept
from companion.services.ports import MediaReader, Unit

PORTRAIT = "portrait"
"""The one picture's id in the recycle list."""
PORTRAIT_SHARED = "portrait_shared"
"""The setting that says which picture may go on the sheet."""
PAGE = "about"
"""The one page's id in its story."""


class Keeping(NamedTuple):
    """What keeping the page changed."""

    before: AboutMe
    after: AboutMe


class AboutService:
    """Reads and keeps the About-me page. ``take_in`` makes a photo free of place and time."""

    def __init__(self, desk: Desk, take_in: MediaReader) -> None:
        self._desk = desk
        self._take_in = take_in

    def get(self) -> AboutMe:
        """The page as it is; empty at first."""
        with self._desk.notebook.read() as unit:
            return unit.about.get()

    def save(self, about: AboutMe, draft: str = "") -> Keeping:
        """Keep the page. Words that are not on it any more stay in its story; ``AboutPageService.undo`` takes this
        back."""
        clean = AboutMe(**{name: kept(getattr(about, name)) for name in ABOUT_FIELDS}, shared=about.shared)
        with self._desk.notebook.write() as unit:
            before = unit.about.get()
            put_page(self._desk, unit, before, clean)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return Keeping(before, clean)

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

    def set_portrait(self, path: Path) -> Recycled | None:
        """Take in a photo as the picture of me. Returns the one that was there and is put away now, if any;
        :meth:`bring_portrait_back` undoes it.

        Raises ``MediaError`` for a file that is no picture, ``InvalidEntryError`` for a video. Slow: a photo is made
        anew from its pixels, so that no place and time stays.
        """
        taken = self._take_in(path)
        if FORMATS[taken.format] is not MediaKind.PHOTO:
            raise InvalidEntryError(tr("That is a video."), tr("Choose a photo for this page."))
        portrait = Portrait(self._desk.clock.now(), len(taken.data), taken.width, taken.height)
        with self._desk.notebook.write() as unit:
            former = None
            if unit.about.portrait() is not None:
                former = self._desk.put_away(unit, Kind.PORTRAIT, PORTRAIT, "")
            unit.about.put_portrait(PortraitFile(portrait, taken.data))
            if portrait_shared(unit):  # the same second, the same size: it is another picture all the same
                share_portrait(unit, False)
            # No earlier decision about another picture, brought back by an undo, may print this one.
            unit.sheet_choices.put(LineChoice(PORTRAIT_KEY, Standing.OUT))
            unit.commit()
        return former

    def bring_portrait_back(self, former: Recycled) -> None:
        """Undo that another picture took the place of ``former``; that one is put away in its turn."""
        with self._desk.notebook.write() as unit:
            self._desk.swap_back(unit, former)
            if portrait_shared(unit):
                unit.sheet_choices.remove(PORTRAIT_KEY)
            unit.commit()

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


def portrait_shared(unit: Unit) -> bool | None:
    """Whether the picture may go on the sheet, ``None`` without one. The tick is of one picture: another is private."""
    portrait = unit.about.portrait()
    return None if portrait is None else unit.settings.get(PORTRAIT_SHARED) == _picture_name(portrait)


def share_portrait(unit: Unit, on: bool) -> None:
    """Let the picture there is go on the sheet, or not, in the caller's transaction."""
    portrait = unit.about.portrait()
    unit.settings.put(PORTRAIT_SHARED, _picture_name(portrait) if on and portrait is not None else "")


def _picture_name(portrait: Portrait) -> str:
    return f"{portrait.added.text()} {portrait.size}"


def put_page(desk: Desk, unit: Unit, before: AboutMe, after: AboutMe) -> None:
    """Keep ``after`` in the place of ``before``, in the caller's transaction; words that are lost go to the story."""
    if lost := texts_lost(before, after):
        desk.revise(unit, Thing.ABOUT, PAGE, lost)
    unit.about.put(after)
