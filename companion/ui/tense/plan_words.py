"""What the parts of the tense-day plan are called, and how it is said that something was taken out of it."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.recycled import Kind, Recycled
from companion.domain.tense import TensePlan, texts_of
from companion.domain.text import first_line
from companion.i18n import ntr, tr

IN_ORDER = ("first", "passes", "relief", "call", "stepping_up", "signs", "triggers", "learned")
"""The parts in reading order for a hard moment."""


def part_words(part: str) -> str:
    """``First 48 hours``."""
    return {
        "first": tr("First 48 hours"),
        "passes": tr("It passes"),
        "relief": tr("What eases me"),
        "call": tr("Who to call or tell"),
        "stepping_up": tr("Stepping back up"),
        "signs": tr("My early signs"),
        "triggers": tr("What may bring it on"),
        "learned": tr("What I learned"),
    }[part]


def sections(plan: TensePlan) -> list[tuple[str, str]]:
    """Title and words of each part with words, in reading order for a hard moment."""
    texts = texts_of(plan)
    return [(part_words(part), texts[part]) for part in IN_ORDER if texts[part].strip()]


def taken_out_words(out: Sequence[Recycled]) -> str:
    """``“Heat” was taken out.``"""
    if len(out) == 1:
        (entry,) = out
        words = part_words(entry.thing_id) if entry.kind is Kind.PLAN_TEXT else entry.title
        return tr("“{words}” was taken out.", words=first_line(words))
    if all(entry.kind is Kind.RELIEF for entry in out):
        return ntr("{count} line was taken out.", "{count} lines were taken out.", len(out))
    return ntr(
        "{count} part of your plan was taken out.", "{count} parts of your plan were taken out.", len(out)
    )
