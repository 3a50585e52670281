"""Desktop notifications of late and soon due work, while the window is in the background.

Only in office hours, each number once a day unless it grows, never a name or a number of a complaint. Where the desktop
has no tray, ``notify-send`` says it; without that, the window asks for attention in the task bar.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from frontoffice.domain.calendar import office_hours
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.people import Officer
from frontoffice.errors import Unavailable
from frontoffice.register.queries import worklist
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.widgets import theme

_QUARTER: Final = 15 * 60_000
_A_MINUTE: Final = timedelta(minutes=1)
_SHOWN: Final = 10_000  # milliseconds
_COUNTED: Final = (worklist.LATE, worklist.TODAY, worklist.SOON)
Notify = Callable[[str, str], object]


class DesktopNotifier(QObject):
    """Looks each quarter of an hour after :meth:`begin`. ``notify`` shows a title and a text, else the desktop does."""

    def __init__(
        self,
        register: Register,
        window: MainWindow,
        settings: Callable[[], Settings],
        officer: Callable[[], Officer],
        notify: Notify | None = None,
    ) -> None:
        super().__init__()
        self._register, self._window, self._settings, self._officer = register, window, settings, officer
        self._notify = notify or self._show
        self._tray: QSystemTrayIcon | None = None
        self._shown_on = date.min
        self._last: dict[str, int] = {}
        self._timer = QTimer(self, interval=_QUARTER)
        self._timer.timeout.connect(self.check)
        window.destroyed.connect(self.end)

    def begin(self) -> None:
        """Look from now on."""
        self._timer.start()

    def end(self) -> None:
        """Look no more, and leave the tray."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()

    def check(self) -> None:
        """Notify of counts grown since they were last shown today, in office hours and with an inactive window."""
        if not self._settings().desktop_notices or self._window.isActiveWindow():
            return
        try:
            is_open, counts = self._is_open(), self._register.worklist.counts(self._officer())
        except Unavailable:  # said where somebody works with it
            return
        if is_open:
            self._notify_grown({group: counts[group] for group in _COUNTED})

    def _notify_grown(self, counts: Mapping[str, int]) -> None:
        today = self._register.today()
        if today != self._shown_on:
            self._shown_on, self._last = today, {}
        if any(count > self._last.get(group, 0) for group, count in counts.items()):
            self._notify(self._window.windowTitle(), _text(counts))
            self._last = dict(counts)

    def _is_open(self) -> bool:
        unit = self._register.unit
        now = self._register.now().astimezone(ZONES[self._register.zone]).replace(tzinfo=None)
        return bool(office_hours.time_open(unit.calendar, unit.hours, now - _A_MINUTE, now))

    def _show(self, title: str, text: str) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable():
            tray = self._tray = self._tray or self._make_tray()
            tray.show()
            tray.showMessage(title, text, theme.program_icon(), _SHOWN)
        elif program := shutil.which("notify-send"):
            QProcess.startDetached(program, ["--app-name", title, "--", title, text])
        else:
            QApplication.alert(self._window)

    def _make_tray(self) -> QSystemTrayIcon:
        tray = QSystemTrayIcon(theme.program_icon(), self)
        tray.messageClicked.connect(self._window.activateWindow)
        tray.activated.connect(lambda _reason: self._window.activateWindow())
        return tray


def _text(counts: Mapping[str, int]) -> str:
    translate = QCoreApplication.translate
    named = {
        worklist.LATE: translate("Morning", "late: {}"),
        worklist.TODAY: translate("Morning", "due today: {}"),
        worklist.SOON: translate("Morning", "due within 3 working days: {}"),
    }
    return "\n".join(named[group].format(count) for group, count in counts.items() if count)
