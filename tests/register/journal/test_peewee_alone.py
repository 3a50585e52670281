from __future__ import annotations

import subprocess
import sys

ALONE = """
import sys
from frontoffice.register import opened
print(*(name for name in ("peewee", "playhouse") if name in sys.modules))
import frontoffice.register.journal.tables
print(*(name for name in ("peewee", "psycopg", "sqlite3", "pymysql") if name in sys.modules))
import sqlite3
"""


def test_the_register_opens_without_peewee_which_brings_no_driver_when_it_comes() -> None:
    ran = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert ran.stdout == "\npeewee\n"
