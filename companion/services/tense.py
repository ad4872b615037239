"""Things are tense: the plan written beforehand, the relief list, and what helped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from companion.domain.breathing import Breathing
from companion.domain.breathing import from_text as breathing_from_text
from companion.domain.fridge_card import Easing, FridgeCard
from companion.domain.history import Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Kind, Recycled, lines_taken_out
from companion.domain.routines import Size, steps_in
from companion.domain.sessions import Helped
from companion.domain.sheet_choices import Standing
from companion.domain.tense import (
    TEXT_PARTS,
    ReliefCount,
    ReliefUse,
    TensePlan,
    brought_in,
    ranked,
    said_before,
    texts_emptied,
    texts_of,
)
from companion.i18n import current
from companion.services.base import Desk, gone, kept
from companion.services.ports import CardRenderer, FileSaver
from companion.services.words import count_words, paper

PLAN = "tense_plan"
"""The one plan's id in its story."""
KINDEST_FIRST = (Size.TENSE, Size.ORDINARY, Size.GOOD)


class AtHand(NamedTuple):
    """What helps when things are tense: the plan, what eased most first, and how one breathes along."""

    plan: TensePlan
    relief: list[ReliefCount]
    breathing: Breathing


class TenseService:
    """What a person can do about tense days."""

    def __init__(self, desk: Desk, render: CardRenderer, save: FileSaver) -> None:
        self._desk = desk
        self._render = render
        self._save = save

    def at_hand(self) -> AtHand:
        """All that the relief screen shows at first, read in one go: it must be there at once."""
        with self._desk.notebook.read() as unit:
            plan = unit.tense.plan()
            breathing = breathing_from_text(unit.settings.get("breathing"))
            return AtHand(plan, ranked(plan.relief, unit.tense.uses()), breathing)

    def plan(self) -> TensePlan:
        """The plan; empty before it was first written."""
        with self._desk.notebook.read() as unit:
            return unit.tense.plan()

    def save_plan(self, plan: TensePlan, draft: str = "") -> list[Recycled]:
        """Keep the plan; earlier words stay in its story. Blank relief lines are dropped.

        Returns what this took out, which waits among what was put away: lines of the relief list, and the texts of
        parts that are blank now. :meth:`bring_back` undoes just that.
        """
        relief = tuple(dict.fromkeys(line.strip() for line in map(kept, plan.relief) if line.strip()))
        clean = replace(
            plan,
            relief=relief,
            written=self._desk.clock.now(),
            **{name: kept(getattr(plan, name)) for name in TEXT_PARTS},
        )
        out: list[Recycled] = []
        with self._desk.notebook.write() as unit:
            before = unit.tense.plan()
            if before.written is not None and replace(before, written=clean.written) != clean:
                self._desk.revise(unit, Thing.TENSE_PLAN, PLAN, texts_of(before))
                for place, line in lines_taken_out(before.relief, clean.relief):
                    rest = {"place": str(place)}
                    out.append(self._desk.put_away(unit, Kind.RELIEF, line, line, rest=rest))
                for part, text in texts_emptied(before, clean).items():
                    out.append(self._desk.put_away(unit, Kind.PLAN_TEXT, part, text))
            unit.tense.put_plan(clean)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return out

    def bring_back(self, out: Sequence[Recycled]) -> None:
        """Undo what a saving took ``out`` of the plan, and nothing else: what was written since stays.

        Raises ``CompanionError`` when all of it was deleted for good since, or is back already.
        """
        with self._desk.notebook.write() as unit:
            still = [entry for each in out if (entry := unit.recycled.get(each.id)) is not None]
            if not still:
                raise gone()
            for entry in still:
                unit.recycled.bring_back(entry)
            unit.tense.put_plan(brought_in(unit.tense.plan(), still))
            unit.commit()

    def said_before(self) -> list[tuple[Moment, dict[str, str]]]:
        """What other words the parts of the plan had, the latest first, each with the moment until which."""
        with self._desk.notebook.read() as unit:
            return said_before(unit.tense.plan(), unit.history.of(Thing.TENSE_PLAN, PLAN))

    def relief(self) -> list[ReliefCount]:
        """The relief list, ranked by the person's own answers."""
        with self._desk.notebook.read() as unit:
            return ranked(unit.tense.plan().relief, unit.tense.uses())

    def uses(self) -> list[ReliefUse]:
        """Every time something was used, oldest first."""
        with self._desk.notebook.read() as unit:
            return unit.tense.uses()

    def use(self, name: str, helped: Helped | None = None, note: str = "") -> ReliefUse:
        """Note that something was used now; whether it helped may be said later, or never."""
        use = ReliefUse(self._desk.ids.new(), kept(name), self._desk.clock.now(), helped, kept(note))
        with self._desk.notebook.write() as unit:
            unit.tense.put_use(use)
            unit.commit()
        return use

    def answer(self, use_id: str, helped: Helped | None) -> ReliefUse:
        """Say (or take back) whether it helped."""
        with self._desk.notebook.write() as unit:
            use = next((use for use in unit.tense.uses() if use.id == use_id), None)
            if use is None:
                raise gone()
            changed = replace(use, helped=helped)
            unit.tense.put_use(changed)
            unit.commit()
        return changed

    def breathing(self) -> Breathing:
        """How the person likes to be breathed along with."""
        with self._desk.notebook.read() as unit:
            return breathing_from_text(unit.settings.get("breathing"))

    def keep_breathing(self, breathing: Breathing) -> None:
        """Remember it for the next time."""
        with self._desk.notebook.write() as unit:
            unit.settings.put("breathing", breathing.text())
            unit.commit()

    def startable(self) -> dict[str, tuple[str, Size]]:
        """What on the relief list is a routine of that name: its id, and the kindest size it has."""
        with self._desk.notebook.read() as unit:
            named = {
                routine.name.strip().casefold(): routine
                for routine in reversed(unit.routines.all())
                if not routine.put_away
            }
            found = {}
            for name in unit.tense.plan().relief:
                routine = named.get(name.casefold())
                sizes = [size for size in KINDEST_FIRST if routine is not None and steps_in(routine, size)]
                if routine is not None and sizes:
                    found[name] = routine.id, sizes[0]
            return found

    def note_later(self, wanted: bool) -> None:
        """Leave, or take away, a gentle card on Today."""
        with self._desk.notebook.write() as unit:
            unit.settings.put("note_later", self._desk.clock.now().text() if wanted else "")
            unit.commit()

    def has_note_later(self) -> bool:
        """Whether the gentle card waits on Today."""
        with self._desk.notebook.read() as unit:
            return unit.settings.get("note_later") != ""

    def card(self, emergency_number: str = "", page: str = "") -> FridgeCard:
        """The plan as a fridge card: what is in the plan, and nothing else. ``page`` is the region's when ``""``.

        The name is on it where the person prints it on the visit sheet too. Without a plan it is empty.
        """
        with self._desk.notebook.read() as unit:
            plan = unit.tense.plan()
            counts = ranked(plan.relief, unit.tense.uses())
            about = unit.about.get()
            chosen = unit.sheet_choices.all().get("about:name")
            named = about.shared_name != ""
            if chosen is not None and chosen.standing is not None:
                named = chosen.standing is Standing.PRINTED
            sample = unit.settings.get("sample") != ""
        return FridgeCard(
            name=about.name if named else "",
            passes=plan.passes,
            first=plan.first,
            relief=tuple(
                Easing(count.name, count_words(count) if count.answered else "") for count in counts
            ),
            call=plan.call,
            signs=plan.signs,
            emergency_number=emergency_number,
            written_on=plan.written.day if plan.written else None,
            language=current().code,
            right_to_left=current().right_to_left,
            page=page or paper(),
            sample=sample,
        )

    def card_pdf(self, emergency_number: str, progress: Callable[[float], bool] | None = None) -> bytes:
        """The fridge card as PDF bytes: what is previewed is what is saved and printed."""
        return self._render(self.card(emergency_number), progress)

    def save_card(self, pdf: bytes, path: Path) -> None:
        """Write the bytes whole or not at all. Raises ``ExportError``; an older file stays then."""
        self._save(pdf, path)
