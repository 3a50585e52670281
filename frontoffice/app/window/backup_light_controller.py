"""The light of the copies: when the newest whole one was made, and what is wrong with that."""

from __future__ import annotations

from frontoffice.app.window import backup_states
from frontoffice.app.window.backup_maker import BackupMaker
from frontoffice.app.window.backup_places_controller import BackupPlacesController
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure
from frontoffice.register.register import Register
from frontoffice.register.storage.place_state import newest_counted, newest_whole
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.backup_status_light import BackupStatusLight


class BackupLightController:
    """Shows how the copies stand, each time that the places were looked at and that copies begin."""

    def __init__(
        self, register: Register, places: BackupPlacesController, maker: BackupMaker, light: BackupStatusLight
    ) -> None:
        self._register, self._places, self._maker, self._light = register, places, maker, light
        places.changed.connect(self.show)
        maker.begun.connect(self.show)

    @property
    def newest_copy(self) -> str:
        """When the newest whole copy that counts was made, "" when there is none."""
        newest, _ = newest_counted(self._places.states, self._register.now())
        return backup_states.moment_text(newest, self._register.now(), self._register.zone) if newest else ""

    def show(self) -> None:
        """Show how the copies stand now."""
        states, now = self._places.states, self._register.now()
        newest, is_beside = newest_counted(states, now)
        at = self.newest_copy
        is_unread = any(state.is_unread for state in states)
        if is_unread and (newest is None or is_beside or self._places.is_old(newest)):
            self._light.show_unread()
        elif backup_states.is_doubted(states, newest_whole(states, now)):
            self._light.show_doubted(at)
        elif newest is None:
            self._light.show_none()
        elif self._maker.failure is not None:
            self._light.show_failed(at, wording.unavailable(self._maker.failure))
        elif self._places.is_old(newest):
            self._light.show_old(at)
        elif is_beside:
            self._light.show_beside(at)
        elif any(state.is_silent for state in states):
            self._light.show_silent(at, wording.unavailable(Unavailable(BackupFailure.PLACE_SILENT)))
        else:
            self._light.show_whole(at)
