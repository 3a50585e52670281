from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.domain.attachments import Attachment, AttachmentKind, NewAttachment
from frontoffice.domain.complaint import Identity
from frontoffice.domain.entries import content_address
from frontoffice.register.journal import contents
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.attachments import incoming_files
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.complaint.attached_page import ATTACHED_KEYS
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.page_keys import keys_of
from tests.support import hostile_files
from tests.support.attached_hand import CARD, LETTER, AttachedHand
from tests.support.examples import a_signed_in, an_intake
from tests.support.markup import texts_of

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_what_is_attached_is_listed_and_looked_at_without_an_entry(hand: AttachedHand) -> None:
    subject = hand.open(LETTER)
    assert hand.page.attached_title.text() == "Attachments of 0001/PGD-L1/2026"
    assert hand.page.kept.item(0).text().splitlines()[0] == "surat.pdf"
    before = hand.kinds(subject)
    hand.press(Qt.Key.Key_Return)
    assert hand.page.viewer.isVisible()
    hand.press(Qt.Key.Key_PageDown)
    assert hand.page.kept_page.text() == "Page 2 of 2"
    hand.press(Qt.Key.Key_Right, CONTROL)
    seen = hand.page.viewer.sheet.pixmap()
    assert seen.width() > seen.height(), "turned for reading"
    assert hand.kinds(subject) == before
    (kept,) = hand.register.attachments.of(subject)
    assert hand.register.attachments.content(kept.attachment_id) == LETTER.content


@pytest.mark.thorough
def test_one_that_was_chosen_elsewhere_is_looked_at_at_once(hand: AttachedHand) -> None:
    subject = hand.open(LETTER, CARD)
    hand.page.open(subject, row=0)
    assert hand.page.viewer.isVisible()
    hand.page.open(subject, row=1)
    assert not hand.page.viewer.isVisible()
    assert hand.page.reasons.isVisible()


def test_an_identity_is_shown_after_a_reason_and_until_the_page_is_left(hand: AttachedHand) -> None:
    subject = hand.open(CARD)
    assert "Hidden" in hand.page.kept.item(0).text()
    hand.press(Qt.Key.Key_Return)
    assert not hand.page.viewer.isVisible()
    hand.answer("Mencocokkan nama")
    assert hand.page.viewer.isVisible()
    assert hand.kinds(subject)[-1] == "attachment.opened"
    count = len(hand.kinds(subject))
    hand.page.go_back()
    hand.press(Qt.Key.Key_Return)
    assert len(hand.kinds(subject)) == count  # it was said why
    hand.page.refresh()
    assert hand.page.viewer.isVisible()
    hand.page.hide()
    hand.page.show()
    assert "Hidden" in hand.page.kept.item(0).text()
    assert not hand.page.viewer.isVisible()


def test_what_is_not_here_yet_is_asked_for_and_is_shown_when_it_came(hand: AttachedHand) -> None:
    subject = hand.open(LETTER)
    connection, unit = hand.register.unit.connection, hand.register.unit
    key: bytes = connection.execute("SELECT key FROM content").get
    content = contents.read(connection, key)
    assert content is not None
    with unit.writing():
        contents.forget(connection, [key])
    asked: list[bool] = []
    hand.page.list.asked.connect(lambda: asked.append(True))
    hand.page.open(subject)
    assert "Not at this desk yet" in hand.page.kept.item(0).text()
    assert not asked
    hand.press(Qt.Key.Key_Return)
    assert "not at this desk yet" in hand.page.attached_message.text()
    assert asked == [True]
    hand.page.refresh()  # something else was written meanwhile
    assert "not at this desk yet" in hand.page.attached_message.text()
    with closing(hand.register.replica()) as replica:
        assert replica.contents.keep(content_address.of_key(key), 0, content)
    hand.page.refresh()
    assert hand.page.attached_message.text() == "The file is here now. Enter shows it."
    assert "Not at this desk" not in hand.page.kept.item(0).text()
    hand.press(Qt.Key.Key_Return)
    assert hand.page.viewer.isVisible()
    assert asked == [True]


