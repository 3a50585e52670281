from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from frontoffice.attaching import requests
from frontoffice.attaching.codes import FileRefusal, ReadingFailure, TemplateRefusal
from frontoffice.attaching.content_type import Content
from frontoffice.attaching.requests import MailFile, PlannedPage, ReadMail
from frontoffice.attaching.word_letter import SAMPLE, WordLetter
from frontoffice.errors import Refused, Unavailable
from tests.support import hostile_files, same_reader, word_files
from tests.support.mails import a_mail


@pytest.mark.thorough
def test_what_was_asked_for_comes_back_whole() -> None:
    file = requests.read(same_reader.ask, hostile_files.pdf(2))
    assert (file.media_type, file.pages, len(file.thumbnails), file.signed) == (Content.PDF, 2, 2, False)
    turned = requests.compose(same_reader.ask, [file.content], [PlannedPage(0, 1, 90)])
    assert (turned.pages, turned.text) == (1, "Kutipan izin trayek 2")
    drawn = requests.draw(same_reader.ask, turned.content, 0, 36)
    assert (drawn.width, drawn.height) == (421, 298)
    assert requests.flatten(same_reader.ask, turned.content).startswith(b"%PDF-")


def test_a_mail_comes_back_whole() -> None:
    one = a_mail()
    one.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="izin.pdf")
    when = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
    text = "Yth. Kepala Dinas,\nizin saya belum terbit."
    files = (MailFile("izin.pdf", b"%PDF-1.4"),)
    whole = ReadMail("Siti Contoh", "siti@example.org", when, "Izin trayek", text, files)
    assert requests.read_mail(same_reader.ask, one.as_bytes()) == whole


@pytest.mark.parametrize("what", hostile_files.REFUSED)
def test_every_hostile_file_is_refused_with_its_own_word(what: str) -> None:
    content, code = hostile_files.REFUSED[what]
    with pytest.raises(Refused) as refused:
        requests.read(same_reader.ask, content)
    assert refused.value.problems[0].code == code


def test_a_file_that_is_too_large_is_never_sent() -> None:
    with pytest.raises(Refused) as refused:
        requests.read(lambda _: pytest.fail("it was"), bytes(42_000_000))
    assert refused.value.problems[0].code is FileRefusal.TOO_LARGE


def test_a_process_that_was_ended_had_too_hard_a_file() -> None:
    with pytest.raises(Refused) as refused:
        requests.read(lambda _: requests.ENDED, b"%PDF-1.4")
    assert refused.value.problems[0].code is FileRefusal.TOO_HARD


def test_an_answer_nested_without_end_is_no_answer() -> None:
    with pytest.raises(Unavailable) as unread:
        requests.read(lambda _: b"[" * 200_000 + b"\n", b"%PDF-1.4")
    assert unread.value.code is ReadingFailure.NOT_READ


GOOD: dict[str, Any] = {
    "media_type": "application/pdf",
    "pages": 1,
    "text": "",
    "signed": False,
    "changes": [],
    "pixels": [[1, 1]],
}


@pytest.mark.parametrize(
    ("head", "blobs"),
    [
        ({"refused": "tidak ada"}, []),
        ({}, []),
        (GOOD, []),
        (GOOD, [b"%PDF-"]),
        (GOOD, [b"", b"rgb"]),
        (GOOD, [b"%PDF-", b"rgbrgb"]),
        ({**GOOD, "pages": 2}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "pages": "1"}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "media_type": "text/html"}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "text": ["a"]}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "changes": ["dibuka"]}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "pixels": "11"}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "pixels": [["1", "1"]]}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "pixels": [[True, True]]}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "signed": "ya"}, [b"%PDF-", b"rgb"]),
        ({**GOOD, "media_type": "image/tiff"}, [b"II*\0", b"rgb"]),
        ({**GOOD, "media_type": "image/jpeg"}, [b"%PDF-", b"rgb"]),
        (GOOD, [b"MZ", b"rgb"]),
        (
            {**GOOD, "media_type": "image/png", "pages": 2, "pixels": [[1, 1]] * 2},
            [b"\x89PNG\r\n\x1a\n", b"rgb", b"rgb"],
        ),
    ],
)
def test_an_answer_of_another_kind_is_none(head: dict[str, Any], blobs: list[bytes]) -> None:
    with pytest.raises(Unavailable) as failed:
        requests.read(lambda _: requests.pack(head, blobs), b"%PDF-1.4")
    assert failed.value.code is ReadingFailure.NOT_READ


