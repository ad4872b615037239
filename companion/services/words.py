"""The nouns of the notebook in plain words: doses, sizes, days, changes. Shared by window, paper and CLI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from companion.domain.doses import Dose, DoseProblem, Side
from companion.domain.goals import PSFS_SINGLE_ACTIVITY, Change, GoalState
from companion.domain.movements import Area, Position
from companion.domain.plans import Verdict
from companion.domain.routines import Origin, Size, Step
from companion.domain.sessions import DayState, Helped, Outcome
from companion.domain.tense import ReliefCount
from companion.i18n import current, dated, listed, ntr, number, tr


def size_words(size: Size) -> str:
    """``Ordinary day``."""
    return {
        Size.GOOD: tr("Good day"),
        Size.ORDINARY: tr("Ordinary day"),
        Size.TENSE: tr("Tense day"),
    }[size]


def day_words(state: DayState) -> str:
    """``Chose rest``."""
    return {
        DayState.DID_IT: tr("Did it"),
        DayState.SMALLER: tr("A smaller version"),
        DayState.TENSE_DAY: tr("Tense-day version"),
        DayState.CHOSE_REST: tr("Chose rest"),
        DayState.LIFE_HAPPENED: tr("Life happened"),
    }[state]


def state_words(state: GoalState) -> str:
    """``Resting``."""
    return {
        GoalState.EXPLORING: tr("Exploring"),
        GoalState.ACTIVE: tr("Active"),
        GoalState.RESTING: tr("Resting"),
        GoalState.REACHED: tr("Reached"),
        GoalState.LET_GO: tr("Let go"),
    }[state]


def helped_words(helped: Helped) -> str:
    """``A little``."""
    return {Helped.YES: tr("Yes"), Helped.A_LITTLE: tr("A little"), Helped.NO: tr("Not this time")}[helped]


def count_words(count: ReliefCount) -> str:
    """``helped 7 of 9 times``, or that there is no answer yet."""
    if not count.answered:
        return tr("no answer from you yet")
    return ntr(
        "helped {helped} of {count} time",
        "helped {helped} of {count} times",
        count.answered,
        helped=number(count.helped),
    )


def paper() -> str:
    """``Letter`` where the language's region uses it, else ``A4``."""
    return "Letter" if current().formats.territory in ("US", "CA", "MX", "PH", "CL", "CO") else "A4"


def outcome_words(outcome: Outcome) -> str:
    """``Rather not``."""
    return {
        Outcome.DONE: tr("Done"),
        Outcome.PART: tr("Part of it"),
        Outcome.RATHER_NOT: tr("Rather not"),
        Outcome.LEFT: tr("Left for another time"),
    }[outcome]


def verdict_words(verdict: Verdict) -> str:
    """``Taken``."""
    return {
        Verdict.OPEN: tr("Still open"),
        Verdict.TAKEN: tr("Taken"),
        Verdict.CHANGED: tr("Changed by me"),
        Verdict.RATHER_NOT: tr("Rather not"),
        Verdict.KEPT_MINE: tr("Kept as I have it"),
        Verdict.LET_GO: tr("Let go"),
    }[verdict]


def area_words(area: Area) -> str:
    """``Low back``."""
    return {
        Area.LOW_BACK: tr("Low back"),
        Area.NECK: tr("Neck"),
        Area.SHOULDER: tr("Shoulder"),
        Area.HIP: tr("Hip"),
        Area.KNEE: tr("Knee"),
        Area.ANKLE: tr("Ankle and foot"),
        Area.ARM: tr("Arm and hand"),
        Area.BALANCE: tr("Balance"),
        Area.WHOLE_BODY: tr("Whole body"),
        Area.BREATHING: tr("Breathing and letting go"),
    }[area]


def position_words(position: Position) -> str:
    """``On your back``."""
    return {
        Position.LYING_BACK: tr("On your back"),
        Position.LYING_FRONT: tr("On your front"),
        Position.LYING_SIDE: tr("On your side"),
        Position.HANDS_KNEES: tr("On hands and knees"),
        Position.KNEELING: tr("Kneeling"),
        Position.SITTING: tr("Sitting"),
        Position.STANDING: tr("Standing"),
    }[position]


def side_words(side: Side) -> str:
    """``each side``; empty when the side does not matter."""
    return {
        Side.NONE: "",
        Side.LEFT: tr("left side"),
        Side.RIGHT: tr("right side"),
        Side.BOTH: tr("each side"),
        Side.ALTERNATE: tr("taking turns, each side"),
    }[side]


def seconds_words(seconds: int) -> str:
    """``45 seconds``, ``5 minutes`` or ``2 min 30 s``: exact, for a dose is shown as it is played."""
    minutes, rest = divmod(seconds, 60)
    if seconds < 120 and rest:
        return ntr("{count} second", "{count} seconds", seconds)
    if rest:
        return tr("{minutes} min {seconds} s", minutes=number(minutes), seconds=number(rest))
    return ntr("{count} minute", "{count} minutes", minutes)


def minutes_words(seconds: int) -> str:
    """``12 min``: at least one."""
    return tr("{minutes} min", minutes=number(max(1, round(seconds / 60))))


def _amount(dose: Dose) -> str:
    if dose.duration_s is not None:
        time = seconds_words(dose.duration_s)
        return time if dose.sets == 1 else tr("{sets} × {time}", sets=number(dose.sets), time=time)
    if not dose.reps:
        return ntr("{count} time", "{count} times", dose.sets)
    if dose.reps_min and dose.reps_max and dose.reps_min != dose.reps_max:
        reps = tr("{low} to {high}", low=number(dose.reps_min), high=number(dose.reps_max))
    else:
        reps = number(dose.reps)
    return tr("{sets} × {reps}", sets=number(dose.sets), reps=reps)


