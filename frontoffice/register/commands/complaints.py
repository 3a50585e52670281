"""Several complainants on one number: who joins is written down with their own resi, who leaves with a reason."""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from frontoffice.domain import complainants, intake_check, numbering
from frontoffice.domain.attachments import NewAttachment, RefusedFile
from frontoffice.domain.calendar.dates import local_date, start_of_day
from frontoffice.domain.cases.case import Case
from frontoffice.domain.codes import FieldRefusal, IntakeRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Channel, Complainant, Complaint, Identity, Intake, Manner, Status
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import ComplainantJoinedBody, ComplainantLeftBody, NotedBody
from frontoffice.domain.numbering import Number, place_code
from frontoffice.domain.people import Officer
from frontoffice.domain.slips import SlipUse
from frontoffice.domain.text.printable_text import LONGEST_TEXT, clean, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import attachment_entry, drafts, print_job_rows, spool, turning
from frontoffice.register.commands.print_job import UNSENT, JobState, PrintJob, Result
from frontoffice.register.journal import ids, journal
from frontoffice.register.journal.draft_fields import CONSULTATION, MESSAGE
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_fold, intake_codec, office_lists
from frontoffice.register.queries import complaint_list, numbers, slips
from frontoffice.register.queries.complaint_list import with_case
from frontoffice.register.unit_of_work import UnitOfWork

# --- Record complaints, preview and check them, read one and its story ---


@dataclasses.dataclass(frozen=True, slots=True)
class Recorded:
    """Newly recorded complaint, and the print job of its resi, None without a paper."""

    complaint: Complaint
    job: PrintJob | None = None


