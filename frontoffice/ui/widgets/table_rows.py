"""How tables look everywhere, and small ones filled as a whole: columns, rows, the value behind the chosen row."""

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
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.office_lists import OWN
from frontoffice.register.register import Register
from frontoffice.ui.widgets import plain_text, text_size, theme
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine

# --- The columns of a table as wide as its view, at every width: nothing is scrolled sideways, and no date is
# cut ---

_LEAST_READABLE: Final = 18  # letters of the column that takes the rest, before another gives way
_MOST_FOR_A_NAME: Final = 0.4  # of what the fixed ones leave; a heading that wants more is cut


class ColumnShares(QObject):
    """Divides the width of a view among the columns of its table.

    ``fixed`` have what they were given (``give_room``); each of ``shares`` its part of what those leave, but no more
    than so many letters of average width and no less than its heading; ``rest`` what is left then. While that is not
    readable, the columns of ``giving_way`` are hidden, one after the other; ``gave_way`` says that it are others than
    before.
    """

    gave_way = Signal()

    def __init__(
        self,
        table: QTableView,
        fixed: Sequence[int],
        shares: Mapping[int, tuple[float, int]],
        rest: int,
        giving_way: Sequence[int] = (),
    ) -> None:
        super().__init__(table)
        self._table, self._fixed, self._shares, self._rest = table, fixed, shares, rest
        self._giving_way = giving_way
        self._contents: dict[int, tuple[str, QFont, int]] = {}
        table.horizontalHeader().setMinimumSectionSize(1)
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the view's width."""
        if event.type() is QEvent.Type.Resize:
            self.fill()
        return False

    def give_room(self, column: int, text: str, font: QFont | None = None, beside: int = 0) -> None:
        """Make a fixed column as wide as ``text`` in ``font`` (the table's own), and ``beside`` pixels; or its name.

        It is measured as often as the width is divided: text may have become larger.
        """
        self._contents[column] = text, font or QFont(), beside

    def _content_width(self, column: int) -> int:
        text, font, beside = self._contents.get(column, ("", QFont(), 0))
        written = QFontMetrics(font.resolve(self._table.font())).horizontalAdvance(text) + text_size.px(beside)
        return max(self._heading_width(column), written + text_size.px(_AROUND))

    def _heading_width(self, column: int) -> int:
        """Width of a full column heading."""
        head = self._table.horizontalHeader()
        name = str(self._table.model().headerData(column, head.orientation()))
        written = theme.heading_font(head.font())  # as the style has it, of which the header itself knows nothing
        return QFontMetrics(written).horizontalAdvance(name) + text_size.px(_AROUND)

    def fill(self) -> None:
        """Divide the width there is now."""
        table, hidden = self._table, 0
        while True:
            away = self._giving_way[:hidden]
            rest = self._divide([column for column in (*self._fixed, *self._shares) if column not in away])
            if hidden == len(self._giving_way) or rest >= _LEAST_READABLE * table.fontMetrics().averageCharWidth():
                break
            hidden += 1
        were = [column for column in self._giving_way if table.isColumnHidden(column)]
        for column in self._giving_way:
            table.setColumnHidden(column, column in away)
        table.setColumnWidth(self._rest, max(1, rest))
        if were != [*away]:
            self.gave_way.emit()

    def _divide(self, shown: Sequence[int]) -> int:
        table = self._table
        letter = table.fontMetrics().averageCharWidth()
        needed = {column: self._content_width(column) for column in self._fixed if column in shown}
        left = table.viewport().width() - sum(needed.values())
        rest = left
        for column in shown:
            if column in self._shares:
                part, letters = self._shares[column]
                width = min(int(left * part), letters * letter + text_size.px(_PADDING))
                width = max(1, width, min(self._heading_width(column), int(left * _MOST_FOR_A_NAME)))
                table.setColumnWidth(column, width)
                rest -= width
            else:
                table.setColumnWidth(column, needed[column])
        return rest


# --- table columns ---

