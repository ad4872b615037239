"""What the sheet's choices are called on screen."""

from __future__ import annotations

from companion.domain.sheet import Section
from companion.domain.sheet_choices import Standing
from companion.domain.sheet_lines import RoomOffer, SheetChoice
from companion.i18n import ntr, tr
from companion.services.sheet_habits import Reach

LINE_POINTS = 14.0
"""About the height of a printed line, to say in lines what points are."""


def section_words(section: Section) -> str:
    """The section's name as printed."""
    return {
        Section.ABOUT: tr("About me"),
        Section.TALK: tr("What I want to talk about"),
        Section.GOALS: tr("My goals"),
        Section.DID: tr("What I did"),
        Section.CHANGED: tr("What I changed, and why"),
        Section.TENSE: tr("When things were tense"),
        Section.SURE: tr("How sure I feel"),
        Section.FUNCTION: tr("What I could do"),
        Section.SIDES: tr("Both sides"),
        Section.QUESTIONS: tr("My questions"),
        Section.NOTES: tr("Notes from my check-ins"),
    }[section]


def detail_words(choice: SheetChoice, *, appendix: bool) -> str:
    """What there is to know about a line, below it; ``""`` for nothing."""
    parts = []
    if choice.standing is Standing.BEHIND:
        parts.append(tr("In the appendix.") if appendix else tr("Left off for room. The page says so."))
    if choice.private:
        parts.append(tr("Private. Printed only if you tick it."))
    if choice.reworded:
        parts.append(tr("In other words on this sheet."))
    return " ".join(parts)


def over_words(points: float, pages: int) -> str:
    """How much is too much, in lines."""
    lines = max(1, round(points / LINE_POINTS))
    if pages > 1:
        return ntr(
            "What you chose is about {count} line too long for two pages.",
            "What you chose is about {count} lines too long for two pages.",
            lines,
        )
    return ntr(
        "What you chose is about {count} line too long for one page.",
        "What you chose is about {count} lines too long for one page.",
        lines,
    )


def offer_words(offer: RoomOffer) -> str:
    """What leaving a line off gives back."""
    if offer.share >= 1:
        return tr("Enough by itself.")
    lines = max(1, round(offer.points / LINE_POINTS))
    return ntr("Makes room for about {count} line.", "Makes room for about {count} lines.", lines)


def reach_words(reach: Reach) -> str:
    """How far back the diary goes."""
    return {
        Reach.SHEET: tr("As the sheet"),
        Reach.QUARTER: tr("3 months"),
        Reach.YEAR: tr("A year"),
        Reach.ALL: tr("Everything"),
    }[reach]
