"""A register to practise on: its own folder, its own series, LATIHAN on every paper, and invented people.

The sample complaints are recorded and handled through the register's own verbs, with the clock
standing at office hours of the working days before. The file is made beside its place and put there when it is whole.
"""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from frontoffice import assets
from frontoffice.app.training import practice_desk
from frontoffice.domain.calendar.dates import start_of_day
from frontoffice.domain.cases.case import REACHING, Reach, Team
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import RULES, Ground, Outcome, Ruling, Source, Step
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.complainants import COMPANY, PASSPORT
from frontoffice.domain.complaint import CHANNELS, Complainant, Identity, Intake, Kind, Manner, RequiredPaper
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.incoming import SMS, IncomingMessage, sms_identity, sms_sender
from frontoffice.domain.people import TRAINING_PIN, May, Officer, Role
from frontoffice.places import Places
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.journal import ids
from frontoffice.register.journal.ids import uuid7
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import unsynced_vfs

_WRITTEN: Final = frozenset(channel.code for channel in CHANNELS if channel.manner is Manner.WRITTEN)
_AGAIN: Final = "again"  # in the place of a category
_NO_AGENCY: Final = frozenset({"", "Lainnya", "Penanaman Modal/OSS"})


@dataclass(frozen=True, slots=True)
class Sample:
    """One complaint of the samples; ``age`` and ``course`` are explained in ``practice_register``.

    ``paper`` is what became of its resi: ``print``, ``void`` (and printed anew), ``waiting``, ``none``.
    """

    age: int
    course: str
    level: str
    paper: str
    sector: str
    regency: str
    service_days: int | None
    fields: Mapping[str, str]

    @property
    def is_written(self) -> bool:
        """Whether it came by a written channel."""
        return self.fields["channel"] in _WRITTEN


class SampleText(NamedTuple):
    """Sentence of the office with its stated outcome, "" for none."""

    text: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SampleTexts:
    """Sentences by category (type of complaint) and step."""

    by_step: Mapping[tuple[str, str], tuple[SampleText, ...]]

    def text_for(self, category: str, step: str, turn: int, *, again: bool = False) -> SampleText:
        """One of the sentences for that step, in rotation: of a cycle begun ``again``, of the category, or of any."""
        own = self.by_step.get((_AGAIN if again else category, step)) or self.by_step.get((category, step))
        texts = own or self.by_step["", step]
        return texts[turn % len(texts)]


def read_samples() -> tuple[Sample, ...]:
    """Read the samples in the order of their recording."""
    services = {row["code"]: row for row in assets.rows("services.csv")}
    areas = {row["kode"]: row["nama"] for row in assets.rows("regions.csv")}
    return tuple(_sample(row, services, areas) for row in assets.rows("training.csv"))


def _sample(row: dict[str, str], services: Mapping[str, dict[str, str]], areas: Mapping[str, str]) -> Sample:
    service = services.get(row["service"], {"sector": "", "name": ""})
    regency, _, _ = row["district"].rpartition(".")
    return Sample(
        age=int(row["age"]),
        course=row["course"],
        level=f"level.{row['level']}" if row["level"] else "",
        paper=row["paper"],
        sector=service["sector"],
        regency=areas.get(regency, ""),
        service_days=int(row["service_days"]) if row["service_days"] else None,
        fields=row | {"service": service["name"], "district": areas.get(row["district"], "")},
    )


def read_texts() -> SampleTexts:
    """All sentences of the office."""
    texts: dict[tuple[str, str], tuple[SampleText, ...]] = {}
    for row in assets.rows("training_texts.csv"):
        place = row["category"], row["step"]
        texts[place] = (*texts.get(place, ()), SampleText(row["text"], row["outcome"]))
    return SampleTexts(texts)


class ConsultationSample(NamedTuple):
    """A consultation, so many working days ago and so many minutes after opening."""

    age: int
    minute: int
    inquiry: Inquiry


