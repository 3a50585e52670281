"""Messages that came in by themselves and wait: by one key each becomes a complaint, a contact of one, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.incoming import GIVEN_DAYS, BecameOf, KeptMessage, NoComplaint, ProposedBy
from frontoffice.domain.masked_text import MASK
from frontoffice.domain.people import May, Officer
from frontoffice.errors import Refused
from frontoffice.register.journal.ids import new_id
from frontoffice.register.queries.inbox import InboxLine, Proposal
from frontoffice.register.register import Register
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.file_choice import choose_table
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

INBOX_KEYS: Final = (
    PageKey("F9", "record", May.RECORD),
    PageKey("Alt+K", "contact", May.CONTACT),
    PageKey("Alt+X", "drop", May.CONTACT),
    PageKey("Alt+O", "open"),
    PageKey("Alt+I", "reveal", May.REVEAL),
    PageKey("Alt+Z", "take_back", May.CONTACT),
    PageKey("F5", "look"),
    PageKey("Ctrl+T", "add", May.CONTACT),
    PageKey("Esc", "back"),
)
MOST: Final = 500


@dataclass(frozen=True, slots=True)
class ReadingState:
    """Whether this desk reads a mailbox, and in words why it cannot just now, "" where it can."""

    reads: bool = False
    problem: str = ""


def _is_same(marked: InboxLine | None, one: object) -> bool:
    return marked is not None and isinstance(one, InboxLine) and one.subject == marked.subject


def seems_of(proposal: Proposal) -> str:
    """Number of the complaint that a message seems to belong to, and why."""
    translate = QCoreApplication.translate
    why = {
        ProposedBy.SAME_ITEM: translate("Inbox", "has its number there"),
        ProposedBy.ANSWERS: translate("Inbox", "answers our message"),
        ProposedBy.NUMBER_AND_CODE: translate("Inbox", "names its number and check code"),
        ProposedBy.SENDER: translate("Inbox", "same sender"),
    }[proposal.why]
    return f"{proposal.number_text} ({why})"


def reason_word(why: NoComplaint) -> str:
    """Why a message is no complaint, in words."""
    translate = QCoreApplication.translate
    return {
        NoComplaint.ADVERTISEMENT: translate("Inbox", "Advertisement"),
        NoComplaint.AUTOMATIC: translate("Inbox", "Automatic answer"),
        NoComplaint.SENT_AGAIN: translate("Inbox", "Sent again"),
        NoComplaint.QUESTION: translate("Inbox", "Question, answered"),
        NoComplaint.OTHER_OFFICE: translate("Inbox", "For another office"),
        NoComplaint.EMPTY: translate("Inbox", "Says nothing"),
        NoComplaint.OTHER: translate("Inbox", "Something else"),
    }[why]


def facts_of(one: KeptMessage) -> str:
    """Sender, files and what was left out of a message, in a line."""
    came, translate = one.came, QCoreApplication.translate
    sender = f"{came.sender_name} <{came.sender}>" if came.sender_name else came.sender
    parts = [sender, *(file.name for file in one.files)]
    if came.automatic:
        parts.append(translate("Inbox", "written by a program"))
    if came.recipient_failed:
        parts.append(translate("Inbox", "says that our message did not come"))
    if came.left_out:
        parts.append(translate("Inbox", "%n part(s) were not taken", "", len(came.left_out)))
    return " \N{MIDDLE DOT} ".join(parts)


def whole(one: KeptMessage) -> str:
    """Title and text of a message, and the fields of the form on which it was written."""
    given = "\n".join(_field_line(name, text) for name, text in one.came.given)
    return "\n\n".join(part for part in (one.came.title, one.came.text, given) if part)


def _field_line(name: str, text: str) -> str:
    shown = field_labels.in_words(name, dates.parse_day(text) if name in GIVEN_DAYS else text)
    return f"{field_labels.label(name)}: {shown}"


class InboxPage(QWidget):
    """Messages that wait.

    ``recorded`` carries the message to record, ``opened`` the complaint to open, ``export_chosen`` the path of an
    export of a website.
    """

    recorded = Signal(object)
    opened = Signal(object)
    look_asked = Signal()
    export_chosen = Signal(object)

    page: QVBoxLayout
    title_row: QWidget
    inbox_title: QLabel
    list_count: QLabel
    look_button: QPushButton
    add_button: QPushButton
    inbox_problem: QLabel
    messages: QTableWidget
    nothing: QLabel
    facts: QLabel
    message_text: QPlainTextEdit
    action_row: QWidget
    record_button: QPushButton
    contact_button: QPushButton
    drop_button: QPushButton
    open_button: QPushButton
    reveal_button: QPushButton
    take_back_button: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        super().__init__()
        self._register, self._officer = register, officer
        self._state = ReadingState()
        self._settled: UUID | None = None  # the last one, which can be taken back
        self._revealed: KeptMessage | None = None
        load_ui("inbox/inbox_page", into=self)
        self._message = MessageLine(self.inbox_problem)
        self.asking = ReasonBar(self)
        self.page.insertWidget(self.page.indexOf(self.action_row), self.asking)
        self._wire()

    def start(self) -> None:
        """Read the list anew, with the focus on it."""
        self._settled = self._revealed = None
        self._message.show("")
        self.refresh()
        self.messages.setFocus()

    def refresh(self) -> None:
        """Read the list anew; the marked message stays marked."""
        marked, row = self._marked(), self.messages.currentRow()
        with show_errors(self._message.show) as reading:
            lines = self._register.inbox.waiting(MOST)
            total = self._register.inbox.count_waiting()
        if not reading.worked:
            return
        rows = [(line, self._cells(line)) for line in lines]
        table_rows.fill(self.messages, rows, partial(_is_same, marked))
        if lines and self._marked() is None:
            table_rows.choose(self.messages, min(max(row, 0), len(lines) - 1))
        self.list_count.setText(self.tr("%n message(s) wait(s)", "", total) if total else "")
        self._show_state()
        self._show_marked()

    def show_state(self, state: ReadingState) -> None:
        """Show whether the mailbox is read here, and what is wrong with that."""
        if self._state.problem and not state.problem:
            self._message.show("")
        self._state = state
        self._show_state()

    def _show_state(self) -> None:
        empty = not self.messages.rowCount()
        self.look_button.setVisible(self._state.reads)
        if self._state.problem:
            self._message.show(self._state.problem, "late")
        elif not self._state.reads:
            nowhere = self.tr("No mailbox is read at this desk. An administrator sets it up ({page:mail}).")
            self.nothing.setText(nowhere)
        else:
            self.nothing.setText(self.tr("Nothing waits."))
        self.nothing.setVisible(empty)
        for widget in (self.messages, self.facts, self.message_text):
            widget.setVisible(not empty)

    def _cells(self, line: InboxLine) -> tuple[str, ...]:
        zone = self._register.zone
        at = (
            f"{dates.in_digits(dates.local_date(line.arrived_at, zone))} {dates.time_of_day(line.arrived_at, zone)[:5]}"
        )
        channel = self._register.reference_data.channels().get(line.channel)
        files = self.tr("%n file(s)", "", line.files) if line.files else ""
        seems = seems_of(line.proposal) if line.proposal else ""
        waited = self.tr("%n day(s)", "", line.waited)
        return (at, channel.name if channel else line.channel, line.sender, line.first_words, files, waited, seems)

    def _marked(self) -> InboxLine | None:
        found = table_rows.current_value(self.messages)
        return found if isinstance(found, InboxLine) else None

    def _show_marked(self) -> None:
        line, officer = self._marked(), self._officer()
        if self._revealed and (line is None or line.subject != self._revealed.subject):
            self._revealed = None
        shown = self._revealed
        if line is not None and shown is None and people.may(officer, May.CONTACT):
            with show_errors(self._message.show):
                shown = self._register.inbox.get(line.subject, officer)
        self.message_text.setPlainText(whole(shown) if shown else "")
        self.facts.setText(facts_of(shown) if shown else "")
        may_settle, may_record = (people.may(officer, may) for may in (May.CONTACT, May.RECORD))
        self.record_button.setVisible(line is not None and may_record)
        for button in (self.contact_button, self.drop_button):
            button.setVisible(line is not None and may_settle)
        self.open_button.setVisible(line is not None and line.proposal is not None)
        hidden = shown is not None and shown.came.sender == MASK and self._revealed is None
        self.reveal_button.setVisible(hidden and people.may(officer, May.REVEAL))
        self.take_back_button.setVisible(self._settled is not None and may_settle)

    # --- what becomes of it

    def _record(self) -> None:
        line = self._marked()
        if line is not None and people.may(self._officer(), May.RECORD):
            self.recorded.emit(line.subject)

    def _ask_contact(self) -> None:
        line = self._marked()
        if line is None or not people.may(self._officer(), May.CONTACT):
            return
        proposed = line.proposal.number_text if line.proposal else ""
        question = self.tr("Number of the complaint that it belongs to:")
        self.asking.ask((BecameOf.CONTACT, line.subject), question, self.tr("Log the contact"), proposed=proposed)

    def _ask_reveal(self) -> None:
        line = self._marked()
        if line is not None and self.reveal_button.isVisible():
            question = self.tr("Why is the sender looked at? It is written down.")
            self.asking.ask(("reveal", line.subject), question, self.tr("Show the sender"))

    def _on_given(self, text: str) -> None:
        purpose, action = self.asking.purpose, self.asking.action
        if not isinstance(purpose, tuple):
            return
        what, subject = purpose
        with show_errors(self.asking.show_problem) as giving:
            if what is BecameOf.CONTACT:
                self._log(subject, text, action)
            else:
                self._revealed = self._register.receiving.reveal(subject, text, self._officer(), action)
        if giving.worked and self._revealed:
            self.asking.forget()
            self._show_marked()
            self.messages.setFocus()

    def _log(self, subject: UUID, number: str, action: UUID) -> None:
        found = [one for one in self._register.search.find(number) if one.number_text.casefold() == number.casefold()]
        if len(found) != 1:
            self.asking.show_problem(self.tr("No complaint has this number. Look it up ({page:find})."))
            return
        self._register.receiving.settle_as_contact(subject, found[0].subject, self._officer(), action)
        self.asking.forget()
        self._say_settled(subject, self.tr("Logged as a contact of {}.").format(found[0].number_text))

    def _drop(self, why: NoComplaint) -> None:
        line = self._marked()
        if line is None:
            return
        with show_errors(self._message.show) as settling:
            self._register.receiving.settle_as_none(line.subject, why, self._officer(), new_id())
        if settling.worked:
            self._say_settled(line.subject, self.tr("No complaint: {}.").format(reason_word(why)))

    def _say_settled(self, subject: UUID, text: str) -> None:
        self._settled = subject
        self.refresh()
        can_go_back = self.tr("{key:inbox.take_back} takes it back.")
        self._message.show(f"{text} {can_go_back}", "done")
        self.messages.setFocus()

    def _take_back(self) -> None:
        if self._settled is None or not people.may(self._officer(), May.CONTACT):
            return
        subject = self._settled
        with show_errors(self._message.show, self._refuse) as undoing:
            self._register.receiving.undo(subject, self._officer(), new_id())
        if undoing.worked:
            self._settled = None
            self.refresh()
            self._message.show(self.tr("It waits again."), "done")

    def _refuse(self, refused: Refused) -> None:
        self._message.show_refusal(wording.refusal_text(refused))

    def _open(self) -> None:
        line = self._marked()
        if line is not None and line.proposal is not None:
            self.opened.emit(line.proposal.complaint)

    def _back(self) -> None:
        if self.asking.isVisible():
            self.asking.leave()
        else:
            self._message.show("")

    def _wire(self) -> None:
        flow = FlowLayout(self.title_row)
        for part in (self.inbox_title, self.list_count, self.look_button, self.add_button):
            flow.addWidget(part)
        names = (
            self.tr("When"),
            self.tr("Channel"),
            self.tr("From"),
            self.tr("First words"),
            self.tr("Files"),
            self.tr("Waits"),
            self.tr("Seems to belong to"),
        )
        table_rows.name_fitting_columns(self.messages, names, 3)
        menu = QMenu(self.drop_button)
        for why in NoComplaint:
            menu.addAction(reason_word(why)).triggered.connect(lambda _on=False, why=why: self._drop(why))
        self.drop_button.setMenu(menu)
        buttons = {
            "record": (self.record_button, self._record),
            "contact": (self.contact_button, self._ask_contact),
            "open": (self.open_button, self._open),
            "reveal": (self.reveal_button, self._ask_reveal),
            "take_back": (self.take_back_button, self._take_back),
            "look": (self.look_button, self.look_asked.emit),
            "add": (self.add_button, lambda: choose_table(self, self.export_chosen.emit)),
        }
        foot = FlowLayout(self.action_row)
        for part in (
            *(self.record_button, self.contact_button, self.drop_button),
            *(self.open_button, self.reveal_button, self.take_back_button),
        ):
            foot.addWidget(part)
        for button, does in buttons.values():
            button.clicked.connect(does)
        self.messages.itemSelectionChanged.connect(self._show_marked)
        self.asking.given.connect(self._on_given)
        self.asking.closed.connect(self.messages.setFocus)
        actions: dict[str, Callable[[], object]] = {name: does for name, (_, does) in buttons.items()}
        actions |= {"drop": self._show_reasons, "back": self._back}
        bind_keys(self, INBOX_KEYS, actions, repeats=False)

    def _show_reasons(self) -> None:
        if self.drop_button.isVisible():
            self.drop_button.showMenu()
