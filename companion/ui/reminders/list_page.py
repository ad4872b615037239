"""All reminders: what was chosen, a rest from them, the notice on the desktop, and the file for the phone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.reminders import Pause
from companion.i18n import tr
from companion.services.reminder_words import pause_words, when_words
from companion.services.reminders import Shown
from companion.ui.preferences import NoticeChoice
from companion.ui.widgets.kit import (
    Banner,
    Body,
    Button,
    Card,
    ChoiceRow,
    EmptyState,
    Heading,
    LinkButton,
    Page,
    Pill,
    PrimaryButton,
    Row,
    SecondaryButton,
    Small,
    Subheading,
    Title,
)


@dataclass(frozen=True)
class RemindersView:
    """What the page shows. ``begun`` says that a new one was begun and not kept."""

    shown: tuple[Shown, ...]
    pause: Pause | None
    notice: NoticeChoice
    begun: bool = False


class RemindersPage(Page):
    """``add_wanted`` asks for a new one, ``changed`` and ``removed`` name one; ``paused`` gives the days (0: until the
    person says so), ``gone_on`` ends that; ``noticed`` tells the notice chosen; ``saved`` wants the file."""

    back = Signal()
    add_wanted = Signal()
    changed = Signal(str)
    removed = Signal(str)
    paused = Signal(int)
    gone_on = Signal()
    noticed = Signal(str)
    saved = Signal()

    def __init__(self, view: RemindersView) -> None:
        super().__init__()
        self.view = view
        self.change_links: dict[str, LinkButton] = {}
        self.remove_links: dict[str, LinkButton] = {}
        self.banner: Banner | None = None
        self.add_button: Button
        self.setAccessibleName(tr("Reminders"))
        back = LinkButton(tr("Settings"), icon_name="caret-left")
        back.clicked.connect(self.back)
        self.add(back)
        self.add(Heading(tr("Reminders")), above=4)
        if not view.shown:
            self._add_empty()
            return
        self.add(Body(tr("They come up when you chose. You can let any of them pass."), muted=True), above=8)
        if view.pause is not None:
            self._add_rest(view.pause)
        if view.begun:
            self._add_begun()
        self._add_list()
        self._add_pause()
        self._add_notice()
        self._add_phone()

    def focus_reminder(self, reminder_id: str = "") -> None:
        """Puts the focus on a reminder, or on adding one."""
        target = self.change_links.get(reminder_id, self.add_button)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_pause(self) -> None:
        """Puts the focus where the pause is ended or begun."""
        target = self.banner.action if self.banner is not None else self.pause_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_rest(self, pause: Pause) -> None:
        self.banner = Banner(pause_words(pause), tr("Go on"), amber=False)
        self.banner.acted.connect(self.gone_on)
        self.add(self.banner, above=20)

    def _add_begun(self) -> None:
        banner = Banner(tr("You began a reminder. It is still here."), tr("Go on with it"), amber=False)
        banner.acted.connect(self.add_wanted)
        self.add(banner, above=20)

    def _add_empty(self) -> None:
        if self.view.begun:
            self._add_begun()
        empty = EmptyState(
            tr(
                "Nothing reminds you. If you like, a routine, your check-in or words of your own can come up "
                "when you choose."
            ),
            tr("Add a reminder"),
        )
        empty.acted.connect(self.add_wanted)
        self.add_button = empty.button
        self.add(empty, above=8)

    def _add_list(self) -> None:
        self.add_button = PrimaryButton(tr("Add a reminder"), icon_name="plus")
        self.add_button.clicked.connect(self.add_wanted)
        self.add(self.add_button, above=20)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for one in self.view.shown:
            column.addWidget(self._card(one))
        self.add(holder, above=24)

    def _card(self, one: Shown) -> Card:
        card = Card(spacing=2)
        card.body.setContentsMargins(24, 18, 24, 8)
        card.body.addWidget(Title(one.title))
        card.body.addWidget(Body(when_words(one.reminder), muted=True))
        if one.rests:
            while_away = tr("rests while the routine is put away")
            while_paused = tr("rests while measuring is paused")
            card.body.addWidget(Pill(while_paused if one.routine is None else while_away))
        change, remove = LinkButton(tr("Change")), LinkButton(tr("Delete"))
        change.setAccessibleName(tr("Change the reminder: {name}", name=one.title))
        remove.setAccessibleName(tr("Delete the reminder: {name}", name=one.title))
        change.clicked.connect(partial(self._tell_changed, one.reminder.id))
        remove.clicked.connect(partial(self._tell_removed, one.reminder.id))
        self.change_links[one.reminder.id] = change
        self.remove_links[one.reminder.id] = remove
        card.body.addWidget(Row(change, remove, spacing=28))
        return card

    def _add_pause(self) -> None:
        self.add(Subheading(tr("A rest from reminders")))
        self.pause_button = SecondaryButton(tr("Pause all"), icon_name="pause")
        self.day_button = SecondaryButton(tr("Until tomorrow"))
        self.week_button = SecondaryButton(tr("For a week"))
        for button, days in ((self.pause_button, 0), (self.day_button, 1), (self.week_button, 7)):
            button.clicked.connect(partial(self._tell_paused, days))
            button.setAccessibleDescription(tr("A rest from all reminders"))
        self.add(Row(self.pause_button, self.day_button, self.week_button))
        self.add(Small(tr("“Pause all” lasts until you say so. Nothing is made up for afterwards.")), above=8)

    def _add_notice(self) -> None:
        name = tr("A notice on your desktop")
        self.add(Subheading(name))
        self.notice_row = ChoiceRow(
            name,
            [
                (NoticeChoice.NAME.value, tr("Just say “Companion”")),
                (NoticeChoice.WORDS.value, tr("Show the words")),
                (NoticeChoice.OFF.value, tr("No notice")),
            ],
            clearable=False,
        )
        self.notice_row.set_value(self.view.notice.value)
        self.notice_row.chosen.connect(self.noticed)
        self.add(self.notice_row)
        self.add(
            Small(
                tr(
                    "It comes, without a sound, while this window is open behind others. Whoever sees your screen "
                    "can read it. The card on Today comes in any case."
                )
            ),
            above=8,
        )

    def _add_phone(self) -> None:
        self.add(Subheading(tr("On your phone")))
        self.add(
            Body(
                tr(
                    "Save them as a calendar file, send it to your phone and open it there. Then the phone’s own "
                    "calendar reminds you, also when this computer is off."
                )
            )
        )
        self.save_button = SecondaryButton(tr("Save for my phone"), icon_name="download-simple")
        self.save_button.clicked.connect(self.saved)
        self.add(self.save_button, above=16)
        self.add(
            Small(
                tr(
                    "The file leaves this notebook: it holds the names, days and times of your reminders, and "
                    "whoever gets it can read them. A pause here does not reach the phone."
                )
            ),
            above=8,
        )

    def _tell_changed(self, reminder_id: str, _checked: bool = False) -> None:
        self.changed.emit(reminder_id)

    def _tell_removed(self, reminder_id: str, _checked: bool = False) -> None:
        self.removed.emit(reminder_id)

    def _tell_paused(self, days: int, _checked: bool = False) -> None:
        self.paused.emit(days)
