"""The papers in their order: which goes to which printer and when, what is tried again, and what the register is told.

One thread and one paper at a time for each printer. Only a paper of which no byte was sent is tried again by itself.
The register belongs to the window's thread; a printer's thread asks it (see
:mod:`~frontoffice.app.printing.call_in_gui_thread`).
"""

from __future__ import annotations

import dataclasses
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.background import Background
from frontoffice.app.printing import print_task as carrying
from frontoffice.app.printing.call_in_gui_thread import WindowThread
from frontoffice.app.printing.outcomes import Outcomes, log_failure
from frontoffice.app.printing.print_task import Devices, Errand, Paper, goes_to
from frontoffice.errors import Unavailable
from frontoffice.printing.conversation import End, Outcome, Step, drop, hear_late
from frontoffice.register.commands.spool import PUT_OFF, JobState
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport

_log = logging.getLogger(__name__)
_AGAIN: Final = 5_000  # ms until a paper that was not sent is tried again
_HEAR_OUT: Final = 5.0  # seconds that a closing window gives a paper which is being printed
_LATE: Final = 60.0  # seconds in which a printer may still say that it has printed
_STEPS: Final = {Step.SENDING: JobState.SENDING, Step.AWAITING: JobState.AWAITING, Step.BLOCKED: JobState.BLOCKED}
PaperOf = Callable[[Errand, Printer], Paper]  # raises Unavailable


