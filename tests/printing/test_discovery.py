from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import discovery
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


def test_who_listens_is_found_and_nothing_is_said_to_it() -> None:
    with PaperPrinter() as printer, socket.socket() as closed:
        host, port = printer.address.split(":")
        closed.bind(("127.0.0.2", int(port)))
        found = listening(("127.0.0.3", "127.0.0.2", host), int(port), stopped=never)
        printer.rest()
        assert found == (FoundPrinter("127.0.0.1"),)
        assert (printer.received, printer.paper) == (0, [])


def test_a_neighbour_that_does_not_answer_is_given_up() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        with socket.create_connection(full.getsockname()), socket.socket() as second:
            second.setblocking(False)
            second.connect_ex(full.getsockname())  # no more fit into the queue of the one who never accepts
            assert listening(["127.0.0.1"], full.getsockname()[1], stopped=never, patience=0.2) == ()


@pytest.mark.posix("open files are counted in /dev/fd")
def test_no_more_than_64_neighbours_are_tried_at_the_same_time() -> None:
    held: list[int] = []

    def count() -> bool:
        held.append(len(list(Path("/dev/fd").iterdir())))
        return False

    with socket.socket() as full:
        full.bind(("0.0.0.0", 0))  # noqa: S104
        full.listen(0)
        port = full.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), socket.socket() as second:
            second.setblocking(False)
            second.connect_ex(("127.0.0.1", port))
            listening([f"127.0.0.{number}" for number in range(2, 68)], port, stopped=count, patience=0.3)
    assert max(held) - held[0] == 64, "the selector is held from the beginning"


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
def test_a_library_that_is_missing_is_said(kind: str, no_pywin32: None) -> None:
    with pytest.raises(Unavailable) as missing:
        PrinterDiscovery().find(kind)
    assert missing.value.code == "printer_library_windows"


def test_usb_printers_of_windows_are_found_by_numbers_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with PaperPrinter() as printer:
        kernel = PluggedPrinters(printer)
        monkeypatch.setattr(discovery, "windows_kernel", lambda: kernel)
        assert PrinterDiscovery().find("usbprint") == (FoundPrinter("0fe6:811e:j7ab00", "PALSU TM-PALSU"),)
