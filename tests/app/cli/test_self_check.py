from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_check_of_this_installation_says_ok() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "frontoffice", "--check"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.strip().endswith(": ok"), ended.stderr
    assert ended.returncode == 0
