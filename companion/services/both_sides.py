"""Both sides of a goal or a choice. Private, line by line: only :meth:`BothSidesService.chosen_lines` may be printed.

What makes papers or files for others reads ``chosen_lines()`` (or, inside a transaction of its own,
:func:`read_chosen`), which never reads a private line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion.domain.both_sides import BothSides, ChosenLine, Quadrant, SideLine, chosen, in_corner
from companion.domain.history import Thing
from companion.domain.recycled import Kind
from companion.i18n import tr
from companion.services.base import Desk, drop, gone, needed
from companion.services.ports import Unit


@dataclass(frozen=True, slots=True)
class SidesPage:
    """A page as it is shown: ``about`` is the goal or the choice in the person's words. One about a goal on which
    nothing was written has no id: it is not in the notebook."""

    page: BothSides
    about: str
    lines: tuple[SideLine, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether it is in the notebook."""
        return bool(self.page.id)

    def corner(self, quadrant: Quadrant) -> tuple[SideLine, ...]:
        """The lines of one corner, in order."""
        return in_corner(self.lines, quadrant)


class BothSidesService:
    """What a person can do with both sides."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[SidesPage]:
        """Every page, oldest first, with its lines."""
        with self._desk.notebook.read() as unit:
            return [_shown(unit, page) for page in unit.both_sides.all()]

    def get(self, sides_id: str) -> SidesPage:
        """One page. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            return _shown(unit, _page(unit, sides_id))

    def of_goal(self, goal_id: str) -> SidesPage | None:
        """The page about a goal, if one was begun."""
        with self._desk.notebook.read() as unit:
            page = unit.both_sides.of_goal(goal_id)
            return None if page is None else _shown(unit, page)

    def about_goal(self, goal_id: str) -> SidesPage:
        """The page about a goal, or an empty one that is not in the notebook until :meth:`add_for` gives it a line.

        Raises ``CompanionError`` when the goal is gone.
        """
        with self._desk.notebook.read() as unit:
            goal = unit.goals.get(goal_id)
            if goal is None:
                raise gone()
            page = unit.both_sides.of_goal(goal_id)
            if page is None:
                return SidesPage(BothSides("", "", goal.created, goal_id), goal.words)
            return _shown(unit, page)

    def chosen_lines(self) -> list[ChosenLine]:
        """The lines that may go on the sheet, with what each is about. Every other line stays unread."""
        with self._desk.notebook.read() as unit:
            return read_chosen(unit)

    def good_about_changing(self, goal_id: str) -> tuple[SideLine, ...]:
        """My own words on what is good about changing, to be shown to me when I ask."""
        page = self.of_goal(goal_id)
        return () if page is None else page.corner(Quadrant.CHANGE_GOOD)

    def reasons_for(self, goal_id: str) -> tuple[str, ...]:
        """My own words in favour of a goal, to be shown to me when I ask: why it matters, and what is good about
        changing. Empty when there are none, or no such goal."""
        with self._desk.notebook.read() as unit:
            goal = unit.goals.get(goal_id)
        why = (goal.why,) if goal is not None and goal.why.strip() else ()
        return (*why, *(line.text for line in self.good_about_changing(goal_id)))

    def begin(self, title: str, draft: str = "") -> BothSides:
        """A page about a choice of one's own. Raises ``InvalidEntryError`` for a blank title."""
        with self._desk.notebook.write() as unit:
            words = needed(title, tr("Name the choice in a few words."))
            page = BothSides(self._desk.ids.new(), words, self._desk.clock.now())
            unit.both_sides.put(page)
            drop(unit, draft)
            unit.commit()
        return page

    def add_for(self, goal_id: str, quadrant: Quadrant, text: str, draft: str = "") -> SideLine:
        """One more line on the page about a goal; the page is made with its first line.

        Raises ``InvalidEntryError`` for a blank line, ``CompanionError`` when the goal is gone.
        """
        with self._desk.notebook.write() as unit:
            page = unit.both_sides.of_goal(goal_id)
            if page is None:
                if unit.goals.get(goal_id) is None:
                    raise gone()
                page = BothSides(self._desk.ids.new(), "", self._desk.clock.now(), goal_id)
                unit.both_sides.put(page)
            return self._added(unit, page.id, quadrant, text, draft)

    def rename(self, sides_id: str, title: str, draft: str = "") -> BothSides:
        """Other words for a choice; the earlier ones stay in the history."""
        with self._desk.notebook.write() as unit:
            page = _page(unit, sides_id)
            changed = replace(page, title=needed(title, tr("Name the choice in a few words.")))
            earlier, put = {"title": page.title}, unit.both_sides.put
            return self._desk.keep_change(unit, Thing.SIDES, page, changed, put, earlier=earlier, draft=draft)

    def add(self, sides_id: str, quadrant: Quadrant, text: str, draft: str = "") -> SideLine:
        """One more line in a corner, private. Raises ``InvalidEntryError`` for a blank line."""
        with self._desk.notebook.write() as unit:
            _page(unit, sides_id)
            return self._added(unit, sides_id, quadrant, text, draft)

    def reword(self, line_id: str, text: str, draft: str = "") -> SideLine:
        """Other words for a line; the earlier ones stay in the history. Whether it is private stays as it is."""
        with self._desk.notebook.write() as unit:
            line = _line(unit, line_id)
            changed = replace(line, text=needed(text, tr("A line needs a few words.")))
            earlier, put = {"text": line.text}, unit.both_sides.put_line
            return self._desk.keep_change(
                unit, Thing.SIDE_LINE, line, changed, put, earlier=earlier, draft=draft
            )

    def share(self, line_id: str, *, shared: bool) -> SideLine:
        """Whether this one line may go on the sheet."""
        with self._desk.notebook.write() as unit:
            line = replace(_line(unit, line_id), shared=shared)
            unit.both_sides.put_line(line)
            unit.commit()
        return line

    def remove_line(self, line_id: str) -> SideLine:
        """Put a line away; :meth:`put_back_line` undoes it."""
        with self._desk.notebook.write() as unit:
            line = _line(unit, line_id)
            self._desk.put_away(unit, Kind.SIDE_LINE, line_id, line.text)
            unit.commit()
        return line

    def put_back_line(self, line: SideLine) -> None:
        """Undo :meth:`remove_line`. It is private or shared as it was."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.SIDE_LINE, line.id)
            unit.commit()

    def remove(self, sides_id: str) -> BothSides:
        """Put a whole page away with its lines; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            page = _page(unit, sides_id)
            self._desk.put_away(unit, Kind.SIDES, sides_id, _about(unit, page))
            unit.commit()
        return page

    def put_back(self, page: BothSides) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.SIDES, page.id)
            unit.commit()

    def _added(self, unit: Unit, sides_id: str, quadrant: Quadrant, text: str, draft: str) -> SideLine:
        """A new line at the end of its corner; ends the transaction."""
        here = in_corner(unit.both_sides.lines(sides_id), quadrant)
        line = SideLine(
            self._desk.ids.new(),
            sides_id,
            quadrant,
            needed(text, tr("A line needs a few words.")),
            self._desk.clock.now(),
            1 + max((each.rank for each in here), default=-1),
        )
        unit.both_sides.put_line(line)
        drop(unit, draft)
        unit.commit()
        return line


def read_chosen(unit: Unit) -> list[ChosenLine]:
    """See :meth:`BothSidesService.chosen_lines`, in the caller's transaction."""
    lines = unit.both_sides.shared_lines()
    wanted = {line.sides_id for line in lines}
    pages = [(page, _about(unit, page)) for page in unit.both_sides.all() if page.id in wanted]
    return chosen(pages, lines)


def _shown(unit: Unit, page: BothSides) -> SidesPage:
    return SidesPage(page, _about(unit, page), tuple(unit.both_sides.lines(page.id)))


def _about(unit: Unit, page: BothSides) -> str:
    goal = unit.goals.get(page.goal_id) if page.goal_id else None
    return page.title if goal is None else goal.words


def _page(unit: Unit, sides_id: str) -> BothSides:
    page = unit.both_sides.get(sides_id)
    if page is None:
        raise gone()
    return page


def _line(unit: Unit, line_id: str) -> SideLine:
    line = unit.both_sides.line(line_id)
    if line is None:
        raise gone()
    return line
