from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal import ids, origins
from frontoffice.register.opened import open_register
from frontoffice.register.queries import numbers
from frontoffice.register.register import Register
from frontoffice.register.replication import rollback_detection
from frontoffice.register.storage import backup
from frontoffice.register.storage.database_file import open_immutable
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.conftest import Announce
from tests.support import foreign_process
from tests.support.drawn import examples
from tests.support.examples import SECRET, OfficeClock, a_register, an_intake, an_officer, lay_blank
from tests.support.manual_sync import carry
from tests.support.refusals import refusal

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@contextmanager
def opened(folder: Path, machine: str = "m1", name: str = "register.db") -> Iterator[Register]:
    mark = HighWaterMark(folder / f"witness of {machine}", machine)
    lay_blank(folder / name)
    register = open_register(folder / name, Desk(), clock=OfficeClock(), high_water_mark=mark)
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


@pytest.mark.thorough
def test_a_register_that_goes_on_where_it_stopped_tells_nothing(tmp_path: Path) -> None:
    for first in (1, 4, 7):
        with opened(tmp_path) as register:
            assert notices(register) == []
            assert record(register, 3) == [first, first + 1, first + 2]


@pytest.mark.thorough
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
        assert register.notices()[0].facts["entries"] == 4
        assert register.unit.origin != origin
    with opened(tmp_path) as register:
        assert notices(register) == []
        assert record(register, 2) == [17, 18]
    with opened(tmp_path) as register:
        assert notices(register) == []
        assert record(register) == [19]


@pytest.mark.thorough
def test_an_older_backup_after_a_newer_one_is_noticed_too(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 2)
    back_up(tmp_path)
    for no in (3, 4, 5):
        put_back(tmp_path)
        with opened(tmp_path) as register:
            assert record(register) == [no]


@pytest.mark.thorough
def test_a_branch_that_was_moved_is_not_a_backup(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 3)
        replica = register.replica()
        replica.move(register.unit.origin, 1, "copied")
        replica.close()
    with opened(tmp_path) as register:
        assert notices(register) == []


@pytest.mark.thorough
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
        with pytest.raises(Refused, match="last_number_missing"):
            register.numbering.take_over_series("Komputer diganti", SUPERVISOR, uuid4())
        register.numbering.take_over_series("Komputer diganti", SUPERVISOR, uuid4(), Number("L1", 2026, 3))
        assert record(register) == [4]
    with opened(tmp_path, "m2") as register:
        assert notices(register) == []
        assert record(register) == [5]


@pytest.mark.thorough
def test_back_on_its_own_computer_nothing_has_to_be_confirmed(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register)
    with opened(tmp_path, "m2") as register:
        assert notices(register) == ["register_moved"]
    with opened(tmp_path) as register:
        assert notices(register) == []
        assert record(register) == [2]


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_of_two_copies_the_one_that_took_the_series_over_last_counts_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        record(register, 3)
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / "register.db", tmp_path / "copy" / "register.db")
    with opened(tmp_path) as register, opened(tmp_path / "copy", "m2") as copied:
        copied.numbering.take_over_series("Komputer baru", SUPERVISOR, uuid4(), Number("L1", 2026, 3))
        assert record(copied) == [4]
        carry(copied, register)
        with pytest.raises(Refused, match="series_of_another_desk"):
            record(register)
        register.numbering.take_over_series("Komputer lama sudah baik", SUPERVISOR, uuid4())
        carry(register, copied)
        assert record(register) == [5]
        with pytest.raises(Refused, match="series_of_another_desk"):
            record(copied)


# --- at home, or not -------------------------------------------------------------------------------------------------


@contextmanager
def at_home(folder: Path, user: str = "siti", machine: str = "m1") -> Iterator[Register]:
    """The register in ``folder``, under a user who keeps their own marks."""
    mark = HighWaterMark(folder.parent / f"marks of {user}", machine)
    lay_blank(folder / "register.db")
    with closing(open_register(folder / "register.db", Desk(), clock=OfficeClock(), high_water_mark=mark)) as register:
        yield register


def resume(register: Register, last: int) -> None:
    register.numbering.take_over_series("Resi terakhir dibaca", SUPERVISOR, uuid4(), Number("L1", 2026, last))


