"""The counter's side of the centre: its light, its two pages, and what follows from what comes in."""

from __future__ import annotations

import dataclasses
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer

from frontoffice.app.centre.exchange_worker import CentreDesk
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.queries.worklist import CONFLICT
from frontoffice.settings import Centre, Settings
from frontoffice.sync.centre_overview import Standing
from frontoffice.sync.round_progress import Progress, Round
from frontoffice.ui.centre import centre_messages

if TYPE_CHECKING:
    from uuid import UUID

    from frontoffice.domain.people import Officer
    from frontoffice.register.register import Register
    from frontoffice.ui.centre.centre_page import CentrePage
    from frontoffice.ui.centre.connection_page import ConnectingPage, Typed
    from frontoffice.ui.shell.main_window import MainWindow
    from frontoffice.ui.worklist.worklist_page import WorkPage

_MINUTE = 60_000


class Counter(Protocol):
    """What these pages want of the counter that they belong to."""

    register: Register
    settings: Settings
    window: MainWindow

    @property
    def work(self) -> WorkPage:
        """What needs action."""

    def officer(self) -> Officer:
        """Who is signed in."""

    def open_complaint(self, subject: UUID) -> None:
        """Show one complaint."""

    def refresh_counts(self) -> None:
        """Count anew."""

    def numbers_settled(self) -> None:
        """Look anew whether this counter gives numbers."""

    def others_wrote(self) -> None:
        """Entries of other desks came in."""

    def keep_settings(self, settings: Settings) -> None:
        """Write the settings and go on by them."""


class CentrePages:
    """Made once the window is warm. ``end`` stops the worker; call it before the register closes."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self.desk = CentreDesk(counter.register)
        self.desk.changed.connect(self._changed)
        self.desk.came_in.connect(self._came_in)
        self.desk.healed.connect(self._healed)
        self.desk.progressed.connect(self._progressed)
        self._minutes = QTimer(self.desk, interval=_MINUTE)  # "since 08.05" gets its day after midnight
        self._minutes.timeout.connect(lambda: self._changed(self.desk.standing))
        self._minutes.start()

    def begin(self) -> None:
        """Show how it stands, and have the first round if this desk is connected."""
        self._changed(self.desk.standing)
        self.use(self._counter.settings)

    def use(self, settings: Settings) -> None:
        """Go on with the connection that is in the settings."""
        self.desk.use(Centre() if settings.training else settings.centre)  # nothing invented ever leaves
        if "page" in self.__dict__:
            self.page.use(settings.centre)

    def end(self) -> None:
        """Stop the worker."""
        self._minutes.stop()
        self.desk.end()

    @cached_property
    def page(self) -> CentrePage:
        """How this desk stands with the centre."""
        from frontoffice.ui.centre.centre_page import CentrePage  # noqa: PLC0415

        page = CentrePage(self._counter.register, self._counter.officer)
        page.now_asked.connect(self.desk.now)
        page.connection_asked.connect(lambda: self._counter.window.go("connecting"))
        page.opened.connect(self._counter.open_complaint)
        page.conflicts_asked.connect(self._show_conflicts)
        page.settled.connect(self._counter.refresh_counts)
        page.settled.connect(self._counter.numbers_settled)
        page.settled.connect(self.desk.now)
        page.use(self._counter.settings.centre)
        page.show_standing(self.desk.standing)
        return page

    @cached_property
    def connecting(self) -> ConnectingPage:
        """Where the connection is set up."""
        from frontoffice.ui.centre.connection_page import ConnectingPage  # noqa: PLC0415

        page = ConnectingPage(self._counter.settings)
        page.test_asked.connect(self._test)
        page.connect_asked.connect(self._connect)
        page.disconnect_asked.connect(self._disconnect)
        page.left.connect(lambda: self._counter.window.go("centre"))
        return page

    # --- what follows from what ------------------------------------------------------------------------------------

    def _changed(self, standing: Standing) -> None:
        register, window = self._counter.register, self._counter.window
        window.centre_light.show_state(
            *centre_messages.sign(standing), centre_messages.light(standing, register.now(), register.zone)
        )
        if "page" in self.__dict__:
            self.page.show_standing(standing)

    def _progressed(self, progress: Progress) -> None:
        if "page" in self.__dict__:
            self.page.show_doing(progress)

    def _came_in(self) -> None:
        self._counter.others_wrote()
        if "page" in self.__dict__:
            self.page.refresh()

    def _healed(self, told: Round) -> None:
        for one in told.healed:
            self._counter.window.show_notice(centre_messages.healed(one), f"healed_{one.cause}")

    def _show_conflicts(self) -> None:
        self._counter.window.go("work")
        self._counter.work.show_group(CONFLICT)

    # --- the connection --------------------------------------------------------------------------------------------

    def _test(self, typed: Typed) -> None:
        page = self.connecting
        self.desk.try_out(typed.settings.centre, typed.secret, page.show_tried, page.show_failure)

    def _connect(self, typed: Typed) -> None:
        centre = typed.settings.centre
        self.desk.connect_to(centre, typed.secret, lambda: self._keep(typed.settings), self.connecting.show_failure)

    def _keep(self, read: Settings) -> None:
        """The connection works and its secret is in the keyring: now the settings say so, too."""
        kept = dataclasses.replace(self._counter.settings, centre=read.centre, gives_numbers=read.gives_numbers)
        self._save(
            kept, centre_messages.translate("centre", "This desk is connected; the first exchange is on its way.")
        )

    def _disconnect(self) -> None:
        before = self._counter.settings.centre
        self.desk.forget(before)
        kept = dataclasses.replace(self._counter.settings, centre=Centre(seconds=before.seconds))
        self._save(
            kept, centre_messages.translate("centre", "This desk is not connected any more; its register stays.")
        )

    def _save(self, kept: Settings, told: str) -> None:
        try:
            self._counter.keep_settings(kept)
        except (Refused, Unavailable) as error:
            self.connecting.show_failure(error)
            return
        self.connecting.show_settings(kept)
        self.connecting.show_told(told)