_PADDING: Final = 20
_AROUND: Final = 26  # of a text that is not to be cut: the cell's padding, and what the style keeps beside it
_FOCUS: Final = 2  # by which its border grows with focus


def row_height() -> int:
    """The height of every row, in pixels."""
    return text_size.px(text_size.ROW)


def rule(table: QTableView, widths: Mapping[int, int], stretch: int | None = None) -> None:
    """Set the widths (in letters of average width) and row height; the column ``stretch`` takes what is left over."""
    rows, head = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setMinimumSectionSize(row_height())
    rows.setDefaultSectionSize(row_height())
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setHighlightSections(False)
    head.setSectionsClickable(False)
    letter = table.fontMetrics().averageCharWidth()
    for column, letters in widths.items():
        table.setColumnWidth(column, letters * letter + _PADDING)
    if stretch is not None:
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)


def make_room(table: QTableView, column: int, texts: Iterable[str], fixed: QFont) -> None:
    """Widen ``column`` until the longest of ``texts`` fits in the ``fixed`` font; a number must never be cut."""
    longest = max(texts, key=len, default="")
    needed = QFontMetrics(fixed).horizontalAdvance(longest) + _AROUND
    if needed > table.columnWidth(column):
        table.setColumnWidth(column, needed)


def go_to(table: QTableView, row: int) -> None:
    """Mark ``row``, or the nearest there is, keeping the column; nothing happens in an empty table."""
    model = table.model()
    if model.rowCount() == 0:
        return
    row = min(max(row, 0), model.rowCount() - 1)
    table.setCurrentIndex(model.index(row, max(table.currentIndex().column(), 0)))


def fit_height(table: QTableView, most: int = 0) -> None:
    """Set a small table's height to that of all its rows, avoiding scrolling; of ``most`` rows where it has more."""
    rows = table.model().rowCount()
    rows = min(rows, most) if most else rows
    head = max(table.horizontalHeader().sizeHint().height(), table.horizontalHeader().height())
    bar = table.horizontalScrollBar()
    below = bar.sizeHint().height() if bar.maximum() else 0
    table.setFixedHeight(head + rows * row_height() + 2 * table.frameWidth() + _FOCUS + below)


def limit_height(table: QTableView) -> None:
    """Let a table be no higher than all its rows; with less room it is scrolled."""
    head = max(table.horizontalHeader().sizeHint().height(), table.horizontalHeader().height())
    rows = max(1, table.model().rowCount()) * row_height()
    table.setMaximumHeight(head + rows + 2 * table.frameWidth() + _FOCUS)


def keep_mark_in_sight(view: QAbstractItemView) -> None:
    """Scroll the page around the view to the current row after key presses."""
    view.selectionModel().currentChanged.connect(lambda _now, _before: _scroll_to_mark(view))


def _scroll_to_mark(view: QAbstractItemView) -> None:
    mark = view.visualRect(view.currentIndex())
    here: QWidget | None = view.parentWidget() if view.hasFocus() and mark.isValid() else None
    while here is not None:
        if isinstance(here, QScrollArea) and (inside := here.widget()) is not None:
            at = view.viewport().mapTo(inside, mark.center())
            here.ensureVisible(at.x(), at.y(), 0, row_height())
        here = here.parentWidget()


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
    """Show the basis of a list not yet compared by the office in the widget's tooltip.

    "" where there is nothing to say.
    """
    translate = QCoreApplication.translate
    words = translate("ListBasis", "List not compared by the office yet") if source else ""
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
    rule(table, widths, stretch=stretch)


def name_fitting_columns(table: QTableWidget, names: Sequence[str], *stretch: int) -> None:
    """Set the columns of a table, each as wide as its contents.

    Those of ``stretch`` share what is left over.

    Where they are wider together than the view, the widest are cut to what is left, or to the letters of a name.
    """
    header, rows = table.horizontalHeader(), table.verticalHeader()
    _head(table, names)
    rows.hide()
    rows.setDefaultSectionSize(row_height())
    table.setShowGrid(False)
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
