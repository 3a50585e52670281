from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity, Kind
from frontoffice.register.commands.complaints import Recorded
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.register import Register
from frontoffice.ui.complaint.joined_page import JoinedPage
from frontoffice.ui.widgets.form import child
from tests.support.examples import a_complainant, a_signed_in, an_intake

ENTER = Qt.Key.Key_Return


class OthersDesk:
    """The page, shown for one complaint."""

    def __init__(self, register: Register, qtbot: QtBot, identity: Identity = Identity.OPEN) -> None:
        self.register, self.officer = register, a_signed_in(register)
        intake = an_intake(complainant=a_complainant(identity=identity))
        self.subject: UUID = register.complaints.record(intake, self.officer, uuid4()).complaint.subject
        self.page = JoinedPage(register, lambda: self.officer, lambda: "Loket")
        qtbot.addWidget(self.page)
        self.recorded: list[Recorded] = []
        self.printed: list[tuple[UUID, str, UUID]] = []
        self.page.recorded.connect(self.recorded.append)
        self.page.print_asked.connect(lambda *what: self.printed.append(what))
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.open(self.subject)

    def join(self, name: str) -> None:
        QTest.keyClicks(self.page.fields.name, name)
        self.press(Qt.Key.Key_F9)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.focusWidget() or self.page, key, held)

    def lines(self) -> list[str]:
        return [self.page.joined_list.item(row).text() for row in range(self.page.joined_list.count())]


@pytest.fixture
def opened_page(register: Register, qtbot: QtBot) -> OthersDesk:
    return OthersDesk(register, qtbot)


def test_enter_goes_through_the_fields_and_the_last_lets_them_join_with_a_resi(opened_page: OthersDesk) -> None:
    for text in ("Saleh bin Ahmad", "0813 1111 2222", "", "Jalan Mawar 7"):
        QTest.keyClicks(opened_page.page.focusWidget(), text)
        opened_page.press(ENTER)
    (recorded,) = opened_page.recorded
    assert recorded.job is not None
    ((entry, who),) = recorded.complaint.joined
    assert (who.name, who.phone, who.address) == ("Saleh bin Ahmad", "0813 1111 2222", "Jalan Mawar 7")
    assert (recorded.job.joined, recorded.job.printer) == (entry, "Loket")
    assert opened_page.lines()[1] == "2. Saleh bin Ahmad, 0813 1111 2222, Jalan Mawar 7"
    assert opened_page.page.fields.name.text() == ""
    assert opened_page.page.failure.text() == "Joined: 2 complain now."


def test_without_a_paper_none_is_queued(opened_page: OthersDesk) -> None:
    opened_page.page.with_paper.setChecked(False)
    opened_page.join("Saleh")
    assert opened_page.recorded[0].job is None
    assert opened_page.register.printing.jobs_of(opened_page.subject) == ()


def test_what_is_refused_stands_beside_its_field(opened_page: OthersDesk) -> None:
    QTest.keyClicks(opened_page.page.fields.nik, "123")
    opened_page.join("Saleh")
    assert not opened_page.recorded
    assert "16" in child(opened_page.page, type(opened_page.page.failure), "nik_problem").text()
    assert opened_page.page.fields.name.text() == "Saleh", "what was typed stays"


def test_who_is_marked_is_taken_out_with_a_reason(opened_page: OthersDesk) -> None:
    opened_page.join("Saleh")
    opened_page.page.joined_list.setFocus()
    opened_page.press(Qt.Key.Key_Delete)
    QTest.keyClicks(opened_page.page.reasons.reason, "Salah nomor")
    QTest.keyClick(opened_page.page.reasons.reason, ENTER)
    assert opened_page.register.complaints.get(opened_page.subject).joined == ()
    assert len(opened_page.lines()) == 1
    opened_page.page.joined_list.setCurrentRow(0)
    opened_page.press(Qt.Key.Key_Delete)
    assert not opened_page.page.reasons.isVisible(), "the first one stays"
    assert "stays" in opened_page.page.failure.text()


def test_their_resi_is_printed_again_for_a_reason_once_one_came_out(opened_page: OthersDesk) -> None:
    opened_page.join("Saleh")
    job = opened_page.recorded[0].job
    assert job is not None
    opened_page.page.joined_list.setFocus()
    opened_page.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert opened_page.printed == [(opened_page.subject, "", job.joined)]
    opened_page.register.printing.start_sending(job.job_id)
    opened_page.register.printing.finish(job.job_id, JobState.CONFIRMED, "", opened_page.officer)
    opened_page.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(opened_page.page.reasons.reason, "Hilang")
    QTest.keyClick(opened_page.page.reasons.reason, ENTER)
    assert opened_page.printed[1:] == [(opened_page.subject, "Hilang", job.joined)]
    opened_page.page.joined_list.setCurrentRow(0)
    opened_page.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(opened_page.printed) == 2, "the first one's is printed from the complaint's page"


def test_who_joins_a_suggestion_is_not_asked_for_an_identity(opened_page: OthersDesk) -> None:
    page, register = opened_page.page, opened_page.register
    suggestion = register.complaints.record(an_intake(kind=Kind.SUGGESTION), opened_page.officer, uuid4()).complaint
    page.open(suggestion.subject)
    assert "nik" not in shown(opened_page)
    page.open(opened_page.subject)
    assert "nik" in shown(opened_page)