class Complaints:
    """Record complaints, preview and check them, read one and its story."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def record(  # noqa: PLR0913  (what is recorded with it goes with it)
        self,
        intake: Intake,
        by: Officer,
        action: UUID,
        draft_id: UUID | None = None,
        *,
        with_paper: bool = False,
        printer: str = "",
        attached: Sequence[NewAttachment] = (),
        refused: Sequence[RefusedFile] = (),
        slip: SlipUse | None = None,
    ) -> Recorded:
        """Record a complaint under the next number; its draft goes, and its resi is queued, in one transaction.

        ``with_paper`` queues the resi, for the printer of that name: it is listed as not yet printed, whatever happens
        next. ``attached`` are the files that came with it: Refused as ``attachments.problems`` says of the first that
        may not be attached, and then nothing is recorded; ``refused`` came with it, too, and are only named. From a
        ``slip`` it gets exactly that number, and was received when the slip says; Refused: ``slip_not_open`` and what
        ``slips.demand_received`` has against the moment.
        """
        entry_kinds.demand(by, EntryKind.RECORDED)

        def work() -> Recorded | None:
            folded = write_recording(self._unit, intake, by, action, slip)
            for new in attached:
                attachment_entry.append(self._unit, action, new, by, ids.new_id())
            attachment_entry.append_refused(self._unit, action, refused, by, ids.new_id())
            if draft_id is not None:
                self._leave_draft(draft_id, folded, by)
            if folded is None:
                return None
            job = self._queue(folded[0], printer, by) if with_paper else None
            return Recorded(folded[0], job)

        return self._unit.run_once(action, work) or self._load_recorded(action)

    def _queue(self, complaint: Complaint, printer: str, by: Officer) -> PrintJob:
        job = spool.original(complaint.subject, complaint.number_text, printer, by, complaint.recorded_at)
        print_job_rows.add(self._unit.db, job)
        return job

    def _leave_draft(self, draft_id: UUID, folded: tuple[Complaint, Case] | None, by: Officer) -> None:
        """Delete the draft, and mark the consultation or the message before it as a complaint."""
        for name, record in ((CONSULTATION, turning.record_conversion), (MESSAGE, turning.settle_message)):
            before = drafts.origin_of(self._unit.db, draft_id, name)
            if before is not None and folded is not None:
                record(self._unit, before, folded[0], by)
        drafts.drop(self._unit.db, draft_id)

    def _load_recorded(self, action: UUID) -> Recorded:
        complaint, _ = complaint_list.as_written(self._unit, action, None)
        with self._unit.reading():
            return Recorded(complaint, next(iter(print_job_rows.jobs_of(self._unit.db, action)), None))

    def reveal(self, subject: UUID, why: str, by: Officer, action: UUID) -> None:
        """Record the view of a confidential identity, with the reason."""
        entry_kinds.demand(by, EntryKind.REVEALED)

        def work() -> None:
            self.get(subject)
            self._reveal(subject, why, by, action)

        self._unit.run_once(action, work)

    def write_note(self, subject: UUID, text: str, by: Officer, action: UUID) -> None:
        """Write a note in the margin of a complaint, open or closed, for everyone at work on it.

        Raises Refused (field ``why``): ``text_missing``, ``too_long``.
        """
        entry_kinds.demand(by, EntryKind.NOTED)
        text = clean(text)
        if not text:
            raise Refused(Problem("why", FieldRefusal.TEXT_MISSING))
        if len(text) > LONGEST_TEXT:
            raise Refused(Problem("why", FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_TEXT}))
        body = NotedBody(text=text, by=str(by.officer_id))

        def work() -> None:
            self.get(subject)
            self._unit.append_entry(action, subject, EntryKind.NOTED, body, by)

        self._unit.run_once(action, work)

    def reveal_draft(self, draft_id: UUID, why: str, by: Officer, action: UUID) -> None:
        """Record the view of a draft's hidden files, with the reason: its complaint will tell it."""
        entry_kinds.demand(by, EntryKind.REVEALED)
        self._unit.run_once(action, lambda: self._reveal(draft_id, why, by, action))

    def _reveal(self, subject: UUID, why: str, by: Officer, action: UUID) -> None:
        self._unit.append_entry(action, subject, EntryKind.REVEALED, bodies.RevealedBody(why=reason(why)), by)

    def problems(self, intake: Intake) -> tuple[Problem, ...]:
        """``domain.intake_check.problems`` of recording now, and ``channel_retired``, ``external_id_taken``."""
        unit, channels = self._unit, self._unit.channels
        found = intake_check.problems(intake, channels, unit.calendar, unit.today())
        if intake.channel in channels and not channels[intake.channel].active:
            found = (*found, Problem("channel", IntakeRefusal.CHANNEL_RETIRED))
        return (*found, *complaint_list.item_taken(unit, intake, None))

    def preview(self, intake: Intake, by: Officer, slip: SlipUse | None = None) -> Complaint:
        """The complaint as it would be recorded now; nothing is written."""
        now = self._unit.now()
        number = slip.number if slip else numbers.following(self._unit, now)
        line = StoryLine(
            entry_id=UUID(int=0),
            kind=EntryKind.RECORDED,
            version=1,
            occurred_at=slip.received_at if slip else now,
            recorded_at=now,
            zone=self._unit.desk.zone,
            officer=by.name,
            role=str(by.role),
            number=number,
            parents=(),
            body=encode(_recording(self._unit, intake, number, by, now, slip)),
            origin=self._unit.origin,
            seq=0,
            lc=0,
            hash=b"",
        )
        complaint = complaint_fold.fold([line])
        assert complaint is not None  # noqa: S101  (a recording always folds)
        return complaint

    def get(self, subject: UUID) -> Complaint:
        """The complaint as it stands; Refused (``complaint_unknown``) when there is none."""
        return with_case(self._unit, subject)[0]

    def place(self, subject: UUID) -> str:
        """Place of a complaint's recording in its chain (``check_code.place_code``), "" when it is not present here."""
        with self._unit.reading():
            found: Any = self._unit.connection.execute(
                "SELECT seq, hash FROM journal WHERE entry_id = ?1 AND subject = ?1 ORDER BY origin", (subject.bytes,)
            ).fetchone()
        return place_code(*found) if found else ""

    def story(self, subject: UUID) -> tuple[StoryLine, ...]:
        """Every entry about a subject, in order; of numbers from outside their series it says so."""
        connection = self._unit.connection
        with self._unit.reading():
            return tuple(
                line._replace(outside=line.number is not None and numbers.is_outside(connection, line.entry_id))
                for line in journal.story(connection, subject)
            )


