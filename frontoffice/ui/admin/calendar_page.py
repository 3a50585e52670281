"""The office calendar: a year's days with their decrees, and what entering others would do before it is accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain.calendar import dates, holidays
from frontoffice.domain.calendar.working_days import COLLECTIVE, DROPPED, LOCAL, NATIONAL, WORKED, DayOff, DueDate
from frontoffice.domain.cases.deadlines import DueDateMove
from frontoffice.domain.codes import CalendarRefusal, FieldRefusal
from frontoffice.domain.limits import Target
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.calendar import CalendarChange
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.rule_sentences import unknown_years
from frontoffice.ui.widgets import needed, table_rows, text_size
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.form import child, load_ui, scroll_line_into_view, show_beside
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.table_rows import ColumnShares
from frontoffice.ui.widgets.wrapped_layouts import FoldingRow, fold_behind, wrap_rows

# --- The dates that a changed calendar would move, old and new, before it is accepted ---

_MOST_SHOWN: Final = 500


class DueDateChangesTable(QObject):
    """Fills the table of a page and the title above it."""

    def __init__(self, table: QTableWidget, title: QLabel) -> None:
        super().__init__(table)
        self.table, self.title = table, title
        self._seen = True
        names = (self.tr("Number"), self.tr("Until now"), self.tr("From now on"), self.tr("What"))
        table_rows.name_fitting_columns(table, names, 3)

    def show_none(self, text: str) -> None:
        """Show the reason for an empty table."""
        self.title.setText(text)
        self._seen = True
        table_rows.fill(self.table, [])

    def show_moved_dates(self, moves: Sequence[DueDateMove], why: str = "") -> None:
        """Show the moves, and how many there are, and how many of them come nearer; ``why`` stands before that."""
        count = self.tr("%n open complaint(s) get other dates", "", len(moves))  # lupdate looks into no f-string
        remark = f"{why} {count}".lstrip()
        nearer = sum(move.earlier for move in moves)
        if nearer:
            remark += " " + self.tr("(%n of them an earlier one)", "", nearer)
        self.title.setText(remark)
        self._seen = not moves
        table_rows.fill(self.table, [(move, row) for move in moves[:_MOST_SHOWN] for row in self._rows(move)])

    def scroll_to_moves(self) -> bool:
        """Return whether the displayed moves already appeared on the screen.

        Others are scrolled into view and focused.
        """
        if not self._seen:
            self._seen = self.table.visibleRegion().boundingRect() == self.table.rect()
            if not self._seen:
                self._seen = True
                self.table.setFocus()
                scroll_line_into_view(self.table)
                return False
        return True

    def _rows(self, move: DueDateMove) -> Iterable[tuple[str, ...]]:
        if move.due is not None and move.due_was is not None:
            due, due_was = _due(move.due), _due(move.due_was)
            yield move.number_text, due_was, due, self.tr("Answer due")
        if move.target is not None and move.target_was is not None:
            what = self.tr("Target, cycle {}").format(move.cycle)
            yield move.number_text, _target(move.target_was), _target(move.target), what


def _due(due: DueDate) -> str:
    return _day(due.day, "", due.provisional)


def _target(target: Target) -> str:
    return _day(target.on, target.time, target.provisional)


def _day(day: date, time: str, provisional: bool) -> str:
    text = f"{dates.short(day)} {time}".rstrip()
    return text + QCoreApplication.translate("DueDateChangesTable", " (provisional)") if provisional else text


# --- calendar page ---

# --- The list of days to be entered into the office calendar: each marked or not, and what is to be known of
# them ---

KINDS: Final = (LOCAL, COLLECTIVE, NATIONAL, WORKED, DROPPED)
_DATE, _KIND, _NAME, _DECREE = range(4)
_MARK: Final = 30  # pixels, before a date that is chosen
_LONG_DATE: Final = date(2026, 9, 27)  # as wide as any
_LONG_NAME: Final = 40  # letters
_NAMED: Final = 0.52  # of what date and kind leave, for the name


class DaysList(QObject):
    """Fills the table of the page, the title above it and the remarks below it.

    ``changed`` says that another selection is marked; ``taken_up`` that a day shall be written anew by hand.
    """

    changed = Signal()
    taken_up = Signal(object)

    def __init__(self, table: QTableWidget, title: QLabel, remarks: QLabel, whole: QCheckBox) -> None:
        super().__init__(table)
        self.table, self._title, self._remarks, self._whole = table, title, MessageLine(remarks), whole
        self.days: tuple[DayOff, ...] = ()
        self._decree = ""
        table.itemChanged.connect(lambda _item: self.changed.emit())
        table.itemActivated.connect(self._take_up)

    def show_days(self, days: Iterable[DayOff]) -> None:
        """List these days instead of those before, all of them marked; nobody has vouched for them yet."""
        cleaned_days = (holidays.clean_day(day) for day in days)
        self.days, self._decree = tuple(sorted(cleaned_days, key=lambda day: day.day)), ""
        self._whole.setChecked(False)
        self._fill(frozenset())

    def put(self, day: DayOff) -> None:
        """Add a day to the list, in place of another entry for its date."""
        unmarked = self._list_unchecked_days() - {day.day}
        others = (one for one in self.days if one.day != day.day)
        self.days = tuple(sorted((*others, holidays.clean_day(day)), key=lambda one: one.day))
        self._fill(unmarked)

    def set_decree(self, decree: str) -> None:
        """Mark the listed days as checked against that decree; "" takes that back."""
        unmarked, self._decree = self._list_unchecked_days(), decree
        self._fill(unmarked)

    def list_checked_days(self) -> tuple[DayOff, ...]:
        """Checked days of the list, ready to be entered."""
        unmarked = self._list_unchecked_days()
        return tuple(day for day in self._as_entered() if day.day not in unmarked)

    def show_remarks(self, problems: Iterable[Problem]) -> None:
        """Show rule violations and uncertainties of the marked days below the list."""
        found = tuple(problems)
        remarks = [*self._warnings(found), *self._uncertain()]
        self._remarks.show(" ".join(remarks), "soon" if all(problem.warning for problem in found) else "late")

    def _as_entered(self) -> tuple[DayOff, ...]:
        if not self._decree:
            return self.days
        return tuple(holidays.confirm_day(day, self._decree) for day in self.days)

    def _fill(self, unmarked: frozenset[object]) -> None:
        listed = bool(self.days)
        self._title.setVisible(listed)
        self.table.setVisible(listed)
        self._whole.setVisible(any(not day.certain for day in self.days))
        table_rows.fill(self.table, [(day, cells(day)) for day in self._as_entered()])
        self.table.blockSignals(True)
        for row, day in enumerate(self.days):
            state = Qt.CheckState.Unchecked if day.day in unmarked else Qt.CheckState.Checked
            self._item(row).setCheckState(state)
        self.table.blockSignals(False)
        self.changed.emit()

    def _list_unchecked_days(self) -> frozenset[object]:
        checked = Qt.CheckState.Checked
        return frozenset(day.day for row, day in enumerate(self.days) if self._item(row).checkState() is not checked)

    def _take_up(self, item: QTableWidgetItem) -> None:
        day = self.days[item.row()]
        unmarked = self._list_unchecked_days()
        self.days = tuple(one for one in self.days if one is not day)
        self._fill(unmarked)
        self.taken_up.emit(day)

    def _warnings(self, problems: tuple[Problem, ...]) -> Iterable[str]:
        """The first of each sort in words, and how many there are more: a year has thirty days."""
        count = Counter(problem.code for problem in problems)
        for problem in {one.code: one for one in reversed(problems)}.values():
            more = count[problem.code] - 1
            yield wording.problem(problem)
            if more:
                yield self.tr("(And %n more like this.)", "", more)

    def _uncertain(self) -> Iterable[str]:
        uncertain = [day for day in self.list_checked_days() if not day.certain]
        if uncertain:
            yield self.tr("%n of these days rest on no decree: their year stays provisional.", "", len(uncertain))
        estimates = sum(holidays.is_estimate(day) for day in uncertain)
        if estimates:
            yield self.tr(
                "%n are estimates (perkiraan): {key:widget.take} on one takes it up, to be written with the date "
                "of the decree.",
                "",
                estimates,
            )

    def _item(self, row: int) -> QTableWidgetItem:
        item = self.table.item(row, 0)
        assert item is not None  # noqa: S101  (filled a moment ago)
        return item


def name_columns(*tables: QTableWidget) -> None:
    """Give tables of days their columns: date and kind are read whole, name and decree share what those leave."""
    names = (
        QCoreApplication.translate("DaysList", "Date"),
        QCoreApplication.translate("DaysList", "Kind"),
        QCoreApplication.translate("DaysList", "Name"),
        QCoreApplication.translate("DaysList", "Decree or letter"),
    )
    for table in tables:
        table_rows.name_columns(table, names, {})
        shares = ColumnShares(table, (_DATE, _KIND), {_NAME: (_NAMED, _LONG_NAME)}, _DECREE)
        shares.give_room(_DATE, dates.short(_LONG_DATE), beside=_MARK)
        shares.give_room(_KIND, max(map(kind_word, KINDS), key=len))
        shares.fill()


def kind_word(kind: str) -> str:
    """The word for a kind of day."""
    return {
        NATIONAL: QCoreApplication.translate("DaysList", "National holiday"),
        COLLECTIVE: QCoreApplication.translate("DaysList", "Collective leave"),
        LOCAL: QCoreApplication.translate("DaysList", "Local holiday"),
        WORKED: QCoreApplication.translate("DaysList", "Replacement working day"),
        DROPPED: QCoreApplication.translate("DaysList", "Holiday taken back"),
    }.get(kind, kind)


def cells(day: DayOff) -> tuple[str, str, str, str]:
    """A day as a row of the tables."""
    return dates.short(day.day), kind_word(day.kind), day.name, day.decree


# --- calendar page ---

CALENDAR_KEYS: Final = (PageKey("F9", "accept", May.KEEP_CALENDAR),)
_LONGEST_FILE: Final = 1_000_000  # letters; a decree has some thirty lines
_MOST_REFUSED: Final = 5
_BESIDE: Final = 165  # letters of average width
_MOVES: Final = QSize(571, 64)  # pixels, of the dates that move at least
_FIELDS: Final = ("day", "kind", "name", "decree")


class CalendarPage(QWidget):
    """Page for the calendar; ``changed`` is emitted after possible changes of dates.

    ``outdated`` counts the open complaints with dates of an older calendar, as they are known without reading them.
    """

    changed = Signal()

    year: QSpinBox
    add_fold: QPushButton
    import_fold: QPushButton
    entry_place: QWidget
    import_place: QWidget
    accept_place: QWidget
    propose: QPushButton
    warning: QLabel
    days: QTableWidget
    page: QVBoxLayout
    sides: QVBoxLayout
    list_side: QWidget
    list_title: QLabel
    day: QLineEdit
    kind: QComboBox
    name: QLineEdit
    decree: QLineEdit
    add: QPushButton
    pasted: BoundedText
    open_file: QPushButton
    read: QPushButton
    proposal: QTableWidget
    list_remarks: QLabel
    whole: QCheckBox
    moves_side: QWidget
    moves_title: QLabel
    moves: QTableWidget
    why: QLineEdit
    accept: QPushButton
    clear: QPushButton
    page_problem: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], outdated: Callable[[], int]) -> None:
        super().__init__()
        load_ui("admin/calendar_page", into=self)
        wrap_rows(self, "title_row")
        text_size.design(self.moves, _MOVES)
        self.sides.addWidget(FoldingRow([(self.list_side, 1), (self.moves_side, 0)], self._in_one_row, self), 1)
        self._message = MessageLine(self.page_problem)
        self.pasted.refused.connect(lambda why: show_beside(self, "pasted", why))
        self._register, self._officer, self._outdated = register, officer, outdated
        self._change: CalendarChange | None = None
        self._shown: tuple[DayOff, ...] = ()
        self._action = new_id()
        for kind in KINDS:
            self.kind.addItem(kind_word(kind), kind)
        name_columns(self.days, self.proposal)
        self.listed = DaysList(self.proposal, self.list_title, self.list_remarks, self.whole)
        self.listed.taken_up.connect(self._take_up)
        self._moves = DueDateChangesTable(self.moves, self.moves_title)
        for fold, place, field in (
            (self.add_fold, self.entry_place, self.day),
            (self.import_fold, self.import_place, self.pasted),
        ):
            fold_behind(fold, place, first=field)
        for name in ("day", "name", "decree"):
            needed.mark(child(self, QLabel, f"{name}_label"))
        self.year.setValue(register.today().year)
        self.year.valueChanged.connect(self.refresh)
        self.add.clicked.connect(self._add)
        self.open_file.clicked.connect(self._choose_file)
        self.read.clicked.connect(self._read)
        self.propose.clicked.connect(self._propose)
        self.whole.clicked.connect(self._vouch)
        self.clear.clicked.connect(lambda: self.listed.show_days(()))
        self.accept.clicked.connect(self._accept)
        bind_keys(self, CALENDAR_KEYS, {"accept": self._accept})
        self.listed.show_days(())
        self.listed.changed.connect(self._preview)  # which reads every open complaint: not before somebody looks

    def showEvent(self, event: QShowEvent) -> None:
        """Read the calendar anew; another officer may have come."""
        super().showEvent(event)
        self.refresh()
        if self._outdated() and not self.listed.days:
            QTimer.singleShot(0, self, self._look)  # the page is seen before every open complaint is read

    def refresh(self) -> None:
        """Show the year's days off, and the years missing in the calendar."""
        allowed = may(self._officer(), May.KEEP_CALENDAR)
        for widget in (self.add, self.open_file, self.read, self.propose, self.accept, self.clear):
            widget.setEnabled(allowed)
        for widget in (self.add_fold, self.import_fold, self.propose):
            widget.setVisible(allowed)
        with show_errors(self._message.show) as read:
            days, unknown = self._register.calendar.days(self.year.value()), self._register.calendar.unknown_years()
        if not read.worked:
            return
        self._shown = tuple(days)
        table_rows.fill(self.days, [(day, cells(day)) for day in days])
        self._make_room()
        self.warning.setText(unknown_years(unknown))
        self.warning.setVisible(bool(unknown))

    def _add(self) -> None:
        for name in _FIELDS:
            show_beside(self, name, "")
        with show_errors(lambda text: show_beside(self, "day", text)) as read:
            day = dates.read_date("day", self.day.text(), self._register.today())
        if not read.worked:
            return
        if day is None:
            show_beside(self, "day", wording.problem(Problem("day", FieldRefusal.DATE_UNREADABLE, {"text": ""})))
            return
        one = DayOff(day, self.kind.currentData(), self.name.text(), self.decree.text())
        found = holidays.problems(one, self._register.calendar.in_force, self._register.today())
        for problem in found:
            show_beside(self, problem.field, wording.problem(problem), "soon" if problem.warning else "late")
        if any(not problem.warning for problem in found):
            return
        self.listed.put(one)
        self.day.clear()
        self.day.setFocus()

    def _read(self) -> None:
        with show_errors(self._message.show, self._refuse_lines) as reading:
            self.listed.show_days(holidays.read_import(self.pasted.toPlainText(), self._register.today()))
        if reading.worked:
            show_beside(self, "pasted", "")
            self.pasted.clear()
            self.import_fold.setChecked(False)

    def _refuse_lines(self, refused: Refused) -> None:
        line = self.tr("Line {line}: {problem}")
        sentence = [
            line.format(line=problem.facts["line"], problem=wording.problem(problem))
            if "line" in problem.facts
            else wording.problem(problem)
            for problem in refused.problems[:_MOST_REFUSED]
        ]
        show_beside(self, "pasted", " ".join(sentence))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("A calendar as CSV"), "", "CSV (*.csv *.txt)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Load a file into the field for pasted CSV, and parse it."""
        try:
            with Path(path).open(encoding="utf-8-sig", newline="") as file:
                text = file.read(_LONGEST_FILE + 1)
        except (OSError, UnicodeDecodeError) as error:
            show_beside(
                self,
                "pasted",
                wording.problem(Problem("", CalendarRefusal.IMPORT_UNREADABLE, {"reason": type(error).__name__})),
            )
            return
        self.pasted.setPlainText(text[:_LONGEST_FILE])
        self._read()

    def _propose(self) -> None:
        """List the year's days without a decree."""
        with show_errors(self._message.show) as read:
            days = self._register.calendar.propose(self.year.value())
        if not read.worked:
            return
        self.listed.show_days(days)
        if not days:
            nothing_left = self.tr("Every day that is known of {} rests on a decree already.")
            self._message.show(nothing_left.format(self.year.value()), "done")

    def _vouch(self, whole: bool) -> None:
        """A person compared the list with the decree written above: only so does a proposed year become certain."""
        decree = one_line(self.decree.text())
        show_beside(self, "decree", "")
        if whole and not decree:
            self.add_fold.setChecked(True)
            show_beside(self, "decree", wording.problem(Problem("decree", CalendarRefusal.DECREE_MISSING)))
            self.whole.setChecked(False)
            self.decree.setFocus()
            return
        self.listed.set_decree(decree if whole else "")

    def _take_up(self, day: DayOff) -> None:
        """Load a listed day into the edit fields, to be listed again with the decree's data."""
        self.day.setText(dates.in_digits(day.day))
        self.kind.setCurrentIndex(self.kind.findData(day.kind))
        self.name.setText(day.name.removesuffix(holidays.ESTIMATED).rstrip())
        if day.certain:
            self.decree.setText(day.decree)
        self.add_fold.setChecked(True)
        self.day.setFocus()
        self.day.selectAll()

    def _in_one_row(self) -> int:
        """Least width of the page for the list and the moved dates side by side."""
        return _BESIDE * self.fontMetrics().averageCharWidth()

    def _make_room(self) -> None:
        """Hide empty lists, and give the space to the list of proposed days or moves rather than to the year."""
        self.moves.setVisible(bool(self._change and self._change.moves))
        self.moves_side.setVisible(self._change is not None)
        self.accept_place.setVisible(self._change is not None or bool(self.listed.days))
        self.list_side.setVisible(bool(self.listed.days))
        self.days.setVisible(not self.listed.days)
        self.page.setStretchFactor(self.sides, int(not self.moves.isHidden() or bool(self.listed.days)))

    def _look(self) -> None:
        if not self.listed.days:
            self._preview()

    def _preview(self) -> None:
        """Preview the effect of the marked days on due dates.

        Without any, which open complaints an older calendar gave their dates.
        """
        self._change, self._action = None, new_id()
        self._message.show_at_once(self.tr("Looking which open complaints get another date…"))
        days = self.listed.list_checked_days()
        with show_errors(self._message.show) as read:
            change = self._register.calendar.preview(days)
        if not read.worked:
            return
        self._message.show("")
        self.accept.setText(
            self.tr("Accept ({key:calendar.accept})")
            if days or not change.moves
            else self.tr("Count again ({key:calendar.accept})")
        )
        self.listed.show_remarks(change.problems if days else ())
        if days or change.moves:
            self._change = change
            self._moves.show_moved_dates(change.moves, "" if days else self.tr("Counted by an older calendar:"))
        else:
            self._moves.show_none(self.tr("Nothing is to be entered."))
        self._make_room()

    def _refuse(self, refused: Refused) -> None:
        if any(problem.code == CalendarRefusal.MOVES_CHANGED for problem in refused.problems):
            self._preview()
        self._message.show_refusal(wording.refusal_text(refused))

    def _show_entered(self, entered: tuple[DayOff, ...]) -> None:
        """Scroll to the first of the days just entered."""
        if entered:
            self.year.setValue(entered[0].day.year)
            row = next((row for row, day in enumerate(self._shown) if day.day == entered[0].day), 0)
            table_rows.choose(self.days, row)

    def _accept(self) -> None:
        if self._change is None or not self.accept.isEnabled():
            return
        if not self._moves.scroll_to_moves():
            self._message.show(self.tr("Look at the dates that move, then accept ({key:calendar.accept})."), "soon")
            return
        self._message.show_at_once(self.tr("Entering, with each complaint whose date moves…"))
        with show_errors(self._message.show, self._refuse) as entering:
            self._register.calendar.accept(self._change, one_line(self.why.text()), self._officer(), self._action)
        if not entering.worked:
            return
        entered_days = self._change.days
        self.listed.show_days(())
        self.why.clear()
        self.refresh()
        self._show_entered(entered_days)
        entered = self.tr("Entered. Every date that moved is written down with its complaint.")
        self._message.show(
            self.tr("Counted again; each complaint's story says from when to when.") if not entered_days else entered,
            "done",
        )
        self.changed.emit()
