from __future__ import annotations

import subprocess
import sys

READ_IN = """
import sys
from frontoffice.app.startup import plain_import
plain_import.restore()
plain_import.restore()
import frontoffice.ui.shell.about_page
from PySide6.support.feature import pyside_feature_dict
print(*(name for name in pyside_feature_dict if name.startswith("frontoffice.ui")))
"""


def test_qt_reads_no_source_of_what_is_imported_after_it() -> None:
    ran = subprocess.run([sys.executable, "-c", READ_IN], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"
