"""The complaint's page in the window of a screen of 1366x768 at 200 %, whose 683x384 pixels everything shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from frontoffice.app.window.case_pages import COMPLAINT, open_complaint
from frontoffice.settings import Theme
from frontoffice.ui.complaint.complaint_actions import Action
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.plain_text import LongText
from tests.support.examples import a_letter
from tests.support.opened_pages import turn
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]

LONG = "Permohonan izin trayek belum juga terbit, padahal berkas dinyatakan lengkap. " * 40
TOLD = "Tiga pengaduan dihitung menurut kalender lama; hitung ulang batas waktunya bersama penyelia. " * 2


@pytest.fixture
def low(desk: Desk, qapp: theme.Application, indonesian: None) -> Iterator[Desk]:
    """The supervisor has a long complaint before her, in as low a window, with all lights and no notice."""
    theme.apply(qapp, Theme.LIGHT)
    window = desk.counter.window
    window.resize(683, 384)
    window.show()
    complaint = desk.record(desk.supervisor, a_letter(description=LONG, documents=False, identity_copy=False))
    desk.sign_in(desk.supervisor)
    open_complaint(desk.counter, complaint.subject)
    for code in tuple(window.notice_lines):
        window.drop_notice(code)
    turn(6)
    yield desk
    qapp.setStyleSheet("")


def lines_seen(desk: Desk) -> float:
    """How many lines of the story are seen."""
    turn(6)
    sheet = child(desk.counter.window.stack.view(COMPLAINT), LongText).sheet
    return sheet.viewport().visibleRegion().boundingRect().height() / sheet.fontMetrics().lineSpacing()


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("codes", [(), ("dates_outdated",), ("dates_outdated", "disk_full", "paper")])
def test_the_story_is_read_beside_the_notices_folded_or_opened(low: Desk, codes: tuple[str, ...], opened: bool) -> None:
    window = low.counter.window
    for code in codes:
        window.show_notice(TOLD, code, ("Coba lagi", lambda: None))
    if opened:
        window.notices.open_or_close()
    assert lines_seen(low) >= 2


def test_the_page_scrolls_to_the_story_where_a_question_leaves_no_room_for_it(low: Desk) -> None:
    window, page = low.counter.window, low.counter.window.stack.view(COMPLAINT)
    window.show_notice(TOLD, "disk_full")
    window.notices.open_or_close()
    page.row.asked.emit(Action.CANCEL)
    turn(6)
    assert child(page, QWidget, "reason_place").height() > 1
    area = window.pages.currentWidget()
    assert isinstance(area, QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert lines_seen(low) >= 2
