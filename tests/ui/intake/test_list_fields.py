from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from frontoffice.domain.choices import Choice, ListName, meanings
from frontoffice.register.projection import office_lists
from frontoffice.ui.intake.list_fields import LISTS, ListFields

SERVICES = (
    Choice("akdp", "Izin Trayek (AKDP)", "Perhubungan"),
    Choice("dokter", "Izin Praktik Dokter", "Kesehatan"),
    Choice("perawat", "Izin Praktik Perawat", "Kesehatan"),
    Choice("lama", "Izin Apotek Rakyat", "Kesehatan", active=False),
)
ALIASES = {"surat jalan": "akdp"}


@pytest.fixture
def fields(qtbot: QtBot) -> ListFields:
    combos = {name: QComboBox() for name in LISTS}
    for combo in combos.values():
        combo.setEditable(True)
        qtbot.addWidget(combo)
    made = ListFields(combos)
    known = {of: meanings(of, some, (), {}) for of, some in office_lists.load_defaults().items()}
    sectors = office_lists.sectors(SERVICES)
    known[ListName.SECTOR] = meanings(ListName.SECTOR, sectors, (), {})
    known[ListName.SERVICE] = meanings(ListName.SERVICE, SERVICES, (), ALIASES)
    made.offer_lists(known)
    return made


def left(fields: ListFields, name: str, typed: str) -> str:
    fields.combos[name].setEditText(typed)
    fields.settle(name)
    return fields.combos[name].currentText()


@pytest.mark.parametrize(
    ("name", "typed", "stands"),
    [
        ("regency", "Pangkalpinang", "Kota Pangkal Pinang"),
        ("regency", "Palembang", "Palembang"),
        ("service", "trayek", "Izin Trayek (AKDP)"),
        ("service", "praktik", "praktik"),
        ("service", "Surat-Jalan", "Izin Trayek (AKDP)"),
        ("service", "apotek", "apotek"),
        ("sector", "kesehatan", "Kesehatan"),
        ("category", "Pe", "Pe"),
        ("category", "penundaan", "Penundaan berlarut"),
    ],
)
def test_what_was_typed_is_completed_as_the_field_is_left(
    fields: ListFields, name: str, typed: str, stands: str
) -> None:
    assert left(fields, name, typed) == stands


def test_districts_are_those_of_the_regency(fields: ListFields) -> None:
    left(fields, "regency", "Belitung Timur")
    assert left(fields, "district", "manggar") == "Manggar"
    assert list(fields.not_listed()) == []
    left(fields, "regency", "Pangkalpinang")
    assert [(one.field, one.warning) for one in fields.not_listed()] == [("district", True)]


def test_a_service_brings_its_sector_where_none_is_and_the_sector_limits_the_services(fields: ListFields) -> None:
    assert left(fields, "service", "dokter") == "Izin Praktik Dokter"
    assert fields.combos["sector"].currentText() == "Kesehatan"
    left(fields, "sector", "Perhubungan")
    assert left(fields, "service", "praktik dok") == "praktik dok"


def test_what_is_in_no_list_is_among_the_others_with_its_text(fields: ListFields) -> None:
    left(fields, "category", "Pe")
    left(fields, "regency", "Palembang")
    left(fields, "district", "Sako")
    found = {one.field: (str(one.code), dict(one.facts)) for one in fields.not_listed()}
    assert found == {"category": ("not_listed", {"text": "Pe"}), "regency": ("not_listed", {"text": "Palembang"})}
