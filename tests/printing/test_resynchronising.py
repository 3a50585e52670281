from __future__ import annotations

import dataclasses
import threading

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.resynchronising import NoSync, synchronise
from frontoffice.printing.status import Reply, ReplyKind
from tests.support.fake_connection import HeldConnection
from tests.support.print_assertions import CLONE, ONLY_IN_ORDER, SHORT, never


def a_session(*says: bytes) -> tuple[PrinterSession, HeldConnection]:
    connection = HeldConnection()
    connection.says = list(says)
    return PrinterSession(connection, SHORT, never), connection


def test_an_answer_with_silence_after_it_is_being_in_step() -> None:
    session, connection = a_session(b"\x00")
    assert synchronise(session, ONLY_IN_ORDER, torn=False) == (Evidence.GS_R, False)
    assert connection.taken == b"\x1b@\x1dr\x01"


def test_an_answer_with_another_after_it_is_waited_out() -> None:
    session, connection = a_session(b"\x00", b"\x00", b"\x00")
    assert synchronise(session, ONLY_IN_ORDER, torn=False) == (Evidence.GS_R, False)
    assert connection.says == []


def test_answers_that_never_end_are_no_step_at_all() -> None:
    session, _ = a_session(*[b"\x00"] * 200_000)
    with pytest.raises(NoSync):
        synchronise(session, ONLY_IN_ORDER, torn=False)


def test_no_answer_fills_up_a_broken_off_image_piece_by_piece() -> None:
    session, connection = a_session()
    with pytest.raises(NoSync):
        synchronise(session, ONLY_IN_ORDER, torn=False)
    assert connection.taken.count(b"\0") == 131_072


def test_a_printer_that_is_never_heard_is_filled_up_only_after_a_torn_paper() -> None:
    session, connection = a_session()
    assert synchronise(session, Abilities(), torn=False) == (Evidence.NONE, False)
    assert connection.taken == b"\x1b@"
    session, connection = a_session()
    assert synchronise(session, Abilities(dle_eot=True), torn=True) == (Evidence.DLE_EOT, False)
    assert connection.taken == bytes(16_384) + b"\x1b@"


def test_a_printer_that_takes_not_even_that_is_given_up() -> None:
    session, connection = a_session()
    connection.takes = 0
    with pytest.raises(TimeoutError):
        synchronise(session, Abilities(), torn=False)


def test_a_printer_that_falls_silent_while_it_is_looked_at_is_mute() -> None:
    session, _ = a_session(b"\x00")
    with pytest.raises(TimeoutError):
        synchronise(session, CLONE, torn=False)


class Torn(HeldConnection):
    """Answers only when an image was filled up."""

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, said = super().exchange(data, seconds)
        return taken, said if b"\0" in self.taken else b""


@pytest.mark.parametrize("torn", [False, True])
def test_after_an_image_that_was_filled_up_late_answers_are_waited_for_longer(
    monkeypatch: pytest.MonkeyPatch, torn: bool
) -> None:
    connection = Torn() if torn else HeldConnection()
    session = PrinterSession(connection, SHORT, never)
    waited: list[float] = []
    answers = [(Reply(ReplyKind.IN_ORDER, b"\x00"),), ()]

    def drain(seconds: float) -> tuple[Reply, ...]:
        waited.append(seconds)
        return answers.pop(0)

    monkeypatch.setattr(session, "drain", drain)
    connection.says = [b"\x00"] * 200_000
    assert synchronise(session, ONLY_IN_ORDER, torn=False) == (Evidence.GS_R, torn)
    assert waited == [SHORT.longer if torn else SHORT.quiet, SHORT.longer]


class Slow(HeldConnection):
    """Takes a piece only after a while."""

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        threading.Event().wait(0.02)
        return super().exchange(data, seconds)


def test_a_slow_printer_that_goes_on_taking_is_not_given_up() -> None:
    connection = Slow()
    session = PrinterSession(connection, dataclasses.replace(SHORT, stall=0.1), never)
    assert synchronise(session, Abilities(), torn=True) == (Evidence.NONE, False)
    assert len(connection.taken) == 16_386
