"""Shift+F8, numbered slips: a block is printed before the power goes; afterwards each is recorded, or void."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox, QTableView, QVBoxLayout, QWidget

from frontoffice.domain import numbering, people
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import FieldRefusal, NumberRefusal
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer
from frontoffice.domain.slips import Slip, SlipBlock, SlipState, SlipUse, in_words
from frontoffice.errors import Problem, Refused
from frontoffice.register.register import Register
from frontoffice.ui.widgets import form, plain_text, table_rows
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.table_rows import Index, LineTable, Role
from frontoffice.ui.widgets.wrapped_layouts import FilledLines, LinePart

# --- Slips in the drawer of a register that came back without them: which they are, and when they were printed ---

_SHARES = {"numbers": (170, 3), "first": (150, 2), "last": (150, 2), "on": (100, 1), "button": (0, 0)}


class TypedSlips(NamedTuple):
    """First and last number of slips, and their printing date."""

    span: tuple[int, int]
    printed_on: date


class ReprintRow:
    """The fields for it on the page; seen while numbers are known to be on paper only."""

    def __init__(self, page: QWidget, register: Register) -> None:
        self._register = register
        self._whole = child(page, QWidget, "again")
        self.numbers = child(page, QLabel, "again_numbers")
        self.first, self.last, self.on = (child(page, QLineEdit, f"again_{name}") for name in ("first", "last", "on"))
        self.button = child(page, QPushButton, "again_button")
        cells = [LinePart(child(page, QWidget, f"again_{name}_cell"), *share) for name, share in _SHARES.items()]
        FilledLines.into(child(page, QVBoxLayout, "again_lines"), cells)
        self.first.returnPressed.connect(self.last.setFocus)
        self.last.returnPressed.connect(self.on.setFocus)
        self.on.returnPressed.connect(self.button.click)

    def refresh(self, *, records: bool) -> None:
        """Read the numbers anew; who does not record is not asked for them."""
        found = self._register.slips.on_paper_only()
        self.numbers.setText("; ".join(f"{year}: {in_words(runs)}" for year, runs in found))
        self._whole.setVisible(records and bool(found))

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self.first, self.last, self.on):
            field.clear()

    @property
    def is_asked(self) -> bool:
        """Whether it is seen."""
        return not self._whole.isHidden()

    def read(self) -> TypedSlips:
        """Typed values of the fields. Raises Refused by field for what cannot be read."""
        printed_on = dates.read_date("again_on", self.on.text(), self._register.today())
        if printed_on is None:
            raise Refused(Problem("again_on", FieldRefusal.DATE_UNREADABLE, {"text": ""}))
        first, last = (self._number(name, printed_on.year) for name in ("first", "last"))
        return TypedSlips((first, last), printed_on)

    def _number(self, name: str, year: int) -> int:
        """Number of a slip of that year, typed or scanned."""
        desk, text = self._register.desk, getattr(self, name).text()
        number = numbering.read_number(text, desk.number_format, desk.counter, year)
        if number is None or number.year != year:
            sample = numbering.write(Number(desk.counter, year, 56), desk.number_format, self._register.today().month)
            facts = {"counter": desk.counter, "sample": sample}
            raise Refused(Problem(f"again_{name}", NumberRefusal.LAST_NUMBER_UNREADABLE, facts))
        return number.no


# --- The table of numbered slips: each number, what became of it, its block ---

WIDTHS: Final[Mapping[int, int]] = {0: 16, 1: 11, 2: 20, 3: 20, 4: 40}


class SlipTable(LineTable):
    """Table of slips; open ones come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (self.tr("Number"), self.tr("State"), self.tr("Printed on"), self.tr("By"), self.tr("Why void"))
        self._words = {
            SlipState.OPEN: self.tr("open"),
            SlipState.ENTERED: self.tr("recorded"),
            SlipState.VOID: self.tr("void"),
        }

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text or formatting of a cell for ``role``."""
        if role == Role.FontRole and index.column() == 0:
            return self.fixed
        slip: Slip = self.lines[index.row()]
        block = slip.block
        cells = (slip.text, self._words[slip.state], dates.short(block.printed_on), block.officer, slip.why)
        if role == Role.DisplayRole:
            return cells[index.column()]
        return plain_text.tool_tip(cells[index.column()]) if role == Role.ToolTipRole else None


# --- The keys of the page of numbered slips ---

SLIP_KEYS: Final = (
    PageKey("F9", "record", May.RECORD),
    PageKey("Shift+F9", "void", May.CANCEL),
    PageKey("Ctrl+N", "reserve", May.RECORD),
    PageKey("Ctrl+P", "print", May.PRINT),
    PageKey("Ctrl+Shift+N", "again", May.RECORD),
    PageKey("Return", "to_date", within="lines"),
    PageKey("Enter", "to_date", within="lines"),
    PageKey("Return", "record", May.RECORD, within="asked"),
    PageKey("Enter", "record", May.RECORD, within="asked"),
    PageKey("Ctrl+Down", "to_list"),
    PageKey("Esc", "back"),
)


# --- slip page ---

_MOST = 500  # lines that are shown
_RESERVE, _VOID = "reserve", "void"


class SlipPage(QWidget):
    """Slips: ``print_asked`` carries the slips to print, ``record_asked`` the SlipUse to record."""

    print_asked = Signal(object)
    record_asked = Signal(object)

    page: QVBoxLayout
    head: QVBoxLayout
    asked_lines: QVBoxLayout
    title: QLabel
    open_count: QLabel
    many: QSpinBox
    many_label: QLabel
    reserve_button: QPushButton
    print_button: QPushButton
    asked: QWidget
    slip_no: QLabel
    slip_on: QLineEdit
    slip_at: QLineEdit
    record_button: QPushButton
    void_button: QPushButton
    slips_message_problem: QLabel
    lines: QTableView

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        form.load_ui("slips/slip_page", into=self)
        self.title.setText(self.tr("Numbered slips"))
        self.many.setRange(1, self.many.maximum())
        self.many.setValue(12)
        self._message = MessageLine(self.slips_message_problem)
        self.table = SlipTable(self)
        self._fill_lines()
        self.again = ReprintRow(self, register)
        self.lines.setModel(self.table)
        table_rows.rule(self.lines, WIDTHS, stretch=4)
        self.asking = ReasonBar(self)
        self.page.addWidget(self.asking)
        self._wire()

    def _fill_lines(self) -> None:
        buttons = (self.reserve_button, self.print_button)
        ordering = (self.many_label, self.many, *buttons)
        FilledLines.into(
            self.head, [LinePart(self.title), LinePart(self.open_count, stretch=1), *map(LinePart, ordering)]
        )
        shares = {"slip_no": (210, 3), "slip_on": (120, 2), "slip_at": (70, 1), "record": (0, 0), "void": (0, 0)}
        cells = [LinePart(form.child(self, QWidget, f"{name}_cell"), *share) for name, share in shares.items()]
        FilledLines.into(self.asked_lines, cells)

    def start(self) -> None:
        """Focus the choice of a slip."""
        self._message.show("")
        self.refresh()
        table_rows.go_to(self.lines, 0)
        (self.lines if self.table.lines else self.many).setFocus()

    def refresh(self) -> None:
        """Reload the slips, preserving the selected row."""
        row = max(0, self.lines.currentIndex().row())
        with show_errors(self._message.show) as read:
            found = self._register.slips.all()
            self.again.refresh(records=people.may(self._officer(), May.RECORD))
        if not read.worked:
            return
        is_open = [slip for slip in found if slip.state is SlipState.OPEN]
        rest = [slip for slip in reversed(found) if slip.state is not SlipState.OPEN]
        self.table.show_lines((*is_open, *rest)[:_MOST])
        table_rows.make_room(self.lines, 0, (slip.text for slip in self.table.lines), self.table.fixed)
        table_rows.go_to(self.lines, min(row, len(self.table.lines) - 1))
        self.open_count.setText(self.tr("{} open").format(len(is_open)))
        officer = self._officer()
        records, voids = people.may(officer, May.RECORD), people.may(officer, May.CANCEL)
        for widget in (self.many, self.many_label, self.reserve_button, self.record_button):
            widget.setVisible(records)
        self.print_button.setVisible(bool(is_open) and people.may(officer, May.PRINT))
        self.void_button.setVisible(voids)
        self.asked.setVisible(bool(is_open))
        self._show_marked()

    def hand_over(self) -> None:
        """Take over for another officer."""
        self.asking.forget()
        self.again.forget()
        self.refresh()

    def say(self, text: str) -> None:
        """Show the reason for a rejected action."""
        self._message.show(text)

    def _show_marked(self) -> None:
        marked = self._list_selection()
        self.slip_no.setText(marked[0].text if marked else "")
        if marked and not self.slip_on.text():
            self.slip_on.setText(dates.in_digits(marked[0].block.printed_on))

    def _list_selection(self) -> list[Slip]:
        """Selected open slips."""
        rows = sorted({index.row() for index in self.lines.selectionModel().selectedRows()})
        return [slip for row in rows if (slip := self.table.lines[row]).state is SlipState.OPEN]

    def _record(self) -> None:
        marked = self._list_selection()
        if self.record_button.isHidden() or not marked:
            return
        form.show_problems(self, ())
        self._message.show("")
        with show_errors(self._message.show, self._refuse) as reading:
            use = SlipUse(marked[0].number, self._moment())
            self._register.slips.demand_use(use)
        if reading.worked:
            self.slip_at.clear()
            self.record_asked.emit(use)

    def _moment(self) -> datetime:
        on = dates.read_date("slip_on", self.slip_on.text(), self._register.today())
        at = dates.read_time("slip_at", self.slip_at.text())
        if on is None:
            raise Refused(Problem("slip_on", FieldRefusal.DATE_UNREADABLE, {"text": ""}))
        if at is None:
            raise Refused(Problem("slip_at", FieldRefusal.MOMENT_UNREADABLE, {"text": ""}))
        return datetime.combine(on, at, tzinfo=dates.ZONES[self._register.zone]).astimezone(UTC)

    def _refuse(self, refused: Refused) -> None:
        form.show_refused(self, refused, self._message)

    def _ask_reserve(self) -> None:
        if self.reserve_button.isVisible():
            question = self.tr("Why are {} numbers reserved for slips? It is written down.").format(self.many.value())
            self.asking.ask(_RESERVE, question, self.tr("Print a block"))

    def _ask_void(self) -> None:
        marked = self._list_selection()
        if self.void_button.isVisible() and marked:
            question = self.tr("Why are {} slips void? It is written down.").format(len(marked))
            self.asking.ask(_VOID, question, self.tr("Void"))

    def _ask_again(self) -> None:
        if not self.again.is_asked:
            return
        form.show_problems(self, ())
        self._message.show("")
        with show_errors(self._message.show, self._refuse):
            typed = self.again.read()
            question = self.tr("Why do slips {first} to {last} lie in the drawer? It is written down.")
            first, last = typed.span
            self.asking.ask(typed, question.format(first=first, last=last), self.tr("Reserve again"))

    def _on_given(self, why: str) -> None:
        purpose = self.asking.purpose
        with show_errors(self.asking.show_problem, self._refuse if isinstance(purpose, TypedSlips) else None) as doing:
            made = self._write(purpose, why)
        if not doing.worked:
            return
        self.asking.forget()
        self.refresh()
        self.lines.setFocus()
        if purpose == _RESERVE:
            self.print_asked.emit([slip for slip in self.table.lines if made is not None and slip.number in made])
        elif purpose == _VOID:
            self._message.show(self.tr("Void, with the reason."), "done")
        else:
            self.again.forget()
            self._message.show(self.tr("Reserved again; each is recorded or void like other slips."), "done")

    def _write(self, purpose: object, why: str) -> SlipBlock | None:
        by, action, slips = self._officer(), self.asking.action, self._register.slips
        if isinstance(purpose, TypedSlips):
            return slips.reserve_again(purpose.span, purpose.printed_on, why, by, action)
        if purpose == _RESERVE:
            return slips.reserve(self.many.value(), why, by, action)
        slips.void([slip.number for slip in self._list_selection()], why, by, action)
        return None

    def _print(self) -> None:
        open_ones = [slip for slip in self.table.lines if slip.state is SlipState.OPEN]
        if self.print_button.isVisible() and open_ones:
            self.print_asked.emit(open_ones)

    def _back(self) -> None:
        if self.asking.isVisible():
            self.asking.leave()
        form.show_problems(self, ())
        self._message.show("")

    def _wire(self) -> None:
        self.lines.selectionModel().selectionChanged.connect(lambda *_: self._show_marked())
        self.table.modelReset.connect(self._show_marked)
        self.record_button.clicked.connect(self._record)
        self.void_button.clicked.connect(self._ask_void)
        self.reserve_button.clicked.connect(self._ask_reserve)
        self.print_button.clicked.connect(self._print)
        self.again.button.clicked.connect(self._ask_again)
        self.asking.given.connect(self._on_given)
        self.asking.closed.connect(self.lines.setFocus)
        actions: dict[str, Callable[[], object]] = {
            "record": self._record,
            "void": self._ask_void,
            "reserve": self._ask_reserve,
            "print": self._print,
            "again": self._ask_again,
            "to_date": self.slip_on.setFocus,
            "to_list": self.lines.setFocus,
            "back": self._back,
        }
        bind_keys(self, SLIP_KEYS, actions)
