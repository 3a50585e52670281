"""Screen names of figures, cuts and lengths of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.cases.steps import Ground
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.reports.report import Basis, Cut, CutLine, Subset
from frontoffice.ui.messages import field_labels


def subset(which: Subset, value: str = "") -> str:
    """Screen name of a figure."""
    if which is Subset.AGE:
        return age(value)
    if which is Subset.DECLINED and value:
        return f"{_subsets()[which]}: {field_labels.word_of(Ground, value)}"
    return _subsets()[which].format(value)


def days_not_closed() -> str:
    """Name of the section of days with an open page."""
    return QCoreApplication.translate("Report", "Days not closed")


def cut(which: Cut) -> str:
    """Screen name of a cut of the complaints."""
    return _cuts()[which]


def kind_of_period(kind: PeriodKind) -> str:
    """The name of a length of time."""
    return _kinds()[kind]


def basis(which: Basis) -> str:
    """Screen name of the date used for counting."""
    translate = QCoreApplication.translate
    if which is Basis.RECEIVED:
        return translate("Report", "By date received")
    return translate("Report", "By date recorded")


def value_of(which: Cut, line: CutLine) -> str:
    """Screen name of one value of a cut."""
    if not line.value and which is Cut.AGENCY:
        return QCoreApplication.translate("Report", "Not forwarded")
    if not line.value:
        return QCoreApplication.translate("Report", "Not stated")
    named: Mapping[Cut, Callable[[], str]] = {
        Cut.KIND: lambda: field_labels.word_of(Kind, line.value),
        Cut.STATUS: lambda: field_labels.word_of(Status, line.value),
    }
    return named[which]() if which in named else line.label


def age(code: str) -> str:
    """Age of open complaints: ``6-10`` calendar days."""
    least, _, most = code.partition("-")
    if not most:
        return QCoreApplication.translate("Report", "over {} days").format(int(least) - 1)
    return QCoreApplication.translate("Report", "{0} to {1} days").format(least, most)


def _subsets() -> dict[Subset, str]:
    translate = QCoreApplication.translate
    return {
        Subset.RECEIVED: translate("Report", "Received"),
        Subset.CARRIED: translate("Report", "Carried over"),
        Subset.DONE: translate("Report", "Done"),
        Subset.REST: translate("Report", "Rest"),
        Subset.CANCELLED: translate("Report", "Cancelled"),
        Subset.LATE: translate("Report", "Late"),
        Subset.DUE_THIS_WEEK: translate("Report", "Due this week"),
        Subset.WAITING: translate("Report", "Waiting for the complainant"),
        Subset.RESPONDED: translate("Report", "First response given"),
        Subset.RESPONDED_WITHIN: translate("Report", "First response within {} working days"),
        Subset.RESPONSE_LATE: translate("Report", "First response late"),
        Subset.CLOSED: translate("Report", "Closed"),
        Subset.CLOSED_WITHIN: translate("Report", "Closed within {} working days"),
        Subset.SATISFIED: translate("Report", "Satisfied"),
        Subset.UNSATISFIED: translate("Report", "Not satisfied in a cycle"),
        Subset.NO_ANSWER: translate("Report", "Without an answer"),
        Subset.REPEATED: translate("Report", "Two cycles or more"),
        Subset.SAME_SERVICE: translate("Report", "Same service within 90 days"),
        Subset.SAME_PERSON: translate("Report", "Same person within 90 days"),
        Subset.EXTENDED: translate("Report", "Time of the answer extended"),
        Subset.DECLINED: translate("Report", "Cannot be followed up"),
    }


def _cuts() -> dict[Cut, str]:
    translate = QCoreApplication.translate
    return {
        Cut.CHANNEL: translate("Report", "Channel"),
        Cut.KIND: translate("Report", "Kind"),
        Cut.SECTOR: translate("Report", "Sector"),
        Cut.SERVICE: translate("Report", "Service"),
        Cut.CATEGORY: translate("Report", "Category"),
        Cut.LEVEL: translate("Report", "Level"),
        Cut.REGENCY: translate("Report", "Regency or city"),
        Cut.DISTRICT: translate("Report", "District"),
        Cut.TEAM: translate("Report", "Team"),
        Cut.AGENCY: translate("Report", "Forwarded to"),
        Cut.OFFICER: translate("Report", "Officer"),
        Cut.STATUS: translate("Report", "Status"),
    }


def _kinds() -> dict[PeriodKind, str]:
    translate = QCoreApplication.translate
    return {
        PeriodKind.DAY: translate("Report", "Day"),
        PeriodKind.WEEK: translate("Report", "Week"),
        PeriodKind.MONTH: translate("Report", "Month"),
        PeriodKind.QUARTER: translate("Report", "Quarter"),
        PeriodKind.SEMESTER: translate("Report", "Half-year"),
        PeriodKind.YEAR: translate("Report", "Year"),
        PeriodKind.RANGE: translate("Report", "From-to"),
    }
