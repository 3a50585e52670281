from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import usb.backend.libusb0
import usb.backend.libusb1
import usb.core
import usb.util

from frontoffice.errors import Unavailable
from frontoffice.printing.connection import OpenError
from frontoffice.printing.usb_device import UsbConnection, UsbPrinter, need_libusb, open_usb, printers


@dataclass
class FakeEnd:
    """One end of a USB interface, as pyusb gives it."""

    bEndpointAddress: int  # noqa: N815
    wMaxPacketSize: int = 64  # noqa: N815
    written: bytes = b""
    limits: list[int] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    says: list[bytes] = field(default_factory=list)

    def write(self, data: bytes, limit: int) -> int:
        self.limits.append(limit)
        if self.fails:
            raise self.fails.pop(0)
        self.written += data
        return len(data)

    def read(self, size: int, limit: int) -> bytes:
        self.limits.append(limit)
        if not self.says:
            raise usb.core.USBTimeoutError("timeout")
        return self.says.pop(0)


@dataclass
class FakePrinterInterface:
    ends: list[FakeEnd]
    bInterfaceNumber: int = 0  # noqa: N815

    def __iter__(self) -> Iterator[FakeEnd]:
        return iter(self.ends)


@dataclass
class FakeDevice:
    driver: bool = True

    def is_kernel_driver_active(self, number: int) -> bool:
        return self.driver

    def detach_kernel_driver(self, number: int) -> None:
        self.driver = False


class FakeUtil:
    """What of ``usb.util`` is used."""

    def __init__(self) -> None:
        self.held = False

    def claim_interface(self, device: Any, number: int) -> None:
        self.held = True

    def release_interface(self, device: Any, number: int) -> None:
        self.held = False

    def dispose_resources(self, device: Any) -> None:
        pass

    def endpoint_direction(self, address: int) -> int:
        return address & 0x80


def a_line(*, both_ways: bool = True) -> tuple[UsbConnection, FakeEnd, FakeEnd, FakeUtil]:
    out, back, util = FakeEnd(0x01), FakeEnd(0x82), FakeUtil()
    ends = [out, back] if both_ways else [out]
    return UsbConnection(FakeDevice(), FakePrinterInterface(ends), usb.core, util), out, back, util


def test_bytes_go_out_packet_by_packet_and_every_one_is_limited_in_time() -> None:
    connection, out, back, _ = a_line()
    back.says.append(b"\x12")
    assert connection.exchange(memoryview(bytes(2000)), 60) == (64, b"\x12")
    assert connection.exchange(memoryview(b"rest"), 0.05) == (4, b"")
    assert out.limits == [5000, 50]
    assert all(limit > 0 for limit in back.limits), "0 means for ever"


def test_a_printer_that_takes_nothing_is_no_error_yet() -> None:
    connection, out, _, _ = a_line()
    out.fails.append(usb.core.USBTimeoutError("timeout"))
    assert connection.exchange(memoryview(b"paper"), 0.1) == (0, b"")
    assert connection.exchange(memoryview(b"paper"), 0.1) == (5, b"")


def test_a_printer_that_is_pulled_out_may_have_taken_what_was_on_its_way() -> None:
    connection, out, _, _ = a_line()
    out.fails.append(usb.core.USBError("no such device"))
    assert connection.exchange(memoryview(b"paper"), 0.1) == (5, b"")
    with pytest.raises(OpenError):
        connection.exchange(memoryview(b"more"), 0.1)


def test_a_printer_without_a_way_back_is_not_listened_to() -> None:
    connection, _, _, _ = a_line(both_ways=False)
    assert not connection.bidirectional
    assert connection.exchange(memoryview(b""), 0.1) == (0, b"")


def test_it_is_held_while_it_is_used_and_then_let_go() -> None:
    connection, _, _, util = a_line()
    before = util.held
    connection.finish(1)
    assert (before, util.held) == (True, False)
    connection.abort()


def test_a_printer_that_is_not_plugged_in_is_not_found() -> None:
    with pytest.raises((OpenError, Unavailable)) as failed:  # the latter where there is no libusb
        open_usb("dead:beef")
    assert getattr(failed.value, "code", "printer_library_libusb") == "printer_library_libusb"


class FakePlug:
    """A device as it is found on the bus, with interfaces of these classes."""

    def __init__(self, product: str, *classes: int, shy: bool = False) -> None:
        self.idVendor, self.idProduct = 0x04B8, 0x0E15
        self.manufacturer, self.product = "EPSON", product
        self.classes = classes
        self.shy = shy

    @property
    def serial_number(self) -> str:
        if self.shy:
            raise ValueError("not allowed")
        return "J7AB01"

    def __iter__(self) -> Iterator[list[FakeClass]]:
        yield [FakeClass(number) for number in self.classes]

    def is_kernel_driver_active(self, number: int) -> bool:
        raise NotImplementedError


