"""The visit sheet as PDF: one page, read in a minute; a diary behind it when the person wants one."""

from __future__ import annotations

from io import BytesIO

from companion.domain.sheet import SheetData
from companion.drawing.shapes import Token
from companion.i18n import dated, number, tr
from companion.reports.diary_pages import DiaryArea, DiarySetter
from companion.reports.paper_canvas import PAGE_SIZES, PageSize, PaperCanvas
from companion.reports.progress import Progress, RenderCancelled, report
from companion.reports.sheet_desk import flattened
from companion.reports.sheet_fit import MARGINS, Fitter
from companion.reports.sheet_look import LARGE, Look
from companion.reports.stack import EndLine, Press
from companion.reports.text_lines import Style, Typesetter

__all__ = ["RenderCancelled", "render_sheet"]

_LONGEST_TITLE = 200


def render_sheet(data: SheetData, progress: Progress | None = None) -> bytes:
    """``data`` as PDF bytes; equal data gives equal bytes.

    ``progress`` gets 0.0–1.0 and returns ``False`` to stop, which raises :class:`RenderCancelled`.
    """
    page = PAGE_SIZES.get(data.page, PAGE_SIZES["A4"])
    typesetter = Typesetter(data.right_to_left)
    report(progress, 0.0)
    layout = Fitter(data, typesetter, page).best()
    diary = _diary_setter(data, typesetter, page)
    entries = data.diary
    count = len(layout.pages)
    if entries:
        count += sum(1 for _page in diary.pages(entries, progress, 0.05, 0.4))
    target = BytesIO()
    paper = PaperCanvas(target, page, data.right_to_left, data.language.replace("_", "-"))
    press = Press(paper, typesetter)
    _describe(paper, data)
    shown = 0
    for stacks in layout.pages:
        shown += 1
        for y, stack in stacks:
            stack.draw(press, MARGINS.start, y)
        _frame(press, data, layout.look, shown, count)
        paper.next_page()
    if entries:
        for diary_page in diary.pages(entries, progress, 0.4, 0.95):
            shown += 1
            diary_page.draw(press, MARGINS.start)
            _frame(press, data, layout.look, shown, count)
            paper.next_page()
    paper.save()
    report(progress, 1.0)
    return target.getvalue()


def _diary_setter(data: SheetData, typesetter: Typesetter, page: PageSize) -> DiarySetter:
    look = LARGE if data.large_print else Look()
    top = MARGINS.top + look.body * 2
    return DiarySetter(typesetter, look, DiaryArea(MARGINS.width(page), top, MARGINS.foot(page)))


def _frame(press: Press, data: SheetData, look: Look, page: int, pages: int) -> None:
    """The foot of every page, and a running head on all but the first."""
    paper, width = press.paper, MARGINS.width(press.paper.page)
    style = Style(look.footer, Token.MUTED)
    setter = press.typesetter
    if page > 1:
        head = " · ".join(part for part in (flattened(data.name), flattened(data.heading)) if part.strip())
        block = setter.text(head, style, width, most=1)
        paper.block(block, MARGINS.start, MARGINS.top - look.footer * 0.5, width)
    baseline = paper.page.height - MARGINS.bottom + look.footer * 2.8
    end = tr("page {page} of {pages}", page=number(page), pages=number(pages))
    if data.printed_on is not None:
        end = tr("Printed {day} · {pages}", day=dated(data.printed_on), pages=end)
    line = setter.one_line(end, style)
    words = tr("Chosen and written by me. My own notes, not a medical record.")
    block = setter.text(words, style, width - line.width - look.footer * 2, most=2)
    paper.block(block, MARGINS.start, baseline - block.leading * 0.76, width)
    EndLine(line, width, 0.0).draw(press, MARGINS.start, baseline)


def _describe(paper: PaperCanvas, data: SheetData) -> None:
    name = flattened(data.name).strip()[:_LONGEST_TITLE]
    title = tr("{name}: notes for a visit", name=name) if name else tr("My notes for the visit")
    paper.describe(title, name, flattened(data.heading)[:_LONGEST_TITLE], data.printed_on)
