from __future__ import annotations

from uuid import uuid4

from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.day.day_form import DayForm
from tests.support.examples import TODAY, a_signed_in, an_intake


def test_every_place_of_the_form_has_its_part(qtbot: QtBot, register: Register) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    form = DayForm(register, lambda: supervisor)
    qtbot.addWidget(form)
    for place, part in (
        (form.totals, form.strip),
        (form.pane_place, form.pane),
        (form.closing_place, form.closing),
        (form.status_place, form.closing.closing_line),
    ):
        assert place.isAncestorOf(part)
    assert form.is_reviewing


def test_the_marked_line_is_the_tables_own(qtbot: QtBot, register: Register) -> None:
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, uuid4())
    form = DayForm(register, lambda: officer)
    qtbot.addWidget(form)
    assert form.marked is None
    form.table.show_lines(TODAY, register.days.read(TODAY).lines, supervising=form.is_reviewing)
    form.lines.selectRow(0)
    assert form.marked == register.days.read(TODAY).lines[0]
