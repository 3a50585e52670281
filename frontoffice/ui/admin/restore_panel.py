"""The question whether a verified copy shall take the register's place: what is in it, and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.dates import parse_moment
from frontoffice.errors import Unavailable
from frontoffice.register.commands.backups import BackupTrial
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form import go_to, load_ui, settle
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

RESTORE_KEYS: Final = tuple(PageKey(key, "restore", within="restore_form") for key in ("Return", "Enter"))


class RestorePanel(QWidget):
    """Hidden until it asks. A copy that is cut has a key of its own, and Enter does not press it."""

    restore_text: QLabel
    restore_yes: QPushButton
    restore_cut: QPushButton
    restore_no: QPushButton

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        load_ui("admin/restore_panel", into=self)
        bind_keys(self, RESTORE_KEYS, {"restore": self._enter})
        self.hide()

    def ask(self, found: Mapping[str, Any]) -> None:
        """Ask about a copy that was verified and lies ready; ``found`` is what the process said of it."""
        last, newer = str(found.get("last") or ""), int(found.get("newer", 0))
        parts = [self.tr("%n entry(ies), verified", "", int(found.get("entries", 0)))]
        if last:
            at = moment_text(parse_moment(last), self._register.zone)
            parts.append(self.tr("the last one of {at}").format(at=at))
        sentences = [", ".join(parts) + "."]
        if counter := str(found.get("counter") or ""):
            sentences.append(self.tr("A register of counter {counter}.").format(counter=counter))
        if found.get("other"):
            sentences.append(
                self.tr("It is another desk's: this computer would go on as that desk, and not as its own.")
            )
        if found.get("doubted"):
            sentences.append(
                self.tr("The history of the register that it was made of was in doubt: rather choose an older.")
            )
        if newer:
            sentences.append(self.tr("%n entry(ies) of the register here are not in it.", "", newer))
        sentences.append(
            self.tr(
                "The register that is here stays beside it, with the last two before; older ones go with the next copy."
            )
        )
        sentences.append(
            self.tr("The program opens anew, and asks for the last number on paper if one may have been given since.")
        )
        self._show(" ".join(sentences), is_cut=False)

    def ask_cut(self, error: Unavailable) -> None:
        """Ask about a copy in which later entries are missing."""
        self._show(wording.unavailable(error), is_cut=True)

    def _show(self, text: str, *, is_cut: bool) -> None:
        self.restore_text.setText(text)
        self.restore_yes.setHidden(is_cut)
        self.restore_cut.setVisible(is_cut)
        self.show()
        settle(self)
        go_to(self.restore_no if is_cut else self.restore_yes)  # what Enter would do is seen with its question

    def confirm(self) -> None:
        """Restore it; a copy that is cut by its own key alone."""
        if not self.restore_yes.isHidden():
            self.restore_yes.click()

    def _enter(self) -> None:
        if self.restore_no.hasFocus():
            self.restore_no.click()
        elif not self.restore_yes.isHidden():
            self.restore_yes.click()


def moment_text(moment: datetime, zone: str) -> str:
    """A moment as it is shown of copies: ``24-11-2026 10.32``."""
    at = dates.time_of_day(moment, zone).removesuffix(f" {zone}")
    return f"{dates.in_digits(dates.local_date(moment, zone))} {at}"


def trial_text(last: BackupTrial | None, zone: str) -> str:
    """What came of the last trial of a copy, or that trials are made."""
    if last is None:
        return QCoreApplication.translate(
            "BackupPage", "Once a month the newest copy is restored by itself into a folder of its own, as a trial."
        )
    whole = QCoreApplication.translate("BackupPage", "Last trial {at}: {entries} entries restored and whole.")
    broken = QCoreApplication.translate("BackupPage", "Last trial {at}: the copy could not be restored ({detail}).")
    text = whole if last.is_whole else broken
    return text.format(at=moment_text(last.at, zone), entries=last.entries, detail=last.detail)
