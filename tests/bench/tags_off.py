"""What a paper costs without its tags."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from companion.reports import paper_canvas
from companion.reports.paper_canvas import PaperCanvas


@contextmanager
def untagged() -> Iterator[None]:
    """Papers drawn meanwhile have neither marks nor a tree: what both cost is the difference."""
    kept = (PaperCanvas.marked, PaperCanvas.artifact, paper_canvas.add_tags)
    PaperCanvas.marked = PaperCanvas.artifact = _unmarked  # type: ignore[assignment, method-assign]
    paper_canvas.add_tags = _unmarked
    try:
        yield
    finally:
        PaperCanvas.marked, PaperCanvas.artifact, paper_canvas.add_tags = kept  # type: ignore[method-assign]


def _unmarked(*_parts: object) -> AbstractContextManager[None]:
    return nullcontext()
