from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complainant, Identity, Intake, Kind
from frontoffice.domain.suggestion_box import ClosingForm
from frontoffice.register.register import Register
from frontoffice.ui.box.box_page import BoxPage, BoxSession
from frontoffice.ui.widgets import needed
from frontoffice.ui.widgets.form import child
from tests.support.boxes import OPENED
from tests.support.examples import TODAY, a_signed_in
from tests.support.refusals import refusal

BEGUN = {
    "box": OPENED.box,
    "place": OPENED.place,
    "key_holder": OPENED.key_holder,
    "opened_by": OPENED.opened_by,
    "seal_before": OPENED.seal_before,
    "opened_on": "24-11",
    "opened_at": "10.22",
    "witness1_name": OPENED.witnesses[0].name,
    "witness1_nip": OPENED.witnesses[0].nip,
    "witness2_name": OPENED.witnesses[1].name,
    "found": "3",
}


@pytest.fixture
def session(register: Register, qtbot: QtBot) -> BoxSession:
    officer = a_signed_in(register)
    page = BoxPage(register, lambda: officer)
    qtbot.addWidget(page)
    page.start()
    return page.session


def test_what_the_minutes_ask_for_is_marked(register: Register, qtbot: QtBot) -> None:
    officer = a_signed_in(register)
    page = BoxPage(register, lambda: officer)
    qtbot.addWidget(page)
    end = ("seal_after", "closing_key_holder", "minutes", "closing_found", "note")
    assert [needed.is_marked(child(page, QLabel, f"{name}_label")) for name in end] == [True] * 4 + [False]


def test_the_beginning_is_read_with_its_moment_in_the_offices_zone(session: BoxSession) -> None:
    session.beginning.show(BEGUN)
    assert session.beginning.read(TODAY, "WIB") == OPENED
    east = dataclasses.replace(OPENED, opened_at=datetime(2026, 11, 24, 1, 22, tzinfo=UTC))
    assert session.beginning.read(TODAY, "WIT") == east


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("opened_on", "", "date_unreadable"),
        ("opened_on", "kemarin", "date_unreadable"),
        ("opened_at", "", "moment_unreadable"),
        ("opened_at", "25.00", "moment_unreadable"),
    ],
)
def test_a_moment_that_cannot_be_read_is_refused_beside_its_field(
    session: BoxSession, field: str, text: str, code: str
) -> None:
    session.beginning.show(BEGUN | {field: text})
    assert refusal(lambda: session.beginning.read(TODAY, "WIB"))[:2] == (field, code)


@pytest.mark.thorough
def test_a_sheet_without_a_name_is_anonymous_and_half_a_service_the_one_that_it_means(session: BoxSession) -> None:
    session.sheet.show({"kind": "input", "description": "Kursi", "service": "izin trayek akd", "confidential": "1"})
    nobody = Complainant(identity=Identity.ANONYMOUS)
    assert session.sheet.read() == Intake(Kind.INPUT, "box", "Kursi", nobody, service="Izin trayek AKDP")
    session.sheet.show(
        {"kind": "complaint", "description": "Kursi", "name": "Budi", "phone": "0812", "confidential": "1"}
    )
    assert session.sheet.read().complainant == Complainant("Budi", Identity.CONFIDENTIAL, phone="0812")


@pytest.mark.thorough
def test_the_end_is_read(session: BoxSession) -> None:
    fields = {"seal_after": "a", "closing_key_holder": "b", "minutes": "c", "closing_found": "4", "note": "d"}
    session.end.show(fields)
    assert session.end.fields() == fields
    assert session.end.read() == ClosingForm("c", "a", "b", 4, "d")


def test_what_is_pasted_from_a_chat_is_read_as_it_would_be_typed(session: BoxSession) -> None:
    session.sheet.show({"kind": "complaint", "description": "Kursi", "name": "Budi\n", "phone": "\u202a+62 812\u202c"})
    assert session.sheet.read().complainant == Complainant("Budi", Identity.OPEN, phone="+62 812")
