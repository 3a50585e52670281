"""The box of the next action: what comes next and by whom, what is wrong about it, and the buttons that it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import HandlingContext, Offer
from frontoffice.domain.cases.steps import ANSWERS, RULES, Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Kind, Status
from frontoffice.register.queries.complaint_list import SameItem
from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.complaint.document_menu import Line
from frontoffice.ui.complaint.step_writing import Purpose
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.page_keys import keys_of
from frontoffice.ui.widgets.plain_text import ElidedText
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

# --- What comes next with a complaint, in words: the step, by whom, by when, and why the other steps may not be
# taken ---

_AGAIN: Final = frozenset({Step.REVIEW, Step.REOPEN})  # what was done is taken up once more
_TO_COME: Final = 2  # steps that are not due yet are named only so far ahead
_NOT_DUE: Final = frozenset({StepRefusal.NOT_NOW, StepRefusal.DONE})


def next_step_text(offers: tuple[Offer, ...]) -> str:
    """Name the step to come next, and its role.

    "" where nothing does. The answer is the complainant's: neither is proposed.
    """
    offer = next((one for one in offers if one.suggested), None)
    if offer is None:
        return ""
    answer = QCoreApplication.translate("NextSteps", "what the complainant answers")
    step = answer if offer.step in ANSWERS else wording.word(offer.step)
    return QCoreApplication.translate("NextSteps", "Next: {step} ({roles})").format(step=step, roles=_roles(offer))


def warnings(
    complaint: Complaint,
    case: Case,
    offers: tuple[Offer, ...],
    office: HandlingContext,
    *,
    in_vain: bool = False,
    same_items: Sequence[SameItem] = (),
) -> Iterator[tuple[str, str]]:
    """Warnings before the next step, each sentence with its state.

    ``late``, ``soon``, "" for a mere fact.

    ``in_vain``: it was merged into what nobody handles; ``same_items`` are of the same letter or item.
    """
    if in_vain:
        yield (
            QCoreApplication.translate(
                "NextSteps",
                "What this was merged into was cancelled, or merged as well: nobody handles it. Reopen it here.",
            ),
            "late",
        )
    if same_items:
        sentence = QCoreApplication.translate(
            "NextSteps", "The same item is recorded as {}, too. Merge one into the other: then it counts once."
        )
        yield sentence.format(", ".join(one.number_text for one in same_items)), "late"
    if case.conflict:
        yield (
            QCoreApplication.translate(
                "NextSteps", "Two desks went on from the same place. The next step settles it; both stay readable."
            ),
            "soon",
        )
    if complaint.waits_for_decision:
        yield QCoreApplication.translate("NextSteps", "Filed late: the supervisor decides by reviewing it."), "soon"
    offer = next((one for one in offers if one.suggested), None)
    if offer is not None and offer.problem is not None and offer.problem.code != StepRefusal.NOT_YOURS:
        yield wording.problem(offer.problem), "soon"
    lacks = _not_named(complaint, case)
    if lacks:
        recalled = QCoreApplication.translate(
            "NextSteps", "Not named yet: {}. The supervisor names it by reviewing it again."
        )
        yield recalled.format(", ".join(lacks)), "soon"
    if case.asked is not None and complaint.missing_papers:
        asked = QCoreApplication.translate("NextSteps", "Papers are asked for until {}.")
        yield asked.format(dates.without_weekday(case.asked.until)), ""
    yield from _limits(complaint, case, office)


def is_off_procedure(offer: Offer, *, is_repeated: bool = False) -> bool:
    """Return whether a step leads out of the procedure's usual way from here.

    It stands in no box of the next one.

    Merging does not where the complaint ``is_repeated``: another holds the same letter or item.
    """
    if is_repeated and offer.step is Step.MERGE:
        return False
    moves = RULES[offer.step].moves.values()
    return not offer.suggested and (offer.step in _AGAIN or all(status in CLOSED for status in moves))


def why_not_the_rest(offers: Iterable[Offer]) -> list[str]:
    """A line for each step not permitted now: those whose turn it is, the next two to come, and the ways out."""
    lines, to_come = [], 0
    for offer in offers:
        problem = offer.problem
        if problem is None:
            continue
        if problem.code in _NOT_DUE:
            to_come += problem.code == StepRefusal.NOT_NOW
            if problem.code == StepRefusal.DONE or to_come > _TO_COME:
                continue
        step = wording.word(offer.step)
        if problem.code != StepRefusal.NOT_YOURS:  # which says for whom it is
            step += f" ({_roles(offer)})"
        lines.append(f"{step}: {wording.problem(problem)}")
    return lines


def waits_for_contact(offer: Offer) -> bool:
    """Return whether the complainant must be reached before the next step."""
    return offer.suggested and offer.problem is not None and offer.problem.code == StepRefusal.NOT_REACHED


def _roles(offer: Offer) -> str:
    return ", ".join(wording.word(role) for role in offer.roles)


def _not_named(complaint: Complaint, case: Case) -> list[str]:
    """Names of the parts left open by a complaint's review: how grave it is, and who handles it."""
    if case.status is Status.REGISTERED or case.status in CLOSED or complaint.intake.kind is not Kind.COMPLAINT:
        return []
    level, team = QCoreApplication.translate("NextSteps", "level"), QCoreApplication.translate("NextSteps", "team")
    return [name for name, given in ((level, case.level), (team, case.team.text)) if not given]


