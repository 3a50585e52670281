"""Setup of a desk from nothing.

It connects, pulls the office's register, and one supervisor gets a PIN here.

People travel as entries, their secrets never do. So whoever connects the desk, and knows the secret that the office
gave for it, gives one supervisor of the office the first PIN at this desk; the journal keeps who did. Everything else
is that supervisor's. Each step is kept before the next, so a desk that was switched off goes on where it was.
"""

from __future__ import annotations

import contextlib
import dataclasses
import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from frontoffice import settings as settings_file
from frontoffice.app.centre import CentreDesk
from frontoffice.app.keys import new_register, register_key
from frontoffice.app.settings import settings_tag
from frontoffice.app.settings.desk_settings import facts_of, office_from
from frontoffice.app.workers.background import Worker
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Role
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import system_clock
from frontoffice.register.register import Register
from frontoffice.register.storage import damage
from frontoffice.settings import Settings
from frontoffice.sync.codes import CentreFailure, CentreRefusal
from frontoffice.sync.rounds.centre_overview import CentreOverview
from frontoffice.ui.centre.connection_page import ConnectionPage, TypedConnection
from frontoffice.ui.centre.joining_page import FirstSecret, JoiningPage


class Connecting(QObject):
    """Connection page of a new desk. ``connected`` carries its settings, stored by then."""

    connected = Signal(object)

    def __init__(self, where: Places, defaults: Settings) -> None:
        super().__init__()
        self._where = where
        self._worker = Worker("connecting")
        self._ended = threading.Event()
        self.page = ConnectionPage(defaults, first=True)
        if damage.is_blank(where.register) and not register_key.has_keyring():
            self.page.offer_passphrase()
        self.page.test_asked.connect(lambda typed: self._do(typed, keep=False))
        self.page.connect_asked.connect(lambda typed: self._do(typed, keep=True))

    def end(self) -> None:
        """Stop the worker, without waiting for the network."""
        self._ended.set()
        self._worker.stop()

    def _do(self, typed: TypedConnection, *, keep: bool) -> None:
        def job() -> None:
            from frontoffice.sync.link import connecting  # brings psycopg

            connecting.try_out(typed.settings.centre, typed.secret, self._ended.is_set)
            if keep:
                _begin_register(self._where, typed, known)
                connecting.keep(typed.settings.centre, typed.secret)

        known = _joining_settings(typed)
        worked = partial(self.connected.emit, known) if keep else self.page.show_tried
        self._worker.run(job, lambda _: worked(), lambda error: _report(error, self.page.show_failure))


def _joining_settings(typed: TypedConnection) -> Settings:
    """Typed settings, with the decider and date of a decision against encryption; the register is still to come."""
    centre = dataclasses.replace(typed.settings.centre, first_pull=True)
    kept = dataclasses.replace(typed.settings, centre=centre)
    if not typed.chosen.is_plain:
        return kept
    today = dates.local_date(system_clock(), kept.office.zone)
    return dataclasses.replace(kept, plain_by=typed.chosen.decided_by, plain_on=today.isoformat())


def _begin_register(where: Places, typed: TypedConnection, known: Settings) -> None:
    """Create the empty register in its final form, then the settings, so that the centre's secret may follow."""
    if not known.plain_by:
        new_register.begin(where, typed.chosen.passphrase)
    settings_file.save(where.settings, known)


