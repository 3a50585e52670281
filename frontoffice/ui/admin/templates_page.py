"""The Word templates of the letters: written out to be edited, chosen, and given up for the delivered ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QWidget

from frontoffice.documents.case_file import NAMES, DocumentKind
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import May
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.file_choice import choose_folder, choose_template
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

TEMPLATES_KEYS: Final = (
    PageKey("Alt+D", "write_out", May.KEEP_SETTINGS),
    PageKey("Alt+O", "choose", May.KEEP_SETTINGS),
    PageKey("Delete", "delivered", May.KEEP_SETTINGS),
    PageKey("Esc", "back"),
)
LETTERS: Final = (DocumentKind.RESPONSE, DocumentKind.INVITATION, DocumentKind.COMPLETION, DocumentKind.PROGRESS)


class TemplatesPage(QWidget):
    """Page for templates, without logic: its signals ask for actions, and its methods show their results.

    ``kept`` gives where the office's own template of a letter is, if it has one. ``write_asked`` and ``chosen`` carry
    the letter and a folder or file.
    """

    write_asked = Signal(object, object)
    chosen = Signal(object, object)
    delivered_asked = Signal(object)
    left = Signal()

    templates: QTableWidget
    templates_message: QLabel
    buttons: QWidget
    write_out: QPushButton
    choose: QPushButton
    delivered: QPushButton
    back: QPushButton

    def __init__(self, kept: Callable[[DocumentKind], Path]) -> None:
        super().__init__()
        self._kept = kept
        load_ui("admin/templates_page", into=self)
        flow = FlowLayout(self.buttons)
        for button in (self.write_out, self.choose, self.delivered, self.back):
            flow.addWidget(button)
        self._message = MessageLine(self.templates_message)
        table_rows.name_fitting_columns(self.templates, (self.tr("Letter"), self.tr("Template")), 1)
        self.templates.itemSelectionChanged.connect(self._allow)
        self.write_out.clicked.connect(self._ask_folder)
        self.choose.clicked.connect(self._ask_file)
        self.delivered.clicked.connect(self._give_up)
        self.back.clicked.connect(self.left)
        actions = {
            "write_out": self.write_out.click,
            "choose": self.choose.click,
            "delivered": self.delivered.click,
            "back": self.left.emit,
        }
        bind_keys(self, TEMPLATES_KEYS, actions)

    def start(self) -> None:
        """Show the templates, the first marked."""
        self._message.show("", "done")
        self._refresh()
        self.templates.setFocus()

    def show_begun(self) -> None:
        """Show that a trial of a template is running."""
        self._message.show(self.tr("The template is being tried out …"), "soon")

    def show_written(self, path: Path) -> None:
        """Show the path of a saved template."""
        text = self.tr("Written: {}. Edit it in Word, save it as .docx, and choose it here.")
        self._message.show(text.format(path), "done")

    def show_taken(self, kind: DocumentKind) -> None:
        """Show that a letter now uses the office's template."""
        self._refresh()
        self._message.show(self.tr("{} is made with this template from now on.").format(NAMES[kind]), "done")

    def show_delivered(self, kind: DocumentKind) -> None:
        """Show that a letter uses the delivered template again."""
        self._refresh()
        self._message.show(self.tr("{} is made with the delivered template again.").format(NAMES[kind]), "done")

    def show_failure(self, why: str) -> None:
        """Say why nothing was done; the template before stays."""
        self._message.show(why)

    def _refresh(self) -> None:
        marked = self._current_kind() or LETTERS[0]
        rows = [(kind, (NAMES[kind], self._state(kind))) for kind in LETTERS]
        table_rows.fill(self.templates, rows, lambda kind: kind == marked)
        self._allow()

    def _state(self, kind: DocumentKind) -> str:
        own = self._kept(kind)
        try:
            since = datetime.fromtimestamp(own.stat().st_mtime).date()  # noqa: DTZ006  (of this computer)
        except OSError:
            return self.tr("As delivered")
        return self.tr("The office's own, chosen on {}").format(dates.without_weekday(since))

    def _current_kind(self) -> DocumentKind | None:
        kind = table_rows.current_value(self.templates)
        return DocumentKind(kind) if isinstance(kind, str) else None

    def _allow(self) -> None:
        kind = self._current_kind()
        for button in (self.write_out, self.choose):
            button.setEnabled(kind is not None)
        self.delivered.setEnabled(kind is not None and self._kept(kind).exists())

    def _ask_folder(self) -> None:
        kind, title = self._current_kind(), self.tr("Where the template is written to")
        choose_folder(self, title, lambda folder: self.write_asked.emit(kind, folder))

    def _ask_file(self) -> None:
        kind = self._current_kind()
        choose_template(self, lambda path: self.chosen.emit(kind, path))

    def _give_up(self) -> None:
        self.delivered_asked.emit(self._current_kind())
