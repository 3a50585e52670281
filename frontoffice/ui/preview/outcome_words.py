"""Sentences about a paper sent to a printer: only what is known, which is never that it came out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.errors import Unavailable
from frontoffice.ui.messages import wording
from frontoffice.ui.preview.print_order import PrintOrder


def success_text(kind: str, order: PrintOrder) -> str:
    """The printer's queue took all of it."""
    text = QCoreApplication.translate(
        "PaperOutcome",
        "{paper}: sent to the printer {printer} ({pages} pages, {copies} copies). Look whether it comes out.",
    )
    return text.format(paper=kind, printer=order.printer, pages=len(order.pages), copies=order.copies)


def not_sent(kind: str, failure: Unavailable) -> str:
    """It was not taken, or nobody knows, and why."""
    text = QCoreApplication.translate("PaperOutcome", "{paper}: {why} {key:widget.save} tries it again.")
    return text.format(paper=kind, why=wording.unavailable(failure))


def abort_text(kind: str, order: PrintOrder) -> str:
    """Somebody stopped it on its way."""
    text = QCoreApplication.translate(
        "PaperOutcome", "{paper}: stopped. What the printer {printer} had taken by then may still come out."
    )
    return text.format(paper=kind, printer=order.printer)
