"""What is typed is kept within a second, and comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.errors import CompanionError, SaveError
from companion.ui.autosave import DraftKeeper
from companion.ui.widgets.kit import LineField, ScaleInput, TextField

Show = Callable[..., QWidget]


class Drafts:
    """Drafts in memory; may refuse."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, str]] = {}
        self.refuses = False
        self.saves = 0

    def save(self, key: str, fields: dict[str, str]) -> None:
        self.saves += 1
        if self.refuses:
            raise SaveError("The disk is full.", "Make room.")
        self.kept[key] = fields

    def load(self, key: str) -> Mapping[str, str] | None:
        return self.kept.get(key)

    def clear(self, key: str) -> None:
        self.kept.pop(key, None)


def form() -> tuple[QWidget, LineField, TextField, ScaleInput]:
    holder = QWidget()
    return holder, LineField("Goal", parent=holder), TextField("Why?", parent=holder), ScaleInput("Sure?")


def test_what_is_typed_is_kept_soon_after_the_last_key(app_look: object, qtbot: QtBot) -> None:
    _holder, goal, why, sure = form()
    drafts = Drafts()
    keeper = DraftKeeper("goal/new", {"goal": goal, "why": why, "sure": sure}, drafts)
    qtbot.keyClicks(goal.editor, "Lift Rosie")
    assert keeper.pending
    assert drafts.saves == 0
    qtbot.waitUntil(lambda: drafts.saves == 1, timeout=900)
    assert drafts.kept == {"goal/new": {"goal": "Lift Rosie", "why": "", "sure": ""}}
    assert not keeper.pending


def test_someone_who_never_pauses_is_kept_within_a_second(app_look: object, qtbot: QtBot) -> None:
    _holder, goal, why, sure = form()
    drafts = Drafts()
    keeper = DraftKeeper("k", {"goal": goal, "why": why, "sure": sure}, drafts)
    for _ in range(9):
        qtbot.keyClicks(goal.editor, "a")
        qtbot.wait(100)
    assert drafts.saves >= 1
    keeper.flush()
    assert drafts.kept["k"]["goal"] == "a" * 9


def test_a_draft_comes_back_into_a_new_form(app_look: object) -> None:
    drafts = Drafts()
    drafts.kept["k"] = {"goal": "Lift Rosie", "why": "<b>she</b>\nlaughs", "sure": "6", "gone": "x"}
    _holder, goal, why, sure = form()
    keeper = DraftKeeper("k", {"goal": goal, "why": why, "sure": sure}, drafts)
    assert keeper.restore()
    assert (goal.text(), why.text(), sure.value()) == ("Lift Rosie", "<b>she</b>\nlaughs", 6)
    assert not keeper.pending


def test_no_draft_leaves_the_form_alone(app_look: object) -> None:
    _holder, goal, why, sure = form()
    goal.set_text("from the notebook")
    keeper = DraftKeeper("k", {"goal": goal, "why": why, "sure": sure}, Drafts())
    assert not keeper.restore()
    assert goal.text() == "from the notebook"


def test_typing_back_to_the_start_leaves_no_draft(app_look: object, qtbot: QtBot) -> None:
    _holder, goal, why, sure = form()
    drafts = Drafts()
    keeper = DraftKeeper("k", {"goal": goal, "why": why, "sure": sure}, drafts)
    qtbot.keyClicks(goal.editor, "x")
    keeper.flush()
    assert "k" in drafts.kept
    goal.editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(goal.editor, "\b")
    keeper.flush()
    assert "k" not in drafts.kept


def test_done_forgets_the_draft(app_look: object, qtbot: QtBot) -> None:
    _holder, goal, why, sure = form()
    drafts = Drafts()
    keeper = DraftKeeper("k", {"goal": goal, "why": why, "sure": sure}, drafts)
    qtbot.keyClicks(goal.editor, "x")
    keeper.flush()
    qtbot.keyClicks(goal.editor, "y")
    keeper.done()
    assert drafts.kept == {}
    assert keeper.flush()
    assert drafts.kept == {}


def test_a_full_disk_is_told_and_the_words_stay(app_look: object, qtbot: QtBot) -> None:
    _holder, goal, why, sure = form()
    drafts = Drafts()
    drafts.refuses = True
    told: list[CompanionError] = []
    keeper = DraftKeeper("k", {"goal": goal, "why": why, "sure": sure}, drafts, failed=told.append)
    qtbot.keyClicks(goal.editor, "Lift")
    assert not keeper.flush()
    assert [error.sentence for error in told] == ["The disk is full."]
    assert goal.text() == "Lift"
    drafts.refuses = False
    qtbot.keyClicks(goal.editor, "!")
    assert keeper.flush()
    assert drafts.kept["k"]["goal"] == "Lift!"


def test_what_the_form_does_not_ask_now_waits_in_the_draft(app_look: object, qtbot: QtBot) -> None:
    """Pausing takes the questions away; an answer that was half given is there again when measuring goes on."""
    _holder, goal, why, _sure = form()
    drafts = Drafts()
    drafts.kept["goal/new"] = {"goal": "Lift", "sure": "6"}
    keeper = DraftKeeper("goal/new", {"goal": goal, "why": why}, drafts)
    keeper.restore()
    qtbot.keyClicks(why.editor, "She laughs.")
    keeper.flush()
    assert drafts.kept["goal/new"] == {"goal": "Lift", "why": "She laughs.", "sure": "6"}
    keeper.done()
    assert drafts.kept == {}
