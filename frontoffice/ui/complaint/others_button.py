"""The way from the complaint's page to everybody who complains under its number."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from frontoffice.ui.complaint.complaint_keys import COMPLAINT_KEYS
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of


class OthersButton(QPushButton):
    """A button in the row of actions, and its key; ``opened`` carries the complaint's subject."""

    opened = Signal(object)

    def __init__(self, page: ComplaintPage) -> None:
        super().__init__(page.row)
        self._subject = UUID(int=0)
        keys = rows_of(COMPLAINT_KEYS, ("others",))
        self.setObjectName("others_button")
        self.setText(self.tr("Complainants ({})").format(keys[0].key))
        self.clicked.connect(self._open)
        layout = page.row.layout()
        if layout is not None:
            layout.addWidget(self)
        bind_keys(page, keys, {"others": self._open})
        page.shown.connect(self._know)

    def _know(self, subject: UUID) -> None:
        self._subject = subject

    def _open(self) -> None:
        if self._subject.int:
            self.opened.emit(self._subject)
