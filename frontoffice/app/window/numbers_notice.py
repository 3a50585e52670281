"""The line under the header that says why this counter gives no number, before a complainant stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.codes import NumberRefusal
from frontoffice.errors import NoticeCode, RefusalCode
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.widgets.guarded import show_unavailable

# What the register noticed as it opened is the same thing, and stands there in one line with it.
_NOTICES: Final[Mapping[RefusalCode, NoticeCode]] = {
    NumberRefusal.NUMBERING_UNCONFIRMED: RegisterNotice.MOVED,
    NumberRefusal.HISTORY_DIFFERS: RegisterNotice.HISTORY_DIFFERS,
    NumberRefusal.REGISTER_CHANGED: RegisterNotice.CHANGED_OUTSIDE,
    NumberRefusal.SERIES_OF_ANOTHER_DESK: WindowNotice.SERIES_OF_ANOTHER_DESK,
    NumberRefusal.CLOCK_DOUBTFUL: WindowNotice.CLOCK_DOUBTFUL,
    NumberRefusal.SETTINGS_DIFFER: WindowNotice.SETTINGS_DIFFER,
    NumberRefusal.ROLLBACK_UNCHECKED: WindowNotice.ROLLBACK_UNCHECKED,
}
_PASSING: Final = (NumberRefusal.ROLLBACK_CHECK_RUNS,)  # in seconds, before anybody could read it
_PAGE: Final = "last_number"  # on which an officer says it


class NumbersNotice:
    """The line that says why no number is given; what an officer has read comes back for the next who signs in."""

    def __init__(self, register: Register, window: MainWindow) -> None:
        self._register, self._window = register, window
        say = QCoreApplication.translate("words", "Say the last number…")
        self._offers: dict[NoticeCode, tuple[str, Callable[[], None]]] = {
            WindowNotice.ROLLBACK_UNCHECKED: (say, lambda: window.go(_PAGE))
        }
        self._shown: NoticeCode | None = None

    def refresh(self, *, anew: bool = False) -> None:
        """Say what keeps this counter from giving numbers, or take the line away when nothing does any more."""
        desk = self._register.desk
        with show_unavailable(self._window.show_failure) as read:
            why = self._register.numbering.find_block()
        if not read.worked:
            return
        code = None if why in _PASSING or why is None else _NOTICES[why]
        before, self._shown = self._shown, code
        if before and before != code:
            self._window.drop_notice(before)
        if code and (anew or code != before):
            facts = {"series": desk.counter, "today": self._register.today()}
            self._window.show_notice(wording.notice(Notice(code, facts)), code, self._offers.get(code))
