"""After the visit: one wrong press costs nothing, and what is private is folded until one asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.visits import Felt, TalkKind
from companion.errors import SaveError
from companion.services.bundle import Services
from companion.services.visits import VisitEntry
from companion.ui.navigation import Navigator
from companion.ui.visit import afterwards as module
from companion.ui.visit.afterwards import DRAFT
from companion.ui.visit.private_fold import PrivateFold
from companion.ui.visit.record_form import RecordForm
from companion.ui.visit.record_page import RecordPage
from companion.ui.visit.record_story import VisitStoryDialog
from companion.ui.visit.screen import VisitScreen
from companion.ui.visit.wording import WordingDialog
from companion.ui.widgets.kit import Label

FELT = "I was not heard at all"


@pytest.fixture
def offers(navigator: Navigator) -> list[tuple[str, Callable[[], object]]]:
    found: list[tuple[str, Callable[[], object]]] = []
    navigator.undoable.connect(lambda words, undo: found.append((words, undo)))
    return found


def plan(services: Services, days: int) -> None:
    services.visits.plan_next(services.visits.today() + timedelta(days=days), "Ana")
    services.visits.bring(TalkKind.TALK, "the stairs")


def seen(widget: QWidget) -> str:
    """The words in sight, once what was just added is shown."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_a_visit_ahead_is_asked_about_and_no_is_the_quick_answer(
    screen: VisitScreen, services: Services, offers: list[Any], qtbot: QtBot
) -> None:
    plan(services, 11)
    screen.refresh()
    screen.afterwards.keep_button.click()
    question = screen.afterwards.question
    assert question.isVisible()
    assert question.sentence.text() == "You wrote that this visit is on Thursday 3 December. Was it already?"
    assert question.ahead_button.hasFocus()
    qtbot.keyClick(question.ahead_button, Qt.Key.Key_Space)
    assert not question.isVisible()
    assert screen.afterwards.keep_button.hasFocus()
    assert (services.visits.past(), offers) == ([], [])
    screen.afterwards.keep_button.click()
    question.was_button.click()
    assert not question.isVisible()
    (visit,) = services.visits.past()
    assert visit.day == services.visits.today()
    assert [words for words, _undo in offers] == ["The visit is behind you."]


@pytest.mark.parametrize("days", [0, -3])
def test_a_visit_whose_day_came_is_not_asked_about(
    days: int, screen: VisitScreen, services: Services
) -> None:
    plan(services, days)
    screen.refresh()
    screen.afterwards.keep_button.click()
    assert not screen.afterwards.question.isVisible()
    assert len(services.visits.past()) == 1


def test_undo_shows_the_day_the_person_the_list_and_what_was_typed(
    screen: VisitScreen, services: Services, offers: list[Any]
) -> None:
    plan(services, 0)
    screen.refresh()
    form = screen.afterwards
    form.agreed.set_text("Walk.")
    form.felt.set_text(FELT)
    form.private.numbers.set_numbers(Felt(2))
    form.keep()
    assert (form.agreed.text(), screen.who.text(), screen.day.day()) == ("", "", None)
    assert "the stairs" not in seen(screen.talk)
    form.agreed.set_text("And sleep.")
    form.agreed.changed.emit()
    assert offers[-1][1]() is True
    assert (form.agreed.text(), form.felt.text()) == ("Walk.\nAnd sleep.", FELT)
    assert form.private.numbers.numbers() == Felt(2)
    assert (screen.who.text(), screen.day.day()) == ("Ana", services.visits.today())
    assert "the stairs" in seen(screen.talk)
    assert services.visits.past() == []


def test_a_name_just_typed_goes_with_the_visit(screen: VisitScreen, services: Services, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.who.editor, "Ana")
    screen.afterwards.keep_button.click()
    assert [visit.who for visit in services.visits.past()] == ["Ana"]


