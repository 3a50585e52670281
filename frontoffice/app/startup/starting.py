"""From the command line to a window: settings and register are opened, or the page says why they are not."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from frontoffice import settings
from frontoffice.app.settings import settings_tag
from frontoffice.app.settings.desk_settings import desk_of, settings_from, validate_settings
from frontoffice.app.startup import restoring
from frontoffice.app.startup.log_file import describe_without_data
from frontoffice.app.typing_watch import watch_typing
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.page_registry import open_counter
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import open_register, system_clock
from frontoffice.register.register import Register
from frontoffice.register.storage import damage, missing_register, opening, unsafe_place
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Settings, SettingsFailure
from frontoffice.ui.shell.busy_page import BusyPage
from frontoffice.ui.widgets import theme

# --- The settings of a data folder, as far as its files can be read ---


def was_set_up(where: Places) -> bool:
    """Whether this folder had a register once: its settings came after it, but for a desk that pulls its first."""
    try:
        found = settings.load(where.settings) or settings.load_previous(where.settings)
    except Unavailable as error:
        if error.code != SettingsFailure.DAMAGED:
            raise
        return True
    return found is not None and not found.centre.first_pull


def load_or_set_aside(where: Places, now: datetime, noticed: list[Unavailable]) -> Settings | None:
    """Load the settings; a damaged file is set aside under the moment ``now``, and that is ``noticed``."""
    try:
        return validate_settings(settings.load(where.settings), where.settings)
    except Unavailable as error:
        if error.code != SettingsFailure.DAMAGED:
            raise
        noticed.append(error)
        settings.set_aside(where.settings, f"{now:%Y%m%d-%H%M%S}")
        return None


def load_previous(where: Places) -> Settings | None:
    """Load the settings saved before the present ones; None when that cannot be read or nothing can be kept by it."""
    try:
        return validate_settings(settings.load_previous(where.settings), where.settings)
    except Unavailable:
        return None


def load_authentic_settings(
    where: Places, found: Settings, register: Register, now: datetime, noticed: list[Unavailable]
) -> Settings:
    """The found settings, if this program wrote them last for the desk of ``register``.

    Else the file is set aside and that is ``noticed``: what the journal says holds, and of the rest what was saved
    before the present settings, if that is this program's.
    """
    tags, is_there = register.unit.tags, where.settings.exists()
    if not tags.is_sealed or not tags.settings_version or (is_there and settings_tag.fits(where.settings, tags)):
        return found
    former = where.settings.with_name(where.settings.name + settings.PREVIOUS)
    is_former_ours = settings_tag.fits(former, tags, behind=1)
    if is_there or not is_former_ours:
        noticed.append(Unavailable(SettingsFailure.CHANGED, path=str(where.settings)))
    if is_there:
        settings.set_aside(where.settings, f"{now:%Y%m%d-%H%M%S}")
    before = (load_previous(where) if is_former_ours else None) or Settings()
    facts = register.configuration.last()
    return settings_from(facts, before) if facts else before


# --- A page by itself in a window: what stands there while there is no counter yet ---

_SIZE: Final = QSize(1180, 720)


def show(page: QWidget, window: QMainWindow | None) -> QMainWindow:
    """Show a page in ``window``, or in a new one; returns that window."""
    shown, begins_at = window or _make_window(), page.focusWidget()
    shown.setWindowTitle(page.windowTitle())
    shown.setCentralWidget(page)  # and the keys go from the page before to the first that takes them
    if begins_at is not None:
        begins_at.setFocus()
    room = shown.screen().availableSize()
    if _SIZE.expandedTo(room) == room:
        shown.resize(_SIZE)
        shown.show()
    else:  # a screen of few pixels, or one whose scaling makes them few
        shown.showMaximized()
    return shown


def _make_window() -> QMainWindow:
    window = QMainWindow()
    watch_typing(window)
    return window


def put_away(window: QMainWindow) -> None:
    """Close a window for good, after the pending key or click event of its page."""
    window.close()
    QTimer.singleShot(0, window.deleteLater)  # which keeps it until then


def bring_forward(window: QMainWindow) -> None:
    """Bring a window to the front, as requested by a second start."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


# --- starting ---

if TYPE_CHECKING:
    from frontoffice.app.startup.first_setup import FirstQuestions
    from frontoffice.app.startup.joining import Connecting, Joining

_log = logging.getLogger(__name__)
_RETRY: Final = 500  # milliseconds
_PATIENCE: Final = 40  # tries: an exchange without a window (``sync_command.py``) ends within a second or two


