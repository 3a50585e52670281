"""A message that came in by itself: one identity at every desk, and nothing longer or stranger than the register keeps."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain import incoming
from frontoffice.domain.complaint import SP4N
from frontoffice.domain.incoming import EMAIL, SMS, IncomingMessage, Thread, clean_message, message_subject
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT

ARRIVED = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
MAIL = IncomingMessage(EMAIL, "a1@mail.example", "dewi@mail.example", ARRIVED)


def test_a_message_is_the_same_at_every_desk_and_another_one_is_not() -> None:
    assert str(MAIL.subject) == "36bdfd9f-c422-5254-ac97-bb36df6e2354"
    assert dataclasses.replace(MAIL, text="forwarded", arrived_at=ARRIVED + timedelta(1)).subject == MAIL.subject
    assert message_subject(SMS, MAIL.identity) != MAIL.subject
    assert message_subject(EMAIL, "a2@mail.example") != MAIL.subject


def test_a_mail_is_known_by_its_message_id_as_it_stands() -> None:
    assert incoming.mail_identity(" <A1@Mail.example>\r\n", b"") == "A1@Mail.example"


def test_a_mail_without_a_usable_message_id_is_known_by_all_its_bytes() -> None:
    longest = "a" * incoming.LONGEST_ID
    assert incoming.mail_identity(longest, b"x") == longest
    digests = {incoming.mail_identity(named, b"x") for named in ("", "<>", "a\x00b", longest + "a")}
    assert len(digests) == 1
    assert digests != {incoming.mail_identity("", b"y")}


def test_an_sms_is_known_by_number_time_and_text_however_the_number_is_spelled() -> None:
    one = incoming.sms_identity("+62 812-0000-0001", ARRIVED, "Berkas saya hilang")
    assert one == incoming.sms_identity("081200000001", ARRIVED, "Berkas saya hilang ")
    others = {
        incoming.sms_identity("081200000002", ARRIVED, "Berkas saya hilang"),
        incoming.sms_identity("081200000001", ARRIVED + timedelta(seconds=1), "Berkas saya hilang"),
        incoming.sms_identity("081200000001", ARRIVED, "Berkas saya hilang!"),
    }
    assert len(others - {one}) == 3


def test_an_item_of_a_website_is_known_by_its_number_there_however_it_is_spelled() -> None:
    assert incoming.item_identity(SP4N, " #8123 456", "") == incoming.item_identity(SP4N, "8123456", "x") == "8123456"
    assert incoming.item_identity("website", "#1a", "") == "#1a"


def test_an_item_without_a_usable_number_is_known_by_all_it_says() -> None:
    assert incoming.item_identity("website", "", "x") == incoming.item_identity("website", "9" * 301, "x")
    assert incoming.item_identity("website", "", "x") != incoming.item_identity("website", "", "y")


def test_of_what_a_form_gave_only_known_fields_stay_cleaned_and_in_their_order() -> None:
    came = (("wish", "a\0b\nc"), ("name", "Dewi\nA" + "x" * 400), ("kind", "complaint"), ("phone", " "))
    assert incoming.clean_given(came) == (("name", ("Dewi A" + "x" * 400)[:LONGEST_LINE]), ("wish", "ab\nc"))


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("event_date", " 2026-11-20", "2026-11-20"),
        ("event_date", "20-11-2026", ""),
        ("identity", "confidential", "confidential"),
        ("identity", "open", ""),
        ("identity", "king", ""),
    ],
)
def test_a_day_and_a_choice_of_a_form_are_what_the_intake_knows_or_nothing(name: str, text: str, wanted: str) -> None:
    assert dict(incoming.clean_given([(name, text)])).get(name, "") == wanted


def test_a_sender_without_a_number_keeps_its_name() -> None:
    assert incoming.sms_sender("TELKOMSEL") == "TELKOMSEL"


def test_an_answer_stands_in_the_thread_of_its_mail() -> None:
    came = dataclasses.replace(MAIL, title="Izin trayek", answers=("first@mail.example", "not an id", MAIL.identity))
    assert incoming.thread_of(came) == Thread("Re: Izin trayek", ("first@mail.example", MAIL.identity))
    assert incoming.thread_of(dataclasses.replace(came, title="RE: Izin")).title == "RE: Izin"
    assert incoming.thread_of(MAIL) == Thread("", (MAIL.identity,))
    assert incoming.thread_of(dataclasses.replace(MAIL, title="x" * 998)).title == ("Re: " + "x" * 998)[:LONGEST_LINE]


@pytest.mark.parametrize("identity", ["0" * 64, "a@b> x", "a b@c", "a<b@c", "é@mail.example", "a@" + "b" * 500])
def test_what_no_header_can_carry_is_in_no_thread(identity: str) -> None:
    assert incoming.thread_of(dataclasses.replace(MAIL, identity=identity, answers=("a@b",))).identities == ()


@given(text=st.text(max_size=400), many=st.integers(0, 400))
def test_whatever_came_is_cut_and_cleaned_once(text: str, many: int) -> None:
    long = text * many
    came = IncomingMessage(EMAIL, "a1", long, ARRIVED, long, long, long, (text, long) * 30, long)
    kept = clean_message(came)
    assert all(len(line) <= LONGEST_LINE for line in (kept.sender, kept.sender_name, kept.title))
    assert len(kept.text) <= LONGEST_TEXT
    assert len(kept.answers) <= incoming.MOST_ANSWERS
    assert len(kept.recipient_failed) <= incoming.LONGEST_ID
    assert "\0" not in kept.text + kept.sender + kept.title
    assert kept.subject == came.subject


def test_an_address_is_kept_in_lower_case() -> None:
    assert clean_message(dataclasses.replace(MAIL, sender=" Dewi@Mail.Example ")).sender == "dewi@mail.example"
