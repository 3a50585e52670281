"""The first number of a start: kept back until somebody outside this disk could say whether it was put back whole.

An image or a snapshot puts register, high-water mark and settings back together, and nothing on the disk knows. The
places of copies and the centre do. Where none of them answers in time, an officer is asked for the last number on
paper; entries can be typed all the while.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.register.register import Register

if TYPE_CHECKING:
    from frontoffice.app.centre.exchange_worker import CentreDesk
    from frontoffice.app.window.backup_places_controller import BackupPlacesController

_TIME: Final = 20_000  # milliseconds


class RollbackCheckController(QObject):
    """Keeps numbers back from its making on, until all who can be asked were looked at, or ``time_up`` came."""

    def __init__(self, register: Register, settings: SettingsController, refresh: Callable[[], object]) -> None:
        super().__init__()
        self._register, self._settings, self._refresh = register, settings, refresh
        self._begun_at = register.now()
        self.time_up = QTimer(self, singleShot=True, interval=_TIME)
        self.time_up.timeout.connect(lambda: self._compare(is_late=True))
        now = settings.current
        can_be_asked = bool(now.backup_places or now.centre.address)
        self.is_waiting = can_be_asked and register.desk.gives_numbers and not now.training
        if self.is_waiting:
            register.numbering.await_rollback_check()

    def begin(self, places: BackupPlacesController, centre: CentreDesk) -> None:
        """Compare with what the places and the centre have, from now on."""
        if not self.is_waiting:
            return
        self._places, self._centre = places, centre
        places.changed.connect(self._compare)
        centre.changed.connect(lambda _overview: self._compare())
        self.time_up.start()

    def _compare(self, *, is_late: bool = False) -> None:
        """Let numbers be given, or ask for the last one, which whoever answers later takes back."""
        if not self.is_waiting:
            return
        states = [state for state in self._places.states if not state.is_unread]
        overview = self._centre.overview
        has_centre = bool(self._settings.current.centre.address)
        centre_answered = has_centre and overview.last is not None and overview.last.ended_at >= self._begun_at
        centre_ended = centre_answered or not has_centre or overview.failures > 0
        is_all = centre_ended and len(states) == len(self._settings.current.backup_places)
        if not (is_all or is_late):
            return
        others = [state for state in states if not state.is_beside]  # what is on this disk was put back with it
        nobody_knows = is_all and not others and not has_centre
        has_answered = centre_answered or nobody_knows or any(state.folder is not None for state in others)
        self.is_waiting = not has_answered
        self._register.numbering.end_rollback_check(has_answered=has_answered)
        self._refresh()
