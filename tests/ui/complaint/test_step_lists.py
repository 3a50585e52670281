from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from frontoffice.domain.choices import Choice, ListName, meanings
from frontoffice.domain.text.typed_text import LONGEST_LINE
from frontoffice.ui.complaint.step_lists import LISTS, StepLists

TEAMS = meanings(ListName.TEAM, (), (Choice("t", "Tim Perizinan"), Choice("u", "Tim Ukur")), {"Tim Peta": "u"})


@pytest.fixture
def lists(qtbot: QtBot) -> StepLists:
    combos = {}
    for name in LISTS:
        combos[name] = combo = QComboBox()
        combo.setEditable(True)
        qtbot.addWidget(combo)
    made = StepLists(combos, lambda: None, combos["officers"])
    made.offer({ListName.TEAM: TEAMS}, ["Dewi Lestari"])
    return made


def shown(lists: StepLists, name: str, text: str) -> str:
    combo = lists._combos[name]
    combo.setEditText(text)
    lists.settle()
    return combo.currentText()


def test_what_is_in_no_list_is_written_as_other_as_soon_as_its_field_is_left(lists: StepLists) -> None:
    assert lists.list_choices("technical") == ("Tim Perizinan", "Tim Ukur", "Other: ")
    assert shown(lists, "technical", "Tim Ad Hoc") == "Other: Tim Ad Hoc"
    assert lists.read("technical") == ("Tim Ad Hoc", True)
    assert shown(lists, "technical", "other:  Tim Ad Hoc") == "Other: Tim Ad Hoc"
    assert shown(lists, "technical", "") == ""
    assert lists.read("technical") == ("", False)


def test_a_choice_stays_one_and_several_stand_with_commas(lists: StepLists) -> None:
    for text, name in (
        ("perizin", "Tim Perizinan"),
        ("tim ukur", "Tim Ukur"),
        ("Tim Peta", "Tim Ukur"),
        ("Other: Tim Ukur", "Tim Ukur"),
    ):
        assert shown(lists, "technical", text) == name
        assert lists.read("technical") == (name, False)
    assert shown(lists, "officers", "dewi les, perizin") == "Dewi Lestari, Tim Perizinan"
    assert shown(lists, "officers", "dewi les, Rudi") == "Other: dewi les, Rudi"
    assert shown(lists, "technical", "Tim Ukur, Rudi") == "Other: Tim Ukur, Rudi", "nobody is lost"
    assert shown(lists, "officers", lists.not_yet()) == lists.not_yet()


def test_half_a_word_after_other_is_no_choice(lists: StepLists) -> None:
    assert shown(lists, "technical", "Other: perizin") == "Other: perizin"
    assert lists.read("technical") == ("perizin", True)
    assert shown(lists, "technical", "Other: ") == "Other: "
    assert lists.read("technical") == ("", True)


def test_the_longest_name_keeps_its_end_behind_the_word_for_other(lists: StepLists) -> None:
    assert shown(lists, "opd", "x" * LONGEST_LINE) == f"Other: {'x' * LONGEST_LINE}"
