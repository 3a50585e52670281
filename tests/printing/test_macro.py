from __future__ import annotations

import secrets

import pytest

from frontoffice.printing.evidence import Evidence
from frontoffice.printing.macro import (
    LastPaper,
    Macro,
    define_macro,
    read_last_paper,
    restore_macro,
    run_macro,
    seal_command,
)
from frontoffice.printing.preparation import Ready, prepare
from frontoffice.printing.printer_session import GS_R_REQUEST, MODEL_REQUEST, PrinterSession
from frontoffice.printing.resynchronising import InStep
from tests.support import waited_time
from tests.support.print_assertions import ALL, CLONE, NO_MACRO, SHORT, never
from tests.support.printer_emulator import MOST_OF_A_MACRO, Engine
from tests.support.rebooting_printer import ServedPrinter
from tests.support.timed_line import TimedLine

END = b"\x1d:"
AGAIN = b"\x1d^\x01\x00\x00"


def heard(engine: Engine, data: bytes) -> bytes:
    """What a printer says to these bytes."""
    said: list[bytes] = []
    engine.reply = said.append
    engine.buffer += data
    while engine.step() is not None or not engine.idle:
        pass
    return b"".join(said)


def an_engine() -> Engine:
    return Engine(CLONE, 0.0, lambda _words: None)


@pytest.mark.parametrize("model", [b"", b"\x02"])
def test_a_printer_that_was_not_restarted_answers_what_the_macro_asks_as_often_as_it_is_run(model: bytes) -> None:
    printer = ServedPrinter(CLONE)
    session = PrinterSession(printer, SHORT, never)
    macro = define_macro(session, model)
    assert macro is not None
    data, questions = run_macro(macro)
    answers = bytes(2 if is_model else 0 for is_model in questions)
    assert heard(printer.engine, b"\x1b@satu\n" + data) == answers
    assert len(answers) == data[2] * len(macro.questions)
    printer.engine.restart()
    assert heard(printer.engine, data) == b""


@pytest.mark.thorough
def test_what_it_asks_and_how_often_it_is_run_is_drawn() -> None:
    macros, runs = set(), set()
    for _ in range(1000):  # of 14 macros each comes at least once in 24: that one is missed, once in 10^17 runs
        session = PrinterSession(ServedPrinter(CLONE), SHORT, never)
        macro = define_macro(session, b"\x02")
        assert macro is not None
        assert macro.questions[0], "the question that no stray zero answers"
        macros.add(macro.questions)
        runs.add(run_macro(macro)[0][2])
    assert {len(one) for one in macros} == {2, 3, 4}
    assert len(macros) == 2 + 4 + 8
    assert runs == {2, 3, 4, 5}
    assert {run_macro(Macro((False, False)))[0][2] for _ in range(900)} == set(range(8, 24))


def test_the_bytes_of_a_macro_are_those_of_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda _limit: 1)
    line = TimedLine(monkeypatch, lambda _taken: b"\x02\x02\x02" * 2)
    macro = define_macro(PrinterSession(line, SHORT, never), b"\x02", meanwhile=b"\x1b@")
    assert macro == Macro((True, True, True))
    assert line.taken == b"\x1d^\0\0\0" + END + MODEL_REQUEST * 3 + END + b"\x1b@" + AGAIN
    assert line.passed < 0.01
    assert run_macro(macro) == (b"\x1d^\x03\0\0", (True,) * 9)


@pytest.mark.parametrize(
    "says",
    [b"", b"\x02", b"\x02\x00", b"\x20\x00" * 2, b"\x00\x02" * 2, b"\x02\x00" * 3, b"\x12" * 4, b"\x10\x00\x00\x00"],
    ids=[
        "nothing",
        "one",
        "those of the definition",
        "another model's",
        "out of turn",
        "more",
        "its state",
        "a report",
    ],
)
def test_answers_that_are_not_those_of_a_macro_are_none(monkeypatch: pytest.MonkeyPatch, says: bytes) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda _limit: 0)
    line = TimedLine(monkeypatch)
    line.at = {0.1: lambda: line.says.append(says)}
    assert define_macro(PrinterSession(line, SHORT, never), b"\x02") is None
    assert line.passed <= SHORT.sync + 0.1 + 0.06


def test_each_answer_and_each_byte_that_is_taken_begins_the_waiting_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda _limit: 0)
    line = TimedLine(monkeypatch)
    line.takes = 9

    def more() -> None:
        line.takes = 100

    line.at = {0.15: more, **{0.15 * at: lambda: line.says.append(b"\x00") for at in range(2, 6)}}
    assert define_macro(PrinterSession(line, SHORT, never), b"") == Macro((False, False))
    assert 0.7 < line.passed < 0.8


@pytest.mark.thorough
def test_a_paper_begins_with_a_macro_where_the_printer_keeps_one() -> None:
    for able, keeps in ((ALL, True), (CLONE, True), (NO_MACRO, False)):
        ready = prepare(ServedPrinter(able), able, timings=SHORT)
        assert isinstance(ready, Ready)
        assert (ready.macro is not None) is keeps
        assert ready.in_step.in_order


@pytest.mark.thorough
def test_a_printer_that_promised_one_and_keeps_none_is_taken_at_what_it_keeps() -> None:
    ready = prepare(ServedPrinter(NO_MACRO), CLONE, timings=SHORT)
    assert isinstance(ready, Ready)
    assert (ready.macro, ready.in_step) == (None, InStep(Evidence.GS_R, True, b"\x02"))


