"""Where an opening of the suggestion box stands: which form is due, what it begins with, and what it records.

What is typed is kept as the form of the person who is here, until the entry that it becomes takes it along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from frontoffice.domain import suggestion_box
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import phrases
from frontoffice.domain.complaint import Complaint, Kind
from frontoffice.domain.people import Officer
from frontoffice.domain.suggestion_box import BoxOpening
from frontoffice.register.commands import drafts
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.ui.box.box_forms import BoxForm, ClosingFields, OpeningFields, SheetFields
from frontoffice.ui.box.box_keys import BOX_KEYS
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.form_keeper import FormKeeper
from frontoffice.ui.widgets.phrase_field import PhraseField
from frontoffice.ui.widgets.phrase_picker import offer_phrases

_ACTION: Final = "action"  # beside the fields of a form: the identity of what it records, the same for every try


class BoxSession:
    """The opening that goes on at this counter (``present``), and the form of it that is due (``form``).

    ``fails`` says why the phrases of sheet and note cannot be read.
    """

    def __init__(
        self, register: Register, officer: Callable[[], Officer], page: QWidget, fails: Callable[[str], object]
    ) -> None:
        self._register, self._officer = register, officer
        self.present: BoxOpening | None = None
        self.is_closing = False
        self.beginning, self.sheet, self.end = OpeningFields(page), SheetFields(page), ClosingFields(page)
        self.form: BoxForm = self.beginning
        texts: list[PhraseField] = [self.sheet.description, child(page, QLineEdit, "note")]
        offer_phrases(page, BOX_KEYS, texts, register.reference_data.phrases, self._facts, fails)
        self.keeper = FormKeeper(register, self._fields, page)
        self._action, self._given = new_id(), dict[str, str]()
        for one in (self.beginning, self.sheet, self.end):
            one.on_change(self.keeper.schedule_save)

    @property
    def is_sheet(self) -> bool:
        """Whether the next sheet is due."""
        return self.present is not None and not self.is_closing

    def take_up(self, latest: tuple[BoxOpening, ...], *, anew: bool) -> None:
        """Show the form that is due; one in which nobody typed begins ``anew``, others stay as they are."""
        officer, (name, due) = self._officer(), self._due()
        is_untouched = anew and self._fields() == self._given
        if self.form is due and not is_untouched and self.keeper.is_open(name, officer.officer_id):
            return
        fields = self.keeper.open(name, officer.officer_id, self._initial_fields(latest, officer))
        self._action, self._given, self.form = UUID(fields[_ACTION]), fields, due
        due.show(fields)

    def find(self, *, anew: bool) -> None:
        """Read which opening goes on; ``anew`` leads to its closing where no sheet is left."""
        self.present = self._register.box_openings.find_open()
        if self.present is None:
            self.is_closing = False
        elif anew:
            self.is_closing = len(self.present.sheets) >= self.present.form.found

    def mark_recorded(self) -> None:
        """What stood in the form is an entry now."""
        self.keeper.mark_recorded()
        self._given = self._fields()

    def begin(self) -> BoxOpening:
        """Write down that the box was opened."""
        read = self.beginning.read(self._register.today(), self._register.zone)
        return self._register.box.open(read, self._officer(), self._action)

    def enter(self, opening: BoxOpening) -> Complaint:
        """Record the sheet."""
        return self._register.box.enter(opening.subject, self.sheet.read(), self._officer(), self._action)

    def close(self, opening: BoxOpening) -> BoxOpening:
        """Write down that the box was closed again."""
        return self._register.box.close(opening.subject, self.end.read(), self._officer(), self._action)

    def _facts(self) -> Mapping[str, str]:
        """What a phrase may say of the sheet, and when it was received: as its box was opened."""
        opened = {phrases.RECEIVED: dates.without_weekday(self.present.day)} if self.present else {}
        return opened if self.is_closing else opened | dict(self.sheet.facts())

    def _due(self) -> tuple[str, BoxForm]:
        """Under which name the form that is due is kept, and that form."""
        if self.present is None:
            return drafts.BOX_FORM, self.beginning
        if self.is_closing:
            return drafts.box_closing_form(self.present.subject), self.end
        return drafts.box_sheet_form(self.present.subject), self.sheet

    def _fields(self) -> dict[str, str]:
        return self.form.fields() | {_ACTION: str(self._action)}

    def _initial_fields(self, latest: tuple[BoxOpening, ...], officer: Officer) -> dict[str, str]:
        """What the form that is due begins with."""
        action, opening = {_ACTION: str(new_id())}, self.present
        if opening is None:
            return _beginning(self._register, latest, officer) | action
        if not self.is_closing:
            return dict.fromkeys(self.sheet.fields(), "") | {"kind": Kind.COMPLAINT.value} | action
        return {
            "seal_after": "",
            "closing_key_holder": opening.form.key_holder,
            "minutes": suggestion_box.minutes_number(opening.no, opening.series, opening.day.year),
            "closing_found": str(max(opening.form.found, len(opening.sheets))),
            "note": "",
            **action,
        }


def _beginning(register: Register, latest: tuple[BoxOpening, ...], officer: Officer) -> dict[str, str]:
    """The office's box, who is here, now, and the witnesses of before."""
    box, last = register.box_openings.settings(), latest[0].form if latest else None
    fields = dict.fromkeys(("witness1_name", "witness1_nip", "witness2_name", "witness2_nip", "seal_before"), "")
    if last is not None:
        for place, one in enumerate(last.witnesses, start=1):
            fields |= {f"witness{place}_name": one.name, f"witness{place}_nip": one.nip}
    for name in suggestion_box.BOX:
        fields[name] = getattr(box, name) or (getattr(last, name) if last else "")
    return fields | {
        "opened_by": officer.name,
        "opened_on": dates.in_digits(register.today()),
        "opened_at": dates.time_of_day(register.now(), register.zone)[:5],
        "found": "0",
    }
