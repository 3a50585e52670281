"""The foot of the intake page: why something is amended, and the buttons; on a low page both in a row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.ui.receipts.receipt_preview import ReceiptPreview
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.folding import fold
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.text_size import px

_GAP: Final = 8  # between the buttons
_STATE_ROOM: Final = 120  # pixels: what the draft's state needs


class IntakeFoot(QObject):
    """Shows of the foot of ``page`` what a case needs and the width leaves; F9's button always."""

    def __init__(self, page: QWidget, preview: ReceiptPreview) -> None:
        super().__init__(page)
        self._is_new = True
        preview.showed.connect(self.say_paper)
        self._layouts = [child_layout(page, name) for name in ("foot", "why_lines")]
        self._why_cell = child(page, QWidget, "why_cell")
        self._state = child(page, QLabel, "draft_state")
        names = ("save_button", "drafts_button", "draft_button", "leave_button")
        self._save, self._drafts, self._draft, self._leave = (child(page, QPushButton, name) for name in names)
        why = child(page, QLineEdit, "why")
        why.returnPressed.connect(self._save.setFocus)  # Enter goes on here, too
        for button in (self._draft, self._leave):
            button.setMinimumWidth(1)  # else the page never gets as narrow as where they are left out

    def dress(self, *, is_new: bool) -> None:
        """Say what F9 does with a new case, or with one that is amended, whose reason is asked for."""
        self._is_new = is_new
        if not is_new:
            self._save.setText(self.tr("Save the amendment  ({key:intake.save})"))
            theme.give_icon(self._save, "check")
        self._leave.setText(self.tr("Cancel ({key:intake.back})") if is_new else self.tr("Back ({key:intake.back})"))
        self._why_cell.setVisible(not is_new)

    def say_paper(self, prints: bool) -> None:
        """Say of a new case whether F9 prints its resi, too: for who is on the telephone it does not."""
        if self._is_new:
            self._save.setText(
                self.tr("Save and print resi  ({key:intake.save})") if prints else self.tr("Save  ({key:intake.save})")
            )
            theme.give_icon(self._save, "print" if prints else "check")

    def fit(self, room: int, *, is_low: bool) -> None:
        """Fit it into ``room`` (pixels); a reason stands beside F9 on a page that ``is_low``."""
        in_a_row = is_low and not self._why_cell.isHidden()
        for layout in self._layouts:
            fold(layout, is_folded=not in_a_row)
        for part in (self._drafts, self._state):
            part.setVisible(not in_a_row)
        room -= px(_STATE_ROOM) + self._save.sizeHint().width() + _GAP + self._drafts.sizeHint().width()
        for button in (self._draft, self._leave):  # on a narrow page their keys alone do it
            room -= button.sizeHint().width() + _GAP
            button.setVisible(room >= 0 and not in_a_row)


def child_layout(page: QWidget, name: str) -> QBoxLayout:
    """The layout of that name on a page."""
    found: QBoxLayout | None = page.findChild(QBoxLayout, name)
    if found is None:
        raise LookupError(name)
    return found
