"""Joining the office: progress that can be stopped, then who signs in first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Role
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.settings import Centre, Settings
from frontoffice.sync.codes import CentreFailure, CentreRefusal
from frontoffice.sync.rounds.round_progress import Progress, Stage
from frontoffice.ui.centre.joining_page import FirstSecret, JoiningPage
from tests.support.examples import SECRET, an_officer

BOSS = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def page(qtbot: QtBot) -> JoiningPage:
    page = JoiningPage(Settings(counter_name="Loket 2", centre=Centre("pusat/pengaduan", "fo_loket_2_3f2a9c")))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def fill(page: JoiningPage) -> None:
    page.secret.setText(SECRET)
    page.secret_again.setText(SECRET)
    page.connected_by.setText("Yuliana Putri")


def test_the_bar_moves_with_what_is_received(page: JoiningPage) -> None:
    page.show_progress(Progress(Stage.PULL, 5_000, 20_000))
    assert page.bar.value() == page.bar.maximum() // 4
    page.show_progress(Progress(Stage.HELLO))
    assert page.bar.value() == page.bar.maximum() // 4
    assert "Loket 2" in page.explanation.text()


@pytest.mark.thorough
def test_attachments_after_the_entries_move_the_bar_again_and_their_text_counts_them(page: JoiningPage) -> None:
    page.show_progress(Progress(Stage.PULL, 20_000, 20_000))
    page.show_progress(Progress(Stage.CONTENTS, 10, 40))
    assert page.bar.value() == page.bar.maximum() // 4
    assert page.doing.text().endswith(" 10 / 40")
    assert page.stop.isEnabled()


@pytest.mark.thorough
def test_after_a_resume_the_bar_goes_on_where_it_was(page: JoiningPage) -> None:
    page.show_progress(Progress(Stage.PULL, 5_000, 20_000))
    page.show_failure(Unavailable(CentreFailure.UNREACHABLE))
    page.show_on_its_way(before=5_000)
    page.show_progress(Progress(Stage.PULL, 0, 15_000))
    assert page.bar.value() == page.bar.maximum() // 4
    page.show_progress(Progress(Stage.PULL, 15_000, 15_000))
    assert page.bar.value() == page.bar.maximum()


def test_what_was_on_its_way_when_it_was_stopped_says_nothing_more(page: JoiningPage) -> None:
    page.show_stopped()
    text = page.doing.text()
    page.show_progress(Progress(Stage.PULL, 5_000, 20_000))
    assert page.doing.text() == text


@pytest.mark.thorough
def test_it_can_be_stopped_and_gone_on_with_by_keys(page: JoiningPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.stop_asked):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    page.show_stopped()
    with qtbot.waitSignal(page.go_on_asked):
        QTest.keyClick(page, Qt.Key.Key_F5)


@pytest.mark.thorough
def test_a_connection_that_is_away_says_so_and_offers_to_go_on(page: JoiningPage) -> None:
    page.show_failure(Unavailable(CentreFailure.UNREACHABLE))
    assert page.message.text()
    assert (page.go_on.isEnabled(), page.stop.isEnabled(), page.begin.isEnabled()) == (True, False, False)
    assert page.focusWidget() is page.go_on


def test_the_answers_go_out_once_and_are_not_shown_by_accident(page: JoiningPage, qtbot: QtBot) -> None:
    page.show_received([BOSS], prove=False)
    fill(page)
    with qtbot.waitSignal(page.begin_asked) as emitted:
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert emitted.args == [FirstSecret(BOSS.officer_id, SECRET, "Yuliana Putri", "")]
    assert SECRET not in repr(emitted.args)
    with qtbot.assertNotEmitted(page.begin_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)


@pytest.mark.parametrize("missing", ["secret_again", "connected_by", "proof"])
def test_what_is_missing_stands_beside_its_field(page: JoiningPage, qtbot: QtBot, missing: str) -> None:
    page.show_received([BOSS], prove=True)
    fill(page)
    page.proof.setText("gd8ty")
    getattr(page, missing).clear()
    with qtbot.assertNotEmitted(page.begin_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    assert getattr(page, missing).property("problem")


@pytest.mark.thorough
def test_a_refusal_stands_beside_its_field_and_the_page_can_be_used_again(page: JoiningPage, qtbot: QtBot) -> None:
    page.show_received([BOSS], prove=True)
    fill(page)
    page.proof.setText("salah")
    with qtbot.waitSignal(page.begin_asked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    page.show_refusal(Refused(Problem("proof", CentreRefusal.SECRET_WRONG)))
    assert page.proof.property("problem")
    assert page.begin.isEnabled()
