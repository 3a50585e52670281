"""The printers of this counter: the list, the settings of each, and the deciding test page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QWidget,
)

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import May
from frontoffice.errors import Problem, Unavailable
from frontoffice.printing.discovery import FoundPrinter
from frontoffice.printing.presets import Preset, preset_for, presets
from frontoffice.printing.probe import ProbeResult
from frontoffice.printing.transports import missing_library
from frontoffice.register.commands.print_job import JobState
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.widgets import needed, plain_text, text_size, theme, wrapped_layouts
from frontoffice.ui.widgets.focus_return import FocusReturn
from frontoffice.ui.widgets.form import activate_layouts, child, go_to, load_ui, scroll_line_into_view, show_problems
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.text_size import ANY, px

# --- The test page from the printers' page: how it went, what the printer says that it is, and what the officer
# saw ---


class PrinterTest(QObject):
    """Test page of a printer: ``seen`` carries the answers (columns, readable code, cut), ``known`` a usable preset.

    ``asked`` carries what the printer itself answered (ProbeResult). ``meanwhile`` has the keys while a page comes.
    """

    seen = Signal(int, str, str)
    known = Signal(object)
    asked = Signal(object)

    def __init__(self, page: QWidget, meanwhile: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._printer = Printer()
        self._button = child(page, QPushButton, "test")
        self._message = MessageLine(child(page, QLabel, "test_message"))
        self._use = child(page, QPushButton, "use_model")
        self._box = child(page, QWidget, "seen_box")
        self._columns = child(page, QComboBox, "seen_columns")
        self._qr = child(page, QComboBox, "seen_qr")
        self._cut = child(page, QComboBox, "seen_cut")
        self._meanwhile = meanwhile
        self._focus = FocusReturn(page, self._button.setFocus)
        self._preset: Preset | None = None
        for width in printer_fields.WIDTHS:
            self._columns.addItem(self.tr("{count} columns").format(count=width), width)
        self._qr.addItem(self.tr("is not there, or only letters"), "image")
        self._qr.addItem(self.tr("can be read with a telephone"), "native")
        self._qr.addItem(self.tr("cannot be read, nor can the first one"), "none")
        for cut, label in printer_fields.cuts().items():
            self._cut.addItem(label, cut)
        self._use.clicked.connect(self._use_known)
        child(page, QPushButton, "seen").clicked.connect(self._report_seen)
        self.forget()

    def forget(self) -> None:
        """Another printer is in front."""
        self.device = ""
        self._button.setEnabled(True)
        self._box.hide()
        self._use.hide()
        self._message.show("", "")

    @property
    def is_asking(self) -> bool:
        """Whether what came out is asked about."""
        return not self._box.isHidden()

    def begin(self, printer: Printer) -> None:
        """A page of this printer is on its way."""
        self.forget()
        self._printer = printer
        self._focus.focus_during(self._meanwhile, (self._button,))
        self._button.setEnabled(False)
        self._message.show(self.tr("The test page is on its way…"), "soon")

    def show(self, failure: Unavailable | None, findings: ProbeResult | None, *, may_be_out: bool) -> None:
        """How the page went; ``findings`` None when the printer cannot be asked.

        A page that only may be out is asked about, too: a printer whose word cannot be trusted has a page to look at.
        """
        if self._button.isEnabled():
            return  # another printer was brought to the front meanwhile
        self._button.setEnabled(True)
        self._focus.restore_after(self._meanwhile)
        if failure is not None and not may_be_out:
            self._message.show(wording.reason(failure.code, JobState.WAITING), "late")
            return
        out = self.tr("The test page is out. Look at the paper, then answer here.")
        said = out if failure is None else wording.unavailable(failure)
        if findings is not None:
            self.asked.emit(findings)
            self.device = findings.device
            if findings.model:
                calls_itself = self.tr("It calls itself {name}.")
                said = f"{said} {calls_itself.format(name=f'{findings.maker} {findings.model}'.strip())}"
            said = " ".join((said, *self._hints(findings)))
            self._preset = preset_for(f"{findings.maker} {findings.model}")
            self._use.setVisible(self._preset is not None)
        self._message.show(said, "done" if failure is None else "soon")
        self._ask()

    def _hints(self, findings: ProbeResult) -> Iterator[str]:
        """Sentences about avoidable slowness or missing state queries of the printer."""
        if findings.slow_state:
            yield self.tr("It takes more than a second to say whether its cover is open, so it is not asked for that.")
        if printer_fields.draws_code_slowly(self._printer):
            yield self.tr(
                "On so slow a line a resi takes 8 seconds with the code as an image, and 3 with the printer's own."
            )

    def _ask(self) -> None:
        """Show the questions about the test page, preset to the current settings."""
        for value, box in (
            (self._printer.columns, self._columns),
            (self._printer.qr, self._qr),
            (self._printer.cut, self._cut),
        ):
            printer_fields.choose(box, value)
        self._box.show()
        self._columns.setFocus()
        QTimer.singleShot(0, self._box, self._bring_into_view)  # once there is room for it

    def _bring_into_view(self) -> None:
        go_to(self._columns)
        scroll_line_into_view(self._box)

    def _use_known(self) -> None:
        self._use.hide()
        if self._preset is not None:
            self._printer = printer_fields.with_preset(self._printer, self._preset)
            self.known.emit(self._preset)
        self._ask()

    def _report_seen(self) -> None:
        self._button.setFocus()  # what had the keys is hidden now
        self._box.hide()
        self.seen.emit(int(self._columns.currentData()), str(self._qr.currentData()), str(self._cut.currentData()))


# --- Looking for printers from the printers' page: a button that starts and stops it, and a list of what there
# is ---


class PrinterSearch(QObject):
    """Search for printers: ``asked`` carries the kind to search for, ``taken`` the chosen FoundPrinter."""

    asked = Signal(object)
    stopped = Signal()
    taken = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._button = child(page, QPushButton, "look_for")
        self._message = MessageLine(child(page, QLabel, "find_message"))
        self._found = child(page, QListWidget, "found")
        self._kind = Transport.NETWORK
        self._looking = False
        self._button.clicked.connect(self._press)
        self._found.itemActivated.connect(self._take)
        self._found.itemClicked.connect(self._take)
        self.forget()

    def use(self, kind: Transport) -> None:
        """Set the kind of printers to search for."""
        self.forget()
        self._kind = kind
        self._button.setVisible(kind is not Transport.PDF)

    def forget(self) -> None:
        """Stop looking, and show nothing."""
        self._stop()
        self._found.hide()
        self._message.show("", "")

    def show(self, found: tuple[FoundPrinter, ...] | Unavailable) -> None:
        """Show the search result; or what is missing to look for it."""
        if not self._looking:
            return
        self._looking = False
        self._stop()
        if isinstance(found, Unavailable):
            self._message.show(wording.unavailable(found))
            return
        self._found.clear()
        for one in found:
            item = QListWidgetItem(f"{one.address}  {one.name}".strip())
            item.setData(Qt.ItemDataRole.UserRole, one)
            self._found.addItem(item)
        self._found.setVisible(bool(found))
        nothing = self.tr("Nothing was found. Look whether it is switched on and connected, or type the address.")
        self._message.show(self.tr("Choose one ({key:widget.take}):") if found else nothing, "")
        if found:
            self._found.setCurrentRow(0)
            self._found.setFocus()

    def show_model(self, preset: Preset, *, is_filled_in: bool) -> None:
        """Show the model recognised by the name of the chosen printer, and whether its preset was filled in."""
        text = (
            self.tr("Its name says {model}; what is known of that model is filled in. The test page has the last word.")
            if is_filled_in
            else self.tr("Its name says {model}: choose that model if it is one.")
        )
        self._message.show(text.format(model=preset.name), "soon")

    def _press(self) -> None:
        if self._looking:
            self._stop()
            self._message.show(self.tr("Stopped looking."), "")
            return
        self._looking = True
        self._button.setText(self.tr("St&op"))
        self._found.hide()
        self._message.show(self.tr("Looking…"), "")
        self.asked.emit(self._kind)

    def _stop(self) -> None:
        if self._looking:
            self._looking = False
            self.stopped.emit()
        self._button.setText(self.tr("&Find"))

    def _take(self, item: QListWidgetItem) -> None:
        self.forget()
        self.taken.emit(item.data(Qt.ItemDataRole.UserRole))


# --- What a way to a printer can prove at best, where it was tried, and what may become of it ---


def evidence_of(kind: Transport) -> tuple[str, str]:
    """The sentences, and their state: ``late`` when something is missing, else ""."""
    missing = missing_library(kind)
    if missing:
        return wording.unavailable(Unavailable(missing)), "late"
    return f"{_proof(kind)} {_trial_note(kind)}".strip(), ""


def _proof(kind: Transport) -> str:
    if kind in (Transport.CUPS, Transport.WINDOWS):
        return QCoreApplication.translate(
            "PrintersPage", "A queue tells nothing of the paper: only that it passed it on."
        )
    if kind is Transport.PDF:
        return QCoreApplication.translate("PrintersPage", "A file is written; there is nothing to answer.")
    return QCoreApplication.translate(
        "PrintersPage",
        "The test page finds out whether the printer says that a paper is printed; otherwise you are asked about it.",
    )


def _trial_note(kind: Transport) -> str:
    if kind in (Transport.PDF, Transport.CUPS):
        return ""
    if kind is Transport.WINDOWS:
        return QCoreApplication.translate(
            "PrintersPage", "Where Windows' protected print mode is switched on, this queue disappears."
        )
    tried = QCoreApplication.translate(
        "PrintersPage", "We tried this way with printers that a program plays, never with a real one."
    )
    return f"{tried} {_sharing_note()}" if kind is Transport.NETWORK else tried


def _sharing_note() -> str:
    """Note about other counters printing on the same printer."""
    return QCoreApplication.translate(
        "PrintersPage",
        "Other counters of this program may print there, too. Nothing shows that another program wrote into a paper: "
        "let none print there.",
    )


# --- How the page of printers stands in a window: list and columns beside each other, or one below the other ---

_AROUND: Final = 48  # pixels: the margins of the page, and its scroll bar
_LIST_WIDTH: Final = 236
_FEW_ROWS: Final = 80  # pixels
_EDITOR: Final = 220  # pixels: below that a form is read through a slit


def fit(page: QWidget) -> None:
    """Arrange list and editor by the width of the page: first the columns of the editor give way, then the list."""
    outer, columns = (child(page, QBoxLayout, name) for name in ("list_and_editor", "editor_columns"))
    room = page.width() - _AROUND
    beside_list = room - px(_LIST_WIDTH) - outer.spacing()
    is_list_above = wrapped_layouts.least_below(columns) > beside_list
    wrapped_layouts.fold(outer, is_folded=is_list_above)
    wrapped_layouts.fold(child(page, QBoxLayout, "list_buttons"), is_folded=not is_list_above)
    box = child(page, QWidget, "list_box")
    box.setMinimumWidth(0 if is_list_above else px(_LIST_WIDTH))
    box.setMaximumWidth(ANY if is_list_above else px(_LIST_WIDTH))
    child(page, QListWidget, "printers").setMaximumHeight(px(_FEW_ROWS) if is_list_above else ANY)
    child(page, QScrollArea, "scroll").setMinimumHeight(px(_EDITOR) if is_list_above else 0)
    wrapped_layouts.fold(
        columns, is_folded=wrapped_layouts.least_beside(columns) > (room if is_list_above else beside_list)
    )


# --- printers page ---

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
        needed.mark(child(self, QLabel, "printer_name_label"))
        self._message, self._evidence = MessageLine(self.message), MessageLine(self.evidence)
        self._settings = settings
        self._today = today
        self._printers: list[Printer] = []
        self._row = -1
        printer_fields.prepare_all(self, presets())
        wrapped_layouts.fold_behind(self.advanced, self.advanced_box)
        self.search = PrinterSearch(self)
        self.trial = PrinterTest(self, self.printers)
        for button, does in (
            (self.add, self._add),
            (self.first, self._put_first),
            (self.remove, self._remove),
            (self.test, self._test),
            (self.undo, lambda: self.show_settings(self._settings)),
            (self.save, self._save),
            (self.back, self.left.emit),
        ):
            button.clicked.connect(does)
        self.printers.currentRowChanged.connect(self._choose)
        self.search.asked.connect(self.find_asked)
        self.search.stopped.connect(self.find_stopped)
        self.search.taken.connect(self._take)
        self.trial.asked.connect(lambda findings: printer_fields.show_abilities(self, findings.abilities))
        self.trial.known.connect(self._use_known)
        self.trial.seen.connect(self._apply_observation)
        self.model.activated.connect(self._take_model)
        self.model.currentIndexChanged.connect(self._show_source)
        self.transport.currentIndexChanged.connect(self._show_kind)
        bind_keys(self, PRINTERS_KEYS, {"save": self._save})
        self._show_source()
        self.show_settings(settings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack list and editor on a page too narrow for both, as on a scaled screen."""
        super().resizeEvent(event)
        fit(self)

    # --- what there is ---------------------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Show the printers as they are kept now."""
        self._settings = settings
        self._printers = [dataclasses.replace(one, name=_printer_name(one)) for one in settings.printers]
        self._list(0)
        self._message.show("", "done")

    def use(self, settings: Settings) -> None:
        """Apply settings saved on another page; what was typed here stays."""
        self._settings = settings

    def show_saved(self, settings: Settings) -> None:
        """Show the stored printers; the edited one stays in front."""
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
        self.printers.setVisible(there)
        self.remove.setVisible(there)
        theme.mark(self.add, primary=not there)
        theme.dress_each((self.add,))
        self.first.setVisible(row > 0)
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
        """Show the search result; or what is missing to look for it."""
        self.search.show(found)

    def _take(self, found: FoundPrinter) -> None:
        self.printer_address.setText(found.address)
        preset = preset_for(found.name)
        if preset is not None:
            self._propose(preset)
        self.test.setFocus()

    def _propose(self, preset: Preset) -> None:
        """Fill in that model's preset, if none is known yet.

        What somebody chose or saw on paper counts more than a name.
        """
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
            self.tested.setText(f"{said} {printer_fields.unprovable_reason(printer)}".strip())
        else:
            self.tested.setText(self.tr("Nobody has looked at a test page of this printer yet."))

    # --- changes ---------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        self._keep()
        taken = {printer.name for printer in self._printers}
        names = (self.tr("Printer {number}").format(number=number) for number in range(1, len(taken) + 2))
        self._printers.append(Printer(next(name for name in names if name not in taken), Transport.NETWORK))
        self._list(len(self._printers) - 1)
        activate_layouts(self.editor)
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
                self._show_refused(found)
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

    def _show_refused(self, found: Sequence[Problem]) -> None:
        """Show what is refused beside its fields, also behind *Advanced*."""
        if any(problem.field in {"dots", "code_page"} for problem in found):
            self.advanced.setChecked(True)
        show_problems(self, found, focus=True)

    # --- the test page ---------------------------------------------------------------------------------------------

    def _test(self) -> None:
        printer = printer_fields.read_all(self, self._printers[self._row])
        found = printer_fields.problems(printer)
        self._show_refused(found)
        if not found:
            self.trial.begin(printer)
            self.test_asked.emit(printer)

    def show_test(self, failure: Unavailable | None, findings: ProbeResult | None, *, may_be_out: bool = False) -> None:
        """Show the result of the test page, and the printer's own state if available.

        ``may_be_out`` says that a page which failed may be on the paper all the same.
        """
        self.trial.show(failure, findings, may_be_out=may_be_out)

    def _use_known(self, preset: Preset) -> None:
        printer = printer_fields.read_all(self, self._printers[self._row])
        known = printer_fields.with_preset(printer, preset)
        self._set(dataclasses.replace(known, abilities=printer.abilities))  # what it answered counts more

    def _apply_observation(self, columns: int, qr: str, cut: str) -> None:
        """Apply the officer's observation of the test page, overriding settings and preset; it is saved at once."""
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
