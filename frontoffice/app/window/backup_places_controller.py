"""The places of copies, looked for all the while: which are there, what stands in them, what has come.

They are looked for in another thread than the one that waits for copies: a network share that does not answer holds up
nothing else, not even the end of the program.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.window import backup_states
from frontoffice.app.window.backup_states import LastSeen
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Background
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.register.storage import place_state
from frontoffice.register.storage.place_state import PlaceState

_LOOK: Final = 10_000  # milliseconds
_READ_ANEW: Final = 30  # looks: five minutes


class BackupPlacesController(QObject):
    """``changed`` says that the places were looked at, ``came`` carries those that have come and lack something.

    ``others_found`` says that another register of this desk writes copies, or that they remember another history; no
    number is given here any more.
    """

    changed = Signal()
    came = Signal(object)
    others_found = Signal()

    def __init__(
        self, register: Register, settings: SettingsController, seen: LastSeen, background: Background
    ) -> None:
        super().__init__()
        self._register, self._settings, self._seen, self._background = register, settings, seen, background
        self.states: tuple[PlaceState, ...] = ()
        self.desk: UUID | None = None
        self._glances = 0
        self._is_looking = self._reads_again = self._is_ended = False
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._glance)

    def begin(self) -> None:
        """Look for the places from now on."""
        self._settings.changed.connect(lambda _settings: self.look())
        self._look.start()
        with contextlib.suppress(Unavailable):  # what cannot be read now is said elsewhere, and has no copies
            self.desk = self._register.backups.desk
        self.look()

    def end(self) -> None:
        """Look no more."""
        self._is_ended = True
        self._look.stop()
        self._background.stop()

    def look(self, known: tuple[PlaceState, ...] = ()) -> None:
        """Look for the places, and read what stands in those that are not ``known``."""
        if self._is_ended or self.desk is None:
            return
        if self._is_looking:
            self._reads_again = self._reads_again or not known
            return
        self._is_looking = True
        places, desk, register = self._settings.current.backup_places, self.desk, self._register.path
        self._background.run(
            lambda: place_state.look(places, desk, register, known=known), self._keep_states, self._keep_none
        )

    def is_old(self, made_at: datetime) -> bool:
        """Whether a copy is older than a day of work; a register that cannot be read now says so elsewhere."""
        register = self._register
        with contextlib.suppress(Unavailable):
            office = register.unit.calendar, register.unit.hours
            return backup_states.is_old(made_at, register.now(), register.zone, office)
        return False

    def _glance(self) -> None:
        """See which places are there; what stands in them is read anew now and then only: others write there, too."""
        self._glances += 1
        self.look(self.states if self._glances % _READ_ANEW else ())

    def _keep_none(self, error: Exception) -> None:
        self._is_looking = False
        raise error

    def _keep_states(self, states: tuple[PlaceState, ...]) -> None:
        self._is_looking = False
        if self._reads_again:  # something was asked for meanwhile that these do not know yet
            self._reads_again = False
            self.look()
            return
        before = {state.place.marker: state for state in self.states}
        self.states = self._seen.complete(states)
        came = [one for one in self.states if one.folder and self._has_come(before.get(one.place.marker), one)]
        self._notice_others()
        self.changed.emit()
        if came:
            self.came.emit(came)

    def _has_come(self, before: PlaceState | None, now: PlaceState) -> bool:
        """Whether a place that was away, or was not looked at yet, lacks what was written since its newest copy."""
        if before is not None and before.folder is not None:
            return False
        if not now.copies or now.newest_at is None or self.is_old(now.newest_at):
            return True
        with contextlib.suppress(Unavailable):
            return self._register.outbox.entries() != now.copies[0].captured.entries
        return False

    def _notice_others(self) -> None:
        records = [copy for state in self.states for copy in state.copies]
        with contextlib.suppress(Unavailable):
            differs = self._register.backups.notice_history(records)
            if self._register.backups.notice_others(records) or differs:
                self.others_found.emit()
