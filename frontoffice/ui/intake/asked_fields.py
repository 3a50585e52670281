"""Fields of the intake form: which are asked, what stands in one, and which an amendment changes.

Which fields a channel, a kind and an identity want, and which wait in a section that folds.

A field in which something stands is seen, whatever was chosen since: in its place, or as a chip while it is folded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from frontoffice.domain.complainants import has_legal_form
from frontoffice.domain.complaint import Identity, Intake, Kind, Manner
from frontoffice.domain.field_table import HIDDEN_FIELDS, INTAKE_FIELDS, IntakeFold, IntakeRow, list_row
from frontoffice.ui.intake.intake_fields import (
    CHOICES,
    FIELDS,
    MAIL_CHANNEL,
    TICKED,
    WRITTEN_ONLY,
    Fields,
    write_fields,
)
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.choice_row import ChoiceRow
from frontoffice.ui.widgets.form import child


def read_text(field: QWidget) -> str:
    """Text of a field; a tick is ``1`` or nothing."""
    match field:
        case QLineEdit():
            return field.text()
        case QComboBox():
            return field.currentText()
        case QPlainTextEdit():
            return field.toPlainText()
        case QCheckBox():
            return TICKED if field.isChecked() else ""
        case ChoiceRow():
            return field.value()
    raise TypeError(type(field))


def write_text(field: QWidget, text: str) -> None:
    """Set the text of a field, in place of its former text; a choice not offered changes nothing."""
    match field:
        case QLineEdit():
            field.setText(text)
            field.setCursorPosition(0)
        case QComboBox():
            field.setCurrentIndex(-1)
            field.setEditText(text)
            line = field.lineEdit()
            if line is not None:
                line.setCursorPosition(0)  # a long text shows its beginning
        case QPlainTextEdit():
            field.setPlainText(text)
        case QCheckBox():
            field.setChecked(text == TICKED)
        case ChoiceRow():
            field.choose(text)
        case _:
            raise TypeError(type(field))


def on_change(field: QWidget, call: Callable[[], object]) -> None:
    """Call ``call`` at each change of the field's value, from any source."""
    match field:
        case QLineEdit():
            field.textChanged.connect(lambda _: call())
        case QComboBox():
            field.editTextChanged.connect(lambda _: call())
        case QPlainTextEdit():
            field.textChanged.connect(call)
        case QCheckBox():
            field.toggled.connect(lambda _: call())
        case ChoiceRow():
            field.chosen.connect(lambda _: call())
        case _:
            raise TypeError(type(field))


# --- asked fields ---

FOLDS: Final = tuple(IntakeFold)
BUTTON_ROWS: Final = {IntakeRow.MORE: ("more_fold", "attach_button"), IntakeRow.FOLDS: FOLDS}  # between the fields
BUTTONS: Final = tuple(name for names in BUTTON_ROWS.values() for name in names)
ORDER: Final = tuple(name for row in IntakeRow for name in BUTTON_ROWS.get(row, [one.name for one in list_row(row)]))
SP4N_CHANNEL: Final = "sp4n"
_SPECS: Final = {one.name: one for one in INTAKE_FIELDS}
_FIELDS: Final = frozenset(_SPECS)
_BEHIND: Final = {
    fold: tuple(name for name in ORDER if name in _SPECS and _SPECS[name].fold is fold) for fold in IntakeFold
}
_UNNUMBERED: Final = frozenset({"box", "email", "sms"})  # what comes this way carries no number of its own
_OF_A_COMPLAINT: Final = frozenset(one.name for one in INTAKE_FIELDS if one.of_complaint_only)
_OF_SOMEBODY: Final = frozenset(HIDDEN_FIELDS) - {"phone"}  # which anonymous people may leave


def find_applicable_fields(texts: Fields, manner: Manner) -> frozenset[str]:
    """Fields required by the choices among ``texts``, folded or not, filled or not."""
    channel, anonymous = texts.get("channel", ""), texts.get("identity") == Identity.ANONYMOUS
    left_out: set[str] = {"received_why"}  # the rules ask for it
    if manner is Manner.ORAL:
        left_out.update(WRITTEN_ONLY)
    if channel in _UNNUMBERED:
        left_out.add("external_id")
    if texts.get("kind") not in ("", Kind.COMPLAINT):
        left_out |= _OF_A_COMPLAINT
    if anonymous:
        left_out |= _OF_SOMEBODY - ({"email"} if channel == MAIL_CHANNEL else set())
    if has_legal_form(texts.get("name", "")):
        left_out.add("party")  # its name says so
    return _FIELDS - left_out


