"""The settings in force: written to the file and to the journal, and handed to whoever works by them."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from frontoffice.app.settings import settings_tag
from frontoffice.app.settings.desk_settings import desk_of, facts_of, is_plain_by_decision
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings
from frontoffice.ui.widgets.guarded import show_unavailable


class SavesSettings(Protocol):
    """Page for changing settings."""

    def show_saved(self, settings: Settings) -> None:
        """Show that the settings are saved."""

    def show_failure(self, error: Unavailable) -> None:
        """Say why they are not."""


class SettingsController(QObject):
    """Controller of the settings; ``changed`` carries the newly valid ones; the register goes by them already."""

    changed = Signal(object)

    def __init__(self, register: Register, settings: Settings, file: Path, officer: Callable[[], Officer]) -> None:
        super().__init__()
        self._register, self._file, self._officer = register, file, officer
        self.current = settings

    def keep(self, settings: Settings) -> None:
        """Write the settings and go on by them. Raises Unavailable; then those before stand.

        A decision against encryption that stands in the settings alone is nobody's, and does not get into the journal.
        """
        before = (self.current.plain_by, self.current.plain_on)
        if (settings.plain_by, settings.plain_on) == before and settings.plain_by and not self.is_plain_by_decision:
            settings = dataclasses.replace(settings, plain_by="", plain_on="")
        self._keep(settings)

    def _keep(self, settings: Settings) -> None:
        settings_tag.save(self._file, settings, self._register)
        blocked = self._register.numbering.find_block()
        if facts_of(settings) != facts_of(self.current) or blocked is NumberRefusal.SETTINGS_DIFFER:
            self._append_to_journal(settings)
        self.current = settings
        self._register.desk = desk_of(settings)
        self.changed.emit(settings)

    def learn_device(self, identity: str, name: str) -> None:
        """Save a printer's full device name, if its last test was before all of that was queried.

        Another is noticed then.

        Raises Unavailable.
        """
        from frontoffice.printing.printer_identity import is_same_device  # of a printer that has printed

        def with_device(printer: Printer) -> Printer:
            known = printer.identity == identity and name and is_same_device(printer.device, name)
            return dataclasses.replace(printer, device=name) if known else printer

        now = self.current
        others = tuple(with_device(printer) for printer in now.other_printers)
        learned = dataclasses.replace(now, printer=with_device(now.printer), other_printers=others)
        if learned != now:
            self.keep(learned)

    def decide_plain(self) -> None:
        """Record the office's decision for an unencrypted register, with the decider and today's date.

        Raises Unavailable.
        """
        by, on = self._officer().name, self._register.today().isoformat()
        self._keep(dataclasses.replace(self.current, plain_by=by, plain_on=on))
        if not self.is_plain_by_decision:  # the settings said so before, and the journal does not
            self._append_to_journal(self.current)

    @property
    def is_plain_by_decision(self) -> bool:
        """Whether the office decided against encryption, as its journal says. Raises Unavailable."""
        return bool(self.current.plain_by) and is_plain_by_decision(self.current, self._register.configuration.last())

    def save_from(self, page: SavesSettings, settings: Settings) -> None:
        """Save the settings of a page, and show the outcome there."""
        with show_unavailable(page.show_failure) as saving:
            self.keep(settings)
        if saving.worked:
            page.show_saved(settings)

    def _append_to_journal(self, settings: Settings) -> None:
        """Append the entry; when the journal does not take it, the file goes back to what the journal says."""
        try:
            self._register.configuration.record(facts_of(settings), self._officer())
        except (Refused, Unavailable):
            with contextlib.suppress(Unavailable):
                settings_tag.save(self._file, self.current, self._register)
            raise
