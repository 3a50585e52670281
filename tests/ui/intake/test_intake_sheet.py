from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from frontoffice.settings import Theme
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.widgets import form
from tests.support.examples import an_intake
from tests.support.intake_desk import CONTROL, ENTER, ESC, GRAB, TAB, IntakeDesk, desk, popup_of
from tests.support.themes import in_theme

__all__ = ["desk"]


WHOLE_DUE = "Answer due: Senin, 14 Desember 2026 (14 working days)  Ctrl+J"
LOW = ((683, 290), (640, 240), (640, 200))  # what the window leaves of 1366×768 and 1280×720 at 200 %
WHOLE = ((1366, 560), (1280, 480))  # and at 100 %, with a notice and the morning's strip


def lines_of_story(desk: IntakeDesk) -> float:
    story = desk.page.form.description
    return (story.viewport().height() - 2 * story.document().documentMargin()) / story.fontMetrics().lineSpacing()


def is_inside(field: QWidget, area: QWidget) -> bool:
    return area.rect().contains(field.mapTo(area, field.rect().bottomLeft()))


def is_as_small_as(page: QWidget, size: tuple[int, int]) -> bool:
    """Whether the page can be as small as that."""
    page.resize(*size)
    return (page.width(), page.height()) == size


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
@pytest.mark.parametrize(("size", "fewest"), [*((size, 6) for size in WHOLE), *((size, 3) for size in LOW)])
def test_the_story_is_always_seen_and_f9_and_the_choices_stay_beside_it(
    desk: IntakeDesk, size: tuple[int, int], fewest: int
) -> None:
    """Whatever is asked, known or refused, and while an amendment is written."""
    complaint = desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint
    page = desk.page
    cases: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: page.form.write({"channel": "letter", "received_on": "2-11-2026"}),
        lambda: page.form.write({"phone": "0812-7171-2026"}),
        page.save,
        lambda: page.amend(complaint),
    )
    with in_theme(Theme.LIGHT):
        for fill in cases:
            page.resize(*size)
            fill()
            page.show_consequences()
            desk.qtbot.waitUntil(lambda: is_as_small_as(page, size) and lines_of_story(desk) >= fewest, timeout=5000)
            inside = page.rect()
            for part in (page.save_button, *page.form.choices.buttons("kind")[:1], page.form.choices.rows["channel"]):
                assert inside.contains(part.rect().translated(part.mapTo(page, QPoint()))), (size, part.objectName())
            assert page.form.area.height() >= 1


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_every_field_has_room_and_is_reached_on_a_narrow_page(desk: IntakeDesk) -> None:
    desk.page.resize(683, 290)
    assert desk.page.width() == 683
    assert not desk.page.side.isVisible()
    area = desk.page.form.area.viewport()
    for name in ("application_no", "wish", "phone"):
        desk.go_to(name)
        field = desk.page.form.fields[name]
        desk.qtbot.waitUntil(partial(is_inside, field, area))
        assert field.mapTo(area, QPoint()).y() >= 0


def test_what_the_story_leaves_is_room_of_the_fields_and_what_they_leave_is_the_storys(desk: IntakeDesk) -> None:
    area, content = desk.page.form.area, desk.page.form.area.widget()
    assert content is not None
    desk.page.resize(1366, 900)
    desk.qtbot.waitUntil(lambda: area.height() == content.height())
    before = lines_of_story(desk)
    assert before > 12
    desk.press(Qt.Key.Key_M, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: lines_of_story(desk) < before)
    assert area.height() == content.height()


@pytest.mark.thorough
def test_what_is_amended_is_never_cut_for_the_due_date(desk: IntakeDesk) -> None:
    desk.page.amend(desk.register.complaints.record(an_intake(), desk.officer, uuid4()).complaint)
    title, due, texts = desk.page.title, desk.page.due_button, set()
    for width in range(640, 1800, 40):
        desk.page.resize(width, 380)
        QTest.qWait(0)
        assert title.width() >= title.sizeHint().width(), width
        assert due.width() >= due.sizeHint().width(), width
        texts.add(due.text())
        assert due.accessibleName() == WHOLE_DUE
    assert texts == {"14-12-2026", "Answer due: Sen, 14 Des 2026  Ctrl+J", WHOLE_DUE}


