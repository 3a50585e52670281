"""The fields of the evaluation meeting."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.documents.reports.evaluation_sheet import TypedMeeting
from frontoffice.domain.calendar.report_period import parse
from frontoffice.domain.reports.report_approval import EvaluationMeeting
from frontoffice.ui.reports.papers_page import MeetingPanel
from frontoffice.ui.widgets import form

QUARTER, TODAY = parse("2026-Q4"), date(2026, 11, 26)


@pytest.fixture
def panel(qtbot: QtBot) -> MeetingPanel:
    panel = MeetingPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def problem(panel: MeetingPanel, name: str) -> QLabel:
    return form.child(panel, QLabel, f"{name}_problem")


def test_what_was_typed_comes_back_as_it_was(panel: MeetingPanel) -> None:
    typed = TypedMeeting("4-1-2027", "Ruang rapat", "Budi", "Siti; Kabid\nRahmat", "Satu.\nDua.")
    panel.show_typed(typed)
    assert panel.typed == typed
    meeting = panel.read(QUARTER, TODAY)
    assert meeting is not None
    assert meeting.attended == (("Siti", "Kabid"), ("Rahmat", ""))


def test_what_is_wrong_stands_under_its_field_until_it_is_right(panel: MeetingPanel) -> None:
    panel.show_typed(TypedMeeting("kemarin", chair="Budi"))
    assert panel.read(QUARTER, TODAY) is None
    assert "kemarin" in problem(panel, "meeting_on").text()
    assert panel.focusWidget() is panel.meeting_on
    assert panel.typed == TypedMeeting("kemarin", chair="Budi")
    panel.meeting_on.setText("26-11-2026")
    assert panel.read(QUARTER, TODAY) == EvaluationMeeting(TODAY, chair="Budi")
    assert not problem(panel, "meeting_on").isVisible()


@pytest.mark.parametrize("name", ["attended", "minutes"])
def test_what_does_not_fit_is_not_pasted_by_halves(panel: MeetingPanel, name: str) -> None:
    pasted = QMimeData()
    pasted.setText("x" * 50_001)
    getattr(panel, name).insertFromMimeData(pasted)
    assert getattr(panel, name).toPlainText() == ""
    assert "50001" in problem(panel, name).text()
