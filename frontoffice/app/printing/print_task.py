"""Print task: one receipt to its printer of whatever transport, in the printer's own thread."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from frontoffice.documents.counter_papers import receipt_pdf
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer
from frontoffice.domain.receipts import Receipt
from frontoffice.errors import Unavailable
from frontoffice.printing import escpos, print_run
from frontoffice.printing.abilities import Timings, read_abilities, timings_for
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.conversation import End, OnStep, PrintOutcome, PrintStep, release
from frontoffice.printing.cups import CupsQueue
from frontoffice.printing.escpos import Image
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.print_run import PrintRequest
from frontoffice.printing.printer_identity import is_same_device
from frontoffice.printing.printer_session import PrinterLocks
from frontoffice.printing.probe import ProbeResult, probe_printer
from frontoffice.printing.spooler import Queue, hand_over, recall
from frontoffice.printing.torn_paper import prefix_separator
from frontoffice.printing.transports import open_connection
from frontoffice.printing.windows_queue import WindowsQueue
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.settings import Printer, Settings, Transport

QUEUES: Final = frozenset({Transport.CUPS, Transport.WINDOWS})
_TURN: Final = 5.0  # seconds that a test waits for a receipt to end


def open_queue(transport: str, name: str) -> Queue:
    """Open the queue of that name. Raises Unavailable: ``printer_address`` (it is none), ``printer_library_...``."""
    try:
        return CupsQueue(name) if transport == Transport.CUPS else WindowsQueue(name)
    except ValueError as error:
        raise Unavailable(PrintReason.ADDRESS, address=name) from error


@dataclass(frozen=True, slots=True)
class Devices:
    """Factories of connections and queues, time limits and printer locks."""

    connect: Callable[[str, str], PrinterConnection] = open_connection
    queue: Callable[[str, str], Queue] = open_queue
    timings: Callable[[str], Timings] = timings_for
    locks: PrinterLocks = field(default_factory=PrinterLocks)
    names: dict[str, str] = field(default_factory=dict)  # what each printer called itself, since the program started
    silent: set[str] = field(default_factory=set)  # printers that were asked since then, and nothing was wrong


@dataclass(frozen=True, slots=True)
class Printout:
    """A laid out receipt for one ``printer``: ``title`` is an id for others to see, ``name`` what a PDF is called.

    Printed is the ``image`` of the receipt, if there is one; a printer may get ``data`` that are no receipt at all.
    ``office`` is the author of a PDF, ``made_at`` (in the office's zone) its date.
    """

    receipt: Receipt
    printer: Printer
    title: str
    name: str
    folder: Path
    made_at: datetime
    torn: bool = False
    image: Image | None = None
    data: bytes = b""
    office: str = ""
    recovers: Callable[[], bool] = lambda: False  # whether somebody cleared the cause of its printer's error


@dataclass(eq=False, slots=True)
class PrintTask:
    """A print job in work, from the request until its outcome is settled.

    ``target`` is where it was asked for, None for the printer of the settings; ``chosen`` the one that it is at;
    ``complaint`` as it was recorded a moment ago, None where it is to be read when it is laid out.
    """

    job: PrintJob
    by: Officer
    asked_on: date
    target: Printer | None = None
    as_image: bool = False
    complaint: Complaint | None = None
    chosen: Printer = field(default_factory=Printer)
    redirected: bool = False  # it is stopped only to be printed elsewhere
    put_off: bool = False  # it is stopped, and waits until somebody asks for it
    stop: threading.Event = field(default_factory=threading.Event)
    recover: threading.Event = field(default_factory=threading.Event)  # the cause of its printer's error is cleared
    ended: threading.Event = field(default_factory=threading.Event)  # its outcome is there, recorded or not
    committed: bool = False
    awaiting_late_evidence: bool = False  # its outcome is recorded; only late evidence could change it
    saved: Path | None = None
    outcome: PrintOutcome | None = None  # set in the printer's thread


def goes_to(task: PrintTask, settings: Settings) -> Printer:
    """The task's printer: its target while the settings have it, else the settings' printer."""
    target = task.target
    if target is None or target.transport is Transport.PDF:
        return target or settings.printer
    return next((one for one in settings.printers if one.identity == target.identity), settings.printer)


def send_printout(
    printout: Printout,
    devices: Devices,
    commit: Callable[[], None],
    on_step: OnStep,
    stopped: Callable[[], bool],
    on_saved: Callable[[Path], None],
) -> PrintOutcome:
    """Send ``printout`` to its printer; ``commit`` is called before anything of it leaves, see ``print_run.run_print``.

    ``on_saved`` gets the path of a PDF.
    """
    if printout.printer.transport is Transport.PDF:
        return _keep(printout, commit, on_saved)
    if printout.printer.transport in QUEUES:
        return _queue(printout, devices, commit, on_step, stopped)
    return print_run.run_print(
        dataclasses.replace(
            _sheet(printout.printer, devices, _bytes(printout), torn=printout.torn), recovers=printout.recovers
        ),
        devices.locks,
        commit,
        on_step=on_step,
        stopped=stopped,
        timings=devices.timings(printout.printer.transport),
    )


@dataclass(frozen=True, slots=True)
class PrinterTestResult:
    """Outcome of a printer test, with the probe's result for transports with a probe."""

    outcome: PrintOutcome
    findings: ProbeResult | None = None

    @property
    def worked(self) -> bool:
        """Whether the page went to the printer, as far as can be known."""
        return self.outcome.end in (End.CONFIRMED, End.HANDED_OVER)

    @property
    def failure(self) -> Unavailable | None:
        """Why the page did not go to the printer."""
        reason = self.outcome.reason
        return Unavailable(reason) if reason and not self.worked else None

    @property
    def may_be_out(self) -> bool:
        """Whether a page may have come out; not of what turns out to be no printer as it gets lines."""
        return self.outcome.end is not End.NOT_SENT and self.outcome.reason is not PrintReason.NOT_A_PRINTER


def run_printer_test(printout: Printout, devices: Devices, stopped: Callable[[], bool]) -> PrinterTestResult:
    """Probe a printer, then print ``printout`` on it. The register records nothing of it.

    Nothing is asked of queues and folders.
    """
    printer, timings, findings = printout.printer, devices.timings(printout.printer.transport), None
    if printer.transport not in (*QUEUES, Transport.PDF):
        try:
            with devices.locks.hold(printer.identity, _TURN) as ours:
                if not ours:
                    return PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=PrintReason.BUSY))
                findings = probe_printer(
                    lambda: devices.connect(printer.transport, printer.address), timings, torn=printout.torn
                )
        except Unavailable as error:
            return PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=error.code))
        except OSError:
            return PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=PrintReason.INTERRUPTED))
        if findings.no_printer:
            return PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=PrintReason.NOT_A_PRINTER), findings)
        if findings.state.trouble:
            return PrinterTestResult(PrintOutcome(End.NOT_SENT, reason=findings.state.trouble))
        printer = dataclasses.replace(printer, abilities=findings.abilities.as_text(), device="")
        devices.names.pop(printer.identity, None)  # another may stand there now, and this one is tested
    outcome = send_printout(
        dataclasses.replace(printout, printer=printer), devices, _nothing, _nothing, stopped, _nothing
    )
    if outcome.pending is not None:
        release(outcome.pending)
    return _without_lost_macro(PrinterTestResult(outcome, findings))


