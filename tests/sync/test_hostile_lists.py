"""Lists, and what is counted by them, are at the centre what they are at a desk, whatever lines a hostile counter writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import pytest

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.choices import ListName
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Role
from frontoffice.register.journal import ids, story_line
from frontoffice.register.projection import office_lists
from frontoffice.sync.link import centre_connection
from tests.support import hostile_bodies
from tests.support.centre_server import Centre
from tests.support.examples import a_complainant
from tests.support.viewed_desk import ReportingTool, ViewedDesk
from tests.sync.conftest import Enrol

_MINE: Final = {"role": str(Role.SUPERVISOR)}


@pytest.fixture
def stolen(centre: Centre) -> Iterator[ViewedDesk]:
    """A stolen counter, which writes by a program of its own."""
    with centre_connection.open_link(*centre.enrol("Curian")) as link:
        yield ViewedDesk(link)


@pytest.fixture
def report(centre: Centre) -> Iterator[ReportingTool]:
    """A tool that reads the views."""
    with centre.connect() as opened:
        yield ReportingTool(centre, opened)


def name(desk: ViewedDesk, of: str, code: str, called: str, group: str = "", **odd: Any) -> None:
    """Write a line of a list."""
    body = {"list": of, "code": code, "name": called, "group": group, "active": True}
    desk.write(ids.subject(of, code), EntryKind.CHOICE_SET, body, **_MINE | odd)


def test_a_line_that_a_desk_cannot_read_is_none_at_the_centre(
    stolen: ViewedDesk, report: ReportingTool, enrol: Enrol
) -> None:
    name(stolen, "team", "tim", "Tim A")
    odd = [{"zone": zone} for zone in ("CET", "", "wib")]
    odd += [{column: moment} for column in ("occurred_at", "recorded_at") for moment in hostile_bodies.MOMENTS]
    for no, one in enumerate(odd):
        name(stolen, "team", "tim", f"Tim {no}", **one)
    name(stolen, "team", "tim", "n" * story_line.LONGEST_CHOICE)
    stolen.push()
    counter = enrol()
    counter.sync()
    here = counter.connection.execute('SELECT list, code, name, "group", active FROM choice').fetchall()
    asked = "SELECT list, code, name, of_group, active::integer FROM office.choices WHERE list = 'team'"
    there = report.execute(asked).fetchall()
    assert there == here
    assert here[0][2] != "n" * story_line.LONGEST_CHOICE


def test_of_lists_without_end_the_same_lines_hold_at_the_centre_and_at_a_desk(
    stolen: ViewedDesk, report: ReportingTool, enrol: Enrol
) -> None:
    stolen.record(service="Izin A")
    for no in range(40):
        code = f"{chr(0xE9) if no % 2 else 'z'}{no:02}"
        name(stolen, "service", code, f"Izin {no} " + "n" * 15_000, "ESDM")
        name(stolen, "alias.service", f"{code} {'m' * 7_500}", "x", code)
    name(stolen, "service", "a", "Izin A", "ESDM")
    stolen.push()
    counter = enrol()
    counter.sync()
    meant = counter.register.reference_data.meanings()[ListName.SERVICE]
    names = dict(report.execute("SELECT code, name FROM office.choices WHERE list = 'service'").fetchall())
    assert names == {code: one.name for code, one in meant.choices.items()}
    kept = [code for code in meant.choices if code[0] in "z\N{LATIN SMALL LETTER E WITH ACUTE}"]
    assert 0 < sum(len(meant.choices[code].name) for code in kept) < office_lists.LONGEST_LIST
    assert len(kept) < 40
    assert report.execute("SELECT service FROM office.complaints").fetchall() == [("Izin A",)]


def test_what_is_no_text_is_the_agency_of_nobody_and_other_digits_than_ten_are_no_telephone(
    stolen: ViewedDesk, report: ReportingTool, enrol: Enrol
) -> None:
    made: dict[UUID, str] = {}
    for named in ("OPD", True, False, 7, ["x"], {"a": 1}, None):
        subject = stolen.record()
        body = {"step": str(Step.FORWARD), "on": "2026-11-24", "text": "x", "agency": named}
        stolen.write(subject, EntryKind.STEPPED, body, parents=[subject], **_MINE)
        made[subject] = named if isinstance(named, str) else ""
    for no, phone in enumerate(("0812 7171", "0812\N{ARABIC-INDIC DIGIT THREE}7171")):
        made[stolen.record(100 + no, f"2026-11-{18 + no}", complainant=a_complainant(nik="", phone=phone))] = ""
    stolen.push()
    counter = enrol("L2")
    counter.sync()
    assert dict(report.execute("SELECT subject, agency FROM office.complaints").fetchall()) == made
    rows: Any = counter.connection.execute("SELECT subject, agency FROM complaint").fetchall()
    assert {UUID(bytes=subject): agency for subject, agency in rows} == made
    again = "SELECT series, received_on::text, complaints FROM office.report_counts WHERE cut = 'again'"
    here = counter.connection.execute("SELECT series, received_on, n FROM report_count WHERE cut = 'again'").fetchall()
    assert report.execute(again).fetchall() == here == [("L1", "2026-11-19", 1)]
