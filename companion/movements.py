"""The shipped movements and their pictures: the part of ``bootstrap`` that knows how they are read and drawn."""

from __future__ import annotations

from pathlib import Path

from companion.domain.movements import Figure, Movement, View
from companion.drawing.shapes import Drawing
from companion.errors import CompanionError
from companion.i18n import current, tr
from companion.movement.camera import Camera
from companion.movement.library import load_library
from companion.movement.moving import Moving
from companion.movement.reading import MovementFileError, read_movement
from companion.movement.shelf import Shelf
from companion.movement.still import still
from companion.resources_path import resource_dir

PICTURE_SIZE = (900.0, 700.0)
"""Width and height of a picture file, in pixels."""


def shipped() -> Shelf:
    """The movements that ship with the program."""
    return Shelf(resource_dir() / "movements", read_movement, load_library)


def shipped_files() -> list[Path]:
    """The files they are read from, by name."""
    return sorted((resource_dir() / "movements").glob("*.toml"))


def problems_of(path: Path) -> tuple[str, ...]:
    """What is wrong with a movement file, each with its place. Raises ``CompanionError`` where none can be read."""
    try:
        read_movement(path)
    except MovementFileError as error:
        return error.problems
    except OSError as error:
        raise CompanionError(
            tr("The file cannot be read: {path}", path=path), tr("Check its name and try again.")
        ) from error
    return ()


class Film:
    """A moving figure, as the window asks for it. See ``companion.ui.widgets.moving_picture.MovingPicture``."""

    def __init__(self, figure: Figure, width: float, height: float) -> None:
        self._moving = Moving(figure, width, height)
        self.seconds = self._moving.seconds
        self.top = self._moving.top

    def eye(self, view: View) -> tuple[float, float]:
        """The turn and tilt (degrees) of a named view."""
        camera = Camera.of(view)
        return camera.turn, camera.tilt

    def frame(self, share: float, turn: float, tilt: float) -> Drawing:
        """The drawing at ``share`` (0 to 1) of a repetition."""
        return self._moving.frame(share, Camera(turn, tilt))


def draw(movement: Movement, width: float, height: float) -> Drawing:
    """A movement as a still drawing: the start as a ghost, the end solid, an arrow between."""
    if movement.figure is None:
        return Drawing(width, height, ())
    return still(movement.figure, width, height)


def picture(movement: Movement, view: View | None, at: float | None) -> Drawing:
    """A movement for a picture file, from ``view`` (``None``: its best): one moment ``at`` 0 (its start) to 1 (its end),
    or the whole of it as a still. Raises ``CompanionError`` for a movement without a figure.
    """
    figure = movement.figure
    if figure is None:
        raise CompanionError(
            tr("“{name}” has no figure to draw.", name=movement.name), tr("Choose another movement.")
        )
    camera = Camera.of(view or figure.view)
    if at is None:
        return still(figure, *PICTURE_SIZE, camera=camera)
    moving = Moving(figure, *PICTURE_SIZE)
    return moving.frame(at * moving.top, camera)


def picture_bytes(drawing: Drawing, kind: str, title: str, language: str) -> bytes:
    """``drawing`` as the bytes of a ``kind`` of file: ``.png``, ``.pdf`` or ``.svg``."""
    if kind == ".pdf":
        from companion.reports.picture import render_picture

        return render_picture(drawing, title, language)
    if kind == ".png":
        from companion.ui.picture_file import png_of

        return png_of(drawing)
    from companion.drawing.svg import drawing_svg
    from companion.reports.paper_canvas import PAPER_COLOURS

    colours = {
        token: "#{:02X}{:02X}{:02X}".format(*(round(255 * part) for part in parts))
        for token, parts in PAPER_COLOURS.items()
    }
    return drawing_svg(drawing, colours).encode()


def save_picture(movement: Movement, path: Path, view: View | None, at: float | None) -> None:
    """Writes the picture of a movement, whole or not at all. Raises ``ExportError``."""
    from companion.exchange.whole_files import save_files

    language = current().code.replace("_", "-")
    data = picture_bytes(picture(movement, view, at), path.suffix.lower(), movement.name, language)
    save_files({path.name: data}, path.parent)
