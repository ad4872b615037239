"""Turned round as Qt itself does it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

import companion.ui  # noqa: F401 - before any Qt call
from companion.ui.widgets.mirrored import mirrored

rects = st.builds(
    QRect, st.integers(-500, 500), st.integers(-500, 500), st.integers(1, 900), st.integers(1, 900)
)


@given(st.sampled_from(Qt.LayoutDirection), rects, rects)
def test_it_is_turned_round_as_qt_does_it(direction: Qt.LayoutDirection, outer: QRect, inner: QRect) -> None:
    if direction is Qt.LayoutDirection.LayoutDirectionAuto:
        return
    assert mirrored(direction, outer, inner) == QStyle.visualRect(direction, outer, inner)
