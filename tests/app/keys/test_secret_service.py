"""The register's key in a real keyring of Linux: GNOME's, on a bus of its own, with the program in processes of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.register.storage import encryption
from tests.support.desktop_session import UNLOCKED, Desktop

pytestmark = [pytest.mark.long, pytest.mark.posix("the Secret Service is a keyring of Linux")]
MAKE = """
import sys
from pathlib import Path
from frontoffice.app.keys import new_register, register_key
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
register_key.use_keyring()
where = Places(Path(sys.argv[1]))
new_register.begin(where)
open_register(where.register, Desk()).close()
"""
FORGET = """
import sys
from frontoffice.app.keys import register_key
register_key.forget(register_key.find(sys.argv[1]))
"""


def test_the_key_of_a_new_register_is_kept_found_at_the_next_sign_in_and_taken_out(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    with desktop.signed_in(*UNLOCKED):
        desktop.runs(MAKE, str(desktop.data))
        assert desktop.verifies() == (0, "utuh: 0 catatan")
    name = encryption.key_name(desktop.data / "register.db")
    assert name, "it is encrypted from its first byte"
    with desktop.signed_in():
        code, said = desktop.verifies()
        assert (code, "tidak dapat diambil dari penyimpan sandi" in said) == (2, True), "locked, and nobody to ask"
    with desktop.signed_in(*UNLOCKED):
        assert desktop.verifies() == (0, "utuh: 0 catatan")
        desktop.runs(FORGET, name)
        code, said = desktop.verifies()
        assert (code, "kuncinya tidak ada di komputer ini" in said) == (2, True)
