"""Conversion of the fields of the settings, the layout and the first start to Settings and back; their problems."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget

from frontoffice.domain import numbering, people
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office, Settings, Signatory
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
from frontoffice.ui.widgets import text_size
from frontoffice.ui.widgets.form import child

OFFICE: Final = {  # the field in the form: the field in Office
    "government": "government",
    "office_name": "name",
    "short_name": "short_name",
    "office_address": "address",
    "city": "city",
    "telephone": "telephone",
    "sms": "sms",
    "fax": "fax",
    "email": "email",
    "website": "website",
}
NEEDED: Final = ("government", "office_name", "office_address", "counter", "counter_name", "number_format")
SIGNATORY: Final = ("position", "name", "rank", "nip", "on_behalf_of")
LARGEST_PORT: Final = 65_535


def prepare(page: QWidget) -> None:
    """Put the zones into the page's list."""
    _list(page, "zone").addItems([*ZONES])


def fill(page: QWidget, settings: Settings) -> None:
    """Put the settings into the page's fields."""
    for field, name in OFFICE.items():
        _line(page, field).setText(getattr(settings.office, name))
        _line(page, field).setCursorPosition(0)  # a name too long for its field shows its beginning
    _line(page, "counter").setText(settings.counter)
    _line(page, "counter_name").setText(settings.counter_name)
    _list(page, "zone").setCurrentText(settings.office.zone)


def read(page: QWidget, before: Settings) -> Settings:
    """Settings ``before`` with the changes from the page's fields."""
    office = dataclasses.replace(
        before.office,
        zone=_list(page, "zone").currentText(),
        **{name: one_line(_line(page, field).text()) for field, name in OFFICE.items()},
    )
    return dataclasses.replace(
        before,
        office=office,
        counter=one_line(_line(page, "counter").text()).upper(),
        counter_name=one_line(_line(page, "counter_name").text()),
    )


def fill_signatory(page: QWidget, signatory: Signatory) -> None:
    """Fill the page's fields with a signatory."""
    for name in SIGNATORY:
        _line(page, f"signatory_{name}").setText(getattr(signatory, name))
        _line(page, f"signatory_{name}").setCursorPosition(0)


def read_signatory(page: QWidget) -> Signatory:
    """Read the signatory from the page's fields."""
    return Signatory(**{name: one_line(_line(page, f"signatory_{name}").text()) for name in SIGNATORY})


def problems(settings: Settings) -> tuple[Problem, ...]:
    """Problems of the settings, by the page's fields."""
    return (
        *_office_problems(settings.office),
        *collect_problems(lambda: numbering.check_counter(settings.counter)),
        *([] if settings.counter_name else [Problem("counter_name", SettingsRefusal.COUNTER_NAME_MISSING)]),
        *collect_problems(lambda: numbering.check_format(settings.number_format)),
    )


def collect_problems(rule: Callable[[], None]) -> tuple[Problem, ...]:
    """Run a rule, and return the problems of its refusal; none when it does not."""
    try:
        rule()
    except Refused as refused:
        return refused.problems
    return ()


def _office_problems(office: Office) -> Iterator[Problem]:
    if not office.government:
        yield Problem("government", SettingsRefusal.GOVERNMENT_MISSING)
    if not office.name:
        yield Problem("office_name", SettingsRefusal.OFFICE_MISSING)
    if not office.address:
        yield Problem("office_address", SettingsRefusal.ADDRESS_MISSING)
    for field in ("telephone", "sms", "fax"):
        yield from people.phone_problems(field, getattr(office, field))
    yield from people.email_problems("email", office.email)


def _line(page: QWidget, name: str) -> QLineEdit:
    return child(page, QLineEdit, name)


def _list(page: QWidget, name: str) -> QComboBox:
    return child(page, QComboBox, name)


# --- Conversion of the fields for the layout of letters and pages to PaperLayout and back ---

_HIGH: Final = 48  # pixels


def fill_layout(page: QWidget, layout: PaperLayout, no_emblem: str) -> None:
    """Put the layout into the page's fields; ``no_emblem`` stands where there is none."""
    for name in ("dated_in", "copies"):
        child(page, QLineEdit, name).setText(getattr(layout, name))
        child(page, QLineEdit, name).setCursorPosition(0)
    for name in ("letterhead_once", "signed_electronically"):
        child(page, QCheckBox, name).setChecked(getattr(layout, name))
    for name in ("margin", "binding"):
        child(page, QSpinBox, name).setValue(getattr(layout, name))
    show_emblem(page, layout.emblem, no_emblem)


def read_layout(page: QWidget, emblem: str) -> PaperLayout:
    """Read the layout from the page's fields, with the chosen emblem."""
    return PaperLayout(
        emblem=emblem,
        letterhead_once=child(page, QCheckBox, "letterhead_once").isChecked(),
        margin=child(page, QSpinBox, "margin").value(),
        binding=child(page, QSpinBox, "binding").value(),
        dated_in=one_line(child(page, QLineEdit, "dated_in").text()),
        copies=one_line(child(page, QLineEdit, "copies").text()),
        signed_electronically=child(page, QCheckBox, "signed_electronically").isChecked(),
    )


def show_emblem(page: QWidget, path: str, no_emblem: str) -> None:
    """Show the emblem as it is kept; where its file is gone, its name."""
    label, picture = child(page, QLabel, "emblem_shown"), QPixmap(path) if path else QPixmap()
    if picture.isNull():
        label.setText(Path(path).name if path else no_emblem)
    else:
        label.setPixmap(picture.scaledToHeight(text_size.px(_HIGH)))
