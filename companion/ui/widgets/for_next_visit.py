""" "For my next visit": one press puts a thing, in its own words, on the list of what to bring."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.i18n import tr
from companion.ui.widgets.buttons import LinkButton

MOST = 120
"""So many letters of the words are read out with the button's name."""


class ForNextVisit(LinkButton):
    """``wanted`` gives where the words come from, such as ``goal/ID``, and the words. The screen hands both to
    ``Navigator.bring``, which says that they are on the list and offers to undo it.

    On a full-window screen, which covers what the window says, ``tells`` lets the button say it itself.
    """

    wanted = Signal(str, str)

    def __init__(
        self, source: str, words: str, parent: QWidget | None = None, *, tells: bool = False
    ) -> None:
        super().__init__(tr("For my next visit"), parent, icon_name="chat-circle")
        self._source, self._said, self._tells = source, words, tells
        short = words if len(words) <= MOST else tr("{beginning} …", beginning=words[:MOST].rstrip())
        self.setAccessibleName(tr("For my next visit: {words}", words=short))
        self.setToolTip(tr("Puts it on the list of what you want to talk about."))
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self.wanted.emit(self._source, self._said)
        if self._tells:
            self.setText(tr("It is on your list"))
