"""Why a search finds nothing, and what finds more, as a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.queries.number_faults import CODE_LETTERS, FaultyNumber, NumberFault


def why(wanted: ListQuery, faulty: FaultyNumber | None) -> str:
    """Why nothing is found: a fault of the number that was typed comes before a filter, that before the words."""
    if faulty is not None:
        return _number_fault(faulty)
    if wanted.only:
        return QCoreApplication.translate(
            "NothingFound", "Nothing passes the filter. {key:search.clear} takes it away."
        )
    if not wanted.text.strip():
        return QCoreApplication.translate(
            "NothingFound",
            "Type part of a number, a name, the end of a telephone number or words of the text; or limit the "
            "list ({key:search.filter}).",
        )
    return QCoreApplication.translate(
        "NothingFound", "Nothing was found. Fewer letters find more; a name kept confidential is not found by name."
    )


def _number_fault(faulty: FaultyNumber) -> str:
    if faulty.fault is NumberFault.CODE_OF_ANOTHER:
        return QCoreApplication.translate(
            "NothingFound",
            "The check code does not fit the number {}. Compare both with the receipt, letter by letter.",
        ).format(faulty.typed)
    if faulty.fault is NumberFault.CODE_UNFINISHED:
        return QCoreApplication.translate(
            "NothingFound", "The check code behind the number {} has {} letters and digits; type it to its end."
        ).format(faulty.typed, CODE_LETTERS)
    if faulty.near:
        return QCoreApplication.translate(
            "NothingFound", "There is no complaint {} in this register. With that running number there is: {}."
        ).format(faulty.typed, "; ".join(faulty.near))
    return QCoreApplication.translate(
        "NothingFound", "There is no complaint {} in this register. Look at number, series and year on the receipt."
    ).format(faulty.typed)
