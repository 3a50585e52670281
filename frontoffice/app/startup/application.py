"""The program with a window: one for each data folder, from its start until its last window closes."""

from __future__ import annotations

import contextlib
import locale
import logging
import os
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QTimer, QTranslator, SignalInstance
from PySide6.QtWidgets import QApplication

from frontoffice import __version__, assets, places
from frontoffice.app.startup import garbage, private_files, single_instance
from frontoffice.app.startup.log_file import keep_log, keep_other_bugs
from frontoffice.app.startup.starting import Starting
from frontoffice.app.window.page_registry import PAGES
from frontoffice.places import Places
from frontoffice.ui.shell import named_keys
from frontoffice.ui.shell.page_spec import PageSpec
from frontoffice.ui.widgets import text_size, theme


def run(where: Places, *, training: bool) -> int:
    """Open the program on a data folder; returns when its last window closes."""
    logging.getLogger().addHandler(logging.NullHandler())  # what has no log file yet is not written to the terminal
    _choose_utf8()
    application = QApplication([*sys.argv[:1], *theme.QT_ARGUMENTS])
    if single_instance.call_first(where.folder, partial(_say_busy, application)):
        return 0
    private_files.tighten(where)
    prepare(application)
    text_size.restore(where.text_size)
    keep_log(where)
    keep_other_bugs()
    first = single_instance.FirstInstance(where.folder)
    starting = Starting(application, where, training=training, moved=first.listen)
    first.called.connect(starting.come_forward)
    QTimer.singleShot(
        0, application, partial(_begin, application, starting)
    )  # in the loop, so that what it stumbles over is shown
    code = application.exec()
    first.stop()
    starting.end()
    return code


def _choose_utf8() -> None:
    """Set a UTF-8 locale if the environment has none: Qt would do the same, and print three lines about it."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(locale.Error):  # a language that is not installed: Qt takes C for it
        locale.setlocale(
            locale.LC_CTYPE, ""
        )  # as Qt asks; a frozen Python keeps to UTF-8 whatever the environment says
        if locale.nl_langinfo(locale.CODESET) == "UTF-8":
            return
    os.environ["LC_ALL"] = "C.UTF-8"


def _begin(application: QApplication, starting: Starting) -> None:
    try:
        starting.begin()
        QTimer.singleShot(0, _note_window)
    finally:
        garbage.look_here(application)


def _say_busy(application: QApplication, answered: SignalInstance) -> None:
    """Show a box about the busy first window, until that comes forward or the box is closed."""
    prepare(application)
    from frontoffice.ui.shell.start_pages import AlreadyOpenBox

    AlreadyOpenBox(answered).exec()


def _note_window() -> None:
    """The window stands, and the loop runs: a new version has proven that it starts."""
    if not getattr(sys, "frozen", False):
        return
    from frontoffice.updating import installed_versions

    installation = installed_versions.running(__version__)
    if installation is not None:
        with contextlib.suppress(OSError):  # it is tried again at the next start
            installed_versions.note_window(installation)


def prepare(application: QApplication) -> None:
    """Give the application its name, its language and its looks."""
    application.setApplicationName(places.NAME)
    application.setDesktopFileName(places.NAME)
    theme.load_paper_font()  # what is drawn where the system has no font at all
    application.setWindowIcon(theme.program_icon())
    QLocale.setDefault(QLocale("id_ID"))
    named_keys.NAMES.set_registry(_pages)
    ours, of_qt = named_keys.indonesian(), QTranslator(application)
    if not of_qt.load(str(assets.RESOURCES.joinpath("translations", "qt_id.qm"))):
        raise FileNotFoundError("qt_id")
    for translator in (ours, of_qt):
        translator.setParent(application)
        application.installTranslator(translator)


def _pages() -> Iterable[PageSpec[Any]]:
    return PAGES
