"""Watch over the printer of the settings while nothing is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from frontoffice.app.printing import print_task
from frontoffice.app.printing.dispatch import Dispatch
from frontoffice.app.printing.outcomes import log_failure
from frontoffice.app.printing.print_task import Devices
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import Reason
from frontoffice.register.register import Register
from frontoffice.settings import Transport

_CHECK_INTERVAL: Final = 60_000  # ms between two checks of an idle printer


class PrinterWatch(QObject):
    """Checks the printer each minute; ``seen`` gets what is wrong, the roll's near end or "", ``failed`` why not."""

    def __init__(
        self,
        register: Register,
        dispatch: Dispatch,
        devices: Devices,
        seen: Callable[[Reason], None],
        failed: Callable[[Unavailable], object],
    ) -> None:
        super().__init__()
        self._register, self._dispatch, self._devices = register, dispatch, devices
        self._seen, self._failed = seen, failed
        self._timer = QTimer(self, interval=_CHECK_INTERVAL)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def check(self) -> None:
        """Check the printer unless it is printing."""
        chosen = self._dispatch.settings.printer
        if chosen.transport in (Transport.NONE, Transport.PDF) or not self._dispatch.is_idle(chosen):
            return
        try:
            torn = self._register.printing.is_torn(chosen.identity)
        except Unavailable as error:
            self._failed(error)
            return
        thread = self._dispatch.run(chosen)
        thread.run(lambda: print_task.check_printer(chosen, self._devices, torn=torn), self._seen, log_failure)

    def end(self) -> None:
        """Check it no more."""
        self._timer.stop()
