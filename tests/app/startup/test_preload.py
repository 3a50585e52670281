from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import frontoffice.__main__
import frontoffice.app.startup.preload
assert not [name for name in sys.modules if name.startswith("PySide6")]
before = set(sys.modules)
import frontoffice.app.startup.application
print(*(name for name in sys.modules if name not in before and name.startswith("frontoffice.")))
late = (
    *("psycopg", "keyring", "secretstorage", "reportlab", "subprocess"),
    *("frontoffice.domain.entry_bodies", "frontoffice.domain.office_bodies", "frontoffice.domain.limits"),
    *("frontoffice.domain.attachments", "frontoffice.ui.messages.sentences", "importlib.resources"),
    *("frontoffice.attaching.codes", "frontoffice.documents.codes", "frontoffice.updating.codes"),
    *("frontoffice.app.cli.centre_command", "frontoffice.app.window.backup_controller"),
)
print(*(name for name in late if name in sys.modules))
"""


def test_only_what_draws_is_read_in_after_qt() -> None:
    output = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stdout
    ours, late = output.splitlines()
    after = ours.split()
    assert late == ""  # the centre's libraries come with the first exchange, the bodies with the first entry
    assert "frontoffice.ui.shell.main_window" in after
    assert {name.split(".")[1] for name in after} == {"app", "ui"}
