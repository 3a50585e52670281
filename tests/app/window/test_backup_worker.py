from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.app.window.backup_process import BackupProcess
from frontoffice.errors import Unavailable
from tests.support.backup_desk import At, Held, at

__all__ = ["at"]


def test_what_is_done_with_the_process_of_copies_waits_behind_the_copies(at: At) -> None:
    held, done = {"places": Held(), "backup": Held()}, list[object]()
    at.backups = at.another(lambda name: held[name])
    at.backups.begin()
    held["places"].jobs.pop()()
    before = len(held["backup"].jobs)
    at.backups.worker.run(lambda process: process, done.append, done.append)
    *copies, asked = held["backup"].jobs
    assert (len(copies), done) == (before, [])
    asked()
    assert done == [at.backups.worker.process]


@pytest.mark.thorough
def test_what_goes_on_after_a_stop_does_not_run_and_what_is_asked_for_anew_does(at: At, tmp_path: Path) -> None:
    worker, done, failed = at.backups.worker, list[object](), list[Exception]()
    (tmp_path / "desk").mkdir()

    def job(process: BackupProcess) -> object:
        return process.run("backup", str(tmp_path / "desk"), "--beside")["entries"]

    worker.stop()
    worker.go_on(job, done.append, failed.append)
    assert (done, [error.code for error in failed if isinstance(error, Unavailable)]) == ([], ["backup_stopped"])
    worker.run(job, done.append, failed.append)
    assert (done, len(failed)) == ([1], 1)
