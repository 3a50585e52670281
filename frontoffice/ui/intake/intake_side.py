"""What stands beside the form: the resi as it will be; over it, when asked for, count of days, drafts or papers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.ui.attachments import pending_items
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from frontoffice.ui.intake.drafts_panel import DraftsPanel
from frontoffice.ui.receipts.receipt_preview import ReceiptPreview
from frontoffice.ui.widgets.due_explanation import DueExplanation
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.text_size import px

WIDTH: Final = 392
UNBOUND: Final = (1 << 24) - 1


class IntakeSide(QStackedWidget):
    """Shows one of four; ``turned``: it is another one now, ``had_focus``: the keys went to the one before."""

    turned = Signal()

    def __init__(self, attachments: AttachmentsPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.had_focus = False
        self._beside = self._wants_resi = False
        self.preview = ReceiptPreview()
        self.counted = DueExplanation()
        self.drafts = DraftsPanel()
        self.attachments = attachments
        self.reasons = ReasonBar()  # beside the files, not among them: their keys are not those of a line of text
        self._files = QWidget()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        around = QVBoxLayout(self._files)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.reasons)
        around.addWidget(attachments, 1)
        for panel in (self.preview, self.counted, self.drafts, self._files):
            self.addWidget(panel)
        self.counted.left.connect(self.close_panel)
        self.drafts.left.connect(self.close_panel)
        attachments.left.connect(self.close_panel)
        attachments.reason_wanted.connect(lambda: self.reasons.ask("hidden files", *pending_items.question()))
        self.reasons.closed.connect(attachments.focus)
        attachments.widened.connect(lambda _wide: self.turned.emit())

    def hasHeightForWidth(self) -> bool:
        """Never: what it shows scrolls, and is not to make the page higher than its window."""
        return False

    @property
    def is_open(self) -> bool:
        """Whether something stands over the resi."""
        return self.currentWidget() is not self.preview or (self._wants_resi and not self._beside)

    @property
    def is_wide(self) -> bool:
        """Whether it wants the room of the form, too."""
        return self.currentWidget() is self._files and self.attachments.is_viewing

    def open_attachments(self) -> None:
        """Show the papers of the case."""
        self._turn_to(self._files)
        self.attachments.focus()

    def open_count(self) -> None:
        """Show how the days were counted."""
        self._turn_to(self.counted)
        self.counted.focus()

    def open_drafts(self) -> None:
        """Show the drafts."""
        self._turn_to(self.drafts)
        self.drafts.focus()

    def turn_resi(self) -> None:
        """Show the resi where the form has the room to itself, or the form again."""
        if not self._beside and not self.is_open:
            self._wants_resi, self.had_focus = True, False
            self.turned.emit()
            child(self.preview, QScrollArea).setFocus(Qt.FocusReason.OtherFocusReason)  # it is read by keys, too
        else:
            self.close_panel()

    def close_panel(self) -> None:
        """Show the resi again, or the form alone."""
        if self.is_open:
            self._wants_resi = False
            self._turn_to(self.preview)

    def go_back(self) -> None:
        """One step back in what is open."""
        panel = self.currentWidget()
        if self.reasons.isVisible():
            self.reasons.leave()
        elif panel is self.preview:
            self.close_panel()
        elif panel is self._files:
            self.attachments.go_back()
        elif isinstance(panel, (DueExplanation, DraftsPanel)):
            panel.go_back()

    def fit(self, *, beside: bool) -> None:
        """Stand ``beside`` the form, or have the room to itself while a panel is open."""
        self._beside = beside
        self.setMaximumWidth(px(WIDTH) if beside and not self.is_wide else UNBOUND)
        self.setVisible(beside or self.is_open)

    def _turn_to(self, panel: QWidget) -> None:
        focused = self.window().focusWidget()
        self.had_focus = focused is not None and self.isAncestorOf(focused)
        self.setCurrentWidget(panel)
        self.turned.emit()