def test_the_answer_above_is_one_where_nothing_is_wrong_with_it() -> None:
    assert requests.read(lambda _: requests.pack(GOOD, [b"%PDF-", b"rgb"]), b"%PDF-1.4").content == b"%PDF-"


def test_facts_of_a_refusal_are_numbers_and_nothing_else() -> None:
    said = {"refused": "file_too_many_pages", "facts": {"pages": 9, "most": "<b>", "x": {}}}
    with pytest.raises(Refused) as refused:
        requests.read(lambda _: requests.pack(said), b"%PDF-1.4")
    assert dict(refused.value.problems[0].facts) == {"pages": 9}


MAIL: dict[str, Any] = {
    "sender": "",
    "address": "",
    "subject": "",
    "text": "",
    "files": [],
    "left_out": [],
    "unseen": 0,
    "message_id": "",
    "answers": [],
    "recipient_failed": "",
    "automatic": False,
    "failed_status": "",
}


@pytest.mark.parametrize(
    "head",
    [
        *(
            {**MAIL, "sent_at": said}
            for said in ("2026-11-24T08:05:00", "2026-11-24T08:05:00+07:00", "kemarin", 9, [1])
        ),
        {**MAIL, "sent_at": "", "unseen": -1},
        {**MAIL, "sent_at": "", "automatic": 1},
        {**MAIL, "sent_at": "", "answers": [1]},
        {**MAIL, "sent_at": "", "files": ["a"]},
    ],
)
def test_a_mail_of_another_kind_is_none(head: dict[str, Any]) -> None:
    with pytest.raises(Unavailable) as failed:
        requests.read_mail(lambda _: requests.pack(head), b"From: a")
    assert failed.value.code is ReadingFailure.NOT_READ


def test_the_mail_above_is_one_where_nothing_is_wrong_with_it() -> None:
    said = {**MAIL, "sent_at": "2026-11-24T01:05:00+00:00"}
    assert requests.read_mail(lambda _: requests.pack(said), b"From: a").sent_at == datetime(
        2026, 11, 24, 1, 5, tzinfo=UTC
    )


LETTER = WordLetter(SAMPLE, "Surat Jawaban", "Kantor")


def test_a_template_is_taken_and_filled_in() -> None:
    requests.check_template(same_reader.ask, word_files.delivered())
    assert requests.fill_template(same_reader.ask, word_files.delivered(), LETTER).startswith(b"PK")


def test_a_template_that_is_too_large_or_too_hard_says_so() -> None:
    for ask, content in ((lambda _: pytest.fail("it was asked"), bytes(5_300_000)), (lambda _: requests.ENDED, b"PK")):
        with pytest.raises(Refused) as refused:
            requests.check_template(ask, content)
        assert refused.value.problems[0].code is TemplateRefusal.TOO_LARGE


def test_a_placeholder_is_named_and_a_sentence_is_not() -> None:
    with pytest.raises(Refused) as refused:
        requests.check_template(same_reader.ask, word_files.with_text("{{ nomer }}"))
    assert refused.value.problems[0].facts == {"name": "nomer"}
    said = requests.pack({"refused": "template_unknown", "facts": {"name": "Telepon 0800 sekarang"}})
    with pytest.raises(Refused) as refused:
        requests.check_template(lambda _: said, b"PK")
    assert refused.value.problems[0].facts == {}


def test_what_is_no_word_file_is_no_letter() -> None:
    for said in (requests.pack({}, [b"%PDF-1.4"]), requests.pack({}), requests.pack({"refused": "template_of_mine"})):
        answers = {b"": said}
        with pytest.raises(Unavailable):
            requests.fill_template(lambda _: answers[b""], b"PK", LETTER)  # noqa: B023  (asked before the next)
