"""Masked values of the form: kept and recorded as they are, shown to who gave a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from frontoffice.domain.complaint import Complaint, Identity
from frontoffice.register.commands.draft_attachments import PendingAttachment
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal.draft_fields import HIDDEN_FILES, MASKED
from frontoffice.ui.attachments import hidden_files
from frontoffice.ui.attachments.hidden_files import Hiding
from frontoffice.ui.intake.intake_fields import Fields
from frontoffice.ui.messages.field_labels import IDENTITY_NUMBERS, WHO, mask_value

IDENTIFYING: Final = frozenset(WHO) - {"party", "identity_kind"}  # ticks, which say of nobody who it is


class MaskedFields:
    """The masks of one case. Whatever is typed over a mask counts; the value behind it is then forgotten."""

    def __init__(self) -> None:
        self._behind: dict[str, tuple[str, str]] = {}

    def forget(self) -> None:
        """Another case begins."""
        self._behind.clear()

    def cover(self, name: str, value: str) -> str:
        """Keep ``value`` behind its mask; returns what the field shows."""
        mask = mask_value(
            name, value, Identity.OPEN if name in IDENTITY_NUMBERS else Identity.CONFIDENTIAL, revealed=False
        )
        self._behind[name] = (mask, value)
        return mask

    def value(self, name: str, text: str) -> str:
        """Actual value of a field with the displayed ``text``."""
        mask, value = self._behind.get(name, ("", ""))
        return value if mask and text == mask else text

    def names(self, texts: Mapping[str, str]) -> frozenset[str]:
        """Fields still displaying their mask among ``texts``."""
        return frozenset(name for name, (mask, _) in self._behind.items() if mask and texts.get(name) == mask)


def names_to_mask(identity: str, *, revealed: bool = False) -> frozenset[str]:
    """Fields of a complainant masked until a reason is given: who it is, or numbers of identity."""
    if revealed:
        return frozenset()
    return IDENTITY_NUMBERS if identity == Identity.OPEN else IDENTIFYING


def draft_names_to_mask(draft: Draft, amended: Complaint | None, reader: UUID) -> frozenset[str]:
    """Fields of a draft masked for ``reader``: what was never shown, what another typed, whom it amends."""
    names = {*draft.fields.get(MASKED, "").split(",")} - {""}
    if amended is not None:
        names |= names_to_mask(amended.intake.complainant.identity)
    if draft.officer_id != reader:
        names |= names_to_mask(draft.fields.get("identity", Identity.OPEN) or Identity.OPEN)
    return frozenset(names)


def files_hidden_in(draft: Draft, reader: UUID) -> Hiding:
    """Files of a draft hidden from ``reader``.

    Of what another brought, what shows who, or never was shown.

    Of who brought a file that was kept before that was known, the draft's writer stands.
    """
    never_shown = {*draft.fields.get(HIDDEN_FILES, "").split(",")}
    is_open = (draft.fields.get("identity") or Identity.OPEN) == Identity.OPEN
    others = hidden_files.from_others(reader, is_open=is_open, before=draft.officer_id)

    def hides(one: PendingAttachment) -> bool:
        return others.hides(one) or (one.brought_by != reader and str(one.attachment_id) in never_shown)

    return Hiding(reader, hides)


def to_keep(fields: Fields, masked: Iterable[str], unseen_files: Iterable[UUID] = ()) -> Fields:
    """Fields of a draft with the names of its unseen fields and files."""
    names = {MASKED: ",".join(sorted(masked)), HIDDEN_FILES: ",".join(sorted(map(str, unseen_files)))}
    return {**fields, **{name: text for name, text in names.items() if text}} if fields else fields
