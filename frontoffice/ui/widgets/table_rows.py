"""Small tables that are filled as a whole: their columns, their rows, and the value behind the chosen row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from frontoffice.ui.widgets import plain_text, table_columns

_READABLE: Final = 24  # letters of a column that takes the rest, before others give way
_A_NAME: Final = 40  # letters: no column is cut to less, the others are scrolled to then


def name_columns(
    table: QTableWidget, names: Sequence[str], widths: Mapping[int, int], stretch: int | None = None
) -> None:
    """Give the table its columns; widths in letters, the column ``stretch`` takes what is left over."""
    _head(table, names)
    table_columns.rule(table, widths, stretch=stretch)


def name_fitting_columns(table: QTableWidget, names: Sequence[str], *stretch: int) -> None:
    """Give the table its columns, each as wide as what stands in it; those of ``stretch`` share what is left over.

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
    """Cuts the widest columns of a table where one long text would push the others out of the view."""

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
        """Let no column be wider than what leaves room for those that want less."""
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
    """Choose this row alone, whatever keys are held down: ``selectRow`` chooses none while Shift is, as of Shift+F6."""
    rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.setCurrentCell(row, 0, rows)


def current_value(table: QTableWidget) -> object:
    """The value of the chosen row, None when none is."""
    items = table.selectedItems()
    return items[0].data(Qt.ItemDataRole.UserRole) if items else None
