from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.posix("bounds of a process by resource limits")
_TRY = """
import tempfile
from frontoffice.attaching import child
from frontoffice.attaching.limits import ReadingLimits
child.confine(ReadingLimits(memory=300_000_000, processor=1))
print("confined", flush=True)
{}
print("went on")
"""


@pytest.mark.parametrize(
    "deed",
    [
        "bytes(400_000_000)",
        "open(tempfile.mktemp(), 'wb').write(b'x') and None",
        pytest.param("while True: pass", marks=pytest.mark.long),
    ],
)
def test_a_process_that_is_bounded_goes_no_further(deed: str) -> None:
    ended = subprocess.run([sys.executable, "-P", "-c", _TRY.format(deed)], capture_output=True, text=True, check=False)
    assert ended.stdout == "confined\n", ended.stderr
    assert ended.returncode != 0


@pytest.mark.thorough
def test_what_keeps_within_its_bounds_goes_on() -> None:
    ended = subprocess.run(
        [sys.executable, "-P", "-c", _TRY.format("pass")], capture_output=True, text=True, check=False
    )
    assert ended.stdout == "confined\nwent on\n", ended.stderr
