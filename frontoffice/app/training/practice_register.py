"""A register to practise on: its own folder, its own series, LATIHAN on every paper, and invented people.

The sample complaints are recorded and handled through the register's own verbs (``courses``), with the clock
standing at office hours of the working days before. The file is made beside its place and put there when it is whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from frontoffice.app.training import courses, practice_desk
from frontoffice.domain.people import TRAINING_PIN, Role
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage import unsynced_vfs

STAFF: Final = (  # a supervisor first: nobody else can begin a register
    ("Kepala Contoh", Role.SUPERVISOR, "Kepala Bidang"),
    ("Petugas Contoh", Role.OFFICER, "Petugas Front Office"),
    ("Rini Contoh", Role.OFFICER, "Petugas Front Office"),
    ("Tim Contoh", Role.HANDLER, "Tim Penanganan Pengaduan"),
    ("Bayu Contoh", Role.HANDLER, "Tim Penanganan Pengaduan"),
    ("Admin Contoh", Role.ADMINISTRATOR, "Pengelola sistem"),
)


def prepare(
    where: Places, now: datetime | None = None, progress: Callable[[int, int], object] = lambda _done, _of: None
) -> None:
    """Make a training register of the days before ``now``; one that is there stays as it is. Raises Unavailable.

    ``progress`` gets how many of how many events of those days are recorded.
    """
    if where.register.exists():
        return
    unfinished = where.folder / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)  # of a start that was ended before it had all
    path = unfinished / where.register.name
    clock = courses.Clock(now or datetime.now(UTC))
    register = open_register(path, practice_desk.DESK, clock=lambda: clock.now, vfs=unsynced_vfs.name())
    try:
        courses.fill(register, clock, STAFF, TRAINING_PIN, progress)
    finally:
        register.close()
    unsynced_vfs.put_in_place(path, where.register)
    shutil.rmtree(unfinished, ignore_errors=True)
