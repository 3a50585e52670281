from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.journal import verifying
from frontoffice.register.journal.reading import UnreadableRow
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from frontoffice.register.storage import copying, damage, migrating
from frontoffice.register.storage.damage import Damage
from frontoffice.register.storage.opening import close_file, open_file, reader
from tests.conftest import Announce
from tests.support import damaged_file
from tests.support.damaged_file import VALUES
from tests.support.examples import TODAY, a_register, an_intake, an_officer
from tests.support.refusals import failure

OFFICER = an_officer()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed register of three complaints."""
    with closing(a_register(tmp_path)) as register:
        for _ in range(3):
            register.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True)
    return tmp_path / "register.db"


@pytest.fixture
def said(announce: Announce) -> None:
    announce("the register cannot be read")


def spoil(path: Path, table: str, column: str, value: str = VALUES[0]) -> None:
    damaged_file.overwrite(path, table, column, value, random.Random(1))  # noqa: S311


def find(path: Path) -> Damage | None:
    with closing(apsw.Connection(str(path))) as connection:
        return damage.find(connection)


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with closing(a_register(path.parent)) as register:
        yield register


@pytest.mark.thorough
def test_in_a_whole_file_there_is_none(path: Path) -> None:
    assert find(path) is None


@pytest.mark.thorough
@pytest.mark.parametrize("value", VALUES)
def test_an_entry_is_named_by_chain_and_place(path: Path, value: str) -> None:
    spoil(path, "journal", "officer", value)
    found = find(path)
    assert found is not None
    assert not found.in_tables
    assert found.where.split("/")[1][0] in "123"


@pytest.mark.thorough
def test_a_table_of_ones_own_is_named(path: Path) -> None:
    spoil(path, "paper_job", "printer")
    assert find(path) == Damage("paper_job")


@pytest.mark.thorough
def test_a_table_made_from_the_journal_can_be_made_anew(path: Path) -> None:
    spoil(path, "complaint", "name")
    assert find(path) == Damage("complaint", in_tables=True)


@pytest.mark.thorough
def test_a_trigger_that_is_gone_can_be_made_anew_at_the_next_opening(path: Path) -> None:
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("DROP TRIGGER complaint_comes")
        assert damage.find(connection) == Damage("complaint_comes", in_tables=True)
        migrating.ask_rebuild(connection)
    close_file(open_file(path))
    with closing(apsw.Connection(str(path))) as connection:
        assert damage.find(connection) is None


@pytest.mark.thorough
def test_a_value_of_the_right_type_that_says_something_else_is_found_by_its_number(path: Path) -> None:
    spoil(path, "complaint", "clock_on", "'never'")
    found = find(path)
    assert found is not None
    assert found.in_tables
    assert found.where.endswith("/PGD-L1/2026")


@pytest.mark.thorough
def test_what_cannot_be_read_in_a_whole_file_is_an_error_of_the_program(register: Register) -> None:
    with pytest.raises(ValueError, match="a bug"), register.unit.reading():
        raise ValueError("a bug")
    with pytest.raises(TypeError), register.unit.writing():
        raise TypeError


@pytest.mark.usefixtures("said")
def test_a_complaint_whose_entry_is_damaged_is_named_and_the_others_are_read(path: Path) -> None:
    spoil(path, "journal", "recorded_at", VALUES[1])
    with closing(a_register(path.parent)) as register:
        lines = register.days.read(TODAY).lines
        unread = [error for line in lines if (error := unavailable(register, line.subject)) is not None]
    assert [error.code for error in unread] == ["register_damaged"]
    assert "/" in str(unread[0].facts["where"])


def unavailable(register: Register, subject: UUID) -> Unavailable | None:
    try:
        register.complaints.get(subject)
    except Unavailable as error:
        return error
    return None


@pytest.mark.thorough
@pytest.mark.usefixtures("said")
def test_damaged_lists_are_made_anew_at_the_next_opening(path: Path) -> None:
    spoil(path, "complaint", "name", VALUES[1])
    with closing(a_register(path.parent)) as register, pytest.raises(Unavailable, match="tables_damaged"):
        register.days.read(TODAY)
    with closing(a_register(path.parent)) as register:
        assert [line.no for line in register.days.read(TODAY).lines] == [1, 2, 3]
        assert "tables_rebuilt" in {notice.code for notice in register.notices()}


@pytest.mark.thorough
@pytest.mark.usefixtures("said")
def test_a_chain_that_goes_on_from_a_damaged_end_takes_no_entry(path: Path) -> None:
    spoil(path, "head", "lc", VALUES[3])
    with closing(a_register(path.parent)) as register, pytest.raises(Unavailable, match="register_damaged"):
        register.complaints.record(an_intake(), OFFICER, uuid4())


@pytest.mark.thorough
@pytest.mark.usefixtures("said")
def test_what_is_damaged_says_its_file_the_place_and_the_error(path: Path) -> None:
    spoil(path, "paper_job", "printer")
    with closing(a_register(path.parent)) as register:
        code, facts = failure(register.printing.open_jobs)
    assert (code, facts) == (
        "register_damaged",
        {"path": str(path), "where": "paper_job", "reason": facts["reason"]},
    )
    assert str(facts["reason"]).endswith("Error")


@pytest.mark.thorough
@pytest.mark.usefixtures("said")
def test_tables_that_are_damaged_while_they_are_healed_are_damage(path: Path) -> None:
    with closing(apsw.Connection(str(path))) as connection:

        def read(*, heals: bool) -> None:
            with damage.named(path, lambda: connection, heals=heals):
                raise UnreadableRow("complaint", "0001/PGD-L1/2026")

        facts = {"path": str(path), "where": "0001/PGD-L1/2026", "reason": "UnreadableRow"}
        assert failure(lambda: read(heals=False)) == ("register_damaged", facts)
        assert connection.execute("SELECT count(*) FROM meta WHERE k = 'project_anew'").get == 0
        assert failure(lambda: read(heals=True)) == ("tables_damaged", facts)
        assert connection.execute("SELECT v FROM meta WHERE k = 'project_anew'").get == 1


@pytest.mark.thorough
@pytest.mark.usefixtures("said")
def test_who_only_reads_cannot_ask_for_the_tables_and_says_damage(path: Path) -> None:
    with closing(reader(path)) as connection:

        def read() -> None:
            with damage.named(path, lambda: connection):
                raise UnreadableRow("complaint")

        assert failure(read)[0] == "register_damaged"


@pytest.mark.thorough
@pytest.mark.usefixtures("said")
def test_a_damage_is_looked_for_once_and_anew_after_a_rebuild(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []

    def find(_connection: apsw.Connection) -> Damage | None:
        looks.append(1)
        return Damage("somewhere")

    monkeypatch.setattr(damage, "find", find)
    with closing(apsw.Connection(str(path))) as connection:

        def read() -> None:
            with damage.named(path, lambda: connection):
                raise ValueError

        for _ in range(2):
            assert failure(read)[1]["where"] == "somewhere"
        assert len(looks) == 1
        damage.forget(connection)
        damage.forget(connection)
        failure(read)
        assert len(looks) == 2


@pytest.mark.thorough
def test_what_sqlite_says_of_a_file_is_kept_short(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: apsw.Connection) -> None:
        raise apsw.CorruptError("x" * 100)

    monkeypatch.setattr(verifying, "verify", fail)
    with closing(apsw.Connection(str(path))) as connection:
        assert damage.find(connection) == Damage("x" * 80)


def test_what_sqlite_finds_is_damage_of_the_file_and_a_false_line_is_one_of_its_table(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "first_difference", lambda _connection: "0002/PGD-L1/2026")
    assert find(path) == Damage("0002/PGD-L1/2026", in_tables=True)
    monkeypatch.setattr(copying, "quick_check", lambda _connection: "Page 7 is never used")
    assert find(path) == Damage("Page 7 is never used")
    spoil(path, "complaint", "name")
    assert find(path) == Damage("complaint", in_tables=True)
    spoil(path, "journal", "officer")
    found = find(path)
    assert found is not None
    assert not found.in_tables
