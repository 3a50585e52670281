from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.domain.people import Role
from frontoffice.errors import Unavailable
from frontoffice.register.opened import open_existing, open_register, system_clock
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from tests.support import foreign_process, place_keys
from tests.support.examples import SECRET, TODAY, OfficeClock, a_register, an_intake, an_officer
from tests.support.refusals import failure


@pytest.mark.thorough
def test_a_register_goes_by_the_computer_s_clock_unless_told(tmp_path: Path) -> None:
    with closing(open_register(tmp_path / "register.db", Desk())) as register:
        assert abs(system_clock() - register.now()) < timedelta(minutes=1)
        assert register.now().utcoffset() == timedelta()


@pytest.mark.parametrize("content", [None, b""])
def test_where_one_must_exist_none_is_made(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "register.db"
    if content is not None:
        path.write_bytes(content)
    code, _facts = failure(lambda: open_existing(path, Desk(), None))
    assert code == "register_missing"
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_register_that_is_refused_leaves_no_lock(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register, pytest.raises(Unavailable, match="register_in_use"):
        a_register(tmp_path)
    del register
    a_register(tmp_path).close()


def test_a_register_that_fails_while_it_is_compared_is_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_how: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr("frontoffice.register.opened.at_opening", fail)
    with pytest.raises(KeyError):
        a_register(tmp_path)
    monkeypatch.undo()
    a_register(tmp_path).close()


OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Budi Penyelia")


def codes(register: Register) -> list[str]:
    return [notice.code for notice in register.notices()]


@pytest.mark.thorough
def test_a_register_that_was_not_closed_says_so_once(tmp_path: Path) -> None:
    register = a_register(tmp_path)
    register.complaints.record(an_intake(), OFFICER, uuid4())
    register.unit.db.close()  # as a kill does
    register.unit.file.lock.release()
    with closing(a_register(tmp_path)) as again:
        assert codes(again) == ["ended_uncleanly"]
        assert not again.unit.file.ended_cleanly
        assert len(again.days.read(TODAY).lines) == 1
    with closing(a_register(tmp_path)) as third:
        assert (codes(third), third.unit.file.ended_cleanly) == ([], True)


@pytest.mark.thorough
def test_a_broken_tail_is_noticed_at_opening(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        for _ in range(3):
            register.complaints.record(an_intake(), OFFICER, uuid4())
    foreign_process.tamper(tmp_path / "register.db", "UPDATE journal SET officer = 'Orang lain' WHERE seq = 2")
    with closing(a_register(tmp_path)) as register:
        (notice,) = register.notices()
        assert notice.code == "chain_broken"
        assert "/2: was changed" in str(notice.facts["where"])
        assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 4, (
            "work goes on all the same"
        )


@pytest.mark.thorough
def test_a_clock_that_went_back_is_written_down_at_opening_and_an_ordinary_one_is_not(tmp_path: Path) -> None:
    clock = OfficeClock()
    with closing(a_register(tmp_path, clock=clock)) as register:
        register.complaints.record(an_intake(), OFFICER, uuid4())
    kinds = "SELECT kind FROM journal ORDER BY lc"
    for days, written in ((1, ["complaint.recorded"]), (-3, ["complaint.recorded", "clock.behind"])):
        clock.move(days=days)
        with closing(a_register(tmp_path, clock=clock)) as register:
            assert [kind for (kind,) in register.unit.connection.execute(kinds)] == written


@pytest.mark.thorough
def test_what_was_noticed_at_opening_stands_in_one_order_with_its_facts(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        for _ in range(2):
            job = register.complaints.record(an_intake(), OFFICER, uuid4(), with_paper=True).job
            assert job is not None
            register.printing.start_sending(job.job_id)
    foreign_process.tamper(
        tmp_path / "register.db",
        "UPDATE journal SET role = 'x' WHERE seq = 1",
        "INSERT OR REPLACE INTO meta (k, v) VALUES ('open', 1)",
        "INSERT INTO meta (k, v) VALUES ('project_anew', 1)",
    )
    with closing(a_register(tmp_path)) as register:
        found = [(one.code, one.facts) for one in register.notices()]
    assert [code for code, _ in found] == ["chain_broken", "ended_uncleanly", "tables_rebuilt", "papers_uncertain"]
    assert [facts for _, facts in found[1:]] == [{}, {}, {"papers": 2}]


@pytest.mark.thorough
def test_a_secret_that_another_program_wrote_is_noticed_at_opening(tmp_path: Path) -> None:
    with place_keys.in_use():
        with closing(a_register(tmp_path)) as register:
            register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
        foreign_process.run(tmp_path / "register.db", "UPDATE credential SET wrong_tries = 1")
        with closing(a_register(tmp_path)) as register:
            (notice,) = register.notices()
            assert (notice.code, notice.facts) == ("secrets_changed", {"people": 1})


def test_a_secret_that_cannot_be_read_keeps_nobody_else_out(tmp_path: Path) -> None:
    with place_keys.in_use():
        with closing(a_register(tmp_path)) as register:
            hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
            siti = register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, uuid4())
        first, second = sorted((hendra, siti), key=lambda who: who.officer_id.bytes)
        with closing(apsw.Connection(str(tmp_path / "register.db"))) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = 'credential'")
        with closing(apsw.Connection(str(tmp_path / "register.db"))) as connection:
            connection.execute(
                "UPDATE credential SET secret_hash = x'ff' WHERE officer_id = ?", (first.officer_id.bytes,)
            )
        with closing(a_register(tmp_path)) as register:
            assert [(one.code, one.facts) for one in register.notices()] == [("secrets_changed", {"people": 1})]
            assert register.officers.sign_in(second.officer_id, SECRET) == second
