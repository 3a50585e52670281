"""The counter at work: one open register with its window, its pages and its controllers.

Only the sign-in page is made at the start; the others are made while the officer types the PIN, or when they are first
wanted, so that the program is there at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from frontoffice.app.window import printed_files
from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.receipt_controller import ReceiptController
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.people import NOBODY, Officer
from frontoffice.errors import NoticeCode, RefusalCode, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.register import Register
from frontoffice.register.storage import unsafe_place
from frontoffice.register.storage.desk import Notice
from frontoffice.settings import Settings
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import UNKEPT, MainWindow
from frontoffice.ui.shell.named_keys import NAMES
from frontoffice.ui.shell.page_spec import Counts, PageSpec
from frontoffice.ui.widgets import completing
from frontoffice.ui.widgets.guarded import show_unavailable

# --- Notices of the register itself: what it noticed, numbers it may not give, outdated dates ---

# --- The line under the header that says why this counter gives no number, before a complainant stands there ---

# What the register noticed as it opened is the same thing, and stands there in one line with it.
_NOTICES: Final[Mapping[RefusalCode, NoticeCode]] = {
    NumberRefusal.NUMBERING_UNCONFIRMED: RegisterNotice.MOVED,
    NumberRefusal.HISTORY_DIFFERS: RegisterNotice.HISTORY_DIFFERS,
    NumberRefusal.REGISTER_CHANGED: RegisterNotice.CHANGED_OUTSIDE,
    NumberRefusal.SERIES_OF_ANOTHER_DESK: WindowNotice.SERIES_OF_ANOTHER_DESK,
    NumberRefusal.CLOCK_DOUBTFUL: WindowNotice.CLOCK_DOUBTFUL,
    NumberRefusal.SETTINGS_DIFFER: WindowNotice.SETTINGS_DIFFER,
    NumberRefusal.ROLLBACK_UNCHECKED: WindowNotice.ROLLBACK_UNCHECKED,
}
_PASSING: Final = (NumberRefusal.ROLLBACK_CHECK_RUNS,)  # in seconds, before anybody could read it
_PAGE: Final = "last_number"  # on which an officer says it


class NumbersNotice:
    """Notice line with the reason for giving no numbers.

    What an officer has read comes back for the next who signs in.
    """

    def __init__(self, register: Register, window: MainWindow) -> None:
        self._register, self._window = register, window
        say = QCoreApplication.translate("words", "Say the last number…")
        self._offers: dict[NoticeCode, tuple[str, Callable[[], None]]] = {
            WindowNotice.ROLLBACK_UNCHECKED: (say, lambda: window.go(_PAGE))
        }
        self._shown: NoticeCode | None = None

    def refresh(self, *, anew: bool = False) -> None:
        """Show the obstacle to giving numbers at this counter, or remove the line without one."""
        desk = self._register.desk
        with show_unavailable(self._window.show_failure) as read:
            why = self._register.numbering.find_block()
        if not read.worked:
            return
        code = None if why in _PASSING or why is None else _NOTICES[why]
        before, self._shown = self._shown, code
        if before and before != code:
            self._window.drop_notice(before)
        if code and (anew or code != before):
            facts = {"series": desk.counter, "today": self._register.today()}
            self._window.show_notice(wording.notice(Notice(code, facts)), code, self._offers.get(code))


# --- register notices ---

if TYPE_CHECKING:
    from frontoffice.app.workers.background import Worker


class RegisterNotices:
    """Notices refreshed after each commit; outdated dates, of all open complaints, only when they may be others.

    A worker counts them, with a connection of its own, while ``is_counting``; ``outdated`` is what it found last.
    ``end`` stops it.
    """

    def __init__(self, register: Register, window: MainWindow, notices: NoticeController) -> None:
        self._register, self._window, self._notices = register, window, notices
        self._shown = self.outdated = 0
        self._worker: Worker | None = None
        self.is_counting = self._asked_again = False
        self.numbers = NumbersNotice(register, window)

    def refresh(self) -> None:
        """Show new notices, and remove outdated ones."""
        self.show_noticed()
        with show_unavailable(self._notices.show_failure):
            if any(self._register.numbering.has_come_back(notice) for notice in self._register.notices()):
                self._notices.withdraw(RegisterNotice.PUT_BACK)
        self.numbers.refresh()

    def show_noticed(self) -> None:
        """Show the register's notices since the last call."""
        noticed = self._register.notices()
        for notice in noticed[self._shown :]:
            self._notices.show(notice)
        self._shown = len(noticed)

    def warn_of_place(self, where: Places) -> None:
        """Warn at sign-in of a register folder without lasting storage."""
        if found := unsafe_place.notice_of(where.register):
            self._notices.show(found)

    def warn_of_outdated_dates(self) -> None:
        """Count the open complaints with dates of an older calendar in a worker, and show their number."""
        if self.is_counting:
            self._asked_again = True  # the count in hand may have begun before what is asked about was written
            return
        self.is_counting, self._asked_again = True, False
        worker = self._worker = self._worker or self._make_worker()
        worker.run(self._register.calendar.count_outdated_dates, self._show_outdated, self._show_failure)

    def end(self) -> None:
        """Stop the worker; call it before the register closes."""
        if self._worker is not None:
            self._worker.stop()

    def _make_worker(self) -> Worker:
        from frontoffice.app.workers.background import Worker

        return Worker("dates")

    def _show_outdated(self, count: int) -> None:
        self.is_counting = False
        if self._asked_again:
            self.warn_of_outdated_dates()
            return
        self.outdated = count
        if count:
            self._notices.show(Notice(WindowNotice.DATES_OUTDATED, {"count": count}))
        else:
            self._notices.withdraw(WindowNotice.DATES_OUTDATED)

    def _show_failure(self, error: Exception) -> None:
        self.is_counting = False
        with show_unavailable(self._notices.show_failure):
            raise error


