"""The views for the office's other tools tell what the counters tell, and nothing about who complained."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import Connection, Cursor

from frontoffice.domain.calendar.dates import from_text
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case, Reach
from frontoffice.domain.cases.steps import Ground, Ruling, Step, rank
from frontoffice.domain.choices import ListName, meanings
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Kind, Manner, Status
from frontoffice.domain.entries.body_codec import FIELDS, encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import AmendedBody
from frontoffice.domain.entries.entry_kinds import KINDS as SPECS
from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID
from frontoffice.domain.limits import Target, target_body
from frontoffice.domain.numbering import Number
from frontoffice.register.journal import entry_authority, ids
from frontoffice.register.journal.erasure_verdicts import ERASING
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_columns, complaint_fold, intake_codec, office_lists
from frontoffice.sync import wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import entries_without_authority
from tests.support.bodies import fields_of
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.chains import Chain, again, hello, push
from tests.support.drawn import examples
from tests.support.examples import TODAY, a_complainant, an_intake

COLUMNS = wire.COLUMNS.split(", ")
NOT_IN_HISTORIES: Final[Mapping[str, str]] = {
    EntryKind.RECORDED: "each history begins with one",
    **dict.fromkeys(OF_THE_OFFICE, "about no complaint"),
}
KINDS = [*(str(kind) for kind in SPECS if kind not in NOT_IN_HISTORIES), "from.the.future"]


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


@pytest.fixture(scope="module")
def shared_centre(centre_server: CentreServer) -> Iterator[Centre]:
    """One centre for all that is only made up and read."""
    made = new_centre(centre_server)
    with made.connect() as office:  # one device writes a chain for each example
        office.execute("UPDATE journal.centre SET chains = 1000000")
    yield made
    made.drop()


@pytest.fixture(scope="module")
def counter(shared_centre: Centre) -> Iterator[Connection]:
    with centre_connection.open_link(*shared_centre.enrol()) as opened:
        yield opened


class ReportingTool:
    """A tool that reads the views of a centre, right after the figures were written."""

    def __init__(self, centre: Centre, connection: Connection) -> None:
        self.centre, self.connection = centre, connection
        connection.execute("SET ROLE frontoffice_report")

    def execute(self, query: str, parameters: Sequence[Any] = ()) -> Cursor[Any]:
        self.centre.write_figures()
        return self.connection.execute(query.encode(), parameters)


@pytest.fixture(scope="module")
def report(shared_centre: Centre) -> Iterator[ReportingTool]:
    """A tool that the IT person let in."""
    with shared_centre.connect() as opened:
        yield ReportingTool(shared_centre, opened)


_STEPS = st.sampled_from([*Step, "not.a.step"])
_DUE_ON = st.sampled_from(["2026-12-09", "2026-12-10", "2026-12-11"])
_SERVICE = st.sampled_from(["Izin Trayek (AKDP)", "Izin Usaha", "Izin Lain"])
_ON = st.integers(-2, 2).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
_WHO: Final = st.sampled_from(
    [
        a_complainant(),
        a_complainant(name="PT Timah Jaya", party="company", nib="9120001234567", contact="Ratna", position="Direktur"),
        a_complainant(
            name="Ana", nik="", identity_kind="passport", identity_no="X7654321", identity=Identity.CONFIDENTIAL
        ),
        a_complainant(represents="Suparman", attorney_letter="SK/1", party="cooperative", identity_kind="seaman"),
    ]
)
# What a field may say, in whatever kind it stands; all others say what the kind's examples say.
_FIELDS: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "on": _ON,
    "cycle": st.integers(1, 2),
    "due_on": _DUE_ON,
    "due_was": _DUE_ON,
    "due_provisional": st.booleans(),
    "due": st.fixed_dictionaries({"due_on": _DUE_ON, "due_provisional": st.booleans(), "calendar": st.just("2026.3")}),
    "count": st.just({"calendar": "2026.3", "days": []}),
    "received_on": st.sampled_from(["2026-11-19", "2026-11-20"]),
    "channel_name": st.sampled_from(["Loket", "Surat pos"]),
    "manner": st.sampled_from([*map(str, Manner)]),
    "late": st.fixed_dictionaries({"days": st.integers(1, 3), "why": st.just("sakit")}),
    "target": _ON.map(lambda on: target_body(Target(date.fromisoformat(on), "", False, "", "", ""))),
    "level": st.sampled_from(["", "high"]),
    "category": st.sampled_from(["", "Tidak patut"]),
    "changes": st.one_of(
        st.tuples(_SERVICE, _SERVICE).map(lambda both: {"service": [*both]}),
        st.sampled_from([*map(str, Kind)]).map(lambda kind: {"kind": ["complaint", kind]}),
        st.just({"complainant.name": ["Nurhayati binti Saleh", "Rahasia"]}),
        st.just({"channel": ["counter", "letter"]}),
        st.sampled_from(["party", "nib", "contact", "position", "identity_kind", "identity_no"]).flatmap(
            lambda name: st.sampled_from(["", "company", "X7654321"]).map(lambda to: {f"complainant.{name}": ["", to]})
        ),
    ),
    "complainant": st.one_of(
        _WHO.map(intake_codec.complainant_body), st.sampled_from([{"name": "Saleh"}, "Saleh", {}])
    ),
    "joined": st.sampled_from([EXAMPLE_ID, "bukan"]),
    "until": st.one_of(_ON, st.just("kapan")),
    "ground": st.sampled_from([*map(str, Ground), "", "lain"]),
    "ruling": st.sampled_from(["", *map(str, Ruling)]),
    "suffix": st.sampled_from(["bis", "ter"]),
    "status": st.sampled_from([str(Status.FINISHED), str(Status.CANCELLED)]),
    "state": st.sampled_from(["confirmed", "handed_over", "void", "uncertain"]),
    "reach": st.sampled_from([*map(str, Reach)]),
}
_WITH: Final = {"due_provisional": "due_on"}  # no program writes the one without the other
_KIND_OF: Final[Mapping[str, EntryKind]] = {
    Step.REVIEW: EntryKind.REVIEWED,
    Step.CANCEL: EntryKind.CANCELLED,
    Step.RECLASSIFY: EntryKind.AMENDED,
}


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, dict[str, Any], list[int], int]]:
    """Entries after the recording: kind, body, which of the entries before (0 is the recording) were seen, version."""
    made: list[tuple[str, dict[str, Any], list[int], int]] = []
    corrections = st.just(str(EntryKind.STEP_CORRECTED))
    status_steps = draw(st.lists(st.one_of(_STEPS, _STEPS, _STEPS, corrections, st.sampled_from(KINDS)), max_size=14))
    for place, what in enumerate(status_steps):
        straight = draw(st.integers(0, 3)) > 0
        seen = [place] if straight else draw(st.lists(st.integers(0, place), max_size=3, unique=True))
        kind, body = _body(draw, what)
        if kind == EntryKind.STEP_CORRECTED:  # by its place; mostly what was seen last
            body["entry"] = draw(st.sampled_from([*seen, *seen, *seen, *range(place + 1)]))
        rare = draw(st.integers(0, 11))  # a broken program, a newer one
        made.append((kind, {} if rare == 0 else body, seen, 2 if rare == 1 else 1))
    return made


def _body(draw: st.DrawFn, what: str) -> tuple[str, dict[str, Any]]:
    """An entry of a kind, or one that is a step: an example of its specification with something else in its fields."""
    is_step = what in (*Step, "not.a.step")
    kind = _KIND_OF.get(what, EntryKind.STEPPED) if is_step else what
    spec = SPECS.get(kind)
    if spec is None:
        return kind, {"anything": 1}
    example = draw(st.sampled_from(spec.examples))
    body = encode(example)
    for field in fields_of(type(example)):
        is_there = field.is_needed or _WITH.get(field.name) in body or draw(st.booleans())
        if not is_there:
            body.pop(field.name, None)
        elif field.name in _FIELDS:
            body[field.name] = draw(_FIELDS[field.name])
    if is_step and "step" in FIELDS[type(example)]:
        body |= {"step": str(what), "on": draw(_ON)}
    return kind, body


def test_every_kind_about_complaints_is_in_the_histories() -> None:
    assert {*KINDS} | {*NOT_IN_HISTORIES} == {*map(str, EntryKind), "from.the.future"}
    assert NOT_IN_HISTORIES.keys() == {EntryKind.RECORDED, *OF_THE_OFFICE}


@pytest.mark.thorough
@settings(max_examples=examples(60))
@given(histories(), _WHO)
def test_a_complaint_stands_at_the_centre_where_it_stands_at_the_counters(
    counter: Connection, report: ReportingTool, made: list[tuple[str, dict[str, Any], list[int], int]], who: Complainant
) -> None:
    desk = ViewedDesk(counter)
    written = [desk.record(complainant=who)]
    for kind, drawn, seen, version in made:
        body = drawn | ({"entry": str(written[drawn["entry"]])} if "entry" in drawn else {})
        written.append(desk.write(written[0], kind, body, parents=[written[place] for place in seen], v=version))
    rows = list(desk.rows)
    desk.push()
    folded = complaint_fold.fold_case(without_erasures(story(rows)))
    assert folded is not None
    complaint, case = folded
    row = report.execute(
        "SELECT status, closed, cycle, to_be_checked, channel_name, service, received_on, due_on, due_provisional,"
        " level, responded_on, response_late, response_late_days, target_on, owed_on, number,"
        " recorded_on, closed_on, regency, team, officer, regency_code, service_code, assignee, extended_until, ground"
        " FROM office.complaints WHERE subject = %s",
        (written[0],),
    ).fetchone()
    assert row == _expected(complaint, case)
    steps = report.execute("SELECT cycle, began_on FROM office.cycles WHERE subject = %s ORDER BY 1", (written[0],))
    assert steps.fetchall() == [
        (cycle.no, min((taken.on for taken in cycle.steps), default=None)) for cycle in case.cycles
    ]


def test_files_of_a_draft_that_were_looked_at_before_it_was_recorded_change_nothing(
    counter: Connection, report: ReportingTool
) -> None:
    desk, example = ViewedDesk(counter), ViewedDesk(counter)
    other = example.record()
    recorded = dict(zip(COLUMNS, example.rows.pop(), strict=True))
    desk.write(other, EntryKind.REVEALED, {"why": "Memeriksa"})
    question = "SELECT count(*) FROM office.complaints WHERE subject = %s"
    desk.push()
    assert report.execute(question, (other,)).fetchone() == (0,)
    number = (recorded["series"], recorded["year"], recorded["no"])
    desk.write(other, EntryKind.RECORDED, json.loads(recorded["body"]), entry_id=other, number=number)
    desk.push()
    assert report.execute(question, (other,)).fetchone() == (1,)


def test_whose_work_it_is_stands_at_the_centre_as_the_last_entry_says(
    counter: Connection, report: ReportingTool
) -> None:
    desk = ViewedDesk(counter)
    subject = desk.record()
    handed, released = SPECS[EntryKind.ASSIGNED].examples
    for example, name in ((handed, "Bambang Prasetyo"), (released, ""), (handed, "Bambang Prasetyo")):
        desk.write(subject, EntryKind.ASSIGNED, encode(example))
        desk.push()
        found = report.execute("SELECT assignee, team FROM office.complaints WHERE subject = %s", (subject,))
        assert found.fetchone() == (name, None)


def test_an_extension_and_the_ground_of_a_closing_stand_at_the_centre(
    counter: Connection, report: ReportingTool
) -> None:
    desk = ViewedDesk(counter)
    subject = desk.record()
    question = "SELECT due_on, extended_until, ground FROM office.complaints WHERE subject = %s"
    desk.push()
    before = report.execute(question, (subject,)).fetchone()
    assert before is not None
    assert before[1:] == (None, "")
    extension = encode(SPECS[EntryKind.DUE_EXTENDED].examples[0])
    for until in ("2026-12-21", "2026-12-28", "kapan"):
        desk.write(subject, EntryKind.DUE_EXTENDED, extension | {"until": until})
    stepped = {"step": "decline", "cycle": 1, "on": "2026-11-25", "text": "Tidak terbukti", "ground": "unfounded"}
    step = desk.write(subject, EntryKind.STEPPED, stepped)
    desk.push()
    declined = (before[0], date(2026, 12, 28), "unfounded")
    assert report.execute(question, (subject,)).fetchone() == declined
    desk.write(subject, EntryKind.REVIEWED, {"note": "Dilihat lagi", "on": "2026-11-26"}, parents=(step,))
    desk.push()
    assert report.execute(question, (subject,)).fetchone() == declined


def test_whom_it_was_forwarded_to_stands_at_the_centre_whoever_reviews_it_again(
    counter: Connection, report: ReportingTool
) -> None:
    desk = ViewedDesk(counter)
    subject = desk.record()
    stepped = {
        "step": "forward",
        "cycle": 1,
        "on": "2026-11-25",
        "text": "x",
        "agency": "Dinas Perhubungan",
        "letter": "1",
    }
    step = desk.write(subject, EntryKind.STEPPED, stepped)
    desk.write(subject, EntryKind.REVIEWED, {"note": "Dilihat lagi", "on": "2026-11-26"}, parents=(step,))
    desk.push()
    question = "SELECT status, agency FROM office.complaints WHERE subject = %s"
    assert report.execute(question, (subject,)).fetchone() == ("forwarded", "Dinas Perhubungan")


@pytest.mark.thorough
def test_of_an_amendment_the_receipt_holds_that_it_counted(counter: Connection, report: ReportingTool) -> None:
    """Also where that is due alike; the second was typed at a desk that knows no receipt but the first."""
    desk = ViewedDesk(counter)
    subject = desk.record()
    for received_on, count in (("2026-11-21", {}), ("2026-11-20", None)):
        body = AmendedBody(
            changes={"service": ["", "Izin Usaha"]},
            why="x",
            channel_name="Loket",
            manner="written",
            received_on=received_on,
            due_on="2026-12-10",
            due_provisional=False,
            calendar="2026.1",
            due_was="2026-12-10",
            count=count,
        )
        desk.write(subject, EntryKind.AMENDED, encode(body))
    rows = list(desk.rows)
    desk.push()
    folded = complaint_fold.fold(story(rows))
    shown = report.execute("SELECT received_on, due_on FROM office.complaints WHERE subject = %s", (subject,))
    assert folded is not None
    assert shown.fetchone() == (folded.received_on, folded.due.day) == (date(2026, 11, 21), date(2026, 12, 10))


_BROKEN: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"subject": "", "complainant": {"name": "Saleh"}, "joined": "bukan", "until": "kapan", "step": "inform", "due": {}},
    {"subject": "", "complainant": 1, "joined": 1, "until": 1, "step": 1, "due": 1, "changes": {"wish": ["b"]}},
)


@pytest.mark.thorough
def test_what_cannot_be_read_settles_at_the_centre_what_it_settles_at_the_counters(
    counter: Connection, report: ReportingTool
) -> None:
    """Whoever wrote it had seen both amendments, whatever it says."""
    desk, settled = ViewedDesk(counter), {}
    for kind, body in itertools.product(KINDS, _BROKEN):
        subject = desk.record()
        begun = len(desk.rows) - 1
        both = [desk.write(subject, EntryKind.AMENDED, _wishing(wish), parents=[subject]) for wish in "ab"]
        assert _folded(desk.rows[begun:]).conflict
        desk.write(subject, kind, body, parents=both)
        settled[subject] = not _folded(desk.rows[begun:]).conflict
    desk.push()
    rows = report.execute(
        "SELECT subject, NOT to_be_checked FROM office.complaints WHERE subject = ANY(%s)", ([*settled],)
    )
    assert dict(rows.fetchall()) == settled
    assert {*settled.values()} == {True, False}


def _folded(rows: Sequence[tuple[Any, ...]]) -> Complaint:
    folded = complaint_fold.fold(without_erasures(story(rows)))
    assert folded is not None
    return folded


def _wishing(wish: str) -> dict[str, Any]:
    said = {"changes": {"wish": ["", wish]}, "why": "x", "channel_name": "Loket", "manner": "oral"}
    due = {"due_on": "2026-12-10", "due_provisional": False, "calendar": "2026.1", "due_was": "2026-12-10"}
    return said | due | {"received_on": "2026-11-20"}


SERVICES, REGENCIES = (meanings(of, office_lists.shipped()[of], (), {}) for of in (ListName.SERVICE, ListName.REGENCY))


def _expected(complaint: Complaint, case: Case) -> tuple[Any, ...]:
    clock, response, overdue = deadlines.clock(complaint, case), case.response, case.overdue
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


def test_a_cycle_is_shown_with_the_dates_of_its_steps(counter: Connection, report: ReportingTool) -> None:
    desk = ViewedDesk(counter)
    subject = last = desk.record()
    path = (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY, Step.UNSATISFIED, Step.ANALYSE)
    last = desk.write(subject, EntryKind.REVIEWED, {"note": "", "by": ""}, parents=[last])
    for days, step in enumerate(path):
        on = (TODAY + timedelta(days=days)).isoformat()
        body = {"step": str(step), "on": on, "text": "x", "by": "", "cycle": 1, "outcome": "proven"}
        if step is Step.DECIDE:
            body["target"] = target_body(Target(TODAY, "", False, "", "", ""))
        last = desk.write(subject, EntryKind.STEPPED, body, parents=[last])
    desk.push()
    rows = report.execute(
        "SELECT cycle, analysed_on, informed_on, verified_on, outcome, conveyed_on, answer, answered_on, target_on"
        " FROM office.cycles WHERE subject = %s ORDER BY cycle",
        (subject,),
    ).fetchall()
    day = [TODAY + timedelta(days=days) for days in range(len(path))]
    assert rows == [
        (1, day[0], day[2], day[4], "proven", day[5], "unsatisfied", day[6], TODAY),
        (2, day[7], None, None, None, None, None, None, None),
    ]


@pytest.mark.thorough
def test_of_two_branches_the_one_in_the_earlier_cycle_holds(counter: Connection, report: ReportingTool) -> None:
    desk = ViewedDesk(counter)
    subject = last = desk.record()
    last = desk.write(subject, EntryKind.REVIEWED, {"note": "", "by": ""}, parents=[last])

    def step(step: Step, seen: UUID) -> UUID:
        body = {"step": str(step), "on": "2026-11-24", "text": "x", "by": "", "cycle": 1}
        return desk.write(subject, EntryKind.STEPPED, body, parents=[seen])

    for one in (Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY):
        last = step(one, last)
    step(Step.ANALYSE, step(Step.UNSATISFIED, last))
    desk.write(subject, EntryKind.REVIEWED, {"note": "sudah dilihat", "by": ""}, parents=[last])
    desk.push()
    row = report.execute("SELECT status, cycle, to_be_checked FROM office.complaints WHERE subject = %s", (subject,))
    assert row.fetchone() == ("conveyed", 1, True)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("kind", "role"),
    [(EntryKind.REVIEWED, "supervisor"), (EntryKind.AMENDED, "reader"), ("from.the.future", "supervisor")],
)
def test_a_program_that_writes_on_and_on_ends_no_view(centre: Centre, kind: str, role: str) -> None:
    """Of before one complaint's entries had a limit; it took half a minute, and four times that for twice as many."""
    with centre.connect() as office, centre_connection.open_link(*centre.enrol()) as opened:
        office.execute("ALTER TABLE journal.entry DISABLE TRIGGER check_subjects")
        desk = ViewedDesk(opened)
        subject = last = desk.record()
        for _ in range(12_000):
            last = desk.write(subject, kind, {"note": "", "by": ""}, parents=[last, subject], role=role)
        desk.push()
        centre.write_figures()
        status = "reviewed" if kind == EntryKind.REVIEWED else "registered"
        assert office.execute("SELECT status FROM office.complaints").fetchall() == [(status,)]


