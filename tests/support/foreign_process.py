"""What somebody outside the program may do to a register's file: Python's own sqlite3, in a process of its own.

One process does it for all tests, since starting it takes longer than anything it is asked for; between two questions it
has nothing open.
"""

from __future__ import annotations

import atexit
import functools
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from frontoffice.register.register import Register
from frontoffice.register.storage import opening

_RUN = """
import json, sqlite3, sys
for question in sys.stdin:
    path, drop, statements = json.loads(question)
    con = sqlite3.connect(path)
    try:
        for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall() if drop else ():
            con.execute(f"DROP TRIGGER {name}")
        con.commit()
        rows = [con.execute(statement).fetchall() for statement in statements]
        con.commit()
        answer = rows[-1] if rows else []
    except sqlite3.Error as error:
        answer = str(error)
    con.close()
    print(json.dumps(answer, default=lambda data: data.hex()), flush=True)
"""
TRIGGERS = ("UPDATE", "DELETE")
_PYTHON = (sys.executable, "-I", "-S", "-c")  # nothing is installed for it: it starts in half the time


def run(path: Path, *statements: str) -> Any:
    """Run SQL from outside; the rows of the last statement, or the error as text."""
    return _asked(path, statements, drop=False)


def tamper(path: Path, *statements: str) -> None:
    """Change a register as somebody would who knows SQL well enough to drop the triggers first."""
    done = _asked(path, [*statements, "SELECT changes()"], drop=True)
    assert done == [[1]], done


def _asked(path: Path, statements: Sequence[str], *, drop: bool) -> Any:
    other = _other()
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdin.write(json.dumps([str(path.absolute()), drop, statements]) + "\n")
    other.stdin.flush()
    return json.loads(other.stdout.readline())


@functools.cache
def _other() -> subprocess.Popen[str]:
    other = subprocess.Popen([*_PYTHON, _RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(other.communicate)  # its questions end, and so does it
    return other


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


def on_disk(folder: Path) -> bytes:
    """All bytes of all files in a folder, as whoever has the disk reads them."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
