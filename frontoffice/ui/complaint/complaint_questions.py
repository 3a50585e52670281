"""Questions on a complaint's page before an action: each question with its verb and its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer
from frontoffice.register.commands.print_job import UNSENT, JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_actions import Action

Verb = Callable[[UUID, str, Officer, UUID], object]


@dataclass(frozen=True, slots=True)
class Question:
    """Question with the texts of its answer button and of its check box, if any.

    ``verb`` gives the call of the register that takes the answer, and ``done`` says that it was done; what is only
    printed has neither.
    """

    text: str
    confirm: str
    verb: Callable[[Register], Verb] | None = None
    done: str = ""
    choice: str = ""


def questions() -> Mapping[Action, Question]:
    """Questions in the language of the screen, by their action."""
    translate = QCoreApplication.translate
    return {
        Action.PRINT: Question(
            translate("ComplaintPage", "Why is the resi printed again? The paper says SALINAN."),
            translate("ComplaintPage", "Print"),
            choice=translate("ComplaintPage", "With every letter as it was written, as an ima&ge"),
        ),
        Action.REVEAL: Question(
            translate("ComplaintPage", "Why is the identity looked at? The reason and your name are written down."),
            translate("ComplaintPage", "Show it"),
            lambda register: register.complaints.reveal,
            translate("ComplaintPage", "The identity is shown until you leave this page."),
        ),
        Action.NOTE: Question(
            translate("ComplaintPage", "What shall all who work on this complaint know? The note stays in its story."),
            translate("ComplaintPage", "Write the note"),
            lambda register: register.complaints.write_note,
            translate("ComplaintPage", "The note stands in the story."),
        ),
        Action.CORRECT: Question(
            translate("ComplaintPage", "Why is the last step corrected? It stays readable, and counts for nothing."),
            translate("ComplaintPage", "Correct the step"),
            _correct_last,
            translate("ComplaintPage", "Corrected. The complaint stands as it stood before that step."),
        ),
        Action.CANCEL: Question(
            translate("ComplaintPage", "Why is it cancelled? The number stays in the register and is not used again."),
            translate("ComplaintPage", "Cancel the complaint"),
            lambda register: register.handling.cancel,
            translate("ComplaintPage", "Cancelled. The number stays in the register."),
        ),
    }


def _correct_last(register: Register) -> Verb:
    """Correct the last step at that time; the register says so where it may not be."""

    def correct(subject: UUID, why: str, by: Officer, action: UUID) -> object:
        last = register.handling.case(subject).last
        return register.handling.correct(subject, last.entry_id if last else action, why, by, action)

    return correct


def next_is_a_copy(complaint: Complaint, jobs: Iterable[PrintJob], joined: UUID | None = None) -> bool:
    """Return whether the next print is a SALINAN and so requires a reason.

    One may have come out before.

    Of the first complainant, or of who ``joined``.
    """
    states = [job.state for job in jobs if job.joined == joined]
    if any(state in UNSENT for state in states):
        return False  # that paper is taken up again
    elsewhere = joined is None and bool(complaint.papers_printed)
    return elsewhere or any(state not in (JobState.VOID, JobState.DROPPED) for state in states)