@dataclass
class FakeClass:
    bInterfaceClass: int  # noqa: N815
    bInterfaceNumber: int = 4  # noqa: N815

    def __iter__(self) -> Iterator[FakeEnd]:
        return iter([FakeEnd(0x01), FakeEnd(0x82)])


@pytest.fixture
def claimed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """A bus with a keyboard and a printer, and what was claimed on it."""
    bus = [FakePlug("Keyboard", 3), FakePlug("TM-T82X", 7)]
    taken: list[tuple[str, int]] = []
    monkeypatch.setattr(usb.core, "find", lambda find_all: iter(bus) if find_all else None)
    monkeypatch.setattr(usb.util, "claim_interface", lambda device, number: taken.append((device.product, number)))
    return taken


@pytest.mark.parametrize("address", ["04b8:0e15", "04b8:0e15:j7ab01", " 04B8:0E15:J7AB01 "])
def test_the_printer_at_an_address_is_opened_and_nothing_else(claimed: list[tuple[str, int]], address: str) -> None:
    connection = open_usb(address)
    assert (connection.bidirectional, claimed) == (True, [("TM-T82X", 4)])
    assert connection.exchange(memoryview(b"paper"), 0.1) == (5, b"")
    assert [printer.name for printer in printers()] == ["EPSON TM-T82X"]


@pytest.mark.parametrize("address", ["04b8:0e1", "04b8:0e15:j7ab0", "04b9:0e15", "04b8:0e15:other"])
def test_an_address_that_no_printer_has_is_not_taken_for_another(claimed: list[tuple[str, int]], address: str) -> None:
    with pytest.raises(OpenError, match=address):
        open_usb(address)
    assert claimed == []


@pytest.mark.parametrize("address", ["", "04b8", "04b8:", ":0e15", "04b8:0e15:", "04b8:0e15:a:b"])
def test_what_is_no_address_of_a_usb_printer_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=f"^{address}$"):
        open_usb(address)


def test_without_libusb_its_absence_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(**_asked: bool) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", find)
    with pytest.raises(Unavailable, match="printer_library_libusb"):
        printers()


@pytest.mark.parametrize(("one", "other"), [(None, None), (None, object()), (object(), None)])
def test_either_libusb_is_enough(monkeypatch: pytest.MonkeyPatch, one: object, other: object) -> None:
    monkeypatch.setattr(usb.backend.libusb0, "get_backend", lambda: one)
    monkeypatch.setattr(usb.backend.libusb1, "get_backend", lambda: other)
    if one or other:
        need_libusb()
        return
    with pytest.raises(Unavailable, match="printer_library_libusb"):
        need_libusb()


def test_only_printers_are_listed_by_address_and_name() -> None:
    plugs = [FakePlug("TM-T82X", 7), FakePlug("Keyboard", 3), FakePlug("TM-U220", 3, 7, shy=True)]
    assert printers(plugs) == (
        UsbPrinter("04b8:0e15:j7ab01", "EPSON TM-T82X"),
        UsbPrinter("04b8:0e15", "EPSON TM-U220"),
    )


@pytest.mark.parametrize(("seconds", "limit"), [(0, 5), (0.0049, 5), (0.006, 6), (5, 5_000), (60, 5_000)])
def test_each_transfer_has_a_limit_of_its_own(seconds: float, limit: int) -> None:
    connection, out, back, _ = a_line()
    connection.exchange(memoryview(b"x"), seconds)
    assert (out.limits, back.limits) == ([limit], [5]), "the answer to it is not a round away"
    connection.exchange(memoryview(b""), seconds)
    assert back.limits == [5, limit]


def test_a_line_that_broke_says_so_with_the_words_of_the_library() -> None:
    connection, out, _, _ = a_line()
    out.fails.append(usb.core.USBError("no such device"))
    assert connection.exchange(memoryview(b"x" * 2_000), 0.1) == (64, b"")
    with pytest.raises(OpenError, match="no such device"):
        connection.exchange(memoryview(b""), 0.1)


def test_a_device_that_names_nothing_has_no_name() -> None:
    plug = FakePlug("TM", 7)
    plug.manufacturer = ""
    assert printers([plug])[0].name == "TM"

    class Shy(FakePlug):
        @property
        def product(self) -> str:
            raise OSError

        @product.setter
        def product(self, _name: str) -> None:
            pass

    assert printers([Shy("x", 7)]) == (UsbPrinter("04b8:0e15:j7ab01", ""),)
