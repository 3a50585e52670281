from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from frontoffice.domain.cases import answer_text
from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText, Sender
from frontoffice.domain.cases.case import Case, Cycle, TakenStep
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complaint, Identity, Kind, Status
from frontoffice.domain.entries.body_parts import StepPart
from frontoffice.domain.text import sms_length
from tests.support.examples import TODAY, a_complainant, a_complaint, a_letter, an_intake

SENDER = Sender(
    short_name="DPMPTSP",
    name="Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    telephone="0717-422094",
    sms="0852 6745 8033",
    email="ptsp.babelprov@gmail.com",
    website="dpmptsp.babelprov.go.id",
)
WRITING = tuple(medium for medium in Medium if medium is not Medium.COUNTER)


def recorded(complaint: Complaint, medium: Medium, today: date | None = None) -> AnswerText:
    return answer_text.acknowledgement(complaint, SENDER, medium, today or complaint.recorded_on)


def a_case(status: Status, **texts: str | StepPart) -> Case:
    at = datetime(2026, 11, 25, 3, tzinfo=UTC)
    steps = (
        TakenStep(
            uuid4(),
            Step(step),
            status,
            at.date(),
            at,
            at,
            "Siti",
            "",
            "",
            StepPart(text=facts) if isinstance(facts, str) else facts,
            0,
            moves=True,
        )
        for step, facts in texts.items()
    )
    return Case(status=status, cycles=(Cycle(1, tuple(steps)),))


@pytest.mark.parametrize("kind", list(Kind))
def test_one_sms_holds_number_code_due_date_and_telephone(kind: Kind) -> None:
    complaint = a_complaint(intake=an_intake(kind=kind, channel="telephone"))
    for medium in (Medium.SMS, Medium.CALL):
        made = recorded(complaint, medium)
        assert made.length is not None
        assert (made.length.parts, made.length.wide) == (1, False)
        assert made.length.letters == len(made.text) <= 160
        for part in (complaint.number_text, complaint.check_code, "0717-422094", "DPMPTSP"):
            assert part in made.text
        assert ("14-12-2026" in made.text) is (kind is Kind.COMPLAINT)


def test_every_text_holds_the_number_and_how_to_ask_and_only_a_private_one_the_code() -> None:
    complaint = a_complaint()
    for medium in WRITING:
        text = recorded(complaint, medium).text
        assert complaint.number_text in text
        assert "0717-422094" in text
        assert (complaint.check_code in text) is (medium is not Medium.LAPOR)
        assert ("14-12-2026" in text) or ("Senin, 14 Desember 2026" in text)


def test_no_text_tells_anything_about_the_complainant() -> None:
    for medium in WRITING:
        made = recorded(a_complaint(), medium)
        for word in ("Nurhayati", "1971", "Depati", "0812", "nurhayati@"):
            assert word not in made.text + made.subject


def test_a_day_that_is_over_is_never_promised() -> None:
    complaint = a_complaint(intake=a_letter(received_on=date(2026, 10, 1)))
    due = complaint.due.day
    for medium in WRITING:
        assert "akan segera ditangani" in recorded(complaint, medium).text.casefold()
        assert "paling lambat" not in recorded(complaint, medium).text
        assert "paling lambat" in recorded(complaint, medium, due).text
        assert "paling lambat" not in recorded(complaint, medium, due + timedelta(days=1)).text


def test_a_suggestion_is_thanked_for_and_promised_nothing() -> None:
    complaint = a_complaint(intake=an_intake(kind=Kind.SUGGESTION), due=a_complaint(recorded_at=_LONG_AGO).due)
    for medium in WRITING:
        text = recorded(complaint, medium).text
        assert "saran" in text.casefold()
        assert "lambat" not in text
        assert "segera" not in text


_LONG_AGO = datetime(2026, 3, 2, 3, tzinfo=UTC)


def test_a_provisional_day_is_called_so() -> None:
    complaint = a_complaint()
    complaint = dataclasses.replace(complaint, due=dataclasses.replace(complaint.due, provisional=True))
    for medium in WRITING:
        assert "sementara" in recorded(complaint, medium).text


def test_only_a_mail_has_a_subject_and_it_names_the_number() -> None:
    complaint = a_complaint()
    for medium in WRITING:
        subject = recorded(complaint, medium).subject
        assert subject == ("Tanda terima pengaduan nomor 0147/PGD-L1/2026" if medium is Medium.EMAIL else "")


