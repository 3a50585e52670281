from __future__ import annotations

from frontoffice.domain.cases.answer_medium import Medium, medium_of, reply_medium, takes_paper
from frontoffice.domain.complaint import CHANNELS
from tests.support.examples import a_complainant, a_complaint, an_intake


def test_every_channel_of_the_procedure_has_its_medium_and_its_paper() -> None:
    rules = {one.code: (medium_of(one.code, one.name), takes_paper(one.code, one.name)) for one in CHANNELS}
    assert rules == {
        "counter": (Medium.COUNTER, True),
        "telephone": (Medium.CALL, False),
        "letter": (Medium.LETTER, True),
        "post": (Medium.LETTER, True),
        "fax": (Medium.FAX, True),
        "box": (Medium.BOX, False),
        "email": (Medium.EMAIL, False),
        "website": (Medium.WEBSITE, False),
        "sms": (Medium.SMS, False),
        "sp4n": (Medium.LAPOR, False),
        "other": (Medium.OTHER, True),
    }


def test_a_channel_of_the_office_and_a_typed_way_are_known_by_their_words() -> None:
    words = {
        "WhatsApp": Medium.CHAT,
        "Nomor WA kantor": Medium.CHAT,
        "Telepon": Medium.CALL,
        "Telephone": Medium.CALL,
        "Surel": Medium.EMAIL,
        "E-mail": Medium.EMAIL,
        "SMS Center": Medium.SMS,
        "SPAN LAPOR": Medium.LAPOR,
        "Surat": Medium.LETTER,
        "Letter": Medium.LETTER,
        "Faks": Medium.FAX,
        "Datang ke loket": Medium.COUNTER,
        "Came to the counter": Medium.COUNTER,
        "Loket keliling": Medium.COUNTER,
        "Bawaan": Medium.OTHER,  # holds "wa", and is no WhatsApp
    }
    assert {word: medium_of("", word) for word in words} == words
    assert not takes_paper("wa", "Pesan")
    assert takes_paper("k7", "Loket keliling")
    assert takes_paper("k8", "Kunjungan")  # what is not known has one, as before


def test_who_wrote_where_nobody_writes_back_is_answered_where_they_can_be() -> None:
    neither, phone = a_complainant(phone="", email=""), a_complainant(phone="0812 7100 2001", email="")
    mail = a_complainant(phone="0812 7100 2001", email="nur@example.id")
    ways = {
        ("counter", mail): None,
        ("letter", mail): Medium.LETTER,
        ("telephone", neither): Medium.CALL,
        ("sp4n", mail): Medium.LAPOR,
        ("website", mail): Medium.EMAIL,
        ("website", phone): Medium.SMS,
        ("website", neither): Medium.WEBSITE,
        ("box", neither): None,
        ("box", phone): Medium.SMS,
        ("other", neither): Medium.OTHER,
    }
    for (channel, who), medium in ways.items():
        assert reply_medium(a_complaint(intake=an_intake(channel=channel, complainant=who))) is medium, channel
