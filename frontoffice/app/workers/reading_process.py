"""Request to a separate reading process, ended at its limits or once nobody wants its answer."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from typing import Final

from frontoffice.app.workers import own_process
from frontoffice.app.workers.own_process import StoppableProcess
from frontoffice.attaching.codes import ReadingFailure
from frontoffice.attaching.limits import LIMITS, MEGABYTE
from frontoffice.attaching.requests import ENDED
from frontoffice.errors import Unavailable

_LONGEST_ANSWER: Final = 200 * MEGABYTE


class ReadingProcess(StoppableProcess):
    """``ask`` waits, so it belongs in a worker's thread; one process at a time. ``stop`` ends it from any thread."""

    def __init__(self, seconds: float = LIMITS.seconds) -> None:
        super().__init__()
        self._seconds = seconds

    def ask(self, request: bytes) -> bytes:
        """Give a request to a process of its own; ``ENDED`` where it went beyond its bounds or died.

        Raises Unavailable when it was stopped.
        """
        if self.is_stopped:
            raise Unavailable(ReadingFailure.STOPPED)
        with own_process.start_without_keys("read-file") as process:
            self.follow(process)
            bound = threading.Timer(self._seconds, process.kill)
            bound.start()
            asking = threading.Thread(target=_give, args=(process, request), daemon=True)
            asking.start()
            said = process.stdout.read(_LONGEST_ANSWER + 1) if process.stdout else ENDED
            process.kill()  # it has nothing more to say
            asking.join()
            bound.cancel()
        if self.is_stopped:
            raise Unavailable(ReadingFailure.STOPPED)
        whole = process.returncode == 0 or len(said) > 0
        return said if whole and len(said) <= _LONGEST_ANSWER else ENDED


def _give(process: subprocess.Popen[bytes], request: bytes) -> None:
    with contextlib.suppress(OSError):  # it was ended before it had read all
        if process.stdin is not None:
            with process.stdin:
                process.stdin.write(request)
