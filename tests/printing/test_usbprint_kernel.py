"""The calls to Windows: sizes as Windows packs them, and each call with libraries that are written by hand.

On Windows itself (and under wine) the same calls go to a named pipe.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import sys
import threading
from typing import Any, Self
from uuid import UUID

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing.conversation import End, Ready, prepare, send
from frontoffice.printing.usbprint import (
    GET_LPT_STATUS,
    DeviceInterface,
    Guid,
    KernelError,
    Overlapped,
    OverlappedTransfer,
    UsbprintConnection,
    WindowsKernel,
    windows_kernel,
)
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import ALL, FAST, RECEIPT, WHOLE

USBPRINT = UUID("28d78fad-5a12-11d1-ae5b-0000f803a8c2")  # GUID_DEVINTERFACE_USBPRINT of usbprint.h
INVALID = ctypes.c_void_p(-1).value
PATHS = (
    r"\\?\usb#vid_04b8&pid_0e15#J7AB01#{28d78fad-5a12-11d1-ae5b-0000f803a8c2}",
    r"\\?\usb#vid_0fe6&pid_811e#6&2a#{}",
)


def test_structures_are_as_long_as_windows_has_them() -> None:
    wide = ctypes.sizeof(ctypes.c_void_p) == 8
    assert ctypes.sizeof(Guid) == 16
    assert ctypes.sizeof(DeviceInterface) == (32 if wide else 28)
    assert ctypes.sizeof(Overlapped) == (32 if wide else 20)
    assert (Overlapped.offset.offset, Overlapped.event.offset) == ((16, 24) if wide else (8, 16))
    assert DeviceInterface.flags.offset == 20


class Libraries:
    """kernel32 and setupapi, as far as they are called. ``error`` is what the last call left behind."""

    def __init__(self) -> None:
        self.error = 0
        self.paths: tuple[str, ...] = PATHS
        self.list_fails = 0
        self.lists = 0
        self.fails_at_once = 0
        self.ends_with = 0
        self.done = False
        self.moves = b""
        self.calls: list[str] = []
        self.events: set[int] = set()
        self.buffer: Any = None

    def get_last_error(self) -> int:
        return self.error

    def _fail(self, number: int) -> int:
        self.error = number
        return 0

    def SetupDiGetClassDevsW(self, guid: Any, enumerator: None, window: None, flags: int) -> int | None:  # noqa: N802
        assert (bytes(guid._obj), flags) == (USBPRINT.bytes_le, 0x12)
        if self.list_fails:
            self.error = self.list_fails
            return INVALID
        self.lists += 1
        return 7

    def SetupDiEnumDeviceInterfaces(self, listed: int, device: None, guid: Any, at: int, found: Any) -> int:  # noqa: N802
        assert found._obj.size == ctypes.sizeof(DeviceInterface)
        if at >= len(self.paths):
            return self._fail(259)
        found._obj.flags = at
        return 1

    def SetupDiGetDeviceInterfaceDetailW(  # noqa: N802
        self, listed: int, found: Any, buffer: Any, size: Any, needed: Any, device: None
    ) -> int:
        text = (self.paths[found._obj.flags] + "\0").encode("utf-32-le" if os.name != "nt" else "utf-16-le")
        if buffer is None:
            needed._obj.value = 4 + len(text)
            return self._fail(122)
        assert ctypes.c_uint32.from_buffer(buffer).value == (8 if ctypes.sizeof(ctypes.c_void_p) == 8 else 6)
        if size.value < 4 + len(text):
            return self._fail(122)
        ctypes.memmove(ctypes.addressof(buffer) + 4, text, len(text))
        return 1

    def SetupDiDestroyDeviceInfoList(self, listed: int) -> int:  # noqa: N802
        self.lists -= 1
        return 1

    def CreateFileW(self, path: str, *flags: Any) -> int | None:  # noqa: N802
        assert flags == (0xC0000000, 3, None, 3, 0x40000000, None)
        if path not in self.paths:
            self.error = 5
            return INVALID
        return 0x44

    def CreateEventW(self, security: None, by_hand: bool, initially: bool, name: None) -> int:  # noqa: N802
        assert by_hand, "an event that resets itself would be lost by a second look"
        self.events.add(0x100 + len(self.calls))
        return 0x100 + len(self.calls)

    def _begin(self, name: str, buffer: Any) -> int:
        self.calls.append(name)
        self.buffer = buffer
        return self._fail(self.fails_at_once or 997)

    def WriteFile(self, device: int, buffer: Any, size: int, moved: None, overlapped: Any) -> int:  # noqa: N802
        return self._begin(f"write {buffer.raw!r}", buffer)

    def ReadFile(self, device: int, buffer: Any, size: int, moved: None, overlapped: Any) -> int:  # noqa: N802
        return self._begin(f"read {size}", buffer)

    def DeviceIoControl(  # noqa: N802, PLR0917
        self, device: int, code: int, given: None, many: int, buffer: Any, size: int, moved: None, overlapped: Any
    ) -> int:
        return self._begin(f"control {code:x} {size}", buffer)

    def GetOverlappedResult(self, device: int, overlapped: Any, moved: Any, wait: bool) -> int:  # noqa: N802
        assert not wait
        if not self.done:
            return self._fail(996)
        if self.ends_with:
            return self._fail(self.ends_with)
        self.buffer[: len(self.moves)] = self.moves
        moved._obj.value = len(self.moves)
        return 1

    def WaitForMultipleObjects(self, many: int, events: Any, every: bool, milliseconds: int) -> int:  # noqa: N802
        assert not every
        self.calls.append(f"wait {many} {milliseconds}")
        return 0

    def CancelIoEx(self, device: int, overlapped: Any) -> int:  # noqa: N802
        self.calls.append("cancel")
        return self._fail(1168)

    def CloseHandle(self, handle: int) -> int:  # noqa: N802
        self.events.discard(handle)
        self.calls.append(f"close {handle:x}")
        return 1


@pytest.fixture
def libraries(monkeypatch: pytest.MonkeyPatch) -> Libraries:
    made = Libraries()
    monkeypatch.setattr(ctypes, "get_last_error", made.get_last_error, raising=False)
    return made


@pytest.fixture
def kernel(libraries: Libraries) -> WindowsKernel:
    return WindowsKernel(libraries, libraries)


def test_every_printer_that_is_plugged_in_is_named_by_its_path(libraries: Libraries, kernel: WindowsKernel) -> None:
    assert kernel.devices() == PATHS
    libraries.paths = ()
    assert kernel.devices() == ()
    assert libraries.lists == 0, "a list was left behind"


def test_a_list_that_windows_does_not_give_is_an_error(libraries: Libraries, kernel: WindowsKernel) -> None:
    libraries.list_fails = 13
    with pytest.raises(KernelError, match="13"):
        kernel.devices()


def test_a_printer_that_cannot_be_opened_says_why(kernel: WindowsKernel) -> None:
    assert kernel.open(PATHS[0]) == 0x44
    with pytest.raises(KernelError) as failed:
        kernel.open("elsewhere")
    assert failed.value.number == 5


def test_a_transfer_keeps_its_buffer_until_it_has_ended(libraries: Libraries, kernel: WindowsKernel) -> None:
    transfer = kernel.read(0x44, 512)
    assert transfer.outcome() is None
    assert transfer in OverlappedTransfer.on_their_way
    libraries.done, libraries.moves = True, b"\x12"
    assert transfer.outcome() == transfer.outcome() == (1, b"\x12")
    assert transfer not in OverlappedTransfer.on_their_way
    assert (libraries.calls, libraries.events) == (["read 512", "close 100"], set())


def test_a_transfer_that_fails_says_why_each_time(libraries: Libraries, kernel: WindowsKernel) -> None:
    late = kernel.write(0x44, b"\x1b@\0")
    libraries.done, libraries.ends_with = True, 1167
    libraries.fails_at_once = 31
    at_once = kernel.control(0x44, GET_LPT_STATUS, 1)
    for transfer, number in ((late, "1167"), (at_once, "31"), (late, "1167")):
        with pytest.raises(KernelError, match=number):
            transfer.outcome()
    assert libraries.calls[0] == "write b'\\x1b@\\x00'"
    assert "control 220030 1" in libraries.calls
    assert not libraries.events


def test_only_what_is_on_its_way_is_waited_for_and_cancelled(libraries: Libraries, kernel: WindowsKernel) -> None:
    first, second = kernel.read(0x44, 512), kernel.write(0x44, b"paper")
    libraries.calls.clear()
    kernel.wait([first, second], 0.0101)
    kernel.cancel(0x44, first)
    libraries.done = True
    first.outcome()
    kernel.wait([first, second], 5)
    kernel.cancel(0x44, first)
    kernel.wait([], 0.001)
    second.outcome()
    kernel.close(0x44)
    assert [call for call in libraries.calls if "close 1" not in call] == ["wait 2 11", "cancel", "close 44"]


if sys.platform == "win32":
    import _winapi

    class PipedPrinter:
        """A paper printer at the other end of a named pipe, in the place of the driver; ``kernel`` is Windows' own."""

        def __init__(self, printer: PaperPrinter, *, stuck: bool = False) -> None:
            host, port = printer.address.split(":")
            self.kernel = windows_kernel()
            name = rf"\\.\pipe\usbprint-{os.getpid()}-{port}"
            self._pipe = _winapi.CreateNamedPipe(name, 3 | _winapi.FILE_FLAG_OVERLAPPED, 0, 1, 4096, 64, 0, 0)
            self._line = socket.create_connection((host, int(port)))
            self._connecting = _winapi.ConnectNamedPipe(self._pipe, overlapped=True)
            self.connection = UsbprintConnection(self.kernel, self.kernel.open(name))
            for work in () if stuck else (self._pass_on, self._pass_back):
                threading.Thread(target=work, daemon=True).start()

        def pull(self) -> None:
            pipe, self._pipe = self._pipe, 0
            if pipe:  # once: by now its number may be another's, a socket's of the printer
                _winapi.CloseHandle(pipe)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.pull()
            self._line.close()

        def _pass_on(self) -> None:
            with contextlib.suppress(OSError):
                while True:
                    reading, _ = _winapi.ReadFile(self._pipe, 64, overlapped=True)
                    count, _ = reading.GetOverlappedResult(True)
                    self._line.sendall(bytes(reading.getbuffer())[:count])
            self._line.close()

        def _pass_back(self) -> None:
            with contextlib.suppress(OSError):
                while words := self._line.recv(512):
                    writing, _ = _winapi.WriteFile(self._pipe, words, overlapped=True)
                    writing.GetOverlappedResult(True)

    def test_windows_is_asked_and_answers() -> None:
        assert all(path.lower().startswith(r"\\?\usb") for path in windows_kernel().devices())

    def test_a_receipt_is_confirmed_through_windows_own_calls() -> None:
        with PaperPrinter(buffer=512) as printer, PipedPrinter(printer) as piped:
            ready = prepare(piped.connection, ALL, timings=FAST)
            assert isinstance(ready, Ready)
            assert send(ready, RECEIPT).end is End.CONFIRMED
            assert printer.times(WHOLE) == 1
        assert not OverlappedTransfer.on_their_way

    def test_a_pipe_that_breaks_in_the_middle_leaves_it_uncertain_and_nothing_behind() -> None:
        with PaperPrinter(buffer=512) as printer, PipedPrinter(printer) as piped:
            ready = prepare(piped.connection, ALL, timings=FAST)
            assert isinstance(ready, Ready)
            printer.engine.at_line[5] = piped.pull
            assert send(ready, RECEIPT).end is End.UNCERTAIN
        assert not OverlappedTransfer.on_their_way

    def test_what_is_not_taken_is_cancelled() -> None:
        with PaperPrinter(buffer=512) as printer, PipedPrinter(printer, stuck=True) as piped:
            connection = piped.connection
            assert connection.exchange(memoryview(bytes(65536)), 0.02) == (65536, b"")
            assert connection.exchange(memoryview(b"more"), 0.02) == (0, b"")
            with pytest.raises(TimeoutError):
                connection.finish(0.05)
            connection.abort()
        assert not OverlappedTransfer.on_their_way

else:

    def test_elsewhere_than_on_windows_there_is_nobody_to_ask() -> None:
        with pytest.raises(Unavailable, match="printer_library_windows"):
            windows_kernel()
