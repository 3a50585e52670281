from __future__ import annotations

import contextlib
import ctypes
import os
import socket
from pathlib import Path
from typing import Self

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import cups, discovery, usbprint, windows_queue
from frontoffice.printing.discovery import (
    FoundPrinter,
    PrinterDiscovery,
    device_files,
    listening,
    neighbours,
    own_address,
)
from tests.support.paper_printer import PaperPrinter
from tests.support.plugged_printer import PluggedPrinters
from tests.support.print_assertions import never
from tests.support.silent_host import silent_port


def test_who_listens_is_found_and_nothing_is_said_to_it() -> None:
    with PaperPrinter() as printer, socket.socket() as closed:
        host, port = printer.address.split(":")
        closed.bind(("127.0.0.2", int(port)))
        found = listening(("127.0.0.3", "127.0.0.2", host), int(port), stopped=never)
        printer.rest()
        assert found == (FoundPrinter("127.0.0.1"),)
        assert (printer.received, printer.paper) == (0, [])


def test_a_neighbour_that_does_not_answer_is_given_up() -> None:
    with silent_port() as port:
        assert listening(["127.0.0.1"], port, stopped=never, patience=0.2) == ()


def open_sockets() -> set[str]:
    """Those of this process, each by its own name: a number is given again."""
    held = set()
    for descriptor in Path("/dev/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # this list's own, or another thread's that is closed meanwhile
            held.add(str(descriptor.readlink()))
    return {name for name in held if name.startswith("socket:")}


def tried_at_once(hosts: list[str]) -> list[int]:
    """How many connections to silent ``hosts`` were open at each of the three looks that the search was given."""
    held: list[int] = []
    with silent_port("0.0.0.0") as port:  # noqa: S104
        before = open_sockets()

        def stopped() -> bool:
            held.append(len(open_sockets() - before))
            return len(held) > 2

        assert listening(hosts, port, stopped=stopped, patience=600) == ()
        assert open_sockets() <= before, "nothing is held open"
    return held


@pytest.mark.thorough
@pytest.mark.posix("open files are counted in /dev/fd")
def test_no_more_than_64_neighbours_are_tried_at_the_same_time() -> None:
    assert tried_at_once([f"127.0.0.{number}" for number in range(2, 68)]) == [0, 64, 64]


@pytest.mark.thorough
@pytest.mark.posix("open files are counted in /dev/fd")
def test_a_search_that_is_stopped_in_the_middle_holds_nothing_open() -> None:
    assert tried_at_once(["127.0.0.2", "127.0.0.3"]) == [0, 2, 2]


def test_a_search_that_is_stopped_ends_at_once() -> None:
    search = PrinterDiscovery()
    search.stop()
    assert search.find("network") == ()
    assert search.stopped


def test_the_neighbours_are_those_of_the_last_number() -> None:
    near = neighbours("192.168.7.20")
    assert len(near) == 253
    assert near[0] == "192.168.7.1"
    assert "192.168.7.20" not in near
    assert neighbours("127.0.0.1") == neighbours("") == ()


def test_the_own_address_is_one() -> None:
    assert own_address() == "" or socket.inet_aton(own_address())


@pytest.mark.posix("device files")
def test_only_device_files_are_printers(tmp_path: Path) -> None:
    (tmp_path / "lp0").write_text("a file")
    assert device_files([str(tmp_path)]) == ()
    for name in ("lp2", "lp1", "lpx", "usb1"):
        (tmp_path / name).symlink_to(os.devnull)
    found = device_files([str(tmp_path), str(tmp_path / "none")])
    assert found == (FoundPrinter(str(tmp_path / "lp1")), FoundPrinter(str(tmp_path / "lp2")))


def test_a_neighbour_to_whom_no_way_leads_is_passed_over() -> None:
    with PaperPrinter() as printer:
        host, port = printer.address.split(":")
        found = listening(("255.255.255.255", host), int(port), stopped=never)
    assert found == (FoundPrinter(host),)


def test_a_kind_of_which_nothing_can_be_found_finds_nothing() -> None:
    assert PrinterDiscovery().find("pdf") == ()


def test_serial_ports_are_listed() -> None:
    assert all(found.address for found in PrinterDiscovery().find("serial"))


@pytest.mark.parametrize("kind", ["windows", "usbprint"])
def test_a_library_that_is_missing_is_said(kind: str, no_pywin32: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ctypes, "WinDLL", raising=False)
    with pytest.raises(Unavailable) as missing:
        PrinterDiscovery().find(kind)
    assert missing.value.code == "printer_library_windows"


def test_usb_printers_of_windows_are_found_by_numbers_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with PaperPrinter() as printer:
        kernel = PluggedPrinters(printer)
        monkeypatch.setattr(discovery, "windows_kernel", lambda: kernel)
        assert PrinterDiscovery().find("usbprint") == (FoundPrinter("0fe6:811e:j7ab00", "PALSU TM-PALSU"),)


def test_the_own_address_is_that_of_the_way_to_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    class Asking:
        def __init__(self, *kind: int) -> None:
            assert kind == (socket.AF_INET, socket.SOCK_DGRAM), "nothing is sent"

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_how: object) -> None:
            asked.append(("closed", 0))

        def connect(self, where: tuple[str, int]) -> None:
            asked.append(where)
            if len(asked) > 2:
                raise OSError

        def getsockname(self) -> tuple[str, int]:
            return "192.168.7.20", 4711

    monkeypatch.setattr(socket, "socket", Asking)
    assert own_address() == "192.168.7.20"
    assert asked == [("192.0.2.1", 9), ("closed", 0)]
    assert own_address() == "", "there is no network"


def test_who_listens_stands_in_the_order_of_addresses() -> None:
    with socket.create_server(("0.0.0.0", 0)) as server:  # noqa: S104
        hosts = ["127.0.0.10", "127.0.0.9", "127.0.0.2"]
        found = listening(hosts, server.getsockname()[1], stopped=never)
    assert [one.address for one in found] == ["127.0.0.2", "127.0.0.9", "127.0.0.10"]


@pytest.mark.parametrize(
    ("transport", "found"),
    [
        ("cups", (FoundPrinter("resi", "Raw"),)),
        ("windows", (FoundPrinter("Kasir", "POS-80"),)),
        ("usbprint", (FoundPrinter("04b8:0e15", "TM"),)),
    ],
)
def test_each_kind_is_sought_in_its_own_place(
    monkeypatch: pytest.MonkeyPatch, transport: str, found: tuple[FoundPrinter, ...]
) -> None:
    monkeypatch.setattr(cups, "list_queues", lambda: (("resi", "Raw"),))
    monkeypatch.setattr(windows_queue, "list_queues", lambda: (("Kasir", "POS-80"),))
    monkeypatch.setattr(discovery, "windows_kernel", lambda: None)
    monkeypatch.setattr(usbprint, "printers", lambda _kernel: (usbprint.UsbPrinter("04b8:0e15", "TM"),))
    assert PrinterDiscovery().find(transport) == found
