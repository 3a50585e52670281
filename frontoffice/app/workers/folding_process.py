"""Child process for folding the pulled entries of a new desk.

See ``register/replication/folding``.

It gets no key, and nothing but its two pipes. What it does not answer is folded here: it saves time, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Final, Self

from frontoffice.app.workers import own_process
from frontoffice.register.replication import folding
from frontoffice.register.replication.folding import Folder

_SECONDS: Final = 60.0  # for one answer, which takes a tenth of one


class FoldingProcess:
    """Process with the lifetime of its ``with`` block."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self.process = own_process.start_without_keys("fold")
        self._asking = ThreadPoolExecutor(1, "folding")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self._asking.shutdown(cancel_futures=True)
        self.process.communicate()

    def ask(self, requests: Sequence[bytes]) -> Iterator[bytes]:
        """The answer to each request, in their order, made meanwhile; empty ones from where the process ended."""
        coming = [self._asking.submit(self._answer, request) for request in requests]
        return map(self._wait_for_result, coming)

    def _wait_for_result(self, coming: Future[bytes]) -> bytes:
        try:
            return coming.result(self._seconds)
        except TimeoutError:
            self.process.kill()
            return b""

    def _answer(self, request: bytes) -> bytes:
        process = self.process
        if process.stdin is None or process.stdout is None or process.poll() is not None:
            return b""
        try:
            folding.send(process.stdin, request)
            answer = folding.receive(process.stdout)
        except (OSError, OverflowError):  # it ended, or it is more than anybody keeps
            answer = b""
        if not answer:
            process.kill()
        return answer


def start() -> AbstractContextManager[Folder | None]:
    """The process; nothing where the system gives none."""
    try:
        return FoldingProcess()
    except OSError:
        return nullcontext()
