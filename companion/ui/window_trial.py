"""Opens the window, visits every place and closes it again: for the self-test."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer

from companion.i18n import tr
from companion.ui.application import make_application
from companion.ui.desktop import Desktop, Start
from companion.ui.navigation import Place
from companion.ui.preferences import PreferencesFile


def try_window(start: Start, limit_s: float) -> str:
    """Returns what went wrong in a plain sentence, or ``""``. Gives up after ``limit_s`` seconds."""
    app = make_application(["companion"])
    desktop = Desktop(app, start, PreferencesFile())
    loop = QEventLoop()
    desktop.ready.connect(loop.quit)
    QTimer.singleShot(int(limit_s * 1000), loop.quit)
    desktop.show()
    loop.exec()
    try:
        if desktop.services is None:
            return tr("The notebook did not open in the window.")
        for place in Place:
            desktop.window.show_place(place)
            app.processEvents()
            if desktop.window.place is not place or desktop.window.grab().isNull():
                return tr("A place did not open: {place}.", place=place.value)
        return ""
    finally:
        desktop.window.close()
        desktop.close()
