"""What holds for every measurement."""

from __future__ import annotations

import faulthandler

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Call off pytest's ``faulthandler_timeout``: filling a million takes minutes, and dumping it killed the process."""
    faulthandler.cancel_dump_traceback_later()
