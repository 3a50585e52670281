from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.attaching.content_type import Content
from frontoffice.domain.attachments import AttachmentKind
from frontoffice.ui.attachments import incoming_files
from frontoffice.ui.attachments.attachment_viewer import AttachmentViewer
from frontoffice.ui.attachments.attachments_panel import ATTACHMENT_KEYS, AttachmentsPanel, PageEdits
from frontoffice.ui.attachments.incoming_files import IncomingFile
from frontoffice.ui.attachments.pending_files import PendingFiles
from frontoffice.ui.widgets.page_keys import keys_of
from tests.support import hostile_files
from tests.support.attached_files import LIMITS, another
from tests.support.same_reader import SameReader

CONTROL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """The panel with an officer's hand on the keys."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.reader, self.folder = SameReader(), folder
        self.panel = AttachmentsPanel(self.reader, lambda: LIMITS)
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 600)
        self.panel.begin(uuid4(), ())
        self.panel.show()
        self.panel.activateWindow()
        qtbot.waitUntil(self.panel.isActiveWindow)
        self.panel.focus()

    def add(self, **files: bytes) -> None:
        paths = [self.folder / name.replace("_", ".") for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        self.panel.files.add(incoming_files.from_path(path) for path in paths)
        self.panel.focus()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused: QWidget | None = self.panel.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    @property
    def names(self) -> list[str]:
        return [one.new.file_name for one in self.panel.files.items]

    @property
    def text(self) -> list[str]:
        return [one.new.text for one in self.panel.files.items]


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Hand:
    return Hand(qtbot, tmp_path)


@pytest.mark.thorough
def test_files_stand_in_the_list_with_pages_and_proposed_kind(hand: Hand) -> None:
    hand.add(ktp_jpeg=hostile_files.image(), izin_pdf=hostile_files.pdf(2))
    assert hand.names == ["ktp.jpg", "izin.pdf"]
    assert [one.new.kind for one in hand.panel.files.items] == [AttachmentKind.IDENTITY, AttachmentKind.SUPPORTING]
    assert hand.panel.attachments.item(1).text().splitlines()[1:] == ["Supporting document", "2 page(s) · 0,1 MB"]
    assert hand.panel.attachments_empty.isHidden()


@pytest.mark.thorough
def test_a_file_that_is_refused_says_why_and_the_others_come(hand: Hand) -> None:
    hand.add(foto_heic=hostile_files.HEIC, izin_pdf=hostile_files.pdf())
    assert hand.names == ["izin.pdf"]
    hand.add(surat_docx=hostile_files.DOCX)
    assert hand.panel.attachments_message.text().startswith("surat.docx: This is a file of an office program")


@pytest.mark.thorough
def test_what_was_changed_in_a_file_is_said(hand: Hand) -> None:
    hand.add(skrip_pdf=hostile_files.script_pdf())
    assert "kept as images" in hand.panel.attachments_message.text()
    hand.add(surat_pdf=hostile_files.signed_pdf())
    assert hand.panel.attachments_message.text() == "surat.pdf: signed: kept as it came."


def test_all_of_it_goes_by_keys(hand: Hand) -> None:
    hand.add(
        satu_pdf=hostile_files.pdf(1, "Satu"), dua_pdf=hostile_files.pdf(1, "Dua"), tiga_png=hostile_files.image("PNG")
    )
    hand.panel.attachments.setCurrentRow(1)
    hand.press(Qt.Key.Key_Up, CONTROL)
    assert hand.names == ["dua.pdf", "satu.pdf", "tiga.jpg"]
    hand.press(Qt.Key.Key_G, CONTROL)
    assert hand.names == ["dua.pdf", "tiga.jpg"]
    assert hand.text[0].split() == ["Dua", "1", "Satu", "1"]
    hand.press(Qt.Key.Key_4, CONTROL)
    assert hand.panel.files.items[0].new.kind is AttachmentKind.ANSWER
    hand.press(Qt.Key.Key_Right, CONTROL)
    width, height, _ = hand.panel.files.items[0].thumbnail
    assert width > height
    hand.press(Qt.Key.Key_Delete)
    assert hand.names == ["tiga.jpg"]


def test_a_paper_is_looked_at_and_its_pages_ordered_turned_and_split(hand: Hand) -> None:
    hand.add(izin_pdf=hostile_files.pdf(3))
    hand.press(Qt.Key.Key_Return)
    assert hand.panel.is_viewing
    assert hand.panel.page_label.text() == "Page 1 of 3"
    hand.press(Qt.Key.Key_PageDown)
    hand.press(Qt.Key.Key_Up, CONTROL)
    assert hand.text[0].split()[3::4] == ["2", "1", "3"]
    assert hand.panel.page_label.text() == "Page 1 of 3"  # it is looked at where it went
    hand.press(Qt.Key.Key_Right, CONTROL)
    width, height, _ = hand.panel.files.items[0].thumbnail
    assert width > height
    hand.press(Qt.Key.Key_PageDown)
    hand.press(Qt.Key.Key_Delete)
    assert hand.text[0].split()[3::4] == ["2", "3"]
    hand.press(Qt.Key.Key_PageDown)
    hand.press(Qt.Key.Key_E, CONTROL)
    assert hand.names == ["izin (1).pdf", "izin (2).pdf"]
    hand.panel.go_back()
    assert hand.panel.viewer.isHidden()
    assert hand.panel.focusWidget() is hand.panel.attachments


def test_a_signed_paper_stays_as_it_is(hand: Hand) -> None:
    hand.add(surat_pdf=hostile_files.signed_pdf())
    hand.press(Qt.Key.Key_Right, CONTROL)
    assert "stays as it is" in hand.panel.attachments_message.text()
    assert hand.panel.files.items[0].new.signed_original


def test_the_last_page_that_is_taken_out_takes_the_paper_with_it(hand: Hand) -> None:
    hand.add(izin_pdf=hostile_files.pdf())
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Delete)
    assert hand.names == []
    assert not hand.panel.is_viewing


def test_an_image_or_a_file_is_pasted(hand: Hand) -> None:
    clipboard = QGuiApplication.clipboard()
    image = QImage(300, 200, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.red)
    clipboard.setImage(image)
    hand.press(Qt.Key.Key_V, CONTROL)
    assert hand.names == ["Pasted image.jpg"]
    mime = QMimeData()
    path = hand.folder / "izin.pdf"
    path.write_bytes(hostile_files.pdf())
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    clipboard.setMimeData(mime)
    hand.press(Qt.Key.Key_V, CONTROL)
    assert hand.names == ["Pasted image.jpg", "izin.pdf"]
    clipboard.setText("Kepada Yth.")
    hand.press(Qt.Key.Key_V, CONTROL)
    assert "neither a file nor an image" in hand.panel.attachments_message.text()


@pytest.mark.thorough
def test_all_that_lies_in_the_feeder_is_one_paper(hand: Hand) -> None:
    hand.press(Qt.Key.Key_U, CONTROL)
    assert "no paper" in hand.panel.attachments_message.text()
    hand.reader.scanned = (hostile_files.image("PNG"), hostile_files.image("PNG"))
    hand.press(Qt.Key.Key_U, CONTROL)
    assert hand.names == ["Scan.pdf"]
    assert hand.panel.files.items[0].new.pages == 2


def test_a_scan_of_which_sheets_are_missing_is_not_called_like_a_whole_one(hand: Hand) -> None:
    hand.reader.scanned, hand.reader.jammed = (hostile_files.image("PNG"),), True
    hand.press(Qt.Key.Key_U, CONTROL)
    assert hand.names == ["Scan, incomplete.jpg"]
    assert "sheets are missing" in hand.panel.attachments_message.text()


@pytest.mark.thorough
def test_while_a_file_is_read_it_says_so_and_can_be_stopped(hand: Hand) -> None:
    hand.reader.slow = True
    hand.add(izin_pdf=hostile_files.pdf())
    assert hand.panel.reading.isVisible()
    assert hand.panel.reading_label.text() == "Reading izin.pdf…"
    hand.panel.stop_button.click()
    assert hand.reader.stopped == 1
    hand.reader.go_on()
    assert not hand.panel.reading.isVisible()


def test_more_than_a_complaint_may_have_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Hand(qtbot, tmp_path)
    hand.panel.begin(uuid4(), (), there=49_999_999)
    hand.add(izin_pdf=hostile_files.pdf())
    assert hand.names == []
    assert "one complaint has room for 50 MB" in hand.panel.attachments_message.text()


@pytest.mark.thorough
def test_a_paper_that_was_read_for_another_case_does_not_come_into_this(hand: Hand) -> None:
    late: list[tuple[object, object]] = []
    hand.panel.files.came_late.connect(lambda case, one: late.append((case, one)))
    hand.reader.slow = True
    hand.add(izin_pdf=hostile_files.pdf())
    hand.panel.begin(uuid4(), ())
    hand.reader.go_on()
    assert hand.names == []
    assert len(late) == 1


@pytest.mark.thorough
def test_a_kept_paper_is_pdf_jpeg_or_png(hand: Hand) -> None:
    hand.add(a_tiff=hostile_files.image("TIFF"), b_webp=hostile_files.image("WEBP"), c_gif=hostile_files.image("GIF"))
    assert hand.names == ["a.jpg", "b.jpg", "c.jpg"]
    assert {one.new.media_type for one in hand.panel.files.items} == {Content.JPEG}


def test_a_hidden_file_is_shown_to_who_writes_why_and_to_nobody_before(hand: Hand) -> None:
    hand.add(ktp_jpeg=hostile_files.image(), izin_pdf=hostile_files.pdf())
    wanted: list[bool] = []
    hand.panel.reason_wanted.connect(lambda: wanted.append(True))
    hand.panel.attachments.setCurrentRow(0)
    hand.press(Qt.Key.Key_Return)
    assert not hand.panel.viewer.isHidden()
    hand.panel.hand_over(another())
    assert hand.panel.viewer.isHidden()
    hand.panel.focus()
    hand.press(Qt.Key.Key_Return)
    assert hand.panel.viewer.isHidden()
    assert wanted == [True]
    assert "ktp" not in hand.panel.attachments.item(0).text()
    hand.panel.reveal()
    assert not hand.panel.viewer.isHidden()
    assert hand.panel.attachments_title.text() == "ktp.jpg"


def test_a_hidden_file_that_comes_while_another_is_looked_at_is_not_shown(hand: Hand) -> None:
    hand.add(izin_pdf=hostile_files.pdf())
    hand.reader.slow = True
    hand.add(ktp_jpeg=hostile_files.image())
    hand.panel.hand_over(another())
    hand.panel.view()
    hand.reader.go_on()
    assert hand.panel.viewer.isHidden()
    assert hand.panel.attachments_title.text() == "Attachments"


def test_every_kind_has_its_key() -> None:
    assert len(keys_of(ATTACHMENT_KEYS, "kind")) == len(AttachmentKind)


def test_no_key_of_the_files_holds_where_text_is_typed() -> None:
    assert all(one.within for one in ATTACHMENT_KEYS)


@pytest.fixture
def files(qapp: object) -> PendingFiles:
    made = PendingFiles(SameReader(), lambda: LIMITS)
    made.begin(uuid4(), ())
    made.add([IncomingFile("a.pdf", lambda: hostile_files.pdf(3))])
    return made


def pages(files: PendingFiles) -> list[list[str]]:
    return [one.new.text.split()[3::4] for one in files.items]


def test_pages_go_no_further_than_the_ends_and_the_first_splits_nothing(files: PendingFiles, qtbot: QtBot) -> None:
    viewer = AttachmentViewer(files.reader)
    qtbot.addWidget(viewer)
    edits = PageEdits(files, viewer, lambda: 0)
    viewer.show_file(files.items[0].new.content, 3)
    edits.move(-1)
    edits.split()
    assert pages(files) == [["1", "2", "3"]]
    edits.move(1)
    assert (pages(files), viewer.page) == ([["2", "1", "3"]], 1)
    edits.split()
    assert pages(files) == [["2"], ["1", "3"]]
    edits.remove()  # its only page
    assert pages(files) == [["1", "3"]]
