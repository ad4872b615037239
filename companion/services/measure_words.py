"""Scores and changes in words: with the published threshold and its source, and never as failure."""

from __future__ import annotations

from companion.domain.measure_change import ByStart, ChangeRule, Moved, Size, is_beyond
from companion.domain.measures import Measure, Rule
from companion.domain.scoring import Score, ValuesError, Why
from companion.i18n import ntr, number, tr


def amount(value: float) -> str:
    """A number with one decimal at most: ``7`` or ``7.3``."""
    short = round(value, 1)
    return number(int(short) if short == int(short) else short)


def signed(value: float) -> str:
    """A number about a change: ``+3``, ``−2`` or ``0``."""
    text = amount(abs(value))
    return text if value == 0 else f"{'+' if value > 0 else '−'}{text}"


def score_words(measure: Measure, value: float) -> str:
    """A score in a sentence: ``7 of 10.``, ``6 of 10: moderate.``, ``55. 50 means: …``."""
    if measure.rule is Rule.GAS:
        return f"{tr('{value}.', value=amount(value))} {measure.label}"
    if measure.is_change:
        return " ".join([_seen_change(measure, value), measure.label])
    band = measure.band(value)
    if band is not None:
        return tr("{value} of {top}: {band}.", value=amount(value), top=amount(measure.most), band=band.words)
    return tr("{value} of {top}.", value=amount(value), top=amount(measure.most))


def why_words(score: Score) -> str:
    """Why there is no number: a missing answer is never a zero."""
    if score.why is Why.MISSING:
        return ntr(
            "{count} answer is missing. It is never counted as zero, so there is no score.",
            "{count} answers are missing. They are never counted as zero, so there is no score.",
            score.missing,
        )
    if score.why is Why.NO_RULE:
        return tr("This is answered in words, so there is no score.")
    return tr("Nothing is answered, so there is no score.")


def values_problem(measure: Measure, error: ValuesError) -> str:
    """What is the matter with values that cannot be meant."""
    if error.why is Why.RANGE:
        return tr(
            "{name}: each answer is a whole number from {least} to {most}.",
            name=measure.name,
            least=amount(error.least),
            most=amount(error.most),
        )
    if error.why is Why.WEIGHTS:
        if measure.rule is Rule.GAS:
            return tr("Give one weight for each level, each above 0.")
        return tr("{name} has no weights.", name=measure.name)
    if error.least == error.most:
        return ntr("{name} takes {count} answer.", "{name} takes {count} answers.", int(error.most),
                   name=measure.name)  # fmt: skip
    return tr(
        "{name} takes {least} to {most} answers.",
        name=measure.name,
        least=amount(error.least),
        most=amount(error.most),
    )


def moved_words(measure: Measure, moved: Moved, answers: int = 1) -> str:
    """First to latest: ``From 3 to 5: that is more than everyday ups and downs (2 points).``"""
    before, now = amount(moved.before), amount(moved.now)
    if measure.is_change:
        before, now = signed(moved.before), signed(moved.now)
    if moved.points == 0:
        return tr("It stayed at {now}.", now=now)
    plain = tr("From {before} to {now}.", before=before, now=now)
    if measure.change is None or measure.is_change:
        return plain
    if moved.beyond is None:
        return " ".join([plain, tr("From 0 a change cannot be told in percent.")])
    if moved.beyond:
        return tr(
            "From {before} to {now}: that is more than everyday ups and downs ({threshold}).",
            before=before,
            now=now,
            threshold=threshold_words(measure.change, answers, within=False),
        )
    return tr(
        "From {before} to {now}: that is within everyday ups and downs (less than {threshold}).",
        before=before,
        now=now,
        threshold=threshold_words(measure.change, answers, within=True),
    )


def more_words(measure: Measure, moved: Moved) -> tuple[str, ...]:
    """What studies say of such a change beside the threshold, each with its source; often nothing.

    Studies asked different things, so one can say that people notice what another takes for everyday ups and downs.
    Such a sentence says so; one that only repeats the other is left out.
    """
    rule = measure.change
    if rule is None or moved.points == 0:
        return ()
    found = []
    even_so = moved.beyond is False
    if moved.size is not None:
        found.append(_size_words(moved.size, rule.sizes_source, even_so=even_so))
    if moved.by_start is not None:
        noticed = abs(moved.points) >= moved.by_start.points
        if noticed or moved.beyond:
            told_already = even_so and bool(found)
            found.append(_start_words(moved.by_start, even_so=noticed != moved.beyond and not told_already))
    return tuple(found)


def threshold_words(rule: ChangeRule, answers: int, *, within: bool) -> str:
    """``2 points``, ``30 %``, ``2 points or 30 %``; ``within`` joins with "and": less than both."""
    points = rule.points_for(answers)
    by_points = ntr("{count} point", "{count} points", int(points)) if points is not None else ""
    by_percent = tr("{percent} %", percent=amount(rule.percent)) if rule.percent is not None else ""
    if by_points and by_percent:
        if within:
            return tr("{points} and {percent}", points=by_points, percent=by_percent)
        return tr("{points} or {percent}", points=by_points, percent=by_percent)
    return by_points or by_percent


def _size_words(size: Size, source: str, *, even_so: bool) -> str:
    if even_so:
        return tr("Even so, in a study people called a change like this “{size}” ({source}).",
                  size=size.words, source=source)  # fmt: skip
    return tr(
        "In a study, people called a change like this “{size}” ({source}).", size=size.words, source=source
    )


def _start_words(start: ByStart, *, even_so: bool) -> str:
    if start.points == start.points_most:
        points = ntr("{count} point", "{count} points", int(start.points))
    else:
        points = tr("{least} to {most} points", least=amount(start.points), most=amount(start.points_most))
    values = {"least": amount(start.least), "most": amount(start.most), "points": points}
    if even_so:
        return tr("Even so, people who begin at {least} to {most} notice about {points}.", **values)
    return tr("People who begin at {least} to {most} notice about {points}.", **values)


def _seen_change(measure: Measure, value: float) -> str:
    if measure.change is None:
        return tr("{value}.", value=signed(value))
    threshold = threshold_words(measure.change, 1, within=False)
    if is_beyond(value, measure.change):
        return tr(
            "{value}: that is more than everyday ups and downs ({threshold}).",
            value=signed(value),
            threshold=threshold,
        )
    return tr(
        "{value}: that is within everyday ups and downs (less than {threshold}).",
        value=signed(value),
        threshold=threshold,
    )
