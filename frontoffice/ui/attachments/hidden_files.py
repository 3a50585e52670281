"""Files of a case hidden from the present officer, and the names displayed for them.

A file belongs to who brought it, whoever types beside it. For another it may say who complained, by its name as well
as by its picture: then it stays hidden, and stays as it is, until a reason was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.register.commands.drafts import PendingAttachment

Hides = Callable[[PendingAttachment], bool]


def _none(_one: PendingAttachment) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Hiding:
    """Rule for files hidden by ``hides`` from ``reader``, the officer at work on a case.

    What comes from now on is theirs.
    """

    reader: UUID | None = None
    hides: Hides = _none


NOTHING: Final = Hiding()


def from_others(reader: UUID, *, is_open: bool, before: UUID | None = None) -> Hiding:
    """Hide files of other officers.

    Identities, and all where the identity is not open.

    ``before`` brought what nobody is known to have brought.
    """

    def hides(one: PendingAttachment) -> bool:
        shows_who = not is_open or one.new.kind is AttachmentKind.IDENTITY
        return shows_who and (one.brought_by or before) != reader

    return Hiding(reader, hides)


class HiddenFiles:
    """Hidden files of a case; ``names`` are the ids of attachments hidden from ``reader``."""

    def __init__(self) -> None:
        self.names: frozenset[UUID] = frozenset()
        self._hiding = NOTHING

    def __contains__(self, one: object) -> bool:
        return isinstance(one, PendingAttachment) and one.attachment_id in self.names

    @property
    def reader(self) -> UUID | None:
        """Officer at work on the case."""
        return self._hiding.reader

    def begin(self, items: Iterable[PendingAttachment], hiding: Hiding) -> None:
        """Begin with the hidden files of a case with these ``items``."""
        self._hiding = hiding
        self.names = frozenset(one.attachment_id for one in items if hiding.hides(one))

    def take_in(self, one: PendingAttachment) -> None:
        """A file came; another may have brought it."""
        if self._hiding.hides(one):
            self.names |= {one.attachment_id}

    def reveal(self) -> None:
        """Reveal the files of this case after a recorded reason."""
        self.names, self._hiding = frozenset(), Hiding(self.reader)

    def name(self, one: PendingAttachment, items: Sequence[PendingAttachment]) -> str:
        """Displayed name of a file: by its file's name, or by its place in the list."""
        if one in self:
            return QCoreApplication.translate("ToldFields", "Attachment {}").format(items.index(one) + 1)
        return one.new.file_name