def _direct(texts: Fields) -> frozenset[str]:
    """Fields displayed without opening their fold: where the mail came from, who speaks for a company."""
    mail = {"email"} if texts.get("channel") == MAIL_CHANNEL else set()
    of_a_company = has_legal_form(texts.get("name", "")) or texts.get("party") == TICKED
    return frozenset(mail.union(_BEHIND[IntakeFold.COMPANY] if of_a_company else ()))


def find_visible_fields(texts: Fields, manner: Manner, opened: Collection[str]) -> frozenset[str]:
    """Fields visible with the folds ``opened``.

    An oral complaint is received as it is recorded.

    So what is asked of written ones alone is never seen there: it is not recorded either.
    """
    return (find_applicable_fields(texts, manner) | _filled(texts, manner)) - _folded(texts, opened)


def find_chips(texts: Fields, manner: Manner, opened: Collection[str]) -> tuple[str, ...]:
    """Filled-in fields in folded sections, in reading order."""
    hidden = _filled(texts, manner) & _folded(texts, opened)
    return tuple(name for name in ORDER if name in hidden)


def _filled(texts: Fields, manner: Manner) -> frozenset[str]:
    """Filled-in fields, of those to be recorded."""
    oral = set(WRITTEN_ONLY) if manner is Manner.ORAL else set()
    return frozenset(name for name in _FIELDS - oral if texts.get(name, "").strip() and name not in CHOICES)


def _folded(texts: Fields, opened: Collection[str]) -> frozenset[str]:
    """Fields in closed sections."""
    folded = {name for fold, names in _BEHIND.items() if fold not in opened for name in names}
    return frozenset(folded) - _direct(texts)


def folds(texts: Fields, manner: Manner) -> frozenset[str]:
    """Sections with asked or filled-in fields."""
    asked = find_applicable_fields(texts, manner) | _filled(texts, manner)
    return frozenset(fold for fold, names in _BEHIND.items() if asked.intersection(names) - _direct(texts))


def first_behind(fold: str, texts: Fields, manner: Manner) -> str:
    """The field to go on with when a section is opened: its first wanted hidden one."""
    asked = find_applicable_fields(texts, manner)
    behind = _BEHIND[IntakeFold(fold)]
    return next((name for name in behind if name in asked - _direct(texts)), behind[-1])


def fold_of(name: str) -> str:
    """Section of a field, "" for none."""
    return next((fold for fold, names in _BEHIND.items() if name in names), "")


# --- Changes by an amendment: which fields, and their marks on the form, for the eye and for whoever hears it read ---

_BETWEEN: Final = " · "


def find_changed_fields(before: Intake | None, now: Intake) -> frozenset[str]:
    """Fields changed since their recording; none of a new case."""
    if before is None:
        return frozenset()
    were, are = write_fields(before), write_fields(now)
    return frozenset(name for name in FIELDS if were[name] != are[name])


class ChangeMarks(QObject):
    """Marks the fields of ``form``: an edge, and a word with what names them."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self.names: frozenset[str] = frozenset()
        self._fields = {name: child(form, QWidget, name) for name in FIELDS}
        self._labels: dict[str, QLabel | QCheckBox] = {}
        for name, field in self._fields.items():
            self._labels[name] = field if isinstance(field, QCheckBox) else child(form, QLabel, f"{name}_label")

    def mark(self, names: Collection[str]) -> bool:
        """Mark these and no others; whether that changed anything."""
        before, self.names = self.names, frozenset(names)
        word = _BETWEEN + self.tr("changed")
        for name in before ^ self.names:
            label, is_changed = self._labels[name], name in self.names
            text = label.text().removesuffix(word)
            label.setText(text + word if is_changed else text)
            theme.mark(self._fields[name], changed=is_changed)
        return before != self.names