def asks(register: Register) -> bool:
    with pytest.raises(Refused, match="numbering_unconfirmed"):
        record(register)
    return register.numbering.find_block() == "numbering_unconfirmed"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder whose register gave 12 numbers; ``older.db`` beside it had given 8."""
    (folder := tmp_path / "data").mkdir()
    with at_home(folder) as register:
        record(register, 8)
    shutil.copy(folder / "register.db", tmp_path / "older.db")
    with at_home(folder) as register:
        record(register, 4)
    return folder


@pytest.mark.thorough
def test_a_backup_under_another_user_of_the_same_computer_asks_for_the_last_number(home: Path, tmp_path: Path) -> None:
    (other := tmp_path / "other").mkdir()
    shutil.copy(tmp_path / "older.db", other / "register.db")
    for _ in range(2):
        with at_home(other, "budi") as register:
            assert notices(register) == ["register_moved"]
            assert asks(register)
    with at_home(other, "budi") as register:
        with pytest.raises(Refused, match="last_number_low") as refused:
            resume(register, 7)
        assert refused.value.problems[0].facts == {"known": 8, "year": 2026}
        resume(register, 12)
        assert record(register, 2) == [13, 14]
        [gap] = register.numbering.gaps()
        assert (gap.year, gap.known, gap.last, gap.evidence) == (2026, 8, 12, "paper")
        assert (gap.officer, gap.why) == (SUPERVISOR.name, "Resi terakhir dibaca")
    with at_home(other, "budi") as register:
        assert notices(register) == []
        assert record(register) == [15]


@pytest.mark.thorough
def test_the_same_user_whose_marks_are_gone_is_asked_and_goes_on_being_asked(home: Path, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "older.db", home / "register.db")
    shutil.rmtree(tmp_path / "marks of siti")
    for _ in range(2):
        with at_home(home) as register:
            assert asks(register)
    with at_home(home) as register:
        resume(register, 12)
        assert record(register) == [13]


@pytest.mark.thorough
def test_another_place_and_another_machine_are_not_its_home(home: Path, tmp_path: Path) -> None:
    with at_home(home, machine="altered") as register:
        assert asks(register)
    with at_home(home) as register:
        assert notices(register) == [], "back where it was at work"
    shutil.move(home, tmp_path / "elsewhere")
    with at_home(tmp_path / "elsewhere") as register:
        assert asks(register)


@pytest.mark.thorough
def test_where_no_mark_can_be_kept_nobody_is_asked_at_each_start(tmp_path: Path, announce: Announce) -> None:
    announce("no high-water mark can be kept")
    (tmp_path / "marks of siti").touch()
    (folder := tmp_path / "data").mkdir()
    for no in (1, 2, 3):
        with at_home(folder) as register:
            assert record(register) == [no]


@pytest.mark.thorough
def test_a_copy_made_by_hand_of_the_open_register_counts_on_after_what_the_mark_saw(home: Path, tmp_path: Path) -> None:
    with at_home(home) as register:
        record(register, 3)
        shutil.copy(home / "register.db", tmp_path / "hand.db")
    shutil.copy(tmp_path / "hand.db", home / "register.db")
    with at_home(home) as register:
        assert record(register) == [16]
        [gap] = register.numbering.gaps()
        assert (gap.known, gap.last, gap.evidence, gap.officer) == (12, 15, "mark", "")


@pytest.mark.thorough
def test_a_copy_made_by_hand_whose_mark_saw_less_asks(home: Path, tmp_path: Path) -> None:
    """The marks were put back with it: nobody knows what stood in the log."""
    with at_home(home) as register:
        shutil.copytree(tmp_path / "marks of siti", tmp_path / "marks before")
        record(register, 3)
        shutil.copy(home / "register.db", tmp_path / "hand.db")
        record(register, 2)
        shutil.copytree(tmp_path / "marks of siti", tmp_path / "marks then")
    shutil.copy(tmp_path / "hand.db", home / "register.db")
    shutil.rmtree(tmp_path / "marks of siti")
    (tmp_path / "marks before").rename(tmp_path / "marks of siti")
    for file in (tmp_path / "marks of siti").iterdir():
        seen = json.loads(file.read_text())
        seen["seq"], seen["hash"] = 5, _hash_at(home / "register.db", 5)
        file.write_text(json.dumps(seen).ljust(1024))
    for _ in range(2):
        with at_home(home) as register:
            assert asks(register)
    with at_home(home) as register:
        resume(register, 17)
        assert record(register) == [18]


def _hash_at(path: Path, seq: int) -> str:
    found: str = foreign_process.run(path, f"SELECT hex(hash) FROM journal WHERE seq = {seq}")[0][0]
    return found.lower()


@pytest.mark.thorough
def test_a_killed_register_is_not_cut(home: Path) -> None:
    file = home / "register.db"
    with at_home(home) as register:
        record(register, 2)
        kept = {end: file.with_name(file.name + end).read_bytes() for end in ("", "-wal")}
    for end, content in kept.items():
        file.with_name(file.name + end).write_bytes(content)
    with at_home(home) as register:
        assert notices(register) == ["ended_uncleanly"]
        assert record(register) == [15]


@pytest.mark.thorough
def test_another_program_that_emptied_the_log_of_a_killed_register_alarms_nobody(home: Path) -> None:
    file = home / "register.db"
    with at_home(home) as register:
        record(register, 2)
        kept = {end: file.with_name(file.name + end).read_bytes() for end in ("", "-wal")}
    for end, content in kept.items():
        file.with_name(file.name + end).write_bytes(content)
    foreign_process.run(file, "SELECT 1 FROM meta")
    file.with_name(file.name + "-wal").unlink(missing_ok=True)
    with at_home(home) as register:
        assert notices(register) == ["ended_uncleanly"]
        assert record(register) == [15]


@pytest.mark.thorough
def test_a_copy_of_the_program_that_is_put_back_asks_even_where_the_mark_saw_no_more(
    home: Path, tmp_path: Path
) -> None:
    """It was at work on another computer since, and comes back to the first."""
    copy = backup.make(home / "register.db", tmp_path, OfficeClock())
    shutil.copy(tmp_path / copy.file, home / "register.db")
    for _ in range(2):
        with at_home(home) as register:
            assert asks(register)
    with at_home(home) as register:
        resume(register, 20)
        assert record(register) == [21]
    with at_home(home) as register:
        assert notices(register) == []
        assert record(register) == [22]


@pytest.mark.thorough
def test_numbers_of_another_year_than_the_last_resis_begin_anew(home: Path, tmp_path: Path) -> None:
    (other := tmp_path / "other").mkdir()
    shutil.copy(tmp_path / "older.db", other / "register.db")
    with at_home(other, "budi") as register:
        with pytest.raises(Refused, match="last_number_low"):
            register.numbering.take_over_series("x", SUPERVISOR, uuid4(), Number("L1", 2025, 300))
        resume(register, 8)
        assert register.numbering.gaps() == ()
        assert record(register) == [9]


# --- whatever becomes of a register ----------------------------------------------------------------------------------

DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("record"), st.integers(1, 3)),
        st.tuples(st.sampled_from(["copy", "hand", "kill", "lose marks", "lose the log", "machine"]), st.just(0)),
        st.tuples(st.just("log of then"), st.integers(0, 4)),
        st.tuples(st.sampled_from(["restore", "move"]), st.integers(0, 4)),
    ),
    min_size=3,
    max_size=12,
)


@pytest.mark.thorough
@settings(max_examples=examples(25), deadline=None)
@example([("record", 1), ("kill", 0), ("record", 3), ("log of then", 0)])  # which SQLite cannot read, and which is said
@given(DEEDS)
def test_no_number_is_ever_given_twice_however_a_register_comes_back(deeds: list[tuple[str, int]]) -> None:
    """One living register at a time, and a supervisor who reads the last resi rightly whenever asked."""
    with tempfile.TemporaryDirectory() as name:
        world = _World(Path(name))
        for deed, number in (*deeds, ("record", 1)):
            world.do(deed, number)
        assert len(world.papers) == len(set(world.papers))


class _World:
    """A desk whose register is copied, killed, put back and moved; ``papers`` are the numbers on paper."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.user, self.machine, self.copies = folder, "u0", "m1", list[Path]()
        self.logs: list[bytes] = []
        self.papers: list[int] = []
        self.whole = b""
        self.users = 0
        (folder / "u0").mkdir()
        self._work(0)

    @property
    def file(self) -> Path:
        return self.folder / self.user / "register.db"

    @property
    def log(self) -> Path:
        return self.file.with_name("register.db-wal")

    def do(self, deed: str, number: int) -> None:
        if deed in ("record", "copy", "hand", "kill"):
            self._work(number, deed)
        elif deed == "machine":
            self.machine = f"{self.machine}x"
        elif "log" in deed:
            self._change_log(deed, number)
        elif deed == "lose marks":
            shutil.rmtree(self.folder / f"marks of {self.user}", ignore_errors=True)  # lost already, or not made yet
        elif self.copies:
            copy = self.copies[number % len(self.copies)]
            if deed == "move":  # back to a former user only with a copy of the program's: a file there is a stale one
                self.users += copy.name.startswith("hand")
                self.user = f"new{self.users}" if copy.name.startswith("hand") else f"u{number}"
                self.file.parent.mkdir(exist_ok=True)
            self.log.unlink(missing_ok=True)
            shutil.copy(copy, self.file)

    def _change_log(self, deed: str, number: int) -> None:
        if deed == "lose the log":
            self.log.unlink(missing_ok=True)
        elif self.logs:
            self.whole = self.file.read_bytes()
            self.log.write_bytes(self.logs[number % len(self.logs)])

    def _work(self, number: int, deed: str = "") -> None:
        """Work, or hear that file and log do not go together, and work with the file as it was without the log."""
        try:
            self._work_with_what_is_there(number, deed)
        except Unavailable as failure:
            if failure.code != RegisterFailure.DAMAGED or not self.whole:
                raise
            self.log.unlink(missing_ok=True)
            self.file.write_bytes(self.whole)
            self._work_with_what_is_there(number, deed)

    def _work_with_what_is_there(self, number: int, deed: str) -> None:
        kept: dict[str, bytes] = {}
        with at_home(self.file.parent, self.user, self.machine) as register:
            if register.numbering.find_block():
                resume(register, max(self.papers, default=0))
            for _ in range(number):
                self.papers += record(register)
            if deed == "copy":
                backup.make(self.file, self.folder, OfficeClock())
                self.copies += [one for one in self.folder.glob("register-*.db") if one not in self.copies]
            if deed == "hand":
                self.copies.append(self.folder / f"hand{len(self.copies)}.db")
                shutil.copy(self.file, self.copies[-1])
            if deed == "kill":
                kept = {end: self.file.with_name(self.file.name + end).read_bytes() for end in ("", "-wal")}
        self.logs += [kept["-wal"]] if kept else []
        for end, content in kept.items():
            self.file.with_name(self.file.name + end).write_bytes(content)