def _limits(complaint: Complaint, case: Case, office: HandlingContext) -> Iterator[tuple[str, str]]:
    """Target of the cycle and other limits, with a state for those passed."""
    if case.target is not None and case.status not in CLOSED:
        day = dates.without_weekday(case.target.on) + (f", {case.target.time}" if case.target.time else "")
        past = case.target.is_past(office.today, office.time) and case.status is not Status.CONVEYED
        target = _when(
            past,
            QCoreApplication.translate("NextSteps", "Target of this cycle: {}."),
            QCoreApplication.translate("NextSteps", "Target of this cycle: {}, past."),
        )
        yield target.format(day), "late" if past else ""
    for name, target_of in deadlines.reminders(complaint, case, office):
        past = target_of.is_past(office.today, office.time)
        text = _when(
            past,
            QCoreApplication.translate("NextSteps", "{limit}: {day}."),
            QCoreApplication.translate("NextSteps", "{limit}: {day}, past."),
        )
        yield text.format(limit=name, day=dates.without_weekday(target_of.on)), "late" if past else ""


def _when(past: bool, text: str, past_text: str) -> str:
    return past_text if past else text


# --- next box ---

(_REST_KEY,) = keys_of(COMPLAINT_KEYS, "show_rest")
(MORE_KEY,) = keys_of(COMPLAINT_KEYS, "more")
_GAP: Final = 8
_MARGINS: Final = (12, 6, 12, 8)


@dataclass(frozen=True, slots=True)
class OfferedAction:
    """Action now possible.

    For what the form opens, its words and its key.

    ``primary`` is what comes next; ``aside`` leads out of the way and stands in the menu, not in the box.
    """

    purpose: Purpose
    text: str
    key: str
    primary: bool = False
    aside: bool = False


