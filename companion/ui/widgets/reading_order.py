"""Tab goes as the eye does. Qt goes in the order things were made, and what is made later comes last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QLayout, QScrollArea, QWidget


def tab_stops(root: QWidget, besides: QWidget | None = None) -> list[QWidget]:
    """What Tab reaches in ``root``, in reading order: the order of the layouts.

    ``besides`` stands in its place among them though Tab does not stop there, such as a text one has pressed.
    """
    return list(_stops(root, besides))


def tab_on(root: QWidget, focus: QWidget | None, *, forward: bool) -> bool:
    """Moves the focus from ``focus`` to the next stop in ``root``, round its end; ``False`` when it is not there."""
    stops = tab_stops(root, focus)
    if focus not in stops:
        return False
    if forward:
        stops[(stops.index(focus) + 1) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
    else:
        stops[stops.index(focus) - 1].setFocus(Qt.FocusReason.BacktabFocusReason)
    return True


def focus_on(root: QWidget, last: QWidget | None) -> None:
    """Puts the focus on ``last`` if Tab can reach it in ``root``, else on the first thing that it can."""
    stops = tab_stops(root)
    target = last if last in stops else next(iter(stops), root)
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _stops(widget: QWidget, besides: QWidget | None) -> Iterator[QWidget]:
    if widget is besides or _takes_tab(widget):
        # What is inside a control, such as the line of a number, is its own affair.
        yield widget
        return
    if isinstance(widget, QLabel):
        # Qt's own parts of it; asking what they are takes 25 ms the first time.
        return
    layout = widget.layout()
    if layout is not None:
        inner = _widgets_in(layout)
    elif isinstance(widget, QScrollArea):
        inner = filter(None, (widget.widget(),))
    else:
        inner = (child for child in widget.children() if isinstance(child, QWidget))
    for each in inner:
        if not each.isHidden() and not each.isWindow():
            yield from _stops(each, besides)


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.isEnabled() and widget.focusPolicy() & tab == tab and widget.focusProxy() is None


def _widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of ``layout`` in its order, deep.

    Its items are never asked for. Qt deletes them unasked, PySide6 goes on knowing by its address each one that Python
    has seen, and what comes to lie there next is taken for it: after some dozens of closed screens that ends the program.
    """
    holder = layout.parentWidget()
    found: list[QObject] = [*(holder.children() if holder is not None else ()), *layout.children()]
    parts = [each for each in found if isinstance(each, QWidget | QLayout)]
    for _index, part in sorted(_places(layout, parts), key=_index_of):
        if isinstance(part, QLayout):
            yield from _widgets_in(part)
        else:
            yield part


_Place: TypeAlias = tuple[int, QWidget | QLayout]


def _places(layout: QLayout, parts: Iterable[QWidget | QLayout]) -> Iterator[_Place]:
    """Where each of ``parts`` that ``layout`` holds stands in it."""
    for part in parts:
        index = layout.indexOf(part)
        if index >= 0:
            yield index, part


def _index_of(place: _Place) -> int:
    return place[0]
