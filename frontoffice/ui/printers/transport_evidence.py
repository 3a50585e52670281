"""What a way to a printer can prove at best, where it was tried, and what may become of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.errors import Unavailable
from frontoffice.printing.transports import missing_library
from frontoffice.settings import Transport
from frontoffice.ui.messages import wording


def evidence_of(kind: Transport) -> tuple[str, str]:
    """The sentences, and their state: ``late`` when something is missing, else ""."""
    missing = missing_library(kind)
    if missing:
        return wording.unavailable(Unavailable(missing)), "late"
    return f"{_proof(kind)} {_trial_note(kind)}".strip(), ""


def _proof(kind: Transport) -> str:
    if kind in (Transport.CUPS, Transport.WINDOWS):
        return QCoreApplication.translate(
            "PrintersPage", "A queue tells nothing of the paper: only that it passed it on."
        )
    if kind is Transport.PDF:
        return QCoreApplication.translate("PrintersPage", "A file is written; there is nothing to answer.")
    return QCoreApplication.translate(
        "PrintersPage",
        "The test page finds out whether the printer says that a paper is printed; otherwise you are asked about it.",
    )


def _trial_note(kind: Transport) -> str:
    if kind in (Transport.PDF, Transport.CUPS):
        return ""
    if kind is Transport.WINDOWS:
        return QCoreApplication.translate(
            "PrintersPage", "Where Windows' protected print mode is switched on, this queue disappears."
        )
    tried = QCoreApplication.translate(
        "PrintersPage", "We tried this way with printers that a program plays, never with a real one."
    )
    return f"{tried} {_sharing_note()}" if kind is Transport.NETWORK else tried


def _sharing_note() -> str:
    """Who else may print there."""
    return QCoreApplication.translate(
        "PrintersPage",
        "Other counters of this program may print there, too. Nothing shows that another program wrote into a paper: "
        "let none print there.",
    )
