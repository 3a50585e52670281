"""The drafts of this desk: whose, from when, how they begin; one is taken up again, or dropped after asking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Complainant, Identity, Intake, display_name
from frontoffice.domain.masked_text import mask_known
from frontoffice.register.commands.drafts import Draft
from frontoffice.ui.intake.intake_fields import read_intake
from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.widgets.folding import fold, least_beside
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of

_SHOWN: Final = 80
_NOBODY: Final[Mapping[UUID, tuple[Complainant, ...]]] = MappingProxyType({})
_EDGE: Final = 16  # beside what stands here, as the form has it
_WHICH: Final = Qt.ItemDataRole.UserRole


class DraftsPanel(QFrame):
    """``chosen`` gives the draft to go on with, ``dropped`` the draft to forget; ``left`` goes back to the form."""

    chosen = Signal(object)
    dropped = Signal(object)
    left = Signal()

    drafts: QListWidget
    drafts_empty: QLabel
    drop_ask: QFrame
    drop_text: QLabel
    drop_yes: QPushButton
    drop_no: QPushButton
    drop_button: QPushButton
    drafts_buttons: QBoxLayout
    load_button: QPushButton
    leave_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("intake/drafts_panel", into=self)
        self._known: tuple[Draft, ...] = ()
        self.drop_ask.hide()
        self.load_button.clicked.connect(self._load)
        self.drop_button.clicked.connect(self._ask)
        self.drop_yes.clicked.connect(self._drop)
        self.drop_no.clicked.connect(self._keep)
        self.leave_button.clicked.connect(self.left)
        self.drafts.itemDoubleClicked.connect(self._load)
        actions = {"take_up_draft": self._load_unless_asking, "drop_draft": self._drop_or_ask}
        bind_keys(self, rows_of(INTAKE_KEYS, actions), actions)

    def show_drafts(
        self,
        drafts: Iterable[Draft],
        officers: Mapping[UUID, str],
        zone: str,
        hidden: Mapping[UUID, tuple[Complainant, ...]] = _NOBODY,
    ) -> None:
        """Show these drafts, the latest first as they come; ``officers`` gives the names by officer.

        Those that are ``hidden``, besides the ones that say so themselves, show no name, nor any of these people's.
        """
        self._known = tuple(drafts)
        row = max(0, self.drafts.currentRow())
        self.drafts.clear()
        for draft in self._known:
            intake, known = _read(draft, zone), hidden.get(draft.draft_id)
            who = intake.complainant if known is None else replace(intake.complainant, identity=Identity.CONFIDENTIAL)
            says = mask_known(intake.description, who, known or ())
            head = (self._name(who), _when(draft, zone), officers.get(draft.officer_id, ""))
            item = QListWidgetItem(self._words(head, says))
            item.setData(_WHICH, draft.draft_id)
            self.drafts.addItem(item)
        there = bool(self._known)
        self.drafts.setCurrentRow(min(row, len(self._known) - 1))
        self.drafts.setVisible(there)
        self.drafts_empty.setVisible(not there)
        self.load_button.setEnabled(there)
        self.drop_button.setEnabled(there)
        self.drop_ask.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the buttons do not fit beside each other, the first stands over the others."""
        super().resizeEvent(event)
        room = self.contentsRect().width() - 2 * _EDGE
        fold(self.drafts_buttons, is_folded=least_beside(self.drafts_buttons) > room)

    def focus(self) -> None:
        """Bring the focus where the next key is wanted."""
        (self.drafts if self._known else self.leave_button).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def confirm(self) -> Callable[[], None] | None:
        """Delete the draft, while that is asked."""
        return self._drop if self.drop_ask.isVisible() else None

    def go_back(self) -> None:
        """One step back: from the question to the list, from the list to the form."""
        if self.drop_ask.isVisible():
            self._keep()
        else:
            self.left.emit()

    def _load_unless_asking(self) -> None:
        if not self.drop_ask.isVisible():
            self._load()

    def _drop_or_ask(self) -> None:
        if self.drop_ask.isVisible():
            self._drop()
        else:
            self._ask()

    def _current(self) -> Draft | None:
        row = self.drafts.currentRow()
        return self._known[row] if 0 <= row < len(self._known) else None

    def _load(self) -> None:
        draft = self._current()
        if draft is not None:
            self.chosen.emit(draft)

    def _ask(self) -> None:
        if self._current() is not None:
            self.drop_text.setText(self.tr("Delete this draft? What was typed in it is gone then."))
            self.drop_ask.show()
            self.drop_no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.drop_ask.hide()
        self.focus()

    def _drop(self) -> None:
        draft = self._current()
        if draft is not None:
            self.dropped.emit(draft)
            self.focus()

    def _name(self, who: Complainant) -> str:
        return self.tr("no name yet") if who.identity is Identity.OPEN and not who.name else display_name(who)

    def _words(self, head: Iterable[str], description: str) -> str:
        first = " ".join(description.split())
        begins = first[:_SHOWN] + ("…" if len(first) > _SHOWN else "")
        nothing = self.tr("no description yet")
        return f"{' · '.join(filter(None, head))}\n{begins or nothing}"


def _read(draft: Draft, zone: str) -> Intake:
    return read_intake(draft.fields, dates.local_date(draft.saved_at, zone))[0]


def _when(draft: Draft, zone: str) -> str:
    day = dates.in_digits(dates.local_date(draft.saved_at, zone))
    return f"{day} {dates.time_of_day(draft.saved_at, zone)}"
