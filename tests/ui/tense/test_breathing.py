"""Breathing along: a rhythm of one's own, drawn, spoken or both; silent where there is no voice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.breathing import LONG_OUT, SQUARE, Breathing, Guide, Rhythm
from companion.services.bundle import Services
from companion.ui.look import apply
from companion.ui.tense.breathing import BreathingPage
from companion.ui.tense.screen import TenseScreen
from companion.ui.theme import LIGHT
from tests.ui.tense.conftest import Voice


def opened(screen: TenseScreen, qtbot: QtBot) -> BreathingPage:
    qtbot.keyClick(screen.window().focusWidget() or screen, Qt.Key.Key_1)
    page = screen.pages.currentWidget()
    assert isinstance(page, BreathingPage)
    return page


def test_it_pauses_and_keeps_its_time(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    page = BreathingPage()
    shown(page)
    assert page.running
    page.pause_button.click()
    assert not page.running
    stopped = page.seconds
    qtbot.wait(60)
    assert page.seconds == stopped


def test_ready_made_rhythms_and_one_of_my_own_are_remembered(
    screen: TenseScreen, qtbot: QtBot, services: Services, words_on: Callable[[QWidget], str]
) -> None:
    page = opened(screen, qtbot)
    assert page.circle.rhythm == LONG_OUT
    assert not page.choice.hold_full.isVisible()
    page.choice.rhythms.pills()["1"].click()
    assert page.circle.rhythm == SQUARE
    assert services.tense.breathing() == Breathing(SQUARE)
    page.choice.rhythms.pills()["own"].click()
    assert page.choice.hold_full.isVisible()
    page.choice.breathe_out.more.click()
    mine = Rhythm(4, 4, 5, 4)
    assert page.circle.rhythm == mine
    page.back_button.click()
    assert "In 4, hold 4, out 5, hold 4. As long as you like." in words_on(screen)
    again = opened(screen, qtbot)
    assert again.circle.rhythm == mine
    assert again.choice.breathe_out.value() == 5
    assert again.choice.hold_full.isVisible()


def test_words_and_count_follow_every_part_of_a_breath(shown: Callable[..., QWidget]) -> None:
    page = BreathingPage(Breathing(SQUARE))
    shown(page)
    seen = []
    for second in (0.5, 3.5, 4.5, 8.5, 12.5, 16.5):
        page._show(second)
        seen.append((page.words.text(), page.count.text()))
    assert seen == [
        ("Breathe in", "1"),
        ("Breathe in", "4"),
        ("Hold", "1"),
        ("Breathe out", "1"),
        ("Hold", "1"),
        ("Breathe in", "1"),
    ]


def test_spoken_says_each_part_once_and_falls_silent_when_one_leaves(
    screen: TenseScreen, qtbot: QtBot, voice: Voice
) -> None:
    page = opened(screen, qtbot)
    page.choice.guides.pills()[Guide.BOTH.value].click()
    assert page.circle.isVisible()
    page._timer.stop()
    voice.said.clear()
    for second in (4.5, 5.0, 9.9, 10.1, 14.2):
        page._show(second)
    assert voice.said == ["Breathe out", "Breathe in", "Breathe out"]
    page.choice.guides.pills()[Guide.SPOKEN.value].click()
    assert not page.circle.isVisible(), "with eyes closed"
    assert page.words.isVisible()
    page.back_button.click()
    assert voice.closed


def test_drawn_says_nothing(screen: TenseScreen, qtbot: QtBot, voice: Voice) -> None:
    page = opened(screen, qtbot)
    page._show(4.5)
    page._show(10.1)
    assert voice.said == []


def test_without_a_voice_words_and_circle_stay(shown: Callable[..., QWidget]) -> None:
    page = BreathingPage(Breathing(guide=Guide.SPOKEN), lambda: None)
    shown(page)
    assert page.circle.isVisible()
    assert page.no_voice.isVisible()
    page._show(4.5)
    assert page.words.text() == "Breathe out"
    page.choice.guides.pills()[Guide.DRAWN.value].click()
    assert not page.no_voice.isVisible()


def test_where_no_voice_can_be_asked_for_there_is_no_choice_of_it(shown: Callable[..., QWidget]) -> None:
    page = BreathingPage(Breathing(guide=Guide.SPOKEN))
    shown(page)
    assert not page.choice.guides.isVisible()
    assert page.circle.isVisible()


def test_with_motion_off_only_the_words_change(
    shown: Callable[..., QWidget],
    picture: Callable[[QWidget], QImage],
    qapp: QApplication,
    app_look: object,
) -> None:
    apply(qapp, LIGHT, 100, still=True)
    page = BreathingPage()
    shown(page)
    page._timer.stop()
    page._show(0.5)
    before, words = picture(page.circle), page.words.text()
    page._show(5.5)
    assert picture(page.circle) == before
    assert page.words.text() != words
