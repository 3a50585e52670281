"""A child that hands SMS over and kills itself at a moment: ``python -m tests.support.sms_kills FOLDER MOMENT``.

The register is in ``office`` of the folder, that of smsd in ``spool``. Killed *never*, it ends when smsd has all of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from frontoffice import replacing
from frontoffice.app.window.sms_controller import SmsController
from frontoffice.register.commands.send_job import SendState
from frontoffice.register.commands.sending import Sending
from tests.support.examples import OfficeClock, a_register
from tests.support.fakes import AtOnce
from tests.support.kills import KILL

MOMENTS: Final = (
    "before the commit",
    "after the commit",
    "before the rename",
    "after the rename",
    "before the record",
    "after the record",
)
_STEPS: Final = {
    "commit": (Sending, "start_sending"),
    "rename": (replacing, "put_in_place"),
    "record": (Sending, "finish"),
}


def dies_at(moment: str) -> None:
    """Have this process killed there."""
    when, _, step = moment.partition(" the ")
    if step not in _STEPS:
        return
    home, name = _STEPS[step]
    call: Callable[..., Any] = getattr(home, name)

    def dying(*given: Any) -> Any:
        if when == "after":
            call(*given)
        os.kill(os.getpid(), KILL)

    setattr(home, name, dying)


def main(folder: Path, moment: str) -> None:
    dies_at(moment)
    application = QCoreApplication([])
    with closing(a_register(folder / "office", clock=OfficeClock())) as register:
        controller = SmsController(register.sending, lambda: str(folder / "spool"), AtOnce())
        controller.begin()
        assert not [job for job in register.sending.open_jobs() if job.state is SendState.QUEUED]
        controller.end()
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
