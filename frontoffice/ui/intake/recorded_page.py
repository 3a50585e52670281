"""After F9: the number stands large, what becomes of its receipt, and the text for the complainant's channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QScrollArea, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.working_days import RESPONSE_WORKING_DAYS
from frontoffice.domain.cases import answer_text
from frontoffice.domain.cases.answer_medium import Medium, reply_medium, takes_paper
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.complaint import Complaint, Kind
from frontoffice.domain.people import May
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.print_job import PUT_OFF, UNSENT, JobState, PrintJob
from frontoffice.register.commands.send_job import ASKING, Message, SendJob, SendState
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Office, Printer, Settings
from frontoffice.ui.messages import wording
from frontoffice.ui.receipts import answer_view, other_printer_choice
from frontoffice.ui.receipts.answer_view import NoSending, Open, SendQueue, open_link, sender_of, spell
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.fitted_scroll import FittedScroll
from frontoffice.ui.widgets.form import child, load_ui, scroll_line_into_view
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout, wrap_rows

# --- The text for the complainant's channel after F9: shown, copied, brought into WhatsApp, and written down as
# sent ---

Log = Callable[[UUID, Attempt, UUID], object]  # the complaint's subject, what was sent, the action
_WAYS: Final = {
    Medium.EMAIL: "E-mail",
    Medium.SMS: "SMS",
    Medium.CALL: "SMS",
    Medium.CHAT: answer_view.WAY,
    Medium.LAPOR: "SP4N-LAPOR!",
}
_HIDDEN: Final = "\N{BULLET}"  # in place of the check code, which is the complainant's


def to_clipboard(text: str) -> None:
    """Put ``text`` on the desktop's clipboard."""
    QGuiApplication.clipboard().setText(text)


class AnswerWidgets(Protocol):
    """Widgets of the page used by the answer panel."""

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

    def __init__(self, page: AnswerWidgets, log: Log, copy: Callable[[str], None], opened_by: answer_view.Open) -> None:
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
        way = answer_view.channel_for(answer, complaint.intake.complainant, self.queue)
        page.send_button.setVisible(way is not None)
        page.chat_button.setVisible(answer_view.link_of(answer, complaint.intake.complainant.phone) is not None)
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
        link = answer_view.link_of(self._answer, self._complaint.intake.complainant.phone) if self._complaint else None
        if link is None or self._answer is None:
            return
        problem = answer_view.open_chat(link, self._answer, self._opened_by)
        if problem:
            self._message.show(problem)
            return
        self._way = answer_view.WAY
        asked = self.tr("Was it sent? {key:recorded.sent} writes it down.")
        pasted = self.tr("Paste the text there ({key:widget.paste}). Was it sent? {key:recorded.sent} writes it down.")
        self._message.show(asked if link.has_text else pasted, "soon")

    def show_sending(self, job: SendJob) -> None:
        """Show the result of a message sent from this page."""
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
        way = answer_view.channel_for(answer, who, self.queue)
        if way is None:
            return
        address, channel = answer_view.address_of(way, who), _WAYS[answer.medium]  # also once WhatsApp was opened
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


# --- recorded page ---

_STATES: Final = {
    JobState.QUEUED: ("printer", ""),
    JobState.CHECKING: ("printer", ""),
    JobState.SENDING: ("print", ""),
    JobState.AWAITING: ("print", ""),
    JobState.BLOCKED: ("paper-out", "late"),
    JobState.WAITING: ("paper-out", "soon"),
    JobState.UNCERTAIN: ("warning", "late"),
    JobState.CONFIRMED: ("ok", "done"),
    JobState.HANDED_OVER: ("ok", "done"),
    JobState.ACCEPTED: ("ok", "done"),
    JobState.VOID: ("cancel", "late"),
    JobState.DROPPED: ("cancel", ""),
}


RECORDED_KEYS: Final = (
    PageKey("Alt+L", "later"),
    PageKey("Alt+G", "image"),
    PageKey("Ctrl+P", "print"),
    PageKey("Alt+O", "open"),
    PageKey("Ctrl+Shift+C", "copy"),
    PageKey("Ctrl+Shift+J", "copy_subject"),
    PageKey("Ctrl+Shift+W", "chat"),
    PageKey("Alt+Shift+K", "sent", May.CONTACT),
    PageKey("Alt+K", "send", May.CONTACT),
    PageKey("Alt+S", "stop"),
    PageKey("Alt+Y", "whole"),
    PageKey("Alt+N", "broken"),
    PageKey("Return", "next"),
    PageKey("Enter", "next"),
)