@pytest.mark.thorough
def test_another_officer_sees_nothing_of_it(hand: AttachedHand) -> None:
    hand.open(CARD)
    hand.press(Qt.Key.Key_Return)
    hand.answer("Mencocokkan nama")
    hand.page.another_officer()
    assert not hand.page.viewer.isVisible()
    hand.press(Qt.Key.Key_Return)
    assert hand.page.reasons.isVisible()


@pytest.mark.thorough
def test_what_is_printed_or_saved_is_written_down_first(hand: AttachedHand) -> None:
    subject = hand.open(LETTER)
    printed: list[tuple[Attachment, bytes, str]] = []
    hand.page.printed.connect(lambda *given: printed.append(given))
    hand.page.saved.connect(lambda *given: printed.append(given))
    hand.press(Qt.Key.Key_P, CONTROL)
    hand.press(Qt.Key.Key_S, CONTROL)
    assert [content for _, content, _ in printed] == [LETTER.content] * 2
    lines = [line.body["use"] for line in hand.register.complaints.story(subject) if line.kind == "attachment.opened"]
    assert lines == ["printed", "saved"]


def test_what_was_wrongly_attached_is_taken_back_with_a_reason_and_stays_readable(hand: AttachedHand) -> None:
    subject = hand.open(LETTER)
    hand.press(Qt.Key.Key_Delete)
    hand.answer("Salah orang")
    assert "Taken back: Salah orang" in hand.page.kept.item(0).text()
    assert hand.kinds(subject)[-1] == "attachment.withdrawn"
    hand.press(Qt.Key.Key_Delete)
    hand.answer("Lagi")
    assert "taken back already" in hand.page.reasons.reason_problem.text()


def test_files_are_attached_at_any_time_and_wait_where_they_are_not(hand: AttachedHand, tmp_path: Path) -> None:
    subject = hand.open()
    path = tmp_path / "bukti.png"
    path.write_bytes(hostile_files.image("PNG"))
    hand.page.panel.files.add([incoming_files.from_path(path)])
    hand.page.open(subject)  # left, and opened again
    assert [one.new.file_name for one in hand.page.panel.files.items] == ["bukti.jpg"]
    hand.press(Qt.Key.Key_F9)
    (kept,) = hand.register.attachments.of(subject)
    assert kept.file_name == "bukti.jpg"
    assert hand.page.attached_message.text() == "Attached and written in the story: 1 file(s)."
    assert hand.register.draft_attachments.of(subject) == ()


@pytest.mark.thorough
def test_a_paper_that_came_is_attached_to_its_entry_with_its_kind(hand: AttachedHand, tmp_path: Path) -> None:
    subject = hand.open(LETTER)
    (recorded, *_) = hand.register.complaints.story(subject)
    hand.page.open(subject, AttachmentKind.IDENTITY, recorded.entry_id)
    path = tmp_path / "foto.png"
    path.write_bytes(hostile_files.image("PNG"))
    hand.page.panel.files.add([incoming_files.from_path(path)])
    hand.page.attach()
    kept = hand.register.attachments.of(subject)[-1]
    assert (kept.kind, kept.step) == (AttachmentKind.IDENTITY, recorded.entry_id)


@pytest.mark.thorough
def test_a_file_that_was_read_after_the_page_went_on_waits_with_its_own_complaint(
    hand: AttachedHand, tmp_path: Path
) -> None:
    first = hand.open()
    path = tmp_path / "bukti.png"
    path.write_bytes(hostile_files.image("PNG"))
    hand.reader.slow = True
    hand.page.panel.files.add([incoming_files.from_path(path)])
    hand.open()
    hand.reader.go_on()
    assert [one.new.file_name for one in hand.register.draft_attachments.of(first)] == ["bukti.jpg"]
    assert hand.page.panel.files.items == ()


def test_files_are_dropped_anywhere_on_the_page(hand: AttachedHand, tmp_path: Path) -> None:
    hand.open(LETTER)
    path, mime = tmp_path / "bukti.png", QMimeData()
    path.write_bytes(hostile_files.image("PNG"))
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, held)
    QCoreApplication.sendEvent(hand.page, enter)
    assert enter.isAccepted()
    QCoreApplication.sendEvent(hand.page, QDropEvent(QPointF(9, 9), copy, mime, left, held))
    assert hand.page.new_area.isVisible()
    assert [one.new.file_name for one in hand.page.panel.files.items] == ["bukti.jpg"]


