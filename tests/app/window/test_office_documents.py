from __future__ import annotations

import dataclasses
import functools
import io
import json
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from frontoffice.app.window.office_documents import MadeDocument, day_page, keep_page, make, morning_sheet
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.documents.lists.register_page import register_page
from frontoffice.domain.complainants import addressees
from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.people import May, Role
from frontoffice.register.register import Register
from frontoffice.settings import Settings, Signatory
from tests.support.examples import TODAY, a_complainant, a_letter, a_signed_in, an_intake, an_officer
from tests.support.refusals import not_allowed, refusal

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


def words(kept: MadeDocument) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(kept.pdf)).pages)


@pytest.mark.thorough
def test_a_paper_is_kept_under_the_number_and_remembered(register: Register, tmp_path: Path) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    kept = make(register, Settings(), DocumentRequest(subject, DocumentKind.DOSSIER), SITI)
    path = kept.keep(tmp_path / "papers")
    assert path.read_bytes() == kept.pdf
    assert kept.number_text == "0001/PGD-L1/2026"
    assert path.name == "berkas-pengaduan-0001-PGD-L1-2026.pdf"
    line = register.complaints.story(subject)[-1]
    assert (line.kind, line.body["name"], line.body["number"]) == ("document.made", "Berkas Pengaduan", "")


@pytest.mark.thorough
def test_its_number_stands_on_it_and_in_the_story_and_is_given_once(register: Register, tmp_path: Path) -> None:
    register.documents.set_number_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    wanted = DocumentRequest(subject, DocumentKind.INVITATION, "057/DPMPTSP/2026")
    assert "057/DPMPTSP/2026" in words(make(register, Settings(), wanted, SITI))
    assert register.complaints.story(subject)[-1].body["number"] == "057/DPMPTSP/2026"
    taken = ("number", "paper_number_taken", {"number": "057/DPMPTSP/2026"})
    assert refusal(lambda: make(register, Settings(), wanted, SITI)) == taken
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.thorough
def test_a_hidden_name_stands_on_it_only_after_a_reason_was_written_down(register: Register, tmp_path: Path) -> None:
    secret = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    subject = register.complaints.record(secret, SITI, uuid4()).complaint.subject
    wanted = DocumentRequest(subject, DocumentKind.INVITATION, revealed=True)
    assert "Nurhayati" not in words(make(register, Settings(), wanted, SITI))
    register.complaints.reveal(subject, "Surat diantar sendiri", SITI, uuid4())
    assert "Nurhayati" not in words(make(register, Settings(), wanted, HENDRA))
    assert "Nurhayati" in words(make(register, Settings(), wanted, SITI))
    assert [line.body["named"] for line in register.complaints.story(subject) if line.kind == "document.made"] == [
        False,
        False,
        True,
    ]
    shut = DocumentRequest(subject, DocumentKind.INVITATION)
    assert "Nurhayati" not in words(make(register, Settings(), shut, SITI))


@pytest.mark.thorough
def test_a_report_from_sp4n_carries_its_limit(register: Register, tmp_path: Path) -> None:
    letter = a_letter(channel="sp4n", external_id="1916449")
    subject = register.complaints.record(letter, SITI, uuid4()).complaint.subject
    for kind in (DocumentKind.DISPOSITION, DocumentKind.DOSSIER):
        assert "Senin, 30 November 2026" in words(make(register, Settings(), DocumentRequest(subject, kind), SITI))


@pytest.mark.thorough
def test_a_paper_that_would_state_what_did_not_happen_is_refused_and_takes_no_number(
    register: Register, tmp_path: Path
) -> None:
    register.documents.set_number_format("{no:3}/DPMPTSP/{year}", HENDRA, uuid4())
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    codes = {"response": "nothing_to_answer", "record": "nothing_settled", "completion": "papers_complete"}
    for kind, code in codes.items():
        wanted = DocumentRequest(subject, DocumentKind(kind), register.documents.next_number())
        making = functools.partial(make, register, Settings(), wanted, SITI)
        assert refusal(making) == ("", code, {})
    assert register.documents.next_number() == "001/DPMPTSP/2026"
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.thorough
def test_the_signatory_signs_letters_and_the_reviewer_the_disposition(register: Register, tmp_path: Path) -> None:
    head = Signatory("Kepala Bidang PPT", "Rahmat Hidayat", "19700101 199503 1 001", "Kepala Dinas")
    settings = Settings(signatory=head)
    reviewer = a_signed_in(register, Role.SUPERVISOR, "Hendra Wijaya")
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    letter = words(make(register, settings, DocumentRequest(subject, DocumentKind.INVITATION), SITI))
    for part in ("a.n. Kepala Dinas", "Kepala Bidang PPT,", "Rahmat Hidayat", "NIP 19700101 199503 1 001"):
        assert part in letter
    assert "Siti" not in letter
    wanted = DocumentRequest(subject, DocumentKind.DISPOSITION)
    assert "Pemberi disposisi" in words(make(register, settings, wanted, SITI))
    register.handling.review(subject, "Segera", reviewer, uuid4())
    sheet = words(make(register, settings, wanted, SITI))
    assert "Hendra Wijaya" in sheet
    assert f"{reviewer.position}," in sheet
    assert "Siti" not in sheet
    assert "Rahmat" not in sheet


