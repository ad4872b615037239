"""Pictures of movements: made when the window has time, kept while there is room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import move_movement
from companion.domain.movements import Movement, View
from companion.drawing.shapes import Token
from companion.services.bundle import Services
from companion.ui.figures import Figures, Recent
from companion.ui.look import Look
from companion.ui.theme import DARK, LIGHT, Theme
from companion.ui.widgets.figure_view import FigureView
from tests.helpers.pictures import Studio

Show = Callable[..., QWidget]
Count = Callable[[QWidget, Token], int]
SIZE = (200.0, 100.0)


@pytest.fixture
def studio() -> Studio:
    return Studio()


@pytest.fixture
def figures(studio: Studio, services: Services) -> Figures:
    return studio.figures(services.library)


@pytest.fixture
def bridge(services: Services) -> Movement:
    movement = services.library.get("bridge")
    assert movement is not None
    return movement


def drawn(figures: Figures, qtbot: QtBot) -> None:
    """Waits until nothing waits."""
    qtbot.waitUntil(lambda: len(figures.waiting) == 0, timeout=5000)


# what is kept


def test_what_was_used_last_is_kept(bridge: Movement) -> None:
    kept: Recent[str] = Recent(2)
    kept.put("a", bridge, "first")
    kept.put("b", bridge, "second")
    assert kept.get("a", bridge) == "first"
    kept.put("c", bridge, "third")
    assert kept.get("b", bridge) is None, "it was used longest ago"
    assert (kept.get("a", bridge), kept.get("c", bridge)) == ("first", "third")


def test_what_is_kept_is_bounded_by_its_cost_but_one_thing_always_fits(bridge: Movement) -> None:
    kept: Recent[str] = Recent(10, len)
    kept.put("a", bridge, "four")
    kept.put("a", bridge, "sixsix")
    kept.put("b", bridge, "four")
    assert kept.get("a", bridge) == "sixsix", "put again it costs once"
    kept.put("c", bridge, "longer than all there is room for")
    assert kept.get("a", bridge) is None
    assert kept.get("b", bridge) is None
    assert kept.get("c", bridge) is not None


def test_a_movement_that_has_changed_is_drawn_anew(
    figures: Figures, studio: Studio, bridge: Movement
) -> None:
    figures.still(figures.of(bridge, *SIZE))
    figures.still(figures.of(bridge, *SIZE))
    assert studio.stills == ["bridge"]
    figures.still(figures.of(replace(bridge, figure=None), *SIZE))
    assert studio.stills == ["bridge", "bridge"]


def test_a_pixmap_is_painted_once_for_a_size_and_a_theme(
    figures: Figures, bridge: Movement, set_look: Callable[[Theme, int], Look]
) -> None:
    subject = figures.of(bridge, *SIZE)
    assert subject.pixmap((400, 200), make=False) is None
    made = subject.pixmap((400, 200), make=True)
    assert made is not None
    again = figures.of(bridge, *SIZE).pixmap((400, 200), make=False)
    assert again is not None
    assert again.cacheKey() == made.cacheKey()
    assert subject.pixmap((200, 100), make=False) is None
    set_look(DARK, 100)
    assert subject.pixmap((400, 200), make=False) is None
    dark = subject.pixmap((400, 200), make=True)
    assert dark is not None
    assert dark.toImage().pixelColor(200, 100) == DARK.color(Token.SKIN)


def test_what_cannot_be_drawn_says_so(figures: Figures, qapp: QApplication, app_look: Look) -> None:
    own = Movement("rocking", "Rocking", "", ())
    subject = figures.of(own, *SIZE)
    assert subject.film() is None
    assert not subject.drawn
    still = figures.still(subject)
    assert [getattr(shape, "text", "") for shape in still.shapes] == ["no picture"]


# when it is made


def test_one_figure_at_a_time_and_only_those_in_sight(
    figures: Figures, studio: Studio, shown: Show, qtbot: QtBot
) -> None:
    ids = ("bridge", "bird_dog", "knee_rolls", "calf_raise")
    views = [figures.view(movement_id, movement_id, *SIZE) for movement_id in ids]
    page = QWidget()
    column = QVBoxLayout(page)
    for view in views:
        column.addWidget(view)
    views[-1].hide()
    shown(page, 300, 500)
    counts = []
    while len(figures.waiting):
        before = len(studio.stills)
        QApplication.processEvents()
        counts.append(len(studio.stills) - before)
    assert max(counts) == 1
    assert studio.stills == list(ids[:3])


def test_a_figure_that_is_gone_is_passed_over(
    figures: Figures, studio: Studio, shown: Show, qtbot: QtBot
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    gone, here = (figures.view(name, name, *SIZE) for name in ("bridge", "bird_dog"))
    column.addWidget(gone)
    column.addWidget(here)
    page.resize(300, 300)
    figures.waiting.add(gone.figure)
    gone.setParent(None)
    del gone
    shown(page, 300, 300)
    drawn(figures, qtbot)
    assert studio.stills == ["bird_dog"]


def test_while_one_scrolls_nothing_is_drawn(
    figures: Figures, studio: Studio, shown: Show, qtbot: QtBot
) -> None:
    figures.waiting.hold()
    view = figures.view("bridge", "Bridge", *SIZE)
    shown(view, 300, 200)
    QApplication.processEvents()
    assert len(figures.waiting) == 1
    figures.waiting.hold()
    QApplication.processEvents()
    assert studio.stills == []
    drawn(figures, qtbot)
    assert studio.stills == ["bridge"]


def test_a_figure_that_cannot_be_drawn_is_told_once(
    figures: Figures, studio: Studio, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_anything: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(figures, "still", fail)
    view = figures.view("bridge", "Bridge", *SIZE)
    with qtbot.capture_exceptions() as caught:
        shown(view, 300, 200)
        drawn(figures, qtbot)
        view.repaint()
        view.repaint()
        assert len(figures.waiting) == 0
    assert len(caught) == 1


def test_a_new_theme_paints_it_anew_without_drawing_it_anew(
    figures: Figures,
    studio: Studio,
    shown: Show,
    qtbot: QtBot,
    count_colour: Count,
    set_look: Callable[[Theme, int], Look],
) -> None:
    view = figures.view("bridge", "Bridge", *SIZE)
    shown(view, 300, 200)
    drawn(figures, qtbot)
    in_light = count_colour(view, Token.SKIN)
    assert in_light > 0
    set_look(DARK, 100)
    QApplication.processEvents()
    drawn(figures, qtbot)
    assert count_colour(view, Token.SKIN) == in_light
    assert studio.stills == ["bridge"]
    set_look(LIGHT, 100)


def test_on_a_dense_screen_it_has_as_many_pixels(
    figures: Figures, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    make = figures.pixmap
    monkeypatch.setattr(FigureView, "devicePixelRatioF", lambda _view: 2.0)
    monkeypatch.setattr(
        figures,
        "pixmap",
        lambda subject, place, *, make: asked.append(place) or make_it(subject, place, make),
    )

    def make_it(subject: object, place: tuple[int, int], wanted: bool) -> object:
        return make(subject, place, make=wanted)  # type: ignore[arg-type]

    view = figures.view("bridge", "Bridge", *SIZE)
    shown(view, 216, 116)
    drawn(figures, qtbot)
    assert set(asked) == {(400, 200)}


# the shipped figures


def test_a_shipped_movement_moves_and_turns(bridge: Movement) -> None:
    film = move_movement(bridge, 300.0, 200.0)
    assert film is not None
    assert film.seconds > 0.5
    assert 0.0 < film.top < 1.0
    side = film.frame(film.top, *film.eye(View.SIDE))
    assert (side.width, side.height) == (300.0, 200.0)
    assert side.shapes
    assert side.shapes != film.frame(0.0, *film.eye(View.SIDE)).shapes
    assert side.shapes != film.frame(film.top, *film.eye(View.FRONT)).shapes
    assert move_movement(replace(bridge, figure=None), 300.0, 200.0) is None
