"""Autosave of a form with one draft per person: within a second of the last key it is on the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.errors import Refused, Unavailable
from frontoffice.register.register import Register

AUTOSAVE_MS: Final = 700
_LONGEST_MS: Final = 6_000  # between two tries while the disk refuses, each of which may take a moment of the window's
BEGAN: Final = "began"  # of a form that changes what there is: what that was

Fields = dict[str, str]


class FormKeeper(QObject):
    """Keeps one person's form at a time; ``read`` gives what stands in it.

    What it began with (``given``) is no draft: a form that holds it again leaves none. ``failed`` (Unavailable) says
    that the disk refused; what it refused waits in memory, and is tried again. ``timer`` runs from a key until
    it is kept.
    """

    failed = Signal(object)

    def __init__(self, register: Register, read: Callable[[], Fields], parent: QObject) -> None:
        super().__init__(parent)
        self._register, self._read = register, read
        self._of: tuple[str, UUID] | None = None
        self._given: Fields = {}
        self._on_disk: Fields | None = None
        self._refused: dict[tuple[str, UUID], Fields] = {}
        self._pause = AUTOSAVE_MS
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.keep)

    def open(self, form: str, officer_id: UUID, given: Mapping[str, str]) -> Fields:
        """Save the current form and switch to a form of this person: gives what it is to show."""
        self.keep()
        of = self._of = (form, officer_id)
        self._given, self._on_disk = dict(given), None
        try:
            self._on_disk = self._register.drafts.find_form(*of)
        except Unavailable as failure:
            self.failed.emit(failure)
        return self._refused.get(of) or self._on_disk or self._given

    def take_up(self, form: str, officer_id: UUID, begin: Callable[[], None]) -> Fields | None:
        """Go over to a form: ``begin`` writes what it begins with; gives what this person typed there, or None.

        What was typed over something that was other than it is now is nothing.
        """
        self.put_by()
        begin()
        given = self._read()
        kept = self.open(form, officer_id, given)
        is_of_now = kept.get(BEGAN, began := given.get(BEGAN)) == began
        return kept if kept != given and is_of_now else None

    def is_open(self, form: str, officer_id: UUID) -> bool:
        """Return whether that form of that person is open."""
        return self._of == (form, officer_id)

    def schedule_save(self) -> None:
        """Something was typed: it is kept soon, also while the typing goes on."""
        if not self.timer.isActive():
            self.timer.start(self._pause)

    def keep(self) -> bool:
        """Save the form now; whether all of it is safe."""
        self.timer.stop()
        if self._of is None:
            return True
        fields = self._read()
        wanted = None if fields == self._given else fields
        if wanted == self._on_disk:
            self._refused.pop(self._of, None)
            return True
        try:
            self._write(self._of, wanted)
        except Refused:  # who only reads keeps no form
            return True
        except Unavailable as failure:
            self._refused[self._of] = fields
            self._pause = min(2 * self._pause, _LONGEST_MS)
            self.timer.start(self._pause)  # the next try needs no key
            self.failed.emit(failure)
            return False
        self._refused.pop(self._of, None)
        self._on_disk, self._pause = wanted, AUTOSAVE_MS
        return True

    def put_by(self) -> bool:
        """Save the form now, and none from here on; whether all of it is safe."""
        is_safe = self.keep()
        self._of = None
        return is_safe

    def drop(self) -> None:
        """Close the form after its recording: its draft goes, and no form is kept from here on."""
        self.timer.stop()
        of, self._of = self._of, None
        if of is None:
            return
        self._refused.pop(of, None)
        if self._on_disk is None:
            return
        try:
            self._write(of, None)
        except Unavailable as failure:
            self.failed.emit(failure)

    def mark_recorded(self) -> None:
        """Mark the form as recorded together with the deletion of its draft."""
        self.timer.stop()
        self._on_disk, self._given = None, self._read()
        if self._of:
            self._refused.pop(self._of, None)

    def _write(self, of: tuple[str, UUID], fields: Fields | None) -> None:
        if fields is None:
            self._register.drafts.drop_form(*of)
        else:
            self._register.drafts.save_form(*of, fields)
