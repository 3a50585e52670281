from __future__ import annotations

import os
import stat
from contextlib import closing
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import keyring.backends.fail
import pytest
from pypdf import PdfReader

from frontoffice.app.keys import key_paper
from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import conversion, encryption
from tests.conftest import Announce
from tests.support import keyrings
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.keyrings import MemoryKeyring

pytestmark = pytest.mark.usefixtures("keys")


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A folder with a closed register of one complaint."""
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
    return Places(tmp_path)


def made(where: Places) -> tuple[bytes, Path]:
    paper = where.folder / key_paper.PAPER
    return key_paper.make(where, paper), paper


def test_a_key_is_in_the_keyring_and_on_a_paper_that_nobody_else_reads(where: Places, keys: MemoryKeyring) -> None:
    key, paper = made(where)
    assert [*keys.kept.values()] == [key.hex()]
    assert os.name != "posix" or stat.S_IMODE(paper.stat().st_mode) == 0o600
    assert recovery_code.write(key).split()[7] in PdfReader(BytesIO(paper.read_bytes())).pages[0].extract_text()
    key_paper.give_up(where, key, paper)
    assert keys.kept == {}
    assert not paper.exists()


def test_a_paper_that_cannot_be_written_leaves_no_key(where: Places, keys: MemoryKeyring) -> None:
    with pytest.raises(Unavailable):
        key_paper.make(where, where.folder / "none" / "paper.pdf")
    assert keys.kept == {}


@pytest.mark.thorough
def test_without_a_keyring_there_is_no_paper(where: Places) -> None:
    none = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with keyrings.in_use(none), pytest.raises(Unavailable, match="register_key_unreachable"):
        made(where)
    assert not (where.folder / key_paper.PAPER).exists()


@pytest.mark.thorough
def test_what_was_asked_for_is_done_once_at_the_next_start(where: Places) -> None:
    assert not key_paper.encrypt_if_asked(where)
    key, paper = made(where)
    key_paper.confirm(where, key)
    assert not paper.exists()
    assert not encryption.key_name(where.register)
    assert key_paper.encrypt_if_asked(where)
    assert encryption.key_name(where.register) == encryption.name_of(key)
    assert not where.encryption_wish.exists()
    with closing(a_register(where.folder)) as register:
        assert len(register.search.find("Nurhayati")) == 1
    assert not key_paper.encrypt_if_asked(where)


@pytest.mark.thorough
def test_a_wish_whose_key_is_gone_is_dropped_and_the_register_stays_plain(where: Places, keys: MemoryKeyring) -> None:
    key, _ = made(where)
    key_paper.confirm(where, key)
    keys.kept.clear()
    assert not key_paper.encrypt_if_asked(where)
    assert not where.encryption_wish.exists()
    assert not encryption.key_name(where.register)


@pytest.mark.thorough
def test_a_register_that_is_in_use_is_encrypted_at_a_later_start(where: Places, announce: Announce) -> None:
    announce("register_in_use")
    key, _ = made(where)
    key_paper.confirm(where, key)
    with closing(a_register(where.folder)):
        assert not key_paper.encrypt_if_asked(where)
    assert where.encryption_wish.exists()
    assert key_paper.encrypt_if_asked(where)


def test_a_fault_of_the_program_keeps_nobody_from_the_next_start(
    where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_how: object) -> None:
        raise ZeroDivisionError

    key, _ = made(where)
    key_paper.confirm(where, key)
    monkeypatch.setattr(conversion, "encrypt", faulty)
    with pytest.raises(ZeroDivisionError):
        key_paper.encrypt_if_asked(where)
    assert not key_paper.encrypt_if_asked(where)
    assert not encryption.key_name(where.register)


@pytest.mark.posix("/proc/self/fd")
def test_whenever_the_power_is_cut_the_wish_names_its_key_or_was_not_yet_taken(
    where: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = made(where)
    stays_whole_over_a_cut(monkeypatch, where.encryption_wish, lambda: key_paper.confirm(where, key))
    assert where.encryption_wish.read_text() == encryption.name_of(key)
