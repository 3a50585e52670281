"""A cupsd of its own on loopback; nothing of the computer's own printing is touched."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CUPSD = """
Listen 127.0.0.1:{port}
ServerName localhost
MaxLogSize 0
LogLevel warn
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/run
TempDir {root}/tmp
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
FileDevice Yes
SystemGroup root
User lp
Group lp
"""


class Cups:
    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        for name in ("etc", "spool", "cache", "run", "tmp"):
            (root / name).mkdir(parents=True)
        shutil.chown(root / "tmp", group="lp")
        (root / "tmp").chmod(0o770)
        (root / "etc/cupsd.conf").write_text(CUPSD.format(port=self.port))
        (root / "etc/cups-files.conf").write_text(FILES.format(root=root))
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        cupsd = shutil.which("cupsd") or "/usr/sbin/cupsd"
        etc = self.root / "etc"
        self.process = subprocess.Popen(
            [cupsd, "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")]
        )
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if subprocess.run(["/usr/bin/lpstat", "-r"], capture_output=True, check=False).stdout.startswith(
                b"scheduler is r"
            ):
                return
        raise AssertionError((self.root / "error_log").read_text())

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(10)
            self.process = None

    def command(self, *words: str, data: bytes = b"") -> str:
        """What the command says; it must work."""
        return subprocess.run(words, check=True, capture_output=True, input=data).stdout.decode()

    def raw_queue(self, address: str, *options: str) -> None:
        """A raw queue ``resi`` to that network printer, or another printer for the one that is there."""
        self.command("/usr/sbin/lpadmin", "-p", "resi", "-E", "-v", f"socket://{address}/?contimeout=1", *options)

    def unfinished(self) -> int:
        """How many jobs, of whomever, are in the queue."""
        return len(self.command("/usr/bin/lpstat", "-W", "not-completed", "-o", "resi").splitlines())


@contextmanager
def running() -> Iterator[Cups]:
    """That cupsd, for the commands and the library of this process and its children."""
    root = Path(tempfile.mkdtemp(prefix="cups-"))  # its backends run as lp, who may not enter pytest's folders
    root.chmod(0o755)
    cups_here = Cups(root)
    os.environ["CUPS_SERVER"] = f"127.0.0.1:{cups_here.port}"
    try:
        cups_here.start()
        yield cups_here
    finally:
        cups_here.stop()
        del os.environ["CUPS_SERVER"]
        shutil.rmtree(root)
