"""Numbers and days: a stepper with big minus and plus, and a day with a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QSpinBox, QToolButton, QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.icons import icon
from companion.ui.look import Look, current_look
from companion.ui.widgets.buttonless import Buttonless, high_enough
from companion.ui.widgets.buttons import LinkButton, OutlinedIconButton
from companion.ui.widgets.day_format import ago_words, field_format
from companion.ui.widgets.fields import LabelledField, paint_caret
from companion.ui.widgets.flow import Row
from companion.ui.widgets.labels import Small
from companion.ui.widgets.notices import announce

NO_DAY = QDate(1900, 1, 1)
LAST_DAY = QDate(2200, 12, 31)
COMES_TO_DAY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class _Spin(Buttonless, QSpinBox):
    """A number to type or to step with the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.make_bare()

    def sizeHint(self) -> QSize:
        digits = "8" * max(3, len(self.text()), len(self.textFromValue(self.maximum()) + self.suffix()))
        return high_enough(self.fontMetrics().horizontalAdvance(digits) + 2 * 18)


class Stepper(LabelledField):
    """A labelled whole number from ``least`` to ``most`` with minus and plus. ``suffix`` is a unit, such as `` s``."""

    def __init__(
        self,
        label: str,
        least: int,
        most: int,
        value: int,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        step: int = 1,
        suffix: str = "",
    ) -> None:
        self._spin = _Spin()
        self._spin.setRange(least, most)
        self._spin.setSingleStep(step)
        self._spin.setSuffix(suffix)
        self._spin.setValue(value)
        self.less = OutlinedIconButton("minus", tr("{name}: less", name=label))
        self.more = OutlinedIconButton("plus", tr("{name}: more", name=label))
        super().__init__(label, self._spin, hint, parent)
        self.less.clicked.connect(self._spin.stepDown)
        self.more.clicked.connect(self._spin.stepUp)
        self._quiet = False
        self._spin.valueChanged.connect(self._moved)
        self._show_ends()

    def place_editor(self, layout: QVBoxLayout) -> None:
        # Minus and plus repeat what the arrow keys do, so Tab stops once per number.
        for button in (self.less, self.more):
            button.setAutoRepeat(True)
        layout.addWidget(Row(self.less, self._spin, self.more, spacing=8))

    def value(self) -> int:
        """The number."""
        return self._spin.value()

    def set_value(self, value: int) -> None:
        """Shows a number, kept within its range, without telling anybody."""
        self._quiet = True
        self._spin.setValue(value)
        self._quiet = False

    def text(self) -> str:
        """The number as text, for drafts."""
        return str(self.value())

    def set_text(self, text: str) -> None:
        """Restores a draft; anything but a whole number is passed over."""
        try:
            self.set_value(int(text))
        except ValueError:
            return

    def _moved(self) -> None:
        self._show_ends()
        self._spin.updateGeometry()
        if not self._quiet:
            self._changed()

    def _show_ends(self) -> None:
        self.less.setEnabled(self._spin.value() > self._spin.minimum())
        self.more.setEnabled(self._spin.value() < self._spin.maximum())


BETWEEN_PARTS = frozenset(" /.-,")


