"""What a suggestion's page shows, read from the notebook."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from companion.domain.plans import Decision, LineDiff, LineNews, PlanFile, Suggestion, Verdict
from companion.domain.routines import Origin, Step
from companion.i18n import dated, tr
from companion.services.plans import PlanService


class Choice(StrEnum):
    """What one can do with a line."""

    TAKE = "take"
    RATHER_NOT = "rather_not"
    KEEP_MINE = "keep_mine"
    LET_GO = "let_go"
    FINE = "fine"
    CHANGE = "change"

    @property
    def agrees(self) -> bool:
        """Whether it is what was suggested. Then no reason is offered at once; "Say why" is there."""
        return self in (Choice.TAKE, Choice.LET_GO, Choice.FINE)


@dataclass(frozen=True)
class LineView:
    """One line: the difference, what was decided on it (``earlier``: on an earlier file), and my own step."""

    diff: LineDiff
    by: str
    marked_new: bool
    decision: Decision | None = None
    earlier: Decision | None = None
    mine: Step | None = None
    routine_name: str = ""

    @property
    def key(self) -> str:
        """The line's stable key."""
        return self.diff.key

    @property
    def decided(self) -> bool:
        """Whether a choice was made on this file's line."""
        return self.decision is not None and self.decision.verdict is not Verdict.OPEN

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen now; empty when there is nothing to decide."""
        if self.decided:
            return ()
        if self.diff.news is LineNews.TAKEN_OUT:
            return (Choice.KEEP_MINE, Choice.LET_GO) if self.mine else (Choice.FINE,)
        settled = self.mine is not None or self.earlier is not None
        if self.diff.news is LineNews.SAME and self.decision is None and settled:
            return ()
        other = Choice.KEEP_MINE if self.mine else Choice.RATHER_NOT
        return (Choice.TAKE, other, Choice.CHANGE)

    @property
    def takeable(self) -> bool:
        """Whether "Take all that is left" may take it: open, suggested, and not something I changed myself."""
        changed = self.mine is not None and self.mine.origin is Origin.CHANGED
        return Choice.TAKE in self.choices and not changed


@dataclass(frozen=True)
class PlanView:
    """A suggestion with its lines. ``newer_id`` is a later file of the same plan, if one came."""

    suggestion: Suggestion
    lines: tuple[LineView, ...]
    newer_id: str = ""

    @property
    def begun(self) -> bool:
        """Whether any line was decided."""
        return any(line.decided for line in self.lines)

    @property
    def takeable(self) -> list[LineView]:
        """The lines that "Take all that is left" would take."""
        return [line for line in self.lines if line.takeable]

    def groups(self) -> dict[str, list[LineView]]:
        """Lines by the routine they are suggested for, by name, in file order."""
        found: dict[str, tuple[str, list[LineView]]] = {}
        for line in self.lines:
            about = line.diff.line
            found.setdefault(about.routine_key, (about.routine_name, []))[1].append(line)
        named: dict[str, list[LineView]] = {}
        for name, lines in found.values():
            named.setdefault(name, []).extend(lines)
        return named


def visit_words(plan: PlanFile) -> str:
    """Who suggested it and when, for something that was suggested at a visit."""
    return tr("{who} suggested on {day}, at the visit", who=plan.by, day=dated(plan.written))


def plan_view(plans: PlanService, suggestion_id: str) -> PlanView:
    """Reads one suggestion. Raises ``CompanionError`` when it is gone."""
    picture = plans.picture(suggestion_id)
    mine = plans.mine(suggestion_id)
    has_older = any(diff.before is not None for diff in picture.rows)
    lines = []
    for diff in picture.rows:
        routine, step = mine.get(diff.key, (None, None))
        lines.append(
            LineView(
                diff,
                picture.suggestion.plan.by,
                marked_new=diff.news is LineNews.NEW and has_older,
                decision=picture.decisions.get(diff.key),
                earlier=picture.earlier.get(diff.key),
                mine=step,
                routine_name=routine.name if routine else "",
            )
        )
    return PlanView(picture.suggestion, tuple(lines), picture.newer_id)