def _without_lost_macro(tested: PrinterTestResult) -> PrinterTestResult:
    """Result for a printer with its macro lost after the page and its cut: it has none, then."""
    if tested.findings is None or tested.outcome.reason is not PrintReason.RESTARTS:
        return tested
    abilities = dataclasses.replace(tested.findings.abilities, macro=False)
    outcome = PrintOutcome(End.HANDED_OVER, Evidence.GS_R, sent=tested.outcome.sent)
    return PrinterTestResult(outcome, dataclasses.replace(tested.findings, abilities=abilities))


def _nothing(*_ignored: object) -> None:
    pass


def check_printer(printer: Printer, devices: Devices, *, torn: bool = False) -> Reason:
    """Printer state while nothing is printed: a trouble code, the roll's near end, or ""; see ``query_state``."""
    if printer.transport not in QUEUES:
        sheet, timings = _sheet(printer, devices, b"", torn=torn), devices.timings(printer.transport)
        asks = printer.transport is Transport.NETWORK and printer.identity not in devices.silent
        reason = print_run.check_printer(sheet, devices.locks, timings, asks_mute=asks)
        if asks and not reason:
            devices.silent.add(printer.identity)
        return reason
    try:
        with devices.locks.hold(printer.identity, 0) as ours:
            return devices.queue(printer.transport, printer.address).trouble() if ours else ""
    except Unavailable as error:
        return error.code


