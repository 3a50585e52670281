"""Search for complaints: one field for whatever is known, a folded filter, and the list as a file.

What a scanner types opens the complaint at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.list_filter import NO_FILTER
from frontoffice.domain.people import May, Officer
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.queries.complaint_list import COUNTED, ListQuery
from frontoffice.register.queries.search import CODE_LETTERS, FaultyNumber, NumberFault, SearchResult
from frontoffice.register.register import Register
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.search.filter_bar import FilterBar, KeptFiltersBar
from frontoffice.ui.widgets import form, table_rows, theme
from frontoffice.ui.widgets.filter_fold import FilterFold
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.kept_folds import KeptFolds
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.read_gate import ReadGate
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.table_rows import ColumnShares, Index, LineTable, Role

# --- The table of what was found: what tells one complaint from another, newest first ---


class SearchColumn(IntEnum):
    """Columns of a search result."""

    NUMBER = 0
    RECORDED = 1
    KIND = 2
    NAME = 3
    SUMMARY = 4
    SERVICE = 5
    WHO = 6
    STATUS = 7


_FIXED: Final = (SearchColumn.NUMBER, SearchColumn.RECORDED, SearchColumn.KIND)
# Of what those leave: the part that a column has at most, and the letters of average width that it needs at most.
_SHARES: Final[Mapping[int, tuple[float, int]]] = {
    SearchColumn.NAME: (0.18, 18),
    SearchColumn.SERVICE: (0.16, 20),
    SearchColumn.WHO: (0.14, 16),
    SearchColumn.STATUS: (0.18, 20),
}
_LONG_DATE: Final = "28-08-2026"  # as wide as any


def lay_out(results: QTableView) -> ColumnShares:
    """Divide the width of the list: who handles it and the service give way before anything is scrolled sideways."""
    table_rows.rule(results, {})
    giving_way = (SearchColumn.WHO, SearchColumn.SERVICE, SearchColumn.KIND)
    shares = ColumnShares(results, _FIXED, _SHARES, SearchColumn.SUMMARY, giving_way)
    shares.give_room(SearchColumn.RECORDED, _LONG_DATE)
    shares.give_room(SearchColumn.KIND, max((field_labels.word_of(Kind, kind) for kind in Kind), key=len))
    return shares


class FoundTable(LineTable):
    """Table of search results, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.names = (
            self.tr("Number"),
            self.tr("Recorded"),
            self.tr("Kind"),
            self.tr("Complainant"),
            self.tr("Description"),
            self.tr("Service"),
            self.tr("In charge"),
            self.tr("Status"),
        )

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text or formatting of a cell for ``role``."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        found, column = self.lines[index.row()], SearchColumn(index.column())
        cancelled = found.status == Status.CANCELLED
        if role == Role.DisplayRole:
            return _CELLS[column](found)
        if role == Role.FontRole and (column is SearchColumn.NUMBER or cancelled):
            font = QFont(self.fixed) if column is SearchColumn.NUMBER else QFont()
            font.setStrikeOut(cancelled and column is not SearchColumn.STATUS)
            return font
        if cancelled and role == Role.ForegroundRole:
            return QBrush(QColor(theme.now().muted))
        if cancelled and role == Role.DecorationRole and column is SearchColumn.STATUS:
            return theme.icon("cancel", "late")
        return None


def show(table: FoundTable, shares: ColumnShares, lines: tuple[SearchResult, ...]) -> None:
    """Show these, their numbers whole."""
    table.show_lines(lines)
    shares.give_room(SearchColumn.NUMBER, max((one.number_text for one in lines), key=len, default=""), table.fixed)
    shares.fill()


_CELLS: Final[Mapping[SearchColumn, Callable[[SearchResult], str]]] = {
    SearchColumn.NUMBER: lambda found: found.number_text,
    SearchColumn.RECORDED: lambda found: dates.in_digits(date.fromisoformat(found.recorded_on)),
    SearchColumn.KIND: lambda found: field_labels.word_of(Kind, found.kind),
    SearchColumn.NAME: lambda found: found.name,
    SearchColumn.SUMMARY: lambda found: found.summary,
    SearchColumn.SERVICE: lambda found: found.service,
    SearchColumn.WHO: lambda found: wording.handler_text(found.assignee, found.team),
    SearchColumn.STATUS: lambda found: field_labels.word_of(Status, found.status),
}


# --- search page ---

# --- Why a search finds nothing, and what finds more, as a sentence ---


