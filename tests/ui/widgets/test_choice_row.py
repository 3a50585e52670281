from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QMargins, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.settings import Theme
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.choice_row import ChoiceRow, FoldingChoice

ALT = Qt.KeyboardModifier.AltModifier
WAYS = [("counter", "Loket"), ("telephone", "Telepon"), ("letter", "Surat & pos")]


@pytest.fixture
def row(qtbot: QtBot) -> ChoiceRow:
    row = ChoiceRow("channel", 3)
    qtbot.addWidget(row)
    row.resize(600, 60)
    row.offer(WAYS)
    row.show()
    row.activateWindow()
    qtbot.waitExposed(row)
    row.setFocus()
    return row


def stands_in(row: ChoiceRow, wanted: int) -> bool:
    return lines(row) == wanted


def lines(row: ChoiceRow) -> int:
    return len({button.y() for button in row.buttons()})


def test_the_first_is_chosen_until_a_key_chooses_another(row: ChoiceRow, qtbot: QtBot) -> None:
    chosen: list[str] = []
    moved: list[bool] = []
    row.chosen.connect(chosen.append)
    row.moved_on.connect(lambda: moved.append(True))
    assert row.value() == "counter"
    QTest.keyClick(row.focusWidget(), Qt.Key.Key_3, ALT)
    assert row.value() == "letter"
    assert chosen == ["letter"]
    assert moved == []
    assert row.focusWidget() is row.buttons()[2]


def test_its_buttons_fill_it_in_every_theme(qtbot: QtBot, qapp: theme.Application) -> None:
    page = QWidget()
    line = QHBoxLayout(page)
    qtbot.addWidget(page)
    page.resize(1200, 80)
    try:
        for chosen in (Theme.LIGHT, Theme.DARK):
            theme.apply(qapp, chosen)
            made = ChoiceRow("identity", 3, page)
            line.addWidget(made)
            made.offer(WAYS)
            page.show()
            qtbot.waitExposed(page)
            assert made.contentsMargins() == QMargins()
            qtbot.waitUntil(lambda: all(made.rect().contains(one.geometry()) for one in made.buttons()))  # noqa: B023
    finally:
        theme.apply(qapp, Theme.LIGHT)


def test_enter_goes_on_without_choosing(row: ChoiceRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.moved_on):
        QTest.keyClick(row.focusWidget(), Qt.Key.Key_Return)
    assert row.value() == "counter"


def test_arrows_choose_the_neighbour(row: ChoiceRow, qtbot: QtBot) -> None:
    QTest.keyClick(row.focusWidget(), Qt.Key.Key_Right)
    assert row.value() == "telephone"


def test_alt_and_a_digit_that_no_button_carries_changes_nothing(row: ChoiceRow) -> None:
    QTest.keyClick(row.focusWidget(), Qt.Key.Key_4, ALT)
    assert row.value() == "counter"


def test_what_is_typed_is_handed_on_whole_and_chooses_nothing(row: ChoiceRow) -> None:
    typed: list[str] = []
    row.typed.connect(typed.append)
    QTest.keyClicks(row.focusWidget(), "3Minggu2")
    assert "".join(typed) == "3Minggu2"
    assert row.value() == "counter"


def test_a_row_that_is_chosen_from_only_while_the_focus_is_there_shows_no_digits(qtbot: QtBot) -> None:
    row = ChoiceRow("kind", 3, numbered=False)
    qtbot.addWidget(row)
    row.offer(WAYS)
    assert [button.text() for button in row.buttons()] == ["Loket", "Telepon", "Surat && pos"]


def test_only_the_pressed_button_is_a_stop_of_the_tab_key(row: ChoiceRow) -> None:
    row.choose("telephone")
    stops = [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in row.buttons()]
    assert stops == [False, True, False]


def test_what_is_not_offered_cannot_be_chosen(row: ChoiceRow) -> None:
    row.choose("pigeon")
    assert row.value() == "counter"


def test_a_new_offer_keeps_what_was_chosen_and_gives_digits_as_far_as_there_are(row: ChoiceRow) -> None:
    row.choose("telephone")
    row.offer([*WAYS, *((f"way{n}", f"Way {n}") for n in range(9))])
    assert row.value() == "telephone"
    assert [row.buttons()[place].text() for place in (0, 1, 9, 11)] == ["Alt+1 Loket", "2 Telepon", "0 Way 6", "Way 8"]
    QTest.keyClick(row.focusWidget(), Qt.Key.Key_0, ALT)
    assert row.value() == "way6"
    row.offer(WAYS)
    assert row.value() == "counter"


