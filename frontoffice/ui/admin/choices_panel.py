"""Lists of choices for the statistics of complaints: their lines, and what was typed beside them (*Lainnya*)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import phrases
from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.choices import Choice, ListName, Meanings
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.list_filter import match
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import clean, one_line
from frontoffice.errors import Problem
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.office_lists import PHRASE, code_of
from frontoffice.register.queries.canonical import TypedText
from frontoffice.register.register import Register
from frontoffice.ui.widgets import needed, table_rows
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.form import (
    child,
    complete_anywhere,
    go_to,
    load_ui,
    read_combo_data,
    scroll_into_view,
    show_beside,
    show_problems,
)
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.table_rows import ListBasis

# --- The office's phrases: a short name and a text each, with placeholders that are filled in where the phrase
# is used ---


class PhrasesPanel(QWidget):
    """Add, change, retire a phrase; what was written with it stays. ``begun`` says that its form was opened."""

    changed = Signal()
    begun = Signal()

    phrases: QTableWidget
    phrase_frame: QFrame
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
        self.phrase_frame.hide()
        for name in ("phrase_name", "phrase_text"):
            needed.mark(child(self, QLabel, f"{name}_label"))
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
        self._open_form()
        go_to(self.phrase_name)

    def save(self) -> None:
        """Save what stands in the form, if it is open."""
        if not self.phrase_frame.isHidden():
            self._save()

    def close_form(self) -> None:
        """Close the form; another of the page was opened."""
        self.phrase_frame.hide()

    def _open_form(self) -> None:
        self.phrase_frame.show()
        self.begun.emit()

    def _fill(self) -> None:
        rows = [
            (one, (one.name, " ".join(one.text.split()), self._state(active=one.active)))
            for one in self._register.reference_data.phrases()
            if self._wanted in f"{one.name} {one.text}".casefold()
        ]
        table_rows.fill(self.phrases, rows, self._is_chosen)
        table_rows.limit_height(self.phrases)

    def _is_chosen(self, one: object) -> bool:
        return isinstance(one, Phrase) and self._chosen is not None and one.code == self._chosen.code

    def _choose(self) -> None:
        chosen = table_rows.current_value(self.phrases)
        if isinstance(chosen, Phrase):
            self._choose_one(chosen)
            self._open_form()

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
                scroll_into_view(self.focusWidget() or self)
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


# --- choices panel ---

# --- What the office's lists are called where they are kept ---


def name_of(of: ListName) -> str:
    """Name of a list for the statistics of complaints."""
    translate = QCoreApplication.translate
    return {
        ListName.SERVICE: translate("ListNames", "Services"),
        ListName.SECTOR: translate("ListNames", "Sectors"),
        ListName.CATEGORY: translate("ListNames", "Types of complaint"),
        ListName.REGENCY: translate("ListNames", "Regencies and cities"),
        ListName.DISTRICT: translate("ListNames", "Districts"),
        ListName.TEAM: translate("ListNames", "Handling teams"),
        ListName.AGENCY: translate("ListNames", "Agencies"),
    }[of]


def phrases_name() -> str:
    """Name of the list of phrases, a list outside the statistics."""
    return QCoreApplication.translate("ListNames", "Phrases")


# --- choices panel ---

_GROUPS: Final[Mapping[ListName, ListName]] = {ListName.SERVICE: ListName.SECTOR, ListName.DISTRICT: ListName.REGENCY}
_LONG_GROUP: Final = 30  # letters; a longer sector leaves a name its half
_MOST: Final = 1000  # of the height: a table is as high as its rows, where there is room
_ORDER: Final = (
    *(ListName.SERVICE, ListName.SECTOR, ListName.CATEGORY, ListName.REGENCY, ListName.DISTRICT),
    *(ListName.TEAM, ListName.AGENCY),
)


class ChoicesPanel(QWidget):
    """Add, rename, retire a line; make what was typed one, or let it count as one. ``changed`` follows each."""

    changed = Signal()
    begun = Signal()

    which: QComboBox
    filter: QLineEdit
    add_choice: QPushButton
    choices: QTableWidget
    choice_panel: QFrame
    choice_heading: QLabel
    group_box: QWidget
    group_label: QLabel
    group: QComboBox
    choice_name: QLineEdit
    save_choice: QPushButton
    retire_choice: QPushButton
    same_row: QWidget
    same_as: QComboBox
    save_alias: QPushButton
    alias_row: QWidget
    alias: QComboBox
    drop_alias: QPushButton

    def __init__(self, register: Register, officer: Callable[[], Officer], message: MessageLine) -> None:
        super().__init__()
        load_ui("admin/choices_panel", into=self)
        self._register, self._officer, self._message = register, officer, message
        self._chosen: Choice | TypedText | None = None
        self._typed: tuple[TypedText, ...] = ()
        self._action = new_id()
        for of in _ORDER:
            self.which.addItem(name_of(of), of)
        self.which.addItem(phrases_name(), PHRASE)
        self.basis = ListBasis(register, officer, message, "list_basis")
        self.basis.compared.connect(self._on_compared)
        self.basis_place = QWidget(self)
        around = QVBoxLayout(self.basis_place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.basis)
        child(self, QVBoxLayout, "layout_1").insertWidget(1, self.basis_place)
        self.phrases = PhrasesPanel(register, officer, message)
        child(self, QVBoxLayout, "layout_1").addWidget(self.phrases)
        column = child(self, QVBoxLayout, "layout_1")
        column.addStretch(1)
        for part in (self.choices, self.phrases):
            column.setStretchFactor(part, _MOST)
        self.phrases.hide()
        self.choice_panel.hide()
        for name in ("group", "choice_name"):
            needed.mark(child(self, QLabel, f"{name}_label"))
        self.phrases.changed.connect(self.changed)
        self.phrases.begun.connect(self.begun)
        complete_anywhere(self.group)
        complete_anywhere(self.same_as)
        self.which.currentIndexChanged.connect(lambda _row: self._show_list())
        self.filter.textChanged.connect(self._filter)
        self.choices.itemSelectionChanged.connect(self._choose)
        self.add_choice.clicked.connect(self.start)
        self.save_choice.clicked.connect(self._save)
        self.retire_choice.clicked.connect(self._retire)
        self.save_alias.clicked.connect(self._save_alias)
        self.drop_alias.clicked.connect(self._drop_alias)

    @property
    def of(self) -> ListName:
        """The displayed list."""
        return ListName(self.which.currentData())

    @property
    def _has_phrases(self) -> bool:
        return bool(self.which.currentData() == PHRASE)

    def refresh(self) -> None:
        """Show the list as it stands; what was typed, and what was shown, stays when it cannot be read."""
        if self._has_phrases:
            self.basis.hide()
            self.phrases.refresh()
            return
        with show_errors(self._message.show) as read:
            self.basis.show_of(self.of)
            self._typed = self._register.typed_texts.of(self.of)
            self._fill()
            groups = self._group_names()
        if not read.worked:
            return
        typed_group = self.group.currentText()
        self.group.clear()
        self.group.addItems(groups)
        self.group.setCurrentText(typed_group)
        self._show_chosen()

    def start(self) -> None:
        """Empty the fields for a new line; the group stays, since lines come in groups."""
        if self._has_phrases:
            self.phrases.start()
            return
        self._choose_one(None)
        self.choices.clearSelection()
        self._open_form()
        go_to(self.choice_name if self.group.currentText() or self.of not in _GROUPS else self.group)

    def save(self) -> None:
        """Save what stands in the open form."""
        if self._has_phrases:
            self.phrases.save()
        elif not self.choice_panel.isHidden():
            self._save()

    def close_form(self) -> None:
        """Close the form; another of the page was opened."""
        self.choice_panel.hide()
        self.phrases.close_form()

    def _open_form(self) -> None:
        self.choice_panel.show()
        self.begun.emit()

    @property
    def _meant(self) -> Meanings:
        return self._register.reference_data.meanings()[self.of]

    def _show_list(self) -> None:
        self._chosen, self._action = None, new_id()
        self.choice_name.clear()
        self.group.setCurrentText("")
        self._message.show("")
        self.choices.setHidden(self._has_phrases)
        self.choice_panel.hide()
        self.phrases.setVisible(self._has_phrases)
        self.refresh()

    def _on_compared(self) -> None:
        self.refresh()
        self.changed.emit()

    def _filter(self) -> None:
        if self._has_phrases:
            self.phrases.filter(self.filter.text())
            return
        with show_errors(self._message.show):
            self._fill()

    def _fill(self) -> None:
        """Fill the table, typed texts first: somebody waits for it."""
        wanted = one_line(self.filter.text()).casefold()
        names = (self._group_name(), self.tr("Name"), self.tr("Counted with it"), self.tr("State"))
        rows = [*((one, self._cells_of_text(one)) for one in self._typed), *self._lines()]
        has_long_group = any(len(cells[0]) > _LONG_GROUP for _one, cells in rows)
        table_rows.name_fitting_columns(self.choices, names, *((0, 1) if has_long_group else (1,)))
        for column, is_empty in ((0, self.of not in _GROUPS), (2, not any(cells[2] for _one, cells in rows))):
            self.choices.setColumnHidden(column, is_empty)
        table_rows.fill(
            self.choices,
            [row for row in rows if any(wanted in cell.casefold() for cell in row[1][:3])],
            lambda one: _key(one) == _key(self._chosen) is not None,
        )
        table_rows.limit_height(self.choices)

    def _cells_of_text(self, one: TypedText) -> tuple[str, ...]:
        last = dates.in_digits(one.newest)
        state = self.tr("Only typed, %n time(s), last {}", "", one.count).format(last)
        return "", one.text, ", ".join(one.spellings[1:]), state

    def _lines(self) -> list[tuple[Choice, tuple[str, ...]]]:
        aliases = self._aliases()
        return [
            (one, (one.group, one.name, ", ".join(aliases.get(one.code, ())), self._state(active=one.active)))
            for one in self._register.reference_data.choices(self.of)
        ]

    def _aliases(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text, code in sorted(self._meant.aliases.items()):
            found.setdefault(code, []).append(text)
        return found

    def _group_names(self) -> list[str]:
        if self.of not in _GROUPS:
            return []
        listed = self._register.reference_data.choices(_GROUPS[self.of])
        return sorted({one.name for one in listed if one.active}, key=str.casefold)

    def _choose(self) -> None:
        chosen = table_rows.current_value(self.choices)
        if isinstance(chosen, Choice | TypedText):
            self._choose_one(chosen)
            self._open_form()

    def _choose_one(self, one: Choice | TypedText | None) -> None:
        self._chosen, self._action = one, new_id()
        if isinstance(one, Choice):
            self.group.setCurrentText(one.group)
        self.choice_name.setText(_name(one))
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self._chosen
        show_problems(self, [])
        self.group_box.setVisible(self.of in _GROUPS)
        self.group_label.setText(self._group_name())
        self.choice_heading.setText(_name(one) or self.tr("New line"))
        self.retire_choice.setVisible(isinstance(one, Choice))
        is_active = isinstance(one, Choice) and one.active
        self.retire_choice.setText(self.tr("Retire") if is_active else self.tr("Use again"))
        self.same_row.setVisible(isinstance(one, TypedText))
        self.alias.clear()
        with show_errors(self._message.show):
            self.alias.addItems(self._aliases().get(one.code, []) if isinstance(one, Choice) else [])
            if isinstance(one, TypedText):
                self._offer_choices(one)
        self.alias_row.setVisible(self.alias.count() > 0)

    def _offer_choices(self, one: TypedText) -> None:
        """Offer every line to count it as; the probable one is chosen already."""
        self.same_as.clear()
        listed = self._register.reference_data.choices(self.of)
        for choice in listed:
            self.same_as.addItem(_full_name(choice), choice.code)
        name = match(one.text, (choice.name for choice in listed))
        meant = next((choice for choice in listed if choice.name == name), None)
        self.same_as.setCurrentText(_full_name(meant) if meant else "")

    def _save(self) -> None:
        group = one_line(self.group.currentText()) if self.of in _GROUPS else ""
        name, listed = one_line(self.choice_name.text()), self._register.reference_data.choices(self.of)
        if self._is_refused(self._problems(group, name, listed)):
            return
        texts: tuple[str, ...] = ()
        if isinstance(self._chosen, Choice):
            choice = dataclasses.replace(self._chosen, name=name, group=group)
        else:
            choice = Choice(code_of(f"{group} {name}", {one.code for one in listed}), name, group)
            texts = self._chosen.spellings if self._chosen else ()
        self._set(choice, texts)

    def _problems(self, group: str, name: str, listed: tuple[Choice, ...]) -> tuple[Problem, ...]:
        found = []
        if self.of in _GROUPS and not group:
            found.append(Problem("group", FieldRefusal.TEXT_MISSING))
        others = {one.name.casefold() for one in listed if one != self._chosen and one.group == group}
        if not name:
            found.append(Problem("choice_name", FieldRefusal.NAME_MISSING))
        elif name.casefold() in others:
            found.append(Problem("choice_name", FieldRefusal.NAME_TAKEN))
        return tuple(found)

    def _retire(self) -> None:
        if isinstance(self._chosen, Choice):
            self._set(dataclasses.replace(self._chosen, active=not self._chosen.active))

    def _set(self, choice: Choice, texts: tuple[str, ...] = ()) -> None:
        lists, of = self._register.reference_data, self.of
        self._do(lambda: lists.set_choice(of, choice, self._officer(), self._action, texts), choice)

    def _save_alias(self) -> None:
        code = read_combo_data(self.same_as)
        if not isinstance(self._chosen, TypedText) or self._is_refused(
            () if code else (Problem("same_as", FieldRefusal.CHOICE_UNKNOWN),)
        ):
            return
        self._mean(self._chosen.spellings, str(code), self._meant.choices.get(str(code)))

    def _drop_alias(self) -> None:
        if isinstance(self._chosen, Choice) and self.alias.currentText():
            self._mean((self.alias.currentText(),), "", self._chosen)

    def _mean(self, texts: tuple[str, ...], code: str, then: Choice | None) -> None:
        lists, of = self._register.reference_data, self.of
        self._do(lambda: lists.set_aliases(of, texts, code, self._officer(), self._action), then)

    def _do(self, change: Callable[[], None], then: Choice | None) -> None:
        """Apply a change, and select its row again; a retry after a failure carries the same identity."""
        with show_errors(self._message.show) as saving:
            change()
        if saving.worked:
            self._choose_one(then)
            self.refresh()
            self._message.show(self.tr("Saved."), "done")
            self.changed.emit()

    def _is_refused(self, found: tuple[Problem, ...]) -> bool:
        show_problems(self, found, focus=True)
        return bool(found)

    def _state(self, *, active: bool) -> str:
        return self.tr("In use") if active else self.tr("Retired")

    def _group_name(self) -> str:
        return self.tr("Regency or city") if self.of is ListName.DISTRICT else self.tr("Sector")


def _key(one: object) -> str | None:
    """Key of a row, to find it after a reload of the list."""
    return one.code if isinstance(one, Choice) else one.text if isinstance(one, TypedText) else None


def _name(one: Choice | TypedText | None) -> str:
    return one.name if isinstance(one, Choice) else one.text if one else ""


def _full_name(choice: Choice) -> str:
    """The name of a line as it is chosen, with its group behind it where others have the name."""
    return f"{choice.name} ({choice.group})" if choice.group else choice.name
