from __future__ import annotations

import pytest

from frontoffice.printing.printer_identity import (
    answers_no_question,
    hangs_up_when_asked,
    hears_no_printer,
    is_no_printer,
)
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.transports import open_connection
from tests.support import other_servers, waited_time
from tests.support.fake_connection import HeldConnection
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import SHORT, never
from tests.support.timed_line import TimedLine

ANSWERS = {
    name: (answer(b"") or b"") + (answer(b"\x10\x04\x01") or b"") for name, answer in other_servers.TALKING.items()
}
MODEST = ("open broker", "line printers", "line printers that refuse", "four zeros")  # too little for one answer


@pytest.mark.parametrize("name", [name for name in ANSWERS if name not in MODEST])
def test_what_no_printer_says_shows_that_none_is_there(name: str) -> None:
    assert is_no_printer(ANSWERS[name])
    assert is_no_printer(ANSWERS[name], is_mute=True)


def test_little_that_is_said_again_and_again_shows_it_too() -> None:
    assert is_no_printer(ANSWERS["open broker"] * 2)
    for name in MODEST:
        assert is_no_printer(ANSWERS[name] * 2, is_mute=True)


@pytest.mark.parametrize(
    "received",
    [
        *(b"@PJL INFO", b"HALO", b"\x00\x1b@\x10\x04\x01", b"\x15\x03\x03\x00\x02\x02\x0a", b"\xff\xfb\x01\xff"),
        *(b"1" * 82, b"7" + b"a" * 90 + b"zz", b"-ERR unknown command\r\n", b"\x02\x05\x04\x04"),
    ],
)
def test_letters_and_our_own_commands_are_no_printers_answers(received: bytes) -> None:
    assert is_no_printer(received)


@pytest.mark.parametrize(
    "received",
    [
        *(b"", b"\x12\x12\x12", b"\x10\x00\x00\x00", b"\x14\x00\x00\x0f" * 9, b"\x16\x1e", b"\x11\x13\x11"),
        *(b"\x00\x03\x0c" * 9, b"\x00\x00    \x00" * 9, b"\x00\x37\x22QsWy\x00\x37\x22135U\x00", b"\x37\x25\x00"),
        *(b"\x5fEPSON\x00\x5fTM-T82X\x00\x5fJ7ZF0042\x00", b"\x5fEPS", b"\x37\x22Qs", b"\x14\x00", b"\xff\x12", b"A"),
    ],
)
def test_a_printers_answers_and_a_stray_byte_are_not_that(received: bytes) -> None:
    assert not is_no_printer(received)


def test_one_that_was_asked_nothing_in_order_has_nothing_to_say_in_order() -> None:
    for received, shows in ((b"\x00", False), (b"\x00\x00", True), (b"\x12\x12\x14\x00\x00\x0f", False)):
        assert is_no_printer(received, is_mute=True) is shows
        assert not is_no_printer(received)


def test_it_is_listened_for_until_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    line.at = {0.1: lambda: line.says.append(b"SSH-2.0")}
    assert not hears_no_printer(PrinterSession(line, SHORT, never), 0.05)
    assert line.passed == pytest.approx(0.05, abs=0.001)
    assert hears_no_printer(PrinterSession(line, SHORT, never), 5.0)
    assert line.passed < 0.2


def test_only_what_answered_already_is_sent_a_reset_to_see_whether_it_answers_that() -> None:
    for said, more, found in ((b"\x00", b"\x00", True), (b"\x00", b"\x12", False), (b"\x12", b"\x00", False)):
        connection = HeldConnection()
        session = PrinterSession(connection, SHORT, never)
        connection.says = [said]
        with waited_time.in_force():
            session.exchange()
            connection.says = [more]
            assert answers_no_question(session) is found
        assert connection.taken == (b"" if said == b"\x12" else b"\x1b@")


def says_and_hangs_up(words: bytes) -> other_servers.Answer:
    """What says this to whatever it gets, and ends."""
    return lambda data: other_servers.LastWords(words) if data else b""


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (other_servers.hangs_up, True),
        (says_and_hangs_up(b"\x00"), True),
        (says_and_hangs_up(b"ERR"), True),
        (says_and_hangs_up(b"\x12\x12\x12"), False),
        (lambda _data: None, False),
    ],
)
def test_what_hangs_up_as_it_is_asked_is_no_printer(answer: other_servers.Answer, found: bool) -> None:
    with other_servers.serving(answer) as address:
        assert hangs_up_when_asked(lambda: open_connection("network", address), SHORT) is found


def test_what_keeps_the_connection_or_had_its_say_did_not_hang_up_for_being_asked() -> None:
    with PaperPrinter() as printer:
        assert not hangs_up_when_asked(lambda: open_connection("network", printer.address), SHORT)
    assert not hangs_up_when_asked(lambda: open_connection("network", printer.address), SHORT), "it is gone"
    with other_servers.serving(lambda data: None if data else b"\x14\x00\x00\x0f") as address:
        assert not hangs_up_when_asked(lambda: open_connection("network", address), SHORT)
