from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.attaching import child, reading, requests
from frontoffice.attaching.codes import FileRefusal
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.word_letter import SAMPLE, WordLetter
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.errors import Refused
from tests.support import same_reader, word_files
from tests.support.mails import a_mail


def test_whatever_a_decoder_raises_the_file_is_damaged(monkeypatch: object) -> None:
    said = io.BytesIO()
    asked = io.BytesIO(requests.pack({"do": "draw", "page": "a", "dots": 1}, [b"%PDF-1.4"]))
    assert child.serve(asked, said, LIMITS) == 0
    assert requests.unpack(said.getvalue())[0]["refused"] == "file_damaged"


def test_a_template_is_tried_out_and_filled_in() -> None:
    for head in ({"do": "check_template"}, {"do": "fill_template", "letter": asdict(WordLetter(SAMPLE, "a", "b"))}):
        said = io.BytesIO()
        assert child.serve(io.BytesIO(requests.pack(head, [word_files.delivered()])), said, LIMITS) == 0
        answer, blobs = requests.unpack(said.getvalue())
        assert (answer, [blob[:2] for blob in blobs]) == ({}, [b"PK"] * (head["do"] == "fill_template"))


def test_where_the_memory_ended_nothing_is_said(monkeypatch: object) -> None:
    def full(*_given: object) -> None:
        raise MemoryError

    kept, reading.read = reading.read, full  # type: ignore[assignment]
    try:
        said = io.BytesIO()
        assert child.serve(io.BytesIO(requests.pack({"do": "read"}, [b"x"])), said, LIMITS) == 1
        assert said.getvalue() == b""
    finally:
        reading.read = kept


def test_sender_date_subject_text_and_files_are_read() -> None:
    one = a_mail()
    one.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="izin.pdf")
    one.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="../../ktp.jpg")
    read = child.read(one.as_bytes())
    assert (read.sender, read.address, read.subject) == ("Siti Contoh", "siti@example.org", "Izin trayek")
    assert read.sent_at == datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
    assert read.text == "Yth. Kepala Dinas,\nizin saya belum terbit."
    assert [(file.name, file.content) for file in read.files] == [
        ("izin.pdf", b"%PDF-1.4"),
        ("../../ktp.jpg", b"\xff\xd8\xff"),
    ]


def test_no_decoder_is_loaded_for_a_mail() -> None:
    """Each mail of a mailbox is read by a process of its own."""
    code = "import io, sys; from frontoffice.attaching import child; from frontoffice.attaching.limits import LIMITS;"
    code += "child.serve(sys.stdin.buffer, io.BytesIO(), LIMITS); sys.exit('PIL' in sys.modules)"
    asked = requests.pack({"do": "incoming"}, [a_mail().as_bytes()])
    assert subprocess.run([sys.executable, "-c", code], input=asked, check=False).returncode == 0


def test_of_html_the_words_are_taken() -> None:
    one = a_mail()
    one.set_content("<style>p {}</style><p>Izin <b>belum</b> terbit</p><script>alert(1)</script>Terima kasih", "html")
    assert child.read(one.as_bytes()).text == "Izin belum terbit\nTerima kasih"


def of_parts(kind: str, *parts: EmailMessage) -> EmailMessage:
    whole = EmailMessage()
    whole["From"] = "siti@example.org"
    whole["Content-Type"] = f"multipart/{kind}; boundary={kind}"
    whole.set_payload(list(parts))
    return whole


def part(text: str, subtype: str = "plain") -> EmailMessage:
    one = EmailMessage()
    one["From"] = "siti@example.org"  # of a part nobody reads it
    one.set_content(text, subtype)
    return one


def test_no_words_are_lost_to_a_plain_text_that_says_something_else() -> None:
    """An empty one beside the HTML, or the line that a scanner of viruses or a mailing list puts beneath it."""
    html = part("<p>Izin saya belum terbit</p>", "html")
    for mail, words in (
        (of_parts("alternative", part(" \n"), html), "Izin saya belum terbit"),
        (of_parts("mixed", html, part("Bebas virus")), "Izin saya belum terbit\n\nBebas virus"),
        (of_parts("alternative", part("Izin saya belum terbit"), html), "Izin saya belum terbit"),
        (of_parts("mixed", of_parts("alternative", part("Izin"), html), part("<p>Siti</p>", "html")), "Izin\n\nSiti"),
        (part("<p>Izin</p>untuk PT A&B", "html"), "Izin\nuntuk PT A&B"),
    ):
        mail["Subject"] = "Izin"
        assert child.read(mail.as_bytes()).text == words


@pytest.mark.parametrize("charset", ["tidak-ada", "utf-7\0", "hex", "rot13", "utf-16"])
def test_letters_in_no_known_writing_are_replaced(charset: str) -> None:
    raw = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\nIzin \xff".encode(
        "latin-1"
    )
    assert isinstance(child.read(raw).text, str)


@pytest.mark.thorough
def test_more_files_than_anybody_sends_are_left_out_and_counted() -> None:
    one = a_mail()
    for number in range(25):
        one.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    one.add_attachment(a_mail("Diteruskan"))
    read = child.read(one.as_bytes())
    assert len(read.files) == 20
    assert read.left_out == ("20.png", "21.png", "22.png", "23.png", "24.png", "")


def test_parts_that_nobody_looks_at_are_counted_as_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_MOST_PARTS", 3)  # the whole, its text and a file
    one = a_mail()
    for number in range(4):
        one.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    read = child.read(one.as_bytes())
    assert (len(read.files), read.left_out, read.unseen) == (1, (), 3)


@pytest.mark.thorough
def test_mails_within_mails_without_end_are_not_gone_into() -> None:
    head = b"From: a@example.org\nMIME-Version: 1.0\n"
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(1100))
    with pytest.raises(Refused) as refused:
        requests.read_mail(same_reader.ask, head + deep + b"Content-Type: text/plain\n\nIzin")
    assert refused.value.problems[0].code is FileRefusal.DAMAGED


def test_lines_of_a_header_make_no_second_line() -> None:
    read = child.read(b"From: =?utf-8?q?Siti=0AContoh?= <s@example.org>\nSubject: a\n b\nMIME-Version: 1.0\n\nIzin")
    assert read.subject == "a b"
    assert "\n" not in read.sender


def test_a_file_that_only_has_the_name_of_a_mail_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        child.read(b"%PDF-1.4")
    assert refused.value.problems[0].code is FileRefusal.NO_MAIL


@given(st.binary(max_size=400))
def test_whatever_stands_in_a_mail_is_read(rest: bytes) -> None:
    read = child.read(b"From: a@example.org\nMIME-Version: 1.0\n" + rest)
    assert all(letter.isprintable() or letter == "\n" for letter in read.text + read.subject + read.sender)


@pytest.mark.thorough
def test_all_that_a_description_takes_is_read_of_a_mail() -> None:
    for long in (LONGEST_TEXT - 5, LONGEST_TEXT + 9):
        assert len(child.read(a_mail("x" * 70 + "\n" + "y" * (long - 71)).as_bytes()).text) == min(
            long, LONGEST_TEXT + 1
        )
