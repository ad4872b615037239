"""Plan suggestions: what a clinician's file brought, and what the person made of each line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from companion.domain.doses import Dose
from companion.domain.moments import Moment
from companion.domain.movements import Movement
from companion.domain.routines import Size

AT_VISITS = "visit"


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    """One suggested movement. ``key`` is stable between versions of the same plan ("back-easing/bridge").

    ``doses`` is empty where only words were said, at a visit.
    """

    key: str
    routine_key: str
    routine_name: str
    movement_id: str
    movement_name: str
    doses: Mapping[Size, Dose]
    why: str = ""
    progression: str = ""
    limits: str = ""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as read from a file: checked, not yet in any notebook. ``sha256`` is of the plan's exact bytes."""

    plan_id: str
    version: int
    title: str
    by: str
    clinic: str
    written: date
    message: str
    lines: tuple[SuggestedLine, ...]
    movements: tuple[Movement, ...] = ()
    sha256: str = ""
    file_name: str = ""

    @property
    def at_visit(self) -> bool:
        """Whether it is a line that was suggested at a visit and written down by the person. No file can be called so:
        names in files have no slash."""
        return self.plan_id.startswith(f"{AT_VISITS}/")

    @property
    def home(self) -> str:
        """What its routines are known by: what is taken of all visits goes into one routine."""
        return AT_VISITS if self.at_visit else self.plan_id


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A plan file as it came into this notebook. Never altered afterwards."""

    id: str
    plan: PlanFile
    received: Moment


class Verdict(StrEnum):
    """What the person made of a line. Leaving it open is fine for as long as they like."""

    OPEN = "open"
    TAKEN = "taken"
    CHANGED = "changed"
    RATHER_NOT = "rather_not"
    KEPT_MINE = "kept_mine"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice on one line, with the person's own reason. ``suggestion_id`` + ``line_key`` name the line."""

    suggestion_id: str
    line_key: str
    verdict: Verdict
    at: Moment
    because: str = ""


class LineNews(StrEnum):
    """How a line of a newer file differs from the one before."""

    NEW = "new"
    DIFFERENT = "different"
    SAME = "same"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True, slots=True)
class LineDiff:
    """One row of the line-by-line comparison. ``now`` is ``None`` when taken out, ``before`` when new."""

    key: str
    news: LineNews
    now: SuggestedLine | None
    before: SuggestedLine | None

    @property
    def only_words(self) -> bool:
        """Whether the movement and its doses stay and only the words about them changed."""
        if self.now is None or self.before is None:
            return False
        return self.news is LineNews.DIFFERENT and _done_alike(self.now, self.before)

    @property
    def line(self) -> SuggestedLine:
        """The line to name the row by."""
        found = self.now or self.before
        assert found is not None  # noqa: S101 - a diff has at least one side
        return found


def differences(now: PlanFile, before: PlanFile | None) -> list[LineDiff]:
    """``now`` against ``before``, in the order of ``now``, then what was taken out.

    Without ``before`` every line is new.
    """
    earlier = {line.key: line for line in before.lines} if before else {}
    rows = []
    for line in now.lines:
        old = earlier.pop(line.key, None)
        if old is None:
            news = LineNews.NEW
        elif _done_alike(line, old) and _said_alike(line, old):
            news = LineNews.SAME
        else:
            news = LineNews.DIFFERENT
        rows.append(LineDiff(line.key, news, line, old))
    rows += [LineDiff(key, LineNews.TAKEN_OUT, None, old) for key, old in earlier.items()]
    return rows


def _done_alike(one: SuggestedLine, other: SuggestedLine) -> bool:
    return one.movement_id == other.movement_id and dict(one.doses) == dict(other.doses)


def _said_alike(one: SuggestedLine, other: SuggestedLine) -> bool:
    return (one.movement_name, one.why, one.progression, one.limits) == (
        other.movement_name,
        other.why,
        other.progression,
        other.limits,
    )


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """A suggestion with its decisions and its difference from the version before it, ready to show.

    ``earlier`` holds the latest decision on each line in older versions; ``newer_id`` names the newest
    version of the same plan when that is another one.
    """

    suggestion: Suggestion
    rows: tuple[LineDiff, ...]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    earlier: Mapping[str, Decision] = field(default_factory=dict)
    newer_id: str = ""
