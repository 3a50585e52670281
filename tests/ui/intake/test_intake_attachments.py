from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from frontoffice.domain import attachments
from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.people import Officer
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.attachments import incoming_files
from frontoffice.ui.widgets.form import child
from tests.support import hostile_files
from tests.support.examples import a_signed_in, an_officer
from tests.support.intake_desk import CONTROL, ESC, IntakeDesk, desk
from tests.support.mails import a_mail
from tests.support.markup import texts_of

__all__ = ["desk"]


def files(folder: Path, **contents: bytes) -> QMimeData:
    made = QMimeData()
    paths = [folder / name.replace("_", ".") for name in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    made.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return made


def drop(desk: IntakeDesk, mime: QMimeData) -> None:
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, held)
    QCoreApplication.sendEvent(desk.page, enter)
    if enter.isAccepted():
        QCoreApplication.sendEvent(desk.page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, held))


def refused_text(desk: IntakeDesk) -> str:
    """What stands above F9 of files that are not attached."""
    label = child(desk.page, QLabel, "refused_text")
    return label.text() if label.isVisible() else ""


def refused_in_story(desk: IntakeDesk) -> list[str]:
    """The names in the complaint's story of files that were brought and not attached."""
    story = desk.register.complaints.story(desk.recorded[-1].subject)
    bodies = [line.body for line in story if line.kind == "attachment.refused"]
    return [one["name"] for body in bodies for one in body["files"]]


