"""Windows' calls for USB printers, by hand: a ``usbprint.Kernel`` with paper printers plugged in, and what goes wrong.

A transfer that writes is done when the printer has taken its bytes, so a full buffer or a frozen printer holds it; one
that reads when the printer has said something. Between the two stands a socket, which only the printer's end limits.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
import threading
import time
from collections.abc import Sequence

from frontoffice.printing.usbprint import (
    ACCESS_DENIED,
    DEVICE_NOT_CONNECTED,
    GET_1284_ID,
    GET_LPT_STATUS,
    KernelError,
    Transfer,
)
from tests.support.paper_printer import PaperPrinter

ADDRESS = "0fe6:811e"
FILE_NOT_FOUND, INVALID_FUNCTION, OPERATION_ABORTED = 2, 1, 995
_GUID = "{28d78fad-5a12-11d1-ae5b-0000f803a8c2}"
_RESET = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
_LOOK = 0.001


class PluggedTransfer:
    """A transfer of a :class:`PluggedPrinters`."""

    def __init__(self, handle: Handle) -> None:
        self.handle = handle
        self.result: tuple[int, bytes] | None = None
        self.error: KernelError | None = None

    def outcome(self) -> tuple[int, bytes] | None:
        if self.result is None and self.error is None:
            self.go_on()
        if self.error is not None:
            raise self.error
        return self.result

    @property
    def ended(self) -> bool:
        with contextlib.suppress(KernelError):
            self.outcome()
        return self.result is not None or self.error is not None

    def go_on(self) -> None:
        """One look at what has become of it."""


class Writing(PluggedTransfer):
    def __init__(self, handle: Handle, data: bytes) -> None:
        super().__init__(handle)
        self.data = data
        self.left = data

    def go_on(self) -> None:
        self.left = self.left[self.handle.send(self.left) :]
        if self.handle.gone:
            self.error = KernelError(DEVICE_NOT_CONNECTED)
        elif not self.left and self.handle.taken:
            self.result = len(self.data), b""


class Reading(PluggedTransfer):
    def __init__(self, handle: Handle, *, empty: bool, refused: bool) -> None:
        super().__init__(handle)
        self.result = (0, b"") if empty else None
        self.error = KernelError(INVALID_FUNCTION) if refused else None

    def go_on(self) -> None:
        words = self.handle.receive()
        if words:
            self.result = len(words), words
        elif self.handle.gone:
            self.error = KernelError(DEVICE_NOT_CONNECTED)


class Handle:
    """An opened printer."""

    def __init__(self, printer: PaperPrinter) -> None:
        host, port = printer.address.split(":")
        self.printer = printer
        self.gone = False
        self._before = printer.received
        self._sent = 0
        self.way = socket.create_connection((host, int(port)), timeout=3)
        self.way.setblocking(False)

    def send(self, data: bytes) -> int:
        if not data or self.gone:
            return 0
        try:
            sent = self.way.send(data)
        except BlockingIOError:
            return 0
        except OSError:
            self.gone = True
            return 0
        self._sent += sent
        return sent

    @property
    def taken(self) -> bool:
        """Whether the printer has all that was sent."""
        return self.printer.received - self._before >= self._sent

    def receive(self) -> bytes:
        try:
            words = self.way.recv(512)
        except BlockingIOError:
            return b""
        except OSError:
            words = b""
        self.gone = self.gone or not words
        return words


class PluggedPrinters:
    """``identity`` is what they say of themselves (IEEE 1284); what is wrong can be set at any time."""

    def __init__(self, *printers: PaperPrinter) -> None:
        self.plugged = {rf"\\?\usb#vid_0fe6&pid_811e#J7AB{at:02}#{_GUID}": one for at, one in enumerate(printers)}
        self.identity = b"MFG:PALSU;CMD:ESC/POS;MDL:TM-PALSU;CLS:PRINTER;"
        self.held_elsewhere = 0  # the error that another program's handle brings
        self.empty_reads = 0  # so many reads end at once, with nothing
        self.reads: bool = True
        self.port_status: int | None = None  # a fixed one; else as the printer is
        self.deaf_port = False  # no question beside the data is ever answered
        self.handles: dict[int, Handle] = {}
        self.cancelled = 0
        self._nothing = threading.Event()

    def unplug(self) -> None:
        """Somebody pulls the plugs."""
        self.plugged.clear()
        for handle in tuple(self.handles.values()):
            handle.gone = True
            with contextlib.suppress(OSError):  # whoever prints may see it first, and close it
                handle.way.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            handle.way.close()

    def devices(self) -> tuple[str, ...]:
        return tuple(self.plugged)

    def open(self, path: str) -> int:
        if self.held_elsewhere or any(one.printer is self.plugged.get(path) for one in self.handles.values()):
            raise KernelError(self.held_elsewhere or ACCESS_DENIED)
        try:
            handle = Handle(self.plugged[path])
        except (KeyError, OSError) as error:
            raise KernelError(FILE_NOT_FOUND) from error
        number = 0x40 + len(self.handles)
        self.handles[number] = handle
        return number

    def write(self, device: int, data: bytes) -> Transfer:
        transfer = Writing(self.handles[device], data)
        transfer.go_on()
        return transfer

    def read(self, device: int, size: int) -> Transfer:
        assert size >= 512, "a packet that does not fit is an error"
        empty = self.empty_reads > 0
        self.empty_reads -= empty
        return Reading(self.handles[device], empty=empty, refused=not self.reads)

    def control(self, device: int, code: int, size: int) -> Transfer:
        handle = self.handles[device]
        asked = PluggedTransfer(handle)
        if handle.gone:
            asked.error = KernelError(DEVICE_NOT_CONNECTED)
        elif not self.deaf_port:
            answer = {GET_1284_ID: self._identity(), GET_LPT_STATUS: bytes([self._status(handle)])}[code]
            asked.result = len(answer[:size]), answer[:size]
        return asked

    def _identity(self) -> bytes:
        return (len(self.identity) + 2).to_bytes(2, "big") + self.identity + b"\0"

    def _status(self, handle: Handle) -> int:
        if self.port_status is not None:
            return self.port_status
        engine = handle.printer.engine
        return 0x30 if engine.roll <= 0 else (0x10 if engine.blocked else 0x18)

    def wait(self, transfers: Sequence[Transfer], seconds: float) -> None:
        ours = [one for one in transfers if isinstance(one, PluggedTransfer)]
        assert len(ours) == len(transfers)
        end = time.monotonic() + seconds
        while not any(one.ended for one in ours) and (left := end - time.monotonic()) > 0:
            ways = [one.handle.way for one in ours if isinstance(one, Reading) and not one.handle.gone]
            pause = min(left, _LOOK if any(isinstance(one, Writing) for one in ours) else left)
            if ways:
                select.select(ways, [], [], pause)
            else:
                self._nothing.wait(pause)

    def cancel(self, device: int, transfer: Transfer) -> None:
        assert isinstance(transfer, PluggedTransfer)
        if not transfer.ended:
            self.cancelled += 1
            transfer.error = KernelError(OPERATION_ABORTED)

    def close(self, device: int) -> None:
        handle = self.handles.pop(device)
        if not handle.gone and not handle.taken:
            handle.way.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        handle.way.close()
