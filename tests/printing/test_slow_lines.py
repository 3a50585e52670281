"""Slow lines: what moves is waited for and reported, what hardly moves is given up in a bounded time with nothing untrue."""

from __future__ import annotations

import dataclasses
import math

import pytest

from frontoffice.printing.abilities import AS_A_RULE, Abilities, timings_for
from frontoffice.printing.conversation import End, NotSent, PrintStep, Ready, prepare, send
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.resynchronising import InStep
from tests.support.fake_connection import MACRO, answers_to
from tests.support.print_assertions import (
    ALL,
    CLONE,
    MUTE,
    NO_MACRO,
    ONLY_IN_ORDER,
    Watched,
    a_receipt,
    never,
)
from tests.support.rebooting_printer import ServedPrinter
from tests.support.timed_line import TimedLine

SLOW = "printer_slow"
SERIAL = timings_for("serial")


class SlowLine(TimedLine):
    """A printer behind a line that lets a byte through every so often, there and back; ``holds`` bytes wait for it."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, abilities: Abilities, *, byte: float = 0.008, holds: int = 256
    ) -> None:
        super().__init__(monkeypatch)
        self.printer = ServedPrinter(abilities)
        self._byte, self._holds = byte, holds
        self._out, self._back = bytearray(), bytearray()

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        count = min(len(data), self._holds - len(self._out))
        self._out += data[:count]
        end, received = self.now + seconds, b""
        while True:
            self.now += self._byte
            passed = bytes(self._out[:1])
            del self._out[:1]
            self._back += self.printer.exchange(memoryview(passed), 0)[1] if passed else b""
            received += bytes(self._back[:1])
            del self._back[:1]
            if count or received or self.now >= end:
                return count, received


@pytest.mark.parametrize("native_qr", [True, False], ids=["own code", "image"])
@pytest.mark.parametrize("holds", [256, 65_536], ids=["a serial port", "a device server"])
@pytest.mark.parametrize("abilities", [ALL, CLONE, ONLY_IN_ORDER], ids=["process id", "in order", "no state"])
def test_a_resi_at_a_byte_each_eight_milliseconds_is_printed_and_believed(
    monkeypatch: pytest.MonkeyPatch, abilities: Abilities, holds: int, native_qr: bool
) -> None:
    line = SlowLine(monkeypatch, abilities, holds=holds)
    timings = SERIAL if holds == 256 else AS_A_RULE
    ready = prepare(line, abilities, timings=timings)
    assert isinstance(ready, Ready), ready
    outcome = send(ready, a_receipt(native_qr=native_qr, columns=32))
    assert (outcome.end, outcome.reason) == (End.CONFIRMED, "")
    assert len(line.printer.engine.sheets) == 1


def test_a_half_image_of_before_is_filled_up_over_a_slow_line_and_the_wait_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line, reported = SlowLine(monkeypatch, CLONE), []
    line.printer.exchange(memoryview(b"\x1dv0\x00\x30\x00\x80\x00"), 0)
    ready = prepare(line, CLONE, timings=SERIAL, on_wait=lambda: reported.append(line.passed))
    assert isinstance(ready, Ready), ready
    assert ready.in_step.cleared
    (at,) = reported
    assert 3.0 <= at < 3.2
    assert 65 < line.passed < 95, "6,144 bytes take 49 seconds, and a piece has 8,192"


@pytest.mark.parametrize("abilities", [CLONE, ONLY_IN_ORDER], ids=["its state", "nothing"])
def test_a_printer_that_is_not_in_step_is_reported_after_three_seconds_and_given_up_after_two_minutes(
    monkeypatch: pytest.MonkeyPatch, abilities: Abilities
) -> None:
    answers = dataclasses.replace(abilities, gs_r=False)
    line, reported = SlowLine(monkeypatch, answers), []
    found = prepare(line, abilities, timings=SERIAL, on_wait=lambda: reported.append(line.passed))
    assert found == NotSent("printer_no_sync" if abilities.dle_eot else "printer_mute")  # type: ignore[arg-type]
    (at,) = reported
    assert 3 <= at <= 4
    assert line.passed < 140


@pytest.mark.parametrize("abilities", [ONLY_IN_ORDER, MUTE], ids=["in order", "mute"])
def test_a_line_that_takes_a_byte_now_and_then_gets_nobody_ready_for_ever(
    monkeypatch: pytest.MonkeyPatch, abilities: Abilities
) -> None:
    line, reported = SlowLine(monkeypatch, MUTE, byte=0.5, holds=1), []
    found = prepare(line, abilities, torn=True, timings=SERIAL, on_wait=lambda: reported.append(line.passed))
    assert isinstance(found, NotSent)
    assert found.reason in (SLOW, "printer_mute")
    (at,) = reported
    assert 3 <= at <= 4
    assert line.passed < 65


class FarLine(TimedLine):
    """A printer that is 0.1 s away, and needs no time of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, abilities: Abilities) -> None:
        super().__init__(monkeypatch)
        self.printer = ServedPrinter(abilities)
        self._back: list[tuple[float, bytes]] = []

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        if data:
            self._back.append((self.now + 0.2, self.printer.exchange(data, 0)[1]))
        elif not self._back or self._back[0][0] > self.now:
            self.now = min([self.now + max(seconds, 0.000_1), *(at for at, _ in self._back[:1])])
        heard = b"".join(said for at, said in self._back if at <= self.now)
        self._back = [one for one in self._back if one[0] > self.now]
        return len(data), heard


