from __future__ import annotations

from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.ui.complaint.flow_chart import ASIDE, BACK, BOX, FlowChart, places
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


def test_it_folds_into_as_many_lines_as_it_needs(qtbot: QtBot) -> None:
    chart = FlowChart()
    qtbot.addWidget(chart)
    chart.show_case(Book().case, Kind.COMPLAINT)
    assert chart.heightForWidth(300) > chart.heightForWidth(2000) > 30
    chart.resize(400, chart.heightForWidth(400))
    assert not chart.grab().isNull()


def test_in_a_later_cycle_every_box_is_seen_on_the_counters_screen(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(page)
    chart = FlowChart(page)
    lines.addWidget(chart)
    lines.addWidget(QTextEdit(page))
    page.resize(1366, 640)
    page.show()
    chart.show_case(Book().walk(*ONCE, Step.UNSATISFIED, *ONCE[1:]).case, Kind.COMPLAINT)
    qtbot.waitUntil(lambda: chart.height() >= chart.heightForWidth(chart.width()))
    page.resize(360, 640)
    qtbot.waitUntil(lambda: chart.height() >= chart.heightForWidth(chart.width()) > 60)


def test_the_way_back_is_drawn_beside_the_boxes_where_its_ends_stand_on_two_lines(qtbot: QtBot) -> None:
    chart = FlowChart()
    qtbot.addWidget(chart)
    chart.show_case(Book().walk(*ONCE, Step.UNSATISFIED, *ONCE[1:]).case, Kind.COMPLAINT)
    for width in (220, 260, 300):
        chart.resize(width, chart.heightForWidth(width))
        image = chart.grab().toImage()
        page = image.pixelColor(1, 1)
        column = [image.pixelColor(ASIDE // 2, y) != page for y in range(image.height())]
        drawn = [y for y, is_drawn in enumerate(column) if is_drawn]
        assert drawn == [*range(drawn[0], drawn[-1] + 1)], width  # whole, from the lower line to the higher
        assert drawn[0] < BOX + BACK + 2, width
        assert drawn[-1] > chart.heightForWidth(width) - BACK - 2, width
    chart.resize(3000, chart.heightForWidth(3000))
    assert chart.heightForWidth(3000) == 1 + BOX + 1 + BACK


def test_where_the_words_do_not_fit_a_line_what_is_done_keeps_its_tick_alone(qtbot: QtBot) -> None:
    chart = FlowChart()
    qtbot.addWidget(chart)
    chart.show_case(Book().walk(*ONCE, Step.UNSATISFIED, *ONCE[1:]).case, Kind.COMPLAINT)
    assert chart.words(3000)[1] == "✓ Registered"
    assert chart.words(700)[1:8] == ["✓"] * 7
    assert chart.words(700)[8:] == ["Conveyed", "Satisfied"]
    assert chart.heightForWidth(700) == chart.heightForWidth(3000)


def test_the_way_back_is_drawn_where_both_ends_stand_on_one_line(qtbot: QtBot) -> None:
    chart = FlowChart()
    qtbot.addWidget(chart)
    chart.show_case(Book().case, Kind.COMPLAINT)
    one_line = chart.heightForWidth(3000)
    chart.show_case(Book(intake=an_intake(kind=Kind.SUGGESTION)).case, Kind.SUGGESTION)
    assert one_line == chart.heightForWidth(3000) + BACK
