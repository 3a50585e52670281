"""Trials asked for by the set-up pages: of a printer, a mail account, an SMS folder; and the search for printers."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer

from frontoffice.app import receiving, sending
from frontoffice.app.window.controllers import ReceivingController
from frontoffice.app.window.receipt_controller import ReceiptController
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Background, ExpendableWorker
from frontoffice.domain.cases import answer_text
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.receiving import mailbox, web_forms
from frontoffice.register.commands.send_job import SendState, Sent
from frontoffice.register.journal.ids import new_id
from frontoffice.sending import mail_delivery, sms_spool
from frontoffice.sending.codes import MailReason, SmsReason
from frontoffice.sending.mail_delivery import MailOutcome
from frontoffice.settings import Mail, Mailbox, Printer, Settings, Transport
from frontoffice.ui.admin.sms_page import SmsPage
from frontoffice.ui.messages import wording
from frontoffice.ui.printers.printers_page import PrintersPage
from frontoffice.ui.receipts.answer_view import sender_of
from frontoffice.ui.sending.mail_page import MailPage, TypedMail
from frontoffice.ui.sending.mailbox_panel import TypedMailbox
from frontoffice.ui.sending.web_form_panel import TypedWebForm

# --- A test SMS: put into the folder that stands on the page, and followed until smsd has sent it or does not
# take it ---

_EVERY: Final = 2_000  # milliseconds
_PATIENCE: Final = 45  # looks: three times as long as smsd lets pass between two of its own where nothing else is set


class SmsTrial(QObject):
    """Test of an SMS folder in a thread of its own: one hanging in a lost share holds up no other."""

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


# --- Requests of the mail account page: it is tried, kept and ended, in a thread of its own ---

if TYPE_CHECKING:
    from frontoffice.app.workers.background import Background

Result = TypeVar("Result")


class MailRequests(QObject):
    """Keyring and network may take their time; ``end`` waits a moment for what is in hand."""

    def __init__(
        self,
        page: MailPage,
        settings: SettingsController,
        receiving: ReceivingController,
        officer: Callable[[], Officer],
        background: Background | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._settings, self._receiving, self._officer = page, settings, receiving, officer
        self._background: Background = background or ExpendableWorker("mail account")
        page.test_asked.connect(self._test)
        page.save_asked.connect(self._save)
        page.stop_asked.connect(self._stop)
        page.mailbox.test_asked.connect(self._test_mailbox)
        page.mailbox.save_asked.connect(self._save_mailbox)
        page.mailbox.claim_asked.connect(self._claim)
        self._receiving.changed.connect(self._show_reader)
        self._show_reader()
        page.web_form.save_asked.connect(self._save_web_form)

    def end(self) -> None:
        """Stop the worker."""
        self._background.stop()

    def _run(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        show_failure: Callable[[Unavailable], None] | None = None,
    ) -> None:
        show = show_failure or self._page.show_failure

        def on_failed(error: Exception) -> None:
            show(error if isinstance(error, Unavailable) else Unavailable(MailReason.FAILED))
            if not isinstance(error, Unavailable):
                raise error

        self._background.run(job, done, on_failed)

    def _test(self, typed: TypedMail) -> None:
        self._run(lambda: sending.try_out(typed.mail, typed.password), self._show_tried)

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

    def _test_mailbox(self, typed: TypedMailbox) -> None:
        panel = self._page.mailbox
        self._run(lambda: receiving.try_out(typed.mailbox, typed.password), panel.show_tried, panel.show_failure)

    def _save_mailbox(self, typed: TypedMailbox) -> None:
        def job() -> None:
            if typed.mailbox.token_file:
                mailbox.read_token(Path(typed.mailbox.token_file))
            if typed.password and typed.mailbox.host:
                mailbox.keep(receiving.account_of(typed.mailbox), typed.password)

        self._run(job, lambda _: self._keep_mailbox(typed.mailbox), self._page.mailbox.show_failure)

    def _save_web_form(self, typed: TypedWebForm) -> None:
        panel = self._page.web_form

        def job() -> None:
            if typed.folder:
                web_forms.check_folder(Path(typed.folder))
                if typed.secret:
                    web_forms.keep_secret(typed.secret)

        def keep(_done: None) -> None:
            try:
                self._settings.keep(dataclasses.replace(self._settings.current, form_folder=typed.folder))
            except Unavailable as error:
                panel.show_failure(error)
            except Refused as refused:
                panel.show_refused(wording.refusal_text(refused))
            else:
                panel.use(typed.folder)
                panel.show_saved()

        self._run(job, keep, panel.show_failure)

    def _keep_mailbox(self, kept: Mailbox) -> None:
        panel = self._page.mailbox
        try:
            if kept.host and self._receiving.is_unread(kept):
                self._receiving.claim(kept, self._officer())
            self._settings.keep(dataclasses.replace(self._settings.current, mailbox=kept))
        except Unavailable as error:
            panel.show_failure(error)
        except Refused as refused:
            panel.show_refused(wording.refusal_text(refused))
        else:
            panel.use(kept)
            panel.show_kept() if self._receiving.elsewhere else panel.show_saved()

    def _show_reader(self, _state: object = None) -> None:
        self._page.mailbox.show_reader(**self._receiving.elsewhere)

    def _claim(self) -> None:
        panel = self._page.mailbox
        try:
            self._receiving.claim(self._settings.current.mailbox, self._officer())
        except Unavailable as error:
            panel.show_failure(error)
        except Refused as refused:
            panel.show_refused(wording.refusal_text(refused))
        else:
            panel.show_saved()

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


# --- printer requests ---

if TYPE_CHECKING:
    from frontoffice.app.printing.print_task import PrinterTestResult
    from frontoffice.app.printing.printer_setup import PrinterSetup


class PrinterRequests(QObject):
    """Runner of the page's printer tests and searches, with their results shown there."""

    def __init__(self, page: PrintersPage, printing: ReceiptController) -> None:
        super().__init__(page)
        self._page, self._printing = page, printing
        self._setup: PrinterSetup | None = None  # None until something is searched
        page.test_asked.connect(self._print_test)
        page.find_asked.connect(self._search)
        page.find_stopped.connect(self._stop_search)

    def _print_test(self, printer: Printer) -> None:
        self._printing.desk.setup.print_test(printer, self._show_test)

    def _show_test(self, tried: PrinterTestResult) -> None:
        self._page.show_test(tried.failure, tried.findings, may_be_out=tried.may_be_out)

    def _search(self, transport: Transport) -> None:
        self._setup = self._printing.desk.setup
        self._setup.search(transport, self._page.show_found)

    def _stop_search(self) -> None:
        if self._setup is not None:
            self._setup.stop_search()
