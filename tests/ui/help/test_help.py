"""Help tells every key of the window, in words for the person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from companion.ui.help.screen import HelpScreen, find_keys
from companion.ui.navigation import Navigator
from companion.ui.widgets.notices import undo_keys


@pytest.fixture
def words(navigator: Navigator, shown: Callable[..., QWidget]) -> str:
    """All that can be read there."""
    screen = HelpScreen(navigator)
    shown(screen)
    return "\n".join(label.text() for label in screen.findChildren(QLabel))


def test_every_key_is_told(words: str) -> None:
    keys = ("F2", "Alt and 1 to 7", "Tab", "F6", "up and down", undo_keys(), find_keys(), "Esc")
    assert [key for key in keys if key not in words] == []


def test_the_person_is_not_asked_to_have_the_program_checked(words: str) -> None:
    assert "Have a clinician" not in words
    assert "What your clinic told you comes first." in words
