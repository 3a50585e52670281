"""The test page from the printers' page: how it went, what the printer says that it is, and what the officer saw."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton, QScrollArea, QWidget

from frontoffice.errors import Unavailable
from frontoffice.printing.presets import Preset, preset_for
from frontoffice.printing.probe import ProbeResult
from frontoffice.register.commands.print_job import JobState
from frontoffice.ui.messages import wording
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.widgets.focus_return import FocusReturn
from frontoffice.ui.widgets.form import child, go_to
from frontoffice.ui.widgets.message_line import MessageLine


class PrinterTest(QObject):
    """``seen`` carries what came out (columns, which code can be read, cut), ``known`` a preset to use."""

    seen = Signal(int, str, str)
    known = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._button = child(page, QPushButton, "test")
        self._message = MessageLine(child(page, QLabel, "test_message"))
        self._use = child(page, QPushButton, "use_model")
        self._box = child(page, QWidget, "seen_box")
        self._columns = child(page, QComboBox, "seen_columns")
        self._qr = child(page, QComboBox, "seen_qr")
        self._cut = child(page, QComboBox, "seen_cut")
        self._list = child(page, QListWidget, "printers")
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

    def begin(self) -> None:
        """A page is on its way."""
        self.forget()
        self._focus.lead_to(self._list, (self._button,))
        self._button.setEnabled(False)
        self._message.show(self.tr("The test page is on its way…"), "soon")

    def show(self, failure: Unavailable | None, findings: ProbeResult | None, *, may_be_out: bool) -> None:
        """How the page went; ``findings`` None when the printer cannot be asked.

        A page that only may be out is asked about, too: a printer whose word cannot be trusted has a page to look at.
        """
        if self._button.isEnabled():
            return  # another printer was brought to the front meanwhile
        self._button.setEnabled(True)
        self._focus.lead_back(self._list)
        if failure is not None and not may_be_out:
            self._message.show(wording.reason(failure.code, JobState.WAITING), "late")
            return
        out = self.tr("The test page is out. Look at the paper, then answer here.")
        said = out if failure is None else wording.unavailable(failure)
        if findings is not None:
            printer_fields.show_abilities(self._page, findings.abilities)
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
        """What makes receipts slower, or less is known of them, than could be."""
        if findings.slow_state:
            yield self.tr("It takes more than a second to say whether its cover is open, so it is not asked for that.")
        if printer_fields.draws_code_slowly(self._page):
            yield self.tr(
                "On so slow a line a resi takes 8 seconds with the code as an image, and 3 with the printer's own."
            )

    def _ask(self) -> None:
        """Begin with what is set now."""
        for name, box in (("columns", self._columns), ("qr", self._qr), ("cut", self._cut)):
            printer_fields.choose(box, child(self._page, QComboBox, name).currentData())
        self._box.show()
        self._columns.setFocus()
        QTimer.singleShot(0, self._box, self._bring_into_view)  # once there is room for it

    def _bring_into_view(self) -> None:
        go_to(self._columns)
        child(self._page, QScrollArea, "scroll").ensureWidgetVisible(self._box)

    def _use_known(self) -> None:
        self._use.hide()
        self.known.emit(self._preset)
        self._ask()

    def _report_seen(self) -> None:
        self._button.setFocus()  # what had the keys is hidden now
        self._box.hide()
        self.seen.emit(int(self._columns.currentData()), str(self._qr.currentData()), str(self._cut.currentData()))
