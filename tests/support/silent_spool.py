"""A smsd whose folder is a share that never answers: ``python -m tests.support.silent_spool FOLDER``.

Run in a room of mounts of its own (``unshare --mount``), as ``silent_share``, whose share it is. Prints as JSON what was seen.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from frontoffice.app.window.sms_controller import SmsController
from frontoffice.app.workers.background import ExpendableWorker
from frontoffice.register.commands.send_job import Message, SendWay
from frontoffice.register.register import Register
from frontoffice.sending.sms_spool import FOLDERS
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer
from tests.support.silent_share import SilentShare, until


def main(folder: Path) -> dict[str, object]:
    application = QCoreApplication([])
    spool, seen = folder / "spool", dict[str, object]()
    for name in FOLDERS:
        (spool / name).mkdir(parents=True)
    (folder / "office").mkdir()
    with closing(a_register(folder / "office", clock=OfficeClock())) as register:
        subject = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
        message = Message(subject, SendWay.SMS, "SMS", "081271001234", "Nomor 0001", "Nomor 0001")
        register.sending.queue(message, an_officer(), uuid4())
        silent = SilentShare(spool)
        asked = controller(register, spool)
        until(lambda: bool(asked.reason))
        seen["said"] = asked.reason
        register.complaints.record(an_intake(), an_officer(), uuid4())
        asked.end()
        (job,) = register.sending.open_jobs()
        seen["ended while"] = job.state
        silent.answer()
        after = controller(register, spool)
        until(lambda: register.sending.open_jobs()[0].state != job.state)
        seen["came back"] = register.sending.open_jobs()[0].state
        seen["outbox"] = [one.name for one in (spool / "outbox").iterdir()]
        after.end()
    del application
    return seen


def controller(register: Register, spool: Path) -> SmsController:
    made = SmsController(register.sending, lambda: str(spool), ExpendableWorker("sms"))
    made.due.setInterval(100)
    made.begin()
    return made


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))  # noqa: T201
