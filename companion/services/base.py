"""What every service is made of: the open notebook, a clock and new ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion.domain.history import ME, Revision, Thing
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