def dose_words(dose: Dose) -> str:
    """A dose in one line: ``2 × 10, hold 3 seconds, each side``."""
    parts = [_amount(dose)]
    if dose.hold_s:
        parts.append(tr("hold {time}", time=seconds_words(dose.hold_s)))
    if dose.side is not Side.NONE:
        parts.append(side_words(dose.side))
    if dose.load:
        parts.append(dose.load)
    if dose.as_needed:
        parts.append(tr("when you need it"))
    if dose.times_per_day and dose.times_per_day > 1:
        parts.append(ntr("{count} time a day", "{count} times a day", dose.times_per_day))
    if dose.days_per_week:
        parts.append(ntr("{count} day a week", "{count} days a week", dose.days_per_week))
    if dose.effort_max is not None:
        parts.append(tr("effort up to {number} of 10", number=number(dose.effort_max)))
    if dose.comfort_max is not None:
        parts.append(tr("ease off above {number} of 10", number=number(dose.comfort_max)))
    return tr(", ").join(parts)


def dose_details(dose: Dose) -> str:
    """A dose with its rests and pace, for its history."""
    parts = [dose_words(dose)]
    if dose.sets > 1:
        parts.append(tr("rest {time}", time=seconds_words(dose.rest_s)))
    if dose.reps:
        parts.append(tr("one time takes {time}", time=seconds_words(dose.tempo_s)))
    return tr(", ").join(parts)


SAID_ONCE = (
    "hold_s",
    "side",
    "load",
    "times_per_day",
    "days_per_week",
    "as_needed",
    "effort_max",
    "comfort_max",
)
"""Parts of a dose that need not be said twice when two doses share them."""


def dose_difference(before: Dose | None, now: Dose | None) -> tuple[str, str]:
    """Both doses without what they have in common, so that the difference meets the eye: ``2 × 8``, ``2 × 6``."""
    if before is None or now is None:
        absent = tr("left out")
        return (dose_words(before) if before else absent), (dose_words(now) if now else absent)
    plain = Dose()
    alike = {name: getattr(plain, name) for name in SAID_ONCE if getattr(before, name) == getattr(now, name)}
    return dose_words(replace(before, **alike)), dose_words(replace(now, **alike))


def doses_words(doses: Mapping[Size, Dose]) -> str:
    """The ordinary dose, or the only one there is."""
    for size in (Size.ORDINARY, Size.GOOD, Size.TENSE):
        if size in doses:
            return dose_words(doses[size])
    return ""


def field_words(name: str) -> str:
    """A dose field as a label."""
    return {
        "sets": tr("Sets"),
        "reps_min": tr("Times, at least"),
        "reps_max": tr("Times, at most"),
        "hold_s": tr("Hold (seconds)"),
        "rest_s": tr("Rest between sets (seconds)"),
        "tempo_s": tr("One time takes (seconds)"),
        "duration_s": tr("For how long (seconds)"),
        "times_per_day": tr("Times a day"),
        "days_per_week": tr("Days a week"),
        "effort_max": tr("Effort, at most"),
        "comfort_max": tr("Discomfort, at most"),
        "load": tr("Weight or band"),
    }[name]


def dose_problem_words(problem: DoseProblem) -> str:
    """Why a dose cannot be meant, with the range that can."""
    if problem.reason == "nothing":
        return tr("Say how many times, how long to hold, or for how long.")
    return tr(
        "{field}: {value} is outside {low} to {high}.",
        field=field_words(problem.field),
        value=problem.value,
        low=problem.low,
        high=problem.high,
    )


def origin_words(step: Step) -> str:
    """Whose a step is: ``Suggested by Ana, chosen by you``."""
    if step.origin is Origin.MINE:
        return tr("Your own")
    if step.origin is Origin.CHOSEN:
        return tr("Suggested by {who}, chosen by you", who=step.suggested_by)
    if step.changed is not None:
        return tr(
            "Suggested by {who}, changed by you on {day}", who=step.suggested_by, day=dated(step.changed.day)
        )
    return tr("Suggested by {who}, changed by you", who=step.suggested_by)


def names_words(names: Sequence[str], limit: int = 5) -> str:
    """Movement names in a row; past ``limit`` the rest are counted."""
    shown = list(dict.fromkeys(names))
    if len(shown) > limit:
        rest = len(shown) - limit + 1
        shown = [*shown[: limit - 1], ntr("{count} more", "{count} more", rest)]
    return listed(shown)


def change_words(change: Change) -> str:
    """First to latest, with the published threshold: never as failure."""
    first, latest = number(change.first.value), number(change.latest.value)
    if change.points:
        span = tr("From {first} to {latest}.", first=first, latest=latest)
    else:
        span = tr("{value} now, as at first.", value=latest)  # it may have moved in between
    if change.beyond_everyday:
        meaning = ntr(
            "That is more than everyday ups and downs ({count} point for one activity).",
            "That is more than everyday ups and downs ({count} points for one activity).",
            PSFS_SINGLE_ACTIVITY,
        )
    else:
        meaning = ntr(
            "That is within everyday ups and downs (less than {count} point for one activity).",
            "That is within everyday ups and downs (less than {count} points for one activity).",
            PSFS_SINGLE_ACTIVITY,
        )
    return f"{span} {meaning}"
