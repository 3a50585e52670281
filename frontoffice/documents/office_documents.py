"""Documents about one complaint: which may be made in its state, and each of them as PDF.

Their layout follows custom; where the sources are silent the office may write its own by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from frontoffice.documents.case_file import NAMES, CaseFile, DocumentKind
from frontoffice.documents.codes import DocumentRefusal
from frontoffice.documents.dossiers.dossier import dossier
from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.letters import letter_facts, letter_sheet, letters
from frontoffice.documents.letters.answer import response
from frontoffice.documents.letters.internal import disposition, note
from frontoffice.documents.letters.letter_facts import LetterFacts
from frontoffice.documents.letters.letters import progress
from frontoffice.documents.letters.settlement import record
from frontoffice.domain.cases.case import Case, is_reachable
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Identity, Kind, Status
from frontoffice.errors import Problem
from frontoffice.register.codes import RegisterRefusal

LETTERS: Final[Mapping[DocumentKind, Callable[[CaseFile], LetterFacts]]] = {  # to the complainant
    DocumentKind.RESPONSE: response,
    DocumentKind.INVITATION: letters.invitation,
    DocumentKind.COMPLETION: letters.completion,
    DocumentKind.PROGRESS: progress,
}
_WHILE_OPEN: Final = frozenset(
    {DocumentKind.NOTE, DocumentKind.INVITATION, DocumentKind.COMPLETION, DocumentKind.PROGRESS}
)
_SETTLED: Final = frozenset({Status.SATISFIED, Status.UNANSWERED})


def document(kind: DocumentKind, file: CaseFile) -> bytes:
    """Render the document as PDF; its properties and footer carry the complaint's number, never a name."""
    title = f"{NAMES[kind]} {file.complaint.number_text}"
    number = file.complaint.number_text
    made = LETTERS.get(kind)
    story = letter_sheet.lay_out(made(file), file.layout) if made else _LAYOUTS[kind](file)
    return a4_sheet.sheet(file.head, title, number, story)


def refusal(kind: DocumentKind, complaint: Complaint, case: Case) -> Problem | None:
    """Problem against making a document, for lack of its facts or of an addressee; None when it may be made."""
    return next(_refusals(kind, complaint, case), None)


def _refusals(kind: DocumentKind, complaint: Complaint, case: Case) -> Iterator[Problem]:
    closed = case.status in CLOSED
    if complaint.erased:
        yield Problem("", RegisterRefusal.COMPLAINT_ERASED)
    if (kind in _WHILE_OPEN and closed) or (kind is DocumentKind.RECORD and case.status in CLOSED - _SETTLED):
        cancelled = case.status is Status.CANCELLED
        yield (
            Problem("", StepRefusal.ALREADY_CANCELLED)
            if cancelled
            else Problem("", StepRefusal.ALREADY_CLOSED, {"status": case.status})
        )
    if kind in LETTERS and _reaches_nobody(complaint):
        yield Problem("", DocumentRefusal.PAPER_TO_NOBODY)
    if kind is DocumentKind.COMPLETION and not complaint.missing_papers:
        yield Problem("", StepRefusal.PAPERS_COMPLETE)
    if kind is DocumentKind.RESPONSE and not closed and not letter_facts.has_answer(case):
        yield Problem("", DocumentRefusal.NOTHING_TO_ANSWER)
    if kind is DocumentKind.PROGRESS and letter_facts.is_answered(case.cycle):
        yield Problem("", DocumentRefusal.ANSWER_POSSIBLE)
    if kind is DocumentKind.RECORD:
        yield from _record_refusals(complaint, case)


def _record_refusals(complaint: Complaint, case: Case) -> Iterator[Problem]:
    if complaint.intake.kind is not Kind.COMPLAINT:
        yield Problem("", DocumentRefusal.SETTLEMENT_OF_COMPLAINTS)
    if letter_facts.last_conveyed_cycle(case) is None:
        yield Problem("", DocumentRefusal.NOTHING_SETTLED)


def _reaches_nobody(complaint: Complaint) -> bool:
    return complaint.intake.complainant.identity is Identity.ANONYMOUS and not is_reachable(complaint)


_LAYOUTS: Final[Mapping[DocumentKind, Callable[[CaseFile], list[Any]]]] = {
    DocumentKind.DOSSIER: dossier,
    DocumentKind.DISPOSITION: disposition,
    DocumentKind.RECORD: record,
    DocumentKind.NOTE: note,
}
