from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from uuid import UUID

import pytest

from frontoffice.sending.mail_delivery import Letter, check_sender, compose, message_id

AT = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
IDENTITY = message_id(UUID(int=7), "kantor@contoh.go.id")


def a_message(*, answers: tuple[str, ...] = (), **changed: str) -> bytes:
    parts = {
        "sender": "kantor@contoh.go.id",
        "office": "Dinas Penanaman Modal, Kota Pangkalpinang",
        "recipient": "nurhayati@contoh.id",
        "subject": "Tanda terima pengaduan nomor 0147/PGD-L1/2026 – segera",
        "text": "Bapak/Ibu yang terhormat,\n\n.titik\n" + "panjang " * 200 + "✓\n",
    } | changed
    return compose(Letter(**parts, at=AT, answers=answers), IDENTITY)


def test_a_message_reads_as_it_was_written_in_lines_that_every_server_takes() -> None:
    raw = a_message()
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    read = message_from_bytes(raw, policy=default)
    assert read["From"].addresses[0].display_name == "Dinas Penanaman Modal, Kota Pangkalpinang"
    assert (read["To"].addresses[0].addr_spec, read["Message-ID"]) == ("nurhayati@contoh.id", IDENTITY)
    assert read["Subject"] == "Tanda terima pengaduan nomor 0147/PGD-L1/2026 – segera"
    assert read["Date"].datetime == AT
    body = read.get_body()
    assert body is not None
    assert body.get_content().splitlines()[2:] == [".titik", "panjang " * 200 + "✓"]


def test_a_message_is_the_same_at_each_try() -> None:
    assert a_message() == a_message()
    assert IDENTITY.endswith("@contoh.go.id>")


def test_an_answer_names_its_thread_as_the_mails_do_whatever_their_length() -> None:
    earlier, answered = "a" * 400 + "@namprd12.prod.outlook.example", "CA+b=c@mail.example"
    read = message_from_bytes(a_message(answers=(earlier, answered)), policy=default)
    assert (read["In-Reply-To"], read["References"]) == (f"<{answered}>", f"<{earlier}> <{answered}>")
    raw = a_message(answers=(earlier,) * 20)
    assert b"=?" not in raw.partition(b"References")[2].partition(b"Auto-Submitted")[0]
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    alone = message_from_bytes(a_message(), policy=default)
    assert (alone["In-Reply-To"], alone["References"]) == (None, None)


@pytest.mark.parametrize(
    "changed",
    [
        {"recipient": "a@b.id\r\nBcc: x@y.id"},
        {"recipient": "tanpa alamat"},
        {"recipient": ""},
        {"subject": "a\r\nBcc: x@y.id"},
    ],
    ids=str,
)
def test_nothing_gets_into_the_headers_by_an_address_or_a_subject(changed: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        a_message(answers=(), **changed)


@pytest.mark.parametrize(
    ("sender", "office"),
    [
        ("tanpa alamat", "Dinas"),
        ("kantor@münchen.de", "Dinas"),
        ("", "Dinas"),
        ("a@b.id", "Dinas\r\nBcc: x@y.id"),
        ("a@b.id", "\ud800"),
    ],
    ids=ascii,
)
def test_an_office_that_no_header_can_hold_is_known_apart_from_the_address(sender: str, office: str) -> None:
    check_sender("kantor@contoh.go.id", "Dinas Penanaman Modal, Kota Pangkalpinang")
    with pytest.raises(ValueError):
        check_sender(sender, office)
