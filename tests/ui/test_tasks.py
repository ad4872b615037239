"""Work off the window's thread: delivered on it, cancelled, failed, and never to someone who is gone."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.errors import CompanionError, SaveError, UnexpectedError
from companion.ui.tasks import Progress, Tasks


class Receiver(QObject):
    """Notes what it is told and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.problems: list[CompanionError] = []
        self.shares: list[float] = []
        self.threads: set[str] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.current_thread().name)

    def failed(self, error: CompanionError) -> None:
        self.problems.append(error)

    def progressed(self, share: float) -> None:
        self.shares.append(share)
        self.threads.add(threading.current_thread().name)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def refuse(_progress: Progress) -> None:
    raise SaveError("It could not be saved.", "Try again.")


def break_down(_progress: Progress) -> None:
    secret = "my back hurts"
    raise ValueError(f"cannot parse {secret}")


def test_work_is_done_elsewhere_and_delivered_here(tasks: Tasks) -> None:
    receiver = Receiver()
    names: list[str] = []

    def work(_progress: Progress) -> int:
        names.append(threading.current_thread().name)
        return 42

    tasks.run(work, receiver.done, receiver.failed)
    assert tasks.busy()
    assert tasks.wait_idle()
    assert receiver.results == [42]
    assert receiver.threads == {"MainThread"}
    assert names == ["companion-notebook"]


def test_the_notebook_has_one_worker_and_keeps_the_order(tasks: Tasks) -> None:
    receiver = Receiver()
    for number in range(50):
        tasks.run(lambda _progress, n=number: n, receiver.done, receiver.failed)
    assert tasks.wait_idle()
    assert receiver.results == list(range(50))


def test_rendering_does_not_wait_for_the_notebook(tasks: Tasks, qtbot: QtBot) -> None:
    receiver = Receiver()
    gate = threading.Event()
    tasks.run(lambda _progress: gate.wait(5), receiver.done, receiver.failed)
    tasks.run(lambda _progress: "drawn", receiver.done, receiver.failed, lane="render")
    qtbot.waitUntil(lambda: receiver.results == ["drawn"], timeout=3_000)
    assert tasks.busy("notebook")
    assert not tasks.busy("render")
    gate.set()
    assert tasks.wait_idle()


def test_a_known_problem_arrives_as_it_is(tasks: Tasks) -> None:
    receiver = Receiver()
    tasks.run(refuse, receiver.done, receiver.failed)
    assert tasks.wait_idle()
    assert [type(problem) for problem in receiver.problems] == [SaveError]
    assert receiver.results == []


def test_a_bug_arrives_wrapped_and_without_anybodys_words(tasks: Tasks) -> None:
    receiver = Receiver()
    tasks.run(break_down, receiver.done, receiver.failed)
    assert tasks.wait_idle()
    (problem,) = receiver.problems
    assert isinstance(problem, UnexpectedError)
    assert re.search(r"^tests/ui/test_tasks\.py:\d+ break_down$", problem.detail, re.MULTILINE)
    assert problem.detail.endswith("\nValueError")
    assert "hurts" not in problem.detail + problem.sentence + problem.next_step


def test_progress_is_told_here_and_cancelling_stops_the_work(tasks: Tasks, qtbot: QtBot) -> None:
    receiver = Receiver()
    stopped = threading.Event()

    def work(progress: Progress) -> str:
        while progress(0.5):
            stopped.wait(0.005)
        stopped.set()
        return "too late"

    job = tasks.run(work, receiver.done, receiver.failed, lane="render", progressed=receiver.progressed)
    qtbot.waitUntil(lambda: receiver.shares != [], timeout=3_000)
    job.cancel()
    assert tasks.wait_idle()
    assert stopped.is_set()
    assert set(receiver.shares) == {0.5}
    assert receiver.threads == {"MainThread"}
    assert receiver.results == []
    assert receiver.problems == []


def test_cancelled_work_that_checks_is_no_problem(tasks: Tasks) -> None:
    receiver = Receiver()
    gate = threading.Event()

    def work(progress: Progress) -> None:
        gate.wait(5)
        progress.check()

    job = tasks.run(work, receiver.done, receiver.failed)
    job.cancel()
    gate.set()
    assert tasks.wait_idle()
    assert receiver.problems == []
    assert receiver.results == []


def test_a_receiver_that_is_gone_is_skipped(tasks: Tasks) -> None:
    receiver = Receiver()
    results = receiver.results
    gate = threading.Event()
    tasks.run(lambda _progress: gate.wait(5), receiver.done, receiver.failed)
    receiver.deleteLater()
    QCoreApplication.sendPostedEvents(receiver, QEvent.Type.DeferredDelete.value)
    gate.set()
    assert tasks.wait_idle()
    assert results == []


def test_waiting_gives_up_when_asked_to(tasks: Tasks) -> None:
    receiver = Receiver()
    gate = threading.Event()
    tasks.run(lambda _progress: gate.wait(5), receiver.done, receiver.failed)
    assert not tasks.wait_idle(50)
    gate.set()
    assert tasks.wait_idle()


def test_nothing_starts_after_closing(qapp: QApplication) -> None:
    before = set(threading.enumerate())
    tasks = Tasks()
    receiver = Receiver()
    tasks.run(lambda _progress: 1, receiver.done, receiver.failed)
    assert tasks.close()
    assert receiver.results == [1]
    with pytest.raises(RuntimeError):
        tasks.run(lambda _progress: 1, receiver.done, receiver.failed)
    assert set(threading.enumerate()) <= before