@pytest.mark.thorough
def test_entries_that_all_came_back_are_missed_no_more(tmp_path: Path) -> None:
    (tmp_path / "centre").mkdir()
    with closing(a_register(tmp_path / "centre", counter="L2")) as centre:
        with opened(tmp_path) as register:
            record(register, 2)
        back_up(tmp_path)
        with opened(tmp_path) as register:
            record(register, 3)
            carry(register, centre)
        put_back(tmp_path)
        with opened(tmp_path) as register:
            (missing,) = [notice for notice in register.notices() if notice.code == "register_put_back"]
            assert missing.facts["entries"] == 3
            assert not register.numbering.has_come_back(missing)
            carry(centre, register)
            assert register.numbering.has_come_back(missing)


def chains(register: Register) -> list[tuple[str, int | None]]:
    """Why each chain was begun, and after which entry of the one before."""
    return [(one.reason, one.parent_seq) for one in origins.mine(register.unit.connection).values()]


@pytest.mark.thorough
def test_each_way_to_come_back_begins_a_chain_after_the_last_entry_that_is_here(home: Path, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "older.db", home / "register.db")
    with at_home(home) as register:
        assert chains(register) == [("", None), ("put_back", 8)]
        (notice,) = register.notices()
        assert (notice.code, notice.facts["entries"], notice.facts["seen"].seq) == ("register_put_back", 4, 12)  # type: ignore[attr-defined]
    (other := tmp_path / "other").mkdir()
    shutil.copy(tmp_path / "older.db", other / "register.db")
    with at_home(other, "budi") as register:
        assert chains(register) == [("", None), ("moved", 8)]
        resume(register, 12)
        assert chains(register) == [("", None), ("moved", 8), ("taken_over", 0)]
        body = register.complaints.story(ids.subject("series", "L1"))[-1].body
        assert body == {
            "series": "L1",
            "origin": str(register.unit.origin),
            "why": "Resi terakhir dibaca",
            "by": str(SUPERVISOR.officer_id),
        }
        gap = register.complaints.story(numbers.gap_subject("L1"))[-1]
        assert (gap.officer, gap.body["by"], gap.body["evidence"]) == (
            "Hendra Wijaya",
            str(SUPERVISOR.officer_id),
            "paper",
        )


