"""The same words for the same counts, wherever they are said."""

from __future__ import annotations

import pytest

from companion.by_size import counted
from companion.domain.routines import Size


@pytest.mark.parametrize(
    ("size", "one", "many"),
    [
        (Size.GOOD, "1 on a good day", "12 on good days"),
        (Size.ORDINARY, "1 on an ordinary day", "12 on ordinary days"),
        (Size.TENSE, "1 on a tense day", "12 on tense days"),
    ],
)
def test_each_size_is_counted_in_words(size: Size, one: str, many: str) -> None:
    assert (counted(size, 1), counted(size, 12)) == (one, many)
