"""The head of a complaint's page: its number, who, how it came in, where it stands and when an answer is due."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates, working_days
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.cases.steps import Ruling
from frontoffice.domain.complaint import CLOSED, Complaint, Identity, Kind, Status
from frontoffice.domain.limits import Target
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.ui.messages import field_labels, wording
from frontoffice.ui.messages.field_labels import LabelledField
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.plain_text import ElidedText, text_widget

# --- The fields of a complaint in two columns: each name above its text; long texts go across ---


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.setParent(None)  # at once: what was hidden may not linger on the page until the next event
            gone.deleteLater()


class ComplaintSheet(QWidget):
    """Widget for the filled fields of one complaint."""

    def __init__(self, frame: QFrame) -> None:
        super().__init__(frame)
        around = QVBoxLayout(frame)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_fields(self, fields: Iterable[LabelledField]) -> None:
        """Show these fields instead of those before."""
        empty(self._grid)
        row, column = 0, 0
        for field in fields:
            if field.long and column:
                row, column = row + 1, 0
            self._grid.addWidget(_cell(field), row, column, 1, 2 if field.long else 1)
            row, column = (row + 1, 0) if field.long or column else (row, 1)


def _cell(field: LabelledField) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(plain_text.label(field.label, level="muted"))
    text = text_widget(field.text, cell)
    text.setAccessibleName(field.label)
    column.addWidget(text)
    column.addStretch()
    return cell


# --- complaint head ---

_SOON: Final = 2
_DOT: Final = " \N{MIDDLE DOT} "


class Head(QWidget):
    """Page with the labels filled by this module."""

    number_label: QLabel
    kind_label: QLabel
    who_label: QLabel
    received_label: QLabel
    status_icon: QLabel
    status_label: QLabel
    response_label: QLabel
    due_badge: QFrame
    due_icon: QLabel
    due_label: QLabel
    notes: QWidget
    cancelled_note: QLabel
    disputed_note: QLabel
    missing_note: QLabel
    late_note: QLabel

    def elide(self) -> None:
        """Elide the two labels too long for their line."""
        self.whose, self.fact = ElidedText(self.who_label), ElidedText(self.response_label)


def show_head(page: Head, complaint: Complaint, case: Case, *, revealed: bool, is_low: bool = False) -> None:
    """Fill the head; a confidential name stands there only when it was ``revealed``.

    Where it ``is_low`` the line of the state is away, so its word stands after the name.
    """
    page.number_label.setText(complaint.number_text)
    page.kind_label.setText(wording.word(complaint.intake.kind))
    page.kind_label.setVisible(complaint.intake.kind is not Kind.COMPLAINT)
    state = wording.word(complaint.status) if is_low else ""
    parts = (who(complaint, revealed=revealed), state, _phone(complaint, revealed=revealed), complaint.channel_name)
    page.whose.show(_DOT.join(part for part in parts if part))
    page.received_label.setText(receipt_text(complaint))
    page.status_label.setText(status(complaint, case))
    _show_notes(page, complaint)


def show_due(page: Head, complaint: Complaint, case: Case, office: HandlingContext) -> None:
    """Fill in the status, the first response or its due date, and the time left."""
    icon, state, text = describe_time_left(complaint, case, office)
    page.due_badge.setVisible(bool(text))
    if text:
        theme.give_icon(page.due_icon, icon, state)
        page.due_label.setText(text)
        for widget in (page.due_badge, page.due_label):
            theme.mark(widget, state=state)
    sign, colour = status_sign(complaint, case, state)
    theme.give_icon(page.status_icon, sign, colour)
    theme.mark(page.status_label, state=colour)
    fact, words = due(complaint, case)
    page.fact.show(words)
    theme.mark(page.response_label, state=fact)


def _phone(complaint: Complaint, *, revealed: bool) -> str:
    complainant = complaint.intake.complainant
    return complainant.phone if revealed or complainant.identity is Identity.OPEN else ""


def who(complaint: Complaint, *, revealed: bool) -> str:
    """Complainant's name as visible to this reader, with a mark for a confidential one."""
    complainant = complaint.intake.complainant
    if not revealed or complainant.identity is Identity.OPEN:
        return complaint.display_name
    name = complainant.name or complaint.display_name
    return _DOT.join((name, wording.word(complainant.identity)))


