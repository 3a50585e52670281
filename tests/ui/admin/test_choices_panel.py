"""The lists that complaints are counted by: what was typed becomes a line, or counts as one."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.reports.report import Cut, Scope
from frontoffice.register.register import Register
from frontoffice.ui.admin.choices_panel import ChoicesPanel, name_of, phrases_name
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.message_line import MessageLine
from tests.support.examples import a_complainant, an_intake, an_officer

KEEPER = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
Make = Callable[..., ChoicesPanel]


@pytest.fixture
def make(qtbot: QtBot, register: Register) -> Make:
    def made(of: ListName = ListName.SERVICE, officer: Officer = KEEPER) -> ChoicesPanel:
        line = QLabel()
        panel = ChoicesPanel(register, lambda: officer, MessageLine(line))
        panel.said = line  # type: ignore[attr-defined]
        qtbot.addWidget(panel)
        qtbot.addWidget(line)
        panel.which.setCurrentIndex(panel.which.findData(of))
        panel.refresh()
        panel.show()
        return panel

    return made


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(panel: ChoicesPanel, name: str) -> None:
    panel.choices.setCurrentItem(panel.choices.findItems(name, Qt.MatchFlag.MatchExactly)[0])


def row(panel: ChoicesPanel, place: int = 0) -> list[str]:
    items = [panel.choices.item(place, column) for column in range(panel.choices.columnCount())]
    return [item.text() for item in items if item is not None]


def record(register: Register, *services: str) -> None:
    for service in services:
        register.complaints.record(an_intake(service=service), an_officer(), uuid4())


def counted(register: Register) -> dict[str, int]:
    lines = register.reports.figures(Scope(parse("2026-11"))).cuts[Cut.SERVICE]
    return {line.label: line.received for line in lines}


def test_what_was_only_typed_stands_first_with_how_often_and_when_last(make: Make, register: Register) -> None:
    record(register, "Kapal Wisata", "Kapal Wisata", "kapal-wisata")
    assert row(make()) == ["", "Kapal Wisata", "kapal-wisata", "Only typed, 3 time(s), last 24-11-2026"]


@pytest.mark.thorough
def test_it_becomes_a_line_under_a_better_name_and_the_old_ones_count_along(
    qtbot: QtBot, make: Make, register: Register
) -> None:
    record(register, "kapal wisata", "Kpl Wisata")
    panel = make()
    choose(panel, "kapal wisata")
    assert panel.choice_heading.text() == panel.choice_name.text() == "kapal wisata"
    panel.choice_name.setText("Rekomendasi Kapal Wisata")
    panel.group.setCurrentText("Perhubungan")
    with qtbot.waitSignal(panel.changed):
        click(panel.save_choice)
    assert counted(register) == {"Rekomendasi Kapal Wisata": 1, "Lainnya": 1}
    assert panel.choice_heading.text() == "Rekomendasi Kapal Wisata"
    assert panel.alias.currentText() == "kapal wisata"


@pytest.mark.thorough
def test_it_counts_as_a_line_that_is_chosen_and_apart_again(make: Make, register: Register) -> None:
    record(register, "trayek lama", "Izin trayek AKDP")
    panel = make()
    choose(panel, "trayek lama")
    assert not panel.same_row.isHidden()
    panel.same_as.setCurrentText("Izin trayek AKDP (Perhubungan)")
    click(panel.save_alias)
    assert counted(register) == {"Izin trayek AKDP": 2}
    assert (panel.choice_heading.text(), panel.same_row.isHidden()) == ("Izin trayek AKDP", True)
    assert [panel.alias.itemText(place) for place in range(panel.alias.count())] == ["trayek lama"]
    click(panel.drop_alias)
    assert counted(register) == {"Izin trayek AKDP": 1, "Lainnya": 1}
    assert panel.alias_row.isHidden()


@pytest.mark.thorough
def test_the_line_that_may_be_meant_is_proposed(make: Make, register: Register) -> None:
    record(register, "taksi", "zzz")
    panel = make()
    choose(panel, "taksi")
    assert panel.same_as.currentText() == "Izin operasi taksi (Perhubungan)"
    choose(panel, "zzz")
    assert panel.same_as.currentText() == ""


@pytest.mark.thorough
@pytest.mark.parametrize("text", ["", "nothing like it"])
def test_what_is_no_line_is_refused_beside_the_field(make: Make, register: Register, text: str) -> None:
    record(register, "zzz")
    panel = make()
    choose(panel, "zzz")
    panel.same_as.setCurrentText(text)
    click(panel.save_alias)
    assert child(panel, QLabel, "same_as_problem").text() == "Choose one of the list."
    assert counted(register) == {"Lainnya": 1}


@pytest.mark.thorough
def test_each_list_has_its_own_lines_and_its_groups_where_it_has_them(make: Make) -> None:
    panel = make(ListName.DISTRICT)
    assert not panel.group_box.isHidden()
    assert (panel.group_label.text(), row(panel)[0]) == ("Regency or city", "Kabupaten Bangka")
    panel.which.setCurrentIndex(panel.which.findData(ListName.TEAM))
    assert panel.group_box.isHidden()
    assert (panel.choices.rowCount(), panel.choice_heading.text()) == (0, "New line")


def test_a_long_sector_leaves_the_names_as_much_room_and_what_stands_empty_takes_none(
    make: Make, register: Register
) -> None:
    for name in ("Energi dan Sumber Daya Mineral", "Perindustrian dan Perdagangan"):
        register.reference_data.set_choice(ListName.SECTOR, Choice(name.casefold(), name, ""), KEEPER, uuid4())
    register.reference_data.set_choice(
        ListName.SERVICE, Choice("iup", "IUP", "Energi dan Sumber Daya Mineral " * 3), KEEPER, uuid4()
    )
    panel = make()
    panel.resize(600, 500)
    QTest.qWait(0)
    assert panel.choices.columnWidth(1) >= panel.choices.columnWidth(0) - 1
    assert panel.choices.isColumnHidden(2)
    iup = next(one for one in register.reference_data.choices(ListName.SERVICE) if one.code == "iup")
    register.reference_data.set_aliases(ListName.SERVICE, ("izin tambang",), iup.code, KEEPER, uuid4())
    panel.refresh()
    assert not panel.choices.isColumnHidden(2)


def test_an_agency_and_a_team_need_no_group(make: Make, register: Register) -> None:
    for of in (ListName.AGENCY, ListName.TEAM):
        panel = make(of)
        click(panel.add_choice)
        panel.choice_name.setText("Dinas ESDM")
        click(panel.save_choice)
        assert register.reference_data.choices(of) == (Choice("dinas-esdm", "Dinas ESDM"),)
        click(panel.add_choice)
        panel.choice_name.setText("dinas esdm")
        click(panel.save_choice)
        assert "used already" in child(panel, QLabel, "choice_name_problem").text()


def test_a_regency_is_given_its_meaning_without_being_written_anew(make: Make, register: Register) -> None:
    who = a_complainant(regency="Pkl Pinang")
    register.complaints.record(an_intake(complainant=who), an_officer(), uuid4())
    panel = make(ListName.REGENCY)
    choose(panel, "Pkl Pinang")
    panel.same_as.setCurrentText("Kota Pangkal Pinang")
    click(panel.save_alias)
    lines = register.reports.figures(Scope(parse("2026-11"))).cuts[Cut.REGENCY]
    assert [(line.value, line.received) for line in lines] == [("19.71", 1)]


@pytest.mark.thorough
def test_who_may_not_keep_lists_is_told(make: Make, register: Register) -> None:
    record(register, "zzz")
    panel = make(officer=an_officer())
    choose(panel, "zzz")
    panel.group.setCurrentText("ESDM")
    click(panel.save_choice)
    assert "Ask the supervisor" in panel.said.text()  # type: ignore[attr-defined]
    assert counted(register) == {"Lainnya": 1}


def test_a_list_says_what_it_rests_on_and_when_the_office_compared_it(make: Make, register: Register) -> None:
    panel = make()
    assert not panel.basis.isHidden(), "also of the list that is shown first"
    assert "Peraturan Gubernur" in panel.basis.source.text()
    panel.which.setCurrentIndex(panel.which.findData(ListName.REGENCY))
    assert "Kepmendagri" in panel.basis.source.text()
    assert "has not compared" in panel.basis.source.text()
    click(panel.basis.compare)
    assert "Compared by the office on 24-11-2026" in panel.basis.source.text()
    assert register.reference_data.list_checked_on(ListName.REGENCY) == register.today()
    assert register.reference_data.list_checked_on(ListName.DISTRICT) is None
    panel.which.setCurrentIndex(panel.which.findData(ListName.TEAM))
    assert panel.basis.source.text() == "Rests on: Ketentuan kantor."
    assert panel.basis.compare.isHidden()
    panel.which.setCurrentIndex(panel.which.findData("phrase"))
    assert panel.basis.isHidden()


def test_who_may_not_keep_lists_compares_none(make: Make, register: Register) -> None:
    panel = make(officer=an_officer())
    click(panel.basis.compare)
    assert "Ask the supervisor" in panel.said.text()  # type: ignore[attr-defined]
    assert register.reference_data.list_checked_on(ListName.SERVICE) is None


def test_every_list_has_a_name_of_its_own() -> None:
    names = [*(name_of(of) for of in ListName), phrases_name()]
    assert len({*names}) == len(names) == len(ListName) + 1
    assert all(names)
