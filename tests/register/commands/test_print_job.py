from __future__ import annotations

from uuid import UUID

from frontoffice.register.commands import print_job
from frontoffice.register.commands.print_job import JobState, PrintJob
from tests.support.examples import MORNING


def a_job(printer_id: str) -> PrintJob:
    return PrintJob(
        UUID(int=1), UUID(int=2), "0001", 1, JobState.QUEUED, "Loket", "", "Siti", MORNING, printer_id=printer_id
    )


def test_a_state_is_open_or_settled_and_never_both() -> None:
    settled = {*print_job.WHOLE, JobState.VOID, JobState.DROPPED}
    assert {*print_job.OPEN} | settled == {*JobState}
    assert not {*print_job.OPEN} & settled


def test_a_paper_is_unsent_or_underway_and_never_both() -> None:
    assert not {*print_job.UNSENT} & {*print_job.UNDERWAY}


def test_what_was_brought_to_a_folder_is_a_pdf() -> None:
    assert a_job("pdf /tmp").is_pdf
    assert not a_job("usb 04b8:0202").is_pdf
