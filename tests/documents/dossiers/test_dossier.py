from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.office_documents import document
from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.cases.case import Reach, Response
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.step_fields import TEXTS, StepField
from frontoffice.domain.cases.steps import Ground, Ruling, Source, Step
from frontoffice.domain.complaint import Kind, RequiredPaper
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.body_parts import StepPart
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import RenumberedBody
from frontoffice.domain.field_table import TEXTS_OF_THE_CASE
from frontoffice.domain.people import Role
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.commands.numbering import DocumentRecord
from frontoffice.register.register import Register
from tests.support.dossiers import HENDRA, SITI, case_file, has, text_of
from tests.support.entry_builder import ONCE
from tests.support.examples import OfficeClock, a_complainant, a_letter, a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.papers import a_file, a_full_file, as_read, expected

BAMBANG = an_officer(Role.HANDLER, "Bambang Sutrisno")
DEWI = an_officer(Role.HANDLER, "Dewi Lestari")


@pytest.mark.parametrize("kind", list(Kind))
def test_only_a_complaint_was_answered_in_time(register: Register, kind: Kind) -> None:
    subject = register.complaints.record(an_intake(kind=kind), SITI, uuid4()).complaint.subject
    answered = Response(Step.INFORM, register.today(), late=False, late_days=0, why="", officer=HENDRA.name)
    case = dataclasses.replace(register.handling.case(subject), response=answered)
    said = text_of(dataclasses.replace(case_file(register, subject), case=case))
    assert "Tanggapanpertama" in said
    assert ("tepatwaktu" in said, "Batastanggapan" in said) == (kind is Kind.COMPLAINT, kind is Kind.COMPLAINT)


@pytest.mark.thorough
def test_it_reads_word_for_word_as_the_office_writes_it() -> None:
    assert as_read(document(DocumentKind.DOSSIER, a_file())) == expected("dossier")
    assert as_read(document(DocumentKind.DOSSIER, a_full_file())) == expected("dossier_reviewed")
    repeated = a_full_file(*ONCE[1:], Step.UNSATISFIED)
    assert as_read(document(DocumentKind.DOSSIER, repeated)) == expected("dossier_unsatisfied")


