from __future__ import annotations

from contextlib import closing
from pathlib import Path

from keyring.backends import fail
from pytestqt.qtbot import QtBot

from frontoffice.app.keys import register_key
from frontoffice.app.startup import restoring, unlocking
from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import conversion, encryption
from tests.support import keyrings, register_keys
from tests.support.examples import MORNING, a_register
from tests.support.register_keys import KEY, OTHER_KEY


def test_only_the_code_of_this_register_tries_again_and_leaves_its_key_here(tmp_path: Path, qtbot: QtBot) -> None:
    with closing(a_register(tmp_path)) as register:
        path = register.path
    with register_keys.known(KEY):
        conversion.encrypt(path, KEY)
    page = unlocking.make_error_page(Unavailable(RegisterFailure.KEY_MISSING, path=str(path)), path)
    qtbot.addWidget(page)
    with keyrings.in_use(keyrings.MemoryKeyring()):
        with qtbot.assertNotEmitted(page.again):
            page.code_typed.emit(recovery_code.write(OTHER_KEY))
        assert "another register" in page.code_problem.text()
        with keyrings.in_use(keyrings.LockedKeyring()), qtbot.assertNotEmitted(page.again):
            page.code_typed.emit(recovery_code.write(KEY))
        assert "keyring" in page.code_problem.text()
        with qtbot.waitSignal(page.again):
            page.code_typed.emit(recovery_code.write(KEY))
        assert register_key.find(encryption.name_of(KEY)) == KEY


def test_where_there_is_no_keyring_the_code_of_a_copy_puts_it_back_as_well(tmp_path: Path, qtbot: QtBot) -> None:
    """On a new computer that keeps no keys nobody can say whether it has this one."""
    with closing(a_register(tmp_path / "stick")) as register:
        copy, where = register.path, Places(tmp_path / "new")
    with register_keys.known(KEY):
        conversion.encrypt(copy, KEY)
    before = encryption.use_keys(register_key.find)
    try:
        with keyrings.in_use(fail.Keyring()):  # type: ignore[no-untyped-call]
            failure = restoring.put_back(copy, where, MORNING)
            assert failure is not None
            assert (failure.code, failure.facts["path"]) == (RegisterFailure.KEY_UNREACHABLE, str(copy))
            page = unlocking.make_error_page(failure, where.register)
            qtbot.addWidget(page)
            assert not page.recovery.isHidden()
            with qtbot.waitSignal(page.restore_asked) as asked:
                page.code_typed.emit(recovery_code.write(KEY))
            assert asked.args == [copy]
            assert restoring.put_back(copy, where, MORNING) is None
            assert where.register.exists()
    finally:
        encryption.use_keys(before)
        register_key.held.clear()


def test_the_code_of_a_copy_puts_that_copy_back_and_does_not_begin_anew(tmp_path: Path, qtbot: QtBot) -> None:
    with closing(a_register(tmp_path)) as register:
        copy = register.path
    with register_keys.known(KEY):
        conversion.encrypt(copy, KEY)
    nowhere = tmp_path / "other computer" / "register.db"
    page = unlocking.make_error_page(Unavailable(RegisterFailure.KEY_MISSING, path=str(copy)), nowhere)
    qtbot.addWidget(page)
    with (
        keyrings.in_use(keyrings.MemoryKeyring()),
        qtbot.assertNotEmitted(page.again),
        qtbot.waitSignal(page.restore_asked) as asked,
    ):
        page.code_typed.emit(recovery_code.write(KEY))
    assert asked.args == [copy]
