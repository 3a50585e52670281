"""From nothing to a usable sign-in page, whole processes, turn by turn with a bare PySide6 window; printed, never judged.

Both are drawn offscreen and end as soon as their window has been painted. Ours comes through the command line, with its
look for Qt's libraries, its single instance, log and witness; the register is the filled one of years.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice import settings
from frontoffice.domain.people import Role
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Office, Settings
from tests.support import filled_register
from tests.support.desktop_session import UNLOCKED, Desktop
from tests.support.examples import SECRET, a_register
from tests.support.measured_table import Report

pytestmark = pytest.mark.bench
ROOT = Path(__file__).resolve().parents[2]
RUNS = 11
# The high-water mark since the program began: getrusage's counts the process that started it, too.
_LAST = """
application.processEvents(); application.processEvents()
import os, re
print(int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) // 1024, flush=True)
os._exit(0)
"""
BARE = f"""
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow(); window.setCentralWidget(QLabel("...")); window.showMaximized()
{_LAST}
"""
# What the entry point does, all of it, until the window would wait for the officer.
OURS = f"""
import sys
from frontoffice import __main__ as program
from frontoffice.app.startup import desktop_requirements
def at_work(application=None):
    from PySide6.QtWidgets import QApplication
    application = QApplication.instance()
    from frontoffice.ui.shell.main_window import MainWindow
    while not application.topLevelWidgets():  # it is made in the loop
        application.processEvents()
    window, = (one for one in application.topLevelWidgets() if isinstance(one, MainWindow))
    assert window.page_name == "sign_in" and window.isVisible()
    while "pages" in sys.argv and window.stack.make_next():
        application.processEvents()
{textwrap.indent(_LAST, "    ")}
def lacks(*environment, lacks=desktop_requirements.missing_requirement, **screen):
    from PySide6.QtWidgets import QApplication
    QApplication.exec = at_work
    return lacks(*environment, **screen)
desktop_requirements.missing_requirement = lacks
program.main(["--data", sys.argv[1]])
"""


# A register that is encrypted from its first byte, its key in the keyring of the session.
ENCRYPTED = f"""
import sys
from contextlib import closing
from pathlib import Path
from frontoffice import settings
from frontoffice.app.keys import new_register, register_key
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
register_key.use_keyring()
where = Places(Path(sys.argv[1]))
new_register.begin(where)
with closing(open_register(where.register, Desk())) as register:
    register.officers.add("Budi Penyelia", Role.SUPERVISOR, "Kepala Bidang", {SECRET!r}, None, new_id())
settings.save(where.settings, settings.Settings(office=settings.Office(address="Air Itam")))
"""


def _run(environment: dict[str, str], program: str, *arguments: str) -> tuple[float, float, int]:
    """Seconds of CPU time of the whole process, its seconds by the clock, and its greatest memory in MB."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        took = time.perf_counter() - began
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, said
    return used.ru_utime + used.ru_stime, took, int(said)


def _compare(report: Report, row: str, folder: Path, environment: dict[str, str]) -> None:
    """Start on a folder and as a bare window, turn by turn.

    To a bare window by CPU time, which other work on the machine changes less; by the clock the best of them, which
    is what a person feels on a machine that does nothing else.
    """
    _run(environment, BARE)
    _run(environment, OURS, str(folder))
    pairs = [(_run(environment, BARE), _run(environment, OURS, str(folder))) for _ in range(RUNS)]
    bare, ours = statistics.median(one[0][0] for one in pairs), statistics.median(one[1][0] for one in pairs)
    ratio = statistics.median(one[1][0] / one[0][0] for one in pairs)
    clock = min(one[1][1] for one in pairs)
    report.row(f"{row}, by the clock", "s", "1.0 s", clock)
    report.row(f"{row}, to a bare window, CPU time", "×", "3 ×", ratio)
    report(f"{row}: {clock:.2f} s; {ours * 1000:.0f} and {bare * 1000:.0f} ms of CPU time, {ratio:.2f} ×")


def test_start_to_a_usable_sign_in_page(report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "years"
    shutil.copytree(filled_register.path().parent, folder)
    with closing(a_register(folder)) as register:
        register.officers.add("Budi Penyelia", Role.SUPERVISOR, "Kepala Bidang", SECRET, None, new_id())
    settings.save(folder / "settings.toml", Settings(office=Office(address="Air Itam")))
    compileall.compile_dir(ROOT / "frontoffice", quiet=1)
    environment = Desktop(tmp_path).environment
    _compare(report, "start through the command line to the sign-in page", folder, environment)
    memory, whole = _run(environment, OURS, str(folder))[2], _run(environment, OURS, str(folder), "pages")[2]
    assert list(tmp_path.rglob("*.witness"))
    shutil.rmtree(folder)
    report.row("memory at the sign-in page; with every page made", "MB", "250 MB", memory, whole)
    report(f"memory at the sign-in page {memory} MB, with every page made {whole} MB (at most 250)")


@pytest.mark.skipif(not shutil.which("gnome-keyring-daemon"), reason="no keyring to put a key into")
def test_start_with_the_key_from_the_desktops_keyring(report: Report, tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    with desktop.signed_in(*UNLOCKED):
        desktop.runs(ENCRYPTED, str(desktop.data))
        row = "start of an encrypted register, its key in GNOME's keyring"
        _compare(report, row, desktop.data, desktop.environment)
