"""Worklist page (F4): the open complaints in order of urgency, and how many of each there are."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.slips import Slip, runs
from frontoffice.errors import Unavailable
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.queries import worklist
from frontoffice.register.queries.urgency import LATE, LATER, SOON, TODAY, URGENCIES
from frontoffice.register.queries.worklist import Worklist
from frontoffice.register.register import Register
from frontoffice.ui.messages.rule_sentences import unknown_years
from frontoffice.ui.widgets import form, plain_text, table_rows, theme
from frontoffice.ui.widgets.filter_fold import FilterFold
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.kept_folds import KeptFolds
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys, keys_of
from frontoffice.ui.widgets.read_gate import ReadGate
from frontoffice.ui.widgets.table_rows import ColumnShares
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout, SeenSize
from frontoffice.ui.worklist import worklist_table
from frontoffice.ui.worklist.worklist_table import WorklistColumn, WorkTable

# --- Every key of F4 ---

WORKLIST_KEYS: Final = (
    PageKey("Return", "open"),  # of the page: a group that was clicked has the focus, and perhaps no lines
    PageKey("Enter", "open"),
    PageKey("Left", "previous_group"),
    PageKey("Right", "next_group"),
    PageKey("Ctrl+F", "filter"),
    PageKey("Ctrl+P", "print_mine"),
    PageKey("Ctrl+Shift+P", "print_all", May.REVIEW),
    *(PageKey(f"Alt+{key}", f"only_{urgency}") for key, urgency in enumerate(URGENCIES, 1)),
)


# --- worklist page ---

# --- The worklist's bar: how many lines are late, due today, soon or later; each part shows only its own ---

_COLOURS: Final[Mapping[str, str]] = {LATE: "late", TODAY: "soon", SOON: "soon", LATER: "accent"}
_STRIPE: Final = 4  # pixels
_INSET: Final = 6


class UrgencyPart(QPushButton):
    """One part of the bar: its words, and a stripe as long as its share."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour, self.share = colour, 0.0
        self.setCheckable(True)
        self.setProperty("total", True)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4 * _INSET, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stripe along the lower edge; the words say the same."""
        super().paintEvent(event)
        if self.share:
            long = max(_STRIPE, round((self.width() - 2 * _INSET) * self.share))
            place = QRect(_INSET, self.height() - _STRIPE - 2, long, _STRIPE)
            painter = QPainter(self)
            painter.fillRect(place, QColor(getattr(theme.now(), self._colour)))
            painter.end()


class UrgencyBar(QWidget):
    """Four parts side by side, the most urgent first; one of nothing is away. ``chosen``: only one is to be shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.parts: dict[str, UrgencyPart] = {}
        for urgency in URGENCIES:
            part = UrgencyPart(_COLOURS[urgency], self)
            plain_text.set_tool_tip(part, *keys_of(WORKLIST_KEYS, f"only_{urgency}"))
            part.clicked.connect(lambda _checked=False, urgency=urgency: self.chosen.emit(urgency))
            row.addWidget(part, 1)
            self.parts[urgency] = part

    def show_counts(self, counts: Mapping[str, int], chosen: str) -> None:
        """Show how many there are of each; what is not counted cannot be chosen."""
        words, all_of_them = self._words(), sum(counts.values())
        for urgency, part in self.parts.items():
            many = counts.get(urgency, 0)
            part.setText(words[urgency].format(many))
            part.share = many / all_of_them if all_of_them else 0.0
            part.setChecked(urgency == chosen)
            part.setEnabled(bool(many) or urgency == chosen)
            part.setVisible(part.isEnabled())
            part.update()

    def name_of(self, urgency: str) -> str:
        """How urgent those of a part are; "" for none of them."""
        return self._words().get(urgency, "").format("").strip()

    def _words(self) -> Mapping[str, str]:
        return {
            LATE: self.tr("{} late"),
            TODAY: self.tr("{} today"),
            SOON: self.tr("{} within 3 days"),
            LATER: self.tr("{} later"),
        }


# --- worklist page ---

# --- What reminds on F4 besides complaints: a quiet line that says it, and a button that leads to its page ---


