from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.register import Register, open_register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support.examples import OfficeClock, an_intake, an_officer
from tests.support.manual_sync import carry

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@contextmanager
def opened(folder: Path, machine: str = "m1", name: str = "register.db") -> Iterator[Register]:
    witness = HighWaterMark(folder / f"witness of {machine}", machine)
    register = open_register(folder / name, Desk(), clock=OfficeClock(), high_water_mark=witness)
    yield register
    register.close()


def record(register: Register, count: int = 1) -> list[int]:
    return [register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no for _ in range(count)]


def notices(register: Register) -> list[str]:
    return [notice.code for notice in register.notices()]


def back_up(folder: Path) -> None:
    shutil.copy(folder / "register.db", folder / "backup.db")


def put_back(folder: Path) -> None:
    shutil.copy(folder / "backup.db", folder / "register.db")


def test_a_register_that_goes_on_where_it_stopped_tells_nothing(tmp_path: Path) -> None:
    for first in (1, 4, 7):
        with opened(tmp_path) as register:
            assert notices(register) == []
            assert record(register, 3) == [first, first + 1, first + 2]


def test_numbering_goes_on_after_the_last_printed_number_when_a_backup_is_put_back(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 12)
    back_up(tmp_path)
    with opened(tmp_path) as register:
        origin = register.unit.origin
        record(register, 4)
    put_back(tmp_path)
    with opened(tmp_path) as register:
        assert notices(register) == ["register_put_back"]
        assert register.notices()[0].facts == {"entries": 4}
        assert register.unit.origin != origin
    with opened(tmp_path) as register:
        assert notices(register) == []
        assert record(register, 2) == [17, 18]
    with opened(tmp_path) as register:
        assert notices(register) == []
        assert record(register) == [19]


def test_an_older_backup_after_a_newer_one_is_noticed_too(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 2)
    back_up(tmp_path)
    for no in (3, 4, 5):
        put_back(tmp_path)
        with opened(tmp_path) as register:
            assert record(register) == [no]


def test_a_branch_that_was_moved_is_not_a_backup(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 3)
        replica = register.replica()
        replica.move(register.unit.origin, 1, "copied")
        replica.close()
    with opened(tmp_path) as register:
        assert notices(register) == []


def test_on_another_computer_nothing_is_numbered_until_a_supervisor_confirms(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 3)
    for _ in range(2):
        with opened(tmp_path, "m2") as register:
            assert notices(register) == ["register_moved"]
            assert register.unit.connection.execute("SELECT count(*) FROM my_origin").get == 2
            with pytest.raises(Refused, match="numbering_unconfirmed"):
                record(register)
    with opened(tmp_path, "m2") as register:
        register.handling.review(register.days.read(register.today()).lines[0].subject, "", SUPERVISOR, uuid4())
        register.numbering.take_over_series("Komputer diganti", SUPERVISOR, uuid4())
        assert record(register) == [4]
    with opened(tmp_path, "m2") as register:
        assert notices(register) == []
        assert record(register) == [5]


def test_back_on_its_own_computer_nothing_has_to_be_confirmed(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register)
    with opened(tmp_path, "m2") as register:
        assert notices(register) == ["register_moved"]
    with opened(tmp_path) as register:
        assert notices(register) == []
        assert record(register) == [2]


def test_a_backup_is_noticed_also_by_a_desk_that_claimed_a_chain_since(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 3)
    back_up(tmp_path)
    with opened(tmp_path) as register, closing(register.replica()) as replica:
        replica.claim({uuid4()})
    with opened(tmp_path) as register:
        record(register, 2)
    put_back(tmp_path)
    with opened(tmp_path) as register:
        assert notices(register) == ["register_put_back"]
        assert record(register) == [6]


def test_of_two_copies_the_one_that_took_the_series_over_last_counts_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 3)
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / "register.db", tmp_path / "copy" / "register.db")
    with opened(tmp_path) as register, opened(tmp_path / "copy", "m2") as copied:
        copied.numbering.take_over_series("Komputer baru", SUPERVISOR, uuid4())
        assert record(copied) == [4]
        carry(copied, register)
        with pytest.raises(Refused, match="series_of_another_desk"):
            record(register)
        register.numbering.take_over_series("Komputer lama sudah baik", SUPERVISOR, uuid4())
        carry(register, copied)
        assert record(register) == [5]
        with pytest.raises(Refused, match="series_of_another_desk"):
            record(copied)