@pytest.mark.thorough
def test_esc_goes_back_step_by_step(hand: AttachedHand) -> None:
    subject = hand.open(LETTER)
    left: list[tuple[UUID, str]] = []
    hand.page.left.connect(lambda subject, back: left.append((subject, back)))
    hand.press(Qt.Key.Key_B, CONTROL)
    assert hand.page.new_area.isVisible()
    hand.press(Qt.Key.Key_Escape)
    assert hand.page.kept.hasFocus()
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Escape)
    assert left == []
    hand.press(Qt.Key.Key_Escape)
    assert left == [(subject, "")]
    hand.page.open(subject, AttachmentKind.LETTER, back="box")
    hand.page.go_back()
    assert left[1:] == [(subject, "box")]


@pytest.mark.thorough
def test_a_file_that_was_not_read_for_a_complaint_before_is_named_by_its_number(hand: AttachedHand) -> None:
    noticed: list[Notice] = []
    hand.page.late.noticed.connect(noticed.append)
    hand.open(LETTER)
    hand.reader.slow = True
    hand.page.panel.files.add([incoming_files.IncomingFile("rusak.pdf", lambda: b"%PDF-1.7 rusak")])
    hand.open(LETTER)
    hand.reader.go_on()
    (notice,) = noticed
    assert (notice.code, notice.facts["number"]) == (WindowNotice.NOT_ATTACHED, "0001/PGD-L1/2026")
    assert "damaged" in str(notice.facts["why"])


def test_what_leaves_the_register_has_one_key_each() -> None:
    assert [keys_of(ATTACHED_KEYS, action) for action in ("print", "save")] == [("Ctrl+P",), ("Ctrl+S",)]


def bring(hand: AttachedHand, *names: str) -> None:
    hand.page.panel.files.add(IncomingFile(name, hostile_files.image) for name in names)


def named(hand: AttachedHand) -> list[str]:
    listed = hand.page.panel.attachments
    return [listed.item(row).text().splitlines()[0] for row in range(listed.count())]


def test_what_waits_is_hidden_from_who_signs_in_until_a_reason_is_written(hand: AttachedHand) -> None:
    subject, mine = hand.open(), hand.officer
    bring(hand, "ktp budi.jpg", "bukti.jpg")
    hand.page.panel.view()
    hand.officer = a_signed_in(hand.register, name="Yuliana Putri")
    hand.page.another_officer()
    assert named(hand) == ["Attachment 1", "bukti.jpg"]
    assert "budi" not in "\n".join(texts_of(hand.page))
    hand.page.open(subject)  # left, and opened again
    assert named(hand) == ["Attachment 1", "bukti.jpg"]
    hand.page.panel.attachments.setCurrentRow(0)
    hand.press(Qt.Key.Key_Return)
    assert hand.page.panel.viewer.isHidden()
    hand.page.go_back()
    assert hand.page.focusWidget() is hand.page.panel.attachments
    hand.press(Qt.Key.Key_Return)
    hand.answer("Mencocokkan nama")
    assert hand.page.panel.is_viewing
    assert named(hand)[0] == "ktp budi.jpg"
    line = hand.register.complaints.story(subject)[-1]
    assert (line.kind, line.body, line.officer) == ("identity.revealed", {"why": "Mencocokkan nama"}, "Yuliana Putri")
    hand.page.hide()
    hand.page.show()
    assert named(hand)[0] == "Attachment 1", "whoever leaves the page leaves what is hidden hidden"
    hand.officer = mine
    hand.page.another_officer()
    assert named(hand) == ["ktp budi.jpg", "bukti.jpg"]


