"""Officers: a supervisor adds, changes, disables, resets; everybody changes the own PIN; nobody is deleted."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused
from frontoffice.register.commands.drafts import officer_form
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.ui.admin import officers_page
from frontoffice.ui.admin.officers_page import OfficersPage
from frontoffice.ui.widgets.form import child
from tests.support.examples import SECRET, OfficeClock, a_register, a_signed_in, lay_blank
from tests.support.faulty_disk import FaultyDisk
from tests.support.in_front import in_front
from tests.support.manual_sync import carry

OTHER = "739164"


class Here:
    """Who is signed in."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer

    def __call__(self) -> Officer:
        return self.officer


@pytest.fixture
def siti(register: Register, ratna: Officer) -> Officer:
    return register.officers.add("Siti Rahmawati", Role.OFFICER, "Petugas", SECRET, ratna, uuid4())


@pytest.fixture
def page(qtbot: QtBot, register: Register, ratna: Officer, siti: Officer) -> OfficersPage:
    return a_page(qtbot, register, ratna)


def a_page(qtbot: QtBot, register: Register, who: Officer) -> OfficersPage:
    return in_front(qtbot, OfficersPage(register, Here(who)))


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(page: OfficersPage, name: str) -> None:
    page.officers.setCurrentItem(page.officers.findItems(name, Qt.MatchFlag.MatchExactly)[0])
    QCoreApplication.processEvents()  # the editor takes its place


def texts(page: OfficersPage, column: int) -> list[str]:
    """What stands in a column of the table."""
    items = [page.officers.item(row, column) for row in range(page.officers.rowCount())]
    return [item.text() for item in items if item is not None]


def problem(page: OfficersPage, field: str) -> str:
    label = child(page, QLabel, f"{field}_problem")
    return "" if label.isHidden() else label.text()


def add_budi(page: OfficersPage) -> None:
    click(page.add)
    QTest.keyClicks(page.name, "Budi Santoso")
    page.role.setCurrentIndex(page.role.findData(Role.HANDLER))
    page.position.setText("Tim Penanganan Pengaduan")
    page.secret.setText(SECRET)
    page.secret_again.setText(SECRET)
    click(page.save)


def test_everybody_is_listed(page: OfficersPage) -> None:
    assert texts(page, 0) == ["Hj. Ratna Dewi", "Siti Rahmawati"]


@pytest.mark.thorough
def test_the_key_saves_the_part_in_which_somebody_types(page: OfficersPage, register: Register, siti: Officer) -> None:
    choose(page, "Siti Rahmawati")
    page.position.setText("Petugas loket")
    QTest.keyClick(page.position, Qt.Key.Key_F9)
    assert [one.position for one in register.officers.all() if one.officer_id == siti.officer_id] == ["Petugas loket"]
    for field, refused in ((page.reset_secret, "reset_again"), (page.my_present, "my_present")):
        field.setFocus()
        QTest.keyClicks(field, "90210x7q")
        QTest.keyClick(field, Qt.Key.Key_F9)
        assert problem(page, refused)


def test_one_form_is_seen_when_it_is_asked_for(page: OfficersPage) -> None:
    forms = (page.editor, page.reset, page.mine)
    assert page.officers.hasFocus()
    assert [one.isVisible() for one in forms] == [False, False, False]
    click(page.add)
    assert page.name.hasFocus()
    assert [one.isVisible() for one in forms] == [True, False, False]
    click(page.mine_fold)
    assert page.my_present.hasFocus()


def test_a_new_officer_may_sign_in_at_once(page: OfficersPage, register: Register) -> None:
    add_budi(page)
    budi = next(one for one in register.officers.all() if one.name == "Budi Santoso")
    assert (budi.role, budi.position) == (Role.HANDLER, "Tim Penanganan Pengaduan")
    assert register.officers.sign_in(budi.officer_id, SECRET) == budi
    assert page.officers.rowCount() == 3
    assert page.message.text() == "Saved."
    assert page.secret.text() == ""


