from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_page import BESIDE, ComplaintPage
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.plain_text import LongText
from tests.support.examples import OfficeClock, a_letter, a_signed_in
from tests.support.in_front import in_front

SCREENS = [(1366, 600), (1280, 552), (683, 234), (640, 210)]  # what the window leaves at 100 % and at 200 %
LONG = "Permohonan izin trayek belum juga terbit, padahal berkas dinyatakan lengkap. " * 80


@pytest.fixture
def scroller(qtbot: QtBot) -> QScrollArea:
    """What the page stands in, as in the window: scrolled where it wants more room than there is."""
    made = in_front(qtbot, QScrollArea(widgetResizable=True), 1366, 700)
    made.setFrameShape(QFrame.Shape.NoFrame)
    return made


def open_page(scroller: QScrollArea, register: Register, wide: int, high: int) -> ComplaintPage:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    page = ComplaintPage(register, lambda: supervisor)
    scroller.setWidget(page)
    intake = a_letter(description=LONG, documents=False, identity_copy=False)
    page.show_complaint(register.complaints.record(intake, supervisor, uuid4()).complaint.subject)
    settle()
    resize(page, wide, high)
    return page


def resize(page: ComplaintPage, wide: int, high: int) -> None:
    page.window().resize(wide, high)
    settle()


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


@pytest.mark.parametrize(("wide", "high"), SCREENS)
def test_six_lines_of_the_story_and_the_next_action_are_seen_on_every_screen(
    scroller: QScrollArea, register: Register, clock: OfficeClock, wide: int, high: int
) -> None:
    page = open_page(scroller, register, wide, high)
    clock.move(days=40)  # late: with its warnings
    page.refresh()
    settle()
    assert (page.width(), page.height()) == (wide, high)  # it wants no more room than there is
    sheet = child(page, LongText).sheet
    assert sheet.viewport().visibleRegion().boundingRect().height() >= 6 * sheet.fontMetrics().lineSpacing()
    (first,) = (one for one in page.handling.buttons.values() if one.property("primary"))
    assert first.visibleRegion().boundingRect().size() == first.size()
    badge = page.due_badge
    assert badge.visibleRegion().boundingRect().size() == badge.size()
    assert "late" in page.due_label.text()


@pytest.mark.parametrize("beside", [True, False])
def test_the_history_stands_beside_the_story_where_there_is_width_and_below_elsewhere(
    scroller: QScrollArea, register: Register, beside: bool
) -> None:
    page = open_page(scroller, register, BESIDE if beside else BESIDE - 1, 600)
    said, history = child(page, QWidget, "said"), child(page, QWidget, "history")
    assert (history.x() > said.geometry().right()) == beside
    assert (history.y() > said.geometry().bottom()) == (not beside)


@pytest.mark.parametrize(("wide", "high"), SCREENS)
def test_an_open_form_has_its_buttons_seen_and_leaves_the_story_where_there_is_room(
    scroller: QScrollArea, register: Register, wide: int, high: int
) -> None:
    page = open_page(scroller, register, wide, high)
    QTest.keyClick(page.body, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    settle()
    form = page.handling.form
    assert (page.width(), page.height()) == (wide, high)
    for seen in (form.form_yes, form.form_no, form.level):
        assert seen.visibleRegion().boundingRect().size() == seen.size()
    assert page.body.isVisible() == (high > 300)
    form.text.setFocus()
    QTest.keyClick(form.text, Qt.Key.Key_F9)  # level and team are missing: the first is shown with its problem
    settle()
    assert form.level.visibleRegion().boundingRect().size() == form.level.size()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    settle()
    assert page.body.isVisible()


def test_a_form_that_was_not_laid_out_as_it_grew_is_laid_out(scroller: QScrollArea, register: Register) -> None:
    page = open_page(scroller, register, 1366, 600)
    QTest.keyClick(page.body, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    settle()
    form = page.handling.form
    layout = form.form_fields.layout()
    assert layout is not None
    layout.setGeometry(QRect(0, 0, form.form_fields.width(), 60))  # as a layout within another's left it
    QCoreApplication.sendEvent(form.form_fields, QEvent(QEvent.Type.LayoutRequest))
    settle()
    assert layout.geometry() == form.form_fields.rect()


def test_on_a_low_page_the_story_is_above_where_it_stands_and_the_menu_has_what_has_no_room(
    scroller: QScrollArea, register: Register
) -> None:
    page = open_page(scroller, register, 683, 234)
    said = child(page, QWidget, "said")
    assert page.handling.state.y() > said.geometry().bottom()
    assert "Registered" in page.whose.whole
    QTest.keyClick(page.body, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    keys = [action.text().partition("&")[2][:1] for action in page.menu.actions()]
    assert set("KFMQEOAIWXB") <= set(keys)
    page.menu.close()
    resize(page, 1366, 600)
    assert page.handling.state.y() < said.y()
    assert "Registered" not in page.whose.whole
    lines = {key for key, *_ in (*page.handling.box.lines(print), *page.row.behind())}
    assert {"Alt+F", "Alt+M", "Alt+A", "Alt+I", "Alt+X", "Alt+B", "Ctrl+W"} <= lines
    assert not {"Alt+1", "Alt+K", "Alt+E", "Ctrl+P", "Alt+O"} & lines


def test_why_not_another_step_is_scrolled_to(scroller: QScrollArea, register: Register) -> None:
    page = open_page(scroller, register, 683, 234)
    QTest.keyClick(page.body, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not page.handling.box.rest_label.visibleRegion().isEmpty()


@pytest.mark.parametrize(("wide", "high", "lines"), [(1366, 617, 12), (1024, 389, 6)])
def test_the_story_has_its_lines_with_the_chart_above_it(
    scroller: QScrollArea, register: Register, clock: OfficeClock, wide: int, high: int, lines: int
) -> None:
    """What the window leaves of 1366x768, and of 1280x720 at 125 % with a notice."""
    page = open_page(scroller, register, wide, high)
    clock.move(days=40)
    page.refresh()
    settle()
    assert (page.width(), page.height()) == (wide, high)
    sheet = child(page, LongText).sheet
    assert sheet.viewport().visibleRegion().boundingRect().height() >= lines * sheet.fontMetrics().lineSpacing()
    chart = page.handling.chart
    assert chart.visibleRegion().boundingRect().size() == chart.size()
    assert {rect.top() for rect in chart.rects(chart.width())} == {1}
    for button in (*page.handling.buttons.values(), page.row.more_button):
        assert button.visibleRegion().boundingRect().size() == button.size()


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(wide=st.integers(320, 1400), high=st.integers(120, 760), is_open=st.booleans())
@example(wide=BESIDE, high=384, is_open=False)
@example(wide=BESIDE + 1, high=383, is_open=True)
def test_in_each_size_it_comes_to_rest_low_or_not(
    scroller: QScrollArea, register: Register, wide: int, high: int, is_open: bool
) -> None:
    page = scroller.widget()
    if not isinstance(page, ComplaintPage):
        page = open_page(scroller, register, 1366, 600)
    resize(page, wide, high)
    if is_open:
        QTest.keyClick(page.body, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    settle()
    rested = page.room.is_low, page.room.is_narrow, page.size(), page.handling.form.size()
    for _ in range(3):  # nothing is asked for any more, so nothing turns
        settle()
        assert (page.room.is_low, page.room.is_narrow, page.size(), page.handling.form.size()) == rested
    QTest.keyClick(page.handling.form if is_open else page.body, Qt.Key.Key_Escape)
    settle()
