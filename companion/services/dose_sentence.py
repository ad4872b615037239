"""How much, in sentences one can follow with the page beside the mat."""

from __future__ import annotations

from companion.domain.doses import Dose, Side
from companion.i18n import ntr, number, tr
from companion.services.words import seconds_words


def dose_sentence(dose: Dose) -> str:
    """``10 times on each side, 2 rounds. Hold each time for 3 seconds. Rest 30 seconds in between.``"""
    sentences = [_amount(dose)]
    if dose.hold_s and (dose.reps or dose.duration_s is not None):
        sentences.append(tr("Hold each time for {time}.", time=seconds_words(dose.hold_s)))
    if dose.sets > 1 and dose.rest_s:
        sentences.append(tr("Rest {time} in between.", time=seconds_words(dose.rest_s)))
    if dose.load:
        sentences.append(tr("With: {load}.", load=dose.load.rstrip(".")))
    sentences += _when(dose)
    if dose.effort_max is not None:
        sentences.append(tr("Effort up to {number} of 10.", number=number(dose.effort_max)))
    if dose.comfort_max is not None:
        sentences.append(tr("Ease off above {number} of 10.", number=number(dose.comfort_max)))
    return " ".join(sentences)


def _amount(dose: Dose) -> str:
    """How often or how long, on which side, in how many rounds."""
    amount = _on_side(_once(dose), dose.side)
    if dose.sets == 1:
        return tr("{amount}.", amount=amount)
    rounds = ntr("{count} round", "{count} rounds", dose.sets)
    return tr("{amount}, {rounds}.", amount=amount, rounds=rounds)


def _once(dose: Dose) -> str:
    if dose.duration_s is not None:
        return tr("Go on for {time}", time=seconds_words(dose.duration_s))
    if not dose.reps:
        return tr("Hold for {time}", time=seconds_words(dose.hold_s))
    if dose.reps_min and dose.reps_max and dose.reps_min != dose.reps_max:
        return tr("{low} to {high} times", low=number(dose.reps_min), high=number(dose.reps_max))
    return ntr("{count} time", "{count} times", dose.reps)


def _on_side(amount: str, side: Side) -> str:
    return {
        Side.NONE: amount,
        Side.LEFT: tr("{amount} on the left side", amount=amount),
        Side.RIGHT: tr("{amount} on the right side", amount=amount),
        Side.BOTH: tr("{amount} on each side", amount=amount),
        Side.ALTERNATE: tr("{amount} on each side, taking turns", amount=amount),
    }[side]


def _when(dose: Dose) -> list[str]:
    """How often in a day and a week, as it was chosen."""
    found = [tr("When you need it.")] if dose.as_needed else []
    if dose.times_per_day and dose.times_per_day > 1 and dose.days_per_week:
        day = ntr("{count} time a day", "{count} times a day", dose.times_per_day)
        week = ntr("{count} day a week", "{count} days a week", dose.days_per_week)
        found.append(tr("{day}, {week}.", day=day, week=week))
    elif dose.times_per_day and dose.times_per_day > 1:
        found.append(ntr("{count} time a day.", "{count} times a day.", dose.times_per_day))
    elif dose.days_per_week:
        found.append(ntr("{count} day a week.", "{count} days a week.", dose.days_per_week))
    return found
