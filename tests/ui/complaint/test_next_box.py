from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.steps import Step
from frontoffice.ui.complaint.next_box import NextBox, OfferedAction
from frontoffice.ui.complaint.step_writing import CONTACT

OFFERED = (
    OfferedAction(Step.ANALYSE, "Analyse", "Alt+1", primary=True),
    OfferedAction(CONTACT, "Log a contact", "Alt+K"),
    OfferedAction(Step.RETURN, "Send it back", "Alt+2", aside=True),
    OfferedAction(Step.FORWARD, "Forward", "Alt+3", aside=True),
)
WARNINGS = (("Not named yet: team.", "soon"), ("Target of this cycle: 18 November 2026, past.", "late"), ("LAPOR!", ""))


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[NextBox]:
    page = QWidget()
    qtbot.addWidget(page)
    row = QWidget(page)
    QHBoxLayout(row).setObjectName("action_line")
    made = NextBox(page, QLabel(page), row)
    made.show_next("Next: Analyse (Handling team)", WARNINGS, "Forward: not now")
    made.show_actions(OFFERED)
    yield made
    page.close()


def test_one_button_is_what_comes_next_and_what_else_may_be_done_is_in_the_menu(box: NextBox) -> None:
    assert list(box.buttons) == [Step.ANALYSE, CONTACT]
    assert [one.text() for one in box.buttons.values() if one.property("primary")] == ["Analyse (Alt+1)"]
    assert [one.purpose for one in box.behind()] == [Step.RETURN, Step.FORWARD]
    box.buttons[CONTACT].hide()  # there is no room for it
    assert CONTACT in {one.purpose for one in box.behind()}


def test_what_is_past_makes_the_warnings_red_and_a_mere_fact_stands_apart(box: NextBox) -> None:
    assert box.warning_label.property("state") == "late"
    assert box.warning_label.text() == "Not named yet: team. Target of this cycle: 18 November 2026, past."
    assert box.fact_label.text() == "LAPOR!"
    box.show_next("Next", WARNINGS[:1], "")
    assert box.warning_label.property("state") == "soon"
    assert box.fact_label.isHidden()


def test_on_a_low_page_the_warnings_stand_beside_the_buttons_cut_and_whole_in_their_tooltip(box: NextBox) -> None:
    assert box.short_label.isHidden()
    box.show_low(is_low=True)
    box.short_label.resize(120, 20)
    assert box.short_label.text().endswith("…")
    assert box.short_label.toolTip() == box.short_label.accessibleName() == box.warning_label.text()
    box.show_next("Next", (), "")
    assert box.short_label.isHidden()


def test_the_menu_has_the_actions_and_why_not_another_step(box: NextBox) -> None:
    asked: list[object] = []
    lines = box.lines(asked.append)
    assert [key for key, *_ in lines] == ["Alt+2", "Alt+3", "Ctrl+W"]
    for *_, does in lines:
        does()
    assert asked == [Step.RETURN, Step.FORWARD]
    assert not box.rest_label.isHidden()


def test_where_nothing_is_to_be_known_there_is_no_box(box: NextBox) -> None:
    box.show_next("", (), "")
    box.show_actions(())
    assert box.isHidden()
    assert box.next_label.isHidden()
