from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.cases.void_steps import RejectedStep
from frontoffice.domain.complaint import Complainant, Status
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.settings import Theme
from frontoffice.ui.complaint import story_view
from frontoffice.ui.complaint.story_view import StoryView
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.plain_text import LongText
from tests.support.attached_files import a_scan
from tests.support.certified import meddled
from tests.support.examples import TODAY, OfficeClock, a_letter, a_register, a_signed_in

MOST = 4  # in the place of 60


def test_entries_tell_when_they_were_written_who_and_what(qtbot: QtBot, register: Register, clock: OfficeClock) -> None:
    officer = a_signed_in(register)
    letter = register.complaints.record(a_letter(), officer, uuid4()).complaint
    clock.move(hours=2)
    register.amendments.amend(
        letter.subject, dataclasses.replace(letter.intake, wish="Segera. " * 40), "Lengkap", officer, uuid4()
    )
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    view.show_story(register.complaints.story(letter.subject), Complainant(), revealed=False)
    texts = [label.text() for label in view.findChildren(QLabel) if label.text()]
    assert texts[1] == "Sel, 24 Nov 2026, 12.32 WIB · Siti Rahmawati · Counter officer"
    assert "Sel, 24 Nov 2026, 10.32 WIB · Siti Rahmawati · Counter officer" in texts
    assert "Recorded under number 0001/PGD-L1/2026" in texts[-3:]
    before = texts.index("Before")
    assert texts[before : before + 3] == ["Before", letter.intake.wish, "Now"]
    assert before < texts.index("Recorded under number 0001/PGD-L1/2026")  # the newest stands first
    assert [text.sheet.toPlainText() for text in view.findChildren(LongText)] == [("Segera. " * 40).strip()]


@pytest.mark.thorough
def test_a_step_that_did_not_apply_says_so_where_it_stands(qtbot: QtBot, register: Register) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    subject = register.complaints.record(a_letter(), supervisor, uuid4()).complaint.subject
    register.handling.review(subject, "", supervisor, uuid4())
    story = register.complaints.story(subject)
    why = RejectedStep(Step.REVIEW, TODAY, supervisor.name, "", Status.CANCELLED, None)
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    view.show_story(story, Complainant(), {story[1].entry_id: why}, revealed=False)
    texts = [label.text() for label in view.findChildren(QLabel) if label.text()]
    assert "Did not apply: Reviewed" in texts
    assert "The complaint stood elsewhere by then" in texts
    view.show_story(story, Complainant(), revealed=False)
    assert not any("Did not apply" in label.text() for label in view.findChildren(QLabel))


@pytest.mark.thorough
def test_of_a_very_long_story_the_newest_are_shown_and_the_rest_on_a_key(
    qtbot: QtBot, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_view, "MOST", MOST)
    officer = a_signed_in(register, Role.SUPERVISOR)
    long, short = (
        register.complaints.record(a_letter(external_id=no), officer, uuid4()).complaint.subject for no in ("1", "2")
    )
    for _ in range(2 * MOST):
        register.complaints.reveal(long, "Diperiksa", officer, uuid4())
    frame = QFrame()
    qtbot.addWidget(frame)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    view = StoryView(frame)

    def shown() -> int:
        return sum(label.text().startswith("Sel, 24 Nov") for label in view.findChildren(QLabel))

    view.show_story(register.complaints.story(long), Complainant(), revealed=False)
    assert (shown(), view.earlier.text()) == (MOST, f"Show what was before: {MOST + 1} entries (Ctrl+H)")
    view.earlier.click()
    assert shown() == 2 * MOST
    view.show_story(register.complaints.story(long), Complainant(), revealed=False)
    assert shown() == 2 * MOST
    QTest.keyClick(frame, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown() == 2 * MOST + 1)
    assert not view.earlier.isVisible()
    view.show_story(register.complaints.story(short), Complainant(), revealed=False)
    view.show_story(register.complaints.story(long), Complainant(), revealed=False)
    assert shown() == MOST