def why(wanted: ListQuery, faulty: FaultyNumber | None) -> str:
    """Why nothing is found: a fault of the typed number comes before a filter, that before the words."""
    if faulty is not None:
        return _number_fault(faulty)
    if wanted.only:
        return QCoreApplication.translate(
            "NothingFound", "Nothing passes the filter. {key:search.clear} takes it away."
        )
    if not wanted.text.strip():
        return QCoreApplication.translate(
            "NothingFound",
            "Type what you know, in any order: “budi 14 nov”, “0123 mawar”, “dewi 1234”.\n"
            "{key:search.filter} limits the list.",
        )
    return QCoreApplication.translate(
        "NothingFound", "Nothing was found. Fewer letters find more; a name kept confidential is not found by name."
    )


def _number_fault(faulty: FaultyNumber) -> str:
    if faulty.fault is NumberFault.CODE_OF_ANOTHER:
        return QCoreApplication.translate(
            "NothingFound",
            "The check code does not fit the number {}. Compare both with the receipt, letter by letter.",
        ).format(faulty.typed)
    if faulty.fault is NumberFault.CODE_UNFINISHED:
        return QCoreApplication.translate(
            "NothingFound", "The check code behind the number {} has {} letters and digits; type it to its end."
        ).format(faulty.typed, CODE_LETTERS)
    if faulty.near:
        return QCoreApplication.translate(
            "NothingFound", "There is no complaint {} in this register. With that running number there is: {}."
        ).format(faulty.typed, "; ".join(faulty.near))
    return QCoreApplication.translate(
        "NothingFound", "There is no complaint {} in this register. Look at number, series and year on the receipt."
    ).format(faulty.typed)


# --- search page ---

# --- Every key of the search, beside those of its bars ---

SEARCH_KEYS: Final = (
    PageKey("Return", "open", within="find_field"),
    PageKey("Enter", "open", within="find_field"),
    PageKey("Up", "line_up", within="find_field"),
    PageKey("Down", "line_down", within="find_field"),
    PageKey("PgUp", "page_up", within="find_field"),
    PageKey("PgDown", "page_down", within="find_field"),
    PageKey("Return", "open", within="results"),
    PageKey("Enter", "open", within="results"),
    PageKey("Ctrl+F", "filter"),
    PageKey("Ctrl+S", "keep", May.KEEP_OWN),
    PageKey("Ctrl+Del", "drop", May.KEEP_OWN),
    *(PageKey(f"Ctrl+{place}", f"kept_{place}") for place in range(1, 10)),
    PageKey("F12", "export_xlsx", May.EXPORT),
    PageKey("Shift+F12", "export_csv", May.EXPORT),
    PageKey("Ctrl+P", "export_pdf", May.EXPORT),
    PageKey("Esc", "clear"),
)


# --- search page ---

MOST: Final = 50
STANDS_STILL: Final = 1_500  # milliseconds without another key, until a reader sees what is found


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """A list as a file: what of, as what, with the identities of who asked for confidence or not, and why."""

    wanted: ListQuery
    limited: str
    format: ListFormat
    identities: bool
    why: str
    action: UUID


