from __future__ import annotations

import dataclasses
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import BackupTriedBody
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal import chain, ids, origins
from frontoffice.register.journal.origins import Chain
from frontoffice.register.opened import open_register
from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, copying
from frontoffice.register.storage.copying import CopyRecord
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer, lay_blank
from tests.support.manual_sync import carry

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def record(register: Register, count: int = 1) -> list[int]:
    return [register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.number.no for _ in range(count)]


@pytest.fixture
def copy(register: Register, tmp_path: Path, clock: OfficeClock) -> CopyRecord:
    record(register, 2)
    (tmp_path / "stick").mkdir()
    return backup.make(register.path, tmp_path / "stick", clock)


def test_a_trial_is_due_each_month_and_after_one_that_failed_on_another_day(
    register: Register, copy: CopyRecord, clock: OfficeClock
) -> None:
    assert register.backups.last_trial() is None
    assert register.backups.is_trial_due()
    register.backups.record_trial(copy, "")
    last = register.backups.last_trial()
    assert last is not None
    assert (last.copy, last.entries, last.is_whole) == (copy.file, 2, True)
    assert not register.backups.is_trial_due()
    clock.move(days=7)
    assert register.backups.is_trial_due(), "it is December"
    register.backups.record_trial(copy, "its body was changed")
    assert not register.backups.is_trial_due(), "once a day"
    clock.move(days=1)
    assert register.backups.is_trial_due()
    found = register.backups.last_trial()
    assert found is not None
    assert (found.is_whole, found.detail) == (False, "its body was changed")


@pytest.mark.thorough
def test_a_desk_is_known_by_its_first_chain(register: Register, copy: CopyRecord) -> None:
    assert register.backups.desk == copy.captured.desk


@pytest.mark.thorough
def test_its_own_copies_say_nothing_new(
    register: Register, copy: CopyRecord, tmp_path: Path, clock: OfficeClock
) -> None:
    register.numbering.take_over_series("x", SUPERVISOR, uuid4())
    record(register)
    newer = backup.make(register.path, tmp_path / "stick", clock)
    assert not register.backups.notice_others([copy, newer])
    assert not register.backups.notice_others([])
    foreign = dataclasses.replace(copy, captured=dataclasses.replace(copy.captured, desk=uuid4(), present=uuid4()))
    assert not register.backups.notice_others([foreign])


@pytest.mark.thorough
def test_two_living_registers_of_one_desk_are_found_where_both_write_their_copies(tmp_path: Path) -> None:
    """The old computer is found again and used; both copy to the same share."""

    def opened(user: str, clock: OfficeClock) -> Register:
        mark = HighWaterMark(tmp_path / f"marks of {user}", user)
        lay_blank(tmp_path / user / "register.db")
        return open_register(tmp_path / user / "register.db", Desk(), clock=clock, high_water_mark=mark)

    clock = OfficeClock()
    share = tmp_path / "share"
    share.mkdir()
    with closing(opened("old", clock)) as old:
        record(old, 5)
    (tmp_path / "new").mkdir()
    shutil.copy(tmp_path / "old" / "register.db", tmp_path / "new" / "register.db")
    with closing(opened("new", clock)) as new, closing(opened("old", clock)) as old:
        new.numbering.take_over_series("PC hilang", SUPERVISOR, uuid4(), Number("L1", 2026, 5))
        assert record(new, 2) == [6, 7]
        clock.move(minutes=30)
        backup.make(new.path, share, clock)
        assert old.backups.notice_others(copying.of_desk(share, old.backups.desk))
        with pytest.raises(Refused, match="numbering_unconfirmed"):
            record(old)
        assert old.numbering.last_known() == Number("L1", 2026, 7)
        clock.move(minutes=30)
        old.numbering.take_over_series("Dipakai lagi", SUPERVISOR, uuid4(), Number("L1", 2026, 7))
        assert record(old) == [8]
        assert not old.backups.notice_others(copying.of_desk(share, old.backups.desk)), "that was said"
        clock.move(minutes=30)
        backup.make(old.path, share, clock)
        assert new.backups.notice_others(copying.of_desk(share, new.backups.desk))
        with pytest.raises(Refused, match="numbering_unconfirmed"):
            record(new)
        clock.move(minutes=30)
        assert clock() - timedelta(hours=2) > OfficeClock()() - timedelta(hours=2)
    with closing(opened("old", clock)) as old:
        assert old.numbering.find_block() is None
    with closing(opened("new", clock)) as new:
        assert new.numbering.find_block() == "numbering_unconfirmed", "also after a new start"


