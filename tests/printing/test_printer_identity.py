from __future__ import annotations

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.printer_identity import device_name, is_same_device, query_device_name, query_names
from frontoffice.printing.printer_session import PrinterSession
from tests.support.fake_connection import HeldConnection
from tests.support.print_assertions import ALL, SHORT, never
from tests.support.rebooting_printer import ServedPrinter
from tests.support.timed_line import TimedLine
from tests.support.waited_time import waiting_alone_takes_time

__all__ = ["waiting_alone_takes_time"]
pytestmark = pytest.mark.usefixtures("waiting_alone_takes_time")


def test_a_printer_names_its_maker_and_model() -> None:
    names = query_names(PrinterSession(ServedPrinter(ALL), SHORT, never))
    assert names == ("PALSU", "TM-PALSU")
    assert device_name(*names) == "PALSU TM-PALSU"


def test_a_printer_that_names_nothing_is_asked_once() -> None:
    connection = HeldConnection()
    assert query_names(PrinterSession(connection, SHORT, never)) == ("", "")
    assert connection.taken == b"\x1dIB\x1dIC"
    assert query_names(PrinterSession(ServedPrinter(Abilities()), SHORT, never)) == ("", "")


def test_a_printer_is_asked_for_its_serial_number_unless_it_is_known_to_give_none() -> None:
    printer = ServedPrinter(ALL)
    for known in ("", "PALSU TM-PALSU", "PALSU TM-PALSU\tPLS0001", "PALSU TM-PALSU\tPLS0002", "LAIN\t"):
        assert query_device_name(PrinterSession(printer, SHORT, never), known) == "PALSU TM-PALSU\tPLS0001"
    assert query_device_name(PrinterSession(printer, SHORT, never), "PALSU TM-PALSU\t") == "PALSU TM-PALSU\t"
    del printer.engine.names[68]
    assert query_device_name(PrinterSession(printer, SHORT, never)) == "PALSU TM-PALSU\t"
    printer.engine.names = {}
    assert query_device_name(PrinterSession(printer, SHORT, never), "PALSU TM-PALSU") == ""


def test_two_printers_of_one_model_are_known_apart_where_the_serial_number_is_known() -> None:
    for known, given, same in (
        ("", "EPSON TM\tJ7", True),
        ("", "", True),
        ("EPSON TM", "EPSON TM\tJ7", True),  # as it was kept before its serial number was asked for
        ("EPSON TM", "EPSON TM\t", True),
        ("EPSON TM\tJ7", "EPSON TM\tJ7", True),
        ("EPSON TM\tJ7", "EPSON TM\tJ8", False),
        ("EPSON TM\tJ7", "EPSON TM\t", False),
        ("EPSON TM\tJ7", "EPSON TM", False),
        ("EPSON TM\t", "EPSON TM\t", True),
        ("EPSON TM", "EPSON TM2\tJ7", False),
        ("EPSON TM", "", False),
    ):
        assert is_same_device(known, given) is same
    assert device_name("EPSON", "TM", "J7") == "EPSON TM\tJ7"
    assert (device_name("EPSON", "TM", ""), device_name("", "", "")) == ("EPSON TM\t", "")


def test_names_are_heard_as_long_as_was_said_and_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    line.at = {0.05: lambda: line.says.append(b"\x5f EPSON \x00\x00\x12")}
    assert query_names(PrinterSession(line, SHORT, never)) == ("EPSON", "")
    assert SHORT.longer <= line.passed <= SHORT.longer + 0.06
    line = TimedLine(monkeypatch, lambda _taken: b"\x5fA\xff\x00\x5fB\x00\x5fC\x00")
    assert query_names(PrinterSession(line, SHORT, never)) == ("A\N{REPLACEMENT CHARACTER}", "B")
    assert line.passed < 0.01
    assert (device_name("", "TM"), device_name("EPSON", "")) == ("TM", "EPSON")