def read_consultations() -> tuple[ConsultationSample, ...]:
    """Read all consultations, each answered by the person asked."""
    services = {row["code"]: row["name"] for row in assets.rows("services.csv")}
    return tuple(
        ConsultationSample(
            int(row["age"]),
            int(row["minute"]),
            Inquiry(
                row["channel"],
                row["about"],
                row["answer"],
                service=services.get(row["service"], ""),
                name=row["name"],
                identity=Identity(row["identity"]),
            ),
        )
        for row in assets.rows("training_consultations.csv")
    )


class MessageSample(NamedTuple):
    """A message that came in by itself and waits, so many working days ago and so many minutes after opening."""

    age: int
    minute: int
    channel: str
    sender: str
    name: str
    title: str
    text: str


def read_messages() -> tuple[MessageSample, ...]:
    """Read all messages."""
    return tuple(
        MessageSample(
            int(row["age"]),
            int(row["minute"]),
            *(row[name] for name in ("channel", "sender", "name", "title", "text")),
        )
        for row in assets.rows("training_messages.csv")
    )


def intake_of(sample: Sample, received_on: date, received_why: str) -> Intake:
    """Intake of a sample; ``received_why`` is for what lay about before it was recorded."""
    fields, has_papers = sample.fields, sample.fields["papers"] == "yes"
    days = sample.service_days
    return Intake(
        kind=Kind(fields["kind"]),
        channel=fields["channel"],
        description=fields["description"],
        complainant=_complainant(sample),
        received_on=received_on if sample.is_written else None,
        received_why=received_why,
        external_id=fields["external_id"],
        identity_copy=has_papers,
        documents=has_papers,
        sector=sample.sector,
        service=fields["service"],
        application_no=fields["application_no"],
        service_date=None if days is None else received_on - timedelta(days=days),
        respondent=fields["respondent"],
        category=fields["category"],
        wish=fields["wish"],
    )


def _complainant(sample: Sample) -> Complainant:
    fields = sample.fields
    return Complainant(
        name=fields["name"],
        identity=Identity(fields["identity"]),
        nik=fields["nik"],
        phone=fields["phone"],
        email=fields["email"],
        address=fields["address"],
        regency=sample.regency,
        district=fields["district"],
        party=COMPANY if fields["contact"] else "",
        nib=fields["nib"],
        contact=fields["contact"],
        position=fields["position"],
        identity_kind=PASSPORT if fields["identity_no"] else "",
        identity_no=fields["identity_no"],
    )


def team_of(sample: Sample, officers: str) -> Team:
    """Team handling a sample: the office's own people, and the OPD of its sector."""
    if sample.sector in _NO_AGENCY:
        return Team(officers)
    return Team(officers, f"Tim Teknis {sample.sector}", f"OPD {sample.sector}")


# --- The office of the training register at work: who does what is written in a course, by the register's own
# verbs ---

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
    messages: Sequence[MessageSample] = ()
    subjects: dict[int, UUID] = dataclasses.field(default_factory=dict)

    def carry_out(self, event: Event) -> None:
        """Perform the event's action as the responsible person.

        Raises Refused where the course is against the rules.
        """
        _VERBS.get(event.word, _advance)(self, event)

    def text_for(self, event: Event) -> SampleText:
        """Sample sentence for the event."""
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


