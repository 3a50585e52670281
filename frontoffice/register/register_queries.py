"""What is asked of an open register, one object for each of the office's questions, and what is this desk's own.

``Register`` is these and the verbs that write to the journal.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from frontoffice.register.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from frontoffice.register.commands.draft_attachments import DraftAttachments
    from frontoffice.register.commands.drafts import Drafts
    from frontoffice.register.commands.kept_filters import KeptFilters
    from frontoffice.register.commands.sending import Sending
    from frontoffice.register.commands.spool import Spool
    from frontoffice.register.queries.box_openings import BoxOpenings
    from frontoffice.register.queries.complaint_list import ComplaintLists
    from frontoffice.register.queries.consultations import ConsultationQuery
    from frontoffice.register.queries.counters import Counters
    from frontoffice.register.queries.day_query import DayQuery
    from frontoffice.register.queries.morning_list import MorningLists
    from frontoffice.register.queries.number_faults import NumberFaults
    from frontoffice.register.queries.outbox_stats import OutboxStats
    from frontoffice.register.queries.reports import Reports
    from frontoffice.register.queries.search import Search
    from frontoffice.register.queries.typed_texts import TypedTexts
    from frontoffice.register.queries.worklist import WorklistQuery
    from frontoffice.register.replication.sync_log import SyncLog


class RegisterQueries:
    """The questions, and the rows that no other desk sees; each one's object imported when it is first asked."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit

    def now(self) -> datetime:
        """The present moment by the register's clock (UTC)."""
        return self.unit.now()

    def today(self) -> date:
        """Today in the office's zone; it begins at 00.00 there."""
        return self.unit.today()

    @cached_property
    def days(self) -> DayQuery:
        """The days of the register."""
        from frontoffice.register.queries.day_query import DayQuery

        return DayQuery(self.unit)

    @cached_property
    def worklist(self) -> WorklistQuery:
        """What is open, the most urgent first."""
        from frontoffice.register.queries.worklist import WorklistQuery

        return WorklistQuery(self.unit)

    @cached_property
    def morning_lists(self) -> MorningLists:
        """Who has what, due when."""
        from frontoffice.register.queries.morning_list import MorningLists

        return MorningLists(self.unit)

    @cached_property
    def reports(self) -> Reports:
        """What is counted and listed of a period."""
        from frontoffice.register.queries.reports import Reports

        return Reports(self.unit)

    @cached_property
    def search(self) -> Search:
        """Find complaints and complainants."""
        from frontoffice.register.queries.search import Search

        return Search(self.unit)

    @cached_property
    def number_faults(self) -> NumberFaults:
        """What is wrong with a number that finds nothing."""
        from frontoffice.register.queries.number_faults import NumberFaults

        return NumberFaults(self.unit)

    @cached_property
    def lists(self) -> ComplaintLists:
        """Complaints limited by a filter, as many as there are."""
        from frontoffice.register.queries.complaint_list import ComplaintLists

        return ComplaintLists(self.unit)

    @cached_property
    def counters(self) -> Counters:
        """The counters' series."""
        from frontoffice.register.queries.counters import Counters

        return Counters(self.unit)

    @cached_property
    def consultations(self) -> ConsultationQuery:
        """Consultations that were recorded."""
        from frontoffice.register.queries.consultations import ConsultationQuery

        return ConsultationQuery(self.unit)

    @cached_property
    def box_openings(self) -> BoxOpenings:
        """The suggestion box and its openings."""
        from frontoffice.register.queries.box_openings import BoxOpenings

        return BoxOpenings(self.unit)

    @cached_property
    def typed_texts(self) -> TypedTexts:
        """What was typed and means no choice of its list."""
        from frontoffice.register.queries.typed_texts import TypedTexts

        return TypedTexts(self.unit)

    @cached_property
    def outbox(self) -> OutboxStats:
        """How many entries there are, and how many are still to be sent."""
        from frontoffice.register.queries.outbox_stats import OutboxStats

        return OutboxStats(self.unit)

    @cached_property
    def sync_log(self) -> SyncLog:
        """The rounds with the centre."""
        from frontoffice.register.replication.sync_log import SyncLog

        return SyncLog(self.unit)

    # --- this desk's own, beside the journal: its forms, filters, papers and messages

    @cached_property
    def drafts(self) -> Drafts:
        """Forms that were begun and not recorded."""
        from frontoffice.register.commands.drafts import Drafts

        return Drafts(self.unit)

    @cached_property
    def draft_attachments(self) -> DraftAttachments:
        """The attachments of such forms."""
        from frontoffice.register.commands.draft_attachments import DraftAttachments

        return DraftAttachments(self.unit)

    @cached_property
    def printing(self) -> Spool:
        """Print jobs."""
        from frontoffice.register.commands.spool import Spool

        return Spool(self.unit)

    @cached_property
    def sending(self) -> Sending:
        """Messages to complainants."""
        from frontoffice.register.commands.sending import Sending

        return Sending(self.unit)

    @cached_property
    def kept_filters(self) -> KeptFilters:
        """The filters of lists that officers keep."""
        from frontoffice.register.commands.kept_filters import KeptFilters

        return KeptFilters(self.unit)
