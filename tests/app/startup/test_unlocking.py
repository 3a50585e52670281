from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import keyring.backends.fail
import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.keys import passphrase, register_key
from frontoffice.app.keys.passphrase import Cost
from frontoffice.app.startup import unlocking
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import encryption, opening
from frontoffice.ui.shell.start_pages import PassphrasePage
from tests.support import keyrings, register_keys
from tests.support.examples import a_register
from tests.support.register_keys import KEY, known

WORDS = "kopi pagi di loket satu"
NAME = encryption.name_of(KEY)


class AskedPhrase:
    """What the start does, and what it was led to."""

    def __init__(self, where: Places, qtbot: QtBot) -> None:
        self.where, self._qtbot = where, qtbot
        self.begun = 0
        self.troubles: list[Unavailable] = []

    def page(self) -> PassphrasePage:
        page = unlocking.first_page(self.where, self._begin, self.troubles.append)
        assert page is not None
        self._qtbot.addWidget(page)
        return page

    def _begin(self) -> None:
        self.begun += 1


@pytest.fixture
def asked(
    tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AskedPhrase]:
    monkeypatch.setattr(passphrase, "COST", Cost(1, 64, 1))
    none = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with keyrings.in_use(none), known():
        register_key.use_keyring()
        where = Places(tmp_path_factory.mktemp("data"))
        passphrase.keep(where, KEY, WORDS)
        yield AskedPhrase(where, qtbot)


def test_wrong_ones_make_it_wait_and_the_right_one_begins(asked: AskedPhrase) -> None:
    opening.begin(asked.where.register, NAME)
    register_keys.begin_anew()
    page = asked.page()
    for _ in range(3):
        page.typed.emit("teh sore di loket satu")
    assert "Wait 1 second" in page.passphrase_problem.text()
    assert asked.begun == 0
    page.typed.emit(WORDS)
    assert asked.begun == 1
    assert unlocking.first_page(asked.where, lambda: None, lambda _error: None) is None


def test_the_other_way_of_an_encrypted_register_is_its_code(asked: AskedPhrase) -> None:
    opening.begin(asked.where.register, NAME)
    register_keys.begin_anew()
    asked.page().use_code.click()
    [error] = asked.troubles
    assert (error.code, error.facts["path"]) == ("register_key_missing", str(asked.where.register))


@pytest.mark.thorough
def test_a_register_that_was_to_be_encrypted_is_once_the_passphrase_was_typed(asked: AskedPhrase) -> None:
    a_register(asked.where.folder).close()
    asked.where.encryption_wish.write_text(NAME)
    register_keys.begin_anew()
    asked.page().typed.emit(WORDS)
    assert unlocking.first_page(asked.where, lambda: None, lambda _error: None) is None
    assert encryption.key_name(asked.where.register) == NAME
    with closing(a_register(asked.where.folder)) as register:
        assert not register.officers.all()


def test_whoever_forgot_it_before_goes_on_with_the_plain_register(asked: AskedPhrase) -> None:
    a_register(asked.where.folder).close()
    asked.where.encryption_wish.write_text(NAME)
    register_keys.begin_anew()
    page = asked.page()
    assert "unencrypted" in page.use_code.text()
    page.use_code.click()
    assert (asked.begun, asked.troubles) == (1, [])
    assert unlocking.first_page(asked.where, lambda: None, lambda _error: None) is None
    assert not encryption.key_name(asked.where.register)
