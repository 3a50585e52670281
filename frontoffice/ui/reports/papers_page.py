"""The papers of a period: which one, with which words of the supervisor; shown and printed, or saved as a workbook."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QProgressBar, QPushButton, QWidget

from frontoffice.documents.report_file import PAPER_TITLES, ReportPaper, SupervisorWords, whose_scope
from frontoffice.domain.report import Scope
from frontoffice.domain.report_period import title
from frontoffice.ui.messages.noop import QT_TRANSLATE_NOOP
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

PAPERS_KEYS: Final = (
    PageKey("F9", "show"),
    PageKey("Ctrl+P", "show"),
    PageKey("Return", "show", within="paper_choice"),
    PageKey("Enter", "show", within="paper_choice"),
    PageKey("Ctrl+E", "workbook"),
    PageKey("Ctrl+D", "list"),
    PageKey("Esc", "leave"),
)
_NOTES: Final = {
    ReportPaper.REPORT: QT_TRANSLATE_NOOP(
        "PapersPage", "Tables, charts, your words, a place to sign; from a quarter on with minutes and attendance."
    ),
    ReportPaper.EVALUATION: QT_TRANSLATE_NOOP("PapersPage", "Indicators 25 to 28 with the list of proofs, of a year."),
    ReportPaper.SUMMARY: QT_TRANSLATE_NOOP(
        "PapersPage", "One page without identities; small counts are hidden. Publish months or quarters, not both."
    ),
    ReportPaper.NOTICE_BOARD: QT_TRANSLATE_NOOP("PapersPage", "A few large numbers; small ones are hidden."),
    ReportPaper.LIST: QT_TRANSLATE_NOOP(
        "PapersPage", "Every complaint of the period, names as anyone may see them. That you took it is written down."
    ),
}


class PapersPage(QWidget):
    """``show_asked`` carries a ReportPaper; the two others ask for the workbook and for the list as CSV."""

    show_asked = Signal(object)
    workbook_asked = Signal()
    list_asked = Signal()
    stop_asked = Signal()
    left = Signal()

    papers_title: QLabel
    paper_choice: QListWidget
    paper_note: QLabel
    obstacles: QPlainTextEdit
    solutions: QPlainTextEdit
    conclusion: QPlainTextEdit
    changes: QPlainTextEdit
    show_button: QPushButton
    workbook_button: QPushButton
    list_button: QPushButton
    stop_button: QPushButton
    papers_progress: QProgressBar
    back_button: QPushButton
    papers_message: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope: Scope | None = None
        self._busy = False
        form.draw("reports/papers_page", onto=self)
        self._message = MessageLine(self.papers_message)
        self.paper_choice.addItems([PAPER_TITLES[which] for which in ReportPaper])
        self.paper_choice.currentRowChanged.connect(self._explain)
        self.paper_choice.itemDoubleClicked.connect(lambda _item: self._show())
        self.paper_choice.setCurrentRow(0)
        self.show_button.clicked.connect(self._show)
        self.workbook_button.clicked.connect(self.workbook_asked)
        self.list_button.clicked.connect(self.list_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.back_button.clicked.connect(self.left)
        actions = {
            "show": self._show,
            "workbook": self.workbook_button.click,
            "list": self.list_button.click,
            "leave": self._leave,
        }
        bind_keys(self, PAPERS_KEYS, actions)
        self.show_idle()

    @property
    def words(self) -> SupervisorWords:
        """What the supervisor typed."""
        return SupervisorWords(
            self.obstacles.toPlainText(),
            self.solutions.toPlainText(),
            self.conclusion.toPlainText(),
            self.changes.toPlainText(),
        )

    def show_scope(self, scope: Scope) -> None:
        """Offer the papers of that period and counter; words that were typed for another are not taken along."""
        if scope != self.scope:
            for field in (self.obstacles, self.solutions, self.conclusion, self.changes):
                field.clear()
        self.scope = scope
        self.papers_title.setText(self.tr("Papers: {}, {}").format(title(scope.period), whose_scope(scope)))
        self.say("")

    def start(self) -> None:
        """Ready to choose a paper."""
        self.paper_choice.doItemsLayout()  # their height is known once they are dressed
        self.paper_choice.setFocus()

    def show_busy(self, done: int, of: int) -> None:
        """Say how far it is; of 0 it is not known."""
        self._busy = True
        self.papers_progress.setRange(0, of)
        self.papers_progress.setValue(done)
        self._allow()

    def show_idle(self) -> None:
        """Offer everything again."""
        self._busy = False
        self._allow()

    def say(self, text: str, state: str = "late") -> None:
        """Say how it went."""
        self._message.show(text, state)

    def say_saved(self, place: str) -> None:
        """Say where a file is."""
        self.say(self.tr("Saved: {}").format(place), "done")

    def _allow(self) -> None:
        for button in (self.show_button, self.workbook_button, self.list_button):
            button.setEnabled(not self._busy)
        self.back_button.setVisible(not self._busy)
        self.stop_button.setVisible(self._busy)
        self.papers_progress.setVisible(self._busy)

    def _explain(self, row: int) -> None:
        self.paper_note.setText(QCoreApplication.translate("PapersPage", _NOTES[list(ReportPaper)[row]]))

    def _show(self) -> None:
        if not self._busy:
            self.show_asked.emit(list(ReportPaper)[self.paper_choice.currentRow()])

    def _leave(self) -> None:
        (self.stop_asked if self._busy else self.left).emit()