def test_the_resi_stands_behind_a_key_where_there_is_no_room_beside_the_form(desk: IntakeDesk) -> None:
    desk.page.resize(683, 380)
    preview = desk.page.side.preview
    desk.go_to("phone")
    desk.press(Qt.Key.Key_P, modifier=CONTROL)
    assert preview.isVisible()
    assert not desk.page.form.isVisible()
    desk.press(ESC)
    assert not preview.isVisible()
    assert desk.where() == "phone"
    desk.press(Qt.Key.Key_P, modifier=CONTROL)
    desk.press(Qt.Key.Key_P, modifier=CONTROL)
    assert not preview.isVisible()
    desk.page.resize(1366, 700)
    desk.press(Qt.Key.Key_P, modifier=CONTROL)
    assert preview.isVisible()
    assert desk.page.form.isVisible()


def test_what_is_known_already_takes_nothing_from_the_story(desk: IntakeDesk) -> None:
    desk.register.complaints.record(an_intake(), desk.officer, uuid4())
    for width, place in ((1366, desk.page.side_place), (683, desk.page.form.hints_place), (1366, desk.page.side_place)):
        desk.page.resize(width, 600)
        desk.page.form.write({"phone": an_intake().complainant.phone})
        desk.page.show_consequences()
        assert place.indexOf(desk.page.hints) >= 0
        desk.qtbot.waitUntil(desk.page.hints.isVisible)
    desk.page.resize(683, 600)
    desk.page.form.write({})
    desk.page.show_consequences()
    assert not desk.page.form.hints.isVisible(), "nothing known takes no room"


REFUSED: tuple[tuple[str, dict[str, str], str], ...] = (
    ("description", {"description": "  "}, "description"),
    ("nik", {"nik": "197103410790000"}, "You typed 15"),
    ("nik", {"nik": "19710341079o0002"}, "digits only"),
    ("phone", {"phone": "tidak ada"}, "telephone"),
    ("email", {"email": "nurhayati@"}, "e-mail"),
    ("service_date", {"service_date": "31-02-2026"}, "not a date"),
    ("service_date", {"service_date": "25-11-2026"}, "after today"),
    ("event_date", {"event_date": "kemarin"}, "not a date"),
    ("received_on", {"channel": "letter"}, "reached the office"),
    ("received_on", {"channel": "letter", "received_on": "25-11-2026"}, "after today"),
    ("received_why", {"channel": "letter", "received_on": "18-11-2026"}, "why"),
    ("name", {"identity": "anonymous"}, "anonymous"),
    ("represents", {"attorney_letter": "12/2026"}, "acts for"),
    ("name", {"name": "n" * 20_000}, "20000"),
)


@pytest.mark.thorough
def test_what_the_rules_refuse_stands_beside_the_field_and_nothing_is_lost(desk: IntakeDesk) -> None:
    for field, changes, part in REFUSED:
        desk.page.form.write({**write_fields(an_intake()), **changes})
        before = desk.page.form.texts()
        desk.press(Qt.Key.Key_F9)
        assert part in desk.problem(field)
        assert desk.where() == field
        assert desk.recorded == []
        assert desk.page.form.texts() == before
    assert desk.register.days.read(desk.register.today()).totals.all == 0


@pytest.mark.thorough
def test_a_problem_is_shown_when_its_field_is_left_and_goes_when_it_is_put_right(desk: IntakeDesk) -> None:
    desk.page.form.focus("channel")
    desk.page.form.focus("nik")
    desk.type("123")
    desk.page.show_consequences()
    assert desk.problem("nik") == ""
    desk.press(TAB)
    desk.page.show_consequences()
    assert "16 digits" in desk.problem("nik")
    assert desk.problem("description") == ""
    desk.set("nik", "1971034107900002")
    desk.page.show_consequences()
    assert desk.problem("nik") == ""


@pytest.mark.thorough
def test_no_key_and_no_f9_waits_until_the_lines_of_problems_are_found(
    desk: IntakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "problem_lines", lambda _: pytest.fail("looked for them in the whole page"))
    desk.page.form.write(write_fields(an_intake(description="")))
    desk.page.save()
    assert desk.problem("description")
    desk.page.form.write(write_fields(an_intake()))
    desk.page.save()
    assert len(desk.recorded) == 1


@pytest.mark.thorough
def test_an_odd_nik_only_warns(desk: IntakeDesk) -> None:
    desk.put(an_intake(complainant=dataclasses.replace(an_intake().complainant, nik="1901013213850001")))
    desk.go_to("nik")
    desk.press(TAB)
    desk.page.show_consequences()
    assert "13" in desk.problem("nik")
    desk.press(Qt.Key.Key_F9)
    assert len(desk.recorded) == 1


