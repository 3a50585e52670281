"""A raw mail made a message by the confined reader: what it says of itself, its text, its files, and what was left out."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from frontoffice.app.workers.reading_process import ReadingProcess
from frontoffice.attaching.codes import FileRefusal, ReadingFailure
from frontoffice.attaching.requests import ENDED
from frontoffice.domain.incoming import IncomingMessage, clean_message, mail_identity
from frontoffice.errors import Unavailable
from frontoffice.receiving import mail_text
from frontoffice.receiving.codes import LeftOut
from frontoffice.receiving.mail_text import RawMail
from tests.support.mails import a_mail
from tests.support.same_reader import ask

PHOTO = io.BytesIO()
Image.new("RGB", (40, 30), "red").save(PHOTO, "JPEG")
ARRIVED = datetime(2026, 12, 3, 1, 0, tzinfo=UTC)
OURS = "0f0e5b3c-1111-4222-8333-444455556666@contoh.go.id"


def message(raw: bytes) -> IncomingMessage:
    return mail_text.read(ask, RawMail(raw, ARRIVED))


def headed(*lines: str) -> IncomingMessage:
    return message("\r\n".join([*lines, "From: Siti <SITI@Example.org>", "Subject: Izin", "", "Isi"]).encode())


def test_whom_it_answers_is_read_the_nearest_first() -> None:
    one = headed("Message-ID: <a@b>", f"In-Reply-To: <{OURS}>", "References: <1@b>", f" <2@b>  <{OURS}>", "\t<3@b>")
    assert (one.identity, one.sender, one.arrived_at) == ("a@b", "siti@example.org", ARRIVED)
    assert one.answers == (OURS, "3@b", "2@b", "1@b")
    assert not one.automatic
    assert one.recipient_failed == ""
    assert len(headed("References: " + " ".join(f"<{number}@b>" for number in range(50))).answers) == 20


@pytest.mark.parametrize(
    "line",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: Auto-Generated; owner-email=a@b",
        "Precedence: bulk",
        "Return-Path: <>",
        "X-Autoreply: yes",
    ],
)
def test_what_no_person_wrote_is_automatic(line: str) -> None:
    assert headed(line).automatic


@pytest.mark.parametrize("line", ["Auto-Submitted: no", "Precedence: first-class", "Return-Path: <a@b>", "X-Mailer: y"])
def test_what_a_person_wrote_is_not(line: str) -> None:
    assert not headed(line).automatic


@pytest.mark.parametrize("line", ["Message-ID: <a@b> (x)", "Message-ID:\r\n <a@b>", "MESSAGE-id: a@b"])
def test_an_identity_is_the_same_however_it_is_written(line: str) -> None:
    assert headed(line).identity == "a@b"


def test_one_without_an_identity_has_that_of_its_bytes() -> None:
    raw = b"From: a@b\r\nSubject: x\r\n\r\nIsi"
    assert message(raw).identity == message(raw).identity == mail_identity("", raw)
    assert message(raw + b".").identity != message(raw).identity


def a_report(
    action: str = "failed", about: bytes = b"", subtype: str = "rfc822-headers", why: str = "Status: 5.1.1"
) -> bytes:
    kind = f"text/{subtype}" if subtype == "rfc822-headers" else f"message/{subtype}"
    return b"\r\n".join(
        [
            b"Return-Path: <>",
            b"From: MAILER-DAEMON@example.org",
            b"Subject: Undelivered Mail",
            b"Message-ID: <bounce@example.org>",
            f"In-Reply-To: <fallback-{OURS}>".encode(),
            b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
            b"",
            b"--b",
            b"Content-Type: text/plain",
            b"",
            b"I'm sorry to have to inform you",
            b"--b",
            b"Content-Type: message/delivery-status",
            b"",
            b"Reporting-MTA: dns; example.org",
            b"",
            b"Final-Recipient: rfc822; ada@example.org",
            f"Action: {action}".encode(),
            why.encode(),
            b"",
            b"--b",
            f"Content-Type: {kind}".encode(),
            b"",
            about,
            b"--b--",
            b"",
        ]
    )


@pytest.mark.parametrize("subtype", ["rfc822-headers", "rfc822"])
def test_a_report_names_the_mail_of_ours_that_did_not_come(subtype: str) -> None:
    about = f"From: kantor@contoh.go.id\r\nMessage-ID: <{OURS}>\r\n\r\nJawaban".encode()
    one = message(a_report("Failed", about, subtype))
    assert one.recipient_failed == OURS
    assert one.automatic
    assert (one.text, one.files, one.left_out) == ("I'm sorry to have to inform you", (), ())


def test_a_report_that_gives_nothing_back_is_about_what_it_answers() -> None:
    assert message(a_report()).recipient_failed == f"fallback-{OURS}"


@pytest.mark.parametrize(
    ("why", "code"),
    [
        ("Status: 5.2.2", "5.2.2"),
        ("Status: 5.0.0\r\nDiagnostic-Code: smtp; 550-5.1.1 no such user at 5.9.12.3", "5.1.1"),
        ("Status: 5.0.0\r\nDiagnostic-Code: smtp; 550 away", "5.0.0"),
        ("Diagnostic-Code: smtp; 554 5.7.1 spam", "5.7.1"),
        ("Status: 5.1.1234 (x)", ""),
        ("X-Other: 5.1.1", ""),
    ],
)
def test_a_report_says_why_by_the_code_that_says_most(why: str, code: str) -> None:
    assert message(a_report(why=why)).failed_status == code


def test_a_report_of_a_delay_fails_nothing() -> None:
    one = message(a_report("delayed", f"Message-ID: <{OURS}>".encode(), why="Status: 4.4.1"))
    assert (one.recipient_failed, one.failed_status) == ("", "")
    assert one.automatic


def test_files_are_those_that_the_reader_accepts_and_of_the_others_there_is_a_reason() -> None:
    mail = a_mail()
    mail.add_attachment(PHOTO.getvalue(), maintype="image", subtype="jpeg", filename="../../foto.JPEG")
    mail.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="foto.jpg")
    mail.add_attachment(b"", maintype="image", subtype="png", filename="kosong.png")
    one = message(mail.as_bytes())
    assert [name for name, _ in one.files] == ["foto.jpg"]
    assert one.files[0][1].startswith(b"\xff\xd8")
    assert one.left_out == (FileRefusal.PROGRAM, LeftOut.FILES)


def test_of_a_mail_that_the_reader_cannot_take_apart_its_head_is_read() -> None:
    mail = a_mail()
    mail["Message-ID"] = "<a@b>"

    def fails_over_a_body(request: bytes) -> bytes:
        return ENDED if b"Kepala Dinas" in request else ask(request)

    one = mail_text.read(fails_over_a_body, RawMail(mail.as_bytes(), ARRIVED))
    assert (one.identity, one.title, one.text, one.left_out) == ("a@b", "Izin trayek", "", (LeftOut.UNREADABLE,))


@pytest.mark.parametrize("said", [ENDED, b"nonsense"])
def test_of_a_mail_of_which_nothing_can_be_read_there_is_a_line(said: bytes) -> None:
    raw = a_mail().as_bytes()
    one = mail_text.read(lambda _: said, RawMail(raw, ARRIVED))
    assert (one.sender, one.identity, one.left_out) == ("", mail_identity("", raw), (LeftOut.UNREADABLE,))


def test_a_reading_that_was_stopped_makes_no_message() -> None:
    def stopped(_request: bytes) -> bytes:
        raise Unavailable(ReadingFailure.STOPPED)

    with pytest.raises(Unavailable, match="file_reading_stopped"):
        mail_text.read(stopped, RawMail(a_mail().as_bytes(), ARRIVED))


@given(st.binary(max_size=300), st.sampled_from([b"From: ", b"Subject: ", b"Message-ID: ", b"References: ", b"Date: "]))
def test_whatever_stands_in_a_header_there_is_a_clean_message(content: bytes, header: bytes) -> None:
    one = message(header + content + b"\r\nX: y\r\n\r\n" + content)
    assert one == clean_message(one)
    assert one.identity


@pytest.mark.thorough
@pytest.mark.posix("a bounded process")
def test_the_confined_process_reads_the_same() -> None:
    raw = a_report("failed", f"Message-ID: <{OURS}>".encode())
    assert mail_text.read(ReadingProcess().ask, RawMail(raw, ARRIVED)) == message(raw)
    bomb = b"Content-Type: multipart/mixed; boundary=b\r\nSubject: Bom\r\n\r\n" + b"--b\r\n" * 2_000_000
    one = mail_text.read(ReadingProcess(seconds=3).ask, RawMail(bomb, ARRIVED))
    assert one.title == "Bom"


def test_a_head_of_more_than_anybody_writes_is_cut() -> None:
    many = "".join(f"X-{number}: y\r\n" for number in range(500))
    assert headed(*many.splitlines()).title == ""
    one = message(f"Subject: {'a' * 50_000}\r\nFrom: b@c\r\n\r\nIsi".encode())
    assert (one.sender, len(one.title), one.text) == ("b@c", 300, "Isi")
