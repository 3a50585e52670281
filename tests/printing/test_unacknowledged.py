from __future__ import annotations

import ctypes
import socket
import struct
from typing import Any

import pytest

from frontoffice.printing.unacknowledged import count_unacknowledged, left_of, windows_tcp_info


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
