"""How the printer is, seen while nothing is printed."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from frontoffice.app.printing.printing_controller import PrintingController
from tests.support.paper_printer import PaperPrinter
from tests.support.printing_desk import SETTINGS, desk, limits, printer

__all__ = ["desk", "limits", "printer"]


def test_the_printer_is_looked_at_while_nothing_is_printed(desk: PrintingController, printer: PaperPrinter) -> None:
    seen: list[str] = []
    desk.seen.connect(seen.append)
    desk.watch.check()
    printer.cover(is_open=True)
    desk.watch.check()
    desk.use(SETTINGS)
    desk.watch.check()
    assert seen == ["", "printer_cover_open"]


def test_it_is_looked_at_each_minute_until_the_end(desk: PrintingController, printer: PaperPrinter) -> None:
    (timer,) = desk.watch.findChildren(QTimer)
    seen: list[str] = []
    desk.seen.connect(seen.append)
    assert (timer.isActive(), timer.interval()) == (True, 60_000)
    timer.timeout.emit()
    assert seen == [""]
    desk.end()
    assert not timer.isActive()
