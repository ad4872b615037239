"""What stands around the words on each page: the running head, the foot, and the small code to scan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from companion.drawing.shapes import Drawing, Token
from companion.i18n import dated, number, tr
from companion.reports.sheet_desk import flattened
from companion.reports.sheet_fit import MARGINS
from companion.reports.sheet_look import CODE_SIDE, Look
from companion.reports.stack import PARAGRAPH, EndLine, Picture, Press
from companion.reports.text_lines import Style


@dataclass(frozen=True, slots=True)
class Frame:
    """The same for all pages of a document. ``code`` is the drawing of the code, ``None`` without one."""

    head: str
    foot: str
    printed_on: date | None
    look: Look
    code: Drawing | None = None

    def draw_code(self, press: Press) -> None:
        """The small code on the page being drawn; nothing without one."""
        if self.code is not None:
            self._code(press, self.code)

    def finish(self, press: Press) -> None:
        """Around every page of a document, now that their number is known."""
        pages = press.paper.structure.page
        for page in range(pages):
            with press.paper.over(page):
                if page:
                    self._head(press)
                self._foot(press, page + 1, pages)

    def _head(self, press: Press) -> None:
        width = MARGINS.width(press.paper.page)
        style = Style(self.look.footer, Token.MUTED)
        block = press.typesetter.text(flattened(self.head), style, width, most=1)
        press.paper.block(block, MARGINS.start, MARGINS.top - self.look.footer * 0.5, width)

    def _foot(self, press: Press, page: int, pages: int) -> None:
        """What the paper is, and when and which page; in large print one below the other."""
        paper, setter = press.paper, press.typesetter
        width = MARGINS.width(paper.page)
        style = Style(self.look.footer, Token.MUTED)
        end = tr("page {page} of {pages}", page=number(page), pages=number(pages))
        if self.printed_on is not None:
            end = tr("Printed {day} · {pages}", day=dated(self.printed_on), pages=end)
        line = setter.one_line(end, style)
        foot = MARGINS.foot(paper.page, self.look)
        if self.look.has_tall_foot:
            block = setter.text(self.foot, style, width, most=1)
            paper.block(block, MARGINS.start, foot + self.look.footer * 0.6, width)
            EndLine(line, width, 0.0).draw(press, MARGINS.start, foot + self.look.footer * 2.9)
            return
        baseline = foot + self.look.footer * 2.8
        block = setter.text(self.foot, style, width - line.width - self.look.footer * 2, most=2)
        paper.block(block, MARGINS.start, baseline - block.leading * 0.76, width)
        EndLine(line, width, 0.0).draw(press, MARGINS.start, baseline)

    def _code(self, press: Press, code: Drawing) -> None:
        """The code in the corner beside the box, and above it in words what it holds."""
        paper = press.paper
        top = MARGINS.foot(paper.page, self.look) - CODE_SIDE
        x = MARGINS.start + MARGINS.width(paper.page) - CODE_SIDE
        caption = tr("Goals, ratings, dates: to scan.")
        size = self.look.footer
        block = press.typesetter.text(caption, Style(size, Token.MUTED), CODE_SIDE, size * 1.25, most=5)
        with paper.marked(PARAGRAPH):
            paper.block(block, x, top - block.height - 5.0, CODE_SIDE)
        words = tr("A square code. It holds the goals, ratings and dates of this page.")
        Picture(code, CODE_SIDE / code.width, words).draw(press, x, top)
