"""The report of the training register in a real window, by keys alone.

``xvfb-run -s "-screen 0 1366x768x24" python -m tests.report_window FOLDER`` leaves ``report.png`` in FOLDER, then makes
the report of last month as a newcomer does with the manual's five lines, to its approval, and says in how many keys and
seconds; ``range.png`` is a period from one day to another. ``FRONTOFFICE_THEME`` and ``QT_SCALE_FACTOR`` choose the look.
"""

from __future__ import annotations

import dataclasses
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication  # noqa: TID251  (it starts the program)

from frontoffice.app.startup.application import prepare
from frontoffice.app.startup.starting import Starting
from frontoffice.app.training import practice_desk, practice_register
from frontoffice.app.window.case_pages import PREVIEW
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.app.window.report_pages import PAPERS, REPORTS
from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.settings import Theme, load
from frontoffice.ui.widgets.theme import QT_ARGUMENTS
from tests.real_window import Camera, Keyboard, window_manager


def main(arguments: list[str]) -> int:
    """Read the report of the month."""
    folder = Path(arguments[0])
    with tempfile.TemporaryDirectory() as data, window_manager():
        where = Places(Path(data))
        practice_register.prepare(where)
        read(where, folder)
    return 0


def read(where: Places, folder: Path) -> None:
    """By keys: F11."""
    application = QApplication([*sys.argv[:1], *QT_ARGUMENTS])
    prepare(application)
    starting = Starting(application, where, training=True)
    keys, camera = Keyboard(application), Camera(application, folder)
    starting.begin()
    counter = starting.counter
    assert counter is not None
    counter.sign_in(next(one for one in counter.register.officers.all() if one.role is Role.SUPERVISOR))
    try:
        keys.until(counter.window.isActiveWindow, "the window has the focus")
        known = load(where.settings) or practice_desk.SETTINGS
        theme = Theme(os.environ.get("FRONTOFFICE_THEME", "light"))
        counter.window.stack.view(DESK_SETTINGS).saved.emit(dataclasses.replace(known, theme=theme))
        keys.press("F11")
        keys.until(lambda: counter.window.page_name == "reports", "the report")
        camera.take("report")
        last_month(counter, keys, camera)
        from_day_to_day(counter, keys, camera)
    finally:
        starting.end()


def last_month(counter: Counter, keys: Keyboard, camera: Camera) -> None:
    """Make the report of last month: look at its figures and its paper, and approve it."""
    window, began = counter.window, time.monotonic()
    walked = (
        ("F11", lambda: window.page_name == REPORTS.name),
        ("Prior", lambda: window.stack.view(REPORTS).period.scope.period.last < counter.register.today()),
        ("ctrl+p", lambda: window.page_name == PAPERS.name),
        ("F9", lambda: window.page_name == PREVIEW.name),
        ("Escape", lambda: window.page_name == PAPERS.name),
        ("ctrl+shift+s", lambda: not window.stack.view(PAPERS).approval.isHidden()),
        ("Return", lambda: bool(counter.register.approvals.every())),
    )
    for key, happened in walked:
        keys.press(key)
        keys.until(happened, f"what {key} is for")
        camera.take(f"last_month_{key}")
    print(f"last month's report by {len(walked)} keys in {time.monotonic() - began:.1f} s")  # noqa: T201


def from_day_to_day(counter: Counter, keys: Keyboard, camera: Camera) -> None:
    """Show a period from one day to another."""
    keys.press("F11", "alt+7")
    page = counter.window.stack.view(REPORTS)
    keys.until(lambda: page.period.scope.period.kind is PeriodKind.RANGE, "a period from one day to another")
    camera.take("range")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
