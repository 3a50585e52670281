"""What somebody outside the program may do to a register's file: Python's own sqlite3, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from frontoffice.register.register import Register
from frontoffice.register.storage import opening

_RUN = """
import json, sqlite3, sys
path, statements = sys.argv[1], json.loads(sys.argv[2])
con = sqlite3.connect(path)
try:
    rows = [con.execute(statement).fetchall() for statement in statements]
    con.commit()
    print(json.dumps(rows[-1] if rows else [], default=lambda data: data.hex()))
except sqlite3.Error as error:
    print(json.dumps(str(error)))
con.close()
"""
_DROP = """
import sqlite3, sys
con = sqlite3.connect(sys.argv[1])
for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    con.execute(f"DROP TRIGGER {name}")
con.commit()
con.close()
"""
TRIGGERS = ("UPDATE", "DELETE")
_PYTHON = (sys.executable, "-I", "-S", "-c")  # nothing is installed for it: it starts in half the time


def run(path: Path, *statements: str) -> Any:
    """Run SQL from outside; the rows of the last statement, or the error as text."""
    command = [*_PYTHON, _RUN, str(path), json.dumps(statements)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def tamper(path: Path, *statements: str) -> None:
    """Change a register as somebody would who knows SQL well enough to drop the triggers first."""
    command = [*_PYTHON, _DROP + _RUN, str(path), json.dumps([*statements, "SELECT changes()"])]
    done = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert json.loads(done) == [[1]], done


_LOCK = """
import sqlite3, sys
con = sqlite3.connect(sys.argv[1], isolation_level=None)
con.execute('BEGIN IMMEDIATE')
print('locked', flush=True)
sys.stdin.readline()
"""


def impatient(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the register wait for no other program, where it would for seconds."""
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    register.unit.connection.setbusytimeout(0)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program is in the middle of writing to the register, for as long as this lasts."""
    command = [*_PYTHON, _LOCK, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        yield
        other.communicate("go\n")
