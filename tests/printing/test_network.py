from __future__ import annotations

import ctypes
import select
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from frontoffice.printing import network
from frontoffice.printing.network import (
    NetworkConnection,
    count_unacknowledged,
    left_of,
    open_network,
    split_address,
    windows_tcp_info,
)
from tests.support.silent_host import silent_port

ROOT = Path(__file__).resolve().parents[2]
MUCH = b"x" * 8_000_000
PIECE = 1 << 17  # Windows takes whole what is given to an empty buffer, however much it is


def a_pair() -> tuple[NetworkConnection, socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection = open_network(f"127.0.0.1:{listening.getsockname()[1]}")
        other, _ = listening.accept()
    return connection, other


def a_bare_pair() -> tuple[socket.socket, socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        here = socket.create_connection(listening.getsockname())
        other, _ = listening.accept()
    return here, other


def read_whole_and_hang_up(other: socket.socket) -> bytes:
    with other:
        return b"".join(iter(lambda: other.recv(1 << 10), b""))


def give(connection: NetworkConnection, data: bytes, seconds: float = 0.2) -> int:
    """As much as it takes until it takes no more."""
    given = 0
    while given < len(data):
        piece = memoryview(data)[given : given + PIECE]
        taken, _ = connection.exchange(piece, seconds)
        if not taken:
            break
        given += taken
    return given


def test_bytes_go_out_and_words_come_in_at_the_same_time() -> None:
    connection, other = a_pair()
    other.send(b"word")
    received = b""
    while not received:
        taken, received = connection.exchange(memoryview(b"bytes"), 1)
        assert taken == 5
    assert received == b"word"
    assert other.recv(5) == b"bytes"
    connection.abort()
    other.close()


def test_nothing_said_and_nothing_to_give_ends_in_time() -> None:
    connection, other = a_pair()
    assert connection.exchange(memoryview(b""), 0.05) == (0, b"")
    connection.abort()
    other.close()


@pytest.mark.thorough
@pytest.mark.no_wine("a socket takes whatever it is given there")
def test_what_was_given_up_is_dropped_by_the_kernel_as_well() -> None:
    connection, other = a_pair()
    assert give(connection, MUCH) < len(MUCH)
    connection.abort()
    with other, pytest.raises(ConnectionResetError):
        b"".join(iter(lambda: other.recv(1 << 20), b""))


@pytest.mark.thorough
def test_a_printer_that_does_not_take_it_all_is_no_peaceful_end() -> None:
    connection, other = a_pair()
    give(connection, MUCH)
    with pytest.raises(TimeoutError):
        connection.finish(0.1)
    connection.abort()
    other.close()


@pytest.mark.thorough
@pytest.mark.no_wine("SIO_TCP_INFO")
@pytest.mark.no_wine("SIO_TCP_INFO is not known there")
def test_a_printer_that_is_still_taking_it_is_waited_for() -> None:
    connection, other = a_pair()
    given = give(connection, MUCH)
    with ThreadPoolExecutor() as pool:
        reading = pool.submit(lambda: sum(map(len, iter(lambda: other.recv(1 << 16), b""))))
        try:
            connection.finish(20)
        finally:
            connection.abort()  # or the other would go on waiting
        assert reading.result() == given
    other.close()


@pytest.mark.thorough
@pytest.mark.no_wine("SIO_TCP_INFO")
@pytest.mark.no_wine("SIO_TCP_INFO is not known there")
def test_a_peaceful_end_lets_the_printer_read_it_all_and_hears_it_out() -> None:
    connection, other = a_pair()
    give(connection, b"paper")
    other.send(b"\x10\x00\x00\x00" * 100)
    connection.finish(1)
    assert other.recv(100) == b"paper"
    assert other.recv(100) == b"", "unread words make the kernel reset the connection"
    other.close()


def test_a_printer_of_which_nothing_tells_what_it_took_has_it_all_once_it_hangs_up_too() -> None:
    here, other = a_bare_pair()
    connection = NetworkConnection(here, lambda _socket, _given: None)
    give(connection, b"paper")
    with ThreadPoolExecutor() as pool:
        reading = pool.submit(read_whole_and_hang_up, other)
        connection.finish(5)
        assert reading.result() == b"paper"


def test_a_printer_of_which_nothing_tells_what_it_took_may_hang_up_after_a_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here, other = a_bare_pair()
    connection = NetworkConnection(here, lambda _socket, _given: None)
    give(connection, b"paper")
    assert other.recv(100) == b"paper"
    looks: list[float] = []
    exchange = connection.exchange

    def look(data: memoryview, seconds: float) -> tuple[int, bytes]:
        looks.append(seconds)
        if len(looks) == 3:
            other.close()
        return exchange(data, seconds)

    monkeypatch.setattr(network, "_QUIET", 0.01)
    monkeypatch.setattr(connection, "exchange", look)
    connection.finish(60)
    assert len(looks) >= 3


def test_a_printer_of_which_nothing_tells_what_it_took_is_in_doubt_while_it_listens() -> None:
    here, other = a_bare_pair()
    connection = NetworkConnection(here, lambda _socket, _given: None)
    give(connection, b"paper")
    with pytest.raises(TimeoutError):
        connection.finish(0.05)
    connection.abort()
    other.close()


def test_what_was_given_is_counted_for_the_system_that_is_asked() -> None:
    here, other = a_bare_pair()
    asked: list[int] = []

    def left(_socket: socket.socket, given: int) -> int:
        asked.append(given)
        return 0

    connection = NetworkConnection(here, left)
    give(connection, b"paper")
    give(connection, b"and more")
    connection.finish(0.0)
    assert asked == [13]
    other.close()


def test_a_printer_that_has_hung_up_is_gone() -> None:
    connection, other = a_pair()
    other.close()
    with pytest.raises(ConnectionAbortedError):
        connection.exchange(memoryview(b"x"), 1)
    connection.abort()


@pytest.mark.parametrize(
    ("address", "expected"),
    [("printer", ("printer", 9100)), ("[::1]:9101", ("::1", 9101)), ("fe80::1", ("fe80::1", 9100))],
)
def test_addresses_are_read_as_people_write_them(address: str, expected: tuple[str, int]) -> None:
    assert split_address(address) == expected


@pytest.mark.thorough
@pytest.mark.no_wine("the queue of greetings is Linux' own there")
def test_a_host_that_is_switched_off_is_given_up_in_time() -> None:
    """One that answers no greeting: its queue of greetings is full, and it takes none of them."""
    with silent_port() as port, pytest.raises(TimeoutError):
        open_network(f"127.0.0.1:{port}", 0.2)


@pytest.mark.long
def test_a_full_printer_that_told_why_is_waited_for_beyond_the_kernels_patience() -> None:
    """Linux ends a connection whose other side takes nothing for eight seconds, unless stalls are tolerated."""
    connection, other = a_pair()
    connection.set_stall_tolerance(True)
    given = give(connection, MUCH)
    assert connection.exchange(memoryview(MUCH)[given:], 12) == (0, b"")
    other.setblocking(False)
    read = 0
    while read < given:
        assert select.select([other], [], [], 5)[0]
        read += len(other.recv(1 << 20))
    connection.abort()
    other.close()


@pytest.mark.long
def test_a_full_printer_that_said_nothing_is_lost_after_eight_seconds() -> None:
    connection, other = a_pair()
    give(connection, MUCH)
    with pytest.raises(OSError, match="timed out"):
        [connection.exchange(memoryview(b"x"), 1) for _ in range(30)]
    connection.abort()
    other.close()


@pytest.mark.long
@pytest.mark.parametrize("away", [2, 20])
def test_a_cable_that_is_pulled_in_the_middle_and_comes_back_prints_no_ghost(away: int) -> None:
    """In a network of its own, made of two namespaces; ``cable.py`` runs inside."""
    assert shutil.which("unshare"), "the long runs need util-linux, iproute2 and root"
    command = ["unshare", "--net", "--mount", sys.executable, "-m", "tests.support.network_cable", str(away)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.thorough
@pytest.mark.no_wine("SIO_TCP_INFO")
@pytest.mark.no_wine("SIO_TCP_INFO is not known there")
def test_a_printer_that_stays_silent_is_heard_out_for_a_moment_only() -> None:
    connection, other = a_pair()
    give(connection, b"paper")
    assert other.recv(5) == b"paper"
    began = time.monotonic()
    connection.finish(60)
    assert time.monotonic() - began < 30
    other.close()


@pytest.mark.parametrize(
    "address", ["printer:65536", "printer:0", "printer:-1", "printer:x", ":9100", "a b", "[::1", "[::1]x"]
)
def test_what_is_no_host_with_a_port_is_refused(address: str) -> None:
    assert split_address("printer:65535") == ("printer", 65_535)
    with pytest.raises(ValueError):
        split_address(address)


@pytest.mark.posix("TCP_USER_TIMEOUT is of Linux")
def test_a_stall_is_tolerated_as_long_as_it_is_explained() -> None:
    here, other = a_bare_pair()
    connection = NetworkConnection(here)

    def patience() -> int:
        return here.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)

    seen = [patience()]
    for patient in (True, False):
        connection.set_stall_tolerance(patient)
        seen.append(patience())
    assert seen == [8_000, 0, 8_000]
    assert here.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    assert here.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    kept = [here.getsockopt(socket.IPPROTO_TCP, getattr(socket, name)) for name in network.KEEPALIVE]
    assert kept == [5, 5, 3]
    connection.abort()
    other.close()


class Tried:
    """A socket that is tried: what it was given, and what it says."""

    def __init__(self, takes: float, error: OSError | None, clock: list[float]) -> None:
        self._takes, self._error, self._clock = takes, error, clock
        self.patience = 0.0
        self.where: object = None
        self.closed = False

    def settimeout(self, seconds: float) -> None:
        self.patience = seconds

    def connect(self, where: object) -> None:
        self.where = where
        self._clock.append(self._takes)
        if self._error:
            raise self._error

    def close(self) -> None:
        self.closed = True


def test_each_address_of_a_host_is_tried_in_the_time_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock: list[float] = []
    refused = ConnectionRefusedError()
    tried = [Tried(2.0, OSError(), clock), Tried(1.5, refused, clock), Tried(0.0, None, clock)]
    made = iter(tried)
    monkeypatch.setattr(network, "time", SimpleNamespace(monotonic=lambda: sum(clock)))
    monkeypatch.setattr(socket, "socket", lambda *_kind: next(made))
    found = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (f"10.0.0.{no}", 9100)) for no in (1, 2, 3)]
    monkeypatch.setattr(network, "_resolve", lambda *_asked: found)
    given: object = network.connect("printer", 3.0)
    assert given is tried[2]
    assert [one.patience for one in tried] == [3.0, 1.0, 0.1]
    assert [one.where for one in tried] == [where for *_, where in found]
    assert [one.closed for one in tried] == [True, True, False]
    made, found = iter(tried[:2]), found[:2]
    with pytest.raises(ConnectionRefusedError):
        network.connect("printer", 3.0)


