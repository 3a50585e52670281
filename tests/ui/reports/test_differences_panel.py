"""The differences beside an approved report."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.documents.reports.report_differences import NOT_ALL
from frontoffice.ui.reports.differences_panel import DifferencesPanel
from tests.support.compared_reports import WAS, a_cause, compared
from tests.support.in_front import in_front
from tests.support.november_figures import made_up_figures


@pytest.fixture
def panel(qtbot: QtBot) -> DifferencesPanel:
    return in_front(qtbot, DifferencesPanel())


def test_it_says_how_many_figures_changed_and_shows_the_complaints_of_the_first(panel: DifferencesPanel) -> None:
    panel.show_compared(compared(made_up_figures(cancelled=2, late=3), a_cause()))
    assert panel.differences_title.text() == (
        "Since the approval 1 figure(s) of the period changed; 1 that move(s) by itself as complaints are handled."
    )
    assert [line.name for line in panel.differences.lines] == ["Salah catat (dibatalkan)", "Terlambat"]
    assert [line.number_text for line in panel.causes.lines] == ["0012/PGD-L1/2026"]


def test_enter_goes_to_the_complaints_and_opens_one_and_esc_leads_back(qtbot: QtBot, panel: DifferencesPanel) -> None:
    panel.show_compared(compared(made_up_figures(cancelled=2), a_cause()))
    panel.go_to_causes()
    assert panel.cause_lines.hasFocus()
    with qtbot.waitSignal(panel.opened) as opened:
        panel.open_marked()
    assert opened.args == [a_cause().subject]
    assert panel.leave_causes()
    assert panel.difference_lines.hasFocus()
    assert not panel.leave_causes()


def test_without_differences_it_says_so_and_shows_no_tables(qtbot: QtBot, panel: DifferencesPanel) -> None:
    panel.show_compared(compared(WAS))
    assert panel.differences_title.text() == "Nothing changed since the approval."
    assert panel.difference_lines.isHidden()
    panel.go_to_causes()
    with qtbot.assertNotEmitted(panel.opened):
        panel.open_marked()


def test_where_not_all_was_looked_at_it_says_so(panel: DifferencesPanel) -> None:
    panel.show_compared(compared(made_up_figures(cancelled=2), all_looked_at=False))
    assert panel.differences_title.text().endswith(NOT_ALL)
    panel.show_waiting("Comparing…")
    assert panel.differences_title.text() == "Comparing…"
    assert panel.differences.lines == ()