@pytest.mark.thorough
@pytest.mark.parametrize("many", [2_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_an_amendment_of_fields_that_no_intake_has_ends_no_view(centre: Centre, many: int) -> None:
    with centre_connection.open_link(*centre.enrol()) as opened:
        desk = ViewedDesk(opened)
        subject = desk.record()
        receipt = {
            "channel_name": "Loket",
            "received_on": "2026-11-20",
            "due_on": "2026-12-10",
            "due_provisional": False,
        }
        for k in (1, 2):
            changes = {f"field{no}": [no * k, no] for no in range(many)}
            desk.write(subject, EntryKind.AMENDED, {"changes": changes, **receipt}, parents=[subject])
        desk.push()
    with centre.reported() as office:
        office.execute("SET statement_timeout = '15s'")
        assert office.execute("SELECT status FROM office.complaints").fetchall() == [("registered",)]


@pytest.mark.thorough
def test_what_is_late_is_said_to_be_late(counter: Connection, report: ReportingTool) -> None:
    desk = ViewedDesk(counter)
    subject = desk.record()
    voice = desk.record(2, kind=Kind.SUGGESTION)
    moved = {"cycle": 1, "due_on": "2020-01-02", "due_provisional": False, "calendar": "", "why": ""}
    desk.write(subject, EntryKind.DUE_MOVED, moved)
    desk.write(voice, EntryKind.DUE_MOVED, moved)
    desk.push()
    rows = report.execute(
        "SELECT subject, owed, owed_on, late FROM office.deadlines WHERE subject = ANY (%s)", ([subject, voice],)
    )
    assert rows.fetchall() == [(subject, "response", date(2020, 1, 2), True)]


def test_a_limit_in_hours_is_late_on_its_own_day(shared_centre: Centre) -> None:
    """3 office hours from Tue 24-11-2026 10.32 WIB: 13.32."""
    with shared_centre.connect() as office:
        rows = [
            office.execute("SELECT office.is_past('2026-11-24', %s, 'WIB', %s)", (time, moment)).fetchone()
            for time, moment in (
                ("13.32", "2026-11-24 06:32:59+00"),
                ("13.32", "2026-11-24 06:33:00+00"),
                ("", "2026-11-24 16:59:59+00"),
                ("", "2026-11-24 17:00:00+00"),
            )
        ]
    assert rows == [(False,), (True,), (False,), (True,)]


@pytest.mark.thorough
def test_who_complained_and_what_was_said_is_nowhere_in_the_views(counter: Connection, report: ReportingTool) -> None:
    desk = ViewedDesk(counter)
    who = a_complainant(
        name="Zulaikha Yang Rahasia", nik="1971034107900002", phone="081299887766", address="Jl. Sepi 9"
    )
    subject = desk.record(7, complainant=who, description="Isi yang rahasia", respondent="Pak Anu")
    changed = {
        "changes": {"complainant.name": ["Zulaikha Yang Rahasia", "Zulaikha Lain"], "description": ["Isi", "Isi lain"]},
        "why": "salah dengar",
        "channel_name": "Loket",
        "manner": "oral",
        "received_on": "2026-11-20",
        "due_on": "2026-12-10",
        "due_provisional": False,
        "calendar": "2026.1",
    }
    desk.write(subject, EntryKind.AMENDED, changed)
    desk.push()
    views = [
        row[0]
        for row in report.execute("SELECT table_name FROM information_schema.views WHERE table_schema = 'office'")
    ]
    reports = [f"report_{name}" for name in ("counts", "done", "months", "spans")]
    assert sorted(views) == [
        *("choices", "complaints", "consultation_months", "consultations", "cycles", "deadlines", "entries_per_day"),
        *("numbers_twice", *reports),
    ]
    seen = "".join(str(report.execute(f"SELECT v::text FROM office.{view} v").fetchall()) for view in views)
    for secret in ("Zulaikha", "1971034107900002", "99887766", "Sepi", "rahasia", "Pak Anu", "Isi"):
        assert secret not in seen
    assert "0007/PGD-L1/2026" in seen


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM journal.entry",
        "SELECT * FROM journal.payload",
        "SELECT * FROM journal.device",
        "INSERT INTO office.status VALUES ('x', true, 1)",
        "UPDATE office.complaint_row SET number = 'x'",
        "SELECT * FROM office.complaint_row",
        "SELECT journal.erase(gen_random_uuid(), gen_random_uuid())",
        "CREATE TABLE office.mine (a integer)",
    ],
)
def test_a_tool_reads_the_views_and_nothing_else(report: ReportingTool, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        report.execute(statement)


def test_counters_do_not_read_the_views(counter: Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        counter.execute("SELECT * FROM office.complaints")


@pytest.mark.thorough
def test_a_body_that_is_none_hides_no_other_complaint(centre: Centre) -> None:
    bodies = [
        *(b"\xff\xfe", b"not JSON", b"[1, 2]", b'{"received_on": "tomorrow"}', b'{"a": "\\u0000"}', b"7"),
        *(b"[" * 100 + b"]" * 100, b'{"intake":' * 100 + b"1" + b"}" * 100, b'{"intake": 1e131071}'),
    ]
    with centre_connection.open_link(*centre.enrol()) as opened:
        desk = ViewedDesk(opened)
        good, bad = desk.record(1), [new_id() for _ in bodies]
        for no, (one, body) in enumerate(zip(bad, bodies, strict=True), start=2):
            desk.write(one, EntryKind.RECORDED, {}, entry_id=one, number=("L1", 2026, no), raw_body=body)
        desk.push()
    with centre.reported() as office:
        office.execute("SET ROLE frontoffice_report")
        rows = office.execute("SELECT subject, number FROM office.complaints ORDER BY no").fetchall()
        assert rows == [(good, "0001/PGD-L1/2026")]
        for view in ("cycles", "deadlines", "entries_per_day", "numbers_twice"):
            office.execute(f"SELECT * FROM office.{view}").fetchall()


@pytest.mark.thorough
def test_numbers_that_take_a_gigabyte_to_write_down_end_no_view(centre: Centre) -> None:
    """jsonb keeps each in a few bytes; the first list is longer than any text may be, the second than any pattern takes."""
    lists = {"number": "[" + ",".join(["1e131071"] * 9_000) + "]", "phone": "[" + ",".join(["1E+131071"] * 2_060) + "]"}
    with centre_connection.open_link(*centre.enrol()) as opened:
        desk = ViewedDesk(opened)
        good = desk.record(1, description="Blok 5e12")
        known = dict(zip(wire.COLUMNS.split(", "), desk.rows[-1], strict=True))["body"].decode()
        for no, (field, written) in enumerate(lists.items(), start=2):
            body = re.sub(f'"{field}":"[^"]*"', f'"{field}":{written}', known)
            assert body != known
            none = new_id()
            raw = body.encode()
            desk.write(none, EntryKind.RECORDED, {}, entry_id=none, number=("L1", 2026, no), raw_body=raw)
        desk.push()
    with centre.reported() as office:
        office.execute("SET ROLE frontoffice_report")
        rows = office.execute("SELECT subject, status FROM office.complaints ORDER BY no").fetchall()
        assert rows == [(good, "registered")]
        for view in ("cycles", "deadlines", "report_counts", "report_spans", "report_months"):
            office.execute(f"SELECT * FROM office.{view}").fetchall()


@pytest.mark.thorough
def test_a_complaint_of_no_century_makes_no_months_without_end(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol()) as opened:
        desk = ViewedDesk(opened)
        desk.record(1)
        known = dict(zip(wire.COLUMNS.split(", "), desk.rows[-1], strict=True))["body"]
        for no, day in enumerate((b"0002-01-01", b"8999-12-31"), start=2):
            raw, none = known.replace(b"2026-11-20", day), new_id()
            desk.write(none, EntryKind.RECORDED, {}, entry_id=none, number=("L1", 2026, no), raw_body=raw)
        desk.push()
    with centre.reported() as office:
        rows = office.execute(
            "SELECT month, carried, received, rest FROM office.report_months ORDER BY month"
        ).fetchall()
    assert len(rows) == 1200
    assert (rows[0][0], rows[-1][0]) == (date(2000, 1, 1), date(2099, 12, 1))
    assert [row for row in rows if row[2]] == [(date(2026, 11, 1), 1, 1, 2)]  # what came before is carried over


@pytest.mark.thorough
@pytest.mark.parametrize("kind", [EntryKind.STEP_CORRECTED, EntryKind.ABSENCE_SET])
def test_what_no_role_may_say_and_nobody_can_read_hides_no_complaint(centre: Centre, kind: EntryKind) -> None:
    bodies = (b"not JSON", b"\xff", b'{"entry":"\\u0000"}')
    with centre_connection.open_link(*centre.enrol()) as opened:
        desk = ViewedDesk(opened)
        subject = desk.record()
        for body in bodies:
            desk.write(subject, kind, {}, raw_body=body, role="reader")
            desk.write(subject, kind, {}, raw_body=body, role="officer")
        desk.push()
    with centre.reported() as office:
        assert office.execute("SELECT status FROM office.complaints").fetchall() == [("registered",)]
        entries_without_authority.entries(office)


@pytest.mark.thorough
def test_a_line_of_a_list_that_no_form_writes_is_none(centre: Centre) -> None:
    """All lines are one value where complaints are counted by them: seventy of four megabytes ended every view."""
    with centre_connection.open_link(*centre.enrol()) as opened:
        desk = ViewedDesk(opened)
        for code, length in (("known", 300), ("endless", 20_000)):
            line = {"list": "service", "code": code, "name": "x" * length, "group": "", "active": True}
            desk.write(ids.subject("service", code), EntryKind.CHOICE_SET, line)
        desk.push()
    with centre.reported() as office:
        rows = office.execute("SELECT code FROM office.choices WHERE code IN ('known', 'endless')").fetchall()
        assert rows == [("known",)]


@pytest.mark.thorough
def test_a_moment_that_is_none_is_read_by_every_program(centre: Centre) -> None:
    moments = (
        *("infinity", "-infinity", "now", "epoch", "0044-03-15 BC", "294276-12-31", "2026-11-24"),
        *("0001-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.999999Z", "2026-13-24T03:32:00.000000Z"),
    )
    reviewed, bad = {}, {}
    with centre_connection.open_link(*centre.enrol()) as opened:
        desk = ViewedDesk(opened)
        for no, moment in enumerate(moments):
            subject = desk.record(1 + 2 * no)
            when = {"occurred_at": moment, "recorded_at": moment}
            desk.write(subject, EntryKind.REVIEWED, {"note": "", "by": ""}, parents=[subject], **when)
            none = new_id()
            desk.write(none, EntryKind.RECORDED, {}, entry_id=none, number=("L1", 2026, 2 + 2 * no), **when)
            reviewed[subject], bad[none] = moment, moment
        desk.push()
    with centre.reported() as office:
        began: dict[UUID, Any] = dict(office.execute("SELECT subject, began_on FROM office.cycles").fetchall())
        assert {subject: began[subject] for subject in reviewed} == dict.fromkeys(reviewed)
        assert began.keys().isdisjoint(bad)
        days = office.execute("SELECT day FROM office.entries_per_day").fetchall()
        assert sorted(days, key=str) == [(None,), (None,), (date(2026, 11, 24),)]


@pytest.mark.thorough
def test_a_suffix_that_is_none_takes_no_number_away(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol()) as opened:
        desk = ViewedDesk(opened)
        subject = desk.record(1)
        desk.write(subject, EntryKind.RENUMBERED, {"suffix": None}, parents=[subject])
        desk.push()
    with centre.reported() as office:
        assert office.execute("SELECT number FROM office.complaints").fetchall() == [("0001/PGD-L1/2026",)]


@pytest.mark.thorough
def test_a_number_given_twice_is_shown_once_with_both_counters(centre: Centre) -> None:
    with (
        centre_connection.open_link(*centre.enrol("Loket 1")) as one,
        centre_connection.open_link(*centre.enrol("Loket 2")) as two,
    ):
        first, second, fresh = ViewedDesk(one), ViewedDesk(two), ViewedDesk(one)
        twice = [first.record(5), second.record(5)]
        first.record(6)
        healed = again(first.rows[0])  # the same entry at a second address, in a fresh chain, after a heal
        fresh.write(healed.pop("subject"), healed.pop("kind"), {}, number=("L1", 2026, 5), **healed)
        for desk in (first, second, fresh):
            desk.push()
    with centre.reported() as office:
        rows = office.execute("SELECT series, year, no, times, subjects, counters FROM office.numbers_twice").fetchall()
    assert [row[:4] for row in rows] == [("L1", 2026, 5, 2)]
    assert sorted(zip(rows[0][4], rows[0][5], strict=True), key=str) == sorted(
        zip(twice, ["Loket 1", "Loket 2"], strict=True), key=str
    )


@pytest.mark.thorough
def test_a_number_with_a_suffix_is_no_longer_given_twice(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol("Loket 1")) as one:
        desk = ViewedDesk(one)
        desk.record(5)
        later = desk.record(5)
        desk.write(later, EntryKind.RENUMBERED, {"suffix": "bis", "why": "salinan", "by": ""}, parents=[later])
        desk.push()
    with centre.reported() as office:
        assert office.execute("SELECT * FROM office.numbers_twice").fetchall() == []
        numbers = office.execute("SELECT number FROM office.complaints ORDER BY recorded_at, number").fetchall()
    assert numbers == [("0005/PGD-L1/2026",), ("0005bis/PGD-L1/2026",)]


@pytest.mark.thorough
def test_entries_are_counted_by_day_and_counter(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol("Loket 1")) as counter:
        desk = ViewedDesk(counter)
        late, early = "2026-11-24T17:30:00.000000Z", "2026-11-24T16:30:00.000000Z"  # 00.30 and 23.30 WIB
        for moment in (early, late, late, "never"):
            desk.write(new_id(), EntryKind.CONTACTED, {}, recorded_at=moment)
        desk.push()
    with centre.reported() as office:
        rows = office.execute("SELECT day, counter, kind, entries FROM office.entries_per_day ORDER BY day").fetchall()
    assert rows == [
        (date(2026, 11, 24), "Loket 1", "contact.logged", 1),
        (date(2026, 11, 25), "Loket 1", "contact.logged", 2),
        (None, "Loket 1", "contact.logged", 1),
    ]
