from __future__ import annotations

import errno
import os
import pty
import socket
import threading
import time
from pathlib import Path

import pytest

from frontoffice.domain.receipt import lay_out
from frontoffice.printing.escpos import encode
from frontoffice.printing.printer import PORT, Delivery, Outcome, deliver, split_address
from frontoffice.settings import Printer, Transport
from tests import thermal
from tests.examples import a_complaint
from tests.fakes import FakePrinter, Mood
from tests.printing.samples import HEAD

MUCH = b"x" * 8_000_000  # more than the kernel's buffers take
HANDED_OVER = Delivery(Outcome.HANDED_OVER)


def read_all(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(1 << 20), b""))


def a_paper() -> bytes:
    return encode(lay_out(a_complaint(), HEAD, 48), native_qr=False)


def to_network(address: str, data: bytes | None = None) -> Delivery:
    return deliver(
        a_paper() if data is None else data, Printer(transport=Transport.NETWORK, address=address, timeout=1)
    )


def to_device(path: object, data: bytes | None = None) -> Delivery:
    printer = Printer(transport=Transport.DEVICE, address=str(path), timeout=1)
    return deliver(a_paper() if data is None else data, printer)


@pytest.mark.parametrize("mood", [Mood.HEALTHY, Mood.TALKATIVE])
def test_a_printer_that_takes_everything_has_the_whole_paper(mood: Mood) -> None:
    with FakePrinter(mood) as printer:
        assert to_network(printer.address) == HANDED_OVER
        paper = printer.paper()
    assert printer.received == a_paper()
    assert paper.cuts == 1
    assert paper.codes == [lay_out(a_complaint(), HEAD, 48).qr]


def test_a_refused_connection_sent_nothing() -> None:
    with FakePrinter(Mood.REFUSES) as printer:
        assert to_network(printer.address) == Delivery(Outcome.NOT_SENT, "printer_refused")


def test_an_address_that_hangs_is_given_up_in_time() -> None:
    with FakePrinter(Mood.SILENT) as printer:
        began = time.monotonic()
        assert to_network(printer.address) == Delivery(Outcome.NOT_SENT, "printer_unreachable")
        assert time.monotonic() - began < 3


def test_a_printer_that_stops_reading_leaves_it_uncertain_in_time() -> None:
    with FakePrinter(Mood.MUTE) as printer:
        began = time.monotonic()
        assert to_network(printer.address, MUCH) == Delivery(Outcome.UNCERTAIN, "printer_timeout")
        assert time.monotonic() - began < 5


def test_a_connection_that_breaks_in_the_middle_leaves_it_uncertain() -> None:
    with FakePrinter(Mood.RESETS) as printer:
        assert to_network(printer.address, MUCH) == Delivery(Outcome.UNCERTAIN, "printer_interrupted")


def test_a_printer_that_hangs_up_has_not_taken_the_paper() -> None:
    with FakePrinter(Mood.HANGS_UP) as printer:
        delivery = to_network(printer.address, MUCH)
        assert delivery in (
            Delivery(Outcome.NOT_SENT, "printer_refused"),  # it was quicker than our first byte
            Delivery(Outcome.UNCERTAIN, "printer_interrupted"),
        )


def test_nothing_comes_out_later_of_a_paper_that_was_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"127.0.0.1:{listening.getsockname()[1]}"
        assert to_network(address, MUCH).state is Outcome.UNCERTAIN
        connection, _ = listening.accept()
        with connection, pytest.raises(ConnectionResetError):
            read_all(connection)


@pytest.mark.parametrize("address", ["", "   ", "printer:abc", "printer:0", "printer:70000", "[::1", "a b"])
def test_an_address_that_is_none_is_said_to_be_so(address: str) -> None:
    assert to_network(address) == Delivery(Outcome.NOT_SENT, "printer_address")


