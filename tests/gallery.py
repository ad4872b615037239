"""Pictures of every screen: ``python tests/gallery.py OUT [--only today,goals] [--views light-100,en_XA] [--small]``.

Each scene is drawn in light, dark and high contrast at 100 % and 200 % text, and once in each made-up language.
Every picture is also inspected; what is wrong is printed with the widget that is to blame. Leaves with 1 when a
screen could not be drawn or anything was found.

``python tests/gallery.py OUT --movements [bridge,cat_and_camel]`` draws the movement library instead: contact sheets of
each movement at its start, middle and end, or, with ids, those movements from all three sides.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.helpers.contact_sheets import contact_sheets
from tests.helpers.inspection import Finding
from tests.helpers.scenes import SCENES, Scene
from tests.helpers.stage import VIEWS, Stage, View
from tests.helpers.wardrobe import Wardrobe

from PySide6.QtCore import Qt  # isort: skip

SMALL_WIDTH = 640
"""Pixels: pictures for the help pages and the README."""


def main(argv: Sequence[str] | None = None) -> int:
    """Draw and inspect. Returns 1 when anything is wrong."""
    arguments = _arguments(argv)
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    if arguments.movements is not None:
        for sheet in contact_sheets(out, [each for each in arguments.movements.split(",") if each]):
            _say(sheet.name)
        return 0
    wrong = count = 0
    with tempfile.TemporaryDirectory(prefix="companion-gallery-") as folder:
        os.environ["COMPANION_CONFIG_DIR"] = folder
        wardrobe = Wardrobe(Path(folder))
        for scene, view in chosen(arguments.only, arguments.views):
            count += 1
            name = f"{scene.name}-{view.name}"
            try:
                found = draw(scene, view, wardrobe, Path(folder) / name, out / f"{name}.png", arguments.small)
            except Exception:  # noqa: BLE001 - whatever a screen raises is the finding
                wrong += 1
                _say(f"{name}: could not be drawn\n{traceback.format_exc()}")
                continue
            wrong += len(found)
            _say(f"{name}.png" + "".join(f"\n    {each}" for each in found))
    _say(f"{count} pictures, {wrong} findings.")
    return 1 if wrong else 0


def draw(
    scene: Scene, view: View, wardrobe: Wardrobe, folder: Path, target: Path, small: bool = False
) -> list[Finding]:
    """One picture into ``target``. Returns what is wrong with it."""
    with Stage(wardrobe, folder, scene.kind, view) as stage:
        scene.act(stage)
        image, found = stage.look()
        if small:
            image = image.scaledToWidth(SMALL_WIDTH, Qt.TransformationMode.SmoothTransformation)
        if not image.save(str(target)):
            raise OSError(f"cannot write {target}")
        return found


def chosen(only: str, views: str) -> Iterator[tuple[Scene, View]]:
    """Scenes whose name begins with one of ``only``, in the views named."""
    starts = tuple(filter(None, only.split(",")))
    names = tuple(filter(None, views.split(",")))
    for view in VIEWS:
        for scene in SCENES:
            if (not starts or scene.name.startswith(starts)) and (not names or view.name in names):
                yield scene, view


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder for the pictures")
    parser.add_argument(
        "--only", default="", metavar="NAMES", help="scenes whose names begin so, with commas"
    )
    parser.add_argument("--views", default="", metavar="NAMES", help=", ".join(view.name for view in VIEWS))
    parser.add_argument("--small", action="store_true", help=f"{SMALL_WIDTH} pixels wide")
    parser.add_argument(
        "--movements",
        nargs="?",
        const="",
        metavar="IDS",
        help="contact sheets of the movement library instead",
    )
    return parser.parse_args(argv)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
