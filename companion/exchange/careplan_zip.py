"""A ``*.careplan``: a ZIP with fixed names. Only ``plan.json`` is unpacked, counted while it is read.

Nothing is ever written to a path that the file names, so no name in it can reach outside.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from typing import IO

from companion.exchange.refused import RefusedError
from companion.exchange.strict_json import shown
from companion.i18n import tr

PLAN_MEMBER = "plan.json"
SIGNATURE_MEMBER = "signature.json"

MAX_PLAN_BYTES = 2_000_000
"""Largest ``plan.json``: about a thousand printed pages."""

MAX_SIGNATURE_BYTES = 16_384
MAX_MEDIA_BYTES = 10_000_000
MAX_TOTAL_BYTES = 100_000_000
MAX_MEMBERS = 200

_MEDIA = re.compile(r"media/[A-Za-z0-9][A-Za-z0-9_-]{0,99}\.(?:png|jpg|webp|mp4)")
_MAX_DIRECTORY_BYTES = MAX_MEMBERS * 512

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP64_MARK = b"PK\x06\x07"
_ZIP64_SIZE = 20

# What the reader of the standard library raises, in one Python or another, on bytes that only look like a ZIP.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


def looks_like_zip(start: bytes) -> bool:
    """Whether the first bytes of a file are those of a ZIP."""
    return start.startswith((b"PK\x03\x04", _END_MARK))


def plan_bytes_in(handle: IO[bytes]) -> bytes:
    """The exact bytes of ``plan.json`` inside the open ZIP.

    Raises :class:`RefusedError` for anything unexpected in it, and ``OSError`` when the disk cannot be read.
    """
    _check_end(handle)
    try:
        with zipfile.ZipFile(handle) as archive:
            member = _checked_plan_member(archive.infolist())
            if member.header_offset >= handle.seek(0, 2):
                raise RefusedError(_damaged())
            return _read(archive, member)
    except _BROKEN as error:
        raise RefusedError(_damaged()) from error


def _damaged() -> str:
    return tr("The file is damaged: it cannot be unpacked.")


def _check_end(handle: IO[bytes]) -> None:
    """Bound the list of members before anyone parses it: its size stands in the last 22 bytes."""
    size = handle.seek(0, 2)
    if size > MAX_TOTAL_BYTES:
        raise RefusedError(_too_large())
    tail_size = min(size, _END.size + _ZIP64_SIZE)
    handle.seek(size - tail_size)
    tail = handle.read(tail_size)
    if len(tail) < _END.size:
        raise RefusedError(_damaged())
    mark, _disk, _start_disk, _here, members, directory, _offset, comment = _END.unpack(tail[-_END.size :])
    if mark != _END_MARK or comment or tail.startswith(_ZIP64_MARK):
        raise RefusedError(_damaged())
    if members > MAX_MEMBERS or directory > _MAX_DIRECTORY_BYTES:
        raise RefusedError(tr("It has too many files in it."))
    handle.seek(0)


def _too_large() -> str:
    return tr("It is too large for a plan file.")


def _cap(name: str) -> int:
    """The most bytes the member ``name`` may have; :class:`RefusedError` for a name we do not know."""
    if name == PLAN_MEMBER:
        return MAX_PLAN_BYTES
    if name == SIGNATURE_MEMBER:
        return MAX_SIGNATURE_BYTES
    if name == "media/":
        return 0
    if _MEDIA.fullmatch(name):
        return MAX_MEDIA_BYTES
    raise RefusedError(tr("It has a file in it that does not belong there: {name}.", name=shown(name)))


def _checked_plan_member(members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    plan: zipfile.ZipInfo | None = None
    seen: set[str] = set()
    for member in members:
        # ``filename`` is already cut at a NUL and re-slashed; the name as written is the one to judge.
        name = member.orig_filename
        cap = _cap(name)
        if name in seen:
            raise RefusedError(tr("It has the file {name} twice.", name=shown(name)))
        seen.add(name)
        if member.flag_bits & 0x1:
            raise RefusedError(tr("It is locked with a password. A plan file must open without one."))
        if member.file_size > cap:
            raise RefusedError(tr("The file {name} in it is too large.", name=shown(name)))
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedError(tr("The file {name} in it is packed in an unknown way.", name=shown(name)))
        if name == PLAN_MEMBER:
            plan = member
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise RefusedError(_too_large())
    if plan is None:
        raise RefusedError(tr("There is no plan.json in it."))
    return plan


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:
        # One more than fits, so that the end is always reached and the checksum always compared. A member that
        # unpacks to more than the size it states (and the cap allows) stops there and fails that comparison.
        return stream.read(MAX_PLAN_BYTES + 1)
