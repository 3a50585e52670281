from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.app.keys import new_register
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import encryption, opening
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.examples import a_register
from tests.support.register_keys import KEY, OTHER_KEY, known


def test_only_the_paper_of_the_register_s_own_key_is_due(tmp_path: Path) -> None:
    where = Places(tmp_path)
    assert not new_register.is_paper_due(where)
    with known(KEY):
        opening.begin(where.register, encryption.name_of(KEY))
    assert not new_register.is_paper_due(where), "it was converted, and its code was typed before"
    new_register.note_paper_due(where, OTHER_KEY)
    assert not new_register.is_paper_due(where), "another register came back into its place"
    new_register.note_paper_due(where, KEY)
    assert new_register.is_paper_due(where)
    new_register.settle(where)
    assert not new_register.is_paper_due(where)
    new_register.settle(where)


def test_a_plain_register_s_paper_is_not_due(tmp_path: Path) -> None:
    a_register(tmp_path).close()
    new_register.note_paper_due(Places(tmp_path), KEY)
    assert not new_register.is_paper_due(Places(tmp_path))


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    where = Places(tmp_path)
    where.paper_due.mkdir()
    with pytest.raises(Unavailable, match=r"register_cannot_open|folder_read_only"):
        new_register.is_paper_due(where)


@pytest.mark.posix("/proc/self/fd")
def test_whenever_the_power_is_cut_a_key_that_is_used_is_known_to_have_no_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = Places(tmp_path / "data")
    new_register.note_paper_due(where, OTHER_KEY)
    stays_whole_over_a_cut(monkeypatch, where.paper_due, lambda: new_register.note_paper_due(where, KEY))
    assert new_register.due_key_name(where) == encryption.name_of(KEY)
