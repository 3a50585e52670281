from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.attaching import content_type
from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.content_type import Content
from frontoffice.errors import Refused
from tests.support import hostile_files

MAIL = b"From: a@example.org\r\nSubject: izin\r\nMIME-Version: 1.0\r\n\r\nYth."


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Content.JPEG, hostile_files.image()),
        (Content.PNG, hostile_files.image("PNG")),
        (Content.TIFF, hostile_files.image("TIFF")),
        (Content.WEBP, hostile_files.image("WEBP")),
        (Content.BMP, hostile_files.image("BMP")),
        (Content.GIF, hostile_files.image("GIF")),
        (Content.PDF, hostile_files.pdf()),
        (Content.PDF, b"\r\n\r\n" + hostile_files.pdf()),
    ],
)
def test_a_file_is_known_by_its_beginning(kind: Content, content: bytes) -> None:
    assert content_type.of(content) is kind


def test_the_ending_is_what_the_content_is_and_none_that_a_system_would_open() -> None:
    assert content_type.ending(hostile_files.image("TIFF")) == "tif"
    assert {*content_type.ENDINGS} == {*Content}
    for other in (b"", b"MZ\x90", b"<html><script>", b"[Desktop Entry]\nExec=sh", b"MZ" + hostile_files.pdf(), MAIL):
        assert content_type.ending(other) == "bin"


def test_a_mail_is_sent_to_the_intake() -> None:
    with pytest.raises(Refused) as refused:
        content_type.of(MAIL)
    assert refused.value.problems[0].code is FileRefusal.MAIL_ELSEWHERE
    assert content_type.is_mail(b"Received: by mx\nDelivered-To: dpmptsp\n folded\nX: 1\n\nYth.")
    assert not content_type.is_mail(b"Nama: Siti\nAlamat: Sungailiat\n\nKepada Yth.")


@given(st.binary(max_size=300))
def test_whatever_it_is_there_is_an_answer(content: bytes) -> None:
    try:
        assert content_type.of(content) in Content
    except Refused as refused:
        assert refused.problems[0].code in FileRefusal  # noqa: PT017  (the one or the other)
