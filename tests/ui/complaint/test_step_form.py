from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.step_fields import STEP_FIELDS, StepField
from frontoffice.domain.cases.steps import Outcome
from frontoffice.domain.choices import Choice, ListName, meanings
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.field_spec import FieldInput
from frontoffice.domain.text.printable_text import LONGEST_LINE
from frontoffice.errors import Problem
from frontoffice.ui.complaint.answer_panel import AnswerPanel
from frontoffice.ui.complaint.step_form import FIELDS, LISTS, AnswerNote, StepLists, StepPanel, read_choice
from frontoffice.ui.widgets.form import child


@pytest.fixture
def panel(qtbot: QtBot) -> StepPanel:
    shown = StepPanel()
    qtbot.addWidget(shown)
    return shown


def test_only_the_fields_that_are_needed_are_shown(panel: StepPanel) -> None:
    panel.ask("a", "Judul", {"on", "outcome"}, "Teks", ())
    shown = {name for name in FIELDS if getattr(panel, name).isVisibleTo(panel)}
    assert shown == {"outcome"}  # the day is folded: today
    assert panel.form_title.text() == "Judul"


def test_the_same_purpose_keeps_what_was_typed_and_its_action(panel: StepPanel) -> None:
    panel.ask("a", "", {"text"}, "Teks", ())
    action = panel.action
    panel.text.setPlainText("Belum selesai")
    panel.leave()
    panel.ask("a", "", {"text"}, "Teks", ())
    assert (panel.text.toPlainText(), panel.action) == ("Belum selesai", action)
    panel.ask("b", "", {"text"}, "Teks", ())
    assert panel.text.toPlainText() == ""
    assert panel.action != action


def test_problems_stand_beside_their_fields_and_the_rest_below(panel: StepPanel) -> None:
    panel.ask("a", "", {"text"}, "Teks", ())
    panel.show_problems(
        [
            Problem("text", FieldRefusal.TEXT_MISSING),
            Problem("agency", StepRefusal.AGENCY_MISSING),
            Problem("", StepRefusal.PAPERS_COMPLETE),
        ]
    )
    assert "agency" in panel.form_problem.text()
    assert "No papers are missing." in panel.form_problem.text()
    panel.show_problems(())
    assert panel.form_problem.isHidden()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("key", "with_control"), [(Qt.Key.Key_F9, False), (Qt.Key.Key_Return, True)], ids=["F9", "Ctrl+Enter"]
)
def test_it_is_saved_by_keys(panel: StepPanel, qtbot: QtBot, key: Qt.Key, with_control: bool) -> None:
    panel.ask("a", "", {"text"}, "Teks", ())
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.text.setFocus()
    modifier = Qt.KeyboardModifier.ControlModifier if with_control else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(panel.given):
        QTest.keyClick(panel.text, key, modifier)


def test_nothing_chosen_is_nothing(panel: StepPanel) -> None:
    assert read_choice(panel.outcome, Outcome) is None
    panel.outcome.setCurrentIndex(panel.outcome.findData(Outcome.PROVEN))
    assert read_choice(panel.outcome, Outcome) is Outcome.PROVEN


@pytest.mark.thorough
def test_tab_goes_round_in_reading_order(panel: StepPanel, qtbot: QtBot) -> None:
    panel.ask("a", "", {"on", "outcome", "text"}, "Teks", ())
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    day = child(panel, QPushButton, "day_button")
    assert day.text() == "Day: today (Ctrl+D)"
    day.click()
    assert panel.on.hasFocus()
    assert day.isHidden()
    panel.start()
    ring = [panel.outcome, panel.text, panel.form_yes, panel.form_no, panel.on, panel.outcome]
    for here, then in pairwise(ring):
        assert here.hasFocus()
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert then.hasFocus()
    QTest.keyClick(panel.outcome, Qt.Key.Key_Backtab)
    assert panel.on.hasFocus()


@pytest.mark.thorough
def test_what_is_filled_already_is_passed_by(panel: StepPanel, qtbot: QtBot) -> None:
    panel.ask("a", "", {"on", "channel", "reach", "text"}, "Teks", ())
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.start()
    assert panel.channel.hasFocus()
    panel.channel.setEditText("WhatsApp")
    panel.start()
    assert panel.reach.hasFocus()


def test_only_a_date_is_asked_for_in_its_own_field(panel: StepPanel, qtbot: QtBot) -> None:
    panel.ask("a", "", {"on"}, "Teks", ())
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.start()
    assert panel.on.hasFocus()


