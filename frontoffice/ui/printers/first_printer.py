"""The printer of the first start: it is found, asked what it can, and its test page is looked at."""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from frontoffice.errors import Unavailable
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.printing.presets import Preset, preset_for
from frontoffice.printing.probe import ProbeResult
from frontoffice.printing.transports import missing_library, works_on
from frontoffice.settings import Printer, Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.printers.printers_page import PrinterTest
from frontoffice.ui.widgets import text_size, wrapped_layouts
from frontoffice.ui.widgets.form import child, load_ui, show_beside, show_problems, take_keys
from frontoffice.ui.widgets.message_line import MessageLine

SEARCHED: Final = tuple(  # who can answer comes before a queue; every computer has serial ports, few a printer there
    filter(
        works_on,
        (
            *(Transport.DEVICE, Transport.USBPRINT, Transport.CUPS),
            *(Transport.WINDOWS, Transport.NETWORK, Transport.SERIAL),
        ),
    )
)
_KINDS: Final = tuple(transport for transport in Transport if transport is not Transport.NONE)
_ROWS: Final = 4
_ROW: Final = 32  # pixels
_NARROW: Final = 560  # pixels


class FirstPrinter(QWidget):
    """``answered`` says that somebody looked at the test page, ``changed`` that :meth:`go_on` does something else now.

    Whoever hears ``look_asked`` and ``test_asked`` answers with a ``show_``.
    """

    look_asked = Signal()
    test_asked = Signal(object)
    answered = Signal()
    changed = Signal()

    find_message: QLabel
    found: QListWidget
    look_for: QPushButton
    by_hand: QPushButton
    hand_box: QWidget
    hand_row: QBoxLayout
    transport: QComboBox
    printer_address: QLineEdit
    columns: QComboBox
    test: QPushButton
    seen: QPushButton
    seen_row: QBoxLayout

    def __init__(self) -> None:
        super().__init__()
        load_ui("printers/first_printer", into=self)
        self._message = MessageLine(self.find_message)
        self._printer = Printer()
        self._is_looked_at = self._is_looking = False
        printer_fields.prepare(self, _KINDS)
        printer_fields.fill(self, Printer(transport=Transport.NETWORK))
        wrapped_layouts.fold_behind(self.by_hand, self.hand_box, first=self.transport)
        wrapped_layouts.fold_where_narrow(self, (self.hand_row, self.seen_row), _NARROW)
        self.trial = PrinterTest(self, self.found)
        self.found.hide()
        for button in (self.test, self.seen):  # the page's main button does it
            button.hide()
        self.found.currentRowChanged.connect(self._choose)
        self.look_for.clicked.connect(self.look)
        self.test.clicked.connect(self._test)
        self.by_hand.clicked.connect(lambda: self._message.show("", ""))
        self.transport.activated.connect(self._change_kind)
        self.printer_address.textEdited.connect(self._change)
        self.columns.activated.connect(self._change)
        self.trial.asked.connect(self._keep_answers)
        self.trial.known.connect(self._use_known)
        self.trial.seen.connect(self._keep_observation)

    # --- what is there ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look for printers once more."""
        self._is_looking = True
        self.found.clear()
        self.found.hide()
        self.look_for.setEnabled(False)
        self._message.show(self.tr("Looking for printers…"), "")
        self.look_asked.emit()

    def show_found(self, kind: Transport, found: tuple[FoundPrinter, ...]) -> None:
        """Show printers of a kind below those that were found before.

        A serial port without a name is a socket of the computer, with or without a printer.
        """
        named = [one for one in found if one.name or kind is not Transport.SERIAL]
        for one in named:
            item = QListWidgetItem(f"{wording.word(kind)}: {one.address}  {one.name}".strip())
            item.setData(Qt.ItemDataRole.UserRole, (kind, one))
            self.found.addItem(item)
        rows = min(self.found.count(), _ROWS)
        self.found.setFixedHeight(text_size.px(rows * _ROW) + 2 * self.found.frameWidth())
        if named and self.found.isHidden():
            self.found.show()
            if not self.by_hand.isChecked():
                self.found.setCurrentRow(0)
                take_keys(self.found)

    def show_all_found(self) -> None:
        """Say that the search has ended, and what to do next."""
        self._is_looking = False
        self.look_for.setEnabled(True)
        if self.found.count():
            self._message.show(self.tr("Choose your printer."), "")
        else:
            nothing = self.tr("No printer was found. Switch it on, connect it, and look again.")
            self._message.show(nothing, "soon")
            if not self.by_hand.isChecked():
                take_keys(self.look_for)

    def take_focus(self) -> None:
        """Focus what is to be answered first."""
        take_keys(self.hand_box if self.by_hand.isChecked() else self.found if self.found.count() else self.by_hand)

    def read(self) -> Printer:
        """The printer as it stands here."""
        return printer_fields.read(self, self._printer)

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        kind, one = self.found.item(row).data(Qt.ItemDataRole.UserRole)
        printer, preset = Printer(transport=kind, address=one.address), preset_for(one.name)
        self._printer = printer_fields.with_preset(printer, preset) if preset else printer
        printer_fields.fill(self, self._printer)
        self._forget_test()

    def _change_kind(self) -> None:
        missing = missing_library(Transport(self.transport.currentData()))
        show_beside(self, "printer_address", wording.unavailable(Unavailable(missing)) if missing else "", "soon")
        self._change()

    def _change(self) -> None:
        """Forget what is known of another printer."""
        self._printer = Printer()
        self.found.setCurrentRow(-1)
        self._forget_test()

    # --- its test page ---------------------------------------------------------------------------------------------

    def caption(self) -> str:
        """What :meth:`go_on` does next."""
        if self._is_looked_at:
            return self.tr("{key:first_start.begin} Begin")
        if self.trial.is_asking:
            return self.tr("{key:first_start.begin} Yes, begin")
        return self.tr("{key:first_start.begin} Print a test page")

    def go_on(self) -> None:
        """Print the test page, then take what was seen of it."""
        if self._is_looked_at:
            self.answered.emit()
        elif self.trial.is_asking:
            self.seen.click()
        elif self.test.isEnabled():
            self._test()

    def show_test(self, failure: Unavailable | None, findings: ProbeResult | None, *, may_be_out: bool = False) -> None:
        """Show how the test page went; see PrintersPage."""
        self.trial.show(failure, findings, may_be_out=may_be_out)
        self.test.setVisible(self.trial.is_asking)
        self.changed.emit()

    def _test(self) -> None:
        if not (self.by_hand.isChecked() or self.found.currentItem()):
            self._message.show(self.tr("Choose your printer, type it yourself, or put it off."), "late")
            return
        printer = self.read()
        problems = printer_fields.problems(printer)
        if problems:
            self.by_hand.setChecked(True)
        show_problems(self, problems, focus=True)
        if not problems:
            self._forget_test()
            self.trial.begin(printer)
            self.test_asked.emit(printer)

    def _forget_test(self) -> None:
        self._is_looked_at = False
        self.trial.forget()
        self.test.hide()
        self.changed.emit()

    def _keep_answers(self, findings: ProbeResult) -> None:
        self._printer = dataclasses.replace(self.read(), abilities=findings.abilities.as_text())

    def _use_known(self, preset: Preset) -> None:
        known = printer_fields.with_preset(self.read(), preset)
        self._set(dataclasses.replace(known, abilities=self._printer.abilities))  # what it answered counts more

    def _keep_observation(self, columns: int, qr: str, cut: str) -> None:
        device = self.trial.device
        self._set(dataclasses.replace(self.read(), columns=columns, qr=qr, cut=cut, device=device))
        self._is_looked_at = True
        self.test.hide()
        self.changed.emit()
        self.answered.emit()

    def _set(self, printer: Printer) -> None:
        self._printer = printer
        printer_fields.choose(child(self, QComboBox, "columns"), printer.columns)
