"""Photos and videos coming in: made safe, made small, or refused in plain words; the file itself is left alone."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from companion.domain.media import MAX_PHOTO_BYTES, MAX_VIDEO_BYTES
from companion.errors import MediaError
from companion.exchange.media import read_media
from tests.helpers.videos import box, movie, mp4

SECRET = b"Kowalska Clinic, Warsaw"
RED, BLUE = (220, 20, 20), (20, 20, 220)


def _halves(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Red above, blue below."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width, height // 2))
    return picture.convert(mode)


def _phone_photo(path: Path, orientation: int = 1, size: tuple[int, int] = (1200, 900)) -> None:
    """A JPEG as a phone makes it: with the place, the time, the camera, and words in four places."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = SECRET.decode()
    exif[ExifTags.Base.DateTime] = "2026:11:22 09:30:00"
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (52.0, 13.0, 46.9), 3: "E", 4: (21.0, 0.0, 44.0), 29: "2026:11:22"}
    )
    _halves(*size).save(path, "JPEG", exif=exif, comment=SECRET, icc_profile=SECRET, xmp=SECRET)
    data = path.read_bytes()
    assert data.count(SECRET) == 4
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(ExifTags.IFD.GPSInfo)


def _colours(data: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colour near the top and near the bottom."""
    picture = Image.open(io.BytesIO(data))
    x, y = picture.width // 2, picture.height
    return picture.getpixel((x, y // 8)), picture.getpixel((x, y * 7 // 8))


def _like(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 16 for a, b in zip(found, wanted, strict=True))


def test_a_photo_keeps_nothing_but_its_picture(tmp_path: Path) -> None:
    path = tmp_path / "IMG_0001.JPG"
    _phone_photo(path)
    before = path.read_bytes()
    taken = read_media(path)
    assert (taken.format, taken.width, taken.height) == ("jpg", 1200, 900)
    assert SECRET not in taken.data
    assert b"Exif" not in taken.data
    assert b"2026:11:22" not in taken.data
    made = Image.open(io.BytesIO(taken.data))
    assert (made.format, made.size, dict(made.getexif())) == ("JPEG", (1200, 900), {})
    assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    top, bottom = _colours(taken.data)
    assert _like(top, RED)
    assert _like(bottom, BLUE)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("orientation", "size", "top"), [(1, (600, 400), RED), (3, (600, 400), BLUE), (6, (400, 600), None)]
)
def test_a_photo_is_turned_upright(
    tmp_path: Path, orientation: int, size: tuple[int, int], top: tuple[int, ...] | None
) -> None:
    path = tmp_path / "a.jpg"
    _phone_photo(path, orientation, (600, 400))
    taken = read_media(path)
    assert (taken.width, taken.height) == size
    if top is not None:
        assert _like(_colours(taken.data)[0], top)
    else:  # a quarter turn: what was above is now on the right
        picture = Image.open(io.BytesIO(taken.data))
        assert _like(picture.getpixel((picture.width * 7 // 8, 300)), RED)


@pytest.mark.parametrize(("size", "kept"), [((8000, 6000), (2000, 1500)), ((900, 4500), (400, 2000))])
def test_a_large_photo_is_made_smaller_not_cut(
    tmp_path: Path, size: tuple[int, int], kept: tuple[int, int]
) -> None:
    path = tmp_path / "a.jpg"
    _halves(*size).save(path, "JPEG")
    taken = read_media(path)
    assert (taken.width, taken.height) == kept
    top, bottom = _colours(taken.data)
    assert _like(top, RED)
    assert _like(bottom, BLUE)


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGB"), ("PNG", "L"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("WEBP", "RGB"), ("AVIF", "RGB"),
        ("GIF", "P"), ("BMP", "RGB"), ("JPEG", "CMYK"), ("JPEG", "L"),
    ],
)  # fmt: skip
def test_every_usual_kind_of_picture_is_taken_whatever_its_name(tmp_path: Path, form: str, mode: str) -> None:
    path = tmp_path / "wrong name.mp4"
    _halves(64, 48, mode).save(path, form)
    taken = read_media(path)
    assert (taken.format, taken.width, taken.height) == ("jpg", 64, 48)
    assert Image.open(io.BytesIO(taken.data)).mode == "RGB"


def test_what_is_clear_becomes_white(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(path)
    assert _like(_colours(read_media(path).data)[0], (255, 255, 255))


def test_words_inside_a_png_stay_outside(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET.decode())
    _halves(64, 48).save(path, pnginfo=notes)
    assert SECRET in path.read_bytes()
    assert SECRET not in read_media(path).data


# --- Videos ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (mp4(b"isom"), "mp4"),
        (mp4(b"mp42"), "mp4"),
        (mp4(b"qt  "), "mov"),
        (mp4(b"3gp4"), "3gp"),
        (mp4(b"isom", long_length=True), "mp4"),
        (mp4(b"isom") + bytes(12), "mp4"),
        (box(b"moov", b"x") + box(b"mdat", b"y"), "mov"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(80), "webm"),
        (b"\x1a\x45\xdf\xa3\xa3\x42\x82\x88matroska" + bytes(80), "mkv"),
        (movie(), "avi"),
    ],
)
def test_a_video_is_kept_byte_for_byte(tmp_path: Path, data: bytes, form: str) -> None:
    path = tmp_path / "no ending"
    path.write_bytes(data)
    taken = read_media(path)
    assert (taken.format, taken.data) == (form, data)
    assert (taken.width, taken.height) == (0, 0)


@pytest.mark.parametrize(
    "data",
    [mp4(b"isom")[:-1], mp4(b"isom")[:30], mp4(b"isom", playable=False), movie()[:-10]],
    ids=["a byte short", "cut in the middle", "no index", "short avi"],
)
def test_a_video_that_was_cut_off_says_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(data)
    with pytest.raises(MediaError, match="not whole") as caught:
        read_media(path)
    assert "Copy it" in caught.value.next_step


# --- What cannot be taken -------------------------------------------------------------------------------------


def _png_head(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels, in a few hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def _cut_jpeg(share: float) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((400, 300), 90).save(out, "JPEG")
    return out.getvalue()[: int(len(out.getvalue()) * share)]


NOT_SHOWN, NOT_WHOLE, TOO_LARGE = "cannot be shown|can be shown", "not whole", "too large to open"
REFUSED = [
    ("words", b"Dear diary", NOT_SHOWN),
    ("pdf", b"%PDF-1.7\n" + bytes(200), NOT_SHOWN),
    ("zip", b"PK\x03\x04" + bytes(200), NOT_SHOWN),
    ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', NOT_SHOWN),
    ("eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", NOT_SHOWN),
    ("sound", b"\x00\x00\x00\x18ftypM4A " + bytes(80), NOT_SHOWN),
    ("wmv", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(200), NOT_SHOWN),
    ("one byte", b"\xff", NOT_SHOWN),
    ("heic", b"\x00\x00\x00\x18ftypheic" + bytes(80), "HEIC"),
    ("heif", b"\x00\x00\x00\x18ftypmif1" + bytes(80), "HEIC"),
    ("half a jpeg", _cut_jpeg(0.5), NOT_WHOLE),
    ("most of a jpeg", _cut_jpeg(0.97), NOT_WHOLE),
    ("half a png", _png_head(4000, 3000), NOT_WHOLE),
    ("many pixels", _png_head(10_000, 8_001), TOO_LARGE),
    ("bomb", _png_head(30_000, 30_000), TOO_LARGE),
    ("huge bomb", _png_head(2_000_000, 2_000_000), TOO_LARGE),
]


@pytest.mark.parametrize(("data", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_anything_else_gets_a_sentence_and_a_next_step(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "private name.jpg"
    path.write_bytes(data)
    with pytest.raises(MediaError, match=said) as caught:
        read_media(path)
    assert caught.value.next_step
    assert "private" not in caught.value.detail
    assert path.read_bytes() == data


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.touch()
    with pytest.raises(MediaError, match="empty"):
        read_media(path)


def _nothing(path: Path) -> None:
    """Nothing is there."""


@pytest.mark.parametrize("make", [_nothing, Path.mkdir], ids=["missing", "a folder"])
def test_what_cannot_be_read(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "a.jpg"
    make(path)
    with pytest.raises(MediaError, match="cannot be read right now"):
        read_media(path)


@pytest.mark.parametrize(
    ("head", "most", "said"),
    [
        (mp4(b"isom"), MAX_VIDEO_BYTES, "This video has 61 MB. Up to 60 MB"),
        (b"\xff\xd8\xff", MAX_PHOTO_BYTES, "A photo may have up to 60 MB"),
    ],
)
def test_too_large_a_file_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: bytes, most: int, said: str
) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(head)
    with path.open("rb+") as file:
        file.truncate(most + 1)
    monkeypatch.setattr(Path, "read_bytes", _nothing)
    with pytest.raises(MediaError, match=said):
        read_media(path)
