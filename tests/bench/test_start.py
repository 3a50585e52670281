"""From nothing to a usable sign-in page, whole processes, turn by turn with a bare PySide6 window; printed, never judged.

Both are drawn offscreen and end as soon as their window has been painted; the register is the filled one of years.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice import settings
from frontoffice.domain.people import Role
from frontoffice.register.ids import new_id
from frontoffice.settings import Office, Settings
from tests.bench import filled
from tests.bench.test_register import Tell, tell  # noqa: F401  (a fixture)
from tests.examples import SECRET, a_register

pytestmark = pytest.mark.bench
ROOT = Path(__file__).resolve().parents[2]
RUNS = 11
# As installed: with its bytecode, which this machine may be told not to write.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_LAST = """
application.processEvents(); application.processEvents()
import resource, sys
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
sys.stdout.flush()
import os; os._exit(0)
"""
BARE = f"""
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow(); window.setCentralWidget(QLabel("...")); window.showMaximized()
{_LAST}
"""
OURS = f"""
import sys
from pathlib import Path
import frontoffice.app.before_qt  # as __main__ does
from PySide6.QtWidgets import QApplication
from frontoffice.app.starting import Starting, prepare
from frontoffice.places import Places
application = QApplication([])
prepare(application)
starting = Starting(application, Places(Path(sys.argv[1])), training=False)
starting.begin()
assert starting.counter.window.page_name == "sign_in"
{_LAST}
"""


def _run(program: str, *arguments: str) -> tuple[float, int]:
    """Milliseconds of the whole process, and its greatest memory in MB."""
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    took = (time.perf_counter() - began) * 1000
    assert ended.returncode == 0, ended.stderr
    return took, int(ended.stdout)


def test_start_to_a_usable_sign_in_page(tell: Tell, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "years"
    shutil.copytree(filled.path().parent, folder)
    with closing(a_register(folder)) as register:
        register.add_officer("Budi Penyelia", Role.SUPERVISOR, "Kepala Bidang", SECRET, None, new_id())
    settings.save(folder / "settings.toml", Settings(office=Office(address="Air Itam")))
    compileall.compile_dir(ROOT / "frontoffice", quiet=1)
    _run(BARE)
    _run(OURS, str(folder))
    pairs = [(_run(BARE), _run(OURS, str(folder))) for _ in range(RUNS)]
    bare, ours = statistics.median(one[0][0] for one in pairs), statistics.median(one[1][0] for one in pairs)
    ratio = statistics.median(one[1][0] / one[0][0] for one in pairs)
    memory = max(one[1][1] for one in pairs)
    tell(f"start: {ours:.0f} ms, a bare window {bare:.0f} ms, ratio {ratio:.2f}; memory {memory} MB")
