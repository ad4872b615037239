"""A desktop's notification service, and the program's call to it: run under ``dbus-run-session``.

``python notice_rig.py service|none|other|silent``: with the service there, not there, speaking otherwise, or never
answering. Prints what the service was given and what the notifier told, as JSON, with the longest moment in which the
window could do nothing (in seconds).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from companion.ui.application import make_application
from companion.ui.reminders.bus_notice import PATH, SERVICE, BusNotifier
from companion.ui.reminders.notice import Words

from PySide6.QtCore import ClassInfo, QObject, Slot  # isort: skip
from PySide6.QtDBus import QDBusConnection  # isort: skip

TITLE = "If you like: <b>Back</b> & easing 🌹"
LIMIT_S = 20.0


@ClassInfo({"D-Bus Interface": SERVICE})
class Service(QObject):
    """As the specification has it."""

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(
        self,
        app: str,
        _replaces: int,
        icon: str,
        summary: str,
        body: str,
        actions: list[str],
        hints: dict[str, object],
        timeout: int,
    ) -> int:
        print(json.dumps([app, icon, summary, body, actions, hints, timeout]), flush=True)
        return 1


@ClassInfo({"D-Bus Interface": SERVICE})
class OtherService(QObject):
    """Speaks otherwise."""

    @Slot(str)
    def Shout(self, _words: str) -> None:
        """Nothing we know."""


def serve(kind: str) -> None:
    """The service's process, until it is ended."""
    app = make_application(["service"])
    service = OtherService() if kind == "other" else Service()
    bus = QDBusConnection.sessionBus()
    assert bus.registerObject(PATH, service, QDBusConnection.RegisterOption.ExportAllSlots)
    assert bus.registerService(SERVICE)
    print("ready", flush=True)
    if kind == "silent":
        time.sleep(LIMIT_S)  # takes every call and answers none
    app.exec()


def call(kind: str) -> None:
    """The program's process."""
    there = None
    if kind != "none":
        command = [sys.executable, __file__, "serve", kind]
        there = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert there.stdout is not None
        assert there.stdout.readline() == "ready\n"
    app = make_application(["companion"])
    told: list[bool] = []
    notifier = BusNotifier()
    notifier.told.connect(told.append)
    longest = 0.0
    began = last = time.monotonic()
    notifier.show(Words(TITLE, "You chose this time."))
    while not told and last - began < LIMIT_S:
        app.processEvents()
        time.sleep(0.005)
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    got = None
    if there is not None and there.stdout is not None:
        got = json.loads(there.stdout.readline()) if kind == "service" else None
        there.kill()
        there.wait()
    print(json.dumps({"got": got, "told": told, "longest": longest}))


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        call(sys.argv[1])
