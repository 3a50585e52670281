"""The centre as this desk sees it: the last complete exchange, what waits, what was mended, what is to be settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.calendar.dates import from_text
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.numbering import check_code
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.errors import Problem, Unavailable
from frontoffice.register.queries.numbers import DoubledNumber
from frontoffice.register.register import Register
from frontoffice.settings import Centre
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.rounds import round_progress
from frontoffice.sync.rounds.centre_overview import CentreOverview, Concern, State
from frontoffice.sync.rounds.round_progress import Progress
from frontoffice.sync.signing import Signing
from frontoffice.ui.centre import centre_messages
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, theme, wrapped_layouts
from frontoffice.ui.widgets.form import child, load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.reason_bar import ReasonBar


@dataclass(frozen=True, slots=True)
class Finding:
    """One line; ``presses`` name what its buttons do."""

    icon: str
    state: str
    text: str
    presses: tuple[str, ...] = ()
    subject: UUID | None = None


class FindingLines(QWidget):
    """The lines one below the other. ``pressed`` carries the Finding and which of its ``presses`` it was.

    ``names`` are what stands on the buttons.
    """

    pressed = Signal(object, str)

    def __init__(self, names: Mapping[str, str], place: QWidget) -> None:
        super().__init__(place)
        self._names = names
        self.shown: tuple[Finding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these; the same ones stay as they are, with the focus where it is."""
        if findings == self.shown:
            return
        self.shown = findings
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings:
            self._column.addWidget(self._line(finding))

    def _line(self, finding: Finding) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        icon, text = plain_text.label(parent=line), plain_text.label(finding.text, line)
        theme.give_icon(icon, finding.icon, finding.state)
        text.setWordWrap(True)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text, 1)
        for press in finding.presses:
            button = QPushButton(self._names[press], line)
            button.setObjectName(press)
            button.clicked.connect(partial(self._press, finding, press))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _press(self, finding: Finding, press: str, _checked: bool = False) -> None:
        self.pressed.emit(finding, press)


# --- The centre as this desk sees it: the last complete exchange, what waits, what was mended, what is to be settled
# ---

CENTRE_KEYS: Final = (PageKey("Alt+E", "connection", May.KEEP_SETTINGS), PageKey("F5", "exchange"))
_FACTS: Final = tuple(f"layout_{place}" for place in (5, 7, 9, 11, 13, 20, 21))
_BESIDE: Final = 720  # pixels: each fact stands beside its name from here on
_MOST: Final = 50
_SETTLES: Final = {
    NumberRefusal.CLOCK_DOUBTFUL: "clock_right",
    NumberRefusal.HISTORY_DIFFERS: "last_number",
    NumberRefusal.NUMBERING_UNCONFIRMED: "last_number",
    NumberRefusal.REGISTER_CHANGED: "last_number",
    NumberRefusal.SETTINGS_DIFFER: "",  # on the page of the settings
}
_NOTHING: Final = "\N{EN DASH}"


