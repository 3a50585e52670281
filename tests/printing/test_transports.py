from __future__ import annotations

import ctypes
import dataclasses
import errno
import os
import random
import secrets
import socket
import sys
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import transports
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.conversation import End, Ready, prepare, release, send
from frontoffice.printing.transports import missing_library, open_connection, works_on
from tests.support.hostile_server import HostileLine, HostileServer
from tests.support.paper_printer import PaperPrinter
from tests.support.plugged_printer import ADDRESS, PluggedPrinters
from tests.support.print_assertions import ALL, CLONE, ONLY_IN_ORDER, SHORT, a_receipt
from tests.support.printer_emulator import drawn


def code_of(transport: str, address: str) -> str:
    with pytest.raises(Unavailable) as failed:
        open_connection(transport, address)
    assert failed.value.facts == {"address": address}
    return failed.value.code


@pytest.mark.parametrize(
    ("transport", "address"),
    [
        *[("network", address) for address in ("a b", "host:0", "no-such-printer.invalid")],
        *[pytest.param("device", address, marks=pytest.mark.posix("device files")) for address in ("", "/")],
        *[("serial", address) for address in ("", "COM1,fast", "COM1,9600,semaphore", "COM1,9600,none,8")],
    ],
)
def test_an_address_that_is_none_is_said_to_be_so(transport: str, address: str) -> None:
    assert code_of(transport, address) == "printer_address"


def test_where_nobody_listens_it_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert code_of("network", f"127.0.0.1:{port}") == "printer_refused"


def test_a_device_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    assert code_of("device", str(tmp_path / "lp0")) == "printer_device"
    assert code_of("serial", str(tmp_path / "ttyS0")) == "printer_device"


@pytest.mark.parametrize(
    ("transport", "code"),
    [
        ("network", "printer_unreachable"),
        ("device", "printer_unreachable"),
        ("serial", "printer_device"),
        ("usbprint", "printer_device"),
    ],
)
def test_any_other_error_names_the_device_or_the_way_there(
    monkeypatch: pytest.MonkeyPatch, transport: str, code: str
) -> None:
    def fails(address: str) -> PrinterConnection:
        raise OSError(errno.EHOSTUNREACH, address)

    monkeypatch.setitem(transports.OPENING, transport, fails)
    assert code_of(transport, "anywhere") == code


def test_a_device_that_another_program_holds_is_said_to_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    with PaperPrinter() as printer:
        kernel = PluggedPrinters(printer)
        monkeypatch.setattr(transports, "windows_kernel", lambda: kernel)
        open_connection("usbprint", ADDRESS).abort()
        kernel.held_elsewhere = 5
        assert code_of("usbprint", ADDRESS) == "printer_in_use"


def test_a_kind_of_one_system_works_on_no_other() -> None:
    kinds = ("none", "network", "device", "serial", "usbprint", "cups", "windows", "pdf")
    assert [kind for kind in kinds if not works_on(kind, "posix")] == ["usbprint", "windows"]
    assert [kind for kind in kinds if not works_on(kind, "nt")] == ["device", "cups"]


@pytest.mark.posix("a pipe with a name")
def test_a_line_that_opens_is_given(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lp0")
    reader = os.open(tmp_path / "lp0", os.O_RDONLY | os.O_NONBLOCK)
    connection = open_connection("device", str(tmp_path / "lp0"))
    assert not connection.bidirectional
    connection.abort()
    os.close(reader)


def test_what_a_kind_of_printer_needs_is_known_before_anything_is_opened(
    monkeypatch: pytest.MonkeyPatch, no_pywin32: None
) -> None:
    assert [missing_library(kind) for kind in ("none", "network", "device", "serial", "cups", "pdf")] == [None] * 6
    monkeypatch.delattr(ctypes, "WinDLL", raising=False)
    assert missing_library("windows") == missing_library("usbprint") == "printer_library_windows"
    monkeypatch.setitem(sys.modules, "serial", None)  # as where it is not installed
    assert missing_library("serial") == "printer_library_serial"


@pytest.mark.thorough
@pytest.mark.posix("a pseudo terminal")
@pytest.mark.parametrize("way", ["network", "device", "serial"])
@pytest.mark.parametrize("many", [2, pytest.param(60, marks=pytest.mark.long)])
def test_over_a_real_line_as_well_no_torn_paper_is_called_printed(way: str, many: int) -> None:
    quick = dataclasses.replace(SHORT, confirm=0.15, stall=0.2, status=2.0, sync=2.0)
    data, (sheet,) = a_receipt(native_qr=True), drawn(a_receipt(native_qr=True))
    for _ in range(many):
        draw = random.Random(seed := secrets.randbelow(2**48))  # noqa: S311  (the same again for the same seed)
        abilities = draw.choice((ALL, CLONE, ONLY_IN_ORDER))
        with HostileLine(HostileServer(abilities, draw), way) as line:
            ready = prepare(open_connection(way, line.address), abilities, timings=quick)
            assert isinstance(ready, Ready), seed
            line.misbehave(len(data) * 3)
            outcome = send(ready, data)
            if outcome.pending is not None:
                release(outcome.pending)
        whole = line.server.engine.sheets[-1:] == [sheet]
        assert outcome.end is End.UNCERTAIN or whole, f"called printed, and it is not: {seed} {line.server.deeds}"
