from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import ClockConfirmedBody
from frontoffice.domain.people import May, Officer, Role
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.register import Register
from tests.support.examples import MORNING, TODAY, OfficeClock, a_reader, a_register, a_signed_in, an_intake
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal


@pytest.fixture
def reader(register: Register) -> Officer:
    return a_reader(register)


def seen(register: Register, reader: Officer, month: date = TODAY) -> list[tuple[str, str, str, int]]:
    found = register.reading_log.list_reads(month, reader)
    return [(one.body.what, one.body.number, one.body.limited, one.body.lines) for one in found]


def test_a_complaint_that_a_reader_opens_is_an_entry_of_the_office(register: Register, reader: Officer) -> None:
    recorded = register.complaints.record(an_intake(), a_signed_in(register), uuid4()).complaint
    story = register.complaints.story(recorded.subject)
    register.reading_log.note(Read(ReadWhat.COMPLAINT, recorded.subject), reader)
    (one,) = register.reading_log.list_reads(TODAY, reader)
    body = one.body
    assert (one.at, one.officer, one.counter, one.here) == (MORNING, reader.name, "L1", True)
    assert (body.what, body.number, body.complaint) == ("complaint", recorded.number_text, str(recorded.subject))
    assert (body.institution, body.by) == ("Ombudsman RI", str(reader.officer_id))
    assert register.complaints.story(recorded.subject) == story, "the complaint's own story is as it was"


def test_nobody_else_leaves_such_an_entry(register: Register, reader: Officer) -> None:
    for role in set(Role) - {Role.READER}:
        register.reading_log.note(Read(ReadWhat.SEARCH, limited="Kanal: Loket"), a_signed_in(register, role))
    register.exports.record(ListExport(name="search", lines=3, format=ListFormat.CSV), a_signed_in(register), uuid4())
    assert seen(register, reader) == []


def test_a_list_that_a_reader_takes_away_is_one_entry_here_and_one_among_the_exports(
    register: Register, reader: Officer
) -> None:
    action, export = uuid4(), ListExport(name="search", lines=56, format=ListFormat.XLSX, limited="Kanal: Loket")
    for _ in range(2):
        register.exports.record(export, reader, action)
    assert seen(register, reader) == [("list", "", "search, xlsx: Kanal: Loket", 56)]
    assert [one.officer for one in register.exports.list_exports(2026)] == [reader.name]


def test_a_month_is_the_offices_and_the_newest_comes_first(
    register: Register, reader: Officer, clock: OfficeClock
) -> None:
    for days, text in ((0, "satu"), (1, "dua"), (6, "tiga")):  # 24 and 25 November, 1 December
        clock.move(days=days)
        register.reading_log.note(Read(ReadWhat.SEARCH, limited=text, lines=2), reader)
    months = [seen(register, reader, date(2026, month, 30)) for month in (11, 12)]
    assert [[limited for _, _, limited, _ in month] for month in months] == [["dua", "satu"], ["tiga"]]


def test_the_supervisor_and_the_reader_see_it_and_nobody_else(register: Register, reader: Officer) -> None:
    register.reading_log.note(Read(ReadWhat.DAY, limited="24-11-2026 L1"), reader)
    assert len(register.reading_log.list_reads(TODAY, a_signed_in(register, Role.SUPERVISOR))) == 1
    for role in (Role.OFFICER, Role.HANDLER, Role.ADMINISTRATOR):
        by = a_signed_in(register, role)
        asked = refusal(lambda by=by: register.reading_log.list_reads(TODAY, by))  # type: ignore[misc]
        assert asked == not_allowed(by, May.READ_READS)


def test_what_was_read_at_another_desk_is_there_once_its_entries_are(register: Register, tmp_path: Path) -> None:
    with closing(a_register(tmp_path / "L2", counter="L2")) as other:
        reader = a_reader(other)
        other.reading_log.note(Read(ReadWhat.PAPER, limited="Berkas Pengaduan"), reader)
        carry(other, register)
        (one,) = register.reading_log.list_reads(TODAY, reader)
        assert (one.body.limited, one.here, one.officer) == ("Berkas Pengaduan", False, reader.name)


def test_a_broken_entry_is_listed_with_what_it_has(register: Register, reader: Officer) -> None:
    register.reading_log.note(Read(ReadWhat.SEARCH, limited="Terlambat"), reader)
    subject: Any = register.unit.connection.execute("SELECT subject FROM journal WHERE kind = 'register.read'").get
    with register.unit.writing():
        unit, body = register.unit, ClockConfirmedBody(why="x", by="")
        unit.append_entry(uuid4(), UUID(bytes=subject), EntryKind.READ, body, reader)
        unit.append_entry(uuid4(), UUID(bytes=subject), EntryKind.CLOCK_CONFIRMED, body, reader)
    assert [limited for _, _, limited, _ in seen(register, reader)] == [None, "Terlambat"]