class RecordedPage(QWidget):
    """``next_asked`` wants the next case, ``print_asked`` another paper, ``opened`` the complaint's own page.

    ``stop_asked`` gives up the paper that the printer stopped at, ``outcome_answered`` says whether it came out whole,
    ``elsewhere_asked`` wants it on another printer, ``later_asked`` not now, ``image_asked`` with all its letters.
    """

    next_asked = Signal()
    print_asked = Signal(object)
    opened = Signal(object)
    stop_asked = Signal(object)
    outcome_answered = Signal(object, bool)
    elsewhere_asked = Signal(object, object)
    later_asked = Signal(object)
    image_asked = Signal(object)

    recorded_body: QScrollArea
    done_text: QLabel
    number: QLabel
    due: QLabel
    late_filing: QLabel
    missing: QLabel
    paper_icon: QLabel
    paper: QLabel
    paper_more: QWidget
    elsewhere_box: QWidget
    later_button: QPushButton
    folded_bar: QFrame
    folded_message: QLabel
    image_button: QPushButton
    check_code: QLabel
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
    next_button: QPushButton
    print_button: QPushButton
    whole_button: QPushButton
    broken_button: QPushButton
    stop_button: QPushButton
    open_button: QPushButton

    def __init__(
        self,
        settings: Settings,
        log: Log,
        copy: Callable[[str], None] = to_clipboard,
        opened_by: Open = open_link,
    ) -> None:
        super().__init__()
        load_ui("intake/recorded_page", into=self)
        wrap_rows(self, "call_head", "answer_head", "recorded_buttons")
        ways = FlowLayout(self.paper_more)
        for part in self._ways_of_paper():
            ways.addWidget(part)
        FittedScroll(self.recorded_body)
        lines = (self.due, self.late_filing, self.missing, self.paper, self.folded_message)
        self._lines = {label.objectName(): MessageLine(label) for label in lines}
        self._settings = settings
        self.answer_words = RecordedAnswer(self, log, copy, opened_by)
        self._complaint: Complaint | None = None
        self._job: PrintJob | None = None
        self.elsewhere = other_printer_choice.offer(self.elsewhere_box, self, settings)
        buttons = {one.action: child(self, QPushButton, f"{one.action}_button") for one in RECORDED_KEYS}
        bind_keys(self, RECORDED_KEYS, {action: button.click for action, button in buttons.items()}, repeats=False)
        self.next_button.clicked.connect(self.next_asked)
        self.print_button.clicked.connect(self._print)
        self.open_button.clicked.connect(self._open)
        self.stop_button.clicked.connect(self._stop)
        self.later_button.clicked.connect(self._put_off)
        self.image_button.clicked.connect(self._print_image)
        self.elsewhere.chosen.connect(self._print_elsewhere)
        self.whole_button.clicked.connect(lambda: self._outcome(whole=True))
        self.broken_button.clicked.connect(lambda: self._outcome(whole=False))
        for part in (self.answer_panel, self.folded_bar):  # until something is recorded
            part.hide()
        self.show_paper(None)

    def use(self, settings: Settings) -> None:
        """Apply settings: the office under answers, the offered printers."""
        self._settings = settings
        self.elsewhere.use(settings)

    def show_recorded(self, complaint: Complaint) -> None:
        """Show the newly recorded complaint; nothing of the one before stays."""
        self._complaint = complaint
        self.done_text.setText(self._title_text(complaint))
        self.number.setText(complaint.number_text)
        self.check_code.setText(self.tr("Check code: {code}").format(code=complaint.check_code))
        self._lines["due"].show(self._due(complaint), self._due_state(complaint))
        late = self.tr("Past the 30 days since the service was received; it goes to the supervisor.")
        self._lines["late_filing"].show(late if complaint.late_filing else "", "soon")
        self._lines["missing"].show(self._missing(complaint), "soon")
        self.answer_words.show_for(complaint, self._settings.office)
        self.folded_bar.hide()
        self.show_paper(None)
        said = (self.done_text, self.number, self.check_code, self.due, self.late_filing, self.missing)
        texts = [label.text() for label in said if label.text()]
        self.next_button.setAccessibleDescription(
            ". ".join(text.rstrip(".") for text in texts)
        )  # read out at the focus
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_paper(self, job: PrintJob | None) -> None:
        """Show the print state of this complaint's paper for the first complainant; None while nobody asked for one."""
        if job is not None and (self._complaint is None or job.joined or job.subject != self._complaint.subject):
            return
        self._job = job
        self.stop_button.setVisible(job is not None and job.state is JobState.BLOCKED)
        waits = job is not None and job.state in UNSENT
        self.elsewhere_box.setVisible(waits)
        self.later_button.setVisible(waits and job is not None and job.reason != PUT_OFF)
        asks = job is not None and job.state is JobState.UNCERTAIN
        self.whole_button.setVisible(asks)
        self.broken_button.setVisible(asks)
        icon, state = _STATES[job.state] if job else ("printer", "")
        theme.give_icon(self.paper_icon, icon, state)
        self.print_button.setText(
            self.tr("Print again ({key:recorded.print})")
            if job and not waits
            else self.tr("Print the resi ({key:recorded.print})")
        )
        self._lines["paper"].show(self._paper(job), state)
        if asks or not self.stop_button.isHidden():
            scroll_line_into_view(self.paper_more)

    def _ways_of_paper(self) -> tuple[QWidget, ...]:
        """Actions on the paper, under the sentence on its state."""
        answers = (self.whole_button, self.broken_button, self.stop_button, self.print_button)
        return (*answers, self.elsewhere_box, self.later_button)

    def show_folded(self, job: PrintJob, count: int) -> None:
        """Show the number of letters replaced on the paper of this complaint."""
        if self._complaint is None or job.subject != self._complaint.subject:
            return
        sentence = self.tr(
            "The printer lacks %n letter(s) of this resi; they stand as “?” or without their marks on it.", "", count
        )
        self._lines["folded_message"].show(sentence, "")
        self.folded_bar.show()

    def _title_text(self, complaint: Complaint) -> str:
        return {
            Kind.COMPLAINT: self.tr("The complaint is recorded"),
            Kind.SUGGESTION: self.tr("The suggestion is recorded"),
            Kind.INPUT: self.tr("The input is recorded"),
        }[complaint.intake.kind]

    def _due(self, complaint: Complaint) -> str:
        if complaint.intake.kind is not Kind.COMPLAINT:
            return ""
        if complaint.recorded_past_due:
            over = self.tr("An answer was due by {day}, which is over: handle it at once.")
            return over.format(day=dates.in_words(complaint.due.day))
        sure = self.tr("An answer is due by {day} ({count} working days).")
        unsure = self.tr("An answer is due by {day} ({count} working days); provisional, holidays are not set yet.")
        text = unsure if complaint.due.provisional else sure
        return text.format(day=dates.in_words(complaint.due.day), count=RESPONSE_WORKING_DAYS)

    def _due_state(self, complaint: Complaint) -> str:
        late = complaint.intake.kind is Kind.COMPLAINT and complaint.recorded_past_due
        return "late" if late else "soon" if complaint.due.provisional else ""

    def _missing(self, complaint: Complaint) -> str:
        papers = ", ".join(wording.word(paper) for paper in complaint.missing_papers)
        return self.tr("Not complete yet, still missing: {papers}.").format(papers=papers) if papers else ""

    def _paper(self, job: PrintJob | None) -> str:
        if job is None:
            return self._no_paper()
        copy = self.tr("copy {number}").format(number=job.copy_no - 1) if job.copy_no > 1 else ""
        saved = job.state is JobState.HANDED_OVER and job.is_pdf
        became = self.tr("Saved as a PDF") if saved else wording.word(job.state)
        asked = self.tr("Did it come out whole?") if job.state is JobState.UNCERTAIN else ""
        parts = (self.tr("Resi"), copy, became, wording.reason(job.reason, job.state), asked)
        return " · ".join(part for part in parts if part)

    def _no_paper(self) -> str:
        at_hand = self._complaint
        if at_hand is None or takes_paper(at_hand.intake.channel, at_hand.channel_name):
            return self.tr("The resi goes to the printer.")
        return self.tr("Nobody takes a paper on this channel, so none is printed.")

    def _print(self) -> None:
        if self._complaint is not None:
            self.print_asked.emit(self._complaint.subject)

    def _print_elsewhere(self, printer: Printer) -> None:
        if self._job is not None and self._job.state in UNSENT:
            self.elsewhere_asked.emit(self._job.subject, printer)

    def _put_off(self) -> None:
        if self._job is not None and self._job.state in UNSENT:
            self.later_asked.emit(self._job.job_id)

    def _print_image(self) -> None:
        if self._complaint is not None and not self.folded_bar.isHidden():
            self.folded_bar.hide()
            self.image_asked.emit(self._complaint.subject)

    def _stop(self) -> None:
        if self._job is not None and self._job.state is JobState.BLOCKED:
            self.stop_asked.emit(self._job.job_id)

    def _outcome(self, *, whole: bool) -> None:
        if self._job is not None and self._job.state is JobState.UNCERTAIN:
            self.outcome_answered.emit(self._job.job_id, whole)

    def _open(self) -> None:
        if self._complaint is not None:
            self.opened.emit(self._complaint.subject)
