"""An export of a website before it is taken in: which column is which field, and what each row becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from frontoffice.attaching.tables import ReadTable
from frontoffice.domain.calendar import dates
from frontoffice.domain.incoming import ITEM_CHANNELS, IncomingMessage
from frontoffice.domain.masked_text import MASK
from frontoffice.domain.people import May
from frontoffice.errors import Refused, Unavailable
from frontoffice.receiving import exports
from frontoffice.receiving.exports import UNUSED, ColumnMatch, JudgedRow, RowState
from frontoffice.register.register import Register
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import plain_text, table_rows
from frontoffice.ui.widgets.file_choice import choose_table
from frontoffice.ui.widgets.fitted_scroll import FittedScroll
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

IMPORT_KEYS: Final = (
    PageKey("F9", "record", May.CONTACT),
    PageKey("Ctrl+T", "add", May.CONTACT),
    PageKey("Alt+S", "stop"),
    PageKey("Esc", "back"),
)
_AT_ONCE: Final = 20  # rows, so that the window answers between
_BESIDE: Final = 4  # columns of the file in a line
_LONGEST: Final = 40  # letters of a header or an example
_FIRST_WORDS: Final = 160
_NAMES_OF: Final = {"at": "received_on", "text": "description"}  # by which the intake calls them

ReadTableFile = Callable[[Path, Callable[[ReadTable], None], Callable[[Exception], None]], None]


def field_name(name: str) -> str:
    """Name of a field that a column may have."""
    if name == UNUSED:
        return QCoreApplication.translate("ImportPage", "not taken")
    if name == "title":
        return QCoreApplication.translate("ImportPage", "Title")
    return field_labels.label(_NAMES_OF.get(name, name))


def state_word(state: RowState) -> str:
    """What becomes of a row, in a word."""
    translate = QCoreApplication.translate
    return {
        RowState.NEW: translate("ImportPage", "new"),
        RowState.KNOWN: translate("ImportPage", "here already"),
        RowState.REFUSED: translate("ImportPage", "refused"),
    }[state]


class FieldChoice(QComboBox):
    """List of fields, which the wheel passes over: whoever scrolls the columns changes none."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what the list stands in."""
        event.ignore()


