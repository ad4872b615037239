"""What every service is made of: the open notebook, a clock and new ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from companion.domain.history import ME, Revision, Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Back, Kind, Recycled
from companion.domain.text import MAX_TEXT, storable
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import number, tr
from companion.services.ports import Clock, Ids, Notebook, Unit


@dataclass(frozen=True, slots=True)
class Desk:
    """The three things a service works with."""

    notebook: Notebook
    clock: Clock
    ids: Ids

    def revise(
        self,
        unit: Unit,
        thing: Thing,
        thing_id: str,
        earlier: Mapping[str, str],
        why: str = "",
        who: str = ME,
    ) -> None:
        """Keep an earlier version, in the caller's transaction."""
        unit.history.add(Revision(self.ids.new(), thing, thing_id, self.clock.now(), who, why, dict(earlier)))

    def put_away(
        self,
        unit: Unit,
        kind: Kind,
        thing_id: str,
        title: str,
        *,
        rest: Mapping[str, str] | None = None,
        along: Sequence[tuple[Kind, str]] = (),
    ) -> Recycled:
        """Delete a thing, in the caller's transaction: it waits in the recycle list with all that hangs on it, its
        earlier versions, its drafts and the things ``along``. ``title`` is the person's own words for it.

        What has been in the list too long is deleted for good on this occasion. Raises ``CompanionError`` when the
        thing is not there.
        """
        now = self.clock.now()
        empty_out(unit, now)
        entry = Recycled(self.ids.new(), kind, thing_id, title, now, dict(rest or {}))
        if not unit.recycled.put_away(entry, along):
            raise gone()
        return entry

    def take_back(self, unit: Unit, kind: Kind, thing_id: str) -> None:
        """Undo :meth:`put_away`, in the caller's transaction. Nothing happens to a thing that is back already.

        Raises ``CompanionError`` when it was deleted for good since, or what it belonged to is gone.
        """
        if unit.recycled.is_there(kind, thing_id):
            return
        entry = unit.recycled.latest(kind, thing_id)
        if entry is None or unit.recycled.bring_back(entry) is not Back.DONE:
            raise gone()


def empty_out(unit: Unit, now: Moment) -> int:
    """Delete for good what was put away too long ago, in the caller's transaction. Returns how many."""
    over = [entry for entry in unit.recycled.all() if entry.is_over(now)]
    for entry in over:
        unit.recycled.remove(entry)
    return len(over)


def kept(text: str) -> str:
    """``text`` as it will be stored: verbatim, without what no file can hold. Raises ``InvalidEntryError``
    when longer than ``MAX_TEXT``."""
    if len(text) > MAX_TEXT:
        raise InvalidEntryError(
            tr("This text is longer than {limit} characters.", limit=number(MAX_TEXT)),
            tr("Please keep it in two entries. What you typed is still here."),
        )
    return storable(text)


def needed(text: str, sentence: str) -> str:
    """``text`` when it says something; raises ``InvalidEntryError`` with ``sentence`` when it is blank."""
    if not text.strip():
        raise InvalidEntryError(sentence, tr("Write a word or two, or leave this for later."))
    return kept(text)


def gone() -> CompanionError:
    """The thing asked for is no longer in the notebook."""
    return CompanionError(tr("This is no longer in your notebook."), tr("Go back and pick another."))
