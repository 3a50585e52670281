"""What can be asked of an open register: one object for each of the office's concerns, all on one unit of work.

Whatever writes takes ``action``, an identity made before the first try (``ids.new_id``), and raises Refused (the rules
say no, nothing was changed) or Unavailable (nothing was, unless ``outcome_unknown``: a retry with it finds out).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from frontoffice.register.register_queries import RegisterQueries
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
    from frontoffice.register.commands.complaints import Complaints
    from frontoffice.register.commands.consulting import Consulting
    from frontoffice.register.commands.contacts import Contacts
    from frontoffice.register.commands.desk_configuration import DeskConfiguration
    from frontoffice.register.commands.document_numbers import Documents
    from frontoffice.register.commands.erasing import Erasures
    from frontoffice.register.commands.exporting import Exports
    from frontoffice.register.commands.handling import Handling
    from frontoffice.register.commands.joined_complainants import JoinedComplainants
    from frontoffice.register.commands.lost_receipt import LostReceipt
    from frontoffice.register.commands.maintenance import Maintenance
    from frontoffice.register.commands.numbering import Numbering
    from frontoffice.register.commands.officers import Officers
    from frontoffice.register.commands.protected_complainants import ProtectedComplainants
    from frontoffice.register.commands.proving import Proofs
    from frontoffice.register.commands.reading_log import ReadingLog
    from frontoffice.register.commands.reference_data import ReferenceData
    from frontoffice.register.commands.shift_handover import ShiftHandover
    from frontoffice.register.commands.slips import Slips
    from frontoffice.register.commands.sp4n import Sp4n
    from frontoffice.register.replication.aside_offers import AsideOffers
    from frontoffice.register.replication.erasure_offers import ErasureOffers
    from frontoffice.register.replication.replica import Replica


class Register(RegisterQueries):
    """One open register, its objects imported when first asked for. All times are UTC; all dates of the desk's zone."""

    def __init__(self, unit: UnitOfWork, notices: tuple[Notice, ...], outside: Path | None = None) -> None:
        super().__init__(unit)
        self._outside = outside  # the folder of the high-water mark
        self._notices = notices

    @property
    def desk(self) -> Desk:
        """The counter whose series is counted here."""
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
        """Calls made after every COMMIT of which something is shown, in its thread; the exchange commits, too."""
        return self.unit.on_commit

    def notices(self) -> tuple[Notice, ...]:
        """What was noticed: broken chain, unclean end, uncertain papers; a clock that went back, also since then."""
        return (*self._notices, *self.unit.notices)

    def replica(self) -> Replica:
        """This register as the exchange with the centre sees it, for one thread of its own; close it before this."""
        from frontoffice.register.replication import replica

        return replica.beside(self.unit)

    def close(self) -> None:
        """Close the register; nothing may be asked of it afterwards."""
        self.unit.stop_tracking()
        opening.close_file(self.unit.file)

    @cached_property
    def complaints(self) -> Complaints:
        """Record, check, read: a complaint and its story."""
        from frontoffice.register.commands.complaints import Complaints

        return Complaints(self.unit)

    @cached_property
    def consulting(self) -> Consulting:
        """Record consultations, turn them into complaints."""
        from frontoffice.register.commands.consulting import Consulting

        return Consulting(self.unit)

    @cached_property
    def box(self) -> Box:
        """Open the suggestion box, enter its sheets, close it."""
        from frontoffice.register.commands.box import Box

        return Box(self.unit)

    @cached_property
    def attachments(self) -> Attachments:
        """The files that are kept with complaints."""
        from frontoffice.register.commands.attaching import Attachments

        return Attachments(self.unit)

    @cached_property
    def shifts(self) -> ShiftHandover:
        """The counter, handed over between shifts."""
        from frontoffice.register.commands.shift_handover import ShiftHandover

        return ShiftHandover(self.unit, self.officers)

    @cached_property
    def slips(self) -> Slips:
        """The numbers that stand on slips for hours without power."""
        from frontoffice.register.commands.slips import Slips

        return Slips(self.unit)

    @cached_property
    def amendments(self) -> Amendments:
        """Corrections of what was written down."""
        from frontoffice.register.commands.amending import Amendments

        return Amendments(self.unit)

    @cached_property
    def erasures(self) -> Erasures:
        """Erasure by law."""
        from frontoffice.register.commands.erasing import Erasures

        return Erasures(self.unit)

    @cached_property
    def aside_offers(self) -> AsideOffers:
        """Chains that the centre set aside, for a supervisor to accept or to keep."""
        from frontoffice.register.replication.aside_offers import AsideOffers

        return AsideOffers(self.unit)

    @cached_property
    def erasure_offers(self) -> ErasureOffers:
        """Erasures that the centre says were carried out, for a supervisor to confirm."""
        from frontoffice.register.replication.erasure_offers import ErasureOffers

        return ErasureOffers(self.unit)

    @cached_property
    def numbering(self) -> Numbering:
        """Whether numbers may be given here, and numbers that two papers carry."""
        from frontoffice.register.commands.numbering import Numbering

        return Numbering(self.unit)

    @cached_property
    def handling(self) -> Handling:
        """Steps of a complaint."""
        from frontoffice.register.commands.handling import Handling

        return Handling(self.unit)

    @cached_property
    def contacts(self) -> Contacts:
        """Attempts to reach complainants, and their missing papers."""
        from frontoffice.register.commands.contacts import Contacts

        return Contacts(self.unit)

    @cached_property
    def documents(self) -> Documents:
        """Numbers of the office's documents, and those that were made."""
        from frontoffice.register.commands.document_numbers import Documents

        return Documents(self.unit)

    @cached_property
    def calendar(self) -> Calendar:
        """Days off, office hours, and the due dates that move with them."""
        from frontoffice.register.commands.calendar import Calendar

        return Calendar(self.unit)

    @cached_property
    def officers(self) -> Officers:
        """Who may sign in."""
        from frontoffice.register.commands.officers import Officers

        return Officers(self.unit, self._outside)

    @cached_property
    def reference_data(self) -> ReferenceData:
        """Channels, services and limits."""
        from frontoffice.register.commands.reference_data import ReferenceData

        return ReferenceData(self.unit)

    @cached_property
    def backups(self) -> Backups:
        """The trials of copies, and copies of another register of this desk."""
        from frontoffice.register.commands.backups import Backups

        return Backups(self.unit)

    @cached_property
    def closing(self) -> DayClosing:
        """The closing of a day."""
        from frontoffice.register.commands.closing import DayClosing

        return DayClosing(self.unit)

    @cached_property
    def configuration(self) -> DeskConfiguration:
        """How the desks are set up."""
        from frontoffice.register.commands.desk_configuration import DeskConfiguration

        return DeskConfiguration(self.unit)

    @cached_property
    def maintenance(self) -> Maintenance:
        """Verify and rebuild."""
        from frontoffice.register.commands.maintenance import Maintenance

        return Maintenance(self.unit)

    @cached_property
    def approvals(self) -> Approvals:
        """The approved reports."""
        from frontoffice.register.commands.approving import Approvals

        return Approvals(self.unit)

    @cached_property
    def exports(self) -> Exports:
        """Lists that left the register as a file."""
        from frontoffice.register.commands.exporting import Exports

        return Exports(self.unit)

    @cached_property
    def proofs(self) -> Proofs:
        """What can be proven to outsiders."""
        from frontoffice.register.commands.proving import Proofs

        return Proofs(self.unit)

    @cached_property
    def reading_log(self) -> ReadingLog:
        """What readers of other institutions looked at."""
        from frontoffice.register.commands.reading_log import ReadingLog

        return ReadingLog(self.unit)

    @cached_property
    def sp4n(self) -> Sp4n:
        """What of the register stands in SP4N-LAPOR!."""
        from frontoffice.register.commands.sp4n import Sp4n

        return Sp4n(self.unit)

    @cached_property
    def absences(self) -> Absences:
        """Who is away, and who takes their place."""
        from frontoffice.register.commands.absences import Absences

        return Absences(self.unit)

    @cached_property
    def assignments(self) -> Assignments:
        """Whose work complaints are."""
        from frontoffice.register.commands.assigning import Assignments

        return Assignments(self.unit)

    @cached_property
    def joined(self) -> JoinedComplainants:
        """The other complainants on a number."""
        from frontoffice.register.commands.joined_complainants import JoinedComplainants

        return JoinedComplainants(self.unit)

    @cached_property
    def lost_receipt(self) -> LostReceipt:
        """Complaints of who asked for confidence, found for a reason."""
        from frontoffice.register.commands.lost_receipt import LostReceipt

        return LostReceipt(self.unit)

    @cached_property
    def protected(self) -> ProtectedComplainants:
        """Complainants who came before and asked for confidence."""
        from frontoffice.register.commands.protected_complainants import ProtectedComplainants

        return ProtectedComplainants(self.unit)
