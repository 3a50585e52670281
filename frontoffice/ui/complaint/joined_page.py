"""The other complainants on a number: who they are as far as it may be seen, one more, their resi, who is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.complainants import COMPANY, KITAS, PASSPORT, everybody, has_legal_form
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Kind
from frontoffice.domain.people import May, Officer, normalise_phone
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Refused
from frontoffice.register.commands.complaints import Recorded
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_actions import next_is_a_copy
from frontoffice.ui.messages.field_labels import confidential_text
from frontoffice.ui.widgets import form, theme
from frontoffice.ui.widgets.form import load_ui, show_problems, show_refused
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, keys_of
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.text_size import px
from frontoffice.ui.widgets.wrapped_layouts import FilledLines, FlowLayout, LinePart

# --- The fields of who joins a complaint: those of an intake's complainant, as far as its kind asks for them ---

_ALWAYS: Final = ("name", "phone", "nik", "address")
_OF_A_COMPANY: Final = ("contact", "position", "nib")
_OF_A_COMPLAINT: Final = frozenset({"nik", "identity_no", "identity_kind"})  # of nothing else is an identity asked
_TICKS: Final = ("party", "identity_kind")
_NUMBERS: Final = ("nik", "nib", "identity_no")  # a card shows them in groups, and so they are often typed
_CELLS: Final = {  # least width in pixels, share of the line
    "name": (240, 4),
    "phone": (150, 3),
    "party": (240, 3),
    "contact": (220, 4),
    "position": (170, 3),
    "nib": (150, 3),
    "nik": (170, 3),
    "address": (240, 4),
    "email": (200, 3),
    "identity_no": (170, 3),
    "identity_kind": (200, 3),
    "represents": (240, 4),
    "attorney_letter": (200, 3),
}


class JoinedFields(QWidget):
    """``ended``: Enter was pressed in the last visible field."""

    ended = Signal()

    column: QVBoxLayout
    more: QPushButton
    name: QLineEdit
    phone: QLineEdit
    nik: QLineEdit
    address: QLineEdit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.load_ui("complaint/joined_fields", into=self)
        self._kind = Kind.COMPLAINT
        cells = {name: form.child(self, QWidget, f"{name}_cell") for name in _CELLS}
        self._cells = cells
        parts = (LinePart(cells[name], px(least), share) for name, (least, share) in _CELLS.items())
        self.column.insertWidget(0, FilledLines(parts, self))
        self._ticks = {name: form.child(self, QCheckBox, name) for name in _TICKS}
        self._texts = {name: form.child(self, QLineEdit, name) for name in _CELLS if name not in _TICKS}
        for name, field in self._texts.items():
            field.returnPressed.connect(partial(self._go_on, name))
        self.name.textChanged.connect(self._fit)
        self._ticks["party"].toggled.connect(self._fit)
        self.more.toggled.connect(self._on_toggled)
        self._on_toggled(is_open=False)

    def ask_for(self, kind: Kind) -> None:
        """Show the fields for a case of this kind."""
        self._kind = kind
        self._fit()

    def clear(self) -> None:
        """Let nothing stand in any field, and no more be asked than of everybody."""
        for field in self._texts.values():
            field.clear()
        for tick in self._ticks.values():
            tick.setChecked(False)
        self.more.setChecked(False)

    def read(self) -> Complainant:
        """Build the complainant from the fields."""
        texts: dict[str, Any] = {name: one_line(field.text()) for name, field in self._texts.items()}
        texts["phone"] = normalise_phone(texts["phone"])
        for name in _NUMBERS:
            texts[name] = "".join(texts[name].split()).upper()
        if self._ticks["party"].isChecked():
            texts["party"] = COMPANY
        if texts["identity_no"]:
            texts["identity_kind"] = KITAS if self._ticks["identity_kind"].isChecked() else PASSPORT
        return Complainant(**texts)

    def turn_more(self) -> None:
        """Show all optional fields, and focus the first one; or no more than is asked of everybody."""
        self.more.toggle()
        seen = [name for name in self._texts if name not in _ALWAYS and self._is_seen(name)]
        form.go_to(self._texts[seen[0]] if self.more.isChecked() and seen else self.name)

    def uncover(self, names: Iterable[str]) -> None:
        """Show the optional fields if these are among them."""
        if any(name in self._cells and not self._is_seen(name) for name in names):
            self.more.setChecked(True)

    def _on_toggled(self, is_open: bool) -> None:
        theme.give_icon(self.more, "down" if is_open else "right")
        self._fit()

    def _fit(self) -> None:
        legal = has_legal_form(self.name.text())
        is_company = legal or self._ticks["party"].isChecked()
        for name, cell in self._cells.items():
            folded = name not in _ALWAYS and not self.more.isChecked()
            if name in _OF_A_COMPANY:
                folded = folded and not is_company
            is_left_out = (self._kind is not Kind.COMPLAINT and name in _OF_A_COMPLAINT) or (legal and name == "party")
            field = self._texts.get(name)
            cell.setVisible(not (folded or is_left_out) or (field is not None and bool(one_line(field.text()))))

    def _is_seen(self, name: str) -> bool:
        return not self._cells[name].isHidden()

    def _go_on(self, name: str) -> None:
        names = list(self._texts)
        after = next((one for one in names[names.index(name) + 1 :] if self._is_seen(one)), None)
        if after is None:
            self.ended.emit()
        else:
            self._texts[after].setFocus(Qt.FocusReason.TabFocusReason)
            form.scroll_into_view(self._texts[after])


# --- joined page ---

JOINED_KEYS: Final = (
    PageKey("Esc", "back"),
    PageKey("F9", "join", May.AMEND),
    PageKey("Ctrl+M", "show_more", May.AMEND),
    PageKey("Delete", "take_out", May.AMEND, within="joined_list"),
    PageKey("Ctrl+P", "print", May.PRINT, within="joined_list"),
)


class JoinedPage(QWidget):
    """Page for joined complainants; ``recorded`` carries one and its job, ``print_asked`` subject, reason and entry."""

    opened = Signal()
    left = Signal(object)
    recorded = Signal(object)
    print_asked = Signal(object, str, object)

    title: QLabel
    joined_list: QListWidget
    reason_place: QWidget
    fields_place: QVBoxLayout
    with_paper: QCheckBox
    failure: QLabel
    button_row: QWidget

    def __init__(self, register: Register, officer: Callable[[], Officer], printer: Callable[[], str]) -> None:
        super().__init__()
        load_ui("complaint/joined_page", into=self)
        self._register, self._officer, self._printer = register, officer, printer
        self._complaint: Complaint | None = None
        self._action = new_id()
        self._message = MessageLine(self.failure)
        self.fields = JoinedFields()
        self.fields_place.addWidget(self.fields)
        self.setTabOrder(self.fields.more, self.with_paper)
        self.reasons = ReasonBar(self.reason_place)
        around = QVBoxLayout(self.reason_place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.reasons)
        self.reasons.given.connect(self._on_given)
        self.reasons.closed.connect(self.joined_list.setFocus)
        does = {"join": self._join, "take_out": self._take_out, "print": self._print, "back": self._back}
        besides = {"show_more": self.fields.turn_more}
        names = {
            "join": self.tr("Let them join ({})"),
            "take_out": self.tr("Take out ({})"),
            "print": self.tr("Print their resi ({})"),
            "back": self.tr("Back ({})"),
        }
        flow = FlowLayout(self.button_row)
        self.buttons: dict[str, QPushButton] = {}
        for action, words in names.items():
            (key,) = keys_of(JOINED_KEYS, action)
            self.buttons[action] = button = QPushButton(words.format(key), self.button_row)
            button.setObjectName(f"{action}_button")
            button.clicked.connect(does[action])
            flow.addWidget(button)
        self.buttons["join"].setProperty("primary", True)
        bind_keys(self, JOINED_KEYS, does | besides)
        self.fields.ended.connect(self._join)
        theme.dress(self)

    def open(self, subject: UUID) -> None:
        """Show the complainants under this number.

        Of hidden ones no more than how many they are, in their order.

        Who is half typed here stays, while the officer looks something up elsewhere.
        """
        self.reasons.forget()
        if self._complaint is None or self._complaint.subject != subject:
            self._clear()
        self._say_nothing()
        self._read(subject)
        self.opened.emit()
        self.fields.name.setFocus()

    def another_officer(self) -> None:
        """Take over for another officer: nothing half-done stands open."""
        self.reasons.forget()
        self._clear()
        if self._complaint is not None:
            self._read(self._complaint.subject)

    def _read(self, subject: UUID) -> None:
        with show_errors(self._message.show):
            self._complaint = complaint = self._register.complaints.get(subject)
            self.title.setText(self.tr("Complainants on {number}").format(number=complaint.number_text))
            self.fields.ask_for(complaint.intake.kind)
            self.joined_list.clear()
            self.joined_list.addItems([f"{no}. {_words(who)}" for no, who in enumerate(everybody(complaint), 1)])
            self.joined_list.setCurrentRow(self.joined_list.count() - 1)

    def _clear(self) -> None:
        self._action = new_id()
        self.fields.clear()
        self._say_nothing()

    def _say_nothing(self) -> None:
        show_problems(self, ())
        self._message.show("")

    def _join(self) -> None:
        complaint = self._complaint
        if complaint is None:
            return
        with show_errors(self._message.show, self._show_refused) as writing:
            now, job = self._register.joined.join(
                complaint.subject,
                self.fields.read(),
                self._officer(),
                self._action,
                with_paper=self.with_paper.isChecked(),
                printer=self._printer(),
            )
        if writing.worked:
            self._clear()
            self._read(complaint.subject)
            self._message.show(self.tr("Joined: {count} complain now.").format(count=len(everybody(now))), "done")
            self.fields.name.setFocus()
            self.recorded.emit(Recorded(now, job))

    def _show_refused(self, refused: Refused) -> None:
        self.fields.uncover(problem.field for problem in refused.problems)
        show_refused(self, refused, self._message)

    def _current_entry(self) -> UUID | None:
        """Entry of the selected joined complainant, None for the first complainant."""
        row = self.joined_list.currentRow() - 1
        return None if self._complaint is None or row < 0 else self._complaint.joined[row][0]

    def _take_out(self) -> None:
        joined = self._current_entry()
        if joined is None:
            self._message.show(self.tr("The first complainant stays; amend the complaint instead."), "soon")
            return
        self._message.show("")
        question = self.tr("Why is this one taken out: {who}?").format(who=self.joined_list.currentItem().text())
        self.reasons.ask(("out", joined), question, self.tr("Take out"))

    def _print(self) -> None:
        complaint, joined = self._complaint, self._current_entry()
        if complaint is None or joined is None:
            self._message.show(self.tr("The first complainant's resi is printed from the complaint's page."), "soon")
            return
        with show_errors(self._message.show):
            if next_is_a_copy(complaint, self._register.printing.jobs_of(complaint.subject), joined):
                question = self.tr("Why is the resi printed again? The paper says SALINAN.")
                self.reasons.ask(("print", joined), question, self.tr("Print"))
            else:
                self.print_asked.emit(complaint.subject, "", joined)

    def _on_given(self, why: str) -> None:
        complaint = self._complaint
        what, joined = self.reasons.purpose if isinstance(self.reasons.purpose, tuple) else ("", None)
        if complaint is None or joined is None:
            return
        if what == "print":
            self.reasons.forget()
            self.joined_list.setFocus()
            self.print_asked.emit(complaint.subject, why, joined)
            return
        with show_errors(self.reasons.show_problem) as writing:
            self._register.joined.leave(complaint.subject, joined, why, self._officer(), self.reasons.action)
        if writing.worked:
            self.reasons.forget()
            self._read(complaint.subject)
            self.joined_list.setFocus()
            self._message.show(self.tr("Taken out; what was written stays in the story."), "done")

    def _back(self) -> None:
        if self.reasons.isVisible():
            self.reasons.leave()
        elif self._complaint is not None:
            self.left.emit(self._complaint.subject)


def _words(who: Complainant) -> str:
    if who.identity is not Identity.OPEN:
        return confidential_text()
    return ", ".join(part for part in (who.name, who.contact, who.phone, who.address) if part)
