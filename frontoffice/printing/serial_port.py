"""A printer on a serial port or behind Bluetooth's, through pyserial (the optional extra ``serial``).

Tried over pseudo terminals only; on Windows the same code relies on what pyserial's documentation says.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import re
import select
import time
from dataclasses import dataclass
from typing import Any, Final

from frontoffice.printing.connection import InUseError, OpenError, import_optional

# --- Ports that Windows makes for paired Bluetooth devices: which of them lead to a printer, and what that is
# called ---
# Windows makes two: the outgoing one carries the device's address, the incoming one waits for a call and prints
# nothing. Never tried on Windows: what a port is called is from Windows' registry as others describe it.

_PORT: Final = re.compile(r"BTHENUM\\.*[&_\\]([0-9A-F]{12})_", re.IGNORECASE)
_NOBODY: Final = "000000000000"
_DEVICES: Final = r"SYSTEM\CurrentControlSet\Enum\BTHENUM"
_LENGTH: Final = 60


def is_bluetooth(hardware: str) -> bool:
    """Return whether a hardware identity belongs to a Bluetooth port."""
    return hardware.upper().startswith("BTHENUM\\")


def remote_address(hardware: str) -> str:
    """Address of the device at the other end, "" for a port for incoming calls."""
    found = _PORT.match(hardware)
    return found.group(1).upper() if found and found.group(1) != _NOBODY else ""


def remote_name(address: str, registry: Any = None) -> str:
    """Name of the Bluetooth device at ``address``, "" when unknown to Windows.

    ``registry`` is Python's ``winreg`` unless given.
    """
    winreg = registry or importlib.import_module("winreg")
    try:
        with (
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_DEVICES}\Dev_{address}") as device,
            winreg.OpenKey(device, winreg.EnumKey(device, 0)) as instance,
        ):
            name, _ = winreg.QueryValueEx(instance, "FriendlyName")
    except OSError:
        return ""
    return "".join(letter for letter in str(name) if letter.isprintable()).strip()[:_LENGTH]


# --- serial port ---

if os.name == "posix":
    import termios

    _TERMINAL_ERRORS: tuple[type[Exception], ...] = (termios.error,)  # pyserial lets it through
else:
    _TERMINAL_ERRORS = ()

_CHUNK: Final = 256  # 22 ms at 115,200 baud: what a broken off job may still let out
_STEP: Final = 0.01
_SHORT: Final = 0.002  # a line is answered for before the next one goes
_BAUD: Final = 115_200
_FLOW: Final = "dsrdtr"
_PENDING, _FAILED = 0x103, 0x80000000  # STATUS_PENDING, and where the errors of Windows' kernel begin
_FLOWS: Final = {"dsrdtr": {"dsrdtr": True}, "rtscts": {"rtscts": True}, "xonxoff": {"xonxoff": True}, "none": {}}


@dataclass(frozen=True, slots=True)
class SerialPort:
    """Serial port with its settings.

    ``COM3`` or ``/dev/ttyUSB0``, then optionally baud and flow control (``COM3,9600,xonxoff``).

    Always 8 data bits, no parity, 1 stop bit. DSR/DTR is how printers are delivered.
    """

    port: str
    baud: int = _BAUD
    flow: str = _FLOW


def read_port(address: str) -> SerialPort:
    """Port, speed and flow control in ``address``. Raises ValueError for anything else."""
    parts = [part.strip() for part in address.split(",")]
    port, baud, flow, *more = [*parts, "", ""] if len(parts) < 3 else parts  # noqa: PLR2004
    serial_port = SerialPort(port, int(baud or _BAUD), flow or _FLOW)
    if not port or serial_port.flow not in _FLOWS or any(more):
        raise ValueError(address)
    return serial_port


def open_serial(address: str) -> SerialConnection:
    """A connection to the printer at a serial port.

    Raises OSError (InUseError while another program holds it), ValueError, Unavailable without pyserial.
    """
    where = read_port(address)
    serial = import_optional("serial")
    try:
        opened = serial.Serial(where.port, where.baud, timeout=0, write_timeout=0, **_FLOWS[where.flow])
    except serial.SerialException as error:
        raise (InUseError if is_held(error) else OpenError)(*error.args) from error
    return SerialConnection(opened, checks_dsr=where.flow == "dsrdtr")


def is_held(error: OSError, system: str = os.name) -> bool:
    """Return whether pyserial's error means a port held by another program.

    Windows says *access denied* then, and pyserial repeats it in words; elsewhere that means that nobody may open it.
    """
    return error.errno == errno.EBUSY or (system == "nt" and "PermissionError(13" in str(error))


def list_serial_ports() -> tuple[tuple[str, str], ...]:
    """Address and name of this computer's serial ports and paired Bluetooth printers.

    A Bluetooth port has neither a speed nor lines for flow control. Raises Unavailable without pyserial.
    """
    listed = sorted(import_optional("serial.tools.list_ports").comports(), key=lambda port: str(port.device))
    return tuple(named for port in listed if (named := _name_port(port)) is not None)


def _name_port(port: Any) -> tuple[str, str] | None:
    hardware = port.hwid or ""
    if not is_bluetooth(hardware):
        name = port.description or ""
        return port.device, "" if name in ("n/a", port.name) else name
    remote = remote_address(hardware)
    name = remote_name(remote) if remote else ""
    return (f"{port.device},{_BAUD},none", f"{name} Bluetooth".strip()) if remote else None


class SerialConnection:
    """Connection over a serial port, a ``PrinterConnection``.

    A chunk is given only when the one before has left, so that the printer's flow control is noticed here.
    """

    bidirectional = True

    def __init__(self, opened: Any, *, checks_dsr: bool) -> None:
        self._port = opened
        self._checks_dsr = checks_dsr
        self._leaving = b""  # kept alive: Windows reads it while it is being sent

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        """Write and read, within ``seconds``."""
        end = time.monotonic() + seconds
        while True:
            received = bytes(self._port.read(self._port.in_waiting or 0))
            taken = self._write(data)
            if received or taken or time.monotonic() >= end:
                return taken, received
            self._wait(max(0.0, min(_STEP, end - time.monotonic())))

    def set_stall_tolerance(self, patient: bool) -> None:
        """No effect: a serial port has no time limit of its own."""

    def finish(self, seconds: float) -> None:
        """Close once everything was sent."""
        end = time.monotonic() + seconds
        while self._is_leaving():
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(_STEP)
        self._port.close()

    def abort(self) -> None:
        """Discard the port's pending data and close the port.

        One that cannot send takes half a minute to close on Linux.
        """
        with contextlib.suppress(OSError, *_TERMINAL_ERRORS):
            self._port.reset_output_buffer()
        with contextlib.suppress(OSError):
            self._port.close()

    def _wait(self, seconds: float) -> None:
        """Wait for an answer; where the port cannot be waited for, it is looked at again after a moment."""
        if os.name == "posix":
            select.select([self._port.fileno()], [], [], seconds)
        else:
            time.sleep(min(seconds, _SHORT))

    def _write(self, data: memoryview) -> int:
        if not data or self._is_leaving() or not self._accepts():
            return 0
        self._leaving = bytes(data[:_CHUNK])
        return int(self._port.write(self._leaving) or 0)

    def _is_leaving(self) -> bool:
        """Whether the piece before is still on its way. Raises OpenError when it has failed on it.

        Windows' ports for Bluetooth count nothing as waiting; there the write itself (overlapped) says it.
        """
        writing = getattr(self._port, "_overlapped_write", None)  # pyserial's own, on Windows only
        status = writing.Internal if writing is not None else 0
        if status >= _FAILED:
            raise OpenError(f"status {status:#x}")
        return status == _PENDING or bool(self._port.out_waiting)

    def _accepts(self) -> bool:
        """Whether the port accepts a byte now.

        Linux knows no DSR/DTR flow control, whatever pyserial is set to; a full printer would lose bytes. Set not to
        wait, pyserial 3.5 spins for ever when the system takes nothing.
        """
        if self._checks_dsr and not self._port.dsr:
            return False
        return os.name != "posix" or bool(select.select([], [self._port.fileno()], [], 0)[1])
