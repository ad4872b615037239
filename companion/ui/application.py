"""The Qt application: its name, its language and direction. Nothing about notebooks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from companion.i18n import PSEUDO_FORMATS, current
from companion.ui.look import load_fonts

APP_NAME = "Companion"
DESKTOP_FILE = "companion"
TRANSLATOR_PROPERTY = "companionTranslator"


def make_application(argv: Sequence[str]) -> QApplication:
    """The application, in the language chosen with ``i18n.use``. Returns the running one if there is one."""
    running = QApplication.instance()
    # The style as an argument: asking Qt to set it would load all of QStyle's names, 15 ms before the window.
    app = running if isinstance(running, QApplication) else QApplication([*argv, "-style", "fusion"])
    app.setApplicationName("companion")
    app.setApplicationDisplayName(APP_NAME)
    app.setDesktopFileName(DESKTOP_FILE)
    load_fonts()
    speak(app)
    return app


def speak(app: QApplication) -> None:
    """Follows the chosen language: Qt's own dialogs, its dates and numbers, and the direction of reading."""
    language = current()
    code = PSEUDO_FORMATS.get(language.code, language.code)
    locale = QLocale(code)
    QLocale.setDefault(locale)
    old = app.property(TRANSLATOR_PROPERTY)
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    app.setProperty(TRANSLATOR_PROPERTY, translator)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        app.installTranslator(translator)
    # The same answer as the language's own, without reading Babel's tables before the first picture.
    app.setLayoutDirection(locale.textDirection())