def test_a_text_that_is_too_long_is_not_pasted_and_it_says_so(panel: StepPanel) -> None:
    panel.ask("a", "", {"text"}, "Teks", ())
    data = QMimeData()
    data.setText("x" * 50_001)
    panel.text.insertFromMimeData(data)
    label = panel.findChild(QLabel, "text_problem")
    assert label is not None
    assert "Nothing was pasted" in label.text()


def test_enter_goes_on_and_presses_the_button_that_it_comes_to(panel: StepPanel, qtbot: QtBot) -> None:
    panel.ask("a", "", {"agency", "letter"}, "Teks", ())
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.start()
    assert panel.agency.hasFocus()
    QTest.keyClicks(panel.agency, "Dinas")
    QTest.keyClick(panel.agency, Qt.Key.Key_Return)
    assert panel.letter.hasFocus()
    QTest.keyClick(panel.letter, Qt.Key.Key_Enter)
    assert panel.form_yes.hasFocus()
    with qtbot.waitSignal(panel.given):
        QTest.keyClick(panel.form_yes, Qt.Key.Key_Return)
    assert panel.agency.currentText() == "Other: Dinas"


def test_enter_passes_a_ready_text_and_its_buttons(panel: StepPanel, qtbot: QtBot) -> None:
    panel.ask("a", "", {"channel", "reach", "text"}, "Teks", ())
    panel.offer_answer(lambda _way: AnswerText(Medium.SMS, "Ada kabar."))
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.start()
    QTest.keyClick(panel.channel, Qt.Key.Key_Return)
    assert panel.reach.hasFocus()
    QTest.keyClick(panel.reach, Qt.Key.Key_Return)
    assert panel.text.hasFocus()


@pytest.mark.parametrize("spec", STEP_FIELDS, ids=lambda spec: spec.name)
def test_each_row_of_the_table_is_a_field_under_its_label(panel: StepPanel, spec: StepField) -> None:
    panel.ask("a", "", {spec.name}, spec.label, ())
    assert child(panel, QLabel, f"{spec.name}_label").text().startswith(spec.label)
    assert child(panel, QWidget, spec.name).isVisibleTo(panel)
    if spec.input is FieldInput.LINE:
        assert child(panel, QLineEdit, spec.name).maxLength() == spec.most


class ContactForm(QWidget):
    """The fields of a contact beside its ready text."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = AnswerPanel(self)
        self.channel, self.reach, self.text = QComboBox(self), QComboBox(self), QPlainTextEdit(self)
        self.channel.setEditable(True)
        self.reach.addItem("", None)
        for one in Reach:
            self.reach.addItem(str(one), one)
        self.note = AnswerNote(self.answer, self.channel, self.reach, self.text)

    @property
    def said(self) -> tuple[str, object, str]:
        return self.channel.currentText(), self.reach.currentData(), self.text.toPlainText()


@pytest.fixture
def form(qtbot: QtBot) -> ContactForm:
    form = ContactForm()
    qtbot.addWidget(form)
    return form


@pytest.mark.parametrize(
    ("way", "reach"), [("E-mail", Reach.SENT), ("SMS", Reach.SENT), ("Telepon", None), ("Surat", None)]
)
def test_what_was_copied_is_said_and_sent_where_the_way_is_written(
    form: ContactForm, way: str, reach: Reach | None
) -> None:
    form.channel.setEditText(way)
    form.answer.copied.emit("Isi")
    assert form.said == (way, reach, "Isi")
    form.answer.copied.emit("Isi lain")
    assert form.said == (way, reach, "Isi lain")


def test_what_was_typed_or_chosen_stays(form: ContactForm) -> None:
    form.channel.setEditText("SMS")
    form.text.setPlainText("Akan datang Jumat")
    form.reach.setCurrentIndex(form.reach.findData(Reach.WRONG_NUMBER))
    form.answer.copied.emit("Isi")
    assert form.said == ("SMS", Reach.WRONG_NUMBER, "Akan datang Jumat")


def test_what_was_opened_in_whatsapp_goes_by_it(form: ContactForm) -> None:
    for way, becomes in (("Telepon", "WhatsApp"), ("Telegram", "Telegram")):
        form.channel.setEditText(way)
        form.answer.chat_opened.emit("Isi")
        assert form.said == (becomes, Reach.SENT, "Isi")


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
    combo = lists.combos[name]
    combo.setEditText(text)
    lists.resolve_typed_text()
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
