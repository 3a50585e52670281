"""The page of a period's papers."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.documents.reports.report_file import ReportPaper
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.codes import ApprovalRefusal
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.reports.report import Scope
from frontoffice.domain.reports.report_approval import EvaluationMeeting, SupervisorWords
from frontoffice.errors import Problem
from frontoffice.register.commands.drafts import report_form
from frontoffice.register.register import Register
from frontoffice.ui.reports.papers_page import ApprovalPanel, PapersPage
from tests.support import typing_child
from tests.support.examples import OfficeClock, a_register, an_officer
from tests.support.november_figures import made_up_figures

NOVEMBER, QUARTER = Scope(parse("2026-11")), Scope(parse("2026-Q4"))


@pytest.fixture
def role() -> Role:
    return Role.SUPERVISOR


@pytest.fixture
def here(role: Role) -> list[Officer]:
    """Who is at the page: the last."""
    return [an_officer(role)]


@pytest.fixture
def page(qtbot: QtBot, register: Register, here: list[Officer], clock: OfficeClock) -> PapersPage:
    clock.move(days=2)
    page = PapersPage(register, lambda: here[-1])
    qtbot.addWidget(page)
    page.show_scope(NOVEMBER)
    page.show()
    page.start()
    return page


@pytest.mark.thorough
def test_it_says_of_what_period_and_counter(page: PapersPage) -> None:
    assert page.papers_title.text().endswith("November 2026, Semua loket")
    page.show_scope(Scope(parse("2026"), counter="FO1"))
    assert page.papers_title.text().endswith("Tahun 2026, Loket FO1")


@pytest.mark.thorough
@pytest.mark.parametrize("which", list(ReportPaper))
def test_the_paper_that_is_chosen_is_asked_for_and_explained(
    page: PapersPage, qtbot: QtBot, which: ReportPaper
) -> None:
    page.paper_choice.setCurrentRow(list(ReportPaper).index(which))
    assert page.paper_note.text()
    with qtbot.waitSignal(page.show_asked) as asked:
        QTest.keyClick(page.paper_choice, Qt.Key.Key_Return)
    assert asked.args == [which]


@pytest.mark.thorough
def test_words_go_along_for_their_period_only(page: PapersPage) -> None:
    page.obstacles.setPlainText("Server mati.")
    page.show_scope(NOVEMBER)
    assert page.words == SupervisorWords("Server mati.", "", "", "")
    page.show_scope(Scope(parse("2026-12")))
    assert page.words == SupervisorWords()


@pytest.mark.thorough
def test_what_was_typed_for_a_period_waits_while_another_is_shown(page: PapersPage) -> None:
    page.show_scope(QUARTER)
    page.conclusion.setPlainText("Membaik.")
    page.meeting_panel.chair.setText("Budi")
    page.show_scope(Scope(parse("2026")))
    assert (page.conclusion.toPlainText(), page.meeting_panel.chair.text()) == ("", "")
    page.show_scope(QUARTER)
    assert (page.conclusion.toPlainText(), page.meeting_panel.chair.text()) == ("Membaik.", "Budi")


@pytest.mark.thorough
def test_what_was_typed_is_kept_for_its_person_and_period(
    page: PapersPage, register: Register, here: list[Officer]
) -> None:
    page.obstacles.setPlainText("Server mati.")
    assert page.keeper.timer.isActive()
    page.keeper.keep()
    kept = register.drafts.find_form(report_form(NOVEMBER), here[0].officer_id)
    assert kept is not None
    assert kept["obstacles"] == "Server mati."
    here.append(an_officer(Role.SUPERVISOR, "Rina Kartika"))
    page.hand_over()
    assert page.words == SupervisorWords()
    here.pop()
    page.hand_over()
    assert page.words == SupervisorWords("Server mati.")


@pytest.mark.thorough
def test_what_was_approved_is_no_draft_any_more(page: PapersPage, register: Register, here: list[Officer]) -> None:
    page.obstacles.setPlainText("Server mati.")
    page.say_approved()
    page.keeper.keep()
    assert register.drafts.find_form(report_form(NOVEMBER), here[0].officer_id) is None


@pytest.mark.long
def test_words_and_meeting_survive_a_kill_a_second_after_the_last_key(tmp_path: Path, qtbot: QtBot) -> None:
    typing_child.kill_after_typing(tmp_path, "papers")
    with closing(a_register(tmp_path)) as register:
        page = PapersPage(register, lambda: typing_child.WHO)
        qtbot.addWidget(page)
        page.show_scope(QUARTER)
        assert page.words.obstacles == typing_child.TYPED
        assert page.meeting_panel.chair.text() == typing_child.TYPED


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("period", "is_asked"), [("2026-11", False), ("2026-Q4", True), ("2026-H2", True), ("2026", True)]
)
def test_a_meeting_is_asked_for_where_the_report_has_minutes(page: PapersPage, period: str, is_asked: bool) -> None:
    page.show_scope(Scope(parse(period)))
    assert page.meeting_button.isVisible() is is_asked
    QTest.keyClick(page.paper_choice, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.meeting_panel.isVisible() is is_asked


def test_a_meeting_that_was_typed_is_not_folded_out_of_sight(page: PapersPage) -> None:
    page.show_scope(QUARTER)
    assert not page.meeting_panel.isVisible()
    page.meeting_panel.chair.setText("Budi")
    page.show_scope(NOVEMBER)
    page.show_scope(QUARTER)
    assert page.meeting_panel.isVisible()


def test_what_is_seldom_made_is_behind_one_key(page: PapersPage) -> None:
    rest = (page.workbook_button, page.list_button, page.identities_button, page.approved_button)
    assert not any(button.isVisible() for button in rest)
    QTest.keyClick(page.paper_choice, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert all(button.isVisible() for button in rest)
    page.more_button.click()
    assert not any(button.isVisible() for button in rest)


def test_the_report_is_asked_for_with_its_meeting_once_nothing_is_wrong_with_it(page: PapersPage, qtbot: QtBot) -> None:
    page.show_scope(QUARTER)
    page.meeting_panel.meeting_on.setText("1-1-2020")
    with qtbot.assertNotEmitted(page.show_asked):
        page.show_button.click()
    assert page.meeting_panel.focusWidget() is page.meeting_panel.meeting_on
    page.meeting_panel.meeting_on.setText("26-11-2026")
    with qtbot.waitSignal(page.show_asked):
        page.show_button.click()
    assert page.meeting == EvaluationMeeting(date(2026, 11, 26))


@pytest.mark.thorough
def test_another_paper_asks_nothing_of_the_meeting(page: PapersPage, qtbot: QtBot) -> None:
    page.show_scope(QUARTER)
    page.meeting_panel.meeting_on.setText("x")
    page.paper_choice.setCurrentRow(list(ReportPaper).index(ReportPaper.SUMMARY))
    with qtbot.waitSignal(page.show_asked):
        page.show_button.click()


@pytest.mark.thorough
def test_the_list_with_hidden_identities_needs_a_reason(page: PapersPage, qtbot: QtBot) -> None:
    QTest.keyClick(
        page.paper_choice, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.asking.isVisible()
    with qtbot.assertNotEmitted(page.identities_asked):
        QTest.keyClick(page.asking.reason, Qt.Key.Key_Return)
    assert page.asking.reason_problem.text() == "Write why."
    QTest.keyClicks(page.asking.reason, "Surat Ombudsman")
    with qtbot.waitSignal(page.identities_asked) as asked:
        QTest.keyClick(page.asking.reason, Qt.Key.Key_Return)
    assert asked.args == ["Surat Ombudsman", page.asking.action]


def test_esc_leaves_the_reason_first_and_its_words_wait_for_their_period(page: PapersPage, qtbot: QtBot) -> None:
    page.identities_button.click()
    page.asking.reason.setText("Surat")
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page.asking.reason, Qt.Key.Key_Escape)
    assert not page.asking.isVisible()
    page.identities_button.click()
    assert page.asking.reason.text() == "Surat"
    page.show_scope(QUARTER)
    assert not page.asking.isVisible()


@pytest.mark.thorough
@pytest.mark.parametrize(("role", "is_offered"), [(Role.SUPERVISOR, True), (Role.ADMINISTRATOR, False)])
def test_only_who_may_see_identities_is_offered_them(page: PapersPage, is_offered: bool) -> None:
    page.more_button.click()
    assert page.identities_button.isVisible() is is_offered
    QTest.keyClick(
        page.paper_choice, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.asking.isVisible() is is_offered


@pytest.mark.thorough
def test_words_that_do_not_fit_are_not_pasted_by_halves(page: PapersPage) -> None:
    pasted = QMimeData()
    pasted.setText("x" * 50_001)
    page.obstacles.insertFromMimeData(pasted)
    assert "50001" in page.papers_message.text()


@pytest.mark.thorough
def test_while_something_is_made_nothing_else_is_and_esc_stops_it(page: PapersPage, qtbot: QtBot) -> None:
    page.show_busy(500, 1_000)
    assert not page.show_button.isEnabled()
    assert not page.workbook_button.isEnabled()
    assert page.papers_progress.value() == 500
    with qtbot.assertNotEmitted(page.show_asked):
        QTest.keyClick(page.paper_choice, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.stop_asked):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    page.show_idle()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.papers_progress.isVisible()


@pytest.mark.thorough
def test_where_a_file_is_stands_on_the_page(page: PapersPage) -> None:
    page.say_saved("/folder/laporan-2026-11.xlsx")
    assert "/folder/laporan-2026-11.xlsx" in page.papers_message.text()


# --- The question before a report is approved ---


@pytest.fixture
def panel(qtbot: QtBot) -> ApprovalPanel:
    panel = ApprovalPanel()
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        doubts = (Problem("period", ApprovalRefusal.DAYS_NOT_CLOSED, {"days": 3}, warning=True),)
        panel.ask(made_up_figures(), doubts, "Approved before.")
        panel.activateWindow()
    return panel


def test_it_says_what_would_be_approved_and_what_is_doubtful(panel: ApprovalPanel) -> None:
    assert panel.approval_question.text() == "Approve the report: November 2026, Semua loket?"
    assert panel.approval_figures.text().startswith("Carried over 20, received 57, done 25, rest 52;")
    assert panel.approval_doubts.text().startswith("3 page(s) of its days are not closed yet")
    assert panel.approval_note.text().startswith("Approved before.\n")


def test_enter_approves_and_on_the_other_button_does_not(qtbot: QtBot, panel: ApprovalPanel) -> None:
    assert panel.approval_yes.hasFocus()
    with qtbot.waitSignal(panel.given):
        QTest.keyClick(panel.approval_yes, Qt.Key.Key_Return)
    panel.approval_no.setFocus()
    with qtbot.assertNotEmitted(panel.given), qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.approval_no, Qt.Key.Key_Return)
    assert panel.isHidden()


def test_nothing_doubtful_takes_no_room(panel: ApprovalPanel) -> None:
    panel.ask(made_up_figures(), (), "")
    assert panel.approval_doubts.isHidden()
    assert panel.approval_note.text().startswith("Figures and words")
