"""The text for the complainant's channel after F9: shown, copied, brought into WhatsApp, and written down as sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QWidget

from frontoffice.domain.cases import answer_text
from frontoffice.domain.cases.answer_medium import Medium, reply_medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.complaint import Complaint
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.send_job import ASKING, Message, SendJob, SendState
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Office
from frontoffice.ui.messages import wording
from frontoffice.ui.receipts import answer_chat, answer_sending, answer_view
from frontoffice.ui.receipts.answer_sender import sender_of
from frontoffice.ui.receipts.answer_sending import NoSending, SendQueue
from frontoffice.ui.receipts.phone_readout import spell
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine

Log = Callable[[UUID, Attempt, UUID], object]  # the complaint's subject, what was sent, the action
_WAYS: Final = {
    Medium.EMAIL: "E-mail",
    Medium.SMS: "SMS",
    Medium.CALL: "SMS",
    Medium.CHAT: answer_chat.WAY,
    Medium.LAPOR: "SP4N-LAPOR!",
}
_HIDDEN: Final = "\N{BULLET}"  # in place of the check code, which is the complainant's


def to_clipboard(text: str) -> None:
    """Put ``text`` on the desktop's clipboard."""
    QGuiApplication.clipboard().setText(text)


class AnswerWidgets(Protocol):
    """What the page has for it."""

    answer_panel: QFrame
    call_icon: QLabel
    call_title: QLabel
    spoken: QLabel
    spoken_code: QLabel
    call_rule: QFrame
    answer_title: QLabel
    answer: QPlainTextEdit
    answer_length: QLabel
    answer_copied: QLabel
    subject_box: QWidget
    subject: QLabel
    copy_button: QPushButton
    copy_subject_button: QPushButton
    chat_button: QPushButton
    sent_button: QPushButton
    send_button: QPushButton


class RecordedAnswer(QObject):
    """Works on the page's widgets; ``log`` writes a contact down, and raises Refused and Unavailable."""

    def __init__(self, page: AnswerWidgets, log: Log, copy: Callable[[str], None], opened_by: answer_chat.Open) -> None:
        super().__init__(page.answer_panel)
        self._page, self._log, self._copy_text, self._opened_by = page, log, copy, opened_by
        self._message = MessageLine(page.answer_copied)
        self._complaint: Complaint | None = None
        self._answer: AnswerText | None = None
        self._way, self._action = "", new_id()
        self.queue: SendQueue = NoSending()
        page.copy_button.clicked.connect(self._copy)
        page.copy_subject_button.clicked.connect(self._copy_subject)
        page.chat_button.clicked.connect(self._open_chat)
        page.sent_button.clicked.connect(self._write_down)
        page.send_button.clicked.connect(self._send)

    def show_for(self, complaint: Complaint, office: Office) -> None:
        """The text for the complainant's own channel, as of today; none for who stands at the counter."""
        page, medium = self._page, reply_medium(complaint)
        sender, today = sender_of(office), complaint.recorded_on
        answer = answer_text.acknowledgement(complaint, sender, medium, today) if medium else None
        self._complaint, self._answer, self._action = complaint, answer, new_id()
        self._way = _WAYS.get(medium, "") if medium else ""
        page.answer_panel.setVisible(answer is not None)
        for widget in (page.call_icon, page.call_title, page.spoken, page.spoken_code, page.call_rule):
            widget.setVisible(medium is Medium.CALL)
        page.spoken.setText(spell(complaint.number_text))
        page.spoken_code.setText(self.tr("Check code: {code}").format(code=spell(complaint.check_code)))
        self._message.show("", "done")
        page.sent_button.setVisible(bool(self._way))
        way = answer_sending.way_of(answer, complaint.intake.complainant, self.queue)
        page.send_button.setVisible(way is not None)
        page.chat_button.setVisible(answer_chat.link_of(answer, complaint.intake.complainant.phone) is not None)
        if answer is None:
            return
        answer_view.show(answer, page.answer_title, page.answer_length, page.answer)
        page.subject.setText(self.tr("Subject: {subject}").format(subject=answer.subject))
        page.subject_box.setVisible(bool(answer.subject))

    def _copy(self) -> None:
        if self._answer is not None:
            self._copy_text(self._answer.text)
            self._message.show(self.tr("Copied"), "done")

    def _copy_subject(self) -> None:
        if self._answer is not None and self._answer.subject:
            self._copy_text(self._answer.subject)
            self._message.show(self.tr("Subject copied"), "done")

    def _open_chat(self) -> None:
        link = answer_chat.link_of(self._answer, self._complaint.intake.complainant.phone) if self._complaint else None
        if link is None or self._answer is None:
            return
        problem = answer_chat.open_chat(link, self._answer, self._opened_by)
        if problem:
            self._message.show(problem)
            return
        self._way = answer_chat.WAY
        asked = self.tr("Was it sent? {key:recorded.sent} writes it down.")
        pasted = self.tr("Paste the text there ({key:widget.paste}). Was it sent? {key:recorded.sent} writes it down.")
        self._message.show(asked if link.has_text else pasted, "soon")

    def show_sending(self, job: SendJob) -> None:
        """What became of the text that was sent from here."""
        if job.job_id != self._action:
            return
        if job.state is SendState.SENT:
            self._message.show(self.tr("Sent, and written down as a contact"), "done")
        elif job.state in ASKING:
            self._message.show(self.tr("Not sent for certain: look at the messages ({page:sending})"), "late")
        elif job.reason:
            self._message.show(self.tr("It waits: {why}").format(why=wording.reason(job.reason)), "soon")

    def _send(self) -> None:
        complaint, answer = self._complaint, self._answer
        if complaint is None or answer is None or self._page.send_button.isHidden():
            return
        who = complaint.intake.complainant
        way = answer_sending.way_of(answer, who, self.queue)
        if way is None:
            return
        address, channel = answer_sending.address_of(way, who), _WAYS[answer.medium]  # also once WhatsApp was opened
        message = Message(
            complaint.subject,
            way,
            channel,
            address,
            answer.text,
            self._mask_check_code(answer, complaint),
            answer.subject,
        )
        with show_errors(self._message.show) as writing:
            self.queue.queue(message, self._action)
        if writing.worked:
            self._page.send_button.hide()
            self._page.sent_button.hide()
            self._message.show(self.tr("It is being sent"), "soon")

    def _mask_check_code(self, answer: AnswerText, complaint: Complaint) -> str:
        return answer.text.replace(complaint.check_code, _HIDDEN * len(complaint.check_code))

    def _write_down(self) -> None:
        if self._complaint is None or self._answer is None or self._page.sent_button.isHidden():
            return
        said = self._mask_check_code(self._answer, self._complaint)
        attempt = Attempt(self._way, Reach.SENT, said)
        with show_errors(self._message.show) as writing:
            self._log(self._complaint.subject, attempt, self._action)
        if writing.worked:
            self._page.sent_button.hide()
            self._page.send_button.hide()
            self._message.show(self.tr("Written down: sent by {way}").format(way=self._way), "done")
