"""CUPS for real, under ``long``: a cupsd of its own on loopback, with a raw queue to the paper printer."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import cups
from frontoffice.printing.conversation import End, Outcome
from frontoffice.printing.cups import CupsQueue
from frontoffice.printing.spooler import check_queue, hand_over
from tests.printing.paper_printer import PaperPrinter
from tests.printing.print_house import MUTE, RECEIPT, WHOLE, Watched, never


@pytest.mark.parametrize("name", ["", "-resi", "resi loket"])
def test_a_name_that_no_queue_can_have_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        CupsQueue(name)


def test_without_cups_its_absence_is_said(tmp_path: Path) -> None:
    before = os.environ["PATH"]
    os.environ["PATH"] = str(tmp_path)
    try:
        with pytest.raises(Unavailable) as missing:
            cups.queues()
    finally:
        os.environ["PATH"] = before
    assert missing.value.code == "queue_system_missing"


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
        end = time.monotonic() + 10
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

    def command(self, *words: str) -> None:
        subprocess.run(words, check=True, capture_output=True)


@pytest.fixture
def system() -> Iterator[Cups]:
    root = Path(tempfile.mkdtemp(prefix="cups-"))  # its backends run as lp, who may not enter pytest's folders
    root.chmod(0o755)
    cups_here = Cups(root)
    os.environ["CUPS_SERVER"] = f"127.0.0.1:{cups_here.port}"
    cups_here.start()
    yield cups_here
    cups_here.stop()
    del os.environ["CUPS_SERVER"]
    shutil.rmtree(root)


@pytest.fixture
def printer(system: Cups) -> Iterator[PaperPrinter]:
    with PaperPrinter(MUTE, buffer=2048) as made:
        system.command(
            "/usr/sbin/lpadmin", "-p", "resi", "-E", "-v", f"socket://{made.address}/?contimeout=5", "-m", "raw"
        )
        yield made


def over(patience: float = 10.0) -> Outcome:
    return hand_over(CupsQueue("resi"), RECEIPT, "resi", stopped=never, on_step=Watched(), patience=patience)


@pytest.mark.long
def test_a_healthy_queue_hands_it_over(printer: PaperPrinter) -> None:
    assert cups.queues() == ("resi",)
    assert check_queue(CupsQueue("resi")) == ""
    assert over() == Outcome(End.HANDED_OVER, sent=len(RECEIPT))
    printer.until(lambda: printer.times(WHOLE) == 1)


@pytest.mark.long
def test_a_queue_that_rejects_or_is_stopped_or_unknown_is_sent_nothing(system: Cups, printer: PaperPrinter) -> None:
    assert check_queue(CupsQueue("kasir")) == "queue_unknown"
    system.command("/usr/sbin/cupsreject", "resi")
    assert check_queue(CupsQueue("resi")) == "queue_rejects"
    assert over().end is End.NOT_SENT, "lp says no, though python-escpos would not notice"
    system.command("/usr/sbin/cupsaccept", "resi")
    system.command("/usr/sbin/cupsdisable", "resi")
    assert check_queue(CupsQueue("resi")) == "queue_stopped"
    assert printer.paper == []


@pytest.mark.long
def test_a_queue_that_stops_with_the_paper_in_it_does_not_print_it_later(system: Cups, printer: PaperPrinter) -> None:
    system.command("/usr/sbin/cupsdisable", "resi")
    outcome = over(patience=2)
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "queue_stuck")
    system.command("/usr/sbin/cupsenable", "resi")
    assert over().end is End.HANDED_OVER
    printer.until(lambda: bool(printer.engine.sheets))
    assert len(printer.engine.sheets) == 1, "the one that was cancelled came out as well"


@pytest.mark.long
def test_a_printer_that_is_gone_keeps_no_paper_for_tomorrow(system: Cups, printer: PaperPrinter) -> None:
    system.command("/usr/sbin/lpadmin", "-p", "resi", "-v", "socket://127.0.0.1:9/?contimeout=1")
    outcome = over(patience=3)
    assert outcome.end is End.UNCERTAIN
    assert CupsQueue("resi").leftovers() == ()


@pytest.mark.long
def test_completed_is_not_believed_when_half_of_it_came_out(printer: PaperPrinter) -> None:
    printer.reset_after = 1500
    outcome = over()
    assert outcome.end in (End.HANDED_OVER, End.UNCERTAIN)


@pytest.mark.long
def test_what_a_former_run_left_in_the_queue_is_cancelled(system: Cups, printer: PaperPrinter) -> None:
    system.command("/usr/sbin/cupsdisable", "resi")
    queue = CupsQueue("resi")
    job = queue.add(RECEIPT, "resi")
    assert queue.leftovers() == (job,)
    assert check_queue(queue) == "queue_stopped"
    assert queue.leftovers() == ()


@pytest.mark.long
def test_without_its_daemon_nothing_is_sent(system: Cups, printer: PaperPrinter) -> None:
    system.stop()
    assert check_queue(CupsQueue("resi")) == "queue_system_down"
    assert over().end is End.NOT_SENT
    with pytest.raises(Unavailable):
        CupsQueue("resi").look("resi-1")  # not to be taken for a job that is gone
