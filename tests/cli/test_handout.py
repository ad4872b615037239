"""``companion handout``: a routine with its figures, as PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.commands.handout import SIZES
from companion.domain.routines import Size
from tests.cli.commands import Companion, Said, is_plain, opened
from tests.cli.test_sheet import pdf_words


@pytest.fixture
def kept(empty: Path) -> Path:
    """A notebook with one routine."""
    services = opened(empty)
    routine = services.routines.create("Back easing", "Kettle on first.")
    for name in ("bridge", "knee_to_chest"):
        movement = services.library.get(name)
        assert movement is not None
        services.routines.add_step(routine.id, movement)
    services.notebook.close()
    return empty


def test_every_size_can_be_asked_for() -> None:
    assert set(SIZES) == {size.value for size in Size}


def test_a_routine_is_written_with_its_cues(companion: Companion, kept: Path) -> None:
    out = kept.with_name("handout.pdf")
    said = companion("handout", "--notebook", kept, "--routine", "back easing", "-o", out)
    assert said == Said(0, f"Wrote {out}\n", "")
    pages, words = pdf_words(out)
    assert pages == 1
    assert "Back easing" in words
    assert "Press your feet down and let your hips float up." in words
    assert "Ordinary day:" in words
    assert "Tense day:" in words
    assert "To tick, if I like" not in words


def test_boxes_one_size_and_large_print(companion: Companion, kept: Path) -> None:
    out = kept.with_name("handout.pdf")
    words = ("handout", "--notebook", kept, "--routine", "Back easing", "-o", out)
    assert companion(*words, "--tick-boxes", "--size", "tense", "--large-print", "--page", "Letter").code == 0
    pages, text = pdf_words(out)
    assert pages == 2
    assert "To tick, if I like" in text
    assert "Ordinary day" not in text


def test_a_routine_that_is_not_there_is_told_with_those_that_are(companion: Companion, kept: Path) -> None:
    out = kept.with_name("handout.pdf")
    said = companion("handout", "--notebook", kept, "--routine", "Legs", "-o", out)
    assert said.code == 1
    assert is_plain(said)
    assert "There is no routine “Legs” in this notebook." in said.err
    assert "“Back easing”" in said.err
    assert not out.exists()


def test_a_size_without_steps_is_refused_and_the_old_file_stays(companion: Companion, kept: Path) -> None:
    out = kept.with_name("handout.pdf")
    out.write_bytes(b"old")
    said = companion("handout", "--notebook", kept, "--routine", "Back easing", "--size", "good", "-o", out)
    assert said.code == 1
    assert is_plain(said)
    assert out.read_bytes() == b"old"


def test_a_handout_where_nothing_can_be_saved(companion: Companion, kept: Path) -> None:
    out = kept.parent / "nowhere" / "handout.pdf"
    said = companion("handout", "--notebook", kept, "--routine", "Back easing", "-o", out)
    assert said.code == 1
    assert is_plain(said)


def test_a_handout_needs_a_notebook_a_routine_and_a_file(companion: Companion, kept: Path) -> None:
    out = kept.with_name("handout.pdf")
    assert companion("handout", "--routine", "Back easing", "-o", out).code == 2
    assert companion("handout", "--notebook", kept, "-o", out).code == 2
    assert companion("handout", "--notebook", kept, "--routine", "Back easing").code == 2
    sized = companion("handout", "--notebook", kept, "--routine", "Back easing", "-o", out, "--size", "big")
    assert sized.code == 2
