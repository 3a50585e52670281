from __future__ import annotations

import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain import attachments
from frontoffice.domain.attachments import LONGEST_NAME, AttachmentKind, NewAttachment
from frontoffice.domain.codes import AttachmentRefusal
from tests.support.entry_builder import LIMITS

SCAN = NewAttachment(AttachmentKind.SUPPORTING, "Surat izin.pdf", "application/pdf", 2, b"%PDF-1.7")


def refused(there: int = 0, **changes: object) -> list[tuple[str, str]]:
    new = dataclasses.replace(SCAN, **changes)  # type: ignore[arg-type]
    return [(problem.field, problem.code) for problem in attachments.problems(new, LIMITS, there)]


def test_a_scan_with_a_plain_name_may_be_attached() -> None:
    assert not refused()
    assert not refused(content=bytes(10_000_000), there=40_000_000, pages=0)


@pytest.mark.parametrize(
    "name",
    ["", " a.pdf", "a.pdf ", "a.", "../a.pdf", "C:\\a.pdf", "a/b", "a\nb.pdf", "a\0b", "a\u202egpj.exe", "a\u200b",
     "e\u0301.pdf", "a\u2028b", "a\ud800", "x" * (LONGEST_NAME + 1), "a?.pdf", "a|b", '"a"'],
)  # fmt: skip
def test_a_name_with_a_path_or_what_cannot_be_seen_is_refused(name: str) -> None:
    assert refused(file_name=name) == [("file_name", AttachmentRefusal.NAME)]


def test_nine_marks_are_in_no_name_and_every_other_one_may_be() -> None:
    marks = {chr(code) for code in range(0x20, 0x7F)}
    assert {mark for mark in marks if refused(file_name=f"a{mark}b.pdf")} == {*'/\\:*?"<>|'}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"content": b""}, ("content", AttachmentRefusal.EMPTY)),
        ({"content": bytes(10_000_001)}, ("content", AttachmentRefusal.LARGE)),
        ({"there": 49_999_993}, ("content", AttachmentRefusal.FULL)),
        ({"media_type": "pdf"}, ("media_type", AttachmentRefusal.MEDIA_TYPE)),
        ({"media_type": "text/html\r\nX: y"}, ("media_type", AttachmentRefusal.MEDIA_TYPE)),
        ({"pages": -1}, ("pages", AttachmentRefusal.PAGES)),
        ({"pages": 10_000}, ("pages", AttachmentRefusal.PAGES)),
        ({"text": "x" * 200_001}, ("text", AttachmentRefusal.TEXT_LONG)),
    ],
)
def test_what_is_out_of_bounds_is_refused(changes: dict[str, object], expected: tuple[str, str]) -> None:
    assert refused(**changes) == [expected]  # type: ignore[arg-type]


def test_a_file_that_is_too_large_is_told_with_its_size_and_the_most() -> None:
    (problem,) = attachments.problems(dataclasses.replace(SCAN, content=bytes(10_000_001)), LIMITS)
    assert problem.facts == {"size": "10,1", "most": 10}
    (problem,) = attachments.problems(SCAN, LIMITS, 50_000_000)
    assert problem.facts == {"size": "0,1", "there": "50,0", "most": 50}


@given(st.text())
def test_whatever_a_name_is_what_is_made_of_it_can_be_kept(name: str) -> None:
    made = attachments.plain_name(name, "Lampiran")
    assert attachments.is_plain_name(made)
    if attachments.is_plain_name(name):
        assert made == name or unicodedata.normalize("NFC", " ".join(name.split())) == made


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ("/home/x/KTP Nurhayati.jpg", "KTP Nurhayati.jpg"),
        ("C:\\scan\\a:b?.pdf", "a_b_.pdf"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("..", "Lampiran"),
        ("a\tb\nc.pdf", "a b c.pdf"),
        ("x" * 300 + ".pdf", "x" * (LONGEST_NAME - 4) + ".pdf"),
        ("x" * 145 + " .pdf", "x" * 145 + " .pdf"),  # 150: nothing is cut
    ],
)
def test_a_name_as_it_came_is_made_plain(came: str, kept: str) -> None:
    assert attachments.plain_name(came, "Lampiran") == kept


def test_bytes_and_text_are_never_shown_where_an_attachment_is_printed() -> None:
    assert "PDF-1.7" not in repr(SCAN)
    assert "3174" not in repr(dataclasses.replace(SCAN, text="NIK 3174"))
