"""The walk through the program in CONTRIBUTING, from F9 to paper, as the program goes it."""

from __future__ import annotations

import dataclasses
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import INTAKE, RECORDED
from frontoffice.app.window.desk_pages import DESK_SETTINGS
from frontoffice.settings import Printer, Transport
from frontoffice.ui.intake.intake_fields import write_fields
from tests.support.examples import an_intake
from tests.support.fakes import FakePrinter
from tests.support.window_desk import SETTINGS, Desk, desk

__all__ = ["desk"]
ROOT = Path(__file__).resolve().parents[1]
PROGRAM = str(ROOT / "frontoffice")
WALK = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## One complaint, from F9 to paper")[2]
STATIONS = re.findall(r"^\d+\. `([a-z0-9_/]+)`", WALK.partition("\n## ")[0], re.MULTILINE)
MOST = 12


class Trace:
    """The modules of the program in which something is called, in threads that begin, and in this one while entered."""

    def __init__(self) -> None:
        self.passed: set[str] = set()
        self._seen: set[CodeType] = set()

    def __enter__(self) -> None:
        self.passed.clear()
        self._seen.clear()
        sys.setprofile(self)

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code not in self._seen:
            self._seen.add(code)
            if code.co_filename.startswith(PROGRAM) and code.co_name != "<module>":
                self.passed.add(Path(code.co_filename).relative_to(PROGRAM).with_suffix("").as_posix())


@pytest.fixture
def trace() -> Iterator[Trace]:
    trace = Trace()
    threading.setprofile(trace)
    yield trace
    threading.setprofile(None)


def test_the_walk_names_modules_that_are_there_and_no_more_than_can_be_read() -> None:
    assert 0 < len(STATIONS) <= MOST
    assert [name for name in STATIONS if not Path(PROGRAM, f"{name}.py").is_file()] == []


def test_a_complaint_passes_every_module_of_the_walk_on_its_way_to_paper(
    trace: Trace, desk: Desk, qtbot: QtBot
) -> None:
    desk.sign_in(desk.officer)
    register, window = desk.counter.register, desk.counter.window
    with FakePrinter() as paper:
        printer = Printer("Printer loket", Transport.NETWORK, paper.address, ask_handed_over=False)
        window.stack.view(DESK_SETTINGS).saved.emit(dataclasses.replace(SETTINGS, printer=printer))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.go(INTAKE.name)
        window.stack.view(INTAKE).form.write(write_fields(an_intake()))
        window.stack.view(INTAKE).show_consequences()
        with trace:
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_F9)
            assert window.page_name == RECORDED.name
            qtbot.waitUntil(lambda: register.printing.open_jobs() == ())
    assert paper.received
    assert set(STATIONS) - trace.passed == set()
