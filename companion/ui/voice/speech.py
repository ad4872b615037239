"""A voice of the computer, as the window uses it: what speaks is a program of its own. See ``companion.ui.voice.helper``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QIODevice, QObject, QProcess

HELPER = "companion.ui.voice.helper"
PATIENCE_MS = 4_000
"""How long one who has to know waits for a voice to be found."""
LEAVE_MS = 500


class Speaker(QObject):
    """Says sentences, one at a time; see ``companion.ui.player.sound.Speaker``. Nothing here waits for the voice.

    ``language`` is a code such as ``en_GB``, ``volume`` 0 to 1; ``engines`` are Qt's names (default: all real ones).
    """

    def __init__(self, language: str, volume: float, engines: Sequence[str] = ()) -> None:
        super().__init__()
        self._able: bool | None = None
        self._speaking = False
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._listen)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._ended)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)
        words = ["-m", HELPER, language, str(volume), *engines]
        self._process.start(sys.executable, words, QIODevice.OpenModeFlag.ReadWrite)

    @property
    def able(self) -> bool | None:
        """Whether there is a voice; ``None`` until that is known."""
        return self._able

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or about to be."""
        return self._speaking

    def say(self, sentence: str) -> None:
        """Says ``sentence`` now; what was being said gives way."""
        self._speaking = self._able is not False
        self._ask({"say": sentence})

    def stop(self) -> None:
        """Falls silent."""
        self._ask({"stop": True})

    def close(self) -> None:
        """Lets go of the voice."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self.stop()
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(LEAVE_MS):
                self._process.kill()
                self._process.waitForFinished(LEAVE_MS)
        self.deleteLater()

    def wait_until_known(self) -> bool:
        """Waits until it is known whether there is a voice, and says so. Not for long: one that hangs is none."""
        while self._able is None and self._process.waitForReadyRead(PATIENCE_MS):
            self._listen()
        return self._able is True

    def _ask(self, wish: dict[str, object]) -> None:
        if self._able is not False:
            self._process.write(f"{json.dumps(wish)}\n".encode())

    def _listen(self) -> None:
        while self._process.canReadLine():
            word = bytes(self._process.readLine().data()).decode().strip()
            if word in {"ready", "none"}:
                self._able = word == "ready"
            else:
                self._speaking = word == "began"

    def _ended(self, *_how: object) -> None:
        self._able = self._speaking = False


def find_speaker(language: str, volume: float, engines: Sequence[str] = ()) -> Speaker | None:
    """A voice for ``language``, or ``None`` where the computer has none. Takes a second or two: see :class:`Speaker`."""
    speaker = Speaker(language, volume, engines)
    if speaker.wait_until_known():
        return speaker
    speaker.close()
    return None
