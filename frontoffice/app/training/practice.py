"""The office of the training register at work: who does what is written in a course, by the register's own verbs."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from frontoffice.app.training.samples import ConsultationSample, Sample, SampleText, SampleTexts, intake_of, team_of
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import RULES, Ground, Outcome, Ruling, Source, Step
from frontoffice.domain.complaint import Complainant, Kind, RequiredPaper
from frontoffice.domain.people import May, Officer, Role
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.journal.ids import uuid7
from frontoffice.register.register import Register

_PRINTER: Final = "Printer contoh"
_LAY_ABOUT: Final = 4  # days; every so many written complaints were received before they were recorded
_BY_HAND: Final = frozenset({"counter", "telephone"})


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """A word of a course and its moment (UTC); ``row`` is the sample's place, ``order`` counts within its course.

    What belongs to no sample has a row below 0, and ``order`` is its place.
    """

    at: datetime
    row: int
    order: int
    word: str
    cycle: int = 1

    @property
    def action(self) -> UUID:
        """The identity of its entry: the same for the same moment, so that a day's training can be made again."""
        drawn = hashlib.sha256(f"{self.at}/{self.row}/{self.order}".encode()).digest()[:10]
        return uuid7(int(self.at.timestamp() * 1000), drawn)


@dataclass(frozen=True, slots=True)
class Practice:
    """The register, its people and the samples; ``subjects`` are those recorded so far, by row."""

    register: Register
    samples: Sequence[Sample]
    people: Sequence[Officer]
    texts: SampleTexts
    consultations: Sequence[ConsultationSample] = ()
    subjects: dict[int, UUID] = dataclasses.field(default_factory=dict)

    def carry_out(self, event: Event) -> None:
        """Let the word be done by whom it is for. Raises Refused where the course is against the rules."""
        _VERBS.get(event.word, _advance)(self, event)

    def text_for(self, event: Event) -> SampleText:
        """The sentence that is written for it."""
        category, turn = self.samples[event.row].fields["category"], event.row + event.order
        return self.texts.text_for(category, event.word, turn, again=event.cycle > 1)

    def who(self, role: Role, turn: int) -> Officer:
        """One of those with the role, by turns."""
        having = [officer for officer in self.people if officer.role is role]
        return having[turn % len(having)]

    @property
    def charge(self) -> Officer:
        """The supervisor."""
        return self.who(Role.SUPERVISOR, 0)


def close_day(practice: Practice, day: date, action: UUID) -> None:
    """Close the page of a day, some with a note."""
    note = practice.texts.text_for("", "closed", day.toordinal()).text
    practice.register.closing.close(day, practice.register.desk.counter, note, practice.charge, action)


def _consult(practice: Practice, event: Event) -> None:
    officer = practice.who(Role.OFFICER, event.order)
    inquiry = dataclasses.replace(practice.consultations[event.order].inquiry, answered_by=officer.name)
    practice.register.consulting.record(inquiry, officer, event.action)


def _record(practice: Practice, event: Event) -> None:
    sample, today = practice.samples[event.row], practice.register.today()
    received_on, why = today, ""
    if sample.is_written and event.row % _LAY_ABOUT == 0:
        received_on -= timedelta(days=1 + event.row % 3)
        why = practice.texts.text_for("", "received", 0).text
    officer = practice.who(Role.OFFICER, event.row)
    intake = intake_of(sample, received_on, why)
    recorded = practice.register.complaints.record(
        intake, officer, event.action, with_paper=sample.paper != "none"
    ).complaint
    practice.subjects[event.row] = recorded.subject
    if sample.paper == "void":
        _print(practice, recorded.subject, officer, JobState.VOID)
        practice.register.printing.queue(
            recorded.subject, _PRINTER, officer, practice.texts.text_for("", "void", 0).text
        )
    if sample.paper in ("print", "void"):
        _print(practice, recorded.subject, officer, JobState.CONFIRMED)


def _join(practice: Practice, event: Event) -> None:
    who = Complainant(practice.samples[event.row].fields["joined"])
    officer = practice.who(Role.OFFICER, event.row)
    practice.register.joined.join(practice.subjects[event.row], who, officer, event.action)


def _print(practice: Practice, subject: UUID, officer: Officer, state: JobState) -> None:
    job: PrintJob = practice.register.printing.jobs_of(subject)[-1]
    practice.register.printing.start_sending(job.job_id, _PRINTER)
    practice.register.printing.finish(job.job_id, state, "", officer, "process_id")


