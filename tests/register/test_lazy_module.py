from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.domain.numbering import Number
from frontoffice.register.lazy_module import Later
from tests.support.examples import a_register

SLOW = (
    "domain.complaint",
    "domain.handling",
    "register.projection.complaint_fold",
    "register.queries.search",
    "register.queries.worklist",
)
OPEN = """
import sys
from pathlib import Path
from frontoffice.register.storage.desk import Desk
from frontoffice.register.register import open_register
register = open_register(Path(sys.argv[1]), Desk("L1", "Loket 1"))
register.officers.all()
register.close()
print(*(name.removeprefix("frontoffice.") for name in sys.modules if name.startswith("frontoffice.")))
print(*(name for name in ("psycopg", "pymysql") if name in sys.modules))
"""


def test_what_is_asked_of_it_is_the_modules_own() -> None:
    assert Later("frontoffice.domain.numbering").Number is Number


def test_what_the_module_lacks_it_lacks() -> None:
    with pytest.raises(AttributeError):
        Later("frontoffice.domain.numbering").nothing  # noqa: B018


def test_until_sign_in_the_rules_of_complaints_and_foreign_databases_are_not_read_in(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        path = register.path
    output = subprocess.run([sys.executable, "-c", OPEN, str(path)], capture_output=True, text=True, check=True).stdout
    ours, foreign = output.splitlines()
    assert "register.commands.officers" in ours.split()
    assert not set(SLOW) & set(ours.split())
    assert foreign == ""
