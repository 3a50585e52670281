"""Papers of the receipt printer that nothing depends on: printed once, when asked, and in no queue of the register."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from frontoffice.app.printing import print_task
from frontoffice.app.printing.outcomes import log_failure
from frontoffice.app.printing.print_task import Devices, Printout
from frontoffice.app.workers.background import Background
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.receipts.receipt import Receipt
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome, release
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Transport


class PlainPapers:
    """Prints them in a thread of their own, between receipts; whoever owns ``thread`` stops it."""

    def __init__(self, register: Register, folder: Path, devices: Devices, thread: Callable[[str], Background]) -> None:
        self._register, self._folder, self._devices, self._thread = register, folder, devices, thread
        self._ends = threading.Event()

    def print_paper(
        self,
        paper: Receipt,
        name: str,
        chosen: Printer,
        on_outcome: Callable[[PrintOutcome], None],
        on_saved: Callable[[Path], None],
    ) -> None:
        """Print ``paper``; ``on_outcome`` hears how that went, ``on_saved`` where a PDF of it is."""
        if chosen.transport is Transport.NONE:
            on_outcome(PrintOutcome(End.NOT_SENT, reason=PrintReason.NONE))
            return
        try:
            torn = self._register.printing.is_torn(chosen.identity)
        except Unavailable as error:
            on_outcome(PrintOutcome(End.NOT_SENT, reason=error.code))
            return
        now = self._register.now().astimezone(ZONES[self._register.zone])
        printout = Printout(paper, chosen, f"status {new_id()}", name, self._folder, now, torn)
        saved: list[Path] = []

        def work() -> PrintOutcome:
            outcome = print_task.send_printout(
                printout, self._devices, _nothing, _nothing, self._ends.is_set, saved.append
            )
            if outcome.pending is not None:
                release(outcome.pending)
            return outcome

        def on_done(outcome: PrintOutcome) -> None:
            for path in saved:
                on_saved(path)
            on_outcome(outcome)

        def on_failed(error: Exception) -> None:
            log_failure(error)
            on_outcome(PrintOutcome(End.NOT_SENT, reason=PrintReason.FAILED))

        self._thread("paper").run(work, on_done, on_failed)

    def end(self) -> None:
        """Stop the one in hand."""
        self._ends.set()


def _nothing(*_ignored: object) -> None:
    pass