class CentrePage(QWidget):
    """Page of the centre; ``opened`` names a complaint, ``conflicts_asked`` wants the worklist of conflicts."""

    now_asked = Signal()
    connection_asked = Signal()
    opened = Signal(object)
    conflicts_asked = Signal()
    last_number_asked = Signal()
    settled = Signal()

    sign: QLabel
    headline: QLabel
    doing: QLabel
    complete_at: QLabel
    waiting: QLabel
    last_round: QLabel
    clock: QLabel
    desk: QLabel
    standing: QLabel
    key: QLabel
    connection: QPushButton
    now_button: QPushButton
    reason_place: QWidget
    page_problem: QLabel
    look_panel: QFrame
    look_place: QWidget
    healed_panel: QFrame
    healed_place: QWidget

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        super().__init__()
        self._register, self._officer = register, officer
        self._overview = CentreOverview()
        self._centre = Centre()
        self._asking: tuple[Finding, str] | None = None
        self._erasing: UUID | None = None  # the erasure of which the first press was made
        load_ui("centre/centre_page", into=self)
        self._message = MessageLine(self.page_problem)
        self.reasons = ReasonBar(self.reason_place)
        column = QVBoxLayout(self.reason_place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reasons)
        self.findings = FindingLines(self._names(), self.look_place)
        self.mended = FindingLines({}, self.healed_place)
        self.findings.pressed.connect(self._press)
        self.reasons.given.connect(self._on_given)
        self.reasons.closed.connect(self.now_button.setFocus)
        self.now_button.clicked.connect(self.now_asked)
        self.connection.clicked.connect(self.connection_asked)
        bind_keys(self, CENTRE_KEYS, {"connection": self.connection.click, "exchange": self.now_button.click})
        wrapped_layouts.fold_where_narrow(self, [child(self, QBoxLayout, name) for name in _FACTS], _BESIDE)
        self.show_doing(None)
        self._message.show("")

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh the page: nothing was read while the page was behind another."""
        super().showEvent(event)
        self._message.show("")
        self.refresh()

    def start(self) -> None:
        """Focus the exchange button."""
        (self.now_button if self.now_button.isEnabled() else self.connection).setFocus()

    def use(self, centre: Centre) -> None:
        """The connection as it is kept."""
        self._centre = centre
        self.refresh()

    def show_overview(self, overview: CentreOverview) -> None:
        """Show how it stands now."""
        self._overview = overview
        if not overview.busy:
            self.show_doing(None)
        self.refresh()

    def show_doing(self, progress: Progress | None) -> None:
        """Show the progress of the running round."""
        self.doing.setText(centre_messages.progress(progress) if progress else "")
        self.doing.setVisible(progress is not None)

    def refresh(self) -> None:
        """Show the present state; what is typed as a reason stays. Nothing is read while nobody sees the page."""
        if not self.isVisible():
            return
        overview = self._overview
        icon, colour = centre_messages.sign(overview)
        theme.give_icon(self.sign, icon, colour)
        self.headline.setText(centre_messages.headline(overview))
        theme.mark(self.headline, state=colour if colour in ("done", "soon", "late") else "")
        self.now_button.setEnabled(overview.state is not State.NONE)
        self.connection.setVisible(people.may(self._officer(), May.KEEP_SETTINGS))
        self._show_facts(overview)
        with show_errors(self._message.show):
            self._show_findings()

    def _show_facts(self, overview: CentreOverview) -> None:
        now, zone = self._register.now(), self._register.zone
        at = overview.last_complete
        self.complete_at.setText(centre_messages.moment(at, now, zone) if at else self.tr("never yet"))
        self.waiting.setText(self.tr("%n entry(ies)", "", overview.waiting))
        last = overview.last
        self.last_round.setText(centre_messages.format_exchange(last) if last else _NOTHING)
        self.clock.setText(centre_messages.clock(last.clock_ahead) if last else _NOTHING)
        self.desk.setText(
            f"{self._centre.role} \N{MIDDLE DOT} {self._centre.address}" if self._centre.address else _NOTHING
        )
        signing = last.signing if last and self._centre.office_key else Signing()
        # Who is not let in any more does not hear what the office signed of it since.
        is_shut_out = isinstance(overview.failure, Unavailable) and overview.failure.code == CentreFailure.REVOKED
        self.standing.setText(_NOTHING if is_shut_out else centre_messages.signing_standing(signing))
        self.key.setText(centre_messages.signing_key(signing))

    def _show_findings(self) -> None:
        findings = (
            *self._concerns(),
            *self._erasure_findings(),
            *self._aside(),
            *self._twice(),
            *self._to_be_checked(),
            *self._numbering_findings(),
        )
        self.findings.show_findings(findings)
        mended = self._healing_findings()
        self.mended.show_findings(mended)
        self.look_panel.setVisible(bool(findings))
        self.healed_panel.setVisible(bool(mended))

    def _concerns(self) -> list[Finding]:
        last = self._overview.last
        findings = [
            Finding("warning", "late", centre_messages.concern(what, self._overview))
            for what in Concern
            if what in self._overview.concerns and what not in (Concern.TWICE, Concern.OFFERED)
        ]
        return findings + [Finding("late", "late", one) for one in (last.broken if last else ())]

    def _erasure_findings(self) -> list[Finding]:
        """Findings on erasures claimed by the centre.

        Hidden until somebody decides here; it takes two presses to let it go.
        """
        may_settle = people.may(self._officer(), May.CANCEL)
        text = self.tr(
            "{name}: the centre says that its words were erased by law. Decided by {officer} and {second}, {at}: "
            "{ground}. They are hidden, and stay on this computer until a supervisor confirms it."
        )
        found = []
        for one in self._register.erasure_offers.all()[:_MOST]:
            at = centre_messages.moment(one.decided_at, self._register.now(), self._register.zone)
            sentence = text.format(name=one.name, officer=one.officer, second=one.second, at=at, ground=one.ground)
            erase = "erase_now" if one.by_entry == self._erasing else "erase"
            found.append(Finding("warning", "late", sentence, (erase, "keep") if may_settle else (), one.by_entry))
        return found

    def _aside(self) -> list[Finding]:
        """Findings on entries set aside by the centre, without a key of the office as proof."""
        presses = ("accept", "count_again") if people.may(self._officer(), May.DECIDE) else ()
        text = self.tr(
            "The centre set entries of counter {series} aside ({officer}, {entries}). They count here no more, and "
            "stay on this computer. Ask the office whether it did that. If it did, their words go from here."
        )
        return [
            Finding(
                "warning",
                "late",
                text.format(series=one.series or _NOTHING, officer=one.officer, entries=one.entries),
                presses,
                one.origin,
            )
            for one in self._register.aside_offers.all()[:_MOST]
        ]

    def _settle_aside(self, origin: UUID, press: str) -> None:
        offers = self._register.aside_offers
        with show_errors(self._message.show) as writing:
            (offers.accept if press == "accept" else offers.keep)(origin, self._officer())
        if writing.worked:
            self._message.show(self.tr("Written down."), "done")
            self.refresh()
            self.now_button.setFocus()
            self.settled.emit()

    def _settle_erasure(self, by_entry: UUID, press: str) -> None:
        if press == "erase":
            self._erasing = by_entry
            self.refresh()
            return
        offers = self._register.erasure_offers
        with show_errors(self._message.show) as writing:
            (offers.keep if press == "keep" else offers.confirm)(by_entry, self._officer())
        if not writing.worked:
            return
        self._erasing = None
        self._message.show(self.tr("Written down."), "done")
        self.refresh()
        self.now_button.setFocus()
        self.settled.emit()

    def _twice(self) -> list[Finding]:
        """All but the first complaint of a number may get a suffix; the first keeps what its paper says."""
        found, before = [], None
        may_settle = people.may(self._officer(), May.DECIDE)
        text = self.tr("{number} stands on two papers: check code {code}, recorded {at} by {officer}.")
        for one in self._register.numbering.duplicates()[:_MOST]:
            later = before is not None and before == one.number
            code = check_code(one.subject)  # it stands on the paper: by it the two can be distinguished
            sentence = as_sentence(
                text.format(number=one.number_text, code=code, at=self._at(one), officer=one.officer)
            )
            presses = ("open", "bis") if later and may_settle else ("open",)
            found.append(Finding("warning", "late", sentence, presses, one.subject))
            before = one.number
        return found

    def _at(self, one: DoubledNumber) -> str:
        return centre_messages.moment(from_text(one.recorded_at), self._register.now(), self._register.zone)

    def _to_be_checked(self) -> list[Finding]:
        many = self._register.worklist.counts(self._officer()).get("conflict", 0)
        if not many:
            return []
        text = self.tr("%n complaint(s) to be checked: two desks went on without knowing of each other.", "", many)
        return [Finding("warning", "soon", text, ("conflicts",))]

    def _numbering_findings(self) -> list[Finding]:
        code = self._register.numbering.find_block()
        if not code:
            return []
        facts = {"series": self._register.desk.counter, "today": self._register.today()}
        press = _SETTLES.get(code, "take_over")
        may_settle = people.may(self._officer(), May.DECIDE)
        return [
            Finding(
                "warning", "late", wording.problem(Problem("", code, facts)), (press,) if may_settle and press else ()
            )
        ]

    def _healing_findings(self) -> tuple[Finding, ...]:
        now, zone = self._register.now(), self._register.zone
        return tuple(
            Finding(
                "check",
                "muted",
                f"{centre_messages.moment(one.ended_at, now, zone)}: {centre_messages.format_healing(event)}",
            )
            for one in self._register.sync_log.list_healing_rounds()[:_MOST]
            for event in round_progress.read(one.ended_at, one.outcome, complete=one.complete).healed
        )

    def _names(self) -> dict[str, str]:
        return {
            "open": self.tr("Read it"),
            "erase": self.tr("Erase it here, too…"),
            "erase_now": self.tr("Erase it for good"),
            "keep": self.tr("Keep the words"),
            "accept": self.tr("The office did that"),
            "count_again": self.tr("Let them count again"),
            "bis": self.tr("Give this one “bis”…"),
            "conflicts": self.tr("Show them"),
            "last_number": self.tr("Say the last number…"),
            "take_over": self.tr("Number on here…"),
            "clock_right": self.tr("The clock is right…"),
        }

    def _press(self, finding: Finding, press: str) -> None:
        if press == "open":
            self.opened.emit(finding.subject)
        elif press == "conflicts":
            self.conflicts_asked.emit()
        elif press in ("erase", "erase_now", "keep") and finding.subject is not None:
            self._settle_erasure(finding.subject, press)
        elif press in ("accept", "count_again") and finding.subject is not None:
            self._settle_aside(finding.subject, press)
        elif press == "last_number":
            self.last_number_asked.emit()
        else:
            self._asking = finding, press
            questions = {
                "bis": self.tr("Why does this one get “bis”? Write it on the paper that was handed out, too."),
                "take_over": self.tr("Why is this the register that counts on? No other copy may be used any more."),
                "clock_right": self.tr("How was it made sure that the clock is right? Numbers follow its year."),
            }
            self.reasons.ask((press, finding.subject), questions[press], self.tr("Write it down"))

    def _on_given(self, why: str) -> None:
        if self._asking is None:
            return
        finding, press = self._asking
        with show_errors(self.reasons.show_problem) as writing:
            if finding.subject is not None:
                self._register.numbering.renumber(finding.subject, why, self._officer(), self.reasons.action)
            elif press == "clock_right":
                self._register.numbering.confirm_clock(why, self._officer(), self.reasons.action)
            else:
                self._register.numbering.take_over_series(why, self._officer(), self.reasons.action)
        if not writing.worked:
            return
        self.reasons.forget()
        self._message.show(self.tr("Written down."), "done")
        self.refresh()
        self.now_button.setFocus()
        self.settled.emit()
