"""The page of the suggestion box: an opening is begun, goes on sheet by sheet wherever it was left, and is closed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from frontoffice.domain import people, suggestion_box
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import phrases
from frontoffice.domain.choices import ListName
from frontoffice.domain.complaint import Complaint, Kind
from frontoffice.domain.people import May, Officer
from frontoffice.domain.suggestion_box import BoxOpening, Sheet, SuggestionBox, number_ranges
from frontoffice.errors import Refused
from frontoffice.register.commands import drafts
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.box.box_forms import (
    CELLS,
    CLOSING,
    COLUMNS,
    LEAST,
    BoxForm,
    ClosingFields,
    FoldedForm,
    OpeningFields,
    SheetFields,
)
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, plain_text, table_rows
from frontoffice.ui.widgets.bounded_text import PhraseField
from frontoffice.ui.widgets.choice_row import DIGITS
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.form_keeper import FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, rows_of
from frontoffice.ui.widgets.phrase_picker import offer_phrases
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.table_rows import ColumnShares, Index, LineTable, Role
from frontoffice.ui.widgets.wrapped_layouts import EvenCells, FilledLines, LinePart

# --- The keys of the page of the suggestion box ---

_OF_A_LINE: Final = ("name", "phone", "service", "confidential")  # the fields of a sheet in which Enter is no letter
BOX_KEYS: Final = (
    PageKey("F9", "record", May.RECORD),
    PageKey("Shift+F9", "void", May.RECORD),
    PageKey("Ctrl+K", "to_closing", May.RECORD),
    PageKey("Ctrl+T", "scan", May.CONTACT),
    PageKey("Ctrl+S", "set_box", May.KEEP_LISTS),
    PageKey("Ctrl+P", "minutes", May.PRINT),
    PageKey("Ctrl+Shift+P", "board", May.PRINT),
    PageKey("Return", "go_on", within="opening"),
    PageKey("Enter", "go_on", within="opening"),
    PageKey("Return", "go_on", within="closing"),
    PageKey("Enter", "go_on", within="closing"),
    *(PageKey(key, "go_on", within=field) for field in _OF_A_LINE for key in ("Return", "Enter")),
    PageKey("Return", "open", within="sheets"),
    PageKey("Enter", "open", within="sheets"),
    PageKey("Return", "minutes", May.PRINT, within="openings"),
    PageKey("Enter", "minutes", May.PRINT, within="openings"),
    PageKey("Ctrl+Space", "choose_phrase", within="description"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="description"),
    PageKey("Ctrl+Space", "choose_phrase", within="note"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="note"),
    PageKey("Ctrl+Down", "to_list"),
    PageKey("Ctrl+Up", "to_form"),
    PageKey("Esc", "back"),
    *(PageKey(f"Alt+{digit}", f"kind_{digit}", May.RECORD, within="sheet") for digit in DIGITS[: len(Kind)]),
)


# --- box page ---

# --- Where an opening of the suggestion box stands: which form is due, what it begins with, and what it records ---
# What is typed is kept as the form of the person who is here, until the entry that it becomes takes it along.

_ACTION: Final = "action"  # beside the fields of a form: the identity of what it records, the same for every try


class BoxSession:
    """Current opening of the box at this counter (``present``), and its next form (``form``).

    ``fails`` says why the phrases of sheet and note cannot be read.
    """

    def __init__(
        self, register: Register, officer: Callable[[], Officer], page: QWidget, fails: Callable[[str], object]
    ) -> None:
        self._register, self._officer = register, officer
        self.present: BoxOpening | None = None
        self.is_closing = False
        self.beginning, self.sheet, self.end = OpeningFields(page), SheetFields(page), ClosingFields(page)
        self.form: BoxForm = self.beginning
        texts: list[PhraseField] = [self.sheet.description, child(page, QLineEdit, "note")]
        offer_phrases(page, BOX_KEYS, texts, register.reference_data.phrases, self._facts, fails)
        self.keeper = FormKeeper(register, self._fields, page)
        self._action, self._given = new_id(), dict[str, str]()
        for one in (self.beginning, self.sheet, self.end):
            one.on_change(self.keeper.schedule_save)

    @property
    def is_sheet(self) -> bool:
        """Whether the next sheet is due."""
        return self.present is not None and not self.is_closing

    def take_up(self, latest: tuple[BoxOpening, ...], *, anew: bool) -> None:
        """Show the next form; one in which nobody typed begins ``anew``, others stay as they are."""
        officer, (name, due) = self._officer(), self._due()
        is_untouched = anew and self._fields() == self._given
        if self.form is due and not is_untouched and self.keeper.is_open(name, officer.officer_id):
            return
        fields = self.keeper.open(name, officer.officer_id, self._initial_fields(latest, officer))
        self._action, self._given, self.form = UUID(fields[_ACTION]), fields, due
        due.show(fields)

    def find(self, *, anew: bool) -> None:
        """Load the current opening; ``anew`` leads to its closing where no sheet is left."""
        self.present = self._register.box_openings.find_open()
        if self.present is None:
            self.is_closing = False
        elif anew:
            self.is_closing = len(self.present.sheets) >= self.present.form.found

    def mark_recorded(self) -> None:
        """Mark the texts of the form as recorded."""
        self.keeper.mark_recorded()
        self._given = self._fields()

    def begin(self) -> BoxOpening:
        """Record the opening of the box."""
        read = self.beginning.read(self._register.today(), self._register.zone)
        return self._register.box.open(read, self._officer(), self._action)

    def enter(self, opening: BoxOpening) -> Complaint:
        """Record the sheet."""
        return self._register.box.enter(opening.subject, self.sheet.read(), self._officer(), self._action)

    def close(self, opening: BoxOpening) -> BoxOpening:
        """Record the closing of the box."""
        return self._register.box.close(opening.subject, self.end.read(), self._officer(), self._action)

    def _facts(self) -> Mapping[str, str]:
        """Facts for phrases on the sheet, with its time of receipt: as its box was opened."""
        opened = {phrases.RECEIVED: dates.without_weekday(self.present.day)} if self.present else {}
        return opened if self.is_closing else opened | dict(self.sheet.facts())

    def _due(self) -> tuple[str, BoxForm]:
        """Name of the next form's draft, and that form."""
        if self.present is None:
            return drafts.BOX_FORM, self.beginning
        if self.is_closing:
            return drafts.box_closing_form(self.present.subject), self.end
        return drafts.box_sheet_form(self.present.subject), self.sheet

    def _fields(self) -> dict[str, str]:
        return self.form.fields() | {_ACTION: str(self._action)}

    def _initial_fields(self, latest: tuple[BoxOpening, ...], officer: Officer) -> dict[str, str]:
        """Initial texts of the next form."""
        action, opening = {_ACTION: str(new_id())}, self.present
        if opening is None:
            return _beginning(self._register, latest, officer) | action
        if not self.is_closing:
            return dict.fromkeys(self.sheet.fields(), "") | {"kind": Kind.COMPLAINT.value} | action
        return {
            "seal_after": _last_seal(latest),
            "closing_key_holder": opening.form.key_holder,
            "minutes": suggestion_box.minutes_number(opening.no, opening.series, opening.day.year),
            "closing_found": str(max(opening.form.found, len(opening.sheets))),
            "note": "",
            **action,
        }


