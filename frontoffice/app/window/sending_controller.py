"""Messages to complainants at the window: their queue, its light, and the pages that send."""

from __future__ import annotations

import contextlib
from collections import Counter as Tally
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, SignalInstance

from frontoffice.app.sending.mail_carrier import MailCarrier
from frontoffice.app.sending.send_desk import SendDesk
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.carrier_settings import Mail
from frontoffice.domain.people import Officer
from frontoffice.errors import Unavailable
from frontoffice.register.commands.send_job import UNDERWAY, Message, SendJob, SendState, SendWay
from frontoffice.register.register import Register
from frontoffice.sending.codes import MailReason, SmsReason
from frontoffice.settings import Settings
from frontoffice.ui.complaint.answer_sending import AnswerSending

if TYPE_CHECKING:
    from frontoffice.app.sending.carrier import Carrier
    from frontoffice.app.window.sms_controller import SmsController
    from frontoffice.ui.complaint.complaint_page import ComplaintPage
    from frontoffice.ui.intake.recorded_page import RecordedPage
    from frontoffice.ui.shell.main_window import MainWindow


class SendingController(QObject):
    """``offers`` and ``queue`` are what a page needs to send; nothing invented ever leaves, so not in training."""

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        window: MainWindow,
        officer: Callable[[], Officer],
        committed: SignalInstance,
        sms: SmsController,
    ) -> None:
        super().__init__()
        self._register, self._settings, self._window, self._officer = register, settings, window, officer
        self._sms, self._mail, self._office = sms, Mail(), ""
        self._carriers: dict[SendWay, Carrier] = {}
        self.desk: SendDesk = SendDesk(register, parent=self)
        for changed in (self.desk.changed, sms.changed, sms.answered):
            changed.connect(self._show_light)
        committed.connect(self._on_committed)
        settings.changed.connect(self._use)
        window.destroyed.connect(self.end)

    def begin(self) -> None:
        """Send what waits, if there is something to send by, and show how it stands."""
        self._use(self._settings.current)

    def end(self) -> None:
        """Stop the workers; call it before the register closes."""
        self.desk.end()

    def offers(self, way: SendWay) -> bool:
        """Whether the office sends by this way."""
        return way in self._ways(self._settings.current)

    def queue(self, message: Message, job_id: UUID) -> SendJob:
        """Queue a message in the name of who is signed in. Raises Refused and Unavailable."""
        return self._register.sending.queue(message, self._officer(), job_id)

    def connect_recorded(self, page: RecordedPage) -> None:
        """Let the page after F9 send, and say there what became of it."""
        page.answer_words.queue = self
        for changed in (self.desk.changed, self._sms.changed):
            changed.connect(page.answer_words.show_sending)

    def connect_complaint(self, page: ComplaintPage) -> None:
        """Let the form of a contact send."""
        AnswerSending(page.handling, self)

    def why_waits(self, job: SendJob) -> str:
        """The code of why a message waits longer than it takes, "" for none."""
        is_underway, way = job.state in UNDERWAY, job.message.way
        if is_underway and way is SendWay.EMAIL and not self.offers(way):
            return MailReason.NO_ACCOUNT  # whatever its last try said
        if job.state is SendState.QUEUED and way is SendWay.SMS and not self.offers(way):
            return SmsReason.NO_FOLDER
        return job.reason or (self._sms.reason if is_underway and way is SendWay.SMS else "")

    # --- the queue ---------------------------------------------------------------------------------------------------

    @staticmethod
    def _ways(settings: Settings) -> frozenset[SendWay]:
        """By which ways it is sent; SMS have a controller of their own."""
        found = {SendWay.EMAIL: settings.mail.host, SendWay.SMS: settings.sms_folder}
        return frozenset(way for way, by in found.items() if by and not settings.training)

    def _use(self, settings: Settings) -> None:
        """Send by these settings; a carrier stays the same one as long as what it goes by is the same."""
        if (settings.mail, settings.office.name) != (self._mail, self._office):
            self._carriers.pop(SendWay.EMAIL, None)
        self._mail, self._office = settings.mail, settings.office.name
        ways = self._ways(settings)
        if SendWay.EMAIL in ways and SendWay.EMAIL not in self._carriers:
            self._carriers[SendWay.EMAIL] = MailCarrier(settings.mail, settings.office.name)
        carriers: Mapping[SendWay, Carrier] = {way: one for way, one in self._carriers.items() if way in ways}
        self.desk.use(carriers)
        self._show_light()

    def _on_committed(self) -> None:
        self.desk.go_on()
        self._show_light()

    def _show_light(self, _job: object = None) -> None:
        """Say how many wait, and what somebody has to look at; nothing where nothing is sent by itself."""
        with contextlib.suppress(Unavailable):
            jobs = self._register.sending.open_jobs()
            light = self._window.send_light
            light.setVisible(bool(jobs or self._ways(self._settings.current)))
            if not light.isHidden():
                light.show_state(*_sign(jobs, is_late=any(map(self.why_waits, jobs))))


def _sign(jobs: tuple[SendJob, ...], *, is_late: bool) -> tuple[str, str, str]:
    """Icon, colour and word of the light."""
    counted = Tally(job.state for job in jobs)
    translate = QCoreApplication.translate
    if uncertain := counted[SendState.UNCERTAIN]:
        return "warning", "late", translate("sending", "Messages: {} perhaps sent").format(uncertain)
    if failed := counted[SendState.FAILED]:
        return "warning", "late", translate("sending", "Messages: {} failed").format(failed)
    if jobs:
        words = translate("sending", "Messages: {} waiting").format(len(jobs))
        return ("late", "soon", words) if is_late else ("send", "muted", words)
    return "ok", "done", translate("sending", "Messages: none waiting")
