"""About me: each line private or not, and a picture that says no more than what is seen on it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PIL import Image

from companion.domain.about import ABOUT_FIELDS, CLINICIAN_FIELDS, NAME_LINE, AboutMe
from companion.errors import CompanionError, InvalidEntryError, MediaError
from companion.services.bundle import Services
from tests.helpers.videos import mp4


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo that says where it was taken."""
    path = tmp_path / "me.jpg"
    image = Image.new("RGB", (80, 60), "teal")
    exif = Image.Exif()
    exif[0x010F] = "Camera of Sam"
    image.save(path, exif=exif)
    return path


def test_every_line_is_kept_and_only_the_name_may_be_printed_at_first(services: Services) -> None:
    texts = {name: f"about {name} <b>" for name in ABOUT_FIELDS}
    services.about.save(AboutMe(**texts))
    about = services.about.get()
    assert {name: getattr(about, name) for name in ABOUT_FIELDS} == texts
    assert about.shared == {NAME_LINE}
    assert set(CLINICIAN_FIELDS) == {"culture", "beliefs", "language", "touch", "spoken", "clinician"}


@pytest.mark.parametrize("name", ABOUT_FIELDS)
def test_each_line_may_go_on_the_sheet_by_itself(services: Services, name: str) -> None:
    texts = {each: f"about {each}" for each in ABOUT_FIELDS}
    services.about.save(AboutMe(**texts, shared=frozenset({(name, 0)})))
    assert services.about.get().shared == {(name, 0)}


def test_a_line_may_go_on_the_sheet_while_the_line_below_stays_private(services: Services) -> None:
    services.about.save(
        AboutMe(enjoy="roses\n\nthe pub\nRosie", shared=frozenset({("enjoy", 0), ("enjoy", 3)}))
    )
    assert services.about.get().shared == {("enjoy", 0), ("enjoy", 3)}


def test_a_tick_of_a_line_that_is_not_there_is_not_kept_for_a_later_one(services: Services) -> None:
    services.about.save(AboutMe(enjoy="roses", shared=frozenset({("enjoy", 0), ("enjoy", 1), ("name", 1)})))
    assert services.about.get().shared == {("enjoy", 0)}


def test_ones_own_full_copy_tells_of_each_line_whether_it_may_be_printed(
    services: Services, tmp_path: Path
) -> None:
    services.about.save(AboutMe("Sam", enjoy="roses\nthe pub", shared=frozenset({NAME_LINE, ("enjoy", 1)})))
    (whole,) = services.exports.everything("json", tmp_path / "json")
    (row,) = json.loads(whole.read_text("utf-8"))["tables"]["about_me"]
    assert row["printed"] == {"name": [True], "enjoy": [False, True]}
    files = {path.name: path for path in services.exports.everything("csv", tmp_path / "csv")}
    (line,) = csv.DictReader(files["about_me.csv"].read_text("utf-8-sig").splitlines(keepends=True))
    assert json.loads(line["printed"]) == row["printed"]


def test_a_picture_is_kept_without_place_and_camera(services: Services, photo: Path) -> None:
    assert services.about.portrait() is None
    assert services.about.set_portrait(photo) is None
    known, data = services.about.portrait(), services.about.portrait_data()
    assert known is not None
    assert (known.width, known.height, known.size) == (80, 60, len(data))
    assert services.about.portrait() == known
    assert data[:2] == b"\xff\xd8"
    assert b"Camera of Sam" not in data
    assert b"Camera of Sam" in photo.read_bytes()


def test_a_picture_taken_out_comes_back(services: Services, photo: Path) -> None:
    services.about.set_portrait(photo)
    before = (services.about.portrait(), services.about.portrait_data())
    services.about.remove_portrait()
    assert services.about.portrait() is None
    with pytest.raises(CompanionError, match="no longer"):
        services.about.portrait_data()
    services.about.put_back_portrait()
    services.about.put_back_portrait()
    assert (services.about.portrait(), services.about.portrait_data()) == before


def test_another_picture_takes_its_place_and_neither_is_ever_lost(services: Services, photo: Path) -> None:
    services.about.set_portrait(photo)
    first = services.about.portrait_data()
    Image.new("RGB", (30, 30), "red").save(photo)
    former = services.about.set_portrait(photo)
    second = services.about.portrait_data()
    assert former is not None
    assert second != first
    assert services.recycle.all() == [former]
    services.about.bring_portrait_back(former)
    assert services.about.portrait_data() == first
    (waits,) = services.recycle.all()
    services.about.remove_portrait()
    services.recycle.bring_back(waits.id)
    assert services.about.portrait_data() == second
    with services.notebook.read() as unit:
        assert len(unit.tables()["portrait"].rows) == 1


def test_a_picture_deleted_for_good_does_not_come_back_and_the_new_one_stays(
    services: Services, photo: Path
) -> None:
    services.about.set_portrait(photo)
    former = services.about.set_portrait(photo)
    assert former is not None
    services.recycle.delete_all()
    with pytest.raises(CompanionError, match="no longer"):
        services.about.bring_portrait_back(former)
    assert services.about.portrait() is not None
    assert services.recycle.all() == []


def test_a_picture_goes_out_with_everything_as_a_file(
    services: Services, photo: Path, tmp_path: Path
) -> None:
    services.about.set_portrait(photo)
    files = {path.name: path for path in services.exports.everything("json", tmp_path / "all")}
    assert files["about-me.jpg"].read_bytes() == services.about.portrait_data()


def test_what_is_no_picture_is_refused_and_nothing_is_kept(services: Services, tmp_path: Path) -> None:
    text = tmp_path / "me.png"
    text.write_text("hello")
    with pytest.raises(MediaError):
        services.about.set_portrait(text)
    film = tmp_path / "me.mp4"
    film.write_bytes(mp4(b"isom"))
    with pytest.raises(InvalidEntryError, match="video"):
        services.about.set_portrait(film)
    assert services.about.portrait() is None