@pytest.mark.parametrize("abilities", [ALL, CLONE], ids=["process id", "in order"])
def test_a_printer_far_away_is_gone_to_and_fro_not_for_each_line(
    monkeypatch: pytest.MonkeyPatch, abilities: Abilities
) -> None:
    line = FarLine(monkeypatch, abilities)
    timings = dataclasses.replace(AS_A_RULE, fastest_head=math.inf)
    ready = prepare(line, abilities, timings=timings)
    assert isinstance(ready, Ready), ready
    assert line.passed < 1.2
    assert send(ready, a_receipt()).end is End.CONFIRMED
    assert line.passed < 3.4, "some 15 times 0.2 s in all"


def as_often_as_asked(taken: bytes) -> bytes:
    return b"\x00" * answers_to(taken)


def ready_on(line: TimedLine, able: Abilities, evidence: Evidence = Evidence.GS_R) -> Ready:
    session = PrinterSession(line, AS_A_RULE, never)
    step = InStep(evidence, in_order=evidence is Evidence.GS_R)
    return Ready(session, able, step, torn=False, near_end=False, macro=MACRO if able.macro else None)


def test_an_answer_that_is_late_in_mid_paper_is_reported_and_then_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    line, watched, at = TimedLine(monkeypatch, as_often_as_asked), Watched(), list[float]()

    def slow(taken: bytes) -> bytes:
        if line.passed:
            return as_often_as_asked(taken)
        line.at[5.0] = lambda: line.says.append(as_often_as_asked(b"".join(data for _, data in line.writes)))
        return b""

    def note(step: PrintStep, reason: str) -> None:
        watched(step, reason)
        at.append(line.passed)

    line.answer = slow
    assert send(ready_on(line, Abilities(gs_r=True)), b"satu\ndua\n", on_step=note).reason == "printer_paused"
    assert (PrintStep.AWAITING, SLOW) in watched.steps
    assert 3.0 <= at[watched.steps.index((PrintStep.AWAITING, SLOW))] < 3.2
    assert watched.steps[-1] == (PrintStep.AWAITING, "")


@pytest.mark.parametrize("able", [NO_MACRO, Abilities(gs_r=True), MUTE], ids=["its state", "in order", "mute"])
def test_a_paper_of_which_a_byte_is_taken_now_and_then_ends_in_a_bounded_time(
    monkeypatch: pytest.MonkeyPatch, able: Abilities
) -> None:
    line, watched = SlowLine(monkeypatch, able, byte=0.5, holds=1), Watched()
    evidence = Evidence.GS_R if able.gs_r else Evidence.NONE
    outcome = send(ready_on(line, able, evidence), a_receipt(), on_step=watched)
    assert outcome.end is End.UNCERTAIN
    assert SLOW in [reason for _, reason in watched.steps]
    assert line.passed < 45


def test_a_printer_that_was_long_without_paper_gets_no_longer_patience_for_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = TimedLine(monkeypatch)
    able = Abilities(gs_r=True, asb=True)
    line.says = [b"\x18\x00\x0f\x00"]
    line.at = {600.0: lambda: line.says.append(b"\x10\x00\x00\x00\x00\x00\x00")}
    outcome = send(ready_on(line, able), b"satu\ndua\n")
    assert outcome.end is End.UNCERTAIN
    assert 600 + AS_A_RULE.confirm < line.passed < 600 + AS_A_RULE.confirm + 3
