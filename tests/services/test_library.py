"""Movements of one's own: written, changed, shown in a photo, deleted and brought back; everything comes out."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from companion.domain.doses import Dose, Side
from companion.domain.history import Thing
from companion.domain.media import MediaKind
from companion.domain.movements import Area, Figure, Movement, Pose, Position, View
from companion.domain.routines import Size
from companion.errors import CompanionError, ExportError, InvalidEntryError, MediaError
from companion.services.bundle import Services
from companion.services.library import MOST_CUES, OwnEntry
from tests.helpers.desk import FixedClock
from tests.helpers.videos import movie, mp4

FIGURE = Figure((Pose({"hip": 30.0}), Pose({"hip": 90.0}, seconds=3.0, hold=2.0)), ("mat",), View.FRONT)
ROCKING = OwnEntry(
    name="Rocking with Rosie",
    purpose="To get my back used to <b>lifting</b>",
    cues=("Sit back.", "Rock & breathe."),
    may_feel="A stretch in my seat",
    ease_off="When it catches",
    area=Area.LOW_BACK,
    position=Position.SITTING,
    equipment=("Rosie", "a chair"),
    dose=Dose(sets=2, reps_min=5, reps_max=6, side=Side.BOTH),
    figure=FIGURE,
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "from the clinic.jpg"
    Image.new("RGB", (90, 60), "teal").save(path)
    return path


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "from the clinic.avi"
    path.write_bytes(movie())
    return path


def _media(services: Services) -> Mapping[str, bytes]:
    with services.notebook.read() as unit:
        return dict(unit.files())


def test_a_movement_of_ones_own_stands_with_the_others(services: Services) -> None:
    services.drafts.save("own/new", {"name": "Rocki"})
    made = services.library.make(ROCKING, "own/new")
    assert made.mine
    assert OwnEntry.of(made) == ROCKING
    assert services.library.get(made.id) == services.library.mine(made.id) == made
    assert made in services.library.all()
    assert services.library.has_figure(made.id)
    assert services.drafts.load("own/new") is None
    assert services.library.story(made.id) == []


def test_only_a_name_is_needed(services: Services) -> None:
    made = services.library.make(OwnEntry("  My bend  "))
    assert (made.name, made.cues, made.figure) == ("  My bend  ", (), None)
    assert not services.library.has_figure(made.id)
    with pytest.raises(InvalidEntryError, match="needs a name"):
        services.library.make(OwnEntry(" \n"))
    with pytest.raises(InvalidEntryError, match="outside"):
        services.library.make(OwnEntry("a", dose=Dose(reps_max=8, sets=99)))
    with pytest.raises(InvalidEntryError, match="room for"):
        services.library.make(OwnEntry("a", cues=("x",) * (MOST_CUES + 1)))
    with pytest.raises(InvalidEntryError, match="longer than"):
        services.library.make(OwnEntry("a", cues=("x" * 200_001,)))
    assert sum(movement.mine for movement in services.library.all()) == 1


def test_empty_lines_are_no_cues(services: Services) -> None:
    made = services.library.make(OwnEntry("a", cues=("one", " ", "", "two"), equipment=("", "a mat")))
    assert (made.cues, made.equipment) == (("one", "two"), ("a mat",))


def test_what_it_was_before_stays_in_its_story(services: Services, clock: FixedClock) -> None:
    made = services.library.make(ROCKING)
    clock.advance(days=1)
    other = Figure((Pose({"knee": 9.0}),))
    changed = services.library.change(
        made.id,
        replace(ROCKING, cues=("Sit.",), area=Area.HIP, figure=other, dose=Dose(reps_max=3)),
    )
    assert services.library.mine(made.id) == changed
    (before,) = services.library.story(made.id)
    assert (before.thing, before.at) == (Thing.MOVEMENT, clock.now())
    assert before.earlier.keys() == {"cues", "area", "figure", "dose"}
    assert before.earlier["cues"] == "Sit back.\nRock & breathe."
    assert before.earlier["area"] == "Low back"
    assert json.loads(before.earlier["figure"])["poses"][1]["angles"] == {"hip": 90.0}
    services.library.change(made.id, OwnEntry.of(changed))
    assert len(services.library.story(made.id)) == 1


def test_a_change_can_be_taken_back_with_the_name_in_the_routine(services: Services) -> None:
    made = services.library.make(ROCKING)
    routine = services.routines.create("Evening")
    services.routines.add_step(routine.id, made)

    def names() -> list[str]:
        return [step.movement_name for step in services.routines.get(routine.id).steps]

    services.library.change(made.id, replace(ROCKING, name="Rocking"))
    assert names() == ["Rocking"]
    services.library.put_back(made)
    assert services.library.mine(made.id) == made
    assert names() == ["Rocking with Rosie"]


def test_deleting_leaves_the_name_in_the_routine_and_can_be_undone(services: Services, photo: Path) -> None:
    made = services.library.make(ROCKING)
    services.library.add_media(made.id, photo)
    routine = services.routines.create("Evening")
    services.routines.add_step(routine.id, made)
    services.routines.create("Without it")
    assert services.library.used_in(made.id) == ["Evening"]
    before = _media(services)

    removed = services.library.remove(made.id)
    assert services.library.get(made.id) is None
    assert services.library.media(made.id) is None
    assert list(_media(services).values()) == list(before.values()), "it waits among what was put away"
    (step,) = services.routines.get(routine.id).steps
    assert (step.movement_name, step.doses[Size.ORDINARY]) == ("Rocking with Rosie", ROCKING.dose)
    with pytest.raises(CompanionError, match="no longer"):
        services.library.mine(made.id)

    services.library.put_back(removed)
    assert services.library.mine(made.id) == made
    assert _media(services) == before


def test_what_others_made_cannot_be_changed_here(services: Services, photo: Path) -> None:
    brought = Movement("plan/1", "Wall slide", "To lift", ("Slide.",), author="Ana", own=True)
    with services.notebook.write() as unit:
        unit.movements.put(brought)
        unit.commit()
    library = services.library
    for movement_id in ("plan/1", "bridge", "nobody"):
        for action in (
            lambda key: library.change(key, ROCKING),
            library.remove,
            library.mine,
            lambda key: library.add_media(key, photo),
        ):
            with pytest.raises(CompanionError, match="no longer in your notebook"):
                action(movement_id)
    assert services.library.get("plan/1") == brought


# --- Photos and videos ----------------------------------------------------------------------------------------


def test_a_photo_is_kept_and_another_takes_its_place(
    services: Services, clock: FixedClock, photo: Path, video: Path
) -> None:
    made = services.library.make(ROCKING)
    assert services.library.media(made.id) is None
    with pytest.raises(CompanionError, match="no longer"):
        services.library.media_data(made.id)
    assert services.library.add_media(made.id, photo) is None
    kept = services.library.media(made.id)
    assert kept is not None
    assert (kept.kind, kept.width, kept.height, kept.added) == (MediaKind.PHOTO, 90, 60, clock.now())
    assert kept.size == len(services.library.media_data(made.id))

    data = services.library.media_data(made.id)
    former = services.library.add_media(made.id, video)
    assert former is not None
    assert services.library.media_data(made.id) == movie()
    assert services.recycle.all() == [former], "the photo waits, and is not lost"
    services.library.bring_media_back(former)
    assert services.library.media(made.id) == kept
    assert services.library.media_data(made.id) == data
    (film,) = services.recycle.all()
    services.library.bring_media_back(film)
    assert services.library.media_data(made.id) == movie(), "and the video is not lost either"
    services.library.bring_media_back(services.recycle.all()[0])
    assert services.library.take_media_out(made.id) == kept
    assert services.library.media(made.id) is None
    services.library.put_media_back(made.id)
    assert services.library.media(made.id) == kept
    assert services.library.media_data(made.id) == data


def test_a_photo_deleted_for_good_does_not_come_back_and_the_new_one_stays(
    services: Services, photo: Path, video: Path
) -> None:
    made = services.library.make(ROCKING)
    services.library.add_media(made.id, photo)
    former = services.library.add_media(made.id, video)
    assert former is not None
    services.recycle.delete_all()
    with pytest.raises(CompanionError, match="no longer"):
        services.library.bring_media_back(former)
    assert services.library.media_data(made.id) == movie()
    assert services.recycle.all() == []


def test_a_file_that_cannot_be_taken_changes_nothing(services: Services, photo: Path, tmp_path: Path) -> None:
    made = services.library.make(ROCKING)
    services.library.add_media(made.id, photo)
    before = _media(services)
    wrong = tmp_path / "film.mp4"
    wrong.write_bytes(mp4(b"isom")[:40])
    with pytest.raises(MediaError):
        services.library.add_media(made.id, wrong)
    assert _media(services) == before


def test_a_changed_movement_keeps_its_photo(services: Services, photo: Path) -> None:
    made = services.library.make(ROCKING)
    services.library.add_media(made.id, photo)
    before = _media(services)
    services.library.change(made.id, replace(ROCKING, name="Rocking"))
    assert _media(services) == before


def test_a_video_comes_out_as_it_went_in(services: Services, video: Path, tmp_path: Path) -> None:
    made = services.library.make(ROCKING)
    services.library.add_media(made.id, video)
    out = tmp_path / "out"
    out.mkdir()
    services.library.save_media(made.id, out / "rocking.avi")
    assert [path.name for path in out.iterdir()] == ["rocking.avi"]
    assert (out / "rocking.avi").read_bytes() == movie()
    (tmp_path / "file").touch()
    with pytest.raises(ExportError):
        services.library.save_media(made.id, tmp_path / "file" / "rocking.avi")


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_everything_exported_holds_the_movement_its_figure_and_its_photo(
    services: Services, photo: Path, tmp_path: Path, kind: str
) -> None:
    made = services.library.make(ROCKING)
    services.library.add_media(made.id, photo)
    services.library.make(OwnEntry("Without a photo"))
    out = tmp_path / "out"
    written = services.exports.everything(kind, out)
    (picture,) = [path for path in written if path.suffix == ".jpg"]
    assert picture.read_bytes() == services.library.media_data(made.id)
    assert Image.open(io.BytesIO(picture.read_bytes())).size == (90, 60)
    words = (out / ("notebook.json" if kind == "json" else "movement_media.csv")).read_text("utf-8")
    assert picture.name in words
    if kind == "json":
        tables = json.loads(words)["tables"]
        assert tables["movement_media"][0]["file"] == picture.name
        assert "data" not in tables["movement_media"][0]
        assert tables["movements"][0]["figure"]["poses"][1]["hold"] == 2.0
