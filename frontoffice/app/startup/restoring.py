"""A copy takes the register's place between two openings: the counter ends, the files are exchanged."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from frontoffice import settings
from frontoffice.app.window.counter import Counter
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import restore
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Settings
from frontoffice.ui.shell.busy_page import BusyPage


def please_wait() -> QWidget:
    """The page that stands there meanwhile."""
    return BusyPage()


def exchange(counter: Counter, where: Places, now: datetime) -> Unavailable | None:
    """End the counter, and let the copy that lies ready take the register's place.

    Returns why it did not; then the register is what it was.
    """
    counter.end()
    counter.window.close()
    counter.window.deleteLater()
    try:
        known = settings.load(where.settings) or Settings()
        mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
        ready = restore.ready_path(where.register)
        numbers = restore.numbers_known(ready, mark, [Path(one.folder) for one in known.backup_places])
        restore.put_in_place(ready, where.register, f"{now:%Y%m%dT%H%M%SZ}", numbers)
    except Unavailable as failure:
        return failure
    return None
