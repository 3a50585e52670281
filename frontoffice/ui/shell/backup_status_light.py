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
        """Show that the places are still being looked at: a newer copy may stand in one of them."""
        self._explain("")
        self.show_state("draft", "muted", self.tr("Copies: looking…"))

    def show_whole(self, at: str) -> None:
        """Show that the newest copy is whole and not old."""
        self._explain("")
        self.show_state("ok", "done", self.tr("Copy whole {at}").format(at=at))

    def show_old(self, at: str) -> None:
        """Show that the newest copy is older than a day of work."""
        self._explain(self.tr("The newest copy is older than a day of work."))
        self.show_state("late", "soon", self.tr("Copy of {at}").format(at=at))

    def show_beside(self, at: str) -> None:
        """Show that no other disk has a copy that is not old."""
        self._explain(self.tr("A copy on the register's own disk is lost with that disk."))
        self.show_state("late", "soon", self.tr("Copy of {at}, on the same disk").format(at=at))

    def show_failed(self, at: str, why: str) -> None:
        """Show that the last copy was not made."""
        self._explain(why)
        self.show_state("late", "soon", self.tr("Copy of {at}, the last one failed").format(at=at))

    def show_silent(self, at: str, why: str) -> None:
        """Show that a place was asked and does not answer; ``at`` is of the newest copy of all."""
        self._explain(why)
        self.show_state("late", "soon", self.tr("Copy of {at}, a place does not answer").format(at=at))

    def show_doubted(self, at: str) -> None:
        """Show that the newest copy is of a register whose history is doubted; ``at`` is of the whole one before."""
        self._explain(self.tr("The history of the register is in doubt; what is copied now does not count as whole."))
        text = self.tr("Copy whole {at}, the one after it is doubted") if at else self.tr("Copy doubted, none is whole")
        self.show_state("late" if at else "warning", "soon" if at else "late", text.format(at=at))

    def show_none(self) -> None:
        """Show that there is no copy at all."""
        self._explain(self.tr("If this computer is lost, the register is lost."))
        self.show_state("warning", "late", self.tr("No copy yet"))

    def _explain(self, why: str) -> None:
        plain_text.set_tool_tip(
            self, " ".join(part for part in (why, self.tr("Copies of the register ({key:window.menu})")) if part)
        )
