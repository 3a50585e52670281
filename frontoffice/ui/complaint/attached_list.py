"""Attachments of a complaint, with thumbnails of their first pages.

A hidden one shows a lock, and its place for a name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from frontoffice.attaching.requests import Pixels
from frontoffice.domain.attachments import Attachment, megabytes
from frontoffice.domain.calendar import dates
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.attachments.attachment_viewer import draw_frame, pixmap
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.guarded import show_errors

_SHOWN: Final = 72  # pixels of a thumbnail
_AFTER_THE_PAGE: Final = 100  # ms; a process that starts takes the window's time: a page stood there empty


class AttachedList(QObject):
    """Fills ``view``. ``content`` gives the bytes of one visible without a reason.

    With a ``width`` each is a small page above its name; else all that is known stands beside it. ``asked`` says that
    one is waited for that is not here.
    """

    asked = Signal()

    def __init__(
        self, view: QListWidget, reader: AttachmentReader, content: Callable[[UUID], bytes], *, width: int = 0
    ) -> None:
        super().__init__(view)
        self._width = width
        self.view, self._reader, self._content = view, reader, content
        self.kept: tuple[Attachment, ...] = ()
        self._revealed: set[UUID] = set()  # against a reason
        self._awaited: UUID | None = None
        self._say: Callable[[str, str], object] = lambda _text, _state: None
        self._small: dict[UUID, QIcon] = {}
        view.setIconSize(QSize(_SHOWN, _SHOWN))

    def show_attachments(self, kept: Sequence[Attachment], chosen: int = 0) -> None:
        """Show these; their first pages come one after the other."""
        self.kept = tuple(kept)
        with QSignalBlocker(self.view):  # nobody moved to another
            self.view.clear()
            for one in kept:
                item = QListWidgetItem(self._icon(one), "")
                self._name(item, one)
                if self._width:
                    item.setSizeHint(QSize(self._width, _SHOWN + 2 * self.view.fontMetrics().height()))
                self.view.addItem(item)
            self.view.setCurrentRow(min(chosen, len(kept) - 1))
        for one in kept:
            if not one.hidden and one.present and one.attachment_id not in self._small:
                self._draw(one)
        if any(one.present and one.attachment_id == self._awaited for one in kept):
            self._awaited = None
            self._say(self.tr("The file is here now. {key:attached.show} shows it."), "done")

    @property
    def current(self) -> Attachment | None:
        """The selected attachment."""
        row = self.view.currentRow()
        return self.kept[row] if 0 <= row < len(self.kept) else None

    def reveal(self, one: Attachment) -> None:
        """Call it by its file's name, until :meth:`mask`: it was said why."""
        self._revealed.add(one.attachment_id)
        self._name_all()

    def wait_for(self, one: Attachment, say: Callable[[str, str], object]) -> None:
        """Request a missing attachment, and report its arrival until :meth:`mask`."""
        if not one.present:
            self._awaited, self._say = one.attachment_id, say
            self.asked.emit()

    def mask(self) -> None:
        """Mask the names of hidden attachments by their place again, and cancel the wait."""
        self._revealed.clear()
        self._awaited = None
        self._name_all()

    def name(self, one: Attachment) -> str:
        """Displayed name of an attachment."""
        return field_labels.attachment_name(one, revealed=one.attachment_id in self._revealed)

    def _name_all(self) -> None:
        for row, one in enumerate(self.kept):
            self._name(self.view.item(row), one)

    def _name(self, item: QListWidgetItem, one: Attachment) -> None:
        item.setText(self.name(one) if self._width else self._words(one))
        if self._width:
            plain_text.set_tool_tip(item, self._words(one))

    def _icon(self, one: Attachment) -> QIcon:
        if one.hidden:
            return theme.icon("lock")
        return self._small.get(one.attachment_id) or theme.icon("draft")

    def _draw(self, one: Attachment) -> None:
        def on_done(pixels: Pixels) -> None:
            self._small[one.attachment_id] = icon = QIcon(draw_frame(pixmap(pixels)))
            for row, other in enumerate(self.kept):
                if other.attachment_id == one.attachment_id:
                    self.view.item(row).setIcon(icon)

        def draw() -> None:
            if self.view.isVisible():
                with show_errors(lambda _why: None):  # what is wrong shows when it is opened
                    self._reader.draw(self._content(one.attachment_id), 0, on_done, lambda _error: None)

        QTimer.singleShot(_AFTER_THE_PAGE, self, draw)

    def _words(self, one: Attachment) -> str:
        day = dates.short(dates.local_date(one.added_at, one.zone))
        size = self.tr("{pages} pages, {size} MB").format(pages=one.pages, size=megabytes(one.size))
        state = self._state(one)
        return "\n".join(part for part in (self.name(one), f"{wording.word(one.kind)} · {day}", size, state) if part)

    def _state(self, one: Attachment) -> str:
        is_masked = one.hidden and one.attachment_id not in self._revealed
        if one.withdrawn and is_masked:
            return self.tr("Taken back")
        if one.withdrawn:
            return self.tr("Taken back: {why}").format(why=one.withdrawn)
        if not one.present:
            return self.tr("Not at this desk yet")
        return self.tr("Hidden: {key:attached.show}, and why") if is_masked else ""
