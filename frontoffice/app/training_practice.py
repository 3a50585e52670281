"""The office of the training register at work: who does what is written in a course, by the register's own verbs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from frontoffice.app.training_rows import Line, Sample, Texts, intake_of, team_of
from frontoffice.domain.case import Reach
from frontoffice.domain.complaint import Kind, Paper
from frontoffice.domain.handling import StepForm
from frontoffice.domain.people import May, Officer, Role
from frontoffice.domain.steps import RULES, Outcome, Source, Step
from frontoffice.register.commands.handling import Attempt, Classified
from frontoffice.register.commands.spool import JobState, PrintJob
from frontoffice.register.register import Register

_PRINTER: Final = "Printer contoh"
_LAY_ABOUT: Final = 4  # days; every so many written complaints were received before they were recorded
_BY_HAND: Final = frozenset({"counter", "telephone"})


@dataclass(frozen=True, slots=True)
class Doing:
    """One word of a course: ``row`` is the sample's place, ``turn`` tells apart what is said more than once."""

    word: str
    row: int
    turn: int
    action: UUID


@dataclass(frozen=True, slots=True)
class Practice:
    """The register, its people and the samples; ``subjects`` are those recorded so far, by row."""

    register: Register
    samples: Sequence[Sample]
    people: Sequence[Officer]
    texts: Texts
    subjects: dict[int, UUID] = dataclasses.field(default_factory=dict)

    def do(self, doing: Doing) -> None:
        """Let the word be done by whom it is for. Raises Refused where the course is against the rules."""
        _VERBS.get(doing.word, _advance)(self, doing)

    def line(self, doing: Doing) -> Line:
        """What is written for it."""
        return self.texts.line(self.samples[doing.row].fields["category"], doing.word, doing.row + doing.turn)

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
    note = practice.texts.line("", "closed", day.toordinal()).text
    practice.register.close_day(day, practice.register.desk.counter, note, practice.charge, action)


def _record(practice: Practice, doing: Doing) -> None:
    sample, today = practice.samples[doing.row], practice.register.today()
    received_on, why = today, ""
    if sample.is_written and doing.row % _LAY_ABOUT == 0:
        received_on -= timedelta(days=1 + doing.row % 3)
        why = practice.texts.line("", "received", 0).text
    officer = practice.who(Role.OFFICER, doing.row)
    intake = intake_of(sample, received_on, why)
    recorded = practice.register.record(intake, officer, doing.action, with_paper=sample.paper != "none")
    practice.subjects[doing.row] = recorded.subject
    if sample.paper == "void":
        _print(practice, recorded.subject, officer, JobState.VOID)
        practice.register.queue_paper(recorded.subject, _PRINTER, officer, practice.texts.line("", "void", 0).text)
    if sample.paper in ("print", "void"):
        _print(practice, recorded.subject, officer, JobState.CONFIRMED)


def _print(practice: Practice, subject: UUID, officer: Officer, state: JobState) -> None:
    job: PrintJob = practice.register.paper_jobs(subject)[-1]
    practice.register.paper_sending(job.job_id, _PRINTER)
    practice.register.paper_outcome(job.job_id, state, "", officer, "process_id")


def _copy(practice: Practice, doing: Doing) -> None:
    subject, officer = practice.subjects[doing.row], practice.who(Role.OFFICER, doing.row)
    practice.register.queue_paper(subject, _PRINTER, officer, practice.line(doing).text)
    _print(practice, subject, officer, JobState.CONFIRMED)


def _review(practice: Practice, doing: Doing) -> None:
    sample = practice.samples[doing.row]
    team = team_of(sample, practice.who(Role.HANDLER, doing.row).name)
    classified = Classified(sample.level, sample.fields["category"], team)
    subject = practice.subjects[doing.row]
    practice.register.review(subject, practice.line(doing).text, practice.charge, doing.action, classified)


def _contact(practice: Practice, doing: Doing) -> None:
    channel = {Reach.COLLECTED: "Loket", Reach.LETTER_SENT: "Surat"}.get(Reach(doing.word), "Telepon")
    attempt = Attempt(channel, Reach(doing.word), practice.line(doing).text)
    officer = practice.who(Role.OFFICER, doing.row + doing.turn)
    practice.register.contact(practice.subjects[doing.row], attempt, officer, doing.action)


def _ask(practice: Practice, doing: Doing) -> None:
    officer = practice.who(Role.OFFICER, doing.row)
    practice.register.ask_papers(practice.subjects[doing.row], None, officer, doing.action)


def _complete(practice: Practice, doing: Doing) -> None:
    officer, subject = practice.who(Role.OFFICER, doing.row), practice.subjects[doing.row]
    practice.register.complete_papers(subject, frozenset(Paper), None, officer, doing.action)


def _reveal(practice: Practice, doing: Doing) -> None:
    handler = practice.who(Role.HANDLER, doing.row)
    practice.register.reveal(practice.subjects[doing.row], practice.line(doing).text, handler, doing.action)


def _amend(practice: Practice, doing: Doing) -> None:
    intake = practice.register.complaint(practice.subjects[doing.row]).intake
    changed = dataclasses.replace(intake, event_place=practice.samples[doing.row].regency)
    officer = practice.who(Role.OFFICER, doing.row)
    practice.register.amend(practice.subjects[doing.row], changed, practice.line(doing).text, officer, doing.action)


def _reclassify(practice: Practice, doing: Doing) -> None:
    intake = practice.register.complaint(practice.subjects[doing.row]).intake
    changed, why = dataclasses.replace(intake, kind=Kind.COMPLAINT), practice.line(doing).text
    practice.register.amend(practice.subjects[doing.row], changed, why, practice.charge, doing.action)


def _advance(practice: Practice, doing: Doing) -> None:
    """A step of the cycle or a way out of it; the reason for being late is asked for only where it is late."""
    step, line, sample = Step(doing.word), practice.line(doing), practice.samples[doing.row]
    form = StepForm(
        step,
        line.text,
        outcome=Outcome(line.outcome) if line.outcome else None,
        source=Source.SPOKEN if sample.fields["channel"] in _BY_HAND else Source.MESSAGE,
        agency="Dinas Kependudukan dan Pencatatan Sipil",
        letter=f"{100 + doing.row}/CONTOH/{practice.register.today().year}",
        other=_original(practice, doing.row) if step is Step.MERGE else None,
        late_why=practice.texts.line("", "late", doing.row).text,
    )
    practice.register.advance(practice.subjects[doing.row], form, _actor(practice, step, doing.row), doing.action)


def _actor(practice: Practice, step: Step, row: int) -> Officer:
    """Whoever may: the counter speaks with people, the team handles, and another of the team looks at what was done."""
    may = RULES[step].may
    if may is May.HANDLE:
        return practice.who(Role.HANDLER, row + (step in (Step.VERIFY, Step.RETURN)))
    return practice.who(Role.OFFICER, row) if may is May.CONTACT else practice.charge


def _original(practice: Practice, row: int) -> UUID:
    """The same person's complaint before."""
    phone = practice.samples[row].fields["phone"]
    return next(
        subject for place, subject in practice.subjects.items() if practice.samples[place].fields["phone"] == phone
    )


RECORD: Final = "record"
_VERBS: Final[Mapping[str, Callable[[Practice, Doing], None]]] = {
    RECORD: _record,
    "review": _review,
    "ask": _ask,
    "complete": _complete,
    "reveal": _reveal,
    "amend": _amend,
    "reclassify": _reclassify,
    "copy": _copy,
    **{str(reach): _contact for reach in Reach},
}
