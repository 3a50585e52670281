"""Conversion of the fields of the settings and the first start to Settings and back, and their problems."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from frontoffice.domain import numbering, people
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.settings import Office, Settings, Signatory
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
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
