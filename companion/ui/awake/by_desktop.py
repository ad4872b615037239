"""Linux: the desktop is asked over D-Bus, as its idle inhibition services have it.

Source: https://specifications.freedesktop.org/idle-inhibit-spec/latest/
"""

from __future__ import annotations

import os

from PySide6.QtDBus import QDBusConnection, QDBusMessage

from companion.i18n import tr

ASKED = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    (
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
    ),
)
"""Service, object and interface; each has ``Inhibit(application, reason)``."""


class AwakeByDesktop:
    """Asks on a connection of its own: closing that takes the wish back, and so does the end of the program.

    ``address`` is that of a bus; without one it is the session's.
    """

    def __init__(self, address: str = "") -> None:
        self._address = address
        self._name = f"companion-awake-{os.getpid()}-{id(self)}"
        self._asked = False

    def keep(self) -> None:
        """The display stays on from now."""
        if self._asked:
            return
        self._asked = True
        where = self._address or QDBusConnection.BusType.SessionBus
        bus = QDBusConnection.connectToBus(where, self._name)
        if not bus.isConnected():
            return
        for service, place, interface in ASKED:
            message = QDBusMessage.createMethodCall(service, place, interface, "Inhibit")
            message.setAutoStartService(False)
            message.setArguments([tr("Companion"), tr("A routine is being followed")])
            # Sent, not called: nobody waits for a desktop that does not answer.
            bus.send(message)

    def let_go(self) -> None:
        """It may go dark again, as it is set to."""
        if self._asked:
            self._asked = False
            QDBusConnection.disconnectFromBus(self._name)
