"""What kind of video some bytes are, and whether all of it is there, from the boxes it is made of.

MP4, MOV and 3GP are boxes one after another, each with its length: ISO/IEC 14496-12, section 4.2. AVI is one RIFF
chunk with its length. WebM and Matroska begin with an EBML header: RFC 8794.
"""

from __future__ import annotations

_BOXES = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
"""What a QuickTime file from before ``ftyp`` may begin with."""
_OTHERS = (
    *(b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"),
    *(b"M4A ", b"M4B ", b"M4P "),
)
"""The same boxes, but with a picture or only sound in them."""
_LEAST = 8


def video_format(head: bytes) -> str | None:
    """The format of a video that begins with ``head`` (64 bytes are enough), or ``None`` when it is no video of ours."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in _OTHERS:
            return None
        if brand == b"qt  ":
            return "mov"
        return "3gp" if brand.startswith((b"3gp", b"3g2")) else "mp4"
    if head[4:8] in _BOXES:
        return "mov"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "webm" if b"webm" in head else "mkv"
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return "avi"
    return None


def is_whole(form: str, data: bytes) -> bool:
    """Whether nothing seems to be cut off. What cannot be told (WebM, Matroska) is taken as whole."""
    if form == "avi":
        return int.from_bytes(data[4:8], "little") + _LEAST <= len(data)
    return form in ("webm", "mkv") or _has_all_boxes(data)


def _has_all_boxes(data: bytes) -> bool:
    """Every box ends within the file, and one of them says how to play the rest (``moov``)."""
    at, playable = 0, False
    while at + _LEAST <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if length == 1:  # a long length follows
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        elif length == 0:  # to the end
            length = len(data) - at
        if length < _LEAST:
            break  # padding that some cameras leave at the end
        if at + length > len(data):
            return False
        playable = playable or kind == b"moov"
        at += length
    return playable
