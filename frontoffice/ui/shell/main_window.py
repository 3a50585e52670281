"""The window around the pages: where to go, who is here, what day it is, how printer and register are.

It knows pages by name only. Locking puts the sign-in page in front and leaves every page as it is, with all that was
typed; whoever signs in next goes on where the work stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QLabel,
    QMainWindow,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain import dates
from frontoffice.domain.people import May, Officer, may
from frontoffice.settings import Settings
from frontoffice.ui.shell.centre_status_light import CentreLight
from frontoffice.ui.shell.header import KEYS, Header
from frontoffice.ui.shell.idle_lock import Idle
from frontoffice.ui.shell.notice_line import NoticeLine
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import child, draw

SIGN_IN: Final = "sign_in"
HELP: Final = "help"
_NEEDS: Final = {
    "record": May.RECORD,
    "recorded": May.RECORD,
    "paper": May.PRINT,
    "limits": May.KEEP_LISTS,
    "lists": May.KEEP_LISTS,
    "settings": May.KEEP_SETTINGS,
    "printers": May.KEEP_SETTINGS,
    "connecting": May.KEEP_SETTINGS,
}
_LIGHTS: Final = {"done": "ok", "soon": "late", "late": "warning"}
_SECOND: Final = 1000
_AFTER_PRINTER: Final = 3  # the place of the centre's light among the lights


@runtime_checkable
class Keeps(Protocol):
    """A page with something half-typed that can be kept."""

    def keep(self) -> bool:
        """Keep it now; whether all of it is safe."""


@runtime_checkable
class Explains(Protocol):
    """A page that tells about the others."""

    def open_for(self, page: str) -> None:
        """Show what is told of the page of this name."""


class MainWindow(QMainWindow):
    """Header, notices, pages, lights. ``navigated`` tells where the officer asked to go; the page is in front then."""

    navigated = Signal(str)
    acknowledged = Signal(str)  # the code of a notice that an officer has read
    locked = Signal()
    unlocked = Signal()

    notices: QWidget
    pages: QStackedWidget
    printer_icon: QLabel
    printer_text: QLabel
    recorded_today: QLabel

    def __init__(self, settings: Settings, clock: Callable[[], datetime], zone: str) -> None:
        super().__init__()
        draw("shell/main_window", onto=self)
        self._clock, self._zone = clock, zone
        self.header = Header()
        child(self, QVBoxLayout, "strips").insertWidget(0, self.header)
        self.centre_light = CentreLight(self)
        self.centre_light.clicked.connect(lambda: self.go("centre"))
        child(self, QBoxLayout, "layout_3").insertWidget(_AFTER_PRINTER, self.centre_light)
        self.setTabOrder(self.header, self.pages)
        self._pages: dict[str, QWidget] = {}
        self._rooms: dict[str, QScrollArea] = {}
        self._unmade: dict[str, Callable[[], QWidget]] = {}
        self.notice_lines: dict[str, NoticeLine] = {}
        self._behind_lock = ""
        self._leaves_unkept = False
        self._hidden: list[QDialog] = []
        self.signed_in: Officer | None = None
        self.idle = Idle(clock, settings.idle_minutes, self)
        self.idle.reached.connect(self.lock)
        self._make_menu()
        self._connect()
        self.show_settings(settings)
        self.set_printer_light("", self.tr("No printer yet"))
        self.set_counts(today=0, unprinted=0)
        self.show_officer(None)
        self._ticker = QTimer(self, interval=_SECOND)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        self.tick()

    def show_settings(self, settings: Settings) -> None:
        """Take over name, training and idle minutes."""
        title = self.tr("Complaint register") + f" — {settings.counter_name}"
        self.setWindowTitle(title + (" — " + self.tr("TRAINING") if settings.training else ""))
        self.header.training.setVisible(settings.training)
        self.idle.minutes = settings.idle_minutes
        self._gives_numbers, self._training = settings.gives_numbers, settings.training
        self.header.why_not = {} if settings.gives_numbers else {"record": self._why_no_numbers()}
        self._show_who()

    def add_page(self, name: str, page: QWidget) -> None:
        """Give a page in under a name; ``sign_in`` is the one in front while the window is locked.

        A page that wants more room than the screen has is scrolled: the lights below it are always seen.
        """
        self._pages[name] = page
        room = QScrollArea(self.pages, widgetResizable=True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(page)
        self._rooms[name] = room
        self.pages.addWidget(room)
        if name == SIGN_IN and self.is_locked:
            self.pages.setCurrentWidget(room)

    def add_page_later(self, name: str, make: Callable[[], QWidget]) -> None:
        """Give a page in that is made when it is first shown, or by :meth:`make_next_page`."""
        self._unmade[name] = make

    def make_next_page(self) -> bool:
        """Make one of the pages that were given in for later; False when all are there."""
        if self._unmade:
            self._page(next(iter(self._unmade)))
        return bool(self._unmade)

    def show_page(self, name: str) -> None:
        """Bring a page to the front; behind the lock, if the window is locked."""
        if self.is_locked and name != SIGN_IN:
            self._behind_lock = name
            return
        self._show_in_front(name)

    def _show_in_front(self, name: str) -> None:
        page = self._page(name)
        if name != self.page_name:
            self.pages.setCurrentWidget(self._rooms[name])
            _focus(page)
        self.header.show_front(name)

    @property
    def page_name(self) -> str:
        """The page in front."""
        front = self.pages.currentWidget()
        return next((name for name, room in self._rooms.items() if room is front), "")

    @property
    def is_locked(self) -> bool:
        """Whether nobody is signed in at this moment."""
        return self.signed_in is None

    def go(self, name: str) -> None:
        """Do what an F-key does: go to a page, if who is here may. Help is for everybody, locked or not."""
        if self.is_locked and name == HELP:
            self._help_and_back()
        if self.is_locked or name not in {*self._pages, *self._unmade} or not self._may_see(name):
            return
        if name == "record" and not self._gives_numbers:
            self.show_notice(self._why_no_numbers(), "no_numbers")
            return
        before = self.page_name
        self.show_page(name)
        front = self._pages[name]
        if isinstance(front, Explains) and before != name:
            front.open_for(before)
        self.navigated.emit(name)

    def show_officer(self, officer: Officer | None) -> None:
        """Somebody signed in (the work goes on where it stopped), or nobody is here any more."""
        was_locked = self.is_locked
        self.signed_in = officer
        self._show_who()
        if officer is None:
            if SIGN_IN in self._pages:
                self.show_page(SIGN_IN)
            return
        self.idle.restart()
        if was_locked or not self._may_see(self.page_name):
            first, before = self._first_allowed(), self._behind_lock
            self._behind_lock = ""
            self.show_page(first)
            if first != before:
                self.navigated.emit(first)
        if was_locked:
            while self._hidden:
                self._hidden.pop().show()
            self.unlocked.emit()

    def lock(self) -> None:
        """Put the sign-in page in front; pages keep what was typed, drafts are kept on disk first."""
        if self.is_locked:
            return
        self._keep()
        self._behind_lock = self.page_name
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.hide()
                self._hidden.append(dialog)
        self.menu.close()
        self.show_officer(None)
        self.locked.emit()

    def set_printer_light(self, state: str, text: str) -> None:
        """Show how the printer is: ``done``, ``soon`` or ``late`` ("" when there is none), always with a word."""
        theme.give_icon(self.printer_icon, _LIGHTS.get(state, "printer"), state or "muted")
        self.printer_text.setText(text)
        theme.mark(self.printer_text, state=state)

    def set_counts(self, *, today: int, unprinted: int) -> None:
        """Show how many were recorded today and how many papers are still to come."""
        self.recorded_today.setText(self.tr("%n recorded today", "", today))
        self.header.show_unprinted(unprinted)

    def set_work(self, *, waiting: int, late: bool) -> None:
        """Show how many complaints wait for who is here, and whether any is late."""
        self.header.show_waiting(waiting, late=late)

    def show_notice(self, text: str, code: str, offer: tuple[str, Callable[[], None]] | None = None) -> None:
        """Show a line under the header until it is read; the same code replaces its line.

        ``offer`` is something else to do about it: what its button says, and what it does.
        """
        self.drop_notice(code)
        line = NoticeLine(text, self.notices, offer)
        line.read.clicked.connect(lambda: self._forget(code))
        line.read.clicked.connect(lambda: self.acknowledged.emit(code))
        self.notice_lines[code] = line
        child(self.notices, QVBoxLayout).addWidget(line)
        self.notices.show()

    def drop_notice(self, code: str) -> None:
        """Take a line away, if it is there."""
        line = self.notice_lines.get(code)
        if line is not None:
            line.hide()
            line.deleteLater()
            self._forget(code)

    def notice_texts(self) -> tuple[str, ...]:
        """What stands under the header now."""
        return tuple(line.text() for line in self.notice_lines.values())

    def tick(self) -> None:
        """Show day and time, and see whether nobody has touched anything for too long; called every second."""
        now = self._clock()
        day = dates.in_words(dates.local_date(now, self._zone))
        self.header.show_moment(f"{day}\n{dates.time_of_day(now, self._zone)}")
        if not self.is_locked:
            self.idle.check()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half-typed before the window goes; while the disk refuses, only somebody's word closes it."""
        unkept = () if self._leaves_unkept else self._keep()
        if not unkept:
            super().closeEvent(event)
            return
        event.ignore()
        self.show_page(unkept[0])
        self.show_notice(
            self.tr("What was typed cannot be kept on the disk. Make room there and close again; or leave it behind."),
            "unkept",
            (self.tr("Close all the same"), self._leave_unkept),
        )

    def _leave_unkept(self) -> None:
        self._leaves_unkept = True
        self.close()

    def _keep(self) -> tuple[str, ...]:
        """Keep what is half-typed on every page; the pages whose typing the disk did not take."""
        keeping = [(name, page) for name, page in self._pages.items() if isinstance(page, Keeps)]
        return tuple(name for name, page in keeping if not page.keep())

    def _make_menu(self) -> None:
        self.menu = QMenu(self)
        self.menu_actions = {
            "officers": self._action(self.tr("&Officers"), "people", lambda: self.go("officers")),
            "calendar": self._action(self.tr("Office &calendar"), "day", lambda: self.go("calendar")),
            "limits": self._action(self.tr("&Time limits and hours"), "late", lambda: self.go("limits")),
            "lists": self._action(self.tr("&Lists"), "list", lambda: self.go("lists")),
            "settings": self._action(self.tr("&Settings"), "settings", lambda: self.go("settings")),
            "printers": self._action(self.tr("&Printers"), "printer", lambda: self.go("printers")),
            "centre": self._action(self.tr("&Exchange with the centre"), "centre", lambda: self.go("centre")),
            "connecting": self._action(self.tr("Co&nnection to the centre"), "centre", lambda: self.go("connecting")),
        }
        self.menu.addSeparator()
        lock = self._action(self.tr("Loc&k, or let somebody else sign in"), "lock", self.lock)
        lock.setShortcut(QKeySequence("Ctrl+L"))
        self.addAction(lock)

    def _action(self, text: str, icon: str, then: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setProperty("icon_name", icon)
        action.triggered.connect(then)
        self.menu.addAction(action)
        return action

    def _connect(self) -> None:
        for name, key in KEYS.items():
            QShortcut(QKeySequence(key), self, lambda name=name: self.go(name))
        QShortcut(QKeySequence("F10"), self, self._open_menu)
        self._leave_help = QShortcut(QKeySequence("Esc"), self, self._help_and_back)
        self._leave_help.setEnabled(False)  # unlocked, Esc belongs to the pages
        self.header.asked.connect(self.go)
        self.header.menu.clicked.connect(self._open_menu)
        self.header.officer.clicked.connect(self.lock)

    def _open_menu(self) -> None:
        if self.is_locked:
            return
        for action in self.menu.actions():
            if action.property("icon_name"):
                action.setIcon(theme.icon(str(action.property("icon_name"))))
        self.menu.popup(self.header.menu.mapToGlobal(QPoint(0, self.header.menu.height())))

    def _show_who(self) -> None:
        here = self.signed_in
        self.header.show_officer(here, {name for name in KEYS if self._may_see(name)})
        if here is not None:
            keeps = may(here, May.KEEP_OFFICERS)
            self.menu_actions["officers"].setText(self.tr("&Officers") if keeps else self.tr("My &PIN"))
        for name, action in self.menu_actions.items():
            action.setVisible(self._may_see(name))

    def _page(self, name: str) -> QWidget:
        if name in self._unmade:
            self.add_page(name, self._unmade.pop(name)())
        return self._pages[name]

    def _help_and_back(self) -> None:
        """Nobody is signed in: from the sign-in page to the help, or from the help to the sign-in page."""
        self._show_in_front(SIGN_IN if self.page_name == HELP else HELP)
        self._leave_help.setEnabled(self.page_name == HELP)

    def _may_see(self, name: str) -> bool:
        if name == "connecting" and self._training:
            return False  # what was invented for practice never leaves this computer
        needed = _NEEDS.get(name)
        return name == HELP or (self.signed_in is not None and (needed is None or may(self.signed_in, needed)))

    def _first_allowed(self) -> str:
        first = "record" if self._gives_numbers else "work"
        wanted = (self._behind_lock, first, "day", "find", "settings", "help")
        return next((name for name in wanted if name in {*self._pages, *self._unmade} and self._may_see(name)), SIGN_IN)

    def _why_no_numbers(self) -> str:
        return self.tr("This desk has no series of its own: complaints are recorded at the counters.")

    def _forget(self, code: str) -> None:
        self.notice_lines.pop(code, None)
        self.notices.setVisible(bool(self.notice_lines))


def _focus(page: QWidget) -> None:
    """Give the focus back to where it was on the page, or to the page itself."""
    (page.focusWidget() or page).setFocus()