def may_be_held(job: PrintJob) -> bool:
    """Whether an uncertain job may still lie in a queue of the system and come out later."""
    return job.state is JobState.UNCERTAIN and job.printer_id.partition(" ")[0] in QUEUES


def recall_job(job: PrintJob, devices: Devices) -> None:
    """Cancel a print job so that it does not come out later. Raises Unavailable when that is not sure."""
    transport, _, name = job.printer_id.partition(" ")
    recall(devices.queue(transport, name), str(job.job_id))


def _keep(printout: Printout, commit: Callable[[], None], on_saved: Callable[[Path], None]) -> PrintOutcome:
    """Save the receipt as PDF, in the printer's address as folder if it has one."""
    folder = Path(printout.printer.address) if printout.printer.address else printout.folder
    try:
        commit()
        on_saved(receipt_pdf.save(_pdf(printout), folder, f"resi {printout.name}"))
    except Unavailable as error:
        return PrintOutcome(End.NOT_SENT, reason=error.code)
    return PrintOutcome(End.HANDED_OVER)


def _pdf(printout: Printout) -> bytes:
    if printout.image is not None:
        words = " ".join(line.text for line in printout.receipt.lines if line.text)
        columns = printout.receipt.columns
        return receipt_pdf.draw_pdf(
            printout.image.rows, columns, printout.name, printout.made_at, printout.office, words
        )
    return receipt_pdf.receipt_pdf(printout.receipt, printout.name, printout.made_at, printout.office)


def _queue(
    printout: Printout, devices: Devices, commit: Callable[[], None], on_step: OnStep, stopped: Callable[[], bool]
) -> PrintOutcome:
    printer = printout.printer
    with devices.locks.hold(printer.identity, print_run.TURN) as ours:
        if not ours:
            return PrintOutcome(End.NOT_SENT, reason=PrintReason.BUSY)
        on_step(PrintStep.CHECKING, "")
        try:
            queue = devices.queue(printer.transport, printer.address)
            trouble = queue.trouble()
            if trouble:
                return PrintOutcome(End.NOT_SENT, reason=trouble)
            data = _bytes(printout)
            commit()
        except Unavailable as error:
            return PrintOutcome(End.NOT_SENT, reason=error.code)
        if printout.torn:
            data = prefix_separator(data, cut=printer.cut != "none")
        return hand_over(queue, data, printout.title, stopped=stopped, on_step=on_step)


def _bytes(printout: Printout) -> bytes:
    printer = printout.printer
    if printout.data:
        return printout.data
    if printout.image is not None:
        return escpos.encode_image(printout.image, cut=printer.cut)
    return escpos.encode(
        printout.receipt, native_qr=printer.qr == "native", cut=printer.cut, code_page=printer.code_page
    )


def _sheet(printer: Printer, devices: Devices, data: bytes, *, torn: bool = False) -> PrintRequest:
    abilities = read_abilities(printer.abilities)
    heard = devices.names.get(printer.identity, "")
    name = heard if is_same_device(printer.device, heard) else printer.device

    def keep(name: str) -> None:
        devices.names[printer.identity] = name

    return PrintRequest(
        data,
        printer.identity,
        lambda: devices.connect(printer.transport, printer.address),
        abilities,
        device=name if abilities.gs_r and (name or printer.identity not in devices.names) else None,
        on_device=keep,
        cut=printer.cut != "none",
        torn=torn,
        is_shared=printer.transport is Transport.NETWORK,
    )