def test_after_saving_the_keys_stay_in_the_page_at_what_was_done(page: OfficersPage) -> None:
    choose(page, "Siti Rahmawati")
    page.position.setFocus()
    QTest.keyClick(page.position, Qt.Key.Key_F9)
    assert page.position.hasFocus()
    click(page.add)
    page.name.setText("Budi Santoso")
    for field in (page.secret, page.secret_again):
        field.setText(SECRET)
    page.secret_again.setFocus()
    QTest.keyClick(page.secret_again, Qt.Key.Key_F9)
    assert page.message.text() == "Saved."
    assert page.officers.hasFocus(), "the field is hidden now: the person's line has them"


@pytest.mark.thorough
def test_two_unlike_secrets_are_told_and_nobody_is_added(page: OfficersPage, register: Register) -> None:
    click(page.add)
    page.name.setText("Budi")
    page.secret.setText(SECRET)
    page.secret_again.setText(OTHER)
    click(page.save)
    assert problem(page, "secret_again")
    assert len(register.officers.all()) == 2


@pytest.mark.thorough
@pytest.mark.parametrize(("field", "text"), [("name", ""), ("name", "Siti Rahmawati"), ("secret", "123456")])
def test_what_the_rules_refuse_stands_beside_the_field(page: OfficersPage, field: str, text: str) -> None:
    click(page.add)
    page.name.setText(text if field == "name" else "Budi")
    secret = text if field == "secret" else SECRET
    page.secret.setText(secret)
    page.secret_again.setText(secret)
    click(page.save)
    assert problem(page, field)


@pytest.mark.thorough
def test_role_and_position_can_be_changed(page: OfficersPage, register: Register, siti: Officer) -> None:
    choose(page, "Siti Rahmawati")
    page.role.setCurrentIndex(page.role.findData(Role.HANDLER))
    page.position.setText("Tim Teknis")
    page.nip.setText("19900101 201501 1 001")
    click(page.save)
    changed = next(one for one in register.officers.all() if one.officer_id == siti.officer_id)
    assert (changed.role, changed.position, changed.nip) == (Role.HANDLER, "Tim Teknis", page.nip.text())
    assert changed.nip.startswith("19900101")
    assert page.editor_heading.text() == "Siti Rahmawati"


def test_where_it_is_narrow_names_and_whether_they_may_sign_in_are_seen_whole(
    page: OfficersPage, register: Register, ratna: Officer, qtbot: QtBot
) -> None:
    name = "Bayu Kurniawan Saputra, S.H., M.H."
    register.officers.add(name, Role.HANDLER, "Tim Penanganan Pengaduan", SECRET, ratna, uuid4())
    page.refresh()
    page.resize(500, 600)
    qtbot.waitUntil(lambda: page.width() == 500)
    table, header = page.officers, page.officers.horizontalHeader()
    assert [header.sectionSize(column) >= table.sizeHintForColumn(column) for column in (0, 1)] == [True, True]
    assert header.sectionViewportPosition(1) + header.sectionSize(1) <= table.viewport().width()


def test_disabling_and_enabling(page: OfficersPage, register: Register, siti: Officer) -> None:
    choose(page, "Siti Rahmawati")
    click(page.switch_active)
    with pytest.raises(Refused, match="officer_disabled"):
        register.officers.sign_in(siti.officer_id, SECRET)
    assert "disabled" in texts(page, 1)[1]
    click(page.switch_active)
    assert register.officers.sign_in(siti.officer_id, SECRET)


