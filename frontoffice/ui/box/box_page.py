"""The page of the suggestion box: an opening is begun, goes on sheet by sheet wherever it was left, and is closed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from frontoffice.domain import people, suggestion_box
from frontoffice.domain.calendar import dates
from frontoffice.domain.choices import ListName
from frontoffice.domain.complaint import Kind
from frontoffice.domain.people import May, Officer
from frontoffice.domain.suggestion_box import BoxOpening, SuggestionBox
from frontoffice.errors import Refused
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.box.box_forms import CELLS, CLOSING
from frontoffice.ui.box.box_keys import BOX_KEYS
from frontoffice.ui.box.box_session import BoxSession
from frontoffice.ui.box.box_tables import SHEET_WIDTHS, OpeningTable, SheetTable, lay_out_openings
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, list_basis, table_columns
from frontoffice.ui.widgets.choice_row import DIGITS
from frontoffice.ui.widgets.filled_lines import FilledLines, LinePart
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.reason_bar import ReasonBar


class BoxPage(QWidget):
    """``minutes_asked``, ``board_asked`` carry the opening whose paper is wanted; the others a sheet's complaint."""

    minutes_asked = Signal(object)
    board_asked = Signal(object)
    opened = Signal(object)
    scan_asked = Signal(object)

    page: QVBoxLayout
    head: QVBoxLayout
    list_head: QVBoxLayout
    title: QLabel
    due: QLabel
    opening: QWidget
    sheet: QWidget
    closing: QWidget
    set_button: QPushButton
    void_button: QPushButton
    close_button: QPushButton
    record_button: QPushButton
    box_message_problem: QLabel
    list_title: QLabel
    list_count: QLabel
    scan_button: QPushButton
    minutes_button: QPushButton
    board_button: QPushButton
    sheets: QTableView
    openings: QTableView

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        form.load_ui("box/box_page", into=self)
        self._message = MessageLine(self.box_message_problem)
        self.session = BoxSession(register, officer, self, self.say)
        self.sheet_table, self.opening_table = SheetTable(self), OpeningTable(self)
        self.sheets.setModel(self.sheet_table)
        self.openings.setModel(self.opening_table)
        self._fill_lines()
        table_columns.rule(self.sheets, SHEET_WIDTHS, stretch=2)
        lay_out_openings(self.openings)
        self.asking = ReasonBar(self)
        self.page.addWidget(self.asking)
        self._wire()

    def start(self) -> None:
        """Ready to type where the opening was left, or to begin one as of now."""
        self._take_up(anew=True)
        self.session.form.focus()

    def refresh(self) -> None:
        """Read it anew; what is typed stays."""
        self._take_up(anew=False)

    def hand_over(self) -> None:
        """Show what the person who is here typed; what another one typed is kept for them."""
        self.asking.forget()
        self._take_up(anew=False)

    def _fill_lines(self) -> None:
        buttons = (self.set_button, self.void_button, self.close_button, self.record_button)
        FilledLines.into(self.head, [LinePart(self.title), LinePart(self.due, stretch=1), *map(LinePart, buttons)])
        papers = map(LinePart, (self.scan_button, self.minutes_button, self.board_button))
        FilledLines.into(self.list_head, [LinePart(self.list_title), LinePart(self.list_count, stretch=1), *papers])
        for layout, lines in CELLS.items():
            for line in lines:
                cells = [LinePart(form.child(self, QWidget, f"{name}_cell"), *share) for name, share in line.items()]
                FilledLines.into(form.child(self, QVBoxLayout, layout), cells)

    # --- where it stands ---------------------------------------------------------------------------------------------

    def _take_up(self, *, anew: bool, find: bool = True) -> None:
        with show_errors(self.say) as read:
            if find:
                self.session.find(anew=anew)
            latest = self._register.box_openings.latest()
            due = self._register.box_openings.due_on()
            data = self._register.reference_data
            self.session.sheet.offer(data.meanings()[ListName.SERVICE])
            list_basis.say_unchecked(
                self.session.sheet.service, data.list_unchecked_sources().get(ListName.SERVICE, "")
            )
            self.session.take_up(latest, anew=anew)
        if read.worked:
            self._show_lists(latest)
            is_begun = self.session.present is not None
            self.due.setText("" if is_begun or not due else self.tr("To be opened by {}").format(dates.in_words(due)))
            self._show_part(self._officer())

    def _show_part(self, officer: Officer) -> None:
        session, may_record = self.session, people.may(officer, May.RECORD)
        parts = ((session.beginning, self.opening), (session.sheet, self.sheet), (session.end, self.closing))
        for one, widget in parts:
            widget.setVisible(may_record and session.form is one)
        is_idle = session.present is None
        for button in (self.void_button, self.close_button):
            button.setVisible(may_record and session.is_sheet)
        self.record_button.setVisible(may_record)
        self.record_button.setText(self._verb())
        self.set_button.setVisible(is_idle and people.may(officer, May.KEEP_LISTS))
        self.title.setText(self._heading())
        has_entered = session.present is not None and bool(session.present.entered)
        self.scan_button.setVisible(has_entered and people.may(officer, May.CONTACT))
        for button in (self.minutes_button, self.board_button):
            button.setVisible(is_idle and people.may(officer, May.PRINT))

    def _verb(self) -> str:
        if self.session.present is None:
            return self.tr("Begin ({key:box.record})")
        return (
            self.tr("Close the box ({key:box.record})")
            if self.session.is_closing
            else self.tr("Record sheet ({key:box.record})")
        )

    def _heading(self) -> str:
        opening = self.session.present
        if opening is None:
            return self.tr("Opening of the suggestion box")
        if self.session.is_closing:
            return self.tr("Closing of the suggestion box")
        at, of = len(opening.sheets) + 1, opening.form.found
        return self.tr("Sheet {at} of {of}").format(at=at, of=of)

    def _show_lists(self, latest: tuple[BoxOpening, ...]) -> None:
        opening = self.session.present
        row = max(0, self.openings.currentIndex().row())
        self.sheet_table.show_lines(tuple(reversed(opening.sheets)) if opening else ())
        self.opening_table.show_lines(() if opening else latest)
        table_columns.go_to(self.sheets, 0)
        table_columns.go_to(self.openings, row)
        self.sheets.setVisible(opening is not None)
        self.openings.setVisible(opening is None)
        self.list_title.setText(self.tr("Sheets so far") if opening else self.tr("Openings"))
        self.list_count.setText(self.tr("{} sheet(s)").format(len(opening.sheets)) if opening else "")

    # --- what is done ------------------------------------------------------------------------------------------------

    def _record(self) -> None:
        if self.record_button.isHidden() or self.asking.isVisible():
            return
        form.show_problems(self, ())
        self.say("")
        session, opening, done, closed = self.session, self.session.present, "", None
        with show_errors(self.say, self._refuse) as recording:
            if opening is None:
                done = self.tr("Opened. Sheets found: {}").format(session.begin().form.found)
            elif session.is_closing:
                closed = session.close(opening)
            else:
                number = session.enter(opening).number_text
                done = self.tr("Sheet {sheet}: {number}").format(sheet=len(opening.sheets) + 1, number=number)
        if recording.worked:
            self._go_on(done)
        if closed is not None:
            self.minutes_asked.emit(closed)

    def _go_on(self, done: str) -> None:
        """The next form: another sheet, the closing, or another opening."""
        self.session.mark_recorded()
        self._take_up(anew=True)
        self.session.form.focus()
        self.say(done, "done")

    def _refuse(self, refused: Refused) -> None:
        renamed = CLOSING if self.session.is_closing else {}
        found = [dataclasses.replace(one, field=renamed.get(one.field, one.field)) for one in refused.problems]
        rest = form.show_problems(self, found, focus=True)
        self._message.show_refusal(" ".join(wording.problem(one) for one in rest))
        form.see_line(self.box_message_problem)

    def _ask_void(self) -> None:
        opening = self.session.present
        if self.void_button.isVisible() and opening is not None:
            no = len(opening.sheets) + 1
            question = self.tr("Why is sheet {} void? It stands in the minutes.").format(no)
            self.asking.ask(opening.subject, question, self.tr("Void sheet"))

    def _void(self, why: str) -> None:
        subject = self.asking.purpose
        if not isinstance(subject, UUID):
            return
        with show_errors(self.asking.show_problem) as voiding:
            done = self._register.box.void(subject, why, self._officer(), self.asking.action)
        if voiding.worked:
            self.asking.forget()
            self._go_on(self.tr("Sheet {} is void.").format(len(done.sheets)))

    def _to_closing(self) -> None:
        if self.close_button.isVisible():
            self.session.is_closing = True
            self._take_up(anew=False, find=False)
            self.session.form.focus()

    def _set_box(self) -> None:
        if self.set_button.isHidden():
            return
        form.show_problems(self, ())
        fields = self.session.beginning.fields()
        box = SuggestionBox(*(fields[name] for name in suggestion_box.BOX))
        with show_errors(self.say, self._refuse) as setting:
            self._register.box.set(box, self._officer(), new_id())
        if setting.worked:
            self.say(self.tr("Kept: every opening begins with this box and its key holder."), "done")

    def _paper(self, asked: SignalInstance) -> None:
        marked = self._current_opening()
        if self.minutes_button.isVisible() and marked is not None:
            if marked.closing is None:
                self.say(self.tr("This opening is not closed yet; its minutes come then."), "soon")
            else:
                asked.emit(marked)

    def _current_opening(self) -> BoxOpening | None:
        row, lines = self.openings.currentIndex().row(), self.opening_table.lines
        return lines[row] if 0 <= row < len(lines) else None

    def _with_sheet(self, asked: SignalInstance) -> None:
        """Ask for something of the complaint that the marked sheet became; a void one became none."""
        row = self.sheets.currentIndex().row()
        if 0 <= row < len(self.sheet_table.lines) and (subject := self.sheet_table.lines[row].complaint):
            asked.emit(subject)
        elif self.sheet_table.lines:
            self.say(self.tr("A void sheet has no number. Mark another one."), "soon")

    def _back(self) -> None:
        """What is asked first; then from the closing to the sheets."""
        if self.asking.isVisible():
            self.asking.leave()
        elif self.session.is_closing:
            self.session.is_closing = False
            self._take_up(anew=False, find=False)
            self.session.form.focus()
        form.show_problems(self, ())
        self.say("")

    def _to_form(self) -> None:
        self.session.form.focus()

    def _to_list(self) -> None:
        (self.sheets if self.sheets.isVisible() else self.openings).setFocus()

    def say(self, text: str, state: str = "late") -> None:
        """How it went, or why what was asked for did not happen; on a low screen it is scrolled to."""
        self._message.show(text, state)
        form.see_line(self.box_message_problem)

    def keep(self) -> bool:
        """Keep what is typed; whether all of it is safe."""
        return self.session.keeper.keep()

    def _wire(self) -> None:
        self.session.keeper.failed.connect(lambda failure: self.say(wording.unavailable(failure)))
        self.record_button.clicked.connect(self._record)
        self.void_button.clicked.connect(self._ask_void)
        self.close_button.clicked.connect(self._to_closing)
        self.set_button.clicked.connect(self._set_box)
        self.minutes_button.clicked.connect(lambda: self._paper(self.minutes_asked))
        self.scan_button.clicked.connect(lambda: self._with_sheet(self.scan_asked))
        self.board_button.clicked.connect(lambda: self._paper(self.board_asked))
        self.asking.given.connect(self._void)
        self.asking.closed.connect(self._to_form)
        actions: dict[str, Callable[[], object]] = {
            "record": self._record,
            "void": self._ask_void,
            "to_closing": self._to_closing,
            "set_box": self._set_box,
            "minutes": lambda: self._paper(self.minutes_asked),
            "board": lambda: self._paper(self.board_asked),
            "go_on": self.focusNextChild,
            "open": lambda: self._with_sheet(self.opened),
            "scan": self.scan_button.click,
            "to_list": self._to_list,
            "to_form": self._to_form,
            "back": self._back,
            **{f"kind_{digit}": partial(self.session.sheet.kind.choose_digit, digit) for digit in DIGITS[: len(Kind)]},
        }
        bind_keys(self, rows_of(BOX_KEYS, actions), actions)