@pytest.mark.thorough
def test_the_last_number_is_asked_for_and_none_that_is_lower_is_taken(home: Path, tmp_path: Path) -> None:
    (other := tmp_path / "other").mkdir()
    shutil.copy(tmp_path / "older.db", other / "register.db")
    with at_home(other, "budi") as register:
        take_over = register.numbering.take_over_series
        assert refusal(lambda: take_over("x", SUPERVISOR, uuid4())) == ("last", "last_number_missing", {})
        for last in (Number("L1", 2026, 7), Number("L1", 2025, 300)):
            low = refusal(lambda last=last: take_over("x", SUPERVISOR, uuid4(), last))  # type: ignore[misc]
            assert low == ("last", "last_number_low", {"known": 8, "year": 2026})
        take_over("x", SUPERVISOR, uuid4(), Number("L1", 2026, 8))
        assert register.numbering.gaps() == ()
        assert numbers.last_no(register.unit.connection, "L1", 2026) == 8


def test_what_the_mark_knows_to_be_missing_is_counted_without_writing(home: Path, tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "marks of siti", "m1")

    def lacks(path: Path, mark: HighWaterMark | None = mark) -> int | None:
        with closing(open_immutable(path)) as connection:
            return rollback_detection.lacks_entries(connection, mark, path)

    assert lacks(home / "register.db") is None
    assert lacks(tmp_path / "older.db") is None, "a copy elsewhere is a copy"
    with at_home(home) as register:
        shutil.copy(home / "register.db", tmp_path / "cut.db")
        record(register, 1)
    assert lacks(tmp_path / "cut.db") == 1
    assert lacks(tmp_path / "cut.db", None) == 0, "nobody knows how many"
    (file,) = (tmp_path / "marks of siti").iterdir()
    noted = file.read_bytes()
    file.write_text(json.dumps(json.loads(noted) | {"seq": 3, "hash": "00" * 32}).ljust(1024))
    assert lacks(tmp_path / "cut.db") == 0, "what it saw is less, and another"
    file.write_bytes(noted)
    shutil.copy(tmp_path / "older.db", home / "register.db")
    assert lacks(home / "register.db") == 5
    assert lacks(home / "register.db", None) is None


