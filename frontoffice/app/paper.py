"""From a print job in the register to paper: what is asked of the printer, in which order, and who is told.

The number is safe in the register before paper moves. That a paper is being sent is committed before the first byte
leaves, so a program that dies in the middle leaves an uncertain job, never a forgotten or a doubled one. The register
belongs to the window's thread; the printer's thread asks it (:mod:`frontoffice.app.asking`).
"""

from __future__ import annotations

import dataclasses
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app import errand as carrying
from frontoffice.app.asking import WindowThread
from frontoffice.app.errand import Devices, Errand, Paper
from frontoffice.app.trial import trial_page
from frontoffice.domain import receipt
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer
from frontoffice.domain.receipt import Copy, Receipt
from frontoffice.errors import Refused, Unavailable
from frontoffice.printing.conversation import End, Outcome, Step, drop, hear_late
from frontoffice.register.register import Register
from frontoffice.register.spool import UNASKED, JobState, PrintJob
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.background import Background, Worker
from frontoffice.ui.receipt_preview import head_of

TELL_AGAIN_MS: Final = 10_000
_log = logging.getLogger(__name__)
_AGAIN: Final = 5_000  # ms until a paper that was not sent is tried again
_LOOK: Final = 60_000  # ms between two looks at an idle printer
_HEAR_OUT: Final = 5.0  # seconds that a closing window gives a paper which is being printed
_LATE: Final = 60.0  # seconds in which a printer may still say that it has printed
_STATES: Final = {
    End.CONFIRMED: JobState.CONFIRMED,
    End.HANDED_OVER: JobState.HANDED_OVER,
    End.UNCERTAIN: JobState.UNCERTAIN,
    End.NOT_SENT: JobState.WAITING,
}
_STEPS: Final = {Step.SENDING: JobState.SENDING, Step.AWAITING: JobState.AWAITING, Step.BLOCKED: JobState.BLOCKED}


