"""Background threads, one for each device, so that the window never waits; their calls in the window's thread.

Only frozen values cross. A job is a plain function of values; what it returns or raises comes home to the window's
thread. Workers belong to controllers of ``app``, which stop them before the register closes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.register.codes import RegisterFailure

Result = TypeVar("Result")


class Background(Protocol):
    """Does jobs one after the other, somewhere else."""

    def run(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do ``job``; then, in the window's thread, call ``done`` with its result or ``failed`` with its error."""

    def stop(self, *, deliver: bool = False) -> None:
        """Wait for the job in hand, forget the others, and call nobody any more; ``deliver`` its result before."""


class Worker(QObject):
    """One thread with its own queue: the jobs of one device stay in order."""

    _came_home = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._stopped = False
        self._came_home.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Queue a job; see Background."""

        def home(future: Future[Result]) -> None:
            if not future.cancelled():
                self._came_home.emit(lambda: _report(future, done, failed))

        self._pool.submit(job).add_done_callback(home)

    def stop(self, *, deliver: bool = False) -> None:
        """Wait for the job in hand, forget the others, and call nobody any more; ``deliver`` its result before."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        if deliver:
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        self._stopped = True

    def _call(self, callback: Callable[[], None]) -> None:
        if not self._stopped:
            callback()


class ExpendableWorker(QObject):
    """Worker for possibly endless calls.

    A network share that is gone holds its thread for good, and nobody else's.

    Stopping waits for the job in hand for ``patience`` seconds, and the program ends without it.
    """

    _came_home = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None, patience: float = 2.0) -> None:
        super().__init__(parent)
        self._name, self._patience = name, patience
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._came_home.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Queue a job; see Background."""

        def work() -> None:
            future: Future[Result] = Future()
            try:
                future.set_result(job())
            except BaseException as error:  # noqa: BLE001  (handed on, as the pool of the other worker does)
                future.set_exception(error)
            if not self._stopped.is_set():
                self._came_home.emit(lambda: _report(future, done, failed))

        self._jobs.put(work)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def stop(self, *, deliver: bool = False) -> None:
        """Wait for the job in hand, but not for ever; forget the others, and call nobody any more."""
        if not deliver:
            self._stopped.set()
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join(self._patience)
        if deliver:
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
            self._stopped.set()

    def _work(self) -> None:
        while not self._stopped.is_set() and (job := self._jobs.get()) is not None:
            job()

    def _call(self, callback: Callable[[], None]) -> None:
        if not self._stopped.is_set():
            callback()


def _report(future: Future[Result], done: Callable[[Result], None], failed: Callable[[Exception], None]) -> None:
    error = future.exception()
    if error is None:
        done(future.result())
    elif isinstance(error, Exception):
        failed(error)
    else:
        raise error  # the interpreter is being stopped


# --- Call a function in the GUI thread from a worker and wait: the register belongs to the GUI thread alone ---

_STEP: Final = 0.02


class GuiThread(QObject):
    """Runner of workers' calls in the thread of its creation (the GUI's); each once or never."""

    _asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._asked.connect(self._answer)

    def do(self, what: Callable[[], None], stopped: Callable[[], bool], seconds: float = 15.0) -> None:
        """Call ``what`` in that thread and return after it is done.

        From the thread itself, at once.

        Raises the Unavailable that ``what`` raises; ``printer_stopped`` or ``register_busy`` when it was withdrawn
        before it was begun: then it will never be done.
        """
        question = _PendingCall(what)
        self._asked.emit(question)
        end = time.monotonic() + seconds
        while not question.done.wait(_STEP):
            stop = stopped()
            if (stop or time.monotonic() > end) and question.take():
                raise Unavailable(PrintReason.STOPPED if stop else RegisterFailure.BUSY)
        if question.error is not None:
            raise question.error

    def _answer(self, question: _PendingCall) -> None:
        if question.take():
            question.answer()


class _PendingCall:
    """A pending call; whoever takes it first runs or withdraws it."""

    def __init__(self, what: Callable[[], None]) -> None:
        self._what = what
        self._taken = threading.Lock()
        self.done = threading.Event()
        self.error: Unavailable | None = Unavailable(RegisterFailure.OUTCOME_UNKNOWN)  # unless the call ends otherwise

    def take(self) -> bool:
        return self._taken.acquire(blocking=False)

    def answer(self) -> None:
        try:
            self._what()
            self.error = None
        except Unavailable as error:
            self.error = error
        finally:
            self.done.set()
