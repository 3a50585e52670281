"""That the office has not compared a list with its rule is said where it is kept and, quietly, where it is chosen from."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.choices import ListName
from frontoffice.domain.people import Officer
from frontoffice.register.projection.office_lists import CHANNEL, KIND
from frontoffice.register.register import Register
from frontoffice.ui.admin.reference_data_page import ReferenceDataPage
from frontoffice.ui.box.box_page import BoxPage
from frontoffice.ui.consultations import ConsultationPage
from frontoffice.ui.search.filter_bar import FilterBar
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.table_rows import say_unchecked
from tests.support.in_front import in_front
from tests.support.intake_desk import IntakeDesk

SAID = "List not compared by the office yet"


def test_its_tooltip_says_what_the_list_rests_on(qtbot: QtBot) -> None:
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.setEditable(True)
    say_unchecked(combo, "Aturan 1/2026")
    assert combo.toolTip() == f"{SAID}. It rests on: Aturan 1/2026."
    say_unchecked(combo, "")
    assert combo.toolTip() == ""


def test_the_intake_says_of_each_of_its_lists_that_it_is_unchecked_until_it_was_compared(
    qtbot: QtBot, register: Register, ratna: Officer
) -> None:
    page = IntakeDesk(register, qtbot).page
    form = page.form
    lists = ("regency", "district", "sector", "service", "category")
    combos = {name: child(form, QComboBox, name) for name in lists}
    assert [name for name, combo in combos.items() if SAID not in combo.toolTip()] == []
    assert "300.2.2-2430/2025" in combos["regency"].toolTip()
    assert "Prosedur angka 2" in child(page, QLabel, "channel_label").toolTip()
    for of in (*ListName, CHANNEL, KIND):
        register.reference_data.check_list(of, register.today(), ratna, uuid4())
    form.say_unchecked(register.reference_data.list_unchecked_sources())
    assert {combo.toolTip() for combo in combos.values()} == {""}
    assert child(page, QLabel, "channel_label").toolTip() == ""


def test_every_other_page_where_a_list_is_chosen_says_it_too(qtbot: QtBot, register: Register, ratna: Officer) -> None:
    bar = FilterBar(register)
    qtbot.addWidget(bar)
    bar.refresh()
    said = {name for name, combo in bar.combos.items() if SAID in combo.toolTip()}
    assert said == {"channel", "kind", "service", "category", "regency", "district"}
    consultations, box = ConsultationPage(register, lambda: ratna), BoxPage(register, lambda: ratna)
    for page in (consultations, box):
        qtbot.addWidget(page)
        page.start()
    for combo in (consultations.form.service, box.session.sheet.service):
        assert SAID in combo.toolTip()


def test_channels_and_kinds_say_where_they_are_kept_what_they_rest_on(
    qtbot: QtBot, register: Register, ratna: Officer
) -> None:
    page = in_front(qtbot, ReferenceDataPage(register, lambda: ratna), 1200, 700)
    channels, kinds = page.bases[CHANNEL], page.bases[KIND]
    assert channels.source.text().startswith("Rests on: Prosedur angka 2")
    assert kinds.source.text().startswith("Kinds of report. Rests on: Prosedur huruf A.")
    kinds.compare.click()
    assert "Compared by the office on 24-11-2026" in kinds.source.text()
    assert register.reference_data.list_checked_on(CHANNEL) is None