# --- counter ---

# --- The first number of a start: kept back until somebody outside this disk could say whether it was put back
# whole ---
# An image or a snapshot puts register, high-water mark and settings back together, and nothing on the disk knows. The
# places of copies and the centre do. Where none of them answers in time, an officer is asked for the last number on
# paper; entries can be typed all the while.

if TYPE_CHECKING:
    from frontoffice.app.centre import CentreDesk
    from frontoffice.app.window.backup_places_controller import BackupPlacesController

_TIME: Final = 20_000  # milliseconds


class RollbackCheckController(QObject):
    """Check for a rollback, with numbers blocked until all reachable places were compared or ``time_up`` fires."""

    def __init__(self, register: Register, settings: SettingsController, refresh: Callable[[], object]) -> None:
        super().__init__()
        self._register, self._settings, self._refresh = register, settings, refresh
        self._begun_at = register.now()
        self.time_up = QTimer(self, singleShot=True, interval=_TIME)
        self.time_up.timeout.connect(lambda: self._compare(is_late=True))
        now = settings.current
        can_be_asked = bool(now.backup_places or now.centre.address)
        self.is_waiting = can_be_asked and register.desk.gives_numbers and not now.training
        if self.is_waiting:
            register.numbering.await_rollback_check()

    def begin(self, places: BackupPlacesController, centre: CentreDesk) -> None:
        """Compare with the places and the centre from now on."""
        if not self.is_waiting:
            return
        self._places, self._centre = places, centre
        places.changed.connect(self._compare)
        centre.changed.connect(lambda _overview: self._compare())
        self.time_up.start()

    def _compare(self, *, is_late: bool = False) -> None:
        """Allow numbers, or ask for the last one, a request withdrawn by any later answer."""
        if not self.is_waiting:
            return
        states = [state for state in self._places.states if not state.is_unread]
        overview = self._centre.overview
        has_centre = bool(self._settings.current.centre.address)
        centre_answered = has_centre and overview.last is not None and overview.last.ended_at >= self._begun_at
        centre_ended = centre_answered or not has_centre or overview.failures > 0
        is_all = centre_ended and len(states) == len(self._settings.current.backup_places)
        if not (is_all or is_late):
            return
        others = [state for state in states if not state.is_beside]  # what is on this disk was put back with it
        nobody_knows = is_all and not others and not has_centre
        has_answered = centre_answered or nobody_knows or any(state.folder is not None for state in others)
        self.is_waiting = not has_answered
        self._register.numbering.end_rollback_check(has_answered=has_answered)
        self._refresh()


# --- counter ---

# --- Who works here: signed in, with the role that the register gives them by now ---


