"""A copy takes the register's place between two openings: the counter ends, the files are exchanged."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from frontoffice import settings
from frontoffice.app.window.counter import Counter
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import unsafe_place
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Settings
from frontoffice.ui.shell.busy_page import BusyPage


def please_wait() -> QWidget:
    """Page shown during a restore."""
    return BusyPage()


def exchange(counter: Counter, where: Places, now: datetime) -> Unavailable | None:
    """Close the counter, and replace its register with the prepared copy.

    Returns why it did not; then the register is what it was.
    """
    counter.end()
    counter.window.close()
    counter.window.deleteLater()
    return _replace_register(where, now, ())


def put_back(copy: Path, where: Places, now: datetime) -> Unavailable | None:
    """Verify a copy and replace a missing or unreadable register with it.

    Returns why it did not; then what stood there is what it was. A copy that is cut is taken by the command only.
    """
    from frontoffice.register.storage import restore

    try:
        unsafe_place.demand_safe(where.register)
        restore.prepare(copy, where.register)
    except Unavailable as failure:
        return failure
    return _replace_register(where, now, (copy.parent,))


def _replace_register(where: Places, now: datetime, beside: Iterable[Path]) -> Unavailable | None:
    from frontoffice.register.storage import restore  # once in the life of a register, one hopes

    try:
        mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
        known = restore.load_known_elsewhere(where.register, mark, (*beside, *_places(where)))
        restore.put_in_place(restore.ready_path(where.register), where.register, f"{now:%Y%m%dT%H%M%SZ}", known)
    except Unavailable as failure:
        return failure
    return None


def _places(where: Places) -> tuple[Path, ...]:
    """The folders of the settings; none where those cannot be read."""
    with contextlib.suppress(Unavailable):
        known = settings.load(where.settings) or Settings()
        return tuple(Path(one.folder) for one in known.backup_places)
    return ()
