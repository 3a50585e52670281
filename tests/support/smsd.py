"""A gammu-smsd of its own with gammu's dummy telephone, on a folder: nothing is sent to anybody."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from frontoffice.sending.sms_spool import FOLDERS

TELEPHONE = """
[gammu]
model = dummy
connection = none
device = {root}/telephone
"""
SMSD = """
[smsd]
service = files
logfile = {root}/log
debuglevel = 1
inboxpath = {spool}/inbox/
outboxpath = {spool}/outbox/
sentsmspath = {spool}/sent/
errorsmspath = {spool}/error/
commtimeout = 1
loopsleep = 0
"""


class Smsd:
    def __init__(self, root: Path, **settings: str) -> None:
        self.root, self.spool = root, root / "spool"
        for name in (*FOLDERS, "inbox"):
            (self.spool / name).mkdir(parents=True)
        (root / "telephone/sms/1").mkdir(parents=True)
        further = "".join(f"{name} = {value}\n" for name, value in settings.items())
        (root / "smsdrc").write_text((TELEPHONE + SMSD).format(root=root, spool=self.spool) + further)
        (root / "gammurc").write_text(TELEPHONE.format(root=root / "reader"))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        log = (self.root / "said").open("wb")
        command = [_command("gammu-smsd"), "-c", str(self.root / "smsdrc")]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # in which it writes what it received
        self._process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        log.close()

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what smsd is to do."""
        assert self._process is not None
        end = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < end, self.log()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
                raise AssertionError((self.root / "said").read_text())

    def log(self) -> str:
        return (self.root / "log").read_text()

    def read(self, file: Path) -> str:
        """What gammu itself reads in a file of SMS."""
        box = self.root / "reader/telephone/sms/2"
        box.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, box / "1")
        command = [_command("gammu"), "-c", str(self.root / "gammurc"), "getallsms"]
        environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        return subprocess.run(command, check=True, capture_output=True, env=environment).stdout.decode()


def received(number: str, text: str, at: str, header: str = "", kind: str = "Deliver") -> str:
    """An SMS, or a part of one, in the dummy telephone."""
    units = text.encode("utf-16-be").hex().upper()
    lines = [
        "[SMSBackup000]",
        f"PDU = {kind}",
        f"DateTime = {at}",
        "State = UnRead",
        f'Number = "{number}"',
        f"NumberUnicode = {number.encode('utf-16-be').hex().upper()}",
        *([f"UDH = {header}"] if header else []),
        *(f"Text{place:02} = {units[start : start + 200]}" for place, start in enumerate(range(0, len(units), 200))),
        f"Coding = {'Default' if text.isascii() else 'Unicode'}_No_Compression",
        "Folder = 1",
        "Class = -1",
        "",
    ]
    return "\n".join(lines)


def _command(name: str) -> str:
    return shutil.which(name) or f"/usr/bin/{name}"


@contextmanager
def running(root: Path) -> Iterator[Smsd]:
    smsd = Smsd(root)
    smsd.start()
    try:
        yield smsd
    finally:
        smsd.stop()
