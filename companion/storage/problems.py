"""Turning what SQLite says into a plain sentence with a next step."""

from __future__ import annotations

import errno
from pathlib import Path

from companion.errors import (
    DamagedNotebookError,
    EmptyNotebookError,
    NewerNotebookError,
    NotebookError,
    ReadOnlyNotebookError,
    SaveError,
)
from companion.i18n import number, tr

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
"""SQLite's primary result codes (sqlite.org/rescode.html) that belong to life and not to bugs."""

NOT_WRITABLE = (READONLY, CANTOPEN, IOERR, FULL)
"""What a place that cannot be written says when a notebook is opened: reading may still be possible."""

_NO_ROOM = (FULL, IOERR)
"""A disk so full that not even SQLite's small files fit says one or the other."""

_FULL_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What a full disk, a used-up quota or a size limit says to a file."""


_BY_TEXT = {
    "database is locked": BUSY,
    "attempt to write a readonly database": READONLY,
    "disk I/O error": IOERR,
    "database disk image is malformed": CORRUPT,
    "database or disk is full": FULL,
    "unable to open database file": CANTOPEN,
    "file is not a database": NOTADB,
}
"""SQLite's own texts (``sqlite3_errstr``): the driver's backup gives no code along."""


def primary_code(error: BaseException) -> int:
    """SQLite's primary result code, or 0 when ``error`` did not come from SQLite."""
    code = getattr(error, "sqlite_errorcode", None)
    return int(code) & 0xFF if code else _BY_TEXT.get(str(error), 0)


def no_room(error: BaseException) -> bool:
    """Whether ``error`` is what a full disk says, be it to SQLite or to a plain file."""
    if isinstance(error, OSError):
        return error.errno in _FULL_DISK
    return primary_code(error) in _NO_ROOM


def technical(error: BaseException) -> str:
    """What may be sent to someone who helps: the kind of error and its code, never a value."""
    if isinstance(error, OSError):
        return f"{type(error).__name__} {error.errno}"
    name = getattr(error, "sqlite_errorname", "") or type(error).__name__
    return f"{name} {getattr(error, 'sqlite_errorcode', '')}".strip()


def explained(error: BaseException, *, writing: bool) -> NotebookError | None:
    """The plain problem behind SQLite's ``error``; ``None`` when it is a bug of ours."""
    code, detail = primary_code(error), technical(error)
    if code in (CORRUPT, NOTADB):
        return damaged(detail)
    if code in (BUSY, LOCKED):
        kind = SaveError if writing else NotebookError
        return kind(
            tr("Another program is using your notebook right now."),
            tr("Close other Companion windows, wait a moment, and try again."),
            detail,
        )
    if code not in (FULL, IOERR, READONLY, CANTOPEN):
        return None
    if not writing:
        return NotebookError(
            tr("Your notebook cannot be read right now."),
            tr("Check that its drive is plugged in, and try again."),
            detail,
        )
    if code == FULL:
        return SaveError(
            tr("The disk is full, so this is not saved yet."),
            tr("Make some room on the disk, and try again."),
            detail,
        )
    return SaveError(
        tr("The disk did not take the change, so this is not saved yet."),
        tr("Check that the drive is plugged in and has room, and try again."),
        detail,
    )


def empty(path: Path) -> EmptyNotebookError:
    """``path`` exists and holds nothing."""
    return EmptyNotebookError(
        tr("Your notebook file “{name}” is empty.", name=path.name),
        tr("Nothing was changed. Open a backup, or choose another notebook."),
        "0 bytes",
    )


def damaged(detail: str) -> DamagedNotebookError:
    """The file is no notebook, or no longer a whole one."""
    return DamagedNotebookError(
        tr("This file cannot be read as a notebook."),
        tr("Nothing was changed. Open a backup, or choose another file."),
        detail,
    )


def newer(found: int, known: int) -> NewerNotebookError:
    """A newer program wrote the file in version ``found``; this one knows up to ``known``."""
    return NewerNotebookError(
        tr(
            "A newer Companion wrote this notebook. It has version {found}; this Companion knows version {known}.",
            found=number(found),
            known=number(known),
        ),
        tr("Nothing was changed. Open it with the newer Companion."),
        f"user_version {found}, known {known}",
    )


def missing(path: Path) -> NotebookError:
    """There is no file at ``path``."""
    return NotebookError(
        tr("There is no notebook at “{place}”.", place=str(path)),
        tr("Check the name and the folder, or choose another notebook."),
        "no such file",
    )


def not_a_file(path: Path) -> NotebookError:
    """``path`` is a folder or a device."""
    return NotebookError(
        tr("“{name}” is not a file.", name=path.name),
        tr("Choose a notebook file inside it, or another name."),
        "not a regular file",
    )


def unreadable(error: BaseException) -> NotebookError:
    """The file is there and we may not read it."""
    return NotebookError(
        tr("Your notebook cannot be read right now."),
        tr("Check that you may open the file and that its drive is plugged in, and try again."),
        technical(error),
    )


def not_creatable(path: Path, error: BaseException) -> ReadOnlyNotebookError:
    """No new file may be written in that folder."""
    return ReadOnlyNotebookError(
        tr("A new notebook cannot be made in “{folder}”.", folder=str(path.parent)),
        tr("Choose a folder where you may save files."),
        technical(error),
    )


def no_room_for_new(error: BaseException) -> SaveError:
    """The disk refused while a new notebook was made; no part of it is left."""
    return SaveError(
        tr("There is no room on the disk for a new notebook."),
        tr("Make some room on the disk, or choose another folder, and try again."),
        technical(error),
    )


def no_room_to_upgrade(error: BaseException) -> SaveError:
    """The copy from before an upgrade does not fit; the notebook is as it was."""
    return SaveError(
        tr("There is no room on the disk to bring your notebook up to date. It is as it was before."),
        tr("Make some room on the disk, and open it again."),
        technical(error),
    )


def read_only(error: BaseException | None) -> ReadOnlyNotebookError:
    """The notebook is open for reading only; ``error`` is what the disk said, if it was asked."""
    if error is not None and no_room(error):
        return ReadOnlyNotebookError(
            tr("The disk is full. You can read this notebook, but not change it."),
            tr("Make some room on the disk, and open it again."),
            technical(error),
        )
    return ReadOnlyNotebookError(
        tr("You can read this notebook, but not change it."),
        tr("Copy it to a folder where you may save files, and open it there."),
        "no permission to write" if error is None else technical(error),
    )


def too_old_to_read_here(
    found: int, known: int, error: BaseException | None
) -> ReadOnlyNotebookError | SaveError:
    """The notebook needs an upgrade first, and its place cannot be written."""
    if error is not None and no_room(error):
        return no_room_to_upgrade(error)
    return ReadOnlyNotebookError(
        tr("This notebook is from an older Companion and must be brought up to date before you can read it."),
        tr("Copy it to a folder where you may save files, and open it there."),
        f"user_version {found}, known {known}, read-only",
    )


def not_upgraded(detail: str) -> NotebookError:
    """An upgrade was taken back; file and backup are as before."""
    return NotebookError(
        tr("Your notebook could not be brought up to date. It is as it was before."),
        tr("Open it with the older Companion, and ask for help with the details below."),
        detail,
    )
