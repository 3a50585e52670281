"""Alternative printers for a receipt: a button and a key for each other printer, and one for a PDF."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from frontoffice.domain.people import May
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, rows_of

PDF: Final = Printer("PDF", Transport.PDF)
OTHER_PRINTER_KEYS: Final = (
    *(
        PageKey(f"Alt+{digit}", "other_printer", May.PRINT) for digit in "234"
    ),  # more would not fit, and nobody has more
    PageKey("Alt+D", "pdf", May.PRINT),
)
_PRINTER_KEYS: Final = rows_of(OTHER_PRINTER_KEYS, ("other_printer",))
(_PDF_KEY,) = rows_of(OTHER_PRINTER_KEYS, ("pdf",))
_GAP: Final = 8


class OtherPrinterChoice(QWidget):
    """``chosen`` carries the Printer. The keys work on the whole ``page``."""

    chosen = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._keys: list[QShortcut] = []
        self.buttons: list[QPushButton] = []

    def use(self, settings: Settings) -> None:
        """Offer every printer of these settings but the first, and a PDF unless the first is one."""
        for old in (*self.buttons, *self._keys):
            old.setParent(None)
            old.deleteLater()
        self.buttons, self._keys = [], []
        for key, printer in zip(_PRINTER_KEYS, _others(settings), strict=False):
            self._offer(printer, key, "printer")
        if settings.printer.transport is not Transport.PDF:
            self._offer(PDF, _PDF_KEY, "copy")

    def _offer(self, printer: Printer, key: PageKey, icon: str) -> None:
        name = printer.name or wording.word(printer.transport)
        text = self.tr("As a PDF ({key})") if printer is PDF else self.tr("On {printer} ({key})")
        button = QPushButton(text.format(key=key.key, printer=plain_text.caption(name)), self)
        button.setProperty("icon_name", icon)
        button.clicked.connect(lambda: self.chosen.emit(printer))
        self._row.addWidget(button)
        self.buttons.append(button)
        self._keys += bind_keys(self._page, (key,), {key.action: button.click}, repeats=False)
        theme.dress(button)


def _others(settings: Settings) -> tuple[Printer, ...]:
    return tuple(one for one in settings.printers if one is not settings.printer)


def offer(where: QWidget, page: QWidget, settings: Settings) -> OtherPrinterChoice:
    """Add an OtherPrinterChoice to the empty widget ``where`` of a form."""
    row = QHBoxLayout(where)
    row.setContentsMargins(0, 0, 0, 0)
    made = OtherPrinterChoice(page)
    made.use(settings)
    row.addWidget(made)
    return made
