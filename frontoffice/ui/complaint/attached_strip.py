"""Attachments of the displayed complaint, as a row of thumbnails; Enter opens the one in hand."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QVBoxLayout, QWidget

from frontoffice.register.register import Register
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.complaint.attached_list import AttachedList
from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.widgets import text_size
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of

_HIGH: Final = 128  # a thumbnail and its name
_WIDE: Final = 132


class AttachedStrip(QWidget):
    """Strip of attachments; ``opened`` carries the complaint and the index of the attachment."""

    opened = Signal(object, int)

    def __init__(self, page: ComplaintPage, register: Register, reader: AttachmentReader) -> None:
        place = child(page, QWidget, "attached_place")
        super().__init__(place)
        self._page, self._place = page, place
        self._register = register
        self._subject = UUID(int=0)
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.view = QListWidget(self)
        self.view.setObjectName("attached_strip")
        self.view.setAccessibleName(self.tr("Attachments"))
        self.view.setViewMode(QListView.ViewMode.IconMode)
        self.view.setMovement(QListView.Movement.Static)
        self.view.setWrapping(False)
        self.view.setSpacing(4)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        text_size.design(self.view, QSize(0, _HIGH), QSize(text_size.ANY, _HIGH))
        inside.addWidget(self.view)
        self._list = AttachedList(self.view, reader, register.attachments.content, width=_WIDE)
        self.view.itemDoubleClicked.connect(lambda _item: self._open())
        bind_keys(page, rows_of(COMPLAINT_KEYS, ("show_attachment",)), {"show_attachment": self._open})
        page.shown.connect(self.show_for)
        place.hide()

    def show_for(self, subject: UUID) -> None:
        """Show those of this complaint; nothing where it has none."""
        self._subject = subject
        with show_errors(lambda _why: None):  # the page itself says what the disk refuses
            self._list.show_attachments(self._register.attachments.of(subject))
        self._place.setVisible(bool(self._list.kept))
        self._page.text.count_files(len(self._list.kept))

    def _open(self) -> None:
        if self._list.kept:
            self.opened.emit(self._subject, max(0, self.view.currentRow()))
