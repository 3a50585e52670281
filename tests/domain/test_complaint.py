from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from frontoffice.domain import complaint as rules
from frontoffice.domain.complaint import (
    CATEGORIES,
    CHANNELS,
    Complainant,
    Identity,
    Intake,
    Kind,
    Manner,
    RequiredPaper,
    Status,
)
from tests.support.examples import a_calendar, a_complainant, a_complaint, a_letter, an_intake

BY_CODE = {channel.code: channel for channel in CHANNELS}
CALENDAR = a_calendar()


def test_the_ten_forms_of_maladministration_come_first_as_the_ombudsman_names_them() -> None:
    assert CATEGORIES[:10] == (
        *("Penundaan berlarut", "Tidak memberikan pelayanan", "Tidak kompeten", "Penyalahgunaan wewenang"),
        *("Penyimpangan prosedur", "Permintaan imbalan uang, barang, dan jasa", "Tidak patut", "Berpihak"),
        *("Diskriminasi", "Konflik kepentingan"),
    )


def test_the_offices_own_types_of_complaint_follow() -> None:
    assert CATEGORIES[10:] == (
        *("Sikap/perilaku petugas", "Sarana dan prasarana", "Informasi/persyaratan tidak jelas", "Biaya tidak sesuai"),
        *("Sistem elektronik/OSS bermasalah", "Keberatan atas isi/penolakan izin", "Dampak kegiatan pemegang izin"),
        "Lain-lain",
    )


def test_what_nobody_wrote_down_is_empty_and_no_paper_is_there_unasked() -> None:
    bare = Intake(Kind.COMPLAINT, "counter", "Izin belum terbit")
    assert bare.complainant == Complainant("", Identity.OPEN, "", "", "", "", "", "", "", "")
    empty = dict.fromkeys(("received_on", "service_date", "event_date")) | {"identity_copy": False, "documents": False}
    for field in dataclasses.fields(Intake)[4:]:
        assert getattr(bare, field.name) == empty.get(field.name, "")


def test_a_complaint_as_it_was_recorded_is_registered_and_nothing_became_of_it_yet() -> None:
    new = a_complaint()
    assert (new.status, new.cycle, new.disputed) == (Status.REGISTERED, 1, ())
    assert (new.amendments, new.papers_printed, new.conflict, new.erased) == (0, 0, False, False)
    words = ("cancelled_why", "review_note", "reviewed_by", "suffix", "late_decided_by", "late_decision")
    assert {getattr(new, name) for name in words} == {""}


def test_an_oral_complaint_misses_no_paper() -> None:
    assert a_complaint().missing_papers == ()


def test_a_written_complaint_misses_what_was_not_ticked() -> None:
    assert a_complaint(intake=a_letter()).missing_papers == ()
    assert a_complaint(intake=a_letter(documents=False)).missing_papers == (RequiredPaper.DOCUMENTS,)
    bare = a_complaint(intake=a_letter(documents=False, identity_copy=False))
    assert bare.missing_papers == (RequiredPaper.IDENTITY_COPY, RequiredPaper.DOCUMENTS)


@pytest.mark.parametrize("kind", [Kind.SUGGESTION, Kind.INPUT])
def test_suggestions_and_input_need_no_papers(kind: Kind) -> None:
    assert rules.missing_papers(a_letter(kind=kind, documents=False), Manner.WRITTEN) == ()


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "Nurhayati binti Saleh"),
        ({"identity": Identity.CONFIDENTIAL}, "Dirahasiakan"),
        ({"identity": Identity.ANONYMOUS, "name": "", "nik": ""}, "Anonim"),
        ({"name": ""}, "Tanpa nama"),
    ],
)
def test_the_name_is_shown_as_far_as_it_may_be(changes: dict[str, Any], shown: str) -> None:
    complainant = a_complainant(**changes)
    assert rules.display_name(complainant) == shown
    assert a_complaint(intake=an_intake(complainant=complainant)).display_name == shown


def test_the_names_of_kinds_manners_and_states_in_the_journal_stay() -> None:
    assert [" ".join(names) for names in (Kind, Manner, Identity, RequiredPaper)] == [
        "complaint suggestion input",
        "oral written",
        "open confidential anonymous",
        "identity_copy documents",
    ]
    assert " ".join(rules.Status) == (
        "registered reviewed analysed decided informed acted verified conveyed repeated noted followed_up answered"
        " satisfied finished withdrawn deemed_withdrawn forwarded merged unanswered cancelled declined"
    )


def test_the_states_from_which_nothing_is_owed_any_more() -> None:
    assert " ".join(status for status in Status if status in rules.CLOSED) == (
        "satisfied finished withdrawn deemed_withdrawn forwarded merged unanswered cancelled declined"
    )


@pytest.mark.parametrize(
    ("changes", "waits"),
    [
        ({}, True),
        ({"late_filing": False}, False),
        ({"late_decided_by": "Hendra Wijaya"}, False),
        ({"status": Status.WITHDRAWN}, False),
        ({"late_filing": False, "late_decided_by": "Hendra Wijaya"}, False),
        ({"late_decided_by": "Hendra Wijaya", "status": Status.WITHDRAWN}, False),
        ({"late_filing": False, "status": Status.WITHDRAWN}, False),
    ],
)
def test_what_was_filed_late_waits_until_it_is_decided_on_or_closed(changes: dict[str, Any], waits: bool) -> None:
    late = dataclasses.replace(a_complaint(), late_filing=True)
    assert dataclasses.replace(late, **changes).waits_for_decision == waits


def test_the_channels_are_those_of_the_procedure() -> None:
    assert [(channel.code, channel.name, str(channel.manner), channel.active) for channel in CHANNELS] == [
        ("counter", "Loket", "oral", True),
        ("telephone", "Telepon", "oral", True),
        ("letter", "Surat diantar", "written", True),
        ("post", "Surat pos", "written", True),
        ("fax", "Faks", "written", True),
        ("box", "Kotak saran", "written", True),
        ("email", "E-mail", "written", True),
        ("website", "Website", "written", True),
        ("sms", "SMS", "written", True),
        ("sp4n", "SP4N-LAPOR!", "written", True),
        ("other", "Lainnya", "written", True),
    ]
