"""Call a function in the GUI thread from a worker and wait: the register belongs to the GUI thread alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.register.codes import RegisterFailure

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