def test_a_mail_reads_as_a_short_letter() -> None:
    intake = a_letter(channel="email", identity_copy=False)
    assert recorded(a_complaint(intake=intake), Medium.EMAIL).text == (
        "Bapak/Ibu yang terhormat,\n"
        "\n"
        "Pengaduan Bapak/Ibu kami terima pada 23 November 2026 dan telah kami catat:\n"
        "\n"
        "Nomor register: 0147/PGD-L1/2026\n"
        "Kode cek: GUEDJQ\n"
        "\n"
        "Kami tanggapi paling lambat Jumat, 11 Desember 2026 (14 hari kerja).\n"
        "Mohon melengkapi fotokopi identitas.\n"
        "\n"
        "Perkembangan dapat ditanyakan dengan nomor dan kode cek:\n"
        "Telepon 0717-422094\n"
        "SMS 0852 6745 8033\n"
        "E-mail ptsp.babelprov@gmail.com\n"
        "Website dpmptsp.babelprov.go.id\n"
        "\n"
        "Penanganan pengaduan tidak dipungut biaya.\n"
        "\n"
        "Hormat kami,\n"
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
    )


def test_an_office_that_cannot_be_asked_names_no_way() -> None:
    nobody = Sender("", "", "", "", "", "")
    for medium in WRITING:
        text = answer_text.acknowledgement(a_complaint(), nobody, medium, date(2026, 11, 24)).text
        assert "Info" not in text
        assert "ditanyakan" not in text


def test_the_action_and_the_result_are_conveyed_in_each_medium() -> None:
    complaint = a_complaint()
    action = a_case(Status.DECIDED, decide="Izin diterbitkan paling lambat Jumat")
    result = a_case(
        Status.VERIFIED, act="Izin terbit 27 November.", verify=StepPart(text="Sudah diperiksa", outcome="proven")
    )
    for medium in WRITING:
        informing = answer_text.present_information(complaint, action, SENDER, medium, TODAY)
        assert informing is not None
        assert "Izin diterbitkan paling lambat Jumat." in informing.text
        conveying = answer_text.present_information(complaint, result, SENDER, medium, TODAY)
        assert conveying is not None
        for part in ("Terbukti.", "Izin terbit 27 November.", "Sudah diperiksa.", "puas atau belum puas"):
            assert part in conveying.text
        for made in (informing, conveying):
            assert complaint.number_text in made.text
            assert (made.length is None) is (medium not in (Medium.SMS, Medium.CALL))
            assert bool(made.subject) is (medium is Medium.EMAIL)


def test_a_long_action_takes_several_sms_and_keeps_the_alphabet_of_phones() -> None:
    case = a_case(Status.DECIDED, decide="Berkas “trayek” diperiksa ulang – " + "hasilnya disampaikan. " * 12)
    made = answer_text.present_information(a_complaint(), case, SENDER, Medium.SMS, TODAY)
    assert made is not None
    assert made.length is not None
    assert (made.length.parts, made.length.wide) == (3, False)


def test_between_the_steps_it_is_said_how_it_stands_and_nothing_at_the_counter() -> None:
    action = a_case(Status.DECIDED, decide="Izin diterbitkan")
    assert answer_text.present_information(a_complaint(), action, SENDER, Medium.COUNTER, TODAY) is None
    for status in set(Status) - {Status.DECIDED, Status.VERIFIED, Status.NOTED, Status.FOLLOWED_UP}:
        case = a_case(status, decide="Izin diterbitkan", act="Terbit", verify="Diperiksa")
        complaint = a_complaint(status=status)
        for medium in WRITING:
            made = answer_text.present_information(complaint, case, SENDER, medium, TODAY)
            assert made is not None
            assert sms_length.plain(answer_text.STATE_SENTENCES[status]) in sms_length.plain(made.text)
            assert "diterbitkan" not in made.text, "what is not conveyed yet stays in the house"
            assert made.subject in ("", f"Status pengaduan nomor {complaint.number_text}")


def test_what_can_be_read_in_public_hides_who_asked_for_confidence() -> None:
    intake = an_intake(channel="sp4n", complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    case = a_case(Status.DECIDED, decide="Nurhayati dihubungi lewat 0812-7171-2026")
    made = answer_text.present_information(a_complaint(intake=intake), case, SENDER, Medium.LAPOR, TODAY)
    assert made is not None
    assert "Nurhayati" not in made.text
    assert "7171" not in made.text
    assert "0717-422094" in made.text
