"""Small tables filled as a whole: their columns, their rows, and the value behind the chosen row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QComboBox, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.office_lists import OWN
from frontoffice.register.register import Register
from frontoffice.ui.widgets import plain_text, table_columns, theme
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine

# --- What a list rests on: said, and written down as compared, where it is kept; quietly where it is chosen
# from ---


class ListBasis(QWidget):
    """Rule behind a list, date of the office's last comparison, and button for it. ``compared`` follows it."""

    compared = Signal()

    def __init__(self, register: Register, officer: Callable[[], Officer], message: MessageLine, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._register, self._officer, self._message = register, officer, message
        self._of, self._action = "", new_id()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.source = plain_text.label(level="muted", parent=self)
        self.source.setWordWrap(True)
        self.compare = QPushButton(self.tr("Compared with it today"))
        self.compare.setObjectName(f"{name}_compare")
        self.compare.setProperty("quiet", True)
        self.compare.clicked.connect(self._compare)
        inside.addWidget(self.source)
        inside.addWidget(self.compare, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_of(self, of: str, called: str = "") -> None:
        """Show it of a list; ``called`` is the list's name where it stands beside another's. Raises Unavailable."""
        if of != self._of:
            self._of, self._action = of, new_id()
        lists = self._register.reference_data
        rule = lists.list_source(of)
        checked_on = lists.list_checked_on(of) if rule else None
        text = self.tr("Rests on: {rule}. The office has not compared the list with it yet.")
        if rule == OWN:
            text = self.tr("Rests on: {rule}.")
        elif checked_on is not None:
            text = self.tr("Rests on: {rule}. Compared by the office on {day}.")
        words = text.format(rule=rule, day=dates.in_digits(checked_on) if checked_on else "")
        self.source.setText(f"{called}. {words}" if called else words)
        self.setVisible(bool(rule))
        self.compare.setHidden(rule == OWN)

    def _compare(self) -> None:
        with show_errors(self._message.show) as writing:
            today = self._register.today()
            self._register.reference_data.check_list(self._of, today, self._officer(), self._action)
        if writing.worked:
            self._action = new_id()
            self.compared.emit()


def say_unchecked(chosen_from: QWidget, source: str) -> None:
    """Show the basis of a list not yet compared by the office.

    "" where there is nothing to say.

    In the empty field of a combo, which typing covers, and in the tooltip of every widget.
    """
    translate = QCoreApplication.translate
    words = translate("ListBasis", "List not compared by the office yet") if source else ""
    line = chosen_from.lineEdit() if isinstance(chosen_from, QComboBox) else None
    if line is not None:
        line.setPlaceholderText(words)
    rests = translate("ListBasis", "{unchecked}. It rests on: {rule}.")
    plain_text.set_tool_tip(chosen_from, rests.format(unchecked=words, rule=source) if source else "")


# --- table rows ---

# --- What the tables of lines have in common: one row for each line, named columns, numbers in letters of one
# width ---

_NO_INDEX: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class LineTable(QAbstractTableModel):
    """Read only. ``names`` are the columns' names; what stands in a cell says the page's own table (``data``)."""

    def __init__(self, names: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self.lines: tuple[Any, ...] = ()
        self.fixed = theme.fixed_font()

    def show_lines(self, lines: tuple[Any, ...]) -> None:
        """Show these lines instead of those before."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row per line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.names[section] if role == Role.DisplayRole else None


# --- table rows ---

_READABLE: Final = 24  # letters of a column that takes the rest, before others give way
_A_NAME: Final = 40  # letters: no column is cut to less, the others are scrolled to then


def name_columns(
    table: QTableWidget, names: Sequence[str], widths: Mapping[int, int], stretch: int | None = None
) -> None:
    """Give the table its columns; widths in letters, the column ``stretch`` takes what is left over."""
    _head(table, names)
    table_columns.rule(table, widths, stretch=stretch)


def name_fitting_columns(table: QTableWidget, names: Sequence[str], *stretch: int) -> None:
    """Set the columns of a table, each as wide as its contents.

    Those of ``stretch`` share what is left over.

    Where they are wider together than the view, the widest are cut to what is left, or to the letters of a name.
    """
    header, rows = table.horizontalHeader(), table.verticalHeader()
    _head(table, names)
    rows.hide()
    rows.setDefaultSectionSize(table_columns.row_height())
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in stretch:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    _WidestCut(table, stretch)


class _WidestCut(QObject):
    """Limit on the widest columns of a table, preventing a long text from pushing others out of view."""

    def __init__(self, table: QTableWidget, stretch: Sequence[int]) -> None:
        super().__init__(table)
        self._table, self._stretch = table, stretch
        self._most = table.horizontalHeader().maximumSectionSize()
        self._needed: list[int] = []
        table.model().dataChanged.connect(self._measure)
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the view's width, and its letters."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        elif event.type() is QEvent.Type.FontChange:
            self._measure()
        return False

    def _measure(self) -> None:
        table, header = self._table, self._table.horizontalHeader()
        readable = _READABLE * table.fontMetrics().averageCharWidth()
        self._needed = []
        for column in range(table.columnCount()):
            named = header.sectionSizeHint(column)
            most = max(named, readable) if column in self._stretch else self._most
            self._needed.append(min(max(named, table.sizeHintForColumn(column)), most))
        self._fit()

    def _fit(self) -> None:
        """Limit the column widths to leave room for the narrower columns."""
        room, widest = self._table.viewport().width(), self._most
        if sum(self._needed) > room:
            for place, needed in enumerate(narrowest_first := sorted(self._needed)):
                widest = room // (len(narrowest_first) - place)
                if needed > widest:
                    break
                room -= needed
        widest = max(widest, _A_NAME * self._table.fontMetrics().averageCharWidth())
        header = self._table.horizontalHeader()
        if widest != header.maximumSectionSize():
            header.setMaximumSectionSize(widest)


def _head(table: QTableWidget, names: Sequence[str]) -> None:
    table.setColumnCount(len(names))
    table.setWordWrap(False)
    table.setHorizontalHeaderLabels(list(names))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def fill(
    table: QTableWidget,
    rows: Iterable[tuple[object, Sequence[str]]],
    is_chosen: Callable[[object], bool] = lambda _value: False,
) -> None:
    """Show these rows, each a value and its cells, instead of those before; nobody hears of it.

    The table itself hears of all cells at once: columns as wide as what stands in them were measured for each anew.
    """
    listed, model = tuple(rows), table.model()
    table.blockSignals(True)
    table.clearSelection()
    table.setRowCount(len(listed))
    with QSignalBlocker(model):
        for row, (value, cells) in enumerate(listed):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                plain_text.set_tool_tip(item, text)
                item.setData(Qt.ItemDataRole.UserRole, value)
                table.setItem(row, column, item)
    if listed:
        model.dataChanged.emit(model.index(0, 0), model.index(len(listed) - 1, table.columnCount() - 1))
    for row, (value, _cells) in enumerate(listed):
        if is_chosen(value):
            choose(table, row)
    table.blockSignals(False)


def choose(table: QTableWidget, row: int) -> None:
    """Select this row alone, independent of pressed keys: ``selectRow`` chooses none while Shift is, as of Shift+F6."""
    rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.setCurrentCell(row, 0, rows)


def current_value(table: QTableWidget) -> object:
    """The value of the chosen row, None when none is."""
    items = table.selectedItems()
    return items[0].data(Qt.ItemDataRole.UserRole) if items else None
