from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from frontoffice.printing.connection import OpenError
from frontoffice.printing.transports import DeviceConnection, open_device

if os.name == "posix":
    import pty
    import termios
    import tty

pytestmark = pytest.mark.posix("device files, pseudo terminals, pipes with a name")


def give(connection: DeviceConnection, data: bytes) -> int:
    given = 0
    while given < len(data):
        taken, _ = connection.exchange(memoryview(data)[given:], 0.1)
        if not taken:
            break
        given += taken
    return given


def test_a_device_that_answers_is_heard_and_gets_every_byte_unchanged() -> None:
    ours, theirs = pty.openpty()
    tty.setraw(ours)
    connection = open_device(os.ttyname(theirs))
    data = bytes(range(256))
    assert give(connection, data) == len(data)
    assert os.read(ours, 1000) == data
    os.write(ours, b"\x12\x00")
    assert connection.exchange(memoryview(b""), 1) == (0, b"\x12\x00")
    assert connection.bidirectional
    connection.finish(1)
    os.close(theirs)
    os.close(ours)


@pytest.mark.thorough
def test_a_device_that_takes_nothing_is_given_up_without_waiting() -> None:
    ours, theirs = pty.openpty()
    connection = open_device(os.ttyname(theirs))
    assert give(connection, bytes(100_000)) < 100_000
    with pytest.raises(TimeoutError):
        connection.finish(0.05)
    connection.abort()
    connection.abort()
    os.close(theirs)
    os.close(ours)


def test_a_pipe_is_one_way_and_does_not_read_back_what_was_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lp0")
    reader = os.open(tmp_path / "lp0", os.O_RDONLY | os.O_NONBLOCK)
    connection = open_device(str(tmp_path / "lp0"))
    assert not connection.bidirectional
    assert connection.exchange(memoryview(b"paper"), 1) == (5, b"")
    assert os.read(reader, 100) == b"paper"
    os.close(reader)
    with pytest.raises(OSError, match=r"pipe|abort"):
        give(connection, b"more")
    connection.abort()


def test_a_printer_that_is_pulled_out_is_gone() -> None:
    ours, theirs = pty.openpty()
    connection = open_device(os.ttyname(theirs))
    os.close(ours)
    with pytest.raises(OSError, match=r"error|^$"):
        give(connection, bytes(100_000))
    connection.abort()
    os.close(theirs)


def test_what_is_no_device_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.odt"
    letter.write_bytes(b"do not touch")
    for path in (str(letter), str(tmp_path), ""):
        with pytest.raises(ValueError):
            open_device(path)
    assert letter.read_bytes() == b"do not touch"


def test_what_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(OpenError):
        open_device(str(tmp_path / "lp0"))
    os.mkfifo(tmp_path / "lp1")
    with pytest.raises(OpenError):  # nothing is behind it
        open_device(str(tmp_path / "lp1"))


def test_a_line_that_cannot_be_set_is_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_descriptor: int) -> None:
        raise termios.error(errno.EIO, "Input/output error")

    ours, theirs = pty.openpty()
    tty.setraw(ours)
    closed: list[int] = []
    with monkeypatch.context() as during:
        during.setattr(tty, "setraw", fails)
        during.setattr(os, "close", closed.append)
        with pytest.raises(OpenError):
            open_device(os.ttyname(theirs))
    (left,) = closed
    for descriptor in (left, ours, theirs):
        os.close(descriptor)


@contextmanager
def a_printer() -> Iterator[tuple[DeviceConnection, int]]:
    """A device that takes and says something at once, and its other end."""
    ours, theirs = pty.openpty()
    tty.setraw(ours)
    connection = open_device(os.ttyname(theirs))
    os.write(ours, b"\x12")
    yield connection, ours
    connection.abort()
    os.close(theirs)
    os.close(ours)


def failing(number: int) -> Callable[..., int]:
    def call(*_args: object) -> int:
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.parametrize(
    ("number", "bidirectional"), [(errno.EAGAIN, True), (errno.EINVAL, False), (errno.EOPNOTSUPP, False)]
)
def test_a_printer_that_cannot_be_read_is_listened_to_no_more(
    monkeypatch: pytest.MonkeyPatch, number: int, bidirectional: bool
) -> None:
    with a_printer() as (connection, _), monkeypatch.context() as during:
        during.setattr(os, "read", failing(number))
        assert connection.exchange(memoryview(b""), 1) == (0, b"")
        assert connection.bidirectional is bidirectional


@pytest.mark.parametrize("number", [errno.EAGAIN, errno.ENOSPC])
def test_a_printer_without_paper_takes_nothing_and_is_not_gone(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    with a_printer() as (connection, ours):
        with monkeypatch.context() as during:
            during.setattr(os, "write", failing(number))
            assert connection.exchange(memoryview(b"paper"), 1)[0] == 0
        assert connection.exchange(memoryview(b"paper"), 1)[0] == 5
        assert os.read(ours, 100) == b"paper"


@pytest.mark.parametrize("name", ["read", "write"])
def test_any_other_error_of_a_device_is_one(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with a_printer() as (connection, _), monkeypatch.context() as during:
        during.setattr(os, name, failing(errno.EIO))
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            connection.exchange(memoryview(b"paper"), 1)


def test_a_terminal_is_made_to_pass_every_byte_as_it_is() -> None:
    ours, theirs = pty.openpty()
    connection = open_device(os.ttyname(theirs))
    _, output, _, local, *_ = termios.tcgetattr(theirs)
    assert not output & termios.OPOST
    assert not local & (termios.ECHO | termios.ICANON)
    connection.abort()
    os.close(theirs)
    os.close(ours)
