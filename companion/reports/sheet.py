"""The visit sheet as PDF: one page, read in a minute; a diary behind it when the person wants one."""

from __future__ import annotations

from io import BytesIO

from companion.domain.sheet import SheetData
from companion.drawing.shapes import Drawing
from companion.i18n import tr
from companion.reports.appendix import Appendix
from companion.reports.frame import Frame
from companion.reports.paper_canvas import PAGE_SIZES, PaperCanvas
from companion.reports.progress import Progress, RenderCancelled, report
from companion.reports.running import Binding
from companion.reports.sheet_desk import flattened
from companion.reports.sheet_fit import MARGINS, Fitter
from companion.reports.stack import Press
from companion.reports.text_lines import Typesetter

__all__ = ["RenderCancelled", "render_sheet"]

_LONGEST_TITLE = 200


def render_sheet(data: SheetData, progress: Progress | None = None, code: Drawing | None = None) -> bytes:
    """``data`` as PDF bytes; equal data gives equal bytes.

    ``progress`` gets 0.0–1.0 and returns ``False`` to stop, which raises :class:`RenderCancelled`. ``code`` is the
    drawing of ``data.code``.
    """
    page = PAGE_SIZES.get(data.page, PAGE_SIZES["A4"])
    typesetter = Typesetter(data.right_to_left)
    report(progress, 0.0)
    layout = Fitter(data, typesetter, page).best(progress)
    target = BytesIO()
    paper = PaperCanvas(target, page, data.right_to_left, data.language.replace("_", "-"))
    press = Press(paper, typesetter)
    paper.describe(_title(data), data.printed_on)
    foot = tr("Chosen and written by me. My own notes, not a medical record.")
    frame = Frame(_head(data), foot, data.printed_on, layout.look, code)
    for stacks in layout.pages:
        for y, stack in stacks:
            stack.draw(press, MARGINS.start, y)
        if stacks is layout.pages[-1]:
            frame.draw_code(press)
        paper.next_page()
    appendix = Appendix(data, typesetter, page)
    if appendix.is_wanted:
        binding = Binding(paper.structure.root)
        for running in appendix.pages(progress, 0.05, 0.95):
            running.draw(press, MARGINS.start, binding)
            paper.next_page()
    frame.finish(press)
    paper.save()
    report(progress, 1.0)
    return target.getvalue()


def _head(data: SheetData) -> str:
    return tr(" · ").join(part for part in (flattened(data.name), flattened(data.heading)) if part.strip())


def _title(data: SheetData) -> str:
    name = flattened(data.name).strip()[:_LONGEST_TITLE]
    return tr("{name}: notes for a visit", name=name) if name else tr("My notes for the visit")
