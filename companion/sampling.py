"""Writing a made-up sample notebook: a part of ``bootstrap``."""

from __future__ import annotations

import os
import uuid
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from companion.errors import NotebookError
from companion.i18n import tr
from companion.outside import read_plan_file, shipped_movements
from companion.resources_path import resource_dir

if TYPE_CHECKING:
    from companion.services.samples import SampleRequest

SAMPLE_PLANS = ("low-back.plan.json", "low-back-2.plan.json")


def write_sample_notebook(path: Path, *, weeks: int, seed: int, last: date) -> None:
    """Write a sample notebook to a new file, whole or not at all.

    Raises ``NotebookError`` when it cannot be written, or when something is at ``path`` already.
    """
    from companion.services.samples import write_sample
    from companion.storage.create import discard
    from companion.storage.notebook import open_notebook

    if os.path.lexists(path):
        raise _already_there(path)
    request = _sample_request(weeks, seed, last)
    scratch = path.with_name(f".companion-{uuid.uuid4().hex}.sample")
    try:
        notebook = open_notebook(scratch, create=True)
        try:
            write_sample(notebook, request)
        finally:
            notebook.close()
        _put_in_place(scratch, path)
    finally:
        discard(scratch)


def _sample_request(weeks: int, seed: int, last: date) -> SampleRequest:
    from companion.services.questions import load_questions
    from companion.services.samples import SampleRequest

    movements = {movement.id: movement for movement in shipped_movements()}
    folder = resource_dir() / "plans"
    return SampleRequest(
        weeks=weeks,
        last=last,
        seed=seed,
        plans=tuple(read_plan_file(folder / name, movements) for name in SAMPLE_PLANS),
        movements=movements,
        questions=load_questions(resource_dir() / "measures"),
    )


def _put_in_place(scratch: Path, path: Path) -> None:
    """Give a closed notebook its name, never over a file that came meanwhile."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise _already_there(path) from None
    except OSError:  # a file system without links, such as a USB stick's
        if os.path.lexists(path):
            raise _already_there(path) from None
        scratch.replace(path)


def _already_there(path: Path) -> NotebookError:
    return NotebookError(
        tr("There is already a file with this name: {path}", path=path), tr("Pick another name.")
    )
