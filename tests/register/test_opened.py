from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.opened import open_existing, open_register, system_clock
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support.examples import a_register
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


@pytest.mark.thorough
def test_wrong_secrets_are_counted_where_the_mark_stands(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "marks", "m1")
    with closing(open_register(tmp_path / "register.db", Desk(), high_water_mark=mark)) as register:
        assert register.officers._tries.folder == tmp_path / "marks"
    with closing(a_register(tmp_path)) as register:
        assert register.officers._tries.folder is None


def test_a_register_that_fails_while_it_is_compared_is_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_how: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr("frontoffice.register.opening_notices.at_opening", fail)
    with pytest.raises(KeyError):
        a_register(tmp_path)
    monkeypatch.undo()
    a_register(tmp_path).close()
