"""The goals on the sheet: the person's words first, then where they are, first to now."""

from __future__ import annotations

from companion.charts.line import line_chart
from companion.domain.sheet import SheetGoal
from companion.drawing.shapes import Token
from companion.i18n import ntr, number, quoted, tr
from companion.reports.sheet_desk import Desk, flattened, heading, left_out, started
from companion.reports.sheet_look import Charts, Limit
from companion.reports.stack import EndLine, Picture, Stack
from companion.reports.structure import Role
from companion.reports.text_lines import Span, Style, TextBlock

_WITH_CHARTS = 3
"""Up to this many goals each get their small chart; of more only the first."""


def goals_section(desk: Desk, goals: tuple[SheetGoal, ...], width: float) -> Stack:
    """All goals that fit, and a sentence for those that do not."""
    shown = goals[: desk.limit.items]
    title = tr("My goal, in my words") if len(goals) == 1 else tr("My goals, in my words")
    stack = started(desk, title, width)
    few = len(goals) <= _WITH_CHARTS
    for index, goal in enumerate(shown):
        if index:
            stack.gap(desk.look.body * (0.8 if few else 0.4))
        entry = Stack(width)
        if index == 0 or (few and desk.charts >= Charts.FUNCTION):
            _full(desk, entry, goal, alone=len(goals) == 1, drawn=charted(desk, goal, first=index == 0))
        else:
            _short(desk, entry, goal, all_of_it=few or desk.limit == Limit())
        stack.below(entry)
        if stack.height > desk.tallest:
            return stack
    left = len(goals) - len(shown)
    if left:
        left_out(desk, stack, ntr("{count} more goal is left out.", "{count} more goals are left out.", left))
    return stack


def charted(desk: Desk, goal: SheetGoal, *, first: bool) -> bool:
    """Whether the goal gets its chart: it needs two points, and room."""
    least = Charts.ONE if first else Charts.FUNCTION
    return desk.charts >= least and len(goal.series.points) > 1


def _full(desk: Desk, stack: Stack, goal: SheetGoal, *, alone: bool, drawn: bool) -> None:
    """Words, reason, rating and chart. Without a chart the rating stands at the end of the words."""
    look = desk.look
    style = Style(look.quote if alone else look.goal)
    lines = max(2, desk.limit.lines) if alone else desk.limit.lines
    beside = [] if drawn else rating_spans(desk, goal)
    aside = look.body * 8.5 if beside else 0.0
    words = desk.typed(_quoted(goal.words), style, stack.width - aside, lines)
    top = stack.height
    stack.words(words, tag=heading(goal.words, Role.SUBHEADING))
    if beside:
        rating = _tight(desk, beside, stack.width)
        stack.at(EndLine(rating.lines[0], stack.width, words.leading * 0.76), 0.0, top)
    if goal.why.strip():
        stack.gap(look.body * 0.15)
        because = tr("Because: {words}", words=_quoted(goal.why))
        stack.words(desk.typed(because, desk.quiet, stack.width, desk.limit.lines))
    if drawn:
        stack.gap(look.body * 0.55)
        _standing(desk, stack, goal, alone=alone)
        return
    stack.gap(look.body * 0.15)
    for block in _ladder_blocks(desk, goal, stack.width):
        stack.words(block)
    facts = tr(" · ").join(_small_print(goal))
    if facts.strip():
        stack.words(desk.text(facts, desk.small, stack.width, min(desk.limit.lines + 1, 3)))


def _ladder_blocks(desk: Desk, goal: SheetGoal, width: float) -> list[TextBlock]:
    """The ladder without its chart: on one line where that is long enough."""
    parts = ladder_spans(desk, goal)
    if len(parts) > 1:
        now, hoped = parts
        together = desk.spans([*now, Span(tr(" · "), desk.quiet), *hoped], width, 2)
        if len(together.lines) == 1:
            return [together]
    return [desk.spans(spans, width, min(desk.limit.lines + 1, 2)) for spans in parts]


def _standing(desk: Desk, stack: Stack, goal: SheetGoal, *, alone: bool) -> None:
    """The rating in words, its chart beside it, and the ladder where there is one."""
    look, space = desk.look, desk.look.body * 1.6
    aside = min(stack.width * (0.27 if goal.ladder else 0.36), look.body * 16)
    words = _rating_words(desk, goal, aside)
    ladder = _ladder(desk, goal, min(stack.width * 0.29, look.body * 15)) if goal.ladder else Stack(0.0)
    end = ladder.width + space if goal.ladder else 0.0
    room = stack.width - aside - space - end
    height = max(words.height, ladder.height, look.body * (7.6 if alone else 6.2))
    scale = desk.scale
    chart = line_chart(
        goal.series, room / scale, height / scale, compact=True, right_to_left=desk.right_to_left
    )
    picture = Stack(room, height)
    picture.at(Picture(chart, scale), 0.0, 0.0)
    columns = [(0.0, words), (aside + space, picture)]
    if goal.ladder:
        columns.append((stack.width - ladder.width, ladder))
    stack.beside(columns)