def _take_in(practice: Practice, event: Event) -> None:
    one = practice.messages[event.order]
    identity = (
        sms_identity(one.sender, event.at, one.text) if one.channel == SMS else f"pesan-{event.order}@contoh.example"
    )
    sender = sms_sender(one.sender) if one.channel == SMS else one.sender
    message = IncomingMessage(one.channel, identity, sender, event.at, one.name, one.title, one.text)
    practice.register.receiving.take_in([message])


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
TAKE_IN: Final = "take in"
_VERBS: Final[Mapping[str, Callable[[Practice, Event], None]]] = {
    RECORD: _record,
    TAKE_IN: _take_in,
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


# --- practice register ---

# --- What happens in the weeks before the first day of training: the rows of ``training.csv``, each with its
# course ---
# ``age`` is how many working days before that day a complaint is recorded; ``course`` is what is then done with it,
# one word after another: a step of the cycle, an attempt to reach the complainant, ``ask`` for papers, ``complete``
# them, ``amend``, ``reveal``, ``copy`` the resi. ``analyse+2`` is done two working days after what stands before it.

_OPENS: Final = timedelta(hours=7, minutes=30)
_SHORTEST_DAY: Final = timedelta(hours=2)  # of the present day, when it has hardly begun
_FIRST: Final = 10  # minutes after opening, the break not counted: nothing is written before
_RECORDED_UNTIL: Final = 255
_NOON: Final = 270
_BREAK: Final = 60
_CLOSED_AT: Final = 440  # the page of the day
_LEFT_OPEN: Final = 2  # by how many working days ago: a page that nobody closed
_CLOSE: Final = "close"
_REACH: Final = REACHING | {Reach.SENT}
_TO_BE_REACHED: Final = frozenset(str(step) for step, rule in RULES.items() if "reached" in rule.holds)


@dataclass(slots=True)
class Clock:
    """The register's clock (UTC) while it is filled."""

    now: datetime


def fill(
    register: Register,
    clock: Clock,
    staff: Sequence[tuple[str, Role, str]],
    pin: str,
    progress: Callable[[int, int], object] = lambda _done, _of: None,
) -> None:
    """Add the people, and replay all sample events until the clock's present moment.

    ``progress`` gets how many of how many events are done.
    """
    samples = read_samples()
    days = _working_days(register, max(sample.age for sample in samples))
    asked = read_consultations() if register.consultations.are_recorded else ()
    messages = read_messages()
    events = sorted(
        (
            *courses(samples, days, clock.now, register.zone),
            *_beside(
                _OF_CONSULTATIONS, CONSULT, [(one.age, one.minute) for one in asked], days, clock.now, register.zone
            ),
            *_beside(
                _OF_MESSAGES, TAKE_IN, [(one.age, one.minute) for one in messages], days, clock.now, register.zone
            ),
            *_closings(days, register.zone),
        )
    )
    clock.now = start_of_day(days[-1], register.zone) + _OPENS
    hired = [Event(clock.now, -1, order, name).action for order, (name, _, _) in enumerate(staff)]
    first = register.officers.add(*staff[0], pin, None, hired[0])
    others = (register.officers.add(*person, pin, first, who) for person, who in zip(staff[1:], hired[1:], strict=True))
    if register.numbering.find_block() is NumberRefusal.CLOCK_DOUBTFUL:  # practised on whatever date it is
        register.numbering.confirm_clock("Latihan", first, ids.new_id())
    practice = Practice(register, samples, (first, *others), read_texts(), asked, messages)
    for done, event in enumerate(events):
        progress(done, len(events))
        clock.now = event.at
        if event.word == _CLOSE:
            close_day(practice, register.today(), event.action)
        else:
            practice.carry_out(event)


def _working_days(register: Register, oldest: int) -> list[date]:
    """Today and the working days before it, by how many working days ago they are."""
    days = [register.today()]
    day = days[0]
    while len(days) <= oldest:
        day -= timedelta(days=1)
        if register.calendar.in_force.is_working_day(day):
            days.append(day)
    return days


def courses(samples: Sequence[Sample], days: Sequence[date], now: datetime, zone: str) -> Iterator[Event]:
    """Events of the sample complaints, each with its own pace."""
    for row, sample in enumerate(samples):
        age, minute, pace = sample.age, _spread(row * 53 + sample.age * 29), 9 + row % 5 * 4
        cycle = 1
        for order, (gap, word) in enumerate(words_of(sample.course)):
            if gap:
                age, minute = age - gap, _spread(row * 31 + order * 47)
            since_opening = timedelta(minutes=minute, seconds=(row * 37 + order * 11) % 60)
            at = _moment(days[age], since_opening, zone) if age else _moment_today(days[0], since_opening, now, zone)
            yield Event(at, row, order, word, cycle)
            minute += pace
            cycle += word == Step.UNSATISFIED


def _beside(
    row: int,
    word: str,
    moments: Sequence[tuple[int, int]],
    days: Sequence[date],
    now: datetime,
    zone: str,
) -> Iterator[Event]:
    """Events of what is no complaint, by age and minute, as far as the days go back."""
    for place, (age, minute) in enumerate(moments):
        if age >= len(days):
            continue
        since_opening = timedelta(minutes=minute)
        at = _moment(days[age], since_opening, zone) if age else _moment_today(days[0], since_opening, now, zone)
        yield Event(at, row, place, word)


_OF_CONSULTATIONS: Final = -2
_OF_MESSAGES: Final = -3


def _spread(number: int) -> int:
    return _FIRST + number % (_RECORDED_UNTIL - _FIRST)


def words_of(course: str) -> Iterator[tuple[int, str]]:
    """Each word with the working days before it; nobody unreached is informed."""
    yield 0, RECORD
    before = ""
    for part in course.split():
        word, _, days = part.partition("+")
        gap = int(days or 0)
        if word in _TO_BE_REACHED and before not in _REACH:
            yield gap, str(Reach.REACHED)
            gap = 0
        yield gap, word
        before = word


def _closings(days: Sequence[date], zone: str) -> Iterator[Event]:
    for age, day in enumerate(days):
        if age not in (0, _LEFT_OPEN):
            yield Event(_moment(day, timedelta(minutes=_CLOSED_AT), zone), -1, age, _CLOSE)


def _moment(day: date, since_opening: timedelta, zone: str) -> datetime:
    rest = timedelta(minutes=_BREAK) if since_opening >= timedelta(minutes=_NOON) else timedelta()
    return start_of_day(day, zone) + _OPENS + since_opening + rest


def _moment_today(day: date, since_opening: timedelta, now: datetime, zone: str) -> datetime:
    """Same share of the present day so far, regardless of the hour at the start of training."""
    midnight = start_of_day(day, zone)
    begins = max(midnight, min(midnight + _OPENS, now - _SHORTEST_DAY))
    return begins + (now - begins) * (since_opening / timedelta(minutes=_CLOSED_AT))


# --- practice register ---

STAFF: Final = (  # a supervisor first: nobody else can begin a register
    ("Kepala Contoh", Role.SUPERVISOR, "Kepala Bidang"),
    ("Petugas Contoh", Role.OFFICER, "Petugas Front Office"),
    ("Rini Contoh", Role.OFFICER, "Petugas Front Office"),
    ("Tim Contoh", Role.HANDLER, "Tim Penanganan Pengaduan"),
    ("Bayu Contoh", Role.HANDLER, "Tim Penanganan Pengaduan"),
    ("Admin Contoh", Role.ADMINISTRATOR, "Pengelola sistem"),
)


def prepare(
    where: Places, now: datetime | None = None, progress: Callable[[int, int], object] = lambda _done, _of: None
) -> None:
    """Make a training register of the days before ``now``, unless one exists. Raises Unavailable.

    ``progress`` gets how many of how many events of those days are recorded.
    """
    if where.register.exists():
        return
    unfinished = where.folder / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)  # of a start that was ended before it had all
    path = unfinished / where.register.name
    clock = Clock(now or datetime.now(UTC))
    register = open_register(path, practice_desk.DESK, clock=lambda: clock.now, vfs=unsynced_vfs.name())
    try:
        fill(register, clock, STAFF, TRAINING_PIN, progress)
    finally:
        register.close()
    unsynced_vfs.put_in_place(path, where.register)
    shutil.rmtree(unfinished, ignore_errors=True)