class SearchPage(QWidget):
    """Search page with field, filter and results.

    ``opened`` says which complaint the officer wants to read.

    ``export_asked`` carries an ExportOrder; ``stop_asked`` gives the file in hand up.
    """

    opened = Signal(object)
    export_asked = Signal(object)
    stop_asked = Signal()

    page: QVBoxLayout
    head: QHBoxLayout
    find_field: QLineEdit
    find_count: QLabel
    find_problem: QLabel
    results: QTableView
    nothing: QLabel
    export_button: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self._last: int | None = None
        self._exporting = False
        form.load_ui("search/search_page", into=self)
        self._message = MessageLine(self.find_problem)
        self.table = FoundTable(self)
        self.results.setModel(self.table)
        self._shares = lay_out(self.results)
        self.filters, self.kept = FilterBar(register, self), KeptFiltersBar(register, officer, self)
        self.asking = ReasonBar(self)
        self.gate = ReadGate(self, self._find, STANDS_STILL)
        self.fold = FilterFold(
            self.filters, self.tr("Filter ({key:search.filter})"), KeptFolds(register, officer), "find", self
        )
        self.head.insertWidget(self.head.indexOf(self.export_button), self.fold.button)
        for place, bar in enumerate((self.fold, self.kept), 1):
            self.page.insertWidget(place, bar)
        self.page.addWidget(self.asking)
        self._wire()
        self._find()

    def start(self, text: str = "") -> None:
        """Focus the field; the former search is repeated, and replaced with the first key."""
        if text:
            self.find_field.setText(text)
        with show_errors(self._message.show):
            self.filters.refresh()
            self.kept.refresh()
        self.fold.refresh()
        self._find()
        self.find_field.setFocus()
        self.find_field.selectAll()

    def refresh(self) -> None:
        """Read the same list anew, as long as it was; mark, place and what is said of an export stay."""
        at, row, before = self.results.verticalScrollBar().value(), self.results.currentIndex().row(), self.table.lines
        if self._read(max(MOST, len(before))) and self.table.lines != before:
            marked = [line.subject for line in before[row : row + 1]]
            places = [place for place, line in enumerate(self.table.lines) if line.subject in marked]
            table_rows.go_to(self.results, places[0] if places else row)
            self.results.verticalScrollBar().setValue(at)

    def hand_over(self) -> None:
        """Clear the search of another officer."""
        self.filters.choose(NO_FILTER)
        self.fold.refresh()
        self.find_field.clear()

    def show_not_exported(self, text: str) -> None:
        """Why there is no file."""
        self._exporting = False
        (self.asking.show_problem if self.asking.isVisible() else self._message.show)(text)

    def show_export_begun(self) -> None:
        """The list is being written; Esc stops it."""
        self.asking.forget()
        self._exporting = True
        self.find_field.setFocus()
        self.show_progress(0, 0)

    def show_progress(self, done: int, of: int) -> None:
        """How far the list is."""
        if self._exporting:
            self._message.show(
                self.tr("Writing the list: {} of {} lines. {key:search.clear} stops it.").format(done, of), "soon"
            )

    def show_exported(self, path: Path | None) -> None:
        """Show the path of the exported list; None for a paper, shown elsewhere."""
        self._exporting = False
        self._message.show(self.tr("The list is in {}.").format(path) if path else "", "done")

    @property
    def wanted(self) -> ListQuery:
        """Current query of filter and search text."""
        return ListQuery(self.filters.chosen, self.find_field.text())

    def _wire(self) -> None:
        self.find_field.textChanged.connect(self._find)
        self.filters.changed.connect(self._find)
        self.fold.taken_away.connect(self._take_away)
        self.fold.closed.connect(self.find_field.setFocus)
        self.kept.chosen.connect(self.filters.choose)
        self.kept.chosen.connect(lambda _only: self._find())
        self.kept.kept.connect(self._on_saved)
        self.results.doubleClicked.connect(lambda _index: self._open())
        self.results.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.export_button.clicked.connect(lambda: self._ask_export(ListFormat.XLSX))
        self.asking.given.connect(self._export)
        self.asking.closed.connect(self.find_field.setFocus)
        bind_keys(
            self,
            SEARCH_KEYS,
            {
                "open": self._open,
                "clear": self._clear,
                "line_up": lambda: self._move(-1),
                "line_down": lambda: self._move(1),
                "page_up": lambda: self._move(-self._lines_shown()),
                "page_down": lambda: self._move(self._lines_shown()),
                "filter": self.fold.go,
                "keep": lambda: self.kept.ask_name(self.filters.chosen),
                "drop": self.kept.delete_filter,
                **{f"kept_{place}": partial(self.kept.apply_filter, place - 1) for place in range(1, 10)},
                **{f"export_{form}": partial(self._ask_export, form) for form in ListFormat},
            },
        )

    def _on_saved(self, name: str) -> None:
        self._message.show(self.tr("Kept as {}.").format(name), "done")
        self.find_field.setFocus()

    def _take_away(self, name: str) -> None:
        self.filters.take_away(name)
        self.find_field.setFocus()

    def _clear(self) -> None:
        """Cancel the export or close the open question, else clear the text, else the filter."""
        if self._exporting:
            self.stop_asked.emit()
        elif self.asking.isVisible():
            self.asking.leave()
        elif self.kept.is_asking:
            self.kept.leave()
        elif self.find_field.text():
            self.find_field.clear()
        elif self.filters.chosen:
            self.filters.choose(NO_FILTER)
            self._find()
        self.find_field.setFocus()

    def _move(self, by: int) -> None:
        row = self.results.currentIndex().row() + by
        if row >= len(self.table.lines):
            self._read_on()
        table_rows.go_to(self.results, row)

    def _lines_shown(self) -> int:
        return max(1, self.results.viewport().height() // table_rows.row_height())

    def _on_scrolled(self, at: int) -> None:
        if self._last is not None and at >= self.results.verticalScrollBar().maximum():
            self._read_on()

    def _find(self) -> None:
        if self._read(MOST):
            self._message.show("")
            table_rows.go_to(self.results, 0)

    def _read(self, limit: int) -> bool:
        """Load and show the results of the current query; whether it could be read."""
        wanted = self.wanted
        self.fold.show_set(self.filters.each_in_words(wanted.only))
        with show_errors(self._message.show) as read:
            found, last = self._first_lines(wanted, limit)
            faulty = None if found else self._register.number_faults.of(wanted.text)
            count = self._register.lists.count(wanted.only) if wanted.only and not wanted.text.strip() and last else 0
        if not read.worked:
            return False
        is_held = not self._passes(wanted, count or len(found))
        if is_held:
            found, last, faulty, count = (), None, None, 0
        self._last = last
        if found != self.table.lines or not found:
            self._show(found)
        self.results.setVisible(bool(found))
        self.export_button.setVisible(bool(found) and people.may(self._officer(), May.EXPORT))
        self.nothing.setVisible(not found and not is_held)
        self.find_count.setText(self._count(len(found), count) if found else "")
        self.nothing.setText("" if found else why(wanted, faulty))
        return True

    def _passes(self, wanted: ListQuery, lines: int) -> bool:
        """Return whether the results may be shown."""
        if wanted.only or wanted.text.strip():
            return self.gate.passes(
                lambda: Read(ReadWhat.SEARCH, limited=self._filter_text(wanted), lines=lines), wanted
            )
        self.gate.rest()
        return True

    def _filter_text(self, wanted: ListQuery) -> str:
        typed = self.tr("words typed") if wanted.text.strip() else ""  # never the words: they may be a name
        return "; ".join(filter(None, (self.filters.words(wanted.only), typed)))

    def _first_lines(self, wanted: ListQuery, limit: int) -> tuple[tuple[SearchResult, ...], int | None]:
        """First results, with a filter from the unlimited list; what was only typed is found as it always was."""
        if wanted.only:
            page = self._register.lists.page(wanted, limit=limit)
            return page.lines, page.last
        return self._register.search.find(wanted.text, MOST), None

    def _read_on(self) -> None:
        if self._last is None:
            return
        with show_errors(self._message.show) as read:
            page = self._register.lists.page(self.wanted, self._last, MOST)
        if read.worked:
            self._last = page.last
            row = self.results.currentIndex().row()
            self._show((*self.table.lines, *page.lines))
            table_rows.go_to(self.results, row)
            if self._last is None:
                self.find_count.setText(self._count(len(self.table.lines), 0))

    def _show(self, lines: tuple[SearchResult, ...]) -> None:
        show(self.table, self._shares, lines)

    def _count(self, found: int, of: int) -> str:
        if of > COUNTED:
            return self.tr("More than {} found, newest first; {key:search.open} opens the marked one.").format(COUNTED)
        if not of and self._last is not None:
            return self.tr("The newest of many; scrolling down shows the older ones.")
        if not of and found >= MOST and not self.filters.chosen:
            return self.tr("The newest {}; type more to find older ones, or limit them ({key:search.filter}).").format(
                MOST
            )
        return self.tr("%n found, newest first. {key:search.open} opens the marked one.", "", of or found)

    def _open(self) -> None:
        self.gate.at_once()
        row = self.results.currentIndex().row()
        if 0 <= row < len(self.table.lines):
            self.opened.emit(self.table.lines[row].subject)

    def _ask_export(self, format_: ListFormat) -> None:
        if not self.table.lines or not people.may(self._officer(), May.EXPORT):
            return
        question = self.tr("The whole list as {}. Reason (needed with confidential identities):")
        names = self.tr("With confidential identities") if people.may(self._officer(), May.REVEAL) else ""
        confirm = self.tr("Show and print") if format_ is ListFormat.PDF else self.tr("Choose a folder")
        self.asking.ask(format_, question.format(format_.value.upper()), confirm, needed=False, choice=names)

    def _export(self, why: str) -> None:
        purpose = self.asking.purpose
        if not isinstance(purpose, ListFormat):
            return
        wanted, limited = self.wanted, self._filter_text(self.wanted)
        order = ExportOrder(wanted, limited, purpose, self.asking.choice.isChecked(), why, self.asking.action)
        self.export_asked.emit(order)