class Dispatch(QObject):
    """What the desk has in hand. ``paper_of`` lays a paper out for a printer, in the window's thread."""

    changed = Signal(object)  # the PrintJob as it now stands
    failed = Signal(object)  # Unavailable
    saved = Signal(object)  # the Path of a PDF
    seen = Signal(str)  # how the printer of the settings is: a code, or ""
    _stepped = Signal(object, object, str)

    def __init__(
        self,
        register: Register,
        settings: Settings,
        paper_of: PaperOf,
        background: Callable[[str], Background],
        devices: Devices,
    ) -> None:
        super().__init__()
        self.settings = settings
        self._register = register
        self._paper_of = paper_of
        self._make_background = background
        self._devices = devices
        self._window = WindowThread()
        self._backgrounds: dict[str, Background] = {}  # one thread for each printer
        self._line: list[Errand] = []  # papers whose turn has not come
        self._busy: dict[str, Errand] = {}  # the paper that each printer is at
        self._resting: set[str] = set()  # printers that just refused a paper
        self._outcomes = Outcomes(register)
        self._over = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.go_on)
        self._stepped.connect(self._step)
        self._outcomes.told.connect(self.changed)
        self._outcomes.failed.connect(self._untold)

    def leaves_alone(self, printer: Printer) -> bool:
        """Whether nothing is printed on that printer, and nothing waits for it."""
        waits = any(goes_to(errand, self.settings).identity == printer.identity for errand in self._line)
        return not (self._over or waits or printer.identity in self._busy)

    def holding(self) -> Iterator[Errand]:
        """All that is in hand and has not ended."""
        yield from self._line
        yield from (errand for errand in self._busy.values() if not errand.listening)

    def errand(self, job_id: UUID) -> Errand | None:
        """The paper of that job, when it is in hand."""
        return next((errand for errand in self.holding() if errand.job.job_id == job_id), None)

    def add(self, errand: Errand) -> None:
        """Put a paper at the end of the line."""
        self._line.append(errand)

    def send_elsewhere(self, errand: Errand, target: Printer | None) -> None:
        """Have a paper of which nothing was sent printed on another printer."""
        errand.target = target
        if errand in self._busy.values() and not errand.committed:
            errand.moved = True
            errand.stop.set()

    def put_off(self, job_id: UUID) -> None:
        """Let go of a paper of which nothing was sent; it waits until somebody asks for it again."""
        errand = self.errand(job_id)
        if errand is None or errand.committed:
            return
        errand.put_off = True
        if errand in self._line:
            self._line.remove(errand)
            self._outcomes.tell(errand, Outcome(End.NOT_SENT, reason=PUT_OFF))
        else:
            errand.stop.set()

    def stop(self, job_id: UUID) -> None:
        """Give up a paper that is on its way; what became of it is told as soon as the printer has let go."""
        for errand in self._busy.values():
            if errand.job.job_id == job_id:
                errand.stop.set()

    def run(self, printer: Printer) -> Background:
        """The thread of that printer."""
        if printer.identity not in self._backgrounds:
            self._backgrounds[printer.identity] = self._make_background("printer")
        return self._backgrounds[printer.identity]

    def go_on(self) -> None:
        """Try what waits, whatever the printers said a moment ago."""
        self._resting.clear()
        self._again.stop()
        self._outcomes.tell_again()
        self._next()

    def end(self) -> None:
        """Hear out the papers that are being printed, for a moment, and give up the others; tell the register all."""
        self._over = True
        until = time.monotonic() + _HEAR_OUT
        for errand in self._busy.values():
            hopeful = errand.committed and not errand.listening and errand.job.state is not JobState.BLOCKED
            if not (hopeful and errand.ended.wait(max(0.0, until - time.monotonic()))):
                errand.stop.set()
        for background in self._backgrounds.values():
            background.stop(hear=True)
        self._again.stop()
        self._outcomes.tell_again()

    # --- one after the other ---------------------------------------------------------------------------------------

    def _next(self) -> None:
        if self._over:
            return
        today = self._register.today()
        self._line = [one for one in self._line if one.asked_on == today]  # never burst out the next morning
        for errand in tuple(self._line):
            chosen = goes_to(errand, self.settings)
            at_it = self._busy.get(chosen.identity)
            if errand not in self._line or chosen.transport is Transport.NONE:
                continue
            if at_it is not None and at_it.listening:
                at_it.stop.set()  # nobody waits for a late word
            elif at_it is None and chosen.identity not in self._resting:
                self._line.remove(errand)
                self._start(errand, chosen)

    def _start(self, errand: Errand, chosen: Printer) -> None:
        try:
            paper = self._paper_of(errand, chosen)
        except Unavailable as error:
            self._rest(errand, chosen)
            self.failed.emit(error)
            return
        errand.chosen, errand.committed, errand.outcome = chosen, False, None
        errand.ended.clear()
        self._busy[chosen.identity] = errand
        self.run(chosen).run(
            lambda: self._bring(paper, errand),
            lambda outcome: self._ended(errand, outcome),
            lambda error: self._broke(errand, error),
        )

    def _rest(self, errand: Errand, chosen: Printer, pause: int = _AGAIN) -> None:
        self._line.insert(0, errand)
        self._resting.add(chosen.identity)
        self._again.start(pause)

    def _bring(self, paper: Paper, errand: Errand) -> Outcome:
        """In the printer's own thread."""
        stopped = errand.stop.is_set

        def commit() -> None:
            self._window.do(lambda: self._commit(errand), stopped)

        def on_step(step: Step, reason: str) -> None:
            self._stepped.emit(errand, step, reason)

        def on_saved(path: Path) -> None:
            errand.saved = path

        try:
            errand.outcome = carrying.carry(paper, self._devices, commit, on_step, stopped, on_saved)
        finally:
            errand.ended.set()
        return errand.outcome

    def _commit(self, errand: Errand) -> None:
        """In the window's thread, while the printer waits: from here on paper may come out."""
        chosen = errand.chosen
        self._register.paper_sending(errand.job.job_id, chosen.name or str(chosen.transport), chosen.identity)
        errand.committed = True
        errand.job = dataclasses.replace(errand.job, state=JobState.SENDING, reason="", printer_id=chosen.identity)
        self.changed.emit(errand.job)

    def _step(self, errand: Errand, step: Step, reason: str) -> None:
        if self._over:
            return  # how it ended is told already
        if step is Step.CHECKING:
            self._checking(errand, reason)
            return
        if step is Step.SENDING and errand.job.state is JobState.SENDING:
            return
        try:
            errand.job = self._register.paper_step(errand.job.job_id, _STEPS[step], reason)
        except Unavailable as error:
            _log.info("a step of a paper was not written down: %s", error.code)  # how it ends will be
            errand.job = dataclasses.replace(errand.job, state=_STEPS[step], reason=reason)
        self.changed.emit(errand.job)

    def _checking(self, errand: Errand, reason: str) -> None:
        """Shown and not kept: nothing was sent, so after a crash it is a paper that waits for its turn."""
        if reason and errand.chosen == self.settings.printer:
            self.seen.emit(reason)
        elif errand.job.state is JobState.QUEUED:
            self.changed.emit(dataclasses.replace(errand.job, state=JobState.CHECKING))

    def _ended(self, errand: Errand, outcome: Outcome) -> None:
        if outcome.kept is None or self._over:
            self._free(errand)
            if outcome.kept is not None:
                drop(outcome.kept)
        else:
            self._listen_on(errand, outcome)
        if errand.saved is not None and outcome.end is End.HANDED_OVER:
            self.saved.emit(errand.saved)
        if outcome.end is End.NOT_SENT and not self._over:
            self._not_sent(errand, outcome)
        else:
            self._outcomes.tell(errand, outcome)
            self._next()

    def _not_sent(self, errand: Errand, outcome: Outcome) -> None:
        """Nothing came out: it goes elsewhere, waits until somebody asks for it, or is tried again by itself."""
        if errand.moved:
            errand.moved = False
            errand.stop.clear()
            self._line.insert(0, errand)
            self._next()
        elif errand.put_off or errand.stop.is_set():
            self._outcomes.tell(errand, dataclasses.replace(outcome, reason=PUT_OFF))
            self._next()
        else:
            self._outcomes.tell(errand, outcome)
            self._rest(errand, errand.chosen, 0 if outcome.reason == "printer_busy" else _AGAIN)

    def _listen_on(self, errand: Errand, outcome: Outcome) -> None:
        """The printer may yet say that it has printed; a paper that waits is not kept waiting for that."""
        kept = outcome.kept
        assert kept is not None  # noqa: S101
        errand.listening = True
        self.run(errand.chosen).run(
            lambda: hear_late(kept, _LATE),
            lambda late: self._heard(errand, late),
            lambda error: self._deaf(errand, error),
        )

    def _heard(self, errand: Errand, late: Outcome) -> None:
        self._free(errand)
        if late.end is not End.UNCERTAIN:
            self._outcomes.tell(errand, late)
        self._next()

    def _deaf(self, errand: Errand, error: Exception) -> None:
        log_failure(error)
        self._free(errand)
        self._next()

    def _broke(self, errand: Errand, error: Exception) -> None:
        """A mistake of this program: nobody knows what was printed, once it was committed."""
        log_failure(error)
        self._free(errand)
        end = End.UNCERTAIN if errand.committed else End.NOT_SENT
        self._outcomes.tell(errand, Outcome(end, reason="printer_failed"))
        self._next()

    def _untold(self, error: Unavailable) -> None:
        if not self._over:
            self._again.start(_AGAIN)
        self.failed.emit(error)

    def _free(self, errand: Errand) -> None:
        self._busy.pop(errand.chosen.identity, None)

    def tell(self, errand: Errand, reason: str) -> None:
        """Say why a paper that has not been tried waits."""
        self._outcomes.tell(errand, Outcome(End.NOT_SENT, reason=reason))