@pytest.mark.thorough
def test_a_copy_with_an_entry_of_this_desk_that_it_did_not_write_is_of_another_register(
    register: Register, copy: CopyRecord, clock: OfficeClock
) -> None:
    origin, seq, _ = copy.captured.heads[0]
    record(register, 2)
    job = register.complaints.record(an_intake(), an_officer(), uuid4(), with_paper=True).job
    assert job is not None, "it waits"
    newer = dataclasses.replace(
        copy,
        made_at=clock() + timedelta(seconds=1),
        captured=dataclasses.replace(
            copy.captured, heads=((origin, seq, bytes(32).hex()),), numbers=(("L1", 2026, 30), ("L1", 2025, 9))
        ),
    )
    chain_before = register.unit.origin
    assert register.backups.notice_others([copy, newer])
    fresh = register.unit.origin
    end = chain.head(register.unit.connection, chain_before.bytes).seq
    assert end > 0
    assert origins.mine(register.unit.connection)[fresh] == Chain(fresh, None, None, chain_before, end, "copied")
    assert numbers.is_unconfirmed(register.unit.connection)
    assert register.numbering.last_known() == Number("L1", 2026, 30)
    assert numbers.last_no(register.unit.connection, "L1", 2025) == 9
    assert [one.state for one in register.printing.open_jobs()] == [JobState.UNCERTAIN], "it may be printed there"
    assert not register.backups.notice_others([newer]), "it waits for the supervisor already"


def test_what_was_seen_before_a_supervisor_spoke_says_nothing_new(
    register: Register, copy: CopyRecord, clock: OfficeClock
) -> None:
    foreign = dataclasses.replace(copy, captured=dataclasses.replace(copy.captured, present=uuid4()))
    clock.move(minutes=1)
    register.numbering.take_over_series("x", SUPERVISOR, uuid4(), Number("L1", 2026, 2))
    at_that_moment = dataclasses.replace(foreign, made_at=clock())
    assert not register.backups.notice_others([foreign, at_that_moment])
    after = dataclasses.replace(foreign, made_at=clock() + timedelta(microseconds=1))
    register.desk = dataclasses.replace(register.desk, gives_numbers=False)
    assert not register.backups.notice_others([after]), "it gives no numbers"
    register.desk = dataclasses.replace(register.desk, gives_numbers=True)
    assert register.backups.notice_others([after])


@pytest.mark.thorough
def test_a_trial_is_an_entry_in_nobodys_name_about_this_desks_copies(
    register: Register, copy: CopyRecord, clock: OfficeClock
) -> None:
    register.backups.record_trial(copy, "")
    clock.move(minutes=1)
    register.backups.record_trial(copy, "rusak")
    trials = register.complaints.story(ids.subject("backup", str(register.backups.desk)))
    assert [(line.officer, line.body["outcome"], line.body["detail"]) for line in trials] == [
        ("", "whole", ""),
        ("", "broken", "rusak"),
    ]
    assert trials[0].body["made_at"] == to_text(copy.made_at)
    last = register.backups.last_trial()
    assert last is not None
    assert (last.at, last.copy, last.entries, last.is_whole, last.detail) == (clock(), copy.file, 2, False, "rusak")


def test_a_trial_that_another_desk_says_of_this_one_is_none(register: Register, tmp_path: Path) -> None:
    about = ids.subject("backup", str(origins.first(register.unit.connection)))
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as other:
        with other.unit.writing():
            body = BackupTriedBody(copy="x", made_at="x", entries=1, outcome="whole", detail="")
            other.unit.append_entry(uuid4(), about, EntryKind.BACKUP_TRIED, body, an_officer())
        carry(other, register)
    assert register.backups.last_trial() is None
    assert register.backups.is_trial_due()


@pytest.mark.thorough
def test_the_month_of_a_trial_is_the_offices(register: Register, copy: CopyRecord, clock: OfficeClock) -> None:
    clock.set(datetime(2026, 11, 30, 16, 30, tzinfo=UTC))  # 23.30 WIB
    register.backups.record_trial(copy, "")
    assert not register.backups.is_trial_due()
    clock.move(hours=1)
    assert register.backups.is_trial_due(), "there it is December"
    register.backups.record_trial(copy, "")
    clock.move(days=365)
    assert register.backups.is_trial_due(), "the same month of another year"
