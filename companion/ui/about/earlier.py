"""What About me said before: folded, dated, and every version can be deleted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.about_story import EarlierWords
from companion.domain.text import first_line
from companion.i18n import dated, tr
from companion.ui.about.words import label_words
from companion.ui.look import Type
from companion.ui.widgets.kit import Label, LinkButton, Row, Small, Words, clear_layout

AT_A_TIME = 8


class EarlierPart(QWidget):
    """Nothing to be seen until there is something to tell; then a button that unfolds it. ``out`` names what is to be
    deleted."""

    out = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story: Sequence[EarlierWords] = ()
        self._shown = AT_A_TIME
        self.button = LinkButton(tr("What it said before"), icon_name="caret-right")
        self.button.setCheckable(True)
        self.out_buttons: list[LinkButton] = []
        self.earlier = LinkButton(tr("Show earlier"))
        self._versions = QVBoxLayout()
        self._versions.setSpacing(4)
        self._folded = QWidget()
        folded = QVBoxLayout(self._folded)
        folded.setContentsMargins(0, 0, 0, 0)
        folded.setSpacing(4)
        folded.addWidget(
            Small(
                tr("What you delete here waits under Settings, “Put away by me”. "
                   "There you can delete it for good.")
            )
        )  # fmt: skip
        folded.addLayout(self._versions)
        folded.addWidget(self.earlier)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Row(self.button))
        layout.addWidget(self._folded)
        self.button.toggled.connect(self._fold)
        self.earlier.clicked.connect(self._more)
        self._fold(False)
        self.hide()

    def show_story(self, story: Sequence[EarlierWords]) -> None:
        """Shows this, the latest first. The focus stays where it was, also where a version went."""
        if story == self._story:
            return
        focused = next((at for at, button in enumerate(self.out_buttons) if button.hasFocus()), None)
        self._story = story
        if not story:
            self.button.setChecked(False)
        self.setVisible(bool(story))
        self._show()
        if story and focused is not None:
            self._focus_near(focused)

    def _focus_near(self, index: int) -> None:
        """Puts the focus where the version at ``index`` is or was."""
        buttons = self.out_buttons[: index + 1] or [self.button]
        buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        clear_layout(self._versions)
        self.out_buttons = []
        for version in self._story[: self._shown] if self.button.isChecked() else ():
            self._add(version)
        self.earlier.setVisible(len(self._story) > self._shown)

    def _add(self, version: EarlierWords) -> None:
        until = dated(version.until.day)
        title = Label(tr("Until {day}", day=until), Type.STRONG)
        title.setContentsMargins(0, 16, 0, 0)
        self._versions.addWidget(title)
        for topic, text in version.texts.items():
            self._versions.addWidget(Small(label_words(topic)))
            self._versions.addWidget(Words(text))
        button = LinkButton(tr("Delete these words"))
        words = first_line(next(iter(version.texts.values())))
        button.setAccessibleName(tr("Delete these words, until {day}: {words}", day=until, words=words))
        button.clicked.connect(partial(self._tell_out, version))
        self._versions.addWidget(Row(button))
        self.out_buttons.append(button)

    def _more(self) -> None:
        shown = len(self.out_buttons)
        self._shown += AT_A_TIME
        self._show()
        self._focus_near(shown)

    def _fold(self, unfolded: bool) -> None:
        self._folded.setVisible(unfolded)
        self.button.set_icon("caret-down" if unfolded else "caret-right")
        self.button.setAccessibleDescription(tr("unfolded") if unfolded else tr("folded"))
        self._show()

    def _tell_out(self, version: EarlierWords, _checked: bool = False) -> None:
        self.out.emit(version)
