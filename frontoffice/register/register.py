"""The register as everybody else sees it: the verbs of the office, and what can be asked.

Whatever writes takes ``action``, an identity made before the first try and kept for every retry (``ids.new_id``), and
raises Refused (the rules say no, nothing was changed) or Unavailable (the disk; nothing was changed, unless the code is
``outcome_unknown``: then a retry with the same action finds out).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Problem
from frontoffice.register.commands import officers, spool
from frontoffice.register.commands.spool import JobState, PrintJob
from frontoffice.register.exchange_verbs import ExchangeVerbs
from frontoffice.register.handling_verbs import HandlingVerbs
from frontoffice.register.journal import ids, journal, origins, verifying
from frontoffice.register.journal.journal import StoryLine
from frontoffice.register.lazy_module import Later
from frontoffice.register.storage import opening
from frontoffice.register.storage.desk import Desk, Notice
from frontoffice.register.storage.high_water_mark import Witness
from frontoffice.register.unit_of_work import Ledger
from frontoffice.register.upkeep_verbs import UpkeepVerbs

if TYPE_CHECKING:
    from frontoffice.domain.complaint import Channel, Complainant, Complaint, Intake
    from frontoffice.domain.working_days import OfficeCalendar
    from frontoffice.register.commands import amending, closing, complaints, drafts, erasing, reference_data
    from frontoffice.register.commands.drafts import Draft
    from frontoffice.register.commands.reference_data import Service
    from frontoffice.register.projection import complaint_projection
    from frontoffice.register.queries import day_page_query, search
    from frontoffice.register.queries.day_page_query import Closing, DayFilter, DayPage
    from frontoffice.register.queries.search import Found, Similar
    from frontoffice.register.replication import rollback_detection
else:
    (
        amending,
        reference_data,
        closing,
        complaints,
        day_page_query,
        drafts,
        erasing,
        complaint_projection,
        search,
        rollback_detection,
    ) = (
        Later(f"frontoffice.register.{name}")
        for name in (
            "commands.amending",
            "commands.reference_data",
            "commands.closing",
            "commands.complaints",
            "queries.day_page_query",
            "commands.drafts",
            "commands.erasing",
            "projection.complaint_projection",
            "queries.search",
            "replication.rollback_detection",
        )
    )


def system_clock() -> datetime:
    """The computer's clock, UTC."""
    return datetime.now(UTC)


def open_register(
    path: Path,
    desk: Desk,
    *,
    clock: Callable[[], datetime] = system_clock,
    vfs: str | None = None,
    draw: Callable[[], UUID] = uuid.uuid4,
    witness: Witness | None = None,
) -> Register:
    """Open or make the register at ``path`` for ``desk``. Raises Unavailable as ``opening.open_file`` does.

    ``witness`` is this computer's, outside the register's folder; without one, a register that was put back from a
    backup or copied is only noticed at the centre. ``draw`` makes the identities of chains and tokens.
    """
    file = opening.open_file(path, vfs=vfs, draw=draw)
    try:
        ledger = Ledger(file, desk, clock)
        heard = (
            rollback_detection.hear(ledger, witness) if witness else ()
        )  # first: it may begin another chain to write on
        return Register(ledger, (*_look_around(ledger), *heard))
    except BaseException:
        opening.close_file(file)
        raise


def _look_around(ledger: Ledger) -> tuple[Notice, ...]:
    """What should be known before work begins: the tail of the chain, an unclean end, a clock that went back."""
    found = []
    with ledger.reading():
        own = origins.mine(ledger.connection)  # others' were checked when they came, and there may be hundreds
        verdict = verifying.verify(ledger.connection, tail=verifying.TAIL, chains=own.keys())
        behind = ledger.clock_behind()
    if verdict.broken:
        found.append(Notice("chain_broken", {"where": verdict.broken}))
    if not ledger.file.ended_cleanly:
        found.append(Notice("ended_uncleanly"))
    if ledger.file.made_anew:
        found.append(Notice("tables_rebuilt"))
    if behind:
        ledger.once(ids.new_id(), lambda: None)  # whatever is written next tells it; nothing is to be written yet
    uncertain = spool.recover(ledger)
    if uncertain:
        found.append(Notice("papers_uncertain", {"papers": uncertain}))
    return tuple(found)


