"""What every service is made of: the open notebook, a clock and new ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from companion.domain.history import ME, Revision, Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Back, Kind, Recycled
from companion.domain.text import MAX_TEXT, storable
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import number, tr
from companion.services.ports import Clock, Ids, Notebook, Unit


class Known(Protocol):
    """Anything that is kept under an id."""

    @property
    def id(self) -> str: ...


Kept = TypeVar("Kept", bound=Known)


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

    def keep_change(
        self,
        unit: Unit,
        thing: Thing,
        before: Kept,
        after: Kept,
        put: Callable[[Kept], object],
        *,
        earlier: Mapping[str, str],
        why: str = "",
        draft: str = "",
    ) -> Kept:
        """Keep ``after`` in place of ``before`` and end the caller's transaction; the draft it was typed in goes.

        ``earlier`` is what its history shall say of ``before``; with nothing in it the change leaves no trace there.
        Where nothing changed, nothing is written.
        """
        if after != before:
            if earlier:
                self.revise(unit, thing, before.id, earlier, why)
            put(after)
        drop(unit, draft)
        unit.commit()
        return after

    def forget_change(self, unit: Unit, thing: Thing, thing_id: str, fields: Collection[str]) -> None:
        """Undo the latest :meth:`revise` about any of ``fields``, in the caller's transaction: no trace of it stays."""
        told = unit.history.of(thing, thing_id)
        latest = next((each for each in reversed(told) if not each.earlier.keys().isdisjoint(fields)), None)
        if latest is not None:
            unit.history.forget(latest)

    def change_back(
        self, unit: Unit, thing: Thing, now: Kept, change: tuple[Kept, Kept], put: Callable[[Kept], object]
    ) -> None:
        """Undo a :meth:`keep_change` that told the day of what was, and end the caller's transaction.

        ``change`` is what it was and what it became. Raises ``CompanionError`` when it was changed again since.
        """
        before, after = change
        if now != after:
            raise changed_since()
        self.forget_change(unit, thing, before.id, {"day"})
        put(before)
        unit.commit()

    def moment(self, day: date | None, before: Moment | None = None) -> Moment:
        """When something about ``day`` (``None``: today) happened: this time of day, or still ``before`` when that was
        on the same day. Raises ``InvalidEntryError`` for a day to come."""
        now = self.clock.now()
        if before is not None and day in (None, before.day):
            return before
        if day is None or day == now.day:
            return now
        if day > now.day:
            raise InvalidEntryError(tr("That day is still to come."), tr("Pick today or an earlier day."))
        return now.on(day)

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

    def swap_back(self, unit: Unit, former: Recycled) -> None:
        """Undo a replacement, in the caller's transaction: what stands there now is put away, ``former`` comes back.

        Raises ``CompanionError`` when ``former`` was deleted for good since, or what it belonged to is gone.
        """
        if unit.recycled.is_there(former.kind, former.thing_id):
            self.put_away(unit, former.kind, former.thing_id, former.title)
        entry = unit.recycled.get(former.id)
        if entry is None or unit.recycled.bring_back(entry) is not Back.DONE:
            raise gone()


def empty_out(unit: Unit, now: Moment) -> int:
    """Delete for good what was put away too long ago, in the caller's transaction. Returns how many."""
    over = [entry for entry in unit.recycled.all() if entry.is_over(now)]
    for entry in over:
        unit.recycled.remove(entry)
    return len(over)


def drop(unit: Unit, draft: str) -> None:
    """Forget the draft kept under the key ``draft``, if any, in the caller's transaction: its words are kept for
    good."""
    if draft:
        unit.drafts.remove(draft)


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


def changed_since() -> CompanionError:
    """What is to be undone is no longer as that change left it."""
    return CompanionError(
        tr("This was changed again in the meantime."), tr("Change it once more, if you like.")
    )


def gone() -> CompanionError:
    """The thing asked for is no longer in the notebook."""
    return CompanionError(tr("This is no longer in your notebook."), tr("Go back and pick another."))
