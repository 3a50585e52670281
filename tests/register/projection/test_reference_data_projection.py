from __future__ import annotations

from contextlib import closing
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar.office_hours import OfficeHours
from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.complaint import Channel, Manner
from frontoffice.domain.people import Role
from frontoffice.register.journal import ids, origins
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.approvals import approved
from tests.support.examples import TODAY, a_register, a_signed_in, an_officer
from tests.support.forged_entries import forge
from tests.support.manual_sync import carry

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def test_what_another_desk_took_back_is_taken_out_here(register: Register, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as desk:
        before = projected_tables.read(desk.unit.connection)
        a_signed_in(register, Role.SUPERVISOR)
        register.reference_data.set_channel(Channel("wa", "WhatsApp", Manner.WRITTEN), SUPERVISOR, uuid4())
        day = DayOff(date(2026, 12, 1), LOCAL, "HUT Provinsi", "SK 1", certain=True)
        register.calendar.accept(register.calendar.preview([day], register.calendar.hours), "SK", SUPERVISOR, uuid4())
        register.numbering.take_over_series("x", SUPERVISOR, uuid4())
        approved(register)
        carry(register, desk)
        assert (len(desk.officers.all()), len(desk.approvals.every())) == (1, 1)
        with closing(desk.replica()) as replica:
            for origin in origins.mine(register.unit.connection):
                replica.archive(origin, 0, "branch_differs")
        assert projected_tables.read(desk.unit.connection) == before
        assert desk.unit.connection.execute("SELECT count(*) FROM series_owner").get == 0


@pytest.mark.thorough
@pytest.mark.parametrize("first", ["here", "there"])
def test_of_two_desks_the_last_entry_in_the_one_order_holds_everywhere(
    register: Register, tmp_path: Path, first: str
) -> None:
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as desk:
        for one in (register, desk) if first == "here" else (desk, register):
            one.reference_data.set_channel(Channel("wa", f"WA {one.desk.counter}", Manner.WRITTEN), SUPERVISOR, uuid4())
        carry(register, desk)
        carry(desk, register)
        assert register.reference_data.channels()["wa"] == desk.reference_data.channels()["wa"]


CHANNEL = b'{"active":true,"code":"wa","group":"written","list":"channel","name":"WhatsApp"}'


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("choice.set", ids.subject("channel", "wa")),
        ("calendar.day", ids.subject("calendar", "2026-12-01")),
        ("calendar.hours", ids.subject("calendar", "hours")),
        ("series.taken", ids.subject("series", "L1")),
        ("day.closed", ids.subject("closed", "L1/2026-11-24")),
        ("report.approved", ids.subject("report", "2026-11/received/")),
    ],
)
def test_a_list_that_cannot_be_read_stops_nothing_that_comes_after_it(
    register: Register, tmp_path: Path, kind: str, about: UUID
) -> None:
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as desk:
        before = projected_tables.read(desk.unit.connection)
        for body, version in ((b"no JSON", 1), (b'{"items":["a"]}', 2), (b"{}", 1)) * 2:
            forge(register, about, kind, body, version)
            assert carry(register, desk).entries == 1
        assert projected_tables.read(desk.unit.connection) == before


@pytest.mark.thorough
def test_what_was_set_holds_when_a_later_entry_about_it_cannot_be_read(register: Register, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as desk:
        register.reference_data.set_channel(Channel("wa", "WhatsApp", Manner.WRITTEN), SUPERVISOR, uuid4())
        forge(register, ids.subject("channel", "wa"), "choice.set", b"no JSON")
        forge(register, ids.subject("channel", "wa"), "choice.set", CHANNEL, version=2)
        carry(register, desk)
        assert desk.reference_data.channels()["wa"].name == "WhatsApp"
        with closing(desk.replica()) as replica:
            replica.archive(register.unit.origin, 0, "branch_differs")
        desk.unit.forget()
        assert "wa" not in desk.reference_data.channels()


def test_an_entry_under_another_subject_sets_nothing(register: Register) -> None:
    forge(register, uuid4(), "choice.set", CHANNEL)
    register.maintenance.rebuild()
    assert "wa" not in register.reference_data.channels()


def rows(register: Register, sql: str) -> list[tuple[Any, ...]]:
    return register.unit.connection.execute(sql).fetchall()


@pytest.mark.parametrize("is_so", [True, False])
def test_each_list_holds_what_its_last_entry_says(register: Register, is_so: bool) -> None:
    register.reference_data.set_channel(Channel("wa", "WhatsApp", Manner.WRITTEN, not is_so), SUPERVISOR, uuid4())
    register.reference_data.set_channel(Channel("wa", "WA", Manner.ORAL, is_so), SUPERVISOR, uuid4())
    days = [DayOff(date(2026, 12, 1), LOCAL, "HUT", "SK 1", certain=certain) for certain in sorted({False, is_so})]
    hours = OfficeHours({0: (time(8), time(15, 30)), 4: (time(7, 30), time(11))})
    for day in days:
        register.calendar.accept(register.calendar.preview([day], hours), "SK", SUPERVISOR, uuid4())
    assert rows(register, "SELECT * FROM choice") == [("channel", "wa", "WA", "oral", int(is_so))]
    assert rows(register, "SELECT day, kind, name, decree, certain FROM day_off") == [
        ("2026-12-01", LOCAL, "HUT", "SK 1", int(is_so))
    ]
    assert rows(register, "SELECT weekday, opens, closes FROM office_hours ORDER BY weekday") == [
        (0, "08:00", "15:30"),
        (4, "07:30", "11:00"),
    ]


def test_a_series_and_a_page_that_was_closed_stand_with_who_did_it_and_where_the_chain_stood(
    register: Register,
) -> None:
    hendra = a_signed_in(register, Role.SUPERVISOR, "Hendra Wijaya")
    register.numbering.take_over_series("x", hendra, uuid4())
    register.closing.close(TODAY, "L1", "Sepi", hendra, uuid4())
    (line,) = register.complaints.story(ids.subject("closed", "L1/2026-11-24"))
    assert rows(register, "SELECT * FROM series_owner") == [("L1", register.unit.origin.bytes)]
    named = "series, day, entry_id, lc, closed_at, officer, position, lines, last, head, note"
    (row,) = rows(register, f"SELECT {named} FROM day_closed")
    assert row == (
        *("L1", "2026-11-24", line.entry_id.bytes, line.lc, "2026-11-24T03:32:00.000000Z", "Hendra Wijaya"),
        *(hendra.position, 0, 0, line.body["head"], "Sepi"),
    )