def _ladder(desk: Desk, goal: SheetGoal, width: float) -> Stack:
    """Where I am on my own ladder, and what I hoped for."""
    stack = Stack(width)
    for spans in ladder_spans(desk, goal):
        stack.words(desk.spans(spans, width, min(desk.limit.lines + 1, 4)))
        stack.gap(desk.look.body * 0.2)
    return stack


def ladder_spans(desk: Desk, goal: SheetGoal) -> list[list[Span]]:
    """``My ladder: now at −1 …`` and ``hoped for: 0 …``; nothing without a ladder."""
    ladder = goal.ladder
    if ladder is None:
        return []
    strong = Style(desk.look.body, bold=True)
    now = [
        Span(f"{tr('My ladder, now:')} ", desk.quiet),
        Span(f"{level_words(ladder.now)} ", strong),
        Span(flattened(ladder.now_words), desk.body),
    ]
    if not ladder.hoped_words.strip() or ladder.now == 0:
        return [now]
    hoped = [
        Span(f"{tr('I hoped for:')} ", desk.quiet),
        Span(f"{level_words(0)} ", strong),
        Span(flattened(ladder.hoped_words), desk.body),
    ]
    return [now, hoped]


def level_words(level: int) -> str:
    """``−1``, ``0`` or ``+2``: with its sign, as on the ladder."""
    return f"+{number(level)}" if level > 0 else number(level).replace("-", "\u2212")


def _rating_words(desk: Desk, goal: SheetGoal, width: float) -> Stack:
    stack = Stack(width)
    rating = rating_spans(desk, goal)
    if rating:
        stack.words(_tight(desk, rating, width))
        stack.gap(desk.look.small * 0.25)
    for line in _small_print(goal):
        stack.words(desk.text(line, desk.small, width, min(desk.limit.lines + 1, 5)))
    return stack


def _small_print(goal: SheetGoal) -> list[str]:
    """What was rated, what the change means, where the measure comes from, and how the goal stands."""
    rated_as = flattened(goal.rated_as)
    lines = ["" if rated_as == flattened(goal.words) else rated_as, meaning_words(goal)]
    lines.append(tr(" · ").join(part for part in (goal.source, flattened(goal.state_words)) if part.strip()))
    return [line for line in lines if line.strip()]


def _tight(desk: Desk, spans: list[Span], width: float) -> TextBlock:
    return desk.typesetter.spans(spans, width, desk.look.big * 1.12, 1)


def rating_spans(desk: Desk, goal: SheetGoal) -> list[Span]:
    """``2 → 6 of 10``, or ``2 of 10`` with one rating; nothing without."""
    if goal.latest is None:
        return []
    big = Style(desk.look.big, bold=True)
    if goal.first is None or len(goal.series.points) == 1:
        value = number(goal.latest)
    else:
        value = tr("{first} → {latest}", first=number(goal.first), latest=number(goal.latest))
    after = tr("of {top}", top=number(goal.series.high))
    return [Span(value, big), Span(f" {after}", Style(desk.look.body, Token.MUTED))]


def meaning_words(goal: SheetGoal) -> str:
    """What the change means, without repeating the two numbers printed large beside it."""
    words = flattened(goal.change_words)
    if goal.first is None or goal.latest is None:
        return words
    span = tr("From {first} to {latest}.", first=number(goal.first), latest=number(goal.latest))
    once = tr("Rated once: {value} of 10.", value=number(goal.latest))
    return words.removeprefix(span).removeprefix(once).strip()


def _short(desk: Desk, stack: Stack, goal: SheetGoal, *, all_of_it: bool) -> None:
    """One goal in a row: words, and first to now at the end; below, with ``all_of_it``, its reason and its ladder.

    Of many goals these go first when the page is too full, and a sheet that leaves nothing out has them all.
    """
    aside = desk.look.body * 7.5
    lines = max(1, desk.limit.lines // 2)
    words = desk.typed(_quoted(goal.words), desk.body, stack.width - aside, lines)
    top = stack.height
    stack.words(words, tag=heading(goal.words, Role.SUBHEADING))
    if goal.latest is not None:
        value = number(goal.latest)
        if goal.first is not None and len(goal.series.points) > 1:
            value = tr("{first} → {latest}", first=number(goal.first), latest=number(goal.latest))
        rating = tr("{value} of {top}", value=value, top=number(goal.series.high))
        line = desk.typesetter.one_line(rating, Style(desk.look.body, bold=True))
        stack.at(EndLine(line, stack.width, words.leading * 0.76), 0.0, top)
    if not all_of_it:
        return
    if goal.why.strip():
        because = tr("Because: {words}", words=_quoted(goal.why))
        stack.words(desk.typed(because, desk.small, stack.width - aside, lines))
    for spans in ladder_spans(desk, goal):
        stack.words(desk.spans(spans, stack.width - aside, lines))


def _quoted(words: str) -> str:
    """The person's own words, the marks close around them."""
    return quoted(words.strip("\r\n"))
