"""Order for an export of the list of consultations to a file."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from frontoffice.domain.consultation import ConsultationFilter
from frontoffice.register.commands.exporting import ListFormat


@dataclass(frozen=True, slots=True)
class ConsultationOrder:
    """A list of consultations as a file: of which, in words, as what, with the confidential names or not, and why."""

    sought: ConsultationFilter
    limited: str
    format: ListFormat
    identities: bool
    why: str
    action: UUID
