"""The words of the rules: turns what the rest of the program says in codes and values into what officers read.

Sentences for codes stand in ``sentences.py``, which is read in when the first is wanted. Everything here asks for the
translation at the moment of showing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.calendar import dates
from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.commands.print_job import UNSENT
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.messages.window_sentences import NOTICES

_CONTEXT: Final = "words"

# By the name of the enumeration and the value, since two enumerations may use the same value.
WORDS: Final[Mapping[tuple[str, str], str]] = {
    ("Kind", "complaint"): QT_TRANSLATE_NOOP("words", "Complaint"),
    ("Kind", "suggestion"): QT_TRANSLATE_NOOP("words", "Suggestion"),
    ("Kind", "input"): QT_TRANSLATE_NOOP("words", "Input"),
    ("Manner", "oral"): QT_TRANSLATE_NOOP("words", "Oral"),
    ("Manner", "written"): QT_TRANSLATE_NOOP("words", "Written"),
    ("Identity", "open"): QT_TRANSLATE_NOOP("words", "Open"),
    ("Identity", "confidential"): QT_TRANSLATE_NOOP("words", "Confidential"),
    ("Identity", "anonymous"): QT_TRANSLATE_NOOP("words", "Anonymous"),
    ("Status", "registered"): QT_TRANSLATE_NOOP("words", "Registered"),
    ("Status", "reviewed"): QT_TRANSLATE_NOOP("words", "Reviewed"),
    ("Status", "analysed"): QT_TRANSLATE_NOOP("words", "Analysed"),
    ("Status", "decided"): QT_TRANSLATE_NOOP("words", "Action set"),
    ("Status", "informed"): QT_TRANSLATE_NOOP("words", "Complainant informed"),
    ("Status", "acted"): QT_TRANSLATE_NOOP("words", "Action done"),
    ("Status", "verified"): QT_TRANSLATE_NOOP("words", "Result verified"),
    ("Status", "conveyed"): QT_TRANSLATE_NOOP("words", "Waiting for the complainant's answer"),
    ("Status", "repeated"): QT_TRANSLATE_NOOP("words", "Not satisfied: analyse again"),
    ("Status", "noted"): QT_TRANSLATE_NOOP("words", "Noted"),
    ("Status", "followed_up"): QT_TRANSLATE_NOOP("words", "Acted on"),
    ("Status", "answered"): QT_TRANSLATE_NOOP("words", "Answered"),
    ("Status", "satisfied"): QT_TRANSLATE_NOOP("words", "Closed: satisfied"),
    ("Status", "finished"): QT_TRANSLATE_NOOP("words", "Closed: answered"),
    ("Status", "withdrawn"): QT_TRANSLATE_NOOP("words", "Closed: withdrawn"),
    ("Status", "deemed_withdrawn"): QT_TRANSLATE_NOOP("words", "Closed: deemed withdrawn"),
    ("Status", "forwarded"): QT_TRANSLATE_NOOP("words", "Closed: forwarded"),
    ("Status", "declined"): QT_TRANSLATE_NOOP("words", "Closed: cannot be followed up"),
    ("Status", "merged"): QT_TRANSLATE_NOOP("words", "Closed: merged"),
    ("Status", "unanswered"): QT_TRANSLATE_NOOP("words", "Closed: no answer"),
    ("Status", "cancelled"): QT_TRANSLATE_NOOP("words", "CANCELLED"),
    ("RequiredPaper", "identity_copy"): QT_TRANSLATE_NOOP("words", "copy of identity"),
    ("RequiredPaper", "documents"): QT_TRANSLATE_NOOP("words", "supporting documents"),
    ("Role", "officer"): QT_TRANSLATE_NOOP("words", "Counter officer"),
    ("Role", "handler"): QT_TRANSLATE_NOOP("words", "Handling team"),
    ("Role", "supervisor"): QT_TRANSLATE_NOOP("words", "Supervisor"),
    ("Role", "administrator"): QT_TRANSLATE_NOOP("words", "Administrator"),
    ("Role", "reader"): QT_TRANSLATE_NOOP("words", "Reader"),
    ("May", "record"): QT_TRANSLATE_NOOP("words", "record"),
    ("May", "amend"): QT_TRANSLATE_NOOP("words", "amend"),
    ("May", "cancel"): QT_TRANSLATE_NOOP("words", "cancel a complaint"),
    ("May", "review"): QT_TRANSLATE_NOOP("words", "review"),
    ("May", "print"): QT_TRANSLATE_NOOP("words", "print"),
    ("May", "export"): QT_TRANSLATE_NOOP("words", "take lists and papers away"),
    ("May", "keep_own"): QT_TRANSLATE_NOOP("words", "keep filters and forms"),
    ("May", "read_reads"): QT_TRANSLATE_NOOP("words", "read what readers looked at"),
    ("May", "reveal"): QT_TRANSLATE_NOOP("words", "see a confidential identity"),
    ("May", "keep_officers"): QT_TRANSLATE_NOOP("words", "change the officers"),
    ("May", "keep_lists"): QT_TRANSLATE_NOOP("words", "change the lists"),
    ("May", "keep_settings"): QT_TRANSLATE_NOOP("words", "change the settings"),
    ("May", "contact"): QT_TRANSLATE_NOOP("words", "speak with complainants for the office"),
    ("May", "handle"): QT_TRANSLATE_NOOP("words", "handle complaints"),
    ("May", "decide"): QT_TRANSLATE_NOOP("words", "close a complaint or take that back"),
    ("May", "keep_calendar"): QT_TRANSLATE_NOOP("words", "change the office calendar"),
    ("May", "read_reports"): QT_TRANSLATE_NOOP("words", "read reports"),
    ("May", "read_exports"): QT_TRANSLATE_NOOP("words", "read who took which list away"),
    ("May", "approve"): QT_TRANSLATE_NOOP("words", "approve reports"),
    ("Step", "review"): QT_TRANSLATE_NOOP("words", "Review and classify"),
    ("Step", "analyse"): QT_TRANSLATE_NOOP("words", "Analyse"),
    ("Step", "decide"): QT_TRANSLATE_NOOP("words", "Set the action"),
    ("Step", "inform"): QT_TRANSLATE_NOOP("words", "Informed of the action"),
    ("Step", "act"): QT_TRANSLATE_NOOP("words", "Action done"),
    ("Step", "verify"): QT_TRANSLATE_NOOP("words", "Verify the result"),
    ("Step", "return"): QT_TRANSLATE_NOOP("words", "Send back to be done again"),
    ("Step", "convey"): QT_TRANSLATE_NOOP("words", "Result conveyed"),
    ("Step", "satisfied"): QT_TRANSLATE_NOOP("words", "Satisfied"),
    ("Step", "unsatisfied"): QT_TRANSLATE_NOOP("words", "Not satisfied"),
    ("Step", "note"): QT_TRANSLATE_NOOP("words", "Note it"),
    ("Step", "follow_up"): QT_TRANSLATE_NOOP("words", "Act on it"),
    ("Step", "answer"): QT_TRANSLATE_NOOP("words", "Answered"),
    ("Step", "finish"): QT_TRANSLATE_NOOP("words", "Close it"),
    ("Step", "go_on"): QT_TRANSLATE_NOOP("words", "Go on, not reached"),
    ("Step", "withdraw"): QT_TRANSLATE_NOOP("words", "Withdrawn"),
    ("Step", "deem_withdrawn"): QT_TRANSLATE_NOOP("words", "Deem withdrawn"),
    ("Step", "forward"): QT_TRANSLATE_NOOP("words", "Forward to an agency"),
    ("Step", "decline"): QT_TRANSLATE_NOOP("words", "Cannot be followed up"),
    ("Step", "merge"): QT_TRANSLATE_NOOP("words", "Merge as duplicate"),
    ("Step", "give_up"): QT_TRANSLATE_NOOP("words", "Close without an answer"),
    ("Step", "reopen"): QT_TRANSLATE_NOOP("words", "Open again"),
    ("Step", "reclassify"): QT_TRANSLATE_NOOP("words", "Change the kind"),
    ("Step", "cancel"): QT_TRANSLATE_NOOP("words", "Cancel complaint"),
    ("Outcome", "proven"): QT_TRANSLATE_NOOP("words", "Proven"),
    ("Outcome", "not_proven"): QT_TRANSLATE_NOOP("words", "Not proven"),
    ("Outcome", "partly_proven"): QT_TRANSLATE_NOOP("words", "Partly proven"),
    ("Outcome", "explained"): QT_TRANSLATE_NOOP("words", "Explained"),
    ("Outcome", "not_possible"): QT_TRANSLATE_NOOP("words", "Cannot be carried on"),
    ("Ground", "late"): QT_TRANSLATE_NOOP("words", "Filed late"),
    ("Ground", "out_of_scope"): QT_TRANSLATE_NOOP("words", "Not about a service of this office"),
    ("Ground", "unfounded"): QT_TRANSLATE_NOOP("words", "Unfounded"),
    ("Ground", "in_court"): QT_TRANSLATE_NOOP("words", "Before a court"),
    ("Ground", "other"): QT_TRANSLATE_NOOP("words", "Another ground"),
    ("Ruling", "accepted"): QT_TRANSLATE_NOOP("words", "Accepted"),
    ("Ruling", "refused"): QT_TRANSLATE_NOOP("words", "Refused"),
    ("Source", "spoken"): QT_TRANSLATE_NOOP("words", "Spoken"),
    ("Source", "signed"): QT_TRANSLATE_NOOP("words", "Signed slip"),
    ("Source", "message"): QT_TRANSLATE_NOOP("words", "Message"),
    ("Reach", "reached"): QT_TRANSLATE_NOOP("words", "Reached"),
    ("Reach", "no_answer"): QT_TRANSLATE_NOOP("words", "No answer"),
    ("Reach", "wrong_number"): QT_TRANSLATE_NOOP("words", "Wrong number"),
    ("Reach", "letter_sent"): QT_TRANSLATE_NOOP("words", "Letter sent"),
    ("Reach", "collected"): QT_TRANSLATE_NOOP("words", "Collected here"),
    ("Reach", "sent"): QT_TRANSLATE_NOOP("words", "Sent"),
    ("Reach", "asked"): QT_TRANSLATE_NOOP("words", "Asked how it stands"),
    ("Change", "shrunk"): QT_TRANSLATE_NOOP("words", "made smaller (200 dots to the inch)"),
    ("Change", "cleaned"): QT_TRANSLATE_NOOP("words", "without place and device of the photo"),
    ("Change", "turned"): QT_TRANSLATE_NOOP("words", "turned upright"),
    ("Change", "flattened"): QT_TRANSLATE_NOOP("words", "kept as images: there were programs or files in this PDF"),
    ("Change", "first_frame"): QT_TRANSLATE_NOOP("words", "its first image alone"),
    ("AttachmentKind", "identity"): QT_TRANSLATE_NOOP("words", "Identity"),
    ("AttachmentKind", "supporting"): QT_TRANSLATE_NOOP("words", "Supporting document"),
    ("AttachmentKind", "letter"): QT_TRANSLATE_NOOP("words", "Letter"),
    ("AttachmentKind", "answer"): QT_TRANSLATE_NOOP("words", "Answer"),
    ("AttachmentKind", "slip"): QT_TRANSLATE_NOOP("words", "Slip"),
    ("AttachmentKind", "other"): QT_TRANSLATE_NOOP("words", "Something else"),
    ("AttachmentUse", "shown"): QT_TRANSLATE_NOOP("words", "Shown"),
    ("AttachmentUse", "printed"): QT_TRANSLATE_NOOP("words", "Printed out"),
    ("AttachmentUse", "saved"): QT_TRANSLATE_NOOP("words", "Saved as a copy outside the register"),
    ("Unit", "office_hours"): QT_TRANSLATE_NOOP("words", "office hours"),
    ("Unit", "working_days"): QT_TRANSLATE_NOOP("words", "working days"),
    ("Unit", "calendar_days"): QT_TRANSLATE_NOOP("words", "calendar days"),
    ("Unit", "months"): QT_TRANSLATE_NOOP("words", "months"),
    ("Unit", "times"): QT_TRANSLATE_NOOP("words", "times"),
    ("Unit", "megabytes"): QT_TRANSLATE_NOOP("words", "megabytes"),
    ("Unit", "switch"): QT_TRANSLATE_NOOP("words", "1 is yes, 0 is no"),
    ("JobState", "queued"): QT_TRANSLATE_NOOP("words", "Waits for its turn"),
    ("JobState", "checking"): QT_TRANSLATE_NOOP("words", "Asking the printer"),
    ("JobState", "sending"): QT_TRANSLATE_NOOP("words", "Printing"),
    ("JobState", "awaiting"): QT_TRANSLATE_NOOP("words", "Waiting for the printer's word"),
    ("JobState", "blocked"): QT_TRANSLATE_NOOP("words", "The printer has stopped"),
    ("JobState", "confirmed"): QT_TRANSLATE_NOOP("words", "Printed"),
    ("JobState", "handed_over"): QT_TRANSLATE_NOOP("words", "Sent to the printer"),
    ("JobState", "waiting"): QT_TRANSLATE_NOOP("words", "Not printed yet"),
    ("JobState", "uncertain"): QT_TRANSLATE_NOOP("words", "Look at the paper"),
    ("JobState", "dropped"): QT_TRANSLATE_NOOP("words", "Not needed any more"),
    ("JobState", "accepted"): QT_TRANSLATE_NOOP("words", "On paper"),
    ("JobState", "void"): QT_TRANSLATE_NOOP("words", "Paper not whole"),
    ("SendState", "queued"): QT_TRANSLATE_NOOP("words", "Waits to be sent"),
    ("SendState", "sending"): QT_TRANSLATE_NOOP("words", "Is being sent"),
    ("SendState", "handed_over"): QT_TRANSLATE_NOOP("words", "Handed over, not reported yet"),
    ("SendState", "sent"): QT_TRANSLATE_NOOP("words", "Has been sent"),
    ("SendState", "uncertain"): QT_TRANSLATE_NOOP("words", "Perhaps sent"),
    ("SendState", "failed"): QT_TRANSLATE_NOOP("words", "Not sent"),
    ("SendState", "came"): QT_TRANSLATE_NOOP("words", "It came"),
    ("SendState", "dropped"): QT_TRANSLATE_NOOP("words", "Taken back"),
    ("Transport", "none"): QT_TRANSLATE_NOOP("words", "No printer yet"),
    ("Transport", "network"): QT_TRANSLATE_NOOP("words", "Network printer"),
    ("Transport", "device"): QT_TRANSLATE_NOOP("words", "Device file"),
    ("Transport", "serial"): QT_TRANSLATE_NOOP("words", "Serial port"),
    ("Transport", "usbprint"): QT_TRANSLATE_NOOP("words", "USB through Windows"),
    ("Transport", "cups"): QT_TRANSLATE_NOOP("words", "Printer queue (CUPS)"),
    ("Transport", "windows"): QT_TRANSLATE_NOOP("words", "Printer of Windows"),
    ("Transport", "pdf"): QT_TRANSLATE_NOOP("words", "PDF files in a folder"),
    ("Cause", "full"): QT_TRANSLATE_NOOP("words", "the disk is full"),
    ("Cause", "forbidden"): QT_TRANSLATE_NOOP("words", "this user may not do that there"),
    ("Cause", "not_there"): QT_TRANSLATE_NOOP("words", "the folder or the file is not there"),
    ("Cause", "name"): QT_TRANSLATE_NOOP("words", "a file or folder cannot have that name there"),
    ("Cause", "refused"): QT_TRANSLATE_NOOP("words", "the disk refuses"),
    ("Theme", "system"): QT_TRANSLATE_NOOP("words", "As the desktop"),
    ("Theme", "light"): QT_TRANSLATE_NOOP("words", "Light"),
    ("Theme", "dark"): QT_TRANSLATE_NOOP("words", "Dark"),
}


def word(value: StrEnum) -> str:
    """The word for a kind, manner, identity, status, paper, role, right, print state, transport or theme.

    A value that this version does not know (it came from a newer desk) is shown as it is.
    """
    source = WORDS.get((type(value).__name__, value.value))
    return value.value if source is None else _translate(source)


def handler_text(person: str, team: str) -> str:
    """Text for the handler of a complaint: a person by name, or the team by what it is; "" where neither was chosen."""
    from frontoffice.domain.cases import assigning

    name, others = assigning.handler_of(person, team)
    return _translate(QT_TRANSLATE_NOOP("words", "team: {}")).format(others) if others else name


def printer(label: str) -> str:
    """A printer as a job keeps it: by its name, or by the word for its transport where it was given none."""
    source = WORDS.get(("Transport", label))
    return label if source is None else _translate(source)


def problem(problem: Problem) -> str:
    """Sentence for a problem with a field."""
    from frontoffice.ui.messages import sentences

    return _fill(sentences.REFUSALS[problem.code], problem.facts)


def refusal_text(error: Refused) -> str:
    """All refusals in one line, for pages without a problem line per field."""
    return " ".join(problem(one) for one in error.problems)


def unavailable(error: Unavailable) -> str:
    """Sentence for a failure of printer, network or disk, with its remedy."""
    from frontoffice.ui.messages import sentences

    return _fill(sentences.FAILURES[error.code], error.facts)


def why_not(error: Refused | Unavailable) -> str:
    """Why something did not happen, in one line."""
    return refusal_text(error) if isinstance(error, Refused) else unavailable(error)


def file_change(change: str) -> str:
    """Words for a change made to a file before storing it; an unknown one is shown as it is."""
    source = WORDS.get(("Change", change))
    return change if source is None else _translate(source)


def reason(code: str, state: str = "") -> str:
    """Why a print job waits (the ``reason`` it keeps is the code of an Unavailable, or empty).

    A printer that stopped in the middle of a paper (``state`` blocked) goes on by itself once it can; of a paper that
    waits nothing was sent, so nobody has to look for it. The journal may hold a reason of a newer desk.
    """
    if not code or code == "officer":
        return ""
    unknown = QT_TRANSLATE_NOOP("words", "This does not work just now ({code}). What was recorded is safe. Try again.")
    return _fill(_reasons(state).get(code, unknown), {"code": code})


@cache
def _reasons(state: str) -> Mapping[str, str]:
    """Sentences by reason code for a job in this state; it keeps the text of its reason's code."""
    from frontoffice.ui.messages import sentences
    from frontoffice.ui.messages.printing_sentences import BLOCKED, CHECKING, NOTHING_SENT

    at_hand = {**NOTHING_SENT} if state in UNSENT else {**BLOCKED} if state == "blocked" else {}
    at_hand |= CHECKING if state == "checking" else {}
    return {str(code): sentence for code, sentence in {**sentences.FAILURES, **at_hand}.items()}


def notice(notice: Notice) -> str:
    """Sentence for a notice about the register, the calendar or the papers."""
    return _fill(NOTICES[notice.code], notice.facts)


class _Facts(dict[str, object]):
    """Facts of a sentence, with a gap instead of a KeyError for a missing one."""

    def __missing__(self, key: str) -> object:
        return _Gap()


class _Gap(str):
    """Placeholder for a missing fact, for any format specifier."""

    __slots__ = ()

    def __format__(self, _form: str) -> str:
        return "…"


def _fill(source: str, facts: Mapping[str, object]) -> str:
    text = _translate(source).format_map(_Facts({name: _fact_text(fact) for name, fact in facts.items()}))
    return text[:-1] if text.endswith("..") and not text.endswith("...") else text  # a name may end with one (S.E.)


def _fact_text(fact: object) -> object:
    if isinstance(fact, date):
        return dates.without_weekday(fact)
    if isinstance(fact, tuple):
        return ", ".join(str(_fact_text(one)) for one in fact)
    return word(fact) if isinstance(fact, StrEnum) else fact


def _translate(source: str) -> str:
    return QCoreApplication.translate(_CONTEXT, source)
