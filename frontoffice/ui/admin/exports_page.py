"""Exports of lists from the desks in a year: when, where, by whom, which, how long, with whose identities, and why."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.register.commands.exporting import MadeExport
from frontoffice.register.register import Register
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

EXPORTS_KEYS: Final = (
    PageKey("PgUp", "earlier"),
    PageKey("PgDown", "later"),
    PageKey("Alt+T", "now"),
    PageKey("Alt+I", "identities"),
    PageKey("Alt+1", "here"),
)


class ExportsPage(QWidget):
    """A year at a time, the newest first; the marked one stands whole beneath the table."""

    title_row: QWidget
    exports_title: QLabel
    earlier_button: QPushButton
    later_button: QPushButton
    identities_button: QPushButton
    here_button: QPushButton
    exports_message: QLabel
    exports: QTableWidget
    export_whole: QLabel

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.year = register.today().year
        load_ui("admin/exports_page", into=self)
        flow = FlowLayout(self.title_row)
        for part in (self.exports_title, self.earlier_button, self.later_button, self.identities_button):
            flow.addWidget(part)
        flow.addWidget(self.here_button)
        self._message = MessageLine(self.exports_message)
        names = (
            *(self.tr("When"), self.tr("Counter"), self.tr("By whom"), self.tr("Which list")),
            *(self.tr("Lines"), self.tr("Identities"), self.tr("Why")),
        )
        table_rows.name_fitting_columns(self.exports, names, len(names) - 1)
        self.exports.itemSelectionChanged.connect(self._show_whole)
        self.earlier_button.clicked.connect(lambda: self.go_to(self.year - 1))
        self.later_button.clicked.connect(lambda: self.go_to(self.year + 1))
        for limiting in (self.identities_button, self.here_button):
            limiting.toggled.connect(lambda _on: self.refresh())
        actions = {
            "earlier": self.earlier_button.click,
            "later": self.later_button.click,
            "now": lambda: self.go_to(self._register.today().year),
            "identities": self.identities_button.click,
            "here": self.here_button.click,
        }
        bind_keys(self, EXPORTS_KEYS, actions)

    def start(self) -> None:
        """This year, ready to go up and down."""
        self.go_to(self._register.today().year)
        self.exports.setFocus()

    def go_to(self, year: int) -> None:
        """Show another year, at most the present one."""
        if dates.FIRST_YEAR <= year <= self._register.today().year:
            self.year = year
            self.refresh()

    def refresh(self) -> None:
        """Read the year anew; the marked one stays marked."""
        marked = table_rows.current_value(self.exports)
        with show_errors(self._message.show) as reading:
            made = self._register.exports.list_exports(self.year)
        if not reading.worked:
            return
        only, here = self.identities_button.isChecked(), self.here_button.isChecked()
        shown = [one for one in made if (one.body.identities or not only) and (one.here or not here)]
        self.exports_title.setText(self.tr("Exported lists {}: {}").format(self.year, len(shown)))
        self.later_button.setEnabled(self.year < self._register.today().year)
        none = self.tr("No list left the register in {}.") if not made else self.tr("No list of {} is so.")
        self._message.show("" if shown else none.format(self.year), "done")
        table_rows.fill(self.exports, [(one, self._cells(one)) for one in shown], lambda one: one == marked)
        if shown and table_rows.current_value(self.exports) is None:
            table_rows.choose(self.exports, 0)
        self._show_whole()

    def _cells(self, made: MadeExport) -> tuple[str, ...]:
        body = made.body
        identities = self.tr("shown") if body.identities else self.tr("masked")
        where = made.counter or self.tr("without numbers")
        return (self._when(made), where, made.officer, self._list(made), _text(body.lines), identities, _text(body.why))

    def _when(self, made: MadeExport) -> str:
        zone = self._register.zone
        return f"{dates.in_digits(dates.local_date(made.at, zone))} {dates.time_of_day(made.at, zone)}"

    def _list(self, made: MadeExport) -> str:
        """Origin, format and filter of an export."""
        body = made.body
        names = {
            "search": self.tr("Find ({key:page.find})"),
            "report": self.tr("Report ({key:page.reports})"),
            "consultations": self.tr("Consultations"),
            "day": self.tr("Register of the day ({key:page.day})"),
            "morning": self.tr("Morning list ({key:page.work})"),
            "reads": self.tr("What readers looked at"),
            "proof": self.tr("Proof of one complaint"),
        }
        parts = (names.get(body.name, body.name), _text(body.format).upper(), body.period, body.limited)
        return ", ".join(_text(part) for part in parts if part)

    def _show_whole(self) -> None:
        made = table_rows.current_value(self.exports)
        if isinstance(made, MadeExport):
            *cells, why = self._cells(made)
            text = self.tr("{when}, counter {counter}, {who}: {list}; {lines} lines, identities {identities}. {why}")
            keys = ("when", "counter", "who", "list", "lines", "identities")
            reason = self.tr("Reason: {}").format(why) if why else self.tr("No reason was written.")
            self.export_whole.setText(text.format(**dict(zip(keys, cells, strict=True)), why=reason))
        else:
            self.export_whole.setText("")


def _text(value: object) -> str:
    """Text of a value, "" for one missing in another program's entry."""
    return "" if value is None else str(value)
