from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.numbering import Number
from frontoffice.register.codes import SpoolReason
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support.examples import OfficeClock, an_intake, an_officer, lay_blank
from tests.support.refusals import failure

OFFICER = an_officer()
DOUBTED = [(JobState.UNCERTAIN, SpoolReason.PUT_BACK)]


@contextmanager
def opened(folder: Path, machine: str = "m1") -> Iterator[Register]:
    mark = HighWaterMark(folder / f"mark of {machine}", machine)
    lay_blank(folder / "register.db")
    with closing(open_register(folder / "register.db", Desk(), clock=OfficeClock(), high_water_mark=mark)) as register:
        yield register


def states(register: Register, job: PrintJob) -> list[tuple[JobState, str]]:
    return [(one.state, one.reason) for one in register.printing.jobs_of(job.subject)]


def waiting(register: Register) -> PrintJob:
    job = register.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True).job
    assert job is not None
    return job


def test_what_waited_when_a_register_was_put_back_may_have_come_out_since_the_copy(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        job = waiting(register)
    shutil.copy(tmp_path / "register.db", tmp_path / "copy.db")
    with opened(tmp_path) as register:
        assert states(register, job) == [(JobState.QUEUED, "")], "nothing is doubted at a plain start"
        register.printing.start_sending(job.job_id, "Loket", "usb 1")
        register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER, "gs_r")
    shutil.copy(tmp_path / "copy.db", tmp_path / "register.db")
    with opened(tmp_path) as register:
        assert states(register, job) == DOUBTED
        last = register.complaints.story(job.subject)[-1]
        assert (last.kind, last.body["state"], last.officer) == ("receipt.paper", "uncertain", "")
        register.printing.take_back(job.job_id, OFFICER)  # it was not answered
    with opened(tmp_path) as register:
        assert states(register, job) == DOUBTED
        _, replacement = register.printing.void_and_replace(job.job_id, OFFICER)
        assert replacement is not None
        assert (replacement.copy_no, replacement.replaces) == (1, True)
    with opened(tmp_path) as register:
        assert states(register, job)[1] == (JobState.QUEUED, ""), "it was asked for after the copy came back"


def begun_by_the_centre(register: Register) -> None:
    with closing(register.replica()) as replica:
        replica.begin_origin("other_device")


def testified(register: Register) -> None:
    register.numbering.testify(Number("L1", 2026, 9), OFFICER)


@pytest.mark.parametrize("noticed", [begun_by_the_centre, testified])
def test_it_is_doubted_whoever_notices_that_the_register_came_back(
    register: Register, noticed: Callable[[Register], None]
) -> None:
    job = waiting(register)
    noticed(register)
    assert states(register, job) == DOUBTED
    assert failure(lambda: register.printing.start_sending(job.job_id))[0] == SpoolReason.PAPER_IN_HAND


def test_it_is_doubted_on_another_computer(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        job = waiting(register)
    with opened(tmp_path, "m2") as register:
        assert states(register, job) == DOUBTED