def receipt_text(complaint: Complaint) -> str:
    """Manner and time of receipt, the recording officer with the time, and the code of the number."""
    day = dates.in_words(complaint.received_on)
    if complaint.received_at is not None:
        day = f"{day}, {dates.time_of_day(complaint.received_at, complaint.zone)}"
    came = QCoreApplication.translate("ComplaintHead", "{channel}, received {day}")
    recorded = QCoreApplication.translate("ComplaintHead", "recorded {day}, {time} by {officer}, {counter}")
    code = QCoreApplication.translate("ComplaintHead", "check code {}")
    return _DOT.join(
        (
            came.format(channel=complaint.channel_name, day=day),
            recorded.format(
                day=dates.short(complaint.recorded_on),
                time=dates.time_of_day(complaint.recorded_at, complaint.zone),
                officer=complaint.officer,
                counter=complaint.counter,
            ),
            code.format(complaint.check_code),
        )
    )


def status_sign(complaint: Complaint, case: Case, owed: str = "") -> tuple[str, str]:
    """The icon of the status and its colour; ``owed`` is the state of what is owed next. Nothing late has a tick."""
    if complaint.conflict:
        return "late", "late"
    if complaint.status is Status.CANCELLED:
        return "cancel", "late"
    if owed in ("late", "soon"):
        return ("late" if owed == "late" else "warning"), owed
    was_late = case.lapse is not None or (case.response is not None and case.response.late)
    if complaint.status is Status.REPEATED:
        return "warning", "soon"
    if complaint.status is Status.REGISTERED:
        return "record", "text"
    return ("ok" if complaint.status in CLOSED else "check"), ("text" if was_late else "done")


def status(complaint: Complaint, case: Case) -> str:
    """Status in words, with the officer and time of the change, and the number of amendments."""
    parts = [wording.word(complaint.status)]
    if complaint.conflict:
        return _DOT.join((QCoreApplication.translate("ComplaintHead", "To be checked: two desks"), *parts))
    taken = case.moved
    if taken is not None and taken.to is complaint.status:
        parts.append(f"{taken.officer}, {dates.short(taken.on)}")
    if complaint.amendments:
        amended = QCoreApplication.translate("ComplaintHead", "amended {} time(s)")
        parts.append(amended.format(complaint.amendments))
    return _DOT.join(parts)


def due(complaint: Complaint, case: Case) -> tuple[str, str]:
    """State and words: the first response as a fact, or its due date; then the target beside it.

    Suggestions and input have no limit: of them only the answer is shown, "" before there is one.
    """
    state, text = _first_response(complaint, case)
    owed = deadlines.next_obligation(complaint, case)
    if owed is not None and (case.response is not None or owed.on != complaint.due.day or owed.time):
        text += _DOT + _target(case, owed)
    return state, text


def describe_time_left(complaint: Complaint, case: Case, office: HandlingContext) -> tuple[str, str, str]:
    """Icon, state and words for the time left of the next due limit; "" where nothing is owed.

    An extended date stands beside the first: an answer after the first is late.
    """
    owed = deadlines.next_obligation(complaint, case)
    if owed is None:
        return "", "", ""
    days = working_days.days_left(office.calendar, office.today, owed.on)
    icon, state, text = _describe_days_left(days, late=owed.is_past(office.today, office.time))
    until = [f"{dates.brief(owed.on, office.today)} {owed.time}".rstrip()]
    longer = complaint.longer_until
    if case.response is None and owed.on == complaint.due.day and not owed.time and longer is not None:
        extended = QCoreApplication.translate("ComplaintHead", "extended to {}")
        until.append(extended.format(dates.brief(longer, office.today)))
    return icon, state, _DOT.join((text, *until))


def _first_response(complaint: Complaint, case: Case) -> tuple[str, str]:
    """First response required by the procedure's point 4.

    A fact once it was done, also after closing and in later cycles.
    """
    response = case.response
    if response is None and case.lapse is not None:
        text = QCoreApplication.translate("ComplaintHead", "Closed without an answer, {} working day(s) late")
        return "late", text.format(case.lapse.late_days)
    if response is None and complaint.intake.kind is not Kind.COMPLAINT:
        return "", ""
    if response is None:
        text = QCoreApplication.translate("ComplaintHead", "Answer due {}").format(dates.short(complaint.due.day))
        return "", text + (_provisional() if complaint.due.provisional else "") + _extension_text(complaint)
    text = QCoreApplication.translate("ComplaintHead", "Answered {}").format(dates.short(response.on))
    if response.late:
        late = QCoreApplication.translate("ComplaintHead", "{} working day(s) late").format(response.late_days)
        return "late", f"{text}, {late}"
    if complaint.intake.kind is Kind.COMPLAINT:
        text += ", " + QCoreApplication.translate("ComplaintHead", "in time")
    return "done", text


