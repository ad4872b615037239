"""Work off the window's thread: one worker for the notebook, a small pool for rendering.

Anything that may take longer than 50 ms goes through here. Work runs in a plain thread; what it gives back
is delivered on the window's thread, in the order it was finished. A receiver that is gone by then is skipped.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any, Final, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal

from companion.errors import CompanionError, UnexpectedError, places
from companion.i18n import tr

T = TypeVar("T")
Lane = Literal["notebook", "render"]
WORKERS: Final[dict[Lane, int]] = {"notebook": 1, "render": 2}


class CancelledError(Exception):
    """Raised by :meth:`Progress.check` inside work that was cancelled; neither done nor a problem."""


class Progress:
    """Handed to the work. Call it with 0.0-1.0: it returns ``False`` once the work was cancelled."""

    def __init__(self, report: Callable[[float], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def __call__(self, share: float) -> bool:
        self._report(max(0.0, min(1.0, share)))
        return not self._stop.is_set()

    @property
    def cancelled(self) -> bool:
        """Whether the work should stop."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raises :class:`CancelledError` once the work was cancelled."""
        if self._stop.is_set():
            raise CancelledError

    def cancel(self) -> None:
        """Asks the work to stop."""
        self._stop.set()


class Job:
    """One piece of work under way. :meth:`cancel` also keeps a late result from being delivered."""

    def __init__(self, lane: Lane, progress: Progress) -> None:
        self.lane: Lane = lane
        self._progress = progress

    def cancel(self) -> None:
        """Stops the work at its next chance; ``done`` and ``failed`` are not called any more."""
        self._progress.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled."""
        return self._progress.cancelled


def explained(error: BaseException) -> CompanionError:
    """``error`` as something to show: itself when we can explain it, else a wrapped bug."""
    if isinstance(error, CompanionError):
        return error
    return UnexpectedError(
        tr("Something went wrong inside the program."),
        tr("What you saved before is kept. You can go on, or close the window and open it again."),
        places(error),
    )


def is_gone(receiver: Callable[..., object]) -> bool:
    """Whether the Qt object a slot belongs to has been deleted."""
    while isinstance(receiver, partial):
        receiver = receiver.func
    owner = getattr(receiver, "__self__", None)
    return isinstance(owner, QObject) and not shiboken6.isValid(owner)


class Tasks(QObject):
    """Runs work in lanes. Make one for the window, and hand it to the screens that need it."""

    _delivered = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[Lane, SimpleQueue[Callable[[], None] | None]] = {
            "notebook": SimpleQueue(),
            "render": SimpleQueue(),
        }
        self._threads: dict[Lane, list[threading.Thread]] = {"notebook": [], "render": []}
        self._open: dict[Lane, int] = {"notebook": 0, "render": 0}
        self._closed = False
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[CompanionError], object],
        *,
        lane: Lane = "notebook",
        progressed: Callable[[float], object] | None = None,
    ) -> Job:
        """Starts ``work``; later calls ``done`` with its result or ``failed`` with a problem, here.

        Raises ``RuntimeError`` after :meth:`close`.
        """
        if self._closed:
            raise RuntimeError("the tasks are closed")
        progress = Progress(partial(self._report, progressed))
        job = Job(lane, progress)
        self._open[lane] += 1
        self._queues[lane].put(partial(self._work, job, progress, work, done, failed))
        self._staff(lane)
        return job

    def busy(self, lane: Lane | None = None) -> bool:
        """Whether anything is under way, in one lane or any."""
        return any(count for name, count in self._open.items() if lane in (None, name))

    def wait_idle(self, most_ms: int = 10_000, *, lane: Lane | None = None) -> bool:
        """Keeps the window alive until nothing is under way; ``False`` if that took longer than ``most_ms``."""
        until = time.monotonic() + most_ms / 1000
        loop = QEventLoop()
        beat = QTimer()
        beat.setInterval(10)
        beat.timeout.connect(loop.quit)
        beat.start()
        while self.busy(lane) and time.monotonic() < until:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        beat.stop()
        return not self.busy(lane)

    def close(self, most_ms: int = 10_000) -> bool:
        """Finishes what is under way, delivers it and ends the threads."""
        finished = self.wait_idle(most_ms)
        self._closed = True
        for lane, threads in self._threads.items():
            for _ in threads:
                self._queues[lane].put(None)
        for threads in self._threads.values():
            for thread in threads:
                thread.join(1.0 if finished else 0.0)
        return finished

    # on a worker's thread

    def _work(
        self,
        job: Job,
        progress: Progress,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[CompanionError], object],
    ) -> None:
        call: Callable[[], object] | None = None
        receiver: Callable[..., object] = done
        try:
            if not progress.cancelled:
                call = partial(done, work(progress))
        except CancelledError:
            call = None
        except Exception as error:  # noqa: BLE001 - whatever the work raised is told to the person
            receiver, call = failed, partial(failed, explained(error))
        self._post(partial(self._finish, job, receiver, call))

    def _post(self, call: Callable[[], object]) -> None:
        if QCoreApplication.instance() is not None and shiboken6.isValid(self):
            self._delivered.emit(call)

    def _report(self, progressed: Callable[[float], object] | None, share: float) -> None:
        if progressed is not None:
            self._post(partial(self._tell_progress, progressed, share))

    @staticmethod
    def _serve(queue: SimpleQueue[Callable[[], None] | None]) -> None:
        while (call := queue.get()) is not None:
            call()

    # on the window's thread

    def _staff(self, lane: Lane) -> None:
        threads = self._threads[lane]
        if len(threads) < min(WORKERS[lane], self._open[lane]):
            thread = threading.Thread(
                target=self._serve, args=(self._queues[lane],), name=f"companion-{lane}", daemon=True
            )
            threads.append(thread)
            thread.start()

    def _deliver(self, call: Callable[[], object]) -> None:
        call()

    @staticmethod
    def _tell_progress(progressed: Callable[[float], object], share: float) -> None:
        if not is_gone(progressed):
            progressed(share)

    def _finish(self, job: Job, receiver: Callable[..., object], call: Callable[[], object] | None) -> None:
        self._open[job.lane] -= 1
        try:
            if call is not None and not job.cancelled and not is_gone(receiver):
                call()
        finally:
            if not self.busy():
                self.idle.emit()
