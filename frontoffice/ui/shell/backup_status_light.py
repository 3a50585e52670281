"""The light of the copies in the status bar: *Copy whole 10.32*, or why not; pressing it leads to their page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from frontoffice.ui.shell.lights_line import CentreStatusLight
from frontoffice.ui.widgets import plain_text


class BackupStatusLight(CentreStatusLight):
    """Hidden until there is something to show; ``clicked`` asks for the page. Times are texts, as they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup_light")
        self._explain("")

    def show_unread(self) -> None:
        """Show that the backup locations are still being checked: a newer copy may stand in one of them."""
        self._explain("")
        self.show_state("draft", "muted", self.tr("Copies: looking…"))

    def show_whole(self, at: str) -> None:
        """Show that the newest backup is complete and recent."""
        self._explain("")
        self.show_state("ok", "done", self.tr("Copy whole {at}").format(at=at))

    def show_old(self, at: str) -> None:
        """Show that the newest backup is older than a working day."""
        self._explain(self.tr("The newest copy is older than a day of work."))
        self.show_state("late", "soon", self.tr("Copy of {at}").format(at=at))

    def show_beside(self, at: str) -> None:
        """Show that no other disk has a recent backup."""
        self._explain(self.tr("A copy on the register's own disk is lost with that disk."))
        self.show_state("late", "soon", self.tr("Copy of {at}, on the same disk").format(at=at))

    def show_failed(self, at: str, why: str) -> None:
        """Show that the last backup failed."""
        self._explain(why)
        self.show_state("late", "soon", self.tr("Copy of {at}, the last one failed").format(at=at))

    def show_silent(self, at: str, why: str) -> None:
        """Show that a backup location does not respond; ``at`` is of the newest copy of all."""
        self._explain(why)
        self.show_state("late", "soon", self.tr("Copy of {at}, a place does not answer").format(at=at))

    def show_doubted(self, at: str) -> None:
        """Show that the newest backup is of a register with a doubtful history; ``at`` is of the whole one before."""
        self._explain(self.tr("The history of the register is in doubt; what is copied now does not count as whole."))
        text = self.tr("Copy whole {at}, the one after it is doubted") if at else self.tr("Copy doubted, none is whole")
        self.show_state("late" if at else "warning", "soon" if at else "late", text.format(at=at))

    def show_none(self) -> None:
        """Show that there is no backup."""
        self._explain(self.tr("If this computer is lost, the register is lost."))
        self.show_state("warning", "late", self.tr("No copy yet"))

    def _explain(self, why: str) -> None:
        plain_text.set_tool_tip(
            self, " ".join(part for part in (why, self.tr("Copies of the register ({key:window.menu})")) if part)
        )
