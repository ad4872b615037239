"""Photos and videos coming in: looked at before they are decoded, and photos made anew so that nothing else stays.

What a file is follows from its first bytes, never from its name.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from companion.domain.media import (
    MAX_PHOTO_BYTES,
    MAX_PHOTO_PIXELS,
    MAX_PHOTO_SIDE,
    MAX_VIDEO_BYTES,
    MediaKind,
    TakenIn,
)
from companion.errors import MediaError
from companion.exchange.video_kind import is_whole, video_format
from companion.i18n import number, tr

PHOTO_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP")
"""The kinds of picture phones and computers make and Pillow reads. HEIC is not among them, and SVG never will be."""
_QUALITY = 88
_HEAD = 64
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def read_media(path: Path) -> TakenIn:
    """The photo or video in ``path``, ready to keep.

    A photo is turned upright, scaled to at most ``MAX_PHOTO_SIDE`` pixels and written anew as JPEG: place, time
    and camera are left behind. A video is checked and kept byte for byte. Raises :class:`MediaError` with a plain
    sentence for anything else; nothing is decoded before its size is known.
    """
    size, head = _look(path)
    form = video_format(head)
    if form is None:
        _refuse_unknown(head)
    _refuse_large(size, MediaKind.PHOTO if form is None else MediaKind.VIDEO)
    data = _read(path)
    if form is None:
        return _photo(data)
    if not is_whole(form, data):
        raise MediaError(
            tr("This video is not whole, so it would not play."),
            tr("Copy it from your phone once more, and choose it again."),
            form,
        )
    return TakenIn(form, data)


def _look(path: Path) -> tuple[int, bytes]:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise _unreadable(error) from error
    if not head:
        raise MediaError(
            tr("This file is empty."), tr("Copy it from your phone once more, and choose it again.")
        )
    return size, head


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(error) from error


def _unreadable(error: OSError) -> MediaError:
    return MediaError(
        tr("This file cannot be read right now."),
        tr("Check that the phone or drive is still plugged in, or copy the file to this computer first."),
        f"{type(error).__name__} {error.errno}",
    )


def _refuse_unknown(head: bytes) -> None:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        raise MediaError(
            tr("This photo is in a form that cannot be shown here (HEIC)."),
            tr("On your phone, send or save it as JPEG, and choose that one."),
            "HEIC",
        )


def _refuse_large(size: int, kind: MediaKind) -> None:
    most = MAX_PHOTO_BYTES if kind is MediaKind.PHOTO else MAX_VIDEO_BYTES
    if size <= most:
        return
    sizes = {"size": number(-(-size // 1_000_000)), "most": number(most // 1_000_000)}
    if kind is MediaKind.PHOTO:
        raise MediaError(
            tr("This file has {size} MB. A photo may have up to {most} MB.", **sizes),
            tr("Choose a smaller one, or save it in a smaller size first."),
        )
    raise MediaError(
        tr("This video has {size} MB. Up to {most} MB fit in your notebook.", **sizes),
        tr("Cut it shorter on your phone, or film in a smaller size. Half a minute is often enough."),
    )


def _photo(data: bytes) -> TakenIn:
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures on its own terms; ours are stricter and said in words.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=PHOTO_FORMATS)
        if picture.width * picture.height > MAX_PHOTO_PIXELS:
            raise _too_many_pixels()
        upright = _upright(picture)
    except UnidentifiedImageError as error:
        raise MediaError(
            tr("This is not a photo or video that can be shown here."),
            tr("Photos as JPEG or PNG and videos as MP4 work best. Save it as one of those, and try again."),
            type(error).__name__,
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except MediaError:
        raise
    except Exception as error:  # a damaged picture makes its decoder raise anything
        raise MediaError(
            tr("This photo is not whole."),
            tr("Copy it from your phone once more, and choose it again."),
            type(error).__name__,
        ) from error
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return TakenIn("jpg", out.getvalue(), upright.width, upright.height)


def _upright(picture: Image.Image) -> Image.Image:
    """A new picture of the pixels alone, the right way up, on white where it was clear, not larger than we keep."""
    most = (MAX_PHOTO_SIDE, MAX_PHOTO_SIDE)
    picture.draft("RGB", most)  # a JPEG is then decoded small, not decoded and made small
    turned = ImageOps.exif_transpose(picture)
    if turned.has_transparency_data or turned.mode in ("P", "1"):
        turned = turned.convert("RGBA")
    turned.thumbnail(most, Image.Resampling.LANCZOS)
    plain = Image.new("RGB", turned.size, "white")
    if turned.mode == "RGBA":
        plain.paste(turned, mask=turned)
    else:
        plain.paste(turned.convert("RGB"))
    return plain


def _too_many_pixels() -> MediaError:
    return MediaError(
        tr("This picture is too large to open safely."),
        tr(
            "Save it in a smaller size first: up to {most} million points.",
            most=number(MAX_PHOTO_PIXELS // 1_000_000),
        ),
    )
