"""A history that is not the one which was known is named, and accepted only by a supervisor who says so."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.people import May, Role
from frontoffice.register.journal.known_heads import HeadSource
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import backup, copying
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.conftest import Announce
from tests.support import place_keys
from tests.support.examples import MORNING, OfficeClock, a_register, a_signed_in, an_intake, an_officer, lay_blank
from tests.support.refusals import not_allowed, refusal
from tests.support.rewriting import rewrite

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def record(register: Register) -> None:
    register.complaints.record(an_intake(), an_officer(), uuid4())


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], Register]:
    """Opens the register of a counter that stands alone, on its computer without a keyring."""

    def go() -> Register:
        mark = HighWaterMark(tmp_path / "marks", "m1")
        return open_register(tmp_path / "data.db", Desk(), clock=OfficeClock(), high_water_mark=mark)

    with closing(go()) as register:
        for _ in range(5):
            record(register)
        (tmp_path / "stick").mkdir()
        backup.make(register.path, tmp_path / "stick", lambda: MORNING)
        record(register)
    return go


def accept(register: Register) -> None:
    numbering = register.numbering
    last = numbering.last_known()
    unsaid = refusal(lambda: numbering.take_over_series("Sudah ditelusuri", SUPERVISOR, uuid4(), last))
    assert unsaid == ("accepts_history", "history_not_accepted", {})
    numbering.take_over_series("Sudah ditelusuri", SUPERVISOR, uuid4(), last, accepts_history=True)


def accepted(register: Register, kind: str = "series.taken") -> str:
    found = register.unit.connection.execute(
        "SELECT json_extract(body, '$.accepted') FROM payload JOIN journal USING (entry_id)"
        " WHERE kind = ? ORDER BY lc DESC LIMIT 1",
        (kind,),
    ).get
    return str(found)


@pytest.mark.thorough
def test_the_mark_of_this_computer_remembers_the_entry_that_was_written_last(
    opened: Callable[[], Register], tmp_path: Path
) -> None:
    rewrite(tmp_path / "data.db", 2)
    with closing(opened()) as register:
        assert register.maintenance.verify().broken == "", "every hash fits"
        assert [one.code for one in register.notices()] == ["history_differs"]
        assert refusal(lambda: record(register)) == ("", "history_differs", {})
    with closing(opened()) as register:
        assert register.numbering.find_block() == "history_differs", "going on does not make it right"
        [doubt] = register.numbering.history_doubts()
        assert doubt.head is not None
        assert (doubt.head.source, doubt.head.seq) == (HeadSource.MARK, 6)
        accept(register)
        assert doubt.head.hash.hex() in accepted(register), "what was known is evidence"
        record(register)
    with closing(opened()) as register:
        assert register.notices() == ()
        assert register.numbering.history_doubts() == ()


@pytest.mark.thorough
def test_copies_remember_what_the_mark_does_not(opened: Callable[[], Register], tmp_path: Path) -> None:
    rewrite(tmp_path / "data.db", 2)
    for mark in (tmp_path / "marks").iterdir():
        mark.unlink()
    records = [*copying.records(tmp_path / "stick")]
    with closing(opened()) as register:
        assert register.numbering.history_doubts() == ()
        assert register.backups.notice_history(records)
        assert not register.backups.notice_history(records), "each is asked once"
        [doubt] = register.numbering.history_doubts()
        assert doubt.head is not None
        assert (doubt.head.source, doubt.head.seq) == (HeadSource.COPY, 5)
        assert refusal(lambda: record(register)) == ("", "history_differs", {})
        accept(register)
    with closing(opened()) as register:
        assert not register.backups.notice_history(records), "accepted once"
        record(register)


@pytest.mark.thorough
def test_a_history_that_is_as_it_was_asks_for_nothing(opened: Callable[[], Register], tmp_path: Path) -> None:
    with closing(opened()) as register:
        assert not register.backups.notice_history(copying.records(tmp_path / "stick"))
        assert register.numbering.history_doubts() == ()
        record(register)
        register.numbering.take_over_series("Ganti", SUPERVISOR, uuid4(), accepts_history=True)
        assert accepted(register) == "None", "nothing differed"


@pytest.mark.thorough
def test_a_history_that_was_accepted_is_not_called_older_when_its_old_mark_comes_back(
    opened: Callable[[], Register], tmp_path: Path
) -> None:
    marks = {mark: mark.read_bytes() for mark in (tmp_path / "marks").iterdir()}
    rewrite(tmp_path / "data.db", 2)
    with closing(opened()) as register:
        accept(register)
    for mark, content in marks.items():
        mark.write_bytes(content)
    with closing(opened()) as register:
        assert register.notices() == ()
        assert register.numbering.history_doubts() == ()


def test_a_desk_that_gives_no_numbers_goes_on_with_a_history_that_differs_only_where_that_is_said(
    tmp_path: Path, announce: Announce
) -> None:
    announce("the register is not as this program left it: changed")

    def opened() -> Register:
        mark = HighWaterMark(tmp_path / "marks", "m1")
        desk = Desk(counter="TIM", gives_numbers=False)
        return open_register(tmp_path / "data.db", desk, clock=OfficeClock(), high_water_mark=mark)

    lay_blank(tmp_path / "data.db")
    with place_keys.in_use():
        with closing(opened()) as register:
            for _ in range(3):
                a_signed_in(register)
        rewrite(register.path, 2)
        with closing(opened()) as register:
            assert register.numbering.find_block() == "history_differs"
            unsaid = refusal(lambda: register.numbering.accept_register("Sudah ditelusuri", SUPERVISOR, uuid4()))
            assert unsaid == ("accepts_history", "history_not_accepted", {})
            register.numbering.accept_register("Sudah ditelusuri", SUPERVISOR, uuid4(), accepts_history=True)
            assert register.numbering.find_block() is None
            assert accepted(register, "history.accepted").startswith("mark ")
            assert accepted(register, "history.accepted").endswith("; seal")
        with closing(opened()) as register:
            assert register.notices() == ()


def test_going_on_without_numbers_is_a_supervisors_and_of_a_desk_without_numbers(tmp_path: Path) -> None:
    with closing(a_register(tmp_path, counter="TIM", gives_numbers=False)) as register:
        numbering = register.numbering
        denied = refusal(lambda: numbering.accept_register("Pindah", an_officer(), uuid4()))
        assert denied == not_allowed(an_officer(), May.DECIDE)
        assert refusal(lambda: numbering.accept_register("  ", SUPERVISOR, uuid4()))[1] == "why_missing"
    with closing(a_register(tmp_path / "counter")) as counter:
        low = refusal(lambda: counter.numbering.accept_register("Pindah", SUPERVISOR, uuid4()))
        assert low == ("last", "last_number_missing", {})