def test_the_buttons_stand_in_more_lines_where_there_is_less_room(qtbot: QtBot) -> None:
    page = QWidget()
    row = ChoiceRow("channel", 3)
    row.offer(WAYS)
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(row)
    page.show()
    for width, wanted in ((600, 1), (120, 3), (600, 1)):
        page.resize(width, 200)
        qtbot.waitUntil(partial(stands_in, row, wanted))


def test_nothing_is_offered_at_first(qtbot: QtBot) -> None:
    row = ChoiceRow("kind", 2)
    qtbot.addWidget(row)
    assert row.value() == ""
    row.choose_first()
    assert row.value() == ""


def test_it_says_in_which_width_all_stand_in_one_line(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = ChoiceRow("channel", 3, page)
    row.offer(WAYS)
    page.show()
    row.resize(row.one_line() - 1, 60)
    qtbot.waitUntil(lambda: stands_in(row, 2), timeout=5_000)
    row.resize(row.one_line(), 60)
    qtbot.waitUntil(lambda: stands_in(row, 1), timeout=5_000)


def test_its_words_are_whole_when_the_text_becomes_larger(row: ChoiceRow, qtbot: QtBot) -> None:
    before = row.one_line()
    font = row.font()
    font.setPointSizeF(2 * font.pointSizeF())
    row.setFont(font)
    assert row.one_line() > 1.5 * before
    qtbot.waitUntil(lambda: all(one.width() >= one.minimumWidth() for one in row.buttons()))


@pytest.fixture(params=[3])
def folding(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[FoldingChoice]:
    page = QWidget()
    qtbot.addWidget(page)
    line = QHBoxLayout(page)
    row = FoldingChoice("channel", request.param)
    row.offer(WAYS)
    line.addWidget(row)
    page.resize(600, 60)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    row.setFocus()
    yield row
    row.close_list()


def seen(row: FoldingChoice) -> list[str]:
    return [button.text() for button in row.buttons() if button.isVisible()]


def test_a_row_that_does_not_fit_shows_what_is_chosen_and_its_keys_choose_all_the_same(
    folding: FoldingChoice, qtbot: QtBot
) -> None:
    assert len(seen(folding)) == 3
    folding.window().resize(folding.minimumSizeHint().width() + 40, 60)
    qtbot.waitUntil(lambda: folding.is_folded)
    assert seen(folding) == ["1 Loket ▾"]
    QTest.keyClick(folding.focusWidget(), Qt.Key.Key_3, ALT)
    assert seen(folding) == ["3 Surat && pos ▾"]
    assert folding.focusWidget() is folding.buttons()[2]
    assert folding.buttons()[2].width() >= folding.buttons()[2].sizeHint().width()


@pytest.mark.parametrize("folding", [1], indirect=True)
def test_in_a_folded_row_the_arrows_choose_the_neighbour_and_stop_at_the_ends(folding: FoldingChoice) -> None:
    for key, value in (
        (Qt.Key.Key_Up, "counter"),
        (Qt.Key.Key_Down, "telephone"),
        (Qt.Key.Key_Right, "letter"),
        (Qt.Key.Key_Right, "letter"),
        (Qt.Key.Key_Left, "telephone"),
    ):
        QTest.keyClick(folding.focusWidget(), key)
        assert folding.value() == value
        assert len(seen(folding)) == 1


def test_a_press_in_a_whole_row_opens_no_list(folding: FoldingChoice) -> None:
    QTest.keyClick(folding.focusWidget(), Qt.Key.Key_Space)
    assert folding.findChildren(QMenu) == []


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard")
@pytest.mark.parametrize("folding", [1], indirect=True)
def test_a_press_opens_the_list_of_all_and_what_is_picked_there_goes_on(folding: FoldingChoice, qtbot: QtBot) -> None:
    QTest.keyClick(folding.focusWidget(), Qt.Key.Key_Space)
    (menu,) = folding.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["&1 Loket", "&2 Telepon", "&3 Surat && pos"]
    button = folding.focusWidget()
    assert menu.pos().x() == button.mapToGlobal(button.rect().bottomLeft()).x(), "it stands under its button"
    with qtbot.waitSignal(folding.moved_on):
        QTest.keyClick(menu, Qt.Key.Key_2)
    assert folding.value() == "telephone"


def test_more_than_fit_a_line_are_always_folded(folding: FoldingChoice, qtbot: QtBot) -> None:
    folding.offer([*WAYS, ("post", "Surat pos")])
    assert folding.is_folded
    assert seen(folding) == ["1 Loket ▾"]
    assert folding.sizeHint() == folding.minimumSizeHint()
