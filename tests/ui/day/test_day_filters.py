from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from frontoffice.register.queries.day_query import DayFilter, DayTotals
from frontoffice.register.register import Register
from frontoffice.ui.day.day_filters import fill_counters, fill_filters, shown_count_text
from tests.support.examples import TODAY, a_signed_in, an_intake

TOTALS = DayTotals(all=2, by_channel={"letter": 2}, by_kind={"complaint": 2}, late_filing=1)


@pytest.fixture
def combos(qtbot: QtBot) -> dict[str, QComboBox]:
    made = {name: QComboBox() for name in ("channel", "kind", "officer", "state")}
    for combo in made.values():
        qtbot.addWidget(combo)
    return made


def test_every_filter_offers_all_first_and_shows_what_is_chosen(combos: dict[str, QComboBox]) -> None:
    fill_filters(combos, {"letter": "Surat"}, {"Siti", "Budi"}, DayFilter(officer="Siti", state="cancelled"), TOTALS)
    assert [combos[name].itemData(0) for name in combos] == [""] * 4
    assert [combos["officer"].itemText(row) for row in range(3)] == ["All officers", "Budi", "Siti"]
    assert [combos[name].currentData() for name in combos] == ["", "", "Siti", "cancelled"]


def test_filling_again_is_no_choice_of_the_officer(qtbot: QtBot, combos: dict[str, QComboBox]) -> None:
    with qtbot.assertNotEmitted(combos["channel"].currentIndexChanged):
        fill_filters(combos, {"letter": "Surat"}, (), DayFilter(channel="letter"), TOTALS)
    assert combos["channel"].currentText() == "Surat 2"


def test_what_a_choice_would_show_is_counted_beside_it(combos: dict[str, QComboBox]) -> None:
    fill_filters(combos, {"letter": "Surat", "fax": "Faks"}, (), DayFilter(), TOTALS)
    assert [combos["channel"].itemText(row) for row in range(3)] == ["All channels", "Surat 2", "Faks"]
    assert combos["kind"].itemText(1) == "Complaint 2"
    assert combos["state"].itemText(combos["state"].findData("late_filing")) == "Filed late 1"


@pytest.mark.thorough
def test_one_counter_alone_leaves_nothing_to_choose(qtbot: QtBot, register: Register) -> None:
    combo = QComboBox()
    qtbot.addWidget(combo)
    fill_counters(combo, register, "")
    assert combo.itemText(0) == "All counters"
    assert combo.isHidden()


@pytest.mark.thorough
def test_the_sentence_counts_what_the_filter_hides(qtbot: QtBot, register: Register) -> None:
    officer = a_signed_in(register)
    for description in ("Petugas kasar", "Antrean lama"):
        register.complaints.record(an_intake(description=description), officer, uuid4())
    for only, text in (
        (DayFilter(text="kasar"), "1 of 2 shown, 1 hidden by the filter; Esc clears it."),
        (DayFilter(kind="complaint"), "A filter is set; it hides nothing. Esc clears it."),
    ):
        assert shown_count_text(register.days.read(TODAY, only), only) == text