class ImportPage(QWidget):
    """Preview of an export, and its taking in; ``left`` leads back. ``read`` reads a file in another process."""

    left = Signal()

    page: QVBoxLayout
    title_row: QWidget
    import_title: QLabel
    file_name: QLabel
    channel_label: QLabel
    channel: QComboBox
    import_message: QLabel
    columns_area: QScrollArea
    columns_content: QWidget
    counts: QLabel
    rows: QTableWidget
    import_progress: QProgressBar
    action_row: QWidget
    take_button: QPushButton
    add_button: QPushButton
    stop_button: QPushButton
    back_button: QPushButton

    def __init__(self, register: Register, read: ReadTableFile) -> None:
        super().__init__()
        self._register, self._read = register, read
        self._table: ReadTable | None = None
        self._match = ColumnMatch(ITEM_CHANNELS[0], ())
        self._judged: tuple[JudgedRow, ...] = ()
        self._waiting: list[IncomingMessage] = []
        self._taken = self._all = self._asked = 0
        self._fields: list[FieldChoice] = []
        load_ui("inbox/import_page", into=self)
        self._message = MessageLine(self.import_message)
        self._grid = QGridLayout(self.columns_content)
        FittedScroll(self.columns_area)
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._take_some)
        self._wire()
        self._show()

    def start(self) -> None:
        """Begin at the rows, or with the choice of a file."""
        (self.rows if self._table else self.add_button).setFocus()

    def open(self, path: Path) -> None:
        """Read an export, and show what its rows would become."""
        self._end_taking()
        self._table, self._judged = None, ()
        self._asked += 1
        asked = self._asked
        self.file_name.setText(path.name)
        self._show()
        self._message.show(self.tr("Reading the file…"), "soon")
        self._read(
            path, lambda table: self._show_table(table, path.name, asked), lambda error: self._fail(error, asked)
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Take in no more once the page is left."""
        super().hideEvent(event)
        self._end_taking()

    # --- the file

    def _show_table(self, table: ReadTable, file_name: str, asked: int) -> None:
        if asked != self._asked:
            return
        with show_errors(self._message.show):
            kept = self._register.receiving.find_match(exports.name_headers(table.headers))
            found = exports.read_match(kept, table.headers)
            self._table, self._match = table, found or exports.guess_match(table.headers, file_name)
            self._message.show("")
            self._show_columns()
            self._judge()
            self.rows.setFocus()

    def _fail(self, error: Exception, asked: int) -> None:
        if asked != self._asked:
            return
        if not isinstance(error, Refused | Unavailable):
            self._message.show("")
            raise error
        self._message.show(wording.why_not(error))

    def _show_columns(self) -> None:
        """A list of fields for each column of the file."""
        table = self._table
        for old in self.columns_content.findChildren(QWidget):
            old.hide()
            old.deleteLater()
        self._fields = []
        for column, header in enumerate(table.headers if table else ()):
            example = next((row[column] for row in table.rows if row[column]), "") if table else ""
            self._grid.addWidget(self._column(column, header, example), column // _BESIDE, column % _BESIDE)
        self.channel.setCurrentIndex(self.channel.findData(self._match.channel))
        self._show_fields()

    def _column(self, column: int, header: str, example: str) -> QWidget:
        cell = QWidget(self.columns_content)
        lines = QVBoxLayout(cell)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        said = " ".join(f"{header or column + 1}: {example}".split())
        label = plain_text.label(said[:_LONGEST], cell, "label")
        plain_text.set_tool_tip(label, said)
        field = FieldChoice(cell)
        field.setAccessibleName(header or str(column + 1))
        field.setMinimumWidth(1)
        for name in (UNUSED, *exports.FIELDS):
            field.addItem(field_name(name), name)
        field.activated.connect(lambda _index: self._assign(column, field.currentData()))
        label.setBuddy(field)
        lines.addWidget(label)
        lines.addWidget(field)
        self._fields.append(field)
        return cell

    def _assign(self, column: int, name: str) -> None:
        self._match = self._match.assign(column, name)
        self._show_fields()
        self._judge()

    def _show_fields(self) -> None:
        for field, name in zip(self._fields, self._match.fields, strict=True):
            field.setCurrentIndex(field.findData(name))

    def _choose_channel(self) -> None:
        self._match = replace(self._match, channel=self.channel.currentData())
        self._judge()

    # --- its rows

    def _judge(self) -> None:
        """Judge all rows by the match as it stands."""
        table, register = self._table, self._register
        if table is None:
            return
        with show_errors(self._message.show):
            self._judged = exports.judge_rows(
                table,
                self._match,
                register.now(),
                register.zone,
                lambda identities: register.receiving.known(self._match.channel, identities),
            )
        table_rows.fill(self.rows, [(one.number, self._cells(one)) for one in self._judged])
        self._show()

    def _cells(self, one: JudgedRow) -> tuple[str, ...]:
        message = one.message
        if message is None:
            problem = one.problem
            column = field_name(problem.field) if problem else ""
            said = f"{column}: {wording.problem(problem)}" if problem else ""
            return (str(one.number), state_word(one.state), "", "", said)
        day = dates.in_digits(dates.local_date(message.arrived_at, self._register.zone))
        name = MASK if "identity" in dict(message.given) else message.sender_name
        words = " ".join(f"{message.title} {message.text}".split())[:_FIRST_WORDS]
        return (str(one.number), state_word(one.state), day, name, words)

    def _show(self) -> None:
        """Show the buttons and counts for what stands here."""
        is_running, is_there = self._next.isActive(), self._table is not None
        new, known, refused = (sum(one.state is state for one in self._judged) for state in RowState)
        for widget in (self.channel, self.channel_label, self.columns_area, self.counts, self.rows):
            widget.setVisible(is_there)
        self.counts.setText(
            self.tr("{new} new, {known} here already, {refused} refused").format(new=new, known=known, refused=refused)
        )
        self.take_button.setVisible(bool(new) and not is_running)
        self.add_button.setVisible(not is_running)
        self.columns_content.setEnabled(not is_running)
        self.channel.setEnabled(not is_running)
        self.stop_button.setVisible(is_running)
        self.import_progress.setVisible(is_running)

    # --- taking in

    def _take(self) -> None:
        """Begin to take in the rows that are new, and remember the match."""
        table = self._table
        new = [one.message for one in self._judged if one.state is RowState.NEW and one.message is not None]
        if table is None or not new or self._next.isActive():
            return
        with show_errors(self._message.show) as keeping:
            self._register.receiving.keep_match(exports.name_headers(table.headers), self._match.to_text())
        if keeping.worked:
            self._waiting, self._taken, self._all = new, 0, len(new)
            self.import_progress.setMaximum(len(new))
            self.import_progress.setValue(0)
            self._next.start()
            self._show()
            self._message.show(self.tr("Taking in…"), "soon")
            self.stop_button.setFocus()

    def _take_some(self) -> None:
        batch, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        with show_errors(self._message.show) as taking:
            self._taken += self._register.receiving.take_in(batch).new
        if not taking.worked:
            self._next.stop()
            self._judge()
            return
        self.import_progress.setValue(self._all - len(self._waiting))
        if not self._waiting:
            self._end_taking()

    def _end_taking(self) -> None:
        """Stop, and say how many were taken in; what is here stays here."""
        if not self._next.isActive():
            return
        self._next.stop()
        self._judge()
        taken = self.tr("%n message(s) taken in. They wait in the inbox.", "", self._taken)
        self._message.show(taken, "soon" if self._waiting else "done")
        self._waiting = []
        self.rows.setFocus()

    def _back(self) -> None:
        if self._next.isActive():
            self._end_taking()
        else:
            self.left.emit()

    def _wire(self) -> None:
        flow = FlowLayout(self.title_row)
        for part in (self.import_title, self.file_name, self.channel_label, self.channel):
            flow.addWidget(part)
        foot = FlowLayout(self.action_row)
        for button in (self.take_button, self.add_button, self.stop_button, self.back_button):
            foot.addWidget(button)
        channels = self._register.reference_data.channels()
        for code in ITEM_CHANNELS:
            self.channel.addItem(channels[code].name if code in channels else code, code)
        self.channel.activated.connect(lambda _index: self._choose_channel())
        names = (self.tr("Row"), self.tr("State"), self.tr("Date"), self.tr("From"), self.tr("First words, or why not"))
        table_rows.name_fitting_columns(self.rows, names, 4)
        buttons = {
            "record": (self.take_button, self._take),
            "add": (self.add_button, lambda: choose_table(self, self.open)),
            "stop": (self.stop_button, self._end_taking),
            "back": (self.back_button, self._back),
        }
        for button, does in buttons.values():
            button.clicked.connect(does)
        bind_keys(self, IMPORT_KEYS, {name: button.click for name, (button, _) in buttons.items()}, repeats=False)
