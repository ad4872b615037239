"""A notice through the desktop's own service (freedesktop.org Desktop Notifications 1.2), which needs no tray.

Qt's way (``QSystemTrayIcon.showMessage``) does nothing on a desktop without a tray, such as plain GNOME; asked over
D-Bus the service shows it there too. ``Notify`` wants an unsigned number, and PySide6 sends every Python number as a
signed one: so it is called as a method of the service's own description. Qt waits for that description with the whole
program, so it is asked for once beforehand without waiting: a service that does not answer holds nobody up.

Source: https://specifications.freedesktop.org/notification-spec/1.2/
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, Qt, Signal
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage, QDBusPendingCallWatcher

from companion.ui.reminders.notice import Words

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
NOTIFY = "Notify(QString,uint,QString,QString,QString,QStringList,QVariantMap,int)"
QUIET = {"suppress-sound": True, "transient": True, "desktop-entry": "companion"}
"""No sound, and not kept in the desktop's list of notices, where others may read it later."""
WAIT_MS = 3_000


class BusNotifier(QObject):
    """Shows notices, or does nothing where there is no such service. ``told`` says whether the desktop took one."""

    told = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.sessionBus()

    def show(self, words: Words) -> None:
        """Asks for it, and returns at once."""
        if not self._bus.isConnected():
            self.told.emit(False)
            return
        ask = QDBusMessage.createMethodCall(
            SERVICE, PATH, "org.freedesktop.DBus.Introspectable", "Introspect"
        )
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(ask, WAIT_MS), self)
        watcher.finished.connect(partial(self._answered, words, watcher))

    def _answered(self, words: Words, watcher: QDBusPendingCallWatcher) -> None:
        there = not watcher.isError()
        watcher.deleteLater()
        self.told.emit(there and _notify(self._bus, words))


def _notify(bus: QDBusConnection, words: Words) -> bool:
    """Hands the words to a service that is there; whether it took them."""
    service = QDBusInterface(SERVICE, PATH, SERVICE, bus)
    if service.metaObject().indexOfMethod(NOTIFY) < 0:
        return False
    service.setTimeout(WAIT_MS)
    called = QMetaObject.invokeMethod(
        service,
        "Notify",
        Qt.ConnectionType.DirectConnection,
        Q_ARG(str, "Companion"),
        Q_ARG("uint", 0),
        Q_ARG(str, ""),
        Q_ARG(str, words.title),
        Q_ARG(str, words.line),
        Q_ARG("QStringList", []),
        Q_ARG("QVariantMap", QUIET),
        Q_ARG(int, -1),
    )
    return bool(called) and not service.lastError().isValid()
