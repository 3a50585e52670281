"""Programs at a desk that are killed at a certain write to their disk: ``python -m tests.support.killed_desk``.

One process imports the program once and forks a child for each kill, as it is asked on its standard input. A child opens
the desk's register, records, goes on with complaints and has rounds with the centre, and is killed by SIGKILL in front
of the write that was named, so the same request dies at the same place. What its officers were acknowledged until then
it has written down already, and is answered. Nobody else may have the register open meanwhile.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import apsw

from frontoffice.errors import Refused, Unavailable
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.signing import OfficePin
from tests.support.counters import OFFICER, SUPERVISOR, Counter
from tests.support.examples import OfficeClock, a_register, an_intake
from tests.support.signing_office import device_key

_ACTIONS = 12  # at most, if the write does not come


@dataclass
class KilledDesks:
    """The process that forks them, asked in turn."""

    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        command = [sys.executable, "-m", "tests.support.killed_desk"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def work(self, counter: Counter, seed: int, writes: int) -> list[dict[str, Any]]:
        """Let a program work at this desk until it is killed; gives what was acknowledged there.

        The counter's own register is closed meanwhile.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        counter.register.close()
        address = counter.address
        asked = {
            "folder": str(counter.folder),
            "series": counter.series,
            "address": [address.host, address.port, address.database, address.role],
            "secret": counter.secret,
            "pin": counter.pin.office_key.hex() if counter.pin else "",
            "moment": counter.clock().isoformat(),
            "seed": seed,
            "writes": writes,
        }
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer: list[dict[str, Any]] = json.loads(self.process.stdout.readline())
        counter.open()
        return answer

    def close(self) -> None:
        """Let it end."""
        self.process.communicate()


@contextmanager
def killed_desks() -> Iterator[KilledDesks]:
    """That process, for as long as worlds run."""
    desks = KilledDesks()
    try:
        yield desks
    finally:
        desks.close()


class _DeadlyDisk(apsw.VFS):
    """The computer's own disk, which ends the program in front of a certain write."""

    vfs = "deadly"

    def __init__(self, writes: int) -> None:
        super().__init__(self.vfs, "")
        self.left = writes

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """SQLite's way to open a file."""
        return _DeadlyFile(self, name, flags)


class _DeadlyFile(apsw.VFSFile):
    def __init__(self, disk: _DeadlyDisk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.left -= 1
        if self._disk.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        super().xWrite(data, offset)


def _opened(asked: dict[str, Any], disk: _DeadlyDisk) -> Counter:
    """The desk that was asked for, which is enrolled already, with its register on that disk."""
    chance = random.Random(asked["seed"])  # noqa: S311
    counter = object.__new__(Counter)
    counter.folder, counter.series, counter.secret = Path(asked["folder"]), asked["series"], asked["secret"]
    counter.address = CentreAddress(*asked["address"])
    counter.clock = OfficeClock(datetime.fromisoformat(asked["moment"]))
    counter.draw = lambda: UUID(int=chance.getrandbits(128), version=4)
    pin = bytes.fromhex(asked["pin"])
    counter.pin = OfficePin(pin, lambda name: device_key(UUID(name))) if pin else None
    counter.register = open_register(
        counter.folder / "register.db",
        Desk(counter.series, f"Loket {counter.series}"),
        clock=counter.clock,
        draw=counter.draw,
        vfs=disk.vfs,
    )
    return counter


def _work(asked: dict[str, Any], pipe: int) -> None:
    """Do what the request's seed says, and die."""
    chance = random.Random(asked["seed"] + 1)  # noqa: S311
    counter = _opened(asked, _DeadlyDisk(asked["writes"]))
    for _ in range(_ACTIONS):
        with contextlib.suppress(Refused, Unavailable):
            if chance.random() < 0.3:
                counter.sync()
                continue
            action = counter.draw()
            word = f"kata{action.hex[:12]}"
            complaint = counter.register.complaints.record(an_intake(description=word), OFFICER, action).complaint
            number = complaint.number
            _say(pipe, {"entry": action.hex, "word": word, "number": [number.series, number.year, number.no]})
            if chance.random() < 0.5:
                counter.register.handling.review(complaint.subject, "Dilihat", SUPERVISOR, reviewed := counter.draw())
                _say(pipe, {"entry": reviewed.hex, "word": "", "number": None})
    os.kill(os.getpid(), signal.SIGKILL)


def _say(pipe: int, answered: dict[str, Any]) -> None:
    os.write(pipe, (json.dumps(answered) + "\n").encode())


def _killed(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """Fork a child, and what it was acknowledged before it was killed."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            _work(asked, write)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as lines:
        answered = [json.loads(line) for line in lines]
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, "the child ended by itself"
    return answered


def _serve() -> None:
    with tempfile.TemporaryDirectory() as elsewhere:  # what a recording imports is there before the first child
        register = a_register(Path(elsewhere), clock=OfficeClock())
        complaint = register.complaints.record(an_intake(), OFFICER, UUID(int=1)).complaint
        register.handling.review(complaint.subject, "Dilihat", SUPERVISOR, UUID(int=2))
        register.close()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_killed(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
