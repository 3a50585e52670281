from __future__ import annotations

import dataclasses

import pytest

from frontoffice.printing import printer_session
from frontoffice.printing.printer_session import (
    PrinterSession,
    Stopped,
    new_process_id,
    process_id_request,
    status_request,
)
from frontoffice.printing.status import PrinterState, Reply, ReplyKind
from tests.support.fake_connection import HeldConnection
from tests.support.print_assertions import SHORT, never
from tests.support.timed_line import TimedLine


def a_session() -> tuple[PrinterSession, HeldConnection]:
    connection = HeldConnection()
    return PrinterSession(connection, SHORT, never), connection


def test_an_id_is_four_letters_that_look_like_no_answer_and_is_never_the_same_for_long() -> None:
    ids = {new_process_id() for _ in range(200)}
    assert len(ids) > 150
    for each in ids:
        assert len(each) == 4
        assert all(0x20 <= byte <= 0x7E and byte & 0x93 not in (0x10, 0x12) and byte & 0x90 for byte in each)
    assert process_id_request(b"1357") == b"\x1d(H\x06\x00001357"


def test_a_session_begins_with_nothing_sent_and_nothing_known() -> None:
    session, connection = a_session()
    assert (session.sent, session.unsent, session.received, session.watches_port) == (0, 0, b"", False)
    assert session.state == PrinterState()
    session.exchange()
    assert connection.taken == b""


def test_bytes_that_the_line_does_not_take_are_given_again() -> None:
    session, connection = a_session()
    connection.takes = 3
    session.write(b"paper")
    session.exchange()
    assert (session.sent, session.unsent, connection.taken) == (3, 2, b"pap")
    connection.takes = 10
    session.exchange()
    assert (session.unsent, connection.taken) == (0, b"paper")


def test_an_answer_belongs_to_the_question_that_was_asked_first() -> None:
    session, connection = a_session()
    session.request_status(1)
    session.request_status(4)
    connection.says = [b"\x1a", b"\x72"]
    session.exchange()
    assert session.state.trouble == "printer_offline"
    session.exchange()
    assert session.state.trouble == "printer_paper_out"
    assert session.reply_age == 0


class PortConnection(HeldConnection):
    """A line whose port says that the paper is out."""

    looks = 0

    def port_status(self) -> int | None:
        self.looks += 1
        return 0x38


def test_the_port_is_looked_at_now_and_then_and_not_at_every_moment() -> None:
    connection = PortConnection()
    session = PrinterSession(connection, dataclasses.replace(SHORT, poll=60), never)
    session.watches_port = True
    for _ in range(3):
        session.exchange()
    assert connection.looks == 1
    assert session.state.trouble == "printer_paper_out"


def test_an_answer_that_nobody_asked_for_changes_nothing() -> None:
    session, connection = a_session()
    connection.says = [b"\x7a"]
    assert session.exchange() == (Reply(ReplyKind.REALTIME, b"\x7a"),)
    assert session.state.trouble == ""


def test_what_is_said_while_an_answer_is_awaited_is_not_lost() -> None:
    session, connection = a_session()
    connection.says = [b"\x00", b"\x10\x00\x0f\x00", b"\x12"]
    assert [reply.kind for reply in session.query_status(1)] == [
        ReplyKind.IN_ORDER,
        ReplyKind.AUTOMATIC,
        ReplyKind.REALTIME,
    ]
    assert connection.taken == status_request(1)


@pytest.mark.thorough
def test_an_answer_that_does_not_come_ends_the_waiting() -> None:
    session, _ = a_session()
    with pytest.raises(TimeoutError):
        session.query_status(1)
    session.discard_requests()
    assert session.reply_age == 0


def test_whoever_says_stop_is_heard_at_once_unless_it_must_be_finished() -> None:
    connection = HeldConnection()
    session = PrinterSession(connection, SHORT, lambda: True)
    with pytest.raises(Stopped):
        session.exchange()
    session.exchange(check_stop=False)


def test_an_answer_is_waited_for_as_long_as_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    session = PrinterSession(line, SHORT, never)
    with pytest.raises(TimeoutError):
        session.query_status(4)
    assert SHORT.status <= line.passed <= SHORT.status + 0.06
    assert line.writes == [(0.0, b"\x10\x04\x04")]
    assert session.reply_age >= SHORT.status, "it is still outstanding"


def test_words_are_read_for_so_long_and_looked_for_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    line.at = {0.12: lambda: line.says.append(b"\x00"), 0.5: lambda: line.says.append(b"\x00")}
    session = PrinterSession(line, SHORT, never)
    assert session.drain(0.3) == (Reply(ReplyKind.IN_ORDER, b"\x00"),)
    assert (round(line.passed, 2), line.looks >= 6) == (0.3, True)
    assert session.drain(0) == ()


def test_two_thousand_bytes_are_given_at_once_and_the_first_512_of_its_words_are_kept() -> None:
    session, connection = a_session()
    session.write(b"x" * 5_000)
    for sent in (2_048, 4_096, 5_000):
        session.exchange()
        assert (session.sent, len(connection.taken)) == (sent, sent)
    for said in (b"a" * 300, b"b" * 300):
        connection.says = [said]
        session.exchange()
    assert session.received == b"a" * 300 + b"b" * 212
    session.write(b"more")
    assert (session.sent, session.unsent) == (0, 4)


def test_each_request_has_its_bytes() -> None:
    assert (printer_session.RESET, printer_session.GS_R_REQUEST) == (b"\x1b@", b"\x1dr\x01")
    assert (printer_session.MODEL_REQUEST, status_request(2)) == (b"\x1dI\x01", b"\x10\x04\x02")
    assert (printer_session.ENABLE_ASB, printer_session.DISABLE_ASB) == (b"\x1da\x0e", b"\x1da\x00")


def test_whoever_is_not_asked_is_not_stopped_while_an_answer_is_awaited() -> None:
    connection = HeldConnection()
    session = PrinterSession(connection, SHORT, lambda: True)
    with pytest.raises(Stopped):
        session.query_status(1)
    session.discard_requests()
    connection.says = [b"\x12"]
    assert len(session.query_status(1, check_stop=False)) == 1
