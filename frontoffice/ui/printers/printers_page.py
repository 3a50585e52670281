"""The printers of this counter: which there are, what each is like, and the test page that has the last word."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import May
from frontoffice.errors import Problem, Unavailable
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.printing.presets import Preset, preset_for, presets
from frontoffice.printing.probe import ProbeResult
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
from frontoffice.ui.printers import printer_fields, printers_layout
from frontoffice.ui.printers.printer_search import PrinterSearch
from frontoffice.ui.printers.printer_test import PrinterTest
from frontoffice.ui.printers.transport_evidence import evidence_of
from frontoffice.ui.widgets import plain_text, text_size, theme
from frontoffice.ui.widgets.form import go_to, load_ui, settle, show_problems
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

PRINTERS_KEYS: Final = (PageKey("F9", "save", May.KEEP_SETTINGS),)
_ROW: Final = 34  # pixels


class PrintersPage(QWidget):
    """``saved`` carries the settings with these printers; the first of the list prints unless another is asked for."""

    saved = Signal(object)
    test_asked = Signal(object)
    find_asked = Signal(object)
    find_stopped = Signal()
    left = Signal()

    printers: QListWidget
    add: QPushButton
    first: QPushButton
    remove: QPushButton
    editor: QWidget
    nothing: QLabel
    transport: QComboBox
    printer_name: QLineEdit
    printer_address: QLineEdit
    model: QComboBox
    source: QLabel
    evidence: QLabel
    test: QPushButton
    tested: QLabel
    back: QPushButton
    advanced: QPushButton
    advanced_box: QWidget
    undo: QPushButton
    save: QPushButton
    message: QLabel

    def __init__(self, settings: Settings, today: Callable[[], date]) -> None:
        super().__init__()
        load_ui("printers/printers_page", into=self)
        self._message, self._evidence = MessageLine(self.message), MessageLine(self.evidence)
        self._settings = settings
        self._today = today
        self._printers: list[Printer] = []
        self._row = -1
        printer_fields.prepare_all(self, presets())
        self.advanced_box.hide()
        self.search = PrinterSearch(self)
        self.trial = PrinterTest(self)
        for button, does in (
            (self.add, self._add),
            (self.first, self._put_first),
            (self.remove, self._remove),
            (self.test, self._test),
            (self.advanced, lambda: self.advanced_box.setVisible(self.advanced_box.isHidden())),
            (self.undo, lambda: self.show_settings(self._settings)),
            (self.save, self._save),
            (self.back, self.left.emit),
        ):
            button.clicked.connect(does)
        self.printers.currentRowChanged.connect(self._choose)
        self.search.asked.connect(self.find_asked)
        self.search.stopped.connect(self.find_stopped)
        self.search.taken.connect(self._take)
        self.trial.known.connect(self._use_known)
        self.trial.seen.connect(self._take_seen)
        self.model.activated.connect(self._take_model)
        self.model.currentIndexChanged.connect(self._show_source)
        self.transport.currentIndexChanged.connect(self._show_kind)
        bind_keys(self, PRINTERS_KEYS, {"save": self._save})
        self._show_source()
        self.show_settings(settings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what has no room beside each other stand one below the other, as on a scaled screen."""
        super().resizeEvent(event)
        printers_layout.fit(self)

    # --- what there is ---------------------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Show the printers as they are kept now."""
        self._settings = settings
        self._printers = [dataclasses.replace(one, name=_printer_name(one)) for one in settings.printers]
        self._list(0)
        self._message.show("", "done")

    def use(self, settings: Settings) -> None:
        """Take over what was saved on another page; what was typed here stays."""
        self._settings = settings

    def show_saved(self, settings: Settings) -> None:
        """The disk took them; the printer that was worked at stays in front."""
        row = self._row
        self._settings, self._printers = settings, list(settings.printers)
        self._list(row)
        self._message.show(self.tr("The printers are saved."), "done")

    def show_failure(self, unavailable: Unavailable) -> None:
        """The disk did not take them; what was typed stays."""
        self._message.show(wording.unavailable(unavailable))

    def _list(self, row: int) -> None:
        self._row = -1
        self.printers.blockSignals(True)
        self.printers.clear()
        for place, printer in enumerate(self._printers):
            item = _PrinterLine(_printer_name(printer))
            item.setSizeHint(QSize(0, text_size.px(_ROW)))
            plain_text.set_tool_tip(item, f"{wording.word(printer.transport)} {printer.address}")
            if place == 0:
                item.setText(self.tr("{printer} (first)").format(printer=_printer_name(printer)))
            self.printers.addItem(item)
        self.printers.setCurrentRow(min(row, len(self._printers) - 1))
        self.printers.blockSignals(False)
        self._show(self.printers.currentRow())

    def _choose(self, row: int) -> None:
        if row != self._row:
            self._keep()
            self._show(row)

    def _keep(self) -> None:
        if 0 <= self._row < len(self._printers):
            self._printers[self._row] = printer_fields.read_all(self, self._printers[self._row])

    def _show(self, row: int) -> None:
        self._row = row
        there = 0 <= row < len(self._printers)
        self.editor.setVisible(there)
        self.nothing.setVisible(not there)
        self.remove.setEnabled(there)
        self.first.setEnabled(row > 0)
        self.search.forget()
        self.trial.forget()
        show_problems(self, [])
        if there:
            printer = self._printers[row]
            printer_fields.fill_all(self, printer)
            self._show_kind()
            self._show_tested(printer)

    def _show_kind(self) -> None:
        kind = Transport(self.transport.currentData())
        self.search.use(kind)
        self._evidence.show(*evidence_of(kind))

    def _show_source(self) -> None:
        preset = self.model.currentData()
        text = ""
        if isinstance(preset, Preset):
            source = (
                self.tr("After: {source}.")
                if preset.tested
                else self.tr("Never tried on a real printer by us, only its language on an emulator. After: {source}.")
            )
            text = source.format(source=preset.source.partition(";")[0].rstrip("."))
            plain_text.set_tool_tip(self.source, preset.source)
        self.source.setText(text)
        self.source.setVisible(bool(text))

    def show_found(self, found: tuple[FoundPrinter, ...] | Unavailable) -> None:
        """What there is; or what is missing to look for it."""
        self.search.show(found)

    def _take(self, found: FoundPrinter) -> None:
        self.printer_address.setText(found.address)
        preset = preset_for(found.name)
        if preset is not None:
            self._propose(preset)
        self.test.setFocus()

    def _propose(self, preset: Preset) -> None:
        """Begin with what is known of that model; what somebody chose or saw on paper counts more than a name."""
        printer = printer_fields.read_all(self, self._printers[self._row])
        is_new = not (printer.tested or printer.model)
        if is_new:
            self._set(printer_fields.with_preset(printer, preset))
        if is_new or printer.model != preset.name:
            self.search.show_model(preset, is_filled_in=is_new)

    def _show_tested(self, printer: Printer) -> None:
        if printer.tested:
            text = self.tr("The test page was looked at on {day}.")
            said = text.format(day=dates.in_words(date.fromisoformat(printer.tested)))
            self.tested.setText(f"{said} {printer_fields.what_it_lacks(printer)}".strip())
        else:
            self.tested.setText(self.tr("Nobody has looked at a test page of this printer yet."))

    # --- changes ---------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        self._keep()
        taken = {printer.name for printer in self._printers}
        names = (self.tr("Printer {number}").format(number=number) for number in range(1, len(taken) + 2))
        self._printers.append(Printer(next(name for name in names if name not in taken), Transport.NETWORK))
        self._list(len(self._printers) - 1)
        settle(self.editor)
        go_to(self.printer_name)
        self.printer_name.selectAll()

    def _put_first(self) -> None:
        self._keep()
        self._printers.insert(0, self._printers.pop(self._row))
        self._list(0)

    def _remove(self) -> None:
        del self._printers[self._row]
        self._list(max(0, self._row - 1))

    def _take_model(self) -> None:
        preset = self.model.currentData()
        if isinstance(preset, Preset):
            self._set(printer_fields.with_preset(printer_fields.read_all(self, self._printers[self._row]), preset))

    def _set(self, printer: Printer) -> None:
        self._printers[self._row] = printer
        printer_fields.fill_all(self, printer)

    def _save(self) -> None:
        self._keep()
        for row, printer in enumerate(self._printers):
            found = self._problems(row, printer)
            if found:
                self.printers.setCurrentRow(row)
                show_problems(self, found, focus=True)
                self._message.show_refusal(self.tr("Nothing is saved yet: look at the red lines."))
                return
        show_problems(self, [])
        first, *others = self._printers or [Printer()]
        self.saved.emit(dataclasses.replace(self._settings, printer=first, other_printers=tuple(others)))

    def _problems(self, row: int, printer: Printer) -> list[Problem]:
        found = [] if printer.name else [Problem("printer_name", SettingsRefusal.PRINTER_NAME_MISSING)]
        if any(other.name == printer.name for place, other in enumerate(self._printers) if place != row):
            found.append(Problem("printer_name", SettingsRefusal.PRINTER_NAME_TWICE))
        return [*found, *printer_fields.problems(printer)]

    # --- the test page ---------------------------------------------------------------------------------------------

    def propose_test(self) -> None:
        """Put the focus on the test page's button and say what it is for; nothing is printed by itself."""
        self.test.setFocus()
        self._message.show(
            self.tr("The printer was not asked yet. {key:widget.take} prints its test page, and it says what it can."),
            "soon",
        )

    def _test(self) -> None:
        printer = printer_fields.read_all(self, self._printers[self._row])
        found = printer_fields.problems(printer)
        show_problems(self, found, focus=True)
        if not found:
            self.trial.begin()
            self.test_asked.emit(printer)

    def show_test(self, failure: Unavailable | None, findings: ProbeResult | None, *, may_be_out: bool = False) -> None:
        """How the test page went, and what the printer said of itself, if it can be asked.

        ``may_be_out`` says that a page which failed may be on the paper all the same.
        """
        self.trial.show(failure, findings, may_be_out=may_be_out)

    def _use_known(self, preset: Preset) -> None:
        printer = printer_fields.read_all(self, self._printers[self._row])
        known = printer_fields.with_preset(printer, preset)
        self._set(dataclasses.replace(known, abilities=printer.abilities))  # what it answered counts more

    def _take_seen(self, columns: int, qr: str, cut: str) -> None:
        """What the officer saw counts more than what is set or known of the model; it is saved at once."""
        read, today = printer_fields.read_all(self, self._printers[self._row]), self._today().isoformat()
        printer = dataclasses.replace(read, columns=columns, qr=qr, cut=cut, tested=today, device=self.trial.device)
        self._set(printer)
        self._show_tested(printer)
        self._save()


class _PrinterLine(QListWidgetItem):
    """Its icon is asked for whenever it is drawn: a list keeps what it was given, and the theme may be another then."""

    def data(self, role: int) -> object:
        return theme.icon("printer") if role == Qt.ItemDataRole.DecorationRole else super().data(role)


def _printer_name(printer: Printer) -> str:
    return printer.name or wording.word(printer.transport)
