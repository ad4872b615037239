"""A suggested line in words: what is suggested, what I have, what I decided."""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.doses import Dose
from companion.domain.plans import Decision, LineNews, Verdict
from companion.domain.routines import SIZES, Origin, Size
from companion.drawing.shapes import Token
from companion.i18n import quoted, short_day, tr
from companion.services.words import dose_difference, doses_words, size_words
from companion.ui.plans.view import Choice, LineView
from companion.ui.widgets.kit import Run


def choice_words(choice: Choice) -> str:
    """What the button says."""
    return {
        Choice.TAKE: tr("Take it"),
        Choice.RATHER_NOT: tr("Rather not"),
        Choice.KEEP_MINE: tr("Keep mine"),
        Choice.LET_GO: tr("Let it go"),
        Choice.FINE: tr("Fine with me"),
        Choice.CHANGE: tr("Change…"),
    }[choice]


def suggested_runs(line: LineView) -> list[Run]:
    """``2 × 10, hold 3 seconds`` and, when it was different, what it was."""
    diff = line.diff
    if diff.now is None:
        before = doses_words(diff.before.doses) if diff.before else ""
        return [Run(tr("taken out")), _second(tr("was {dose}", dose=before))]
    if diff.news is LineNews.SAME:
        return [Run(doses_words(diff.now.doses)), _second(tr("no change"))]
    if not diff.now.doses:
        return [Run(tr("as you wrote it"))]
    runs = [Run(doses_words(diff.now.doses))]
    if diff.only_words:
        runs.append(_second(tr("the words changed, see More")))
    if diff.before is not None:
        if diff.before.movement_id != diff.now.movement_id:
            runs.append(_second(tr("was {name}", name=diff.before.movement_name)))
        runs += [_second(words) for words in _was(diff.before.doses, diff.now.doses)]
    return runs


def mine_runs(line: LineView) -> list[Run]:
    """My own dose, whose it is, and my note."""
    step = line.mine
    if step is None:
        return [Run(tr("not in my plan"), token=Token.MUTED)]
    runs = [Run(doses_words(step.doses))]
    if step.origin is Origin.CHANGED:
        day = short_day(step.changed.day) if step.changed else ""
        runs.append(_second(tr("changed by me, {day}", day=day) if day else tr("changed by me")))
    if step.note:
        runs.append(Run("\n" + quoted(step.note), italic=True))
    return runs


def settled_words(line: LineView) -> str:
    """The quiet sentence where there is nothing to decide."""
    if line.decided and line.decision is not None:
        return _decided(line.decision)
    if line.mine is not None:
        return tr("It stays as you have it.")
    return _decided(line.earlier) if line.earlier else ""


def settled_reason(line: LineView) -> str:
    """The person's own reason for what was decided, if they gave one."""
    if line.decided and line.decision is not None:
        return line.decision.because
    return line.earlier.because if line.earlier is not None and line.mine is None else ""


def _decided(decision: Decision) -> str:
    day = short_day(decision.at.day)
    return {
        Verdict.TAKEN: tr("You took it, {day}.", day=day),
        Verdict.CHANGED: tr("You took it your own way, {day}.", day=day),
        Verdict.RATHER_NOT: tr("You would rather not, {day}.", day=day),
        Verdict.KEPT_MINE: tr("You kept yours, {day}.", day=day),
        Verdict.LET_GO: tr("You let it go, {day}.", day=day),
        Verdict.OPEN: "",
    }[decision.verdict]


def _was(before: Mapping[Size, Dose], now: Mapping[Size, Dose]) -> list[str]:
    """What differed, size by size. The size shown in the row needs no name."""
    shown = next((size for size in SIZES if size in now), Size.ORDINARY)
    lines = []
    for size in SIZES:
        was, dose = dose_difference(before.get(size), now.get(size))
        if was == dose:
            continue
        if size is shown:
            lines.append(tr("was {dose}", dose=was))
        else:
            lines.append(tr("{size}: {dose}, was {was}", size=size_words(size), dose=dose, was=was))
    return lines


def _second(words: str) -> Run:
    return Run("\n" + words, token=Token.MUTED)
