"""A player on a computer with two screens: ``python -m tests.ui.player.two_screens FOLDER``; says as JSON what is where.

Qt reads how many screens there are only once, so this is a program of its own.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

SCREENS = (("desk", 0, 1280, 832), ("television", 1280, 1920, 1080))


def platform_with(folder: Path, count: int) -> str:
    """The value of ``QT_QPA_PLATFORM`` for that many screens."""
    screens = [
        {
            "name": name,
            "x": left,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for name, left, width, height in SCREENS[:count]
    ]
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": screens}), "utf-8")
    return f"offscreen:configfile={file}"


def main(folder: Path, count: int) -> int:
    """Opens the player, asks for the other screen, and takes it back."""
    os.environ["QT_QPA_PLATFORM"] = platform_with(folder, count)

    from companion.bootstrap import open_services
    from companion.domain.routines import Size
    from companion.ui.application import make_application
    from companion.ui.look import apply
    from companion.ui.player.screen import PlayerScreen
    from companion.ui.theme import LIGHT
    from tests.ui.player.conftest import figures_of

    from PySide6.QtCore import Qt  # isort: skip
    from PySide6.QtTest import QTest  # isort: skip

    app = make_application(["companion"])
    apply(app, LIGHT, 100)
    services = open_services(folder / "two.companion")
    routine = services.routines.create("Back easing")
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.add_step(routine.id, movement)
    player = PlayerScreen(
        services.sessions,
        services.routines,
        services.goals,
        services.checkins,
        services.drafts,
        figures_of(services),
    )
    player.resize(1200, 760)
    player.show()
    player.play(routine.id, Size.ORDINARY)
    app.processEvents()
    said: dict[str, object] = {"offered": player.header.other.isVisible()}
    QTest.keyClick(player, Qt.Key.Key_S)
    app.processEvents()
    other = player.around.other
    if other is not None:
        QTest.keyClick(player, Qt.Key.Key_Space)
        app.processEvents()
        stage = other.stage
        said["there"] = {
            "screen": other.screen().name(),
            "size": [other.width(), other.height()],
            "name": stage.name.text(),
            "count": stage.count.words,
            "figure": stage.figure.isVisible(),
            "count pixels": stage.count._fitted()[0].pixelSize(),
            "same": stage.count.words == player.stage.count.words,
            "takes keys": not other.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus,
        }
        said["words"] = player.header.other.text()
        other.grab().save(str(folder / "television.png"))
        QTest.keyClick(player, Qt.Key.Key_S)
        app.processEvents()
        said["afterwards"] = player.around.other is not None
        player.activateWindow()  # here nobody hands over the keys
        app.processEvents()
        QTest.keyClick(player, Qt.Key.Key_S)
        player.around.other.close()  # type: ignore[union-attr]
        app.processEvents()
        said["closed from outside"] = player.around.other is None
        QTest.keyClick(player, Qt.Key.Key_S)
    player.leave()
    said["at the end"] = player.around.other is not None
    services.notebook.close()
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
