"""Whether all that was chosen fits when nothing is shortened, and what each line would give back.

Measured in the closest of the roomy layouts (see ``sheet_fit``): when even that is too tall, the person is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from companion.domain.sheet import Fit, Section, SheetData
from companion.reports.paper_canvas import PAGE_SIZES, PageSize
from companion.reports.sheet_desk import Desk
from companion.reports.sheet_fit import MARGINS, Fitter
from companion.reports.sheet_look import SMALLEST_BOX, Limit, Look
from companion.reports.sheet_sections import left_out_notice, parts
from companion.reports.stack import Stack
from companion.reports.text_lines import Typesetter

_ALL = Limit(2_000, 2_000)
"""Every entry, every line: nothing a person could type on one sheet is longer."""
_ENDLESS = 1e9


@dataclass(frozen=True, slots=True)
class _Block:
    """A section by its height. ``half``: it may share a row with its neighbour."""

    section: Section
    height: float
    half: bool


class _Ruler:
    """Measures variants of one sheet, building each section once for each content."""

    def __init__(self, data: SheetData, page: PageSize, typesetter: Typesetter) -> None:
        self._data = data
        self._page = page
        self._fitter = Fitter(data, typesetter, page)
        self._typesetter = typesetter
        self._how = self._fitter.closest()
        self.look: Look = self._fitter.base.scaled(self._how.scale)
        self.gap = self.look.gap * self._how.spacing
        self.stacks = self._build(data)

    def blocks(self) -> list[_Block]:
        return self._blocks(self.stacks)

    def blocks_without(self, key: str) -> list[_Block]:
        """The sections without one line: shortened by what it takes, or built anew where more than that changes,
        such as a section that goes, or a goal that is then the only one."""
        for section, stack in self.stacks.items():
            if key in stack.gives and len(stack.gives) > 1:
                give = stack.gives[key]
                return [
                    _Block(b.section, b.height - give, b.half) if b.section is section else b
                    for b in self.blocks()
                ]
        return self._blocks(self._build(self._data.without(key)))

    def rest(self) -> float:
        """What stands below the sections: a sentence about what was left out, and the smallest box."""
        desk = Desk(self._typesetter, self.look, _ALL, self._how.charts)
        words = self._data.left_out
        width = MARGINS.width(self._page)
        notice = left_out_notice(desk, words, width).height + self.gap * 0.6 if words.strip() else 0.0
        return notice + SMALLEST_BOX

    def _build(self, data: SheetData) -> dict[Section, Stack]:
        """All sections, those that did not change taken from before."""
        fitter = self._fitter if data is self._data else Fitter(data, self._typesetter, self._page)
        built = {}
        known = self.stacks if data is not self._data else {}
        for part in parts(data):
            room = fitter.room(part, self.look)
            before = known.get(part.section)
            if before is not None and before.width == room and _alike(data, self._data, part.section):
                built[part.section] = before
                continue
            desk = Desk(
                self._typesetter, self.look, _ALL, self._how.charts, data.right_to_left, tallest=_ENDLESS
            )
            built[part.section] = part.build(desk, data, room)
        return built

    def _blocks(self, stacks: Mapping[Section, Stack]) -> list[_Block]:
        width = MARGINS.width(self._page)
        return [_Block(section, stack.height, stack.width < width) for section, stack in stacks.items()]


def measure_sheet(data: SheetData) -> Fit:
    """How ``data`` fits when printed in full. ``gives`` is empty when it does."""
    page = PAGE_SIZES.get(data.page, PAGE_SIZES["A4"])
    allowed = 2 if data.large_print else 1
    if Fitter(data, Typesetter(data.right_to_left), page).is_roomy():
        return Fit(1 if allowed == 1 else _least_pages(data, page), allowed=allowed)
    ruler = _Ruler(data, page, Typesetter(data.right_to_left))
    rest, rows = ruler.rest(), _row_heights(ruler.blocks())
    length = _length(rows, ruler.gap, rest)
    room = _room(page, allowed, ruler.look)
    pages = 1
    while length > _room(page, pages, ruler.look):
        pages += 1
    gives = {
        key: max(0.0, length - _length(_row_heights(ruler.blocks_without(key)), ruler.gap, rest))
        for key in data.keys()  # noqa: SIM118 - a method of the sheet, not of a mapping
    }
    # A section that may not be parted can leave part of a page empty, so that it is too tall by a little at least.
    return Fit(max(pages, allowed + 1), max(1.0, length - room), gives, allowed)


def _least_pages(data: SheetData, page: PageSize) -> int:
    return len(Fitter(data, Typesetter(data.right_to_left), page).best().pages)


def _row_heights(blocks: Sequence[_Block]) -> list[float]:
    """Two neighbouring halves share a row as high as the taller one."""
    rows: list[float] = []
    waiting: float | None = None
    for block in blocks:
        if not block.half:
            rows.append(block.height)
        elif waiting is None:
            waiting = block.height
        else:
            rows.append(max(waiting, block.height))
            waiting = None
    return rows if waiting is None else [*rows, waiting]


def _length(rows: Sequence[float], gap: float, rest: float) -> float:
    return sum(rows) + gap * len(rows) + rest


def _room(page: PageSize, pages: int, look: Look) -> float:
    """Points from the first line to the last of so many pages."""
    foot = MARGINS.foot(page, look)
    return pages * (foot - MARGINS.top) - (pages - 1) * look.body * 2


def _alike(one: SheetData, other: SheetData, section: Section) -> bool:
    """Whether a section says the same on both sheets."""
    return _content(one, section) == _content(other, section)


def _content(data: SheetData, section: Section) -> object:
    return {
        Section.ABOUT: (data.name, data.heading, data.portrait, data.about),
        Section.TALK: data.talk,
        Section.GOALS: data.goals,
        Section.DID: (data.did_count, data.did, data.did_columns),
        Section.CHANGED: data.changed,
        Section.TENSE: data.tense,
        Section.SURE: data.sure,
        # The one chart may be this one's, where no goal has one.
        Section.FUNCTION: (data.function, data.function_words, data.goals[:1]),
        Section.SIDES: data.sides,
        Section.QUESTIONS: data.questions,
        Section.NOTES: data.notes,
    }[section]
