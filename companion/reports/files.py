"""A finished document to disk: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from companion.errors import ExportError
from companion.i18n import tr


def save_pdf(data: bytes, path: Path) -> None:
    """Write ``data`` to ``path``, replacing an older file only once everything is safely on disk.

    A new file is readable by its owner only.
    Raises :class:`ExportError` when that is not possible; the older file, if any, is then as it was.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
        _settle(path.parent)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise ExportError(
            tr("The PDF could not be saved there."),
            tr("Choose another folder, or make room on the disk, and save again. Nothing else was changed."),
            f"{type(error).__name__} {error.errno}",
        ) from error


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
