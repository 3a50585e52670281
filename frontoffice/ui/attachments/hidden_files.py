"""Which files of a case are hidden from whoever sits at the counter now, and what they are called there.

What came with a draft of somebody else may say who complained, by its name as well as by its picture. It stays hidden,
and stays as it is, until a reason was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from frontoffice.register.commands.draft_attachments import PendingAttachment

Hides = Callable[[PendingAttachment], bool]


def _none(_one: PendingAttachment) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Hiding:
    """What is kept from who works at a case now: ``kept`` of its files, ``expected`` of what others' are still read."""

    kept: Hides = _none
    expected: Hides = _none


NOTHING: Final = Hiding()


class HiddenFiles:
    """``names`` are the attachments that are hidden; ``shift`` counts who worked at the case, one after the other."""

    def __init__(self) -> None:
        self.names: frozenset[UUID] = frozenset()
        self.shift = 0
        self._expected = NOTHING.expected

    def __contains__(self, one: object) -> bool:
        return isinstance(one, PendingAttachment) and one.attachment_id in self.names

    def begin(self, items: Iterable[PendingAttachment], hiding: Hiding) -> None:
        """Somebody works at the case with these ``items``."""
        self.shift += 1
        self.names = frozenset(one.attachment_id for one in items if hiding.kept(one))
        self._expected = hiding.expected

    def take_in(self, one: PendingAttachment, shift: int) -> None:
        """A file came that was brought in this shift."""
        if shift != self.shift and self._expected(one):
            self.names |= {one.attachment_id}

    def reveal(self) -> None:
        """It was said why: nothing of this case is hidden any more."""
        self.names, self._expected = frozenset(), NOTHING.expected

    def name(self, one: PendingAttachment, items: Sequence[PendingAttachment]) -> str:
        """What it is called: by its file's name, or by its place in the list."""
        if one in self:
            return QCoreApplication.translate("ToldFields", "Attachment {}").format(items.index(one) + 1)
        return one.new.file_name
