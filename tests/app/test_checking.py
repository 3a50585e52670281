from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from frontoffice.app.checking import FileCheck
from frontoffice.places import Places
from frontoffice.register.ids import new_id
from tests.examples import a_register, a_signed_in, an_intake


def _filled(folder: Path, count: int = 3) -> Places:
    register = a_register(folder)
    officer = a_signed_in(register)
    for _ in range(count):
        register.record(an_intake(), officer, new_id())
    register.close()
    return Places(folder)


def test_a_sound_file_is_found_sound(tmp_path: Path) -> None:
    assert FileCheck().look(_filled(tmp_path)) == ""


def test_a_changed_entry_is_named(tmp_path: Path) -> None:
    where = _filled(tmp_path)
    connection = sqlite3.connect(where.register)
    connection.execute("DROP TRIGGER journal_no_UPDATE")
    connection.execute("UPDATE journal SET officer = 'Orang Lain' WHERE no = 2")
    connection.commit()
    connection.close()
    assert "was changed" in FileCheck().look(where)


def test_a_check_that_was_called_off_says_nothing_and_ends_its_process(tmp_path: Path) -> None:
    where, check = _filled(tmp_path), FileCheck()
    told: list[str] = []
    looking = threading.Thread(target=lambda: told.append(check.look(where)))
    looking.start()
    check.stop()
    looking.join(20)
    assert told == [""]
    assert check.look(where) == ""
