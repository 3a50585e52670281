"""What the editor of an officer holds, field by field as text, and what each role may do, in a sentence."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer, Role


def editable(one: Officer | None) -> dict[str, str]:
    """What the editor changes, by the names of its fields, as it is of an officer, or of a new one."""
    one = one or Officer(UUID(int=0), "", Role.OFFICER)
    until = dates.in_digits(one.until) if one.until else ""
    texts = {
        "name": one.name,
        "position": one.position,
        "nip": one.nip,
        "institution": one.institution,
        "grant": one.grant,
    }
    return texts | {"role": str(one.role), "until": until}


def what_it_may(role: Role) -> str:
    """One sentence on what a role does."""
    return {
        Role.OFFICER: QCoreApplication.translate("OfficersPage", "Records, amends and prints at the counter."),
        Role.HANDLER: QCoreApplication.translate(
            "OfficersPage", "Handles complaints: analyses, acts, verifies, speaks with complainants; records nothing."
        ),
        Role.SUPERVISOR: QCoreApplication.translate(
            "OfficersPage", "Does all that an officer does, reviews, cancels, and keeps officers, lists and settings."
        ),
        Role.READER: QCoreApplication.translate(
            "OfficersPage",
            "Of the Inspektorat or the Ombudsman: reads complaints, reports and dossiers, and writes nothing."
            " Everything that is looked at is written down.",
        ),
        Role.ADMINISTRATOR: QCoreApplication.translate("OfficersPage", "Keeps lists and settings; records nothing."),
    }[role]
