"""A desk that is killed between any two steps of reading a mailbox loses no mail and takes none in twice."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support import imap_server
from tests.support.examples import a_register
from tests.support.imap_server import ImapServer
from tests.support.kills import KILLED
from tests.support.mails import a_mail

pytestmark = [pytest.mark.long, pytest.mark.posix("dovecot")]
MAILS = 45  # three batches


@pytest.fixture(scope="module")
def server() -> Iterator[ImapServer]:
    with imap_server.running() as started:
        for number in range(MAILS):
            one = a_mail(f"Isi {number}")
            if number % 2:  # the others are known by their bytes
                one["Message-ID"] = f"<{number}@example.org>"
            started.deliver(one.as_bytes())
        yield started


def read(server: ImapServer, folder: Path, moment: str) -> int:
    """Read in a process of its own that is killed at a moment; how it ended."""
    command = [sys.executable, "-m", "tests.support.mail_kills", str(folder), str(server.port), moment]
    return subprocess.run(command, check=False, timeout=120).returncode


@pytest.mark.parametrize(
    "moment",
    [
        *("before known 1", "after known 1", "before read 1", "after read 1", "after read 20", "before read 21"),
        *("before take 1", "after take 1", "before take 2", "after take 3"),
        *("before commit 1", "after commit 1", "before commit 20", "after commit 20", "after commit 21"),
        *("before commit 45", "after commit 45"),
    ],
)
def test_each_mail_is_there_once_whenever_the_reader_was_killed(
    server: ImapServer, tmp_path: Path, moment: str
) -> None:
    (tmp_path / "token").write_text(server.token())
    (tmp_path / "authority").write_bytes(Path(server.authority).read_bytes())
    assert read(server, tmp_path, moment) == KILLED
    assert read(server, tmp_path, "never") == 0
    with closing(a_register(tmp_path / "office")) as register:
        words = Counter(line.first_words for line in register.inbox.waiting())
        assert words == Counter(f"Izin trayek Isi {number}" for number in range(MAILS))
        arrived = "SELECT count(*) FROM journal WHERE kind = 'message.arrived'"
        assert register.unit.connection.execute(arrived).get == MAILS
        assert register.receiving.place()["mail_last_uid"] == str(MAILS)
        assert register.maintenance.verify().broken == ""
