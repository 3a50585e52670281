"""F11, the report: the figures of a period at a glance, each of which opens its list, and that the complaint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QByteArray, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QSizePolicy, QTableView, QVBoxLayout, QWidget

from frontoffice.documents.layout.chart_drawing import Chart, ChartColours, as_text
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import PeriodKind, title
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.limits import END_OF_DAY
from frontoffice.domain.reports.report import Figures, OpenDay, Selection, Subset
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.queries.reports import ReportLine, ReportList
from frontoffice.register.register import Register
from frontoffice.ui.messages import field_labels
from frontoffice.ui.reports import approved_page, figure_names, report_sections
from frontoffice.ui.reports.figure_names import subset, value_of
from frontoffice.ui.reports.figure_table import FigureView
from frontoffice.ui.reports.headline import Headline
from frontoffice.ui.reports.period_bar import PeriodBar
from frontoffice.ui.reports.report_sections import Opens, ReportSection
from frontoffice.ui.widgets import form, plain_text, table_rows, text_size, theme
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.read_gate import ReadGate
from frontoffice.ui.widgets.table_rows import Index, LineTable, Role
from frontoffice.ui.widgets.wrapped_layouts import FoldingRow

# --- The complaints behind a figure as a table, read in parts as somebody goes down in it ---

PART: Final = 200  # lines that are read at once
_NO_INDEX: Final = QModelIndex()


class ReportColumn(IntEnum):
    """Columns of a complaint, with its status."""

    NUMBER = 0
    RECEIVED = 1
    KIND = 2
    NAME = 3
    SUMMARY = 4
    SERVICE = 5
    STATUS = 6
    DUE = 7


WIDTHS: Final[Mapping[int, int]] = {
    ReportColumn.NUMBER: 19,
    ReportColumn.RECEIVED: 12,
    ReportColumn.KIND: 12,
    ReportColumn.NAME: 18,
    ReportColumn.SUMMARY: 36,
    ReportColumn.SERVICE: 20,
    ReportColumn.STATUS: 24,
    ReportColumn.DUE: 16,
}


class ReportListTable(LineTable):
    """The lines of a list; ``read`` gets how many lines from which one on are wanted."""

    def __init__(self, read: Callable[[int, int], ReportList], parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._read = read
        self.total = 0
        self._is_by_clock = False
        self.names = self._headings()

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Number"),
            self.tr("Received on"),
            self.tr("Kind"),
            self.tr("Complainant"),
            self.tr("Description"),
            self.tr("Service"),
            self.tr("Status"),
            self.tr("Next due") if self._is_by_clock else self.tr("Answer due"),
        )

    def show_list(self, found: ReportList, counted: Subset) -> None:
        """Show these instead of those before; where the subset counts by the next deadline, that is the one shown."""
        self.total, self._is_by_clock = found.total, counted in _BY_CLOCK
        self.names = self._headings()
        self.show_lines(found.lines)

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:
        """Whether there are more than were read."""
        return not parent.isValid() and len(self.lines) < self.total

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:
        """Read the next part."""
        if parent.isValid():
            return
        more = self._read(PART, len(self.lines))
        self.total = more.total if more.lines else len(self.lines)
        if more.lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(more.lines) - 1)
            self.lines = (*self.lines, *more.lines)
            self.endInsertRows()

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text or formatting of a cell for ``role``."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line: ReportLine = self.lines[index.row()]
        column = ReportColumn(index.column())
        if role == Role.DisplayRole:
            return self._text(line, column)
        if role == Role.ToolTipRole:
            return plain_text.tool_tip(self._text(line, column))
        if role == Role.FontRole and column is ReportColumn.NUMBER:
            return QFont(self.fixed)
        return None

    def _text(self, line: ReportLine, column: ReportColumn) -> str:
        if column is ReportColumn.DUE and self._is_by_clock:
            return f"{_day(line.clock_on)} {line.clock_time.removesuffix(END_OF_DAY)}".rstrip()
        return _CELLS[column](line)

    def row_of(self, subject: object) -> int:
        """The row of a complaint; -1 when it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.subject == subject), -1)


