"""What the parts of the goals screen need of the screen they are on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from companion.errors import CompanionError
from companion.ui.widgets.kit import Field, Page


class Host(Protocol):
    """The goals screen. See ``OnePageScreen`` for pages and drafts."""

    def current(self) -> Page | None:
        """The page shown."""

    def show_page(self, page: Page, scroll: int = 0) -> None: ...
    def keep_drafts(self, key: str, fields: dict[str, Field], form: QWidget) -> None: ...
    def end_draft_keeping(self) -> None: ...
    def draft_done(self) -> None: ...
    def open_goal(self, goal_id: str) -> None: ...
    def show_list(self) -> None: ...
    def did(self, action: Callable[[], object]) -> bool:
        """Does ``action`` and shows what it changed; ``False``, and a plain message, when it could not."""

    def changed(self) -> None:
        """Shows what changed in the notebook."""

    def tell(self, error: CompanionError) -> None:
        """Shows a problem."""
