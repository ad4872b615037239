"""Problems a person may meet, each with a plain sentence and a next step.

An *expected* error is part of life (a full disk, a damaged file). A bug is anything else;
it never arrives as a :class:`CompanionError` unless wrapped in :class:`UnexpectedError`.
"""

from __future__ import annotations


class CompanionError(Exception):
    """Base of every problem we can explain.

    ``sentence`` and ``next_step`` are already translated and safe to show as plain text.
    ``detail`` may be copied by the person into a message for help: it must hold no health data
    (no words of theirs, no file content), only technical facts.
    """

    def __init__(self, sentence: str, next_step: str = "", detail: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step
        self.detail = detail

    def __str__(self) -> str:
        return " ".join(part for part in (self.sentence, self.next_step) if part)


class NotebookError(CompanionError):
    """The notebook file cannot be opened or written."""


class EmptyNotebookError(NotebookError):
    """The file exists and holds nothing (0 bytes)."""


class DamagedNotebookError(NotebookError):
    """The file is not readable as a notebook: truncated, damaged, or another kind of file."""


class NewerNotebookError(NotebookError):
    """A newer program wrote this notebook; we do not touch it."""


class ReadOnlyNotebookError(NotebookError):
    """The notebook or its folder cannot be written."""


class SaveError(NotebookError):
    """A change could not be written (disk full, unplugged drive). Nothing of it was kept on disk."""


class PlanFileError(CompanionError):
    """A plan file was refused. ``problems`` lists every reason with its place, in file order."""

    def __init__(
        self, sentence: str, next_step: str = "", detail: str = "", problems: tuple[str, ...] = ()
    ) -> None:
        super().__init__(sentence, next_step, detail)
        self.problems = problems


class InvalidEntryError(CompanionError):
    """Something typed cannot be kept as it is (too long, out of range). It stays on screen."""


class MediaError(CompanionError):
    """A photo or video file cannot be taken in. The file itself is left as it is."""


class ExportError(CompanionError):
    """A PDF, CSV or JSON file could not be written. The old file, if any, is untouched."""


class SheetFileError(CompanionError):
    """A printed sheet, a picture of one or its code cannot be read."""


class UnexpectedError(CompanionError):
    """A bug, wrapped for showing. ``detail`` says where it happened: :func:`places`."""


def places(error: BaseException) -> str:
    """Where a bug came from, one call a line, and its kind in the last: ``companion/ui/tasks.py:166 _work``.

    Three parts of a path tell our files apart (``screen.py`` is many) and leave out whose computer it is.
    No message and no values: they may quote what a person wrote.
    """
    lines = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        path = "/".join(code.co_filename.replace("\\", "/").split("/")[-3:])
        lines.append(f"{path}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join([*lines, type(error).__name__])
