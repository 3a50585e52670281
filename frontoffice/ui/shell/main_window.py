"""The window around the pages: where to go, who is here, what day it is, how printer and register are.

It knows a page by its line in the registry only. Locking puts the sign-in page in front and leaves every page as it is,
with all that was typed; the same officer goes on where the work stopped, another one on the first page.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QClipboard, QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.people import Officer, may
from frontoffice.errors import Unavailable
from frontoffice.settings import Settings
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.header import Header
from frontoffice.ui.shell.lights_line import SAID, BackupStatusLight, CentreStatusLight, LightsLine
from frontoffice.ui.shell.morning_strip import MorningStrip
from frontoffice.ui.shell.named_keys import WINDOW_KEYS, keys_of_pages
from frontoffice.ui.shell.notice_line import NoticeBar
from frontoffice.ui.shell.page_spec import SIGN_IN, Counts, DeskKind, MenuGroup, OfferedPages, PageSpec, may_see
from frontoffice.ui.shell.page_stack import Maker, PageStack
from frontoffice.ui.widgets import reading_order, text_size, theme
from frontoffice.ui.widgets.completing import close_popups, open_dialogs
from frontoffice.ui.widgets.form import child, load_ui
from frontoffice.ui.widgets.page_keys import bind_keys, keys_of, rows_of


def clear_clipboards() -> None:
    """Clear the clipboard and, if supported, the primary selection of the middle mouse button."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


# --- The menu of the pages that are seldom wanted, and of the lock (F10) ---

_ICON = "icon_name"
(_KEY,) = keys_of(WINDOW_KEYS, "menu")


