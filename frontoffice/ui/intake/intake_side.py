"""What stands beside the form: the resi as it will be, and over it, when asked for, the count of days or the drafts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from frontoffice.ui.intake.drafts_panel import DraftsPanel
from frontoffice.ui.receipts.receipt_preview import ReceiptPreview
from frontoffice.ui.widgets.due_explanation import DueExplanation

WIDTH: Final = 392


class IntakeSide(QStackedWidget):
    """Shows one of three; ``turned``: it is another one now, ``had_focus``: the keys went to the one before."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.had_focus = False
        self.preview = ReceiptPreview()
        self.counted = DueExplanation()
        self.drafts = DraftsPanel()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        for panel in (self.preview, self.counted, self.drafts):
            self.addWidget(panel)
        self.counted.left.connect(self.close_panel)
        self.drafts.left.connect(self.close_panel)

    @property
    def is_open(self) -> bool:
        """Whether something stands over the resi."""
        return self.currentWidget() is not self.preview

    def open_count(self) -> None:
        """Show how the days were counted."""
        self._turn_to(self.counted)
        self.counted.focus()

    def open_drafts(self) -> None:
        """Show the drafts."""
        self._turn_to(self.drafts)
        self.drafts.focus()

    def close_panel(self) -> None:
        """Show the resi again."""
        if self.is_open:
            self._turn_to(self.preview)

    def go_back(self) -> None:
        """One step back in what is open."""
        panel = self.currentWidget()
        if isinstance(panel, (DueExplanation, DraftsPanel)):
            panel.go_back()

    def fit(self, *, beside: bool) -> None:
        """Stand ``beside`` the form, or have the room to itself while a panel is open."""
        self.setMaximumWidth(WIDTH if beside else _UNBOUND)
        self.setVisible(beside or self.is_open)

    def _turn_to(self, panel: QWidget) -> None:
        focused = self.window().focusWidget()
        self.had_focus = focused is not None and self.isAncestorOf(focused)
        self.setCurrentWidget(panel)
        self.turned.emit()


_UNBOUND: Final = (1 << 24) - 1
