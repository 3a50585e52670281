"""Forms for an opening of the suggestion box: its beginning, a sheet, its end; each read and shown again."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import phrases
from frontoffice.domain.choices import Meanings
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import Complainant, Identity, Intake, Kind
from frontoffice.domain.list_filter import find_meant
from frontoffice.domain.people import normalise_phone
from frontoffice.domain.suggestion_box import ClosingForm, OpeningForm, Witness
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.box import CHANNEL
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import completing, needed, reading_order, theme
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.choice_row import ChoiceRow
from frontoffice.ui.widgets.completing import Completing
from frontoffice.ui.widgets.form import activate_layouts, child, go_to

_OPENING: Final = (
    *("box", "place", "key_holder", "opened_by", "seal_before", "opened_on", "opened_at"),
    *("witness1_name", "witness1_nip", "witness2_name", "witness2_nip"),
)
_SEAL: Final = {"opening": "seal_before", "closing": "seal_after"}  # seen each time: those who stand there look at it
CLOSING: Final = {"key_holder": "closing_key_holder", "found": "closing_found"}  # where a rule's field has another name

# The cells of each part's grid, in the order in which they are filled in, by the layout that they are put into.
CELLS: Final[Mapping[str, Sequence[str]]] = {
    "opening_lines": (
        *("box", "place", "key_holder", "opened_by", "witness1_name", "witness1_nip", "witness2_name", "witness2_nip"),
        *("opened_on", "opened_at", "seal_before", "found"),
    ),
    "sheet_lines": ("name", "phone", "service", "confidential"),
    "closing_lines": ("seal_after", "closing_key_holder", "minutes", "closing_found", "note"),
}
COLUMNS: Final = 4
LEAST: Final = 200  # pixels of a column
OPTIONAL: Final = frozenset({"witness1_nip", "witness2_nip", "note"})  # of an opening and its closing


class _Field(NamedTuple):
    """Widget of a form, with functions to read and write its text, and its change signal."""

    widget: QWidget
    read: Callable[[], str]
    put: Callable[[str], object]
    changed: Any


class BoxForm:
    """The fields of a part of the page by name: as text, shown from text, and the way through them by Enter."""

    def __init__(self, fields: Mapping[str, _Field]) -> None:
        self._of = fields

    def fields(self) -> dict[str, str]:
        """Texts of the form, by field."""
        return {name: field.read() for name, field in self._of.items()}

    def show(self, fields: Mapping[str, str]) -> None:
        """Fill the form with typed texts; a field of which nothing is known is emptied."""
        for name, field in self._of.items():
            field.put(fields.get(name, ""))

    def on_change(self, changed: Callable[[], object]) -> None:
        """Call ``changed`` whenever something in it is another."""
        for field in self._of.values():
            field.changed.connect(changed)

    def focus(self) -> None:
        """Focus the first empty field, or the first."""
        _go_to(next(iter(self._of.values())).widget)


class FoldedForm(BoxForm):
    """Form with the unknown fields and always ``asked``; the rest is an unfolding line of text."""

    def __init__(self, page: QWidget, part: str, fields: Mapping[str, _Field], asked: str) -> None:
        super().__init__(fields)
        self._asked = fields[asked].widget
        self._cells = {name: child(page, QWidget, f"{name}_cell") for name in CELLS[f"{part}_lines"]}
        self._labels = {name: child(page, QLabel, f"{name}_label").text().partition(" (")[0] for name in self._cells}
        self._known, self._fold = child(page, QLabel, f"{part}_known"), child(page, QPushButton, f"{part}_fold")
        self._always = {asked, _SEAL[part]}
        for name in self._cells:
            if name not in OPTIONAL:
                needed.mark(child(page, QLabel, f"{name}_label"))
        self._fold.toggled.connect(self._lay_out)
        self._fold.clicked.connect(self._go_on)

    def show(self, fields: Mapping[str, str]) -> None:
        """Fill the form, and fold what is known."""
        super().show(fields)
        self._fold.setChecked(False)
        self._lay_out()

    def reveal(self, names: Container[str]) -> None:
        """Open the fold where it hides one of these fields."""
        if any(name in names and cell.isHidden() for name, cell in self._cells.items()):
            self._fold.setChecked(True)

    def focus(self) -> None:
        """Focus the first visible empty field, or the always asked one."""
        seen = (name for name, cell in self._cells.items() if not cell.isHidden() and name not in OPTIONAL)
        empty = (field.widget for name in seen if not (field := self._of[name]).read())
        widget = next(empty, self._asked)
        _go_to(widget)
        if isinstance(widget, QLineEdit | QSpinBox):
            widget.selectAll()  # what is typed takes the place of what was there, also on a page that is shown later

    def _lay_out(self) -> None:
        is_open, texts = self._fold.isChecked(), self.fields()
        theme.give_icon(self._fold, "down" if is_open else "right")
        known: list[str] = []
        for name, cell in self._cells.items():
            is_known = name not in self._always and (bool(texts[name]) or name in OPTIONAL)
            cell.setVisible(is_open or not is_known)
            if is_known and texts[name] and not is_open:
                known.append(f"{self._labels[name]}: ".replace(" ", "\N{NO-BREAK SPACE}") + texts[name])
        self._known.setText(" · ".join(known))
        self._known.setVisible(bool(known))

    def _go_on(self, opened: bool) -> None:
        """Go to the first field of what was opened."""
        if opened:
            _go_to(next(self._of[name].widget for name in self._cells if name not in self._always))


class OpeningFields(FoldedForm):
    """Form for the opening of the box."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, "opening", _lines(page, *_OPENING) | {"found": _count(page, "found")}, "found")

    def read(self, today: date, zone: str) -> OpeningForm:
        """Read the form. Raises Refused by field for an unreadable date or time."""
        text = self.fields()
        on = dates.read_date("opened_on", text["opened_on"], today)
        at = dates.read_time("opened_at", text["opened_at"])
        if on is None or at is None:
            field, typed = ("opened_on", text["opened_on"]) if on is None else ("opened_at", text["opened_at"])
            code = FieldRefusal.DATE_UNREADABLE if on is None else FieldRefusal.MOMENT_UNREADABLE
            raise Refused(Problem(field, code, {"text": typed}))
        return OpeningForm(
            text["box"],
            text["place"],
            text["key_holder"],
            text["opened_by"],
            (
                Witness(text["witness1_name"], text["witness1_nip"]),
                Witness(text["witness2_name"], text["witness2_nip"]),
            ),
            text["seal_before"],
            _moment(on, at, zone),
            int(text["found"]),
        )


