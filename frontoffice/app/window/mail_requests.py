"""Requests of the mail account page: it is tried, kept and ended, in a thread of its own."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from frontoffice.app.sending import mail_carrier
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import ExpendableWorker
from frontoffice.carrier_settings import Mail
from frontoffice.errors import Refused, Unavailable
from frontoffice.sending import mail_delivery
from frontoffice.sending.codes import MailReason
from frontoffice.sending.mail_delivery import MailOutcome
from frontoffice.ui.messages import wording
from frontoffice.ui.sending.mail_page import MailPage, TypedMail

if TYPE_CHECKING:
    from frontoffice.app.workers.background import Background

Result = TypeVar("Result")


class MailRequests(QObject):
    """Keyring and network may take their time; ``end`` waits a moment for what is in hand."""

    def __init__(self, page: MailPage, settings: SettingsController, background: Background | None = None) -> None:
        super().__init__(page)
        self._page, self._settings = page, settings
        self._background: Background = background or ExpendableWorker("mail account")
        page.test_asked.connect(self._test)
        page.save_asked.connect(self._save)
        page.stop_asked.connect(self._stop)

    def end(self) -> None:
        """Stop the worker."""
        self._background.stop()

    def _run(self, job: Callable[[], Result], done: Callable[[Result], None]) -> None:
        def on_failed(error: Exception) -> None:
            self._page.show_failure(error if isinstance(error, Unavailable) else Unavailable(MailReason.FAILED))
            if not isinstance(error, Unavailable):
                raise error

        self._background.run(job, done, on_failed)

    def _test(self, typed: TypedMail) -> None:
        self._run(lambda: mail_carrier.try_out(typed.mail, typed.password), self._show_tried)

    def _show_tried(self, outcome: MailOutcome) -> None:
        if outcome.reason is None:
            self._page.show_tried(outcome.answer)
        else:
            self._page.show_failure(Unavailable(outcome.reason), outcome.answer)

    def _save(self, typed: TypedMail) -> None:
        def job() -> None:
            if typed.password and typed.mail.user:
                mail_delivery.keep(typed.mail, typed.password)

        self._run(job, lambda _: self._keep(typed.mail, self._page.show_saved))

    def _stop(self) -> None:
        before = self._settings.current.mail

        def job() -> None:
            with contextlib.suppress(Unavailable):  # there is nothing to take, or nothing to take it from
                mail_delivery.forget(before)

        self._run(job, lambda _: self._keep(Mail(), self._page.show_stopped))

    def _keep(self, mail: Mail, done: Callable[[], None]) -> None:
        try:
            self._settings.keep(dataclasses.replace(self._settings.current, mail=mail))
        except Unavailable as error:
            self._page.show_failure(error)
        except Refused as refused:
            self._page.show_refused(wording.refusal_text(refused))
        else:
            self._page.use(self._settings.current)
            done()
