from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring.backends.fail
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.app.keys import key_paper, new_register, passphrase, register_key
from frontoffice.app.keys.passphrase import Cost
from frontoffice.app.window.recovery_requests import RecoveryRequests
from frontoffice.domain import recovery_code
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.commands import key_papers
from frontoffice.register.commands.key_papers import KeyPaperStep
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import encryption, opening
from frontoffice.register.storage.desk import Desk
from frontoffice.ui.admin.recovery_page import RecoveryPage
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.widgets.form import child
from tests.support import keyrings, register_keys
from tests.support.examples import OfficeClock, a_register, an_officer
from tests.support.keyrings import LockedKeyring, MemoryKeyring
from tests.support.register_keys import OTHER_KEY, known

pytestmark = pytest.mark.usefixtures("keys")

SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def where(tmp_path: Path) -> Places:
    a_register(tmp_path).close()
    return Places(tmp_path)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Register]:
    """A register that stays open meanwhile."""
    (tmp_path / "jurnal").mkdir()
    with closing(a_register(tmp_path / "jurnal")) as register:
        yield register


@pytest.fixture
def papers() -> list[OfficePaper]:
    """The papers that were made."""
    return []


@pytest.fixture
def page(where: Places, qtbot: QtBot, papers: list[OfficePaper], journal: Register) -> RecoveryPage:
    page = RecoveryPage()
    qtbot.addWidget(page)
    requests = RecoveryRequests(page, where, journal, lambda: SUPERVISOR, lambda: None)
    requests.paper_made.connect(papers.append)
    requests.start()
    return page


def code_of(keys: MemoryKeyring) -> str:
    [kept] = keys.kept.values()
    return recovery_code.write(bytes.fromhex(kept))


def test_only_the_code_of_the_paper_asks_for_the_encryption(
    page: RecoveryPage, where: Places, keys: MemoryKeyring, papers: list[OfficePaper], journal: Register
) -> None:
    page.make_paper.click()
    paper = where.opened / key_paper.PAPER
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
        RecoveryRequests(page, where, journal, lambda: SUPERVISOR, lambda: None).start()
    assert encryption.key_name(where.register)[:8] in page.protection.text()
    assert page.make_paper.isEnabled(), "for a further one"


@pytest.mark.thorough
def test_a_second_paper_makes_the_first_void(page: RecoveryPage, where: Places, keys: MemoryKeyring) -> None:
    page.make_paper.click()
    first = code_of(keys)
    page.make_paper.click()
    assert code_of(keys) != first
    page.code_typed.emit(first)
    assert not where.encryption_wish.exists()


def test_the_paper_of_a_register_that_is_encrypted_already_has_its_key(
    where: Places, keys: MemoryKeyring, qtbot: QtBot, journal: Register
) -> None:
    new = Places(where.folder / "baru")
    new_register.begin(new)
    page = RecoveryPage()
    qtbot.addWidget(page)
    requests = RecoveryRequests(page, new, journal, lambda: SUPERVISOR, lambda: None)
    requests.start()
    name = encryption.key_name(new.register)
    assert name[:8] in page.protection.text()
    assert "lost" in page.protection.text()
    page.make_paper.click()
    page.make_paper.click()
    assert list(keys.kept) == [("frontoffice register", name)], "a second paper is of the same key"
    with qtbot.waitSignal(requests.settled):
        page.code_typed.emit(code_of(keys))
    assert not new_register.is_paper_due(new)
    assert not new.encryption_wish.exists()
    assert not (new.folder / key_paper.PAPER).exists()
    assert "lost" not in page.protection.text()
    assert "further" in page.make_paper.text()


def steps(register: Register) -> list[KeyPaperStep]:
    return [one.step for one in key_papers.notes(register.unit, encryption.key_name(register.path))]


@pytest.fixture
def encrypted(tmp_path: Path) -> Iterator[Register]:
    """An open register whose first paper was made long ago."""
    where = Places(tmp_path / "terenkripsi")
    new_register.begin(where)
    new_register.settle(where)
    with closing(open_register(where.register, Desk("L1", "Loket 1"), clock=OfficeClock())) as register:
        yield register


