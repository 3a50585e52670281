from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import Inquiry
from frontoffice.register.register import Register
from frontoffice.ui.consultations import ConsultationForm, ConsultationPage
from tests.support.examples import a_signed_in


@pytest.fixture
def form(register: Register, qtbot: QtBot) -> ConsultationForm:
    officer = a_signed_in(register)
    page = ConsultationPage(register, lambda: officer)
    qtbot.addWidget(page)
    page.show()
    page.start()
    return page.form


def test_the_channels_stand_in_their_place(form: ConsultationForm) -> None:
    place = form.channel.parentWidget()
    assert place is not None
    assert place.objectName() == "channel_place"


@pytest.mark.thorough
def test_it_reads_what_was_typed_and_half_a_service_is_the_one_that_it_means(form: ConsultationForm) -> None:
    form.lines["about"].setText("Syarat")
    form.service.setEditText("izin trayek akd")
    form.lines["name"].setText("Nurhayati")
    form.confidential.setChecked(True)
    assert form.read() == Inquiry(
        *("counter", "Syarat", "", "Siti Rahmawati", "Izin trayek AKDP", "Nurhayati", Identity.CONFIDENTIAL)
    )
    assert not form.is_empty()


@pytest.mark.thorough
def test_the_next_one_begins_empty_by_the_first_channel(form: ConsultationForm) -> None:
    form.channel.choose("telephone")
    form.lines["about"].setText("Syarat")
    form.lines["name"].setText("Budi")
    form.confidential.setChecked(True)
    form.clear("Yuliana")
    assert form.is_empty()
    assert form.read() == Inquiry("counter", "", "", "Yuliana")
    assert not form.confidential.isEnabled()


def test_keys_lead_from_the_channel_through_every_field(form: ConsultationForm) -> None:
    page = form.lines["about"].window()
    form.channel.setFocus()
    QTest.keyClick(form.channel, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert form.channel.value() == "telephone"
    for is_open, fields in ((False, []), (True, ["name", "answered_by"])):
        if is_open:
            form.fold.go()
        form.focus()
        order: list[str] = []
        while not order or order[-1] != "record_button":
            order.append(page.focusWidget().objectName())
            form.go_on()
        assert order == ["about", "answer", "service", *fields, "record_button"]


def test_what_is_filled_in_and_folded_away_is_a_chip_that_tells_no_confidential_name(form: ConsultationForm) -> None:
    assert not form.lines["name"].isVisible()
    form.lines["name"].setText("Nurhayati")
    form.lines["answered_by"].setText("Bayu")
    chips = form.fold.chips
    assert [chip.accessibleName() for chip in chips.chips.values()] == [
        "Who asked: Nurhayati  ✕",
        "Answered by: Bayu  ✕",
    ]
    form.confidential.setChecked(True)
    assert chips.chips["name"].accessibleName() == "Name confidential  ✕"
    chips.chips["name"].click()
    chips.chips["answered_by"].click()
    assert not chips.isVisible()
    form.lines["about"].setText("Syarat")
    assert form.read() == Inquiry("counter", "Syarat", "", "Siti Rahmawati")
