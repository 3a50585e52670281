"""The last number on paper: a restored register asks a supervisor for it before it gives the next one.

A desk that gives no numbers asks only whether its register is taken as it stands. Where no copy and no centre could be
asked whether the whole disk was put back, an officer says the number, without a reason.
The number is typed twice, or the code of the last resi is scanned: that carries the check code, too, which nobody types
by mistake. What lies between the register's own last number and that one is written down as a gap.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain import numbering
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import FieldRefusal, NumberRefusal
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.known_heads import HeadSource
from frontoffice.register.queries.history import HistoryDoubt
from frontoffice.register.register import Register
from frontoffice.ui.admin.backup_page import moment_text
from frontoffice.ui.widgets import needed
from frontoffice.ui.widgets.form import activate_layouts, child, go_to, load_ui, show_problems, show_refused
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

_WAITS: Final = (
    NumberRefusal.HISTORY_DIFFERS,
    NumberRefusal.NUMBERING_UNCONFIRMED,
    NumberRefusal.REGISTER_CHANGED,
)
_MOST_SHOWN: Final = 4  # of what differs
_MANY: Final = 200  # numbers missing: more looks like a slip of the finger

LAST_NUMBER_KEYS: Final = (PageKey("F9", "save"),)


class LastNumberPage(QWidget):
    """Page for the last number on paper; ``settled`` is emitted once numbers are available again."""

    settled = Signal()

    heading: QLabel
    explanation: QLabel
    numbers: QWidget
    known: QLabel
    last: QLineEdit
    again: QLineEdit
    why: QLineEdit
    reason: QWidget
    differs: QLabel
    accepts_history: QCheckBox
    preview: QLabel
    save: QPushButton
    message: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        super().__init__()
        self._register, self._officer = register, officer
        self._action, self._is_asked = new_id(), False
        load_ui("admin/last_number_page", into=self)
        for name in ("last", "again", "why"):
            needed.mark(child(self, QLabel, f"{name}_label"))
        self._texts_of_numbers = self.heading.text(), self.explanation.text(), self.save.text()
        self._message = MessageLine(self.message)
        for field in (self.last, self.again):
            field.textChanged.connect(self._show_preview)
        for field, following in ((self.last, self.again), (self.again, self.why), (self.why, self.save)):
            field.returnPressed.connect(following.setFocus)
        self.save.clicked.connect(self._save)
        bind_keys(self, LAST_NUMBER_KEYS, {"save": self.save.click})

    def showEvent(self, event: QShowEvent) -> None:
        """Show the register's present state."""
        super().showEvent(event)
        self.start()

    def start(self) -> None:
        """Show the register's present state; the field waits for the number, where a number is wanted."""
        with show_errors(self._message.show):
            self._show_known()
        self._show_preview()
        activate_layouts(self)
        go_to(self.last if self._register.desk.gives_numbers else self.why)

    def _show_known(self) -> None:
        blocked = self._register.numbering.find_block()
        self._is_asked = blocked is NumberRefusal.ROLLBACK_UNCHECKED
        self._dress()
        waits = self._is_asked or (blocked in _WAITS and may(self._officer(), May.DECIDE))
        self.reason.setVisible(not self._is_asked)
        if self._register.desk.gives_numbers:
            known = self._format_number(self._register.numbering.last_known())
            text = self.tr("The last number that this register knows: {number}.").format(number=known)
            if self._is_asked:  # whoever reads it would copy it
                text = self.tr("Read it from paper: the last resi, the book, the register page.")
            settled = " " + self.tr("It gives numbers; nothing has to be said here.")
        else:
            text, settled = self.tr("This desk gives no numbers."), " " + self.tr("Nothing has to be said here.")
        self.known.setText(text + (settled if blocked is None else ""))
        for field in (self.last, self.again, self.why, self.save):
            field.setEnabled(waits)
        self._show_doubts(self._register.numbering.history_doubts() if waits else ())

    def _dress(self) -> None:
        """Adapt the page to a desk with or without numbers of its own."""
        gives = self._register.desk.gives_numbers
        of_history = (
            self.tr("A register that came back"),
            self.tr("A supervisor says that this register is the one to go on with, and accepts what in it differs."),
            self.tr("Go on with this register ({key:last_number.save})"),
        )
        self.numbers.setVisible(gives)
        texts = self._texts_of_numbers if gives else of_history
        self.heading.setText(texts[0])
        of_a_start = self.tr(
            "Nobody outside this computer can say whether it was put back to an older state. Take the resi or the"
            " numbered slip with the highest number on paper, an unused slip too: type its number twice, or scan its"
            " code into the first field."
        )
        self.explanation.setText(of_a_start if self._is_asked else texts[1])
        self.save.setText(texts[2])

    def _show_doubts(self, doubts: tuple[HistoryDoubt, ...]) -> None:
        """Show the differences in the history; whoever goes on says that it is accepted."""
        texts = [self._sentence(one) for one in doubts[:_MOST_SHOWN]]
        if doubts:
            texts.append(
                self.tr(
                    "Better {ask:backups}put the newest whole copy back ({page:backups}) than accept what "
                    "nobody explains."
                )
            )
        self.differs.setText("\n".join(texts))
        self.differs.setVisible(bool(doubts))
        self.accepts_history.setVisible(bool(doubts))
        self.accepts_history.setChecked(False)

    def _sentence(self, doubt: HistoryDoubt) -> str:
        if doubt.head is None:
            return self.tr("This program left the chains of the journal otherwise: another program wrote here since.")
        text = {
            HeadSource.MARK: self.tr(
                "This computer remembers entry {seq} otherwise; what stands there now says {now}."
            ),
            HeadSource.COPY: self.tr("The copy of {at} has entry {seq} otherwise; what stands there now says {now}."),
            HeadSource.FORMER: self.tr(
                "The register that stood here before has entry {seq} otherwise; what stands there now says {now}."
            ),
        }[doubt.head.source]
        return text.format(seq=doubt.head.seq, at=self._moment(doubt.head.at), now=self._moment(doubt.recorded_at))

    def _moment(self, text: str) -> str:
        """Format a time from another program; as it stands where it is none."""
        with contextlib.suppress(ValueError):
            return moment_text(dates.parse_moment(text), self._register.zone)
        return text

    def _format_number(self, number: Number) -> str:
        desk = self._register.desk
        month = self._register.today().month
        return numbering.write(number, desk.number_format, month) if number.no else self.tr("none")

    def _read(self, field: QLineEdit) -> Number | None:
        desk, today = self._register.desk, self._register.today()
        return numbering.read_number(field.text(), desk.number_format, desk.counter, today.year)

    def _is_scanned(self) -> bool:
        """Return whether the text has a check code, present only in a scanned QR code of a resi."""
        return " " in one_line(self.last.text())

    def _show_preview(self) -> None:
        last = self._read(self.last)
        if last is None or self._is_asked or not self.last.isEnabled():
            self.preview.setText("")
            return
        with show_errors(self._message.show):
            known = self._register.numbering.last_known()
            following = Number(last.series, known.year, (last.no if last.year == known.year else known.no) + 1)
            text = self.tr("The next number is {number}.").format(number=self._format_number(following))
            missing = last.no - known.no if last.year == known.year else 0
            if missing > 0:
                text += " " + self.tr("%n number(s) are on paper only; that is written down.", "", missing)
            if missing > _MANY:
                text += " " + self.tr("That is very many: read the resi once more.")
            self.preview.setText(text)

    def _problems(self) -> list[Problem]:
        found = self._problems_of_number() if self._register.desk.gives_numbers else []
        if not self._is_asked and not one_line(self.why.text()):
            found.append(Problem("why", FieldRefusal.WHY_MISSING))
        return found

    def _problems_of_number(self) -> list[Problem]:
        last, again = self._read(self.last), self._read(self.again)
        desk, found = self._register.desk, []
        if not one_line(self.last.text()):
            found.append(Problem("last", NumberRefusal.LAST_NUMBER_MISSING))
        elif last is None:
            sample = self._format_number(Number(desk.counter, self._register.today().year, 56))
            facts = {"counter": desk.counter, "sample": sample}
            found.append(Problem("last", NumberRefusal.LAST_NUMBER_UNREADABLE, facts))
        elif not self._is_scanned() and again != last:
            found.append(Problem("again", NumberRefusal.LAST_NUMBERS_DIFFER))
        return found

    def _save(self) -> None:
        found = self._problems()
        show_problems(self, found, focus=True)
        if found:
            self._message.show("")
            return
        with show_errors(self._message.show, lambda refused: show_refused(self, refused, self._message)) as writing:
            said, state = self._settle()
        if not writing.worked:
            return
        self._action = new_id()
        for field in (self.last, self.again, self.why):
            field.clear()
        self._show_known()
        self._message.show(said, state)
        self.settled.emit()

    def _settle(self) -> tuple[str, str]:
        """Write it down; gives what to say of it, and in which state."""
        why, accepts = one_line(self.why.text()), self.accepts_history.isChecked()
        numbering, officer = self._register.numbering, self._officer()
        last = self._read(self.last)
        if self._is_asked and last is not None:
            if numbering.testify(last, officer):
                return self.tr("That is what this register knows. This counter gives numbers."), "done"
            return self.tr("This register does not know that number: it was put back. A supervisor settles it."), "late"
        if not self._register.desk.gives_numbers:
            numbering.accept_register(why, officer, self._action, accepts_history=accepts)
            return self.tr("Written down."), "done"
        numbering.take_over_series(why, officer, self._action, last, accepts_history=accepts)
        return self.tr("Written down. This counter gives numbers again."), "done"
