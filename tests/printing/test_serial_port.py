from __future__ import annotations

import dataclasses
import errno
import os
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import serial
from serial.tools import list_ports

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.connection import InUseError, OpenError
from frontoffice.printing.conversation import End, Ready, prepare, release, send
from frontoffice.printing.serial_port import (
    SerialConnection,
    SerialPort,
    is_held,
    list_serial_ports,
    open_serial,
    read_port,
)
from tests.support.print_assertions import ALL, CLONE, FAST, RECEIPT, SHORT, WHOLE
from tests.support.serial_printer import SerialPrinter

if os.name == "posix":
    import pty
    import tty


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


@pytest.mark.posix("a pseudo terminal")
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


@pytest.mark.posix("a pseudo terminal")
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
    assert time.monotonic() - began < 20, "closing waits half a minute for what cannot leave"


def test_a_port_that_is_not_there_cannot_be_opened() -> None:
    with pytest.raises(OpenError):
        open_serial("/dev/no-such-port")


def test_the_ports_of_this_computer_are_listed() -> None:
    assert isinstance(list_serial_ports(), tuple)


def test_ports_are_listed_by_name_and_those_of_bluetooth_by_the_printer_behind_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def listed() -> list[SimpleNamespace]:
        link = r"BTHENUM\{00001101-0000-1000-8000-00805F9B34FB}_LOCALMFG&00"
        return [
            SimpleNamespace(device="COM7", name="COM7", description="USB-SERIAL CH340 (COM7)", hwid="USB VID:PID=1A86"),
            SimpleNamespace(
                device="COM6", name="COM6", description="x", hwid=rf"{link}00\7&1E&0&000000000000_00000000"
            ),
            SimpleNamespace(
                device="COM5", name="COM5", description="x", hwid=rf"{link}02\7&1E&0&66225A3B1C0D_C00000000"
            ),
            SimpleNamespace(
                device="COM4", name="COM4", description="x", hwid=rf"{link}02\7&1E&0&66225A3B1C0E_C00000000"
            ),
            SimpleNamespace(device="COM1", name="COM1", description="n/a", hwid=None),
        ]

    monkeypatch.setattr(list_ports, "comports", listed)
    monkeypatch.setattr(
        "frontoffice.printing.serial_port.remote_name", lambda at: "PRJ-58D" if at == "66225A3B1C0D" else ""
    )
    assert list_serial_ports() == (
        ("COM1", ""),
        ("COM4,115200,none", "Bluetooth"),
        ("COM5,115200,none", "PRJ-58D Bluetooth"),
        ("COM7", "USB-SERIAL CH340 (COM7)"),
    ), "the port that waits for a call is none"
    assert read_port(list_serial_ports()[2][0]) == SerialPort("COM5", 115_200, "none")


@pytest.mark.parametrize(
    ("error", "system", "held"),
    [
        (OSError("could not open port 'COM5': PermissionError(13, 'Access is denied.', None, 5)"), "nt", True),
        (OSError("could not open port 'COM5': FileNotFoundError(2, 'x', None, 2)"), "nt", False),
        (OSError(errno.EACCES, "PermissionError(13, 'Permission denied')"), "posix", False),
        (OSError(errno.EBUSY, "Device or resource busy"), "posix", True),
    ],
)
def test_a_port_that_another_program_holds_is_known_by_the_systems_own_word(
    error: OSError, system: str, held: bool
) -> None:
    assert is_held(error, system) is held


def test_a_port_that_is_held_is_said_to_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    def open_held(*_where: object, **_how: object) -> None:
        raise serial.SerialException(errno.EBUSY, "could not open port COM5")

    monkeypatch.setattr(serial, "Serial", open_held)
    with pytest.raises(InUseError):
        open_serial("COM5")


class FakePort:
    """A port whose far end drops its DSR, as a printer does that is full, offline or without paper."""

    def __init__(self) -> None:
        self.dsr = False
        self.in_waiting = 0
        self.out_waiting = 0
        self.written = b""
        self.reads = 0
        self.is_open = True
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
        self.is_open = False
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


