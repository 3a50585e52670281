from __future__ import annotations

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.ui.complaint.flow_chart import BACK, FlowChart, places
from tests.support.entry_builder import ONCE, WAYS, Book
from tests.support.examples import an_intake

VOICE = {Status.NOTED, Status.FOLLOWED_UP, Status.ANSWERED, Status.FINISHED}


def test_exactly_one_box_is_lit_and_it_is_where_the_case_stands() -> None:
    for status in Status:
        kind = Kind.SUGGESTION if status in VOICE else Kind.COMPLAINT
        book = Book(intake=an_intake(kind=kind)).walk(*WAYS[status])
        places_of = places(book.case, kind)
        assert [box for box, what in places_of if what in ("now", "out")] == [status]
        assert (places_of[-1][1] == "out") == (status in CLOSED - {Status.SATISFIED, Status.FINISHED})


def test_what_lies_behind_is_done_and_what_lies_ahead_is_not() -> None:
    places_of = dict(places(Book().walk(*ONCE[:3]).case, Kind.COMPLAINT))
    assert (places_of[Status.ANALYSED], places_of[Status.DECIDED], places_of[Status.INFORMED]) == (
        "done",
        "now",
        "ahead",
    )


def test_a_way_out_keeps_what_was_done() -> None:
    for step, status in ((Step.FORWARD, Status.FORWARDED), (Step.DECLINE, Status.DECLINED)):
        places_of = places(Book().walk(*ONCE[:3], step).case, Kind.COMPLAINT)
        assert dict(places_of)[Status.DECIDED] == "done"
        assert places_of[-1] == (status, "out")


def test_it_says_the_same_in_words_and_in_which_cycle(qtbot: QtBot) -> None:
    chart = FlowChart()
    qtbot.addWidget(chart)
    chart.show_case(Book().walk(*ONCE, Step.UNSATISFIED, Step.ANALYSE).case, Kind.COMPLAINT)
    assert chart.boxes[0] == ("Cycle 2", "cycle")
    assert "Analysis" in chart.accessibleName()


@pytest.fixture
def chart(qtbot: QtBot) -> FlowChart:
    made = FlowChart()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("width", [1366, 640, 320])
def test_it_is_one_line_at_every_width_and_text_size(chart: FlowChart, width: int, times: int) -> None:
    font = chart.font()
    font.setPointSizeF(10.5 * times)
    chart.setFont(font)
    for book in (Book(), Book().walk(*ONCE[:3], Step.DECLINE), Book().walk(*ONCE, Step.UNSATISFIED, *ONCE[1:])):
        chart.show_case(book.case, Kind.COMPLAINT)
        chart.resize(width, chart.sizeHint().height())
        rects = chart.rects(width)
        assert {rect.top() for rect in rects} == {1}
        assert rects[-1].right() < width
        assert all(one.right() < other.left() for one, other in pairwise(rects))
        assert not chart.grab().isNull()


def test_what_has_no_room_is_ticks_first_then_what_comes_later_and_last_the_words_of_now(chart: FlowChart) -> None:
    chart.show_case(Book().walk(*ONCE[:3]).case, Kind.COMPLAINT)
    assert chart.words(3000)[:4] == ["✓ Registered", "✓ Reviewed", "✓ Analysis", "Action set"]
    ticked = ["✓", "✓", "✓", "Action set", "Informed", "Action done", "Verified", "Conveyed", "Satisfied"]
    assert chart.words(chart.rects(3000)[-1].right() - 20) == ticked
    few = ["✓", "✓", "✓", "Action set", "Informed", "·", "·", "·", "·"]
    assert next(words for words in map(chart.words, range(1000, 0, -1)) if words[5] == "·") == few
    cut = chart.words(200)
    assert cut[:3] + cut[5:] == few[:3] + few[5:]
    assert cut[3].endswith("…")
    assert "Conveyed" in chart.toolTip()


def test_the_way_back_has_its_room(chart: FlowChart) -> None:
    chart.show_case(Book().case, Kind.COMPLAINT)
    height = chart.sizeHint().height()
    chart.show_case(Book(intake=an_intake(kind=Kind.SUGGESTION)).case, Kind.SUGGESTION)
    assert height == chart.sizeHint().height() + BACK