def _target(case: Case, owed: Target) -> str:
    text = QCoreApplication.translate("ComplaintHead", "Target of cycle {no}: {day}")
    day = f"{dates.short(owed.on)} {owed.time}".rstrip()
    return text.format(no=case.cycle.no, day=day) + (_provisional() if owed.provisional else "")


def _provisional() -> str:
    return QCoreApplication.translate("ComplaintHead", " (provisional)")


def _describe_days_left(days: int, *, late: bool) -> tuple[str, str, str]:
    """Time left of a limit, in working days.

    Negative when it is past; 0 also on the days off right after it, and after its hour on its own day.
    """
    if late and days == 0:
        return "late", "late", QCoreApplication.translate("ComplaintHead", "late")
    if late:
        text = QCoreApplication.translate("ComplaintHead", "{} working day(s) late").format(-days)
        return "late", "late", text
    if days == 0:
        return "warning", "soon", QCoreApplication.translate("ComplaintHead", "due today")
    text = QCoreApplication.translate("ComplaintHead", "{} working day(s) left").format(days)
    return ("warning", "soon", text) if days <= _SOON else ("day", "text", text)


def _show_notes(page: Head, complaint: Complaint) -> None:
    cancelled = complaint.status is Status.CANCELLED
    page.cancelled_note.setVisible(cancelled)
    page.cancelled_note.setText(
        QCoreApplication.translate(
            "ComplaintHead", "CANCELLED. The number stays in the register; the reason stands below."
        )
    )
    disputed = ", ".join(field_labels.label(name.removeprefix("complainant.")) for name in complaint.disputed)
    page.disputed_note.setVisible(bool(disputed))
    both = QCoreApplication.translate(
        "ComplaintHead",
        "Two desks changed this without knowing of each other: {}. The later writing is shown, both stand in the "
        "story; amending it, or the next step, settles it.",
    )
    page.disputed_note.setText(both.format(disputed))
    missing = ", ".join(wording.word(paper) for paper in complaint.missing_papers)
    page.missing_note.setVisible(bool(missing))
    page.missing_note.setText(QCoreApplication.translate("ComplaintHead", "Papers missing: {}").format(missing))
    page.late_note.setText(late_filing(complaint))
    page.late_note.setVisible(bool(page.late_note.text()))
    page.notes.setVisible(any((cancelled, disputed, missing, page.late_note.text())))


def late_filing(complaint: Complaint) -> str:
    """Text on a late filing, with the supervisor's decision or a note on its absence; "" where none of it matters."""
    service = complaint.intake.service_date
    if not complaint.late_filing or service is None or complaint.status is Status.CANCELLED:
        return ""
    late = QCoreApplication.translate("ComplaintHead", "Filed late: the last day was {}.")
    parts = [late.format(dates.in_words(working_days.last_filing_day(service)))]
    if complaint.waits_for_decision:
        parts.append(QCoreApplication.translate("ComplaintHead", "The supervisor decides by reviewing it."))
    elif complaint.late_decided_by:
        parts.append(as_sentence(_ruling_text(complaint.late_ruling).format(complaint.late_decided_by)))
        parts.append(complaint.late_decision)
    return " ".join(parts).rstrip()


def _ruling_text(ruling: str) -> str:
    """Officer of the decision on the late filing, and the decision."""
    if ruling == Ruling.ACCEPTED:
        return QCoreApplication.translate("ComplaintHead", "Accepted by {}.")
    return QCoreApplication.translate("ComplaintHead", "Refused by {}.")


def _extension_text(complaint: Complaint) -> str:
    """Extended date of the answer; lateness is still counted from the due date before it."""
    if complaint.longer_until is None:
        return ""
    text = QCoreApplication.translate("ComplaintHead", "extended to {}")
    return _DOT + text.format(dates.short(complaint.longer_until))
