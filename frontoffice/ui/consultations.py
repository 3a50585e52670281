"""Shift+F2, consultations: recorded at once by keys alone, listed beneath; some go on as complaints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain import people
from frontoffice.domain.calendar import dates, report_period
from frontoffice.domain.calendar.report_period import PeriodKind, title
from frontoffice.domain.cases import phrases
from frontoffice.domain.choices import ListName, Meanings
from frontoffice.domain.complaint import Channel, Identity
from frontoffice.domain.consultation import Consultation, ConsultationFilter, Inquiry, clean_inquiry
from frontoffice.domain.list_filter import find_meant
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Refused
from frontoffice.register.commands.drafts import CONSULTATION_FORM
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.journal.draft_fields import CONSULTATION
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import completing, form, needed, plain_text, reading_order, table_rows, theme
from frontoffice.ui.widgets.choice_row import DIGITS, FoldingChoice
from frontoffice.ui.widgets.completing import Completing
from frontoffice.ui.widgets.filter_fold import FilterFold
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.form_keeper import FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.kept_folds import KeptFolds
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, rows_of
from frontoffice.ui.widgets.phrase_picker import offer_phrases
from frontoffice.ui.widgets.read_gate import ReadGate
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.table_rows import ColumnShares, Index, LineTable, Role
from frontoffice.ui.widgets.wrapped_layouts import wrap_rows

CONSULTATION_KEYS: Final = (
    PageKey("F9", "record", May.RECORD),
    PageKey("Return", "go_on", within="asked"),
    PageKey("Enter", "go_on", within="asked"),
    PageKey("Ctrl+Space", "choose_phrase", within="about"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="about"),
    PageKey("Ctrl+Space", "choose_phrase", within="answer"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="answer"),
    PageKey("Ctrl+M", "show_more", May.RECORD),
    PageKey("Ctrl+Down", "to_list"),
    PageKey("Ctrl+Up", "to_form"),
    PageKey("Alt+P", "turn", May.RECORD, within="lines"),
    PageKey("Alt+I", "reveal", May.REVEAL, within="lines"),
    PageKey("Return", "open", within="lines"),
    PageKey("Enter", "open", within="lines"),
    PageKey("F12", "export_xlsx", May.EXPORT),
    PageKey("Shift+F12", "export_csv", May.EXPORT),
    PageKey("Esc", "back"),
    *(PageKey(f"Alt+{digit}", f"channel_{digit}") for digit in DIGITS),
)


@dataclass(frozen=True, slots=True)
class ConsultationOrder:
    """A list of consultations as a file: of which, in words, as what, with the confidential names or not, and why."""

    sought: ConsultationFilter
    limited: str
    format: ListFormat
    identities: bool
    why: str
    action: UUID


# --- Form for a consultation: question, answer and service; who asked and who answered are folded away. Enter leads
# through what is seen of it ---

_FOLDED: Final = 1  # the channel that is chosen stands alone, and opens the list of all
_LINES: Final = ("about", "answer", "name", "answered_by")


class ConsultationForm:
    """The fields of ``page``'s form; ``record`` is where the way through them ends."""

    def __init__(self, page: QWidget, record: QPushButton, officer: Callable[[], Officer], folds: KeptFolds) -> None:
        self._folds = folds
        self._page, self._record, self._officer = page, record, officer
        self.channel = FoldingChoice("channel", _FOLDED, page)
        place = child(page, QWidget, "channel_place").layout()
        if place is None:
            raise LookupError("channel_place")
        place.addWidget(self.channel)
        reading_order.name_by(self.channel, child(page, QLabel, "channel_label"))
        self.lines = {name: child(page, QLineEdit, name) for name in _LINES}
        self.service = child(page, QComboBox, "service")
        self.confidential = child(page, QCheckBox, "confidential")
        self._services: tuple[str, ...] = ()
        self._known: Meanings | None = None
        self.channel.moved_on.connect(self.lines["about"].setFocus)
        self.channel.typed.connect(self._type_on)
        Completing(self.service).moved_on.connect(self.go_on)
        self.lines["name"].textChanged.connect(lambda text: self.confidential.setEnabled(bool(text.strip())))
        self.confidential.setEnabled(False)
        needed.mark(child(page, QLabel, "about_label"))
        self._fold_rest()

    def _fold_rest(self) -> None:
        """Fold away who asked and who answered, with a chip for what is filled in there."""
        panel = child(self._page, QWidget, "more_fields")
        panel.setFocusProxy(self.lines["name"])
        text = QCoreApplication.translate("ConsultationForm", "More ({key:consultation.show_more})")
        self.fold = FilterFold(panel, text, self._folds, "consultations", self._page, "down")
        place, grid = child(self._page, QWidget, "more_place").layout(), child(self._page, QGridLayout, "asked_grid")
        if place is None:
            raise LookupError("more_place")
        place.addWidget(self.fold.button)
        grid.addWidget(self.fold, grid.rowCount() - 1, 0, 1, -1)
        self.fold.taken_away.connect(self._take_away)
        self.fold.closed.connect(self.focus)
        self.fold.button.toggled.connect(self._show_filled)
        self.on_change(self._show_filled)

    def _show_filled(self) -> None:
        """Show the chips of folded fields: without a confidential name."""
        texts = {}
        if name := one_line(self.lines["name"].text()):
            hidden = self.confidential.isChecked()
            texts["name"] = self.confidential.text() if hidden else self._named("name", name)
        answered_by = one_line(self.lines["answered_by"].text())
        if answered_by not in ("", self._officer().name):
            texts["answered_by"] = self._named("answered_by", answered_by)
        self.fold.show_set({} if self.fold.is_open else texts)

    def _named(self, name: str, text: str) -> str:
        return f"{child(self._page, QLabel, f'{name}_label').text()}: {text}"

    def _take_away(self, name: str) -> None:
        if name == "name":
            self.lines["name"].clear()
            self.confidential.setChecked(False)
        else:
            self.sign(self._officer().name)
        self.focus()

    def offer(self, channels: Mapping[str, Channel], services: Meanings) -> None:
        """Offer the channels and services in use."""
        self.channel.offer([(code, channel.name) for code, channel in channels.items() if channel.active])
        self._known = services
        self._services = tuple(choice.name for choice in services.choices.values() if choice.active)
        completing.offer(self.service, self._services)

    def offer_phrases(self, register: Register, fails: Callable[[str], object]) -> None:
        """Let question and answer have the office's phrases; ``fails`` says why they cannot be read."""
        fields = [self.lines["about"], self.lines["answer"]]
        offered = register.reference_data.phrases
        self.phrases = offer_phrases(
            self._page, CONSULTATION_KEYS, fields, offered, lambda: self._facts(register.today()), fails
        )

    def _facts(self, today: date) -> Mapping[str, str]:
        """Facts for phrases on the consultation, without a confidential name."""
        name = "" if self.confidential.isChecked() else one_line(self.lines["name"].text())
        day = dates.without_weekday(today)
        return {phrases.NAME: name, phrases.SERVICE: one_line(self.service.currentText()), phrases.RECEIVED: day}

    def read(self) -> Inquiry:
        """Read the form.

        A service that was half typed is the one of the list that it means.

        Raises Refused by field where a phrase left a blank.
        """
        phrases.demand_filled({name: self.lines[name].text() for name in ("about", "answer")})
        typed = one_line(self.service.currentText())
        meant = find_meant(typed, self._services, self._known)
        if meant and meant != typed:
            self.service.setEditText(meant)
        identity = Identity.CONFIDENTIAL if self.confidential.isChecked() else Identity.OPEN
        about, answer, name, answered_by = (self.lines[line].text() for line in _LINES)
        return Inquiry(self.channel.value(), about, answer, answered_by, meant or typed, name, identity)

    def on_change(self, changed: Callable[[], object]) -> None:
        """Call ``changed`` whenever something in it is another."""
        for line in self.lines.values():
            line.textChanged.connect(changed)
        self.service.editTextChanged.connect(changed)
        self.channel.chosen.connect(changed)
        self.confidential.toggled.connect(changed)

    def fields(self) -> dict[str, str]:
        """Texts of the form, by field; nothing where nothing is typed."""
        if self.is_empty():
            return {}
        texts = {name: line.text() for name, line in self.lines.items()}
        confidential = "1" if self.confidential.isChecked() else ""
        return texts | {
            "channel": self.channel.value(),
            "service": self.service.currentText(),
            "confidential": confidential,
        }

    def show(self, fields: Mapping[str, str]) -> None:
        """Fill the form with saved texts."""
        for name, line in self.lines.items():
            line.setText(fields.get(name, ""))
        self.channel.begin_with(fields.get("channel", ""))
        self.service.setEditText(fields.get("service", ""))
        self.confidential.setChecked(bool(fields.get("confidential")))

    def is_empty(self) -> bool:
        """Return whether the form has no typed text to lose."""
        typed = (self.service.currentText(), *(self.lines[line].text() for line in ("about", "answer", "name")))
        return not any(text.strip() for text in typed)

    def clear(self, answered_by: str) -> None:
        """Begin the next one: nothing of the one before stays."""
        self.channel.choose_first()
        for line in self.lines.values():
            line.clear()
        self.service.setCurrentIndex(-1)
        self.service.clearEditText()
        self.confidential.setChecked(False)
        self.sign(answered_by)

    def sign(self, answered_by: str) -> None:
        """Fill in the answering officer."""
        self.lines["answered_by"].setText(answered_by)
        self.lines["answered_by"].setCursorPosition(0)  # of a long name the beginning is read

    def focus(self) -> None:
        """Focus the first field, the subject."""
        self.lines["about"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_on(self, typed: str) -> None:
        """Type into the question: no letter is lost where it chooses nothing."""
        self.focus()
        self.lines["about"].end(False)
        self.lines["about"].insert(typed)

    def go_on(self) -> None:
        """Move the focus from field to field as Tab does, and from the last visible one to the record button."""
        in_service = self.service.isAncestorOf(self._page.focusWidget() or self._page) or self.service.hasFocus()
        if self.lines["answered_by"].hasFocus() or (in_service and not self.fold.is_open):
            self._record.setFocus(Qt.FocusReason.TabFocusReason)
        elif in_service:
            self.lines["name"].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._page.focusNextChild()


# --- The table of consultations: when and how each came, what about, what was answered, who by ---


class ConsultationColumn(IntEnum):
    """Column of the table of consultations."""

    WHEN = 0
    CHANNEL = 1
    ABOUT = 2
    ANSWER = 3
    SERVICE = 4
    NAME = 5
    ANSWERED_BY = 6
    CODE = 7


_LONG_MOMENT: Final = "28-08-2026 08.08"  # as wide as any
_LONG_CODE: Final = "WWWWWW"
# Of what those leave: the part that a column has at most, and the letters of average width that it needs at most.
_SHARES: Final[Mapping[int, tuple[float, int]]] = {
    ConsultationColumn.CHANNEL: (0.1, 12),
    ConsultationColumn.ANSWER: (0.22, 40),
    ConsultationColumn.SERVICE: (0.16, 24),
    ConsultationColumn.NAME: (0.16, 22),
    ConsultationColumn.ANSWERED_BY: (0.14, 18),
}


class ConsultationTable(LineTable):
    """Consultations, newest first; one turned into a complaint has its sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (
            self.tr("When"),
            self.tr("Channel"),
            self.tr("What about"),
            self.tr("Answer"),
            self.tr("Service"),
            self.tr("Who asked"),
            self.tr("Answered by"),
            self.tr("Code"),
        )

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a cell's data and style."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], ConsultationColumn(index.column())
        if role == Role.DisplayRole:
            return _CELLS[column](line)
        if role == Role.FontRole and column is ConsultationColumn.CODE:
            return self.fixed
        if role == Role.DecorationRole and column is ConsultationColumn.ABOUT and line.complaint:
            return theme.icon("record", "done")
        return plain_text.tool_tip(_CELLS[column](line)) if role == Role.ToolTipRole else None


def lay_out(lines: QTableView, table: ConsultationTable) -> ColumnShares:
    """Divide the width of the list: who answered and the service give way before anything is scrolled sideways."""
    table_rows.rule(lines, {})
    fixed = (ConsultationColumn.WHEN, ConsultationColumn.CODE)
    giving_way = (ConsultationColumn.ANSWERED_BY, ConsultationColumn.SERVICE)
    shares = ColumnShares(lines, fixed, _SHARES, ConsultationColumn.ABOUT, giving_way)
    shares.give_room(ConsultationColumn.WHEN, _LONG_MOMENT)
    shares.give_room(ConsultationColumn.CODE, _LONG_CODE, table.fixed)
    return shares


def name_of(one: Consultation) -> str:
    """Name of the inquirer, masked for the public."""
    hidden = one.inquiry.identity is not Identity.OPEN
    return wording.word(one.inquiry.identity) if hidden else one.inquiry.name


def when(one: Consultation) -> str:
    """Day and time in the office's zone."""
    return f"{dates.in_digits(one.day)} {dates.time_of_day(one.recorded_at, one.zone)[:5]}"


def whole(one: Consultation, name: str) -> str:
    """Full text of a consultation, in several lines; ``name`` is who asked as it may be seen now."""
    inquiry, translate = one.inquiry, QCoreApplication.translate
    became = (
        translate("Consultations", "It became a complaint; {key:consultation.open} opens it.") if one.complaint else ""
    )
    parts = (inquiry.about, inquiry.answer, name, became)
    return "\n".join(part for part in parts if part)


def words_of(sought: ConsultationFilter, channels: Mapping[str, Channel]) -> str:
    """Filter of a list, in words."""
    code, service = sought.channel or "", sought.service or ""
    if sought.service == "":
        service = QCoreApplication.translate("Consultations", "no service named")
    parts = (title(sought.period), sought.counter, channels[code].name if code in channels else code, service)
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


_CELLS: Final[Mapping[ConsultationColumn, Callable[[Consultation], str]]] = {
    ConsultationColumn.WHEN: when,
    ConsultationColumn.CHANNEL: lambda one: one.channel_name,
    ConsultationColumn.ABOUT: lambda one: one.inquiry.about,
    ConsultationColumn.ANSWER: lambda one: one.inquiry.answer,
    ConsultationColumn.SERVICE: lambda one: one.inquiry.service,
    ConsultationColumn.NAME: name_of,
    ConsultationColumn.ANSWERED_BY: lambda one: one.inquiry.answered_by,
    ConsultationColumn.CODE: lambda one: one.code,
}


# --- consultation page ---

MOST: Final = 500
_REVEAL: Final = "reveal"


class ConsultationPage(QWidget):
    """Page for consultations; ``turned`` carries one to turn into a complaint, ``opened`` a complaint to open.

    ``export_asked`` carries a ConsultationOrder; ``left`` leads back to the report that asked for the list.
    """

    turned = Signal(object)
    opened = Signal(object)
    export_asked = Signal(object)
    left = Signal()

    page: QVBoxLayout
    asked: QWidget
    record_button: QPushButton
    consultation_problem: QLabel
    list_title: QLabel
    list_count: QLabel
    turn_button: QPushButton
    reveal_button: QPushButton
    export_button: QPushButton
    lines: QTableView
    marked_text: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self._sought: ConsultationFilter | None = None  # None: today's
        self._action = new_id()  # of what stands in the form, the same for every try
        self._revealed: Consultation | None = None
        form.load_ui("consultations/consultation_page", into=self)
        self._message = MessageLine(self.consultation_problem)
        self.form = ConsultationForm(self, self.record_button, officer, KeptFolds(register, officer))
        self.form.offer_phrases(register, self._message.show)
        self.keeper = FormKeeper(register, self._fields, self)
        self.table = ConsultationTable(self)
        self.lines.setModel(self.table)
        lay_out(self.lines, self.table)
        wrap_rows(self, "head", "list_head")
        self.asking = ReasonBar(self)
        self.page.addWidget(self.asking)
        self.gate = ReadGate(self, self.refresh)
        self._wire()

    def start(self) -> None:
        """Focus the form, and show today's list."""
        self._sought = self._revealed = None
        self.refresh()
        if self.form.is_empty():
            self.form.clear(self._officer().name)
        self.form.focus()

    def show_list(self, sought: ConsultationFilter) -> None:
        """Show the list for a figure of the report; Esc leads back there."""
        self._sought = sought
        self.refresh()
        table_rows.go_to(self.lines, 0)
        self.lines.setFocus()

    def hand_over(self) -> None:
        """Show the present officer's texts; what another one typed is kept for them."""
        self._take_up()
        self._revealed = None
        self._show_marked()
        self.asking.forget()

    def refresh(self) -> None:
        """Reload the list with the same selection; what is typed stays."""
        officer = self._officer()
        for widget in (self.asked, self.record_button):
            widget.setVisible(people.may(officer, May.RECORD))
        self.form.fold.refresh()
        with show_errors(self._message.show) as read:
            data = self._register.reference_data
            self.form.offer(data.channels(), data.meanings()[ListName.SERVICE])
            table_rows.say_unchecked(self.form.service, data.list_unchecked_sources().get(ListName.SERVICE, ""))
            found, total = self._register.consultations.list_masked(self.sought, MOST)
        if read.worked:
            passes = self.gate.passes(
                lambda: Read(ReadWhat.CONSULTATIONS, limited=self._filter_text(), lines=len(found))
            )
            self._show(*((found, total) if passes else ((), 0)))
            self.list_count.setVisible(passes)
            self._take_up()
        if self.form.is_empty():
            self.form.sign(officer.name)

    @property
    def sought(self) -> ConsultationFilter:
        """Filter of the list."""
        return self._sought or ConsultationFilter(report_period.containing(PeriodKind.DAY, self._register.today()))

    def show_problem(self, text: str) -> None:
        """Show why a requested action failed."""
        if self.asking.isVisible():
            self.asking.show_problem(text)
        else:
            self._message.show(text)

    def show_exported(self, path: Path) -> None:
        """Show the path of the exported list."""
        self.asking.forget()
        self._message.show(self.tr("The list is in {}.").format(path), "done")

    # --- recorded, and what becomes of it ----------------------------------------------------------------------------

    def _record(self) -> None:
        if self.asked.isHidden():
            return
        form.show_problems(self, ())
        self._message.show("")
        with show_errors(self._message.show, self._show_refused) as recording:
            asked = self.form.read()
            one = self._register.consulting.record(asked, self._officer(), self._action)
        if not recording.worked:
            return
        self._action, self._sought = new_id(), None
        if one.inquiry != clean_inquiry(asked):  # a try that seemed to fail had recorded it
            text = self.tr(
                "That was recorded already, code {}. What was changed since is recorded anew with "
                "{key:consultation.record}."
            )
            self._message.show(text.format(one.code))
            self.keeper.schedule_save()
            return
        self.form.clear(self._officer().name)
        self.keeper.mark_recorded()
        self.refresh()
        table_rows.go_to(self.lines, 0)
        self._message.show(self.tr("Recorded, code {}.").format(one.code), "done")
        self.form.focus()

    def _show_refused(self, refused: Refused) -> None:
        if any(problem.field in ("name", "answered_by") for problem in refused.problems):
            self.form.fold.open()
        form.show_refused(self, refused, self._message)

    def _show_more(self) -> None:
        if not self.asked.isHidden():
            self.form.fold.go()

    def _turn(self) -> None:
        if self.turn_button.isVisible() and (one := self._current_consultation()):
            self.turned.emit(one.subject)

    def _ask_reveal(self) -> None:
        if self.reveal_button.isVisible() and (one := self._current_consultation()):
            question = self.tr("Why is the name looked at? It is written down.")
            self.asking.ask((_REVEAL, one.subject), question, self.tr("Show the name"))

    def _ask_export(self, format_: ListFormat) -> None:
        if self.table.lines and people.may(self._officer(), May.EXPORT):
            question = self.tr("Save the whole list as {}. Reason (needed with confidential names):")
            names = self.tr("With confidential names") if people.may(self._officer(), May.REVEAL) else ""
            self.asking.ask(
                format_, question.format(format_.value.upper()), self.tr("Choose a folder"), needed=False, choice=names
            )

    def _on_given(self, why: str) -> None:
        purpose, action = self.asking.purpose, self.asking.action
        if isinstance(purpose, ListFormat):
            names = self.asking.choice.isChecked()
            self.export_asked.emit(ConsultationOrder(self.sought, self._filter_text(), purpose, names, why, action))
        elif isinstance(purpose, tuple):
            with show_errors(self.asking.show_problem) as revealing:
                one = self._register.consulting.reveal(purpose[1], why, self._officer(), action)
            if revealing.worked:
                self._revealed = one
                self.asking.forget()
                self._show_marked()
                self.lines.setFocus()

    def _open(self) -> None:
        one = self._current_consultation()
        if one is not None and one.complaint is not None:
            self.opened.emit(one.complaint)

    def _back(self) -> None:
        """Return one step: close the open question; then a list of another time; then what was typed."""
        if self.asking.isVisible():
            self.asking.leave()
        elif self._sought is not None:
            self._sought = None
            self.refresh()
            self.left.emit()
        else:
            form.show_problems(self, ())
            self._message.show("")
            self.form.clear(self._officer().name)
            self.form.focus()

    # --- the list ----------------------------------------------------------------------------------------------------

    def _show(self, found: tuple[Consultation, ...], total: int) -> None:
        marked = self._current_consultation()
        self.table.show_lines(found)
        row = next((row for row, one in enumerate(found) if marked and one.subject == marked.subject), 0)
        table_rows.go_to(self.lines, row)
        self.list_title.setText(self._filter_text())
        shown = self.tr("the newest {shown} of {all}").format(shown=len(found), all=total)
        self.list_count.setText(shown if total > len(found) else self.tr("%n consultation(s)", "", total))
        self.export_button.setVisible(bool(found) and people.may(self._officer(), May.EXPORT))
        self._show_marked()

    def _filter_text(self) -> str:
        return words_of(self.sought, self._register.reference_data.channels())

    def _show_marked(self) -> None:
        one = self._current_consultation()
        if self._revealed and (one is None or one.subject != self._revealed.subject):
            self._revealed = None  # it is seen as long as the mark stands there
        name = self._revealed.inquiry.name if self._revealed else name_of(one) if one else ""
        shown = self._revealed or one
        self.marked_text.setText(whole(shown, name) if shown else "")
        may_turn, may_reveal = (people.may(self._officer(), may) for may in (May.RECORD, May.REVEAL))
        self.turn_button.setVisible(may_turn and one is not None and one.complaint is None and not one.erased)
        is_hidden = one is not None and one.inquiry.identity is Identity.CONFIDENTIAL
        self.reveal_button.setVisible(may_reveal and is_hidden)

    def _current_consultation(self) -> Consultation | None:
        row = self.lines.currentIndex().row()
        found: Consultation | None = self.table.lines[row] if 0 <= row < len(self.table.lines) else None
        return found

    def _take_up(self) -> None:
        officer = self._officer()
        if not self.keeper.is_open(CONSULTATION_FORM, officer.officer_id):
            fields = self.keeper.open(CONSULTATION_FORM, officer.officer_id, {})
            self._action = UUID(fields[CONSULTATION]) if fields else new_id()
            self.form.show(fields or {"answered_by": officer.name})

    def _fields(self) -> dict[str, str]:
        fields = self.form.fields()
        return fields and fields | {CONSULTATION: str(self._action)}

    def _wire(self) -> None:
        self.lines.selectionModel().currentRowChanged.connect(lambda *_: self._show_marked())
        self.lines.doubleClicked.connect(lambda _index: self._open())
        self.keeper.failed.connect(lambda failure: self._message.show(wording.unavailable(failure)))
        self.form.on_change(self.keeper.schedule_save)
        self.record_button.clicked.connect(self._record)
        self.turn_button.clicked.connect(self._turn)
        self.reveal_button.clicked.connect(self._ask_reveal)
        self.export_button.clicked.connect(lambda: self._ask_export(ListFormat.XLSX))
        self.asking.given.connect(self._on_given)
        self.asking.closed.connect(self.lines.setFocus)
        actions: dict[str, Callable[[], object]] = {
            "record": self._record,
            "go_on": self.form.go_on,
            "show_more": self._show_more,
            "to_list": self.lines.setFocus,
            "to_form": self.form.focus,
            "turn": self._turn,
            "reveal": self._ask_reveal,
            "open": self._open,
            "export_xlsx": lambda: self._ask_export(ListFormat.XLSX),
            "export_csv": lambda: self._ask_export(ListFormat.CSV),
            "back": self._back,
            **{f"channel_{digit}": partial(self.form.channel.choose_digit, digit) for digit in DIGITS},
        }
        bind_keys(self, rows_of(CONSULTATION_KEYS, actions), actions)
