"""Bringing into view what a page has just been given."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.kit import Page

ROUNDS = 3
"""Layouts settle from the inside out, one round of events each: a widget has its place only after some."""


def bring_into_sight(page: Page, widget: QWidget, rounds: int = ROUNDS) -> None:
    """Scrolls ``page`` until ``widget`` is in view, now and while the page is still being laid out."""
    if not (shiboken6.isValid(page) and shiboken6.isValid(widget) and page.isAncestorOf(widget)):
        return
    page.reveal(widget)
    if rounds:
        QTimer.singleShot(0, page, partial(bring_into_sight, page, widget, rounds - 1))
