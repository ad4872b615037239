"""Drafts: what is typed survives a crash one second later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from companion.errors import CompanionError
from companion.ui.widgets.fields import Field

AFTER_MS = 400
AT_MOST_MS = 800


class DraftStore(Protocol):
    """Where drafts are kept."""

    def save(self, key: str, fields: dict[str, str]) -> object:
        """Keeps the fields under ``key``. Raises ``CompanionError`` when that is not possible."""

    def load(self, key: str) -> Mapping[str, str] | None:
        """What is kept under ``key``, if anything."""

    def clear(self, key: str) -> object:
        """Forgets what is kept under ``key``."""


class DraftKeeper(QObject):
    """Keeps the words of one form: 400 ms after the last key, and at most 800 ms after the first unkept one.

    Call :meth:`restore` once the form is built, :meth:`flush` when leaving and :meth:`done` when the form was
    saved or given up. A problem goes to ``failed`` and the words stay on screen; the next key tries again.
    """

    def __init__(
        self,
        key: str,
        fields: Mapping[str, Field],
        drafts: DraftStore,
        parent: QObject | None = None,
        *,
        failed: Callable[[CompanionError], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._fields = dict(fields)
        self._drafts = drafts
        self._failed = failed
        self._start = self._texts()
        self._besides: dict[str, str] = {}
        self._pause = self._timer(AFTER_MS)
        self._limit = self._timer(AT_MOST_MS)
        for field in self._fields.values():
            field.changed.connect(self._typed)

    @property
    def pending(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._pause.isActive() or self._limit.isActive()

    def set_key(self, key: str) -> None:
        """Keeps further words under another key; what is pending is kept under the old one first."""
        self.flush()
        self._key = key
        self._start = self._texts()

    def restore(self) -> bool:
        """Puts a kept draft back into the form; ``True`` if there was one that says more than the form."""
        self._start = self._texts()
        try:
            kept = self._drafts.load(self._key)
        except CompanionError as error:
            self._tell(error)
            return False
        if not kept:
            return False
        # What the form does not ask now, such as a question while measuring is paused, waits in the draft.
        self._besides = {name: text for name, text in kept.items() if name not in self._fields}
        for name, text in kept.items():
            if name in self._fields:
                self._fields[name].set_text(text)
        return self._texts() != self._start

    def flush(self) -> bool:
        """Keeps what is pending now; ``False`` if that was not possible."""
        return self._save() if self.pending else True

    def done(self) -> None:
        """Forgets the draft: the words are saved, or the person let them go."""
        self._stop()
        self._start = self._texts()
        self._besides = {}
        try:
            self._drafts.clear(self._key)
        except CompanionError as error:
            self._tell(error)

    def throw(self) -> tuple[str, dict[str, str]] | None:
        """:meth:`done` with words nobody wanted: returns them with their key, where there are any to bring back."""
        texts = self._texts()
        thrown = None if texts == self._start else (self._key, texts)
        self.done()
        return thrown

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self._save)
        return timer

    def _typed(self) -> None:
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._limit.stop()

    def _texts(self) -> dict[str, str]:
        return {name: field.text() for name, field in self._fields.items()}

    def _save(self) -> bool:
        self._stop()
        texts = self._texts()
        try:
            if texts == self._start and not self._besides:
                self._drafts.clear(self._key)
            else:
                self._drafts.save(self._key, {**self._besides, **texts})
        except CompanionError as error:
            self._tell(error)
            return False
        return True

    def _tell(self, error: CompanionError) -> None:
        if self._failed is not None:
            self._failed(error)
