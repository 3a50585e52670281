"""Printer light of the status bar: state and text, from the last print job or a check of the printer."""

from __future__ import annotations

from typing import Final

from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.register.commands.print_job import PUT_OFF, WHOLE, JobState, PrintJob
from frontoffice.settings import Printer, Transport
from frontoffice.ui.messages import wording

Light = tuple[str, str]  # "done", "soon", "late" or "", and what stands beside it
NEAR_END: Final = PrintReason.NEAR_END
PAPER_OUT: Final = PrintReason.PAPER_OUT
_UNDECIDED: Final = frozenset(
    {
        JobState.QUEUED,
        JobState.CHECKING,
        JobState.SENDING,
        JobState.AWAITING,
        JobState.VOID,
        JobState.DROPPED,
    }
)


def status_of_job(job: PrintJob | None, chosen: Printer, *, near_end: bool = False) -> Light | None:
    """Status of the settings' printer after a job; of another printer only its trouble, else None.

    ``near_end``: its roll will end soon; a receipt that came out all the same does not hide that.
    """
    status = _status_of_job(job, chosen)
    return (
        status_of_printer(NEAR_END, chosen) if near_end and status is not None and status[0] in ("", "done") else status
    )


def _status_of_job(job: PrintJob | None, chosen: Printer) -> Light | None:
    elsewhere = job is not None and job.printer_id not in ("", chosen.identity)
    name = name_of(chosen)
    if job is None or job.state in _UNDECIDED or job.reason == PUT_OFF:
        return None if elsewhere else ("", name)
    if job.state in WHOLE:
        return None if elsewhere else ("done", name)
    if chosen.transport is Transport.NONE:
        return "soon", name
    return "late", f"{(job.printer if elsewhere else '') or name}: {wording.reason(job.reason, job.state)}"


def status_of_printer(code: str, chosen: Printer) -> Light:
    """Status of an idle printer: ``code`` is its trouble, the roll's near end, or ""."""
    lacks = "" if code else proof_obstacle(chosen)
    if lacks:
        return "", f"{name_of(chosen)}: {wording.reason(lacks, JobState.WAITING)}"
    state = {"": "done", NEAR_END: "soon"}.get(code, "late")
    return state, f"{name_of(chosen)}: {wording.reason(code, JobState.WAITING)}" if code else name_of(chosen)


def proof_obstacle(chosen: Printer) -> Reason:
    """Reason code if something prevents proof of printing on this printer.

    "" when nothing does.

    A server that swallows everything proves nothing either.
    """
    from frontoffice.printing.abilities import read_abilities  # of a printer that is looked at

    abilities = read_abilities(chosen.abilities)
    if chosen.transport in (Transport.PDF, Transport.NONE):
        return ""
    if not chosen.abilities and not chosen.tested:
        return PrintReason.UNTESTED
    if chosen.transport in (Transport.CUPS, Transport.WINDOWS) or not (abilities.gs_r or abilities.gs_h):
        return PrintReason.PROVES_NOTHING
    return "" if abilities.proves_paper else PrintReason.RESTARTS


def name_of(chosen: Printer) -> str:
    """Display name of the printer."""
    return chosen.name or wording.word(chosen.transport)