class PaperDesk(QObject):
    """Prints receipts, one at a time on each printer, without the window ever waiting for paper."""

    changed = Signal(object)  # the PrintJob as it now stands
    failed = Signal(object)  # Refused or Unavailable
    saved = Signal(object)  # the Path of a PDF
    why_asked = Signal(object)  # a further paper of this subject wants a reason
    seen = Signal(str)  # how the printer is: the code of what is wrong, or of the roll's near end, or ""
    _stepped = Signal(object, object, str)

    def __init__(
        self,
        register: Register,
        settings: Settings,
        folder: Path,
        background: Callable[[str], Background] = Worker,
        devices: Devices | None = None,
    ) -> None:
        super().__init__()
        self._register = register
        self._settings = settings
        self._folder = folder
        self._make_background = background
        self._devices = devices or Devices()
        self._window = WindowThread()
        self._backgrounds: dict[str, Background] = {}  # one thread for each printer
        self._line: list[Errand] = []  # papers whose turn has not come
        self._busy: dict[str, Errand] = {}  # the paper that each printer is at
        self._untold: list[Errand] = []  # papers whose end the register could not be told yet
        self._over = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.go_on)
        self._looking = QTimer(self, interval=_LOOK)
        self._looking.timeout.connect(self.look)
        self._looking.start()
        self._stepped.connect(self._step)

    def use(self, settings: Settings) -> None:
        """From now on print as these settings say, the papers that wait, too."""
        self._settings = settings
        self.go_on()

    def print_receipt(self, subject: UUID, by: Officer, why: str = "") -> None:
        """Ask for the receipt of a complaint, or take up one that was asked for and never sent."""
        chosen = self._settings.printer
        try:
            job = self._register.queue_paper(subject, chosen.name or str(chosen.transport), by, why)
        except Refused as refused:
            wants_reason = any(problem.code == "why_missing" for problem in refused.problems)
            self.why_asked.emit(subject) if wants_reason else self.failed.emit(refused)
            return
        except Unavailable as error:
            self.failed.emit(error)
            return
        if not any(job.job_id == one.job.job_id for one in (*self._line, *self._busy.values())):
            self.changed.emit(job)
            errand = Errand(job, by, self._register.today())
            if chosen.transport is Transport.NONE:
                self._tell(errand, Outcome(End.NOT_SENT, reason="printer_none"))
                return
            self._line.append(errand)
        self.go_on()

    def lay_out(self, complaint: Complaint, job: PrintJob) -> Receipt:
        """The receipt for that job; one that is not the first says which copy it is or that it replaces another."""
        copy = None
        if job.copy_no > 1 or job.replaces:
            copy = Copy(job.copy_no - 1, job.requested_at, job.requested_by, job.why, job.replaces)
        return receipt.lay_out(
            complaint,
            head_of(self._settings.office),
            self._settings.printer.columns,
            copy,
            self._settings.training,
            printed_at=self._register.now(),
        )

    def tell_outcome(self, job_id: UUID, whole: bool, by: Officer) -> None:
        """The officer looked at an uncertain paper. When it is no good, its replacement is printed at once."""
        state = JobState.ACCEPTED if whole else JobState.VOID
        try:
            if not any(job.job_id == job_id and job.state is JobState.UNCERTAIN for job in self._register.paper_jobs()):
                return  # answered already, or the printer has told meanwhile
            self.stop(job_id)
            job = self._register.paper_outcome(job_id, state, "officer", by)
        except Unavailable as error:
            self.failed.emit(error)
            return
        self.changed.emit(job)
        if not whole:
            self.print_receipt(job.subject, by, job.why)

    def stop(self, job_id: UUID) -> None:
        """Give up a paper that is on its way; what became of it is told as soon as the printer has let go."""
        for errand in self._busy.values():
            if errand.job.job_id == job_id:
                errand.stop.set()

    def look(self) -> None:
        """See how the printer is, unless it is printing; ``seen`` tells."""
        chosen = self._settings.printer
        if self._over or self._line or self._busy or chosen.transport in (Transport.NONE, Transport.PDF):
            return
        self._background_of(chosen).run(lambda: carrying.look(chosen, self._devices), self.seen.emit, self._log)

    def print_test(self, chosen: Printer, told: Callable[[Unavailable | None, str], None]) -> None:
        """Try a printer that is not yet in the settings; tell what went wrong, if anything, and what it can tell."""
        paper = Paper(trial_page(chosen.columns), chosen, "uji", "CETAK UJI", self._folder)
        self._background_of(chosen).run(
            lambda: carrying.try_out(paper, self._devices, lambda: self._over),
            lambda tried: told(_failure(tried[0]), tried[1]),
            lambda error: told(Unavailable("printer_failed", reason=type(error).__name__), ""),
        )

    def end(self) -> None:
        """Hear out the papers that are being printed, for a moment, and give up the others; tell the register all."""
        self._over = True
        self._again.stop()
        self._looking.stop()
        until = time.monotonic() + _HEAR_OUT
        for errand in self._busy.values():
            hopeful = errand.committed and not errand.listening and errand.job.state is not JobState.BLOCKED
            if not (hopeful and errand.ended.wait(max(0.0, until - time.monotonic()))):
                errand.stop.set()
        for background in self._backgrounds.values():
            background.stop(hear=True)
        self._tell_again()
        self._again.stop()

    # --- the papers in their order ---------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Try what waits: first what the register was not told, then the next paper."""
        self._again.stop()
        if self._over:
            return
        self._tell_again()
        self._line = [one for one in self._line if one.asked_on == self._register.today()]  # never burst out later
        chosen = self._settings.printer
        at_it = self._busy.get(chosen.identity)
        if not self._line or chosen.transport is Transport.NONE:
            return
        if at_it is None:
            self._start(self._line.pop(0), chosen)
        elif at_it.listening:
            at_it.stop.set()

    def _start(self, errand: Errand, chosen: Printer) -> None:
        try:
            laid_out = self.lay_out(self._register.complaint(errand.job.subject), errand.job)
            torn = self._register.paper_is_torn(chosen.identity)
        except Unavailable as error:
            self._line.insert(0, errand)
            self._again.start(_AGAIN)
            self.failed.emit(error)
            return
        errand.chosen, errand.committed, errand.outcome = chosen, False, None
        errand.ended.clear()
        self._busy[chosen.identity] = errand
        job = errand.job
        paper = Paper(laid_out, chosen, str(job.job_id), job.number_text, self._folder, torn)
        self._background_of(chosen).run(
            lambda: self._bring(paper, errand),
            lambda outcome: self._ended(errand, outcome),
            lambda error: self._broke(errand, error),
        )

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
        errand.job = dataclasses.replace(errand.job, state=JobState.SENDING, reason="")
        self.changed.emit(errand.job)

    def _step(self, errand: Errand, step: Step, reason: str) -> None:
        if self._over:
            return  # how it ended is told already
        if step is Step.CHECKING:
            if reason:
                self.seen.emit(reason)
            return
        if step is Step.SENDING and errand.job.state is JobState.SENDING:
            return
        try:
            errand.job = self._register.paper_step(errand.job.job_id, _STEPS[step], reason)
        except Unavailable as error:
            _log.info("a step of a paper was not written down: %s", error.code)  # how it ends will be
            errand.job = dataclasses.replace(errand.job, state=_STEPS[step], reason=reason)
        self.changed.emit(errand.job)

    def _ended(self, errand: Errand, outcome: Outcome) -> None:
        if outcome.kept is None or self._over:
            self._free(errand)
            _let_go(outcome)
        else:
            self._listen_on(errand, outcome)
        if errand.saved is not None and outcome.end is End.HANDED_OVER:
            self.saved.emit(errand.saved)
        self._tell(errand, outcome)
        if outcome.end is End.NOT_SENT and not errand.stop.is_set():
            self._line.insert(0, errand)
            self._again.start(0 if outcome.reason == "printer_busy" else _AGAIN)
        else:
            self.go_on()

    def _listen_on(self, errand: Errand, outcome: Outcome) -> None:
        """The printer may yet say that it has printed; a paper that waits is not kept waiting for that."""
        kept = outcome.kept
        assert kept is not None  # noqa: S101
        errand.listening = True
        self._background_of(errand.chosen).run(
            lambda: hear_late(kept, _LATE),
            lambda late: self._heard(errand, late),
            lambda error: self._deaf(errand, error),
        )

    def _heard(self, errand: Errand, late: Outcome) -> None:
        self._free(errand)
        if late.end is not End.UNCERTAIN:
            self._tell(errand, late)
        self.go_on()

    def _deaf(self, errand: Errand, error: Exception) -> None:
        self._log(error)
        self._free(errand)
        self.go_on()

    def _broke(self, errand: Errand, error: Exception) -> None:
        """A mistake of this program: nobody knows what was printed, once it was committed."""
        self._log(error)
        self._free(errand)
        end = End.UNCERTAIN if errand.committed else End.NOT_SENT
        self._tell(errand, Outcome(end, reason="printer_failed"))
        self.go_on()

    def _free(self, errand: Errand) -> None:
        self._busy.pop(errand.chosen.identity, None)

    def _tell(self, errand: Errand, outcome: Outcome) -> None:
        state, reason = _STATES[outcome.end], outcome.reason
        if outcome.end is End.HANDED_OVER and errand.chosen.ask_handed_over:
            state, reason = JobState.UNCERTAIN, UNASKED
        if (errand.job.state, errand.job.reason) == (state, reason):
            return  # it is tried again and again, and nothing has changed
        evidence = "" if outcome.end in (End.NOT_SENT, End.UNCERTAIN) else str(outcome.evidence)
        try:
            errand.job = self._register.paper_outcome(
                errand.job.job_id, state, reason, errand.by, evidence, outcome.sent
            )
        except Unavailable as error:
            errand.outcome = outcome
            if errand not in self._untold:
                self._untold.append(errand)
            self._again.start(_AGAIN)
            self.failed.emit(error)
            return
        self.changed.emit(errand.job)

    def _tell_again(self) -> None:
        """Tell the register what it would not take before."""
        untold, self._untold = self._untold, []
        for errand in untold:
            if errand.outcome is not None:
                self._tell(errand, errand.outcome)

    def _background_of(self, chosen: Printer) -> Background:
        if chosen.identity not in self._backgrounds:
            self._backgrounds[chosen.identity] = self._make_background("printer")
        return self._backgrounds[chosen.identity]

    def _log(self, error: Exception) -> None:
        _log.error("printing failed: %s", type(error).__name__)


def _let_go(outcome: Outcome) -> None:
    if outcome.kept is not None:
        drop(outcome.kept)


def _failure(outcome: Outcome) -> Unavailable | None:
    return None if outcome.end in (End.CONFIRMED, End.HANDED_OVER) else Unavailable(outcome.reason)
