from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.register.commands import drafts
from frontoffice.register.register import Register
from frontoffice.ui.box.box_page import BoxPage
from tests.support.boxes import an_opening, entered
from tests.support.examples import OfficeClock, a_register, a_signed_in


def test_what_was_kept_of_a_form_goes_with_the_entry_that_it_becomes(register: Register, qtbot: QtBot) -> None:
    officer = a_signed_in(register)
    opening = an_opening(register, officer)
    page = BoxPage(register, lambda: officer)
    qtbot.addWidget(page)
    page.start()
    page.session.sheet.show({"kind": "complaint", "description": "Kursi"})
    assert page.keep()
    form = drafts.box_sheet_form(opening.subject), officer.officer_id
    assert (register.drafts.find_form(*form) or {})["description"] == "Kursi"
    page.session.enter(opening)
    assert register.drafts.find_form(*form) is None


@pytest.mark.thorough
def test_a_kill_behind_the_entry_records_no_sheet_twice(register: Register, qtbot: QtBot) -> None:
    officer = a_signed_in(register)
    opening = an_opening(register, officer)
    page = BoxPage(register, lambda: officer)
    qtbot.addWidget(page)
    page.start()
    page.session.sheet.show({"kind": "complaint", "description": "Kursi"})
    numbers = {page.session.enter(opening).number_text for _ in range(2)}
    assert len(numbers) == len(register.box_openings.get(opening.subject).sheets) == 1


@pytest.mark.thorough
def test_an_opening_of_another_day_goes_on_where_it_was(tmp_path: Path, qtbot: QtBot, clock: OfficeClock) -> None:
    with closing(a_register(tmp_path, clock)) as register:
        officer = a_signed_in(register)
        entered(register, an_opening(register, officer), officer)
    clock.move(days=1)
    with closing(a_register(tmp_path, clock)) as register:
        page = BoxPage(register, lambda: officer)
        qtbot.addWidget(page)
        page.start()
        assert page.title.text() == "Sheet 2 of 3"
        assert page.session.is_sheet
