"""The printer's light in the status bar, by its last receipt or by how it is while it prints nothing."""

from __future__ import annotations

from frontoffice.app.printing import printer_status
from frontoffice.register.commands.print_job import PrintJob
from frontoffice.settings import Settings
from frontoffice.ui.shell.main_window import MainWindow


class PrinterLight:
    """Shows the printer of the settings, and remembers that its roll will end soon."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        self._window, self._printer = window, settings.printer
        self._near_end = False  # by the printer's last word

    def use(self, settings: Settings) -> None:
        """Go by these settings; of another printer's roll nothing is known yet."""
        self._near_end = self._near_end and settings.printer.identity == self._printer.identity
        self._printer = settings.printer

    def show_job(self, job: PrintJob | None = None) -> None:
        """Show it by its last receipt."""
        if job is not None and job.reason == printer_status.PAPER_OUT:
            self._near_end = False  # it has ended; of the next one nothing is known yet
        light = printer_status.status_of_job(job, self._printer, near_end=self._near_end)
        if light is not None:
            self._window.set_printer_light(*light)

    def show_seen(self, code: str) -> None:
        """Show how the printer is while it prints nothing, or as a receipt begins."""
        self._near_end = code == printer_status.NEAR_END
        self._window.set_printer_light(*printer_status.status_of_printer(code, self._printer))
