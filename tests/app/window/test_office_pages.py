"""What the office decides on its pages is used on the others at once."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.app.window.case_pages import INTAKE
from frontoffice.app.window.desk_pages import CENTRE
from frontoffice.app.window.office_pages import LAST_NUMBER, LISTS
from frontoffice.domain.complaint import Channel, Manner
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