class NextBox(QFrame):
    """Box with the next steps; ``asked`` carries the purpose of the pressed button.

    ``more`` and ``rest`` are its two other buttons.
    """

    asked = Signal(object)
    more = Signal()
    rest = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("next", True)
        self._low = self._is_in_line = False
        self.offered: tuple[OfferedAction, ...] = ()
        self._warnings: tuple[tuple[str, str], ...] = ()
        self.buttons: dict[Purpose, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self.next_label = plain_text.label(level="heading", parent=self)
        self.warning_label = plain_text.label(parent=self)
        self.fact_label = plain_text.label(level="muted", parent=self)
        self.rest_label = plain_text.label(parent=self)
        for label in (self.next_label, self.warning_label, self.fact_label, self.rest_label):
            label.setWordWrap(True)
        self._warning = ElidedText(self.warning_label)
        self.rest_label.hide()
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(4)
        for widget in (self.warning_label, self.fact_label, self._row):
            self._line.addWidget(widget)
        self._line.setStretchFactor(self.warning_label, 1)
        self._column.addWidget(self.next_label)
        self._column.addLayout(self._line)
        self._column.addWidget(self.rest_label)
        self._rest_words = self.tr("Why not another step")
        self.rest_button = self._quiet(f"{self._rest_words} ({_REST_KEY})")
        self.rest_button.clicked.connect(self.rest)
        self.more_button = self._quiet(self.tr("More ({})").format(MORE_KEY))
        self.more_button.clicked.connect(self.more)
        self._lay_out(in_line=False)

    def show_next(self, text: str, warnings: Iterable[tuple[str, str]], rest: str) -> None:
        """Show the next step, warnings with their state, and the reasons against the other steps."""
        self.next_label.setText(text)
        self._warnings = tuple(warnings)
        self.rest_label.setText(rest)
        self.rest_label.setVisible(bool(rest) and not self.rest_label.isHidden())
        self._say()

    def show_actions(self, actions: Iterable[OfferedAction]) -> None:
        """Show buttons for these actions, the next step first."""
        self.offered = tuple(actions)
        before, self.buttons = self.buttons, {}
        shown = self.buttons
        for action in self.offered:
            if not action.aside:
                self._add(action)
        for last in (self.rest_button, self.more_button):
            self._flow.removeWidget(last)
            self._flow.addWidget(last)
            last.raise_()  # behind the new ones for Tab and a screen reader, too
        for button in before.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        for button in shown.values():
            if self.buttons is shown:  # a page that became low by another line has offered them anew
                button.show()
        self._say()

    def show_low(self, *, is_low: bool) -> None:
        """Show only the next steps on a low page, in as few lines as possible; the rest is behind the other keys."""
        if is_low != self._low:
            self._low = is_low
            theme.mark(self, next=not is_low)
            self._lay_out(in_line=self._is_in_line)
            self.show_actions(self.offered)

    def toggle_rest(self) -> None:
        """Show or hide why the other steps may not be taken now, with every warning."""
        self.rest_label.setVisible(self.rest_label.isHidden() and bool(self.rest_label.text()))
        self._say()

    def lines(self, ask: Callable[[Purpose], object]) -> list[Line]:
        """Menu lines for everything without a button: actions, and why the other steps may not be taken."""
        lines: list[Line] = [(one.key, one.text, "", partial(ask, one.purpose)) for one in self.behind()]
        if self._low and self.rest_label.text():
            lines.append((_REST_KEY, self._rest_words, "", self.rest.emit))
        return lines

    def behind(self) -> tuple[OfferedAction, ...]:
        """Possible actions without a button."""
        return tuple(action for action in self.offered if action.purpose not in self.buttons)

    def _say(self) -> None:
        is_low = self._low and self.rest_label.isHidden()
        if is_low != self._is_in_line:
            self._lay_out(in_line=is_low)
        wrong = [one for one in self._warnings if one[1]]
        facts = [] if is_low else [text for text, state in self._warnings if not state]
        self._warning.show(" ".join(text for text, _ in wrong), wraps=not is_low)
        theme.mark(self.warning_label, state="late" if any(state == "late" for _, state in wrong) else "soon")
        self.warning_label.setMinimumWidth(1)
        self.fact_label.setText(" ".join(facts))
        self.warning_label.setVisible(bool(wrong))
        self.fact_label.setVisible(bool(facts))
        has_first = any(action.primary for action in self.offered)
        self.next_label.setVisible(bool(self.next_label.text()) and not (self._low and has_first))
        self.rest_button.setVisible(bool(self.rest_label.text()) and not self._low)
        self.more_button.setVisible(self._low)
        self._row.setVisible(bool(self.buttons) or not self.rest_button.isHidden() or self._low)
        shown = [*self.buttons.values(), self.rest_button, self.more_button] if self._low else []
        wide = sum(button.sizeHint().width() + _GAP for button in shown if not button.isHidden())
        self._row.setMinimumWidth(wide)
        self.setVisible(bool(self.next_label.text() or self._warnings or self.buttons) or self._low)

    def _lay_out(self, *, in_line: bool) -> None:
        """Let buttons and warning share a line, or stand one below the other: beside all reasons no line is enough."""
        self._is_in_line = in_line
        self._column.setContentsMargins(*((0, 0, 0, 0) if self._low else _MARGINS))
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.RightToLeft if in_line else directions.TopToBottom)

    def _add(self, action: OfferedAction) -> None:
        if self._low and not action.primary and self.buttons:
            return
        button = QPushButton(f"{plain_text.caption(action.text)} ({action.key})", self._row)
        button.setProperty("key", action.key)
        if action.primary:
            button.setProperty("primary", True)
        button.clicked.connect(lambda _checked=False: self.asked.emit(action.purpose))
        self._flow.addWidget(button)
        self.buttons[action.purpose] = button

    def _quiet(self, text: str) -> QPushButton:
        button = QPushButton(text, self._row)
        button.setProperty("quiet", True)
        return button