def test_a_name_that_is_not_found_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()

    def hang(*_asked: object, **_how: object) -> list[object]:
        asked.wait(5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(TimeoutError):
        network.connect("printer", 0.05)
    asked.set()

    def fail(*_asked: object, **_how: object) -> list[object]:
        raise UnicodeError

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(socket.gaierror):
        network.connect("printer", 1.0)


def test_a_line_that_is_full_after_all_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was writable when it was asked; whoever calls tries again."""
    here, other = a_bare_pair()
    given: list[int] = []

    def left(_socket: socket.socket, count: int) -> int:
        given.append(count)
        return 0

    connection = NetworkConnection(here, left)
    monkeypatch.setattr(select, "select", lambda _read, write, _other, _seconds: ([], write, []))
    taken = [connection.exchange(memoryview(bytes(1 << 20)), 0.0)[0] for _ in range(100)]
    assert taken[-1] == 0
    connection.finish(0.0)
    other.close()
    assert given == [sum(taken)]


def an_answer(*, sent: int, in_flight: int = 0, sent_again: int = 0) -> bytes:
    """TCP_INFO_v0 as Windows lays it out: 88 bytes, the 64-bit counts at 8, 48 and 56."""
    answer = bytearray(88)
    struct.pack_into("<I", answer, 28, in_flight)
    struct.pack_into("<Q", answer, 48, sent)
    struct.pack_into("<I", answer, 68, sent_again)
    return bytes(answer)


@pytest.mark.parametrize(
    ("given", "answer", "left"),
    [
        (5_000, an_answer(sent=5_000), 0),
        (5_000, an_answer(sent=5_000, in_flight=1_460), 1_460),
        (5_000, an_answer(sent=0), 5_000),  # the printer's window is shut: Windows holds it all
        (5_000, an_answer(sent=5_000, sent_again=1_460), 1_460),  # a doubt stays one
        (5_000, an_answer(sent=6_460, sent_again=1_460), 0),
        (1 << 33, an_answer(sent=1 << 33), 0),
        (5_000, None, None),
        (5_000, b"", None),
    ],
)
def test_what_windows_says_is_read_after_its_layout(given: int, answer: bytes | None, left: int | None) -> None:
    assert left_of(given, answer) == left


def test_windows_is_asked_for_the_connection_that_was_named() -> None:
    asked: list[tuple[int, int]] = []

    def wsa_ioctl(
        handle: Any, code: Any, _version: Any, _length: Any, answer: Any, room: Any, size: Any, *_: Any
    ) -> int:
        asked.append((handle.value, code.value))
        whole = an_answer(sent=7)
        ctypes.memmove(answer, whole, len(whole))
        ctypes.cast(size, ctypes.POINTER(ctypes.c_ulong))[0] = room.value
        return 0

    assert left_of(7, windows_tcp_info(12, wsa_ioctl)) == 0
    assert asked == [(12, 0xD8000027)]


def test_a_windows_that_does_not_know_the_question_says_nothing() -> None:
    assert windows_tcp_info(12, lambda *_: -1) is None


@pytest.mark.posix("TIOCOUTQ")
def test_linux_counts_what_lies_in_the_way() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        with socket.create_connection(listening.getsockname()) as here:
            here.setblocking(False)
            given = here.send(b"x" * 8_000_000)
            left = count_unacknowledged(here, given)
            assert left is not None
            assert 0 < left <= given
