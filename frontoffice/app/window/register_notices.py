"""What the register has to say by itself: what it noticed, numbers it may not give, outdated dates."""

from __future__ import annotations

from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.numbers_notice import NumbersNotice
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow


class RegisterNotices:
    """Refreshed after each commit. The dates are counted for every open complaint: only when they may be others."""

    def __init__(self, register: Register, window: MainWindow, notices: NoticeController) -> None:
        self._register, self._notices = register, notices
        self._shown = 0
        self.numbers = NumbersNotice(register, window)

    def refresh(self) -> None:
        """Show what is new, and take away what no longer holds."""
        self.show_noticed()
        self.numbers.refresh()

    def show_noticed(self) -> None:
        """Show what the register noticed since this was last asked."""
        noticed = self._register.notices()
        for notice in noticed[self._shown :]:
            self._notices.show(notice)
        self._shown = len(noticed)

    def warn_of_outdated_dates(self) -> None:
        """Say how many open complaints an older calendar gave their dates."""
        try:
            outdated = self._register.calendar.outdated_dates()
        except Unavailable as error:
            self._notices.show_failure(error)
            return
        if outdated:
            self._notices.show(Notice(WindowNotice.DATES_OUTDATED, {"count": outdated}))
        else:
            self._notices.withdraw(WindowNotice.DATES_OUTDATED)
