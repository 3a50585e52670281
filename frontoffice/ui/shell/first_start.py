"""The first start: one page with the questions before a counter's first complaint."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from frontoffice.domain import people
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.printing.transports import missing_library
from frontoffice.settings import Settings, Transport
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.messages import wording
from frontoffice.ui.printers import printer_fields
from frontoffice.ui.widgets import wrapped_layouts
from frontoffice.ui.widgets.file_choice import choose_copy
from frontoffice.ui.widgets.form import load_ui, show_beside, show_problems
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.protection_choice import ProtectionChoice

FIRST_START_KEYS: Final = (PageKey("F9", "begin"),)
_NAMES: Final = {"name": "supervisor_name"}  # the register's field: the page's


_AROUND: Final = 48  # pixels: the margins of the page, and its scroll bar


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """The counter's settings and its first supervisor; ``secret`` goes to the register and nowhere else.

    ``passphrase`` opens the register at each start, "" where a keyring does, or nothing is encrypted, as the office
    decided (``is_plain``) or did not yet.
    """

    settings: Settings
    name: str
    position: str
    secret: str
    passphrase: str = ""
    is_plain: bool = False

    def __repr__(self) -> str:
        return "FirstAnswers(…)"


class FirstStart(QWidget):
    """Asks once; everything can be changed later in the settings."""

    finished = Signal(object)
    training_asked = Signal()
    connect_asked = Signal()
    restore_asked = Signal(object)

    government: QLineEdit
    office_address: QLineEdit
    counter: QLineEdit
    zone: QComboBox
    supervisor_name: QLineEdit
    position: QLineEdit
    secret: QLineEdit
    secret_again: QLineEdit
    transport: QComboBox
    words_box: QFrame
    training: QPushButton
    join: QPushButton
    restore: QPushButton
    begin: QPushButton
    failure: QLabel
    columns: QHBoxLayout
    doors: QHBoxLayout

    def __init__(self, defaults: Settings) -> None:
        super().__init__()
        load_ui("shell/first_start", into=self)
        self._message = MessageLine(self.failure)
        self._defaults = defaults
        settings_fields.prepare(self)
        settings_fields.fill(self, defaults)
        printer_fields.prepare(self)
        printer_fields.fill(self, defaults.printer)
        self.transport.currentIndexChanged.connect(self._show_missing)
        self.protection_choice = ProtectionChoice(self.words_box, asks_who=False)
        self.begin.clicked.connect(self._finish)
        self.training.clicked.connect(self.training_asked)
        self.join.clicked.connect(self.connect_asked)
        self.restore.clicked.connect(lambda: choose_copy(self, self.restore_asked.emit))
        bind_keys(self, FIRST_START_KEYS, {"begin": self._finish})

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the first field to fill in."""
        super().showEvent(event)
        self.office_address.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns and the options on a page too narrow for them, as on a scaled screen."""
        super().resizeEvent(event)
        wrapped_layouts.fold(self.doors, is_folded=wrapped_layouts.least_beside(self.doors) > self.width() - _AROUND)
        wrapped_layouts.fold(
            self.columns, is_folded=wrapped_layouts.least_beside(self.columns) > self.width() - _AROUND
        )

    def offer_passphrase(self) -> None:
        """Show the protection choice, for a computer without a keyring for the key."""
        self.protection_choice.offer()

    def _show_missing(self) -> None:
        """Show the missing library of that kind of printer; the office may begin all the same."""
        missing = missing_library(Transport(self.transport.currentData()))
        show_beside(self, "printer_address", wording.unavailable(Unavailable(missing)) if missing else "", "soon")

    def show_refusal(self, refused: Refused) -> None:
        """Show the register's refusals beside the fields."""
        self._show([Problem(_NAMES.get(one.field, one.field), one.code, one.facts) for one in refused.problems])

    def show_failure(self, unavailable: Unavailable) -> None:
        """Show the failure of writing; everything typed stays."""
        self._message.show(wording.unavailable(unavailable))

    def _finish(self) -> None:
        printer = printer_fields.read(self, self._defaults.printer)
        settings = dataclasses.replace(settings_fields.read(self, self._defaults), printer=printer)
        found = (*settings_fields.problems(settings), *printer_fields.problems(printer), *self._supervisor_problems())
        if self._show((*found, *self.protection_choice.problems())):
            name, position, chosen = (
                one_line(self.supervisor_name.text()),
                one_line(self.position.text()),
                self.protection_choice.read(),
            )
            answers = FirstAnswers(settings, name, position, self.secret.text(), chosen.passphrase, chosen.is_plain)
            self.finished.emit(answers)

    def _show(self, found: tuple[Problem, ...] | list[Problem]) -> bool:
        rest = show_problems(self, found, focus=True)
        count = len({problem.field for problem in found})
        lines = [wording.problem(problem) for problem in rest]
        if count and not rest:
            lines = [self.tr("Something is missing or not right yet: look at the red lines.")]
        self._message.show_refusal(" ".join(lines))
        return not found

    def _supervisor_problems(self) -> tuple[Problem, ...]:
        secret = self.secret.text()
        found = [] if one_line(self.supervisor_name.text()) else [Problem("supervisor_name", FieldRefusal.NAME_MISSING)]
        found += settings_fields.collect_problems(lambda: people.check_secret(secret))
        if secret != self.secret_again.text():
            found.append(Problem("secret_again", AccessRefusal.SECRET_DIFFERS))
        return tuple(found)
