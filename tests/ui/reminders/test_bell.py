"""What comes up while the window is open: told once, in the strip elsewhere, on the desktop when one looks elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from companion.domain.reminders import EVERY_DAY
from companion.domain.routines import Routine
from companion.errors import NotebookError, SaveError
from companion.services.bundle import Services
from companion.services.reminders import When
from companion.ui.main_window import MainWindow
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.preferences import NoticeChoice
from companion.ui.reminders.bell import Bell
from companion.ui.reminders.later_dialog import LaterDialog
from companion.ui.reminders.notice import Words, notice_words
from companion.ui.reminders.replies import Replies
from companion.ui.reminders.strip import ReminderStrip
from companion.ui.reminders.tray_notice import TrayNotifier
from companion.ui.reminders.view import ReminderView, view_of
from companion.ui.widgets.kit import Label
from tests.helpers.desk import FixedClock
from tests.ui.main_window.conftest import Blank

AT_TEN = When(EVERY_DAY, (time(10),))
Undos = list[tuple[str, Callable[[], object]]]


class Desk:
    """A window over blank places, and what was told on the desktop."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        self.notices: list[Words] = []
        self.makers = 0
        self.choice = NoticeChoice.WORDS
        self.looks_elsewhere = True
        self.played: list[tuple[str, str]] = []
        self.window = MainWindow(
            navigator, {place: partial(self._screen, place) for place in Place}, player=self._play
        )
        replies = Replies(services.reminders, navigator, LaterDialog, self.window)
        self.bell = Bell(services.reminders, replies, self.window, self._choice, self._notifier)
        self.window.isActiveWindow = self._active  # type: ignore[method-assign]

    def _screen(self, place: Place) -> Screen:
        return Blank(place)

    def _play(self, routine_id: str, size: str) -> QWidget:
        self.played.append((routine_id, size))
        return QWidget()

    def _active(self) -> bool:
        return not self.looks_elsewhere

    def _choice(self) -> NoticeChoice:
        return self.choice

    def _notifier(self) -> Desk:
        self.makers += 1
        return self

    def show(self, words: Words) -> None:
        self.notices.append(words)

    @property
    def strip(self) -> ReminderStrip:
        assert self.bell.strip is not None
        assert self.bell.strip.isVisible()
        return self.bell.strip

    def refreshed(self, place: Place) -> int:
        screen = self.window.screen_of(place)
        assert isinstance(screen, Blank)
        return screen.refreshed


@pytest.fixture
def desk(services: Services, navigator: Navigator, shown: Callable[..., QWidget]) -> Desk:
    made = Desk(services, navigator)
    made.window.show_place(Place.PROGRESS)
    shown(made.window, 1280, 832)
    made.bell.start()
    return made


@pytest.fixture
def pass_time(desk: Desk, clock: FixedClock) -> Callable[[float], None]:
    """Lets so many minutes go by, and the bell look once."""

    def go_by(minutes: float) -> None:
        clock.advance(minutes=minutes)
        desk.bell.look()
        QApplication.processEvents()

    return go_by


