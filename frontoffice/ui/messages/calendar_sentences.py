"""Sentences about the office calendar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.calendar.holidays import UnknownYear

translate: Final = QCoreApplication.translate  # by this name lupdate finds its texts


def unknown_years(years: Iterable[UnknownYear]) -> str:
    """One sentence for each year whose holidays are missing or only assumed; "" for none."""
    assumed = translate(
        "CalendarLine", "The holidays of {} are only assumed: no decree was seen. Due dates there are provisional."
    )
    missing = translate("CalendarLine", "The holidays of {} are not entered yet. Due dates there are provisional.")
    return " ".join((assumed if one.provisional else missing).format(one.year) for one in years)
