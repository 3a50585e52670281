"""Status of a complaint, requested in the search, on the receipt printer, with a word on the outcome."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from frontoffice.app.window.counter import Counter
from frontoffice.domain import receipts
from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import Complaint
from frontoffice.errors import Unavailable
from frontoffice.printing.conversation import End, PrintOutcome
from frontoffice.ui.messages import wording
from frontoffice.ui.receipts.answer_view import sender_of
from frontoffice.ui.receipts.receipt_preview import head_of
from frontoffice.ui.search.search_page import SearchPage
from frontoffice.ui.search.status_bar import StatusBar


def join(counter: Counter, page: SearchPage) -> StatusBar:
    """Put the status into the search, and have its paper printed."""
    bar = StatusBar(page, counter.register, counter.officer, lambda: sender_of(counter.settings.office))

    def print_paper(complaint: Complaint, case: Case) -> None:
        settings, chosen = counter.settings, counter.settings.printer
        head, now = head_of(settings.office), counter.register.now()
        paper = receipts.lay_out_status(complaint, case, head, chosen.columns, now, training=settings.training)

        def show(outcome: PrintOutcome) -> None:
            if outcome.end in (End.CONFIRMED, End.HANDED_OVER):
                bar.show_result(
                    QCoreApplication.translate("StatusPapers", "Printed, and written down that somebody asked."), "done"
                )
            elif outcome.reason:
                bar.show_result(wording.unavailable(Unavailable(outcome.reason)), "late")
            else:
                bar.show_result(
                    QCoreApplication.translate(
                        "StatusPapers", "Look whether the paper came out; {key:status.print_status} prints it again."
                    ),
                    "soon",
                )

        bar.show_result(QCoreApplication.translate("StatusPapers", "It is being printed."), "")
        counter.printing.desk.plain.print_paper(paper, f"status {complaint.number_text}", chosen, show, _show_saved)

    bar.print_asked.connect(print_paper)
    return bar


def _show_saved(path: Path) -> None:
    """Show a saved paper in the desktop's program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