def test_a_name_that_nobody_knows_is_a_wrong_address() -> None:
    assert to_network("no-such-printer.invalid:9100") == Delivery(Outcome.NOT_SENT, "printer_address")


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("192.168.1.50", "192.168.1.50", PORT),
        ("192.168.1.50:9101", "192.168.1.50", 9101),
        (" printer.local:9100 ", "printer.local", 9100),
        ("printer:", "printer", PORT),
        ("[::1]:9101", "::1", 9101),
        ("[fe80::1]", "fe80::1", PORT),
        ("fe80::1", "fe80::1", PORT),
    ],
)
def test_addresses_are_read_as_people_write_them(address: str, host: str, port: int) -> None:
    assert split_address(address) == (host, port)


def test_a_printer_with_an_address_of_the_newer_kind_is_reached() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as listening:
        reading = Reading(listening)
        assert to_network(f"[::1]:{listening.getsockname()[1]}") == HANDED_OVER
    assert reading.all() == a_paper()


def test_without_a_printer_nothing_is_sent() -> None:
    assert deliver(b"x", Printer()) == Delivery(Outcome.NOT_SENT, "printer_none")


def test_a_folder_for_pdf_takes_no_bytes() -> None:
    with pytest.raises(ValueError, match="pdf"):
        deliver(b"x", Printer(transport=Transport.PDF))


class Reading:
    """A thread that reads all that comes, from a listening socket or a descriptor, until its end."""

    def __init__(self, source: socket.socket | int, count: int = -1) -> None:
        self.source = source
        self.count = count
        self.read = b""
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self) -> None:
        if isinstance(self.source, socket.socket):
            connection, _ = self.source.accept()
            with connection:
                while piece := connection.recv(4096):
                    self.read += piece
            return
        while len(self.read) != self.count and (piece := self.more(self.source)):
            self.read += piece

    def more(self, descriptor: int) -> bytes:
        try:
            return os.read(descriptor, 4096)
        except OSError as error:
            if error.errno == errno.EIO:  # how the far end of a terminal ends
                return b""
            raise

    def all(self) -> bytes:
        self.thread.join(5)
        return self.read


def test_a_device_gets_every_byte_unchanged() -> None:
    ours, theirs = pty.openpty()
    data = a_paper() + bytes(range(256))
    reading = Reading(ours, len(data))
    assert to_device(os.ttyname(theirs), data) == HANDED_OVER
    assert reading.all() == data
    os.close(theirs)
    os.close(ours)


def test_a_device_file_like_that_of_a_usb_printer_gets_the_whole_paper(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reader, True)
    assert to_device(path) == HANDED_OVER
    assert thermal.read(Reading(reader).all()).cuts == 1
    os.close(reader)


def test_a_device_that_stops_taking_bytes_leaves_it_uncertain_in_time(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    began = time.monotonic()
    assert to_device(path, MUCH) == Delivery(Outcome.UNCERTAIN, "printer_timeout")
    assert time.monotonic() - began < 3
    os.close(reader)


def test_a_device_that_takes_nothing_at_all_sent_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    assert to_device(path, MUCH).state is Outcome.UNCERTAIN  # fills it
    assert to_device(path) == Delivery(Outcome.NOT_SENT, "printer_timeout")
    os.close(reader)


def test_a_device_with_nothing_behind_it_sent_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    assert to_device(path) == Delivery(Outcome.NOT_SENT, "printer_device")


def test_a_device_that_is_not_there_sent_nothing(tmp_path: Path) -> None:
    assert to_device(tmp_path / "lp0") == Delivery(Outcome.NOT_SENT, "printer_device")
    assert not (tmp_path / "lp0").exists()


def test_an_ordinary_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "letter.odt"
    path.write_bytes(b"do not touch")
    assert to_device(path) == Delivery(Outcome.NOT_SENT, "printer_address")
    assert path.read_bytes() == b"do not touch"


@pytest.mark.parametrize("address", ["", "/"])
def test_a_folder_is_no_device(address: str) -> None:
    assert to_device(address).state is Outcome.NOT_SENT
