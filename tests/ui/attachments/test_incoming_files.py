from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from frontoffice.attaching import content_type
from frontoffice.attaching.codes import FileRefusal, ReadingFailure
from frontoffice.attaching.content_type import Content
from frontoffice.errors import Refused, Unavailable
from frontoffice.ui.attachments import incoming_files


def mime(*urls: QUrl) -> QMimeData:
    made = QMimeData()
    made.setUrls(list(urls))
    return made


def test_files_are_named_by_their_own_name_and_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "Surat.EML"
    (one,) = incoming_files.from_mime(mime(QUrl.fromLocalFile(str(path)), QUrl("https://contoh.example/x.pdf")), "")
    assert (one.name, one.is_mail) == ("Surat.EML", True)
    path.write_bytes(b"From: a")
    assert one.take_all() == (b"From: a",)


def test_an_image_of_the_clipboard_becomes_a_file() -> None:
    made = QMimeData()
    made.setImageData(QImage(3, 2, QImage.Format.Format_RGB32))
    (one,) = incoming_files.from_mime(made, "Tempel")
    assert content_type.of(one.take()) is Content.PNG


def test_text_is_no_file() -> None:
    made = QMimeData()
    made.setText("Kepada Yth.")
    assert incoming_files.from_mime(made, "") == ()
    assert not incoming_files.brings_files(made)
    assert not incoming_files.brings_files(mime(QUrl("https://contoh.example/x.pdf")))
    assert incoming_files.brings_files(mime(QUrl.fromLocalFile("/x.pdf")))


def test_a_folder_is_refused_and_a_file_that_went_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        incoming_files.from_path(tmp_path).take()
    assert refused.value.problems[0].code is FileRefusal.UNKNOWN_TYPE


@pytest.mark.posix("a file that nobody may read")
def test_a_disk_that_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x")

    def refuse(*_given: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unavailable) as failed:
        incoming_files.from_path(path).take()
    assert failed.value.code is ReadingFailure.NOT_READ
