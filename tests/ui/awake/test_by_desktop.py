"""A desktop on a bus of its own is asked to keep the display on, and told when it need not any more."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from companion.ui.awake import AsItIsSet
from companion.ui.awake.by_desktop import ASKED, AwakeByDesktop
from tests.helpers.source import ROOT


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus that nobody else is on."""
    assert shutil.which("dbus-daemon"), "These tests need a bus: apt-get install dbus"
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class ScreenSaver(QObject):
    """Remembers who asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []

    @Slot(str, str, result="uint")
    def Inhibit(self, application: str, reason: str) -> int:
        self.asked.append((application, reason))
        return len(self.asked)


@dataclass
class Desktop:
    """A desktop with a screen saver, and those who are on the bus."""

    connection: QDBusConnection
    saver: ScreenSaver = field(default_factory=ScreenSaver)

    @property
    def guests(self) -> set[str]:
        """The names on the bus besides the desktop's own."""
        names = self.connection.interface().registeredServiceNames().value()
        return {name for name in names if name.startswith(":") and name != self.connection.baseService()}


@pytest.fixture
def desktop(qapp: object, bus: str) -> Iterator[Desktop]:
    connection = QDBusConnection.connectToBus(bus, "desktop-under-test")
    assert connection.isConnected()
    made = Desktop(connection)
    service, place, _interface = ASKED[0]
    assert connection.registerObject(place, made.saver, QDBusConnection.RegisterOption.ExportAllSlots)
    assert connection.registerService(service)
    yield made
    QDBusConnection.disconnectFromBus("desktop-under-test")


def test_it_asks_once_and_takes_it_back_by_leaving_the_bus(desktop: Desktop, bus: str, qtbot: QtBot) -> None:
    before = desktop.guests
    awake = AwakeByDesktop(bus)
    awake.keep()
    awake.keep()
    qtbot.waitUntil(lambda: bool(desktop.saver.asked), timeout=5_000)
    assert desktop.saver.asked == [("Companion", "A routine is being followed")]
    assert len(desktop.guests - before) == 1
    awake.let_go()
    qtbot.waitUntil(lambda: desktop.guests == before, timeout=5_000)
    awake.let_go()
    awake.keep()
    qtbot.waitUntil(lambda: len(desktop.saver.asked) == 2, timeout=5_000)
    awake.let_go()


def test_a_program_that_is_killed_lets_go_by_itself(desktop: Desktop, bus: str, qtbot: QtBot) -> None:
    before = desktop.guests
    program = textwrap.dedent(f"""
        import companion.ui, time
        from PySide6.QtCore import QCoreApplication
        from companion.ui.awake.by_desktop import AwakeByDesktop
        app = QCoreApplication([])
        AwakeByDesktop({bus!r}).keep()
        app.exec()
    """)
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    qtbot.waitUntil(lambda: bool(desktop.saver.asked), timeout=15_000)
    assert desktop.guests != before
    process.kill()
    process.wait(10)
    qtbot.waitUntil(lambda: desktop.guests == before, timeout=5_000)


def test_without_a_bus_nothing_happens(qapp: object) -> None:
    awake = AwakeByDesktop("unix:path=/nowhere/at/all")
    awake.keep()
    awake.let_go()


def test_a_desktop_without_such_a_service_is_no_trouble(qapp: object, bus: str) -> None:
    awake = AwakeByDesktop(bus)
    awake.keep()
    awake.let_go()


def test_where_nothing_can_be_asked_nothing_is() -> None:
    AsItIsSet().keep()
    AsItIsSet().let_go()