class Joining(QObject):
    """The register is coming. ``finished`` carries the settings once somebody can sign in (or nobody is known yet)."""

    finished = Signal(object)
    change_asked = Signal()

    def __init__(self, register: Register, settings: Settings, where: Places, *, proven: bool) -> None:
        super().__init__()
        self._register, self._settings, self._where = register, settings, where
        self._proven = proven  # the office's secret was typed in this run of the program
        self._action = new_id()
        self._busy = self._stopped = False
        self._worker = Worker("proof")
        self.page = JoiningPage(settings)
        self.page.stop_asked.connect(self._stop)
        self.page.go_on_asked.connect(self._go_on)
        self.page.change_asked.connect(self.change_asked)
        self.page.begin_asked.connect(self._begin)
        self.desk = CentreDesk(register)
        self.desk.progressed.connect(self.page.show_progress)
        self.desk.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Receive the missing part of the register, if any."""
        if self._settings.centre.first_pull:
            self.desk.use(self._settings.centre)
        else:
            self._on_received()

    def end(self) -> None:
        """Stop the workers; the register stays open."""
        self.desk.end()
        self._worker.stop()

    def _stop(self) -> None:
        self._stopped = True
        self.desk.suspend_rounds()
        self.page.show_stopped()

    def _go_on(self) -> None:
        self._stopped = False
        self.page.show_on_its_way(self._here())
        self.desk.start_round()

    def _here(self) -> int:
        """How many entries came in before."""
        with contextlib.suppress(Unavailable):
            return self._register.outbox.entries()
        return 0

    def _on_changed(self, overview: CentreOverview) -> None:
        begins, self._busy = overview.busy and not self._busy, overview.busy
        if not self._settings.centre.first_pull:
            return
        if overview.busy:
            if begins:  # by itself, too, after a failure
                self.page.show_on_its_way(self._here())
        elif overview.failure is not None:
            if not self._stopped:  # else it is the failure of before, and "Stopped" stands there
                self.page.show_failure(overview.failure)
        elif overview.last is not None and overview.last.complete:
            self.desk.suspend_rounds()
            self._keep_received()
        elif overview.last is not None and not overview.last.stopped:
            self.page.show_failure(Unavailable(CentreFailure.CHAIN))

    def _keep_received(self) -> None:
        """Save the office's facts about itself as this desk's settings, once the whole register is here."""
        facts = self._register.configuration.last_anywhere()
        office = office_from(facts, self._settings) if facts else self._settings
        centre = dataclasses.replace(office.centre, first_pull=False)
        kept = dataclasses.replace(office, centre=centre)
        try:
            settings_tag.save(self._where.settings, kept, self._register)
        except Unavailable as error:
            self.page.show_failure(error)
            return
        self._settings = kept
        self._on_received()

    def _on_received(self) -> None:
        supervisors = [one for one in self._register.officers.all() if one.active and one.role is Role.SUPERVISOR]
        if not supervisors:
            self.finished.emit(self._settings)  # the office's first desk: nobody is known yet
            return
        self.page.show_received(supervisors, prove=not self._proven)

    def _begin(self, first: FirstSecret) -> None:
        if self._proven:
            self._give(first)
            return
        centre = self._settings.centre

        def job() -> bool:
            from frontoffice.sync.link import connecting

            return connecting.is_kept(centre, first.proof)

        self._worker.run(job, lambda right: self._weigh(first, right=right), lambda error: _report(error, self._fail))

    def _weigh(self, first: FirstSecret, *, right: bool) -> None:
        if right:
            self._give(first)
        else:
            self.page.show_refusal(Refused(Problem("proof", CentreRefusal.SECRET_WRONG)))

    def _give(self, first: FirstSecret) -> None:
        try:
            officer = self._register.officers.give_first_secret(
                first.officer_id, first.secret, first.connected_by, self._action
            )
            self._register.configuration.record(facts_of(self._settings), officer)
        except (Refused, Unavailable) as error:
            self._fail(error)
            return
        self.finished.emit(self._settings)

    def _fail(self, error: Refused | Unavailable) -> None:
        if isinstance(error, Refused):
            self.page.show_refusal(error)
        else:
            self.page.show_failure(error)
            self.page.begin.setEnabled(True)


def _report(error: Exception, failed: Callable[[Refused | Unavailable], None]) -> None:
    if isinstance(error, Refused | Unavailable):
        failed(error)
    else:
        failed(Unavailable(CentreFailure.FAILED))
        raise error
