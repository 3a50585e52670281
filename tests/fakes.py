"""Fakes, written by hand, behind the protocols of devices and nowhere else; each says what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class AtOnce:
    """A background that does the job at once and calls back before it returns, so that no test waits."""

    def run(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        try:
            result = job()
        except Exception as error:  # noqa: BLE001  (a worker hands whatever a job raises to the caller)
            failed(error)
        else:
            done(result)
