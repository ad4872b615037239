"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from companion.errors import ExportError
from companion.i18n import tr

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def save_files(contents: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write each of ``contents`` (file name → bytes) into ``folder``, which is made when it is not there.

    All arrive or none does: after :class:`ExportError` the older files are as they were.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Beside the targets, so that the last step is a rename on the same disk and cannot run out of room.
        workshop = Path(tempfile.mkdtemp(prefix=".companion-", dir=folder))
    except OSError as error:
        raise _export_error(error, folder) from error
    try:
        _write_new(contents, workshop)
        _keep_old(contents, folder, workshop)
        return _swap(contents, folder, workshop)
    except OSError as error:
        raise _export_error(error, folder) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _write_new(contents: Mapping[str, bytes], workshop: Path) -> None:
    for name, data in contents.items():
        with (workshop / f"{name}.new").open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())


def _keep_old(contents: Mapping[str, bytes], folder: Path, workshop: Path) -> None:
    """Copies to go back to, should a later file of the set refuse (one open in a spreadsheet on Windows)."""
    for name in contents:
        if (folder / name).exists():
            shutil.copy2(folder / name, workshop / f"{name}.old")


def _swap(contents: Mapping[str, bytes], folder: Path, workshop: Path) -> list[Path]:
    swapped: list[Path] = []
    try:
        for name in contents:
            (workshop / f"{name}.new").replace(folder / name)
            swapped.append(folder / name)
    except OSError:
        for path in swapped:
            old = workshop / f"{path.name}.old"
            if old.exists():
                old.replace(path)
            else:
                path.unlink(missing_ok=True)
        raise
    return swapped


def _export_error(error: OSError, folder: Path) -> ExportError:
    detail = errno.errorcode.get(error.errno or 0, type(error).__name__)
    if error.errno in _FULL:
        return ExportError(
            tr("There is no room left in “{folder}”.", folder=folder),
            tr("Nothing there was changed. Free some space, or choose another folder."),
            detail,
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ExportError(
            tr("“{folder}” cannot be written to, or a file in it is open elsewhere.", folder=folder),
            tr("Nothing there was changed. Close the file, or choose another folder."),
            detail,
        )
    return ExportError(
        tr("The files could not be saved in “{folder}”.", folder=folder),
        tr("Nothing there was changed. Please choose another folder."),
        detail,
    )
