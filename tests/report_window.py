"""The report of the training register in a real window, by keys alone: the picture of the manual.

``xvfb-run -s "-screen 0 1366x768x24" python -m tests.report_window FOLDER`` leaves ``report.png`` in FOLDER; with
``--help-pictures`` that of the manual is drawn anew.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication  # noqa: TID251  (it starts the program)

from frontoffice.app.startup.application import prepare
from frontoffice.app.startup.starting import Starting
from frontoffice.app.training import practice_register
from frontoffice.domain.people import Role
from frontoffice.places import Places
from tests.real_window import HELP, Camera, Keyboard, wait_for


def main(arguments: list[str]) -> int:
    """Read the report of the month."""
    folder = Path(arguments[0])
    with tempfile.TemporaryDirectory() as data:
        where = Places(Path(data))
        practice_register.prepare(where)
        manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)  # noqa: S607
        try:
            wait_for(manager)
            read(where, folder)
        finally:
            manager.terminate()
            manager.wait()
    if "--help-pictures" in arguments:
        shutil.copy(folder / "report.png", HELP / "report.png")
    return 0


def read(where: Places, folder: Path) -> None:
    """By keys: F11."""
    application = QApplication(sys.argv[:1])
    prepare(application)
    starting = Starting(application, where, training=True)
    keys, camera = Keyboard(application), Camera(application, folder)
    starting.begin()
    counter = starting.counter
    assert counter is not None
    counter.sign_in(next(one for one in counter.register.officers.all() if one.role is Role.SUPERVISOR))
    try:
        keys.until(counter.window.isActiveWindow, "the window has the focus")
        keys.press("F11")
        keys.until(lambda: counter.window.page_name == "reports", "the report")
        camera.take("report")
    finally:
        starting.end()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
