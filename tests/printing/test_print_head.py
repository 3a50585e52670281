"""A printer that answers faster than a head can print has read its paper, and not printed it yet."""

from __future__ import annotations

import dataclasses
import time

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.conversation import End, PrintStep
from frontoffice.printing.paper_pieces import split_paper
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import (
    ALL,
    CLONE,
    FAST,
    NO_MACRO,
    ONLY_IN_ORDER,
    RECEIPT,
    WHOLE,
    Watched,
    let_go,
    print_on,
)

WITH_ASB = Abilities(gs_r=True, macro=True, asb=True)
LINE_TIME = 0.01  # seconds
# The fastest head is that of real printers, the slowest twice as fast: between the two and the head of LINE_TIME there are
# 0.3 s and more, since on a busy machine a thread may stand still for a tenth of a second.
QUICK = dataclasses.replace(FAST, fastest_head=500.0, slowest_head=100.0)
PRINTERS = pytest.mark.parametrize(
    "abilities", [ALL, CLONE, WITH_ASB, ONLY_IN_ORDER], ids=["all", "asked", "by itself", "in order"]
)


def reads_ahead(abilities: Abilities) -> PaperPrinter:
    printer = PaperPrinter(abilities, line_time=LINE_TIME, buffer=16_384)
    printer.engine.parses_ahead = True
    return printer


@PRINTERS
def test_a_printer_that_reads_ahead_is_believed_when_the_slowest_head_would_be_through(abilities: Abilities) -> None:
    with reads_ahead(abilities) as printer:
        began = time.monotonic()
        outcome = print_on(printer, abilities, timings=QUICK)  # looks for the sheet when it is confirmed
        assert outcome.end is End.CONFIRMED
        assert time.monotonic() - began > LINE_TIME * len(WHOLE)


@PRINTERS
@pytest.mark.parametrize("line", [3, len(WHOLE) // 2, len(WHOLE) - 1])
@pytest.mark.parametrize("name", ["roll", "cover_open"])
def test_what_happens_behind_the_last_answer_of_a_printer_that_reads_ahead_is_seen(
    abilities: Abilities, line: int, name: str
) -> None:
    with reads_ahead(abilities) as printer:
        printer.engine.drops = 1
        printer.engine.at_line[line] = lambda: printer.engine.stop(name, 0 if name == "roll" else True)
        mended = {"roll": printer.new_roll, "cover_open": lambda: printer.cover(is_open=False)}
        outcome = print_on(
            printer,
            abilities,
            watched=Watched({PrintStep.BLOCKED: mended[name]}),
            timings=dataclasses.replace(QUICK, confirm=0.5, stall=1.0),
        )
        assert outcome.end is not End.CONFIRMED
        let_go(outcome)


def test_a_restart_behind_the_last_answer_of_a_printer_that_reads_ahead_is_seen() -> None:
    with reads_ahead(CLONE) as printer:
        printer.engine.at_line[9] = printer.restart_behind_server
        outcome = print_on(printer, CLONE, timings=dataclasses.replace(QUICK, confirm=0.5))
        assert outcome.end is End.UNCERTAIN
        let_go(outcome)


def test_one_that_would_not_show_a_restart_is_waited_for_as_well() -> None:
    with reads_ahead(NO_MACRO) as printer:
        printer.engine.at_line[len(WHOLE) - 1] = lambda: printer.engine.stop("roll", 0)
        watched = Watched({PrintStep.BLOCKED: printer.new_roll})
        assert print_on(printer, NO_MACRO, watched=watched, timings=QUICK).end is End.UNCERTAIN


def test_a_printer_that_answers_as_fast_as_it_prints_is_not_waited_for() -> None:
    with PaperPrinter(CLONE, line_time=LINE_TIME) as printer:
        began = time.monotonic()
        assert print_on(printer, CLONE, timings=dataclasses.replace(QUICK, slowest_head=1.0)).end is End.CONFIRMED
        assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("data", "millimetres"),
    [
        (b"satu\n", 3.75),
        (b"\x1d!\x11satu\n\x1d!\x00dua\n", 6 + 3.75),
        (b"\x1b!\x10satu\n", 6),
        (b"\x1b3\x50satu\n\x1b2dua\n", 10 + 3.75),
        (b"\x1bd\x04", 15),
        (b"\x1bJ\x10", 2),
        (b"\x1dv0\x00\x01\x00\x08\x00" + b"\xff" * 8, 1),
        (b"\x1dv0\x03\x01\x00\x08\x00" + b"\xff" * 8, 2),
        (b"\x1d(k\x03\x00\x31\x51\x30", 105 / 8),
        (b"\x1b@\x1ba\x01", 0),
    ],
)
def test_the_length_of_a_paper_is_known_from_its_bytes(data: bytes, millimetres: float) -> None:
    assert sum(piece.millimetres for piece in split_paper(data)) == millimetres


def test_a_receipt_is_about_as_long_as_it_is() -> None:
    assert 100 < sum(piece.millimetres for piece in split_paper(RECEIPT)) < 250
