"""Ways to movements of one's own: writing one, its page with a photo or video, and posing the drawn person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageDraw

from companion.domain.movements import Area, Figure, Position
from companion.movement.starts import STARTS
from companion.services.library import OwnEntry
from companion.ui.own_movement.form import OwnForm
from companion.ui.own_movement.movement_page import OwnMovementPage
from companion.ui.own_movement.pose_page import PosePage
from companion.ui.widgets.kit import Page
from tests.helpers.scenes_library import look_around
from tests.helpers.stage import Stage, StageError
from tests.helpers.videos import movie

Wanted = TypeVar("Wanted", bound=Page)

_REST = ("pelvis", "shoulders", "head", "foot_left")
_LYING = STARTS[Position.LYING_BACK].poses[0]
FIGURE = Figure(
    (
        _LYING,
        replace(_LYING, angles={**_LYING.angles, "hip_right": 100.0, "knee_right": 120.0}, contacts=_REST),
    ),
    ("mat",),
)
ROCKING = OwnEntry(
    "Rocking with Rosie",
    "To get my back used to lifting",
    ("Lie down with Rosie on your belly.", "Bring one knee up to her.", "Rock a little, and breathe."),
    "A stretch in my seat",
    "When it catches",
    Area.LOW_BACK,
    Position.LYING_BACK,
    ("a mat", "Rosie"),
    figure=FIGURE,
)


def page_of(stage: Stage, kind: type[Wanted]) -> Wanted:
    """The page of a kind that is shown."""
    for page in stage.window.findChildren(kind):
        if page.isVisible():
            return page
    raise StageError(f"no {kind.__name__} is shown")


def write(stage: Stage) -> None:
    """The form for a new one."""
    look_around(stage)
    stage.press("Make my own movement")


def write_to_the_end(stage: Stage) -> None:
    """The end of that form, with the numbers unfolded."""
    write(stage)
    stage.press("Change the numbers")
    page_of(stage, OwnForm).save.setFocus()
    stage.settle()


def show(stage: Stage, entry: OwnEntry = ROCKING, file: Path | None = None) -> None:
    """The page of a movement of one's own."""
    movement = stage.services.library.make(entry)
    if file is not None:
        stage.services.library.add_media(movement.id, file)
    look_around(stage)
    stage.press(movement.name)
    stage.settle()


def with_photo(stage: Stage) -> None:
    """Its page, at the photo."""
    show(stage, file=_photo(stage.path.with_name("photo.png")))
    page_of(stage, OwnMovementPage).media.add_button.setFocus()
    stage.settle()


def with_video(stage: Stage) -> None:
    """Its page, at a video that has not been opened."""
    path = stage.path.with_name("film.avi")
    path.write_bytes(movie())
    show(stage, file=path)
    page_of(stage, OwnMovementPage).media.add_button.setFocus()
    stage.settle()


def bare(stage: Stage) -> None:
    """A movement of which only the name is known."""
    show(stage, OwnEntry("Rocking with Rosie"))


def story(stage: Stage) -> None:
    """What it was before."""
    movement = stage.services.library.make(replace(ROCKING, name="Rocking", purpose="", figure=None))
    stage.services.library.change(movement.id, ROCKING)
    look_around(stage)
    stage.press(ROCKING.name)
    stage.press("What it was before")


def pose(stage: Stage) -> None:
    """Posing it."""
    show(stage)
    stage.press("Change the figure")


def pose_first(stage: Stage) -> None:
    """Posing it for the first time."""
    show(stage, replace(ROCKING, figure=None, position=Position.STANDING))
    stage.press("Pose the drawn person")


def pose_at_its_end(stage: Stage) -> None:
    """A knee that is as bent as knees go, with the angles to type."""
    pose(stage)
    page = page_of(stage, PosePage)
    page.side.together.setChecked(False)
    page.canvas.handles["foot_right"].setFocus()
    x, y = page._bench.see(page.figure, page.at).places["foot_right"]
    for _step in range(8):
        x, y = x - 20, y + 4
        page.canvas.pulled.emit("foot_right", x, y)
    page.side.angles_fold.turn()
    stage.settle()


def pose_to_the_end(stage: Stage) -> None:
    """Everything beside the posed person, unfolded."""
    pose(stage)
    side = page_of(stage, PosePage).side
    side.rests_fold.turn()
    stage.settle()
    stage.scroll(1.0)


def preview(stage: Stage) -> None:
    """The posed figure, moving."""
    pose(stage)
    stage.press("See it move")


def awkward(stage: Stage) -> None:
    """A movement with odd and long words everywhere."""
    goals = [goal.words for goal in stage.services.goals.all()]
    odd = replace(
        ROCKING,
        name=goals[-1][:190],
        purpose=goals[0],
        cues=tuple(goals),
        may_feel=goals[0],
        equipment=tuple(goals),
    )
    show(stage, odd)


def _photo(path: Path) -> Path:
    """A picture in place of a photo: somebody on a mat, seen from the side."""
    picture = Image.new("RGB", (1200, 800), "#9FB7B0")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 560, 1200, 800), fill="#C9B79A")
    draw.rounded_rectangle((120, 590, 1080, 640), 20, fill="#4F6D7A")
    draw.ellipse((180, 480, 290, 590), fill="#B97F58")
    draw.rounded_rectangle((270, 520, 640, 595), 36, fill="#2E8B82")
    draw.line((630, 560, 800, 400, 880, 590), fill="#1F4E5F", width=60, joint="curve")
    picture.save(path)
    return path
