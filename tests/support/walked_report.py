"""The page of reports walked: every figure opened, its list counted, and left again; every bar laid beside its figure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from frontoffice.documents.layout.chart_drawing import ChartForm, as_text
from frontoffice.documents.reports.figure_tables import number, percent
from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.domain.reports.report import Selection
from frontoffice.register.register import Register
from frontoffice.ui.reports.figure_table import FigureView
from frontoffice.ui.reports.report_page import ReportPage
from frontoffice.ui.reports.report_sections import MOST_BARS, Opens

_MEDIAN, _MEAN = 2, 3  # columns


class ReportWalk:
    """A walk over the page as it stands, asking for each figure what its list has; ``by_keys`` opens one of each part.

    ``wrong`` names each figure whose list has another number of lines, and each bar that is no figure of the table
    beside it; ``figures`` counts the ones that were opened.
    """

    def __init__(self, page: ReportPage, register: Register, *, by_keys: bool) -> None:
        self._page, self._register, self._by_keys = page, register, by_keys
        self.figures = 0
        page.more_button.setChecked(True)
        self.wrong = [*self._headline(), *self._timeliness()]
        for row in range(page.section_list.count()):
            page.section_list.setCurrentRow(row)
            self.wrong += [*self._cells(), *self._bars()]

    def _headline(self) -> Iterator[str]:
        for place, button in self._page.headline.buttons.items():
            opens = self._page.headline.opens(place)
            if opens is None or button.isHidden():  # the days not closed are a part of the page
                continue
            button.setFocus()
            if (many := self._lines(opens, button, by_keys=self._by_keys)) != button.text():
                yield f"{button.accessibleName()}: {many} lines"

    def _timeliness(self) -> Iterator[str]:
        view = self._page.timeliness
        for row, line in enumerate(view.figures.lines):
            counted = _number(line.cells[0].text)
            for column, cell in enumerate(line.cells, start=1):
                if cell.opens is None:
                    continue
                many = _number(self._marked(view, row, column))
                shown = {number(many), percent(Fraction(many, counted) if counted else None)}
                if not (many == counted if column in (_MEDIAN, _MEAN) else cell.text in shown):
                    yield f"{line.name}, {view.figures.names[column]}: {cell.text}, {many} lines"

    def _cells(self) -> Iterator[str]:
        view = self._page.section
        for row, line in enumerate(view.figures.lines):
            for column, cell in enumerate(line.cells, start=1):
                if isinstance(cell.opens, Selection | ConsultationFilter):
                    many = self._marked(view, row, column)
                    if many != cell.text:
                        yield f"{self._page.section_list.currentItem().text()}, {line.name}: {cell.text}, {many} lines"

    def _bars(self) -> Iterator[str]:
        chart, figures = self._page.chart.chart, self._page.section.figures
        if self._page.chart.isHidden() or chart is None:
            return
        cells = {line.name: dict(zip(figures.names[1:], line.cells, strict=True)) for line in figures.lines}
        rows = [line.name for line in figures.lines]
        for place, category in enumerate(chart.categories):
            name = category if category in cells else rows[place]  # days are shorter below a bar
            for series in chart.series:
                if number(series.values[place]) != cells[name][series.name].text:
                    yield f"bar {chart.title}, {category}, {series.name}: {series.values[place]}"
        if len(chart.categories) < min(len(rows), MOST_BARS) and chart.form is not ChartForm.STACK:
            yield f"bars that are missing: {chart.title}"
        if self._page.chart.accessibleDescription() != as_text(chart):
            yield f"not what a screen reader has: {chart.title}"

    def _marked(self, view: FigureView, row: int, column: int) -> str:
        view.setFocus()
        view.setCurrentIndex(view.figures.index(row, column))
        many = self._lines(view.current_target(), view, by_keys=self._by_keys and row == column - 1 == 0)
        assert (view.currentIndex().row(), view.currentIndex().column()) == (row, column)
        return many

    def _lines(self, opens: Opens | None, figure: QWidget, *, by_keys: bool) -> str:
        self.figures += 1
        if isinstance(opens, ConsultationFilter):
            return number(self._register.consultations.list_masked(opens)[1])
        assert isinstance(opens, Selection)
        many = number(self._register.reports.count(opens))
        if by_keys:  # who asked for confidence is counted by where they live, and not listed
            hidden = self._register.reports.listing(opens, 1).hidden
            assert _number(self._opened(figure)) + hidden == _number(many)
        return many

    def _opened(self, figure: QWidget) -> str:
        """The lines of the list that Enter opens on what has the focus, all of them read; Esc leads back to it."""
        page = self._page
        QTest.keyClick(figure, Qt.Key.Key_Return)
        assert page.figures_view.isHidden()
        while page.lines.canFetchMore():
            page.lines.fetchMore()
        many = len({line.subject for line in page.lines.lines})
        assert many == page.lines.total
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Escape)
        assert page.list_view.isHidden()
        assert page.focusWidget() is figure
        return number(many)


def _number(text: str) -> int:
    return int(text.replace(".", ""))
