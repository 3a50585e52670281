"""A printer that stopped in the middle of a paper may have lost lines of it: *printed* is never said by itself."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.conversation import End, PrintStep, Ready, send
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.resynchronising import InStep
from tests.support.fake_connection import MACRO, answers_to
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import (
    ALL,
    CLONE,
    FAST,
    ONLY_IN_ORDER,
    SHORT,
    WHOLE,
    Watched,
    let_go,
    never,
    print_on,
)
from tests.support.timed_line import TimedLine

PAPER = b"satu\ndua\ntiga\n"
WITH_ASB = Abilities(gs_r=True, macro=True, asb=True)
TELLING = pytest.mark.parametrize("abilities", [ALL, CLONE, WITH_ASB], ids=["all", "asked", "by itself"])
MENDED: dict[str, Callable[[PaperPrinter], None]] = {
    "cover_open": lambda printer: printer.cover(is_open=False),
    "switched_offline": lambda printer: printer.switch(offline=False),
    "roll": lambda printer: printer.new_roll(),
}


@TELLING
@pytest.mark.parametrize(("name", "ill"), [("cover_open", True), ("switched_offline", True), ("roll", 0)])
def test_a_printer_that_drops_lines_at_a_told_trouble_and_keeps_its_memory_is_asked_about(
    abilities: Abilities, name: str, ill: object
) -> None:
    with PaperPrinter(abilities, buffer=8192) as printer:
        printer.engine.drops = 2
        printer.engine.at_line[9] = lambda: printer.engine.stop(name, ill)
        watched = Watched({PrintStep.BLOCKED: lambda: MENDED[name](printer)})
        outcome = print_on(printer, abilities, watched=watched)
        printer.rest()
        assert printer.times(WHOLE) == 0, "lines are missing"
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paused")


def test_a_printer_that_has_no_room_left_for_questions_is_waited_for_until_its_roll_is_changed() -> None:
    with PaperPrinter(CLONE, buffer=512) as printer:
        printer.engine.at_line[20] = lambda: printer.engine.stop("roll", 0)  # what is left of the paper fits into 512

        def change_full() -> None:
            printer.until(lambda: len(printer.engine.buffer) >= printer.size)  # of questions
            printer.new_roll()

        changing = threading.Thread(target=change_full)
        watched = Watched({PrintStep.BLOCKED: changing.start})
        outcome = print_on(printer, CLONE, timings=dataclasses.replace(FAST, poll=0.01, stall=0.3), watched=watched)
        changing.join(60)
        printer.rest()
        assert (outcome.reason, printer.times(WHOLE)) == ("printer_paused", 1)


@pytest.mark.parametrize("again", [b"\x12", b"\x12\x12"], ids=["lost", "late"])
def test_a_question_that_was_lost_in_a_trouble_is_asked_again_and_a_late_answer_is_none_to_the_next(
    monkeypatch: pytest.MonkeyPatch, again: bytes
) -> None:
    reasons: list[str] = []

    def answer(taken: bytes) -> bytes:
        if not taken.startswith(b"\x10\x04"):
            return b""
        if line.passed > 20:
            replies, line.answer = again, mended
            return replies
        return {1: b"\x1a", 2: b"\x16", 4: b"\x12"}[taken[2]] if line.passed < 2 else b""

    def mended(taken: bytes) -> bytes:
        return b"\x12" if taken.startswith(b"\x10\x04") else b""

    line = TimedLine(monkeypatch, answer)
    outcome = send(timed(line, CLONE), PAPER, on_step=lambda _step, reason: reasons.append(reason))
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_no_answer")
    assert [reason for reason in reasons if reason] == ["printer_cover_open"]
    assert reasons[-1] == ""
    assert 20 < line.passed < 23


def test_what_says_nothing_of_itself_and_stands_still_in_mid_paper_is_asked_about() -> None:
    with PaperPrinter(ONLY_IN_ORDER, buffer=8192) as printer:
        printer.engine.drops = 1
        closing = threading.Timer(1.2, lambda: printer.cover(is_open=False))

        def open_cover() -> None:
            printer.engine.stop("cover_open", True)
            closing.start()

        printer.engine.at_line[9] = open_cover
        outcome = print_on(printer, ONLY_IN_ORDER, timings=dataclasses.replace(FAST, pause=0.3))
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paused")
        let_go(outcome)


def as_often_as_asked(taken: bytes) -> bytes:
    return b"\x00" * answers_to(taken)


def timed(line: TimedLine, able: Abilities) -> Ready:
    session = PrinterSession(line, SHORT, never)
    return Ready(session, able, InStep(Evidence.GS_R, in_order=True), torn=False, near_end=False, macro=MACRO)


def test_a_cover_that_is_closed_again_before_anybody_looked_was_open_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = TimedLine(monkeypatch, as_often_as_asked)
    line.says = [b"\x38\x00\x00\x00\x10\x00\x00\x00"]
    outcome = send(timed(line, Abilities(gs_r=True, macro=True, asb=True)), PAPER)
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paused")


def test_a_printer_that_was_offline_at_one_question_of_three_was_in_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter([b"\x12", b"\x12", b"\x12", b"\x1a"])

    def answer(taken: bytes) -> bytes:
        if taken.startswith(b"\x10\x04"):
            return next(states, b"\x12")
        return b"" if line.passed < 0.2 else as_often_as_asked(taken)

    line = TimedLine(monkeypatch, answer)
    line.at = {0.2: lambda: line.says.append(as_often_as_asked(b"".join(data for _, data in line.writes)))}
    outcome = send(timed(line, CLONE), PAPER)
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paused")


def test_bytes_that_are_not_taken_for_a_while_are_a_trouble_unless_it_reports_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for able, reason in ((CLONE, "printer_paused"), (WITH_ASB, "")):
        line = TimedLine(monkeypatch, lambda taken: b"\x12" if taken[:1] == b"\x10" else as_often_as_asked(taken))
        line.takes = 20
        line.at = {0.3: lambda line=line: setattr(line, "takes", 9_999)}  # type: ignore[misc]
        assert send(timed(line, able), PAPER).reason == reason


def test_questions_stand_inside_lines_only_where_bytes_may_get_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"satu baris yang lebih panjang dari enam belas huruf"
    for inside in (False, True):
        line = TimedLine(monkeypatch, as_often_as_asked)
        ready = timed(line, Abilities(gs_r=True, macro=True))
        ready.session.timings = dataclasses.replace(SHORT, asks_inside_lines=inside)
        assert send(ready, text + b"\n").end is End.CONFIRMED
        assert (text in line.taken) is not inside
