"""Marking where it hurts: by mouse, by keyboard, by screen reader, with words, or nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.body_map import REGIONS, BodyMap, BodyMark, Seen
from companion.services.body_words import region_words
from companion.ui.look import Look
from companion.ui.theme import CONTRAST, DARK, LIGHT, Theme
from companion.ui.widgets.body_picture import BodyPart, BodyPicture
from companion.ui.widgets.reading_order import tab_stops

SORE = BodyMap((BodyMark("low_back", "like a belt"), BodyMark("heel_left")))


@pytest.fixture
def picture(app_look: Look, shown: Callable[..., QWidget]) -> BodyPicture:
    made = BodyPicture("Where do you feel it today?")
    shown(made, 936, 620)
    QTest.qWaitForWindowActive(made)
    return made


def part(picture: BodyPicture, key: str) -> BodyPart:
    return next(view.parts[key] for view in picture.views.values() if key in view.parts)


def click(picture: BodyPicture, key: str) -> None:
    """Presses the view where the part is drawn, whatever lies there."""
    target = part(picture, key)
    view = target.parentWidget()
    spot = target.outline.pointAtPercent(0).toPoint()
    middle = target.outline.boundingRect().center().toPoint()
    inside = middle if target.outline.contains(middle.toPointF()) else spot
    hit = view.childAt(inside)
    assert isinstance(hit, BodyPart)
    QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=inside - hit.pos())


def test_nothing_is_marked_at_first(picture: BodyPicture) -> None:
    assert picture.value() is None
    assert picture.text() == ""
    assert picture.feelings == {}


@pytest.mark.parametrize("region", [region.id for region in REGIONS])
def test_every_part_is_marked_where_it_is_seen_and_cleared_again(picture: BodyPicture, region: str) -> None:
    click(picture, region)
    assert picture.value() == BodyMap((BodyMark(region),))
    click(picture, region)
    assert picture.value() is None


def test_every_part_has_a_name_and_a_state_for_a_screen_reader(picture: BodyPicture) -> None:
    part(picture, "low_back").click()
    for region in REGIONS:
        interface = QAccessible.queryAccessibleInterface(part(picture, region.id))
        assert interface.text(QAccessible.Text.Name) == region_words(region.id)
        assert interface.state().checkable
        assert bool(interface.state().checked) == (region.id == "low_back")


def test_tab_stops_once_for_each_view(picture: BodyPicture) -> None:
    stops = [
        key
        for view in picture.views.values()
        for key, each in view.parts.items()
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["face", "head"]
    picture.set_value(SORE)
    assert part(picture, "low_back").focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("seen", list(Seen))
def test_arrows_reach_every_part(picture: BodyPicture, seen: Seen) -> None:
    view = picture.views[seen]
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    start = next(iter(view.parts.values()))
    found, todo = {start.region_id}, [start]
    while todo:
        here = todo.pop()
        for key in keys:
            here.setFocus()
            QTest.keyClick(here, key)
            after = QApplication.focusWidget()
            assert isinstance(after, BodyPart)
            if after.region_id not in found:
                found.add(after.region_id)
                todo.append(after)
    assert found == set(view.parts)


def test_arrows_go_where_they_point(picture: BodyPicture) -> None:
    def after(start: str, key: Qt.Key) -> str:
        part(picture, start).setFocus()
        QTest.keyClick(part(picture, start), key)
        focus = QApplication.focusWidget()
        assert isinstance(focus, BodyPart)
        return focus.region_id

    assert after("face", Qt.Key.Key_Down) == "throat"
    assert after("knee_left", Qt.Key.Key_Down) == "shin_left"
    assert after("knee_left", Qt.Key.Key_Left) == "knee_right"  # the right knee is on the left of the picture
    assert after("face", Qt.Key.Key_Up) == "face"
    assert after("face", Qt.Key.Key_End) == "foot_right"
    assert after("knee_left", Qt.Key.Key_Home) == "face"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_return_mark(picture: BodyPicture, key: Qt.Key) -> None:
    heard: list[bool] = []
    picture.changed.connect(lambda: heard.append(True))
    part(picture, "chest").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(part(picture, "chest"), key)
    assert picture.value() == BodyMap((BodyMark("chest"),))
    assert heard == [True]


def test_each_marked_part_takes_words_in_the_order_of_the_body(picture: BodyPicture) -> None:
    for key in ("heel_left", "neck", "knee_right"):
        part(picture, key).click()
    assert list(picture.feelings) == ["knee_right", "neck", "heel_left"]
    assert [field.label.text() for field in picture.feelings.values()] == [
        "Knee, right",
        "Neck",
        "Heel, left",
    ]
    QTest.keyClicks(picture.feelings["neck"].editor, "<b>stiff</b>")
    assert picture.value() == BodyMap(
        (BodyMark("knee_right"), BodyMark("neck", "<b>stiff</b>"), BodyMark("heel_left"))
    )
    part(picture, "neck").click()
    assert "neck" not in picture.feelings


def test_nowhere_clears_the_marks_and_a_mark_clears_nowhere(picture: BodyPicture) -> None:
    picture.set_value(SORE)
    picture.nowhere.click()
    assert picture.value() == BodyMap()
    assert picture.text() == "[]"
    assert picture.feelings == {}
    part(picture, "belly").click()
    assert not picture.nowhere.isChecked()
    assert picture.value() == BodyMap((BodyMark("belly"),))


@pytest.mark.parametrize("value", [None, BodyMap(), SORE])
def test_a_draft_brings_it_all_back(picture: BodyPicture, value: BodyMap | None) -> None:
    picture.set_value(value)
    text = picture.text()
    picture.set_value(None)
    picture.set_text(text)
    assert picture.value() == value


@pytest.mark.parametrize("text", ["x", "3", '{"a": 1}', "[[1]]", "null"])
def test_a_draft_that_says_nothing_is_no_answer(picture: BodyPicture, text: str) -> None:
    picture.set_text(text)
    assert picture.value() is None


def test_the_part_under_the_mouse_or_focus_is_named(picture: BodyPicture) -> None:
    part(picture, "belly").setFocus()
    assert picture.hint.text() == "Belly"
    part(picture, "belly").clearFocus()
    assert picture.hint.text().startswith("Press where you feel it.")
    picture.set_value(SORE)
    part(picture, "belly").setFocus()
    part(picture, "belly").clearFocus()
    assert picture.hint.text() == "Low back and Heel, left"


def _grabbed(picture: BodyPicture, seen: Seen) -> QImage:
    QApplication.processEvents()
    return picture.views[seen].grab().toImage()


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
def test_focus_and_marks_are_seen_in_every_theme(
    picture: BodyPicture, set_look: Callable[[Theme, int], Look], theme: Theme
) -> None:
    set_look(theme, 100)
    plain = _grabbed(picture, Seen.BACK)
    part(picture, "low_back").setFocus(Qt.FocusReason.TabFocusReason)
    focused = _grabbed(picture, Seen.BACK)
    assert focused != plain
    part(picture, "low_back").clearFocus()
    part(picture, "low_back").click()
    marked = _grabbed(picture, Seen.BACK)
    middle = part(picture, "low_back").outline.boundingRect().center().toPoint()
    scale = marked.devicePixelRatio()
    spot = QPoint(round(middle.x() * scale), round(middle.y() * scale))
    assert marked.pixelColor(spot).name() != plain.pixelColor(spot).name()


def test_left_stays_left_where_lines_run_from_right_to_left(
    right_to_left: None, app_look: Look, shown: Callable[..., QWidget]
) -> None:
    made = BodyPicture("Where?")
    shown(made, 936, 620)
    assert part(made, "hand_left").x() > part(made, "hand_right").x()


def test_parts_stay_large_enough_with_large_text(
    picture: BodyPicture, set_look: Callable[[Theme, int], Look]
) -> None:
    for percent in (100, 200):
        set_look(LIGHT, percent)
        QApplication.processEvents()
        for view in picture.views.values():
            for each in view.parts.values():
                assert min(each.width(), each.height()) >= 23, (percent, each.region_id)


def test_tab_goes_from_body_to_body_to_nowhere_to_the_words(picture: BodyPicture) -> None:
    for key in ("heel_left", "neck", "knee_right"):
        part(picture, key).click()
    picture.set_text(picture.text())
    QApplication.processEvents()
    assert tab_stops(picture) == [
        part(picture, "knee_right"),
        part(picture, "neck"),
        picture.nowhere,
        *(field.editor for field in picture.feelings.values()),
    ]