def _beginning(register: Register, latest: tuple[BoxOpening, ...], officer: Officer) -> dict[str, str]:
    """Office's box, present officer, current time, and the former witnesses and seal."""
    box, last = register.box_openings.settings(), latest[0].form if latest else None
    fields = dict.fromkeys(("witness1_name", "witness1_nip", "witness2_name", "witness2_nip"), "")
    if last is not None:
        for place, one in enumerate(last.witnesses, start=1):
            fields |= {f"witness{place}_name": one.name, f"witness{place}_nip": one.nip}
    for name in suggestion_box.BOX:
        fields[name] = getattr(box, name) or (getattr(last, name) if last else "")
    return fields | {
        "opened_by": officer.name,
        "seal_before": _last_seal(latest),
        "opened_on": dates.in_digits(register.today()),
        "opened_at": dates.time_of_day(register.now(), register.zone)[:5],
        "found": "0",
    }


def _last_seal(latest: tuple[BoxOpening, ...]) -> str:
    """The lock or seal with which the box was closed last, "" before its first closing."""
    return next((one.closing.form.seal_after for one in latest if one.closing), "")


# --- box page ---

# --- The tables of the suggestion box: the sheets of an opening, and the openings ---

MOST_ROWS: Final = 8  # of a table, before it is scrolled
SHEET_WIDTHS: Final[Mapping[int, int]] = {0: 10, 1: 34, 2: 40}
_NUMBERS, _BY, _MINUTES = 5, 6, 7
_LONG_DAY: Final = "Rab, 28 Des 2026 08.08 WITA"  # as wide as any
_LONG_CODE: Final = "LATIHAN"
# Of what the figures leave: the part that a column has at most, and the letters that it needs at most.
_SHARES: Final[Mapping[int, tuple[float, int]]] = {_BY: (0.25, 18), _MINUTES: (0.3, 24)}


