"""What was put away, in plain words."""

from __future__ import annotations

from companion.domain.recycled import Kind, Recycled
from companion.i18n import dated, tr


def kind_words(kind: Kind) -> str:
    """``Goal``."""
    return {
        Kind.GOAL: tr("Goal"),
        Kind.RATING: tr("Number for a goal"),
        Kind.ROUTINE: tr("Routine"),
        Kind.STEP: tr("Step of a routine"),
        Kind.MOVEMENT: tr("Movement of your own"),
        Kind.MEDIA: tr("Photo or video"),
        Kind.CHECK_IN: tr("Check-in"),
        Kind.CLINIC_SCORE: tr("Score from a clinic"),
        Kind.QUESTION: tr("Question of your own"),
        Kind.DAY: tr("How a day went"),
        Kind.SESSION: tr("Something you did"),
        Kind.VISIT: tr("Visit"),
        Kind.TALK: tr("Line for your next visit"),
        Kind.REMINDER: tr("Reminder"),
        Kind.RELIEF: tr("Line of your tense-day plan"),
        Kind.PLAN_TEXT: tr("Part of your tense-day plan"),
        Kind.RELIEF_USE: tr("Something that was to ease"),
        Kind.PLAN: tr("Plan"),
        Kind.RUNG: tr("Step of a ladder"),
        Kind.RULER: tr("How important, how sure"),
        Kind.SMALL_STEP: tr("Small step"),
        Kind.FINE: tr("“I’m fine for now”"),
        Kind.SIDES: tr("Both sides"),
        Kind.SIDE_LINE: tr("Line of both sides"),
        Kind.PORTRAIT: tr("Picture of you"),
        Kind.ABOUT_WORDS: tr("Earlier words about you"),
    }[kind]


def title_words(entry: Recycled) -> str:
    """The person's own words for it, or its kind and day when it had none."""
    if entry.title.strip():
        return entry.title
    return tr("{kind}, without words", kind=kind_words(entry.kind))


def put_away_words(entry: Recycled) -> str:
    """When it was put away, and till when it can come back."""
    return tr("Put away on {day}. Kept until {last}.", day=dated(entry.at.day), last=dated(entry.last_day))