def test_all_that_waits_for_who_asked_for_confidence_is_hidden_and_attached_as_it_is(hand: AttachedHand) -> None:
    subject = hand.open()
    intake = hand.register.complaints.get(subject).intake
    secret = replace(intake, complainant=replace(intake.complainant, identity=Identity.CONFIDENTIAL))
    hand.register.amendments.amend(subject, secret, "Diminta", hand.officer, hand.page.reasons.action)
    hand.page.open(subject)
    bring(hand, "ktp.jpg", "bukti.jpg")
    hand.officer = a_signed_in(hand.register, name="Yuliana Putri")
    hand.page.another_officer()
    assert named(hand) == ["Attachment 1", "Attachment 2"]
    hand.page.attach()
    assert [one.file_name for one in hand.register.attachments.of(subject)] == ["ktp.jpg", "bukti.jpg"]
    assert hand.register.draft_attachments.of(subject) == ()


def test_a_reason_that_cannot_be_written_down_shows_nothing(hand: AttachedHand) -> None:
    hand.open()
    bring(hand, "ktp.jpg")
    hand.officer = a_signed_in(hand.register, name="Yuliana Putri")
    hand.page.another_officer()
    hand.page.panel.reason_wanted.emit()
    hand.page.reasons.given.emit("x" * 50_001)
    assert hand.page.reasons.reason_problem.text()
    assert named(hand) == ["Attachment 1"]


@pytest.mark.thorough
def test_what_another_has_read_still_is_hidden_and_stays_theirs_over_a_restart(
    hand: AttachedHand, register: Register, tmp_path: Path
) -> None:
    subject, mine = hand.open(), hand.officer
    hand.reader.slow = True
    bring(hand, "ktp.jpg")
    hand.officer = a_signed_in(hand.register, name="Yuliana Putri")
    hand.page.another_officer()
    bring(hand, "paspor.jpg")
    hand.reader.go_on()
    assert named(hand) == ["Attachment 1", "paspor.jpg"]
    kept = register.draft_attachments.of(subject)
    assert [one.brought_by for one in kept] == [mine.officer_id, hand.officer.officer_id]
    hand.officer = mine
    hand.page.open(subject)
    assert named(hand) == ["ktp.jpg", "Attachment 2"]


def refused(hand: AttachedHand) -> str:
    """What the bar beside the button says, "" where it is not seen."""
    bar = child(hand.page, QFrame, "refused_bar")
    return "" if bar.isHidden() else child(bar, QLabel, "refused_text").text()


def bring_in_vain(hand: AttachedHand, name: str = "catatan.txt") -> None:
    hand.page.panel.files.add([IncomingFile(name, lambda: b"Bukan foto.")])


def test_a_refused_file_is_named_until_the_story_names_it_also_after_the_page_was_left(hand: AttachedHand) -> None:
    subject = hand.open(NewAttachment(AttachmentKind.OTHER, "bukti.jpg", "image/jpeg", 1, hostile_files.image()))
    hand.page.open(subject, AttachmentKind.OTHER)
    bring_in_vain(hand)
    assert "catatan.txt: " in refused(hand)
    hand.page.go_back()
    hand.page.hide()
    other = hand.register.complaints.record(an_intake(), hand.officer, uuid4()).complaint.subject
    hand.page.open(other)
    assert refused(hand) == ""
    hand.page.show()
    hand.page.open(subject)
    assert "catatan.txt: " in refused(hand)
    hand.page.attach()
    assert hand.kinds(subject)[-1] == "attachment.refused"
    assert refused(hand) == ""
    hand.page.open(subject)
    assert refused(hand) == ""


def test_a_refused_file_outlives_the_program_and_is_nobody_elses(hand: AttachedHand, qtbot: QtBot) -> None:
    subject = hand.open()
    bring_in_vain(hand)
    hand.page.hide()
    again = AttachedHand(hand.register, qtbot)
    again.officer = a_signed_in(hand.register, name="Yuliana Putri")
    again.page.open(subject)
    assert refused(again) == ""
    again.officer = hand.officer
    again.page.another_officer()
    assert "catatan.txt: " in refused(again)


def test_a_refused_file_that_is_not_to_be_named_is_named_no_more(hand: AttachedHand) -> None:
    subject = hand.open()
    bring_in_vain(hand)
    child(hand.page, QPushButton, "refused_drop").click()
    hand.page.hide()
    hand.page.open(subject)
    assert refused(hand) == ""
    assert "attachment.refused" not in hand.kinds(subject)