def write_recording(
    unit: UnitOfWork, intake: Intake, by: Officer, action: UUID, slip: SlipUse | None = None
) -> tuple[Complaint, Case] | None:
    """Append the entry of a new complaint from an intake, within the caller's transaction.

    It gets the next number, or that of the slip that it was written on.
    """
    intake = clean_intake(intake)
    raise_if_refused(Complaints(unit).problems(intake))
    now = unit.now()
    number = slips.require_slip_number(unit, now, slip) if slip else numbers.reserve_next_number(unit, now)
    channel = unit.channels[intake.channel]
    body = _recording(unit, intake, number, by, now, slip)
    occurred_at = _occurrence_time(intake, channel, slip.received_at if slip else now, unit.desk.zone)
    return unit.append_entry(
        action, action, EntryKind.RECORDED, body, by, number=number, occurred_at=occurred_at, now=now
    )


def _occurrence_time(intake: Intake, channel: Channel, now: datetime, zone: str) -> datetime:
    if channel.manner is Manner.ORAL or intake.received_on is None:
        return now
    return start_of_day(intake.received_on, zone)


def _recording(
    unit: UnitOfWork, intake: Intake, number: Number, by: Officer, now: datetime, slip: SlipUse | None
) -> bodies.RecordedBody:
    """The body of a recording as it is now, or as the slip has it: its number as it was printed, its date."""
    channel = unit.channels.get(intake.channel, Channel(intake.channel, intake.channel, Manner.ORAL))
    if slip is None:
        return recording_body(unit, intake, channel, number, by, now)
    body = recording_body(unit, intake, channel, number, by, slip.received_at)
    return dataclasses.replace(body, number=slips.text_of(unit, number))


def clean_intake(intake: Intake) -> Intake:
    """The same intake with every text cleaned as the register keeps it."""
    own = _clean_texts(intake.complainant)
    texts: dict[str, Any] = _clean_texts(intake)
    if own:
        texts["complainant"] = dataclasses.replace(intake.complainant, **own)
    return dataclasses.replace(intake, **texts) if texts else intake


def reason(why: str) -> str:
    """Validate and return a reason; Refused (``why_missing``, ``too_long``) for none, or for a book."""
    why = clean(why)
    if not why:
        raise Refused(Problem("why", FieldRefusal.WHY_MISSING))
    if len(why) > LONGEST_TEXT:
        raise Refused(Problem("why", FieldRefusal.TOO_LONG, {"length": len(why), "most": LONGEST_TEXT}))
    return why


def raise_if_refused(found: tuple[Problem, ...]) -> None:
    """Raise Refused if any of the problems refuse."""
    refusals = intake_check.refusals(found)
    if refusals:
        raise Refused(*refusals)


def _clean_texts(value: Intake | Complainant) -> dict[str, Any]:
    """Texts changed by cleaning, by field."""
    names, values_of = _TEXTS[type(value)]
    texts: tuple[str, ...] = values_of(value)
    together = "".join(texts)
    if together.isascii() and together.isprintable() and tuple(map(str.strip, texts)) == texts:
        return {}  # nearly always; what else there is to be cleaned is neither
    return {name: kept for name, text in zip(names, texts, strict=True) if (kept := _as_kept(name, text)) != text}


def _as_kept(name: str, text: str) -> str:
    return clean(text) if name in _OF_MANY_LINES else one_line(text)


def _texts_of(cls: type[Intake | Complainant]) -> tuple[tuple[str, ...], Callable[[object], Any]]:
    """Names of the text fields of a class, and a getter of all of them."""
    names = tuple(one.name for one in dataclasses.fields(cls) if one.type == "str")
    return names, operator.attrgetter(*names)


_OF_MANY_LINES: Final = ("description", "wish")
_TEXTS: Final = {cls: _texts_of(cls) for cls in (Intake, Complainant)}


def receipt_date(intake: Intake, channel: Channel, recorded_on: date) -> date:
    """The date of receipt: that of recording for what was said; only what was written may have come before."""
    written_on = intake.received_on if channel.manner is Manner.WRITTEN else None
    return written_on or recorded_on


def recording_body(
    unit: UnitOfWork, intake: Intake, channel: Channel, number: Number, by: Officer, now: datetime
) -> bodies.RecordedBody:
    """Body of the recording entry of ``intake`` under ``number``."""
    today = local_date(now, unit.desk.zone)
    received = receipt_date(intake, channel, today)
    due, count = unit.read_cached(office_lists.due_dates)[received]
    return bodies.RecordedBody(
        intake=intake_codec.intake_body(intake),
        number=numbering.write(number, unit.desk.number_format, today.month),
        counter=unit.desk.counter_name,
        position=by.position,
        channel_name=channel.name,
        manner=str(channel.manner),
        received_on=received.isoformat(),
        due_on=due.day.isoformat(),
        due_provisional=due.provisional,
        calendar=due.calendar_version,
        count=count,
    )


