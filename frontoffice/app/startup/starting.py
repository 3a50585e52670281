"""From the command line to a window: settings and register are opened, or the page says why they are not."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import sys
import types
from collections.abc import Callable
from datetime import datetime
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from frontoffice import assets, places, settings
from frontoffice.app.desk_settings import checked, desk_of, facts_of, settings_from
from frontoffice.app.startup import single_instance
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.page_registry import open_counter
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register, open_register, system_clock
from frontoffice.register.storage import missing_register, opening
from frontoffice.register.storage.high_water_mark import Witness
from frontoffice.settings import Settings
from frontoffice.ui.widgets import theme

if TYPE_CHECKING:
    from frontoffice.app.startup.joining import Connecting, Joining
    from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart

_log = logging.getLogger(__name__)
_LOG_BYTES: Final = 500_000
_RETRY: Final = 500  # milliseconds
_PATIENCE: Final = 40  # tries: an exchange without a window (``scheduled.py``) ends within a second or two


def run(where: Places, *, training: bool) -> int:
    """Open the program on a data folder; returns when its last window closes."""
    application = QApplication(sys.argv[:1])
    if single_instance.call_first(where.folder):
        return 0
    prepare(application)
    keep_log(where)
    first = single_instance.First(where.folder)
    starting = Starting(application, where, training=training, moved=first.listen)
    first.called.connect(starting.come_forward)
    starting.begin()
    code = application.exec()
    first.stop()
    starting.end()
    return code


def prepare(application: QApplication) -> None:
    """Give the application its name, its language and its looks."""
    application.setApplicationName(places.NAME)
    application.setDesktopFileName(places.NAME)
    application.setWindowIcon(theme.icon("record"))
    QLocale.setDefault(QLocale("id_ID"))
    for name in ("frontoffice_id", "qt_id"):
        translator = QTranslator(application)
        with as_file(assets.RESOURCES.joinpath("translations", f"{name}.qm")) as path:
            if not translator.load(str(path)):
                raise FileNotFoundError(name)
        application.installTranslator(translator)


def keep_log(where: Places) -> None:
    """Log to the data folder, as long as it can be written; a full disk must not end the program."""
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        where.folder.mkdir(parents=True, exist_ok=True)
        if where.log.exists() and where.log.stat().st_size > _LOG_BYTES:
            where.log.replace(where.log.with_suffix(".log.before"))
        handler = logging.FileHandler(where.log, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)


def told_without_data(kind: type[BaseException], traceback: types.TracebackType | None) -> str:
    """An unexpected error for the log: its kind and where it happened, never its text, which may hold a name."""
    places_ = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places_.append(f"{code.co_filename.rsplit('frontoffice', 1)[-1]}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return f"{kind.__name__} at " + " < ".join(reversed(places_))


class Starting:
    """Finds out what there is to open, and shows the page that fits: first start, trouble, or the counter."""

    def __init__(
        self,
        application: QApplication,
        where: Places,
        *,
        training: bool,
        clock: Callable[[], datetime] = system_clock,
        moved: Callable[[Path], object] = lambda _folder: None,
    ) -> None:
        self._application = application
        self._where = where
        self._training = training
        self._clock = clock
        self._moved = moved
        self._notices: list[Unavailable] = []
        self._opened: Register | None = None
        self._begins_anew = False
        self._at_work: Connecting | Joining | None = None
        self._hook_before = sys.excepthook
        self._patience = 0
        self._retry = QTimer(singleShot=True, interval=_RETRY)
        self._retry.timeout.connect(self._begin)
        self.window: QMainWindow | None = None
        self.counter: Counter | None = None

    def begin(self) -> None:
        """Open what is there; a register that an exchange is about to let go is waited for."""
        self._patience = _PATIENCE
        self._begin()

    def _begin(self) -> None:
        theme.apply(self._application, settings.Theme.SYSTEM)
        try:
            if self._training:
                from frontoffice.app.training import practice_register  # noqa: PLC0415  (a counter at work never needs it)

                practice_register.prepare(self._where)
            if not self._begins_anew:
                missing_register.demand(self._where.register, self._witness(), was_set_up=self._was_set_up)
            known = self._settings()
            if known is None or (self._begins_anew and not known.centre.address):
                self._ask_first(known)
            else:
                self._open(known)
        except Unavailable as error:
            _log.warning("could not open: %s", error.code)
            self._let_go()
            self._show_trouble(error)

    def come_forward(self) -> None:
        """A second start asks for the window that is here already."""
        window = self.counter.window if self.counter else self.window
        if window is not None:
            window.showNormal() if window.isMinimized() else window.show()
            window.raise_()
            window.activateWindow()

    def end(self) -> None:
        """Stop the workers, then close the register."""
        sys.excepthook = self._hook_before
        self._retry.stop()
        self._let_go()
        if self.counter is not None:
            self.counter.end()

    def _was_set_up(self) -> bool:
        """Whether this folder had a register once: its settings came after it, but for a desk that pulls its first."""
        try:
            found = settings.load(self._where.settings) or settings.load_previous(self._where.settings)
        except Unavailable as error:
            if error.code != "settings_damaged":
                raise
            return True
        return found is not None and not found.centre.first_pull

    def _settings(self) -> Settings | None:
        """The settings; when they are damaged or lost, what the register remembers and what was saved before them.

        The register comes first: an older file may name another counter, and this one would count in that one's series.
        """
        found = self._saved()
        if found is not None:
            return found
        before = _or_none(lambda: checked(settings.load_previous(self._where.settings), self._where.settings))
        if before is None and self._training:
            from frontoffice.app.training import practice_register  # noqa: PLC0415

            return practice_register.SETTINGS
        return self._remembered(before) if self._where.register.exists() else before

    def _saved(self) -> Settings | None:
        try:
            return checked(settings.load(self._where.settings), self._where.settings)
        except Unavailable as error:
            if error.code != "settings_damaged":
                raise
            self._notices.append(error)
            settings.set_aside(self._where.settings, f"{self._clock():%Y%m%d-%H%M%S}")
            return None

    def _remembered(self, before: Settings | None) -> Settings | None:
        """The register stays open for :meth:`_open`: what it noticed is told once, at its first opening."""
        self._opened = self._register(before or Settings())
        told = self._opened.last_configured()
        return settings_from(told, before or Settings()) if told else before

    def _register(self, known: Settings) -> Register:
        if opening.takes_minutes(self._where.register):
            from frontoffice.ui.shell.busy_page import Waiting  # noqa: PLC0415  (once a release)

            self._show(Waiting())
            self._application.processEvents()
        return open_register(self._where.register, desk_of(known), clock=self._clock, witness=self._witness())

    def _witness(self) -> Witness | None:
        return Witness(self._where.witness, told_of_loss=self._begins_anew) if self._where.witness else None

    def _ask_first(self, known: Settings | None = None) -> None:
        self._let_go()
        from frontoffice.ui.shell.first_start import FirstStart  # noqa: PLC0415  (once in the life of a counter)

        page = FirstStart(known or Settings())
        page.connect_asked.connect(lambda: self._ask_connecting(known or Settings()))
        page.finished.connect(lambda answers: self._first_answers(page, answers))
        page.training_asked.connect(self._begin_training)
        self._show(page)

    def _first_answers(self, page: FirstStart, answers: FirstAnswers) -> None:
        try:
            register = self._register(answers.settings)
            try:
                settings.save(self._where.settings, answers.settings)
                register.configured(facts_of(answers.settings), _first_supervisor(register, answers))
            except BaseException:
                register.close()
                raise
        except Refused as refused:
            page.show_refusal(refused)
        except Unavailable as error:
            page.show_failure(error)
        else:
            self._show_counter(register, answers.settings)

    # --- a new desk of an office that has a centre ------------------------------------------------------------------

    def _ask_connecting(self, known: Settings) -> None:
        self._let_go()
        from frontoffice.app.startup.joining import Connecting  # noqa: PLC0415

        self._at_work = connecting = Connecting(self._where, known)
        connecting.connected.connect(self._connected)
        connecting.page.left.connect(lambda: self._ask_first(known))
        self._show(connecting.page)

    def _connected(self, known: Settings) -> None:
        self._let_go()
        try:
            self._join(known, proven=True)
        except Unavailable as error:
            self._let_go()
            self._show_trouble(error)

    def _join(self, known: Settings, *, proven: bool) -> None:
        from frontoffice.app.startup.joining import Joining  # noqa: PLC0415

        self._opened = register = self._opened or self._register(known)
        self._at_work = joining = Joining(register, known, self._where, proven=proven)
        joining.finished.connect(self._joined)
        joining.change_asked.connect(lambda: self._ask_connecting(known))
        self._show(joining.page)
        joining.begin()

    def _joined(self, known: Settings) -> None:
        register = self._opened
        if register is None or not register.officers():
            self._ask_first(known)
            return
        self._opened = None
        register.desk = desk_of(known)
        self._let_go()
        self._show_counter(register, known)

    def _begin_training(self) -> None:
        self._where = self._where.training
        self._begins_anew = False
        self._moved(self._where.folder)
        self._training = True
        self.begin()

    def _open(self, known: Settings) -> None:
        register = self._opened or self._register(known)
        self._opened, register.desk = register, desk_of(known)
        if known.centre.first_pull or (known.centre.address and not register.officers_here()):
            self._join(known, proven=False)
            return
        if not register.officers():
            self._ask_first(known)
            return
        if not self._where.settings.exists():
            settings.save(self._where.settings, known)
        self._opened = None
        self._show_counter(register, known)

    def _let_go(self) -> None:
        """Stop who is at work on a new desk, and close a register that is not shown: it could not be opened again."""
        if self._at_work is not None:
            self._at_work.end()
        self._at_work = None
        if self._opened is not None:
            with contextlib.suppress(Unavailable):
                self._opened.close()
        self._opened = None

    def _show_counter(self, register: Register, known: Settings) -> None:
        theme.apply(self._application, known.theme)
        self._application.styleHints().colorSchemeChanged.connect(self._follow_desktop)
        self.counter = open_counter(
            register, known, self._where, lambda chosen: theme.apply(self._application, chosen), self._notices
        )
        if self.window is not None:
            self.window.close()
            self.window = None
        self.counter.window.showMaximized()
        sys.excepthook = self._tell_bug
        QTimer.singleShot(300, self.counter.window, self.counter.warm_up)

    def _follow_desktop(self) -> None:
        """The desktop turned dark or light: so does the program, if it was told to do as the desktop does."""
        if self.counter is not None and self.counter.settings.theme is settings.Theme.SYSTEM:
            theme.apply(self._application, settings.Theme.SYSTEM)

    def _show_trouble(self, error: Unavailable) -> None:
        from frontoffice.ui.shell.startup_error_page import Trouble  # noqa: PLC0415  (never, one hopes)

        if error.code == "register_in_use" and self._patience:
            self._patience -= 1
            self._retry.start()
            error = Unavailable("register_coming", **error.facts)
        page = Trouble(error)
        page.again.connect(self._again)
        page.anew.connect(self._begin_anew)
        page.left.connect(lambda: self.window and self.window.close())
        self._show(page)

    def _again(self) -> None:
        self._retry.stop()
        self._notices.clear()
        self._begins_anew = False
        self.begin()

    def _begin_anew(self) -> None:
        """Somebody said that the register is lost: what is left of it is kept, and a new one takes its place."""
        try:
            missing_register.set_aside(self._where.register, f"{self._clock():%Y%m%d-%H%M%S}")
        except Unavailable as error:
            self._show_trouble(error)
            return
        self._notices.clear()
        self._begins_anew = True
        self.begin()

    def _show(self, page: QWidget) -> None:
        window = self.window or QMainWindow()
        window.setWindowTitle(page.windowTitle())
        window.setCentralWidget(page)
        window.resize(1180, 720)
        window.show()
        self.window = window

    def _tell_bug(
        self, kind: type[BaseException], _error: BaseException, traceback: types.TracebackType | None
    ) -> None:
        _log.error("unexpected: %s", told_without_data(kind, traceback))
        if self.counter is not None:
            self.counter.show_bug()


def _first_supervisor(register: Register, answers: FirstAnswers) -> Officer:
    """Add the first supervisor; when an earlier try got so far and no further, name them as it is told now."""
    here = register.officers_here()  # the others came from other desks
    before = next((one for one in register.officers() if one.officer_id in here), None)
    if before is None:
        return register.add_officer(answers.name, Role.SUPERVISOR, answers.position, answers.secret, None, new_id())
    register.set_secret(before.officer_id, answers.secret, before, new_id())
    changed = dataclasses.replace(before, name=answers.name, position=answers.position)
    return register.change_officer(changed, before, new_id())


def _or_none(load: Callable[[], Settings | None]) -> Settings | None:
    try:
        return load()
    except Unavailable:
        return None
