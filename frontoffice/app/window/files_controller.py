"""The files that people bring: what reads them elsewhere, and what watches the folder that a copier scans to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.places import Places

if TYPE_CHECKING:
    from frontoffice.app.window.file_reading import FileReading
    from frontoffice.app.window.folder_watch import FolderWatch


class FilesController(QObject):
    """Both are made when they are first wanted, and end with ``ending``."""

    def __init__(self, settings: SettingsController, where: Places, ending: SignalInstance) -> None:
        super().__init__()
        self._settings, self._where, self._ending = settings, where, ending

    @cached_property
    def reading(self) -> FileReading:
        """What people bring, read elsewhere."""
        from frontoffice.app.window.file_reading import FileReading  # its workers

        made = FileReading(self._where.opened, self)
        self._ending.connect(made.end)
        return made

    @cached_property
    def scans(self) -> FolderWatch:
        """What a copier scans to a folder."""
        from frontoffice.app.window.folder_watch import FolderWatch  # its worker

        made = FolderWatch(lambda: self._settings.current.scan_folder, self)
        self._ending.connect(made.end)
        self._settings.changed.connect(lambda _settings: made.read_folder())
        return made
