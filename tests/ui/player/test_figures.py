"""The figure does the side that is done, and is where the count is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, qGray
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.doses import Dose, Side
from companion.domain.movements import Figure, Pose
from companion.domain.phases import Beat, phases
from companion.drawing.shapes import Drawing, Path
from companion.movement.camera import Camera
from companion.movement.mirroring import mirrored
from companion.movement.moving import Moving
from companion.services.bundle import Services
from companion.ui.look import apply, current_look
from companion.ui.painter import paint_drawing
from companion.ui.player.figure import PlayerFigure
from companion.ui.player.figures import HEIGHT, WIDTH, Figures
from companion.ui.player.pace import EASE_S, Course
from companion.ui.theme import DARK
from tests.ui.player.conftest import figures_of


@pytest.fixture
def figures(services: Services) -> Figures:
    return figures_of(services)


def points(drawing: Drawing | None) -> list[tuple[float, float]]:
    """Every point of a drawing's paths, in order."""
    assert drawing is not None
    found = []
    for shape in drawing.shapes:
        assert isinstance(shape, Path)
        for _name, *at in shape.commands:
            numbers = [float(each) for each in at]
            found += list(zip(numbers[::2], numbers[1::2], strict=True))
    return found


def painted(drawing: Drawing | None) -> QImage:
    """A drawing as pixels."""
    assert drawing is not None
    image = QImage(int(WIDTH), int(HEIGHT), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_drawing(painter, drawing, QRectF(image.rect()), current_look().theme)
    painter.end()
    return image


def unlike(one: QImage, other: QImage) -> float:
    """The share of pixels that are clearly not the same."""
    places = [(x, y) for y in range(0, one.height(), 2) for x in range(0, one.width(), 2)]
    return sum(abs(qGray(one.pixel(*at)) - qGray(other.pixel(*at))) > 40 for at in places) / len(places)


def figure_of(services: Services, movement_id: str) -> Figure:
    movement = services.library.get(movement_id)
    assert movement is not None
    assert movement.figure is not None
    return movement.figure


@pytest.mark.parametrize(
    "movement_id", ["knee_to_chest", "straight_leg_raise", "seated_knee_extension", "clamshell"]
)
def test_the_left_side_is_the_engines_own_left_side_seen_from_there(
    services: Services, figures: Figures, movement_id: str
) -> None:
    """In a mirror one sees what the movement engine draws of the other leg, looking from the person's other side."""
    figure = figure_of(services, movement_id)
    shown = figures.shown(movement_id, Side.LEFT, by_turns=False)
    assert shown is not None
    assert shown.mirrored
    other = Moving(mirrored(figure), WIDTH, HEIGHT)
    home = Camera.of(figure.view)
    there = Camera((180.0 - home.turn) % 360.0, home.tilt)
    for share in (0.0, 0.2, 0.4):
        ours = painted(shown.picture.frame(share)).flipped(Qt.Orientation.Horizontal)
        assert unlike(ours, painted(other.frame(share, there))) < 0.002
    assert unlike(painted(shown.picture.frame(0.4)), painted(other.frame(0.4, there))) > 0.05


def test_the_right_side_and_no_side_are_as_it_is_drawn(figures: Figures) -> None:
    right, none = (figures.shown("knee_to_chest", side, by_turns=False) for side in (Side.RIGHT, Side.NONE))
    assert right is not None
    assert right == none
    assert not right.mirrored


def test_where_the_sides_take_turns_the_person_stays_and_the_other_side_moves(
    services: Services, figures: Figures
) -> None:
    shown = figures.shown("bird_dog", Side.LEFT, by_turns=True)
    assert shown is not None
    assert not shown.mirrored
    other = Moving(mirrored(figure_of(services, "bird_dog")), WIDTH, HEIGHT)
    assert points(shown.picture.frame(0.3)) == points(other.frame(0.3))


def test_what_is_not_known_or_has_no_figure_is_not_shown(figures: Figures) -> None:
    assert figures.shown("nothing", Side.NONE, by_turns=False) is None
    assert figures.cues("nothing") == ()
    assert figures.positions([]) == {}


# --- Pace ----------------------------------------------------------------------------------------------------


COURSE = Course(seconds=5.0, top=0.4, leaves=0.6, home=0.95)


def shares(dose: Dose, beat: Beat, *elapsed: float, before: Beat | None = None) -> list[float]:
    phase = next(phase for phase in phases(dose) if phase.beat is beat)
    return [round(COURSE.share(phase, at, before), 3) for at in elapsed]


def test_it_goes_up_with_the_move_stays_for_the_hold_and_comes_back() -> None:
    dose = Dose(sets=2, reps_max=2, tempo_s=4, hold_s=20, side=Side.BOTH)
    assert shares(dose, Beat.MOVE, 0, 1, 2) == [0, 0.2, 0.4]
    assert shares(dose, Beat.HOLD, 0, 10, 20) == [0.4, 0.4, 0.4]
    assert shares(dose, Beat.RETURN, 0, 1, 2) == [0.6, 0.775, 0.95]
    for beat in (Beat.GET_READY, Beat.SWITCH, Beat.REST):
        assert shares(dose, beat, 0, 3) == [0, 0]


def test_a_hold_that_is_not_counted_is_entered_and_left_slowly() -> None:
    dose = Dose(sets=2, hold_s=30)
    assert shares(dose, Beat.HOLD, 0, EASE_S / 2, EASE_S, 30) == [0, 0.2, 0.4, 0.4]
    assert shares(dose, Beat.REST, 0, EASE_S, before=Beat.HOLD) == [0.6, 0.95]


def test_a_walk_goes_on_at_its_own_pace() -> None:
    assert shares(Dose(duration_s=60), Beat.MOVE, 0, 2.5, 5, 12.5) == [0, 0.5, 0, 0.5]


def test_the_course_leaves_out_how_long_the_film_itself_stays() -> None:
    figure = Figure((Pose({}, seconds=1.5, hold=0.5), Pose({}, seconds=2, hold=1)))
    course = Course.of(figure, seconds=5.0, top=0.4)
    assert (course.top, course.leaves, course.home) == (0.4, pytest.approx(0.6), pytest.approx(0.9))


@pytest.mark.parametrize("movement_id", ["bridge", "walking", "step_up", "shoulder_rolls", "sit_to_stand"])
def test_a_shipped_film_is_home_farthest_and_home_again(
    services: Services, figures: Figures, movement_id: str
) -> None:
    shown = figures.shown(movement_id, Side.NONE, by_turns=False)
    assert shown is not None
    picture = shown.picture
    course = picture.course
    assert course is not None
    assert 0 < course.top <= course.leaves < course.home <= 1
    far = points(picture.frame(course.top))
    assert points(picture.frame(course.leaves)) == [pytest.approx(at, abs=0.5) for at in far]
    assert far != points(picture.frame(0.0))
    assert points(picture.frame(course.home)) == [
        pytest.approx(at, abs=0.5) for at in points(picture.frame(0.0))
    ]


def test_one_pose_does_not_move(figures: Figures) -> None:
    shown = figures.shown("legs_on_chair", Side.NONE, by_turns=False)
    assert shown is not None
    assert shown.picture.course is None


# --- The widget ----------------------------------------------------------------------------------------------


@pytest.fixture
def view(shown: Callable[..., QWidget]) -> PlayerFigure:
    made = PlayerFigure()
    shown(made, 700, 520)
    return made


def columns(image: QImage) -> Iterable[int]:
    """How many pixels of each column are not the ground."""
    ground = image.pixel(0, 0)
    return [
        sum(image.pixel(x, y) != ground for y in range(0, image.height(), 2))
        for x in range(0, image.width(), 2)
    ]


def test_it_moves_with_the_count_and_turns_round_for_the_other_side(
    view: PlayerFigure, figures: Figures, picture: Callable[[QWidget], QImage]
) -> None:
    right, left = (figures.shown("knee_to_chest", side, by_turns=False) for side in (Side.RIGHT, Side.LEFT))
    view.set_shown(right, "Knee to chest, right side")
    assert view.accessibleName() == "Knee to chest, right side"
    view.set_moment(0.0)
    down = picture(view)
    view.set_moment(0.4)
    up = picture(view)
    assert up != down
    view.set_moment(0.0)
    assert picture(view) == down
    view.set_moment(0.4)
    view.set_shown(left, "Knee to chest, left side")
    there = list(columns(picture(view).flipped(Qt.Orientation.Horizontal)))
    assert [abs(a - b) <= 2 for a, b in zip(columns(up), there, strict=True)].count(False) <= 3
    assert picture(view) != up


def test_without_motion_it_is_the_still_on_either_side(
    view: PlayerFigure, figures: Figures, picture: Callable[[QWidget], QImage], qapp: object
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = current_look()
    apply(app, look.theme, look.text_percent, still=True)
    try:
        view.set_shown(figures.shown("bridge", Side.NONE, by_turns=False), "Bridge")
        assert not view.moves
        before = picture(view)
        view.set_moment(0.4)
        assert picture(view) == before
    finally:
        apply(app, look.theme, look.text_percent)
    assert view.moves
    assert picture(view) != before


def test_a_new_theme_paints_it_anew(
    view: PlayerFigure,
    figures: Figures,
    picture: Callable[[QWidget], QImage],
    set_look: Callable[..., object],
) -> None:
    view.set_shown(figures.shown("bridge", Side.NONE, by_turns=False), "Bridge")
    before = picture(view)
    set_look(DARK, 100)
    assert picture(view) != before
