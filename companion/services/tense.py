"""Things are tense: the plan written beforehand, the relief list, and what helped."""

from __future__ import annotations

from dataclasses import replace

from companion.domain.history import Thing
from companion.domain.sessions import Helped
from companion.domain.tense import ReliefCount, ReliefUse, TensePlan, ranked
from companion.services.base import Desk, gone, kept


class TenseService:
    """What a person can do about tense days."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(self) -> TensePlan:
        """The plan; empty before it was first written."""
        with self._desk.notebook.read() as unit:
            return unit.tense.plan()

    def save_plan(self, plan: TensePlan, draft: str = "") -> TensePlan:
        """Keep the plan; earlier words stay in the history. Blank relief lines are dropped."""
        relief = tuple(dict.fromkeys(line.strip() for line in map(kept, plan.relief) if line.strip()))
        clean = replace(
            plan,
            signs=kept(plan.signs),
            first=kept(plan.first),
            passes=kept(plan.passes),
            call=kept(plan.call),
            relief=relief,
            written=self._desk.clock.now(),
        )
        with self._desk.notebook.write() as unit:
            before = unit.tense.plan()
            if before.written is not None and replace(before, written=clean.written) != clean:
                earlier = {name: getattr(before, name) for name in ("signs", "first", "passes", "call")}
                relief_before = "\n".join(before.relief)
                self._desk.revise(unit, Thing.TENSE_PLAN, "tense_plan", {**earlier, "relief": relief_before})
            unit.tense.put_plan(clean)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return clean

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

    def note_later(self, wanted: bool) -> None:
        """Leave, or take away, a gentle card on Today."""
        with self._desk.notebook.write() as unit:
            unit.settings.put("note_later", self._desk.clock.now().text() if wanted else "")
            unit.commit()

    def has_note_later(self) -> bool:
        """Whether the gentle card waits on Today."""
        with self._desk.notebook.read() as unit:
            return unit.settings.get("note_later") != ""
