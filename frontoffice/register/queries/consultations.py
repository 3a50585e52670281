"""Consultations: how many there were, which they were, one of them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Final, NamedTuple
from uuid import UUID

from frontoffice.domain import switches
from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.choices import ListName
from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.consultation import Consultation, ConsultationFilter, Inquiry
from frontoffice.domain.masked_text import mask_text
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_fold, consultation_projection
from frontoffice.register.queries import canonical
from frontoffice.register.unit_of_work import UnitOfWork

ALL: Final = -1  # as a limit


class MonthlyConsultations(NamedTuple):
    """How many consultations a month (``2026-11``) had of one channel and one service, by the name of its choice."""

    month: str
    channel: str
    service: str
    many: int


class ConsultationQuery:
    """Consultations, asked one at a time, by a filter, by month."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    @property
    def are_recorded(self) -> bool:
        """Whether the recording of consultations is switched on (a limit as a switch)."""
        return bool(self._unit.limits.amount(switches.CONSULTATIONS))

    def get(self, subject: UUID) -> Consultation:
        """Load one consultation with all its fields.

        Raises Refused: ``consultation_unknown``, ``consultation_erased``.
        """
        with self._unit.reading():
            found = consultation_projection.fold(subject, journal.story(self._unit.connection, subject))
        if found is None:
            raise Refused(Problem("", RegisterRefusal.CONSULTATION_UNKNOWN))
        if found.erased:
            raise Refused(Problem("", RegisterRefusal.CONSULTATION_ERASED))
        return found

    def count_by_month(self, period: Period, counter: str = "") -> tuple[MonthlyConsultations, ...]:
        """Count consultations of a period without a later complaint, by month, channel and service.

        ``counter``: of one series.
        """
        with self._unit.reading():
            kept = reading.validate_rows(
                "consultation",
                self._unit.connection.execute(
                    "SELECT substr(day, 1, 7), channel, service, count(*) FROM consultation"
                    " WHERE complaint = x'' AND day BETWEEN ? AND ? AND ? IN (series, '')"
                    " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
                    (period.first.isoformat(), period.last.isoformat(), counter),
                ),
                (str, str, str, int),
            )
            services = canonical.lists(self._unit)[ListName.SERVICE]
        found: Counter[tuple[str, str, str]] = Counter()
        for month, channel, service, many in kept:
            found[month, channel, services.name(services.code(service))] += many
        return tuple(MonthlyConsultations(*key, many) for key, many in sorted(found.items()))

    def list_masked(self, sought: ConsultationFilter, limit: int = ALL) -> tuple[tuple[Consultation, ...], int]:
        """List consultations by filter, newest first, masked for everyone; and how many there are."""
        found, total = self._find(sought, limit)
        return tuple(map(self._mask, found)), total

    def _find(self, sought: ConsultationFilter, limit: int = ALL) -> tuple[tuple[Consultation, ...], int]:
        where = "day BETWEEN ? AND ? AND ? IN (series, '')" + " AND complaint = x''" * sought.stayed
        bound: tuple[object, ...] = (sought.period.first.isoformat(), sought.period.last.isoformat(), sought.counter)
        if sought.channel is not None:
            where, bound = f"{where} AND channel = ?", (*bound, sought.channel)
        with self._unit.reading():
            if sought.service is not None:
                known = canonical.lists(self._unit)
                code = known[ListName.SERVICE].code(sought.service)
                condition, meant = canonical.equals(known, ListName.SERVICE.value, code)
                where, bound = f"{where} AND {condition}", (*bound, *meant)
            total = self._unit.connection.execute(f"SELECT count(*) FROM consultation WHERE {where}", bound).get
            return consultation_projection.read(
                self._unit.connection.execute(
                    f"SELECT {consultation_projection.COLUMNS} FROM consultation WHERE {where}"
                    " ORDER BY day DESC, recorded_at DESC, subject DESC LIMIT ?",
                    (*bound, limit),
                )
            ), total

    def list_for_export(self, sought: ConsultationFilter, *, identities: bool) -> tuple[Consultation, ...]:
        """List consultations as they leave the register: without confidential names, but with ``identities``."""
        found, _ = self._find(sought)
        return tuple(self._as_exported(one, identities=identities) for one in found)

    def _as_exported(self, one: Consultation, *, identities: bool) -> Consultation:
        shown = self._mask(one)
        if shown.inquiry.identity is Identity.OPEN or not identities:
            return shown
        inquiry = dataclasses.replace(self.get(one.subject).inquiry, identity=shown.inquiry.identity)
        return dataclasses.replace(one, inquiry=inquiry)

    def _mask(self, one: Consultation) -> Consultation:
        """A consultation as anyone may read it: hidden as well where its complaint asks for confidence now."""
        known = self._find_hidden_complainants(one)
        if one.erased or (one.inquiry.identity is Identity.OPEN and not known):
            return one
        inquiry = self.get(one.subject).inquiry
        who = Complainant(inquiry.name, Identity.CONFIDENTIAL)
        about, answer = mask_text(inquiry.about, who, known), mask_text(inquiry.answer, who, known)
        shown = Inquiry(inquiry.channel, about, answer, inquiry.answered_by, one.inquiry.service, "", who.identity)
        return dataclasses.replace(one, inquiry=shown)

    def _find_hidden_complainants(self, one: Consultation) -> tuple[Complainant, ...]:
        """Hidden complainants of the complaint made from a consultation, earlier versions included.

        Nobody where it is open.
        """
        if one.complaint is None:
            return ()
        with self._unit.reading():
            complaint = complaint_fold.fold_without_case(journal.story(self._unit.connection, one.complaint))
        if complaint is None or complaint.intake.complainant.identity is Identity.OPEN:
            return ()
        return complaint.intake.complainant, *complaint.earlier

    def by_code(self, code: str) -> Consultation | None:
        """Find a consultation by its code, None for none; looks at each of them."""
        with self._unit.reading():
            found = consultation_projection.read(
                self._unit.connection.execute(f"SELECT {consultation_projection.COLUMNS} FROM consultation")
            )
        return next((one for one in found if one.code == code.strip().upper()), None)

    def before(self, complaint: UUID) -> tuple[Consultation, ...]:
        """List consultations converted to this complaint."""
        with self._unit.reading():
            return consultation_projection.read(
                self._unit.connection.execute(
                    f"SELECT {consultation_projection.COLUMNS} FROM consultation WHERE complaint = ?",
                    (complaint.bytes,),
                )
            )
