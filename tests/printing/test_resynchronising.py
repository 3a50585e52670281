from __future__ import annotations

import dataclasses
import itertools
import re
import secrets
from collections.abc import Callable

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.resynchronising import InStep, NoSync, fill_blindly, synchronise
from tests.support.fake_connection import HeldConnection
from tests.support.print_assertions import ALL, CLONE, ONLY_IN_ORDER, SHORT, never
from tests.support.rebooting_printer import ServedPrinter
from tests.support.timed_line import TimedLine
from tests.support.waited_time import waiting_alone_takes_time

__all__ = ["waiting_alone_takes_time"]
pytestmark = pytest.mark.usefixtures("waiting_alone_takes_time")


class Voiced(HeldConnection):
    """A printer that answers GS r, GS I 1 and process ids; ``reply`` may change all that it says to one write."""

    def __init__(self, reply: Callable[[bytes], bytes] = lambda answers: answers) -> None:
        super().__init__()
        self._reply = reply

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        printer = ServedPrinter(Abilities(gs_r=True))
        _, answers = printer.exchange(data, 0)
        taken, said = super().exchange(data, seconds)
        return taken, said + (self._reply(answers) if data else b"")


def a_session(connection: HeldConnection) -> PrinterSession:
    return PrinterSession(connection, SHORT, never)


def test_exactly_as_many_answers_as_were_asked_for_and_silence_is_being_in_step() -> None:
    assert synchronise(a_session(Voiced()), ONLY_IN_ORDER, torn=False) == InStep(Evidence.GS_R, True, b"\x02")


@pytest.mark.parametrize("roll", [b"\x00", b"\x03", b"\x0c", b"\x0f"])
def test_a_printer_that_does_not_name_its_model_is_counted_only(roll: bytes) -> None:
    """Whatever it says of its roll: there, near its end, or at it."""
    connection = Voiced(lambda answers: answers.replace(b"\x02", b"").replace(b"\x00", roll))
    assert synchronise(a_session(connection), ONLY_IN_ORDER, torn=False) == InStep(Evidence.GS_R, True)


@pytest.mark.parametrize("stray", [b"\x00", b"\x00\x00", b"\x02"])
def test_a_stray_answer_is_asked_again_and_downgrades_nothing(stray: bytes) -> None:
    strays = [stray]
    connection = Voiced(lambda answers: answers + (strays.pop() if strays else b""))
    assert synchronise(a_session(connection), ONLY_IN_ORDER, torn=False).model == b"\x02"
    served = ServedPrinter(ALL)
    served.say(stray)
    assert synchronise(PrinterSession(served, SHORT, never), ALL, torn=False).evidence is Evidence.PROCESS_ID


def test_answers_to_a_former_client_that_come_one_by_one_are_waited_out() -> None:
    connection = Voiced()
    connection.says = [b"\x00", b"\x00\x02"]
    assert synchronise(a_session(connection), ONLY_IN_ORDER, torn=False).evidence is Evidence.GS_R
    assert connection.says == []


def test_answers_that_never_end_are_no_step_at_all() -> None:
    with pytest.raises(NoSync):
        synchronise(a_session(Voiced(lambda answers: answers + b"\x00")), ONLY_IN_ORDER, torn=False)


def test_no_answer_fills_up_a_broken_off_image_piece_by_piece() -> None:
    connection = HeldConnection()
    with pytest.raises(TimeoutError):
        synchronise(a_session(connection), ONLY_IN_ORDER, torn=False)
    assert connection.taken.count(b"\0") == 131_072


@pytest.mark.parametrize("abilities", [ALL, CLONE, ONLY_IN_ORDER])
@pytest.mark.parametrize("short_of", [5, 30, 2_000])
def test_an_image_that_takes_some_of_the_questions_is_noticed(abilities: Abilities, short_of: int) -> None:
    printer = ServedPrinter(abilities)
    printer.exchange(memoryview(b"\x1dv0\x00\x10\x00\x80\x00" + bytes(2048 - short_of)), 0)
    found = synchronise(PrinterSession(printer, SHORT, never), abilities, torn=False)
    assert found.cleared
    assert found.evidence is (Evidence.PROCESS_ID if abilities.gs_h else Evidence.GS_R)


def test_a_printer_that_is_never_heard_is_filled_up_only_after_a_torn_paper() -> None:
    connection = HeldConnection()
    assert synchronise(a_session(connection), Abilities(), torn=False) == InStep(Evidence.NONE)
    # a server that is no printer answers that, and the reset takes back whatever else it did
    assert connection.taken == b"\x10\x04\x01\x10\x04\x02\x10\x04\x04\x1b@"
    connection = HeldConnection()
    assert synchronise(a_session(connection), Abilities(dle_eot=True), torn=True) == InStep(Evidence.DLE_EOT)
    assert connection.taken == bytes(16_384) + b"\x1b@"


def test_a_printer_that_takes_not_even_that_is_given_up() -> None:
    connection = HeldConnection()
    connection.takes = 0
    with pytest.raises(TimeoutError):
        synchronise(a_session(connection), Abilities(), torn=False)


# --- to the millisecond ---------------------------------------------------------------------------------------------


