"""A test SMS: put into the folder that stands on the page, and followed until smsd has sent it or does not take it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from frontoffice.app.workers.background import Background, ExpendableWorker
from frontoffice.domain.cases import answer_text
from frontoffice.errors import Unavailable
from frontoffice.register.commands.send_job import SendState, Sent
from frontoffice.register.journal.ids import new_id
from frontoffice.sending import sms_spool
from frontoffice.sending.codes import SmsReason
from frontoffice.settings import Settings
from frontoffice.ui.admin.sms_page import SmsPage
from frontoffice.ui.receipts.answer_view import sender_of

_EVERY: Final = 2_000  # milliseconds
_PATIENCE: Final = 45  # looks: three times as long as smsd lets pass between two of its own where nothing else is set


class SmsTrial(QObject):
    """Each test has a thread of its own: one that hangs in a share that is gone holds up no other."""

    def __init__(
        self,
        page: SmsPage,
        settings: Callable[[], Settings],
        background: Callable[[], Background] = lambda: ExpendableWorker("sms test"),
    ) -> None:
        super().__init__(page)
        self._page, self._settings, self._background = page, settings, background
        self._thread: Background | None = None
        self._folder, self._job_id = Path(), new_id()
        self._looks, self._is_out = 0, False
        self.again = QTimer(self, interval=_EVERY)
        self.again.timeout.connect(self._look)
        page.trial_asked.connect(self._begin)

    def end(self) -> None:
        """Follow it no more."""
        self.again.stop()
        if self._thread is not None:
            self._thread.stop()
            self._thread = None

    def _begin(self, folder: str, phone: str) -> None:
        self.end()
        if not folder:
            self._page.show_problem(SmsReason.FOLDER_INCOMPLETE)
            return
        self._thread, self._folder, self._job_id = self._background(), Path(folder), new_id()
        self._looks = 0
        text = answer_text.test_message(sender_of(self._settings().office))
        self.again.start()
        self._ask(lambda spool, job_id: sms_spool.hand_over(spool, job_id, phone, text))

    def _look(self) -> None:
        self._looks += 1
        if self._looks > _PATIENCE:
            is_silent = self._is_out
            self.end()
            if is_silent:
                self._page.show_problem(SmsReason.SILENT)
            else:
                self._page.show_not_taken()
        elif not self._is_out:
            self._ask(sms_spool.follow)

    def _ask(self, ask: Callable[..., Sent]) -> None:
        assert self._thread is not None  # noqa: S101  (the timer runs only while there is one)
        folder, job_id = self._folder, self._job_id
        self._is_out = True
        self._thread.run(lambda: ask(folder, job_id), self._show, self._fail)

    def _show(self, stands: Sent) -> None:
        self._is_out = False
        if stands.state is SendState.HANDED_OVER:
            self._page.show_handed_over()
            return
        self.end()
        if stands.state is SendState.SENT:
            self._page.show_sent()
        else:
            self._page.show_problem(SmsReason(stands.reason))

    def _fail(self, error: Exception) -> None:
        self._is_out = False
        self.end()
        if not isinstance(error, Unavailable):
            raise error
        self._page.show_problem(error.code)
