"""The files that people bring: what reads them elsewhere, and what watches the folder that a copier scans to."""

from __future__ import annotations

from PySide6.QtCore import QObject

from frontoffice.app.window.file_reading import FileReading
from frontoffice.app.window.folder_watch import FolderWatch
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.places import Places


class FilesController(QObject):
    """``reading`` reads what people bring; ``scans`` offers what a copier puts into the folder of the settings."""

    def __init__(self, settings: SettingsController, where: Places) -> None:
        super().__init__()
        self.reading = FileReading(where.opened, self)
        self.scans = FolderWatch(lambda: settings.current.scan_folder, self)
        settings.changed.connect(lambda _settings: self.scans.read_folder())

    def end(self) -> None:
        """Stop both; call it before the register closes."""
        self.reading.end()
        self.scans.end()
