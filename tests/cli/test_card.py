"""``companion card``: the tense plan as a card for the fridge."""

from __future__ import annotations

from pathlib import Path

from companion.domain.sessions import Helped
from companion.domain.tense import TensePlan
from tests.cli.commands import Companion, Said, is_plain, opened
from tests.cli.test_sheet import pdf_words


def test_the_card_is_one_page_in_my_words(companion: Companion, empty: Path) -> None:
    services = opened(empty)
    services.tense.save_plan(TensePlan(first="Ease off <b>not</b> stop", relief=("Heat",)))
    services.tense.use("Heat", Helped.YES)
    services.notebook.close()
    out = empty.with_name("card.pdf")
    assert companion("card", "--notebook", empty, "-o", out) == Said(0, f"Wrote {out}\n", "")
    pages, words = pdf_words(out)
    assert pages == 1
    assert "Ease off <b>not</b> stop" in words
    assert "Heat: helped 1 of 1 time" in words
    assert "In an emergency, call 999" in words  # the tests speak British English


def test_the_number_on_the_card_is_mine_or_left_out(companion: Companion, empty: Path) -> None:
    out = empty.with_name("card.pdf")
    assert companion("card", "--notebook", empty, "-o", out, "--emergency", "555 01").code == 0
    assert "In an emergency, call 555 01" in pdf_words(out)[1]
    assert companion("card", "--notebook", empty, "-o", out, "--emergency", "").code == 0
    assert "emergency" not in pdf_words(out)[1]


def test_a_card_without_a_plan_has_lines_to_write_on(companion: Companion, empty: Path) -> None:
    out = empty.with_name("card.pdf")
    assert companion("card", "--notebook", empty, "-o", out).code == 0
    pages, words = pdf_words(out)
    assert pages == 1
    assert "First 48 hours" in words


def test_a_card_where_nothing_can_be_saved(companion: Companion, empty: Path) -> None:
    said = companion("card", "--notebook", empty, "-o", empty.parent / "nowhere" / "card.pdf")
    assert said.code == 1
    assert is_plain(said)


def test_a_card_needs_a_notebook_and_a_file(companion: Companion, empty: Path) -> None:
    assert companion("card", "-o", empty.with_name("card.pdf")).code == 2
    assert companion("card", "--notebook", empty).code == 2
