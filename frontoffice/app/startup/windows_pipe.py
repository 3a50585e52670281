"""Who is at the other end of a pipe of Windows, and leave for that program to come to the front.

A pipe's name stands in no folder: whoever was there first has it, whatever user that is. Windows brings a window to
the front only for whom the person just clicked on; that one may pass it on.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Protocol

if sys.platform == "win32":
    import ctypes

    import pywintypes
    import win32api
    import win32pipe
    import win32security

_QUERY_LIMITED_INFORMATION = 0x1000  # of another program: what everybody may ask of the own ones


class PipeCalls(Protocol):
    """What is asked of Windows; each raises OSError where it does not answer."""

    def listener_of(self, pipe: int) -> int:
        """The process that made the pipe."""

    def caller_of(self, pipe: int) -> int:
        """The process that connected to it."""

    def user_of(self, process: int) -> str:
        """The identifier (SID) of the user whose process that is."""

    def let_forward(self, process: int) -> None:
        """Let that process bring its window to the front."""


def windows_calls() -> PipeCalls | None:
    """Windows itself; None elsewhere."""
    found: PipeCalls | None = None
    if sys.platform == "win32":
        found = _Windows()
    return found


def is_listener_own(pipe: int, calls: PipeCalls) -> bool:
    """Whether a program of this user listens at the other end."""
    with contextlib.suppress(OSError):
        return calls.user_of(calls.listener_of(pipe)) == calls.user_of(os.getpid())
    return False


def is_caller_own(pipe: int, calls: PipeCalls) -> bool:
    """Whether a program of this user called."""
    with contextlib.suppress(OSError):
        return calls.user_of(calls.caller_of(pipe)) == calls.user_of(os.getpid())
    return False


def let_listener_forward(pipe: int, calls: PipeCalls) -> None:
    """Let who listens bring its window to the front; where Windows says no, its button in the taskbar blinks."""
    with contextlib.suppress(OSError):
        calls.let_forward(calls.listener_of(pipe))


if sys.platform == "win32":

    class _Windows:
        def listener_of(self, pipe: int) -> int:
            with _translate_errors():
                return int(win32pipe.GetNamedPipeServerProcessId(pipe))

        def caller_of(self, pipe: int) -> int:
            with _translate_errors():
                return int(win32pipe.GetNamedPipeClientProcessId(pipe))

        def user_of(self, process: int) -> str:
            with _translate_errors():
                opened = win32api.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
                token = win32security.OpenProcessToken(opened, win32security.TOKEN_QUERY)
                user = win32security.GetTokenInformation(token, win32security.TokenUser)[0]
                return str(win32security.ConvertSidToStringSid(user))

        def let_forward(self, process: int) -> None:
            ctypes.windll.user32.AllowSetForegroundWindow(process)

    @contextlib.contextmanager
    def _translate_errors() -> Iterator[None]:
        try:
            yield
        except pywintypes.error as error:
            raise OSError(error.winerror, error.strerror) from error
