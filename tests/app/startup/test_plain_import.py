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


LATE = """
from frontoffice.app.startup import plain_import
plain_import.restore()
from PySide6.support import signature
from PySide6.support.signature import lib
late = (signature.errorhandler, signature.layout, signature.parser, lib.enum_sig, lib.pyi_generator, lib.tool)
print(*(isinstance(one, plain_import.LateModule) and "_found" in vars(one) for one in late))
from PySide6.QtCore import QTimer
timer = QTimer()
timer.timeout.connect(print)
print(*("_found" in vars(one) for one in late))
try:
    timer.setInterval("soon")
except TypeError as error:
    print("Supported signatures:" in str(error), "PySide6.QtCore.QTimer.setInterval(msec: int" in str(error))
print("_found" in vars(late[0]), hasattr(lib.pyi_generator, "nothing"))
print(lib.pyi_generator.Formatter.__name__)
"""


def test_what_names_the_arguments_of_a_wrong_call_is_read_in_with_the_first_one() -> None:
    ran = subprocess.run([sys.executable, "-c", LATE], capture_output=True, text=True, check=True)
    unread, still, wrong, read, generator = ran.stdout.splitlines()
    assert (unread, still) == (" ".join(["True"] * 6),) * 2
    assert wrong == "True True"
    assert read == "False False"
    assert generator == "Formatter"


def test_a_program_in_which_qt_is_already_keeps_it_as_it_is() -> None:
    before = "import PySide6.QtCore; from frontoffice.app.startup import plain_import; plain_import.restore()"
    asked = "from PySide6.support import signature; print(type(signature.parser).__name__)"
    script = f"import builtins; {before}; {asked}; print(builtins.__import__ is builtins.__orig_import__)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["module", "True"]
