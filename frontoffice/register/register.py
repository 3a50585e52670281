"""Queries and actions of an open register.

One object for each of the office's concerns, all on one unit of work.

Whatever writes takes ``action``, an identity made before the first try (``ids.new_id``), and raises Refused (the rules
say no, nothing was changed) or Unavailable (nothing was, unless ``outcome_unknown``: a retry with it finds out).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontoffice.register.commands.officers import Officers
from frontoffice.register.storage import opening
from frontoffice.register.storage.desk import Desk, Notice
from frontoffice.register.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from frontoffice.register.commands.absences import Absences
    from frontoffice.register.commands.amending import Amendments
    from frontoffice.register.commands.approving import Approvals
    from frontoffice.register.commands.assigning import Assignments
    from frontoffice.register.commands.attaching import Attachments
    from frontoffice.register.commands.backups import Backups
    from frontoffice.register.commands.box import Box
    from frontoffice.register.commands.calendar import Calendar
    from frontoffice.register.commands.closing import DayClosing
    from frontoffice.register.commands.complaints import Complaints, JoinedComplainants
    from frontoffice.register.commands.consulting import Consulting
    from frontoffice.register.commands.contacts import Contacts
    from frontoffice.register.commands.desk_configuration import DeskConfiguration
    from frontoffice.register.commands.drafts import DraftAttachments, Drafts
    from frontoffice.register.commands.erasing import Erasures
    from frontoffice.register.commands.exporting import Exports
    from frontoffice.register.commands.handling import Handling
    from frontoffice.register.commands.kept_filters import KeptFilters
    from frontoffice.register.commands.maintenance import Maintenance
    from frontoffice.register.commands.numbering import Documents, Numbering
    from frontoffice.register.commands.protected_complainants import LostReceipt, ProtectedComplainants
    from frontoffice.register.commands.proving import Proofs
    from frontoffice.register.commands.reading_log import ReadingLog
    from frontoffice.register.commands.receiving import Receiving
    from frontoffice.register.commands.reference_data import ReferenceData
    from frontoffice.register.commands.sending import Sending
    from frontoffice.register.commands.shift_handover import ShiftHandover
    from frontoffice.register.commands.slips import Slips
    from frontoffice.register.commands.sp4n import Sp4n
    from frontoffice.register.commands.spool import Spool
    from frontoffice.register.queries.box_openings import BoxOpenings
    from frontoffice.register.queries.canonical import TypedTexts
    from frontoffice.register.queries.complaint_list import ComplaintLists
    from frontoffice.register.queries.consultations import ConsultationQuery
    from frontoffice.register.queries.day_query import DayQuery
    from frontoffice.register.queries.inbox import Inbox
    from frontoffice.register.queries.morning_list import MorningLists
    from frontoffice.register.queries.numbers import Counters
    from frontoffice.register.queries.outbox_stats import OutboxStats
    from frontoffice.register.queries.reports import Reports
    from frontoffice.register.queries.search import NumberFaults, Search
    from frontoffice.register.queries.worklist import WorklistQuery
    from frontoffice.register.replication.aside_offers import AsideOffers, ErasureOffers
    from frontoffice.register.replication.replica import Replica
    from frontoffice.register.replication.sync_log import SyncLog


class Lazy:
    """An object of an open register, imported and made when first asked for.

    Whoever opens the counter waits a quarter of a second less for the sign-in page, which asks for none of them.
    """

    def __init__(self, path: str) -> None:
        self.path = path  # of its module and class, in this package

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, register: Register, owner: type) -> Any:
        module, _, kind = self.path.rpartition(".")
        made = getattr(import_module(f"frontoffice.register.{module}"), kind)(register.unit)
        vars(register)[self._name] = made  # where it is found before this one
        return made


def lazy(path: str) -> Any:
    """The object of this module and class, to be annotated with its class."""
    return Lazy(path)


class Register:
    """One open register. All times are UTC; all dates of the desk's zone."""

    # --- what is asked

    days: DayQuery = lazy("queries.day_query.DayQuery")  # the days of the register
    worklist: WorklistQuery = lazy("queries.worklist.WorklistQuery")  # what is open, the most urgent first
    morning_lists: MorningLists = lazy("queries.morning_list.MorningLists")  # who has what, due when
    reports: Reports = lazy("queries.reports.Reports")  # what is counted and listed of a period
    search: Search = lazy("queries.search.Search")  # find complaints and complainants
    # what is wrong with a number that finds nothing
    number_faults: NumberFaults = lazy("queries.search.NumberFaults")
    # complaints limited by a filter, as many as there are
    lists: ComplaintLists = lazy("queries.complaint_list.ComplaintLists")
    counters: Counters = lazy("queries.numbers.Counters")  # the counters' series
    # consultations that were recorded
    consultations: ConsultationQuery = lazy("queries.consultations.ConsultationQuery")
    inbox: Inbox = lazy("queries.inbox.Inbox")  # messages that came in by themselves
    box_openings: BoxOpenings = lazy("queries.box_openings.BoxOpenings")  # the suggestion box and its openings
    typed_texts: TypedTexts = lazy("queries.canonical.TypedTexts")  # what was typed and means no choice of its list
    # how many entries there are, and how many are still to be sent
    outbox: OutboxStats = lazy("queries.outbox_stats.OutboxStats")
    sync_log: SyncLog = lazy("replication.sync_log.SyncLog")  # the rounds with the centre

    # --- what is written to the journal

    complaints: Complaints = lazy("commands.complaints.Complaints")  # record, check, read: a complaint and its story
    consulting: Consulting = lazy("commands.consulting.Consulting")  # record consultations, turn them into complaints
    receiving: Receiving = lazy("commands.receiving.Receiving")  # take messages in, decide what became of each
    box: Box = lazy("commands.box.Box")  # open the suggestion box, enter its sheets, close it
    attachments: Attachments = lazy("commands.attaching.Attachments")  # the files that are kept with complaints
    slips: Slips = lazy("commands.slips.Slips")  # the numbers that stand on slips for hours without power
    amendments: Amendments = lazy("commands.amending.Amendments")  # corrections of what was written down
    erasures: Erasures = lazy("commands.erasing.Erasures")  # erasure by law
    # chains that the centre set aside, for a supervisor to accept or to keep
    aside_offers: AsideOffers = lazy("replication.aside_offers.AsideOffers")
    # erasures that the centre says were carried out, for a supervisor to confirm
    erasure_offers: ErasureOffers = lazy("replication.aside_offers.ErasureOffers")
    # whether numbers may be given here, and numbers that two papers carry
    numbering: Numbering = lazy("commands.numbering.Numbering")
    handling: Handling = lazy("commands.handling.Handling")  # steps of a complaint
    contacts: Contacts = lazy("commands.contacts.Contacts")  # attempts to reach complainants, and their missing papers
    # numbers of the office's documents, and those that were made
    documents: Documents = lazy("commands.numbering.Documents")
    # days off, office hours, and the due dates that move with them
    calendar: Calendar = lazy("commands.calendar.Calendar")
    reference_data: ReferenceData = lazy("commands.reference_data.ReferenceData")  # channels, services and limits
    # the trials of copies, and copies of another register of this desk
    backups: Backups = lazy("commands.backups.Backups")
    closing: DayClosing = lazy("commands.closing.DayClosing")  # the closing of a day
    configuration: DeskConfiguration = lazy("commands.desk_configuration.DeskConfiguration")  # how the desks are set up
    maintenance: Maintenance = lazy("commands.maintenance.Maintenance")  # verify and rebuild
    approvals: Approvals = lazy("commands.approving.Approvals")  # the approved reports
    exports: Exports = lazy("commands.exporting.Exports")  # lists that left the register as a file
    proofs: Proofs = lazy("commands.proving.Proofs")  # what can be proven to outsiders
    reading_log: ReadingLog = lazy("commands.reading_log.ReadingLog")  # what readers of other institutions looked at
    sp4n: Sp4n = lazy("commands.sp4n.Sp4n")  # what of the register stands in SP4N-LAPOR!
    absences: Absences = lazy("commands.absences.Absences")  # who is away, and who takes their place
    assignments: Assignments = lazy("commands.assigning.Assignments")  # whose work complaints are
    # the other complainants on a number
    joined: JoinedComplainants = lazy("commands.complaints.JoinedComplainants")
    # complaints of who asked for confidence, found for a reason
    lost_receipt: LostReceipt = lazy("commands.protected_complainants.LostReceipt")
    # complainants who came before and asked for confidence
    protected: ProtectedComplainants = lazy("commands.protected_complainants.ProtectedComplainants")

    # --- this desk's own, beside the journal: its forms, filters, papers and messages

    drafts: Drafts = lazy("commands.drafts.Drafts")  # forms that were begun and not recorded
    # the attachments of such forms
    draft_attachments: DraftAttachments = lazy("commands.drafts.DraftAttachments")
    printing: Spool = lazy("commands.spool.Spool")  # print jobs
    sending: Sending = lazy("commands.sending.Sending")  # messages to complainants
    kept_filters: KeptFilters = lazy("commands.kept_filters.KeptFilters")  # the filters of lists that officers keep

    def __init__(self, unit: UnitOfWork, notices: tuple[Notice, ...], outside: Path | None = None) -> None:
        self.unit, self._notices = unit, notices
        self.officers = Officers(unit, outside)  # who may sign in; ``outside`` is the folder of the high-water mark

    @cached_property
    def shifts(self) -> ShiftHandover:
        """The counter, handed over between shifts; made late like the others, and with the officers besides."""
        from frontoffice.register.commands.shift_handover import ShiftHandover

        return ShiftHandover(self.unit, self.officers)

    @property
    def desk(self) -> Desk:
        """Desk of this register, with the counter of its number series."""
        return self.unit.desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self.unit.desk = desk

    @property
    def zone(self) -> str:
        """The office's zone: WIB, WITA or WIT."""
        return self.desk.zone

    @property
    def path(self) -> Path:
        """The register's file."""
        return self.unit.file.path

    @property
    def on_commit(self) -> list[Callable[[], None]]:
        """Callbacks after every COMMIT of displayed changes, in its thread; the exchange commits, too."""
        return self.unit.on_commit

    def now(self) -> datetime:
        """The present moment by the register's clock (UTC)."""
        return self.unit.now()

    def today(self) -> date:
        """Today in the office's zone; it begins at 00.00 there."""
        return self.unit.today()

    def notices(self) -> tuple[Notice, ...]:
        """Notices about the state of the register.

        Broken chain, unclean end, uncertain papers; a clock that went back, also since then.
        """
        return (*self._notices, *self.unit.notices)

    def replica(self) -> Replica:
        """This register as the exchange with the centre sees it, for one thread of its own; close it before this."""
        from frontoffice.register.replication import replica

        return replica.beside(self.unit)

    def close(self) -> None:
        """Close the register; nothing may be asked of it afterwards."""
        self.unit.stop_tracking()
        opening.close_file(self.unit.file)
