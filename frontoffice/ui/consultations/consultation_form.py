"""Form for a consultation: read, cleared for the next one, and the way through it by Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import phrases
from frontoffice.domain.choices import Meanings
from frontoffice.domain.complaint import Channel, Identity
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.list_filter import find_meant
from frontoffice.domain.text.printable_text import one_line
from frontoffice.register.register import Register
from frontoffice.ui.consultations.consultation_keys import CONSULTATION_KEYS
from frontoffice.ui.widgets import completing, reading_order
from frontoffice.ui.widgets.choice_row import ChoiceRow
from frontoffice.ui.widgets.completing import Completing
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.phrase_picker import offer_phrases

_COLUMNS: Final = 8
_LINES: Final = ("about", "answer", "name", "answered_by")


class ConsultationForm:
    """The fields of ``page``'s form; ``record`` is where the way through them ends."""

    def __init__(self, page: QWidget, record: QPushButton) -> None:
        self._page, self._record = page, record
        self.channel = ChoiceRow("channel", _COLUMNS, page)
        place = child(page, QWidget, "channel_place").layout()
        if place is None:
            raise LookupError("channel_place")
        place.addWidget(self.channel)
        reading_order.name_by(self.channel, child(page, QLabel, "channel_label"))
        self.channel.setMinimumWidth(1)  # else the page never gets as narrow as where it stands in more lines
        self.lines = {name: child(page, QLineEdit, name) for name in _LINES}
        self.service = child(page, QComboBox, "service")
        self.confidential = child(page, QCheckBox, "confidential")
        self._services: tuple[str, ...] = ()
        self._known: Meanings | None = None
        self.channel.moved_on.connect(self.lines["about"].setFocus)
        self.channel.typed.connect(self._type_on)
        Completing(self.service).moved_on.connect(self.go_on)
        self.lines["name"].textChanged.connect(lambda text: self.confidential.setEnabled(bool(text.strip())))
        self.confidential.setEnabled(False)

    def offer(self, channels: Mapping[str, Channel], services: Meanings) -> None:
        """Offer the channels and services in use."""
        self.channel.offer([(code, channel.name) for code, channel in channels.items() if channel.active])
        self._known = services
        self._services = tuple(choice.name for choice in services.choices.values() if choice.active)
        completing.offer(self.service, self._services)

    def offer_phrases(self, register: Register, fails: Callable[[str], object]) -> None:
        """Let question and answer have the office's phrases; ``fails`` says why they cannot be read."""
        fields = [self.lines["about"], self.lines["answer"]]
        offered = register.reference_data.phrases
        self.phrases = offer_phrases(
            self._page, CONSULTATION_KEYS, fields, offered, lambda: self._facts(register.today()), fails
        )

    def _facts(self, today: date) -> Mapping[str, str]:
        """Facts for phrases on the consultation, without a confidential name."""
        name = "" if self.confidential.isChecked() else one_line(self.lines["name"].text())
        day = dates.without_weekday(today)
        return {phrases.NAME: name, phrases.SERVICE: one_line(self.service.currentText()), phrases.RECEIVED: day}

    def read(self) -> Inquiry:
        """Read the form.

        A service that was half typed is the one of the list that it means.

        Raises Refused by field where a phrase left a blank.
        """
        phrases.demand_filled({name: self.lines[name].text() for name in ("about", "answer")})
        typed = one_line(self.service.currentText())
        meant = find_meant(typed, self._services, self._known)
        if meant and meant != typed:
            self.service.setEditText(meant)
        identity = Identity.CONFIDENTIAL if self.confidential.isChecked() else Identity.OPEN
        about, answer, name, answered_by = (self.lines[line].text() for line in _LINES)
        return Inquiry(self.channel.value(), about, answer, answered_by, meant or typed, name, identity)

    def on_change(self, changed: Callable[[], object]) -> None:
        """Call ``changed`` whenever something in it is another."""
        for line in self.lines.values():
            line.textChanged.connect(changed)
        self.service.editTextChanged.connect(changed)
        self.channel.chosen.connect(changed)
        self.confidential.toggled.connect(changed)

    def fields(self) -> dict[str, str]:
        """Texts of the form, by field; nothing where nothing is typed."""
        if self.is_empty():
            return {}
        texts = {name: line.text() for name, line in self.lines.items()}
        confidential = "1" if self.confidential.isChecked() else ""
        return texts | {
            "channel": self.channel.value(),
            "service": self.service.currentText(),
            "confidential": confidential,
        }

    def show(self, fields: Mapping[str, str]) -> None:
        """Fill the form with saved texts."""
        for name, line in self.lines.items():
            line.setText(fields.get(name, ""))
        self.channel.begin_with(fields.get("channel", ""))
        self.service.setEditText(fields.get("service", ""))
        self.confidential.setChecked(bool(fields.get("confidential")))

    def is_empty(self) -> bool:
        """Return whether the form has no typed text to lose."""
        typed = (self.service.currentText(), *(self.lines[line].text() for line in ("about", "answer", "name")))
        return not any(text.strip() for text in typed)

    def clear(self, answered_by: str) -> None:
        """Begin the next one: nothing of the one before stays."""
        self.channel.choose_first()
        for line in self.lines.values():
            line.clear()
        self.service.setCurrentIndex(-1)
        self.service.clearEditText()
        self.confidential.setChecked(False)
        self.sign(answered_by)

    def sign(self, answered_by: str) -> None:
        """Fill in the answering officer."""
        self.lines["answered_by"].setText(answered_by)
        self.lines["answered_by"].setCursorPosition(0)  # of a long name the beginning is read

    def focus(self) -> None:
        """Focus the first field, the subject."""
        self.lines["about"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_on(self, typed: str) -> None:
        """Type into the question: no letter is lost where it chooses nothing."""
        self.focus()
        self.lines["about"].end(False)
        self.lines["about"].insert(typed)

    def go_on(self) -> None:
        """Move the focus from field to field as Tab does, and from the last one to the record button."""
        if self.lines["answered_by"].hasFocus():
            self._record.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._page.focusNextChild()
