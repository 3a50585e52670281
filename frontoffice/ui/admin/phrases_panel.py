"""The office's phrases: a short name and a text each, with placeholders that are filled in where the phrase is used."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget, QWidget

from frontoffice.domain.cases import phrases
from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.people import Officer
from frontoffice.domain.text.typed_text import clean, one_line
from frontoffice.errors import Problem
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.office_lists import code_of
from frontoffice.register.register import Register
from frontoffice.ui.widgets import table_rows
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.form import load_ui, see, show_beside, show_problems
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine


class PhrasesPanel(QWidget):
    """Add, change, retire a phrase; what was written with it stays. ``changed`` follows each."""

    changed = Signal()

    phrases: QTableWidget
    phrase_name: QLineEdit
    phrase_text: BoundedText
    placeholders: QLabel
    save_phrase: QPushButton
    retire_phrase: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer], message: MessageLine) -> None:
        super().__init__()
        load_ui("admin/phrases_panel", into=self)
        self._register, self._officer, self._message = register, officer, message
        self._chosen: Phrase | None = None
        self._wanted = ""
        self._action = new_id()
        table_rows.name_fitting_columns(self.phrases, (self.tr("Name"), self.tr("Text"), self.tr("State")), 1)
        known = ", ".join(f"{{{name}}}" for name in phrases.PLACEHOLDERS)
        words = self.tr("Filled in where it is used: {known}. What is not known yet stays as a blank in brackets.")
        self.placeholders.setText(words.format(known=known))
        self.phrase_text.refused.connect(lambda why: show_beside(self, "phrase_text", why))
        self.phrases.itemSelectionChanged.connect(self._choose)
        self.save_phrase.clicked.connect(self._save)
        self.retire_phrase.clicked.connect(self._retire)

    def refresh(self) -> None:
        """Show the list as it stands; what was typed stays when it cannot be read."""
        with show_errors(self._message.show):
            self._fill()
        self._show_chosen()

    def filter(self, wanted: str) -> None:
        """Show only the phrases with this in their name or text."""
        self._wanted = wanted.strip().casefold()
        with show_errors(self._message.show):
            self._fill()

    def start(self) -> None:
        """Empty the fields for a new phrase."""
        self._choose_one(None)
        self.phrases.clearSelection()
        self.phrase_name.setFocus()

    def _fill(self) -> None:
        rows = [
            (one, (one.name, " ".join(one.text.split()), self._state(active=one.active)))
            for one in self._register.reference_data.phrases()
            if self._wanted in f"{one.name} {one.text}".casefold()
        ]
        table_rows.fill(self.phrases, rows, self._is_chosen)

    def _is_chosen(self, one: object) -> bool:
        return isinstance(one, Phrase) and self._chosen is not None and one.code == self._chosen.code

    def _choose(self) -> None:
        chosen = table_rows.current_value(self.phrases)
        if isinstance(chosen, Phrase):
            self._choose_one(chosen)

    def _choose_one(self, one: Phrase | None) -> None:
        self._chosen, self._action = one, new_id()
        self.phrase_name.setText(one.name if one else "")
        self.phrase_text.setPlainText(one.text if one else "")
        self._show_chosen()

    def _show_chosen(self) -> None:
        show_problems(self, [])
        is_active = self._chosen is None or self._chosen.active
        self.retire_phrase.setVisible(self._chosen is not None)
        self.retire_phrase.setText(self.tr("Retire") if is_active else self.tr("Use again"))

    def _save(self) -> None:
        name, text = one_line(self.phrase_name.text()), clean(self.phrase_text.toPlainText())
        with show_errors(self._message.show):
            listed = self._register.reference_data.phrases()
            found = (*_against_name(name, listed, self._chosen), *phrases.problems(text))
            show_problems(self, [dataclasses.replace(one, field=f"phrase_{one.field}") for one in found], focus=True)
            if found:
                see(self.focusWidget() or self)
            else:
                code = self._chosen.code if self._chosen else code_of(name, {one.code for one in listed})
                self._set(Phrase(code, name, text, self._chosen is None or self._chosen.active))

    def _retire(self) -> None:
        if self._chosen is not None:
            self._set(dataclasses.replace(self._chosen, active=not self._chosen.active))

    def _set(self, phrase: Phrase) -> None:
        """Write it and go on with it; a retry after a failure carries the same identity."""
        with show_errors(self._message.show) as saving:
            self._register.reference_data.set_phrase(phrase, self._officer(), self._action)
        if saving.worked:
            self._choose_one(phrase)
            self.refresh()
            self._message.show(self.tr("Saved."), "done")
            self.changed.emit()

    def _state(self, *, active: bool) -> str:
        return self.tr("In use") if active else self.tr("Retired")


def _against_name(name: str, listed: tuple[Phrase, ...], chosen: Phrase | None) -> tuple[Problem, ...]:
    if not name:
        return (Problem("name", FieldRefusal.NAME_MISSING),)
    taken = {one.name.casefold() for one in listed if chosen is None or one.code != chosen.code}
    return (Problem("name", FieldRefusal.NAME_TAKEN),) if name.casefold() in taken else ()
