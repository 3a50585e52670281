"""A disk that fails at each write, sync or cut: the next number is the right one, and nobody reads of one that is not.

The high-water mark follows what the register holds, whatever was tried in vain.
"""

from __future__ import annotations

import errno
import itertools
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support import place_keys
from tests.support.examples import TODAY, OfficeClock, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk, mark_writes_fail

pytestmark = pytest.mark.usefixtures("found_after_all")

OFFICER, SUPERVISOR = an_officer(), an_officer(Role.SUPERVISOR, "Bambang Sutrisno")
Verb = Callable[[Register, UUID], object]
days: dict[UUID, date] = {}  # that were closed, each once


def record(register: Register, action: UUID) -> object:
    return register.complaints.record(an_intake(), OFFICER, action)


def reserve(register: Register, action: UUID) -> object:
    return register.slips.reserve(20, "Listrik akan padam.", SUPERVISOR, action)


def amend(register: Register, action: UUID) -> object:
    subject = register.days.read(TODAY).lines[0].subject
    changed = an_intake(respondent=f"Petugas loket {action}")
    return register.amendments.amend(subject, changed, "Salah ketik.", OFFICER, action)


def close_day(register: Register, action: UUID) -> object:
    return register.closing.close(days.setdefault(action, TODAY - timedelta(len(days))), "L1", "", SUPERVISOR, action)


NUMBERS: dict[Verb, int] = {record: 1, reserve: 20, amend: 0, close_day: 0}  # that each gives


@contextmanager
def opened(folder: Path, disk: FaultyDisk | None = None) -> Iterator[Register]:
    """A register with a mark in a folder beside it."""
    register = open_register(
        folder / "register.db",
        Desk(),
        clock=OfficeClock(),
        vfs=disk.name if disk else None,
        high_water_mark=HighWaterMark(folder / "marks", "m1"),
    )
    with closing(register):
        yield register


def last_number(register: Register) -> int:
    return register.numbering.last_known().no


def check(register: Register, last: int) -> None:
    """Everything says the same of the numbers: the mark, the journal, the day's page."""
    assert last_number(register) == last
    assert register.numbering.gaps() == ()
    assert register.days.read(TODAY).gaps == ()
    mark = HighWaterMark(register.unit.file.path.parent / "marks", "m1")
    mark.key = register.unit.tags.key
    assert mark.highest() == ((Number("L1", 2026, last),) if last else ())


def try_at(register: Register, verb: Verb, fault: Callable[[], None], heal: Callable[[], None]) -> None:
    """Do it while the disk fails, and again when it works: it counts once."""
    before, action = last_number(register), new_id()
    fault()
    try:
        verb(register, action)
    except Unavailable as error:
        assert error.code in ("disk_full", "disk_error", "outcome_unknown"), error.code  # noqa: PT017
    finally:
        heal()
    verb(register, action)
    check(register, before + NUMBERS[verb])


@pytest.mark.thorough
@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
@pytest.mark.parametrize("verb", NUMBERS)
def test_whichever_call_of_the_disk_fails_no_number_is_lost_and_none_invented(
    tmp_path: Path, verb: Verb, error: type[apsw.Error], keyed: bool
) -> None:
    disk = FaultyDisk(f"mark-{uuid4()}")
    keys = place_keys.MemoryPlaceKeys()
    keys.is_missing = not keyed
    with place_keys.in_use(keys):
        with opened(tmp_path, disk) as register:
            record(register, new_id())
            for nth in itertools.count(1):
                failed, times = disk.failed, nth % 3 + 1
                disk.tears = nth % 2 == 0
                try_at(register, verb, lambda: disk.fail(nth, times, error), disk.heal)  # noqa: B023
                if disk.failed == failed:
                    break
            assert nth > 5
            try_at(register, verb, lambda: disk.fail_at_sync(1, error), disk.heal)
            try_at(register, verb, lambda: disk.fail_at_sync(40, error), disk.heal)
            last = last_number(register)
        with opened(tmp_path) as register:
            assert register.notices() == ()
            check(register, last)
            record(register, new_id())
            check(register, last + 1)
            assert not register.maintenance.verify().broken
    disk.unregister()


@pytest.mark.thorough
@pytest.mark.parametrize("written", [0, 1, 100, 200, 210, 220, 230, 240, 250, 400, 1023])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("keyed", [False, True])
def test_a_mark_that_cannot_be_written_or_only_in_part_invents_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, written: int, keyed: bool
) -> None:
    keys = place_keys.MemoryPlaceKeys()
    keys.is_missing = not keyed
    with place_keys.in_use(keys):
        with mark_writes_fail(monkeypatch, code, written) as asked, opened(tmp_path) as register:
            record(register, new_id())
            reserve(register, new_id())
            record(register, new_id())
            assert register.numbering.gaps() == ()
            assert last_number(register) == 22
        assert asked
        with opened(tmp_path) as register:
            assert register.notices() == ()
            for _ in range(107):
                record(register, new_id())
            check(register, 129)
            with mark_writes_fail(monkeypatch, code, written):
                for _ in range(5):
                    record(register, new_id())
                assert last_number(register) == 134
                assert register.numbering.gaps() == ()
            record(register, new_id())
            check(register, 135)


@pytest.mark.thorough
def test_what_the_mark_missed_it_takes_up_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as register:
        record(register, new_id())
        with mark_writes_fail(monkeypatch, errno.EIO):
            record(register, new_id())
    with opened(tmp_path) as register:
        check(register, 2)


TORN: dict[str, Callable[[bytes, bytes], bytes]] = {  # of the mark before and the newest one, what a power cut leaves
    "half of each": lambda before, newest: newest[:100] + before[100:],
    "the other half": lambda before, newest: before[:100] + newest[100:],
    "cut": lambda _, newest: newest[:100],
    "empty": lambda _before, _newest: b"",
    "zeros": lambda _, newest: bytes(len(newest)),
    "zeros behind": lambda _, newest: newest[:100] + bytes(len(newest) - 100),
    "one bit": lambda _, newest: newest[:40] + bytes([newest[40] ^ 1]) + newest[41:],
}


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize("how", TORN)
def test_a_mark_that_was_torn_after_it_was_kept_is_believed_in_nothing_and_a_supervisor_says_the_last_number(
    tmp_path: Path, how: str, keyed: bool
) -> None:
    keys = place_keys.MemoryPlaceKeys()
    keys.is_missing = not keyed
    with place_keys.in_use(keys):
        with opened(tmp_path) as register:
            record(register, new_id())
            (file,) = (tmp_path / "marks").iterdir()
            before = file.read_bytes()
            reserve(register, new_id())
            newest = file.read_bytes()
            record(register, new_id())  # at work nobody reads it: the next commit writes it anew
            file.write_bytes(TORN[how](before, newest))
            record(register, new_id())
            check(register, 23)
        newest = file.read_bytes()
        file.write_bytes(TORN[how](before, newest))
        for _ in range(2):  # asked until it was answered
            with opened(tmp_path) as register:
                assert [one.code for one in register.notices()] == [RegisterNotice.MOVED]
                assert register.numbering.find_block() == "numbering_unconfirmed"
                with pytest.raises(Refused, match="numbering_unconfirmed"):
                    record(register, new_id())
                assert register.numbering.gaps() == ()
        with opened(tmp_path) as register:
            register.numbering.take_over_series("Resi dibaca.", SUPERVISOR, new_id(), Number("L1", TODAY.year, 23))
            record(register, new_id())
            check(register, 24)
            assert not register.maintenance.verify().broken
        with opened(tmp_path) as register:
            assert register.notices() == ()
            check(register, 24)