def answers(taken: bytes) -> bytes:
    """Those of a printer that knows GS r, GS I 1 and process ids, in their order."""
    said = b""
    for at in range(len(taken)):
        if taken.startswith(b"\x1dr\x01", at):
            said += b"\x00"
        elif taken.startswith(b"\x1dI\x01", at):
            said += b"\x02"
        elif taken.startswith(b"\x1d(H\x06\x0000", at):
            said += b"\x37\x22" + taken[at + 7 : at + 11] + b"\x00"
    return said


NAMED = Abilities(gs_h=True)


def test_a_round_draws_how_often_each_question_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for drawn, asked in ((lambda _most: 0, (6, 2, 2)), (lambda most: most - 1, (13, 4, 9))):
        monkeypatch.setattr(secrets, "randbelow", drawn)
        line = TimedLine(monkeypatch, answers)
        assert synchronise(PrinterSession(line, SHORT, never), ONLY_IN_ORDER, torn=False) == InStep(
            Evidence.GS_R, True, b"\x02"
        )
        first, model, last = asked
        question = b"\x1dr\x01"
        assert [data for _, data in line.writes] == [
            b"\x1b@" + question * first + b"\x1dI\x01" * model + question * last
        ]
        assert SHORT.quiet <= line.passed <= SHORT.quiet * 3, "and silence after it"


def test_an_id_alone_is_enough_for_a_printer_that_knows_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch, answers)
    assert synchronise(PrinterSession(line, SHORT, never), NAMED, torn=False) == InStep(Evidence.PROCESS_ID)
    (_, written), *more = line.writes
    assert (written[:9], len(written), more) == (b"\x1b@\x1d(H\x06\x0000", 13, [])
    assert line.passed < 0.001


def test_an_id_and_no_answer_in_order_twice_is_a_printer_without_those(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch, lambda taken: answers(taken.replace(b"\x1dr\x01", b"").replace(b"\x1dI\x01", b"")))
    able = Abilities(gs_r=True, gs_h=True)
    assert synchronise(PrinterSession(line, SHORT, never), able, torn=False) == InStep(Evidence.PROCESS_ID)
    assert len(line.writes) == 2
    assert line.writes[1][1].startswith(b"\x1b@"), "nothing was filled up: it answered"


def test_answers_with_a_model_like_any_other_name_none(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch, lambda taken: answers(taken).replace(b"\x02", b"\x03"))
    assert synchronise(PrinterSession(line, SHORT, never), ONLY_IN_ORDER, torn=False) == InStep(Evidence.GS_R, True)


def test_a_printer_that_names_another_model_each_time_is_asked_for_none_again(monkeypatch: pytest.MonkeyPatch) -> None:
    models = itertools.count()
    line = TimedLine(
        monkeypatch, lambda taken: re.sub(rb"\x02", lambda _: b"model %d\0" % next(models), answers(taken))
    )
    found = synchronise(PrinterSession(line, SHORT, never), ONLY_IN_ORDER, torn=False)
    assert (found.evidence, found.in_order, found.model) == (Evidence.GS_R, True, b"")
    assert [b"\x1dI\x01" in data for _, data in line.writes] == [True, False]


def test_what_is_silent_gets_its_image_filled_up_in_pieces_and_then_is_in_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = TimedLine(monkeypatch)

    def wakes() -> None:
        line.answer = answers

    line.at = {SHORT.sync + SHORT.flush / 2: wakes}
    found = synchronise(PrinterSession(line, SHORT, never), ONLY_IN_ORDER, torn=False)
    assert found == InStep(Evidence.GS_R, True, b"\x02", cleared=True)
    pieces = [len(data) - len(data.lstrip(b"\0")) for _, data in line.writes if data.startswith(b"\0")]
    assert sum(pieces) == 16_384
    assert line.passed >= line.writes[-1][0] + SHORT.longer, "what it says of the image may come late"


def test_a_printer_that_never_gets_in_step_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    with pytest.raises(TimeoutError):
        synchronise(PrinterSession(line, SHORT, never), ONLY_IN_ORDER, torn=False)
    pieces = 131_072 // 8_192
    assert SHORT.sync + SHORT.flush * pieces <= line.passed <= SHORT.sync + (SHORT.flush + 0.06) * pieces + 0.06
    line = TimedLine(monkeypatch, lambda _taken: b"\x00")
    with pytest.raises(NoSync):
        synchronise(PrinterSession(line, SHORT, never), ONLY_IN_ORDER, torn=False)
    assert SHORT.stall <= line.passed <= SHORT.stall + 0.4
    assert not any(data.startswith(b"\0") for _, data in line.writes)


def test_a_printer_that_takes_nothing_more_is_given_up_after_a_stall(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    line.takes = 4_000
    line.at = {0.4: lambda: setattr(line, "takes", 4_000)}
    with pytest.raises(TimeoutError):
        fill_blindly(PrinterSession(line, SHORT, never), torn=True)
    assert 0.4 + SHORT.stall <= line.passed <= 0.4 + SHORT.stall + 0.06


def test_a_printer_whose_answers_come_one_by_one_is_heard_out(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)

    def answer_for_all(taken: bytes) -> bytes:
        questions = taken.count(b"\x1dr\x01") + taken.count(b"\x1dI\x01")
        line.at = {0.05 * step: lambda: line.says.append(b"\x00") for step in range(1, questions + 1)}
        return b""

    line.answer = answer_for_all
    session = PrinterSession(line, dataclasses.replace(SHORT, stall=5.0), never)
    assert synchronise(session, ONLY_IN_ORDER, torn=False).in_order
