"""Panel with printer, copies, pages and sides of a paper, and what became of it: sent, kept, or neither."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from frontoffice.errors import Unavailable
from frontoffice.ui.messages import wording
from frontoffice.ui.preview.print_order import MOST_COPIES, PrinterList, PrintOrder
from frontoffice.ui.widgets import form, theme
from frontoffice.ui.widgets.message_line import MessageLine

# --- Which pages are meant by ``1-3,5``, as it is typed beside a printer ---

_PART: Final = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6})?)?", re.ASCII)


def parse_pages(typed: str, count: int) -> tuple[int, ...] | None:
    """The pages, counted from 0, each once and in the order typed; all for "", None for what is no page of ``count``.

    ``4-`` goes on to the last page.
    """
    if not typed.strip():
        return tuple(range(count))
    pages: dict[int, None] = {}
    for part in re.split(r"[,;]", typed):
        found = _PART.fullmatch(part.strip())
        if found is None:
            return None
        first = int(found[1])
        last = int(found[2]) if found[2] else count if "-" in part else first
        if not 1 <= first <= last <= count:
            return None
        pages.update(dict.fromkeys(range(first - 1, last)))
    return tuple(pages)


# --- print panel ---


class PrintPanel(QFrame):
    """Print settings: ``ordered`` carries a PrintOrder, ``printer_chosen`` a printer name for the duplex query."""

    ordered = Signal(object)
    printer_chosen = Signal(str)

    printer: QComboBox
    printer_note: QLabel
    copies: QSpinBox
    pages: QLineEdit
    pages_problem: QLabel
    duplex: QCheckBox
    print_button: QPushButton
    stop_button: QPushButton
    message: QLabel
    save_button: QPushButton
    open_button: QPushButton
    word_button: QPushButton
    back_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.load_ui("preview/print_panel", into=self)
        self._count = 0
        self._busy, self._wants_duplex = False, False
        self.copies.setMaximum(MOST_COPIES)
        self._message = MessageLine(self.message)
        self.printer.activated.connect(self._choose)
        self.pages.textEdited.connect(lambda _: form.show_beside(self, "pages", ""))
        self.print_button.clicked.connect(self.order)
        self.show_pages(0)
        self.show_printers(PrinterList(()))

    def show_pages(self, count: int) -> None:
        """Begin with another paper, of so many pages: one copy of all of them."""
        self._count = count
        self.copies.setValue(1)
        self.pages.clear()
        form.show_beside(self, "pages", "")
        self.say("")
        self._allow()

    def show_searching(self) -> None:
        """Show that the search for printers is running; until they are known, nothing can be printed."""
        self.show_printers(PrinterList(()))
        self._note(self.tr("Looking for the printers of this computer…"), "muted")

    def show_printers(self, printers: PrinterList) -> None:
        """Offer these printers."""
        with QSignalBlocker(self.printer):
            self.printer.clear()
            self.printer.addItems(printers.names)
            self.printer.setCurrentIndex(self.printer.findText(printers.chosen) if printers.names else -1)
            if printers.names and self.printer.currentIndex() < 0:
                self.printer.setCurrentIndex(0)
        self._wants_duplex = printers.duplex
        self.duplex.hide()
        none = self.tr(
            "This computer knows no printer. {key:preview.save} saves the paper as PDF, "
            "{key:preview.open} opens it in another program."
        )
        self._note("" if printers.names else none)
        self._allow()
        if printers.names:
            self.printer_chosen.emit(self.printer.currentText())

    def show_no_printers(self, why: str) -> None:
        """Say why the printers are not known."""
        self.show_printers(PrinterList(()))
        self._note(why)

    def show_duplex(self, printer: str, *, possible: bool) -> None:
        """Offer duplex printing if this printer is still selected and capable of it."""
        if printer == self.printer.currentText():
            self.duplex.setVisible(possible)
            self.duplex.setChecked(possible and self._wants_duplex)

    def show_busy(self, *, busy: bool) -> None:
        """Offer to stop the current print job, or to print again."""
        self._busy = busy
        self._allow()

    @property
    def busy(self) -> bool:
        """Whether something is being printed."""
        return self._busy

    def say(self, text: str, state: str = "late") -> None:
        """Say how it goes: ``done``, ``soon`` or ``late``."""
        self._message.show(text, state)

    def order(self) -> None:
        """Emit ``ordered`` with the current choices if they are valid."""
        if not self.print_button.isEnabled():
            return
        pages = parse_pages(self.pages.text(), self._count)
        if pages is None:
            text = self.tr("This paper has the pages 1 to {last}. Write them as in 1-3,5.").format(last=self._count)
            form.show_beside(self, "pages", text)
            self.pages.setFocus()
            return
        duplex = self.duplex.isChecked() and not self.duplex.isHidden()
        self.ordered.emit(PrintOrder(self.printer.currentText(), pages, self.copies.value(), duplex))

    def _choose(self) -> None:
        self._wants_duplex = self.duplex.isChecked()
        self.duplex.hide()
        self.printer_chosen.emit(self.printer.currentText())

    def _allow(self) -> None:
        there = self.printer.count() > 0
        self.printer.setEnabled(there)
        self.print_button.setEnabled(there and bool(self._count) and not self._busy)
        self.stop_button.setVisible(self._busy)

    def _note(self, text: str, level: str = "") -> None:
        self.printer_note.setText(text)
        self.printer_note.setVisible(bool(text))
        theme.mark(self.printer_note, state=None if level else "soon", level=level or None)


def success_text(kind: str, order: PrintOrder) -> str:
    """The printer's queue took all of it."""
    text = QCoreApplication.translate(
        "PaperOutcome",
        "{paper}: sent to the printer {printer} ({pages} pages, {copies} copies). Look whether it comes out.",
    )
    return text.format(paper=kind, printer=order.printer, pages=len(order.pages), copies=order.copies)


def not_sent(kind: str, failure: Unavailable) -> str:
    """Show that it was not taken, or perhaps not, with the reason."""
    text = QCoreApplication.translate("PaperOutcome", "{paper}: {why} {key:widget.save} tries it again.")
    return text.format(paper=kind, why=wording.unavailable(failure))


def abort_text(kind: str, order: PrintOrder) -> str:
    """Words on a print stopped on its way."""
    text = QCoreApplication.translate(
        "PaperOutcome", "{paper}: stopped. What the printer {printer} had taken by then may still come out."
    )
    return text.format(paper=kind, printer=order.printer)
