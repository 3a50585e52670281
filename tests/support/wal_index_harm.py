"""A program that is at work while its -shm is harmed: ``python -m tests.support.wal_index_harm FOLDER HARM``.

Records five complaints, harms the file, records twenty more, looks at the day, and ends. Each number that was acknowledged
is a line of its output. With a further word it records thirty, harms the file, and has ``frontoffice verify`` look beside
it, which knows the mark of that computer; how that ended is its exit code.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support.examples import TODAY, OfficeClock, a_register, an_intake, an_officer, lay_blank

HEADER = 136  # bytes, two copies with a checksum, and how far readers and checkpoints are


def _overwrite(file: Path, at: int, data: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(data)


def _noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)  # noqa: S311


def _replace(file: Path) -> None:
    file.rename(file.with_suffix(".aside"))
    file.write_bytes(bytes(32_768))


HARMS: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "replaced": _replace,
    "zeros": lambda file: _overwrite(file, 0, bytes(file.stat().st_size)),
    "a torn header": lambda file: _overwrite(file, 0, _noise(HEADER)),
    "noise": lambda file: _overwrite(file, 0, _noise(file.stat().st_size)),
    "emptied": lambda file: os.truncate(file, 0),
    "cut in half": lambda file: os.truncate(file, file.stat().st_size // 2),
    "noise behind its header": lambda file: _overwrite(file, HEADER, _noise(file.stat().st_size - HEADER)),
}


def work(folder: Path, harm: str) -> None:
    """Do what stands above."""
    with closing(a_register(folder, clock=OfficeClock())) as register:
        for count in range(25):
            if count == 5:
                HARMS[harm](next(folder.glob("*-shm")))
            given = register.complaints.record(an_intake(), an_officer(), new_id()).complaint.number.no
            sys.stdout.write(f"{given}\n")
            sys.stdout.flush()
        assert [line.no for line in register.days.read(TODAY).lines] == list(range(1, 26))


def be_verified(folder: Path, harm: str) -> int:
    """What a verification of another process says while the register is open and its file harmed."""
    look = "from pathlib import Path; from frontoffice.app.cli import maintenance_command; from frontoffice.places import Places;"
    look += "import sys; at = Path(sys.argv[1]); sys.exit(maintenance_command.verify(Places(at, at / 'mark')))"
    lay_blank(folder / "register.db")
    register = open_register(
        folder / "register.db", Desk(), clock=OfficeClock(), high_water_mark=HighWaterMark(folder / "mark")
    )
    for _ in range(30):
        register.complaints.record(an_intake(), an_officer(), new_id())
    HARMS[harm](next(folder.glob("*-shm")))
    return subprocess.run([sys.executable, "-c", look, str(folder)], check=False).returncode


if __name__ == "__main__":
    if sys.argv[3:]:
        code = be_verified(Path(sys.argv[1]), sys.argv[2])
        sys.stdout.flush()
        os._exit(code)  # without a touch of the file, which would end it
    work(Path(sys.argv[1]), sys.argv[2])