# --- joined complainants ---


class JoinedComplainants:
    """The other complainants on a number."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def join(
        self,
        subject: UUID,
        who: Complainant,
        by: Officer,
        action: UUID,
        *,
        with_paper: bool = False,
        printer: str = "",
    ) -> tuple[Complaint, PrintJob | None]:
        """Add ``who`` as a joint complainant of a complaint.

        Their resi is queued with it, for the printer of that name.

        Their identity is treated as the first complainant's. Refused: what ``intake_check`` has against a complainant,
        ``text_missing`` (name), ``joined_already``, ``joined_too_many``, ``joins_anonymous``, ``already_closed``.
        """
        entry_kinds.demand(by, EntryKind.JOINED)

        def work() -> tuple[Complaint, Case] | None:
            complaint = self._open(subject)
            own = dataclasses.replace(who, identity=complaint.intake.complainant.identity)
            _demand(complaint, own)
            body = ComplainantJoinedBody(complainant=intake_codec.complainant_body(own), by=str(by.officer_id))
            folded = self._unit.append_entry(action, subject, EntryKind.JOINED, body, by)
            if with_paper:
                original = spool.original(subject, complaint.number_text, printer, by, self._unit.now())
                print_job_rows.add(self._unit.db, dataclasses.replace(original, joined=action))
            return folded

        folded = self._unit.run_once(action, work)
        complaint, _ = complaint_list.as_written(self._unit, subject, folded)
        with self._unit.reading():
            jobs = print_job_rows.jobs_of(self._unit.db, subject)
        return complaint, next((job for job in jobs if job.joined == action), None)

    def leave(self, subject: UUID, joined: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Record the withdrawal of a joint complainant, by the entry of their joining.

        What was written stays in the story.

        Their resi that waits is dropped: it would be one of nobody.

        Refused: ``joined_unknown``, ``why_missing``, ``already_closed``.
        """
        entry_kinds.demand(by, EntryKind.LEFT)

        def work() -> tuple[Complaint, Case] | None:
            complaint = self._open(subject)
            if joined not in dict(complaint.joined):
                raise Refused(Problem("", IntakeRefusal.JOINED_UNKNOWN))
            for job in print_job_rows.jobs_of(self._unit.db, subject):
                if job.joined == joined and job.state in UNSENT:
                    print_job_rows.settle(self._unit, job.job_id, Result(JobState.DROPPED, "officer"), by)
            body = ComplainantLeftBody(joined=str(joined), why=reason(why), by=str(by.officer_id))
            return self._unit.append_entry(action, subject, EntryKind.LEFT, body, by)

        return complaint_list.as_written(self._unit, subject, self._unit.run_once(action, work))[0]

    def _open(self, subject: UUID) -> Complaint:
        complaint, _ = complaint_list.with_case(self._unit, subject)
        if complaint.status is Status.CANCELLED:
            raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
        if complaint.status in CLOSED:
            raise Refused(Problem("", StepRefusal.ALREADY_CLOSED, {"status": complaint.status}))
        return complaint


def _demand(complaint: Complaint, who: Complainant) -> None:
    """Raise Refused unless ``who`` may join the complaint."""
    if who.identity is Identity.ANONYMOUS:
        raise Refused(Problem("name", IntakeRefusal.JOINS_ANONYMOUS))
    if not who.name:
        raise Refused(Problem("name", FieldRefusal.TEXT_MISSING))
    raise_if_refused(intake_check.refusals(intake_check.complainant_problems(who)))
    if any(complainants.is_same(who, other) for other in complainants.everybody(complaint)):
        raise Refused(Problem("name", IntakeRefusal.JOINED_ALREADY))
    if len(complaint.joined) >= complainants.MOST_JOINED:
        raise Refused(Problem("name", IntakeRefusal.JOINED_TOO_MANY, {"most": complainants.MOST_JOINED}))
