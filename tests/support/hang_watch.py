"""The stacks of all threads where one test takes minutes, for little.

pytest's own ``faulthandler_timeout`` starts and joins a thread for every test: of eight thousand that was a millisecond
each, more than most of them take. This one sets its clock anew a few times in that span, so it strikes up to a quarter late.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import time
from typing import IO

import pytest

_QUARTER = 4


class HangWatch:
    """A plugin of pytest, also for the workers of pytest-xdist."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._set_again = 0.0
        self._screen: IO[str] | None = None

    def pytest_configure(self) -> None:
        """Keep the screen as it is before any test's output is caught."""
        if sys.__stderr__ is not None:
            self._screen = os.fdopen(os.dup(sys.__stderr__.fileno()), "w")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self) -> None:
        """Set the clock, unless that was done a moment ago."""
        now = time.monotonic()
        if self._seconds and now >= self._set_again:
            faulthandler.dump_traceback_later(self._seconds, file=self._screen or sys.stderr)
            self._set_again = now + self._seconds / _QUARTER

    def pytest_unconfigure(self) -> None:
        """Stop the clock."""
        faulthandler.cancel_dump_traceback_later()
        if self._screen is not None:
            self._screen.close()
