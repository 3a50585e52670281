"""Side panel of the intake form: the resi as it will be; over it, when asked for, count of days, drafts or papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Complainant, Identity, Intake, display_name
from frontoffice.domain.masked_text import mask_known
from frontoffice.register.commands.drafts import Draft
from frontoffice.ui.attachments import pending_files
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel
from frontoffice.ui.intake.intake_fields import read_intake
from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.receipts.receipt_preview import ReceiptPreview
from frontoffice.ui.widgets.due_explanation import DueExplanation
from frontoffice.ui.widgets.form import child, load_ui
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.text_size import px
from frontoffice.ui.widgets.wrapped_layouts import fold, least_beside

# --- The drafts of this desk: whose, from when, how they begin; one is taken up again, or dropped after asking ---

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
        """Move the first button above the others on a narrow panel."""
        super().resizeEvent(event)
        room = self.contentsRect().width() - 2 * _EDGE
        fold(self.drafts_buttons, is_folded=least_beside(self.drafts_buttons) > room)

    def focus(self) -> None:
        """Focus the list of drafts, or the leave button if it is empty."""
        (self.drafts if self._known else self.leave_button).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def confirm(self) -> Callable[[], None] | None:
        """Callback deleting the draft while its confirmation is open, None otherwise."""
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


# --- intake side ---

WIDTH: Final = 392
UNBOUND: Final = (1 << 24) - 1


class IntakeSide(QStackedWidget):
    """Shows one of four; ``turned``: it is another one now, ``had_focus``: the keys went to the one before."""

    turned = Signal()

    def __init__(self, attachments: AttachmentsPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.had_focus = False
        self._beside = self._wants_resi = False
        self.preview = ReceiptPreview()
        self.counted = DueExplanation()
        self.drafts = DraftsPanel()
        self.attachments = attachments
        self.reasons = ReasonBar()  # beside the files, not among them: their keys are not those of a line of text
        self._files = QWidget()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        around = QVBoxLayout(self._files)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.reasons)
        around.addWidget(attachments, 1)
        for panel in (self.preview, self.counted, self.drafts, self._files):
            self.addWidget(panel)
        self.counted.left.connect(self.close_panel)
        self.drafts.left.connect(self.close_panel)
        attachments.left.connect(self.close_panel)
        attachments.reason_wanted.connect(lambda: self.reasons.ask("hidden files", *pending_files.question()))
        self.reasons.closed.connect(attachments.focus)
        attachments.widened.connect(lambda _wide: self.turned.emit())

    def hasHeightForWidth(self) -> bool:
        """Never: what it shows scrolls, and is not to make the page higher than its window."""
        return False

    @property
    def is_open(self) -> bool:
        """Whether something stands over the resi."""
        return self.currentWidget() is not self.preview or (self._wants_resi and not self._beside)

    @property
    def is_wide(self) -> bool:
        """Whether it wants the room of the form, too."""
        return self.currentWidget() is self._files and self.attachments.is_viewing

    def open_attachments(self) -> None:
        """Show the papers of the case."""
        self._turn_to(self._files)
        self.attachments.focus()

    def open_count(self) -> None:
        """Show how the days were counted."""
        self._turn_to(self.counted)
        self.counted.focus()

    def open_drafts(self) -> None:
        """Show the drafts."""
        self._turn_to(self.drafts)
        self.drafts.focus()

    def toggle_receipt(self) -> None:
        """Toggle between receipt and form on a narrow page."""
        if not self._beside and not self.is_open:
            self._wants_resi, self.had_focus = True, False
            self.turned.emit()
            child(self.preview, QScrollArea).setFocus(Qt.FocusReason.OtherFocusReason)  # it is read by keys, too
        else:
            self.close_panel()

    def close_panel(self) -> None:
        """Show the resi again, or the form alone."""
        if self.is_open:
            self._wants_resi = False
            self._turn_to(self.preview)

    def go_back(self) -> None:
        """Close the innermost open question or panel."""
        panel = self.currentWidget()
        if self.reasons.isVisible():
            self.reasons.leave()
        elif panel is self.preview:
            self.close_panel()
        elif panel is self._files:
            self.attachments.go_back()
        elif isinstance(panel, (DueExplanation, DraftsPanel)):
            panel.go_back()

    def fit(self, *, beside: bool) -> None:
        """Stand ``beside`` the form, or have the room to itself while a panel is open."""
        self._beside = beside
        self.setMaximumWidth(px(WIDTH) if beside and not self.is_wide else UNBOUND)
        self.setVisible(beside or self.is_open)

    def _turn_to(self, panel: QWidget) -> None:
        focused = self.window().focusWidget()
        self.had_focus = focused is not None and self.isAncestorOf(focused)
        self.setCurrentWidget(panel)
        self.turned.emit()