@pytest.mark.thorough
def test_the_dossier_holds_data_cycles_contacts_count_and_hashes(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.review(subject, "Segera", HENDRA, uuid4())
    register.handling.advance(subject, StepForm(Step.ANALYSE, "Berkas lengkap sejak 2 November."), HENDRA, uuid4())
    register.contacts.log(subject, Attempt("Telepon", Reach.NO_ANSWER, "Tidak diangkat"), SITI, uuid4())
    register.documents.record(subject, DocumentRecord("Nota Dinas", "057/2026"), SITI, uuid4())
    text = text_of(case_file(register, subject))
    for part in (
        "Nurhayati",
        "Siklus ke-1",
        "Berkas lengkap sejak 2 November.",
        "Tidak diangkat",
        "14 Desember 2026",
        "057/2026",
        "Analisis",
    ):
        assert "".join(part.split()) in text
    for line in register.complaints.story(subject):
        assert line.hash.hex() in text


@pytest.mark.thorough
def test_the_dossiers_count_ends_on_the_date_that_was_kept(register: Register) -> None:
    """Due 14-12-2026; a holiday entered after it was closed would make it the 15th, and the paper disprove itself."""
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.advance(subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    kept = register.calendar.in_force.version
    pilkada = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")
    register.calendar.accept(register.calendar.preview([pilkada]), "", HENDRA, uuid4())
    text = text_of(case_file(register, subject))
    assert f"(kalender{kept})" in text
    assert "14Desember202614" in text
    assert "Pilkada" not in text


@pytest.mark.thorough
def test_a_count_by_another_calendar_says_so(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    file = case_file(register, subject)
    due = dataclasses.replace(file.complaint.due, calendar_version="kal-lama")
    text = text_of(dataclasses.replace(file, complaint=dataclasses.replace(file.complaint, due=due)))
    assert "diberikanolehkalenderkal-lama" in text


def test_what_a_second_desk_did_has_its_place_with_the_reason(register: Register, tmp_path: Path) -> None:
    """Two desks analyse without knowing of each other: both texts are in the dossier, one of them does not apply."""
    with closing(a_register(tmp_path / "lain", clock=register.now, counter="L2")) as other:
        subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
        register.handling.review(subject, "", HENDRA, uuid4())
        carry(register, other)
        for desk, by, text in ((register, BAMBANG, "Analisis pertama"), (other, DEWI, "Analisis kedua")):
            desk.handling.advance(subject, StepForm(Step.ANALYSE, text), by, uuid4())
        carry(other, register)
        (apart,) = register.handling.case(subject).rejected_steps
    (holds,) = [
        line.officer
        for line in register.complaints.story(subject)
        if line.kind == EntryKind.STEPPED and line.entry_id != apart
    ]
    text = text_of(case_file(register, subject))
    assert "Analisispertama" in text
    assert "Analisiskedua" in text
    assert "Langkahyangtidakberlaku" in text
    assert f"Tidakberlaku:langkahinitelahdiambiloleh{holds}pada24November2026.".replace(" ", "") in text


@pytest.mark.thorough
def test_a_late_filing_says_who_decided_what_of_it_and_a_declined_one_on_what_ground(register: Register) -> None:
    late = an_intake(service_date=date(2026, 10, 1))
    subject = register.complaints.record(late, SITI, uuid4()).complaint.subject
    register.handling.review(subject, "Terlambat.", HENDRA, uuid4(), Classified(ruling=Ruling.REFUSED))
    form = StepForm(Step.DECLINE, "Terlambat.", ground=Ground.LATE, letter="500/12/2026")
    register.handling.advance(subject, form, HENDRA, uuid4())
    text = text_of(case_file(register, subject))
    has(text, "(lewat batas; tidak diterima, keputusan Hendra Wijaya)", "Dinyatakan tidak dapat ditindaklanjuti")
    has(text, "disampaikan lewat batas 30 (tiga puluh) hari kalender", "500/12/2026", "Pengaduan lewat batas")


@pytest.mark.thorough
def test_an_extension_has_both_dates_its_reason_and_its_letter(register: Register) -> None:
    switch = register.reference_data.limits.by_code["extension"]
    register.reference_data.set_limit(dataclasses.replace(switch, amount=1), HENDRA, uuid4())
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    form = ExtensionForm(date(2026, 12, 21), "Menunggu OPD teknis", "500/12/2026")
    register.handling.extend(subject, form, HENDRA, uuid4())
    text = text_of(case_file(register, subject))
    has(text, "Senin, 14 Desember 2026, diperpanjang sampai Senin, 21 Desember 2026")
    has(text, "diperpanjang sampai 21 Desember 2026 dengan surat nomor 500/12/2026: Menunggu OPD teknis")


@pytest.mark.thorough
def test_whoever_has_it_by_name_stands_above_its_team(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    assert "Ditangani oleh" not in text_of(case_file(register, subject))
    register.assignments.assign_to_self(subject, HENDRA, uuid4())
    has(text_of(case_file(register, subject)), f"Ditangani oleh: {HENDRA.name}")


@pytest.mark.thorough
def test_a_corrected_step_has_its_place_with_who_corrected_it(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    review = uuid4()
    register.handling.review(subject, "Segera", HENDRA, review)
    register.handling.correct(subject, review, "Salah pengaduan", HENDRA, uuid4())
    text = text_of(case_file(register, subject))
    has(text, "Langkah yang dikoreksi", "24 November 2026 - Ditelaah (Hendra", "Segera")
    has(text, "Dikoreksi pada 24 November 2026 oleh Hendra", "tidak dihitung: Salah pengaduan.")
    has(text, "Langkah dikoreksi karena salah catat: Ditelaah", "Alasan: Salah pengaduan", "langkah dikoreksi")
    register.handling.review(subject, "", HENDRA, review := uuid4())
    register.handling.correct(subject, review, "", HENDRA, uuid4())
    has(text_of(case_file(register, subject)), "Ditarik kembali seketika", "tidak dihitung: ditarik kembali seketika.")


@pytest.mark.thorough
def test_a_number_that_got_a_suffix_stands_there_in_words(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    body = RenumberedBody(suffix="bis", why="Salinan register dipakai", by=str(HENDRA.officer_id))
    unit = register.unit
    unit.run_once(uuid4(), lambda: unit.append_entry(uuid4(), subject, EntryKind.RENUMBERED, body, HENDRA))
    text = text_of(case_file(register, subject))
    assert EntryKind.RENUMBERED not in text
    has(text, "nomor diberi akhiran “bis”")
    has(text, "Nomor tertera pada dua tanda terima; yang ini diberi akhiran “bis”: Salinan register dipakai")


def test_what_was_told_stands_in_it_and_where_it_stands_now(register: Register, clock: OfficeClock) -> None:
    who = a_complainant(represents="PT Laut Jaya", attorney_letter="12/SK/2026")
    subject = register.complaints.record(a_letter(documents=False, complainant=who), SITI, uuid4()).complaint.subject
    register.contacts.ask_papers(subject, None, SITI, uuid4())
    clock.move(days=1)
    register.contacts.complete_papers(subject, frozenset({RequiredPaper.DOCUMENTS}), None, SITI, uuid4())
    register.handling.review(subject, "", HENDRA, uuid4(), Classified("level.normative"))
    text = text_of(case_file(register, subject))
    has(
        text,
        "Keadaan : ditelaah, sejak 25 November 2026",
        "Selaku kuasa : PT Laut Jaya (surat kuasa 12/SK/2026)",
        "Telepon : 0812-7171-2026",
        "Pelayanan diterima : Kamis, 12 November 2026; batas pengaduan 30 hari kalender: 12 Desember 2026 (dalam batas)",
        "Kejadian : Jumat, 20 November 2026, Loket 2, kantor DPMPTSP",
        "Kelengkapan : lengkap; diminta 24 November 2026, batas 24 Desember 2026; berkas diterima 25 November 2026",
        "Pada 25 November 2026 diterima: dokumen pendukung",
        "Dicatat : Rabu, 25 November 2026, 10.32 WIB",
        "Target siklus : Senin, 30 November 2026",
    )


@pytest.mark.thorough
def test_the_answer_has_its_source_and_a_contact_its_cycle_and_step(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.review(subject, "", HENDRA, uuid4())
    for step in (Step.ANALYSE, Step.DECIDE):
        register.handling.advance(subject, StepForm(step, "Sudah"), HENDRA, uuid4())
    register.contacts.log(subject, Attempt("Telepon", Reach.REACHED, "Diberi tahu"), SITI, uuid4())
    register.handling.advance(
        subject, StepForm(Step.WITHDRAW, "Selesai sendiri", source=Source.SIGNED), HENDRA, uuid4()
    )
    has(
        text_of(case_file(register, subject)),
        "Telepon terhubung Siti Rahmawati 1; Tindakan penyelesaian ditetapkan Diberi tahu",
        "Disampaikan pengadu secara : lembar yang ditandatangani",
    )


@pytest.mark.thorough
def test_a_late_closing_without_an_answer_stands_in_it(register: Register, clock: OfficeClock) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject  # due Mon 14-12-2026
    clock.move(days=22)  # Wed 16-12
    form = StepForm(Step.WITHDRAW, "Dicabut.", source=Source.SPOKEN, late_why="Berkas tercecer.")
    register.handling.advance(subject, form, HENDRA, uuid4())
    has(
        text_of(case_file(register, subject)),
        "tidak ada; ditutup Rabu, 16 Desember 2026, terlambat 2 hari kerja: Berkas tercecer.",
    )


@pytest.mark.parametrize("spec", TEXTS, ids=lambda spec: spec.name)
def test_a_plain_text_of_a_step_stands_under_its_label(register: Register, spec: StepField) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.review(subject, "Segera.", HENDRA, uuid4(), Classified())
    file = case_file(register, subject)
    (cycle,) = file.case.cycles
    said = decode(StepPart, {"on": "2026-11-24", spec.name: "Lantai 2"})
    cycle = dataclasses.replace(cycle, steps=(cycle.steps[0]._replace(facts=said),))
    file = dataclasses.replace(file, case=dataclasses.replace(file.case, cycles=(cycle,)))
    has(text_of(file), spec.paper, "Lantai 2")


@pytest.mark.parametrize("name", [name for name in TEXTS_OF_THE_CASE if name not in {"sector", "external_id"}])
def test_a_text_of_the_intake_stands_among_its_data(register: Register, name: str) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    file = case_file(register, subject)
    changed: dict[str, Any] = {name: "Lantai 2"}
    intake = dataclasses.replace(file.complaint.intake, **changed)
    complaint = dataclasses.replace(file.complaint, intake=intake)
    case = dataclasses.replace(file.case, category="")
    has(text_of(dataclasses.replace(file, complaint=complaint, case=case)), "Lantai 2")
