from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.steps import Step
from frontoffice.ui.complaint.next_box import NextBox, OfferedAction
from frontoffice.ui.complaint.step_writing import CONTACT

OFFERED = (
    OfferedAction(Step.ANALYSE, "Analyse", "Alt+1", primary=True),
    OfferedAction(Step.RETURN, "Send it back", "Alt+2"),
    OfferedAction(Step.FORWARD, "Forward", "Alt+3", aside=True),
    OfferedAction(CONTACT, "Log a contact", "Alt+K"),
)
WARNINGS = (("Not named yet: team.", "soon"), ("Target of this cycle: 18 November 2026, past.", "late"), ("LAPOR!", ""))


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[NextBox]:
    page = QWidget()
    qtbot.addWidget(page)
    made = NextBox(page)
    made.show_next("Next: Analyse (Handling team)", WARNINGS, "Forward: not now")
    made.show_actions(OFFERED)
    yield made
    page.close()


def test_one_button_is_what_comes_next_and_a_way_out_is_no_button(box: NextBox) -> None:
    assert list(box.buttons) == [Step.ANALYSE, Step.RETURN, CONTACT]
    assert [one.text() for one in box.buttons.values() if one.property("primary")] == ["Analyse (Alt+1)"]
    assert [one.purpose for one in box.behind()] == [Step.FORWARD]


def test_what_is_past_makes_the_warnings_red_and_a_mere_fact_stands_apart(box: NextBox) -> None:
    assert box.warning_label.property("state") == "late"
    assert box.warning_label.text() == "Not named yet: team. Target of this cycle: 18 November 2026, past."
    assert box.fact_label.text() == "LAPOR!"
    box.show_next("Next", WARNINGS[:1], "")
    assert box.warning_label.property("state") == "soon"
    assert box.fact_label.isHidden()


def test_on_a_low_page_there_is_one_line_and_the_rest_is_behind_its_key(box: NextBox) -> None:
    box.show_low(is_low=True)
    assert list(box.buttons) == [Step.ANALYSE]
    assert [one.purpose for one in box.behind()] == [Step.RETURN, Step.FORWARD, CONTACT]
    assert box.next_label.isHidden()  # its button says it
    assert box.fact_label.isHidden()
    assert not box.more_button.isHidden()
    box.toggle_rest()
    assert not box.fact_label.isHidden()  # all of it is asked for
    box.toggle_rest()
    box.show_low(is_low=False)
    assert not box.next_label.isHidden()
    assert box.more_button.isHidden()


def test_on_a_low_page_a_warning_that_has_no_room_ends_in_an_ellipsis_and_is_whole_in_its_tooltip(
    box: NextBox,
) -> None:
    whole = box.warning_label.text()
    box.show_low(is_low=True)
    box.warning_label.resize(120, 20)
    assert box.warning_label.text().endswith("…")
    assert box.warning_label.toolTip() == box.warning_label.accessibleName() == whole
    box.toggle_rest()
    assert box.warning_label.text() == whole, "all of it is asked for"


def test_on_a_low_page_the_menu_has_the_actions_and_why_not_another_step(box: NextBox) -> None:
    asked: list[object] = []
    box.rest.connect(lambda: asked.append("rest"))
    assert [key for key, *_ in box.lines(asked.append)] == ["Alt+3"], "the way out"
    box.show_low(is_low=True)
    lines = box.lines(asked.append)
    assert [text for _, text, *_ in lines][-1] == "Why not another step"
    for *_, does in lines:
        does()
    assert asked == [Step.RETURN, Step.FORWARD, CONTACT, "rest"]


def test_where_nothing_comes_next_and_nothing_is_to_be_known_there_is_no_box(box: NextBox) -> None:
    box.show_next("", (), "")
    box.show_actions(())
    assert box.isHidden()


def test_on_a_low_page_who_may_not_take_the_step_reads_whose_it_is(box: NextBox) -> None:
    box.show_actions(OFFERED[3:])
    box.show_low(is_low=True)
    assert not box.next_label.isHidden()
    assert list(box.buttons) == [CONTACT]


class TurnsLow(QObject):
    """Makes the page low when a button comes or goes, as one that has room for a line less does."""

    def __init__(self, box: NextBox, event: QEvent.Type) -> None:
        super().__init__(box)
        self._box, self._event, self.turns = box, event, 0
        for button in box.findChildren(QPushButton):
            button.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's)
        if event.type() is self._event and self.turns < 2:
            self.turns += 1
            self._box.show_low(is_low=self.turns == 1)
        return False


@pytest.mark.parametrize("event", [QEvent.Type.Hide, QEvent.Type.HideToParent])
def test_a_page_that_turns_low_while_actions_are_offered_has_each_button_once(box: NextBox, event: QEvent.Type) -> None:
    window = box.parentWidget()
    assert window is not None
    window.show()
    turning = TurnsLow(box, event)
    box.show_actions(OFFERED)
    assert turning.turns == 2
    shown = [button.text() for button in box.findChildren(QPushButton) if not button.isHidden()]
    assert shown == ["Analyse (Alt+1)", "Send it back (Alt+2)", "Log a contact (Alt+K)", box.rest_button.text()]
