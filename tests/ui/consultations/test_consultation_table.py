from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar import report_period
from frontoffice.domain.complaint import CHANNELS, Identity
from frontoffice.domain.consultation import Consultation, ConsultationFilter, Inquiry
from frontoffice.settings import Theme
from frontoffice.ui.consultations import ConsultationColumn, ConsultationTable, lay_out, name_of, when, whole, words_of
from frontoffice.ui.widgets import text_size, theme

MOMENT = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
OFFERED = {channel.code: channel for channel in CHANNELS}
NOVEMBER = report_period.parse("2026-11")


def one(identity: Identity = Identity.OPEN, complaint: UUID | None = None) -> Consultation:
    asked = Inquiry("counter", "Syarat <b>izin</b>", "Daftar", "Siti", "Izin Trayek", "Nurhayati", identity)
    return Consultation(UUID(int=7), asked, "Loket", "L1", "Loket 1", MOMENT, "WIB", "Siti", complaint)


def test_a_line_says_when_how_what_about_and_who(qapp: object) -> None:
    table = ConsultationTable()
    table.show_lines((one(),))
    cells = [table.data(table.index(0, column)) for column in ConsultationColumn]
    assert cells[:-1] == [
        *("24-11-2026 10.32", "Loket", "Syarat <b>izin</b>", "Daftar", "Izin Trayek", "Nurhayati", "Siti"),
    ]
    assert cells[-1] == one().code
    assert table.data(table.index(5, 0)) is None


def test_a_confidential_name_is_only_said_to_be_one(qapp: object) -> None:
    hidden = one(Identity.CONFIDENTIAL)
    assert name_of(hidden) == "Confidential"
    assert "Nurhayati" not in whole(hidden, name_of(hidden))
    assert when(hidden) == "24-11-2026 10.32"
    assert whole(one(complaint=UUID(int=1)), "").endswith("Enter opens it.")


def test_what_is_listed_is_said_in_words(qapp: object) -> None:
    def words(**limits: Any) -> str:
        return words_of(ConsultationFilter(NOVEMBER, **limits), OFFERED)

    assert words() == "November 2026"
    assert words(counter="L1", channel="counter") == "November 2026 · L1 · Loket"
    assert words(service="") == "November 2026 · no service named"
    assert words(channel="gone", service="Izin Trayek") == "November 2026 · gone · Izin Trayek"


@pytest.mark.parametrize("points", [10.5, 14])
@pytest.mark.parametrize("width", [1290, 1240])
def test_nothing_is_scrolled_sideways_and_when_and_code_are_whole(
    qapp: theme.Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int, points: float
) -> None:
    monkeypatch.setattr(text_size, "desktop_points", lambda: points)
    theme.apply(qapp, Theme.LIGHT)
    view = QTableView()
    table = ConsultationTable(view)
    qtbot.addWidget(view)
    view.setModel(table)
    lay_out(view, table)
    view.resize(width, 300)
    view.show()
    table.show_lines((one(),))
    header = view.horizontalHeader()
    assert header.length() <= view.viewport().width()
    for column in (ConsultationColumn.WHEN, ConsultationColumn.CODE):
        assert view.columnWidth(column) >= view.sizeHintForColumn(column)
    assert view.columnWidth(ConsultationColumn.ABOUT) >= 18 * view.fontMetrics().averageCharWidth()