class _Day(QDateEdit):
    """A day to type or pick. The wheel scrolls the page instead.

    It can be typed as one writes it, ``28 Oct 2026`` or ``28/10/2026``. Qt goes on to the next part by itself once one
    is full; the space, point or Tab that is typed there all the same does not leave out another part then. Only
    the keys up and down stop at ``latest``: told of it, Qt would pass over digits that could not come before it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.latest: QDate | None = None
        self._went_on = False
        self._month = ""
        self.setCalendarPopup(True)
        self.setDateRange(NO_DAY, LAST_DAY)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setDisplayFormat(field_format())
        self._dressed_for: Look | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dress()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down):
            self._dress()
        if event.text() in BETWEEN_PARTS and event.text():
            self._to_next_part()
        elif self.currentSection() is QDateEdit.Section.MonthSection and event.text().isdecimal():
            self._type_month(event.text())
        else:
            before = self.currentSectionIndex()
            super().keyPressEvent(event)
            self._went_on = bool(event.text().strip()) and self.currentSectionIndex() != before
            self._month = ""

    def stepBy(self, steps: int) -> None:
        """The keys up and down stop at the last day there may be."""
        super().stepBy(steps)
        if self.latest is not None and self.date() > self.latest:
            self.setDate(self.latest)

    def _to_next_part(self) -> None:
        place = self.currentSectionIndex() + 1
        if not self._went_on and place < self.sectionCount():
            self.setSelectedSection(self.sectionAt(place))
        self._went_on, self._month = False, ""

    def _type_month(self, digit: str) -> None:
        """A month by its number; Qt knows it by its name only."""
        month = next((each for each in (self._month + digit, digit) if 1 <= int(each) <= 12), "")
        self._month = month or digit
        if month:
            day = self.date()
            first = QDate(day.year(), int(month), 1)
            self.setDate(first.addDays(min(day.day(), first.daysInMonth()) - 1))
            self.setSelectedSection(QDateEdit.Section.MonthSection)
        self._went_on = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keyboard one comes to the day, from both sides: Qt would begin with the year on the way back."""
        super().focusInEvent(event)
        if event.reason() in COMES_TO_DAY and self.text() != self.specialValueText():
            self.setSelectedSection(QDateEdit.Section.DaySection)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Without a day there are no parts to go through, and Qt's own way out of them is never found."""
        if forward and self._went_on:
            self._went_on = False
            return True
        if self.text() == self.specialValueText():
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def _dress(self) -> None:
        # Only when it is about to open: making a calendar takes longer than all the rest of a form.
        if self._dressed_for == current_look():
            return
        self._dressed_for = current_look()
        calendar = self.calendarWidget()
        look = current_look()
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumWidth(look.with_text(340))
        ink = QTextCharFormat()
        ink.setForeground(look.color(Token.INK))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, ink)  # Qt's own is red
        arrows = {"qt_calendar_prevmonth": "caret-left", "qt_calendar_nextmonth": "caret-right"}
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            arrows = dict(zip(arrows, reversed(arrows.values()), strict=True))
        for button in calendar.findChildren(QToolButton):
            if name := arrows.get(button.objectName()):
                button.setIcon(icon(name, Token.ACCENT, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_caret(self)

    def sizeHint(self) -> QSize:
        shown = max(self.text(), self.displayFormat(), self.specialValueText(), key=len)
        return high_enough(self.fontMetrics().horizontalAdvance(shown + "8888") + 14 * 2 + 40)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class DateField(LabelledField):
    """A labelled day with a calendar and, on any other day, "Today" (unless ``with_today`` is off). With ``optional``
    there may be no day: ``day()`` is ``None``.

    ``today`` is handed in because a window has no clock of its own; ``latest`` bars later days. With ``tells_ago`` a day
    long ago is also told in words: "That was 3 years ago."
    """

    day_changed = Signal()

    def __init__(
        self,
        label: str,
        today: date,
        day: date | None = None,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        latest: date | None = None,
        with_today: bool = True,
        tells_ago: bool = False,
    ) -> None:
        self._today = today
        self._optional = optional
        self._with_today = with_today
        self._tells_ago = tells_ago
        self._edit = _Day()
        self.ago = Small("")
        self.today_button = LinkButton(tr("Today"))
        self.none_button = LinkButton(tr("No day yet"))
        if optional:
            self._edit.setSpecialValueText(tr("no day yet"))
        self._latest = latest
        self._edit.latest = _qdate(latest) if latest is not None else None
        super().__init__(label, self._edit, hint, parent)
        self._quiet = False
        self.set_day(day if day is not None or optional else today)
        self._tell_about_day()
        self._edit.dateChanged.connect(self._moved)
        self.today_button.clicked.connect(self._choose_today)
        self.none_button.clicked.connect(self._choose_none)
        self.none_button.setVisible(optional)

    def place_editor(self, layout: QVBoxLayout) -> None:
        layout.addWidget(Row(self._edit, self.today_button, self.none_button, spacing=16))
        layout.addWidget(self.ago)

    def day(self) -> date | None:
        """The day, or ``None`` when none is set."""
        shown = self._edit.date()
        return None if self._optional and shown == NO_DAY else date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date | None) -> None:
        """Shows a day without telling anybody; the latest there may be in place of a later one."""
        if day is not None and self._latest is not None:
            day = min(day, self._latest)
        self._quiet = True
        self._edit.setDate(NO_DAY if day is None else _qdate(day))
        self._quiet = False

    def text(self) -> str:
        """The day as ``YYYY-MM-DD``, for drafts."""
        day = self.day()
        return day.isoformat() if day else ""

    def set_text(self, text: str) -> None:
        """Restores a draft; anything but a day is passed over."""
        try:
            self.set_day(date.fromisoformat(text) if text else None)
        except ValueError:
            return

    def _choose_today(self) -> None:
        # Before the link goes: hiding it would send the focus on to the next thing.
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.setDate(_qdate(self._today))

    def _choose_none(self) -> None:
        self._edit.setDate(NO_DAY)

    def _moved(self) -> None:
        self._edit.updateGeometry()
        self._tell_about_day()
        if not self._quiet:
            self._changed()
            self.day_changed.emit()

    def _tell_about_day(self) -> None:
        """What stands beside and under the day follows it."""
        day = self.day()
        self.today_button.setVisible(self._with_today and day != self._today)
        words = ago_words(day, self._today) if self._tells_ago and day is not None else ""
        if day is not None and self._latest is not None and day > self._latest:
            words = tr("That day is still to come.")
        if words == self.ago.text() and words:
            return
        self.ago.setText(words)
        self.ago.setVisible(bool(words))
        if words and not self._quiet:
            announce(self._edit, words)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
