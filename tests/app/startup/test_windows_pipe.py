from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field

from frontoffice.app.startup.windows_pipe import (
    is_caller_own,
    is_listener_own,
    let_listener_forward,
    windows_calls,
)

LISTENER, CALLER, PIPE = 70, 80, 5


@dataclass
class FakeWindows:
    """Processes with their users, at the two ends of one pipe."""

    users: dict[int, str]
    forward: list[int] = field(default_factory=list)

    def listener_of(self, pipe: int) -> int:
        return self._end(pipe, LISTENER)

    def caller_of(self, pipe: int) -> int:
        return self._end(pipe, CALLER)

    def _end(self, pipe: int, process: int) -> int:
        if pipe != PIPE:
            raise OSError(6, "the handle is invalid")
        return process

    def user_of(self, process: int) -> str:
        if process not in self.users:
            raise PermissionError(5, "access is denied")
        return self.users[process]

    def let_forward(self, process: int) -> None:
        self.forward.append(process)


def test_each_end_of_a_pipe_is_asked_whose_it_is() -> None:
    windows = FakeWindows({os.getpid(): "S-1-me", LISTENER: "S-1-me", CALLER: "S-1-other"})
    assert is_listener_own(PIPE, windows)
    assert not is_caller_own(PIPE, windows)
    windows = FakeWindows({os.getpid(): "S-1-me", LISTENER: "S-1-other", CALLER: "S-1-me"})
    assert not is_listener_own(PIPE, windows)
    assert is_caller_own(PIPE, windows)


def test_whoever_may_not_be_asked_about_is_a_stranger() -> None:
    windows = FakeWindows({os.getpid(): "S-1-me"})
    assert not is_listener_own(PIPE, windows)
    assert not is_caller_own(PIPE, windows)


def test_whoever_listens_may_come_to_the_front() -> None:
    windows = FakeWindows({})
    let_listener_forward(PIPE, windows)
    let_listener_forward(PIPE + 1, windows)  # gone meanwhile
    assert windows.forward == [LISTENER]


def test_only_windows_has_such_pipes() -> None:
    assert (windows_calls() is not None) == (sys.platform == "win32")
