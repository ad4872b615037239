"""Notebooks that cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import PLAN, Companion, is_plain


@pytest.mark.parametrize("content", [None, b"", b"not a notebook", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_notebook_that_cannot_be_opened_is_said_plainly_and_left_alone(
    companion: Companion, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "mine.companion"
    if content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    for words in (
        ("sheet", "-o", tmp_path / "x.pdf"),
        ("export", "--format", "csv", tmp_path / "out"),
        ("plan", "import", PLAN),
    ):
        said = companion(*words, "--notebook", path)
        assert said.code == 1, words
        assert is_plain(said), said
    assert sorted(tmp_path.iterdir()) == before
    if content is not None:
        assert path.read_bytes() == content
