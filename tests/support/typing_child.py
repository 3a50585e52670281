"""A process at whose page somebody types, killed once the page says that nothing waits to be kept."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget  # noqa: TID251  (it is its own program)

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report import Scope
from frontoffice.ui.consultations import ConsultationPage
from frontoffice.ui.reports.papers_page import PapersPage
from tests.support.examples import a_register, an_officer

TYPED: Final = "Server mati"
WHO: Final = dataclasses.replace(an_officer(), officer_id=UUID(int=7))  # the same in both processes


def kill_after_typing(folder: Path, page: str) -> None:
    """Type in each line of that page over the register in ``folder``, then end the process as nothing can refuse."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.support.typing_child", str(folder), page]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "kept\n"
        os.kill(child.pid, signal.SIGKILL)


def _type(folder: Path, page: str) -> None:
    app = QApplication([])
    register = a_register(folder)
    if page == "papers":
        papers = PapersPage(register, lambda: WHO)
        papers.show_scope(Scope(parse("2026-Q4")))
        keeper, fields = papers.keeper, [papers.obstacles, papers.meeting_panel.chair]
        window: QWidget = papers
    else:
        consultations = ConsultationPage(register, lambda: WHO)
        consultations.start()
        keeper, fields = consultations.keeper, [consultations.form.lines["about"]]
        window = consultations
    window.show()
    for field in fields:
        QTest.keyClicks(field, TYPED)
    while keeper.timer.isActive():
        app.processEvents()
    print("kept", flush=True)  # noqa: T201
    signal.pause()


if __name__ == "__main__":
    _type(Path(sys.argv[1]), sys.argv[2])