@pytest.mark.thorough
def test_what_the_program_wrote_down_by_itself_names_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with closing(a_register(tmp_path, clock=OfficeClock())) as register:
        officer = a_signed_in(register)
        letter = register.complaints.record(a_letter(), officer, uuid4()).complaint
        register.printing.start_sending(register.printing.queue(letter.subject, "Loket", officer).job_id)
    with closing(a_register(tmp_path, clock=OfficeClock())) as register:
        story = register.complaints.story(letter.subject)
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    view.show_story(story, Complainant(), revealed=False)
    texts = [label.text() for label in view.findChildren(QLabel) if label.text()]
    assert "Resi sent to the printer, not known to have come out whole: the original" in texts
    assert any(text.endswith("The program itself") for text in texts)


def test_a_corrected_step_is_struck_where_it_stands(qtbot: QtBot, register: Register) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    subject = register.complaints.record(a_letter(), supervisor, uuid4()).complaint.subject
    review = uuid4()
    register.handling.review(subject, "Segera", supervisor, review)
    register.handling.correct(subject, review, "Salah pengaduan", supervisor, uuid4())
    story = register.complaints.story(subject)
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    apart = story_view.steps_apart(story, register.handling.case(subject))
    view.show_story(story, Complainant(), apart, revealed=False)
    struck = [label.text() for label in view.findChildren(QLabel) if label.property("struck")]
    assert struck == ["Reviewed"]
    assert "Corrected, counts for nothing" in {one.text() for one in view.findChildren(QLabel)}
    frame.setStyleSheet(theme.style_sheet(theme.tokens(Theme.LIGHT)))
    (label,) = [label for label in view.findChildren(QLabel) if label.property("struck")]
    label.ensurePolished()
    assert label.font().strikeOut()


def test_a_text_without_a_name_has_no_empty_line_above_it(qtbot: QtBot, register: Register) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    subject = register.complaints.record(a_letter(), supervisor, uuid4()).complaint.subject
    register.handling.review(subject, "", supervisor, uuid4())
    register.handling.advance(subject, StepForm(Step.ANALYSE, "Berkas lengkap."), supervisor, uuid4())
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    view.show_story(register.complaints.story(subject), Complainant(), revealed=False)
    texts = [label.text() for label in view.findChildren(QLabel) if label.pixmap().isNull()]
    assert "Berkas lengkap." in texts
    assert "" not in texts


def test_what_was_written_without_authority_stays_readable_and_says_that_it_does_not_apply(
    qtbot: QtBot, register: Register, tmp_path: Path
) -> None:
    subject = meddled(register, tmp_path / "other")
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    view.show_story(register.complaints.story(subject), Complainant(), revealed=False)
    struck = [label.text() for label in view.findChildren(QLabel) if label.property("struck")]
    assert [text.partition(";")[0] for text in struck] == ["Cancelled"]
    shown = {text.text() for text in view.findChildren(QLabel)}
    assert {"Salah catat", "Without authority, does not apply"} <= shown, "read whole: it is not struck through itself"


def test_a_number_from_outside_the_series_is_called_that(qtbot: QtBot, register: Register, tmp_path: Path) -> None:
    meddled(register, tmp_path / "other")
    outside = register.search.find("0001/PGD-L2/2026")[0].subject
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    view.show_story(register.complaints.story(outside), Complainant(), revealed=False)
    assert "Number from outside the series" in {label.text() for label in view.findChildren(QLabel)}


def test_many_files_that_came_together_are_one_entry_with_their_count(
    qtbot: QtBot, register: Register, clock: OfficeClock
) -> None:
    officer = a_signed_in(register)
    files = [a_scan(file_name=f"bukti {number}.pdf") for number in range(1, 41)]
    subject = register.complaints.record(a_letter(), officer, uuid4(), attached=files).complaint.subject
    clock.move(days=1)
    register.attachments.attach(subject, a_scan(file_name="susulan.pdf"), officer, uuid4())
    frame = QFrame()
    qtbot.addWidget(frame)
    view = StoryView(frame)
    view.show_story(register.complaints.story(subject), Complainant(), revealed=False)
    texts = [label.text() for label in view.findChildren(QLabel)]
    assert "Files attached: 40" in texts
    assert len([text for text in texts if text.startswith("File attached: ")]) == 1, "the one of the next day"
    (names,) = [text for text in all_texts(view) if "bukti 1.pdf" in text]
    assert names.startswith("bukti 1.pdf, bukti 2.pdf, ")


def all_texts(view: StoryView) -> list[str]:
    long = [text.sheet.toPlainText() for text in view.findChildren(LongText)]
    return [*(label.text() for label in view.findChildren(QLabel)), *long]