def test_nobody_hidden_is_named(register: Register, qtbot: QtBot) -> None:
    opened_page = OthersDesk(register, qtbot, Identity.CONFIDENTIAL)
    opened_page.join("Saleh bin Ahmad")
    assert opened_page.lines() == ["1. kept confidential", "2. kept confidential"]


def test_escape_closes_the_question_and_then_leads_back(opened_page: OthersDesk, qtbot: QtBot) -> None:
    opened_page.join("Saleh")
    opened_page.page.joined_list.setFocus()
    opened_page.press(Qt.Key.Key_Delete)
    opened_page.press(Qt.Key.Key_Escape)
    assert not opened_page.page.reasons.isVisible()
    with qtbot.waitSignal(opened_page.page.left, check_params_cb=lambda subject: subject == opened_page.subject):
        opened_page.press(Qt.Key.Key_Escape)


def test_another_officer_finds_nothing_begun(opened_page: OthersDesk) -> None:
    QTest.keyClicks(opened_page.page.fields.name, "Saleh")
    opened_page.page.another_officer()
    assert opened_page.page.fields.name.text() == ""


def test_a_company_is_asked_who_speaks_for_it(opened_page: OthersDesk) -> None:
    fields = opened_page.page.fields
    assert not shown(opened_page) & {"contact", "nib", "identity_no", "represents", "party"}
    QTest.keyClicks(fields.name, "PT Timah")
    assert shown(opened_page) >= {"contact", "position", "nib"}
    assert "party" not in shown(opened_page), "its name says so"
    for text in ("", "0813 1111 2222", "Budi Santoso", "Direktur", "9120 0012 34567", "", "Jalan Laut 3"):
        QTest.keyClicks(opened_page.page.focusWidget(), text)
        opened_page.press(ENTER)
    ((_, who),) = opened_page.recorded[0].complaint.joined
    assert (who.name, who.contact, who.position, who.nib) == ("PT Timah", "Budi Santoso", "Direktur", "9120001234567")
    assert opened_page.lines()[1] == "2. PT Timah, Budi Santoso, 0813 1111 2222, Jalan Laut 3"
    assert "contact" not in shown(opened_page)


def test_whatever_the_first_is_asked_is_behind_a_key_for_who_joins(opened_page: OthersDesk) -> None:
    page, fields = opened_page.page, opened_page.page.fields
    QTest.keyClicks(fields.name, "John Smith")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget().objectName() == "contact"
    for name, text in {"identity_no": "A 1234567", "email": "js@x.id", "represents": "CV Laut"}.items():
        QTest.keyClicks(child(fields, QLineEdit, name), text)
    QTest.keyClicks(child(fields, QLineEdit, "attorney_letter"), "12/2026")
    for name in ("party", "identity_kind"):
        child(fields, QCheckBox, name).click()
    opened_page.press(Qt.Key.Key_F9)
    ((_, who),) = opened_page.recorded[0].complaint.joined
    assert (who.identity_no, who.identity_kind, who.email) == ("A1234567", "kitas", "js@x.id")
    assert (who.represents, who.attorney_letter, who.party) == ("CV Laut", "12/2026", "company")
    assert not fields.more.isChecked()
    assert not child(fields, QCheckBox, "party").isChecked()


@pytest.mark.thorough
def test_what_was_folded_away_is_seen_when_it_is_refused(opened_page: OthersDesk) -> None:
    fields = opened_page.page.fields
    fields.turn_more()
    QTest.keyClicks(child(fields, QLineEdit, "attorney_letter"), "12/2026")
    fields.more.setChecked(False)
    assert "attorney_letter" in shown(opened_page), "what is filled in stays seen"
    assert "represents" not in shown(opened_page)
    opened_page.join("Saleh")
    assert not opened_page.recorded
    assert child(fields, QLabel, "represents_problem").isVisible()


def shown(opened_page: OthersDesk) -> set[str]:
    cells = opened_page.page.fields.findChildren(QWidget, QRegularExpression("_cell$"))
    return {cell.objectName().removesuffix("_cell") for cell in cells if cell.isVisible()}


def test_who_is_known_by_much_is_read_without_scrolling_sideways(opened_page: OthersDesk) -> None:
    opened_page.join("Persatuan Nelayan Tradisional Pulau Lepar dan Kepulauan Pongok " * 3)
    listed = opened_page.page.joined_list
    opened_page.page.resize(640, 600)
    listed.doItemsLayout()
    assert listed.horizontalScrollBar().maximum() == 0
    assert listed.visualItemRect(listed.item(1)).height() > listed.visualItemRect(listed.item(0)).height()


def test_who_is_half_typed_stays_while_something_is_looked_up_and_belongs_to_that_number(
    opened_page: OthersDesk,
) -> None:
    page, name = opened_page.page, opened_page.page.fields.name
    QTest.keyClicks(name, "Saleh")
    page.open(opened_page.subject)
    assert name.text() == "Saleh"
    other = opened_page.register.complaints.record(an_intake(), opened_page.officer, uuid4()).complaint
    page.open(other.subject)
    assert name.text() == ""
