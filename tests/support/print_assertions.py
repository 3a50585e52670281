"""One paper on a paper printer, with the answer to the only question: is what was said of it true?"""

from __future__ import annotations

import dataclasses
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from frontoffice.domain.receipts import lay_out
from frontoffice.errors import Unavailable
from frontoffice.printing.abilities import Abilities, Timings
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.conversation import End, NotSent, PrintOutcome, PrintStep, Ready, prepare, release, send
from frontoffice.printing.escpos import encode
from frontoffice.printing.transports import open_connection
from tests.support.examples import a_complaint
from tests.support.paper_printer import PaperPrinter
from tests.support.printer_emulator import EVERYTHING, drawn
from tests.support.receipt_samples import HEAD

SHORT = Timings(  # for a test that runs into a limit, or whose printer is silent on purpose
    status=0.3,
    sync=0.2,
    flush=0.1,
    quiet=0.02,
    longer=0.1,
    pause=0.1,
    stall=0.5,
    confirm=0.6,
    poll=0.05,
    watch=0.2,
    goodbye=0.3,
    asks_inside_lines=True,
    fastest_head=math.inf,  # the fake printers' heads take no time
)
FAST = dataclasses.replace(
    SHORT, pause=3.0, status=3.0, sync=3.0, longer=0.5, stall=5.0, confirm=8.0, goodbye=3.0
)  # a busy computer's emulator keeps these
ALL = EVERYTHING
CLONE = Abilities(dle_eot=True, gs_r=True, macro=True)
ONLY_IN_ORDER = Abilities(gs_r=True, macro=True)
NO_MACRO = Abilities(dle_eot=True, gs_r=True)
ONLY_STATE = Abilities(dle_eot=True)
MUTE = Abilities()


def a_receipt(*, native_qr: bool = False, columns: int = 48) -> bytes:
    return encode(lay_out(a_complaint(), HEAD, columns), native_qr=native_qr)


RECEIPT = a_receipt()
(WHOLE,) = drawn(RECEIPT)


def never() -> bool:
    return False


@dataclass
class Watched:
    """What was reported while a paper was printed; ``happens`` is what somebody does at a step."""

    happens: dict[PrintStep, Callable[[], None]] = field(default_factory=dict)
    steps: list[tuple[PrintStep, str]] = field(default_factory=list)

    def __call__(self, step: PrintStep, reason: str) -> None:
        self.steps.append((step, reason))
        happening = self.happens.pop(step, None)
        if happening:
            happening()

    @property
    def reasons(self) -> list[str]:
        return [reason for step, reason in self.steps if step is PrintStep.BLOCKED]


def over_network(printer: PaperPrinter) -> PrinterConnection:
    return open_connection("network", printer.address)


ways: list[Callable[[PaperPrinter], PrinterConnection]] = [over_network]  # the last one is used


def ready_for(
    printer: PaperPrinter,
    abilities: Abilities = ALL,
    *,
    torn: bool = False,
    stopped: Callable[[], bool] = never,
    timings: Timings = FAST,
) -> Ready | NotSent:
    try:
        connection = ways[-1](printer)
    except Unavailable as error:
        return NotSent(error.code)
    return prepare(connection, abilities, torn=torn, timings=timings, stopped=stopped)


def print_on(
    printer: PaperPrinter,
    abilities: Abilities = ALL,
    *,
    data: bytes = RECEIPT,
    torn: bool = False,
    watched: Watched | None = None,
    stopped: Callable[[], bool] = never,
    timings: Timings = FAST,
) -> PrintOutcome:
    """A paper from beginning to end, and what was said of it checked against the paper."""
    before = len(printer.paper)
    found = ready_for(printer, abilities, torn=torn, stopped=stopped, timings=timings)
    if isinstance(found, NotSent):
        printer.rest()
        outcome = PrintOutcome(End.NOT_SENT, reason=found.reason)
    else:
        outcome = send(found, data, on_step=watched or Watched())
    if outcome.end is End.NOT_SENT:
        assert len(printer.paper) == before, "said to be unsent, but something came out"
    if outcome.end is End.CONFIRMED:
        (sheet,) = drawn(data)
        assert printer.times(sheet) == 1, "said to be confirmed, but it is not there"
    return outcome


def let_go(outcome: PrintOutcome) -> None:
    if outcome.pending is not None:
        release(outcome.pending)


def no_ghost(printer: PaperPrinter, sheet: list[str] = WHOLE) -> None:
    """Nothing whole comes out later, whatever is done to the printer now."""
    before = printer.times(sheet)
    printer.thaw()
    printer.cover(is_open=False)
    printer.switch(offline=False)
    printer.new_roll()
    printer.rest()
    assert printer.times(sheet) == before, "it came out by itself, later"


class Later:
    """Something that somebody does in a thread of his own, as soon as a condition holds."""

    def __init__(self, when: Callable[[], bool], then: Callable[[], None]) -> None:
        self._thread = threading.Thread(target=self._run, args=(when, then), daemon=True)
        self._stop = threading.Event()
        self._thread.start()

    def _run(self, when: Callable[[], bool], then: Callable[[], None]) -> None:
        while not when():
            if self._stop.wait(0.005):
                return
        then()

    def join(self) -> None:
        self._thread.join(60)
        self._stop.set()
