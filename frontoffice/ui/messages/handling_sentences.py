"""The handling of a complaint, in sentences: steps, contacts, papers, moved dates, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain import choices
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.assigning import Assignment
from frontoffice.domain.cases.case import Reach, reaches
from frontoffice.domain.cases.step_fields import TEXTS
from frontoffice.domain.cases.steps import RESPONDS, Ground, Outcome, Ruling, Source, Step
from frontoffice.domain.entries import entry_bodies
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.body_parts import LatePart, TargetPart
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import Json
from frontoffice.ui.messages import field_labels

_CLOSES: Final = frozenset({Step.WITHDRAW, Step.DEEM_WITHDRAWN, Step.FORWARD, Step.DECLINE, Step.MERGE, Step.GIVE_UP})


@dataclass(frozen=True, slots=True)
class StepSentence:
    """One entry in words; details are pairs of a name ("" for none) and the text as it was written."""

    text: str
    icon: str
    state: str = ""
    details: tuple[tuple[str, str], ...] = ()


def classification_details(body: bodies.ReviewedBody) -> Iterator[tuple[str, str]]:
    """Decisions of a review besides its note, as label and text."""
    if body.ruling:
        label = QCoreApplication.translate("HandlingStory", "Late filing")
        yield label, field_labels.word_of(Ruling, str(body.ruling))
    if body.category:
        yield QCoreApplication.translate("HandlingStory", "Type of complaint"), str(body.category)
    if body.level:
        yield QCoreApplication.translate("HandlingStory", "Level"), str(body.level_name or body.level)
    team = body.team or {}
    if any(team.values()):
        names = choices.mark_unlisted(team, choices.parts(body.unlisted), _other())
        yield QCoreApplication.translate("HandlingStory", "Team"), ", ".join(names)
    yield from _target(body.target)


def _other() -> str:
    return QCoreApplication.translate("HandlingStory", "{} (other, in no list)")


def _step_sentence(body: bodies.SteppedBody) -> StepSentence:
    step = str(body.step or "")
    cycle = QCoreApplication.translate("HandlingStory", "cycle {}").format(body.cycle or 1)
    text = f"{field_labels.word_of(Step, step)} \N{MIDDLE DOT} {cycle}"
    if body.on:
        text += f" \N{MIDDLE DOT} {dates.readable(body.on)}"
    icon, state = "check", "done"
    if step == Step.UNSATISFIED:
        icon, state = "warning", "soon"
    elif step in _CLOSES:
        icon, state = "cancel", ""
    return StepSentence(text, icon, state, tuple(_step_details(body)))


def _step_details(body: bodies.SteppedBody) -> Iterator[tuple[str, str]]:
    agency = "".join(choices.mark_unlisted({choices.AGENCY: body.agency}, choices.parts(body.unlisted), _other()))
    named = (
        (body.outcome, QCoreApplication.translate("HandlingStory", "Found"), Outcome),
        (body.ground, QCoreApplication.translate("HandlingStory", "Ground"), Ground),
        (body.source, QCoreApplication.translate("HandlingStory", "How the answer came"), Source),
        (agency, QCoreApplication.translate("HandlingStory", "Forwarded to"), None),
        *((getattr(body, one.name), QCoreApplication.translate("StepForm", one.label), None) for one in TEXTS),
        (body.other_number, QCoreApplication.translate("HandlingStory", "Repeats"), None),
        (body.text, "", None),
    )
    for written, label, kind in named:
        value = str(written or "")
        if value:
            yield label, field_labels.word_of(kind, value) if kind else value
    yield from lateness(body.late, is_response=str(body.step) in RESPONDS)
    yield from _target(body.target)


def lateness(late: Json | None, *, is_response: bool) -> Iterator[tuple[str, str]]:
    """Sentence about lateness: the first response, or the closing of what nobody had answered; by how much, and why."""
    if late:
        text = (
            QCoreApplication.translate("HandlingStory", "The first response was late ({} working days)")
            if is_response
            else QCoreApplication.translate("HandlingStory", "Closed without a response, {} working days late")
        )
        part = outline(LatePart, late)
        yield text.format(part.days), str(part.why or "")


def _target(target: Json | None) -> Iterator[tuple[str, str]]:
    if target:
        part = outline(TargetPart, target)
        when = dates.readable(part.on) + (f", {part.time}" if part.time else "")
        yield QCoreApplication.translate("HandlingStory", "Target"), when


def _correction_sentence(body: entry_bodies.StepCorrectedBody) -> StepSentence:
    text = QCoreApplication.translate("HandlingStory", "Step corrected, it had been recorded by mistake: {}")
    why = str(body.why or "") or QCoreApplication.translate("HandlingStory", "taken back at once")
    reason = QCoreApplication.translate("HandlingStory", "Reason")
    return StepSentence(text.format(field_labels.word_of(Step, str(body.step or ""))), "left", "soon", ((reason, why),))


def _assignment_sentence(body: entry_bodies.AssignedBody) -> StepSentence:
    """Sentence for an assignment; who took it stands beside the sentence already."""
    words = {
        Assignment.TAKEN: QCoreApplication.translate("HandlingStory", "Taken on"),
        Assignment.HANDED: QCoreApplication.translate("HandlingStory", "Handed over to {}"),
        Assignment.RELEASED: QCoreApplication.translate("HandlingStory", "Given back to all of the role"),
    }
    what, note = str(body.what or ""), str(body.note or "")
    text = next((sentence for one, sentence in words.items() if one == what), words[Assignment.RELEASED])
    details = ((QCoreApplication.translate("HandlingStory", "Note"), note),) if note else ()
    return StepSentence(text.format(body.name or ""), "person", "", details)


def _contact_sentence(body: bodies.ContactedBody) -> StepSentence:
    reach = str(body.reach or "")
    text = QCoreApplication.translate("HandlingStory", "Contact by {channel}: {reach}")
    text = text.format(channel=body.channel or "", reach=field_labels.word_of(Reach, reach))
    if body.on:
        text += f" \N{MIDDLE DOT} {dates.readable(body.on)}, {body.time or ''}"
    said = (("", str(body.note or "")), (QCoreApplication.translate("HandlingStory", "Evidence"), _evidence(body)))
    is_done = reaches(str(body.channel or ""), reach)
    return StepSentence(text, "phone", "done" if is_done else "soon", tuple(one for one in said if one[1]))


def _evidence(body: bodies.ContactedBody) -> str:
    """Evidence of delivery of a message: the carrier in its own words, or an officer."""
    if body.evidence == "officer":
        return QCoreApplication.translate("HandlingStory", "The complainant has it, as the officer found.")
    return str(body.evidence or "")


def _papers_request_sentence(body: bodies.PapersAskedBody) -> StepSentence:
    text = QCoreApplication.translate("HandlingStory", "Missing papers asked for, to come by {}")
    return StepSentence(text.format(dates.readable(body.until)), "draft", "soon")


def _papers_receipt_sentence(body: bodies.PapersCompletedBody) -> StepSentence:
    text = QCoreApplication.translate("HandlingStory", "Papers came in on {}")
    return StepSentence(text.format(dates.readable(body.on)), "check", "done")


def date_changes(body: bodies.AmendedBody | bodies.DueMovedBody) -> Iterator[tuple[str, str]]:
    """Changed dates, with old and new value."""
    if body.due_was and body.due_was != body.due_on:
        label = QCoreApplication.translate("HandlingStory", "Answer due")
        yield label, f"{dates.readable(body.due_was)} \N{RIGHTWARDS ARROW} {dates.readable(body.due_on)}"
    if body.target:
        label, on = QCoreApplication.translate("HandlingStory", "Target"), outline(TargetPart, body.target).on
        yield label, f"{dates.readable(body.target_was)} \N{RIGHTWARDS ARROW} {dates.readable(on)}"


def _due_move_sentence(body: bodies.DueMovedBody) -> StepSentence:
    details = [*date_changes(body)]
    why = str(body.why or "")
    if why:
        details.append((QCoreApplication.translate("HandlingStory", "Reason"), why))
    text = QCoreApplication.translate("HandlingStory", "Counted again by a changed calendar")
    return StepSentence(text, "day", "soon", tuple(details))


def _extension_sentence(body: entry_bodies.DueExtendedBody) -> StepSentence:
    text = QCoreApplication.translate("HandlingStory", "Time of the answer extended to {}; the first due date stays")
    labels = (
        QCoreApplication.translate("HandlingStory", "Reason"),
        QCoreApplication.translate("HandlingStory", "Letter no."),
    )
    details = tuple((name, str(said)) for name, said in zip(labels, (body.why, body.letter), strict=True) if said)
    return StepSentence(text.format(dates.readable(body.until)), "day", "soon", details)


def _document(body: bodies.DocumentBody) -> StepSentence:
    text = QCoreApplication.translate("HandlingStory", "Document made: {}").format(body.name or "")
    number = str(body.number or "")
    details = [("No.", number)] if number else []
    if body.named:
        details.append(("", QCoreApplication.translate("HandlingStory", "with the name that is kept confidential")))
    if isinstance(body.to, Mapping):
        alone = QCoreApplication.translate("HandlingStory", "to complainant {} alone").format(body.to.get("place", ""))
        details.append(("", alone))
    if body.sha256:
        details.append(("SHA-256", str(body.sha256)))
    return StepSentence(text, "print", "", tuple(details))


SENTENCES: Final[Mapping[str, Callable[[Any], StepSentence]]] = {  # each takes the body of its kind
    EntryKind.STEPPED: _step_sentence,
    EntryKind.STEP_CORRECTED: _correction_sentence,
    EntryKind.ASSIGNED: _assignment_sentence,
    EntryKind.CONTACTED: _contact_sentence,
    EntryKind.PAPERS_ASKED: _papers_request_sentence,
    EntryKind.PAPERS_COMPLETED: _papers_receipt_sentence,
    EntryKind.DUE_MOVED: _due_move_sentence,
    EntryKind.DUE_EXTENDED: _extension_sentence,
    EntryKind.DOCUMENT: _document,
}