def _copy(practice: Practice, event: Event) -> None:
    subject, officer = practice.subjects[event.row], practice.who(Role.OFFICER, event.row)
    practice.register.printing.queue(subject, _PRINTER, officer, practice.text_for(event).text)
    _print(practice, subject, officer, JobState.CONFIRMED)


def _review(practice: Practice, event: Event) -> None:
    sample = practice.samples[event.row]
    team = team_of(sample, practice.who(Role.HANDLER, event.row).name)
    subject = practice.subjects[event.row]
    waits = practice.register.complaints.get(subject).waits_for_decision
    ruling = Ruling.ACCEPTED if waits else None
    classified = Classified(sample.level, sample.fields["category"], team, ruling=ruling)
    practice.register.handling.review(subject, practice.text_for(event).text, practice.charge, event.action, classified)


def _contact(practice: Practice, event: Event) -> None:
    channel = {Reach.COLLECTED: "Loket", Reach.LETTER_SENT: "Surat", Reach.SENT: "SMS"}.get(
        Reach(event.word), "Telepon"
    )
    attempt = Attempt(channel, Reach(event.word), practice.text_for(event).text)
    officer = practice.who(Role.OFFICER, event.row)
    practice.register.contacts.log(practice.subjects[event.row], attempt, officer, event.action)


def _ask(practice: Practice, event: Event) -> None:
    officer = practice.who(Role.OFFICER, event.row)
    practice.register.contacts.ask_papers(practice.subjects[event.row], None, officer, event.action)


def _complete(practice: Practice, event: Event) -> None:
    officer, subject = practice.who(Role.OFFICER, event.row), practice.subjects[event.row]
    practice.register.contacts.complete_papers(subject, frozenset(RequiredPaper), None, officer, event.action)


def _reveal(practice: Practice, event: Event) -> None:
    handler = practice.who(Role.HANDLER, event.row)
    practice.register.complaints.reveal(
        practice.subjects[event.row], practice.text_for(event).text, handler, event.action
    )


def _amend(practice: Practice, event: Event) -> None:
    intake = practice.register.complaints.get(practice.subjects[event.row]).intake
    changed = dataclasses.replace(intake, event_place=practice.samples[event.row].regency)
    officer = practice.who(Role.OFFICER, event.row)
    practice.register.amendments.amend(
        practice.subjects[event.row], changed, practice.text_for(event).text, officer, event.action
    )


def _reclassify(practice: Practice, event: Event) -> None:
    intake = practice.register.complaints.get(practice.subjects[event.row]).intake
    changed, why = dataclasses.replace(intake, kind=Kind.COMPLAINT), practice.text_for(event).text
    practice.register.amendments.amend(practice.subjects[event.row], changed, why, practice.charge, event.action)


def _advance(practice: Practice, event: Event) -> None:
    """A step of the cycle or a way out of it; the reason for being late is asked for only where it is late."""
    step, written, sample = Step(event.word), practice.text_for(event), practice.samples[event.row]
    form = StepForm(
        step,
        written.text,
        outcome=Outcome(written.outcome) if written.outcome else None,
        source=Source.SPOKEN if sample.fields["channel"] in _BY_HAND else Source.MESSAGE,
        agency="Dinas Kependudukan dan Pencatatan Sipil",
        letter=f"{100 + event.row}/CONTOH/{practice.register.today().year}",
        ground=Ground.UNFOUNDED,
        other=_original(practice, event.row) if step is Step.MERGE else None,
        late_why=practice.texts.text_for("", "late", event.row).text,
    )
    practice.register.handling.advance(
        practice.subjects[event.row], form, _actor(practice, step, event.row), event.action
    )


def _actor(practice: Practice, step: Step, row: int) -> Officer:
    """The officer of a word: the counter speaks with people, the team handles, another of it looks at what was done."""
    may = RULES[step].may
    if may is May.HANDLE:
        return practice.who(Role.HANDLER, row + (step in (Step.VERIFY, Step.RETURN)))
    return practice.who(Role.OFFICER, row) if may is May.CONTACT else practice.charge


def _original(practice: Practice, row: int) -> UUID:
    """The same person's earlier complaint."""
    phone = practice.samples[row].fields["phone"]
    return next(
        subject for place, subject in practice.subjects.items() if practice.samples[place].fields["phone"] == phone
    )


RECORD: Final = "record"
CONSULT: Final = "consult"
_VERBS: Final[Mapping[str, Callable[[Practice, Event], None]]] = {
    RECORD: _record,
    CONSULT: _consult,
    "review": _review,
    "ask": _ask,
    "complete": _complete,
    "reveal": _reveal,
    "amend": _amend,
    "reclassify": _reclassify,
    "copy": _copy,
    "join": _join,
    **{str(reach): _contact for reach in Reach},
}
