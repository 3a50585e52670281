"""Time that passes only where a device is waited for in vain: limits are reached at once, and on no busy computer before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_LEAST = 0.0001  # seconds; who asks without waiting must come to an end, too


class _Time:
    passed = 0.0


def wait(seconds: float) -> None:
    """Let that time pass, as a connection does on which nothing moves."""
    _Time.passed += max(seconds, _LEAST)


@pytest.fixture
def waiting_alone_takes_time() -> Iterator[None]:
    """The same for a whole test: ``pytestmark = pytest.mark.usefixtures("waiting_alone_takes_time")``."""
    with in_force():
        yield


@contextmanager
def in_force() -> Iterator[None]:
    """Let ``time.monotonic`` tell that time. Only where everything happens in one thread, on fake connections."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.monotonic", lambda: _Time.passed)
        yield