def test_a_visit_that_could_not_be_taken_back_is_told(
    screen: VisitScreen, services: Services, offers: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(module, "show_error", lambda error, _parent: told.append(error.sentence))
    screen.afterwards.keep()

    def full(_turn: object) -> None:
        raise SaveError("The disk is full.")

    monkeypatch.setattr(services.after_visits, "take_back", full)
    assert offers[-1][1]() is False
    assert told == ["The disk is full."]


def test_a_visit_put_behind_by_mistake_comes_again_from_its_change_form(
    screen: VisitScreen, services: Services, offers: list[Any]
) -> None:
    plan(services, 4)
    visit = services.after_visits.agree("Walk.", FELT).visit
    screen.refresh()
    screen.afterwards.agreed.set_text("Sleep.")
    screen.afterwards.agreed.changed.emit()
    screen.records.show(visit.id)
    assert isinstance(screen.records.page, RecordPage)
    screen.records.page.change_button.click()
    form = screen.records.page
    assert isinstance(form, RecordForm)
    assert form.coming_link.isVisible()
    form.day.set_day(services.visits.today() + timedelta(days=4))
    form.coming_link.click()
    assert screen.records.page is None
    assert services.visits.past() == []
    assert "the stairs" in seen(screen.talk)
    assert screen.afterwards.agreed.text() == "Walk.\nSleep."
    assert screen.day.day() == services.visits.today() + timedelta(days=4)
    assert screen.day.editor.hasFocus()
    words, undo = offers[-1]
    assert words == "The visit is still to come. Its lines are back on your list."
    assert undo() is True
    assert services.visits.past() == [visit]
    assert screen.afterwards.agreed.text() == "Sleep."


def test_only_a_visit_that_was_can_be_still_to_come(screen: VisitScreen, services: Services) -> None:
    coming = services.visits.add(VisitEntry(services.visits.today() + timedelta(days=3), "Ana"))
    screen.records.show(coming.id)
    assert isinstance(screen.records.page, RecordPage)
    screen.records.page.change_button.click()
    assert isinstance(screen.records.page, RecordForm)
    assert not screen.records.page.coming_link.isVisible()


# private


def test_how_it_felt_is_folded_on_the_page_of_the_next_visit(
    screen: VisitScreen, services: Services, qtbot: QtBot
) -> None:
    services.after_visits.agree("Walk.", FELT, numbers=Felt(1))
    screen.refresh()
    assert FELT not in seen(screen)
    assert "1 of 10" not in seen(screen)
    fold = screen.findChildren(PrivateFold)[-1]
    assert fold.button.text() == "How it felt (private)"
    assert fold.button.accessibleName() == "How it felt (private): 22 Nov 2026"
    assert fold.button.accessibleDescription() == "folded"
    qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert FELT in seen(screen)
    assert "1 of 10" in seen(screen)
    screen.leave()
    screen.refresh()
    assert FELT not in seen(screen)


def test_how_it_felt_is_folded_on_the_page_and_the_form_of_a_visit(
    screen: VisitScreen, services: Services
) -> None:
    visit = services.after_visits.agree("Walk.", FELT).visit
    screen.records.show(visit.id)
    page = screen.records.page
    assert isinstance(page, RecordPage)
    assert page.felt is not None
    assert FELT not in seen(page)
    page.felt.turn()
    assert FELT in seen(page)
    page.change_button.click()
    form = screen.records.page
    assert isinstance(form, RecordForm)
    assert not form.private.felt.isVisible()
    assert form.private.begun.isVisible()
    form.private.fold.turn()
    assert form.private.felt.text() == FELT
    assert form.private.felt.editor.hasFocus()


def test_what_is_begun_is_folded_again_when_the_page_is_left(screen: VisitScreen) -> None:
    private = screen.afterwards.private
    assert not private.begun.isVisible()
    private.fold.button.click()
    private.felt.set_text(FELT)
    screen.leave()
    assert not private.felt.isVisible()
    assert private.begun.isVisible()


def test_earlier_words_of_how_it_felt_are_folded_too(screen: VisitScreen, services: Services) -> None:
    visit = services.after_visits.agree("Walk.", FELT).visit
    services.visits.edit(visit.id, VisitEntry(visit.day, "", "Walk twice.", "better"))
    screen.records.show(visit.id)
    assert isinstance(screen.records.page, RecordPage)
    screen.records.page.story_link.click()
    (dialog,) = screen.window().findChildren(VisitStoryDialog)
    assert "Walk." in seen(dialog)
    assert FELT not in seen(dialog)
    dialog.findChildren(PrivateFold)[0].turn()
    assert FELT in seen(dialog)
    dialog.close()


# in my own words


def press_in_dialog(
    screen: VisitScreen, monkeypatch: pytest.MonkeyPatch, act: Callable[[WordingDialog], object]
) -> None:
    """Opens the dialog, does something in it, and lets it answer."""

    def answer(dialog: WordingDialog) -> int:
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(WordingDialog, "exec", answer)
    screen.afterwards.private.wording_link.click()


def test_a_question_is_put_in_own_words_and_undo_puts_it_back(
    screen: VisitScreen, services: Services, offers: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    form = screen.afterwards
    form.agreed.set_text("Walk.")
    form.private.numbers.set_numbers(Felt(3, 4))

    def word(dialog: WordingDialog) -> None:
        dialog.fields["heard"].set_text("Did she <b>listen</b>?")
        dialog.keep_button.click()

    press_in_dialog(screen, monkeypatch, word)
    scale = form.private.numbers.scales["heard"]
    assert scale.label.text() == "Did she <b>listen</b>?"
    assert (form.agreed.text(), form.private.numbers.numbers()) == ("Walk.", Felt(3, 4))
    scale.changed.emit()
    form.flush()
    draft = services.drafts.load(DRAFT)
    assert draft is not None
    assert (draft["agreed"], draft["felt_heard"]) == ("Walk.", "3")
    form.keep()
    record = services.visits.record(services.visits.past()[0].id)
    assert record.wording == {"heard": "Did she <b>listen</b>?"}
    (undo,) = [undo for words, undo in offers if words == "Asked in your words from now on."]
    assert undo() is True
    assert services.after_visits.wording() == {}
    assert form.private.numbers.scales["heard"].label.text() == "Could I say what I had on my mind?"
    screen.records.show(record.visit.id)
    assert isinstance(screen.records.page, RecordPage)
    assert screen.records.page.felt is not None
    screen.records.page.felt.turn()
    assert "Did she <b>listen</b>?" in seen(screen.records.page), "as it was answered"


def test_own_words_go_back_to_how_they_were_at_first(
    screen: VisitScreen, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.after_visits.word({"goals": "Was it about Rosie?"})

    def reset(dialog: WordingDialog) -> None:
        assert dialog.fields["goals"].text() == "Was it about Rosie?"
        dialog.reset_button.click()
        dialog.keep_button.click()

    press_in_dialog(screen, monkeypatch, reset)
    assert services.after_visits.wording() == {}


def test_leaving_the_words_changes_nothing(
    screen: VisitScreen, services: Services, offers: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(dialog: WordingDialog) -> None:
        dialog.fields["goals"].set_text("Was it about Rosie?")
        dialog.reject()

    press_in_dialog(screen, monkeypatch, leave)
    assert (services.after_visits.wording(), offers) == ({}, [])


def test_a_visit_is_changed_under_the_words_it_was_answered_in(
    screen: VisitScreen, services: Services
) -> None:
    visit = services.after_visits.agree("", numbers=Felt(3), wording={"heard": "Did she listen?"}).visit
    services.after_visits.word({"heard": "Was I heard?", "goals": "Was it about Rosie?"})
    screen.records.show(visit.id)
    assert isinstance(screen.records.page, RecordPage)
    screen.records.page.change_button.click()
    form = screen.records.page
    assert isinstance(form, RecordForm)
    labels = {part: scale.label.text() for part, scale in form.private.numbers.scales.items()}
    assert labels["heard"] == "Did she listen?"
    assert labels["goals"] == "Was it about Rosie?"
    assert labels["overall"] == "Would I choose a visit like this again?"
    form.private.numbers.set_numbers(Felt(5))
    form.keep_button.click()
    assert services.visits.record(visit.id).wording == {"heard": "Did she listen?"}
