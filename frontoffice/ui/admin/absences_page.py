"""Absences and their stand-ins: one's own, and a supervisor's of everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget

from frontoffice.domain import absences
from frontoffice.domain.absences import Absence, AbsenceForm
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import LONGEST_LINE, one_line
from frontoffice.errors import Refused
from frontoffice.register.commands.drafts import ABSENCE_FORM
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, needed, table_rows
from frontoffice.ui.widgets.form_keeper import FormKeeper
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FilledLines, LinePart

ABSENCES_KEYS: Final = (PageKey("F9", "save"), PageKey("Delete", "withdraw"), PageKey("Esc", "back"))
# Least width in pixels, and the share of what its line leaves.
_SHARES: Final = {"officer": (260, 3), "first": (130, 1), "last": (130, 1), "substitute": (320, 3), "note": (200, 3)}


class AbsencesPage(QWidget):
    """Form for an absence, and below it a table of present and future absences."""

    asked_lines: QVBoxLayout
    foot_lines: QVBoxLayout
    officer: QComboBox
    first: QLineEdit
    last: QLineEdit
    substitute: QComboBox
    note: QLineEdit
    save_button: QPushButton
    absences_message_problem: QLabel
    absences: QTableWidget
    absences_none: QLabel
    explanation: QLabel
    withdraw_button: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._me = register, officer
        self._action = new_id()
        form.load_ui("admin/absences_page", into=self)
        cells = [LinePart(form.child(self, QWidget, f"{name}_cell"), *share) for name, share in _SHARES.items()]
        FilledLines.into(self.asked_lines, [*cells, LinePart(form.child(self, QWidget, "save_cell"))])
        FilledLines.into(self.foot_lines, [LinePart(self.explanation, 300, 1), LinePart(self.withdraw_button)])
        for box in (self.officer, self.substitute):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name in ("first", "last"):
            needed.mark(form.child(self, QLabel, f"{name}_label"))
        self.note.setMaxLength(LONGEST_LINE)
        self._message = MessageLine(self.absences_message_problem)
        self.keeper = FormKeeper(register, self._fields, self)
        self.keeper.failed.connect(lambda failure: self._message.show(wording.unavailable(failure)))
        for text in (self.first, self.last, self.note):
            text.textChanged.connect(self.keeper.schedule_save)
        for box in (self.officer, self.substitute):
            box.activated.connect(self.keeper.schedule_save)
        names = (self.tr("Who is away"), self.tr("From"), self.tr("To"), self.tr("Substitute"), self.tr("Note"))
        table_rows.name_fitting_columns(self.absences, names, len(names) - 1)
        self.absences.itemSelectionChanged.connect(self._offer_withdrawing)
        self.save_button.clicked.connect(self._save)
        self.withdraw_button.clicked.connect(self._withdraw)
        bind_keys(self, ABSENCES_KEYS, {"save": self._save, "withdraw": self._withdraw, "back": self._back})

    def start(self) -> None:
        """Focus the form for an own absence, or continue a typed one."""
        self._back()
        if self.keeper.is_open(ABSENCE_FORM, self._me().officer_id):
            self.refresh()
        else:
            self._take_up()
        self.first.setFocus()

    def _take_up(self) -> None:
        kept = self.keeper.take_up(ABSENCE_FORM, self._me().officer_id, self._empty)
        for name, text in (kept or {}).items():
            field = getattr(self, name)
            if isinstance(field, QComboBox):
                ids = [_id_of(field.itemData(row)) for row in range(field.count())]
                field.setCurrentIndex(ids.index(text) if text in ids else 0)
            else:
                field.setText(text)
        if not self.officer.count():  # nobody could be read, and whom the form names cannot be shown
            self.keeper.put_by()

    def _empty(self) -> None:
        for field in (self.first, self.last, self.note):
            field.clear()
        for box in (self.officer, self.substitute):
            box.clear()  # nobody is chosen
        self._action = new_id()
        self.refresh()

    def _fields(self) -> dict[str, str]:
        texts = {field.objectName(): field.text() for field in (self.first, self.last, self.note)}
        return texts | {box.objectName(): _id_of(box.currentData()) for box in (self.officer, self.substitute)}

    def refresh(self) -> None:
        """Reload absences and officers, with the same selection."""
        with show_errors(self._message.show) as read:
            found = self._register.absences.present_and_future()
            mine = self._register.absences.possible(self._me())
            everyone = self._register.assignments.possible()
        if not read.worked:
            return
        gone = [_offer(self.officer, [(_officer_label(one), one) for one in mine])]
        all_of_role = self.tr("Nobody by name: all of the role")
        gone.append(_offer(self.substitute, [(all_of_role, None), *((_officer_label(one), one) for one in everyone)]))
        if names := " ".join(filter(None, gone)):
            words = self.tr("{} can no longer be chosen; look who is chosen now. What was typed is still there.")
            self._message.show(words.format(names), "soon")
        marked = table_rows.current_value(self.absences)
        rows = [(one, self._cells(one)) for one in found]
        table_rows.fill(self.absences, rows, lambda one: one == marked)
        self.absences.setVisible(bool(found))
        self.absences_none.setVisible(not found)
        self._offer_withdrawing()

    def _cells(self, one: Absence) -> tuple[str, ...]:
        name = self.tr("{} (today)").format(one.name) if one.has(self._register.today()) else one.name
        stands_in = one.substitute_name or self.tr("all of the role")
        return (name, dates.short(one.first), dates.short(one.last), stands_in, one.note)

    def _offer_withdrawing(self) -> None:
        marked = table_rows.current_value(self.absences)
        may = isinstance(marked, Absence) and absences.may_set(self._me(), marked.officer)
        self.withdraw_button.setEnabled(may)

    def _save(self) -> None:
        self._back()
        if not self.officer.count():  # what is chosen from could not be read when the page was opened
            self.refresh()
            return
        with show_errors(self._message.show, self._refuse) as saving:
            self._register.absences.set(self._read(), self._me(), self._action)
        if saving.worked:
            self.keeper.drop()
            self.start()
            self._message.show(self.tr("Saved."), "done")

    def _read(self) -> AbsenceForm:
        today = self._register.today()
        first, last = (dates.read_date(name, getattr(self, name).text(), today) for name in ("first", "last"))
        return AbsenceForm(
            self.officer.currentData(), first, last, self.substitute.currentData(), one_line(self.note.text())
        )

    def _withdraw(self) -> None:
        marked = table_rows.current_value(self.absences)
        if not isinstance(marked, Absence) or not self.withdraw_button.isEnabled():
            return
        self._back()
        with show_errors(self._message.show, self._refuse) as withdrawing:
            self._register.absences.withdraw(marked.absence_id, self._me(), new_id())
        if withdrawing.worked:
            self.refresh()
            self._message.show(self.tr("Withdrawn."), "done")

    def _refuse(self, refused: Refused) -> None:
        form.show_refused(self, refused, self._message)

    def _back(self) -> None:
        form.show_problems(self, ())
        self._message.show("")


def _officer_label(one: Officer) -> str:
    return f"{one.name} \N{MIDDLE DOT} {wording.word(one.role)}"


def _id_of(chosen: object) -> str:
    return str(chosen.officer_id) if isinstance(chosen, Officer) else ""


def _offer(box: QComboBox, choices: list[tuple[str, Officer | None]]) -> str:
    """Fill a combo box, and select the former officer again in any role; returns the missing one."""
    was = box.currentData()
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    ids = [one.officer_id if one else None for _, one in choices]
    if not isinstance(was, Officer) or was.officer_id in ids:
        box.setCurrentIndex(ids.index(was.officer_id) if isinstance(was, Officer) else 0)
        return ""
    box.setCurrentIndex(0)
    return was.name
