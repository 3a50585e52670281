"""The printer's light in the status bar: a state and a word, from the last paper or from a look at the printer."""

from __future__ import annotations

from typing import Final

from frontoffice.register.commands.spool import PUT_OFF, WHOLE, JobState, PrintJob
from frontoffice.settings import Printer, Transport
from frontoffice.ui.messages import wording

Light = tuple[str, str]  # "done", "soon", "late" or "", and what stands beside it
NEAR_END: Final = "printer_near_end"
PAPER_OUT: Final = "printer_paper_out"
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
    """What a paper tells of the printer of the settings; of another only what is wrong with it, else None.

    ``near_end`` says that its roll will end soon: a paper that came out all the same does not hide that.
    """
    told = _status_of_job(job, chosen)
    return status_of_printer(NEAR_END, chosen) if near_end and told is not None and told[0] in ("", "done") else told


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
    """How the printer is while it prints nothing: ``code`` is what is wrong, the roll's near end, or ""."""
    state = {"": "done", NEAR_END: "soon"}.get(code, "late")
    return state, f"{name_of(chosen)}: {wording.reason(code, JobState.WAITING)}" if code else name_of(chosen)


def name_of(chosen: Printer) -> str:
    """What the printer is called."""
    return chosen.name or wording.word(chosen.transport)
