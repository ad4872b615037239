"""Opening plan files: good ones, damaged ones, dropped ones, the same one twice."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from companion.resources_path import resource_dir
from companion.services.bundle import Services
from companion.ui.plans.list_page import PlanListPage
from companion.ui.plans.plan_page import PlanPage
from companion.ui.plans.refused_page import RefusedPage
from companion.ui.plans.screen import PlansScreen
from companion.ui.tasks import Tasks

PLANS = resource_dir() / "plans"
SAMPLES = sorted(PLANS.glob("*.plan.json"))
Open = Callable[..., PlansScreen]
Press = Callable[[QWidget], None]


def everything(services: Services) -> dict[str, list[dict[str, object]]]:
    """All that the notebook holds."""
    with services.notebook.read() as unit:
        return {name: [dict(row) for row in table.rows] for name, table in unit.tables().items()}


def read(screen: PlansScreen, tasks: Tasks, path: Path) -> None:
    screen.open_file(path)
    assert tasks.wait_idle()
    QApplication.processEvents()


def words(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel))


def damaged(tmp_path: Path) -> Path:
    """A plan file with three things wrong."""
    document = json.loads((PLANS / "low-back.plan.json").read_text(encoding="utf-8"))
    steps = document["routines"][0]["steps"]
    steps[0]["doses"]["good"]["hold_s"] = 9999
    steps[1]["movement"] = "fly"
    document["version"] = "two"
    path = tmp_path / "damaged <b>.plan.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_an_empty_notebook_offers_one_thing(
    open_screen: Open, press: Press, monkeypatch: pytest.MonkeyPatch, tasks: Tasks, services: Services
) -> None:
    screen = open_screen()
    assert isinstance(screen.page, PlanListPage)
    assert not screen.page.links
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(SAMPLES[0]), ""))
    press(screen.page.open_button)
    assert not screen.page.open_button.isEnabled()
    assert tasks.wait_idle()
    assert isinstance(screen.page, PlanPage)
    assert len(services.plans.all()) == 1


def test_choosing_no_file_changes_nothing(
    open_screen: Open, press: Press, monkeypatch: pytest.MonkeyPatch, services: Services
) -> None:
    screen = open_screen()
    assert isinstance(screen.page, PlanListPage)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    press(screen.page.open_button)
    assert isinstance(screen.page, PlanListPage)
    assert services.plans.all() == []


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name for path in SAMPLES])
def test_every_sample_plan_is_shown_and_changes_nothing_of_mine(
    open_screen: Open, tasks: Tasks, services: Services, path: Path
) -> None:
    screen = open_screen()
    read(screen, tasks, path)
    page = screen.page
    assert isinstance(page, PlanPage)
    plan = services.plans.all()[0].plan
    assert list(page.rows) == [line.key for group in page.view.groups().values() for line in group]
    assert set(page.rows) == {line.key for line in plan.lines}
    assert page.heading.text() == f"A new plan file from {plan.by}"
    assert plan.clinic in words(page)
    assert "not verified" in words(page)
    assert plan.message in page.message.text()
    assert services.routines.all() == []


def test_a_damaged_file_tells_every_problem_and_the_notebook_stays_as_it_was(
    open_screen: Open, tasks: Tasks, services: Services, press: Press, tmp_path: Path
) -> None:
    screen = open_screen()
    read(screen, tasks, SAMPLES[0])
    before = everything(services)
    read(screen, tasks, damaged(tmp_path))
    page = screen.page
    assert isinstance(page, RefusedPage)
    for place in (
        "version:",
        "routines[0].steps[0].doses.good.hold_s: 9999",
        "routines[0].steps[1].movement",
    ):
        assert place in page.problems.text()
    assert "Nothing was changed." in words(page)
    assert "damaged <b>" in words(page)
    assert everything(services) == before
    assert screen.focusWidget() is page.copy_button
    press(page.copy_button)
    assert QGuiApplication.clipboard().text().count("\n") == 3


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"{", b"\xff\xfe\x00", b"[1, 2]"])
def test_no_plan_at_all_is_refused_too(
    open_screen: Open, tasks: Tasks, services: Services, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.careplan"
    path.write_bytes(content)
    screen = open_screen()
    before = everything(services)
    read(screen, tasks, path)
    assert isinstance(screen.page, RefusedPage)
    assert everything(services) == before


def test_after_a_refusal_the_list_and_another_file_are_near(
    open_screen: Open, tasks: Tasks, press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_screen()
    read(screen, tasks, tmp_path / "not there.json")
    assert isinstance(screen.page, RefusedPage)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(SAMPLES[0]), ""))
    press(screen.page.another_button)
    assert tasks.wait_idle()
    assert isinstance(screen.page, PlanPage)


def test_the_same_file_twice_is_one_plan_as_i_left_it(
    open_screen: Open, tasks: Tasks, services: Services
) -> None:
    screen = open_screen()
    read(screen, tasks, SAMPLES[0])
    assert isinstance(screen.page, PlanPage)
    key = next(iter(screen.page.rows))
    services.plans.decline(services.plans.all()[0].id, key, "Not now.")
    read(screen, tasks, SAMPLES[0])
    assert len(services.plans.all()) == 1
    assert isinstance(screen.page, PlanPage)
    assert "“Not now.”" in screen.page.rows[key].said.text()


def dragged_over(screen: PlansScreen, data: QMimeData) -> bool:
    """Whether the screen would take what is dragged over it."""
    with warnings.catch_warnings():
        # Only the window system makes these events, so their constructor is on its way out.
        warnings.simplefilter("ignore", DeprecationWarning)
        event = QDragEnterEvent(
            screen.rect().center(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    event.ignore()
    QApplication.sendEvent(screen, event)
    return event.isAccepted()


def test_a_file_can_be_dropped(open_screen: Open, tasks: Tasks, services: Services) -> None:
    screen = open_screen()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLES[0]))])
    assert dragged_over(screen, data)
    drop = QDropEvent(
        QPointF(screen.rect().center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(screen, drop)
    assert tasks.wait_idle()
    assert len(services.plans.all()) == 1


@pytest.mark.parametrize("urls", [["https://example.org/x.json"], ["file:///a", "file:///b"], []])
def test_what_is_not_one_file_here_cannot_be_dropped(open_screen: Open, urls: list[str]) -> None:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    assert not dragged_over(open_screen(), data)


def test_the_list_has_the_latest_first_and_counts_open_lines(
    open_screen: Open, tasks: Tasks, services: Services, press: Press
) -> None:
    screen = open_screen()
    read(screen, tasks, PLANS / "low-back.plan.json")
    read(screen, tasks, PLANS / "low-back-2.plan.json")
    assert isinstance(screen.page, PlanPage)
    press(screen.page.back_link)
    page = screen.page
    assert isinstance(page, PlanListPage)
    newest, first = services.plans.all()
    assert list(page.links) == [newest.id, first.id]
    assert screen.focusWidget() is page.links[newest.id]
    assert "5 lines are open." in words(page)
    assert words(page).count("A newer file came later.") == 1
    press(page.links[first.id])
    assert isinstance(screen.page, PlanPage)
    assert screen.page.heading.text() == "An earlier plan from Ana"


def test_a_bug_in_showing_a_plan_does_not_leave_the_list_reading_for_ever(
    open_screen: Open, monkeypatch: pytest.MonkeyPatch, services: Services
) -> None:
    screen = open_screen()
    assert isinstance(screen.page, PlanListPage)
    screen.page.show_reading(True)
    suggestion = services.plans.receive(services.plans.read(SAMPLES[0]))

    def broken(_item_id: str) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(screen, "open_item", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        screen._received(suggestion.id, known=False)
    assert screen.page.open_button.isEnabled()
