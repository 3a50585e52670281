"""Notices of the register itself: what it noticed, numbers it may not give, outdated dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.numbers_notice import NumbersNotice
from frontoffice.places import Places
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.register import Register
from frontoffice.register.storage import unsafe_place
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.widgets.guarded import show_unavailable

if TYPE_CHECKING:
    from frontoffice.app.workers.background import Worker


class RegisterNotices:
    """Notices refreshed after each commit; outdated dates, of all open complaints, only when they may be others.

    A worker counts them, with a connection of its own, while ``is_counting``; ``end`` stops it.
    """

    def __init__(self, register: Register, window: MainWindow, notices: NoticeController) -> None:
        self._register, self._window, self._notices = register, window, notices
        self._shown = 0
        self._worker: Worker | None = None
        self.is_counting = self._asked_again = False
        self.numbers = NumbersNotice(register, window)

    def refresh(self) -> None:
        """Show what is new, and take away what no longer holds."""
        self.show_noticed()
        with show_unavailable(self._notices.show_failure):
            if any(self._register.numbering.has_come_back(notice) for notice in self._register.notices()):
                self._notices.withdraw(RegisterNotice.PUT_BACK)
        self.numbers.refresh()

    def show_noticed(self) -> None:
        """Show what the register noticed since this was last asked."""
        noticed = self._register.notices()
        for notice in noticed[self._shown :]:
            self._notices.show(notice)
        self._shown = len(noticed)

    def warn_of_place(self, where: Places) -> None:
        """Warn whoever signs in of a folder in which the register does not last."""
        if found := unsafe_place.notice_of(where.register):
            self._notices.show(found)

    def warn_of_outdated_dates(self) -> None:
        """Have the open complaints counted that an older calendar gave their dates, and say how many there are."""
        if self.is_counting:
            self._asked_again = True  # the count in hand may have begun before what is asked about was written
            return
        self.is_counting, self._asked_again = True, False
        worker = self._worker = self._worker or self._make_worker()
        worker.run(self._register.calendar.count_outdated_dates, self._show_outdated, self._show_failure)

    def end(self) -> None:
        """Stop the worker; call it before the register closes."""
        if self._worker is not None:
            self._worker.stop()

    def _make_worker(self) -> Worker:
        from frontoffice.app.workers.background import Worker

        return Worker("dates")

    def _show_outdated(self, count: int) -> None:
        self.is_counting = False
        if self._asked_again:
            self.warn_of_outdated_dates()
        elif count:
            self._notices.show(Notice(WindowNotice.DATES_OUTDATED, {"count": count}))
        else:
            self._notices.withdraw(WindowNotice.DATES_OUTDATED)

    def _show_failure(self, error: Exception) -> None:
        self.is_counting = False
        with show_unavailable(self._notices.show_failure):
            raise error
