"""One complaint: what was said, what happened since, and what this officer may do about it.

Its head, the box of the next action, what the page asks and its buttons always stand there; what was said and its
history are in the page's one scroll area, side by side where there is width for both.
An identity that is hidden is shown only after a reason was given and written down, and until the page is left.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from frontoffice.domain.cases import masked_case
from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import Complaint, Identity, Kind
from frontoffice.domain.people import May, Officer, may
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.register import Register
from frontoffice.settings import Office
from frontoffice.ui.complaint import complaint_head
from frontoffice.ui.complaint.complaint_actions import Action, ComplaintActions
from frontoffice.ui.complaint.complaint_head import Head
from frontoffice.ui.complaint.complaint_keys import COMPLAINT_KEYS
from frontoffice.ui.complaint.complaint_questions import next_is_a_copy, questions
from frontoffice.ui.complaint.complaint_room import ComplaintRoom
from frontoffice.ui.complaint.complaint_text import ComplaintText
from frontoffice.ui.complaint.document_menu import Papers
from frontoffice.ui.complaint.handling_panel import HandlingPanel
from frontoffice.ui.complaint.more_menu import MoreMenu
from frontoffice.ui.complaint.sp4n_bar import Sp4nBar
from frontoffice.ui.complaint.story_view import StoryView, steps_apart
from frontoffice.ui.messages.field_labels import has_hidden
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.reason_bar import ReasonBar


class ComplaintPage(Head):
    """One complaint with its whole story. Amending, printing, counting days, attaching: asked here, done elsewhere."""

    changed = Signal(object)
    print_asked = Signal(object, str)
    image_asked = Signal(object, str)
    amend_asked = Signal(object, bool)  # and whether its identity is shown
    due_asked = Signal(object)
    document_asked = Signal(object)
    attachments_asked = Signal(object, object, object)  # of which kind, to which entry, if known
    shown = Signal(object)
    left = Signal()
    head_box: QWidget
    back_button: QPushButton
    status_box: QWidget
    action_row: QWidget
    reason_place: QWidget
    handling_place: QWidget
    page_problem: QLabel
    body: QScrollArea
    story: QFrame

    def __init__(
        self,
        register: Register,
        officer: Callable[[], Officer],
        office: Callable[[], Office] = Office,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._officer = officer
        self._complaint: Complaint | None = None
        self._case = Case()
        self._entries: tuple[StoryLine, ...] = ()
        self._revealed_to: UUID | None = None
        self._asking, self._then_amend, self._busy, self._next_is_a_copy = Action.BACK, False, False, False
        form.load_ui("complaint/complaint_page", into=self)
        self._message = MessageLine(self.page_problem)
        self.elide()
        self.row = ComplaintActions(self.action_row, self, self.back_button)
        self.reasons = ReasonBar(self.reason_place)
        around = QVBoxLayout(self.reason_place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.reasons)
        self._take_keys: Callable[[], None] = lambda: form.take_keys(self.body)
        self.handling = HandlingPanel(register, officer, office, self.handling_place, self)
        self.handling.changed.connect(self._on_handled)
        self.handling.reported.connect(self._message.show)
        self.handling.closed.connect(self._take_keys)
        self.handling.busy.connect(self._give_form_the_room)
        self.handling.paper_came.connect(self.attachments_asked)
        self.text = ComplaintText(self)
        self.room = ComplaintRoom(self, self.handling, self._follow_height)
        self.menu = MoreMenu(self)
        self._story = StoryView(self.story)
        self.row.asked.connect(self._act)
        self.row.more.connect(self._show_more)
        self.handling.box.more.connect(self._show_more)
        self.row.denied.connect(lambda why: self._message.show(why, "soon"))
        self.reasons.given.connect(self._write_action)
        self.reasons.closed.connect(self._take_keys)
        self.due_button.clicked.connect(self._ask_due)
        self.papers = Papers(register, officer, around, self)
        self.papers.wanted.connect(self.document_asked)
        self.papers.failed.connect(self._message.show)
        self.papers.closed.connect(self._take_keys)
        self.sp4n = Sp4nBar(register, officer, around, self, self._message.show)
        self.sp4n.written.connect(self._on_handled)
        self._opens: dict[Action, Callable[[Complaint], object]] = {
            Action.PAPERS: lambda _complaint: self.papers.open(self._under(self.row.buttons[Action.PAPERS])),
            Action.ATTACHMENTS: lambda complaint: self.attachments_asked.emit(complaint.subject, None, None),
            Action.SP4N: self.sp4n.ask,
            Action.EXTEND: lambda _complaint: self.handling.ask(Action.EXTEND.value),
        }
        keys = {"explain_due": self._ask_due, "more": self._show_more}
        bind_keys(self, rows_of(COMPLAINT_KEYS, keys), keys)

    def show_complaint(self, subject: UUID) -> None:
        """Show this complaint from its beginning; its hidden identity is hidden again."""
        if self._complaint is None or self._complaint.subject != subject:
            self.reasons.forget()
            self.text.fold()
            self._complaint = None
        self._revealed_to = None
        self.sp4n.leave()
        self._message.show("")
        self._read(subject)
        self.body.verticalScrollBar().setValue(0)
        self.body.setFocus()

    def ask_print(self) -> None:
        """Print the resi again, as the page's own button does: a further paper asks for a reason first."""
        self._act(Action.PRINT)

    def refresh(self) -> None:
        """Read the complaint again, where the officer is; another officer sees no identity that this one asked for."""
        if self._complaint is not None:
            self._read(self._complaint.subject)

    def another_officer(self) -> None:
        """Somebody else works here now: what may be done is theirs, and nothing that was begun stands open."""
        for part in (self.reasons, self.handling, self.sp4n):
            part.leave()
        self._message.show("")
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the page leaves a hidden identity hidden."""
        super().hideEvent(event)
        if self._revealed_to is not None and not event.spontaneous():
            self._revealed_to = None
            self._show()

    def _read(self, subject: UUID) -> None:
        with show_errors(self._message.show):
            complaint, self._entries = self._register.complaints.get(subject), self._register.complaints.story(subject)
            self._case = self._register.handling.case(subject)
            self._next_is_a_copy = next_is_a_copy(complaint, self._register.printing.jobs_of(subject))
            self._complaint = complaint
            self.shown.emit(subject)
        self._show()

    def _show(self) -> None:
        complaint, officer, office = self._complaint, self._officer(), self._register.unit.handling_context()
        self.number_label.setVisible(complaint is not None)
        self.who_label.setVisible(complaint is not None)
        self.room.has_complaint = complaint is not None
        self.room.fit()
        revealed = self._revealed_to == officer.officer_id and may(officer, May.REVEAL)
        self.row.show_for(complaint, officer, revealed=revealed, case=self._case, office=office)
        self.handling.show_for(complaint, revealed=revealed)
        if complaint is None:
            return
        self.papers.show_for(complaint.subject, revealed=revealed)
        shown = complaint if revealed else masked_case.mask_complaint(complaint)
        complaint_head.show_head(self, shown, self._case, revealed=revealed, is_low=self.room.is_low)
        complaint_head.show_due(self, shown, self._case, self._register.calendar.in_force, self._register.today())
        self.due_button.setVisible(complaint.intake.kind is Kind.COMPLAINT and not self.room.is_narrow)
        self.text.show(shown, revealed=revealed)
        who, apart = complaint.intake.complainant, steps_apart(self._entries, self._case)
        self._story.show_story(self._entries, who, apart, earlier=complaint.earlier, revealed=revealed)

    def _give_form_the_room(self, busy: bool) -> None:
        """Hide the buttons and states while a form is open (``busy``): it takes their place, above the text."""
        if busy and not self._busy:
            self.body.verticalScrollBar().setValue(0)
        self._busy = busy
        there = not busy and not self.room.is_low and self._complaint is not None
        self.action_row.setVisible(there)
        self.status_box.setVisible(there)
        self.room.fit()

    def _follow_height(self) -> None:
        """Lay the page out anew when it became low (``room.is_low``), or is so no more."""
        self.row.name_back(briefly=self.room.is_narrow)
        self.handling.show_low(is_low=self.room.is_low)
        if self._complaint is not None:
            self._show()

    def _under(self, button: QWidget) -> QWidget:
        return button if button.isVisible() else self.handling.box

    def _show_more(self) -> None:
        """Show what may be done besides, with its keys."""
        if self._complaint is None or self._busy:
            return
        steps = self.handling.box.lines(self.handling.ask)
        self.menu.open([*steps, *self.row.behind(is_low=self.room.is_low)], self._under(self.row.more_button))

    def _on_handled(self, subject: UUID) -> None:
        self._take_keys()
        self._read(subject)
        self.changed.emit(subject)

    def _act(self, action: Action) -> None:
        if action is Action.BACK:
            self._back()
        elif self._complaint is None:
            return
        elif action in self._opens:
            self._opens[action](self._complaint)
        elif action is Action.AMEND and self._is_hidden(self._complaint):
            self._ask(Action.REVEAL, self._complaint)  # the form would show who it is
            self._then_amend = True
        elif action is Action.AMEND:
            self.amend_asked.emit(self._complaint, self._revealed_to == self._officer().officer_id)
        elif action is Action.PRINT and not self._next_is_a_copy:
            self.print_asked.emit(self._complaint.subject, "")
        else:
            self._ask(action, self._complaint)

    def _is_hidden(self, complaint: Complaint) -> bool:
        hidden = complaint.intake.complainant.identity is not Identity.OPEN and has_hidden(complaint)
        return hidden and self._revealed_to != self._officer().officer_id

    def _ask(self, action: Action, complaint: Complaint) -> None:
        self._asking, self._then_amend = action, False
        self._message.show("")
        asked, about = questions()[action], (action, complaint.subject)
        self.reasons.ask(about, asked.text, asked.confirm, choice=asked.choice)

    def _write_action(self, why: str) -> None:
        complaint = self._complaint
        if complaint is None:
            return
        verb, action = questions()[self._asking].verb, self.reasons.action
        with show_errors(self.reasons.show_problem) as writing:
            if verb is not None:
                verb(self._register)(complaint.subject, why, self._officer(), action)
        if writing.worked:
            self._follow_action(complaint.subject, why)

    def _follow_action(self, subject: UUID, why: str) -> None:
        """Do on the page what follows from a written action: show an identity, print, or read the complaint anew."""
        asked = self.image_asked if self.reasons.choice.isChecked() else self.print_asked
        self.reasons.forget()
        if self._asking is Action.REVEAL:
            self._revealed_to = self._officer().officer_id
            self.text.who.set_open(is_open=True)
        self._take_keys()
        if self._asking is Action.PRINT:
            asked.emit(subject, why)
            return
        self._read(subject)
        self._message.show(questions()[self._asking].done, "done")
        self.changed.emit(subject)
        if self._then_amend and self._complaint is not None:
            self.amend_asked.emit(self._complaint, True)

    def _back(self) -> None:
        if self.reasons.isVisible():
            self.reasons.leave()
            return
        if self.papers.leave() or self.sp4n.leave() or self.handling.leave():
            return
        self._message.show("")
        self.left.emit()

    def _ask_due(self) -> None:
        if self._complaint is not None and self._complaint.intake.kind is Kind.COMPLAINT:
            self.due_asked.emit(self._complaint)

    def show_made(self) -> str:
        """A document that was asked for is made; what is to be said about it wherever it is shown."""
        self._take_keys()
        self.refresh()
        complaint = self._complaint
        is_hidden = complaint is not None and complaint.intake.complainant.name != "" and self._is_hidden(complaint)
        text = self.papers.finish_paper(is_hidden=is_hidden)
        self._message.show(text, "done")
        return text

    def show_not_made(self, why: str) -> None:
        """A document that was asked for could not be made."""
        if not self.papers.show_refusal(why):
            self._message.show(why)
