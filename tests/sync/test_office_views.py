"""The views for the office's other tools tell what the counters tell, and nothing about who complained."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest
from hypothesis import given, settings
from psycopg import Connection

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complainant, Complaint, Kind
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import AmendedBody
from frontoffice.domain.entries.entry_kinds import KINDS as SPECS
from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE
from frontoffice.domain.limits import Target, target_body
from frontoffice.register.journal import ids
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection import complaint_fold
from frontoffice.sync import wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import entries_without_authority
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.chains import again
from tests.support.drawn import examples
from tests.support.drawn_histories import (
    KINDS,
    NOT_IN_HISTORIES,
    WHO,
    histories,
)
from tests.support.examples import TODAY, a_complainant
from tests.support.viewed_desk import (
    COLUMNS,
    ReportingTool,
    ViewedDesk,
    expected_story,
    story,
    without_erasures,
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


@pytest.fixture(scope="module")
def report(shared_centre: Centre) -> Iterator[ReportingTool]:
    """A tool that the IT person let in."""
    with shared_centre.connect() as opened:
        yield ReportingTool(shared_centre, opened)


def test_every_kind_about_complaints_is_in_the_histories() -> None:
    assert {*KINDS} | {*NOT_IN_HISTORIES} == {*map(str, EntryKind), "from.the.future"}
    assert NOT_IN_HISTORIES.keys() == {EntryKind.RECORDED, *OF_THE_OFFICE}


@pytest.mark.thorough
@settings(max_examples=examples(60))
@given(histories(), WHO)
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
    assert row == expected_story(complaint, case)
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
        *("messages", "numbers_twice", *reports),
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