@pytest.mark.parametrize("model", [b"", b"\x02"], ids=["all alike", "its own"])
def test_the_next_paper_learns_how_the_last_one_ended_whoever_printed_it(model: bytes) -> None:
    for _ in range(20):  # what is stored is drawn
        printer = ServedPrinter(CLONE)
        printer.engine.names[1] = model or b"\x00"
        session, says = PrinterSession(printer, SHORT, never), printer.engine.reply
        with waited_time.in_force():
            assert read_last_paper(session, model) is LastPaper.UNKNOWN
            assert define_macro(session, model) is not None
            assert read_last_paper(session, model) is LastPaper.UNFINISHED
            heard(printer.engine, seal_command(own=bool(model))[0])
            printer.engine.reply = says
            assert read_last_paper(session, model) is LastPaper.WHOLE
            assert define_macro(session, model) is not None
            printer.reboot()
            assert read_last_paper(session, model) is LastPaper.UNKNOWN


def test_a_paper_that_did_not_follow_leaves_what_was_said_of_the_last_one() -> None:
    for model in (b"", b"\x02"):
        for last in LastPaper:
            printer = ServedPrinter(CLONE)
            printer.engine.names[1] = model or b"\x00"
            session = PrinterSession(printer, SHORT, never)
            with waited_time.in_force():
                define_macro(session, model)
                restore_macro(session, model, last)
                assert read_last_paper(session, model) is last


def test_a_seal_is_known_at_once_and_what_is_none_after_a_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    tail = b"\0" * 5
    for model, says, last, waited in (
        (b"\x02", b"\2\0\2\0\0\2" + tail, LastPaper.WHOLE, 0),
        (b"", b"\0" * 6 + tail, LastPaper.WHOLE, 0),
        (b"\x02", tail, LastPaper.UNKNOWN, 0),
        (b"", tail, LastPaper.UNKNOWN, SHORT.longer),
        (b"\x02", b"\2\0" + tail, LastPaper.UNFINISHED, SHORT.longer),
        (b"\x02", b"", LastPaper.UNKNOWN, SHORT.sync),
        (b"\x02", b"\2\0\2\0\2\2" + tail, LastPaper.UNFINISHED, SHORT.longer),
    ):
        line = TimedLine(monkeypatch, lambda _taken, says=says: says)  # type: ignore[misc]
        assert read_last_paper(PrinterSession(line, SHORT, never), model) is last
        assert line.taken == AGAIN + GS_R_REQUEST * 5
        assert waited <= line.passed <= waited + 0.06


def test_a_printer_that_does_not_answer_is_not_waited_for_to_store_what_was_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = TimedLine(monkeypatch)
    restore_macro(PrinterSession(line, SHORT, never), b"\x02", LastPaper.WHOLE)
    assert SHORT.sync <= line.passed <= SHORT.sync + 0.06
    restore_macro(PrinterSession(line, SHORT, never), b"\x02", LastPaper.UNFINISHED)
    assert line.taken.count(END) == 2, "an unfinished one is so by any macro"


# --- the emulated printer, after the reference ----------------------------------------------------------------------


def test_an_emulated_printer_prints_while_it_stores_and_again_when_it_runs() -> None:
    engine = an_engine()
    assert heard(engine, END + b"satu\n" + GS_R_REQUEST + END + b"dua\n") == b"\x00"
    assert heard(engine, b"\x1d^\x02\x00\x00tiga\n") == b"\x00\x00"
    assert engine.sheet == ["satu", "dua", "satu", "satu", "tiga"]


def test_an_emulated_printer_keeps_its_macro_over_a_reset_by_command_and_cleared_buffers_only() -> None:
    engine = an_engine()
    heard(engine, END + GS_R_REQUEST + END + b"\x1b@")
    engine.clear()
    assert heard(engine, AGAIN) == b"\x00"
    assert heard(engine, b"\x1d^\x00\x00\x00" + b"\x1d^\x01\x00\x01") == b"", "never, and by a button"
    engine.restart()
    assert heard(engine, AGAIN) == b""


def test_an_emulated_printer_has_none_after_two_starts_in_a_row_or_a_run_inside() -> None:
    for definition in (END + GS_R_REQUEST + END + END + END, END + GS_R_REQUEST + AGAIN):
        engine = an_engine()
        assert heard(engine, definition) == b"\x00"
        assert heard(engine, AGAIN) == b""
        assert heard(engine, END + GS_R_REQUEST + END + AGAIN) == b"\x00\x00", "it is in no definition any more"


def test_an_emulated_printer_that_was_restarted_while_it_stored_takes_the_end_for_a_beginning() -> None:
    engine = an_engine()
    heard(engine, END + GS_R_REQUEST)
    engine.restart()
    assert heard(engine, END + b"satu\n" + AGAIN + AGAIN) == b""
    assert engine.sheet == ["satu"]


def test_an_emulated_printer_stores_so_much_and_no_more() -> None:
    engine = an_engine()
    heard(engine, END + GS_R_REQUEST * 1000 + END)
    assert heard(engine, AGAIN) == b"\x00" * (MOST_OF_A_MACRO // 3)