class Starting:
    """Start of the program with the fitting page: first start, trouble, or the counter."""

    def __init__(
        self,
        application: QApplication,
        where: Places,
        *,
        training: bool,
        clock: Callable[[], datetime] = system_clock,
        moved: Callable[[Path], object] = lambda _folder: None,
    ) -> None:
        self._application, self._where = application, where
        self._training, self._clock, self._moved = training, clock, moved
        self._notices: list[Unavailable] = []
        self._opened: Register | None = None
        self._begins_anew, self._patience, self._hook_before = False, 0, sys.excepthook
        self.at_work: Connecting | Joining | FirstQuestions | None = None
        self._retry = QTimer(singleShot=True, interval=_RETRY)
        self._retry.timeout.connect(self._begin)
        self.window: QMainWindow | None = None
        self.counter: Counter | None = None

    def begin(self) -> None:
        """Open the register or the fitting page; wait for a register about to be released by an exchange."""
        sys.excepthook, self._patience = self._report_bug, _PATIENCE
        self._begin()

    def _begin(self) -> None:
        theme.apply(self._application, settings.Theme.SYSTEM)
        try:
            if self._training and not self._where.register.exists():
                self._prepare_training()
            elif not self._training and self._is_locked():
                return
            if not self._begins_anew:
                missing_register.demand(self._where.register, self._mark(), was_set_up=partial(was_set_up, self._where))
            known = self._settings()
            if known is None or (self._begins_anew and not known.centre.address):
                self._ask_first(known)
            else:
                self._open(known)
        except Unavailable as error:
            _log.warning("could not open: %s %s", error.code, error.facts.get("where", ""))
            self._let_go()
            self._show_register_error(error)

    def _prepare_training(self) -> None:
        page = BusyPage(is_training=True)
        self._show(page)
        self._application.processEvents()  # it is seen before the first of the verbs is read in
        from frontoffice.app.training import practice_register  # all the verbs; once for each folder

        def progress(done: int, of: int) -> None:
            page.show_progress(done, of)
            self._application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

        practice_register.prepare(self._where, progress=progress)

    def _is_locked(self) -> bool:
        """Whether a passphrase comes before anything can be opened. Raises Unavailable where no register lasts."""
        with opening.disk(self._where.register):  # which may be another user's, or on a disk that refuses
            unsafe_place.demand_safe(self._where.register)
            unsafe_place.require_writable(self._where.register)  # before a page full of answers
            has_key_files = self._where.wrapped_key.exists() or self._where.encryption_wish.exists()
        page = None
        if has_key_files:
            from frontoffice.app.startup import unlocking

            page = unlocking.first_page(self._where, self._begin, self._show_register_error)
        if page is not None:
            page.left.connect(lambda: self.window and self.window.close())
            self._show(page)
        return page is not None

    def come_forward(self) -> None:
        """Bring the window to the front, as requested by a second start."""
        if window := self.counter.window if self.counter else self.window:
            bring_forward(window)

    def end(self) -> None:
        """Stop the workers, then close the register."""
        sys.excepthook = self._hook_before
        self._retry.stop()
        self._let_go()
        if self.counter is not None:
            self.counter.end()

    def _settings(self) -> Settings | None:
        """The settings; when they are damaged or lost, what the register remembers and what was saved before them.

        The register comes first: an older file may name another counter, and this one would count in that one's series.
        """
        if found := load_or_set_aside(self._where, self._clock(), self._notices):
            return found
        before = load_previous(self._where)
        if before is None and self._training:
            from frontoffice.app.training import practice_desk

            return practice_desk.SETTINGS
        return self._load_settings(before) if self._where.register.exists() else before

    def _load_settings(self, before: Settings | None) -> Settings | None:
        """Settings from the journal; the register stays open for :meth:`_open`, since what it noticed is shown once."""
        self._opened = self._register(before or Settings())
        facts = self._opened.configuration.last()
        return settings_from(facts, before or Settings()) if facts else before

    def _register(self, known: Settings) -> Register:
        if opening.takes_minutes(self._where.register):
            self._show(restoring.please_wait())
            self._application.processEvents()
        if not (self._training or known.plain_by) and damage.is_blank(self._where.register):
            from frontoffice.app.keys import new_register

            new_register.begin(self._where)
        register = open_register(self._where.register, desk_of(known), clock=self._clock, high_water_mark=self._mark())
        if next(self._where.folder.glob(f"{self._where.register.name}.restoring*"), None) is not None:
            from frontoffice.register.storage import restore

            restore.forget(self._where.register)  # what a restore that was killed left
        return register

    def _mark(self) -> HighWaterMark | None:
        return HighWaterMark(at, register_is_lost=self._begins_anew) if (at := self._where.mark_folder) else None

    def _ask_first(self, known: Settings | None = None, typed: Mapping[str, str] | None = None) -> None:
        self._let_go()
        from frontoffice.app.startup.first_setup import FirstQuestions  # once in the life of a counter

        self.at_work = FirstQuestions(known or Settings(), self._where, self._register, self._show_new_counter)
        page = self.at_work.page
        page.write_typed(typed or {})
        page.connect_asked.connect(lambda: self._ask_connecting(known or Settings(), page.read_typed()))
        page.restore_asked.connect(self._restore_from)
        page.training_asked.connect(self._begin_training)
        self._show(page)

    def _ask_connecting(self, known: Settings, typed: Mapping[str, str] | None = None) -> None:
        self._let_go()
        from frontoffice.app.startup.joining import Connecting

        self.at_work = connecting = Connecting(self._where, known)
        connecting.connected.connect(self._on_connected)
        connecting.page.left.connect(lambda: self._ask_first(known, typed))
        self._show(connecting.page)

    def _on_connected(self, known: Settings) -> None:
        self._let_go()
        try:
            self._join(known, proven=True)
        except Unavailable as error:
            self._let_go()
            self._show_register_error(error)

    def _join(self, known: Settings, *, proven: bool) -> None:
        from frontoffice.app.startup.joining import Joining

        self._opened = register = self._opened or self._register(known)
        self.at_work = joining = Joining(register, known, self._where, proven=proven)
        joining.finished.connect(self._on_joined)
        joining.change_asked.connect(lambda: self._ask_connecting(known))
        self._show(joining.page)
        joining.begin()

    def _on_joined(self, known: Settings) -> None:
        register = self._opened
        if register is None or not register.officers.all():
            self._ask_first(known)
            return
        self._opened, register.desk = None, desk_of(known)
        self._let_go()
        self._show_counter(register, known)

    def _begin_training(self) -> None:
        self._let_go()
        self._where, self._begins_anew, self._training = self._where.training, False, True
        self._moved(self._where.folder)
        self.begin()

    def _open(self, known: Settings) -> None:
        self._opened = register = self._opened or self._register(known)
        known = load_authentic_settings(self._where, known, register, self._clock(), self._notices)
        register.desk = desk_of(known)
        if known.centre.first_pull or (known.centre.address and not register.officers.with_secret()):
            self._join(known, proven=False)
            return
        if not register.officers.all():
            self._ask_first(known)
            return
        if settings_tag.is_to_be_written(self._where.settings, register.unit.tags):
            settings_tag.save(self._where.settings, known, register)
        self._show_counter(register, known)
        self._opened = None  # if it could be shown; or it is closed again

    def _let_go(self) -> None:
        """Stop the setup of a desk, and close a register without a window: it could not be opened again."""
        if self.at_work is not None:
            self.at_work.end()
        if self._opened is not None:
            with contextlib.suppress(Unavailable):
                self._opened.close()
        self.at_work = self._opened = None

    def _show_new_counter(self, register: Register, known: Settings) -> None:
        self._let_go()
        self._show_counter(register, known)

    def _show_counter(self, register: Register, known: Settings) -> None:
        dress = partial(theme.apply, self._application)
        if known.theme is not settings.Theme.SYSTEM:  # which is in use
            dress(known.theme)
        self._application.styleHints().colorSchemeChanged.connect(self._follow_desktop)
        self.counter = open_counter(register, known, self._where, dress, self._notices)
        self.counter.restore_asked.connect(self._restore)
        if self.window is not None:
            put_away(self.window)
            self.window = None
        self.counter.window.showMaximized()
        QTimer.singleShot(300, self.counter.window, self.counter.warm_up)

    def _restore(self) -> None:  # a copy lies ready to take the register's place
        counter, self.counter = self.counter, None
        if counter is not None:
            self._show(restoring.please_wait())
            failure = restoring.exchange(counter, self._where, self._clock())
            self._show_register_error(failure) if failure else self.begin()

    def _restore_from(self, copy: Path) -> None:  # of nothing, or of a register that cannot be opened
        self._let_go()
        self._show(restoring.please_wait())
        self._application.processEvents()
        failure = restoring.put_back(copy, self._where, self._clock())
        self._show_register_error(failure) if failure else self._again()

    def _follow_desktop(self) -> None:  # which turned dark or light
        if self.counter is not None and self.counter.settings.theme is settings.Theme.SYSTEM:
            theme.apply(self._application, settings.Theme.SYSTEM)

    def _show_register_error(self, error: Unavailable) -> None:
        from frontoffice.app.startup import unlocking  # never, one hopes

        if error.code == RegisterFailure.IN_USE and self._patience:
            self._patience -= 1
            self._retry.start()
            error = Unavailable(RegisterFailure.COMING, **error.facts)
        page = unlocking.make_error_page(error, self._where.register)
        page.again.connect(self._again)
        page.anew.connect(self._begin_anew)
        page.restore_asked.connect(self._restore_from)
        page.left.connect(lambda: self.window and self.window.close())
        self._show(page)

    def _again(self) -> None:
        self._retry.stop()
        self._notices.clear()
        self._begins_anew = False
        self.begin()

    def _begin_anew(self) -> None:
        """Set aside the rest of a register declared lost, and begin a new one."""
        try:
            missing_register.set_aside(self._where.register, f"{self._clock():%Y%m%d-%H%M%S}")
        except Unavailable as error:
            self._show_register_error(error)
        else:
            self._notices.clear()
            self._begins_anew = True
            self.begin()

    def _show(self, page: QWidget) -> None:
        self.window = show(page, self.window)

    def _report_bug(self, kind: type[BaseException], _: BaseException, traceback: TracebackType | None) -> None:
        _log.error("unexpected: %s", describe_without_data(kind, traceback))
        if self.counter is not None:
            self.counter.notices.show_bug(self._where.log)
            return
        self._let_go()
        self._show_register_error(Unavailable(RegisterFailure.UNEXPECTED, path=str(self._where.log)))
