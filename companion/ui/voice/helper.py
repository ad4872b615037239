"""The program that speaks for the window: ``python -m companion.ui.voice.helper LANGUAGE VOLUME [ENGINE…]``.

Qt TextToSpeech asks the computer's speech service and waits for it, a second or two where it has to be started and for
ever where it hangs. A window must not wait like that, so a program of its own does.

It reads a line of JSON for each thing to do, ``{"say": "Hold."}`` or ``{"stop": true}``, and leaves when there is
nothing more to read. It writes ``ready`` or ``none``, then ``began`` and ``ended`` around each sentence.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal
from PySide6.QtTextToSpeech import QTextToSpeech

PRETENDING = "mock"
"""Qt's engine for tests: it says that it speaks, and nothing is heard."""
PATIENCE_S = 15.0
"""A speech service that takes longer than this hangs: then this program ends, wherever it is."""


@contextmanager
def bounded() -> Iterator[None]:
    """Ends the program when what is done takes too long. A clock of its own does, whatever holds up Python."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a name, not a path
        faulthandler.dump_traceback_later(PATIENCE_S, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def find_engine(language: str, volume: float, engines: Sequence[str]) -> QTextToSpeech | None:
    """An engine with a voice for ``language`` (a code such as ``en_GB``); ``volume`` is 0 to 1.

    ``engines`` are Qt's names of those to ask; without any, all real ones. Nothing leaves the computer: each hands the
    words to a voice that is installed on it.
    """
    names = engines or [name for name in QTextToSpeech.availableEngines() if name != PRETENDING]
    for name in names:
        engine = QTextToSpeech(name)
        locale = None if engine.state() is QTextToSpeech.State.Error else _locale_for(language, engine)
        if locale is not None:
            engine.setLocale(locale)
            engine.setVolume(volume)
            return engine
        engine.deleteLater()
    return None


def _locale_for(language: str, engine: QTextToSpeech) -> QLocale | None:
    """The engine's own locale for ``language``, of the same country if it can be."""
    wanted = QLocale(language)
    fitting = [locale for locale in engine.availableLocales() if locale.language() == wanted.language()]
    same = [locale for locale in fitting if locale.territory() == wanted.territory()]
    return next(iter((*same, *fitting)), None)


class Helper(QObject):
    """Does what it reads. ``asked`` and ``over`` come from the thread that reads."""

    asked = Signal(str)
    over = Signal()

    def __init__(self, engine: QTextToSpeech, app: QCoreApplication) -> None:
        super().__init__()
        self._engine = engine
        self._speaking = False
        engine.stateChanged.connect(self._tell)
        self.asked.connect(self._do)
        self.over.connect(app.quit)

    def read(self) -> None:
        """Reads until there is nothing more; runs in a thread of its own."""
        for line in sys.stdin:
            self.asked.emit(line)
        self.over.emit()

    def _do(self, line: str) -> None:
        wish = json.loads(line)
        with bounded():
            if "say" in wish:
                self._engine.say(wish["say"])
            else:
                self._engine.stop()

    def _tell(self, state: QTextToSpeech.State) -> None:
        speaking = state is QTextToSpeech.State.Speaking
        if speaking != self._speaking:
            self._speaking = speaking
            tell("began" if speaking else "ended")


def tell(word: str) -> None:
    """One line to the window."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(words: Sequence[str]) -> int:
    """Speaks until told to leave. Returns the exit code: 1 where there is no voice."""
    language, volume, *engines = words
    app = QCoreApplication([])
    with bounded():
        engine = find_engine(language, float(volume), engines)
    if engine is None:
        tell("none")
        return 1
    helper = Helper(engine, app)
    tell("ready")
    threading.Thread(target=helper.read, daemon=True).start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