class SheetFields(BoxForm):
    """One sheet: typing begins in what it says, and what is common to all of them is asked of none."""

    def __init__(self, page: QWidget) -> None:
        self.kind = ChoiceRow("kind", len(Kind), page)
        place = child(page, QWidget, "kind_place").layout()
        if place is None:
            raise LookupError("kind_place")
        place.addWidget(self.kind)
        reading_order.name(self.kind, QCoreApplication.translate("SheetFields", "Kind"))
        self.kind.offer([(kind.value, wording.word(kind)) for kind in Kind])
        self.description = child(page, BoundedText, "description")
        self.service = child(page, QComboBox, "service")
        self._services: tuple[str, ...] = ()
        self._known: Meanings | None = None
        self.kind.moved_on.connect(self.description.setFocus)
        self.kind.typed.connect(self._type_on)
        needed.mark(child(page, QLabel, "description_label"))
        confidential, combo, text = _check(page, "confidential"), self.service, self.description
        Completing(combo).moved_on.connect(confidential.widget.setFocus)
        super().__init__(
            {
                "kind": _Field(self.kind, self.kind.value, self.kind.begin_with, self.kind.chosen),
                "description": _Field(text, text.toPlainText, text.setPlainText, text.textChanged),
                **_lines(page, "name", "phone"),
                "service": _Field(combo, combo.currentText, combo.setEditText, combo.editTextChanged),
                "confidential": confidential,
            }
        )

    def offer(self, services: Meanings) -> None:
        """Offer the services in use."""
        self._known = services
        self._services = tuple(choice.name for choice in services.choices.values() if choice.active)
        completing.offer(self.service, self._services)

    def facts(self) -> Mapping[str, str]:
        """Facts for phrases on the sheet, without confidential names."""
        text = self.fields()
        name = "" if text["confidential"] else one_line(text["name"])
        return {phrases.NAME: name, phrases.SERVICE: one_line(text["service"])}

    def read(self) -> Intake:
        """Read the sheet; without a name it is anonymous. Raises Refused where a phrase left a blank."""
        text = self.fields()
        phrases.demand_filled({"description": text["description"]})
        service = find_meant(one_line(text["service"]), self._services, self._known) or text["service"]
        name, phone = one_line(text["name"]), normalise_phone(text["phone"])
        identity = Identity.CONFIDENTIAL if text["confidential"] else Identity.OPEN
        who = Complainant(name, identity if name else Identity.ANONYMOUS, phone=phone)
        return Intake(Kind(text["kind"]), CHANNEL, text["description"], who, service=service)

    def focus(self) -> None:
        """Focus the story."""
        _go_to(self.description)

    def _type_on(self, typed: str) -> None:
        """Type into the story: no letter is lost where it chooses nothing."""
        self.description.setFocus()
        self.description.insertPlainText(typed)


class ClosingFields(FoldedForm):
    """Form for the closing of the box."""

    def __init__(self, page: QWidget) -> None:
        fields = _lines(page, "seal_after", "closing_key_holder", "minutes", "note")
        super().__init__(page, "closing", fields | {"closing_found": _count(page, "closing_found")}, "seal_after")

    def read(self) -> ClosingForm:
        """Read the form. Raises Refused where a phrase left a blank in the note."""
        text = self.fields()
        phrases.demand_filled({"note": text["note"]})
        return ClosingForm(
            text["minutes"], text["seal_after"], text["closing_key_holder"], int(text["closing_found"]), text["note"]
        )


def _go_to(widget: QWidget) -> None:
    """Focus a field of a form displayed a moment ago, and scroll to it on a low screen."""
    activate_layouts(widget)
    go_to(widget)


def _lines(page: QWidget, *names: str) -> dict[str, _Field]:
    return {name: _line(page, name) for name in names}


def _moment(on: date, at: time, zone: str) -> datetime:
    return datetime.combine(on, at, tzinfo=dates.ZONES[zone]).astimezone(UTC)


def _line(page: QWidget, name: str) -> _Field:
    line = child(page, QLineEdit, name)
    return _Field(line, line.text, line.setText, line.textChanged)


def _count(page: QWidget, name: str) -> _Field:
    spin = child(page, QSpinBox, name)
    return _Field(spin, lambda: str(spin.value()), lambda text: spin.setValue(int(text or 0)), spin.valueChanged)


def _check(page: QWidget, name: str) -> _Field:
    box = child(page, QCheckBox, name)
    return _Field(box, lambda: "1" if box.isChecked() else "", lambda text: box.setChecked(bool(text)), box.toggled)