class ReminderLine(QWidget):
    """Seen while ``read`` has something to say. ``asked``: its page shall be shown."""

    asked = Signal()

    def __init__(self, read: Callable[[], str], button: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._read = read
        self.text = plain_text.label(parent=self, level="muted")
        self.text.setWordWrap(True)
        self.open = QPushButton(button, self)
        self.open.setProperty("quiet", True)
        self.open.setProperty("icon_name", icon)
        self.open.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.open)
        theme.dress(self)
        self.hide()

    def refresh(self) -> None:
        """Read it anew; another officer may have come. While it cannot be read, the page itself says so."""
        text = ""
        with contextlib.suppress(Unavailable):
            text = self._read()
        self.text.setText(text)
        self.setVisible(bool(text))


def calendar_reminder(register: Register, officer: Officer) -> str:
    """Sentence about years with uncertain holidays, for officers with the right to edit the calendar."""
    return unknown_years(register.calendar.unknown_years()) if may(officer, May.KEEP_CALENDAR) else ""


def box_reminder(register: Register, officer: Officer) -> str:
    """Reminder of a due or unfinished opening of the suggestion box, for officers with the right to record."""
    if not may(officer, May.RECORD):
        return ""
    begun = register.box_openings.find_open()
    if begun is not None:
        words = translate(
            "ReminderLine", "The suggestion box was opened on {}; sheets or its closing are still missing."
        )
        return words.format(dates.in_words(begun.day))
    due = register.box_openings.due_on()
    if due is None or due > register.today():
        return ""
    words = translate("ReminderLine", "The suggestion box is to be opened: due on {}.")
    return words.format(dates.in_words(due))


def slips_reminder(register: Register, officer: Officer) -> str:
    """Reminder of slips neither recorded nor void, for officers with the right to record."""
    found = register.slips.open() if may(officer, May.RECORD) else ()
    if not found:
        return ""
    words = translate("ReminderLine", "Numbered slips that are neither recorded nor void: {}.")
    return words.format(", ".join(_run(*run) for run in runs(found)))


def _run(first: Slip, last: Slip) -> str:
    return first.text if first == last else f"{first.text} - {last.text}"


translate = QCoreApplication.translate  # by this name lupdate finds its texts


# --- worklist page ---

MOST: Final = 200
_SCOPES: Final = (worklist.MINE, "", worklist.COMPLAINANT)
_WRONG: Final = (  # somebody has to look into them
    worklist.CONFLICT,
    worklist.SAME_ITEM,
    worklist.MERGED_IN_VAIN,
    worklist.PAPERS_OVERDUE,
    worklist.REMINDED,
)
_FACETS: Final = (worklist.INCOMPLETE, worklist.UNREVIEWED, worklist.FILED_LATE, worklist.NOT_IN_SP4N, *_WRONG)
_OF_TIME: Final = (worklist.LATE, worklist.TODAY, worklist.SOON)  # by the morning's strip and the bar
_GAP: Final = 8  # pixels between an icon and its text
_WIDE: Final = 120  # letters of average width, from which on the title stands beside the groups
_HIGH: Final = 22  # lines of text, from which on there is room for every group
_GAPS: Final = {False: 6, True: 4}  # pixels between the parts
_ROWS: Final = {False: 4, True: 2}  # that are seen whatever room there is; on a low page the rest has to fit, too


