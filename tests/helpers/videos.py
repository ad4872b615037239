"""Small videos, written by hand: the boxes of an MP4, and a film of single pictures that any decoder plays."""

from __future__ import annotations

import io
import struct

from PIL import Image

FRAMES_A_SECOND = 10


def box(kind: bytes, content: bytes, *, long_length: bool = False) -> bytes:
    """One box of ISO/IEC 14496-12: its length, its kind, its content."""
    if long_length:
        return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content
    return struct.pack(">I4s", len(content) + 8, kind) + content


def mp4(brand: bytes, *, long_length: bool = False, playable: bool = True) -> bytes:
    """The outer form of an MP4; there is no film in it."""
    head = box(b"ftyp", brand + struct.pack(">I", 512) + b"isom")
    film = box(b"mdat", bytes(64), long_length=long_length)
    return head + film + (box(b"moov", bytes(16)) if playable else b"")


def movie(pictures: int = 10, width: int = 64, height: int = 48) -> bytes:
    """An AVI of JPEG pictures that go from dark to light. Form: Microsoft's AVI RIFF File Reference."""
    frames = [_frame(width, height, round(255 * i / max(1, pictures - 1))) for i in range(pictures)]
    film = b"".join(_chunk(b"00dc", frame) for frame in frames)
    places, at = b"", 4
    for frame in frames:
        places += struct.pack("<4sIII", b"00dc", 0x10, at, len(frame))
        at += 8 + len(frame) + len(frame) % 2
    most = max(len(frame) for frame in frames)
    head = struct.pack(
        "<14I", 1_000_000 // FRAMES_A_SECOND, most * FRAMES_A_SECOND, 0, 0x10, pictures, 0, 1, most, width, height,
        0, 0, 0, 0,
    )  # fmt: skip
    stream = struct.pack(
        "<4s4sIHHIIIIIIII4h", b"vids", b"MJPG", 0, 0, 0, 0, 1, FRAMES_A_SECOND, 0, pictures, most, 10_000, 0,
        0, 0, width, height,
    )  # fmt: skip
    form = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    streams = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", form))
    inside = _list(b"hdrl", _chunk(b"avih", head) + streams) + _list(b"movi", film) + _chunk(b"idx1", places)
    return _chunk(b"RIFF", b"AVI " + inside)


def _frame(width: int, height: int, grey: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (grey, grey, grey)).save(out, "JPEG")
    return out.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack("<4sI", kind, len(content)) + content + b"\0" * (len(content) % 2)


def _list(kind: bytes, content: bytes) -> bytes:
    return _chunk(b"LIST", kind + content)
