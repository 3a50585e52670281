from __future__ import annotations

import dataclasses
import os
import pty
import time
import tty
from collections.abc import Iterator

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.connection import OpenError
from frontoffice.printing.conversation import End, Ready, prepare, release, send
from frontoffice.printing.serial_port import SerialConnection, SerialPort, open_serial, ports, read_port
from tests.support.print_assertions import ALL, CLONE, FAST, RECEIPT, WHOLE
from tests.support.serial_printer import SerialPrinter


@pytest.fixture
def wire() -> Iterator[tuple[SerialConnection, int]]:
    ours, theirs = pty.openpty()
    tty.setraw(ours)
    connection = open_serial(f"{os.ttyname(theirs)},9600,none")
    yield connection, ours
    connection.abort()
    os.close(theirs)
    os.close(ours)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("COM3", SerialPort("COM3", 115_200, "dsrdtr")),
        ("/dev/ttyUSB0, 9600", SerialPort("/dev/ttyUSB0", 9600, "dsrdtr")),
        ("COM3,38400,xonxoff", SerialPort("COM3", 38_400, "xonxoff")),
        ("COM3,,rtscts", SerialPort("COM3", 115_200, "rtscts")),
    ],
)
def test_an_address_tells_port_speed_and_flow_control(address: str, expected: SerialPort) -> None:
    assert read_port(address) == expected


def test_bytes_go_out_unchanged_and_words_come_in(wire: tuple[SerialConnection, int]) -> None:
    connection, printer = wire
    data = bytes(range(256)) * 4
    given = 0
    received = b""
    while given < len(data):
        given += connection.exchange(memoryview(data)[given:], 1)[0]
        received += os.read(printer, 4096)
    assert received == data
    os.write(printer, b"\x12")
    assert connection.exchange(memoryview(b""), 1) == (0, b"\x12")
    connection.finish(1)


def test_a_printer_with_its_hand_on_the_brake_takes_nothing_and_nothing_waits(
    wire: tuple[SerialConnection, int],
) -> None:
    connection, _ = wire
    began = time.monotonic()
    given = 0
    while (taken := connection.exchange(memoryview(bytes(100_000))[given:], 0.05)[0]) > 0:
        given += taken
    assert given < 100_000
    connection.abort()
    assert time.monotonic() - began < 3, "closing waits half a minute for what cannot leave"


def test_a_port_that_is_not_there_cannot_be_opened() -> None:
    with pytest.raises(OpenError):
        open_serial("/dev/no-such-port")


def test_the_ports_of_this_computer_are_listed() -> None:
    assert isinstance(ports(), tuple)


class FakePort:
    """A port whose far end drops its DSR, as a printer does that is full, offline or without paper."""

    def __init__(self) -> None:
        self.dsr = False
        self.in_waiting = 0
        self.out_waiting = 0
        self.written = b""
        self.reads = 0
        self._pipe = os.pipe()

    def fileno(self) -> int:
        return self._pipe[1]

    def read(self, count: int) -> bytes:
        self.reads += 1
        return b""

    def write(self, data: bytes) -> int:
        self.written += data
        return len(data)

    def reset_output_buffer(self) -> None:
        self.out_waiting = 0

    def close(self) -> None:
        for end in self._pipe:
            os.close(end)


def test_a_printer_that_drops_its_dsr_is_given_nothing_until_it_raises_it() -> None:
    port = FakePort()
    connection = SerialConnection(port, checks_dsr=True)
    assert connection.exchange(memoryview(b"paper"), 0.02) == (0, b"")
    port.dsr = True
    assert connection.exchange(memoryview(b"paper"), 0.02) == (5, b"")
    port.out_waiting = 3
    assert connection.exchange(memoryview(b"more"), 0.02) == (0, b""), "the last piece has not left yet"
    with pytest.raises(TimeoutError):
        connection.finish(0.02)
    connection.abort()
    assert (port.written, port.out_waiting) == (b"paper", 0)


def test_a_printer_that_says_nothing_is_looked_at_a_hundred_times_a_second() -> None:
    port = FakePort()
    connection = SerialConnection(port, checks_dsr=True)
    began = time.monotonic()
    assert connection.exchange(memoryview(b"paper"), 0.2) == (0, b"")
    assert 2 <= port.reads <= (time.monotonic() - began) * 100 + 2
    connection.abort()


@pytest.mark.parametrize("abilities", [ALL, CLONE], ids=["process id", "in order"])
@pytest.mark.parametrize("buffer", [64, 512])
def test_a_healthy_printer_on_the_line_is_believed(abilities: Abilities, buffer: int) -> None:
    with SerialPrinter(abilities, buffer=buffer) as printer:
        ready = prepare(open_serial(printer.address), abilities, timings=FAST)
        assert isinstance(ready, Ready)
        assert send(ready, RECEIPT).end is End.CONFIRMED
        assert printer.engine.sheets == [WHOLE]


@pytest.mark.parametrize("abilities", [ALL, CLONE], ids=["process id", "in order"])
@pytest.mark.parametrize("held", [True, False], ids=["the line holds it", "lost"])
@pytest.mark.parametrize("line", [3, 28])
def test_a_printer_that_was_off_for_less_than_a_second_is_not_believed(
    abilities: Abilities, held: bool, line: int
) -> None:
    with SerialPrinter(abilities, held=held) as printer:
        printer.off_at(line, 0.8)
        ready = prepare(open_serial(printer.address), abilities, timings=dataclasses.replace(FAST, confirm=1.5))
        assert isinstance(ready, Ready)
        outcome = send(ready, RECEIPT)
        assert outcome.end is End.UNCERTAIN or printer.engine.sheets == [WHOLE]
        assert printer.engine.sheets != [WHOLE], "what it held was lost"
        if outcome.pending is not None:
            release(outcome.pending)