def _day(text: str) -> str:
    return dates.in_digits(date.fromisoformat(text)) if text else ""


_BY_CLOCK: Final = frozenset({Subset.LATE, Subset.DUE_THIS_WEEK})  # of open complaints, by what is owed next
_CELLS: Final[Mapping[ReportColumn, Callable[[ReportLine], str]]] = {
    ReportColumn.NUMBER: lambda line: line.number_text,
    ReportColumn.RECEIVED: lambda line: _day(line.received_on),
    ReportColumn.KIND: lambda line: field_labels.word_of(Kind, line.kind),
    ReportColumn.NAME: lambda line: line.name,
    ReportColumn.SUMMARY: lambda line: line.summary,
    ReportColumn.SERVICE: lambda line: line.service,
    ReportColumn.STATUS: lambda line: field_labels.word_of(Status, line.status),
    ReportColumn.DUE: lambda line: _day(line.due_on),
}


# --- A chart on the screen: the drawing of the paper as SVG, in the colours of the theme and the size of the
# letters ---

_DRAWN_POINTS: Final = 9.0  # the letters of a drawing
_LEAST: Final = QSize(240, 200)
_SMALLER: Final = 0.92  # than the letters around it


class ChartView(QWidget):
    """A picture; a screen reader has its title and, as its description, every number of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self._drawn: tuple[object, ...] = ()
        self._renderer = QSvgRenderer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        text_size.design(self, _LEAST)

    def show_chart(self, chart: Chart) -> None:
        """Show this chart instead of the one before."""
        self.chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(as_text(chart))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, anew when size, theme or numbers are others."""
        super().paintEvent(event)
        if self.chart is None or not self.width() or not self.height():
            return
        self._draw(self.chart)
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()

    def _draw(self, chart: Chart) -> None:
        scale = self.fontInfo().pixelSize() * _SMALLER / _DRAWN_POINTS
        wanted = (chart, self.size().toTuple(), scale, theme.now())
        if wanted == self._drawn:
            return
        from frontoffice.documents.layout import chart_drawing

        theme.load_paper_font()
        source = chart_drawing.svg(chart, round(self.width() / scale), round(self.height() / scale), _colours())
        self._renderer.load(QByteArray(source.encode()))
        self._drawn = wanted


def _colours() -> ChartColours:
    """The theme's, series in the order of a report: received, done, and parts."""
    now = theme.now()
    fills = (now.accent, now.done, now.soon, now.edge, now.late)
    return ChartColours(text=now.text, muted=now.muted, line=now.line, ground=now.surface, fills=fills)


# --- The keys of the reports: of the figures, and of the list that one of them opens ---

REPORT_KEYS: Final = (
    PageKey("Alt+1", "day", within="figures_view"),
    PageKey("Alt+2", "week", within="figures_view"),
    PageKey("Alt+3", "month", within="figures_view"),
    PageKey("Alt+4", "quarter", within="figures_view"),
    PageKey("Alt+5", "semester", within="figures_view"),
    PageKey("Alt+6", "year", within="figures_view"),
    PageKey("Alt+7", "range", within="figures_view"),
    PageKey("PgUp", "earlier", within="figures_view"),
    PageKey("PgDown", "later", within="figures_view"),
    PageKey("Alt+T", "now", within="figures_view"),
    PageKey("Return", "open", within="figures_view"),
    PageKey("Enter", "open", within="figures_view"),
    PageKey("Left", "figure_left", within="headline"),
    PageKey("Right", "figure_right", within="headline"),
    PageKey("Up", "figure_up", within="headline"),
    PageKey("Down", "figure_down", within="headline"),
    PageKey("Return", "open_complaint", within="list_view"),
    PageKey("Enter", "open_complaint", within="list_view"),
    PageKey("Esc", "back"),
    PageKey("Ctrl+P", "paper"),
    PageKey("Ctrl+O", "approved"),
    PageKey("Alt+J", "more", within="figures_view"),
)


