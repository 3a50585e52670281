"""A child that sends what waits in a register and kills itself at a moment: ``python -m tests.support.send_kills REGISTER PORT AUTHORITY MOMENT``.

It sends through a real desk over a real socket to the mail server of the parent; killed *never*, it ends when nothing
is on its way any more.
"""

from __future__ import annotations

import os
import signal
import smtplib
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QTimer

from frontoffice.app.sending import MailCarrier, SendDesk
from frontoffice.register.commands.send_job import UNDERWAY, SendWay
from frontoffice.register.commands.sending import Sending
from frontoffice.settings import Mail
from tests.support.examples import OfficeClock, a_register
from tests.support.mail_account import trusting

MOMENTS: Final = (
    "before the commit",
    "after the commit",
    "within the content",
    "before the answer",
    "before the record",
)


class KilledSender:
    """This process, killed at a moment: what it calls on the way looks whether that has come."""

    def __init__(self, moment: str) -> None:
        self.moment, self.content_is_out = moment, False

    def die_at(self, moment: str) -> None:
        if self.moment == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def start(self, *given: Any) -> Any:
        self.die_at("before the commit")
        job = _START(*given)
        self.die_at("after the commit")
        return job

    def send(self, line: smtplib.SMTP, content: Any) -> None:
        is_content = isinstance(content, bytes) and content.endswith(b"\r\n.\r\n")
        if is_content and self.moment == "within the content":
            _SEND(line, content[: len(content) // 2])
            self.die_at("within the content")
        _SEND(line, content)
        self.content_is_out = self.content_is_out or is_content

    def reply(self, line: smtplib.SMTP) -> Any:
        if self.content_is_out and self.moment == "before the answer" and line.sock is not None:
            line.sock.recv(1)  # the server has it, and what it says is lost with us
            self.die_at("before the answer")
        return _REPLY(line)

    def finish(self, *given: Any) -> Any:
        self.die_at("before the record")
        return _FINISH(*given)


_START, _FINISH = Sending.start_sending, Sending.finish
_SEND, _REPLY = smtplib.SMTP.send, smtplib.SMTP.getreply


def dies_at(moment: str) -> None:
    """Have this process killed there."""
    killed = KilledSender(moment)

    def passed_to(method: Callable[..., Any]) -> Callable[..., Any]:
        """A function of the class, which gets its object, in place of its own."""
        return lambda *given: method(*given)  # noqa: PLW0108  (a bound method would not get it)

    for kind, name, method in (
        (Sending, "start_sending", killed.start),
        (Sending, "finish", killed.finish),
        (smtplib.SMTP, "send", killed.send),
        (smtplib.SMTP, "getreply", killed.reply),
    ):
        setattr(kind, name, passed_to(method))


def main(path: Path, port: int, authority: Path, moment: str) -> None:
    dies_at(moment)
    application = QCoreApplication([])
    with closing(a_register(path, clock=OfficeClock())) as register:
        desk = SendDesk(register)
        mail = Mail("localhost", port, "starttls", "", "kantor@contoh.go.id")
        looks = QTimer(interval=10)

        def look() -> None:
            if all(job.state not in UNDERWAY for job in register.sending.open_jobs()):
                application.quit()

        looks.timeout.connect(look)
        looks.start()
        desk.use({SendWay.EMAIL: MailCarrier(mail, "Dinas", partial(trusting, authority))})
        application.exec()
        desk.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