def clipboard(*paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(mime)


def fill(desk: IntakeDesk) -> None:
    desk.fill("name", "Nurhayati")
    desk.fill("phone", "081271712026")
    desk.fill("received_on", "24-11-2026")
    desk.fill("address", "Jalan Depati Amir 12")
    desk.fill("service_date", "12-11-2026")
    desk.fill("description", "Izin trayek belum selesai.")


def test_a_photo_that_is_dropped_on_an_empty_form_begins_a_complaint_in_writing(
    desk: IntakeDesk, tmp_path: Path
) -> None:
    drop(desk, files(tmp_path, ktp_jpg=hostile_files.image(), izin_pdf=hostile_files.pdf()))
    fields = desk.page.form.texts()
    assert (fields["channel"], fields["identity_copy"], fields["documents"]) == ("letter", "1", "1")
    assert desk.page.attach_button.text() == "Files 2 (Ctrl+B)"
    assert desk.page.side.is_open
    fill(desk)
    desk.press(Qt.Key.Key_F9)
    (complaint,) = desk.recorded
    attached = desk.register.attachments.of(complaint.subject)
    assert [(one.file_name, one.kind) for one in attached] == [
        ("ktp.jpg", AttachmentKind.IDENTITY),
        ("izin.pdf", AttachmentKind.SUPPORTING),
    ]
    assert desk.page.attach_button.text() == "Files (Ctrl+B)"
    assert desk.register.unit.connection.execute("SELECT count(*) FROM draft_content").get == 0


@pytest.mark.thorough
def test_a_file_that_is_no_supporting_document_any_more_takes_its_tick_along_but_not_the_officers(
    desk: IntakeDesk, tmp_path: Path
) -> None:
    def ticks() -> tuple[str, str]:
        fields = desk.page.form.texts()
        return fields["identity_copy"], fields["documents"]

    drop(desk, files(tmp_path, surat_pdf=hostile_files.pdf()))
    assert ticks() == ("", "1")
    desk.page.files.files.set_kind(0, AttachmentKind.LETTER)
    assert ticks() == ("", "")
    desk.page.files.files.set_kind(0, AttachmentKind.IDENTITY)
    assert ticks() == ("1", "")
    desk.page.files.files.remove(0)
    assert ticks() == ("", "")
    desk.go_to("documents")
    desk.press(Qt.Key.Key_Space)
    drop(desk, files(tmp_path, izin_pdf=hostile_files.pdf()))
    desk.page.files.files.remove(0)
    assert ticks() == ("", "1")


@pytest.mark.thorough
def test_a_mail_fills_the_form_and_brings_its_files(desk: IntakeDesk, tmp_path: Path) -> None:
    one = a_mail()
    one.add_attachment(hostile_files.pdf(), maintype="application", subtype="pdf", filename="izin.pdf")
    dropped = files(tmp_path, surat_eml=one.as_bytes())
    drop(desk, dropped)
    fields = desk.page.form.texts()
    assert (fields["channel"], fields["name"], fields["email"]) == ("email", "Siti Contoh", "siti@example.org")
    assert fields["received_on"] == "24-11-2026"
    assert fields["description"].startswith("Izin trayek\nYth. Kepala Dinas,")
    assert [item.new.file_name for item in desk.page.files.files.items] == ["izin.pdf"]
    drop(desk, dropped)
    assert "Something stands here already" in desk.page.failure.text()


@pytest.mark.thorough
def test_a_file_that_only_is_called_a_mail_says_so(desk: IntakeDesk, tmp_path: Path) -> None:
    drop(desk, files(tmp_path, surat_eml=hostile_files.pdf()))
    assert desk.page.failure.text() == "surat.eml: This file is no e-mail, whatever its name says."
    assert desk.page.is_empty()


@pytest.mark.thorough
def test_f9_waits_for_no_file_and_what_is_read_later_is_attached(desk: IntakeDesk, tmp_path: Path) -> None:
    desk.reader.slow = True
    drop(desk, files(tmp_path, izin_pdf=hostile_files.pdf()))
    assert desk.page.attach_button.text() == "Files reading… (Ctrl+B)"
    fill(desk)
    desk.press(Qt.Key.Key_F9)
    (complaint,) = desk.recorded
    assert desk.register.attachments.of(complaint.subject) == ()
    desk.reader.go_on()
    assert [one.file_name for one in desk.register.attachments.of(complaint.subject)] == ["izin.pdf"]


@pytest.mark.thorough
def test_a_file_is_attached_by_who_brought_it_though_another_signed_in_since(desk: IntakeDesk, tmp_path: Path) -> None:
    brought_by, desk.reader.slow = desk.officer, True
    drop(desk, files(tmp_path, izin_pdf=hostile_files.pdf()))
    fill(desk)
    desk.press(Qt.Key.Key_F9)
    desk.officer = an_officer(name="Rina Wulandari")
    desk.reader.go_on()
    assert [one.officer for one in desk.register.attachments.of(desk.recorded[0].subject)] == [brought_by.name]


@pytest.mark.thorough
def test_a_file_that_is_refused_after_its_form_became_a_draft_says_so(desk: IntakeDesk, tmp_path: Path) -> None:
    desk.reader.slow = True
    drop(desk, files(tmp_path, foto_heic=hostile_files.HEIC))
    desk.page.files.begin(uuid4(), is_new=True)
    desk.reader.go_on()
    assert "HEIC" in desk.page.failure.text()


def test_what_cannot_be_attached_later_is_said_and_waits_with_the_complaint(
    desk: IntakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices: list[Notice] = []
    desk.page.files.noticed.connect(notices.append)
    desk.reader.slow = True
    drop(desk, files(tmp_path, izin_pdf=hostile_files.pdf(), foto_heic=hostile_files.HEIC))
    fill(desk)
    desk.press(Qt.Key.Key_F9)
    (complaint,) = desk.recorded
    monkeypatch.setattr(attachments, "MEGABYTE", 1)  # it is larger than what may be attached by now
    desk.reader.go_on()
    assert [one.facts["number"] for one in notices] == [complaint.number_text] * 2
    assert "HEIC" in str(notices[1].facts["why"])
    waiting = desk.register.draft_attachments.of(complaint.subject)
    assert [one.new.file_name for one in waiting] == ["izin.pdf"]


@pytest.mark.thorough
def test_an_amendment_attaches_nothing(desk: IntakeDesk) -> None:
    desk.set("channel", "letter")
    fill(desk)
    desk.press(Qt.Key.Key_F9)
    desk.page.amend(desk.recorded[0])
    desk.press(Qt.Key.Key_B, modifier=CONTROL)
    assert not desk.page.side.is_open


def test_what_is_left_out_of_a_mail_is_said(desk: IntakeDesk, tmp_path: Path) -> None:
    one = a_mail()
    one.add_attachment(a_mail("Diteruskan"))
    drop(desk, files(tmp_path, surat_eml=one.as_bytes()))
    assert "A file without a name: Left out of the mail" in refused_text(desk)


@pytest.mark.thorough
def test_a_mail_of_which_not_all_text_fits_says_so(desk: IntakeDesk, tmp_path: Path) -> None:
    drop(desk, files(tmp_path, surat_eml=a_mail("Yth. " * 12_000).as_bytes()))
    assert "surat.eml: Its text is longer than fits" in refused_text(desk)


@pytest.mark.thorough
def test_what_was_attached_comes_back_with_its_draft(desk: IntakeDesk, tmp_path: Path) -> None:
    drop(desk, files(tmp_path, izin_pdf=hostile_files.pdf()))
    first = desk.page.files.files.items
    desk.page = desk.sit_down()  # after a kill
    (draft,) = desk.register.drafts.all()
    desk.page.take_up(draft)
    assert desk.page.files.files.items == first


@pytest.mark.thorough
def test_what_is_read_after_its_form_became_a_draft_is_kept_with_that(desk: IntakeDesk, tmp_path: Path) -> None:
    desk.reader.slow = True
    desk.fill("name", "Nurhayati")
    drop(desk, files(tmp_path, izin_pdf=hostile_files.pdf()))
    desk.page.start()
    desk.reader.go_on()
    (draft,) = desk.register.drafts.all()
    assert [one.new.file_name for one in desk.register.draft_attachments.of(draft.draft_id)] == ["izin.pdf"]
    assert desk.page.files.files.items == ()


@pytest.mark.thorough
def test_what_was_thrown_away_leaves_nothing(desk: IntakeDesk, tmp_path: Path) -> None:
    drop(desk, files(tmp_path, izin_pdf=hostile_files.pdf()))
    desk.page.go_back()  # the panel
    desk.press(ESC)
    desk.page.leave_bar.dropped.emit()
    assert desk.register.drafts.all() == ()
    assert desk.register.unit.connection.execute("SELECT count(*) FROM draft_content").get == 0


@pytest.mark.thorough
def test_ctrl_b_opens_the_files_and_esc_goes_back_to_the_field(desk: IntakeDesk) -> None:
    desk.page.form.focus("name")
    desk.press(Qt.Key.Key_B, modifier=CONTROL)
    assert desk.page.side.attachments.isVisible()
    desk.press(ESC)
    assert desk.where() == "name"


@pytest.mark.thorough
def test_text_that_is_dropped_goes_to_its_field(desk: IntakeDesk) -> None:
    mime = QMimeData()
    mime.setText("Kepada Yth.")
    drop(desk, mime)
    assert desk.page.files.files.items == ()
    description = desk.page.form.description
    assert description.canInsertFromMimeData(mime)
    mime.setUrls([QUrl.fromLocalFile("/x.pdf")])
    assert not description.canInsertFromMimeData(mime)


def test_files_of_a_draft_are_hidden_from_who_takes_it_up_until_a_reason_is_written(
    desk: IntakeDesk, tmp_path: Path
) -> None:
    drop(desk, files(tmp_path, ktp_jpg=hostile_files.image(), izin_pdf=hostile_files.pdf()))
    desk.page.start()
    desk.officer = a_signed_in(desk.register, name="Yuliana Putri")
    (draft,) = desk.register.drafts.all()
    desk.page.side.drafts.chosen.emit(draft)

    def named() -> list[str]:
        panel = desk.page.side.attachments
        return [panel.attachments.item(row).text().splitlines()[0] for row in range(panel.attachments.count())]

    assert named() == ["Attachment 1", "izin.pdf"]
    desk.set("description", "Ditambah.")
    desk.page.keeper.schedule_save()
    desk.page.start()
    (draft,) = desk.register.drafts.all()
    assert draft.officer_id == desk.officer.officer_id, "who wrote in it last"
    desk.page = desk.sit_down()  # the program was started again
    desk.page.side.drafts.chosen.emit(draft)
    assert named() == ["Attachment 1", "izin.pdf"]
    panel = desk.page.side.attachments
    desk.press(Qt.Key.Key_B, modifier=CONTROL)
    panel.attachments.setCurrentRow(0)
    desk.press(Qt.Key.Key_Return)
    assert desk.page.side.reasons.isVisible()
    desk.press(ESC)
    assert not desk.page.side.reasons.isVisible()
    assert desk.page.focusWidget() is panel.attachments
    desk.press(Qt.Key.Key_Return)
    desk.type("Memeriksa")
    desk.press(Qt.Key.Key_Return)
    assert panel.is_viewing
    assert named() == ["ktp.jpg", "izin.pdf"]
    (line,) = desk.register.complaints.story(draft.draft_id)
    assert (line.kind, line.body, line.officer) == ("identity.revealed", {"why": "Memeriksa"}, "Yuliana Putri")


def test_a_reason_that_cannot_be_written_down_shows_nothing(desk: IntakeDesk, tmp_path: Path) -> None:
    drop(desk, files(tmp_path, ktp_jpg=hostile_files.image()))
    desk.page.start()
    (draft,) = desk.register.drafts.all()
    desk.officer = an_officer(name="Yang Tidak Ada")
    desk.page.side.drafts.chosen.emit(draft)
    panel = desk.page.side.attachments
    panel.reason_wanted.emit()
    desk.page.side.reasons.given.emit("x" * 50_001)
    assert desk.page.side.reasons.reason_problem.text()
    assert not panel.is_viewing
    assert desk.register.complaints.story(draft.draft_id) == ()


def test_whoever_signs_in_beside_a_form_sees_none_of_the_names_of_what_another_brought(
    desk: IntakeDesk, tmp_path: Path
) -> None:
    desk.page.side.open_attachments()
    drop(desk, files(tmp_path, ktp_jpg=hostile_files.image()))
    desk.reader.slow = True
    drop(desk, files(tmp_path, paspor_jpg=hostile_files.image()))
    drop(desk, files(tmp_path, kitas_heic=hostile_files.HEIC))
    mine = desk.officer
    desk.page.hand_over()
    assert desk.page.side.attachments.attachments.item(0).text().startswith("ktp.jpg"), "the same officer again"
    desk.page.side.attachments.view()
    desk.page.side.attachments.reason_wanted.emit()
    desk.page.side.reasons.reason.setText("untuk ktp")
    desk.page.show_message("ktp.jpg: rusak")
    desk.officer = a_signed_in(desk.register, name="Yuliana Putri")
    assert desk.officer != mine
    desk.page.hand_over()
    for _ in range(2):
        read = "\n".join(texts_of(desk.page))
        assert not [name for name in ("ktp", "paspor", "kitas") if name in read]
        desk.reader.go_on()
    assert desk.page.side.attachments.attachments.count() == 2
    assert "A file: " in read


def test_while_a_mail_is_read_that_is_said_and_can_be_stopped(desk: IntakeDesk, tmp_path: Path) -> None:
    desk.reader.slow = True
    drop(desk, files(tmp_path, surat_eml=a_mail().as_bytes()))
    panel = desk.page.side.attachments
    assert panel.isVisible()
    assert panel.reading_label.text() == "Reading surat.eml…"
    assert desk.page.attach_button.text() == "Files reading… (Ctrl+B)"
    panel.stop_button.click()
    assert desk.reader.stopped == 1
    desk.reader.go_on()
    assert desk.text("name") == "Siti Contoh"
    assert not desk.page.side.is_open
    assert desk.page.attach_button.text() == "Files (Ctrl+B)"


def test_a_mail_that_is_not_read_leaves_the_form_as_it_was(desk: IntakeDesk, tmp_path: Path) -> None:
    desk.reader.slow = True
    drop(desk, files(tmp_path, surat_eml=hostile_files.pdf()))
    desk.reader.go_on()
    assert not desk.page.side.is_open
    assert desk.page.failure.text().startswith("surat.eml: ")


def test_a_mail_that_was_read_for_another_person_fills_no_form(desk: IntakeDesk, tmp_path: Path) -> None:
    for content in (a_mail().as_bytes(), hostile_files.pdf()):
        desk.reader.slow = True
        drop(desk, files(tmp_path, surat_eml=content))
        desk.officer = a_signed_in(desk.register, name=f"Yuliana {len(content)}")
        desk.page.start()
        desk.reader.go_on()
        assert desk.text("name") == ""
        assert "surat" not in desk.page.failure.text()


def names_of(desk: IntakeDesk) -> list[str]:
    listed = desk.page.side.attachments.attachments
    return [listed.item(row).text().splitlines()[0] for row in range(listed.count())]


def take_up_as(desk: IntakeDesk, officer: Officer) -> None:
    desk.officer = officer
    (draft,) = desk.register.drafts.all()
    desk.page.side.drafts.chosen.emit(draft)


def test_a_file_that_is_added_to_a_draft_of_another_is_of_who_added_it(desk: IntakeDesk, tmp_path: Path) -> None:
    mine, other = desk.officer, a_signed_in(desk.register, name="Yuliana Putri")
    drop(desk, files(tmp_path, ktp_jpg=hostile_files.image()))
    desk.page.start()
    take_up_as(desk, other)
    drop(desk, files(tmp_path, paspor_jpg=hostile_files.image()))  # and types nothing
    assert names_of(desk) == ["Attachment 1", "paspor.jpg"]
    desk.page.start()
    take_up_as(desk, other)
    assert names_of(desk) == ["Attachment 1", "paspor.jpg"]
    desk.page.start()
    take_up_as(desk, mine)
    assert names_of(desk) == ["ktp.jpg", "Attachment 2"]


@pytest.mark.thorough
def test_a_file_read_late_for_a_draft_is_of_who_brought_it_whoever_wrote_there_last(
    desk: IntakeDesk, tmp_path: Path
) -> None:
    mine, other = desk.officer, a_signed_in(desk.register, name="Yuliana Putri")
    desk.fill("phone", "081271712026")
    desk.reader.slow = True
    drop(desk, files(tmp_path, ktp_jpg=hostile_files.image()))
    desk.page.start()
    take_up_as(desk, other)
    desk.set("description", "Ditambah.")
    desk.page.keeper.schedule_save()
    desk.page.start()
    desk.reader.go_on()
    take_up_as(desk, other)
    assert names_of(desk) == ["Attachment 1"]
    desk.page.start()
    take_up_as(desk, mine)
    assert names_of(desk) == ["ktp.jpg"]


def test_a_refused_file_stands_beside_f9_and_in_the_story_of_what_it_records(desk: IntakeDesk, tmp_path: Path) -> None:
    drop(desk, files(tmp_path, izin_pdf=hostile_files.pdf(), catatan_txt=b"halo"))
    assert "catatan.txt: " in refused_text(desk)
    desk.page.side.close_panel()
    assert "catatan.txt: " in refused_text(desk), "also while the panel is closed"
    fill(desk)
    desk.press(Qt.Key.Key_F9)
    assert refused_in_story(desk) == ["catatan.txt"]
    assert refused_text(desk) == "", "the next case begins without them"


def test_a_file_of_a_mail_that_is_refused_is_named_and_recorded(desk: IntakeDesk, tmp_path: Path) -> None:
    one = a_mail()
    one.add_attachment(b"halo", maintype="text", subtype="plain", filename="catatan.txt")
    drop(desk, files(tmp_path, surat_eml=one.as_bytes(), lain_txt=b"halo"))
    assert "catatan.txt: " in refused_text(desk)
    assert "lain.txt: " in refused_text(desk)
    assert desk.text("name") == "Siti Contoh", "what came beside the mail did not keep it out"
    desk.page = desk.sit_down()  # after a kill
    (draft,) = desk.register.drafts.all()
    desk.page.take_up(draft)
    assert "catatan.txt: " in refused_text(desk)


def test_a_refused_file_alone_is_asked_about_by_esc_and_comes_back_with_its_draft(
    desk: IntakeDesk, tmp_path: Path
) -> None:
    drop(desk, files(tmp_path, catatan_txt=b"halo"))
    desk.page.side.close_panel()
    desk.page.go_back()
    assert not desk.page.leave_bar.isHidden(), "it would be lost unsaid"
    desk.page.leave_bar.ask_back.click()
    assert desk.page.keep()
    desk.page = desk.sit_down()  # after a kill
    (draft,) = desk.register.drafts.all()
    desk.page.take_up(draft)
    assert "catatan.txt: " in refused_text(desk)
    child(desk.page, QPushButton, "refused_drop").click()
    assert desk.page.keep()
    assert desk.register.drafts.all() == ()


def test_what_was_not_meant_for_the_case_is_named_no_more(desk: IntakeDesk, tmp_path: Path) -> None:
    drop(desk, files(tmp_path, catatan_txt=b"halo"))
    child(desk.page, QPushButton, "refused_drop").click()
    assert refused_text(desk) == ""
    fill(desk)
    desk.press(Qt.Key.Key_F9)
    assert refused_in_story(desk) == []


def test_a_file_that_cannot_be_read_after_f9_is_named_in_the_story_too(desk: IntakeDesk, tmp_path: Path) -> None:
    desk.reader.slow = True
    drop(desk, files(tmp_path, catatan_txt=b"halo"))
    fill(desk)
    desk.press(Qt.Key.Key_F9)
    desk.reader.go_on()
    assert refused_in_story(desk) == ["catatan.txt"]


def test_a_mail_fills_an_empty_form_however_it_comes(desk: IntakeDesk, tmp_path: Path) -> None:
    files(tmp_path, surat_eml=a_mail().as_bytes(), surat_txt=a_mail().as_bytes())
    panel = desk.page.side.attachments

    def choose() -> None:
        panel.bring([incoming_files.from_path(tmp_path / "surat.eml")])

    def paste() -> None:
        clipboard(tmp_path / "surat.eml")
        panel.paste()

    def paste_in_the_story() -> None:
        clipboard(tmp_path / "surat.eml")
        desk.go_to("description")
        desk.press(Qt.Key.Key_V, modifier=CONTROL)

    def drop_under_another_name() -> None:
        drop(desk, files(tmp_path, surat_txt=a_mail().as_bytes()))

    for come in (choose, paste, paste_in_the_story, drop_under_another_name):
        assert desk.page.is_empty()
        come()
        assert (desk.text("name"), desk.text("channel")) == ("Siti Contoh", "email"), come
        assert refused_text(desk) == "", come
        desk.page.leave_bar.dropped.emit()


def test_the_picker_offers_mails_where_they_fill_a_form(desk: IntakeDesk) -> None:
    desk.page.side.open_attachments()
    desk.page.side.attachments.choose()
    (dialog,) = desk.page.findChildren(QFileDialog)
    assert "*.eml" in dialog.nameFilters()[0]
    dialog.close()


def test_an_outlook_mail_says_how_it_is_saved_so_that_it_can_be_read(desk: IntakeDesk, tmp_path: Path) -> None:
    outlook = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "__properties_version1.0".encode("utf-16-le")
    drop(desk, files(tmp_path, surat_msg=outlook))
    assert "surat.msg: This is an e-mail of Outlook" in refused_text(desk)
    assert "EML" in refused_text(desk)