def test_a_mark_that_was_kept_is_remembered_in_the_register(tmp_path: Path, announce: Announce) -> None:
    announce("no high-water mark can be kept")
    (tmp_path / "marks of nobody").touch()
    for user, marked in (("nobody", []), ("siti", [[1]])):
        (folder := tmp_path / user).mkdir()
        with at_home(folder, user) as register:
            kept = register.unit.connection.execute("SELECT v FROM meta WHERE k = 'marked'").fetchall()
            assert [list(row) for row in kept] == marked


def test_a_register_in_the_place_of_a_lost_one_says_after_which_number_it_counts(tmp_path: Path) -> None:
    (folder := tmp_path / "data").mkdir()
    with at_home(folder) as register:
        record(register, 3)
    (folder / "register.db").unlink()
    with at_home(folder) as register:
        assert [(one.code, one.facts) for one in register.notices()] == [
            ("register_anew", {"counter": "L1", "year": 2026, "no": 3})
        ]
        (gap,) = register.numbering.gaps()
        assert (gap.known, gap.last, gap.evidence, gap.why, gap.officer) == (0, 3, "mark", "", "")
        assert record(register) == [4]


@pytest.mark.thorough
def test_where_no_number_of_this_counter_was_seen_somebody_is_asked(tmp_path: Path) -> None:
    (folder := tmp_path / "data").mkdir()
    mark = HighWaterMark(tmp_path / "marks", "m1")
    with closing(open_register(folder / "register.db", Desk("L2"), clock=OfficeClock(), high_water_mark=mark)) as other:
        record(other)
    (folder / "register.db").unlink()
    mark = HighWaterMark(tmp_path / "marks", "m1")
    with closing(open_register(folder / "register.db", Desk(), clock=OfficeClock(), high_water_mark=mark)) as register:
        assert [(one.code, one.facts) for one in register.notices()] == [("register_anew_unknown", {"counter": "L1"})]
        assert asks(register)


