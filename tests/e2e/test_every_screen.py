"""Every place in a real window: nothing cut off, nothing nameless, nothing untranslated, nowhere to get stuck.

``python tests/gallery.py OUT`` does the same for every scene and view, and makes pictures to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from companion.drawing.shapes import Token
from companion.ui.application import make_application
from companion.ui.look import Type, apply
from companion.ui.navigation import Place
from companion.ui.preferences import ThemeChoice
from companion.ui.theme import LIGHT
from companion.ui.widgets.kit import Body, Label, LineField, SecondaryButton
from tests.helpers.inspection import inspect
from tests.helpers.scenes import SCENES, Scene
from tests.helpers.stage import SMALL, Stage, View
from tests.helpers.wardrobe import Wardrobe

from PySide6.QtCore import QRect, Qt  # isort: skip
from PySide6.QtGui import QRegion  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget  # isort: skip

MOST_TABS = 250
LIGHT_100 = View()
CONTRAST_200 = View(ThemeChoice.CONTRAST, 200, size=SMALL)
LONGER = View(language="en_XA")
MIRRORED = View(language="ar_XB")
BESIDES_PLACES = (
    "goal-page",
    "goal-form",
    "goal-ladder",
    "goal-rulers",
    "both-sides",
    "fine",
    "routine-dose",
    "reminders-up",
    "reminders-strip",
    "reminders-form-anchor",
    "reminders-all",
    "visit-record",
    "visit-record-change",
    "put-away",
    "plan-difference",
    "tense",
    "tense-undo",
    "player-left",
    "player-all-offered",
    "player-gone-on",
    "player-unsaved",
    "reflect",
    "awkward-goals",
    "own-form",
    "own-photo",
    "pose-stopped",
)


@pytest.fixture(scope="module")
def wardrobe(tmp_path_factory: pytest.TempPathFactory) -> Wardrobe:
    return Wardrobe(tmp_path_factory.mktemp("wardrobe"))


@pytest.fixture(autouse=True)
def _own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPANION_CONFIG_DIR", str(tmp_path / "config"))


def report(stage: Stage) -> list[str]:
    _picture, found = stage.look()
    return [str(finding) for finding in found]


@pytest.mark.parametrize("view", [LIGHT_100, CONTRAST_200, LONGER, MIRRORED], ids=lambda view: view.name)
def test_every_place_is_sound(wardrobe: Wardrobe, tmp_path: Path, view: View) -> None:
    found = {}
    with Stage(wardrobe, tmp_path / "stage", "sample", view) as stage:
        for place in Place:
            stage.go(place)
            found[place.value] = report(stage)
    assert {place: each for place, each in found.items() if each} == {}


@pytest.mark.parametrize("view", [LIGHT_100, LONGER], ids=lambda view: view.name)
@pytest.mark.parametrize(
    "scene", [scene for scene in SCENES if scene.name in BESIDES_PLACES], ids=lambda scene: scene.name
)
def test_more_screens_are_sound(wardrobe: Wardrobe, tmp_path: Path, scene: Scene, view: View) -> None:
    with Stage(wardrobe, tmp_path / "stage", scene.kind, view) as stage:
        scene.act(stage)
        assert report(stage) == []


@pytest.mark.parametrize("kind", ["sample", "empty"])
def test_tab_goes_all_the_way_round_in_every_place(wardrobe: Wardrobe, tmp_path: Path, kind: str) -> None:
    stuck = {}
    with Stage(wardrobe, tmp_path / "stage", kind) as stage:
        for place in Place:
            stage.go(place)
            stage.window.rail.buttons[place].setFocus()
            stops = tab_stops(stage.app)
            if len(stops) > MOST_TABS:
                stuck[place.value] = stops[-1]
    assert stuck == {}


def tab_stops(app: QApplication) -> list[str]:
    """What Tab comes by until it is back where it began; more than :data:`MOST_TABS` when it never is."""
    first = app.focusWidget()
    stops: list[str] = []
    while len(stops) <= MOST_TABS:
        focus = app.focusWidget()
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = app.focusWidget()
        stops.append(f"{type(focus).__name__} “{focus.accessibleName()}”")
        if focus is first:
            return stops
    return stops


def test_a_part_shown_before_it_has_its_place_is_noticed(wardrobe: Wardrobe, tmp_path: Path) -> None:
    stage = Stage(wardrobe, tmp_path / "stage", "empty")
    with stage:
        early = Body("Too early")
        early.setAccessibleName("Too early")
        early.show()
        stage.window.rail.layout().addWidget(early)
        assert [str(finding) for finding in stage.look()[1]][-1] == (
            "a window of its own: shown before it had its place [Body “Too early”]"
        )


# --- The inspection itself finds what it is for -----------------------------------------------------------------


@pytest.fixture
def window() -> Iterator[Callable[..., QWidget]]:
    """A window with widgets in it, shown."""
    app = make_application(["companion"])
    apply(app, LIGHT, 100)
    made: list[QWidget] = []

    def make(*widgets: QWidget) -> QWidget:
        window = QWidget()
        window.resize(500, 400)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        made.append(window)
        window.show()
        app.processEvents()
        return window

    yield make
    for each in made:
        each.close()
        each.deleteLater()


def kinds(window: QWidget, own_words: list[str] | None = None) -> set[str]:
    return {finding.kind for finding in inspect(window, own_words=own_words)}


def test_a_sound_window_has_no_findings(window: Callable[..., QWidget]) -> None:
    assert kinds(window(Body("All is well."), SecondaryButton("Go on"), LineField("Name"))) == set()


def test_words_cut_off_are_found(window: Callable[..., QWidget]) -> None:
    label = Body("Two lines are needed for as many words as these are, I think. " * 3)
    label.setFixedHeight(20)
    assert kinds(window(label)) == {"cut off"}


def test_broken_words_are_found(window: Callable[..., QWidget]) -> None:
    label = Label("physiotherapist", Type.H1, Token.INK)
    label.setFixedSize(90, 300)
    assert kinds(window(label)) == {"broken word"}


def test_what_sticks_out_is_found(window: Callable[..., QWidget]) -> None:
    made = window(Body("Here"))
    stray = Body("There", made)
    stray.setGeometry(480, 10, 100, 30)
    stray.show()
    assert "outside" in kinds(made)


def test_what_lies_on_top_of_each_other_is_found(window: Callable[..., QWidget]) -> None:
    holder = QWidget()
    made = window(holder)
    for text in ("One", "Other"):
        part = Body(text, holder)
        part.setGeometry(10, 10, 100, 30)
        part.show()
    assert kinds(made) == {"overlap"}


@pytest.mark.parametrize(
    ("second", "found"), [(QRect(0, 15, 100, 15), set()), (QRect(0, 5, 100, 15), {"overlap"})]
)
def test_parts_with_a_shape_overlap_where_their_shapes_do(
    window: Callable[..., QWidget], second: QRect, found: set[str]
) -> None:
    holder = QWidget()
    made = window(holder)
    for text, shape in (("", QRect(0, 0, 100, 15)), ("", second)):
        part = Body(text, holder)
        part.setGeometry(10, 10, 100, 30)
        part.setMask(QRegion(shape))
        part.show()
    assert kinds(made) == found


def test_a_control_without_a_name_is_found(window: Callable[..., QWidget]) -> None:
    button = QPushButton()
    button.setFixedSize(60, 60)
    assert kinds(window(button)) == {"nameless"}


def test_a_small_target_is_found(window: Callable[..., QWidget]) -> None:
    button = SecondaryButton("x")
    button.setFixedWidth(20)
    assert "small target" in kinds(window(button))


def test_a_page_wider_than_its_window_is_found(window: Callable[..., QWidget]) -> None:
    area = QScrollArea()
    area.setAccessibleName("page")
    sheet = QWidget()
    sheet.setFixedSize(2_000, 50)
    area.setWidget(sheet)
    assert kinds(window(area)) == {"sideways"}


def test_focus_out_of_sight_is_found(window: Callable[..., QWidget]) -> None:
    area = QScrollArea()
    area.setAccessibleName("page")
    sheet = QWidget()
    sheet.setFixedSize(200, 4_000)
    area.setWidget(sheet)
    made = window(area)
    field = LineField("Far down", parent=sheet)
    field.setGeometry(0, 3_000, 180, 90)
    field.show()
    field.editor.setFocus()
    area.verticalScrollBar().setValue(0)
    assert kinds(made) == {"focus out of sight"}


def test_words_nobody_translated_are_found(window: Callable[..., QWidget]) -> None:
    own = ["walk to the gate"]
    assert kinds(window(Body("‹Sáávé›"), Body("walk to the gate"), Body("22 Nov 2026")), own) == set()
    assert kinds(window(Body("Save")), own) == {"untranslated"}
    assert kinds(window(Body("‹Sáávé› now")), own) == {"untranslated"}
