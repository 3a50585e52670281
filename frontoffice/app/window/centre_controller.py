"""The exchange with the centre at the window: its light, what a round brought, and the connection."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, SignalInstance

from frontoffice.app.centre.exchange_worker import CentreDesk
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.register import Register
from frontoffice.settings import Centre, Settings
from frontoffice.ui.centre import centre_messages

if TYPE_CHECKING:
    from frontoffice.sync.rounds.centre_overview import CentreOverview
    from frontoffice.sync.rounds.round_progress import Round
    from frontoffice.ui.centre.centre_page import CentrePage
    from frontoffice.ui.centre.connection_page import ConnectionPage, TypedConnection
    from frontoffice.ui.shell.main_window import MainWindow

_MINUTE: Final = 60_000


class CentreController(QObject):
    """``came_in`` says that entries of other desks are in the register now."""

    came_in = Signal()

    def __init__(
        self, register: Register, settings: SettingsController, window: MainWindow, committed: SignalInstance
    ) -> None:
        super().__init__()
        self._register, self._settings, self._window = register, settings, window
        self._committed = committed
        self._desk: CentreDesk | None = None
        self._minutes = QTimer(self, interval=_MINUTE)  # "since 08.05" gets its day after midnight
        self._minutes.timeout.connect(lambda: self._show_light(self.desk.overview))
        window.destroyed.connect(self.end)  # no timer and no round outlives the light that it is shown on

    @property
    def desk(self) -> CentreDesk:
        """The worker of the exchange, which is read in once the window is warm."""
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk

    def _make_desk(self) -> CentreDesk:
        desk = CentreDesk(self._register, parent=self)  # so that it is there as long as the window may end it
        desk.expect(self._centre(self._settings.current))  # a page may be looked at before the first round
        desk.changed.connect(self._show_light)
        desk.came_in.connect(self.came_in)
        desk.healed.connect(self._show_healed)
        self._committed.connect(desk.check_outbox)
        self._settings.changed.connect(self._use)
        self._minutes.start()
        return desk

    def begin(self) -> None:
        """Show how it stands, and have the first round if this desk is connected."""
        self._use(self._settings.current)
        self._show_light(self.desk.overview)

    def end(self) -> None:
        """Stop the worker; call it before the register closes. It ends with the window at the latest."""
        self._minutes.stop()
        if self._desk is not None:
            self._desk.end()

    def connect_page(self, page: CentrePage) -> None:
        """Show on the page how this desk stands with the centre, and do what it asks for."""
        page.now_asked.connect(self.desk.now)
        page.settled.connect(self.desk.now)
        self.desk.changed.connect(page.show_overview)
        self.desk.progressed.connect(page.show_doing)
        page.use(self._settings.current.centre)
        page.show_overview(self.desk.overview)

    def connect_connection(self, page: ConnectionPage) -> None:
        """Try, make and end the connection as the page asks."""
        page.test_asked.connect(lambda typed: self._test(typed, page))
        page.connect_asked.connect(lambda typed: self._connect(typed, page))
        page.disconnect_asked.connect(lambda: self._disconnect(page))

    def _use(self, settings: Settings) -> None:
        self.desk.use(self._centre(settings))

    def _centre(self, settings: Settings) -> Centre:
        return Centre() if settings.training else settings.centre  # nothing invented ever leaves

    def _show_light(self, overview: CentreOverview) -> None:
        text = centre_messages.light(overview, self._register.now(), self._register.zone)
        self._window.centre_light.show_state(*centre_messages.sign(overview), text)

    def _show_healed(self, report: Round) -> None:
        for repair in report.healed:
            self._window.show_notice(centre_messages.format_healing(repair), f"healed_{repair.cause}")

    # --- the connection --------------------------------------------------------------------------------------------

    def _test(self, typed: TypedConnection, page: ConnectionPage) -> None:
        self.desk.try_out(typed.settings.centre, typed.secret, page.show_tried, page.show_failure)

    def _connect(self, typed: TypedConnection, page: ConnectionPage) -> None:
        """Connect; once that works and the secret is in the keyring, the settings say so, too."""
        text = QCoreApplication.translate("centre", "This desk is connected; the first exchange is on its way.")

        def keep() -> None:
            read = typed.settings
            kept = dataclasses.replace(self._settings.current, centre=read.centre, gives_numbers=read.gives_numbers)
            self._save(kept, text, page)

        self.desk.connect_to(typed.settings.centre, typed.secret, keep, page.show_failure)

    def _disconnect(self, page: ConnectionPage) -> None:
        before = self._settings.current.centre
        self.desk.forget(before)
        kept = dataclasses.replace(self._settings.current, centre=Centre(seconds=before.seconds))
        text = QCoreApplication.translate("centre", "This desk is not connected any more; its register stays.")
        self._save(kept, text, page)

    def _save(self, kept: Settings, done: str, page: ConnectionPage) -> None:
        try:
            self._settings.keep(kept)
        except (Refused, Unavailable) as error:
            page.show_failure(error)
            return
        page.show_settings(kept)
        page.show_message(done)
