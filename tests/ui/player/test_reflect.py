"""How was that? Everything may be left out."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.domain.drafts import reflection_key
from companion.domain.routines import Routine, Size
from companion.domain.sessions import Helped, Outcome, Session, StepDone
from companion.services.bundle import Services
from companion.ui.player.reflect import ReflectScreen
from companion.ui.widgets.kit import Label, Quote, ScaleInput
from tests.ui.player.conftest import Table


@pytest.fixture
def session(services: Services, routine: Routine) -> Session:
    step = routine.steps[0]
    begun = services.sessions.start(routine, Size.ORDINARY)
    done = StepDone(step.id, step.movement_id, step.movement_name, Outcome.DONE, 1, 2, 10)
    return services.sessions.finish(services.sessions.record(begun, done))


@pytest.fixture
def reflect(
    services: Services, session: Session, shown: Callable[..., QWidget]
) -> Callable[[], ReflectScreen]:
    def make() -> ReflectScreen:
        goal = next(iter(services.goals.all()), None)
        effort = services.checkins.after_a_routine()
        screen = ReflectScreen(session, goal, services.sessions, services.drafts, effort)
        shown(screen, 1000, 800)
        QTest.qWaitForWindowActive(screen)
        screen.setFocus()
        return screen

    return make


def kept(services: Services) -> Session:
    today = services.sessions.today()
    [session] = services.sessions.between(today, today)
    return session


def test_nothing_at_all_is_fine(
    services: Services, reflect: Callable[[], ReflectScreen], qtbot: object
) -> None:
    screen = reflect()
    closed: list[bool] = []
    screen.closed.connect(lambda: closed.append(True))
    screen.skip_button.click()
    assert closed == [True]
    session = kept(services)
    assert (session.effort, session.helped, session.note) == (None, None, "")


def test_skipping_is_as_big_as_keeping(reflect: Callable[[], ReflectScreen]) -> None:
    screen = reflect()
    assert screen.skip_button.size() == screen.keep_button.size()


def test_answers_are_kept_word_for_word(services: Services, reflect: Callable[[], ReflectScreen]) -> None:
    screen = reflect()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_7)
    screen.helped.pills()[Helped.A_LITTLE.value].click()
    screen.note.editor.setFocus()
    QTest.keyClicks(screen.note.editor, "a < b <img src=x>")
    screen.keep_button.click()
    session = kept(services)
    assert (session.effort, session.helped, session.note) == (7, Helped.A_LITTLE, "a < b <img src=x>")
    assert services.drafts.load(reflection_key(session.id)) is None


def test_esc_keeps_what_was_said(services: Services, reflect: Callable[[], ReflectScreen]) -> None:
    screen = reflect()
    QTest.keyClicks(screen.note.editor, "Warm afterwards.")
    QTest.keyClick(screen.note.editor, Qt.Key.Key_Escape)
    assert kept(services).note == "Warm afterwards."


def test_words_survive_a_crash(services: Services, reflect: Callable[[], ReflectScreen]) -> None:
    screen = reflect()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_3)
    QTest.keyClicks(screen.note.editor, "Half a sente")
    screen.flush()
    again = reflect()
    assert again.effort is not None
    assert (again.effort.value(), again.note.text()) == (3, "Half a sente")


def test_effort_is_asked_in_the_words_of_its_measure(
    services: Services, reflect: Callable[[], ReflectScreen]
) -> None:
    path = Path(__file__).parents[3] / "resources" / "measures" / "effort.toml"
    measure = tomllib.loads(path.read_text(encoding="utf-8"))
    screen = reflect()
    assert screen.effort is not None
    assert screen.effort.accessibleName() == measure["text"]
    pills = screen.effort.pills()
    ends = {pills["0"].accessibleName(), pills["10"].accessibleName()}
    assert ends == {f"0: {measure['low']}", f"10: {measure['high']}"}
    words = [label.text() for label in screen.findChildren(Label) if label.isVisible()]
    assert words.count(measure["text"]) == 1
    assert any(measure["reason"] in said and measure["source"] in said for said in words)


def test_while_measuring_is_paused_no_number_is_asked(
    services: Services, reflect: Callable[[], ReflectScreen]
) -> None:
    services.checkins.pause(True)
    screen = reflect()
    assert screen.findChildren(ScaleInput) == []
    assert not any("Why we ask" in label.text() for label in screen.findChildren(Label))
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
    assert not screen.says_something, "a late press of space is no answer"
    screen.helped.pills()[Helped.YES.value].click()
    screen.keep_button.click()
    session = kept(services)
    assert (session.effort, session.helped) == (None, Helped.YES)


def test_the_player_asks_as_measuring_goes(
    services: Services, session: Session, table: Callable[..., Table]
) -> None:
    for paused in (True, False):
        services.checkins.pause(paused)
        player = table()
        player.screen.resume(session)
        assert player.screen.reflect is not None
        assert (player.screen.reflect.effort is None) is paused


def test_a_note_too_long_stays_with_the_reason(
    services: Services, reflect: Callable[[], ReflectScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.services.base.MAX_TEXT", 10)
    screen = reflect()
    QTest.keyClicks(screen.note.editor, "eleven long words")
    screen.keep_button.click()
    assert screen.note.problem.isVisible()
    assert screen.note.text() == "eleven long words"
    assert kept(services).note == ""


def test_my_first_goal_closes_the_page(services: Services, reflect: Callable[[], ReflectScreen]) -> None:
    services.goals.add("Lift <b>Rosie</b>")
    assert [quote.text() for quote in reflect().findChildren(Quote)] == ["“Lift <b>Rosie</b>”"]


def test_a_step_one_would_rather_not_do_can_go_on_the_list_for_the_visit(
    services: Services, routine: Routine, shown: Callable[..., QWidget]
) -> None:
    done, declined = routine.steps[0], routine.steps[-1]
    session = services.sessions.start(routine, Size.ORDINARY)
    for step, outcome in ((done, Outcome.DONE), (declined, Outcome.RATHER_NOT)):
        record = StepDone(step.id, step.movement_id, step.movement_name, outcome)
        session = services.sessions.record(session, record)
    screen = ReflectScreen(services.sessions.finish(session), None, services.sessions, services.drafts, None)
    shown(screen, 1000, 800)
    (link,) = screen.visit_links
    asked: list[tuple[str, str]] = []
    screen.for_visit.connect(lambda source, words: asked.append((source, words)))
    link.click()
    assert asked == [(f"step/{declined.id}", f"Rather not: {declined.movement_name}")]
    assert link.text() == "It is on your list", "the window's own word is under this screen"