def lay_out_openings(openings: QTableView) -> None:
    """Divide the width of the openings' list: minutes and who opened it give way before the numbers are cut."""
    table_rows.rule(openings, {})
    shares = ColumnShares(openings, range(_NUMBERS), _SHARES, _NUMBERS, giving_way=(_MINUTES, _BY))
    shares.give_room(0, _LONG_DAY)
    shares.give_room(1, _LONG_CODE)
    shares.fill()


class SheetTable(LineTable):
    """Sheets, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (self.tr("Sheet"), self.tr("Number"), self.tr("Kind, or why it is void"))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a cell's data."""
        sheet: Sheet = self.lines[index.row()]
        if role == Role.FontRole and index.column() == 1:
            return self.fixed
        why = self.tr("Void: {}").format(sheet.why)
        kind = wording.word(sheet.kind) if sheet.kind else why
        return _text_for_role((str(sheet.no), sheet.number_text, kind)[index.column()], role)


class OpeningTable(LineTable):
    """Openings, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (
            self.tr("Opened"),
            self.tr("Counter"),
            self.tr("Found"),
            self.tr("Void"),
            self.tr("Recorded"),
            self.tr("Numbers"),
            self.tr("By"),
            self.tr("Minutes"),
        )

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a cell's data."""
        one: BoxOpening = self.lines[index.row()]
        cells = (
            f"{dates.short(one.day)} {dates.time_of_day(one.form.opened_at, one.zone)}",
            one.series,
            str(one.found),
            str(len(one.voided)),
            str(len(one.entered)),
            ", ".join(_run(*run) for run in number_ranges(one.entered)),
            one.officer,
            one.closing.form.minutes if one.closing else self.tr("not closed"),
        )
        return _text_for_role(cells[index.column()], role)


def _text_for_role(text: str, role: int) -> str | None:
    if role == Role.DisplayRole:
        return text
    return plain_text.tool_tip(text) if role == Role.ToolTipRole else None


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first} - {last}"


# --- box page ---