@pytest.mark.thorough
def test_an_open_encrypted_register_gives_a_further_paper_of_its_key_and_writes_down_who_made_it(
    encrypted: Register, keys: MemoryKeyring, papers: list[OfficePaper], qtbot: QtBot
) -> None:
    page, where = RecoveryPage(), Places(encrypted.path.parent)
    qtbot.addWidget(page)
    requests = RecoveryRequests(page, where, encrypted, lambda: SUPERVISOR, lambda: None)
    requests.paper_made.connect(papers.append)
    requests.paper_made.connect(lambda _paper: steps_then.extend(steps(encrypted)))
    steps_then: list[KeyPaperStep] = []
    requests.start()
    assert page.papers.isHidden()
    page.make_paper.click()
    assert steps_then == [KeyPaperStep.MADE], "before anybody can read its code"
    assert not page.papers.isHidden(), "and said at once"
    [kept] = [one for (service, _), one in keys.kept.items() if service == "frontoffice register"]
    page.code_typed.emit(recovery_code.write(OTHER_KEY))
    assert steps(encrypted) == [KeyPaperStep.MADE]
    page.code_typed.emit(recovery_code.write(bytes.fromhex(kept)))
    assert steps(encrypted) == [KeyPaperStep.MADE, KeyPaperStep.CONFIRMED]
    assert SUPERVISOR.name in page.papers.text()
    assert "written down" in page.message.text()
    assert encryption.key_name(encrypted.path) == encryption.name_of(bytes.fromhex(kept)), "the first paper is valid"
    assert len(papers) == 1


@pytest.mark.thorough
def test_nobody_else_makes_a_paper(encrypted: Register, papers: list[OfficePaper], qtbot: QtBot) -> None:
    page = RecoveryPage()
    qtbot.addWidget(page)
    requests = RecoveryRequests(page, Places(encrypted.path.parent), encrypted, an_officer, lambda: None)
    requests.paper_made.connect(papers.append)
    requests.start()
    page.make_paper.click()
    assert (papers, steps(encrypted)) == ([], [])
    assert page.message.text()
    assert not page.code.isEnabled()


@pytest.mark.thorough
def test_a_locked_keyring_is_said(page: RecoveryPage, where: Places) -> None:
    with keyrings.in_use(LockedKeyring()):
        page.make_paper.click()
    assert "keyring" in page.message.text()
    assert not (where.folder / key_paper.PAPER).exists()


class WithoutKeyring:
    """The page at a computer without a keyring."""

    def __init__(self, where: Places, qtbot: QtBot, journal: Register) -> None:
        self.where, self.decided = where, 0
        self.page = RecoveryPage()
        qtbot.addWidget(self.page)
        self.page.show()
        self.requests = RecoveryRequests(self.page, where, journal, lambda: SUPERVISOR, self._decide)
        self.requests.start()

    def _decide(self) -> None:
        self.decided += 1

    def type(self, words: str, again: str) -> None:
        self.page.passphrase.setText(words)
        self.page.passphrase_again.setText(again)


@pytest.fixture
def without(
    where: Places, qtbot: QtBot, journal: Register, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WithoutKeyring]:
    monkeypatch.setattr(passphrase, "COST", Cost(1, 64, 1))
    with keyrings.in_use(keyring.backends.fail.Keyring()):  # type: ignore[no-untyped-call]
        yield WithoutKeyring(where, qtbot, journal)


def test_without_a_keyring_the_key_stands_behind_a_passphrase(without: WithoutKeyring) -> None:
    page, where = without.page, without.where
    assert page.words_box.isVisible()
    without.type("kopi pagi di loket", "kopi pagi di loke")
    page.make_paper.click()
    assert "not the same" in child(page, QLabel, "passphrase_again_problem").text()
    without.type("pendek", "pendek")
    page.make_paper.click()
    assert "12" in child(page, QLabel, "passphrase_problem").text()
    assert not where.wrapped_key.exists()
    without.type("kopi pagi di loket", "kopi pagi di loket")
    page.make_paper.click()
    [key] = register_key.list_keys()
    page.code_typed.emit(recovery_code.write(key))
    register_keys.begin_anew()
    assert passphrase.is_needed(where)
    assert passphrase.open_with(where, "kopi pagi di loket")
    assert key_paper.encrypt_if_asked(where)
    without.requests.start()
    assert page.change_passphrase.isVisible()
    without.type("teh sore di loket", "teh sore di loket")
    page.change_passphrase.click()
    assert "next start" in page.message.text()
    register_keys.begin_anew()
    assert passphrase.open_with(where, "teh sore di loket")


def test_a_key_that_is_not_here_is_not_put_behind_another_passphrase(
    without: WithoutKeyring, qtbot: QtBot, journal: Register
) -> None:
    with known(OTHER_KEY):
        new = Places(without.where.folder / "lain")
        opening.begin(new.register, encryption.name_of(OTHER_KEY))
    other = WithoutKeyring(new, qtbot, journal)
    other.type("teh sore di loket", "teh sore di loket")
    other.page.change_passphrase.click()
    assert "keyring" in other.page.message.text()
    assert not new.wrapped_key.exists()


def test_that_it_stays_plain_is_written_down(without: WithoutKeyring, qtbot: QtBot) -> None:
    with qtbot.waitSignal(without.requests.settled):
        without.page.stay_plain.click()
    assert without.decided == 1
    assert "your name" in without.page.message.text()


@pytest.mark.thorough
def test_with_a_keyring_nobody_is_asked_for_a_passphrase(page: RecoveryPage) -> None:
    assert page.words_box.isHidden()