class EmptyingPort(FakePort):
    """A port from which a byte has left whenever somebody looks."""

    _left = 0

    @property
    def out_waiting(self) -> int:
        self._left = max(0, self._left - 1)
        return self._left

    @out_waiting.setter
    def out_waiting(self, left: int) -> None:
        self._left = left


def test_a_port_is_closed_as_soon_as_everything_has_left_it() -> None:
    port = EmptyingPort()
    port.out_waiting = 3
    SerialConnection(port, checks_dsr=False).finish(60)
    assert port.out_waiting == 0
    assert not port.is_open


@pytest.mark.thorough
def test_a_printer_that_says_nothing_is_looked_at_a_hundred_times_a_second() -> None:
    port = FakePort()
    connection = SerialConnection(port, checks_dsr=True)
    began = time.monotonic()
    assert connection.exchange(memoryview(b"paper"), 0.2) == (0, b"")
    pace = 100 if os.name == "posix" else 500  # there the port cannot be waited for
    assert 2 <= port.reads <= (time.monotonic() - began) * pace + 2
    connection.abort()


class OverlappedPort(FakePort):
    """A Bluetooth port of Windows: nothing ever waits in it, its write says how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self.dsr = True
        self._overlapped_write = SimpleNamespace(Internal=0)

    def write(self, data: bytes) -> int:
        self._overlapped_write.Internal = 0x103
        return super().write(data)


def test_on_windows_there_is_one_write_at_a_time() -> None:
    port = OverlappedPort()
    connection = SerialConnection(port, checks_dsr=False)
    assert connection.exchange(memoryview(b"paper"), 0.02) == (5, b"")
    assert connection.exchange(memoryview(b"more"), 0.02) == (0, b"")
    with pytest.raises(TimeoutError):
        connection.finish(0.02)
    port._overlapped_write.Internal = 0
    assert connection.exchange(memoryview(b"more"), 0.02) == (4, b"")
    port._overlapped_write.Internal = 0xC000009D  # the device is not connected
    with pytest.raises(OpenError, match="c000009d"):
        connection.exchange(memoryview(b"again"), 0.02)
    connection.abort()
    assert port.written == b"papermore"


@pytest.mark.thorough
@pytest.mark.posix("a pseudo terminal")
@pytest.mark.parametrize("abilities", [ALL, CLONE], ids=["process id", "in order"])
@pytest.mark.parametrize("buffer", [64, 512])
def test_a_healthy_printer_on_the_line_is_believed(abilities: Abilities, buffer: int) -> None:
    with SerialPrinter(abilities, buffer=buffer) as printer:
        ready = prepare(open_serial(printer.address), abilities, timings=FAST)
        assert isinstance(ready, Ready)
        assert send(ready, RECEIPT).end is End.CONFIRMED
        assert printer.engine.sheets == [WHOLE]


@pytest.mark.thorough
@pytest.mark.posix("a pseudo terminal")
@pytest.mark.parametrize("abilities", [ALL, CLONE], ids=["process id", "in order"])
@pytest.mark.parametrize("held", [True, False], ids=["the line holds it", "lost"])
@pytest.mark.parametrize("line", [3, pytest.param(28, marks=pytest.mark.long)])
def test_a_printer_that_was_off_for_less_than_a_second_is_not_believed(
    abilities: Abilities, held: bool, line: int
) -> None:
    with SerialPrinter(abilities, held=held) as printer:
        printer.off_at(line, 0.3)
        ready = prepare(open_serial(printer.address), abilities, timings=FAST)
        assert isinstance(ready, Ready)
        ready.session.timings = dataclasses.replace(SHORT, confirm=0.4)
        outcome = send(ready, RECEIPT)
        assert outcome.end is End.UNCERTAIN or printer.engine.sheets == [WHOLE]
        assert printer.engine.sheets != [WHOLE], "what it held was lost"
        if outcome.pending is not None:
            release(outcome.pending)