def test_what_comes_up_is_told_once(
    desk: Desk, services: Services, pass_time: Callable[[float], None]
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    pass_time(29)
    assert desk.notices == []
    pass_time(1)
    assert desk.notices == [Words("Roses", "You chose this time.")]
    assert desk.strip.accessibleName() == "Roses"
    assert "You chose 10:00." in next(label.text() for label in desk.strip.findChildren(Label))
    pass_time(5)
    assert len(desk.notices) == 1
    assert desk.makers == 1


def test_several_at_once_are_one_notice_and_after_sleep_only_the_latest(
    desk: Desk, services: Services, routine: Routine, pass_time: Callable[[float], None]
) -> None:
    services.reminders.choose_for_routine(routine.id, When(EVERY_DAY, (time(10), time(11), time(12))))
    services.reminders.choose_own("Roses", AT_TEN)
    pass_time(4 * 60)
    assert desk.notices == [Words("Roses and Back easing", "You chose these times (2).")]


def test_what_had_come_up_before_the_start_does_not_ring(
    services: Services, navigator: Navigator, clock: FixedClock
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    clock.advance(hours=2)
    desk = Desk(services, navigator)
    desk.window.show_place(Place.PROGRESS)
    desk.bell.start()
    assert desk.notices == []
    assert desk.bell.strip is None
    (one,) = services.reminders.due()
    assert one.due is not None
    assert not one.due.fresh, "it is kept: it has come up"
    desk.window.deleteLater()


def test_an_anchor_does_not_ring(desk: Desk, services: Services, pass_time: Callable[[float], None]) -> None:
    services.reminders.choose_own("Roses", When(EVERY_DAY, (), "after tea"))
    before = desk.refreshed(Place.PROGRESS)
    pass_time(24 * 60)
    assert desk.notices == []
    assert desk.bell.strip is None
    assert desk.refreshed(Place.PROGRESS) > before, "Today, if it were shown, has it now"


def test_who_looks_at_the_window_needs_no_notice(
    desk: Desk, services: Services, pass_time: Callable[[float], None]
) -> None:
    desk.looks_elsewhere = False
    services.reminders.choose_own("Roses", AT_TEN)
    pass_time(31)
    assert desk.notices == []
    assert desk.strip.view.title == "Roses"


def test_on_today_the_card_is_enough(
    desk: Desk, services: Services, pass_time: Callable[[float], None]
) -> None:
    desk.window.show_place(Place.TODAY)
    services.reminders.choose_own("Roses", AT_TEN)
    before = desk.refreshed(Place.TODAY)
    pass_time(31)
    assert desk.bell.strip is None
    assert desk.refreshed(Place.TODAY) == before + 1
    pass_time(1)
    assert desk.refreshed(Place.TODAY) == before + 1, "nothing new, nothing read"


def test_going_to_today_takes_the_strip_away_and_closing_it_changes_nothing(
    desk: Desk, services: Services, pass_time: Callable[[float], None]
) -> None:
    made = services.reminders.choose_own("Roses", AT_TEN)
    pass_time(31)
    assert desk.strip
    desk.window.show_place(Place.TODAY)
    assert desk.bell.strip is None
    desk.window.show_place(Place.GOALS)
    assert desk.bell.strip is None, "seen is seen"
    services.reminders.later(made.id)
    pass_time(11)
    desk.strip.close_button.click()
    assert desk.bell.strip is None
    assert len(services.reminders.due()) == 1


@pytest.mark.parametrize("by_key", [False, True])
def test_start_plays_the_routine_in_one_press(
    desk: Desk, services: Services, routine: Routine, pass_time: Callable[[float], None], by_key: bool
) -> None:
    services.reminders.choose_for_routine(routine.id, AT_TEN)
    pass_time(31)
    strip = desk.strip
    assert strip.start_link.accessibleName() == "Start: Back easing"
    if by_key:
        strip.start_link.setFocus()
        QTest.keyClick(strip.start_link, Qt.Key.Key_Return)
    else:
        strip.start_link.click()
    assert desk.played == [(routine.id, "ordinary")]
    assert desk.bell.strip is None
    assert services.reminders.due() == []


def test_later_brings_it_again_in_ten_minutes(
    desk: Desk, services: Services, said: list[str], pass_time: Callable[[float], None]
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    pass_time(30)
    desk.strip.later_link.click()
    assert said == ["Roses comes again at 10:10."]
    assert desk.bell.strip is None
    pass_time(9)
    assert len(desk.notices) == 1
    pass_time(1)
    assert len(desk.notices) == 2
    assert desk.strip.view.title == "Roses"


def test_not_today_is_quiet_and_can_be_undone(
    desk: Desk, services: Services, undos: Undos, pass_time: Callable[[float], None]
) -> None:
    services.reminders.choose_own("Roses", When(EVERY_DAY, (time(10), time(11))))
    pass_time(30)
    desk.strip.not_today_link.setFocus()
    desk.strip.not_today_link.click()
    assert desk.bell.strip is None
    progress = desk.window.screen_of(Place.PROGRESS)
    assert isinstance(progress, Blank)
    assert progress.isAncestorOf(desk.window.focusWidget()), "the focus is not lost with the strip"
    pass_time(60)
    assert len(desk.notices) == 1
    [(sentence, undo)] = undos
    assert sentence == "“Roses” is quiet for today."
    assert undo() is True
    assert len(services.reminders.due()) == 1


def test_own_words_are_put_away_and_that_can_be_undone(
    desk: Desk, services: Services, undos: Undos, pass_time: Callable[[float], None]
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    pass_time(30)
    assert desk.strip.start_link.text() == "Put it away"
    desk.strip.start_link.click()
    assert services.reminders.due() == []
    assert undos[0][1]() is True
    assert len(services.reminders.due()) == 1


def test_what_was_answered_elsewhere_leaves_the_strip(
    desk: Desk, services: Services, pass_time: Callable[[float], None]
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    pass_time(30)
    assert desk.strip
    services.reminders.pause_all()
    pass_time(1)
    assert desk.bell.strip is None


def test_a_full_disk_does_not_keep_it_from_showing_nor_repeats_the_notice(
    desk: Desk,
    services: Services,
    pass_time: Callable[[float], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)

    def full(*_args: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.reminders, "look", full)
    pass_time(30)
    pass_time(1)
    pass_time(1)
    assert len(desk.notices) == 1
    assert desk.strip.view.title == "Roses"


def test_a_notebook_that_cannot_be_read_leaves_what_is_there_and_what_came_meanwhile_is_told_after(
    desk: Desk, services: Services, pass_time: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    services.reminders.choose_own("Tulips", When(EVERY_DAY, (time(10, 1),)))
    pass_time(30)

    def away(*_args: object) -> None:
        raise NotebookError("Your notebook cannot be read right now.")

    with monkeypatch.context() as pulled_out:
        pulled_out.setattr(services.reminders, "due", away)
        pass_time(2)
    assert desk.strip.view.title == "Roses"
    assert len(desk.notices) == 1
    pass_time(1)
    assert desk.strip.view.title == "Tulips"
    assert len(desk.notices) == 2


def test_at_midnight_the_words_say_which_day_it_was(
    desk: Desk, services: Services, pass_time: Callable[[float], None]
) -> None:
    services.reminders.choose_own("Roses", When(EVERY_DAY, (time(23, 30),)))
    pass_time(14 * 60)
    strip = desk.strip
    strip.later_link.setFocus()
    before = desk.refreshed(Place.PROGRESS)
    assert strip.view.sentence == "You chose 23:30."
    pass_time(31)
    assert desk.strip is strip
    assert strip.later_link.hasFocus()
    assert "You chose 23:30 on Sunday." in next(label.text() for label in strip.findChildren(Label))
    assert desk.refreshed(Place.PROGRESS) == before + 1, "and so does the card, were it Today"


def test_not_today_after_midnight_promises_nothing_for_the_new_day(
    desk: Desk, services: Services, undos: Undos, pass_time: Callable[[float], None]
) -> None:
    services.reminders.choose_own("Roses", When(EVERY_DAY, (time(8), time(23, 30))))
    pass_time(15 * 60)
    desk.strip.not_today_link.click()
    assert [sentence for sentence, _undo in undos] == ["Put away."]
    pass_time(7.5 * 60)
    assert desk.strip.view.sentence == "You chose 08:00."


def test_after_sleep_it_looks_at_once(desk: Desk, services: Services, clock: FixedClock) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    clock.advance(hours=3)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert desk.notices == []
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(desk.notices) == 1


def test_stopped_it_looks_no_more(desk: Desk, services: Services, clock: FixedClock) -> None:
    services.reminders.choose_own("Roses", AT_TEN)
    desk.bell.stop()
    clock.advance(hours=3)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert desk.notices == []


# --- what the notice says ----------------------------------------------------------------------------------------


def view(services: Services, clock: FixedClock, words: str) -> ReminderView:
    services.reminders.choose_own(words, AT_TEN)
    clock.advance(hours=1)
    return view_of(services.reminders.due()[-1], clock.now().day)


def test_a_notice_says_no_more_than_the_person_chose(services: Services, clock: FixedClock) -> None:
    one = view(services, clock, "Roses <b>&amp;</b>\nand my hip")
    assert notice_words([one], NoticeChoice.NAME) == Words("Companion", "You chose this time.")
    assert notice_words([one], NoticeChoice.WORDS) == Words("Roses <b>&amp;</b>", "You chose this time.")
    assert notice_words([one], NoticeChoice.OFF) is None
    assert notice_words([], NoticeChoice.WORDS) is None
    both = notice_words([one, one], NoticeChoice.NAME)
    assert both == Words("Companion", "You chose these times (2).")


def test_a_very_long_title_is_cut(services: Services, clock: FixedClock) -> None:
    words = notice_words([view(services, clock, "word " * 60)], NoticeChoice.WORDS)
    assert words is not None
    assert len(words.title) <= 120


def test_without_a_tray_nothing_happens(qapp: QApplication) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    notifier = TrayNotifier()
    notifier.show(Words("Roses", "You chose this time."))
    assert notifier.findChildren(QSystemTrayIcon) == []


def test_with_a_tray_the_icon_goes_with_the_notice(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _tray: told.append("icon"))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda _tray: told.append("no icon"))
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _tray, title, line, *_more: told.append(f"{title}: {line}")
    )
    notifier = TrayNotifier()
    for title in ("Roses", "Tulips"):
        notifier.show(Words(title, "You chose this time."))
    assert told == ["icon", "Roses: You chose this time.", "icon", "Tulips: You chose this time."]
    assert len(notifier.findChildren(QSystemTrayIcon)) == 1
    notifier._gone.timeout.emit()
    assert told[-1] == "no icon"
    notifier.deleteLater()