# --- report page ---

_UNFOLDED: Final = 800  # of chart and table
_FIGURES: Final = 400  # in which names and numbers of a part are read
_ARROWS: Final = {"figure_left": (0, -1), "figure_right": (0, 1), "figure_up": (-1, 0), "figure_down": (1, 0)}


class ReportPage(QWidget):
    """Period, headline and parts, and behind one key the rest; or the list of one figure, left by Esc.

    ``opened`` says which complaint is to be read, ``day_asked`` which day's page of which counter, ``paper_asked``
    the scope that is wanted on paper, ``approved_asked`` that whose approved reports are wanted,
    ``consultations_asked`` which consultations (Sought) are to be listed.
    """

    opened = Signal(object)
    day_asked = Signal(object, str)
    consultations_asked = Signal(object)
    paper_asked = Signal(object)
    approved_asked = Signal(object)

    report_head: QWidget
    report_named: QWidget
    report_ways: QWidget
    report_title: QLabel
    report_as_of: QLabel
    approved_button: QPushButton
    paper_button: QPushButton
    more_button: QPushButton
    period_place: QWidget
    report_problem: QLabel
    figures_view: QWidget
    headline_place: QWidget
    timeliness_place: QWidget
    report_nothing: QLabel
    parts: QWidget
    section_list: QListWidget
    section_note: QLabel
    pictured_place: QWidget
    list_view: QWidget
    list_title: QLabel
    list_count: QLabel
    list_lines: QTableView
    list_back: QPushButton

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._sections: tuple[ReportSection, ...] = ()
        self._figures: Figures | None = None
        self._selection: Selection | None = None
        self._is_empty = True
        self._from: QWidget | None = None  # the figure from which the list was opened
        form.load_ui("reports/report_page", into=self)
        self._message = MessageLine(self.report_problem)
        self.period = PeriodBar(register.today, self)
        self.headline = Headline(self)
        self.timeliness = FigureView("timeliness_table", self.tr("Timeliness"), self, is_whole=True)
        self.chart = ChartView(self)
        self.section = FigureView("section_table", self.tr("Figures of this part"), self)
        text_size.design(self.section, QSize(_FIGURES, 0))
        self._fill_places()
        self.lines = ReportListTable(self._read_more, self)
        self.list_lines.setModel(self.lines)
        self.gate = ReadGate(self, self.refresh)
        table_rows.rule(self.list_lines, WIDTHS, stretch=ReportColumn.SUMMARY)
        self.list_view.hide()
        self._connect()
        self._show_more(is_open=False)

    def _fill_places(self) -> None:
        for place, widget in (
            (self.report_head, FoldingRow([(self.report_named, 1), (self.report_ways, 0)], parent=self)),
            (self.period_place, self.period),
            (self.headline_place, self.headline),
            (self.timeliness_place, self.timeliness),
            (self.pictured_place, FoldingRow([(self.chart, 5), (self.section, 6)], _UNFOLDED, parent=self)),
        ):
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(widget)

    def start(self) -> None:
        """Read the figures anew, ready at the first of them."""
        self._leave_list()
        self.refresh()
        if self._figures is not None and not self.parts.isHidden():
            self.headline.focus_figure()
        else:
            self.period.kinds.setFocus()

    def refresh(self) -> None:
        """Reload the current period or list, preserving the selected row."""
        if self._selection is not None:
            self._show_list(self._selection)
            return
        with show_errors(self._message.show) as read:
            self.period.offer_counters(self._register.counters.series(), self._register.desk.counter)
            figures = self._register.reports.figures(self.period.scope)
            approved, changed = approved_page.latest_approval_text(self._register, figures)
        if read.worked:
            self._message.show("")
            since = self.tr("%n figure(s) changed since.", "", changed) if changed else ""
            self._show(figures, f"{approved} {since}".strip())

    def _connect(self) -> None:
        self.period.changed.connect(self.refresh)
        self.headline.asked.connect(self._open_list)
        self.headline.days_asked.connect(self._go_to_days)
        self.section_list.currentRowChanged.connect(self._show_section)
        for view in (self.timeliness, self.section, self.section_list):
            view.doubleClicked.connect(lambda _index: self._open_figure())
            table_rows.keep_mark_in_sight(view)
        self.list_lines.doubleClicked.connect(lambda _index: self._open_complaint())
        self.list_back.clicked.connect(self._leave_list)
        self.approved_button.clicked.connect(lambda: self.approved_asked.emit(self.period.scope))
        self.more_button.toggled.connect(lambda is_open: self._show_more(is_open=is_open))
        self.paper_button.clicked.connect(lambda: self.paper_asked.emit(self.period.scope))
        kinds = {kind.value: partial(self.period.choose_kind, kind) for kind in PeriodKind}
        arrows = {action: partial(self.headline.move_focus, *by) for action, by in _ARROWS.items()}
        others = {
            "earlier": self.period.go_earlier,
            "later": self.period.go_later,
            "now": self.period.go_now,
            "open": self._open_figure,
            "open_complaint": self._open_complaint,
            "back": self._leave_list,
            "paper": self.paper_button.click,
            "approved": self.approved_button.click,
            "more": self.more_button.click,
        }
        bind_keys(self, REPORT_KEYS, {**kinds, **arrows, **others})

    def _show(self, figures: Figures, approved: str) -> None:
        self._figures = figures
        zone = self._register.zone
        self.report_title.setText(self.tr("Report: {}").format(title(figures.scope.period)))
        as_of = f"{dates.in_words(dates.local_date(figures.as_of, zone))}, {dates.time_of_day(figures.as_of, zone)}"
        counted = self.tr("as of {}").format(as_of)
        self.report_as_of.setText(f"{counted}. {approved}" if approved else counted)
        self.headline.show_figures(figures)
        self.timeliness.show_section(report_sections.timeliness(figures))
        moved = figures.movement
        beside = bool(figures.messages or (figures.consultations and figures.consultations.total))
        is_empty = not (moved.carried or moved.received or moved.done or figures.cancelled or beside)
        self.report_nothing.setVisible(is_empty)
        self.parts.setVisible(not is_empty)
        self._is_empty = is_empty
        self.timeliness_place.setVisible(not is_empty and self.more_button.isChecked())
        self._show_sections(report_sections.sections(figures, zone))

    def _show_more(self, *, is_open: bool) -> None:
        """Show or fold what is not asked each day: timeliness, figures of before, by which date, approved reports."""
        self.headline.show_more(is_open=is_open)
        self.period.show_more(is_open=is_open)
        self.timeliness_place.setVisible(is_open and not self._is_empty)
        self.approved_button.setVisible(is_open)

    def _show_sections(self, sections: tuple[ReportSection, ...]) -> None:
        row = max(0, self.section_list.currentRow())
        if [one.name for one in sections] != [one.name for one in self._sections]:
            self.section_list.clear()
            self.section_list.addItems([one.name for one in sections])
        self._sections = sections
        self.section_list.setCurrentRow(min(row, len(sections) - 1))
        self._show_section(self.section_list.currentRow())

    def _show_section(self, row: int) -> None:
        if not 0 <= row < len(self._sections):
            return
        section = self._sections[row]
        self.section.show_section(section)
        self.section_note.setText(section.note)
        self.section_note.setVisible(bool(section.note))
        self.chart.setVisible(section.chart is not None and bool(section.rows))
        if section.chart is not None:
            self.chart.show_chart(section.chart)

    def _go_to_days(self) -> None:
        """Show the days with open pages, each with a link to its page."""
        name = figure_names.days_not_closed()
        row = next((row for row, section in enumerate(self._sections) if section.name == name), -1)
        self.section_list.setCurrentRow(row)
        self.section.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- a figure's list -----------------------------------------------------------------------------------------

    def _open_figure(self) -> None:
        """Open the target of the focused figure."""
        for view in (self.timeliness, self.section):
            if view.hasFocus():
                self._open(view.current_target())
                return
        if self.section_list.hasFocus():
            self.section.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        button = next((one for one in self.figures_view.findChildren(QPushButton) if one.hasFocus()), None)
        if button is not None:
            button.click()

    def _open(self, opens: Opens | None) -> None:
        if isinstance(opens, OpenDay):
            self.day_asked.emit(opens.on, opens.counter)
        elif isinstance(opens, ConsultationFilter):
            self.consultations_asked.emit(opens)
        elif opens is not None:
            self._open_list(opens)

    def _open_list(self, selection: Selection) -> None:
        self._from = self.figures_view.focusWidget()
        if self._show_list(selection):
            self.figures_view.hide()
            self.list_view.show()
            table_rows.go_to(self.list_lines, 0)
            (self.list_lines if self.lines.lines else self.list_back).setFocus()

    def _show_list(self, selection: Selection) -> bool:
        marked, shown = self._current_subject(), len(self.lines.lines) if selection == self._selection else 0
        with show_errors(self._message.show) as read:
            found = self._register.reports.listing(selection, max(PART, shown))
        if not read.worked:
            return False
        self._message.show("")
        self._selection = selection
        named = self._name_of(selection)
        many = found.total
        passes = self.gate.passes(lambda: Read(ReadWhat.FIGURE, limited=named, lines=many))
        found = found if passes else ReportList((), 0)
        self.lines.show_list(found, selection.subset)
        table_rows.make_room(
            self.list_lines, ReportColumn.NUMBER, (line.number_text for line in found.lines), self.lines.fixed
        )
        table_rows.go_to(self.list_lines, max(0, self.lines.row_of(marked)))
        self.list_title.setText(named)
        count = self.tr(
            "%n complaint(s). {key:report.open_complaint} opens the marked one, {key:report.back} "
            "leads back to the figure.",
            "",
            found.total,
        )
        nothing = self.tr("Nothing is counted here. {key:report.back} leads back to the figure.")
        hidden = self.tr("%n of them, whose identity is hidden, are not listed by where they live.", "", found.hidden)
        self.list_count.setText((f"{count} {hidden}" if found.hidden else count) if found.total else nothing)
        self.list_count.setVisible(passes)
        self.list_lines.setVisible(bool(found.lines))
        return True

    def _name_of(self, selection: Selection) -> str:
        parts = [subset(selection.subset, selection.value)]
        for cut, value in selection.cuts:
            lines = self._figures.cuts.get(cut, ()) if self._figures else ()
            line = next((one for one in lines if one.value == value), None)
            parts.append(value_of(cut, line) if line else value)
        return " \N{MIDDLE DOT} ".join((*parts, title(selection.scope.period)))

    def _read_more(self, limit: int, offset: int) -> ReportList:
        """The next lines of the list; none, and a notice on the page, where they cannot be read."""
        found = ReportList((), 0)
        with show_errors(self._message.show):
            if self._selection is not None:
                found = self._register.reports.listing(self._selection, limit, offset)
        return found

    def _current_subject(self) -> UUID | None:
        row = self.list_lines.currentIndex().row()
        return self.lines.lines[row].subject if 0 <= row < len(self.lines.lines) else None

    def _open_complaint(self) -> None:
        marked = self._current_subject()
        if marked is not None:
            self.opened.emit(marked)
        elif self.list_back.hasFocus():
            self._leave_list()

    def _leave_list(self) -> None:
        """Return from the list to its figure."""
        if self._selection is None:
            return
        self._selection = None
        self.gate.rest()
        self.lines.show_list(ReportList((), 0), Subset.RECEIVED)
        self.list_view.hide()
        self.figures_view.show()
        self.refresh()
        if self._from is not None:
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)
