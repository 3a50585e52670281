from __future__ import annotations

import dataclasses
from datetime import date
from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Complainant, Identity, Intake, Kind
from frontoffice.ui.messages import field_labels
from tests.support.examples import a_complainant, a_complaint, a_letter, an_intake

INDONESIAN = {
    "identity": "Identitas",
    "name": "Nama",
    "nik": "NIK",
    "phone": "Telepon",
    "email": "E-mail",
    "address": "Alamat",
    "regency": "Kabupaten/kota",
    "district": "Kecamatan",
    "represents": "Kuasa dari",
    "attorney_letter": "Surat kuasa",
    "kind": "Jenis",
    "channel": "Kanal",
    "description": "Uraian",
    "wish": "Permintaan penyelesaian",
    "received_on": "Tanggal diterima",
    "received_why": "Alasan baru dicatat kemudian",
    "external_id": "Nomor surat atau ID laporan",
    "identity_copy": "Fotokopi identitas",
    "documents": "Dokumen pendukung",
    "sector": "Sektor",
    "service": "Layanan",
    "application_no": "Nomor permohonan",
    "service_date": "Tanggal pelayanan diterima",
    "respondent": "Teradu",
    "category": "Kategori pengaduan",
    "event_date": "Tanggal kejadian",
    "event_place": "Tempat kejadian",
}


def texts(**changes: object) -> dict[str, str]:
    return {field.label: field.text for field in field_labels.list_labelled_fields(a_complaint(**changes))}


def test_fields_in_which_nothing_was_told_are_left_out() -> None:
    assert "Wished settlement" not in texts(intake=an_intake(wish=""))
    assert "Copy of identity" not in texts()


def test_no_field_goes_by_its_name_in_the_code() -> None:
    fields = {field.name for cls in (Intake, Complainant) for field in dataclasses.fields(cls)} - {"complainant"}
    assert {name for name in fields if field_labels.label(name) == name} == set()


def test_every_field_has_its_indonesian_name(indonesian: None) -> None:
    assert {field: field_labels.label(field) for field in INDONESIAN} == INDONESIAN
    complaint = a_complaint(intake=a_letter(complainant=a_complainant(represents="PT X", attorney_letter=True)))
    shown = {field.label for field in field_labels.list_labelled_fields(complaint, revealed=True)}
    assert shown < set(INDONESIAN.values())
    assert (field_labels.in_words("documents", True), field_labels.in_words("documents", False)) == ("ada", "belum ada")
    assert field_labels.confidential_text() == "dirahasiakan"


def test_papers_that_came_are_told() -> None:
    by_label = texts(intake=a_letter(documents=False))
    assert by_label["Copy of identity"] == "received"
    assert "Supporting documents" not in by_label


def test_dates_and_choices_are_told_in_words() -> None:
    by_label = texts()
    assert by_label["Service received on"] == "Kamis, 12 November 2026"
    assert by_label["Identity"] == "Open"


@pytest.mark.parametrize("identity", [Identity.CONFIDENTIAL, Identity.ANONYMOUS])
def test_who_asked_for_confidence_is_left_out_until_revealed(identity: Identity) -> None:
    complaint = a_complaint(intake=an_intake(complainant=a_complainant(identity=identity)))
    labels = {field.label for field in field_labels.list_labelled_fields(complaint)}
    assert not labels & {field_labels.label(name) for name in field_labels.WHO}
    revealed = {field.label: field.text for field in field_labels.list_labelled_fields(complaint, revealed=True)}
    assert revealed["NIK"] == "1971034107900002"


def test_only_the_ends_of_an_identity_number_are_shown() -> None:
    assert field_labels.mask_number("1971034107900002") == "1971••••••••0002"
    assert field_labels.mask_number("A1234567") == "••••••67", "a passport: its ends would be most of it"
    assert [field_labels.mask_number(text) for text in ("", "1", "123")] == ["", "1", "•23"]


def test_hidden_is_what_a_reader_would_have_to_ask_for() -> None:
    assert field_labels.has_hidden(a_complaint())
    assert not field_labels.has_hidden(a_complaint(intake=an_intake(complainant=a_complainant(nik=""))))
    nameless = a_complainant(nik="", identity=Identity.CONFIDENTIAL)
    assert field_labels.has_hidden(a_complaint(intake=an_intake(complainant=nameless)))


def test_what_a_newer_program_wrote_is_shown_as_it_stands() -> None:
    assert field_labels.label("mood") == "mood"
    assert field_labels.word_of(Kind, "praise") == "praise"
    assert field_labels.in_words("service_date", "soon") == "soon"
    assert field_labels.in_words("channel", "pigeon") == "pigeon"


def test_a_date_reads_the_same_from_the_complaint_and_from_an_entry() -> None:
    assert field_labels.in_words("event_date", date(2026, 11, 20)) == field_labels.in_words("event_date", "2026-11-20")


def test_the_others_on_a_number_are_listed_unless_the_first_is_hidden() -> None:
    others = ((uuid4(), Complainant("Saleh", phone="0813")), (uuid4(), Complainant("Ani")))
    assert texts(joined=others)["Other complainants"] == "2. Saleh, 0813\n3. Ani"
    secret = a_complaint(intake=an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL)), joined=others)
    assert "Saleh" not in str(field_labels.list_labelled_fields(secret))
    assert "Saleh" in str(field_labels.list_labelled_fields(secret, revealed=True))