def test_who_may_not_print_makes_no_paper(register: Register, tmp_path: Path) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    by, wanted = an_officer(Role.ADMINISTRATOR), DocumentRequest(subject, DocumentKind.DOSSIER)
    assert refusal(lambda: make(register, Settings(), wanted, by)) == not_allowed(by, May.EXPORT)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.thorough
def test_the_days_page_is_kept_under_counter_and_day_whatever_it_holds(register: Register, tmp_path: Path) -> None:
    register.complaints.record(an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL)), SITI, uuid4())
    register.closing.close(TODAY, "L1", "", HENDRA, uuid4())
    page = day_page(register, Settings(), TODAY, "L1", SITI)
    pdf = register_page(page)
    path = keep_page(page, pdf, tmp_path)
    assert path.read_bytes() == pdf
    assert path.name == "register-L1-2026-11-24.pdf"
    assert (page.office, page.counter, page.officers, page.made_at) == (
        Settings().office,
        "L1",
        (SITI.name,),
        register.now(),
    )
    assert "Dicetak 24-11-2026 10.32 WIB" in words(MadeDocument(DocumentKind.DOSSIER, "", pdf))
    assert page.channels["sp4n"] == register.reference_data.channels()["sp4n"].name
    on_it = words(MadeDocument(DocumentKind.DOSSIER, "", pdf))
    assert "0001/PGD-L1/2026" in on_it
    assert "Hendra Wijaya" in on_it
    assert "Nurhayati" not in on_it
    (export,) = register.exports.list_exports(TODAY.year)
    assert (export.body.name, export.body.period, export.body.limited, export.body.lines) == (
        "day",
        "2026-11-24..2026-11-24",
        "L1",
        1,
    )


def test_who_may_not_print_makes_no_page(register: Register) -> None:
    by = an_officer(Role.ADMINISTRATOR)
    assert refusal(lambda: day_page(register, Settings(), TODAY, "L1", by)) == not_allowed(by, May.EXPORT)


@pytest.mark.thorough
def test_what_is_made_to_practise_says_so(register: Register, tmp_path: Path) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    practice = dataclasses.replace(Settings(), training=True)
    for settings, marked in ((practice, True), (Settings(), False)):
        kept = make(register, settings, DocumentRequest(subject, DocumentKind.DOSSIER), SITI)
        assert ("LATIHAN - TIDAK BERLAKU" in words(kept)) is marked


def test_a_dossier_carries_its_proof_without_the_words_that_it_does_not_show(register: Register) -> None:
    carded = an_intake()
    assert carded.complainant.nik
    known = an_intake(complainant=a_complainant(nik=""))
    hidden = an_intake(complainant=a_complainant(nik="", identity=Identity.CONFIDENTIAL))
    for intake, shown in ((known, True), (carded, False), (hidden, False)):
        complaint = register.complaints.record(intake, SITI, uuid4()).complaint
        made = make(register, Settings(), DocumentRequest(complaint.subject, DocumentKind.DOSSIER), SITI)
        ((name, [bundle]),) = PdfReader(io.BytesIO(made.pdf)).attachments.items()
        assert name == f"bukti-000{complaint.number.no}-pgd-l1-2026.json"
        assert ("Nurhayati" in bundle.decode()) is shown
        (entry,) = json.loads(bundle)["entries"]
        assert (entry["entry_id"], entry["salt"] is None) == (str(complaint.subject), not shown)
        assert "tanpa tanda tangan" in words(made)
    register.complaints.reveal(complaint.subject, "Ombudsman", HENDRA, uuid4())
    revealed = DocumentRequest(complaint.subject, DocumentKind.DOSSIER, revealed=True)
    ((_, [bundle]),) = PdfReader(io.BytesIO(make(register, Settings(), revealed, HENDRA).pdf)).attachments.items()
    assert "Nurhayati" in bundle.decode()
    letter = make(register, Settings(), DocumentRequest(complaint.subject, DocumentKind.INVITATION), SITI)
    assert PdfReader(io.BytesIO(letter.pdf)).attachments == {}


