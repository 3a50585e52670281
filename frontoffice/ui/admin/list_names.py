"""What the office's lists are called where they are kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.choices import ListName


def name_of(of: ListName) -> str:
    """The name of a list that complaints are counted by."""
    translate = QCoreApplication.translate
    return {
        ListName.SERVICE: translate("ListNames", "Services"),
        ListName.SECTOR: translate("ListNames", "Sectors"),
        ListName.CATEGORY: translate("ListNames", "Types of complaint"),
        ListName.REGENCY: translate("ListNames", "Regencies and cities"),
        ListName.DISTRICT: translate("ListNames", "Districts"),
        ListName.TEAM: translate("ListNames", "Handling teams"),
        ListName.AGENCY: translate("ListNames", "Agencies"),
    }[of]


def phrases_name() -> str:
    """The name of the list of phrases, by which nothing is counted."""
    return QCoreApplication.translate("ListNames", "Phrases")