@pytest.mark.thorough
def test_the_due_date_stands_there_and_a_key_shows_how_it_was_counted(desk: IntakeDesk) -> None:
    assert "Senin, 14 Desember 2026" in desk.page.due_button.text()
    desk.press(Qt.Key.Key_J, modifier=CONTROL)
    assert desk.page.side.currentWidget() is desk.page.side.counted
    desk.press(ESC)
    assert desk.page.side.currentWidget() is desk.page.side.preview


@pytest.mark.thorough
def test_suggestions_have_no_due_date_and_a_letter_has_one_once_its_date_is_known(desk: IntakeDesk) -> None:
    desk.page.form.write({"kind": "suggestion"})
    desk.page.show_consequences()
    assert not desk.page.due_button.isVisible()
    desk.page.form.write({"channel": "letter"})
    desk.page.show_consequences()
    assert not desk.page.due_button.isVisible()
    desk.page.form.write({"channel": "letter", "received_on": "2-11-2026"})
    desk.page.show_consequences()
    assert "Jumat, 20 November 2026" in desk.page.due_button.text()


@pytest.mark.thorough
def test_the_resi_follows_the_typing_a_moment_later(desk: IntakeDesk) -> None:
    desk.fill("name", "Budi Santoso")
    desk.qtbot.waitUntil(lambda: "Budi Santoso" in desk.page.side.preview.paper.text())
    assert "0001/PGD-L1/2026" in desk.page.side.preview.paper.text()


@pytest.mark.thorough
def test_a_field_behind_a_line_that_folds_is_scrolled_into_view_as_it_is_opened(desk: IntakeDesk) -> None:
    desk.page.resize(900, 300)
    desk.go_to("event_fold")
    desk.press(ENTER)
    field = desk.page.form.fields["wish"]
    assert field.hasFocus()
    area = desk.page.form.area.viewport()
    desk.qtbot.waitUntil(lambda: area.rect().contains(field.mapTo(area, field.rect().bottomLeft())))


@pytest.mark.parametrize("width", [pytest.param(1366, marks=pytest.mark.long), 683])
@pytest.mark.parametrize("name", ["phone", "description", pytest.param("nik", marks=pytest.mark.long)])
@pytest.mark.parametrize("opening", [(Qt.Key.Key_J, CONTROL), (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)])
def test_what_is_typed_after_a_panel_stands_in_the_field_where_the_work_was(
    desk: IntakeDesk, opening: tuple[Qt.Key, Qt.KeyboardModifier], name: str, width: int
) -> None:
    desk.page.resize(width, 700)
    desk.go_to(name)
    desk.type("12")
    desk.press(opening[0], modifier=opening[1])
    assert desk.page.side.currentWidget() is not desk.page.side.preview
    desk.press(ESC)
    assert desk.page.side.currentWidget() is desk.page.side.preview
    desk.type("34")
    assert desk.page.form.texts()[name] == "1234"


@pytest.mark.thorough
def test_whoever_stays_with_the_case_types_on_where_the_work_was(desk: IntakeDesk) -> None:
    desk.go_to("phone")
    desk.type("0812")
    desk.press(ESC)
    assert desk.page.leave_bar.isVisible()
    desk.press(ESC)
    desk.type("34")
    assert desk.page.form.texts()["phone"] == "081234"


@pytest.mark.thorough
def test_the_mouse_in_the_form_keeps_its_place_when_the_panel_closes(desk: IntakeDesk) -> None:
    desk.go_to("phone")
    desk.press(Qt.Key.Key_J, modifier=CONTROL)
    desk.page.form.focus("name")
    desk.press(ESC)
    assert desk.where() == "name"


@pytest.mark.thorough
def test_where_the_field_of_before_is_gone_the_work_goes_on_with_the_description(desk: IntakeDesk) -> None:
    desk.go_to("phone")
    desk.press(Qt.Key.Key_J, modifier=CONTROL)
    desk.page.form.fields["phone"].setEnabled(False)
    desk.press(ESC)
    assert desk.where() == "description"


@pytest.mark.thorough
@pytest.mark.qt_log_ignore(GRAB)
def test_escape_closes_the_proposals_before_it_asks_anything(desk: IntakeDesk) -> None:
    desk.go_to("service")
    desk.type("izin")
    popup = popup_of(desk.page.form.fields["service"])  # type: ignore[arg-type]
    desk.qtbot.waitUntil(popup.isVisible)
    desk.press(ESC)
    assert not popup.isVisible()
    assert not desk.page.leave_bar.isVisible()
    desk.press(ESC)
    assert desk.page.leave_bar.isVisible()