class OfficerSession(QObject):
    """Session of an officer; ``changed`` carries the notice of another role, or of a sign-out without return."""

    changed = Signal(object)

    def __init__(self, register: Register, window: MainWindow) -> None:
        super().__init__()
        self._register, self._window = register, window
        self._last: UUID | None = None

    def officer(self) -> Officer:
        """Signed-in officer, with the current role from the register."""
        signed_in = self._window.signed_in
        if signed_in is None:
            return NOBODY
        try:
            return self._register.officers.as_now(signed_in)
        except Unavailable:  # said where it was asked for; what is written is checked once more as it is written
            return signed_in

    def begin(self, officer: Officer) -> bool:
        """Let an officer work here; whether somebody else did before."""
        is_another = self._last not in (None, officer.officer_id)
        self._last = officer.officer_id
        self._window.show_officer(officer)
        return is_another

    def follow_role(self) -> bool:
        """Let another role, given here or at another desk, hold at once; whether it is as it was.

        Whoever may sign in no more is signed out; what was being chosen is closed, it was another role's to choose.
        """
        was, officer = self._window.signed_in, self.officer()
        if was is None or officer == was:
            return True
        if not officer.active:
            self._window.lock()
            self.changed.emit(Notice(WindowNotice.SIGNED_OUT, {"officer": officer.name}))
            return False
        self._window.show_officer(officer)
        if officer.role is was.role:
            return True
        completing.close_all(self._window)
        self._window.stack.refresh_front()
        self.changed.emit(Notice(WindowNotice.ROLE_CHANGED, {"role": officer.role}))
        return False


# --- counter ---

# --- One signal for whatever was committed to the register, by the window's connection or by the exchange's ---

_ANNOUNCED: Final = QEvent.Type(QEvent.registerEventType())
_BEHIND_PAINT: Final = -2  # Qt posts what is to be painted with -1, its low priority


class CommitSignal(QObject):
    """``committed`` comes in the window's thread, once for all commits since the event loop last came round.

    What listens counts and reads anew, so it comes after what the window wants to paint: the number, after F9.
    """

    committed = Signal()

    def __init__(self, on_commit: list[Callable[[], None]]) -> None:
        super().__init__()
        self._on_commit = on_commit
        self._waits = self._is_stopped = False
        on_commit.append(self.announce)

    def announce(self) -> None:
        """Have ``committed`` emitted soon; from any thread."""
        if not self._waits and not self._is_stopped:
            self._waits = True
            QCoreApplication.postEvent(self, QEvent(_ANNOUNCED), _BEHIND_PAINT)

    def stop(self) -> None:
        """Stop listening, to commits and to late results of ending workers."""
        self._is_stopped = True
        self._on_commit.remove(self.announce)
        self._waits = False  # what is queued comes all the same

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802
        """Emit the announced commit from the event loop."""
        if self._waits:
            self._waits = False  # before the listeners read: what is committed from here on is announced anew
            self.committed.emit()


# --- counter ---

# --- What is counted around the pages, and which pages the office has off ---


class CountsController:
    """Controller of the counts in the window, with ``current`` for the shown ones."""

    def __init__(
        self,
        register: Register,
        pages: Sequence[PageSpec[Any]],
        window: MainWindow,
        officer: Callable[[], Officer],
    ) -> None:
        self._register, self._window, self._officer = register, window, officer
        self._switches = {spec.switch for spec in pages if spec.switch}
        self._off = frozenset[str]()
        self.current = Counts()

    def refresh(self) -> None:
        """Count today's complaints, pending receipts and waiting work; offer what the office has on."""
        with show_unavailable(self._window.show_failure) as read:
            limits = self._register.reference_data.limits
            off = frozenset(code for code in self._switches if not limits.amount(code))
            today = self._register.counters.count_today()
            unprinted = self._register.printing.count_open()
            work = self._register.worklist.counts(self._officer())
        if read.worked:
            if self._off != off:
                self._window.switch_off(off)
                self._off = off
            self.current = Counts(today, unprinted, work["mine"], late=bool(work["late"]))
            self._window.set_counts(self.current)


# --- counter ---

if TYPE_CHECKING:
    from frontoffice.app.window.controllers import Controllers
    from frontoffice.app.window.file_check import FileReport

_log = logging.getLogger(__name__)