class WorklistPage(QWidget):
    """Groups with their counts above, the others behind a button; the bar of urgency; the lines under its headings.

    ``opened`` says which complaint is to be handled, ``page_asked`` names the page that a reminder leads to,
    ``print_asked`` asks for the morning list: whether everybody's.
    """

    opened = Signal(object)
    calendar_asked = Signal()
    page_asked = Signal(str)
    print_asked = Signal(bool)

    work_title: QLabel
    groups_place: QWidget
    bar_place: QWidget
    count_row: QWidget
    work_count: QLabel
    print_mine: QPushButton
    print_all: QPushButton
    work_problem: QLabel
    lines: QTableView
    nothing: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register, self._officer = register, officer
        self.group, self.urgency = worklist.MINE, ""
        self._whose: UUID | None = None  # who saw the lines last
        form.load_ui("worklist/worklist_page", into=self)
        self._message = MessageLine(self.work_problem)
        self.table = WorkTable(self)
        self.lines.setModel(self.table)
        table_rows.rule(self.lines, {})
        self._shares = ColumnShares(
            self.lines,
            worklist_table.FIXED,
            worklist_table.SHARES,
            WorklistColumn.SUMMARY,
            giving_way=(WorklistColumn.WHO, WorklistColumn.NAME),
        )
        self._shares.gave_way.connect(self._say_who)
        self._is_low, self._seen = False, SeenSize(self)
        self.buttons: dict[str, QPushButton] = {}
        facets = self._make_strip(self, _FACETS)
        self._strips = (self._make_strip(self.groups_place, _SCOPES), facets)
        _put(self.groups_place, self._strips[0])
        self.fold = FilterFold(
            facets, self.tr("Filter ({key:worklist.filter})"), KeptFolds(register, officer), "work", self
        )
        self.fold.taken_away.connect(lambda _group: self._leave_facet())
        self.fold.closed.connect(self._focus)
        inside = form.child(self, QVBoxLayout, "page")
        inside.insertWidget(inside.indexOf(self.bar_place) + 1, self.fold)
        form.child(self, QHBoxLayout, "head").addWidget(self.fold.button)
        self.gate = ReadGate(self, self.refresh)
        self.bar = UrgencyBar(self.bar_place)
        self.bar.chosen.connect(self.show_urgency)
        _put(self.bar_place, self.bar)
        self.calendar_line = ReminderLine(
            lambda: calendar_reminder(register, officer()), self.tr("Office &calendar"), "day", self
        )
        self.calendar_line.asked.connect(self.calendar_asked)
        self.box_line = ReminderLine(
            lambda: box_reminder(register, officer()), self.tr("Suggestion &box"), "list", self
        )
        self.box_line.asked.connect(lambda: self.page_asked.emit("box"))
        self.slips_line = ReminderLine(
            lambda: slips_reminder(register, officer()), self.tr("Numbered &slips"), "paper-out", self
        )
        self.slips_line.asked.connect(lambda: self.page_asked.emit("slips"))
        self.reminders = (self.slips_line, self.box_line, self.calendar_line)
        for line in self.reminders:
            inside.addWidget(line)
        self.lines.doubleClicked.connect(lambda _index: self._open())
        steps = {"previous_group": partial(self._step, -1), "next_group": partial(self._step, 1)}
        printing = {"print_mine": self.print_mine.click, "print_all": self.print_all.click}
        only = {f"only_{urgency}": part.click for urgency, part in self.bar.parts.items()}
        self._seen.changed.connect(self._fit)
        for of_all, button in enumerate((self.print_mine, self.print_all)):
            button.clicked.connect(partial(self._print, bool(of_all)))
        bind_keys(self, WORKLIST_KEYS, {"open": self._open, "filter": self._go_to_facets, **printing, **steps, **only})

    def _make_strip(self, place: QWidget, groups: Iterable[str]) -> QWidget:
        strip = QWidget(place)
        flow = FlowLayout(strip, gap=4)
        for group in groups:
            button = QPushButton(strip)
            button.setCheckable(True)
            button.setProperty("total", True)
            button.clicked.connect(lambda _checked=False, group=group: self.show_group(group))
            flow.addWidget(button)
            self.buttons[group] = button
        return strip

    def _fit(self) -> None:
        """Hide parts of the page in favour of the lines."""
        metrics, seen = self.fontMetrics(), self._seen.now()
        self._is_low = seen.height() < _HIGH * metrics.lineSpacing()
        theme.mark(self.fold.button, pressing=self._is_low)  # with less around its words
        form.child(self, QVBoxLayout, "page").setSpacing(_GAPS[self._is_low])
        self.work_title.setVisible(seen.width() >= _WIDE * metrics.averageCharWidth())
        head = self.lines.horizontalHeader().sizeHint().height() + 2 * self.lines.frameWidth()
        rows = _ROWS[self._is_low] * self.lines.verticalHeader().defaultSectionSize()
        self.lines.setMinimumHeight(head + rows)
        self._leave_out()
        self._shares.fill()

    def _say_who(self) -> None:
        self.table.show_beside(is_beside=self.lines.isColumnHidden(WorklistColumn.WHO))

    def _leave_out(self) -> None:
        self.count_row.setVisible(not self._is_low)

    def start(self) -> None:
        """Read it anew, ready to choose with the arrows."""
        self.refresh()
        self._focus()

    def _focus(self) -> None:
        group = self.buttons[self._scope]
        (self.lines if self.table.rows else group if group.isVisible() else self.fold.button).setFocus()

    def _go_to_facets(self) -> None:
        if not self.fold.button.isHidden():
            self.fold.go(next(self.buttons[group] for group in _FACETS if not self.buttons[group].isHidden()))

    def _leave_facet(self) -> None:
        self.show_group(worklist.MINE)
        self._focus()

    def refresh(self) -> None:
        """Reload the same lines, preserving the selected row; somebody else begins with their own."""
        if self._whose in (None, self._officer().officer_id):
            self._show(self.group, self.urgency)
        else:
            self._show(worklist.MINE, "")
        self.fold.refresh()
        for line in self.reminders:
            line.refresh()

    def show_not_made(self, why: str) -> None:
        """The morning list could not be made."""
        self._message.show(why)

    def _print(self, of_all: bool) -> None:
        if people.may(self._officer(), May.REVIEW if of_all else May.CONTACT):  # a key reaches what is not seen
            self.print_asked.emit(of_all)

    def _show_printing(self) -> None:
        """Offer the list of everybody beside everybody's lines, else one's own; both keys do both."""
        of_all = not self._scope and people.may(self._officer(), May.REVIEW)
        self.print_all.setVisible(of_all)
        self.print_mine.setVisible(not of_all and people.may(self._officer(), May.CONTACT))

    def show_group(self, group: str) -> None:
        """Show one group; "" is everything open."""
        self._show(group, self.urgency if group == self.group else "")

    def show_urgency(self, urgency: str) -> None:
        """Limit the group to one urgency; once more, and all of it is shown again."""
        is_shown = urgency in (self.urgency, self.group)
        self._show(self._scope, "" if is_shown else urgency)
        self._focus()

    def _show(self, group: str, urgency: str) -> None:
        is_same = (group, urgency) == (self.group, self.urgency)
        row = max(0, self.lines.currentIndex().row()) if is_same else 0
        marked = self._current_subject() if is_same else None
        self.group, self.urgency, self._whose = group, urgency, self._officer().officer_id
        with show_errors(self._message.show) as read:
            page = self._register.worklist.read(self._officer(), group, MOST, urgency)
        if not read.worked:
            return
        self._message.show("")
        many = len(page.lines)
        passes = self.gate.passes(lambda: Read(ReadWhat.WORK, limited=self._filter_text(), lines=many))
        page = page if passes else dataclasses.replace(page, lines=(), total=0)
        self.table.show_list(page, self._register.unit.handling_context(), grouped=group not in worklist.TIMELESS)
        self.lines.clearSpans()
        for heading in self.table.headings():
            self.lines.setSpan(heading, 0, 1, len(WorklistColumn))
        for column in worklist_table.FIXED:
            font = self.table.fixed if column is WorklistColumn.NUMBER else self.lines.font()
            beside = theme.ICON + _GAP if column is WorklistColumn.LEFT else 0
            self._shares.give_room(column, self.table.longest(column), font, beside)
        self._shares.fill()
        here = self.table.row_of(marked) if marked else -1
        table_rows.go_to(self.lines, self.table.nearest(row if here < 0 else here))
        self.lines.setVisible(bool(page.lines))
        self.nothing.setVisible(passes and not page.lines)
        self.nothing.setText(self._why_nothing(page))
        self._show_groups(page)
        self.work_count.setText(self._count(page))

    def _filter_text(self) -> str:
        return ", ".join(filter(None, (self._names()[self._scope], self.bar.name_of(self.urgency or self.group))))

    @property
    def _scope(self) -> str:
        """Current group without its urgency."""
        return "" if self.group in _OF_TIME else self.group

    def _why_nothing(self, page: Worklist) -> str:
        """Sentence for an empty list: other groups, or what this officer may do."""
        if (self.group or self.urgency) and (page.everything or any(page.counts.values())):
            return self.tr("Nothing in this group. Left and right show the others.")
        if people.may(self._officer(), May.RECORD):
            return self.tr("Nothing here. {page:record} records a complaint, {page:day} shows today's.")
        return self.tr("Nothing here. {page:day} shows today's complaints.")

    def _count(self, page: Worklist) -> str:
        if page.total > len(page.lines):
            text = self.tr("The {shown} most urgent of {all}.").format(shown=len(page.lines), all=page.total)
        else:
            text = self.tr("%n complaint(s).", "", page.total)
        keys = self.tr("{key:worklist.open} opens; left and right change the group.")
        return f"{text} {keys}"

    def _show_groups(self, page: Worklist) -> None:
        names = self._names()
        may = {worklist.NOT_IN_SP4N: people.may(self._officer(), May.CONTACT)}
        for group, button in self.buttons.items():
            many, is_shown = page.counts.get(group, page.everything), group == self._scope
            button.setText(f"{names[group]} {many}")
            button.setChecked(is_shown)
            button.setVisible(may.get(group, True) and (bool(many) or is_shown or group in _SCOPES[:2]))
            if group == worklist.FILED_LATE:
                theme.give_icon(button, "warning", "soon")
            elif group in _WRONG:
                theme.give_icon(button, "late", "late")
        self._show_facets(page)
        self._show_printing()
        self.bar.show_counts(page.urgent, self.urgency or self.group)
        self._leave_out()
        for strip in self._strips:
            form.activate_layouts(strip)

    def _show_facets(self, page: Worklist) -> None:
        """Mark the button of something wrong behind it, and show the chosen one as a chip."""
        facets = {group: self.buttons[group] for group in _FACETS if not self.buttons[group].isHidden()}
        self.fold.button.setVisible(bool(facets))
        urgent = [facets[group].text() for group in (worklist.FILED_LATE, *_WRONG) if group in facets]
        is_wrong = any(page.counts.get(group) for group in _WRONG)
        theme.give_icon(self.fold.button, "filter", "late" if is_wrong else "")
        plain_text.set_tool_tip(self.fold.button, "\n".join(urgent))
        self.fold.show_set({self.group: facets[self.group].text()} if self.group in facets else {})

    def _step(self, by: int) -> None:
        may = [group for group, button in self.buttons.items() if not button.isHidden()]
        place = may.index(self._scope) if self._scope in may else 0
        self.show_group(may[(place + by) % len(may)])
        self._focus()

    def _open(self) -> None:
        marked = self._current_subject()
        if marked is not None:
            self.opened.emit(marked)

    def _current_subject(self) -> UUID | None:
        line = self.table.line(self.lines.currentIndex().row())
        return line.subject if line else None

    def _names(self) -> dict[str, str]:
        return {
            "": self.tr("All"),
            worklist.MINE: self.tr("Waiting for me"),
            worklist.COMPLAINANT: self.tr("Waiting for the complainant"),
            worklist.INCOMPLETE: self.tr("Papers"),
            worklist.PAPERS_OVERDUE: self.tr("Papers overdue"),
            worklist.REMINDED: self.tr("Other limits past"),
            worklist.UNREVIEWED: self.tr("Not reviewed"),
            worklist.FILED_LATE: self.tr("Filed late"),
            worklist.CONFLICT: self.tr("Changed at two counters"),
            worklist.SAME_ITEM: self.tr("Same item at two counters"),
            worklist.MERGED_IN_VAIN: self.tr("Merged in vain"),
            worklist.NOT_IN_SP4N: self.tr("Not in LAPOR! yet"),
        }


def _put(place: QWidget, part: QWidget) -> None:
    inside = QVBoxLayout(place)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(part)
