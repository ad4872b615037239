"""Writing a movement of one's own, changing it, reading what it was, deleting it: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.doses import Dose
from companion.domain.movements import Area, Movement, Position
from companion.services.bundle import Services
from companion.services.library import OwnEntry
from companion.ui.own_movement.story import MovementStoryDialog, story_lines
from companion.ui.widgets.kit import Label
from tests.ui.own_movement.conftest import ENTRY, Room


def _mine(services: Services) -> list[Movement]:
    return [movement for movement in services.library.all() if movement.mine]


def _texts(room: Room) -> str:
    return "\n".join(label.text() for label in room.page.findChildren(Label) if label.isVisible())


def test_a_movement_is_written_and_stands_on_its_page(room: Room, services: Services) -> None:
    room.own.write("Library", "Add it to the routine")
    form = room.form
    assert form.name.editor.hasFocus()
    QTest.keyClicks(form.name.editor, "Rocking & rolling")
    form.cues.set_text("Sit <b>back</b>.\n\n  \nRock.")
    form.equipment.set_text("Rosie, a chair،،a towel,")
    form.area.set_value(Area.HIP.value)
    form.position.set_value(Position.SITTING.value)
    form.save.click()
    (movement,) = _mine(services)
    assert (movement.name, movement.cues) == ("Rocking & rolling", ("Sit <b>back</b>.", "Rock."))
    assert movement.equipment == ("Rosie", "a chair", "a towel")
    assert (movement.area, movement.position) == (Area.HIP, Position.SITTING)
    assert room.page.movement == movement
    assert "Sit <b>back</b>." in _texts(room)
    assert room.said.words == ["Saved"]
    assert room.said.changes == 1
    assert services.drafts.load("own/new") is None
    room.page.add_button.click()
    assert room.wanted == [movement.id]
    room.page.back_link.click()
    assert room.left == [movement.id]


def test_a_name_is_asked_for_at_its_field(room: Room, services: Services) -> None:
    room.own.write("Library")
    room.form.purpose.set_text("For my back")
    room.form.save.click()
    assert "needs a name" in room.form.name.problem.text()
    assert room.form.name.editor.hasFocus()
    assert room.form.purpose.text() == "For my back"
    assert _mine(services) == []


def test_numbers_that_cannot_be_meant_are_told_at_the_number(room: Room, services: Services) -> None:
    room.own.write("Library")
    form = room.form
    form.name.set_text("Rocking")
    form.dose.unfold.click()
    assert form.dose.fields is not None
    form.dose.fields.steppers["sets"].editor.setValue(99)  # type: ignore[attr-defined]
    assert not form.dose.sentence.isVisible()
    form.save.click()
    assert "From 1 to 10" in form.dose.fields.steppers["sets"].problem.text()
    assert _mine(services) == []
    form.dose.fields.steppers["sets"].editor.setValue(3)  # type: ignore[attr-defined]
    form.save.click()
    assert _mine(services)[0].dose == replace(Dose(reps_min=8, reps_max=8), sets=3)


def test_too_many_steps_are_told_beside_the_buttons(room: Room, services: Services) -> None:
    room.own.write("Library")
    room.form.name.set_text("Rocking")
    room.form.cues.set_text("\n".join("x" * 21))
    room.form.save.click()
    assert "room for" in room.form.problem.text()
    assert room.form.problem.isVisible()
    QTest.keyClicks(room.form.name.editor, "!")
    assert not room.form.problem.isVisible()


def test_words_begun_come_back_at_the_next_start(open_room: Callable[..., Room], services: Services) -> None:
    first = open_room()
    first.own.write("Library")
    QTest.keyClicks(first.form.name.editor, "Rock")
    first.form.cues.set_text("Sit")
    QTest.keyClicks(first.form.cues.editor, "!")
    first.host.leave()
    second = open_room()
    second.own.write("Library")
    assert second.form.name.text() == "Rock"
    assert "Sit" in second.form.cues.text()
    second.form.throw.click()
    assert second.left == [""]
    assert services.drafts.load("own/new") is None
    assert second.said.words == ["Your changes were thrown away."]
    assert second.said.undo[0]() is True
    assert second.said.words[-1] == "Your changes are kept. They wait in the form."
    second.own.write("Library")
    assert (second.form.name.text(), "Sit" in second.form.cues.text()) == ("Rock", True)


def test_throwing_nothing_away_offers_nothing(room: Room) -> None:
    room.own.write("Library")
    room.form.throw.click()
    assert room.said.words == []


@pytest.mark.parametrize("way", ["Esc", "back"])
def test_going_back_keeps_the_words(room: Room, services: Services, way: str) -> None:
    room.own.write("Library")
    QTest.keyClicks(room.form.name.editor, "Rock")
    if way == "Esc":
        QTest.keyClick(room.form.name.editor, Qt.Key.Key_Escape)
    else:
        room.form.left.emit()
    assert room.left == [""]
    room.host.leave()
    kept = services.drafts.load("own/new")
    assert kept is not None
    assert kept["name"] == "Rock"


def test_every_word_can_be_changed_and_the_change_taken_back(
    room: Room, services: Services, made: Movement
) -> None:
    assert room.own.show(made.id, "Library")
    room.page.words_button.click()
    form = room.form
    assert form.entry() == ENTRY
    form.name.set_text("Rocking")
    form.ease_off.set_text("")
    form.save.click()
    changed = services.library.mine(made.id)
    assert (changed.name, changed.ease_off, changed.figure) == ("Rocking", "", made.figure)
    assert room.page.movement == changed
    assert room.said.words == ["Rocking was changed."]
    assert room.said.undo[0]() is True
    assert services.library.mine(made.id) == made
    assert room.page.movement == made


def test_keeping_it_unchanged_asks_for_no_undo(room: Room, services: Services, made: Movement) -> None:
    room.own.show(made.id, "Library")
    room.page.words_button.click()
    room.form.save.click()
    assert room.said.words == ["Saved"]
    assert services.library.story(made.id) == []


def test_leaving_a_change_goes_back_to_the_movement(room: Room, made: Movement, services: Services) -> None:
    room.own.show(made.id, "Library")
    room.page.words_button.click()
    QTest.keyClicks(room.form.name.editor, " 2")
    room.form.left.emit()
    assert room.page.movement == made
    room.page.words_button.click()
    assert room.form.name.text() == f"{made.name} 2"
    room.form.throw.click()
    assert room.page.movement == made
    assert services.drafts.load(f"own/{made.id}") is None


def test_its_story_can_be_read(room: Room, services: Services, made: Movement) -> None:
    room.own.show(made.id, "Library")
    assert not room.page.story_button.isVisible()
    services.library.change(made.id, replace(ENTRY, name="Rocking", purpose="", figure=None))
    services.library.change(made.id, replace(ENTRY, name="Rocking", figure=None))
    room.own.show(made.id, "Library")
    room.page.story_button.click()
    dialog = room.dialog()
    assert isinstance(dialog, MovementStoryDialog)
    later, first = (words for _when, words in story_lines(services.library.story(made.id)))
    assert later == "What it is good for: nothing written"
    assert first.splitlines() == [
        "Name: Rocking with Rosie",
        "What it is good for: To get my back used to <b>lifting</b>",
        "The figure was posed differently.",
    ]


def test_the_figure_can_be_taken_out_and_brought_back(room: Room, services: Services, made: Movement) -> None:
    room.own.show(made.id, "Library")
    assert room.page.figure is not None
    room.page.figure_out_button.click()
    assert services.library.mine(made.id).figure is None
    assert room.page.figure is None
    assert room.said.undo[0]() is True
    assert room.page.figure is not None
    assert services.library.mine(made.id) == made


def test_deleting_can_be_undone_from_anywhere(room: Room, services: Services, made: Movement) -> None:
    room.own.show(made.id, "Library")
    room.page.delete_button.click()
    room.settle()
    assert _mine(services) == []
    assert room.left == [""]
    assert room.said.words == ["“Rocking with Rosie” was deleted. Routines keep its name."]
    room.own.write("Library")
    assert room.said.undo[0]() is True
    room.settle()
    assert _mine(services) == [made]
    assert room.form.is_new  # the page one is at stays


def test_a_movement_that_is_gone_says_so(room: Room) -> None:
    assert not room.own.show("nobody", "Library")
    assert "no longer" in room.dialog().windowTitle()
    assert room.left == [""]


def test_a_movement_of_a_name_alone_has_a_calm_page(room: Room, services: Services) -> None:
    bare = services.library.make(OwnEntry("Rocking"))
    room.own.show(bare.id, "Library")
    QApplication.processEvents()
    texts = _texts(room)
    assert "You can show it with the drawn person" in texts
    assert "When to ease off" not in texts
    assert "How it goes" not in texts
    assert not room.page.add_button.isVisible()
