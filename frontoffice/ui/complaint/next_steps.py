"""What comes next with a complaint, in words: the step, by whom, by when, and why the other steps may not be taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import HandlingContext, Offer
from frontoffice.domain.cases.steps import ANSWERS, RULES, Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Kind, Status
from frontoffice.register.queries.complaint_query import SameItem
from frontoffice.ui.messages import wording

_AGAIN: Final = frozenset({Step.REVIEW, Step.REOPEN})  # what was done is taken up once more
_TO_COME: Final = 2  # steps that are not due yet are named only so far ahead
_NOT_DUE: Final = frozenset({StepRefusal.NOT_NOW, StepRefusal.DONE})


def next_step_text(offers: tuple[Offer, ...]) -> str:
    """What comes next and by whom; "" where nothing does. The answer is the complainant's: neither is proposed."""
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
    """What is to be known before it is done, each sentence with its state: ``late``, ``soon``, "" for a mere fact.

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


def leads_aside(offer: Offer, *, is_repeated: bool = False) -> bool:
    """Whether a step leads out of the way that the procedure takes from here: it stands in no box of the next one.

    Merging does not where the complaint ``is_repeated``: another holds the same letter or item.
    """
    if is_repeated and offer.step is Step.MERGE:
        return False
    moves = RULES[offer.step].moves.values()
    return not offer.suggested and (offer.step in _AGAIN or all(status in CLOSED for status in moves))


def why_not_the_rest(offers: Iterable[Offer]) -> list[str]:
    """A line for each step that may not be taken: those whose turn it is, the next two to come, and the ways out."""
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
    """Whether the complainant has to be reached before the step that is wanted now."""
    return offer.suggested and offer.problem is not None and offer.problem.code == StepRefusal.NOT_REACHED


def _roles(offer: Offer) -> str:
    return ", ".join(wording.word(role) for role in offer.roles)


def _not_named(complaint: Complaint, case: Case) -> list[str]:
    """What a review left open of a complaint: how grave it is, and who handles it."""
    if case.status is Status.REGISTERED or case.status in CLOSED or complaint.intake.kind is not Kind.COMPLAINT:
        return []
    level, team = QCoreApplication.translate("NextSteps", "level"), QCoreApplication.translate("NextSteps", "team")
    return [name for name, given in ((level, case.level), (team, case.team.text)) if not given]


def _limits(complaint: Complaint, case: Case, office: HandlingContext) -> Iterator[tuple[str, str]]:
    """The target of the cycle and what else has a time of its own, and which of them are past."""
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
