"""About me: each line private or not, and a picture that says no more than what is seen on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from companion.domain.about import ABOUT_FIELDS, CLINICIAN_FIELDS, AboutMe
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
    assert about.printed == {"name"}
    assert set(CLINICIAN_FIELDS) == {"culture", "beliefs", "language", "touch", "spoken", "clinician"}


@pytest.mark.parametrize("name", ABOUT_FIELDS)
def test_each_line_may_go_on_the_sheet_by_itself(services: Services, name: str) -> None:
    texts = {each: f"about {each}" for each in ABOUT_FIELDS}
    services.about.save(AboutMe(**texts, printed=frozenset({name})))
    assert services.about.get().printed == {name}


def test_a_picture_is_kept_without_place_and_camera(services: Services, photo: Path) -> None:
    assert services.about.portrait() is None
    known = services.about.set_portrait(photo)
    data = services.about.portrait_data()
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


def test_another_picture_takes_its_place_and_the_first_waits(services: Services, photo: Path) -> None:
    services.about.set_portrait(photo)
    Image.new("RGB", (30, 30), "red").save(photo)
    services.about.set_portrait(photo)
    assert services.about.portrait_data() != b""
    with services.notebook.read() as unit:
        assert len(unit.recycled.all()) == 1
        assert len(unit.tables()["portrait"].rows) == 1


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
