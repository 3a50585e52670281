from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import SignalInstance
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from frontoffice.app.startup import single_instance
from frontoffice.app.startup.single_instance import (
    is_caller_own,
    is_listener_own,
    let_listener_forward,
    windows_calls,
)
from tests.conftest import Announce


def call_first(folder: Path) -> bool:
    return single_instance.call_first(folder, lambda _answered: pytest.fail("it is not busy"), 5_000)


def test_a_first_start_finds_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    assert not call_first(tmp_path)


def test_a_second_start_calls_the_first_one_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = single_instance.FirstInstance(tmp_path)
    with qtbot.waitSignal(first.called):
        assert call_first(tmp_path)
    first.stop()


def test_a_first_window_at_work_is_waited_for_and_keeps_what_it_was_told(qtbot: QtBot, tmp_path: Path) -> None:
    at_work = QLocalServer()  # nobody takes the call from it before it is said that it is busy
    assert at_work.listen(single_instance.server_name(tmp_path))
    heard: list[bytes] = []

    def busy(answered: SignalInstance) -> None:
        caller = at_work.nextPendingConnection()
        with qtbot.waitSignal(answered):
            qtbot.waitUntil(caller.canReadLine)
            heard.append(bytes(caller.readLine().data()))
            caller.write(b"here\n")

    assert single_instance.call_first(tmp_path, busy, 20)
    assert heard == [b"come forward\n"]
    at_work.close()


def test_a_first_window_that_ends_just_now_is_not_there(qtbot: QtBot, tmp_path: Path) -> None:
    ending = QLocalServer()
    ending.newConnection.connect(lambda: ending.nextPendingConnection().abort())
    assert ending.listen(single_instance.server_name(tmp_path))
    assert not call_first(tmp_path)
    ending.close()


QUIET = """
import socket, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from frontoffice.app.startup import single_instance
application = QCoreApplication([])
folder = Path(sys.argv[1])
assert not single_instance.call_first(folder, print)
with socket.socket(socket.AF_UNIX) as killed:  # which leaves its socket behind
    killed.bind(single_instance.server_name(folder))
assert not single_instance.call_first(folder, print)
first = single_instance.FirstInstance(folder)
application.processEvents()
print("PySide6.QtNetwork" in sys.modules)
print(single_instance.is_there(folder), "PySide6.QtNetwork" in sys.modules)
application.processEvents()
first.stop()
print(single_instance.is_there(folder), *folder.iterdir())
"""


@pytest.mark.posix("Qt alone makes Windows' pipes")
def test_a_start_reads_qtnetwork_in_with_the_first_call(tmp_path: Path) -> None:
    command = [sys.executable, "-c", QUIET, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["False", "True True", "False"]


def test_another_data_folder_is_another_office(qtbot: QtBot, tmp_path: Path) -> None:
    first = single_instance.FirstInstance(tmp_path / "one")
    assert not call_first(tmp_path / "two")
    first.stop()


@pytest.mark.posix("a socket with a path")
def test_it_listens_where_only_its_user_may_write(qtbot: QtBot, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    first = single_instance.FirstInstance(tmp_path)
    socket = Path(single_instance.server_name(tmp_path))
    assert socket.is_socket()
    assert [path.stat().st_mode & 0o077 for path in (socket, socket.parent)] == [0, 0]
    first.stop()
    assert single_instance.server_name(tmp_path) == single_instance.server_name(tmp_path / ".." / tmp_path.name)


@pytest.mark.posix("a socket with a path")
def test_where_the_folder_is_too_deep_for_a_socket_it_is_the_users_own_cache(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_, **__: f"/tmp/c{os.getpid()}")  # noqa: S108
    deep = tmp_path / ("x" * 100)
    first = single_instance.FirstInstance(deep)
    with qtbot.waitSignal(first.called):
        assert call_first(deep)
    place = Path(single_instance.server_name(deep)).parent
    assert place.stat().st_mode & 0o077 == 0
    first.stop()
    place.rmdir()


@pytest.mark.posix("who owns a socket")
def test_a_foreign_listener_is_not_taken_for_the_program(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, announce: Announce
) -> None:
    announce("somebody else listens")
    foreign = single_instance.FirstInstance(tmp_path)
    with monkeypatch.context() as another:
        another.setattr(os, "getuid", lambda: 4711)
        assert not call_first(tmp_path)
        assert not single_instance.is_there(tmp_path)
    first = single_instance.FirstInstance(tmp_path)  # it takes the place, and can be called
    with qtbot.waitSignal(first.called), qtbot.assertNotEmitted(foreign.called):
        assert call_first(tmp_path)
    first.stop()
    foreign.stop()


@pytest.mark.posix("who owns a socket")
def test_somebody_else_does_not_call_the_window_forward(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = single_instance.FirstInstance(tmp_path)
    socket = QLocalSocket()
    with monkeypatch.context() as another, qtbot.assertNotEmitted(first.called, wait=50):
        another.setattr(os, "getuid", lambda: 4711)
        with qtbot.waitSignal(socket.disconnected):
            socket.connectToServer(single_instance.server_name(tmp_path))
            socket.write(b"come forward\n")
    first.stop()


@pytest.mark.posix("who owns a socket")
def test_where_nothing_can_listen_the_program_works_on(qtbot: QtBot, tmp_path: Path, announce: Announce) -> None:
    announce("will not find this one")
    (tmp_path / "file").touch()
    first = single_instance.FirstInstance(tmp_path / "file")
    assert not call_first(tmp_path / "file")
    first.stop()


def test_who_goes_over_to_another_folder_is_called_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    first = single_instance.FirstInstance(tmp_path)
    first.listen(tmp_path / "training")
    assert not call_first(tmp_path)
    with qtbot.waitSignal(first.called):
        assert call_first(tmp_path / "training")
    first.stop()


def test_who_only_looks_whether_a_window_is_there_does_not_call_it(qtbot: QtBot, tmp_path: Path) -> None:
    assert not single_instance.is_there(tmp_path)
    first = single_instance.FirstInstance(tmp_path)
    with qtbot.assertNotEmitted(first.called, wait=50):
        assert single_instance.is_there(tmp_path)
    with qtbot.waitSignal(first.called):
        assert call_first(tmp_path)
    first.stop()


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
