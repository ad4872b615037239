"""What every screen relies on: plain text, room for large text, keyboard, focus that shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.drawing.shapes import Circle, Drawing, Token
from companion.ui.look import Look, current_look
from companion.ui.theme import DARK, LIGHT, Theme
from companion.ui.widgets.kit import (
    Banner,
    Body,
    Card,
    ChoiceRow,
    Columns,
    DateField,
    DrawingView,
    FlowLayout,
    Heading,
    Label,
    LineField,
    LinkButton,
    Page,
    Pill,
    PrimaryButton,
    Quote,
    Row,
    Run,
    ScaleInput,
    SecondaryButton,
    SelectField,
    Stepper,
    TextField,
    Toggle,
    UndoBar,
    Words,
)

Show = Callable[..., QWidget]
Picture = Callable[[QWidget], QImage]
CountColour = Callable[[QWidget, Token], int]
SetLook = Callable[[Theme, int], Look]
TRICKY = '<img src="file:///etc/hostname"> <b>a</b> < b & c &amp; 😀 Łódź مرحبا'


# plain text


@pytest.mark.parametrize(
    "make", [Heading, Body, Words, Pill, Label, PrimaryButton, SecondaryButton, LinkButton, Toggle, Banner]
)
def test_what_was_typed_is_shown_as_typed(qapp: QApplication, app_look: Look, make: type[QWidget]) -> None:
    widget = make(TRICKY)
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == TRICKY
    for label in [widget, *widget.findChildren(QLabel)]:
        if isinstance(label, QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_markup_takes_the_room_of_its_letters(shown: Show) -> None:
    marked, plain = Body("<b>bold</b>"), Body("bold")
    assert marked.sizeHint().width() > plain.sizeHint().width() * 1.5


def test_a_quote_has_marks_and_no_words_none(app_look: Look) -> None:
    assert Quote("I laughed").text() == "“I laughed”"
    assert Quote("").text() == ""


def test_runs_read_as_one_text_and_have_their_own_colours(shown: Show, count_colour: CountColour) -> None:
    label = Body()
    label.set_runs([Run("You wrote: "), Run("yes 😀 ", token=Token.ACCENT), Run("no", token=Token.AMBER)])
    shown(label, 500, 40)
    assert label.text() == "You wrote: yes 😀 no"
    assert count_colour(label, Token.ACCENT) > 0
    assert count_colour(label, Token.AMBER) > 0


def test_a_word_without_end_breaks_instead_of_widening_the_page(shown: Show) -> None:
    label = Body("x" * 20_000)
    page = Page()
    page.add(label)
    shown(page, 600, 400)
    assert label.width() <= 600
    assert label.height() > 5_000
    assert page.horizontalScrollBar().maximum() == 0


def test_the_persons_words_can_be_marked_and_copied(
    shown: Show, qtbot: QtBot, count_colour: CountColour
) -> None:
    words = Words("half way up 😀, twice")
    shown(words, 400, 60)
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert words.selected_text() == "half way up 😀, twice"
    qtbot.keyClick(words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "half way up 😀, twice"
    assert count_colour(words, Token.ACCENT) > 100


# large text


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_labels_in_a_page_are_as_high_as_their_lines(shown: Show, set_look: SetLook, percent: int) -> None:
    set_look(LIGHT, percent)
    page = Page()
    card = Card()
    inner = Body("In a card, with more than one line at any size of text that one may choose. " * 3)
    card.body.addWidget(inner)
    labels = [Heading("A heading that is long enough to wrap at larger text"), Body("Some words. " * 30)]
    for label in labels:
        page.add(label)
    page.add(card)
    shown(page, 700, 500)
    for label in [*labels, inner]:
        assert label.height() >= label.heightForWidth(label.width())
    assert card.height() >= inner.height()
    assert page.widget().height() <= page.viewport().height() + page.verticalScrollBar().maximum()


@pytest.mark.parametrize("make", [PrimaryButton, SecondaryButton, LinkButton, Toggle])
@pytest.mark.parametrize("percent", [100, 200])
def test_words_on_buttons_fit_even_when_there_is_little_room(
    shown: Show, set_look: SetLook, make: type[QPushButton], percent: int
) -> None:
    set_look(LIGHT, percent)
    button = make("Write down what we agreed at the last visit")
    row = Row(button)
    shown(row, 260, 400)
    assert button.width() <= 260
    assert button.height() >= button.heightForWidth(button.width())
    assert button.height() >= 44
    wide = make("Yes")
    assert wide.sizeHint().height() >= 44


def test_changing_the_text_size_reaches_what_is_shown(shown: Show, set_look: SetLook) -> None:
    label, button, field = Body("Some words"), PrimaryButton("Do it"), LineField("Name")
    holder = Row(label, button, field)
    shown(holder, 800, 300)
    before = [w.sizeHint().height() for w in (label, button, field)]
    set_look(LIGHT, 200)
    QApplication.processEvents()
    after = [w.sizeHint().height() for w in (label, button, field)]
    assert all(b > a * 1.3 for a, b in zip(before, after, strict=True))
    assert field.editor.font().pixelSize() == 34


def test_changing_the_theme_repaints_what_is_shown(shown: Show, set_look: SetLook, picture: Picture) -> None:
    button = PrimaryButton("Do it")
    shown(button, 160, 48)
    assert picture(button).pixelColor(80, 4) == LIGHT.color(Token.ACCENT)
    set_look(DARK, 100)
    assert picture(button).pixelColor(80, 4) == DARK.color(Token.ACCENT)


# rows and columns


def test_a_row_wraps_when_there_is_no_room(shown: Show) -> None:
    buttons = [SecondaryButton(f"Choice number {n}") for n in range(5)]
    row = Row(*buttons)
    shown(row, 400, 400)
    tops = {button.y() for button in buttons}
    assert len(tops) > 1
    assert all(button.geometry().right() < 400 for button in buttons)
    assert row.heightForWidth(2_000) < row.heightForWidth(400)


def test_a_row_runs_from_the_right_in_right_to_left(shown: Show, right_to_left: None) -> None:
    first, second = SecondaryButton("One"), SecondaryButton("Two")
    row = Row(first, second)
    shown(row, 400, 60)
    assert first.geometry().right() == 399
    assert second.geometry().right() < first.geometry().left()


def test_a_flow_layout_lets_go_of_what_is_taken(app_look: Look) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.addWidget(QPushButton("a"))
    flow.addWidget(QPushButton("b"))
    taken = flow.takeAt(0)
    assert taken is not None
    assert flow.count() == 1
    assert flow.takeAt(5) is None


def test_columns_stand_side_by_side_or_stack(shown: Show, set_look: SetLook) -> None:
    one, two = Card(), Card()
    one.body.addWidget(Body("Short."))
    two.body.addWidget(Body("Much longer than the other one. " * 8))
    columns = Columns(one, two, least=300)
    shown(columns, 800, 400)
    assert not columns.is_stacked()
    assert one.height() == two.height()
    set_look(LIGHT, 200)
    QApplication.processEvents()
    assert columns.is_stacked()
    assert two.y() >= one.geometry().bottom()


# focus and keyboard


@pytest.mark.parametrize("make", [PrimaryButton, SecondaryButton, LinkButton, Toggle, ChoiceRow, ScaleInput])
def test_keyboard_focus_shows_and_a_click_does_not(
    shown: Show, make: Callable[..., QWidget], picture: Picture
) -> None:
    widget = make("How?", [("a", "A")]) if make is ChoiceRow else make("How?")
    holder = Row(PrimaryButton("before"), widget)
    shown(holder, 900, 200)
    target = next(iter(widget.pills().values())) if isinstance(widget, ChoiceRow | ScaleInput) else widget
    calm = picture(target)
    target.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = picture(target)
    changed = sum(
        calm.pixelColor(x, y) != ringed.pixelColor(x, y)
        for y in range(calm.height())
        for x in range(calm.width())
    )
    assert changed > 60
    target.clearFocus()
    target.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture(target) == calm


def test_return_presses_a_button_as_space_does(shown: Show, qtbot: QtBot) -> None:
    button = PrimaryButton("Save")
    presses: list[int] = []
    button.clicked.connect(lambda: presses.append(1))
    shown(button, 200, 60)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(presses) == 2


def test_an_ampersand_in_a_button_is_no_shortcut(app_look: Look) -> None:
    button = SecondaryButton("Salt & pepper &c")
    assert button.text() == "Salt & pepper &c"
    assert button.shortcut().isEmpty()


def test_tab_brings_what_it_reaches_into_view(shown: Show, qtbot: QtBot) -> None:
    page = Page()
    first, last = PrimaryButton("First"), PrimaryButton("Last")
    page.add(first)
    page.gap(3_000)
    page.add(last)
    shown(page, 600, 400)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert last.hasFocus()
    y = last.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= y <= page.viewport().height() - last.height()


def test_a_page_scrolls_by_keys(shown: Show) -> None:
    page = Page()
    page.add(Body("line\n" * 200))
    shown(page, 600, 400)
    assert page.scroll_by_key(Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 300
    assert page.scroll_by_key(Qt.Key.Key_End)
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    assert not page.scroll_by_key(Qt.Key.Key_A)


# scale and choices


def test_a_scale_starts_empty_and_is_answered_by_keys(shown: Show, qtbot: QtBot) -> None:
    scale = ScaleInput("How sure am I?", "not at all", "completely")
    heard: list[int | None] = []
    scale.changed.connect(lambda: heard.append(scale.value()))
    shown(scale, 900, 200)
    assert scale.value() is None
    pills = scale.pills()
    pills["0"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert scale.value() == 0
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert scale.value() == 2
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert scale.value() == 10
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)
    assert scale.value() == 7
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_0)
    assert scale.value() == 10
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert scale.value() is None
    assert heard == [0, 1, 2, 10, 7, 1, 10, None]


def test_a_scale_says_what_its_ends_mean(app_look: Look) -> None:
    scale = ScaleInput("How sure am I?", "not at all", "completely")
    names = [pill.accessibleName() for pill in scale.pills().values()]
    assert names[0] == "0: not at all"
    assert names[10] == "10: completely"
    assert names[4] == "4 of 10"
    interface = QAccessible.queryAccessibleInterface(scale.pills()["4"])
    assert interface.role() == QAccessible.Role.RadioButton


def test_tab_stops_once_in_a_scale(shown: Show, qtbot: QtBot) -> None:
    scale = ScaleInput("How sure am I?")
    after = PrimaryButton("Next")
    shown(Row(scale, after), 900, 200)
    scale.set_value(4)
    scale.pills()["4"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(scale.pills()["4"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in scale.pills().values()


def test_arrows_follow_what_is_seen_in_right_to_left(shown: Show, qtbot: QtBot, right_to_left: None) -> None:
    row = ChoiceRow("Which?", [("a", "A"), ("b", "B"), ("c", "C")])
    shown(row, 600, 100)
    row.set_value("a")
    row.pills()["a"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.pills()["a"], Qt.Key.Key_Left)
    assert row.value() == "b"


def test_a_choice_is_taken_back_by_pressing_it_again(shown: Show, qtbot: QtBot) -> None:
    row = ChoiceRow("How was it?", [("a", "Did it"), ("b", "Chose rest")])
    heard: list[str] = []
    row.chosen.connect(heard.append)
    shown(row, 600, 100)
    for value in ("a", "b", "b", "b"):
        qtbot.mouseClick(row.pills()[value], Qt.MouseButton.LeftButton)
    assert heard == ["a", "b", "", "b"]
    firm = ChoiceRow("Which?", [("a", "A"), ("b", "B")], clearable=False)
    shown(firm, 600, 100)
    qtbot.mouseClick(firm.pills()["a"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(firm.pills()["a"], Qt.MouseButton.LeftButton)
    assert firm.value() == "a"


def test_other_options_keep_the_choice_they_still_offer(app_look: Look) -> None:
    row = ChoiceRow("Which?", [("a", "A"), ("b", "B")])
    row.set_value("b")
    row.set_options([("b", "B"), ("c", "C")])
    assert row.value() == "b"
    row.set_options([("c", "C")])
    assert row.value() == ""


# fields


def test_a_field_has_a_visible_label_that_is_also_its_name(shown: Show, qtbot: QtBot) -> None:
    field = LineField("What may I call you?", "Only you see this.")
    shown(field, 600, 200)
    interface = QAccessible.queryAccessibleInterface(field.editor)
    assert interface.text(QAccessible.Text.Name) == "What may I call you?"
    assert interface.text(QAccessible.Text.Description) == "Only you see this."
    assert field.label.isVisible()
    qtbot.mouseClick(field.label, Qt.MouseButton.LeftButton)
    assert field.editor.hasFocus()


def test_a_problem_shows_under_the_field_and_leaves_with_the_next_key(shown: Show, qtbot: QtBot) -> None:
    field = LineField("Name")
    shown(field, 600, 200)
    field.set_problem("This is too long.")
    assert field.problem.isVisible()
    assert "too long" in field.editor.accessibleDescription()
    qtbot.keyClicks(field.editor, "a")
    assert not field.problem.isVisible()
    assert field.text() == "a"


def test_a_text_field_grows_with_what_is_in_it(shown: Show) -> None:
    field = TextField("Why?", lines=2, most_lines=6)
    shown(field, 500, 600)
    small = field.editor.height()
    field.set_text("one\ntwo\nthree\nfour")
    QApplication.processEvents()
    assert field.editor.height() > small
    field.set_text("line\n" * 100)
    QApplication.processEvents()
    line = field.editor.fontMetrics().lineSpacing()
    assert field.editor.height() < 8 * line


def test_a_text_field_keeps_every_character(qtbot: QtBot, shown: Show) -> None:
    field = TextField("Why?")
    shown(field, 500, 300)
    heard: list[str] = []
    field.changed.connect(lambda: heard.append(field.text()))
    field.set_text(TRICKY + "\n\n  end ")
    assert field.text() == TRICKY + "\n\n  end "
    assert heard == []
    qtbot.keyClicks(field.editor, "x")
    assert len(heard) == 1


def test_a_stepper_steps_types_and_stops_at_its_ends(shown: Show, qtbot: QtBot) -> None:
    stepper = Stepper("Repetitions", 1, 12, 11)
    heard: list[int] = []
    stepper.changed.connect(lambda: heard.append(stepper.value()))
    shown(stepper, 400, 200)
    assert stepper.more.accessibleName() == "Repetitions: more"
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    assert stepper.value() == 12
    assert not stepper.more.isEnabled()
    stepper.editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(stepper.editor, "7")
    assert stepper.value() == 7
    qtbot.keyClick(stepper.editor, Qt.Key.Key_Down)
    assert heard == [12, 7, 6]
    stepper.set_text("no number")
    stepper.set_text("99")
    assert stepper.value() == 12
    assert len(heard) == 3


def test_the_number_of_a_stepper_can_be_seen(shown: Show, count_colour: CountColour) -> None:
    stepper = Stepper("Repetitions", 1, 100, 10)
    shown(stepper, 400, 120)
    assert stepper.editor.lineEdit().width() > 40  # type: ignore[attr-defined]
    assert count_colour(stepper.editor, Token.INK) > 10


def test_a_day_may_be_none_or_today(shown: Show, qtbot: QtBot) -> None:
    field = DateField("Day of the visit", date(2026, 12, 3), optional=True)
    shown(field, 600, 200)
    assert field.day() is None
    assert field.text() == ""
    qtbot.mouseClick(field.today_button, Qt.MouseButton.LeftButton)
    assert field.day() == date(2026, 12, 3)
    assert field.text() == "2026-12-03"
    field.set_text("2026-02-31")
    assert field.day() == date(2026, 12, 3)
    field.set_text("")
    assert field.day() is None


def test_a_day_bars_what_is_too_late(app_look: Look) -> None:
    field = DateField("When?", date(2026, 12, 3), latest=date(2026, 12, 3))
    field.set_day(date(2027, 1, 1))
    assert field.day() == date(2026, 12, 3)


def test_the_calendar_has_no_red(shown: Show, picture: Picture) -> None:
    field = DateField("When?", date(2026, 12, 3))
    shown(field, 500, 200)
    field.editor._dress()  # type: ignore[attr-defined]
    calendar = field.editor.calendarWidget()  # type: ignore[attr-defined]
    calendar.resize(calendar.sizeHint())
    image = picture(calendar)
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            assert not (colour.red() > 180 and colour.green() < 90 and colour.blue() < 90)


def test_a_list_tells_only_what_the_person_chose(shown: Show, qtbot: QtBot) -> None:
    field = SelectField("Colours", [("system", "Same as my computer"), ("dark", "Dark")], value="dark")
    heard: list[str] = []
    field.changed.connect(lambda: heard.append(field.value()))
    shown(field, 500, 200)
    assert field.value() == "dark"
    field.set_value("system")
    field.set_value("unknown")
    assert (field.value(), heard) == ("system", [])
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert heard == ["dark"]


def test_all_of_a_toggle_can_be_pressed(shown: Show, qtbot: QtBot) -> None:
    toggle = Toggle("Print this on my sheet", detail="You can change it later.")
    shown(toggle, 500, 80)
    heard: list[bool] = []
    toggle.changed.connect(lambda: heard.append(toggle.isChecked()))
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=QPoint(490, 70))
    assert heard == [True]
    toggle.set_text("")
    assert not toggle.isChecked()
    assert len(heard) == 1


# drawings and undo


def test_a_drawing_keeps_its_shape_and_has_words(shown: Show, picture: Picture) -> None:
    view = DrawingView(Drawing(100, 50, (Circle(50, 25, 20, fill=Token.ACCENT),), "A dot."))
    shown(view, 400, 400)
    assert view.accessibleName() == "A dot."
    assert view.heightForWidth(200) == 100
    image = picture(view)
    assert image.pixelColor(200, 200) == current_look().color(Token.ACCENT)
    row = [x for x in range(400) if image.pixelColor(x, 200) == current_look().color(Token.ACCENT)]
    column = [y for y in range(400) if image.pixelColor(200, y) == current_look().color(Token.ACCENT)]
    assert abs(len(row) - len(column)) <= 1
    assert len(row) == pytest.approx(160, abs=2)


def test_undo_happens_once_and_can_be_left(shown: Show, qtbot: QtBot) -> None:
    holder = QWidget()
    shown(holder, 700, 300)
    bar = UndoBar(holder)
    undone: list[str] = []
    bar.offer("Taken out.", lambda: undone.append("one"))
    assert bar.isVisible()
    assert holder.rect().contains(bar.geometry())
    qtbot.mouseClick(bar.undo_button, Qt.MouseButton.LeftButton)
    bar.undo()
    assert undone == ["one"]
    assert not bar.isVisible()
    bar.offer("Taken out.", lambda: undone.append("two"))
    bar.dismiss()
    bar.undo()
    assert undone == ["one"]


def test_a_page_brings_what_takes_the_focus_into_view(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    page = Page()
    page.add(LineField("At the top"))
    for number in range(40):
        page.add(Body(f"Line {number}"))
    button = PrimaryButton("Far below")
    page.add(button)
    shown(page, 900, 500)
    assert page.verticalScrollBar().value() == 0
    button.setFocus()
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0, timeout=2000)
    top = button.mapTo(page, button.rect().topLeft()).y()
    assert 0 <= top <= 500 - button.height()
