"""The sections of the sheet, each built by itself; an empty one is simply absent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from companion.charts.counts import counts_chart
from companion.charts.line import line_chart
from companion.domain.sheet import Section, SheetData, SheetLine
from companion.drawing.shapes import Drawing, Token
from companion.i18n import number, tr
from companion.reports.photo import Photo, fitted
from companion.reports.sheet_desk import SECTION, Desk, flattened, heading, listed_lines, paragraphs, started
from companion.reports.sheet_goals import charted, goals_section
from companion.reports.sheet_look import PORTRAIT_SIDE, Charts
from companion.reports.stack import EndLine, Panel, Picture, Stack
from companion.reports.structure import Role
from companion.reports.text_lines import Span, Style


def headline(desk: Desk, data: SheetData, width: float) -> Stack:
    """Who and for when, then what to ask me about; a picture at the end, where there is room beside the words."""
    if not data.portrait:
        return _who(desk, data, width)
    wide, high = fitted(data.portrait, PORTRAIT_SIDE, PORTRAIT_SIDE)
    words = _who(desk, data, width - wide - desk.look.name)
    # What a line gives back is seen only when all is built anew: the picture may be taller than the words.
    words.gives.clear()
    picture = Stack(wide, high)
    picture.at(Photo(data.portrait, wide, high, tr("A picture of me")), 0.0, 0.0)
    stack = Stack(width)
    stack.beside([(0.0, words), (width - wide, picture)])
    return stack


def _who(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = Stack(width)
    look = desk.look
    if data.sample:
        note = tr("Sample notebook. Nobody’s real notes.")
        stack.words(desk.text(note, Style(look.small, Token.AMBER, bold=True), width, 1))
        stack.gap(look.small * 0.4)
    title = flattened(data.name).strip() or tr("My notes for the visit")
    name = desk.text(title, Style(look.name, bold=True), width, 1)
    style = Style(look.heading, Token.MUTED)
    aside = desk.typesetter.one_line(flattened(data.heading), style)
    beside = name.width + look.name + aside.width <= width
    stack.words(name, tag=heading(title, Role.TITLE))
    if beside:
        stack.at(EndLine(aside, width, name.leading * 0.76), 0.0, stack.height - name.leading)
    else:
        stack.words(desk.text(data.heading, style, width, 2))
    if _said(data.about):
        stack.gap(look.body * 0.35)
        listed_lines(desk, stack, under_one_lead(data.about), desk.quiet)
    return stack


def under_one_lead(lines: Sequence[SheetLine]) -> list[SheetLine]:
    """Lines next to each other that begin the same, as one: "Ask me about: roses · the pub". Sentences follow each
    other as they do in a text. What leaving out a part of one gives back can only be found by building it anew."""
    found: list[SheetLine] = []
    for line in lines:
        if not line.text.strip():
            continue
        before = found[-1] if found else None
        if before is not None and line.lead and line.lead == before.lead:
            between = " " if before.text.rstrip().endswith(_SENTENCE_ENDS) else tr(" · ")
            text = before.text.rstrip() + between + line.text[len(line.lead) :].lstrip()
            found[-1] = SheetLine("", text, line.lead)
        else:
            found.append(line)
    return found


_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", ";", ",")

Builder = Callable[[Desk, SheetData, float], Stack]


@dataclass(frozen=True, slots=True)
class Part:
    """A section with something to say. ``half``: two such parts may share a row."""

    section: Section
    build: Builder
    half: bool = False


def parts(data: SheetData) -> list[Part]:
    """The sections that are not empty, in printing order; the headline first."""
    candidates = (
        (True, Part(Section.ABOUT, headline)),
        (_said(data.talk), Part(Section.TALK, _talk)),
        (bool(data.goals), Part(Section.GOALS, _goals)),
        (any(map(str.strip, data.did)) or data.did_count is not None, Part(Section.DID, _did, half=True)),
        (_said(data.changed), Part(Section.CHANGED, _changed, half=True)),
        (any(map(str.strip, data.tense)), Part(Section.TENSE, _tense, half=True)),
        (_said(data.sure), Part(Section.SURE, _sure, half=True)),
        (
            data.function is not None or any(map(str.strip, data.function_words)),
            Part(Section.FUNCTION, _function, half=True),
        ),
        (_said(data.sides), Part(Section.SIDES, _sides)),
        (_said(data.questions), Part(Section.QUESTIONS, _questions)),
        (_said(data.notes), Part(Section.NOTES, _notes)),
    )
    return [part for present, part in candidates if present]


def _said(items: Sequence[SheetLine]) -> bool:
    return any(item.text.strip() for item in items)


def _goals(desk: Desk, data: SheetData, width: float) -> Stack:
    return goals_section(desk, data.goals, width)


def _questions(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = started(desk, tr("My questions"), width)
    listed_lines(desk, stack, data.questions, desk.body, "tick")
    return stack


def _notes(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = started(desk, tr("From my notes"), width)
    listed_lines(desk, stack, data.notes, desk.body)
    return stack


def _talk(desk: Desk, data: SheetData, width: float) -> Stack:
    pad = desk.look.body * 1.15
    inner = Stack(width - 2 * pad)
    title = tr("What I want to talk about")
    inner.words(desk.text(title, desk.title, inner.width, 1), tag=heading(title))
    inner.gap(desk.look.title * 0.35)
    listed_lines(desk, inner, data.talk, Style(desk.look.talk), "number")
    outer = Stack(width, tag=SECTION)
    height = inner.height + 1.7 * pad
    outer.at(Panel(width, height, 7.0, fill=Token.RAIL))
    outer.at(inner, pad, pad * 0.85)
    outer.gap(height)
    outer.cut, outer.left, outer.gives = inner.cut, inner.left, inner.gives
    return outer


def _did(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = started(desk, tr("What I did"), width)
    lines = [flattened(line) for line in data.did if line.strip()]
    if data.did_count is not None:
        count = number(data.did_count)
        rest = tr("times, in any size")
        if lines and lines[0].startswith(count):
            rest = lines.pop(0)[len(count) :].strip()
        spans = [Span(count, Style(desk.look.big, bold=True)), Span(f" {rest}", desk.body)]
        stack.gap(desk.look.big * 0.3)
        stack.words(desk.spans(spans, width, desk.limit.lines))
        stack.gap(desk.look.body * 0.2)
    paragraphs(desk, stack, lines, desk.body)
    recorded = sum(any(column.counts.values()) for column in data.did_columns)
    if desk.charts >= Charts.COUNTS and recorded > 1:
        height = desk.look.body * 7.4
        room = min(width, desk.look.body * 28)
        chart = counts_chart(
            data.did_columns,
            room / desk.scale,
            height / desk.scale,
            compact=True,
            right_to_left=desk.right_to_left,
        )
        _picture(desk, stack, chart, height)
    return stack


def _changed(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = started(desk, tr("What I changed, and why"), width)
    listed_lines(desk, stack, data.changed, desk.body)
    return stack


def _tense(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = started(desk, tr("When things were tense"), width)
    paragraphs(desk, stack, data.tense, desk.body)
    return stack


def _sure(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = started(desk, tr("How sure I feel"), width)
    listed_lines(desk, stack, data.sure, desk.body)
    return stack


def _sides(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = started(desk, tr("Both sides, in my words"), width)
    listed_lines(desk, stack, data.sides, desk.body)
    return stack


def _function(desk: Desk, data: SheetData, width: float) -> Stack:
    stack = started(desk, tr("How much I could do"), width)
    series = data.function
    if series is not None:
        if series.title.strip():
            stack.words(desk.text(series.title, desk.small, width, 2))
        only = not any(charted(desk, goal, first=True) for goal in data.goals[:1])
        if len(series.points) > 1 and desk.charts >= (Charts.ONE if only else Charts.FUNCTION):
            height = desk.look.body * 6.2
            room = min(width, desk.look.body * 36)
            chart = line_chart(
                series,
                room / desk.scale,
                height / desk.scale,
                compact=True,
                right_to_left=desk.right_to_left,
            )
            _picture(desk, stack, chart, height)
    if data.function_words:
        stack.gap(desk.look.body * 0.2)
        paragraphs(desk, stack, [" ".join(data.function_words)], desk.body)
    return stack


def _picture(desk: Desk, stack: Stack, chart: Drawing, height: float) -> None:
    stack.gap(desk.look.body * 0.5)
    stack.at(Picture(chart, desk.scale))
    stack.gap(height)


def cut_notice(desk: Desk, width: float) -> Stack:
    """Says once what the ellipsis means."""
    stack = Stack(width)
    note = tr("Words cut short end in “…”. All of them are in my notebook.")
    stack.words(desk.text(note, desk.small, width, 1))
    return stack


def left_out_notice(desk: Desk, words: str, width: float) -> Stack:
    """The sentence that says what the person left out themselves."""
    stack = Stack(width)
    stack.words(desk.text(words, desk.small, width, 2))
    return stack


def agreed_box(desk: Desk, width: float, height: float) -> Stack:
    """The empty box to write in together."""
    stack = Stack(width, tag=SECTION)
    pad = desk.look.body * 1.15
    stack.at(Panel(width, height, 7.0, stroke=Token.INK), 0.0, 0.0)
    inner = Stack(width - 2 * pad)
    title = tr("What we agreed")
    inner.words(desk.text(title, desk.title, inner.width, 1), tag=heading(title))
    inner.gap(desk.look.small * 0.3)
    hint = tr("Write here together. I will type it into my notebook at home.")
    inner.words(desk.text(hint, desk.small, inner.width, 2))
    stack.at(inner, pad, pad * 0.85)
    stack.gap(height)
    return stack
