from __future__ import annotations

import pytest
from PySide6.QtCore import QRegularExpression
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complainant, Kind
from frontoffice.ui.complaint.joined_page import JoinedFields
from frontoffice.ui.widgets.form import child
from tests.support.in_front import in_front


@pytest.fixture
def fields(qtbot: QtBot) -> JoinedFields:
    return in_front(qtbot, JoinedFields())


def shown(fields: JoinedFields) -> set[str]:
    cells = fields.findChildren(QWidget, QRegularExpression("_cell$"))
    return {cell.objectName().removesuffix("_cell") for cell in cells if cell.isVisible()}


def test_of_everybody_four_things_are_asked_and_the_rest_is_folded(fields: JoinedFields) -> None:
    everybody = {"name", "phone", "nik", "address"}
    assert shown(fields) == everybody
    fields.turn_more()
    assert shown(fields) >= everybody | {"party", "contact", "email", "identity_no", "represents", "attorney_letter"}
    assert fields.focusWidget().objectName() == "contact"
    fields.turn_more()
    assert shown(fields) == everybody
    assert fields.focusWidget().objectName() == "name"


def test_no_identity_is_asked_for_where_nobody_complains(fields: JoinedFields) -> None:
    fields.ask_for(Kind.SUGGESTION)
    assert "nik" not in shown(fields)
    fields.turn_more()
    assert not shown(fields) & {"nik", "identity_no", "identity_kind"}
    assert "represents" in shown(fields)


def test_numbers_are_read_without_their_gaps_and_nothing_is_made_of_nothing(fields: JoinedFields) -> None:
    assert fields.read() == Complainant()
    fields.name.setText(" Hotel Melati ")
    fields.nik.setText("1971 0341 0790 0002")
    child(fields, QLineEdit, "identity_no").setText("a 1234567")
    child(fields, QCheckBox, "party").setChecked(True)
    who = fields.read()
    assert (who.name, who.nik, who.identity_no, who.identity_kind, who.party) == (
        *("Hotel Melati", "1971034107900002", "A1234567", "passport", "company"),
    )
    assert {"contact", "position", "nib"} <= shown(fields), "a company by its tick"
    fields.clear()
    assert fields.read() == Complainant()
