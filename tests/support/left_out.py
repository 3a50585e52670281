"""Tests that a system cannot run, by their marks: left out there, counted, and said with their reasons."""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from typing import Any

import pytest


def wine() -> bool:
    """Whether this Windows is played by wine, which lacks some of what Windows has."""
    return sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


class LeftOut:
    """A plugin of pytest, also for the workers of pytest-xdist. A mark is ``posix(reason)`` or ``no_wine(reason)``."""

    def __init__(self) -> None:
        self._cannot = {"posix": sys.platform == "win32", "no_wine": wine()}
        self._counted: Counter[str] = Counter()

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave out what cannot run here; a mark without its reason is an error everywhere."""
        here: list[pytest.Item] = []
        out: list[pytest.Item] = []
        for item in items:
            reasons = self._reasons(item)
            self._counted.update(reasons[:1])
            (out if reasons else here).append(item)
        items[:] = here
        if out:
            config.hook.pytest_deselected(items=out)

    def _reasons(self, item: pytest.Item) -> list[str]:
        reasons = []
        for name, cannot in self._cannot.items():
            for mark in item.iter_markers(name):
                if len(mark.args) != 1 or not isinstance(mark.args[0], str):
                    raise pytest.UsageError(f"{item.nodeid}: the mark {name} wants its reason")
                if cannot:
                    reasons.append(f"{name}: {mark.args[0]}")
        return reasons

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand the counts to the process that prints."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["left_out"] = dict(self._counted)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take the counts of a worker; each of them left out the same."""
        self._counted = Counter(getattr(node, "workeroutput", {}).get("left_out", {}))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was left out, and why."""
        for reason, count in sorted(self._counted.items()):
            terminalreporter.write_line(f"left out here: {count} of {reason}")