class Register(HandlingVerbs, ExchangeVerbs, UpkeepVerbs):
    """One open register. All times are UTC; all dates are of the desk's zone."""

    def __init__(self, ledger: Ledger, notices: tuple[Notice, ...]) -> None:
        self._ledger = ledger
        self._notices = notices

    @property
    def calendar(self) -> OfficeCalendar:
        """The office calendar by which due dates are counted."""
        return self._ledger.calendar

    @property
    def desk(self) -> Desk:
        """The counter whose series is counted here."""
        return self._ledger.desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._ledger.desk = desk

    @property
    def zone(self) -> str:
        """The office's zone: WIB, WITA or WIT."""
        return self.desk.zone

    @property
    def path(self) -> Path:
        """The register's file."""
        return self._ledger.file.path

    @property
    def ended_cleanly(self) -> bool:
        """Whether the program that last had this file closed it; if not, the whole file wants checking."""
        return self._ledger.file.ended_cleanly

    def now(self) -> datetime:
        """The present moment by the register's clock (UTC)."""
        return self._ledger.now()

    def today(self) -> date:
        """Today in the office's zone; it begins at 00.00 there."""
        return self._ledger.today()

    @property
    def on_commit(self) -> list[Callable[[], None]]:
        """Calls that are made after every COMMIT, this connection's and the exchange's, in the thread of either."""
        return self._ledger.on_commit

    def notices(self) -> tuple[Notice, ...]:
        """What was noticed: broken chain, unclean end, uncertain papers; a clock that went back, also since then."""
        return (*self._notices, *self._ledger.noticed)

    def close(self) -> None:
        """Close the register; nothing may be asked of it afterwards."""
        self._ledger.unwatch()
        opening.close_file(self._ledger.file)

    # --- complaints ------------------------------------------------------------------------------------------------

    def record(
        self, intake: Intake, by: Officer, action: UUID, draft_id: UUID | None = None, *, with_paper: bool = False
    ) -> Complaint:
        """Write down a complaint and give it the next number; its draft is dropped in the same transaction.

        ``with_paper`` asks for its resi there, too: it is listed as not yet printed, whatever happens next.
        """
        return complaints.record(self._ledger, intake, by, action, draft_id, with_paper=with_paper)

    def amend(self, subject: UUID, intake: Intake, why: str, by: Officer, action: UUID) -> Complaint:
        """Correct what was written; what stood there before stays readable."""
        return amending.amend(self._ledger, subject, intake, why, by, action)

    def erase(self, subject: UUID, ground: str, deciders: tuple[Officer, Officer], action: UUID) -> Complaint:
        """Erase by law what was told about a closed complaint; two officers decide, a supervisor first."""
        return erasing.erase(self._ledger, subject, ground, deciders, action)

    def reveal(self, subject: UUID, why: str, by: Officer, action: UUID) -> None:
        """Write down that a confidential identity was looked at, by whom and why."""
        complaints.reveal(self._ledger, subject, why, by, action)

    def problems(self, intake: Intake) -> tuple[Problem, ...]:
        """All that the rules have against recording ``intake`` now, warnings included."""
        return complaints.problems(self._ledger, intake)

    def preview(self, intake: Intake, by: Officer) -> Complaint:
        """The complaint as it would be recorded now, with the number that comes next; nothing is written."""
        return complaints.preview(self._ledger, intake, by)

    def complaint(self, subject: UUID) -> Complaint:
        """The complaint as it stands; Refused (``complaint_unknown``) when there is none."""
        return complaints.complaint(self._ledger, subject)

    def story(self, subject: UUID) -> tuple[StoryLine, ...]:
        """Every entry about a subject, in order."""
        with self._ledger.reading():
            return journal.story(self._ledger.connection, subject)

    def day(self, on: date, only: DayFilter | None = None) -> DayPage:
        """The page of one day of recording."""
        with self._ledger.reading():
            return day_page_query.read(self._ledger.connection, on, only or day_page_query.DayFilter())

    def close_day(self, on: date, counter: str, note: str, by: Officer, action: UUID) -> Closing:
        """Close one counter's page of a day (a supervisor's verb); what comes later stands there as a correction."""
        return closing.close(self._ledger, on, counter, note, by, action)

    def find(self, text: str, limit: int = 50) -> tuple[Found, ...]:
        """The newest complaints that ``text`` may mean: number, scanned code, telephone, NIK, or words as typed."""
        with self._ledger.reading():
            return search.find(self._ledger.connection, text, limit)

    def similar(self, intake: Intake) -> tuple[Similar, ...]:
        """Complaints of the last 30 days that may be the same one."""
        with self._ledger.reading():
            return search.similar(self._ledger.connection, intake, self.now())

    def known(self, phone: str, nik: str) -> tuple[Complainant, ...]:
        """Complainants with that telephone or NIK, newest first; never one who asked for confidence."""
        with self._ledger.reading():
            return search.known(self._ledger.connection, phone, nik)

    # --- people and lists ------------------------------------------------------------------------------------------

    def officers(self) -> tuple[Officer, ...]:
        """Everyone who was ever added, by name."""
        with self._ledger.reading():
            return officers.officers(self._ledger.db)

    def add_officer(
        self, name: str, role: Role, position: str, secret: str, by: Officer | None, action: UUID
    ) -> Officer:
        """Add a person; ``by`` is None only for the first supervisor of a new register."""
        return officers.add(self._ledger, Officer(action, name, role, position), secret, by, action)

    def change_officer(self, officer: Officer, by: Officer, action: UUID) -> Officer:
        """Change name, role, position, or whether the person may sign in."""
        return officers.change(self._ledger, officer, by, action)

    def set_secret(self, officer_id: UUID, secret: str, by: Officer, action: UUID) -> None:
        """Give a new PIN or passphrase: one's own, or as a supervisor anyone's."""
        officers.set_secret(self._ledger, officer_id, secret, by, action)

    def sign_in(self, officer_id: UUID, secret: str) -> Officer:
        """The officer, if the secret is right; Refused as ``officers.sign_in`` says."""
        with self._ledger.reading():
            return officers.sign_in(self._ledger.db, officer_id, secret, self.now())

    def channels(self) -> dict[str, Channel]:
        """Every channel by code, retired ones included."""
        with self._ledger.reading():
            return dict(reference_data.channels(self._ledger))

    def services(self) -> tuple[Service, ...]:
        """Every service by sector and name, retired ones included."""
        with self._ledger.reading():
            return reference_data.services(self._ledger.db)

    def set_channel(self, channel: Channel, by: Officer, action: UUID) -> None:
        """Add, rename or retire a channel."""
        reference_data.put(self._ledger, reference_data.channel_body(channel), by, action)

    def set_service(self, service: Service, by: Officer, action: UUID) -> None:
        """Add, rename or retire a service."""
        reference_data.put(self._ledger, reference_data.service_body(service), by, action)

    # --- drafts ----------------------------------------------------------------------------------------------------

    def save_draft(self, draft: Draft) -> None:
        """Keep a draft in place of what it was before."""
        with self._ledger.briefly():
            drafts.save(self._ledger.db, draft)

    def drafts(self) -> tuple[Draft, ...]:
        """Every draft of this desk, the latest first."""
        with self._ledger.briefly():
            return drafts.drafts(self._ledger.db)

    def drop_draft(self, draft_id: UUID) -> None:
        """Forget a draft."""
        with self._ledger.briefly():
            drafts.drop(self._ledger.db, draft_id)

    # --- paper -----------------------------------------------------------------------------------------------------

    def queue_paper(self, subject: UUID, printer: str, by: Officer, why: str = "") -> PrintJob:
        """Ask for a receipt; a job of the same complaint that was never sent is taken up again instead of doubled.

        Refused (``why_missing``) when a paper was made already and no reason is given for another.
        """
        return spool.queue(self._ledger, self.complaint(subject), printer, by, why)

    def paper_sending(self, job_id: UUID, printer: str = "", printer_id: str = "") -> None:
        """From here on paper may come out: committed before the first byte leaves; on Unavailable print nothing."""
        spool.sending(self._ledger, job_id, printer, printer_id)

    def paper_step(self, job_id: UUID, state: JobState, reason: str = "") -> PrintJob:
        """Where a paper is on its way; the job as it stands, which is unchanged when it has ended."""
        return spool.step(self._ledger, job_id, state, reason)

    def paper_outcome(
        self, job_id: UUID, state: JobState, reason: str, by: Officer, evidence: str = "", sent: int = 0
    ) -> PrintJob:
        """What became of a paper; told to the journal, unless the paper only waits."""
        return spool.outcome(self._ledger, job_id, spool.Result(state, reason, evidence, sent), by)

    def paper_is_torn(self, printer_id: str) -> bool:
        """Whether it is not known how the last paper on that printer ended."""
        with self._ledger.reading():
            return spool.is_torn(self._ledger.db, printer_id)

    def paper_count(self) -> int:
        """How many papers are not certain to have come out."""
        with self._ledger.briefly():
            return spool.count_open(self._ledger.db)

    def paper_jobs(self, subject: UUID | None = None) -> tuple[PrintJob, ...]:
        """Papers not certain to have come out, oldest first; or all that were ever asked for of one complaint."""
        with self._ledger.reading():
            if subject is None:
                return spool.open_jobs(self._ledger.db)
            return spool.jobs_of(self._ledger.db, subject)
