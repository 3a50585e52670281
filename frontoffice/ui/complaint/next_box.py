"""The next action: its step and person, what is wrong about it, and its buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case, last_undelivered_contact
from frontoffice.domain.cases.handling import HandlingContext, Offer
from frontoffice.domain.cases.steps import ANSWERS
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Kind, Status
from frontoffice.register.queries.complaint_list import SameItem
from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.complaint.document_menu import Line
from frontoffice.ui.complaint.step_writing import Purpose
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form, plain_text, reading_order, theme
from frontoffice.ui.widgets.page_keys import keys_of
from frontoffice.ui.widgets.plain_text import ElidedText

# --- What comes next with a complaint, in words: the step, by whom, by when, and why the other steps may not be
# taken ---

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
    yield from _came_back(case)
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


def _came_back(case: Case) -> Iterator[tuple[str, str]]:
    """A warning where the last message came back and nobody has reached the complainant since."""
    back = last_undelivered_contact(case)
    if back is not None:
        sentence = QCoreApplication.translate(
            "NextSteps", "The message of {} came back: it reached nobody. Inform the complainant in another way."
        )
        yield sentence.format(dates.without_weekday(back.on)), "late"


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


@dataclass(frozen=True, slots=True)
class OfferedAction:
    """Action now possible.

    For what the form opens, its words and its key.

    ``primary`` is what comes next; ``aside`` stands in the menu and has no button.
    """

    purpose: Purpose
    text: str
    key: str
    primary: bool = False
    aside: bool = False


class NextBox(QFrame):
    """What is to be known about the next step; ``asked`` carries the purpose of its pressed button.

    Its buttons stand first in ``row``. ``head`` names the step in the head of the page.
    """

    asked = Signal(object)
    rest_shown = Signal()

    def __init__(self, parent: QWidget, head: QLabel, row: QWidget) -> None:
        super().__init__(parent)
        self.offered: tuple[OfferedAction, ...] = ()
        self.buttons: dict[Purpose, QPushButton] = {}
        self.next_label, self._row = head, row
        self._row_line = form.child(row, QBoxLayout, "action_line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.warning_label = plain_text.label(parent=self)
        self.fact_label = plain_text.label(level="muted", parent=self)
        self.rest_label = plain_text.label(parent=self)
        for label in (self.warning_label, self.fact_label, self.rest_label):
            label.setWordWrap(True)
            column.addWidget(label)
        self.rest_label.hide()
        self._rest_words = self.tr("Why not another step")
        self.short_label = plain_text.label(parent=row)
        self.short_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._short = ElidedText(self.short_label)
        self._row_line.addWidget(self.short_label, 1)
        self._is_low = False

    def show_next(self, text: str, warnings: Iterable[tuple[str, str]], rest: str) -> None:
        """Show the next step, warnings with their state, and the reasons against the other steps."""
        given = tuple(warnings)
        wrong, facts = [one for one in given if one[1]], [text for text, state in given if not state]
        self.next_label.setText(text)
        self.next_label.setVisible(bool(text))
        self.warning_label.setText(" ".join(text for text, _ in wrong))
        self._short.show(self.warning_label.text())
        for label in (self.warning_label, self.short_label):
            theme.mark(label, state="late" if any(state == "late" for _, state in wrong) else "soon")
        self.fact_label.setText(" ".join(facts))
        self.rest_label.setText(rest)
        self.rest_label.setVisible(bool(rest) and not self.rest_label.isHidden())
        self.warning_label.setVisible(bool(wrong))
        self.fact_label.setVisible(bool(facts))
        self._say()

    def show_actions(self, actions: Iterable[OfferedAction]) -> None:
        """Show buttons for these actions, the next step first."""
        self.offered = tuple(actions)
        for button in self.buttons.values():
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self.buttons = {action.purpose: self._make_button(action) for action in self.offered if not action.aside}
        for place, button in enumerate(self.buttons.values()):
            self._row_line.insertWidget(place, button)
            button.show()
        reading_order.arrange(self._row)

    def show_low(self, *, is_low: bool) -> None:
        """Show the warnings beside the buttons of a low page, where this box stands behind the story."""
        self._is_low = is_low
        self._say()

    def toggle_rest(self) -> None:
        """Show or hide why the other steps may not be taken now."""
        self.rest_label.setVisible(self.rest_label.isHidden() and bool(self.rest_label.text()))
        self._say()
        if not self.rest_label.isHidden():
            self.rest_shown.emit()

    def lines(self, ask: Callable[[Purpose], object]) -> list[Line]:
        """Menu lines for everything without a button: actions, and why the other steps may not be taken."""
        lines: list[Line] = [(one.key, one.text, "", partial(ask, one.purpose)) for one in self.behind()]
        if self.rest_label.text():
            lines.append((_REST_KEY, self._rest_words, "", self.toggle_rest))
        return lines

    def behind(self) -> tuple[OfferedAction, ...]:
        """Possible actions without a button."""
        shown = {purpose for purpose, button in self.buttons.items() if not button.isHidden()}
        return tuple(action for action in self.offered if action.purpose not in shown)

    def _say(self) -> None:
        labels = (self.warning_label, self.fact_label, self.rest_label)
        self.setVisible(any(not label.isHidden() for label in labels))
        self.short_label.setVisible(self._is_low and not self.warning_label.isHidden())

    def _make_button(self, action: OfferedAction) -> QPushButton:
        button = QPushButton(f"{plain_text.caption(action.text)} ({action.key})", self._row)
        button.setProperty("key", action.key)
        if action.primary:
            button.setProperty("primary", True)
        button.clicked.connect(lambda _checked=False: self.asked.emit(action.purpose))
        return button