@pytest.mark.thorough
def test_a_register_and_its_copy_that_are_at_work_on_one_computer_at_once_give_no_number_twice(tmp_path: Path) -> None:
    """Somebody copied the folder and had the copy go on, while the window of the first one stayed open."""
    with opened(tmp_path) as register:
        record(register, 5)
    shutil.copy(tmp_path / "register.db", tmp_path / "copy.db")
    with opened(tmp_path) as register, opened(tmp_path, name="copy.db") as copy:
        copy.numbering.take_over_series("Salinan", SUPERVISOR, uuid4(), Number("L1", 2026, 5))
        given = [*record(copy, 2), *record(register), *record(copy)]
        register.officers.add("Budi", Role.SUPERVISOR, "", SECRET, SUPERVISOR, uuid4())  # writes the mark, gives none
        given += [*record(copy), *record(register, 2)]
        assert sorted(given) == sorted({*given})
        assert register.numbering.last_known().no == max(given)
    with opened(tmp_path) as register:
        assert record(register) == [max(given) + 1]
        assert {gap.evidence for gap in register.numbering.gaps()} == {"mark"}, "what lies between is written down"


@pytest.mark.parametrize("content", [b"", b"[" * 1024, b'{"numbers": [["L1", 2026, 99999999999]]}', b'{"numbers": 7}'])
def test_a_mark_that_somebody_wrote_nonsense_into_meanwhile_changes_no_number(tmp_path: Path, content: bytes) -> None:
    with opened(tmp_path) as register:
        record(register, 2)
        (mark,) = (tmp_path / "witness of m1").iterdir()
        mark.write_bytes(content)
        assert record(register, 2) == [3, 4]


@pytest.mark.parametrize("changes", ["nothing", "the computer's identity", "the user", "both"])
@pytest.mark.thorough
def test_no_piece_of_a_register_that_comes_back_gives_a_number_of_a_paper_again(tmp_path: Path, changes: str) -> None:
    """Nine resis are out; the file comes back without its log, with another's, or the log alone."""
    file = tmp_path / "data" / "register.db"
    file.parent.mkdir()
    with at_home(file.parent) as register:
        record(register, 4)
    pieces = {"closed": file.read_bytes(), "": b""}
    with at_home(file.parent) as register:
        for name, count in (("open", 3), ("later", 2)):
            record(register, count)
            pieces[name] = file.read_bytes()
            pieces[f"{name} log"] = file.with_name("register.db-wal").read_bytes()
    pieces["now"] = file.read_bytes()
    machine = "m2" if changes in ("the computer's identity", "both") else "m1"
    user = "budi" if changes in ("the user", "both") else "siti"
    marks = tmp_path / "marks of siti"
    kept = {mark.name: mark.read_bytes() for mark in marks.iterdir()}
    for body in ("closed", "open", "later", "now"):
        for log in ("", "open log", "later log"):
            for each in (*tmp_path.glob("marks of *"), file.parent):
                shutil.rmtree(each)
            marks.mkdir()
            file.parent.mkdir()
            for name, content in kept.items():
                (marks / name).write_bytes(content)
            file.write_bytes(pieces[body])
            file.with_name("register.db-wal").write_bytes(pieces[log])
            with at_home(file.parent, user, machine) as register:
                if register.numbering.find_block():
                    resume(register, 9)
                assert record(register) == [10], (body, log)


@pytest.mark.parametrize("machines", [("m2", "m3"), ("m1", "m2"), ("m2", "m2")])
def test_two_computers_with_the_same_copy_both_ask_for_the_last_number(
    home: Path, tmp_path: Path, machines: tuple[str, str]
) -> None:
    for number, machine in enumerate(machines):
        (folder := tmp_path / f"pc{number}").mkdir()
        shutil.copy(home / "register.db", folder / "register.db")
        with at_home(folder, f"user{number}", machine) as register:
            assert asks(register)
            resume(register, 12 + number)
            assert record(register) == [13 + number], "above what the other's last resi says"
