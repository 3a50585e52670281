"""Gate before a page's lines, for logging their reading: they are shown once that is written down."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.people import NOBODY, Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.reading_log import Read
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.guarded import show_unavailable
from frontoffice.ui.widgets.message_line import MessageLine


class ReadGate(QWidget):
    """A line beneath ``page``, seen while its lines are not: why, and a button that has them read ``again``.

    The same reading is written down once as long as it stays. With ``still``, in milliseconds, it is written down once
    nothing else was asked for during that time, or when ``at_once`` is called.
    """

    def __init__(self, page: QWidget, again: Callable[[], object], still: int = 0) -> None:
        super().__init__(page)
        self._again = again
        self._officer: Callable[[], Officer] = lambda: NOBODY
        self._note: Callable[[Read, Officer], object] = lambda _read, _officer: None
        self._stands: Callable[[Read], object] = lambda _read: None
        self._seen: Hashable = None
        self._due: Hashable = None  # what stood still
        self._waiting: Hashable = None
        self.text = plain_text.label(parent=self)
        self.text.setWordWrap(True)
        self._message = MessageLine(self.text)
        self.retry = QPushButton(self.tr("Try again"), self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)  # in the place of the lines
        child(page, QVBoxLayout, "page").addWidget(self)
        self.retry.clicked.connect(again)
        self._timer = QTimer(self, singleShot=True, interval=still)
        self._timer.timeout.connect(self._stands_still)
        self.hide()

    def join(
        self,
        officer: Callable[[], Officer],
        note: Callable[[Read, Officer], object],
        stands: Callable[[Read], object],
    ) -> None:
        """Set the functions for the current reader and for logging the reading; ``stands``: it is in front again."""
        self._officer, self._note, self._stands = officer, note, stands

    def forget(self) -> None:
        """Write the same down again when it is next read: somebody signs in anew."""
        self._seen = self._due = self._waiting = None
        self._timer.stop()

    def rest(self) -> None:
        """Say nothing: nothing is asked for."""
        self._timer.stop()
        self.hide()

    def passes(self, describe: Callable[[], Read], wanted: Hashable = None) -> bool:
        """Whether the lines may be shown: what they are is written down, or nobody asks for that.

        ``wanted`` distinguishes readings that are written down alike.
        """
        officer = self._officer()
        if officer.role is not Role.READER:
            self.rest()
            return True
        read = describe()
        asked = (officer.officer_id, read.what, read.limited, wanted)
        if asked == self._seen:
            self.rest()
            self._stands(read)
            return True
        if self._timer.interval() and asked != self._due:
            self._wait(asked)
            return False
        self._seen = asked
        with show_unavailable(self._refuse) as noting:
            self._note(read, officer)
        if noting.worked:
            self.hide()
        else:
            self._seen = None
        return noting.worked

    def at_once(self) -> None:
        """Do not wait until nothing else is asked for."""
        if self._timer.isActive():
            self._timer.stop()
            self._stands_still()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the pending reading on leaving the page; a window that is only minimized comes back to it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._timer.stop()

    def _wait(self, asked: Hashable) -> None:
        self._waiting = asked
        self._timer.start()
        self._message.show(
            self.tr("Shown once you stop typing, or on {key:widget.take}: it is written down first."), "soon"
        )
        self.retry.hide()
        self.show()

    def _stands_still(self) -> None:
        self._due = self._waiting
        self._again()

    def _refuse(self, failure: Unavailable) -> None:
        is_full = failure.code is RegisterFailure.DISK_FULL  # whose sentence is of what is recorded
        why = self.tr("The disk is full: make room there.") if is_full else wording.unavailable(failure)
        words = self.tr("Not shown: what a reader sees is written down first, and that did not work. {}")
        self.retry.show()
        self.show()
        self._message.show(words.format(why), "late")
