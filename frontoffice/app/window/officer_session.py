"""Who works here: signed in, with the role that the register gives them by now."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from frontoffice.domain.people import NOBODY, Officer
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.widgets import popups


class OfficerSession(QObject):
    """``changed`` carries the notice that somebody has another role, or was signed out and may sign in no more."""

    changed = Signal(object)

    def __init__(self, register: Register, window: MainWindow) -> None:
        super().__init__()
        self._register, self._window = register, window
        self._last: UUID | None = None

    def officer(self) -> Officer:
        """Who is signed in, with the role that the register gives them by now."""
        signed_in = self._window.signed_in
        if signed_in is None:
            return NOBODY
        try:
            return self._register.officers.as_now(signed_in)
        except Unavailable:  # said where it was asked for; what is written is checked once more as it is written
            return signed_in

    def begin(self, officer: Officer) -> bool:
        """Let an officer work here; whether somebody else did before."""
        is_another = self._last not in (None, officer.officer_id)
        self._last = officer.officer_id
        self._window.show_officer(officer)
        return is_another

    def follow_role(self) -> bool:
        """Let another role, given here or at another desk, hold at once; whether it is as it was.

        Whoever may sign in no more is signed out; what was being chosen is closed, it was another role's to choose.
        """
        was, officer = self._window.signed_in, self.officer()
        if was is None or officer == was:
            return True
        if not officer.active:
            self._window.lock()
            self.changed.emit(Notice(WindowNotice.SIGNED_OUT, {"officer": officer.name}))
            return False
        self._window.show_officer(officer)
        if officer.role is was.role:
            return True
        popups.close_all(self._window)
        self._window.stack.refresh_front()
        self.changed.emit(Notice(WindowNotice.ROLE_CHANGED, {"role": officer.role}))
        return False
