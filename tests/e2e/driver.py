"""The real program, with a window into it: ``python -m tests.e2e.driver NOTEBOOK [--slow-disk SECONDS]``.

It takes the very path of ``companion --notebook NOTEBOOK`` and adds one thing: a line on standard input is answered
on standard output with what the window shows, as JSON. It never presses anything; that is left to real keys and clicks.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from companion import bootstrap, i18n
from companion.ui import desktop
from companion.ui.main_window import MainWindow
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.kit import Label, Toggle

from PySide6.QtCore import QPoint, QSocketNotifier  # isort: skip
from PySide6.QtGui import QAccessible  # isort: skip
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget  # isort: skip

CONTROLS = (Button, Toggle, QLineEdit, QPlainTextEdit)


class Witness:
    """Answers what is asked. Lives as long as the application."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._listen = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._listen.activated.connect(self._answer)
        self.ready = False

    def now_ready(self) -> None:
        self.ready = True

    def _answer(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._listen.setEnabled(False)
            return
        words = line.split(maxsplit=1)
        if words[0] == "grab":
            self._app.primaryScreen().grabWindow(0).save(words[1].strip())
            answer: object = words[1].strip()
        else:
            answer = self._state()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    def _state(self) -> dict[str, object]:
        window = next((top for top in self._app.topLevelWidgets() if isinstance(top, MainWindow)), None)
        front = self._app.activeModalWidget() or window
        focus = self._app.focusWidget()
        if window is None or front is None:
            return {"ready": False}
        shown = [widget for widget in front.findChildren(QWidget) if widget.isVisible()]
        overlay = window.overlay
        return {
            "ready": self.ready,
            "active": self._app.activeWindow() is not None,
            "window": int(window.winId()),
            "full": window.isFullScreen(),
            "title": window.windowTitle(),
            "front": type(front).__name__,
            "place": window.place.value if window.place else "",
            "overlay": type(overlay).__name__ if overlay else "",
            "focus": _thing(focus) if focus is not None else None,
            "things": [_thing(widget) for widget in shown if isinstance(widget, CONTROLS)],
            "words": [widget.text() for widget in shown if isinstance(widget, Label) and widget.text()],
            "counts": [widget.accessibleName() for widget in shown if type(widget).__name__ == "Count"],
        }


def _thing(widget: QWidget) -> dict[str, object]:
    interface = QAccessible.queryAccessibleInterface(widget)
    text = widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
    if isinstance(widget, QLineEdit):
        text = widget.text()
    middle = widget.rect().center()
    window = widget.window()
    hit = window.childAt(widget.mapTo(window, middle))
    corner = widget.mapToGlobal(QPoint(0, 0))
    return {
        "kind": type(widget).__name__,
        "name": interface.text(QAccessible.Text.Name) if interface else "",
        "description": widget.accessibleDescription(),
        "text": text,
        "at": [corner.x() + widget.width() // 2, corner.y() + widget.height() // 2],
        "seen": hit is not None and (hit is widget or widget.isAncestorOf(hit)),
        "enabled": widget.isEnabled(),
        "checked": bool(widget.isChecked()) if isinstance(widget, Button | Toggle) else False,
    }


def main(argv: Sequence[str]) -> int:
    """Open the window; returns its exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--slow-disk", type=float, default=0.0)
    arguments = parser.parse_args(argv)
    i18n.use(i18n.load(os.environ["COMPANION_LANGUAGE"]))
    if arguments.slow_disk:
        quick = os.fsync

        def slow(handle: int) -> None:
            time.sleep(arguments.slow_disk)
            quick(handle)

        os.fsync = slow
    make, begin = desktop.make_application, desktop.Desktop.show
    kept: list[Witness] = []

    def make_watched(words: Sequence[str]) -> QApplication:
        app = make(words)
        kept.append(Witness(app))
        return app

    def show_watched(self: desktop.Desktop) -> None:
        self.ready.connect(kept[0].now_ready)
        begin(self)

    desktop.make_application = make_watched
    desktop.Desktop.show = show_watched  # type: ignore[method-assign]
    return bootstrap.run_window(arguments.notebook)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
