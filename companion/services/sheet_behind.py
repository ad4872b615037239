"""What the person moved from the one page to the appendix, and the sentence on the page that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.domain.sheet import DID_KEY, FUNCTION_KEY, TENSE_KEY, Section, SheetLine
from companion.domain.sheet_choices import Standing
from companion.i18n import ntr, quoted, tr
from companion.services.progress import done
from companion.services.sheet_lines import Placed
from companion.services.sheet_parts import did_words, function_answers, function_words, goal_part, tense_part
from companion.services.sheet_record import Record


def left_out_words(placed: Sequence[Placed], appendix: bool) -> str:
    """What went from the page, in a sentence; ``""`` when nothing did. Lines that are out are nobody's business."""
    sections = [each.line.section for each in _behind(placed)]
    count, kinds = len(sections), set(sections)
    if not count:
        return ""
    if kinds == {Section.NOTES}:
        if appendix:
            return ntr(
                "{count} more note is in the appendix.", "{count} more notes are in the appendix.", count
            )
        return ntr("{count} more note is in my notebook.", "{count} more notes are in my notebook.", count)
    if kinds == {Section.GOALS}:
        if appendix:
            return ntr(
                "{count} more goal is in the appendix.", "{count} more goals are in the appendix.", count
            )
        return ntr("{count} more goal is in my notebook.", "{count} more goals are in my notebook.", count)
    if kinds == {Section.QUESTIONS}:
        if appendix:
            return ntr(
                "{count} more question is in the appendix.",
                "{count} more questions are in the appendix.",
                count,
            )
        return ntr(
            "{count} more question is in my notebook.", "{count} more questions are in my notebook.", count
        )
    if appendix:
        return ntr("{count} more line is in the appendix.", "{count} more lines are in the appendix.", count)
    return ntr("{count} more line is in my notebook.", "{count} more lines are in my notebook.", count)


def behind_lines(record: Record, placed: Sequence[Placed]) -> tuple[SheetLine, ...]:
    """Those lines in full, for the appendix. Notes are not among them: the diary has them on their days."""
    return tuple(
        SheetLine(each.key, " ".join(_sentences(record, each, placed)))
        for each in _behind(placed)
        if each.line.section is not Section.NOTES
    )


def _behind(placed: Sequence[Placed]) -> list[Placed]:
    """What went by itself: a line that belongs to another one that went is said with that."""
    gone = {each.key for each in placed if each.standing is Standing.BEHIND}
    return [each for each in placed if each.key in gone and each.line.under not in gone]


def _sentences(record: Record, each: Placed, placed: Sequence[Placed]) -> Iterator[str]:
    if each.line.under and each.line.section is Section.GOALS:
        goal = next(other for other in placed if other.key == each.line.under)
        yield tr("My goal: {words}", words=quoted(goal.words))
        yield each.text
    elif each.line.section is Section.GOALS:
        kept = next(goal for goal in record.goals if f"goal:{goal.id}" == each.key)
        yield tr("My goal: {words}", words=quoted(each.words))
        yield goal_part(record, kept, each.words, "").change_words
        yield from _with(each, placed)
    elif each.key == DID_KEY:
        yield from did_words(record, done(record.sessions, record.days, record.first, record.last))
    elif each.key == TENSE_KEY:
        yield from tense_part(record)
    elif each.key == FUNCTION_KEY:
        yield tr("What I could do:")
        yield from function_words(function_answers(record.check_ins))
    else:
        yield each.text
        yield from _with(each, placed)


def _with(top: Placed, placed: Sequence[Placed]) -> Iterator[str]:
    """What goes along with a line."""
    return (each.text for each in placed if each.line.under == top.key and each.standing is Standing.BEHIND)
