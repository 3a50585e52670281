from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.domain.complaint import Identity
from frontoffice.register.register import Register
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.widgets.form import child
from tests.support import hostile_files
from tests.support.attached_hand import AttachedHand
from tests.support.examples import a_signed_in, an_intake
from tests.support.markup import texts_of


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