def test_a_letter_to_one_of_several_names_them_alone_and_the_story_says_so(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    company = Complainant("PT Timah Jaya", contact="Budi Santoso", position="Direktur", address="Jalan Laut 3")
    register.joined.join(subject, company, SITI, uuid4())
    first, second = addressees(register.complaints.get(subject))
    wanted = functools.partial(DocumentRequest, subject, DocumentKind.INVITATION)
    letters = [words(make(register, Settings(), wanted(to=to), SITI)) for to in (None, first, second)]
    found = [
        ["Nurhayati" in letter, "Pimpinan PT Timah Jaya" in letter, "Jalan Laut 3" in letter] for letter in letters
    ]
    assert found == [[True, True, False], [True, False, False], [False, True, True]]
    made = [line.body.get("to") for line in register.complaints.story(subject) if line.kind == "document.made"]
    assert made == [None, {"place": 1}, {"place": 2, "joined": str(second.joined)}]
    dossier = words(make(register, Settings(), DocumentRequest(subject, DocumentKind.DOSSIER), SITI))
    assert "(kepada pengadu ke-2 saja)" in " ".join(dossier.split())


@pytest.mark.thorough
def test_who_has_left_gets_no_letter(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.joined.join(subject, Complainant("Saleh"), SITI, uuid4())
    _, second = addressees(register.complaints.get(subject))
    assert second.joined
    register.joined.leave(subject, second.joined, "Salah nomor", SITI, uuid4())
    wanted = DocumentRequest(subject, DocumentKind.INVITATION, to=second)
    assert refusal(lambda: make(register, Settings(), wanted, SITI))[1] == "joined_unknown"
    assert register.complaints.story(subject)[-1].kind == "complainant.left"


def test_a_letter_goes_to_one_who_moved_up_since_it_was_asked_for(register: Register) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    for name in ("Saleh", "Zulkarnain"):
        register.joined.join(subject, Complainant(name), SITI, uuid4())
    _, second, third = addressees(register.complaints.get(subject))
    assert second.joined
    register.joined.leave(subject, second.joined, "Salah nomor", SITI, uuid4())
    made = make(register, Settings(), DocumentRequest(subject, DocumentKind.INVITATION, to=third), SITI)
    assert "Zulkarnain" in words(made)
    assert made.record.to == dataclasses.replace(third, place=2)


@pytest.mark.thorough
def test_a_letter_to_one_of_several_hides_all_of_them(register: Register) -> None:
    hidden = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    subject = register.complaints.record(hidden, SITI, uuid4()).complaint.subject
    register.joined.join(subject, Complainant("Saleh bin Ahmad", address="Jalan Laut 3"), SITI, uuid4())
    for to in addressees(register.complaints.get(subject)):
        letter = words(make(register, Settings(), DocumentRequest(subject, DocumentKind.INVITATION, to=to), SITI))
        assert not [word for word in ("Saleh", "Nurhayati", "Jalan Laut") if word in letter]
        assert "Yth. Pengadu nomor 0001/PGD-L1/2026" in letter


def test_a_morning_list_is_written_down_before_it_goes_out(register: Register) -> None:
    register.complaints.record(an_intake(), SITI, uuid4())
    sheet = morning_sheet(register, Settings(), HENDRA, of_all=True)
    assert sheet.list.many == 1
    assert morning_sheet(register, Settings(), SITI, of_all=False).list.many == 0
    made = [
        (one.body.name, one.body.limited, one.body.lines, one.officer)
        for one in register.exports.list_exports(TODAY.year)
    ]
    assert made == [
        ("morning", "milik sendiri", 0, SITI.name),
        ("morning", "semua petugas", 1, HENDRA.name),
    ]
    assert refusal(lambda: morning_sheet(register, Settings(), SITI, of_all=True)) == not_allowed(SITI, May.REVIEW)
    administrator = an_officer(Role.ADMINISTRATOR)
    nobody = lambda: morning_sheet(register, Settings(), administrator, of_all=False)  # noqa: E731
    assert refusal(nobody) == not_allowed(administrator, May.CONTACT)
    assert len(register.exports.list_exports(TODAY.year)) == 2
