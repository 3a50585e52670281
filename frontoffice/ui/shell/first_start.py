"""The first start: four doors, and three short steps behind the first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain import numbering, people
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.numbering import Number
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.settings import Printer, Settings
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.messages import wording
from frontoffice.ui.printers.first_printer import FirstPrinter
from frontoffice.ui.widgets import needed, plain_text, reading_order, wrapped_layouts
from frontoffice.ui.widgets.file_choice import choose_copy
from frontoffice.ui.widgets.form import activate_layouts, child, load_ui, show_problems, take_keys
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.protection_choice import ProtectionChoice

FIRST_START_KEYS: Final = (PageKey("F9", "begin"), PageKey("Esc", "back"), PageKey("Alt+L", "later"))
_NAMES: Final = {"name": "supervisor_name"}  # the register's field: the page's
_NEEDED: Final = (
    *("government", "office_name", "office_address", "counter", "counter_name"),
    *("supervisor_name", "secret", "secret_again"),
)
_SAMPLE_COUNTER: Final = "L1"
_SAMPLE_YEAR: Final = 2026
_SAMPLE_MONTH: Final = 11
_DOORS_BESIDE: Final = 760  # pixels
_FIELDS_BESIDE: Final = 560


class FirstStep(Enum):
    """What the page shows."""

    DOORS = auto()
    OFFICE = auto()
    SUPERVISOR = auto()
    PRINTER = auto()
    COPIES = auto()


_COUNTED: Final = (FirstStep.OFFICE, FirstStep.SUPERVISOR, FirstStep.PRINTER)


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """A copy of a register on a connected disk; ``made_at`` is UTC."""

    path: Path
    made_at: datetime


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """The counter's settings and its first supervisor; ``secret`` goes to the register and nowhere else.

    ``passphrase`` opens the register at each start, "" where a keyring does, or nothing is encrypted, as the office
    decided (``is_plain``) or did not yet. Somebody has looked at the test page of its printer, if it has one.
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
    """Asks once; what was typed stays on the way back, and everything can be changed later in the settings.

    Whoever hears ``copies_asked`` answers with :meth:`show_copies`.
    """

    finished = Signal(object)
    training_asked = Signal()
    connect_asked = Signal()
    copies_asked = Signal()
    restore_asked = Signal(object)

    column: QWidget
    step: QLabel
    heading: QLabel
    explanation: QLabel
    doors_box: QWidget
    doors: QBoxLayout
    new: QPushButton
    join: QPushButton
    restore: QPushButton
    training: QPushButton
    office_box: QFrame
    counter_row: QBoxLayout
    government: QLineEdit
    office_address: QLineEdit
    counter: QLineEdit
    zone: QComboBox
    counter_sample: QLabel
    more_office: QPushButton
    more_summary: QLabel
    more_box: QWidget
    person_box: QWidget
    secret_row: QBoxLayout
    supervisor_name: QLineEdit
    position: QLineEdit
    secret: QLineEdit
    secret_again: QLineEdit
    words_box: QFrame
    printer_box: QFrame
    printer_column: QVBoxLayout
    copies_box: QFrame
    copies_message: QLabel
    copies: QListWidget
    look_for_copies: QPushButton
    other_copy: QPushButton
    foot_rule: QFrame
    foot: QWidget
    back: QPushButton
    later: QPushButton
    begin: QPushButton
    failure: QLabel

    def __init__(self, defaults: Settings) -> None:
        super().__init__()
        load_ui("shell/first_start", into=self)
        self._message, self._copies_message = MessageLine(self.failure), MessageLine(self.copies_message)
        self._defaults = defaults
        self._step, self._has_looked = FirstStep.DOORS, False
        settings_fields.prepare(self)
        settings_fields.fill(self, defaults)
        for name in _NEEDED:
            needed.mark(child(self, QLabel, f"{name}_label"))
        self._stars = needed.explain(self.column)
        child(self, QBoxLayout, "step_row").addWidget(self._stars)
        self._doors = (self.new, self.join, self.restore, self.training)
        for door in self._doors:
            reading_order.name_by(door, child(door, QLabel, f"{door.objectName()}_label"))
            for label in door.findChildren(QLabel):
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        wrapped_layouts.fold_behind(self.more_office, self.more_box, first=self.government)
        self.more_office.toggled.connect(lambda is_open: self.more_summary.setVisible(not is_open))
        self._show_summary()
        wrapped_layouts.fold_where_narrow(self, (self.doors,), _DOORS_BESIDE)
        wrapped_layouts.fold_where_narrow(self, (self.counter_row, self.secret_row), _FIELDS_BESIDE)
        self.protection_choice = ProtectionChoice(self.words_box, asks_who=False)
        self.printer = FirstPrinter()
        self.printer_column.addWidget(self.printer)
        self._connect()
        self._boxes = {
            FirstStep.DOORS: self.doors_box,
            FirstStep.OFFICE: self.office_box,
            FirstStep.SUPERVISOR: self.person_box,
            FirstStep.PRINTER: self.printer_box,
            FirstStep.COPIES: self.copies_box,
        }
        self.show_step(FirstStep.DOORS)

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.show_step(FirstStep.OFFICE))
        self.join.clicked.connect(self.connect_asked)
        self.restore.clicked.connect(lambda: self.show_step(FirstStep.COPIES))
        self.training.clicked.connect(self.training_asked)
        self.look_for_copies.clicked.connect(self._look_for_copies)
        self.other_copy.clicked.connect(lambda: choose_copy(self, self.restore_asked.emit))
        self.copies.itemActivated.connect(lambda _item: self._go_on())
        self.printer.changed.connect(self._show_foot)
        self.printer.answered.connect(lambda: self._finish(self.printer.read()))
        self.begin.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.later.clicked.connect(lambda: self._finish(Printer()))
        for line in (self.counter, *self.more_box.findChildren(QLineEdit)):
            line.textChanged.connect(self._show_summary)
        buttons = {"begin": self.begin, "back": self.back, "later": self.later}
        bind_keys(self, FIRST_START_KEYS, {action: button.click for action, button in buttons.items()})

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the first door, or the first field to fill in."""
        super().showEvent(event)
        self._fit_doors()
        self._take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the doors as high as their words."""
        super().resizeEvent(event)
        self._fit_doors()

    def _show_summary(self) -> None:
        """Show what the fold hides and stands on every resi, and a number with the code of this counter."""
        lines = (one_line(line.text()) for line in self.more_box.findChildren(QLineEdit))
        self.more_summary.setText(" · ".join(filter(None, lines)))
        code = one_line(self.counter.text()).upper() or _SAMPLE_COUNTER
        number = numbering.write(Number(code, _SAMPLE_YEAR, 1), self._defaults.number_format, _SAMPLE_MONTH)
        self.counter_sample.setText(number)

    def read_typed(self) -> Mapping[str, str]:
        """What stands in the fields of the office and of the supervisor, by name, without the secret."""
        return {line.objectName(): line.text() for line in self._lines()} | {"zone": self.zone.currentText()}

    def write_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed before another door was tried."""
        for line in self._lines():
            line.setText(typed.get(line.objectName(), line.text()))
        self.zone.setCurrentText(typed.get("zone", self.zone.currentText()))

    def _lines(self) -> list[QLineEdit]:
        lines = (*self.office_box.findChildren(QLineEdit), *self.person_box.findChildren(QLineEdit))
        return [line for line in lines if line.echoMode() is QLineEdit.EchoMode.Normal]

    def offer_passphrase(self) -> None:
        """Show the protection choice, for a computer without a keyring for the key."""
        self.protection_choice.offer()
        if self._step is FirstStep.PRINTER:
            self.show_step(FirstStep.SUPERVISOR)

    def show_refusal(self, refused: Refused) -> None:
        """Show the register's refusals beside the fields."""
        problems = [Problem(_NAMES.get(one.field, one.field), one.code, one.facts) for one in refused.problems]
        self._show_step_of(problems)
        self._show(problems)

    def show_failure(self, unavailable: Unavailable) -> None:
        """Show the failure of writing; everything typed stays."""
        self._message.show(wording.unavailable(unavailable))

    def show_copies(self, found: Sequence[FoundCopy]) -> None:
        """Show the copies on the connected disks."""
        self.look_for_copies.setEnabled(True)
        self.copies.clear()
        for one in found:
            zone = self._defaults.office.zone
            day = dates.in_words(dates.local_date(one.made_at, zone))
            item = QListWidgetItem(f"{day}, {dates.time_of_day(one.made_at, zone)}  ·  {one.path.parent}")
            plain_text.set_tool_tip(item, str(one.path))
            item.setData(Qt.ItemDataRole.UserRole, one.path)
            self.copies.addItem(item)
        self.copies.setVisible(bool(found))
        self._copies_message.show(
            self.tr("Choose the copy to put back.")
            if found
            else self.tr("No copy was found. Plug the stick in and look again, or choose a file."),
            "" if found else "soon",
        )
        if found:
            self.copies.setCurrentRow(0)
        self._show_foot()
        self._take_focus()

    # --- steps -----------------------------------------------------------------------------------------------------

    def show_step(self, step: FirstStep) -> None:
        """Show the doors, or what is behind one of them."""
        self._step = step
        texts = {
            FirstStep.DOORS: (
                self.tr("Welcome. What do you want to do?"),
                self.tr("Choose one. You can come back; only the last step saves."),
            ),
            FirstStep.OFFICE: (
                self.tr("Your office and this counter"),
                self.tr("This stands on every resi. You can change it later."),
            ),
            FirstStep.SUPERVISOR: (
                self.tr("The first supervisor"),
                self.tr("The supervisor signs in first and adds your colleagues."),
            ),
            FirstStep.PRINTER: (
                self.tr("The resi printer"),
                self.tr("Print a test page before the first complaint, or put it off."),
            ),
            FirstStep.COPIES: (
                self.tr("Restore from a backup"),
                self.tr("This computer takes over the register of the copy."),
            ),
        }
        heading, explanation = texts[step]
        is_counted = step in _COUNTED
        self.step.setVisible(is_counted)
        if is_counted:
            number = _COUNTED.index(step) + 1
            self.step.setText(self.tr("Step {number} of {count}").format(number=number, count=len(_COUNTED)))
        self._stars.setVisible(step in (FirstStep.OFFICE, FirstStep.SUPERVISOR))
        self.heading.setText(heading)
        self.explanation.setText(explanation)
        self._message.show("")
        for shown, box in self._boxes.items():
            box.setVisible(shown is step)
        self._show_foot()
        activate_layouts(self.column)
        self._fit_doors()
        child(self, QScrollArea).verticalScrollBar().setValue(0)
        self._take_focus()
        if step is FirstStep.COPIES:
            self._look_for_copies()
        elif step is FirstStep.PRINTER and not self._has_looked:
            self._has_looked = True
            self.printer.look()

    def _show_foot(self) -> None:
        has_foot = self._step is not FirstStep.DOORS
        self.foot.setVisible(has_foot)
        self.foot_rule.setVisible(has_foot)
        self.later.setVisible(self._step is FirstStep.PRINTER)
        self.begin.setVisible(self._step is not FirstStep.COPIES or self.copies.currentRow() >= 0)
        if self._step is FirstStep.PRINTER:
            self.begin.setText(self.printer.caption())
        elif self._step is FirstStep.COPIES:
            self.begin.setText(self.tr("{key:first_start.begin} Restore"))
        else:
            self.begin.setText(self.tr("{key:first_start.begin} Next"))

    def _take_focus(self) -> None:
        if self._step is FirstStep.PRINTER:
            self.printer.take_focus()
            return
        firsts: dict[FirstStep, tuple[QWidget, ...]] = {
            FirstStep.DOORS: (self.new,),
            FirstStep.OFFICE: (self.office_address,),
            FirstStep.SUPERVISOR: (self.supervisor_name,),
            FirstStep.COPIES: (self.copies, self.other_copy),
        }
        take_keys(next(one for one in firsts[self._step] if not one.isHidden()))

    def _fit_doors(self) -> None:
        """Let each door be as high as its words are at its width; those beside each other alike."""
        activate_layouts(self.doors_box)
        high = {door: _height(door) for door in self._doors}
        most = max(high[door] for door in self._doors[:-1])
        for door in self._doors:
            door.setMinimumHeight(high[door] if door is self.training else most)

    def _go_back(self) -> None:
        before = {FirstStep.SUPERVISOR: FirstStep.OFFICE, FirstStep.PRINTER: FirstStep.SUPERVISOR}
        self.show_step(before.get(self._step, FirstStep.DOORS))

    def _go_on(self) -> None:
        if self._step is FirstStep.OFFICE:
            if self._show(settings_fields.problems(settings_fields.read(self, self._defaults))):
                self.show_step(FirstStep.SUPERVISOR)
        elif self._step is FirstStep.SUPERVISOR:
            if self._show((*self._supervisor_problems(), *self.protection_choice.problems())):
                self.show_step(FirstStep.PRINTER)
        elif self._step is FirstStep.PRINTER:
            self.printer.go_on()
        elif self._step is FirstStep.COPIES and (item := self.copies.currentItem()) is not None:
            self.restore_asked.emit(item.data(Qt.ItemDataRole.UserRole))

    def _finish(self, printer: Printer) -> None:
        settings = dataclasses.replace(settings_fields.read(self, self._defaults), printer=printer)
        name, position = one_line(self.supervisor_name.text()), one_line(self.position.text())
        chosen = self.protection_choice.read()
        self.finished.emit(
            FirstAnswers(settings, name, position, self.secret.text(), chosen.passphrase, chosen.is_plain)
        )

    def _look_for_copies(self) -> None:
        self.look_for_copies.setEnabled(False)
        self.copies.clear()
        self.copies.hide()
        self._show_foot()
        self._copies_message.show(self.tr("Looking for copies on connected disks…"), "")
        take_keys(self.other_copy)
        self.copies_asked.emit()

    # --- problems --------------------------------------------------------------------------------------------------

    def _show_step_of(self, problems: Iterable[Problem]) -> None:
        """Show the step in which the first of these fields is."""
        for problem in problems:
            for step, box in self._boxes.items():
                if box.findChild(QWidget, problem.field):
                    self.show_step(step)
                    return

    def _show(self, found: Sequence[Problem]) -> bool:
        if any(self.more_box.findChild(QWidget, problem.field) for problem in found):
            self.more_office.setChecked(True)
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


def _height(door: QPushButton) -> int:
    layout = door.layout()
    return layout.totalHeightForWidth(door.width()) if layout is not None else 0
