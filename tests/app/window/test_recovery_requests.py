from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app import key_paper, new_register, paper_due, register_key
from frontoffice.app.window.recovery_requests import RecoveryRequests
from frontoffice.domain import recovery_code
from frontoffice.places import Places
from frontoffice.register.storage import encryption
from frontoffice.ui.admin.recovery_page import RecoveryPage
from frontoffice.ui.preview.print_order import OfficePaper
from tests.support import keyrings
from tests.support.examples import a_register
from tests.support.keyrings import LockedKeyring, MemoryKeyring
from tests.support.register_keys import OTHER_KEY, known


@pytest.fixture(autouse=True)
def keys() -> Iterator[MemoryKeyring]:
    kept = MemoryKeyring()
    with keyrings.in_use(kept), known():
        register_key.look_in_keyring()
        yield kept


@pytest.fixture
def where(tmp_path: Path) -> Places:
    a_register(tmp_path).close()
    return Places(tmp_path)


@pytest.fixture
def papers() -> list[OfficePaper]:
    """The papers that were made."""
    return []


@pytest.fixture
def page(where: Places, qtbot: QtBot, papers: list[OfficePaper]) -> RecoveryPage:
    page = RecoveryPage()
    qtbot.addWidget(page)
    requests = RecoveryRequests(page, where)
    requests.paper_made.connect(papers.append)
    requests.start()
    return page


def code_of(keys: MemoryKeyring) -> str:
    [kept] = keys.kept.values()
    return recovery_code.write(bytes.fromhex(kept))


def test_only_the_code_of_the_paper_asks_for_the_encryption(
    page: RecoveryPage, where: Places, keys: MemoryKeyring, papers: list[OfficePaper]
) -> None:
    page.make_paper.click()
    paper = where.folder / key_paper.PAPER
    assert not paper.exists()  # nor would it be, unless somebody saves it
    assert papers[0].keep() == paper
    assert paper.read_bytes() == papers[0].pdf
    assert os.name == "nt" or paper.stat().st_mode & 0o077 == 0
    page.code_typed.emit(recovery_code.write(OTHER_KEY))
    assert "another paper" in page.message.text()
    assert not where.encryption_wish.exists()
    page.code_typed.emit(code_of(keys))
    assert "next time" in page.protection.text()
    assert not page.make_paper.isEnabled()
    assert not (where.folder / key_paper.PAPER).exists()
    assert key_paper.encrypt_if_asked(where)
    with closing(a_register(where.folder)):
        RecoveryRequests(page, where).start()
    assert encryption.key_name(where.register)[:8] in page.protection.text()
    assert not page.make_paper.isEnabled()


def test_a_second_paper_makes_the_first_void(page: RecoveryPage, where: Places, keys: MemoryKeyring) -> None:
    page.make_paper.click()
    first = code_of(keys)
    page.make_paper.click()
    assert code_of(keys) != first
    page.code_typed.emit(first)
    assert not where.encryption_wish.exists()


def test_the_paper_of_a_register_that_is_encrypted_already_has_its_key(
    where: Places, keys: MemoryKeyring, qtbot: QtBot
) -> None:
    new = Places(where.folder / "baru")
    new_register.begin(new)
    page = RecoveryPage()
    qtbot.addWidget(page)
    requests = RecoveryRequests(page, new)
    requests.start()
    name = encryption.key_name(new.register)
    assert name[:8] in page.protection.text()
    assert "lost" in page.protection.text()
    page.make_paper.click()
    page.make_paper.click()
    assert list(keys.kept) == [("frontoffice register", name)], "a second paper is of the same key"
    with qtbot.waitSignal(requests.settled):
        page.code_typed.emit(code_of(keys))
    assert not paper_due.stands(new)
    assert not new.encryption_wish.exists()
    assert not (new.folder / key_paper.PAPER).exists()
    assert "lost" not in page.protection.text()
    assert not page.make_paper.isEnabled()


def test_a_locked_keyring_is_said(page: RecoveryPage, where: Places) -> None:
    with keyrings.in_use(LockedKeyring()):
        page.make_paper.click()
    assert "keyring" in page.message.text()
    assert not (where.folder / key_paper.PAPER).exists()
