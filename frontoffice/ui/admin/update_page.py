"""A new version of the program: content of a package, and its installation beside the running one."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QProgressBar, QPushButton, QWidget

from frontoffice.errors import Refused, Unavailable
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.file_choice import choose_update
from frontoffice.ui.widgets.focus_return import FocusReturn
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.updating.installed_versions import NextVersion, Trial
from frontoffice.updating.update_package import UpdatePackage

UPDATE_KEYS: Final = (PageKey("F9", "install"), PageKey("Esc", "stop"))
_MEGABYTE: Final = 1_000_000


class UpdateStage(Enum):
    """Stage of an update, in this order."""

    FETCH = auto()
    READ = auto()
    COPY = auto()
    UNPACK = auto()
    CHECK = auto()


class UpdatePage(QWidget):
    """Its signals ask: ``chosen`` carries a file, ``fetch_asked`` wants what the centre offers."""

    chosen = Signal(object)
    fetch_asked = Signal()
    install_asked = Signal()
    stop_asked = Signal()
    back_asked = Signal()

    running: QLabel
    following: QLabel
    choose_file: QPushButton
    from_centre: QPushButton
    go_back: QPushButton
    found: QLabel
    notes: QPlainTextEdit
    install: QPushButton
    progress: QProgressBar
    stop: QPushButton
    message: QLabel

    def __init__(self) -> None:
        super().__init__()
        load_ui("admin/update_page", into=self)
        self._message = MessageLine(self.message)
        self._may_change = False
        self._focus = FocusReturn(self, self.choose_file.setFocus)
        self.choose_file.clicked.connect(lambda: choose_update(self, self.chosen.emit))
        self.from_centre.clicked.connect(self.fetch_asked)
        self.install.clicked.connect(self.install_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.go_back.clicked.connect(self.back_asked)
        bind_keys(self, UPDATE_KEYS, {"install": self.install.click, "stop": self.stop.click})
        self.show_offer("")
        self._show_package(None)
        self._show_busy(is_busy=False)

    def show_running(self, version: str, following: NextVersion | None, *, may_change: bool) -> None:
        """Show the running version and the next one; ``may_change`` is False where none can be installed."""
        self._may_change = may_change
        self.running.setText(self.tr("Version {version} runs now.").format(version=version))
        sentences = {
            Trial.NEW: self.tr(
                "Version {version} is used from the next start on: close the program and open it again."
            ),
            Trial.STARTED: self.tr("Version {version} was started once, and no window of it was seen yet."),
            Trial.FAILED: self.tr("Version {version} did not open its window; the installed version is used."),
            Trial.PROVEN: self.tr("Version {version} is used at each start."),
        }
        self.following.setText(sentences[following.trial].format(version=following.version) if following else "")
        self.following.setVisible(following is not None)
        self.go_back.setVisible(following is not None and following.trial is not Trial.FAILED)
        self._show_busy(is_busy=False)

    def show_offer(self, version: str) -> None:
        """Show the centre's version as an offer; "" for nothing."""
        self.from_centre.setVisible(bool(version))
        self.from_centre.setText(self.tr("Version {version} from the centre").format(version=version))

    def show_package(self, package: UpdatePackage) -> None:
        """Show the package ready for installation."""
        self._message.show("")
        self._show_package(package)
        self._show_busy(is_busy=False)
        self.install.setFocus()

    def _show_package(self, package: UpdatePackage | None) -> None:
        if package is not None:
            text = self.tr("Version {version}, {size} MB, signed by the makers of this program")
            self.found.setText(text.format(version=package.version, size=round(package.size / _MEGABYTE)))
            self.notes.setPlainText(package.notes)
        for part in (self.found, self.notes, self.install):
            part.setVisible(package is not None)

    def show_stage(self, stage: UpdateStage, percent: int) -> None:
        """Show the stage of the update, and its progress."""
        sentences = {
            UpdateStage.FETCH: self.tr("Fetching it from the centre…"),
            UpdateStage.READ: self.tr("Reading the package…"),
            UpdateStage.COPY: self.tr("Copying the register first…"),
            UpdateStage.UNPACK: self.tr("Unpacking…"),
            UpdateStage.CHECK: self.tr("The new version checks itself…"),
        }
        self._show_busy(is_busy=True)
        self.progress.setMaximum(0 if stage is UpdateStage.CHECK else 100)
        self.progress.setValue(percent)
        self._message.show(sentences[stage], "soon")

    def show_installed(self) -> None:
        """Show that the new version is installed."""
        self._show_package(None)
        self._message.show(self.tr("The new version is in place."), "done")
        self._show_busy(is_busy=False)

    def show_problem(self, error: Refused | Unavailable) -> None:
        """Say why there is no new version."""
        self._show_busy(is_busy=False)
        self._message.show(wording.refusal_text(error) if isinstance(error, Refused) else wording.unavailable(error))

    def _show_busy(self, *, is_busy: bool) -> None:
        buttons = (self.choose_file, self.from_centre, self.install, self.go_back)
        if is_busy:
            self.progress.show()
            self.stop.show()
            self._focus.focus_during(self.stop, buttons)
        for button in buttons:
            button.setEnabled(not is_busy and self._may_change)
        if not is_busy:
            self._focus.restore_after(self.stop)
            self.stop.hide()
            self.progress.hide()
