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


class WitnessController(QObject):
    """Keeps numbers back from its making on, until all who can be asked were looked at, or ``time_up`` came."""

    def __init__(self, register: Register, settings: SettingsController, refresh: Callable[[], object]) -> None:
        super().__init__()
        self._register, self._settings, self._refresh = register, settings, refresh
        self._begun_at = register.now()
        self.time_up = QTimer(self, singleShot=True, interval=_TIME)
        self.time_up.timeout.connect(lambda: self._hear(is_late=True))
        now = settings.current
        can_be_asked = bool(now.backup_places or now.centre.address)
        self.is_waiting = can_be_asked and register.desk.gives_numbers and not now.training
        if self.is_waiting:
            register.numbering.await_witnesses()

    def begin(self, places: BackupPlacesController, centre: CentreDesk) -> None:
        """Hear what the places and the centre say from now on."""
        if not self.is_waiting:
            return
        self._places, self._centre = places, centre
        places.changed.connect(self._hear)
        centre.changed.connect(lambda _standing: self._hear())
        self.time_up.start()

    def _hear(self, *, is_late: bool = False) -> None:
        """Let numbers be given, or ask for the last one, which whoever answers later takes back."""
        if not self.is_waiting:
            return
        states, standing = self._places.states, self._centre.standing
        has_centre = bool(self._settings.current.centre.address)
        was_heard = has_centre and standing.last is not None and standing.last.ended_at >= self._begun_at
        centre_ended = was_heard or not has_centre or standing.failures > 0
        is_all = centre_ended and len(states) == len(self._settings.current.backup_places)
        if not (is_all or is_late):
            return
        others = [state for state in states if not state.is_beside]  # what is on this disk was put back with it
        nobody_knows = is_all and not others and not has_centre
        has_answered = was_heard or nobody_knows or any(state.folder is not None for state in others)
        self.is_waiting = not has_answered
        self._register.numbering.hear_witnesses(has_answered=has_answered)
        self._refresh()
