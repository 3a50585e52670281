"""A desk that reads a mailbox and kills itself at a moment: ``python -m tests.support.mail_kills FOLDER PORT MOMENT``.

The register is in ``office`` of the folder, the server's authority and an access token beside it. A moment is *before
read 21*: a step, and the how manieth time. Killed *never*, it ends when it has read all.
"""

from __future__ import annotations

import os
import ssl
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import ParamSpec, TypeVar

from frontoffice.app.receiving import MailSource
from frontoffice.receiving import mail_text
from frontoffice.receiving.mailbox import MailboxLine
from frontoffice.register.unit_of_work import UnitOfWork
from frontoffice.settings import Mailbox
from tests.support.examples import a_register
from tests.support.imap_server import USER
from tests.support.kills import KILL
from tests.support.same_reader import ask

Given = ParamSpec("Given")
Result = TypeVar("Result")


def main(folder: Path, port: int, moment: str) -> None:
    def dying(name: str, call: Callable[Given, Result]) -> Callable[Given, Result]:
        times = 0

        def run(*given: Given.args, **named: Given.kwargs) -> Result:
            nonlocal times
            times += 1
            if moment == f"before {name} {times}":
                os.kill(os.getpid(), KILL)
            result = call(*given, **named)
            if moment == f"after {name} {times}":
                os.kill(os.getpid(), KILL)
            return result

        return run

    mail_text.read = dying("read", mail_text.read)
    settings = Mailbox("localhost", port, "tls", USER, token_file=str(folder / "token"))
    source = MailSource(settings, MailboxLine(ssl.create_default_context(cafile=folder / "authority")))
    with closing(a_register(folder / "office")) as register:
        UnitOfWork.run_once = dying("commit", UnitOfWork.run_once)  # type: ignore[method-assign]
        receiving = register.receiving
        take = dying("take", lambda messages, upto: receiving.take_in(messages, upto) and None)
        known = dying("known", lambda identities: receiving.known("email", identities))
        while source.read(ask, receiving.place(), take, known):
            pass


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