class PageMenu(QMenu):
    """One action for each page with a text for the menu, under three headings; text size and lock at the end.

    It is one column, scrolled where the screen is lower than that: a second one would hide the page.

    ``text_size_asked`` carries the percentage that was chosen.
    """

    text_size_asked = Signal(int)

    def __init__(
        self,
        specs: Iterable[PageSpec[Any]],
        go: Callable[[str], object],
        lock: tuple[str, Callable[[], object]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        every = tuple(specs)
        self._specs = tuple(spec for spec in every if spec.menu_text)
        self._by_key = {spec.key: partial(go, spec.name) for spec in every if spec.key}
        self.page_actions: dict[str, QAction] = {}
        self._headings: dict[MenuGroup, QAction] = {}
        for group in MenuGroup:
            self._add_group(group, go)
        self.addSeparator()
        self.rare_actions = self._add_rare(go)
        self._sizes = self._add_sizes()
        (key,) = keys_of(WINDOW_KEYS, "lock")  # holds over an open menu, too
        self.lock_action = self._add(f"{lock[0]} ({key})", "lock", lock[1])
        self.lock_action.setShortcut(key)
        self.lock_action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.lock_action.setShortcutVisibleInContextMenu(False)  # its column would make the menu wider than a screen
        parent.addAction(self.lock_action)

    def show_for(self, officer: Officer | None, offered: OfferedPages) -> None:
        """Show the pages visible to this officer, in the words for their rights."""
        for spec in self._specs:
            action, rare_action = self.page_actions[spec.name], self.rare_actions.get(spec.name)
            seen, is_rare = may_see(spec, officer, offered), spec.name in offered.rare
            action.setVisible(seen and not is_rare)
            if rare_action is not None:
                rare_action.setVisible(seen and is_rare)
            if spec.own_menu and officer is not None:
                right, own_text = spec.own_menu
                action.setText(_entry_text(spec, spec.menu_text if may(officer, right) else own_text))
        for group, heading in self._headings.items():
            of_group = (self.page_actions[spec.name] for spec in self._specs if spec.menu_group is group)
            heading.setVisible(any(action.isVisible() for action in of_group))
        self._more.menuAction().setVisible(any(action.isVisible() for action in self.rare_actions.values()))

    def open_under(self, button: QWidget) -> None:
        """Open the menu below its button, its icons in the colours of now."""
        for action in (*self.actions(), *self._more.actions()):
            if action.property(_ICON):
                action.setIcon(theme.icon(str(action.property(_ICON))))
        for percent, action in self._sizes.items():
            action.setChecked(percent == text_size.percent())
        self._fit(button.screen().availableSize().height())
        self.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _fit(self, room: int) -> None:
        """Set the lines close together where the menu with large letters is higher than the screen."""
        theme.mark(self, dense=False)
        theme.mark(self, dense=self.sizeHint().height() > room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a page by its key, also over the open menu; its own key closes it."""
        key = QKeySequence(event.keyCombination()).toString()
        if key != _KEY and key not in self._by_key:
            super().keyPressEvent(event)
            return
        self.close()
        if key != _KEY:
            self._by_key[key]()

    def _add_group(self, group: MenuGroup, go: Callable[[str], object]) -> None:
        headings = {
            MenuGroup.WORK: self.tr("Work at the counter"),
            MenuGroup.OFFICE: self.tr("The office"),
            MenuGroup.COMPUTER: self.tr("This computer"),
        }
        heading = self._headings[group] = QAction(headings[group], self, enabled=False)
        heading.setFont(theme.heading_font(heading.font()))
        self.addAction(heading)
        for spec in self._specs:
            if spec.menu_group is group:
                text = _entry_text(spec, spec.menu_text)
                self.page_actions[spec.name] = self._add(text, spec.icon, partial(go, spec.name))

    def _add_rare(self, go: Callable[[str], object]) -> dict[str, QAction]:
        """What few offices need, or none until it is set up, behind one line."""
        self._more = QMenu(self.tr("&More"), self)
        self.addMenu(self._more)
        rare = [spec for spec in self._specs if spec.is_rare is not None]
        return {
            spec.name: self._add(_entry_text(spec, spec.menu_text), spec.icon, partial(go, spec.name), self._more)
            for spec in rare
        }

    def _add_sizes(self) -> dict[int, QAction]:
        """How large text is on this computer: anybody's to choose, for the eyes are whoever's sit here."""
        sizes = QMenu(self.tr("Text si&ze"), self)
        self.addMenu(sizes)
        added = {}
        for percent in text_size.STEPS:
            action = added[percent] = QAction(f"{percent} %", self, checkable=True)
            action.triggered.connect(partial(self.text_size_asked.emit, percent))
            sizes.addAction(action)
        return added

    def _add(self, text: str, icon: str, then: Callable[[], object], menu: QMenu | None = None) -> QAction:
        action = QAction(text, self)
        action.setProperty(_ICON, icon)
        action.triggered.connect(then)
        (menu or self).addAction(action)
        return action


def _entry_text(spec: PageSpec[Any], source: str) -> str:
    """Menu text of a page with its key, the key's last letter as mnemonic of a text without one."""
    text = QCoreApplication.translate("MainWindow", source)
    if not spec.key:
        return text
    key = spec.key if "&" in text else f"{spec.key[:-1]}&{spec.key[-1]}"
    return f"{text} ({key})"


# --- main window ---

# --- Knows how long nobody has touched keyboard or mouse, and asks at each press whether it may act at all ---

_SHORTCUT: Final = QEvent.Type.ShortcutOverride  # comes before each key: a key that is a shortcut is never pressed
_PRESSES: Final = frozenset(
    {
        _SHORTCUT,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_TOUCHES: Final = _PRESSES | {QEvent.Type.MouseMove, QEvent.Type.Wheel}


def seconds_since_boot() -> float:
    """Seconds independent of clock changes, including sleep on Linux by its boot clock."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class IdleLock(QObject):
    """Listens to every touch in the program and says ``reached`` once nobody has touched it for so many minutes.

    It reads the clocks in ``check`` and at a touch, so a test moves them and waits for nothing. Sleep counts as
    untouched: the touch that wakes the computer locks, and does nothing else. Whichever clock has gone further counts:
    ``clock`` may be set back, and ``uptime`` (seconds) may stand still while a virtual machine is suspended.
    ``may_press`` is asked at each press, while somebody is here; where it says no, the press does nothing.

    It listens to the system's windows, where every touch comes in before a widget has it, and not to the application:
    that would hear each event of each widget, a tenth of all the time in which pages are made. A window that opens is
    listened to from the next ``check``, which comes each second.
    """

    reached = Signal()

    def __init__(
        self,
        clock: Callable[[], datetime],
        minutes: int,
        parent: QObject,
        uptime: Callable[[], float] = seconds_since_boot,
    ) -> None:
        super().__init__(parent)
        self._clock, self._uptime = clock, uptime
        self._since, self._up_since = clock(), uptime()
        self._counts = self._drops_key = False
        self.minutes = minutes
        self.may_press: Callable[[], bool] = lambda: True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a touch; swallow only a late or no longer permitted one."""
        del watched
        kind = event.type()
        if kind == QEvent.Type.KeyPress and self._drops_key:  # it was a shortcut, or might have been
            self._drops_key = False
            return True
        if kind not in _TOUCHES or not self._counts:
            return False
        self.check()
        self._since, self._up_since = self._clock(), self._uptime()
        is_dropped = not self._counts or (kind in _PRESSES and not self.may_press())
        if kind == _SHORTCUT:
            self._drops_key = is_dropped
            if is_dropped:
                event.accept()  # else Qt looks for a shortcut of that key
        return is_dropped

    def restart(self) -> None:
        """Count from now, and listen: until somebody signs in there is nothing to lock."""
        self._since, self._up_since, self._counts = self._clock(), self._uptime(), True
        self._listen()

    def stop(self) -> None:
        """Count no more: nobody is here."""
        self._counts = False

    def check(self) -> None:
        """Emit ``reached`` once it is; if the clock was set back, the other one counts on."""
        self._listen()
        now = self._clock()
        self._since = min(self._since, now)
        idle = max(now - self._since, timedelta(seconds=self._uptime() - self._up_since))
        if self._counts and self.minutes and idle >= timedelta(minutes=self.minutes):
            self._counts = False
            self.reached.emit()

    def _listen(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # which it is asked for again and again, and does once


# --- main window ---

UNKEPT: Final = "unkept"  # of what was typed
_LIGHTS: Final = {"done": "ok", "soon": "late", "late": "warning"}


class MainWindow(QMainWindow):
    """Header, notices, pages, lights. ``make`` makes a page of its spec when it is first wanted."""

    acknowledged = Signal(str)  # the code of a notice that an officer has read
    locked = Signal()
    reader_changed = Signal(object)  # the Officer who reads what is shown from now on, or None
    text_size_asked = Signal(int)  # per cent
    unlocked = Signal()

    pages: QStackedWidget
    printer_icon: QLabel
    printer_text: QLabel
    recorded_today: QLabel

    def __init__(
        self, settings: Settings, clock: Callable[[], datetime], zone: str, specs: Sequence[PageSpec[Any]], make: Maker
    ) -> None:
        super().__init__()
        load_ui("shell/main_window", into=self)
        self._clock, self._zone = clock, zone
        self._specs = {spec.name: spec for spec in specs}
        self._behind_lock, self._leaves_unkept, self._offered = "", False, OfferedPages()
        self._last_here: UUID | None = None
        self._hidden: list[QDialog] = []
        self.signed_in: Officer | None = None
        self.header = Header(specs)
        self.notices = NoticeBar(self)
        self.notice_lines, self.drop_notice = self.notices.lines, self.notices.drop_notice
        for place, strip in enumerate((self.header, child(self, QFrame, "header_rule"), self.notices)):
            child(self, QVBoxLayout, "strips").insertWidget(place, strip)
        self.morning = MorningStrip(self.notices)  # what presses whoever signs in
        self.notices.take_strip(self.morning)
        self.centre_light, self.backup_light = CentreStatusLight(self), BackupStatusLight(self)
        self.send_light = CentreStatusLight(
            self, "send_light", self.tr("Messages to complainants ({key:page.sending})")
        )
        self.inbox_light = CentreStatusLight(
            self, "inbox_light", self.tr("Messages that came in and wait ({key:page.inbox})")
        )
        lights = (
            *(child(self, QWidget, "printer_light"), self.inbox_light),
            *(self.send_light, self.centre_light, self.backup_light),
        )
        below = child(self, QVBoxLayout, "light_lines")
        below.addWidget(LightsLine(lights, self.recorded_today, child(self, QWidget, "lights"), below.spacing()))
        self.stack = PageStack(self.pages, specs, make)
        self.idle = IdleLock(clock, settings.idle_minutes, self)
        self.idle.reached.connect(self.lock)
        self.menu = PageMenu(
            specs, partial(self.go, from_menu=True), (self.tr("Loc&k, or let somebody else sign in"), self.lock), self
        )
        self._connect()
        self._show_first(settings)

    def _show_first(self, settings: Settings) -> None:
        """Show the window as it is before anybody signed in, and let it look at the clock from now on."""
        self.show_settings(settings)
        self.set_printer_light("", self.tr("No printer yet"))
        self._ticker = QTimer(self, interval=1000)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        self.tick()

    def show_settings(self, settings: Settings) -> None:
        """Take over name, training and idle minutes."""
        title = self.tr("Complaint register") + f" — {settings.counter_name}"
        self.setWindowTitle(title + (" — " + self.tr("TRAINING") if settings.training else ""))
        self.header.training.setVisible(settings.training)
        self.idle.minutes = settings.idle_minutes
        self._gives_numbers = settings.gives_numbers
        rare = frozenset(name for name, spec in self._specs.items() if spec.is_rare and spec.is_rare(settings))
        self._offered = OfferedPages(settings.training, self._offered.off, rare)
        numbered = [name for name, spec in self._specs.items() if spec.needs_numbers]
        self.header.why_not = {} if settings.gives_numbers else dict.fromkeys(numbered, self._why_no_numbers())
        self._show_who()

    def switch_off(self, off: frozenset[str]) -> None:
        """Offer no page of these switches."""
        self._offered = dataclasses.replace(self._offered, off=off)
        self._show_who()

    def show_page(self, name: str) -> None:
        """Bring a page to the front; behind the lock, if the window is locked."""
        if self.is_locked and name != SIGN_IN:
            self._behind_lock = name
            return
        self._show_in_front(name)

    def _show_in_front(self, name: str) -> None:
        if self.page_name not in {SIGN_IN, name}:
            self.notices.fold_strip(is_folded=True)  # it was read, or the first page would not have been left
        self.stack.bring_to_front(name)
        self.header.show_front(name)
        self._leave_reading.setEnabled(bool(self._specs[name].locked_text))  # elsewhere Esc belongs to the pages

    @property
    def page_name(self) -> str:
        """The page in front."""
        return self.stack.front

    @property
    def is_locked(self) -> bool:
        """Whether nobody is signed in at this moment."""
        return self.signed_in is None

    def go(self, name: str, *, from_menu: bool = False) -> None:
        """Handle a function key: go to a page, if who is here may. Some can be read by everybody, locked or not.

        The help opens at the section of the page that was left, and from the menu at the reader's own.
        """
        spec = self._specs[name]
        if self.is_locked and spec.locked_text:
            self._show_in_front(SIGN_IN if self.page_name == name else name)
        if self.is_locked or not self._may_see(name):
            return
        if spec.needs_numbers and not self._gives_numbers:
            self.show_notice(self._why_no_numbers(), "no_numbers")
            return
        before, page = self.page_name, self.stack.page(name)
        self.show_page(name)
        if before != name or from_menu:
            page.open_at("" if from_menu else self._specs[before].chapter)
        page.start()

    def show_officer(self, officer: Officer | None) -> None:
        """Switch to a signed-in officer (resuming the interrupted work), or to nobody."""
        was_locked = self.is_locked
        self.signed_in = officer
        self._show_who()
        if officer is None:
            self.idle.stop()
            self.show_page(SIGN_IN)
            return
        if self._last_here not in (None, officer.officer_id):  # what stood open was another's
            self._behind_lock = ""
            self._hidden.clear()
        self._last_here = officer.officer_id
        self.idle.restart()
        if was_locked:
            self.notices.fold_strip(is_folded=False)
        if was_locked or not self._may_see(self.page_name):
            first, before = self._first_allowed(), self._behind_lock
            self._behind_lock = ""
            self.show_page(first)
            if first != before:
                self.stack.page(first).start()
        if was_locked:
            while self._hidden:
                self._hidden.pop().show()
            self.unlocked.emit()

    def lock(self) -> None:
        """Put the sign-in page in front; pages keep what was typed, drafts are kept on disk first."""
        if self.is_locked:
            return
        self.stack.keep()
        self._behind_lock = self.page_name
        for dialog in open_dialogs(self):
            dialog.hide()
            self._hidden.append(dialog)
        close_popups(self)
        clear_clipboards()  # a name or a number that was copied is not for who comes next
        self.show_officer(None)
        self.locked.emit()

    def set_printer_light(self, state: str, text: str) -> None:
        """Show how the printer is: ``done``, ``soon`` or ``late`` ("" when there is none), always with a word."""
        theme.give_icon(self.printer_icon, _LIGHTS.get(state, "printer"), state or "muted")
        self.printer_text.setProperty(SAID, text)
        self.printer_text.setText(text)
        theme.mark(self.printer_text, state=state)

    def set_counts(self, counts: Counts) -> None:
        """Show the number of today's complaints, and the waiting items on the buttons."""
        self.recorded_today.setText(self.tr("%n recorded today", "", counts.today))
        self.header.show_counts(counts)

    def show_notice(self, text: str, code: str, offer: tuple[str, Callable[[], None]] | None = None) -> None:
        """Show something under the header until it is read; the same code replaces what it said.

        ``offer`` is something else to do about it: what its button says, and what it does.
        """
        self.notices.show_notice(text, code, offer)

    def show_failure(self, failure: Unavailable) -> None:
        """Show under the header why something cannot be read or done now."""
        self.show_notice(wording.unavailable(failure), failure.code)

    def notice_texts(self) -> tuple[str, ...]:
        """Texts of the notices under the header."""
        return tuple(line.text() for line in self.notice_lines.values())

    def tick(self) -> None:
        """Show day and time, and see whether nobody has touched anything for too long; called every second."""
        self.header.show_moment(self._clock(), self._zone)
        if not self.is_locked:
            self.idle.check()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  (Qt's name)
        """Move the focus in the reading order of a screen reader."""
        return reading_order.focus_next(self, forward=next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save half-typed work before closing; while the disk refuses, only somebody's word closes it."""
        unkept = () if self._leaves_unkept else self.stack.keep()
        if not unkept:
            super().closeEvent(event)
            return
        event.ignore()
        self.show_page(unkept[0])
        self.show_notice(
            self.tr("What was typed cannot be kept on the disk. Make room there and close again; or leave it behind."),
            UNKEPT,
            (self.tr("Close all the same"), self._leave_unkept),
        )

    def _leave_unkept(self) -> None:
        self._leaves_unkept = True
        self.close()

    def _connect(self) -> None:
        pages = keys_of_pages(self._specs.values())
        bind_keys(self, pages, {page.action: partial(self.go, page.action) for page in pages})
        actions = {
            "menu": self._open_menu,
            "read_notices": self.notices.open_or_close,
            "understand": self.notices.understand,
            "larger": lambda: self.text_size_asked.emit(text_size.step(1)),
            "smaller": lambda: self.text_size_asked.emit(text_size.step(-1)),
            "usual_size": lambda: self.text_size_asked.emit(text_size.STEPS[0]),
            "stop_reading": self._stop_reading,
        }
        *_, self._leave_reading = bind_keys(self, rows_of(WINDOW_KEYS, actions), actions)
        self.notices.acknowledged.connect(self.acknowledged)
        self.notices.left.connect(self.stack.restore_focus)
        self.menu.text_size_asked.connect(self.text_size_asked)
        self.header.asked.connect(self.go)
        self.header.menu.clicked.connect(self._open_menu)
        self.header.officer.clicked.connect(self.lock)

    def _open_menu(self) -> None:
        if not self.is_locked:
            self.menu.open_under(self.header.menu)

    def _show_who(self) -> None:
        self.reader_changed.emit(self.signed_in)
        self.header.show_officer(self.signed_in, {name for name in self._specs if self._may_see(name)})
        self.menu.show_for(self.signed_in, self._offered)

    def _stop_reading(self) -> None:
        """Return from a public page to the page before it, or to the sign-in page."""
        back = self.stack.read_from
        self._show_in_front(SIGN_IN if self.is_locked else back if self._may_see(back) else self._first_allowed())
        self.stack.refresh_front()

    def _may_see(self, name: str) -> bool:
        return may_see(self._specs[name], self.signed_in, self._offered)

    def _first_allowed(self) -> str:
        """Page of the interrupted work, or the first page of such a desk visible to this officer."""
        kind = DeskKind.NUMBERING if self._gives_numbers else DeskKind.HANDLING
        first = [name for name, spec in self._specs.items() if spec.first_at is kind]
        wanted = (self._behind_lock, *first) if self._behind_lock else first
        return next((name for name in wanted if self._may_see(name)), SIGN_IN)

    def _why_no_numbers(self) -> str:
        return self.tr("This desk has no series of its own: complaints are recorded at the counters.")