@pytest.mark.thorough
def test_a_supervisor_whom_another_device_disabled_may_still_sign_in_and_it_is_shown(
    page: OfficersPage, register: Register, ratna: Officer, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other", counter="L2")) as other:
        carry(register, other)
        by = a_signed_in(other, Role.SUPERVISOR, "Yuliana")
        other.officers.change(dataclasses.replace(ratna, active=False), by, uuid4())
        carry(other, register)
    page.refresh()
    cells = [[page.officers.item(row, column) for column in (0, 1)] for row in range(page.officers.rowCount())]
    texts = {name.text(): said.text() for name, said in cells if name is not None and said is not None}
    assert texts[ratna.name] == "Yes; another device's try was refused"
    assert texts["Siti Rahmawati"] == "Yes"


def test_the_last_supervisor_stays(page: OfficersPage, register: Register, ratna: Officer) -> None:
    choose(page, "Hj. Ratna Dewi")
    click(page.switch_active)
    assert problem(page, "role")
    assert register.officers.sign_in(ratna.officer_id, SECRET)


def test_a_forgotten_secret_is_replaced(page: OfficersPage, register: Register, siti: Officer) -> None:
    choose(page, "Siti Rahmawati")
    page.reset_secret.setText("111111")
    page.reset_again.setText("111111")
    click(page.reset_now)
    assert problem(page, "reset_secret")
    page.reset_secret.setText(OTHER)
    page.reset_again.setText(OTHER)
    click(page.reset_now)
    assert register.officers.sign_in(siti.officer_id, OTHER)


@pytest.mark.thorough
def test_every_role_says_what_it_may(page: OfficersPage) -> None:
    rights = set()
    for row in range(page.role.count()):
        page.role.setCurrentIndex(row)
        rights.add(page.role_text.text())
    assert len(rights) == len(Role)


@pytest.mark.thorough
def test_an_officer_sees_only_the_own_pin(qtbot: QtBot, register: Register, siti: Officer) -> None:
    page = a_page(qtbot, register, siti)
    assert not page.all_officers.isVisible()
    assert not page.editor.isVisible()
    assert page.my_secret.isVisible()
    assert page.heading.text() == "My PIN"


def test_everybody_changes_the_own_pin_with_the_present_one(qtbot: QtBot, register: Register, siti: Officer) -> None:
    page = a_page(qtbot, register, siti)
    page.my_secret.setText(OTHER)
    page.my_again.setText(OTHER)
    page.my_present.setText("000111")
    click(page.my_change)
    assert problem(page, "my_present")
    page.my_present.setText(SECRET)
    click(page.my_change)
    assert register.officers.sign_in(siti.officer_id, OTHER)
    assert page.my_present.text() == ""
    assert page.message.text() == "Saved."


@pytest.mark.thorough
def test_half_typed_secrets_are_forgotten_when_the_page_is_left(page: OfficersPage) -> None:
    page.secret.setText("half")
    page.hide()
    page.show()
    assert page.secret.text() == ""


@pytest.mark.thorough
def test_what_was_wrong_for_one_person_is_gone_for_the_next(page: OfficersPage) -> None:
    page.my_present.setText(OTHER)
    click(page.my_change)
    assert problem(page, "my_present")
    page.hide()
    page.show()
    assert not problem(page, "my_present")


def test_a_disk_that_cannot_be_read_is_a_line_and_what_was_typed_stays(qtbot: QtBot, tmp_path: Path) -> None:
    disk = FaultyDisk("officers-page-disk")
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", Desk(), clock=OfficeClock(), vfs=disk.name)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    page = a_page(qtbot, register, supervisor)
    page.officers.selectRow(0)
    disk.reads_fail = True
    disk.fail(1, 1_000_000, apsw.FullError)
    page.position.setText("Analis")
    page.save.click()
    assert page.message.text()
    page.hide()
    page.show()
    assert page.message.text()
    assert page.position.text() == "Analis"
    assert page.officers.rowCount() == 1
    disk.heal()
    page.hide()
    page.show()
    assert not page.message.text()
    register.close()


@pytest.mark.thorough
def test_who_came_from_another_desk_has_no_pin_here_until_a_supervisor_gives_one(
    register: Register, qtbot: QtBot
) -> None:
    boss = a_signed_in(register, Role.SUPERVISOR, secret=SECRET)
    a_signed_in(register, Role.OFFICER)
    page = OfficersPage(register, lambda: boss)
    qtbot.addWidget(page)
    page.show()
    assert dict(zip(texts(page, 0), texts(page, 1), strict=True)) == {
        "Hendra Wijaya": "Yes",
        "Siti Rahmawati": "No PIN here",
    }


def test_a_reader_is_added_with_institution_last_day_and_grant(page: OfficersPage, register: Register) -> None:
    click(page.add)
    assert not page.reader_fields.isVisible()
    page.role.setCurrentIndex(page.role.findData(Role.READER))
    assert page.reader_fields.isVisible()
    page.name.setText("Dewi Asisten")
    page.institution.setText("Ombudsman RI")
    for field in (page.secret, page.secret_again):
        field.setText(SECRET)
    for text, shown in (("", True), ("31-31-2026", True), ("31-12-2026", False)):
        page.until.setText(text)
        click(page.save)
        assert bool(problem(page, "until")) == shown
    (reader,) = [one for one in register.officers.all() if one.role is Role.READER]
    assert (reader.institution, reader.until, reader.grant) == ("Ombudsman RI", date(2026, 12, 31), "")
    page.grant.setText("Surat Ombudsman 12/2026")
    click(page.save)
    assert register.officers.as_now(reader).grant == "Surat Ombudsman 12/2026"


def test_whose_last_day_has_passed_stands_so_in_the_table(
    page: OfficersPage, register: Register, ratna: Officer
) -> None:
    reader = Officer(uuid4(), "Dewi Asisten", Role.READER, institution="BPK", until=date(2026, 11, 23))
    register.officers.add_reader(reader, SECRET, ratna)
    page.refresh()
    assert "No, it was until 23-11-2026" in texts(page, 1)
    choose(page, "Dewi Asisten")
    assert (page.institution.text(), page.until.text()) == ("BPK", "23-11-2026")
    choose(page, "Siti Rahmawati")
    assert not page.reader_fields.isVisible()


def test_who_is_half_typed_waits_on_the_disk_for_who_typed_it_and_no_secret_does(
    page: OfficersPage, qtbot: QtBot, register: Register, ratna: Officer, siti: Officer
) -> None:
    page.start_new()
    page.name.setText("Budi Santoso")
    page.role.setCurrentIndex(page.role.findData(Role.HANDLER))
    page.secret.setText(OTHER)
    page.hide()
    page.show()
    assert (page.name.text(), page.role.currentData(), page.secret.text()) == ("Budi Santoso", Role.HANDLER, "")
    choose(page, "Siti Rahmawati")
    page.position.setText("Petugas loket")
    choose(page, "Hj. Ratna Dewi")
    kept = [register.drafts.find_form(officer_form(None), ratna.officer_id)]
    assert OTHER not in str(kept)
    again = a_page(qtbot, register, ratna)
    assert (again.name.text(), again.role.currentData()) == ("Budi Santoso", Role.HANDLER)
    choose(again, "Siti Rahmawati")
    assert again.position.text() == "Petugas loket"
    click(again.save)
    assert register.drafts.find_form(officer_form(siti.officer_id), ratna.officer_id) is None


def test_what_was_typed_over_somebody_who_was_changed_since_is_not_shown_over_the_change(
    page: OfficersPage, register: Register, ratna: Officer, siti: Officer
) -> None:
    choose(page, "Siti Rahmawati")
    page.position.setText("Petugas loket")
    page.start_new()
    assert page.officers.selectedItems() == []
    register.officers.change(dataclasses.replace(siti, position="Analis"), ratna, uuid4())
    page.refresh()
    choose(page, "Siti Rahmawati")
    assert page.position.text() == "Analis"


def test_the_editor_of_a_new_officer_begins_empty_and_others_as_they_are() -> None:
    assert set(officers_page.editable(None).values()) == {"", "officer"}
    reader = Officer(uuid4(), "Dewi", Role.READER, institution="BPK", until=date(2026, 11, 23), grant="ST/1")
    assert officers_page.editable(reader) == {
        "name": "Dewi",
        "position": "",
        "nip": "",
        "institution": "BPK",
        "grant": "ST/1",
        "role": "reader",
        "until": "23-11-2026",
    }


def test_every_role_is_told_in_a_sentence_of_its_own(qapp: object) -> None:
    assert len({officers_page.what_it_may(role) for role in Role}) == len(Role)