class BoxPage(QWidget):
    """Page for the suggestion box; ``minutes_asked``, ``board_asked`` carry the opening of a requested paper.

    The others a sheet's complaint.
    """

    minutes_asked = Signal(object)
    board_asked = Signal(object)
    opened = Signal(object)
    scan_asked = Signal(object)

    page: QVBoxLayout
    head: QVBoxLayout
    list_head: QVBoxLayout
    title: QLabel
    due: QLabel
    opening: QWidget
    sheet: QWidget
    closing: QWidget
    opening_known: QLabel
    opening_fold: QPushButton
    closing_known: QLabel
    closing_fold: QPushButton
    confidential: QCheckBox
    set_button: QPushButton
    void_button: QPushButton
    close_button: QPushButton
    record_button: QPushButton
    box_message_problem: QLabel
    list_title: QLabel
    list_count: QLabel
    scan_button: QPushButton
    minutes_button: QPushButton
    board_button: QPushButton
    sheets: QTableView
    openings: QTableView

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        form.load_ui("box/box_page", into=self)
        self._message = MessageLine(self.box_message_problem)
        self.session = BoxSession(register, officer, self, self.say)
        self.sheet_table, self.opening_table = SheetTable(self), OpeningTable(self)
        self.sheets.setModel(self.sheet_table)
        self.openings.setModel(self.opening_table)
        self._fill_lines()
        table_rows.rule(self.sheets, SHEET_WIDTHS, stretch=2)
        lay_out_openings(self.openings)
        self.asking = ReasonBar(self)
        self.page.addWidget(self.asking)
        self.page.addStretch(1)
        self._wire()

    def start(self) -> None:
        """Focus the form of the current opening, or start a new one as of now."""
        self._take_up(anew=True)
        self.session.form.focus()

    def refresh(self) -> None:
        """Read it anew; what is typed stays."""
        self._take_up(anew=False)

    def hand_over(self) -> None:
        """Show the present officer's texts; what another one typed is kept for them."""
        self.asking.forget()
        self._take_up(anew=False)

    def _fill_lines(self) -> None:
        buttons = (self.void_button, self.close_button, self.record_button)
        FilledLines.into(self.head, [LinePart(self.title), LinePart(self.due, stretch=1), *map(LinePart, buttons)])
        papers = map(LinePart, (self.scan_button, self.minutes_button, self.board_button))
        FilledLines.into(self.list_head, [LinePart(self.list_title), LinePart(self.list_count, stretch=1), *papers])
        for layout, names in CELLS.items():
            cells = [form.child(self, QWidget, f"{name}_cell") for name in names]
            column = form.child(self, QVBoxLayout, layout)
            column.insertWidget(column.indexOf(cells[0]), EvenCells(cells, COLUMNS, LEAST, column.parentWidget()))
        beginning = (LinePart(self.opening_fold), LinePart(self.opening_known, stretch=1), LinePart(self.set_button))
        FilledLines.into(form.child(self, QVBoxLayout, "opening_lines"), beginning)
        end = (LinePart(self.closing_fold), LinePart(self.closing_known, stretch=1))
        FilledLines.into(form.child(self, QVBoxLayout, "closing_lines"), end)

    # --- where it stands ---------------------------------------------------------------------------------------------

    def _take_up(self, *, anew: bool, find: bool = True) -> None:
        with show_errors(self.say) as read:
            if find:
                self.session.find(anew=anew)
            latest = self._register.box_openings.latest()
            due = self._register.box_openings.due_on()
            data = self._register.reference_data
            self.session.sheet.offer(data.meanings()[ListName.SERVICE])
            table_rows.say_unchecked(
                self.session.sheet.service, data.list_unchecked_sources().get(ListName.SERVICE, "")
            )
            self.session.take_up(latest, anew=anew)
        if read.worked:
            self._show_lists(latest)
            self.due.setText("" if self.session.present is not None else self._when(due))
            self._show_part(self._officer())

    def _when(self, due: date | None) -> str:
        if due is None:
            return self.tr("Count the sheets first, before two witnesses")
        return self.tr("To be opened by {}").format(dates.in_words(due))

    def _show_part(self, officer: Officer) -> None:
        session, may_record = self.session, people.may(officer, May.RECORD)
        parts = ((session.beginning, self.opening), (session.sheet, self.sheet), (session.end, self.closing))
        for one, widget in parts:
            widget.setVisible(may_record and session.form is one)
        is_idle = session.present is None
        for button in (self.void_button, self.close_button):
            button.setVisible(may_record and session.is_sheet)
        self.record_button.setVisible(may_record)
        self.record_button.setText(self._verb())
        self._show_set_button()
        self.title.setText(self._heading())
        has_entered = session.present is not None and bool(session.present.entered)
        self.scan_button.setVisible(has_entered and people.may(officer, May.CONTACT))
        for button in (self.minutes_button, self.board_button):
            button.setVisible(is_idle and bool(self.opening_table.lines) and people.may(officer, May.PRINT))

    def _show_set_button(self) -> None:
        """Show the button for setting the box beside its fields."""
        is_seen = not form.child(self, QWidget, "box_cell").isHidden()
        self.set_button.setVisible(is_seen and self._may_set())

    def _may_set(self) -> bool:
        return self.session.present is None and people.may(self._officer(), May.KEEP_LISTS)

    def _verb(self) -> str:
        if self.session.present is None:
            return self.tr("Begin ({key:box.record})")
        return (
            self.tr("Close the box ({key:box.record})")
            if self.session.is_closing
            else self.tr("Record sheet ({key:box.record})")
        )

    def _heading(self) -> str:
        opening = self.session.present
        if opening is None:
            return self.tr("Opening of the suggestion box")
        if self.session.is_closing:
            return self.tr("Closing of the suggestion box")
        at, of = len(opening.sheets) + 1, opening.form.found
        return self.tr("Sheet {at} of {of}").format(at=at, of=of)

    def _show_lists(self, latest: tuple[BoxOpening, ...]) -> None:
        opening = self.session.present
        row = max(0, self.openings.currentIndex().row())
        self.sheet_table.show_lines(tuple(reversed(opening.sheets)) if opening else ())
        self.opening_table.show_lines(() if opening else latest)
        table_rows.go_to(self.sheets, 0)
        table_rows.go_to(self.openings, row)
        self.sheets.setVisible(opening is not None and bool(opening.sheets))
        self.openings.setVisible(opening is None and bool(latest))
        for table in (self.sheets, self.openings):
            table_rows.fit_height(table, MOST_ROWS)
        self.list_title.setVisible(not self.sheets.isHidden() or not self.openings.isHidden())
        self.list_title.setText(self.tr("Sheets so far") if opening else self.tr("Openings"))
        self.list_count.setText(
            self.tr("{} sheet(s)").format(len(opening.sheets)) if opening and opening.sheets else ""
        )

    # --- what is done ------------------------------------------------------------------------------------------------

    def _record(self) -> None:
        if self.record_button.isHidden() or self.asking.isVisible():
            return
        form.show_problems(self, ())
        self.say("")
        session, opening, done, closed = self.session, self.session.present, "", None
        with show_errors(self.say, self._refuse) as recording:
            if opening is None:
                done = self.tr("Opened. Sheets found: {}").format(session.begin().form.found)
            elif session.is_closing:
                closed = session.close(opening)
            else:
                number = session.enter(opening).number_text
                done = self.tr("Sheet {sheet}: {number}").format(sheet=len(opening.sheets) + 1, number=number)
        if recording.worked:
            self._go_on(done)
        if closed is not None:
            self.minutes_asked.emit(closed)

    def _go_on_by_enter(self) -> None:
        """The next field; behind the last one of a sheet, the next sheet."""
        if self.confidential.hasFocus():
            self._record()
        else:
            self.focusNextChild()

    def _go_on(self, done: str) -> None:
        """The next form: another sheet, the closing, or another opening."""
        self.session.mark_recorded()
        self._take_up(anew=True)
        self.session.form.focus()
        self.say(done, "done")

    def _refuse(self, refused: Refused) -> None:
        renamed = CLOSING if self.session.is_closing else {}
        found = [dataclasses.replace(one, field=renamed.get(one.field, one.field)) for one in refused.problems]
        if isinstance(self.session.form, FoldedForm):
            self.session.form.reveal({one.field for one in found})
        rest = form.show_problems(self, found, focus=True)
        self._message.show_refusal(" ".join(wording.problem(one) for one in rest))
        form.scroll_line_into_view(self.box_message_problem)

    def _ask_void(self) -> None:
        opening = self.session.present
        if self.void_button.isVisible() and opening is not None:
            no = len(opening.sheets) + 1
            question = self.tr("Why is sheet {} void? It stands in the minutes.").format(no)
            self.asking.ask(opening.subject, question, self.tr("Void sheet"))

    def _void(self, why: str) -> None:
        subject = self.asking.purpose
        if not isinstance(subject, UUID):
            return
        with show_errors(self.asking.show_problem) as voiding:
            done = self._register.box.void(subject, why, self._officer(), self.asking.action)
        if voiding.worked:
            self.asking.forget()
            self._go_on(self.tr("Sheet {} is void.").format(len(done.sheets)))

    def _to_closing(self) -> None:
        if self.close_button.isVisible():
            self.session.is_closing = True
            self._take_up(anew=False, find=False)
            self.session.form.focus()

    def _set_box(self) -> None:
        if not self._may_set():
            return
        form.show_problems(self, ())
        fields = self.session.beginning.fields()
        box = SuggestionBox(*(fields[name] for name in suggestion_box.BOX))
        with show_errors(self.say, self._refuse) as setting:
            self._register.box.set(box, self._officer(), new_id())
        if setting.worked:
            self.say(self.tr("Kept: every opening begins with this box and its key holder."), "done")

    def _paper(self, asked: SignalInstance) -> None:
        marked = self._current_opening()
        if self.minutes_button.isVisible() and marked is not None:
            if marked.closing is None:
                self.say(self.tr("This opening is not closed yet; its minutes come then."), "soon")
            else:
                asked.emit(marked)

    def _current_opening(self) -> BoxOpening | None:
        row, lines = self.openings.currentIndex().row(), self.opening_table.lines
        return lines[row] if 0 <= row < len(lines) else None

    def _with_sheet(self, asked: SignalInstance) -> None:
        """Emit a signal with the complaint made from the marked sheet; a void one became none."""
        row = self.sheets.currentIndex().row()
        if 0 <= row < len(self.sheet_table.lines) and (subject := self.sheet_table.lines[row].complaint):
            asked.emit(subject)
        elif self.sheet_table.lines:
            self.say(self.tr("A void sheet has no number. Mark another one."), "soon")

    def _back(self) -> None:
        """Return one step: close the open question; then from the closing to the sheets."""
        if self.asking.isVisible():
            self.asking.leave()
        elif self.session.is_closing:
            self.session.is_closing = False
            self._take_up(anew=False, find=False)
            self.session.form.focus()
        form.show_problems(self, ())
        self.say("")

    def _to_form(self) -> None:
        self.session.form.focus()

    def _to_list(self) -> None:
        (self.sheets if self.sheets.isVisible() else self.openings).setFocus()

    def say(self, text: str, state: str = "late") -> None:
        """Show a result, or the reason of a failure; on a low screen it is scrolled to."""
        self._message.show(text, state)
        form.scroll_line_into_view(self.box_message_problem)

    def keep(self) -> bool:
        """Save the typed texts as a draft; whether all of it is safe."""
        return self.session.keeper.keep()

    def _wire(self) -> None:
        self.session.keeper.failed.connect(lambda failure: self.say(wording.unavailable(failure)))
        self.record_button.clicked.connect(self._record)
        self.void_button.clicked.connect(self._ask_void)
        self.close_button.clicked.connect(self._to_closing)
        self.set_button.clicked.connect(self._set_box)
        self.opening_fold.toggled.connect(self._show_set_button)
        self.minutes_button.clicked.connect(lambda: self._paper(self.minutes_asked))
        self.scan_button.clicked.connect(lambda: self._with_sheet(self.scan_asked))
        self.board_button.clicked.connect(lambda: self._paper(self.board_asked))
        self.asking.given.connect(self._void)
        self.asking.closed.connect(self._to_form)
        actions: dict[str, Callable[[], object]] = {
            "record": self._record,
            "void": self._ask_void,
            "to_closing": self._to_closing,
            "set_box": self._set_box,
            "minutes": lambda: self._paper(self.minutes_asked),
            "board": lambda: self._paper(self.board_asked),
            "go_on": self._go_on_by_enter,
            "open": lambda: self._with_sheet(self.opened),
            "scan": self.scan_button.click,
            "to_list": self._to_list,
            "to_form": self._to_form,
            "back": self._back,
            **{f"kind_{digit}": partial(self.session.sheet.kind.choose_digit, digit) for digit in DIGITS[: len(Kind)]},
        }
        bind_keys(self, rows_of(BOX_KEYS, actions), actions)
