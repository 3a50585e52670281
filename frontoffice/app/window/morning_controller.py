"""Strip of urgent work for the signed-in officer: once read, it comes again with other urgent work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.domain.calendar import report_period
from frontoffice.domain.people import May, Officer, may
from frontoffice.domain.reports.report import OpenDay, Scope
from frontoffice.register.queries import worklist
from frontoffice.register.register import Register
from frontoffice.ui.shell.lights_line import CentreStatusLight
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.shell.morning_strip import BACKUP, CENTRE, DAYS, SLIPS, UNPRINTED, MorningItem
from frontoffice.ui.widgets.guarded import show_unavailable

_LOOKED_AT: Final = timedelta(days=31)  # how far back a day that is not closed presses
_OF_SUPERVISORS: Final = (
    worklist.LATE,
    worklist.TODAY,
    worklist.SOON,
    worklist.MINE,
    worklist.UNREVIEWED,
)
_OF_OTHERS: Final = (worklist.MINE, worklist.PAPERS_OVERDUE)
_STATES: Final[Mapping[str, str]] = {
    worklist.LATE: "late",
    worklist.TODAY: "soon",
    worklist.SOON: "soon",
    worklist.PAPERS_OVERDUE: "late",
}
_MINOR: Final = frozenset({worklist.MINE, worklist.UNREVIEWED, UNPRINTED})


class MorningController:
    """The strip of one window. ``not_closed`` are the days of its item of days, the oldest first."""

    def __init__(
        self, register: Register, window: MainWindow, notices: NoticeController, officer: Callable[[], Officer]
    ) -> None:
        self._register, self._window, self._notices, self._officer = register, window, notices, officer
        self.not_closed: tuple[OpenDay, ...] = ()
        window.morning.read.connect(self._read)
        for light in (window.backup_light, window.centre_light):
            light.changed.connect(self.begin)  # a copy may fail, and the centre be out of reach, after the signing in
        window.locked.connect(lambda: window.morning.show_items(()))

    def begin(self) -> None:
        """Show the urgent items to the signed-in officer, unless already read and unchanged."""
        if self._window.is_locked:
            return
        items = self._items()
        is_read = self._notices.is_kept(self._key(), _pressing(items))
        self._window.morning.show_items(() if is_read else items)

    def refresh(self) -> None:
        """Show the numbers anew; a read strip stays away until somebody signs in."""
        if not self._window.morning.isHidden():
            self._window.morning.show_items(self._items())

    def oldest_open_day(self) -> tuple[date, str]:
        """Oldest day not yet closed, and its counter; today while all are."""
        first = self.not_closed[0] if self.not_closed else OpenDay(self._register.desk.counter, self._register.today())
        return first.on, first.counter

    def _read(self) -> None:
        self._notices.keep(self._key(), _pressing(self._items()))
        self._window.morning.show_items(())

    def _key(self) -> str:
        return f"morning {self._officer().officer_id}"

    def _items(self) -> tuple[MorningItem, ...]:
        items: list[MorningItem] = []
        with show_unavailable(self._notices.show_failure):
            items.extend(self._find_items(self._officer()))
        return tuple(items)

    def _find_items(self, officer: Officer) -> Iterator[MorningItem]:
        counts = self._register.worklist.counts(officer)
        groups = _OF_SUPERVISORS if may(officer, May.REVIEW) else _OF_OTHERS
        yield from (_item(group, counts[group]) for group in groups if counts[group])
        if may(officer, May.REVIEW):
            self.not_closed = self._open_days()
            if self.not_closed:
                yield _item(DAYS, len(self.not_closed), "soon")
            yield from self._slips()
            for code, light in ((BACKUP, self._window.backup_light), (CENTRE, self._window.centre_light)):
                yield from _of_light(code, light)
        elif may(officer, May.RECORD):
            unprinted = self._register.printing.count_open()
            if unprinted:
                yield _item(UNPRINTED, unprinted)
            yield from self._slips()

    def _slips(self) -> Iterator[MorningItem]:
        is_open = len(self._register.slips.open())
        if is_open:
            yield _item(SLIPS, is_open, "soon")

    def _open_days(self) -> tuple[OpenDay, ...]:
        register = self._register
        today, desk = register.today(), register.desk
        days = report_period.between(today - _LOOKED_AT, today)
        return register.reports.not_closed(Scope(days, counter=desk.counter if desk.gives_numbers else ""))


def _of_light(code: str, light: CentreStatusLight) -> Iterator[MorningItem]:
    """Item of a status light, while it reports something to do."""
    state = str(light.property("state") or "")
    if state and not light.isHidden():
        yield MorningItem(code, light.accessibleName(), state)


def _pressing(items: tuple[MorningItem, ...]) -> dict[str, str]:
    """Urgent texts, for showing the strip again after a change; less urgent numbers change with every complaint."""
    lights = (BACKUP, CENTRE)  # what they say goes with the time of day
    return {item.code: item.state if item.code in lights else item.text for item in items if item.code not in _MINOR}


def _item(code: str, count: int, state: str = "") -> MorningItem:
    return MorningItem(code, f"{_names()[code]} {count}", state or _STATES.get(code, ""))


def _names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        worklist.LATE: translate("Morning", "Late"),
        worklist.TODAY: translate("Morning", "Today"),
        worklist.SOON: translate("Morning", "Within 3 days"),
        worklist.MINE: translate("Morning", "Waiting for me"),
        worklist.UNREVIEWED: translate("Morning", "Not reviewed"),
        worklist.PAPERS_OVERDUE: translate("Morning", "Papers overdue"),
        UNPRINTED: translate("Morning", "Not yet printed"),
        DAYS: translate("Morning", "Days not closed"),
        SLIPS: translate("Morning", "Open slips"),
    }
