"""What the office decides on its pages is used on the others at once."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.app.window.case_pages import INTAKE, SIGN_IN
from frontoffice.app.window.desk_pages import CENTRE
from frontoffice.app.window.office_pages import HANDOVER, LAST_NUMBER, LISTS
from frontoffice.domain.complaint import Channel, Manner
from frontoffice.domain.people import Role
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_the_resi_of_what_is_being_typed_has_a_channel_by_its_new_name(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    stack = desk.counter.window.stack
    page = stack.view(INTAKE)
    page.form.write({"channel": "counter", "description": "Izin belum terbit"})
    renamed = Channel("counter", "Meja depan", Manner.ORAL)
    desk.counter.register.reference_data.set_channel(renamed, desk.supervisor, uuid4())
    assert "Meja depan" not in page.side.preview.paper.text()
    stack.view(LISTS).changed.emit()
    assert "Meja depan" in page.side.preview.paper.text()


@pytest.mark.thorough
def test_the_centre_leads_to_the_last_number_and_that_takes_the_line_away(desk: Desk) -> None:
    desk.counter.register.unit.connection.execute("INSERT INTO meta (k, v) VALUES ('moved_to', 'here')")
    desk.sign_in(desk.supervisor)
    desk.counter.register_notices.numbers.refresh(anew=True)
    assert any("Last number on paper" in text for text in desk.counter.window.notice_texts())
    desk.counter.window.stack.view(CENTRE).last_number_asked.emit()
    page = desk.counter.window.stack.view(LAST_NUMBER)
    assert desk.counter.window.page_name == LAST_NUMBER.name
    for field in (page.last, page.again):
        field.setText("7")
    page.why.setText("Komputer diganti")
    page.save.click()
    assert not any("Last number on paper" in text for text in desk.counter.window.notice_texts())


def test_whoever_takes_the_counter_over_goes_on_at_once_and_what_was_half_typed_is_a_draft(desk: Desk) -> None:
    register, window, pin = desk.counter.register, desk.counter.window, "946183"
    rina = register.officers.add("Rina Kartika", Role.OFFICER, "", pin, desk.supervisor, uuid4())
    desk.counter.sign_in(desk.officer)
    window.stack.view(INTAKE).form.write({"channel": "counter", "description": "Izin belum terbit"})
    locked: list[bool] = []
    window.locked.connect(lambda: locked.append(True))
    window.go(HANDOVER.name)
    page = window.stack.view(HANDOVER)
    assert "Open drafts: 1" in page.open_facts.text()
    page.coming.setCurrentIndex(page.coming.findText(rina.name))
    page.secret.setText(pin)
    page.hand_button.click()
    assert window.signed_in == rina
    assert window.page_name == INTAKE.name
    assert locked == [True], "as the lock does: drafts kept, papers and clipboard away"
    window.go(HANDOVER.name)
    page.secret.setText(pin)
    window.lock()
    assert page.secret.text() == ""


def test_whoever_took_the_counter_over_is_who_the_locked_window_asks_for_the_secret(desk: Desk) -> None:
    register, window, pin = desk.counter.register, desk.counter.window, "946183"
    rina = register.officers.add("Rina Kartika", Role.OFFICER, "", pin, desk.supervisor, uuid4())
    sign_in = window.stack.view(SIGN_IN)
    register.officers.set_secret(desk.officer.officer_id, "583920", desk.supervisor, uuid4())
    window.show()
    sign_in.officer_name.setCurrentText(desk.officer.name)
    sign_in.secret.setText("583920")
    sign_in.enter.click()
    window.go(HANDOVER.name)
    page = window.stack.view(HANDOVER)
    page.coming.setCurrentIndex(page.coming.findText(rina.name))
    page.secret.setText(pin)
    page.hand_button.click()
    assert window.signed_in == rina
    window.lock()
    assert sign_in.officer_name.currentText() == rina.name
