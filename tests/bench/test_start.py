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
from tests.support.examples import SECRET, a_register
from tests.support.measured_table import Report

pytestmark = pytest.mark.bench
ROOT = Path(__file__).resolve().parents[2]
RUNS = 11
# As installed: with its bytecode, which a machine may be set not to write.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
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
def start(options, where, start=program._start):
    import frontoffice.app.startup.preload  # as the program does, before Qt
    from PySide6.QtWidgets import QApplication
    QApplication.exec = at_work
    return start(options, where)
program._start = start
program.main(["--data", sys.argv[1]])
"""


def _run(program: str, *arguments: str) -> tuple[float, int]:
    """Milliseconds of the whole process, and its greatest memory in MB."""
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=_ENVIRONMENT | {"XDG_CONFIG_HOME": str(Path(arguments[0]) / "elsewhere")} if arguments else _ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    took = (time.perf_counter() - began) * 1000
    assert ended.returncode == 0, ended.stderr
    return took, int(ended.stdout)


def test_start_to_a_usable_sign_in_page(report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "years"
    shutil.copytree(filled_register.path().parent, folder)
    with closing(a_register(folder)) as register:
        register.officers.add("Budi Penyelia", Role.SUPERVISOR, "Kepala Bidang", SECRET, None, new_id())
    settings.save(folder / "settings.toml", Settings(office=Office(address="Air Itam")))
    compileall.compile_dir(ROOT / "frontoffice", quiet=1)
    _run(BARE)
    _run(OURS, str(folder))
    pairs = [(_run(BARE), _run(OURS, str(folder))) for _ in range(RUNS)]
    bare, ours = statistics.median(one[0][0] for one in pairs), statistics.median(one[1][0] for one in pairs)
    ratio = statistics.median(one[1][0] / one[0][0] for one in pairs)
    memory, whole = max(one[1][1] for one in pairs), _run(OURS, str(folder), "pages")[1]
    assert list((folder / "elsewhere").glob("*/*.witness"))
    shutil.rmtree(folder)
    report.row("start through the command line to the sign-in page, to a bare window", "×", "1.5 ×, 2.5 ×", ratio)
    report.row("memory at the sign-in page; with every page made", "MB", "250 MB", memory, whole)
    report(f"start: {ours:.0f} ms, a bare window {bare:.0f} ms, ratio {ratio:.2f} (aim 1.5, at most 2.5)")
    report(f"memory at the sign-in page {memory} MB, with every page made {whole} MB (at most 250)")
