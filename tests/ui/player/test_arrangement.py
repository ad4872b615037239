"""Who gets how much of the window: as numbers, with words of any length."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from companion.ui.player.arrangement import READABLE, Arrangement, Sizes, arranged

USUAL, LEAST = Sizes(60, 30, 30, 220), Sizes(40, 24, 24, 0)
LARGE, LEAST_LARGE = Sizes(75, 42, 42, 220), Sizes(40, 34, 34, 0)
"""At 100 % and at 200 % text."""


@dataclass
class Texts:
    """Words of so many letters; a letter is half as wide as its font size, and a line 1.3 times as high."""

    name_letters: int = 12
    cue_letters: int = 60
    state_letters: int = 30
    count_letters: int = 2

    def _height(self, letters: int, width: int, pixels: int) -> int:
        lines = -(-letters * pixels // 2 // max(1, width))
        return round(lines * pixels * 1.3)

    def name(self, width: int, pixels: int) -> int:
        return self._height(self.name_letters, width, pixels)

    def cue(self, width: int, pixels: int) -> int:
        return self._height(self.cue_letters, width, pixels)

    def state(self, width: int, pixels: int) -> int:
        return self._height(self.state_letters, width, pixels)

    def count(self, pixels: int) -> int:
        return round(pixels * 0.74) + 12

    def count_width(self, pixels: int) -> int:
        return round(self.count_letters * pixels * 0.55)


def rects(found: Arrangement) -> list[QRect]:
    return [
        rect for rect in (found.figure, found.name, found.cue, found.count, found.state) if not rect.isEmpty()
    ]


def assert_sound(found: Arrangement, room: QSize) -> None:
    """Nothing lies on anything else, and everything is in the room or can be scrolled to."""
    board = QRect(0, 0, room.width(), max(room.height(), found.height))
    shown = rects(found)
    for place, rect in enumerate(shown):
        assert board.contains(rect), rect
        assert not any(rect.intersects(other) for other in shown[place + 1 :])


def test_in_the_usual_window_the_figure_stands_beside_the_words() -> None:
    room = QSize(1208, 640)
    found = arranged(room, Texts(), USUAL, LEAST, figure=True)
    assert_sound(found, room)
    assert found.sizes == USUAL
    assert found.figure.width() > 0.5 * room.width()
    assert found.figure.right() < found.count.left()


def test_a_television_shows_it_all_larger() -> None:
    room = QSize(1824, 984)
    found = arranged(room, Texts(), USUAL, LEAST, figure=True)
    assert_sound(found, room)
    assert found.sizes.count > 300
    assert found.sizes.cue > 40


@pytest.mark.parametrize("texts", [Texts(), Texts(20, 70, 50), Texts(count_letters=5), Texts(30, 90, 60)])
def test_large_text_in_a_small_window_keeps_the_figure_and_a_readable_count(texts: Texts) -> None:
    room = QSize(952, 508)
    found = arranged(room, texts, LARGE, LEAST_LARGE, figure=True)
    assert_sound(found, room)
    assert found.height <= room.height()
    assert found.sizes.count >= READABLE
    assert found.figure.height() >= 170
    assert found.figure.width() >= 300
    assert found.sizes.cue >= 34


def test_without_a_figure_the_words_stand_in_the_middle() -> None:
    room = QSize(1208, 640)
    found = arranged(room, Texts(), USUAL, LEAST, figure=False)
    assert found.figure.isEmpty()
    assert found.name.left() == room.width() - found.name.right() - 1


def test_very_long_words_leave_the_count_in_sight() -> None:
    room = QSize(952, 508)
    found = arranged(room, Texts(cue_letters=4000), LARGE, LEAST_LARGE, figure=True)
    assert found.height > room.height()
    assert found.sizes.count >= READABLE
    assert QRect(0, 0, room.width(), room.height()).contains(found.count)
    assert_sound(found, room)


@given(
    st.builds(Texts, st.integers(1, 80), st.integers(0, 900), st.integers(0, 120), st.integers(1, 6)),
    st.integers(700, 4000),
    st.integers(360, 2300),
    st.booleans(),
)
def test_any_words_in_any_window_have_their_place(
    texts: Texts, width: int, height: int, figure: bool
) -> None:
    room = QSize(width, height)
    found = arranged(room, texts, USUAL, LEAST, figure=figure)
    assert_sound(found, room)
    assert found.count.height() >= texts.count(100)