class Counter(QObject):
    """One open register with its window. ``end`` stops the workers and closes the register.

    ``signed_in`` says whether somebody else works here than before, ``counted`` that the counts were read anew,
    ``warm`` that every page is made, ``paper_made`` that one of the office's is to be seen, ``pressing_asked`` what
    of the morning's strip is, ``restore_asked`` that a copy lies ready to take the register's place, ``ending`` that
    whatever a page has a worker for must stop it. ``check`` looks through the whole file.
    """

    signed_in = Signal(bool)
    warm = Signal()
    counted = Signal()
    paper_made = Signal(object, str)
    pressing_asked = Signal(str)
    calendar_asked = Signal()
    restore_asked = Signal()
    ending = Signal()

    def __init__(
        self,
        pages: Sequence[PageSpec[Any]],
        register: Register,
        settings: Settings,
        where: Places,
        *,
        check: Callable[[Places], FileReport] | None,
    ) -> None:
        super().__init__()
        self.register, self.where, self._check, self._ended = register, where, check, False
        self.back = ""  # the page to which leaving a complaint leads
        self.commits = CommitSignal(register.unit.on_commit)
        self.committed = self.commits.committed
        NAMES.set_reader(None)
        self.window = MainWindow(settings, register.now, register.zone, pages, lambda spec: spec.factory(self))
        self.session = OfficerSession(register, self.window)
        officer = self.officer = self.session.officer
        kept = self.settings_controller = SettingsController(register, settings, where.settings, officer)
        self.notices = NoticeController(self.window, where.acknowledged, officer)
        self.counts = CountsController(register, pages, self.window, officer)
        self.register_notices = RegisterNotices(register, self.window, self.notices)
        self.rollback_check = RollbackCheckController(register, kept, self.register_notices.numbers.refresh)
        self.printing = ReceiptController(register, kept, where.papers, self.window, self.notices, officer)
        self._connect()

    def _connect(self) -> None:
        changed = self.settings_controller.changed
        changed.connect(self.window.stack.use)
        changed.connect(self.window.show_settings)
        changed.connect(lambda _settings: self.register_notices.numbers.refresh())
        self.committed.connect(self.refresh)
        self.window.reader_changed.connect(NAMES.set_reader)
        self.window.locked.connect(lambda: printed_files.remove_opened(self.where))
        self.session.changed.connect(self.notices.show)
        self.window.idle.may_press = self.session.follow_role
        self.printing.job_changed.connect(lambda _job: self.commits.announce())

    @cached_property
    def controllers(self) -> Controllers:
        """Controllers not needed by the sign-in page.

        Whoever opens the counter waits a fifth of a second less for it.
        """
        from frontoffice.app.window.controllers import Controllers, CounterContext

        register, settings, window = self.register, self.settings_controller, self.window
        context = CounterContext(register, settings, self.where, window, self.notices, self.officer, self.committed)
        made = Controllers(context, self._check)
        made.centre.came_in.connect(self.register_notices.warn_of_outdated_dates)
        made.backups.places.others_found.connect(self.register_notices.refresh)
        made.documents.made.connect(self.paper_made)
        for desk in (made.receiving.desk, made.receiving.sms, made.receiving.forms):
            desk.came_in.connect(self.commits.announce)
        self.counted.connect(made.morning.refresh)
        window.morning.asked.connect(self.pressing_asked)
        return made

    @property
    def settings(self) -> Settings:
        """Current settings."""
        return self.settings_controller.current

    def warm_up(self) -> None:
        """Make the remaining pages, one at each idle moment; then check the file."""
        if self._ended:
            return
        if self.window.stack.make_next():
            QTimer.singleShot(0, self.window, self.warm_up)
            return
        self.refresh()
        self.register_notices.warn_of_outdated_dates()
        late = self.controllers
        self.rollback_check.begin(late.backups.places, late.centre.desk)
        for part in (self.printing, late.centre, late.backups, late.sending, late.sms, late.receiving):
            part.begin()
        late.file_check.begin(self.where)
        self.warm.emit()

    def sign_in(self, officer: Officer) -> None:
        """Sign an officer in and continue the interrupted work."""
        is_another = self.session.begin(officer)
        self.back = "" if is_another else self.back
        self.counts.refresh()
        self.register_notices.numbers.refresh(anew=True)
        self.controllers.recovery_reminder.remind()
        if not self.settings.training:
            self.register_notices.warn_of_place(self.where)
        self.signed_in.emit(is_another)
        self.controllers.morning.begin()
        self.window.stack.refresh_front()
        if self.settings.printers and self.counts.current.unprinted:
            self.printing.desk.resume_jobs(officer)

    def refresh(self) -> None:
        """Refresh everything around the pages, and the page in front; called once after commits."""
        self.session.follow_role()
        if UNKEPT in self.window.notice_lines and not self.window.stack.keep():
            self.window.drop_notice(UNKEPT)  # its button would close over what is typed next
        self.register_notices.refresh()
        self.counts.refresh()
        self.counted.emit()
        self.window.stack.refresh_front()

    def end(self) -> None:
        """Stop the printers and the other workers, then close the register."""
        self._ended = True
        printed_files.remove_opened(self.where)
        self.commits.stop()
        self.ending.emit()
        if "controllers" in vars(self):  # they were needed
            self.controllers.end()
        for part in (self.printing, self.register_notices):
            part.end()
        try:
            self.register.close()
        except Unavailable as error:  # the next start checks it, as after a power cut
            _log.warning("the register was not closed: %s", error.code)
