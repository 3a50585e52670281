"""The fields of the intake in reading order: what is typed in them, and the way through them by Tab and Enter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLayout, QPlainTextEdit, QPushButton, QWidget

from frontoffice.domain import dates, working_days
from frontoffice.domain.choices import ListName, Meanings
from frontoffice.domain.complaint import Channel, Complainant, Identity, Kind, Manner
from frontoffice.errors import Problem
from frontoffice.ui.intake.field_texts import on_change, read_text, write_text
from frontoffice.ui.intake.intake_fields import CHOICES, Fields
from frontoffice.ui.intake.list_fields import LISTS, ListFields
from frontoffice.ui.intake.masked_fields import NIK, MaskedFields
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.choice_row import ChoiceRow
from frontoffice.ui.widgets.completing import Completing
from frontoffice.ui.widgets.form import child, load_ui

ORDER: Final = (
    *("channel", "kind", "received_on", "external_id", "received_why", "identity_copy", "documents"),
    *("name", "identity", "phone", "nik", "address", "regency", "district"),
    *("sector", "service", "application_no", "service_date", "respondent", "category", "description", "more_button"),
    *("email", "represents", "attorney_letter", "wish", "event_date", "event_place"),
)
_MORE: Final = ORDER[ORDER.index("more_button") + 1 :]
_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntakeForm(QWidget):
    """Fields with names: ``texts()`` reads all, ``write()`` replaces all, so nothing of one case meets the next.

    ``changed`` follows every change; ``entered`` and ``left`` name the field that the focus came to or left;
    ``refused`` says why nothing was pasted.
    """

    changed = Signal()
    entered = Signal(str)
    left = Signal(str)
    refused = Signal(str)

    received_on_cell: QWidget
    received_why_cell: QWidget
    external_id_cell: QWidget
    papers_cell: QWidget
    received_now: QLabel
    filing_window: QLabel
    more_button: QPushButton
    more_section: QWidget
    description: QPlainTextEdit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("intake/intake_form", into=self)
        self._channels: dict[str, Channel] = {}
        self._writing = False
        self._entered = self._stood = ""  # the field that has the focus, and what stood in it before
        self._filled: dict[str, str] = {}
        self._masks = MaskedFields()
        self._rows = {
            name: ChoiceRow(name, columns) for name, columns in (("channel", 6), ("kind", 2), ("identity", 3))
        }
        for name, row in self._rows.items():
            self._place(name).addWidget(row)
            row.moved_on.connect(self._move_on)
        combos = {name: child(self, QComboBox, name) for name in LISTS}
        self._lists = ListFields(combos, lambda: self._writing)
        self.fields: dict[str, QWidget] = {name: self._named(name) for name in ORDER if name != "more_button"}
        self._led_on: tuple[QWidget, ...] = ()
        self._offer_choices()
        self._watch()
        self.more_button.toggled.connect(self.more_section.setVisible)
        self.more_section.hide()
        self._channel_chosen()

    def offer_channels(self, channels: Mapping[str, Channel], used: str = "") -> None:
        """Offer the active channels, and the one in use whether it is active or not."""
        self._channels = dict(channels)
        offered = [channel for channel in channels.values() if channel.active or channel.code == used]
        self._rows["channel"].offer([(channel.code, channel.name) for channel in offered])
        self._chain()

    def lead_on(self, *stops: QWidget) -> None:
        """Where Tab goes after the last field."""
        self._led_on = stops
        self._chain()

    def offer_lists(self, known: Mapping[ListName, Meanings]) -> None:
        """Offer the choices of these lists."""
        self._lists.offer_lists(known)

    @property
    def manner(self) -> Manner:
        """How the channel chosen speaks; written as long as none is known, since that asks for more."""
        channel = self._channels.get(self._rows["channel"].value())
        return channel.manner if channel else Manner.WRITTEN

    def texts(self) -> Fields:
        """What stands in every field, as it was typed; behind a mask, what it hides."""
        return {name: self._masks.value(name, read_text(field)) for name, field in self.fields.items()}

    @property
    def masked(self) -> frozenset[str]:
        """The fields whose text is hidden."""
        return self._masks.names({name: read_text(field) for name, field in self.fields.items()})

    def as_shown(self, who: Complainant) -> Complainant:
        """The complainant of the form as far as it is shown."""
        shown: dict[str, Any] = {name: read_text(self.fields[name]) for name in self.masked}
        return replace(who, **shown)

    def hide_texts(self, names: Iterable[str]) -> None:
        """Hide what stands in these fields from now on."""
        self.write(self.texts(), self.masked | frozenset(names))

    def write(self, texts: Mapping[str, str], masked: Collection[str] = ()) -> None:
        """Replace what stands in every field; one that ``texts`` does not name becomes empty, a choice its first.

        Of the fields ``masked`` only that there is something is shown.
        """
        self._writing, self._filled = True, {}
        self._masks.forget()
        for name, field in self.fields.items():
            if name in CHOICES:
                row = self._rows[name]
                row.choose_first()
                row.choose(texts.get(name, ""))
            else:
                text = texts.get(name, "")
                write_text(field, self._masks.cover(name, text) if name in masked else text)
        self._writing = False
        self.more_button.setChecked(any(texts.get(name) for name in _MORE))
        self._channel_chosen()
        self.changed.emit()

    def fill_in(self, texts: Mapping[str, str]) -> None:
        """Put texts into fields in which nothing stands; what was typed stays, what was filled in before goes.

        A NIK that is filled in is not shown.
        """
        filled, self._filled = self._filled, {}
        for name, text in texts.items():
            field = self.fields[name]
            stands = read_text(field).strip()
            if name not in CHOICES and (not stands or stands == filled.get(name)):
                self._filled[name] = mask = self._masks.cover(name, text) if name in NIK else text
                write_text(field, mask)
        if any(read_text(self.fields[name]) for name in _MORE):
            self.more_button.setChecked(True)

    def focus(self, name: str) -> None:
        """Bring the focus to a field; the ones behind "more" are shown for it."""
        self.uncover(name)
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self, name: str) -> None:
        """Make sure that a field is seen."""
        if name in _MORE:
            self.more_button.setChecked(True)

    def settled(self) -> Fields:
        """What stands in every field as it is recorded: what was just typed in one of a list is what it means there."""
        self._settle(self._entered)
        return self.texts()

    def not_listed(self) -> tuple[Problem, ...]:
        """What stands in a field of a list and is not in it: it is recorded as it was typed, among the others."""
        return () if self._writing else tuple(one for one in self._lists.not_listed() if one.field not in self.masked)

    def show_more(self) -> None:
        """Open or close what lies behind "more", and go on there."""
        self.more_button.toggle()
        self.focus(_MORE[0] if self.more_button.isChecked() else "description")

    def show_why(self, wanted: bool) -> None:
        """Show the field that asks why a written item is recorded so late; never hide one that is filled in."""
        text = bool(read_text(self.fields["received_why"]))
        self.received_why_cell.setVisible(self.manner is Manner.WRITTEN and (wanted or text))

    def show_received_now(self, text: str) -> None:
        """The moment that an oral complaint is stamped with."""
        self.received_now.setText(text)

    def show_filing_window(self, service: date | None, received: date) -> None:
        """Say beside the date of service whether a complaint received then is in time (procedure, point 3)."""
        late = working_days.is_late_filing(service, received)
        text = ""
        if service is not None and service <= received:
            last = dates.in_digits(working_days.last_filing_day(service))
            words = self.tr("Past the limit of {day}") if late else self.tr("In time until {day}")
            text = words.format(day=last)
        self.filing_window.setText(text)
        self.filing_window.setVisible(bool(text))
        theme.mark(self.filing_window, state="soon" if late else "done")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, as Tab does; a field that is left may be checked."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._goes_on(watched, event):
            self._move_on()
            return True
        if kind is QEvent.Type.FocusIn:
            self._enter(watched.objectName())
            self.entered.emit(watched.objectName())
        elif kind is QEvent.Type.FocusOut:
            self._settle(watched.objectName())
            self.left.emit(watched.objectName())
        return super().eventFilter(watched, event)

    def _goes_on(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in _ON:
            return False
        many_lines = isinstance(watched, QPlainTextEdit)
        return not many_lines or event.modifiers() == Qt.KeyboardModifier.ControlModifier

    def _move_on(self) -> None:
        self.focusNextChild()

    def _watch(self) -> None:
        for name, field in self.fields.items():
            on_change(field, self._changed)
            if name not in CHOICES:
                field.installEventFilter(self)
            if isinstance(field, BoundedText):
                field.refused.connect(self.refused)
        for combo in self._lists.combos.values():
            Completing(combo).moved_on.connect(self._move_on)
        self._rows["channel"].chosen.connect(self._channel_chosen)

    def _changed(self) -> None:
        if not self._writing:
            self.changed.emit()

    def _channel_chosen(self) -> None:
        written = self.manner is Manner.WRITTEN
        for cell in (self.received_on_cell, self.external_id_cell, self.papers_cell):
            cell.setVisible(written)
        self.received_now.setVisible(not written)
        self.show_why(wanted=False)

    def _offer_choices(self) -> None:
        kinds = [
            (Kind.COMPLAINT, self.tr("Complaint")),
            (Kind.SUGGESTION, self.tr("Suggestion")),
            (Kind.INPUT, self.tr("Input")),
        ]
        identities = [
            (Identity.OPEN, self.tr("Open")),
            (Identity.CONFIDENTIAL, self.tr("Confidential")),
            (Identity.ANONYMOUS, self.tr("Anonymous")),
        ]
        self._rows["kind"].offer([(kind.value, words) for kind, words in kinds])
        self._rows["identity"].offer([(identity.value, words) for identity, words in identities])

    def _chain(self) -> None:
        """The way of Tab: reading order, the buttons of a row in their place."""
        stops: list[QWidget] = []
        for name in ORDER:
            row = self._rows.get(name)
            stops.extend(row.buttons() if row else [self._named(name)])
        for before, after in pairwise([*stops, *self._led_on]):
            QWidget.setTabOrder(before, after)

    def _enter(self, name: str) -> None:
        if name != self._entered:
            self._entered = name
            self._stood = self._lists.text(name) if name in LISTS else ""

    def _settle(self, name: str) -> None:
        """What stood in the field when it was entered is what somebody recorded so: it stays."""
        if name in LISTS and name not in self.masked and self._lists.text(name) != self._stood:
            self._lists.settle(name)
            self._stood = self._lists.text(name)

    def _named(self, name: str) -> QWidget:
        return child(self, QWidget, name)

    def _place(self, name: str) -> QLayout:
        layout = self._named(f"{name}_place").layout()
        if layout is None:
            raise LookupError(name)
        return layout
