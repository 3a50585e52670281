"""A desk whose centre shows what it holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from psycopg import Connection, Cursor

from frontoffice.domain.calendar.dates import from_text
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import rank
from frontoffice.domain.choices import ListName, meanings
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.register.journal import entry_authority
from frontoffice.register.journal.erasure_verdicts import ERASING
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_columns, intake_codec, office_lists
from frontoffice.sync import wire
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push
from tests.support.examples import an_intake

COLUMNS = wire.COLUMNS.split(", ")


class ViewedDesk:
    """A counter at the centre that writes one complaint's entries as they were made up."""

    def __init__(self, counter: Connection) -> None:
        self.counter = counter
        self.chain = Chain()
        hello(counter, self.chain)
        self.rows: list[tuple[Any, ...]] = []

    def record(self, no: int = 1, on: str = "2026-11-20", **intake: Any) -> UUID:
        """The recording of what was received ``on`` a day; gives the subject."""
        subject = new_id()
        body = {
            "intake": intake_codec.intake_body(an_intake(**intake)),
            "number": f"{no:04}/PGD-L1/2026",
            "counter": "Loket 1",
            "position": "Petugas Front Office",
            "channel_name": "Loket",
            "manner": "oral",
            "received_on": on,
            "due_on": "2026-12-10",
            "due_provisional": False,
            "calendar": "2026.1",
        }
        self.write(subject, EntryKind.RECORDED, body, entry_id=subject, number=("L1", 2026, no))
        return subject

    def write(self, subject: UUID, kind: str, body: dict[str, Any], **columns: Any) -> UUID:
        if kind == EntryKind.ERASED and "subject" in body:
            body = body | {"subject": str(subject)}  # of its own complaint
        row = self.chain.entry(subject=subject, kind=str(kind), body=body, **columns)
        self.rows.append(row)
        return UUID(str(row[COLUMNS.index("entry_id")]))

    def push(self) -> None:
        push(self.counter, self.rows)
        self.rows = []


def story(rows: Sequence[tuple[Any, ...]]) -> list[StoryLine]:
    """Rows as the register reads them."""
    return [_line(dict(zip(COLUMNS, row, strict=True))) for row in rows]


def without_erasures(lines: Sequence[StoryLine]) -> tuple[StoryLine, ...]:
    """The lines as a desk reads them while the office has agreed to no erasure."""
    return entry_authority.without_effect(lines, {one.entry_id for one in lines if one.kind in ERASING})


def _line(row: dict[str, Any]) -> StoryLine:
    joined = row["parents"]
    return StoryLine(
        entry_id=row["entry_id"],
        kind=row["kind"],
        version=row["v"],
        occurred_at=from_text(row["occurred_at"]),
        recorded_at=from_text(row["recorded_at"]),
        zone=row["zone"],
        officer=row["officer"],
        role=row["role"],
        number=Number(row["series"], row["year"], row["no"]) if row["no"] else None,
        parents=tuple(UUID(bytes=joined[at : at + 16]) for at in range(0, len(joined), 16)),
        body=json.loads(row["body"]),
        origin=row["origin"],
        seq=row["seq"],
        lc=row["lc"],
        hash=row["hash"],
    )


class ReportingTool:
    """A tool that reads the views of a centre, right after the figures were written."""

    def __init__(self, centre: Centre, connection: Connection) -> None:
        self.centre, self.connection = centre, connection
        connection.execute("SET ROLE frontoffice_report")

    def execute(self, query: str, parameters: Sequence[Any] = ()) -> Cursor[Any]:
        self.centre.write_figures()
        return self.connection.execute(query.encode(), parameters)


SERVICES, REGENCIES = (
    meanings(of, office_lists.load_defaults()[of], (), {}) for of in (ListName.SERVICE, ListName.REGENCY)
)


def expected_story(complaint: Complaint, case: Case) -> tuple[Any, ...]:
    clock, response, overdue = deadlines.next_obligation(complaint, case), case.response, case.overdue
    return (
        str(complaint.status),
        rank(case.status)[0],
        complaint.cycle,
        complaint.conflict,
        complaint.channel_name,
        SERVICES.name(SERVICES.code(complaint.intake.service)),
        complaint.received_on,
        complaint.due.day,
        complaint.due.provisional,
        case.level or None,
        response.on if response else None,
        overdue.late if overdue else None,
        overdue.late_days if overdue else None,
        case.target.on if case.target else None,
        clock.on if clock else None,
        complaint.number_text,
        complaint.recorded_on,
        case.closed_on,
        REGENCIES.name(REGENCIES.code(complaint.intake.complainant.regency)),
        case.team.text or None,
        complaint.officer,
        REGENCIES.code(complaint.intake.complainant.regency),
        SERVICES.code(complaint.intake.service),
        case.assignee.name if case.assignee else "",
        complaint.extended_until,
        complaint_columns.COLUMNS["ground"](complaint_columns.Row(complaint, case)),
    )


FACTS = (
    "status, closed, cycle, to_be_checked, channel_name, service, received_on, due_on, due_provisional, level,"
    " responded_on, response_late, response_late_days, target_on, owed_on, number, recorded_on, closed_on, regency, team,"
    " officer, regency_code, service_code, assignee, extended_until, ground"
)
